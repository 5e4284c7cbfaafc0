/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * travel.h: time to get from one site to another (D41). */
#ifndef RF_CHECK_TRAVEL_H
#define RF_CHECK_TRAVEL_H

#include "check/checker.h"

/* Something a person does, and where; site -1: nowhere in particular. */
struct rf_stay {
    struct rf_span span;
    int32_t site;
};

/* Minutes that the journey between the two needs and they do not leave: 0 when all is well. */
int32_t rf_check_journey(const struct rf_instance *instance, struct rf_stay one,
                         struct rf_stay other);

/* The first occurrence of the person on the date that is too near to the stay, or NULL. */
const struct rf_occurrence *rf_check_journey_bar(const struct rf_instance *instance, int32_t person,
                                                 int32_t date, struct rf_stay stay);

#endif
