/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_order.c: a visit stands before its meeting, within the lag, and never without it (H7:
 * D13); nor, where a step says so, the meeting without the visit (D34). */
#include "check/report.h"
#include "check/rule.h"

static void tell(struct rf_judge *judge, int32_t entry, const char *words)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    struct rf_violation violation = rf_judge_violation(RF_CONSTRAINT_ORDER);

    violation.first = entry;
    violation.second = what->target;
    violation.day = judge->sessions[entry].day;
    violation.span = rf_judge_span(judge, entry);
    rf_judge_say(judge, violation, "%s on %s %s %s", rf_words_entry(judge->checker, entry).text,
                 rf_words_day(violation.day).text, words,
                 rf_words_entry(judge->checker, what->target).text);
}

static void tell_lag(struct rf_judge *judge, int32_t entry, int32_t lag)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    struct rf_violation violation = rf_judge_violation(RF_CONSTRAINT_ORDER);

    violation.first = entry;
    violation.second = what->target;
    violation.day = judge->sessions[entry].day;
    violation.span = rf_judge_span(judge, entry);
    rf_judge_say(judge, violation,
                 "%s on %s stands %d school days before %s on %s, not between %d and %d",
                 rf_words_entry(judge->checker, entry).text, rf_words_day(violation.day).text, lag,
                 rf_words_entry(judge->checker, what->target).text,
                 rf_words_day(judge->sessions[what->target].day).text, what->step->lag_least,
                 what->step->lag_most);
}

static void test(struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    const struct rf_session *one = &judge->sessions[entry], *other;
    int32_t lag;

    if (what->target < 0)
        return; /* its meeting is past and not asked for */
    if (rf_judge_date(judge, what->target) < 0) {
        if (judge->partial && !judge->sessions[what->target].placed)
            return;
        if (rf_judge_break(judge))
            tell(judge, entry, "stands without");
        return;
    }
    other = &judge->sessions[what->target];
    if (one->day > other->day || (one->day == other->day && one->end > other->start)) {
        if (rf_judge_break(judge))
            tell(judge, entry, "does not end before");
        return;
    }
    lag = rf_check_school_days(judge->instance, rf_judge_date(judge, entry),
                               rf_judge_date(judge, what->target));
    if (lag < what->step->lag_least || lag > what->step->lag_most) {
        if (rf_judge_break(judge))
            tell_lag(judge, entry, lag);
    }
}

static void test_both(struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    struct rf_violation violation = rf_judge_violation(RF_CONSTRAINT_ORDER);

    if (!what->step->both || what->target < 0 || rf_judge_date(judge, what->target) < 0 ||
        judge->sessions[entry].placed || judge->partial || !rf_judge_break(judge))
        return;
    violation.first = what->target;
    violation.second = entry;
    violation.day = judge->sessions[what->target].day;
    violation.span = rf_judge_span(judge, what->target);
    rf_judge_say(judge, violation, "%s on %s stands without %s, which must come before it",
                 rf_words_entry(judge->checker, what->target).text,
                 rf_words_day(violation.day).text, rf_words_entry(judge->checker, entry).text);
}

void rf_check_rule_order(struct rf_judge *judge)
{
    struct rf_entry_range range = rf_judge_entries(judge);
    int32_t i;

    for (i = range.from;
         i < range.until && i < judge->checker->event_entry && !rf_judge_done(judge); i++) {
        if (judge->checker->entries[i].step->leads_to < 0)
            continue;
        if (rf_judge_date(judge, i) >= 0)
            test(judge, i);
        else
            test_both(judge, i);
    }
}
