/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clock.h: the clock times of the periods: read from the names of hours, from a file, or assumed.
 */
#ifndef RF_IMPORT_CLOCK_H
#define RF_IMPORT_CLOCK_H

#include "import/timetable.h"
#include "ringfence/status.h"

/* Takes the names of the hours as the file has them, adds the periods, opens the grid (the days
 * must be there) and reads the clock times that all names carry ("1 08:15 - FP08:15": the first
 * time is the start under the bell "main", a time after a word the start under that bell; a second
 * bare time is an end). Lengths that are not given follow a rule that a note states. */
void rf_clock_read_names(struct rf_timetable *timetable, const char *const *names, size_t count,
                         const char *path, struct rf_diagnostics *diagnostics);

/* Lines "bell,period,start,end[,class]" of the file `path` for every period of a grid that is
 * open. RF_OK, RF_INPUT or RF_IO. */
enum rf_status rf_clock_read_file(struct rf_timetable *timetable, const char *path,
                                  struct rf_diagnostics *diagnostics);

/* Assumes times where "main" has none, and says so. */
void rf_clock_assume(struct rf_timetable *timetable, const char *path,
                     struct rf_diagnostics *diagnostics);

/* The index of the bell of that name, -1 if there is none. */
int32_t rf_clock_find(const struct rf_timetable *timetable, const char *bell);

#endif
