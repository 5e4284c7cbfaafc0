/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school_day.h: from when until when pupils and staff are in, as far as lessons tell. */
#ifndef RF_IMPORT_SCHOOL_DAY_H
#define RF_IMPORT_SCHOOL_DAY_H

#include "import/timetable.h"

struct rf_school_day {
    bool used;   /* something stands there; the spans are empty otherwise */
    bool sparse; /* used, but too little for a school day: only those who are busy are in */
    struct rf_span pupils, open;
};

/* One for each day of the cycle, in the arena. The timetable has its clock times. */
const struct rf_school_day *rf_school_days(const struct rf_timetable *timetable);
/* Takes those who have nothing on a sparse day as out on it, with a note (I311). The timetable is
 * settled. */
void rf_school_days_thin(struct rf_timetable *timetable, const char *path,
                         struct rf_diagnostics *diagnostics);

#endif
