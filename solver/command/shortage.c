/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shortage.c: adds the weeks of a person up, so that a year of short weeks is one line. */
#include "command/shortage.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/reserved.h"

static struct rf_place place_of(const struct rf_origin *origin)
{
    struct rf_place place = {origin->file, origin->file_order, origin->line, origin->column,
                             origin->pointer};
    return place;
}

static bool same(const struct rf_shortage *one, const struct rf_shortage *other)
{
    return one->person == other->person && one->type == other->type &&
           one->induction == other->induction;
}

/* True when an earlier shortage of the person has told of this sort and pair already. */
static bool told(const struct rf_plan *plan, int32_t index)
{
    for (int32_t before = 0; before < index; before++)
        if (same(&plan->shortages[before], &plan->shortages[index]))
            return true;
    return false;
}

/* "60 minutes of study (E1) in 3 weeks". */
static void add_sort(const struct rf_instance *instance, const struct rf_plan *plan, int32_t index,
                     struct rf_text *text)
{
    const struct rf_shortage *shortage = &plan->shortages[index];
    int32_t weeks = 0, minutes = 0;
    for (int32_t other = index; other < plan->shortage_count; other++) {
        if (same(shortage, &plan->shortages[other])) {
            weeks++;
            minutes += plan->shortages[other].minutes;
        }
    }
    rf_text_format(text, "%s%d minutes of %s", text->length ? ", " : "", minutes,
                   rf_reservation_name(shortage->type));
    if (shortage->induction >= 0)
        rf_text_format(text, " (%s)", instance->inductions[shortage->induction].id);
    rf_text_format(text, " in %d %s", weeks, weeks == 1 ? "week" : "weeks");
}

void rf_shortage_findings(const struct rf_instance *instance, const struct rf_plan *plan,
                          struct rf_diagnostics *findings)
{
    for (int32_t person = 0; person < instance->person_count; person++) {
        struct rf_text text = RF_TEXT_INIT;
        for (int32_t index = 0; index < plan->shortage_count; index++)
            if (plan->shortages[index].person == person && !told(plan, index))
                add_sort(instance, plan, index, &text);
        if (text.length > 0)
            rf_diagnostics_add(
                findings, RF_WARNING, "S2", place_of(&instance->people[person].origin), NULL,
                "%s has no room for %s", instance->people[person].id, rf_text_peek(&text));
        rf_text_release(&text);
    }
}
