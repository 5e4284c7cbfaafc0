/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * writer.h: the one writer of layers, whatever format the timetable came in. */
#ifndef RF_IMPORT_WRITER_H
#define RF_IMPORT_WRITER_H

#include "base/text.h"
#include "import/json.h"
#include "import/timetable.h"

/* The timetable layer and the draft of the second layer; the timetable is settled. */
void rf_write_timetable_layer(const struct rf_timetable *timetable, const char *format,
                              struct rf_text *text);
void rf_write_second_layer(const struct rf_timetable *timetable, const char *format,
                           struct rf_text *text);

/* Writes the bells into a calendar object: periods and classes, clock times, or both. */
enum rf_bell_part { RF_BELL_PERIODS = 1, RF_BELL_TIMES = 2 };
void rf_write_bells(const struct rf_timetable *timetable, struct rf_json *calendar, unsigned parts);

/* The cells of absences that reach to the start or end of the day with their minutes, as a patch
 * of the commitments; nothing when there are none. */
void rf_write_absences(const struct rf_timetable *timetable, struct rf_json *layer);
/* Adds "start" and "end" to the cell of such an absence. */
void rf_write_absence_span(const struct rf_timetable *timetable, const struct rf_entry *entry,
                           const struct rf_booking *booking, struct rf_json *cell);
/* "Mon/3", or "A/Mon/3"; in the arena. */
const char *rf_write_cell_key(const struct rf_timetable *timetable,
                              const struct rf_booking *booking);

/* "Mon", or "A/Mon" in a cycle of several weeks; in the arena. */
const char *rf_write_day_key(const struct rf_timetable *timetable, struct rf_cycle_day day);

#endif
