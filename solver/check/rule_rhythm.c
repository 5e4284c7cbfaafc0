/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_rhythm.c: never two meetings of one induction a day, and the gap between meetings of
 * neighbouring windows (H8: D14). */
#include "check/report.h"
#include "check/rule.h"

static void tell_two(struct rf_judge *judge, int32_t one, int32_t other)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_RHYTHM);

    what.first = one;
    what.second = other;
    what.day = judge->sessions[one].day;
    what.span = rf_judge_span(judge, one);
    rf_judge_say(judge, what, "%s and %s are two meetings on one day, %s, at %s and %s",
                 rf_words_entry(judge->checker, one).text,
                 rf_words_entry(judge->checker, other).text, rf_words_day(what.day).text,
                 rf_words_minute(judge->sessions[one].start).text,
                 rf_words_minute(judge->sessions[other].start).text);
}

/* Meetings of an induction are few a term; all pairs are looked at. */
static void test_days(struct rf_judge *judge, const struct rf_course *course)
{
    int32_t i, j;

    for (i = 1; i < course->meeting_count && !rf_judge_done(judge); i++) {
        int32_t date = rf_judge_date(judge, course->meetings[i]);

        for (j = 0; date >= 0 && j < i; j++) {
            if (rf_judge_date(judge, course->meetings[j]) == date && rf_judge_break(judge))
                tell_two(judge, course->meetings[j], course->meetings[i]);
        }
    }
}

static void tell_gap(struct rf_judge *judge, int32_t entry, int32_t least, int32_t gap)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    struct rf_violation violation = rf_judge_violation(RF_CONSTRAINT_RHYTHM);

    violation.first = what->before;
    violation.second = entry;
    violation.day = judge->sessions[entry].day;
    violation.span = rf_judge_span(judge, entry);
    if (judge->sessions[entry].day <= judge->sessions[what->before].day) {
        rf_judge_say(judge, violation,
                     "%s on %s belongs to a later week than %s on %s but does not come after it",
                     rf_words_entry(judge->checker, entry).text, rf_words_day(violation.day).text,
                     rf_words_entry(judge->checker, what->before).text,
                     rf_words_day(judge->sessions[what->before].day).text);
        return;
    }
    rf_judge_say(judge, violation,
                 "%s on %s comes %d school days after %s on %s, not between %d and %d",
                 rf_words_entry(judge->checker, entry).text, rf_words_day(violation.day).text, gap,
                 rf_words_entry(judge->checker, what->before).text,
                 rf_words_day(judge->sessions[what->before].day).text, least, what->gap_most);
}

static void test_gap(struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    int32_t date = rf_judge_date(judge, entry), earlier, gap, least;
    bool make_up;

    if (what->before < 0 || date < 0)
        return;
    earlier = rf_judge_date(judge, what->before);
    if (earlier < 0)
        return;
    make_up = what->window.make_up || judge->checker->entries[what->before].window.make_up;
    gap = rf_check_school_days(judge->instance, earlier, date);
    least = make_up ? what->step->gap_make_up : what->gap_least;
    if (date > earlier && (!what->step->has_gap || (gap >= least && gap <= what->gap_most)))
        return;
    if (rf_judge_break(judge))
        tell_gap(judge, entry, least, gap);
}

void rf_check_rule_rhythm(struct rf_judge *judge)
{
    int32_t i, j;

    for (i = 0; i < judge->instance->induction_count && !rf_judge_done(judge); i++) {
        const struct rf_course *course = &judge->checker->courses[i];

        if (!rf_judge_sees_induction(judge, i))
            continue;
        test_days(judge, course);
        for (j = 0; j < course->meeting_count && !rf_judge_done(judge); j++)
            test_gap(judge, course->meetings[j]);
    }
}
