/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv_period.c: [week] weekday [week] period, with or without separators.
 *
 * A letter A or B directly behind the weekday is a week only when a period follows it (a number, a
 * separator, or a word for registration): "MonA3" is week A, "MonAM" the period AM. */
#include "import/csv_period.h"

#include <string.h>

#include "import/words.h"

static bool digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static const char *skip(const char *at)
{
    while (*at != '\0' && strchr(" :.-/_", *at) != NULL)
        at++;
    return at;
}

/* The week that `byte` stands for, -1 if none. */
static int32_t week_of(char byte)
{
    switch (byte) {
    case 'A':
    case 'a':
    case '1':
        return 0;
    case 'B':
    case 'b':
    case '2':
        return 1;
    default:
        return -1;
    }
}

/* "Wk A", "Week 1", "wkB": what follows the week, or NULL. */
static const char *read_worded(const char *at, struct rf_csv_period *period)
{
    static const char *const words[] = {"week", "Week", "WEEK", "wk", "Wk", "WK"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(at, words[i], length) != 0)
            continue;
        const char *week = skip(at + length);
        if (week_of(*week) < 0 || (digit(*week) && digit(week[1])))
            return NULL;
        period->letter = week_of(*week);
        period->numbered = digit(*week);
        return week + 1;
    }
    return NULL;
}

/* The week before the weekday; NULL for one that is no week of two. */
static const char *read_week_before(const char *at, struct rf_csv_period *period)
{
    const char *after = read_worded(at, period);
    if (after != NULL)
        return skip(after);
    if (digit(*at)) {
        period->letter = week_of(*at);
        period->numbered = true;
        return period->letter < 0 || digit(at[1]) ? NULL : skip(at + 1);
    }
    if (week_of(*at) >= 0 && at[1] != '\0' && skip(at + 1) > at + 1) {
        period->letter = week_of(*at);
        return skip(at + 1);
    }
    return at;
}

/* The week behind the weekday, if there is one. */
static const char *read_week_after(const char *at, struct rf_csv_period *period)
{
    const char *from = skip(at), *after = read_worded(from, period);
    if (after != NULL)
        return after;
    if (digit(*from) || week_of(*from) < 0 || from[1] == '\0')
        return at;
    if (digit(from[1]) || skip(from + 1) > from + 1 ||
        rf_words_cell(from + 1) == RF_CELL_REGISTRATION) {
        period->letter = week_of(*from);
        return from + 1;
    }
    return at;
}

bool rf_csv_period_read(const char *label, struct rf_csv_period *period)
{
    const char *at = skip(label);
    *period = (struct rf_csv_period){.letter = -1};
    at = read_week_before(at, period);
    if (at == NULL)
        return false;
    period->weekday = rf_words_weekday(at, &at);
    if (period->weekday < 0)
        return false;
    if (period->letter < 0)
        at = read_week_after(at, period);
    period->name = skip(at);
    return *period->name != '\0';
}

bool rf_csv_week_read(const char *text, struct rf_csv_period *period)
{
    const char *after = read_worded(text, period);
    if (after == NULL && week_of(*text) >= 0) {
        period->letter = week_of(*text);
        period->numbered = digit(*text);
        after = text + 1;
    }
    return after != NULL && *skip(after) == '\0';
}
