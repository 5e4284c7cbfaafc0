/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pick.h: who or what can be picked for a session at a start, and how long that leaves it (D26,
 * D28, D29). */
#ifndef RF_CHECK_PICK_H
#define RF_CHECK_PICK_H

#include "check/checker.h"

/* The person can be there as the choice says for all of `span`, by the facts. */
bool rf_check_chosen_can(const struct rf_checker *checker, const struct rf_entry *entry,
                         int32_t person, int32_t date, struct rf_span span);

/* The person can be chosen, and somebody is left to cover where that is needed. */
bool rf_check_is_eligible(const struct rf_checker *checker, const struct rf_entry *entry,
                          int32_t person, int32_t date, struct rf_span span);

/* Nobody has to cover, or somebody can, with this one chosen (-1: nobody is). */
bool rf_check_is_covered(const struct rf_checker *checker, const struct rf_entry *entry,
                         int32_t chosen, int32_t date, struct rf_span span);

/* There is a room, where one is needed. */
bool rf_check_is_housed(const struct rf_checker *checker, const struct rf_entry *entry,
                        int32_t date, struct rf_span span);

/* Everybody and everything that is to be picked can be. */
bool rf_check_is_pickable(const struct rf_checker *checker, const struct rf_entry *entry,
                          int32_t date, struct rf_span span);

#endif
