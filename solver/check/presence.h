/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * presence.h: where a session can stand as far as the facts go, and how long it is there (D7,
 * D17, D20). */
#ifndef RF_CHECK_PRESENCE_H
#define RF_CHECK_PRESENCE_H

#include "check/checker.h"

/* Whether (day, start) lies before `as_of`, where only a session pinned there may stand (D2). */
bool rf_check_is_past(const struct rf_checker *checker, const struct rf_entry *entry, rf_day day,
                      rf_minute start);

/* The end of entry's session at (date index, start), -1 where the facts forbid it. For events:
 * without regard to who can come. */
rf_minute rf_check_end(const struct rf_checker *checker, int32_t entry, int32_t date,
                       rf_minute start);

/* The earliest end of the stretches that hold `start`, capped by the pupils' day; -1 when one of
 * the people has none. Induction sessions only. */
rf_minute rf_check_room(const struct rf_checker *checker, const struct rf_entry *entry,
                        int32_t date, rf_minute start);

/* The end of the stretch of one part that holds `start`, or -1. */
rf_minute rf_check_part_room(const struct rf_checker *checker, const struct rf_entry *entry,
                             const struct rf_part *part, int32_t date, rf_minute start);

/* One of the required people of an event can attend it there (D20). */
bool rf_check_can_attend(const struct rf_checker *checker, int32_t entry, int32_t person,
                         int32_t date, struct rf_span span);

/* A forbid that bars the session there, or NULL. Events: one that concerns `person` (otherwise
 * person is -1). */
const struct rf_forbid *rf_check_forbid(const struct rf_checker *checker,
                                        const struct rf_entry *entry, int32_t person, int32_t date,
                                        struct rf_span span);

/* Whether this status of a day admits sessions of the kind. */
bool rf_check_day_open(const struct rf_kind *kind, enum rf_day_status status);

/* Whether the flags before_school, after_school admit a start. */
bool rf_check_start_allowed(const struct rf_kind *kind, const struct rf_date *date,
                            rf_minute start);

/* Persons who must come for an event to stand (D20). */
int32_t rf_check_quorum(const struct rf_event *event);

#endif
