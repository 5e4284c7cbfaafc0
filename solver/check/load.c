/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * load.c: which minutes count under which cap of a mentor (D18): one cap for each pair of a mentor
 * and an ECT (their inductions together), one for each mentor in total. For the latter also what is
 * asked for in the mean of the weeks (D44). */
#include "base/memory.h"
#include "check/rule.h"

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

/* Weeks with a teaching day on which the mentor is in. */
static int32_t weeks_at_work(const struct rf_instance *instance, int32_t mentor)
{
    int32_t date, last = -1, weeks = 0;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];
        struct rf_span in = instance->people[mentor].days[date].in;

        if (here->status != RF_DAY_TEACHING || here->week == last || in.from >= in.until)
            continue;
        last = here->week;
        weeks++;
    }
    return weeks;
}

/* D44: what is asked for, in the mean of the weeks. */
static void derive_mean(struct rf_checker *checker, struct rf_load *load)
{
    const struct rf_instance *instance = checker->instance;
    int64_t asked = 0;
    int32_t weeks = weeks_at_work(instance, load->mentor), i, j;

    for (i = 0; i < load->induction_count; i++) {
        const struct rf_course *course = &checker->courses[load->inductions[i]];

        load->even = load->even || (course->entry_count > 0 &&
                                    instance->inductions[load->inductions[i]].ect >= 0);
        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            struct rf_span wished = {0, checker->entries[j].step->minutes};

            asked += rf_check_load_minutes(checker, j, wished);
        }
    }
    for (i = 0; i < instance->week_count; i++)
        asked += load->other[i];
    load->mean = weeks > 0 ? (int32_t)(asked / weeks) : 0;
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
    if (ect < 0)
        derive_mean(checker, load);
}

void rf_check_derive_loads(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    int32_t i;

    checker->loads = rf_arena_allocate(checker->arena, 2 * (size_t)instance->induction_count,
                                       sizeof *checker->loads);
    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];

        if (induction->ect >= 0 && !seen_before(instance, i, true))
            add_load(checker, induction->mentor, induction->ect);
        if (!seen_before(instance, i, false))
            add_load(checker, induction->mentor, -1);
    }
}
