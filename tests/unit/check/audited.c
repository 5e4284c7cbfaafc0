/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audited.c: running the audits and looking for findings. */
#include "audited.h"

#include <string.h>

#include "base/diagnostics.h"
#include "check/audit.h"

/* Findings of the code, notes or worse; `words` must be in one of them when given. */
static int count(struct school *school, const char *code, bool notes, const char *words)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    bool said = words == NULL;
    int found = 0;
    size_t i;

    rf_audit(school->instance, &diagnostics);
    for (i = 0; i < diagnostics.count; i++) {
        const struct rf_diagnostic *item = &diagnostics.items[i];

        if (strcmp(item->code, code) != 0 || (item->severity == RF_NOTE) != notes)
            continue;
        found++;
        if (words != NULL && strstr(item->message, words) != NULL)
            said = true;
        else
            print_message("%s: %s\n", code, item->message);
    }
    rf_diagnostics_release(&diagnostics);
    if (!said)
        fail_msg("nobody says \"%s\"", words);
    return found;
}

void assert_found(struct school *school, const char *code, const char *words)
{
    assert_true(count(school, code, false, words) > 0);
}

void assert_untold(struct school *school, const char *code, const char *words)
{
    assert_true(count(school, code, true, words) > 0);
    assert_met(school, code);
}

void assert_met(struct school *school, const char *code)
{
    assert_int_equal(count(school, code, false, NULL), 0);
}

void assert_error(struct school *school, const char *code, bool error)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    size_t i;

    rf_audit(school->instance, &diagnostics);
    for (i = 0; i < diagnostics.count; i++) {
        const struct rf_diagnostic *item = &diagnostics.items[i];

        if (strcmp(item->code, code) == 0 && item->severity != RF_NOTE)
            assert_int_equal(item->severity, error ? RF_ERROR : RF_WARNING);
    }
    rf_diagnostics_release(&diagnostics);
}

void assert_count(struct school *school, const char *code, int expected)
{
    assert_int_equal(count(school, code, false, NULL), expected);
}

void add_lessons(struct rf_text *text, const char *person, int per_day, int weeks, int count_of)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};
    static const char *const letters[] = {"A/", "B/"};
    int i;

    rf_text_format(text, "'lessons':{'L':{'staff':['%s'],'at':{", person);
    for (i = 0; i < count_of; i++)
        rf_text_format(text, "%s'%s%s/%d':{}", i > 0 ? "," : "",
                       weeks > 1 ? letters[i / (5 * per_day)] : "", days[i / per_day % 5],
                       i % per_day + 1);
    rf_text_add(text, "}}}");
}
