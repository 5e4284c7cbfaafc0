/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help.c: the tables of option.c and status.h, read out. */
#include <string.h>

#include "command/command.h"
#include "engine/solve.h"
#include "store/store.h"
#include "engine/mip.h"

const char *rf_version_program(void)
{
    return "ringfence " RF_VERSION;
}

void rf_version_libraries(struct rf_text *out)
{
    rf_text_format(out, "GLPK %s, SQLite %s, cJSON %s, Expat %s", rf_mip_version(),
                   rf_store_library(), RF_CJSON_VERSION, RF_EXPAT_VERSION);
}

void rf_version_print(void)
{
    struct rf_text libraries = RF_TEXT_INIT;
    rf_version_libraries(&libraries);
    printf("%s\n%s\nGPL-3.0-or-later; no warranty\n", rf_version_program(),
           rf_text_peek(&libraries));
    rf_text_release(&libraries);
}

static void print_option(const struct rf_option_entry *option)
{
    char left[64];
    snprintf(left, sizeof left, "%c%c%c --%s%s%s", option->letter ? '-' : ' ',
             option->letter ? option->letter : ' ', option->letter ? ',' : ' ', option->name,
             option->argument ? " " : "", option->argument ? option->argument : "");
    if (strlen(left) > 28)
        printf("  %s\n  %-28s  %s\n", left, "", option->text);
    else
        printf("  %-28s  %s\n", left, option->text);
}

static void print_options(unsigned verbs, bool shared)
{
    unsigned every = (1u << RF_VERB_COUNT) - 1;
    for (const struct rf_option_entry *option = rf_options; option->name; option++)
        if ((option->verbs & verbs) != 0 && (option->verbs == every) == shared)
            print_option(option);
}

static void print_exit_codes(void)
{
    printf("\nExit codes\n");
#define PRINT_CODE(name, code, text) printf("  %3d  %s\n", code, text);
    RF_STATUS_TABLE(PRINT_CODE)
#undef PRINT_CODE
    printf("When several apply: the first of 7 6 3 4 5 1 0.\n");
}

static void print_all(void)
{
    printf("ringfence protects the time in which new teachers are mentored.\n\n"
           "usage: ringfence COMMAND [OPTION]... [FILE]...\n\nCommands\n");
    for (int verb = 0; verb < RF_VERB_COUNT; verb++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", rf_verbs[verb].name, rf_verbs[verb].operands);
        printf("  %-20s  %s\n", left, rf_verbs[verb].text);
    }
    printf("\nOptions of every command\n");
    print_options(~0u, true);
    print_exit_codes();
    printf("\nringfence help COMMAND tells the rest.\n");
}

static void print_verb(enum rf_verb verb)
{
    const struct rf_verb_entry *entry = &rf_verbs[verb];
    printf("usage: ringfence %s [OPTION]...%s%s\n\n%s\n\nOptions\n", entry->name,
           *entry->operands ? " " : "", entry->operands, entry->text);
    print_options(1u << verb, false);
    printf("\nOptions of every command\n");
    print_options(1u << verb, true);
    if (verb == RF_VERB_CHECK)
        printf("\nThe answer is no (exit 1) when a stored plan breaks a rule, or an audit finds "
               "an error;\nwith --strict also when there is a warning.\n");
    if (verb == RF_VERB_RULES)
        printf(
            "\nAn operand with a dot or a slash in it, and \"-\", is a FILE; the other one is the "
            "ID: a rule\nvalue (ppa_rate), a hard rule (H6), a soft term (Q1) or an audit (AU1). "
            "With FILEs the values\nin force are told, where they are changed, and the "
            "waivers.\n");
    if (verb == RF_VERB_SOLVE)
        printf("\nWith --each the FILEs may be left out; those given are laid over every school. "
               "Runs are\nnumbered by the schools' ids, whatever --jobs is; a school that fails "
               "stops no other, and\nthe exit code is the worst of them. Schools that share "
               "people or dates are not for --each:\nthey are one instance with several "
               "sites.\n");
    print_exit_codes();
}

enum rf_status rf_help_print(const struct rf_request *request)
{
    if (request->help && request->verb < RF_VERB_COUNT) {
        print_verb(request->verb);
        return RF_OK;
    }
    if (request->operand_count == 0) {
        print_all();
        return RF_OK;
    }
    for (int verb = 0; verb < RF_VERB_COUNT; verb++) {
        if (strcmp(rf_verbs[verb].name, request->operands[0]) == 0) {
            print_verb((enum rf_verb)verb);
            return RF_OK;
        }
    }
    fprintf(stderr, "ringfence: there is no command \"%s\"\n    try: ringfence help\n",
            request->operands[0]);
    return RF_USAGE;
}
