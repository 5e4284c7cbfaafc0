/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * presence.h: where a session can stand as far as the facts go, and how long it is there (D7,
 * D17, D20, D29, D41, D47). */
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

/* A forbid that bars the session there, or NULL: one that concerns `person`, who attends, is
 * chosen or covers; with person -1 one that concerns the induction or those who must be there. */
const struct rf_forbid *rf_check_forbid(const struct rf_checker *checker,
                                        const struct rf_entry *entry, int32_t person, int32_t date,
                                        struct rf_span span);

/* Whether this status of a day admits sessions of the kind. */
bool rf_check_day_open(const struct rf_kind *kind, enum rf_day_status status);

/* The flags before_school, after_school of the kind, as the school allows them (D47). */
bool rf_check_before_school(const struct rf_instance *instance, const struct rf_kind *kind,
                            const struct rf_date *date);
bool rf_check_after_school(const struct rf_instance *instance, const struct rf_kind *kind,
                           const struct rf_date *date);
/* Whether they admit a start. */
bool rf_check_start_allowed(const struct rf_instance *instance, const struct rf_kind *kind,
                            const struct rf_date *date, rf_minute start);

/* Ends after the pupils' day on a weekday that is no meeting night (D47). */
bool rf_check_no_meeting_night(const struct rf_instance *instance, const struct rf_date *date,
                               rf_minute end);

/* The first of those who must be there who cannot get there or away in time (D41); -1: all can.
 * Gives the occurrence that is too near. */
int32_t rf_check_traveller(const struct rf_checker *checker, const struct rf_entry *entry,
                           int32_t date, struct rf_span span,
                           const struct rf_occurrence **occurrence);

/* The longest that the session could be at the start for those who must be there, before anybody
 * is picked, on the grid; negative when one of them cannot be there. */
int32_t rf_check_fixed_length(const struct rf_checker *checker, const struct rf_entry *entry,
                              int32_t date, rf_minute start);
/* The least length that will do. */
int32_t rf_check_least_length(const struct rf_checker *checker, const struct rf_entry *entry);
/* The longest of at most `length` that leaves everything to be picked (D29), or -1. */
int32_t rf_check_picked_length(const struct rf_checker *checker, const struct rf_entry *entry,
                               int32_t date, rf_minute start, int32_t length);

/* Persons who must come for an event to stand (D20). */
int32_t rf_check_quorum(const struct rf_event *event);

#endif
