/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parse.c: reads the command line against the table of option.c. */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "command/option.h"

enum { NEAR = 2 /* edits within which a name is suggested */ };

struct parsing {
    int argc, next; /* next argument to read */
    char *const *argv;
    struct rf_request *request;
    size_t capacity;
};

/* The verb that was asked for is known when `request->verb` is below RF_VERB_COUNT. */
static enum rf_status complain(const struct rf_request *request, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static enum rf_status complain(const struct rf_request *request, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("ringfence: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    if (request->verb < RF_VERB_COUNT)
        fprintf(stderr, "\n    try: ringfence help %s\n", rf_verbs[request->verb].name);
    else
        fputs("\n    try: ringfence help\n", stderr);
    return RF_USAGE;
}

/* Before the command only what every command knows. */
static bool fits(const struct rf_option_entry *option, enum rf_verb verb)
{
    unsigned asked = verb < RF_VERB_COUNT ? 1u << verb : (1u << RF_VERB_COUNT) - 1u;
    return (option->verbs & asked) == asked;
}

/* Of several of one name the one that `verb` takes, or else the last. */
static const struct rf_option_entry *find_option(const char *name, size_t length, enum rf_verb verb)
{
    const struct rf_option_entry *found = NULL;
    for (const struct rf_option_entry *option = rf_options; option->name; option++)
        if (strlen(option->name) == length && strncmp(option->name, name, length) == 0 &&
            (!found || !fits(found, verb)))
            found = option;
    return found;
}

static const struct rf_option_entry *find_letter(char letter)
{
    for (const struct rf_option_entry *option = rf_options; option->name; option++)
        if (option->letter && option->letter == letter)
            return option;
    return NULL;
}

static enum rf_status unknown_option(const struct rf_request *request, const char *name,
                                     size_t length)
{
    char *asked = rf_copy_bytes(name, length);
    const char *nearest = NULL;
    int least = NEAR + 1;
    for (const struct rf_option_entry *option = rf_options; option->name; option++) {
        int distance = rf_text_distance(asked, option->name, NEAR);
        bool usable = request->verb == RF_VERB_COUNT || fits(option, request->verb);
        if (usable && distance < least) {
            least = distance;
            nearest = option->name;
        }
    }
    enum rf_status status =
        nearest ? complain(request, "there is no option --%s; did you mean --%s?", asked, nearest)
                : complain(request, "there is no option --%s", asked);
    rf_release(asked);
    return status;
}

static bool read_duration(const char *text, int64_t *seconds)
{
    size_t length = strlen(text);
    int64_t unit = 1;
    if (length > 1 && strchr("smh", text[length - 1])) {
        unit = text[length - 1] == 's' ? 1 : text[length - 1] == 'm' ? 60 : 3600;
        length--;
    }
    char *digits = rf_copy_bytes(text, length);
    bool good = rf_text_to_integer(digits, seconds) && *seconds >= 0 && *seconds < INT32_MAX;
    if (good)
        *seconds *= unit;
    rf_release(digits);
    return good;
}

/* True when `value` is one of the words that `choices` lists, split at |. */
static bool is_choice(const char *choices, const char *value)
{
    size_t length = strlen(value);
    while (*choices) {
        size_t word = strcspn(choices, "|");
        if (word == length && strncmp(choices, value, length) == 0)
            return true;
        choices += word + (choices[word] == '|');
    }
    return false;
}

static enum rf_status set_number(const struct rf_option_entry *option, struct rf_request *request,
                                 const char *value, int64_t *number)
{
    bool duration = option->type == RF_OPTION_DURATION;
    bool good = duration ? read_duration(value, number) : rf_text_to_integer(value, number);
    if (good && *number >= option->least && *number <= option->most)
        return RF_OK;
    if (duration)
        return complain(request, "--%s needs a time such as 30s, 15m or 2h, found \"%s\"",
                        option->name, value);
    if (option->most > INT32_MAX)
        return complain(request, "--%s needs a whole number from %lld on, found \"%s\"",
                        option->name, (long long)option->least, value);
    return complain(request, "--%s needs a whole number from %lld to %lld, found \"%s\"",
                    option->name, (long long)option->least, (long long)option->most, value);
}

static enum rf_status set(const struct rf_option_entry *option, struct rf_request *request,
                          const char *value)
{
    void *field = (char *)request + option->offset;
    switch (option->type) {
    case RF_OPTION_FLAG:
        *(bool *)field = true;
        break;
    case RF_OPTION_COUNTED:
        ++*(int64_t *)field;
        break;
    case RF_OPTION_TEXT:
        if (*value == '\0')
            return complain(request, "--%s needs a value that is not empty", option->name);
        *(const char **)field = value;
        break;
    case RF_OPTION_NUMBER:
    case RF_OPTION_DURATION:
        return set_number(option, request, value, field);
    case RF_OPTION_DATE:
        if (!rf_day_parse(value, field))
            return complain(request, "--%s needs a date YYYY-MM-DD, found \"%s\"", option->name,
                            value);
        request->has_week = true;
        break;
    case RF_OPTION_CHOICE:
        if (!is_choice(option->argument, value))
            return complain(request, "--%s must be one of %s, found \"%s\"", option->name,
                            option->argument, value);
        *(const char **)field = value;
        break;
    }
    return RF_OK;
}

/* Sets `option`; its value is `joined` (after "=" or the letter) or the next argument. */
static enum rf_status take(struct parsing *parsing, const struct rf_option_entry *option,
                           const char *joined)
{
    struct rf_request *request = parsing->request;
    if (!fits(option, request->verb))
        return request->verb < RF_VERB_COUNT
                   ? complain(request, "--%s is no option of %s", option->name,
                              rf_verbs[request->verb].name)
                   : complain(request, "--%s must follow the command", option->name);
    if (!option->argument)
        return joined ? complain(request, "--%s takes no value", option->name)
                      : set(option, request, NULL);
    if (!joined && parsing->next >= parsing->argc)
        return complain(request, "--%s needs a value: %s", option->name, option->argument);
    return set(option, request, joined ? joined : parsing->argv[parsing->next++]);
}

static enum rf_status take_long(struct parsing *parsing, const char *argument)
{
    size_t length = strcspn(argument, "=");
    const struct rf_option_entry *option = find_option(argument, length, parsing->request->verb);
    if (!option)
        return unknown_option(parsing->request, argument, length);
    return take(parsing, option, argument[length] == '=' ? argument + length + 1 : NULL);
}

/* A bundle of letters; one that takes a value takes the rest of the bundle, if there is one. */
static enum rf_status take_letters(struct parsing *parsing, const char *letters)
{
    for (enum rf_status status; *letters; letters++) {
        const struct rf_option_entry *option = find_letter(*letters);
        if (!option)
            return complain(parsing->request, "there is no option -%c", *letters);
        if (option->argument)
            return take(parsing, option, letters[1] ? letters + 1 : NULL);
        if ((status = take(parsing, option, NULL)) != RF_OK)
            return status;
    }
    return RF_OK;
}

static enum rf_status take_verb(struct rf_request *request, const char *name)
{
    const char *nearest = NULL;
    int least = NEAR + 1;
    for (int verb = 0; verb < RF_VERB_COUNT; verb++) {
        int distance = rf_text_distance(name, rf_verbs[verb].name, NEAR);
        if (distance == 0) {
            request->verb = (enum rf_verb)verb;
            return RF_OK;
        }
        if (distance < least) {
            least = distance;
            nearest = rf_verbs[verb].name;
        }
    }
    if (nearest)
        return complain(request, "there is no command \"%s\"; did you mean \"%s\"?", name, nearest);
    return complain(request, "there is no command \"%s\"", name);
}

static enum rf_status take_operand(struct parsing *parsing, const char *operand)
{
    struct rf_request *request = parsing->request;
    if (request->verb >= RF_VERB_COUNT)
        return take_verb(request, operand);
    size_t count = (size_t)request->operand_count;
    RF_PUSH(request->operands, count, parsing->capacity, operand);
    request->operand_count = (int)count;
    return RF_OK;
}

static enum rf_status count_operands(const struct rf_request *request)
{
    const struct rf_verb_entry *verb = &rf_verbs[request->verb];
    if (request->help || request->version)
        return RF_OK;
    /* The list of --each names files enough. */
    if (request->operand_count < verb->operand_least && !request->each)
        return complain(request, "%s needs more: ringfence %s %s", verb->name, verb->name,
                        verb->operands);
    if (request->operand_count > verb->operand_most)
        return complain(request, "%s takes no \"%s\"", verb->name,
                        request->operands[verb->operand_most]);
    return RF_OK;
}

enum rf_status rf_request_parse(int argc, char *const *argv, struct rf_request *request)
{
    struct parsing parsing = {argc, 1, argv, request, 0};
    bool ended = false;
    enum rf_status status = RF_OK;
    *request = (struct rf_request){.verb = RF_VERB_COUNT};
    while (parsing.next < argc && status == RF_OK) {
        const char *argument = argv[parsing.next++];
        if (ended || argument[0] != '-' || argument[1] == '\0')
            status = take_operand(&parsing, argument);
        else if (strcmp(argument, "--") == 0)
            ended = true;
        else if (argument[1] == '-')
            status = take_long(&parsing, argument + 2);
        else
            status = take_letters(&parsing, argument + 1);
    }
    if (status != RF_OK)
        return status;
    if (request->verb == RF_VERB_COUNT && !request->help && !request->version)
        return complain(request, "no command given");
    return request->verb == RF_VERB_COUNT ? RF_OK : count_operands(request);
}

void rf_request_release(struct rf_request *request)
{
    rf_release(request->operands);
    request->operands = NULL;
    request->operand_count = 0;
}
