/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_slack.c: AU5, whether each mentor has the minutes for what is asked for in each pass of
 * the cycle, inside the pupils' day and with planning time kept.
 *
 * Sound: demand counts the least minutes of the sessions whose window lies in the pass, supply the
 * free minutes less the smallest lot of whole periods that covers the need for planning time. */
#include <string.h>

#include "base/memory.h"
#include "check/audit_part.h"
#include "check/report.h"

struct demand {
    int32_t wished, least;
};

static bool asks(const struct rf_entry *entry, int32_t mentor)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].person == mentor && entry->parts[i].presence == RF_FREE)
            return true;
    }
    return false;
}

static struct demand demand_of(const struct rf_auditing *audit, int32_t mentor, int32_t cycle)
{
    const struct rf_instance *instance = audit->instance;
    struct demand demand = {0, 0};
    int32_t i;

    for (i = 0; i < audit->checker->event_entry; i++) {
        const struct rf_entry *entry = &audit->checker->entries[i];

        if (entry->window.make_up || instance->weeks[entry->window.first_week].cycle != cycle ||
            instance->weeks[entry->window.last_week].cycle != cycle || !asks(entry, mentor))
            continue;
        demand.wished += entry->step->minutes;
        demand.least += entry->step->least;
    }
    return demand;
}

static int32_t free_minutes(const struct rf_auditing *audit, int32_t slot, int32_t cycle)
{
    const struct rf_instance *instance = audit->instance;
    int32_t date, i, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];
        const struct rf_stretches *free =
            &rf_check_time(audit->checker, slot, date)->free[RF_FREE_WITH_INDUCTION];

        if (here->status != RF_DAY_TEACHING || here->day < instance->as_of ||
            instance->weeks[here->week].cycle != cycle)
            continue;
        for (i = 0; i < free->count; i++) {
            struct rf_span span = free->spans[i];

            span.from = span.from > here->pupils.from ? span.from : here->pupils.from;
            span.until = span.until < here->pupils.until ? span.until : here->pupils.until;
            minutes += span.until > span.from ? span.until - span.from : 0;
        }
    }
    return minutes;
}

/* The smallest sum of lengths of free periods that is at least `need` (or all of them). */
static int32_t kept_minutes(const struct rf_checker *checker, const struct rf_planning *pass)
{
    bool *reached;
    int32_t i, sum, kept;

    if (pass->need == 0 || pass->supply <= pass->need)
        return pass->need == 0 ? 0 : pass->supply;
    reached = rf_allocate((size_t)pass->supply + 1, sizeof *reached);
    reached[0] = true;
    for (i = pass->first; i < pass->first + pass->count; i++) {
        struct rf_span span = checker->periods[i].span;

        for (sum = pass->supply; sum >= span.until - span.from; sum--)
            reached[sum] = reached[sum] || reached[sum - (span.until - span.from)];
    }
    for (kept = pass->need; !reached[kept]; kept++)
        ;
    rf_release(reached);
    return kept;
}

static void audit_mentor(struct rf_auditing *audit, int32_t mentor)
{
    const struct rf_instance *instance = audit->instance;
    int32_t slot = audit->checker->slot_of[mentor], cycle, worst = -1, worst_usable = 0;
    int32_t worst_lack = 0, passes = 0;
    struct demand worst_demand = {0, 0};

    for (cycle = 0; cycle < instance->cycle_count; cycle++) {
        struct demand demand = demand_of(audit, mentor, cycle);
        int32_t usable =
            free_minutes(audit, slot, cycle) -
            kept_minutes(audit->checker,
                         &audit->checker->planning[slot * instance->cycle_count + cycle]);

        if (usable >= demand.least)
            continue;
        passes++;
        if (demand.least - usable > worst_lack) {
            worst = cycle;
            worst_lack = demand.least - usable;
            worst_usable = usable;
            worst_demand = demand;
        }
    }
    if (worst < 0)
        return;
    audit->short_mentors[mentor] = true;
    rf_diagnostics_add(
        audit->diagnostics, RF_WARNING, "AU5", rf_audit_place(instance->people[mentor].origin),
        "release a period, allow cover, or allow time before or after school",
        "%s needs %d minutes (at least %d) for mentoring in the cycle from %s and has %d usable "
        "inside the pupils' day; short in %d of %d cycles, by up to %d minutes",
        instance->people[mentor].id, worst_demand.wished, worst_demand.least,
        rf_words_day(instance->weeks[rf_audit_first_week(instance, worst)].monday).text,
        worst_usable, passes, instance->cycle_count, worst_demand.wished - worst_usable);
}

void rf_audit_slack(struct rf_auditing *audit)
{
    int32_t i;

    for (i = 0; i < audit->checker->load_count; i++) {
        if (audit->checker->loads[i].ect < 0)
            audit_mentor(audit, audit->checker->loads[i].mentor);
    }
}
