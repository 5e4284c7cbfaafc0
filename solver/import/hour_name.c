/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hour_name.c: finds H:MM, HH.MM and HHhMM in a name and looks at the words before each.
 *
 * The words before the first time are the label. A later time with no word before it (or only
 * "to", "a", "bis", ...) ends the bell before it; one with a word starts the bell of that word. */
#include "import/hour_name.h"

#include <stdbool.h>
#include <string.h>

struct found {
    const char *from, *until;
    rf_minute minute;
};

static bool digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The next time of day at or after `at`. */
static bool find_time(const char *name, const char *at, struct found *found)
{
    for (; *at != '\0'; at++) {
        if (!digit(*at) || (at > name && (digit(at[-1]) || at[-1] == '.' || at[-1] == ':')))
            continue;
        int hours = 0, length = 0;
        while (length < 2 && digit(at[length]))
            hours = 10 * hours + (at[length++] - '0');
        const char *mark = at + length;
        if (*mark == '\0' || strchr(":.hH", *mark) == NULL || !digit(mark[1]) || !digit(mark[2]) ||
            digit(mark[3]))
            continue;
        int minutes = 10 * (mark[1] - '0') + (mark[2] - '0');
        if (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0))
            continue;
        *found = (struct found){at, mark + 3, hours * 60 + minutes};
        return true;
    }
    return false;
}

/* Narrows [*from, *until) by blanks, brackets and dashes of any length at both ends. */
static void strip(const char **from, const char **until)
{
    static const char *const marks[] = {" ",
                                        "\t",
                                        "-",
                                        "(",
                                        ")",
                                        "[",
                                        "]",
                                        "|",
                                        ",",
                                        ";",
                                        ":",
                                        "=",
                                        "\xe2\x80\x93",
                                        "\xe2\x80\x94",
                                        "\xc2\xa0"};
    bool more = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            size_t length = strlen(marks[i]), left = (size_t)(*until - *from);
            if (left >= length && memcmp(*from, marks[i], length) == 0) {
                *from += length;
                more = true;
            } else if (left >= length && memcmp(*until - length, marks[i], length) == 0) {
                *until -= length;
                more = true;
            }
        }
    }
}

/* Copies what lies between, in lower case when `lower`; what is too long becomes empty. */
static void take(char *word, size_t size, const char *from, const char *until, bool lower)
{
    strip(&from, &until);
    size_t length = (size_t)(until - from);
    if (length >= size)
        length = 0;
    for (size_t i = 0; i < length; i++)
        word[i] = (char)(lower && from[i] >= 'A' && from[i] <= 'Z' ? from[i] - 'A' + 'a' : from[i]);
    word[length] = '\0';
}

static bool joins(const char *word)
{
    static const char *const joints[] = {"",    "to",         "till",     "until", "a",
                                         "al",  "bis",        "\xc3\xa0", "h",     "uhr",
                                         "ate", "at\xc3\xa9", "tot",      "-"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (strcmp(word, joints[i]) == 0)
            return true;
    return false;
}

struct rf_hour_name rf_hour_name_read(const char *name)
{
    struct rf_hour_name hour = {.count = 0};
    struct found found;
    const char *after = name;
    while (find_time(name, after, &found)) {
        char word[RF_HOUR_WORD] = "";
        if (hour.count == 0)
            take(hour.label, sizeof hour.label, after, found.from, false);
        else
            take(word, sizeof word, after, found.from, true);
        struct rf_hour_bell *last = hour.count == 0 ? NULL : &hour.bells[hour.count - 1];
        if (last != NULL && joins(word)) {
            if (last->end < 0)
                last->end = found.minute;
        } else if (hour.count < RF_HOUR_BELLS) {
            struct rf_hour_bell bell = {.start = found.minute, .end = -1};
            memcpy(bell.word, word, sizeof word);
            hour.bells[hour.count++] = bell;
        }
        after = found.until;
    }
    if (hour.label[0] == '\0')
        take(hour.label, sizeof hour.label, after, after + strlen(after), false);
    return hour;
}
