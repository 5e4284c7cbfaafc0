/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cover.h: who may take a class so that its teacher can be in a session (D27, D36). */
#ifndef RF_CHECK_COVER_H
#define RF_CHECK_COVER_H

#include "check/checker.h"

/* What has to be covered of one session. */
struct rf_release {
    int32_t person;      /* whose class; -1: nobody is needed covered */
    int32_t minutes;     /* released; 0: nobody has to cover */
    struct rf_span hull; /* from the first to the last released minute */
};

/* The end of the time from `start` on in which the person is free or in class (D27), or out of
 * school for a kind that takes place elsewhere (D36); -1 when there is none. */
rf_minute rf_check_covered_room(const struct rf_checker *checker, const struct rf_entry *entry,
                                int32_t slot, int32_t date, rf_minute start);

/* Of the session at `span`, with this one chosen (-1: nobody is). */
struct rf_release rf_check_release(const struct rf_checker *checker, const struct rf_entry *entry,
                                   int32_t chosen, int32_t date, struct rf_span span);

/* Whether the coverer can take the class for all of `release`, by the facts. */
bool rf_check_cover_can(const struct rf_checker *checker, const struct rf_entry *entry,
                        const struct rf_coverer *coverer, int32_t chosen, int32_t date,
                        struct rf_span span);

/* The coverer that is this person, or NULL. */
const struct rf_coverer *rf_check_coverer(const struct rf_checker *checker, int32_t person);

/* Lists them, without their slots. */
void rf_check_derive_coverers(struct rf_checker *checker);

#endif
