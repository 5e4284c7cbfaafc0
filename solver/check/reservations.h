/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reservations.h: the three kinds of solo time, each in its file (D25). */
#ifndef RF_CHECK_RESERVATIONS_H
#define RF_CHECK_RESERVATIONS_H

#include "check/parts.h"

/* The reservations whose names and minutes make sense. */
struct rf_solo {
    struct rf_reservation *items;
    int32_t count;
};

/* `solo` sorted by person, day, start. */
void rf_solo_planning(struct rf_judge *judge, const struct rf_plan *plan,
                      const struct rf_solo *solo);
/* `solo` sorted by type, induction, person, day, start. */
void rf_solo_study(struct rf_judge *judge, const struct rf_plan *plan, const struct rf_solo *solo);
void rf_solo_preparation(struct rf_judge *judge, const struct rf_plan *plan,
                         const struct rf_solo *solo);

/* Says "planning time of AB on ... ..." and what is wrong with it. */
void rf_solo_say(struct rf_judge *judge, const struct rf_reservation *reservation,
                 const char *words);

/* Minutes of shortage claimed for the type, person, week (and induction) of `like`. */
int32_t rf_solo_shortage(const struct rf_plan *plan, const struct rf_shortage *like);

#endif
