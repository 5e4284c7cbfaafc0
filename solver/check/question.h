/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * question.h: the plan under question, and the part of it that one session can disturb.
 *
 * Who asks why a session has no place asks about hundreds of moments of one plan. The checker
 * keeps a copy of the plan it was asked about last, put into the order of the demand, and looks
 * whether the next question is about the same: by what the plan says, not by where it lies, since
 * plans change in place. */
#ifndef RF_CHECK_QUESTION_H
#define RF_CHECK_QUESTION_H

#include "check/arrange.h"

/* What a session of an induction, or one person who comes to a group session, can break by its
 * place: rules of its induction, of the mentor's load, of its people and of its room (D12 to D19,
 * D27, D28 and D37 to D42 speak of no others). `near` are all sessions that these rules look at,
 * and perhaps more. */
struct rf_focus {
    int32_t entry;
    int32_t induction, mentor; /* -1 for a group session */
    const int32_t *slots;      /* of its people, and of all who may be picked for it */
    int32_t slot_count;
    const int32_t *near; /* entries, ascending */
    int32_t near_count;
};

struct rf_question;

/* The question about this plan: the one kept when the plan says the same, else a new one. It is
 * the checker's, until the next call. O(sessions). */
struct rf_question *rf_check_question(const struct rf_checker *checker, const struct rf_plan *plan);
void rf_check_question_release(struct rf_question *question); /* NULL is allowed */

/* The plan in the order of the demand; put back what you change. Lists of who comes are the
 * question's own. */
struct rf_arrangement *rf_check_question_plan(struct rf_question *question);

/* What the entry can disturb; of a group session, what `person` coming to it can (otherwise
 * person is -1). Valid until the next call. O(entries), less when asked for the same again. */
const struct rf_focus *rf_check_question_focus(struct rf_question *question, int32_t entry,
                                               int32_t person);

#endif
