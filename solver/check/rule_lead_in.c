/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_lead_in.c: nothing structured in the lead-in weeks (H14: D10). */
#include "check/report.h"
#include "check/rule.h"

void rf_check_rule_lead_in(struct rf_judge *judge)
{
    const struct rf_instance *instance = judge->instance;
    struct rf_entry_range range = rf_judge_entries(judge);
    int32_t i;

    for (i = range.from;
         i < range.until && i < judge->checker->event_entry && !rf_judge_done(judge); i++) {
        const struct rf_entry *entry = &judge->checker->entries[i];
        const struct rf_course *course = &judge->checker->courses[entry->induction];
        int32_t date = rf_judge_date(judge, i);
        int32_t weeks = instance->inductions[entry->induction].lead_in_weeks;
        struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_LEAD_IN);

        if (date < 0 || !instance->kinds[entry->kind].structured ||
            rf_check_week_distance(course, instance->dates[date].week) >= weeks)
            continue;
        if (!rf_judge_break(judge))
            return;
        what.first = i;
        what.day = instance->dates[date].day;
        what.span = rf_judge_span(judge, i);
        what.origin = instance->inductions[entry->induction].origin;
        rf_judge_say(judge, what, "%s on %s lies in the %d lead-in weeks",
                     rf_words_entry(judge->checker, i).text, rf_words_day(what.day).text, weeks);
    }
}
