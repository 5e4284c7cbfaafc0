/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_fixed.c: a pinned session stands exactly where it is pinned (H15: D17). Forbids and the
 * past belong to the facts of a session (presence.c). */
#include "check/report.h"
#include "check/rule.h"

void rf_check_rule_fixed(struct rf_judge *judge)
{
    struct rf_entry_range range = rf_judge_entries(judge);
    int32_t i;

    for (i = range.from; i < range.until && !rf_judge_done(judge); i++) {
        const struct rf_session *session = &judge->sessions[i];
        int32_t index = judge->checker->entries[i].pin;
        struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_FIXED);
        const struct rf_pin *pin;

        if (index < 0 || (judge->partial && !session->placed))
            continue;
        pin = &judge->instance->pins[index];
        if (session->placed && session->day == pin->day && session->start == pin->start)
            continue;
        if (!rf_judge_break(judge))
            return;
        what.first = i;
        what.day = pin->day;
        what.origin = pin->origin;
        rf_judge_say(judge, what, "%s is fixed on %s at %s (%s) but %s there",
                     rf_words_entry(judge->checker, i).text, rf_words_day(pin->day).text,
                     rf_words_minute(pin->start).text, pin->id,
                     session->placed ? "does not stand" : "is not placed");
    }
}
