/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv.h: one line for each lesson and person, as a school's own system writes reports. */
#ifndef RF_IMPORT_CSV_H
#define RF_IMPORT_CSV_H

#include "import/reader.h"

enum rf_status rf_csv_read(const struct rf_import_source *source, struct rf_timetable *timetable,
                           struct rf_diagnostics *diagnostics);

#endif
