/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_mentors.h: a school in which mentors are chosen (D46): every combination of candidates
 * with its best plan by trying every plan, and which of them may be the answer. */
#ifndef BATTERY_MENTORS_H
#define BATTERY_MENTORS_H

#include "brute_force.h"

/* One candidate for each induction that has several. */
struct battery_combination {
    int32_t *mentors;             /* [induction] */
    int32_t *rank;                /* [induction] position among its choices, 0 when given */
    struct rf_instance *instance; /* with these mentors */
    struct rf_checker *checker;
    struct brute_result brute;
    bool allowed; /* by D39 */
};

struct battery_combinations {
    const struct rf_instance *instance;
    struct battery_combination *items;
    int32_t count;
    bool too_large; /* one of them */
};

bool battery_has_choices(const struct rf_instance *instance);

/* Tries every combination, each with at most `limit` questions. battery_combinations_release. */
struct battery_combinations battery_combinations_try(const struct rf_instance *instance,
                                                     int64_t limit);
void battery_combinations_release(struct battery_combinations *all);

/* The combination with these mentors; NULL. */
const struct battery_combination *battery_combinations_find(const struct battery_combinations *all,
                                                            const int32_t *mentors);
/* The first candidates that D39 allows; NULL when some induction has none. */
const struct battery_combination *
battery_combinations_first(const struct battery_combinations *all);

/* Whether D46 allows this answer: the first candidates, where nothing is unplaced, or the best of
 * all combinations of those inductions that fail, the earlier of equals. Which inductions fail is
 * known where all of them do or none; otherwise every set of them may be the one. */
bool battery_combinations_answer(const struct battery_combinations *all,
                                 const struct battery_combination *answer);

#endif
