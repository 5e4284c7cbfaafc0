/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_diversity.c: tier 8: whom one is mentored by (Q4), whether it is always the same colleague
 * who is chosen (Q6), and sessions that have no second place (Q7) (D45). */
#include <string.h>

#include "check/tier.h"

static bool differ(const char *one, const char *other)
{
    return one != NULL && other != NULL && strcmp(one, other) != 0;
}

static bool has_second(const struct rf_instance *instance, int32_t induction)
{
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (i != induction && instance->inductions[i].ect >= 0 &&
            instance->inductions[i].mentor == instance->inductions[induction].mentor)
            return true;
    }
    return false;
}

int32_t rf_check_pairing(const struct rf_instance *instance, int32_t induction)
{
    const struct rf_choice_weights *weights = &instance->choice_weights;
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_person *ect = &instance->people[pair->ect];
    const struct rf_person *mentor = &instance->people[pair->mentor];
    int32_t sum = 0;

    if (differ(ect->subject, mentor->subject))
        sum += weights->subject;
    if (differ(ect->phase, mentor->phase))
        sum += weights->phase;
    if (ect->line_manager == pair->mentor)
        sum += weights->line_manager;
    if (mentor->years >= 0 && (mentor->years < instance->rules[RF_RULE_YEARS_LEAST] ||
                               mentor->years > instance->rules[RF_RULE_YEARS_MOST]))
        sum += weights->years;
    if (pair->previous_mentor >= 0 && pair->previous_mentor != pair->mentor)
        sum += weights->change;
    if (has_second(instance, induction))
        sum += weights->second_ect;
    return sum;
}

/* An earlier session of the same kind of this induction has the same person. */
static bool chosen_before(const struct rf_judge *judge, const struct rf_course *course,
                          int32_t entry)
{
    const struct rf_entry *entries = judge->checker->entries;
    int32_t i;

    for (i = course->first_entry; i < entry; i++) {
        if (entries[i].kind == entries[entry].kind && entries[i].choice.cast != NULL &&
            rf_judge_date(judge, i) >= 0 &&
            judge->sessions[i].chosen == judge->sessions[entry].chosen)
            return true;
    }
    return false;
}

static int32_t colleagues(const struct rf_judge *judge, int32_t induction)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_course *course = &judge->checker->courses[induction];
    int32_t i, again = 0, led = 0, wanted;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &judge->checker->entries[i];

        if (rf_judge_date(judge, i) < 0)
            continue;
        again += entry->choice.cast != NULL && chosen_before(judge, course, i);
        led += instance->kinds[entry->kind].presence[RF_ROLE_ASSOCIATE] != RF_ABSENT;
    }
    wanted =
        (int32_t)((int64_t)instance->rules[RF_RULE_ASSOCIATE_SHARE] * course->meeting_count / 1000);
    if (instance->inductions[induction].ect < 0 || led > wanted)
        wanted = led;
    return instance->choice_weights.same_person * again +
           instance->choice_weights.associate * (wanted - led);
}

/* The facts leave no place beside the one where it stands. */
static bool is_fragile(const struct rf_judge *judge, int32_t entry)
{
    const struct rf_places *places = &judge->checker->entries[entry].places;
    struct rf_span span = rf_judge_span(judge, entry);

    if (places->dates == 0 || places->dates > 1 || places->date != rf_judge_date(judge, entry))
        return places->dates == 0;
    return places->end > span.from && places->start < span.until;
}

void rf_check_tier_diversity(const struct rf_judge *judge, struct rf_values *values)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i;

    values->diversity[0] = values->diversity[1] = values->diversity[2] = 0;
    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect >= 0)
            values->diversity[0] += rf_check_pairing(instance, i);
        values->diversity[1] += colleagues(judge, i);
    }
    for (i = 0; instance->choice_weights.fragile > 0 && i < judge->checker->event_entry; i++) {
        if (rf_judge_date(judge, i) >= 0 && is_fragile(judge, i))
            values->diversity[2] += instance->choice_weights.fragile;
    }
}
