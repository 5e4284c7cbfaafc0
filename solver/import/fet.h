/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet.h: FET's own XML file with a timetable locked in it. */
#ifndef RF_IMPORT_FET_H
#define RF_IMPORT_FET_H

#include "import/reader.h"

enum rf_status rf_fet_read(const struct rf_import_source *source, struct rf_timetable *timetable,
                           struct rf_diagnostics *diagnostics);

#endif
