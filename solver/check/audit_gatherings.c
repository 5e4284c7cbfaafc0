/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_gatherings.c: AU8, group sessions that can only lie on days off of somebody who is
 * required. Nothing may be required of part-timers then (WT-04). */
#include "base/memory.h"
#include "check/audit_part.h"

static bool is_in(const struct rf_instance *instance, int32_t person, int32_t date)
{
    struct rf_span in = instance->people[person].days[date].in;

    return in.from < in.until;
}

/* Whether the person works on some date on which the event can stand. */
static bool can_come(const struct rf_instance *instance, const struct rf_event *event,
                     int32_t person)
{
    int32_t i, date;

    for (i = 0; i < event->option_count; i++) {
        date = rf_check_date(instance, event->options[i].day);
        if (date >= 0 && is_in(instance, person, date))
            return true;
    }
    for (date = 0; event->option_count == 0 && date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];

        if (here->day >= event->window.from && here->day <= event->window.until &&
            (here->status == RF_DAY_TEACHING ||
             (here->status == RF_DAY_INSET && instance->kinds[event->kind].inset)) &&
            is_in(instance, person, date))
            return true;
    }
    return false;
}

void rf_audit_gatherings(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    int32_t *off = rf_allocate((size_t)instance->person_count, sizeof *off);
    int32_t i, j, count;

    for (i = 0; i < instance->event_count; i++) {
        const struct rf_event *event = &instance->events[i];
        struct rf_text text = RF_TEXT_INIT;

        for (j = count = 0; j < event->person_count; j++) {
            if (!can_come(instance, event, event->people[j]))
                off[count++] = event->people[j];
        }
        if (count == 0)
            continue;
        rf_audit_add_people(instance, off, count, &text);
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU8", rf_audit_place(event->origin),
                           "give another date, or do not require them",
                           "%s requires %s, who %s off on every date it could have", event->name,
                           rf_text_peek(&text), count == 1 ? "is" : "are");
        rf_text_release(&text);
    }
    rf_release(off);
}
