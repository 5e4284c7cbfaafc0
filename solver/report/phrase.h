/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * phrase.h: short pieces of text that several views share; none ends its line. */
#ifndef RF_REPORT_PHRASE_H
#define RF_REPORT_PHRASE_H

#include "report/view.h"

/* "Hill School, 2025-09-01 to 2026-07-17". */
void rf_phrase_school(const struct rf_instance *instance, struct rf_text *out);
/* "E1  A. Baker (AB) with C. Dunn (CD), tutor E. Frost (EF), stage 1". */
void rf_phrase_pair(const struct rf_instance *instance, int32_t induction, struct rf_text *out);
/* "A. Baker (AB)", or the id alone when that is the name. */
void rf_phrase_person(const struct rf_instance *instance, int32_t person, struct rf_text *out);
/* "Tue 2025-09-09 10:00-11:00", and " tired" when it is; held together (table.h). Placed sessions
 * only. */
void rf_phrase_moment(const struct rf_instance *instance, const struct rf_session *session,
                      struct rf_text *out);
/* Ids of those who come, then "; without AB CD" for those who do not. */
void rf_phrase_people(const struct rf_instance *instance, const struct rf_session *session,
                      struct rf_text *out);

/* The lines of one pair, heading included. Unplaced weeks in a paragraph for each kind, or with
 * `each` by what each of them meets. */
void rf_view_pair_block(const struct rf_view *view, int32_t induction, bool each,
                        struct rf_text *out);

#endif
