/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_tired.c: the share of tired meetings of one induction, and how many may follow one another
 * (H6: D15). */
#include "check/report.h"
#include "check/rule.h"

static void tell_run(struct rf_judge *judge, int32_t entry, int32_t run)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_TIRED);

    what.first = entry;
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    what.origin = judge->instance->rule_origins[RF_RULE_TIRED_RUN];
    rf_judge_say(judge, what,
                 "%s on %s is meeting number %d in a row outside the pupils' day; at most %d",
                 rf_words_entry(judge->checker, entry).text, rf_words_day(what.day).text, run,
                 judge->instance->rules[RF_RULE_TIRED_RUN]);
}

static void tell_share(struct rf_judge *judge, int32_t induction, int32_t tired, int32_t most)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_TIRED);
    const struct rf_induction *pair = &judge->instance->inductions[induction];

    what.person = pair->ect;
    what.origin = judge->instance->rule_origins[RF_RULE_TIRED_SHARE];
    rf_judge_say(judge, what, "%d of %d meetings of %s lie outside the pupils' day; at most %d",
                 tired, judge->checker->courses[induction].meeting_count, pair->id, most);
}

static void test(struct rf_judge *judge, int32_t induction)
{
    const struct rf_course *course = &judge->checker->courses[induction];
    int32_t most = (int32_t)((int64_t)judge->instance->rules[RF_RULE_TIRED_SHARE] *
                             course->meeting_count / 1000);
    int32_t i, tired = 0, run = 0;

    for (i = 0; i < course->meeting_count && !rf_judge_done(judge); i++) {
        int32_t entry = course->meetings[i];

        if (rf_judge_date(judge, entry) < 0 || !rf_judge_tired(judge, entry)) {
            run = 0;
            continue;
        }
        tired++;
        if (++run > judge->instance->rules[RF_RULE_TIRED_RUN] && rf_judge_break(judge))
            tell_run(judge, entry, run);
    }
    if (tired > most && rf_judge_break(judge))
        tell_share(judge, induction, tired, most);
}

void rf_check_rule_tired(struct rf_judge *judge)
{
    int32_t i;

    for (i = 0; i < judge->instance->induction_count && !rf_judge_done(judge); i++) {
        if (rf_judge_sees_induction(judge, i) && judge->instance->inductions[i].ect >= 0 &&
            !judge->checker->courses[i].tired_waived)
            test(judge, i);
    }
}
