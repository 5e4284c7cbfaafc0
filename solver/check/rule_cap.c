/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_cap.c: the caps that the school sets (CAP: D19). */
#include "check/report.h"
#include "check/rule.h"

#include <string.h>

static int32_t bucket_count(const struct rf_instance *instance, enum rf_cap_period per)
{
    switch (per) {
    case RF_PER_DAY:
        return instance->date_count;
    case RF_PER_WEEK:
        return instance->week_count;
    case RF_PER_TERM:
        return instance->term_count;
    case RF_PER_YEAR:
        break;
    }
    return 1;
}

/* -1 for a date that belongs to no week or term. */
static int32_t bucket_of(const struct rf_instance *instance, enum rf_cap_period per, int32_t date)
{
    const struct rf_date *here = &instance->dates[date];

    switch (per) {
    case RF_PER_DAY:
        return date;
    case RF_PER_WEEK:
        return here->week;
    case RF_PER_TERM:
        return here->half_term < 0 ? -1 : instance->half_terms[here->half_term].term;
    case RF_PER_YEAR:
        break;
    }
    return 0;
}

static void tell(struct rf_judge *judge, const struct rf_cap *cap, int32_t slot, int32_t visit,
                 bool minutes)
{
    static const char *const periods[] = {"day", "week", "term", "year"};
    const struct rf_instance *instance = judge->instance;
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_CAP);
    int32_t entry = rf_judge_visit(judge, visit)->session;

    what.first = entry;
    what.person = judge->checker->person_of[slot];
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_visit(judge, visit)->span;
    what.origin = cap->origin;
    rf_judge_say(judge, what, "%s has more than %d %s in the %s of %s (cap %s%s%s)",
                 instance->people[what.person].id, minutes ? cap->minutes : cap->sessions,
                 minutes ? "minutes" : "sessions", periods[cap->per], rf_words_day(what.day).text,
                 cap->id, cap->reason != NULL ? ": " : "", cap->reason != NULL ? cap->reason : "");
}

/* Adds up one measure (minutes or sessions) of one person; reports each period once, at the
 * session that goes beyond the cap. */
static void test(struct rf_judge *judge, const struct rf_cap *cap, int32_t slot, bool minutes)
{
    int32_t *sums = judge->scratch->sums, visit = rf_judge_of_person(judge, slot);
    int32_t most = minutes ? cap->minutes : cap->sessions;

    if (most < 0 || visit < 0)
        return;
    memset(sums, 0, (size_t)bucket_count(judge->instance, cap->per) * sizeof *sums);
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        int32_t entry = rf_judge_visit(judge, visit)->session, before;
        int32_t bucket = bucket_of(judge->instance, cap->per, rf_judge_date(judge, entry));
        struct rf_span span = rf_judge_visit(judge, visit)->span;

        if (bucket < 0 || (cap->kinds != NULL && !cap->kinds[judge->checker->entries[entry].kind]))
            continue;
        before = sums[bucket];
        sums[bucket] += minutes ? span.until - span.from : 1;
        if (before <= most && sums[bucket] > most && rf_judge_break(judge))
            tell(judge, cap, slot, visit, minutes);
    }
}

void rf_check_rule_cap(struct rf_judge *judge)
{
    int32_t i, j, slot;

    for (i = 0; i < judge->instance->cap_count; i++) {
        const struct rf_cap *cap = &judge->instance->caps[i];

        for (j = 0; j < cap->person_count && !rf_judge_done(judge); j++) {
            slot = judge->checker->slot_of[cap->people[j]];
            if (slot < 0 || !rf_judge_sees_slot(judge, slot))
                continue;
            test(judge, cap, slot, true);
            test(judge, cap, slot, false);
        }
    }
}
