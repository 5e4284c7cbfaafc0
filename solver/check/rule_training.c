/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_training.c: the training of a mentor is not crowded into the first half-term (H18: D42). */
#include "base/memory.h"
#include "check/report.h"
#include "check/rule.h"

/* Dated training from outside in the first half-term. */
static int32_t outside_training(const struct rf_instance *instance, int32_t mentor)
{
    struct rf_span *spans = NULL;
    size_t count, capacity = 0;
    int32_t date, i, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[mentor].days[date];

        if (instance->dates[date].half_term != 0)
            continue;
        count = 0;
        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_TRAINING)
                RF_PUSH(spans, count, capacity, day->occurrences[i].span);
        }
        minutes += rf_check_union_minutes(spans, (int32_t)count);
    }
    rf_release(spans);
    return minutes;
}

static void test(struct rf_judge *judge, int32_t induction)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_induction *training = &instance->inductions[induction];
    const struct rf_course *course = &judge->checker->courses[induction];
    int64_t required = training->training_minutes > 0 ? training->training_minutes
                                                      : instance->rules[RF_RULE_TRAINING_MINUTES];
    int32_t most = (int32_t)(required * instance->rules[RF_RULE_TRAINING_FIRST] / 1000);
    int32_t minutes = 0, outside, last = -1, i;
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_TRAINING);

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        struct rf_span span = rf_judge_span(judge, i);

        if (rf_judge_date(judge, i) < 0 ||
            !instance->kinds[judge->checker->entries[i].kind].training ||
            instance->dates[rf_judge_date(judge, i)].half_term != 0)
            continue;
        minutes += span.until - span.from;
        last = i;
    }
    if (minutes == 0)
        return;
    outside = outside_training(instance, training->mentor);
    if (outside > most)
        most = outside;
    if (minutes + outside <= most || !rf_judge_break(judge))
        return;
    what.first = last;
    what.person = training->mentor;
    what.day = judge->sessions[last].day;
    what.span = rf_judge_span(judge, last);
    what.origin = instance->rule_origins[RF_RULE_TRAINING_FIRST];
    rf_judge_say(judge, what,
                 "%s has %d minutes of mentor training in the first half-term; at most %d",
                 instance->people[training->mentor].id, minutes + outside, most);
}

void rf_check_rule_training(struct rf_judge *judge)
{
    int32_t i;

    for (i = 0; judge->instance->half_term_count > 1 && i < judge->instance->induction_count &&
                !rf_judge_done(judge);
         i++) {
        if (judge->instance->inductions[i].ect < 0 && rf_judge_sees_induction(judge, i))
            test(judge, i);
    }
}
