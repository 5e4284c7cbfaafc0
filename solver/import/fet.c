/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet.c: a FET file with its timetable locked in ("..._data_and_timetable.fet").
 *
 * FET keeps the placement of an activity apart from it, as a constraint of weight 100 on its
 * starting time. A plain input file holds a few such locks too, so the file counts as a timetable
 * only when every active activity has one. Everything is joined by name, never by position, and
 * what is switched off (Active false) or wished (weight under 100) does not exist here.
 *
 * Refused: days that are no weekdays (terms, mornings and afternoons), an activity without a
 * place, names that nothing declares. Order of the parts: grid, staff, activities, constraints. */
#include "import/fet.h"

#include <string.h>

#include "base/calendar.h"
#include "import/clock.h"
#include "import/fet_file.h"
#include "import/words.h"

enum { CYCLE_DAYS = 14 };

void rf_fet_fault(struct rf_fet_file *file, const struct rf_element *at, const char *code,
                  const char *message, const char *name)
{
    struct rf_place place = {.file = file->path, .line = at->line, .column = at->column};
    rf_diagnostics_add(file->diagnostics, RF_ERROR, code, place, NULL, "%s%s%s%s", message,
                       name == NULL ? "" : " \"", name == NULL ? "" : name,
                       name == NULL ? "" : "\"");
    file->faults++;
}

bool rf_fet_binds(const struct rf_element *constraint)
{
    const char *active = rf_element_text(constraint, "Active");
    const char *weight = rf_element_text(constraint, "Weight_Percentage");
    if (active != NULL && strcmp(active, "false") == 0)
        return false;
    return weight == NULL || strcmp(weight, "100") == 0;
}

/* Old files write the name directly under the list, newer ones inside an element for each. */
static const struct rf_element *first_named(const struct rf_element *list, const char *tag,
                                            bool *direct)
{
    *direct = rf_element_child(list, tag) == NULL;
    return rf_element_child(list, *direct ? "Name" : tag);
}

/* Calls `add` for each name of a list; a repeated name is a fault. */
static void read_names(struct rf_fet_file *file, const char *list_tag, const char *tag,
                       struct rf_names *names, void (*add)(struct rf_fet_file *, const char *))
{
    const struct rf_element *list = rf_element_child(file->root, list_tag);
    bool direct;
    const struct rf_element *each = first_named(list, tag, &direct);
    for (int32_t count = 0; each != NULL; each = rf_element_next(each, direct ? "Name" : tag)) {
        const char *name = direct ? each->text : rf_element_text(each, "Name");
        if (name == NULL || *name == '\0')
            rf_fet_fault(file, each, "I105", "an entry has no name", NULL);
        else {
            rf_names_add(names, name, count++);
            add(file, name);
        }
    }
    if (rf_names_repeated(names) != NULL)
        rf_fet_fault(file, list, "I105", "this name stands twice:", rf_names_repeated(names));
}

/* Weekdays by name; when any is unknown all of them by position, from Monday. */
static void add_day(struct rf_fet_file *file, const char *name)
{
    struct rf_cycle_day day = {0, rf_words_weekday(name, NULL)};
    struct rf_timetable *timetable = file->timetable;
    RF_PUSH(timetable->days, timetable->day_count, timetable->day_capacity, day);
}

static void add_staff(struct rf_fet_file *file, const char *name)
{
    rf_timetable_add_staff(file->timetable, name);
}

static void add_nothing(struct rf_fet_file *file, const char *name)
{
    (void)file, (void)name;
}

/* 0: the days are distinct weekdays; otherwise how many weeks they make, or -1. */
static int32_t count_weeks(const struct rf_timetable *timetable)
{
    size_t count = timetable->day_count, unknown = 0;
    for (size_t i = 0; i < count; i++)
        unknown += timetable->days[i].weekday < 0;
    if (unknown > 0)
        return count <= 7 ? 1 : count == 10 ? 2 : -1;
    for (size_t i = 1; i < count; i++)
        if (timetable->days[i].weekday == timetable->days[i - 1].weekday)
            return -1; /* morning and afternoon of one day */
    bool seen[7][2] = {{false}};
    int32_t weeks = 1;
    for (size_t i = 0; i < count; i++) {
        bool *twice = seen[timetable->days[i].weekday];
        if (twice[1])
            return -1;
        if (twice[0]) {
            twice[1] = true;
            weeks = 2;
        }
        twice[0] = true;
    }
    return weeks;
}

static void settle_days(struct rf_fet_file *file)
{
    struct rf_timetable *timetable = file->timetable;
    const struct rf_element *list = rf_element_child(file->root, "Days_List");
    size_t count = timetable->day_count;
    struct rf_place place = {.file = file->path};
    int32_t weeks = count == 0 || count > CYCLE_DAYS ? -1 : count_weeks(timetable);
    if (weeks < 0) {
        rf_fet_fault(file, list == NULL ? file->root : list, "I106",
                     "the days of this file are not the weekdays of one or two weeks", NULL);
        return;
    }
    bool unknown = false, seen[7] = {false};
    for (size_t i = 0; i < count; i++)
        unknown = unknown || timetable->days[i].weekday < 0;
    for (size_t i = 0; i < count; i++) {
        struct rf_cycle_day *day = &timetable->days[i];
        if (unknown)
            *day = (struct rf_cycle_day){weeks == 2 && i >= 5, (int32_t)(weeks == 2 ? i % 5 : i)};
        else if (weeks == 2) {
            day->letter = seen[day->weekday];
            seen[day->weekday] = true;
        }
    }
    timetable->weeks = weeks;
    timetable->letters_assumed = weeks == 2;
    if (unknown)
        rf_diagnostics_add(file->diagnostics, RF_NOTE, "I304", place, NULL,
                           "the names of the days are no known weekdays: taken in their order as "
                           "Monday to %s%s",
                           rf_weekday_full_name(timetable->days[count - 1].weekday),
                           weeks == 2 ? " of two weeks, A and B" : "");
    else if (weeks == 2)
        rf_diagnostics_add(file->diagnostics, RF_NOTE, "I304", place, NULL,
                           "each weekday stands twice in the file: taken as weeks A and B");
}

/* The names of the hours in their order; borrowed from the tree. */
static void read_hours(struct rf_fet_file *file)
{
    const char **names;
    read_names(file, "Hours_List", "Hour", &file->hours, add_nothing);
    size_t count = file->hours.count;
    if (count == 0 || count > RF_IMPORT_PERIODS) {
        rf_fet_fault(file, file->root, "I106",
                     count == 0 ? "the file has no hours" : "a day has too many hours", NULL);
        return;
    }
    names = rf_allocate(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[file->hours.items[i].number] = file->hours.items[i].text;
    rf_clock_read_names(file->timetable, names, count, file->path, file->diagnostics);
    rf_release(names);
}

static void read_school(struct rf_fet_file *file)
{
    struct rf_timetable *timetable = file->timetable;
    const char *name = rf_element_text(file->root, "Institution_Name");
    const char *mode = rf_element_text(file->root, "Mode");
    if (name != NULL && *name != '\0')
        timetable->school_name = rf_arena_text(timetable->arena, name);
    if (mode != NULL && *mode != '\0' && strcmp(mode, "Official") != 0)
        rf_fet_fault(file, rf_element_child(file->root, "Mode"), "I106",
                     "only files of the official mode of FET can be imported; this one is", mode);
}

static void say_what_is_missing(struct rf_fet_file *file)
{
    static const char *const missing[] = {
        "FET knows no dates: fill the term dates, closures and INSET days of the second layer",
        "FET knows no contract fraction: give \"fte\" to part-time staff in the second layer",
        "FET does not mark planning time: name it as commitments of type ppa, or let the rule "
        "count",
        "FET does not know who is an ECT or a mentor: write the inductions into the second layer",
    };
    struct rf_place place = {.file = file->path};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        rf_diagnostics_add(file->diagnostics, RF_NOTE, "I305", place, NULL, "%s", missing[i]);
}

static enum rf_status read_file(struct rf_fet_file *file)
{
    read_school(file);
    read_names(file, "Days_List", "Day", &file->days, add_day);
    settle_days(file);
    if (file->faults > 0)
        return RF_INPUT;
    read_hours(file);
    if (file->faults > 0)
        return RF_INPUT;
    read_names(file, "Teachers_List", "Teacher", &file->staff, add_staff);
    if (file->staff.count > RF_IMPORT_STAFF)
        rf_fet_fault(file, file->root, "I104", "the file has too many teachers", NULL);
    rf_fet_read_activities(file);
    if (file->faults > 0)
        return RF_INPUT;
    rf_fet_apply_constraints(file);
    if (file->faults > 0)
        return RF_INPUT;
    rf_fet_read_bells(file);
    rf_fet_make_entries(file);
    if (file->faults > 0)
        return RF_INPUT;
    say_what_is_missing(file);
    return RF_OK;
}

enum rf_status rf_fet_read(const struct rf_import_source *source, struct rf_timetable *timetable,
                           struct rf_diagnostics *diagnostics)
{
    struct rf_fet_file file = {
        .path = source->path, .timetable = timetable, .diagnostics = diagnostics};
    enum rf_status status = RF_INPUT;
    file.root =
        rf_xml_read(source->path, source->bytes, source->length, timetable->arena, diagnostics);
    if (file.root != NULL && strcmp(file.root->tag, "fet") != 0 &&
        strcmp(file.root->tag, "FET") != 0)
        rf_fet_fault(&file, file.root, "I105", "this is no FET file; its first element is",
                     file.root->tag);
    else if (file.root != NULL)
        status = read_file(&file);
    for (size_t i = 0; i < file.activity_count; i++)
        rf_release(file.activities[i].students);
    rf_release(file.activities);
    rf_names_release(&file.days);
    rf_names_release(&file.hours);
    rf_names_release(&file.staff);
    rf_names_release(&file.pupils);
    rf_release(file.years);
    return status;
}
