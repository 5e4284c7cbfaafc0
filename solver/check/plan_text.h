/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan_text.h: a plan as lines of text, for the stand-alone checker and for eyes.
 *
 *   E1/mentor_meeting/2025-09-08 2025-09-09 10:00 11:00
 *   E1/drop_in/2025-09-08 2025-09-08 09:00 09:15 chosen EF cover GH room office
 *   E1/drop_in/2025-09-15 unplaced
 *   event T1 2025-10-08 15:30 16:30 AB CD EF          (who comes; or: event T1 unplaced)
 *   room T1 hall                                      (of an event, after its line)
 *   mentor E1 CD                                      (who was chosen, of several)
 *   home E1 mentor_meeting A Tue 10:00
 *   reserved planning AB 2025-09-09 10:00 11:00
 *   reserved study AB E1 2025-09-10 09:00 09:45       (or preparation)
 *   short study AB E1 2025-09-08 45                   (Monday of the week, minutes)
 *   value 1 2 0 bound 0 claimed - solved conditional  (tier, part, value; the rest may be left out)
 *   # a remark
 *
 * Words are separated by tabs, as written here by spaces when no identifier holds one: a line with
 * a tab is cut at tabs, any other at spaces. Homes, reservations and values may be left out, each
 * altogether; they are then not checked. */
#ifndef RF_CHECK_PLAN_TEXT_H
#define RF_CHECK_PLAN_TEXT_H

#include <stdio.h>

#include "base/diagnostics.h"
#include "ringfence/plan.h"
#include "ringfence/status.h"

struct rf_plan_text {
    const char *name; /* of the file, for messages */
    const char *bytes;
    size_t length;
};

/* RF_OK, or RF_INPUT: every line that is wrong is named. The plan (owned, rf_plan_release) has
 * its sessions in the order of the lines; `parts` gets the optional parts that are there, as of
 * check/parts.h. */
enum rf_status rf_plan_text_read(const struct rf_instance *instance,
                                 const struct rf_plan_text *text,
                                 struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                                 unsigned *parts);

/* Writes the whole plan, cut by tabs. */
void rf_plan_text_write(const struct rf_instance *instance, const struct rf_plan *plan,
                        FILE *stream);

#endif
