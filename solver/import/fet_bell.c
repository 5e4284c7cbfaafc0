/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet_bell.c: which bell a class keeps when the names of the hours carry several.
 *
 * FET has one grid, so schools with two bells write the second into the names of the hours and say
 * who keeps it in the comment of the file, if anywhere. The rule, stated in a note:
 *  1. A line of the comment names a year of pupils when one of its words begins with the letters of
 *     the year's name (three or more; "Bachiller" names 1BAC). A line that holds the bell's word
 *     gives it the years it names, any other line gives "main" those it names.
 *  2. Years named nowhere: the second bell when there are two, years were named for "main" and none
 *     for the second. Otherwise the bell whose word the year's name begins with, else "main".
 *  3. Commitments: the bell whose word their name holds, else "main". */
#include <string.h>

#include "base/text.h"
#include "import/fet_file.h"
#include "import/words.h"

enum { LEAST_LETTERS = 3, WORD = 32, MOST_YEARS = 2000, MOST_LINES = 100 };

/* Years, groups and subgroups: each name to the first year it belongs to. */
static void read_years(struct rf_fet_file *file)
{
    const struct rf_element *list = rf_element_child(file->root, "Students_List");
    const struct rf_element *year = rf_element_child(list, "Year");
    for (; year != NULL; year = rf_element_next(year, "Year")) {
        struct rf_fet_year entry = {rf_element_text(year, "Name"), -1};
        int32_t index = (int32_t)file->year_count;
        if (entry.name == NULL)
            continue;
        if (index == MOST_YEARS) {
            rf_fet_fault(file, year, "I104", "the file has too many years of pupils", NULL);
            return;
        }
        RF_PUSH(file->years, file->year_count, file->year_capacity, entry);
        rf_names_add(&file->pupils, entry.name, index);
        const struct rf_element *group = rf_element_child(year, "Group");
        for (; group != NULL; group = rf_element_next(group, "Group")) {
            const struct rf_element *part = rf_element_child(group, "Subgroup");
            if (rf_element_text(group, "Name") != NULL)
                rf_names_add(&file->pupils, rf_element_text(group, "Name"), index);
            for (; part != NULL; part = rf_element_next(part, "Subgroup"))
                if (rf_element_text(part, "Name") != NULL)
                    rf_names_add(&file->pupils, rf_element_text(part, "Name"), index);
        }
    }
}

/* The longest run of letters A to Z in a name, lower case, with '*'; false when too short. */
static bool letters_of(const char *name, char word[WORD])
{
    const char *best = name;
    size_t length = 0;
    for (const char *at = name; *at != '\0';) {
        size_t run = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (run > length) {
            best = at;
            length = run;
        }
        at += run > 0 ? run : 1;
    }
    if (length < LEAST_LETTERS || length + 2 > WORD)
        return false;
    for (size_t i = 0; i < length; i++)
        word[i] = (char)(best[i] >= 'A' && best[i] <= 'Z' ? best[i] - 'A' + 'a' : best[i]);
    memcpy(word + length, "*", 2);
    return true;
}

/* The bell whose word the text holds, -1 for none. */
static int32_t bell_in(const struct rf_timetable *timetable, const char *text, bool beginning)
{
    for (size_t i = 1; i < timetable->clock_count; i++) {
        const char *bell = timetable->clocks[i].bell;
        const char *word = beginning ? rf_arena_format(timetable->arena, "%s*", bell) : bell;
        if (strlen(bell) + 2 < WORD && rf_words_hold(text, word))
            return (int32_t)i;
    }
    return -1;
}

/* Rule 1 for one line. */
static void read_line(struct rf_fet_file *file, const char *line)
{
    int32_t bell = bell_in(file->timetable, line, false);
    char word[WORD];
    for (size_t i = 0; i < file->year_count; i++)
        if (file->years[i].clock < 0 && letters_of(file->years[i].name, word) &&
            rf_words_hold(line, word))
            file->years[i].clock = bell < 0 ? 0 : bell;
}

static void read_comment(struct rf_fet_file *file)
{
    const char *comment = rf_element_text(file->root, "Comments");
    for (int line = 0; comment != NULL && *comment != '\0' && line < MOST_LINES; line++) {
        size_t length = strcspn(comment, "\r\n");
        read_line(file, rf_arena_format(file->timetable->arena, "%.*s", (int)length, comment));
        comment += length;
        comment += strspn(comment, "\r\n");
    }
}

/* Rule 2; true when the unnamed years got the second bell. */
static bool settle_unnamed(struct rf_fet_file *file)
{
    size_t main_named = 0, other_named = 0;
    for (size_t i = 0; i < file->year_count; i++) {
        main_named += file->years[i].clock == 0;
        other_named += file->years[i].clock > 0;
    }
    bool second = file->timetable->clock_count == 2 && main_named > 0 && other_named == 0;
    for (size_t i = 0; i < file->year_count; i++) {
        struct rf_fet_year *year = &file->years[i];
        if (year->clock >= 0)
            continue;
        const char *name = year->name + strspn(year->name, "0123456789 .");
        int32_t bell = second ? 1 : bell_in(file->timetable, name, true);
        year->clock = bell < 0 ? 0 : bell;
    }
    return second;
}

void rf_fet_read_bells(struct rf_fet_file *file)
{
    struct rf_timetable *timetable = file->timetable;
    struct rf_place place = {.file = file->path};
    read_years(file);
    if (timetable->clock_count < 2)
        return;
    read_comment(file);
    bool second = settle_unnamed(file);
    for (size_t bell = 0; bell < timetable->clock_count; bell++) {
        struct rf_text years = RF_TEXT_INIT;
        for (size_t i = 0; i < file->year_count; i++)
            if (file->years[i].clock == (int32_t)bell)
                rf_text_format(&years, "%s%s", years.length > 0 ? ", " : "", file->years[i].name);
        rf_diagnostics_add(
            file->diagnostics, RF_NOTE, "I306", place,
            "change \"bell\" of the lessons in a further layer if this is not so",
            "the names of the hours carry %zu bells; assumed to keep \"%s\": %s (%s)",
            timetable->clock_count, timetable->clocks[bell].bell,
            years.length > 0 ? rf_text_peek(&years) : "nobody",
            second && bell == 0 ? "years the comment of the file names"
            : second            ? "years the comment of the file does not name"
                                : "by the comment of the file and the names of the years");
        rf_text_release(&years);
    }
}

int32_t rf_fet_bell(struct rf_fet_file *file, const struct rf_fet_activity *activity, bool lesson)
{
    if (file->timetable->clock_count < 2)
        return 0;
    if (!lesson) {
        int32_t bell = bell_in(file->timetable, activity->subject, false);
        return bell < 0 ? 0 : bell;
    }
    for (size_t i = 0; i < activity->student_count; i++) {
        int32_t year = rf_names_find(&file->pupils, activity->students[i]);
        if (year >= 0)
            return file->years[year].clock;
    }
    return 0;
}
