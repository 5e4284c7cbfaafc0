/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_chosen.c: where a role has several people, one of them who can be there is chosen (H3:
 * D26, D29). */
#include "check/pick.h"
#include "check/presence.h"
#include "check/report.h"
#include "check/rule.h"

static void tell(struct rf_judge *judge, int32_t entry, const char *words)
{
    const struct rf_instance *instance = judge->instance;
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_PRESENCE);
    int32_t chosen = judge->sessions[entry].chosen;
    bool known = chosen >= 0 && chosen < instance->person_count;

    what.first = entry;
    what.person = known ? chosen : -1;
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    what.origin = known ? instance->people[chosen].origin : what.origin;
    rf_judge_say(judge, what, "%s on %s: %s %s", rf_words_entry(judge->checker, entry).text,
                 rf_words_day(what.day).text, known ? instance->people[chosen].id : "nobody",
                 words);
}

static void test(struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    int32_t chosen = judge->sessions[entry].chosen;
    const char *words = NULL;

    if (what->choice.cast == NULL) {
        if (chosen != -1)
            words = "is named, but nobody is to be chosen for it";
    } else if (chosen == -1) {
        words = "is chosen, but one of several must be";
    } else if (!rf_check_in_cast(what->choice.cast, chosen)) {
        words = "is chosen, who is none of those to choose from";
    } else if (!rf_check_is_eligible(judge->checker, what, chosen, rf_judge_date(judge, entry),
                                     rf_judge_span(judge, entry))) {
        words = "is chosen, who cannot be there";
    }
    if (words != NULL && rf_judge_break(judge))
        tell(judge, entry, words);
}

/* What stands at a start or for a time that the facts do not admit is told by presence. */
void rf_check_rule_chosen(struct rf_judge *judge)
{
    int32_t i;

    for (i = 0; i < judge->checker->entry_count && !rf_judge_done(judge); i++) {
        const struct rf_session *session = &judge->sessions[i];

        if (judge->checker->entries[i].choice.cast == NULL && session->chosen == -1)
            continue;
        if (rf_judge_date(judge, i) >= 0 && rf_check_end(judge->checker, i, rf_judge_date(judge, i),
                                                         session->start) == session->end)
            test(judge, i);
    }
}
