/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shortage.c: adds the weeks up, so that a year of short weeks is one line. */
#include "command/shortage.h"

#include "store/reserved.h"

static bool same(const struct rf_shortage *one, const struct rf_shortage *other)
{
    return one->person == other->person && one->type == other->type &&
           one->induction == other->induction;
}

/* True when an earlier shortage has told of this person and sort already. */
static bool told(const struct rf_plan *plan, int32_t index)
{
    for (int32_t before = 0; before < index; before++)
        if (same(&plan->shortages[before], &plan->shortages[index]))
            return true;
    return false;
}

static struct rf_place place_of(const struct rf_origin *origin)
{
    struct rf_place place = {origin->file, origin->file_order, origin->line, origin->column,
                             origin->pointer};
    return place;
}

void rf_shortage_findings(const struct rf_instance *instance, const struct rf_plan *plan,
                          struct rf_diagnostics *findings)
{
    for (int32_t index = 0; index < plan->shortage_count; index++) {
        const struct rf_shortage *shortage = &plan->shortages[index];
        int32_t weeks = 0, minutes = 0;
        if (told(plan, index))
            continue;
        for (int32_t other = index; other < plan->shortage_count; other++) {
            if (same(shortage, &plan->shortages[other])) {
                weeks++;
                minutes += plan->shortages[other].minutes;
            }
        }
        rf_diagnostics_add(
            findings, RF_WARNING, "S2", place_of(&instance->people[shortage->person].origin), NULL,
            "%s time of %s%s%s finds no room in %d %s: %d minutes in all",
            rf_reservation_name(shortage->type), instance->people[shortage->person].id,
            shortage->induction >= 0 ? " for " : "",
            shortage->induction >= 0 ? instance->inductions[shortage->induction].id : "", weeks,
            weeks == 1 ? "week" : "weeks", minutes);
    }
}
