/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet_constraint.c: placement, rooms, breaks and hours away, all of which FET writes as
 * constraints.
 *
 * Only binding ones count. Break hours at the end (or start) of a day in which nothing takes place
 * are a shorter day, not a break. */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "import/fet_file.h"
#include "import/words.h"

enum { UNPLACED_NAMED = 5 };

/* The child by its newer or older name. */
static const struct rf_element *either(const struct rf_element *element, const char *newer,
                                       const char *older)
{
    const struct rf_element *child = rf_element_child(element, newer);
    return child != NULL ? child : rf_element_child(element, older);
}

/* The number of a day or hour given by name; -1 and a fault when there is none. */
static int32_t resolve(struct rf_fet_file *file, const struct rf_element *at,
                       const struct rf_element *name, struct rf_names *names, const char *message)
{
    int32_t number = name == NULL ? -1 : rf_names_find(names, name->text);
    if (number < 0)
        rf_fet_fault(file, name == NULL ? at : name, "I108", message,
                     name == NULL ? "" : name->text);
    return number;
}

static void place(struct rf_fet_file *file, const struct rf_element *constraint)
{
    struct rf_fet_activity *activity =
        rf_fet_find(file, rf_element_text(constraint, "Activity_Id"));
    if (activity == NULL)
        return; /* an activity that is switched off */
    int32_t day = resolve(file, constraint, either(constraint, "Preferred_Day", "Day"), &file->days,
                          "no day of the file is called");
    int32_t hour = resolve(file, constraint, either(constraint, "Preferred_Hour", "Hour"),
                           &file->hours, "no hour of the file is called");
    if (day < 0 || hour < 0)
        return;
    if (activity->day >= 0 && (activity->day != day || activity->hour != hour))
        rf_fet_fault(file, constraint, "I109", "two different places are given to the activity",
                     rf_element_text(constraint, "Activity_Id"));
    else if (hour + activity->duration > (int32_t)file->timetable->period_count)
        rf_fet_fault(file, constraint, "I109", "the day ends before this activity does:",
                     rf_element_text(constraint, "Activity_Id"));
    activity->day = day;
    activity->hour = hour;
}

static void give_room(struct rf_fet_file *file, const struct rf_element *constraint)
{
    struct rf_fet_activity *activity =
        rf_fet_find(file, rf_element_text(constraint, "Activity_Id"));
    const struct rf_element *each = rf_element_child(constraint, "Real_Room");
    struct rf_text rooms = RF_TEXT_INIT;
    if (activity == NULL || activity->room != NULL)
        return;
    for (; each != NULL; each = rf_element_next(each, "Real_Room"))
        rf_text_format(&rooms, "%s%s", rooms.length > 0 ? "+" : "", each->text);
    const char *room =
        rooms.length > 0 ? rf_text_peek(&rooms) : rf_element_text(constraint, "Room");
    if (room != NULL && *room != '\0')
        activity->room = rf_arena_text(file->timetable->arena, room);
    rf_text_release(&rooms);
}

/* Calls for each cell of a list of times; -1 stands for no cell. */
static size_t cell_of(struct rf_fet_file *file, const struct rf_element *time, bool *known)
{
    int32_t day = resolve(file, time, rf_element_child(time, "Day"), &file->days,
                          "no day of the file is called");
    int32_t hour = resolve(file, time, rf_element_child(time, "Hour"), &file->hours,
                           "no hour of the file is called");
    *known = day >= 0 && hour >= 0;
    return *known ? (size_t)day * file->timetable->period_count + (size_t)hour : 0;
}

static void mark_away(struct rf_fet_file *file, const struct rf_element *constraint)
{
    struct rf_timetable *timetable = file->timetable;
    const struct rf_element *name = either(constraint, "Teacher", "Teacher_Name");
    int32_t number =
        resolve(file, constraint, name, &file->staff, "no teacher of the file is called");
    const struct rf_element *time = rf_element_child(constraint, "Not_Available_Time");
    bool known;
    if (number < 0)
        return;
    struct rf_staff *person = &timetable->staff[number];
    if (person->away == NULL)
        person->away = rf_arena_allocate(
            timetable->arena, timetable->day_count * timetable->period_count, sizeof(bool));
    for (; time != NULL; time = rf_element_next(time, "Not_Available_Time")) {
        size_t cell = cell_of(file, time, &known);
        if (known)
            person->away[cell] = true;
    }
}

static void mark_breaks(struct rf_fet_file *file, const struct rf_element *constraint)
{
    struct rf_timetable *timetable = file->timetable;
    const struct rf_element *time = rf_element_child(constraint, "Break_Time");
    bool known;
    for (; time != NULL; time = rf_element_next(time, "Break_Time")) {
        size_t cell = cell_of(file, time, &known);
        if (!known)
            continue;
        const char *name = timetable->periods[cell % timetable->period_count];
        timetable->cells[cell] =
            rf_words_cell(name) == RF_CELL_LUNCH ? RF_CELL_LUNCH : RF_CELL_BREAK;
    }
}

static void demand_all_placed(struct rf_fet_file *file)
{
    struct rf_text named = RF_TEXT_INIT;
    size_t unplaced = 0;
    for (size_t i = 0; i < file->activity_count; i++) {
        if (file->activities[i].day >= 0)
            continue;
        if (unplaced++ < UNPLACED_NAMED)
            rf_text_format(&named, "%s%" PRId64, named.length > 0 ? ", " : "",
                           file->activities[i].id);
    }
    if (unplaced > 0) {
        struct rf_place where = {
            .file = file->path, .line = file->root->line, .column = file->root->column};
        rf_diagnostics_add(file->diagnostics, RF_ERROR, "I110", where,
                           "generate the timetable in FET and import the file it writes as "
                           "\"..._data_and_timetable.fet\"",
                           "%zu of %zu active activities have no place in the week: Id %s%s",
                           unplaced, file->activity_count, rf_text_peek(&named),
                           unplaced > UNPLACED_NAMED ? ", ..." : "");
        file->faults++;
    }
    rf_text_release(&named);
}

/* Drops break cells before the first and after the last hour of a day that is used or open. */
static void shorten_days(struct rf_fet_file *file)
{
    struct rf_timetable *timetable = file->timetable;
    size_t count = timetable->period_count;
    bool *used = rf_allocate(timetable->day_count * count, sizeof *used);
    for (size_t i = 0; i < file->activity_count; i++) {
        const struct rf_fet_activity *activity = &file->activities[i];
        for (int32_t hour = 0; activity->day >= 0 && hour < activity->duration; hour++)
            if (activity->hour + hour < (int32_t)count)
                used[(size_t)activity->day * count + (size_t)(activity->hour + hour)] = true;
    }
    for (size_t day = 0; day < timetable->day_count; day++) {
        enum rf_cell_class *cells = &timetable->cells[day * count];
        for (size_t i = 0; i < count && !used[day * count + i] && cells[i] != RF_CELL_TEACHING; i++)
            cells[i] = RF_CELL_NONE;
        for (size_t i = count;
             i > 0 && !used[day * count + i - 1] && cells[i - 1] != RF_CELL_TEACHING; i--)
            cells[i - 1] = RF_CELL_NONE;
    }
    rf_release(used);
}

void rf_fet_apply_constraints(struct rf_fet_file *file)
{
    static const struct {
        const char *list, *tag;
        void (*apply)(struct rf_fet_file *, const struct rf_element *);
    } table[] = {
        {"Time_Constraints_List", "ConstraintActivityPreferredStartingTime", place},
        {"Time_Constraints_List", "ConstraintTeacherNotAvailableTimes", mark_away},
        {"Time_Constraints_List", "ConstraintBreakTimes", mark_breaks},
        {"Space_Constraints_List", "ConstraintActivityPreferredRoom", give_room},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct rf_element *list = rf_element_child(file->root, table[i].list);
        const struct rf_element *each = rf_element_child(list, table[i].tag);
        for (; each != NULL; each = rf_element_next(each, table[i].tag))
            if (rf_fet_binds(each))
                table[i].apply(file, each);
    }
    demand_all_placed(file);
    shorten_days(file);
}
