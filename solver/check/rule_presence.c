/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_presence.c: each placed session stands where the facts admit it, and is as long as they
 * say (H3, H4, H5, H15: D7 and D20). */
#include "check/fact.h"
#include "check/presence.h"
#include "check/report.h"
#include "check/rule.h"

static void tell_facts(struct rf_judge *judge, int32_t entry)
{
    const struct rf_session *session = &judge->sessions[entry];
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_PRESENCE);
    struct rf_fact fact = rf_check_fact(judge->checker, entry, session->day, session->start);

    what.constraint = fact.constraint;
    what.first = entry;
    what.person = fact.person;
    what.origin = fact.origin;
    what.day = session->day;
    what.span.from = session->start;
    what.span.until = session->end;
    rf_judge_say(judge, what, "%s cannot stand on %s %s: %s",
                 rf_words_entry(judge->checker, entry).text, rf_words_day(session->day).text,
                 rf_words_span(what.span).text, rf_text_peek(&fact.words));
    rf_text_release(&fact.words);
}

static void tell_length(struct rf_judge *judge, int32_t entry, rf_minute end)
{
    const struct rf_session *session = &judge->sessions[entry];
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_PRESENCE);

    what.first = entry;
    what.day = session->day;
    what.span.from = session->start;
    what.span.until = session->end;
    rf_judge_say(judge, what, "%s on %s at %s ends at %s in the plan, but lasts until %s there",
                 rf_words_entry(judge->checker, entry).text, rf_words_day(session->day).text,
                 rf_words_minute(session->start).text, rf_words_minute(session->end).text,
                 rf_words_minute(end).text);
}

void rf_check_rule_presence(struct rf_judge *judge)
{
    int32_t i, date;
    rf_minute end;

    for (i = 0; i < judge->checker->entry_count && !rf_judge_done(judge); i++) {
        const struct rf_session *session = &judge->sessions[i];

        if (!session->placed)
            continue;
        date = rf_check_date(judge->instance, session->day);
        end = date < 0 ? -1 : rf_check_end(judge->checker, i, date, session->start);
        if (end < 0) {
            if (rf_judge_break(judge))
                tell_facts(judge, i);
        } else if (end != session->end) {
            if (rf_judge_break(judge))
                tell_length(judge, i, end);
        }
    }
}
