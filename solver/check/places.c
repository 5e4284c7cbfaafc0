/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * places.c: how many places the facts leave each session, as far as tier 8 asks: is there a second
 * one beside the place where it stands (D45, Q7)? Two dates settle it; so does, on a single date,
 * an end before or a start after. Starts are tried until a second date is found. */
#include "check/presence.h"
#include "check/checker.h"

/* H14 speaks of the date alone. */
static bool in_lead_in(const struct rf_checker *checker, const struct rf_entry *entry, int32_t date)
{
    const struct rf_instance *instance = checker->instance;

    return instance->kinds[entry->kind].structured &&
           rf_check_week_distance(&checker->courses[entry->induction], instance->dates[date].week) <
               instance->inductions[entry->induction].lead_in_weeks;
}

static void look_at(const struct rf_checker *checker, int32_t entry, int32_t date,
                    struct rf_places *places)
{
    const struct rf_instance *instance = checker->instance;
    int32_t grid = instance->rules[RF_RULE_GRID];
    rf_minute start, end;
    bool any = false;

    for (start = 0; start < instance->dates[date].open.until && places->dates < 2; start += grid) {
        if (start + grid <= instance->dates[date].open.from)
            continue;
        end = rf_check_end(checker, entry, date, start);
        if (end < 0)
            continue;
        if (!any && places->dates++ == 0) {
            places->date = date;
            places->end = end;
        }
        any = true;
        places->end = end < places->end ? end : places->end;
        places->start = start;
    }
}

void rf_check_derive_places(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    int32_t i, date;

    for (i = 0; instance->choice_weights.fragile > 0 && i < checker->event_entry; i++) {
        struct rf_entry *entry = &checker->entries[i];

        for (date = 0; date < instance->date_count && entry->places.dates < 2; date++) {
            if (rf_check_in_window(instance, &entry->window, date) &&
                !in_lead_in(checker, entry, date))
                look_at(checker, i, date, &entry->places);
        }
    }
}
