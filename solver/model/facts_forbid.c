/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_forbid.c: which forbid bars a session with somebody in it at some minutes (D17), and who
 * can come to a group session (D20). */
#include "model/facts_span.h"
#include "model/facts_table.h"

/* Whether the forbid speaks of this date: in its dates, on its weekday, in its letter's week. */
static bool speaks_of_date(const struct rf_instance *instance, const struct rf_forbid *forbid,
                           int32_t date)
{
    const struct rf_date *day = &instance->dates[date];
    int32_t letter = day->week < 0 ? -1 : instance->weeks[day->week].letter;
    return day->day >= forbid->dates.from && day->day <= forbid->dates.until &&
           (forbid->weekday < 0 || forbid->weekday == day->weekday) &&
           (forbid->letter < 0 || forbid->letter == letter);
}

bool rf_facts_forbidden(const struct rf_facts *facts, int32_t induction, int32_t kind,
                        int32_t person, int32_t date, struct rf_span span, int32_t *which)
{
    const struct rf_instance *instance = facts->instance;
    for (int32_t i = 0; i < instance->forbid_count; i++) {
        const struct rf_forbid *forbid = &instance->forbids[i];
        bool concerned = (person >= 0 && forbid->people[person]) ||
                         (induction >= 0 && forbid->inductions[induction]);
        if (!concerned || !forbid->kinds[kind] || !speaks_of_date(instance, forbid, date) ||
            !rf_span_overlaps(forbid->span, span))
            continue;
        if (which != NULL)
            *which = i;
        return true;
    }
    return false;
}

bool rf_facts_can_come(const struct rf_facts *facts, int32_t kind, int32_t person, rf_day day,
                       struct rf_span span)
{
    const struct rf_instance *instance = facts->instance;
    int32_t date = day - instance->first_day;
    struct rf_spans free = rf_facts_free(facts, person, date, instance->kinds[kind].induction);
    return rf_spans_contain(free, span) &&
           !rf_facts_forbidden(facts, -1, kind, person, date, span, NULL);
}
