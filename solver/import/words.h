/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * words.h: what schools call days, breaks, duties and meetings, in the languages exports came in.
 * Only whole words count, without regard to the case of A to Z; accents as UTF-8. */
#ifndef RF_IMPORT_WORDS_H
#define RF_IMPORT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "import/timetable.h"

/* Whether `word` (lower case) stands in `text` as a whole word; with a final '*': as the beginning
 * of one. */
bool rf_words_hold(const char *text, const char *word);

/* 0 Monday .. 6 Sunday when the text begins with the name (or usual short form) of a weekday, -1
 * otherwise; `rest` (may be NULL) is what follows it. */
int32_t rf_words_weekday(const char *text, const char **rest);

/* The type of a commitment that is called `text`; RF_ENTRY_OTHER when no word is known,
 * RF_ENTRY_LESSON never. */
enum rf_entry_type rf_words_commitment(const char *text);

/* Whether a word of `text` speaks of lunch (RF_CELL_LUNCH), a break, registration or tutor time;
 * RF_CELL_TEACHING otherwise. */
enum rf_cell_class rf_words_cell(const char *text);

#endif
