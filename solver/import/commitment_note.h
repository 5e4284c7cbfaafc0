/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * commitment_note.h: tells the school which commitments were taken as what. */
#ifndef RF_IMPORT_COMMITMENT_NOTE_H
#define RF_IMPORT_COMMITMENT_NOTE_H

#include "import/timetable.h"

/* One note (I312) for each type that occurs, with the names taken so. The timetable is settled. */
void rf_commitment_note(const struct rf_timetable *timetable, const char *path,
                        struct rf_diagnostics *diagnostics);

#endif
