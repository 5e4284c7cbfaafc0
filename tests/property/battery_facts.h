/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_facts.h: what the model and the check each make of the facts, before any plan. */
#ifndef BATTERY_FACTS_H
#define BATTERY_FACTS_H

#include <stdbool.h>

#include "base/text.h"
#include "ringfence/check.h"

/* True when both demand the same sessions and see the same starts and ends for each of them. */
bool battery_facts_agree(const struct rf_instance *instance, const struct rf_checker *checker,
                         struct rf_text *why);

#endif
