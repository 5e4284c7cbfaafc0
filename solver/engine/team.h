/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * team.h: the later tiers of a school's parts in worker processes, several parts at a time. What
 * comes out is what one process would have found, whatever the number of workers. */
#ifndef RF_ENGINE_TEAM_H
#define RF_ENGINE_TEAM_H

#include "engine/school.h"

/* Whether processes are asked for and the parts are large enough to pay for them. */
bool rf_team_is_worth_it(const struct rf_school *school, const struct rf_run *run);

/* Closes every later tier of the parts in up to `jobs` processes (run->options) at a time.
 * `closed[component]` becomes true for each part that is done; the others are as they were: the
 * caller closes them by itself. These are parts whose worker died, and those that were not begun
 * before the watch was over. A worker that is stopped hands over what it has. */
void rf_team_close_later(struct rf_school *school, struct rf_run *run, bool *closed);

#endif
