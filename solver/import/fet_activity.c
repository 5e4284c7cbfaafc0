/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet_activity.c: the active activities: who, what, for how many hours. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/fet_file.h"
#include "import/import.h"

static int compare(const void *one, const void *other)
{
    const struct rf_fet_activity *a = one, *b = other;
    return (a->id > b->id) - (a->id < b->id);
}

struct rf_fet_activity *rf_fet_find(struct rf_fet_file *file, const char *id)
{
    struct rf_fet_activity wanted = {.id = 0};
    if (file->activity_count == 0 || id == NULL || !rf_text_to_integer(id, &wanted.id))
        return NULL;
    return bsearch(&wanted, file->activities, file->activity_count, sizeof wanted, compare);
}

/* A whole number of at least `least` in that child; `otherwise` when there is no such child. */
static int64_t read_number(struct rf_fet_file *file, const struct rf_element *element,
                           const char *tag, int64_t least, int64_t otherwise)
{
    const char *text = rf_element_text(element, tag);
    int64_t value = otherwise;
    if (text != NULL && (!rf_text_to_integer(text, &value) || value < least)) {
        rf_fet_fault(file, rf_element_child(element, tag), "I107", "this is no number for", tag);
        return otherwise;
    }
    return value;
}

static void read_crew(struct rf_fet_file *file, struct rf_fet_activity *activity)
{
    int32_t *people = NULL;
    size_t count = 0, capacity = 0;
    const struct rf_element *each = rf_element_child(activity->element, "Teacher");
    for (; each != NULL; each = rf_element_next(each, "Teacher")) {
        int32_t person = rf_names_find(&file->staff, each->text);
        if (person < 0)
            rf_fet_fault(file, each, "I108", "no teacher of the file is called", each->text);
        else
            RF_PUSH(people, count, capacity, person);
    }
    activity->crew = rf_timetable_crew(file->timetable, people, count);
    rf_release(people);
}

static void read_activity(struct rf_fet_file *file, const struct rf_element *element)
{
    struct rf_fet_activity activity = {.element = element, .day = -1, .hour = -1};
    const struct rf_element *each = rf_element_child(element, "Students");
    activity.id = read_number(file, element, "Id", 1, 0);
    activity.group = read_number(file, element, "Activity_Group_Id", 0, 0);
    int64_t duration = read_number(file, element, "Duration", 1, 1);
    activity.duration = duration > RF_IMPORT_PERIODS ? RF_IMPORT_PERIODS + 1 : (int32_t)duration;
    activity.subject = rf_element_text(element, "Subject");
    if (activity.subject == NULL)
        activity.subject = "";
    if (activity.id == 0)
        rf_fet_fault(file, element, "I107", "an activity has no Id", NULL);
    for (; each != NULL; each = rf_element_next(each, "Students"))
        RF_PUSH(activity.students, activity.student_count, activity.student_capacity, each->text);
    read_crew(file, &activity);
    RF_PUSH(file->activities, file->activity_count, file->activity_capacity, activity);
}

void rf_fet_read_activities(struct rf_fet_file *file)
{
    const struct rf_element *list = rf_element_child(file->root, "Activities_List");
    const struct rf_element *each = rf_element_child(list, "Activity");
    for (; each != NULL; each = rf_element_next(each, "Activity")) {
        const char *active = rf_element_text(each, "Active");
        if (active != NULL && strcmp(active, "false") == 0)
            continue;
        if (file->activity_count == RF_IMPORT_ENTRIES) {
            rf_fet_fault(file, each, "I104", "the file has too many activities", NULL);
            break;
        }
        read_activity(file, each);
    }
    if (file->activity_count == 0)
        rf_fet_fault(file, list == NULL ? file->root : list, "I105",
                     "the file has no active activity", NULL);
    else
        qsort(file->activities, file->activity_count, sizeof *file->activities, compare);
    for (size_t i = 1; i < file->activity_count; i++)
        if (file->activities[i].id == file->activities[i - 1].id)
            rf_fet_fault(file, file->activities[i].element, "I107", "two activities have the Id",
                         rf_element_text(file->activities[i].element, "Id"));
}
