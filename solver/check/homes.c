/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * homes.c: every group of sessions with a home names one, the named home is used and no other
 * would leave fewer sessions away (D23). */
#include "check/parts.h"
#include "check/report.h"
#include "check/tier.h"

#include "base/calendar.h"

static void say(struct rf_judge *judge, const struct rf_home *home, const char *words)
{
    const struct rf_instance *instance = judge->instance;

    judge->broken = true;
    rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_VALUES),
                 "the home of %s of %s in week %s (%s %s) %s", instance->kinds[home->kind].name,
                 instance->inductions[home->induction].id, instance->letters[home->letter],
                 rf_weekday_name(home->weekday), rf_words_minute(home->start).text, words);
}

static bool known(const struct rf_instance *instance, const struct rf_home *home)
{
    return home->induction >= 0 && home->induction < instance->induction_count && home->kind >= 0 &&
           home->kind < instance->kind_count && home->letter >= 0 &&
           home->letter < instance->cycle_weeks && home->weekday >= 0 && home->weekday < 7;
}

static bool same_group(const struct rf_home *one, const struct rf_home *other)
{
    return one->induction == other->induction && one->kind == other->kind &&
           one->letter == other->letter;
}

static void test(struct rf_judge *judge, const struct rf_home *home)
{
    struct rf_away away;

    if (!known(judge->instance, home)) {
        judge->broken = true;
        rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_VALUES),
                     "a home names an induction, kind, week or weekday that no input knows");
        return;
    }
    if (!judge->instance->kinds[home->kind].home) {
        say(judge, home, "is of a kind that has no homes");
        return;
    }
    away = rf_check_tier_away(judge, home);
    if (!away.used)
        say(judge, home, "is a time at which none of these sessions stands");
    else if (away.count !=
             rf_check_tier_least_away(judge, home->induction, home->kind, home->letter))
        say(judge, home, "leaves more sessions away than another would");
}

static void test_group(struct rf_judge *judge, const struct rf_plan *plan, struct rf_home group)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, count = 0;

    for (i = 0; i < plan->home_count; i++)
        count += same_group(&plan->homes[i], &group);
    if (count == 1 || (count == 0 && rf_check_tier_least_away(judge, group.induction, group.kind,
                                                              group.letter) < 0))
        return;
    judge->broken = true;
    rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_VALUES),
                 "%s of %s in week %s has %d homes named, not one",
                 instance->kinds[group.kind].name, instance->inductions[group.induction].id,
                 instance->letters[group.letter], count);
}

void rf_check_homes(struct rf_judge *judge, const struct rf_plan *plan)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, kind, letter;

    for (i = 0; i < plan->home_count; i++)
        test(judge, &plan->homes[i]);
    for (i = 0; i < instance->induction_count; i++) {
        for (kind = 0; kind < instance->kind_count; kind++) {
            for (letter = 0; letter < instance->cycle_weeks; letter++) {
                struct rf_home group = {i, kind, letter, 0, 0};

                if (instance->kinds[kind].home)
                    test_group(judge, plan, group);
            }
        }
    }
}
