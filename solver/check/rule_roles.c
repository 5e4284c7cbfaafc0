/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_roles.c: where one person mentors and assesses, both do not fall on one day (H12: D39).
 * Whether somebody may have both roles at all is a matter of facts (roles.c). */
#include "check/report.h"
#include "check/rule.h"

/* Whoever takes the class meanwhile does too (D26). */
static bool takes_part(const struct rf_judge *judge, int32_t entry, int32_t person)
{
    const struct rf_entry *what = &judge->checker->entries[entry];

    return rf_check_is_part(what, person) ||
           (what->choice.cast != NULL && judge->sessions[entry].chosen == person) ||
           (rf_judge_released(judge, entry) > 0 && judge->sessions[entry].cover == person);
}

static void tell(struct rf_judge *judge, int32_t assessment, int32_t mentoring, int32_t mentor)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ROLES);

    what.first = assessment;
    what.second = mentoring;
    what.person = mentor;
    what.day = judge->sessions[assessment].day;
    what.span = rf_judge_span(judge, assessment);
    rf_judge_say(judge, what, "%s assesses in %s and mentors in %s on one day, %s",
                 judge->instance->people[mentor].id,
                 rf_words_entry(judge->checker, assessment).text,
                 rf_words_entry(judge->checker, mentoring).text, rf_words_day(what.day).text);
}

/* Looks for mentoring on the day of one session that assesses. */
static void test_day(struct rf_judge *judge, const struct rf_course *course, int32_t assessment,
                     int32_t mentor)
{
    const struct rf_checker *checker = judge->checker;
    int32_t i;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        if (i != assessment && judge->instance->kinds[checker->entries[i].kind].mentoring &&
            rf_judge_date(judge, i) == rf_judge_date(judge, assessment) && rf_judge_break(judge))
            tell(judge, assessment, i, mentor);
    }
}

static void test(struct rf_judge *judge, int32_t induction)
{
    const struct rf_course *course = &judge->checker->courses[induction];
    int32_t mentor = judge->instance->inductions[induction].mentor, i;

    for (i = course->first_entry;
         i < course->first_entry + course->entry_count && !rf_judge_done(judge); i++) {
        if (judge->instance->kinds[judge->checker->entries[i].kind].assessment &&
            rf_judge_date(judge, i) >= 0 && takes_part(judge, i, mentor))
            test_day(judge, course, i, mentor);
    }
}

void rf_check_rule_roles(struct rf_judge *judge)
{
    int32_t i;

    for (i = 0; i < judge->instance->induction_count && !rf_judge_done(judge); i++) {
        const struct rf_induction *pair = &judge->instance->inductions[i];

        if (pair->ect >= 0 && rf_judge_sees_induction(judge, i) &&
            (rf_check_in_cast(&pair->cast[RF_ROLE_TUTOR], pair->mentor) ||
             rf_check_in_cast(&pair->cast[RF_ROLE_OBSERVER], pair->mentor)))
            test(judge, i);
    }
}
