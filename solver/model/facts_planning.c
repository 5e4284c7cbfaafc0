/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_planning.c: planning time that no timetable marks (D16): what a person needs in each pass
 * of the cycle and which free periods can give it; and other mentoring in a week (D18). */
#include "base/memory.h"
#include "model/facts_span.h"
#include "model/facts_table.h"

/* Union of the person's occurrences of one type on a date, in minutes. */
static int32_t sum_occurrences(const struct rf_person_day *day, enum rf_occurrence_type type)
{
    int32_t minutes = 0;
    rf_minute seen = 0; /* occurrences are sorted by start: all before this is counted */
    for (int32_t i = 0; i < day->occurrence_count; i++) {
        struct rf_span span = day->occurrences[i].span;
        if (day->occurrences[i].type != type || span.until <= seen)
            continue;
        if (span.from < seen)
            span.from = seen;
        if (span.from < span.until)
            minutes += span.until - span.from;
        seen = span.until;
    }
    return minutes;
}

/* Pass of the cycle a date counts in, or -1 when nothing of D16 happens on it. */
static int32_t find_pass(const struct rf_instance *instance, int32_t date)
{
    const struct rf_date *day = &instance->dates[date];
    if (day->status != RF_DAY_TEACHING || day->week < 0 || day->day < instance->as_of)
        return -1;
    return instance->weeks[day->week].cycle;
}

/* Walks the free periods of a date; writes them from `into` on unless it is NULL. */
static int32_t find_periods(const struct rf_facts *facts, int32_t person, int32_t date,
                            struct rf_free_period *into, int32_t *minutes)
{
    const struct rf_instance *instance = facts->instance;
    int32_t index = instance->bells[instance->people[person].bell].shape_of_date[date];
    int32_t count = 0;
    if (index < 0)
        return 0;
    struct rf_spans free = rf_facts_free(facts, person, date, false);
    for (int32_t i = 0; i < instance->shapes[index].count; i++) {
        const struct rf_period *period = &instance->shapes[index].periods[i];
        int32_t length = period->span.until - period->span.from;
        if (period->class != RF_PERIOD_TEACHING ||
            length < instance->rules[RF_RULE_PPA_MIN_BLOCK] ||
            !rf_spans_contain(free, period->span))
            continue;
        if (into != NULL)
            into[count] = (struct rf_free_period){instance->dates[date].day, date, i, period->span};
        count++;
        *minutes += length;
    }
    return count;
}

static struct rf_planning *derive_planning(const struct rf_facts *facts, int32_t person)
{
    const struct rf_instance *instance = facts->instance;
    const struct rf_person *who = &instance->people[person];
    struct rf_planning *passes =
        rf_arena_allocate(facts->arena, (size_t)instance->cycle_count, sizeof *passes);
    for (int32_t date = 0; date < instance->date_count; date++) {
        int32_t pass = find_pass(instance, date);
        if (pass < 0)
            continue;
        passes[pass].need += sum_occurrences(&who->days[date], RF_LESSON);
        passes[pass].count += find_periods(facts, person, date, NULL, &passes[pass].supply);
    }
    for (int32_t pass = 0; pass < instance->cycle_count; pass++) {
        struct rf_planning *planning = &passes[pass];
        planning->periods =
            rf_arena_allocate(facts->arena, (size_t)planning->count, sizeof *planning->periods);
        int64_t taught = who->marks_ppa ? 0 : planning->need;
        planning->need = (int32_t)((instance->rules[RF_RULE_PPA_RATE] * taught + 999) / 1000);
        planning->count = 0;
    }
    for (int32_t date = 0; date < instance->date_count; date++) {
        int32_t pass = find_pass(instance, date), again = 0;
        if (pass >= 0)
            passes[pass].count += find_periods(facts, person, date,
                                               passes[pass].periods + passes[pass].count, &again);
    }
    return passes;
}

static const struct rf_planning *find_planning(const struct rf_facts *facts, int32_t person,
                                               int32_t cycle)
{
    if (facts->planning[person] == NULL)
        facts->planning[person] = derive_planning(facts, person);
    return &facts->planning[person][cycle];
}

const struct rf_free_period *rf_facts_free_periods(const struct rf_facts *facts, int32_t person,
                                                   int32_t cycle, int32_t *count)
{
    const struct rf_planning *planning = find_planning(facts, person, cycle);
    *count = planning->count;
    return planning->periods;
}

int32_t rf_facts_planning_need(const struct rf_facts *facts, int32_t person, int32_t cycle,
                               int32_t *supply)
{
    const struct rf_planning *planning = find_planning(facts, person, cycle);
    if (supply != NULL)
        *supply = planning->supply;
    return planning->need < planning->supply ? planning->need : planning->supply;
}

int32_t rf_facts_other_mentoring(const struct rf_facts *facts, int32_t person, int32_t week)
{
    const struct rf_instance *instance = facts->instance;
    if (facts->mentoring[person] == NULL) {
        int32_t *minutes =
            rf_arena_allocate(facts->arena, (size_t)instance->week_count, sizeof *minutes);
        for (int32_t date = 0; date < instance->date_count; date++)
            if (instance->dates[date].week >= 0)
                minutes[instance->dates[date].week] +=
                    sum_occurrences(&instance->people[person].days[date], RF_MENTORING);
        facts->mentoring[person] = minutes;
    }
    return facts->mentoring[person][week];
}

int32_t rf_facts_training(const struct rf_facts *facts, int32_t person, int32_t half_term)
{
    const struct rf_instance *instance = facts->instance;
    int32_t minutes = 0;
    for (int32_t date = 0; date < instance->date_count; date++)
        if (instance->dates[date].half_term == half_term)
            minutes += sum_occurrences(&instance->people[person].days[date], RF_TRAINING);
    return minutes;
}
