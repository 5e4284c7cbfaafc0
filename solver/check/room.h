/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * room.h: the private rooms, and when something else takes place in them (D28). */
#ifndef RF_CHECK_ROOM_H
#define RF_CHECK_ROOM_H

#include "check/checker.h"

/* Whether the site has a private room; a room without a site belongs to every site. */
bool rf_check_has_room(const struct rf_checker *checker, int32_t site);

/* Whether the session can stand in this room (index into the instance's rooms) by the facts: a
 * private one of its site in which no lesson or commitment takes place meanwhile. */
bool rf_check_room_can(const struct rf_checker *checker, const struct rf_entry *entry, int32_t room,
                       int32_t date, struct rf_span span);

#endif
