/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder.h: the counting ladder, before anything is placed: what is asked of each person (L1), of
 * each two who meet (L2) and of whoever or whatever several share (L3), against the time there is
 * in the pupils' day. Each finding says who, how many minutes are short, and the ways out. */
#ifndef RF_CHECK_LADDER_H
#define RF_CHECK_LADDER_H

#include "check/audit_part.h"

void rf_ladder(struct rf_auditing *audit);

/* The rungs. `told`, [person]: already told as short of time. */
void rf_ladder_people(struct rf_auditing *audit, bool *told);
void rf_ladder_pairs(struct rf_auditing *audit, const bool *told);
void rf_ladder_groups(struct rf_auditing *audit, const bool *told);
void rf_ladder_rooms(struct rf_auditing *audit);
void rf_ladder_covers(struct rf_auditing *audit);

/* Whether the person must be free at the session. */
bool rf_ladder_is_free(const struct rf_entry *entry, int32_t person);

extern const char rf_ladder_ways_out[];

#endif
