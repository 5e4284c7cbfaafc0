/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * roles.c: who may mentor whom, as far as the facts decide it (H12: D39). Asked before any plan;
 * what a waiver allows is left out. */
#include <string.h>

#include "base/memory.h"
#include "check/judge.h"
#include "check/report.h"

/* A judge without a plan, for its report. */
static void say(struct rf_judge *judge, int32_t induction, int32_t person, const char *words)
{
    const struct rf_induction *pair = &judge->instance->inductions[induction];
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ROLES);

    judge->broken = true;
    what.person = person;
    what.origin = pair->origin;
    rf_judge_say(judge, what, "%s: %s %s", pair->id, judge->instance->people[person].id, words);
}

static bool is_alone(const struct rf_cast *cast, int32_t person)
{
    return cast->count == 1 && cast->people[0] == person;
}

/* Some step in force asks for a session in which the observer assesses. */
static bool observer_assesses(const struct rf_instance *instance, const struct rf_induction *pair)
{
    int32_t week, i;

    for (week = 0; week < instance->week_count; week++) {
        const struct rf_stage *stage = pair->stage_of_week[week];

        for (i = 0; stage != NULL && i < stage->step_count; i++) {
            const struct rf_kind *kind = &instance->kinds[stage->steps[i].kind];

            if (kind->assessment && kind->presence[RF_ROLE_OBSERVER] != RF_ABSENT)
                return true;
        }
    }
    return false;
}

static bool alive(const struct rf_induction *pair, rf_day day)
{
    return day >= pair->dates.from && day <= pair->dates.until;
}

/* New teachers whom the mentor has on that day, but for waived inductions. */
static int32_t count_mentored(const struct rf_instance *instance, int32_t mentor, rf_day day)
{
    int32_t i, j, count = 0;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        bool again = false;

        if (pair->ect < 0 || pair->mentor != mentor || !alive(pair, day) ||
            rf_check_waived(instance, i, "H12"))
            continue;
        for (j = 0; j < i; j++) {
            const struct rf_induction *earlier = &instance->inductions[j];

            again = again || (earlier->ect == pair->ect && earlier->mentor == mentor &&
                              alive(earlier, day) && !rf_check_waived(instance, j, "H12"));
        }
        count += !again;
    }
    return count;
}

static rf_day first_day(const struct rf_instance *instance, const struct rf_induction *pair)
{
    return pair->dates.from > instance->first_day ? pair->dates.from : instance->first_day;
}

/* An earlier induction of the mentor begins on the same day and tells of it. */
static bool told_before(const struct rf_instance *instance, int32_t induction)
{
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t i;

    for (i = 0; i < induction; i++) {
        if (instance->inductions[i].ect >= 0 && instance->inductions[i].mentor == pair->mentor &&
            first_day(instance, &instance->inductions[i]) == first_day(instance, pair) &&
            !rf_check_waived(instance, i, "H12"))
            return true;
    }
    return false;
}

/* The number is largest on a day on which some induction begins. */
static void test_number(struct rf_judge *judge, int32_t induction)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    rf_day day = first_day(instance, pair);
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ROLES);
    int32_t most = instance->rules[RF_RULE_MAX_ECTS];
    int32_t count = alive(pair, day) ? count_mentored(instance, pair->mentor, day) : 0;

    if (count <= most || told_before(instance, induction))
        return;
    judge->broken = true;
    what.person = pair->mentor;
    what.day = day;
    what.origin = pair->origin;
    rf_judge_say(judge, what, "%s: %s mentors %d new teachers on %s; at most %d", pair->id,
                 instance->people[pair->mentor].id, count, rf_words_day(day).text, most);
}

static void test(struct rf_judge *judge, int32_t induction)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_person *mentor = &instance->people[pair->mentor];
    const struct rf_person *ect = &instance->people[pair->ect];

    if (is_alone(&pair->cast[RF_ROLE_TUTOR], pair->mentor))
        say(judge, induction, pair->mentor, "is mentor and tutor");
    else if (is_alone(&pair->cast[RF_ROLE_OBSERVER], pair->mentor) &&
             observer_assesses(instance, pair))
        say(judge, induction, pair->mentor, "is mentor and observes for assessment");
    if (instance->rules[RF_RULE_SAME_SITE] != 0 && mentor->site >= 0 && ect->site >= 0 &&
        mentor->site != ect->site)
        say(judge, induction, pair->mentor, "works at another site than the new teacher");
    if (instance->rules[RF_RULE_QUALIFIED] != 0 && !mentor->qualified)
        say(judge, induction, pair->mentor, "mentors but is not a qualified teacher");
    test_number(judge, induction);
}

bool rf_check_roles(const struct rf_instance *instance, struct rf_report *report)
{
    struct rf_judge judge = {.instance = instance, .report = report};
    int32_t i;

    memset(report, 0, sizeof *report);
    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect >= 0 && !rf_check_waived(instance, i, "H12"))
            test(&judge, i);
    }
    return !judge.broken;
}
