/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_directed.c: directed time of the year (H11: D38). Minutes that lie in something directed
 * already add nothing; whoever has more than the year allows without any session may be given only
 * such. */
#include "base/memory.h"
#include "check/report.h"
#include "check/rule.h"

/* From the end of the pupils' day to a session after it; empty when that does not count. */
static struct rf_span trapped(const struct rf_judge *judge, const struct rf_visit *visit)
{
    const struct rf_date *date = &judge->instance->dates[rf_judge_date(judge, visit->session)];
    struct rf_span gap = {date->pupils.until, visit->span.from};

    if (judge->instance->rules[RF_RULE_TRAPPED_TIME] == 0 || date->status != RF_DAY_TEACHING ||
        gap.until < gap.from)
        gap.until = gap.from;
    return gap;
}

/* At most what the sessions can add: each counted by itself. */
static int64_t at_most(const struct rf_judge *judge, int32_t slot)
{
    int32_t visit = rf_judge_of_person(judge, slot);
    int64_t minutes = 0;

    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        const struct rf_visit *here = rf_judge_visit(judge, visit);
        struct rf_span gap = trapped(judge, here);

        minutes += here->span.until - here->span.from + gap.until - gap.from;
    }
    return minutes;
}

/* Directed minutes of one date with its sessions. */
static int32_t minutes_on(struct rf_judge *judge, int32_t slot, int32_t date)
{
    const struct rf_person_day *day =
        &judge->instance->people[judge->checker->person_of[slot]].days[date];
    struct rf_scratch *scratch = judge->scratch;
    int32_t i, visit = rf_judge_of_day(judge, slot, date);
    size_t count = 0;

    for (i = 0; i < day->occurrence_count; i++) {
        if (day->occurrences[i].type != RF_ABSENCE)
            RF_PUSH(scratch->spans, count, scratch->span_capacity, day->occurrences[i].span);
    }
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_day) {
        const struct rf_visit *here = rf_judge_visit(judge, visit);
        struct rf_span gap = trapped(judge, here);

        RF_PUSH(scratch->spans, count, scratch->span_capacity, here->span);
        if (gap.until > gap.from)
            RF_PUSH(scratch->spans, count, scratch->span_capacity, gap);
    }
    return rf_check_union_minutes(scratch->spans, (int32_t)count);
}

/* Each date once: at the visit that heads its list. */
int64_t rf_check_directed_minutes(struct rf_judge *judge, int32_t slot)
{
    const struct rf_checker *checker = judge->checker;
    int32_t visit = rf_judge_of_person(judge, slot);
    int64_t minutes = checker->directed_sum[slot];

    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        int32_t date = rf_judge_date(judge, rf_judge_visit(judge, visit)->session);

        if (rf_judge_of_day(judge, slot, date) == visit)
            minutes += minutes_on(judge, slot, date) -
                       checker->directed[slot * judge->instance->date_count + date];
    }
    return minutes;
}

static void test(struct rf_judge *judge, int32_t slot)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_person *person = &instance->people[judge->checker->person_of[slot]];
    int64_t most = (int64_t)instance->rules[RF_RULE_DIRECTED_HOURS] * 60 * person->fte / 1000,
            minutes;
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_DIRECTED);

    if (judge->checker->directed_sum[slot] > most)
        most = judge->checker->directed_sum[slot];
    if (judge->checker->directed_sum[slot] + at_most(judge, slot) <= most)
        return;
    minutes = rf_check_directed_minutes(judge, slot);
    if (minutes <= most || !rf_judge_break(judge))
        return;
    what.person = judge->checker->person_of[slot];
    what.origin = instance->rule_origins[RF_RULE_DIRECTED_HOURS];
    rf_judge_say(judge, what, "%s has %d minutes of directed time in the year; at most %d",
                 person->id, (int)minutes, (int)most);
}

void rf_check_rule_directed(struct rf_judge *judge)
{
    int32_t slot;

    if (!judge->instance->stpcd)
        return;
    for (slot = 0; slot < judge->checker->slot_count && !rf_judge_done(judge); slot++) {
        if (rf_judge_sees_slot(judge, slot) && rf_judge_of_person(judge, slot) >= 0 &&
            !judge->instance->people[judge->checker->person_of[slot]].leader)
            test(judge, slot);
    }
}
