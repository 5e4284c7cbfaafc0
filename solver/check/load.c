/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * load.c: which minutes count under which cap of a mentor (D18): one cap for each pair of a mentor
 * and an ECT (their inductions together), one for each mentor in total. */
#include "base/memory.h"
#include "check/checker.h"

/* Union minutes of the mentor's other mentoring, week by week. */
static const int32_t *other_mentoring(const struct rf_checker *checker, int32_t mentor)
{
    const struct rf_instance *instance = checker->instance;
    int32_t *weeks = rf_arena_allocate(checker->arena, (size_t)instance->week_count, sizeof *weeks);
    struct rf_span *spans = NULL;
    size_t capacity = 0, count;
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[mentor].days[date];

        if (instance->dates[date].week < 0)
            continue;
        count = 0;
        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_MENTORING)
                RF_PUSH(spans, count, capacity, day->occurrences[i].span);
        }
        weeks[instance->dates[date].week] += rf_check_union_minutes(spans, (int32_t)count);
    }
    rf_release(spans);
    return weeks;
}

/* True when an earlier induction has the same mentor (and, with `ect`, the same ECT). */
static bool seen_before(const struct rf_instance *instance, int32_t induction, bool ect)
{
    const struct rf_induction *here = &instance->inductions[induction];
    int32_t i;

    for (i = 0; i < induction; i++) {
        const struct rf_induction *earlier = &instance->inductions[i];

        if (earlier->mentor == here->mentor && (!ect || earlier->ect == here->ect))
            return true;
    }
    return false;
}

static void add_load(struct rf_checker *checker, int32_t mentor, int32_t ect)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_load *load = &checker->loads[checker->load_count++];
    int32_t *inductions =
        rf_arena_allocate(checker->arena, (size_t)instance->induction_count, sizeof *inductions);
    int32_t i;

    load->mentor = mentor;
    load->ect = ect;
    load->cap = instance->rules[ect < 0 ? RF_RULE_MENTOR_WEEK_CAP : RF_RULE_MENTOR_PER_ECT_CAP];
    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].mentor == mentor &&
            (ect < 0 || instance->inductions[i].ect == ect))
            inductions[load->induction_count++] = i;
    }
    load->inductions = inductions;
    load->other = ect < 0 ? other_mentoring(checker, mentor) : NULL;
}

void rf_check_derive_loads(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    int32_t i;

    checker->loads = rf_arena_allocate(checker->arena, 2 * (size_t)instance->induction_count,
                                       sizeof *checker->loads);
    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];

        if (!seen_before(instance, i, true))
            add_load(checker, induction->mentor, induction->ect);
        if (!seen_before(instance, i, false))
            add_load(checker, induction->mentor, -1);
    }
}
