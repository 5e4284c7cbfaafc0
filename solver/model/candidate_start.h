/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate_start.h: one start of one session: how long it can stand there, and with whom, covered
 * by whom, in which room. For the files candidate*.c alone. */
#ifndef RF_MODEL_CANDIDATE_START_H
#define RF_MODEL_CANDIDATE_START_H

#include "model/candidate.h"
#include "model/facts.h"

/* What is the same at every start of one demand. */
struct rf_start_search {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demand *demand;
    struct rf_roles roles;
    int32_t choice; /* role with several people; -1 */
    int32_t site;
    const int32_t *rooms; /* it can stand in; none: it needs no room */
    int32_t room_count;
};

struct rf_start_search rf_start_search_of(const struct rf_instance *instance,
                                          const struct rf_facts *facts,
                                          const struct rf_demand *demand);

struct rf_pick_list {
    struct rf_candidate *items;
    size_t count, capacity;
};

/* The end of the session at a start (D7, D20, D29, D47), and in `picks` (emptied first; only end
 * and picks are filled) every way to pick people and a room for it. -1 when it cannot stand
 * there. The past, H14 and fixed people's journeys (H17) are not asked. */
rf_minute rf_start_picks(const struct rf_start_search *search, int32_t date, rf_minute start,
                         struct rf_pick_list *picks);

#endif
