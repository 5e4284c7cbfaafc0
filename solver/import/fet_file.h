/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet_file.h: the parts of a FET file on the way to a timetable; private to fet*.c. */
#ifndef RF_IMPORT_FET_FILE_H
#define RF_IMPORT_FET_FILE_H

#include "import/names.h"
#include "import/timetable.h"
#include "import/xml.h"

/* An activity that is active. */
struct rf_fet_activity {
    int64_t id, group; /* group 0: none */
    const char *subject;
    int32_t duration;
    struct rf_crew crew;
    const char **students; /* names, in the order of the file */
    size_t student_count, student_capacity;
    int32_t day, hour; /* -1: not placed */
    const char *room;  /* or NULL */
    const struct rf_element *element;
};

struct rf_fet_file {
    const char *path;
    const struct rf_element *root;
    struct rf_timetable *timetable;
    struct rf_diagnostics *diagnostics;
    struct rf_names days, hours, staff;
    struct rf_names pupils; /* years, groups, subgroups: index of the year */
    struct rf_fet_year {
        const char *name;
        int32_t clock;
    } * years;
    size_t year_count, year_capacity;
    struct rf_fet_activity *activities; /* sorted by id */
    size_t activity_count, activity_capacity;
    size_t faults;
};

/* An error at the element's place; counts it. */
void rf_fet_fault(struct rf_fet_file *file, const struct rf_element *at, const char *code,
                  const char *message, const char *name);
/* Whether the element is switched on and binding: Active is not false, weight 100. */
bool rf_fet_binds(const struct rf_element *constraint);
struct rf_fet_activity *rf_fet_find(struct rf_fet_file *file, const char *id);

/* Reads the active activities (fet_activity.c). */
void rf_fet_read_activities(struct rf_fet_file *file);
/* Places activities, gives rooms, marks breaks and hours away (fet_constraint.c). */
void rf_fet_apply_constraints(struct rf_fet_file *file);
/* Makes entries of the placed activities (fet_entry.c). */
void rf_fet_make_entries(struct rf_fet_file *file);
/* Decides which bell each year keeps and says by which rule, when there are several (fet_bell.c).
 */
void rf_fet_read_bells(struct rf_fet_file *file);
int32_t rf_fet_bell(struct rf_fet_file *file, const struct rf_fet_activity *activity, bool lesson);

#endif
