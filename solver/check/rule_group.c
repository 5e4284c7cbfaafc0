/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_group.c: who comes to a group session can come, and enough of them do (H16: D20). The
 * start itself is a matter of presence.c. */
#include "check/fact.h"
#include "check/presence.h"
#include "check/report.h"
#include "check/rule.h"

static bool is_asked(const struct rf_event *event, int32_t person)
{
    int32_t i;

    for (i = 0; i < event->person_count; i++) {
        if (event->people[i] == person)
            return true;
    }
    return false;
}

static struct rf_violation violation(const struct rf_judge *judge, int32_t entry, int32_t person)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_GROUP);

    what.first = entry;
    what.person = person;
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    return what;
}

static void tell_person(struct rf_judge *judge, int32_t entry, int32_t person)
{
    struct rf_violation what = violation(judge, entry, person);
    struct rf_fact fact = rf_check_attendance_fact(judge->checker, entry, person,
                                                   rf_judge_date(judge, entry), what.span);

    what.origin = fact.origin;
    if (fact.constraint == RF_CONSTRAINT_TRAVEL)
        what.constraint = RF_CONSTRAINT_TRAVEL;
    rf_judge_say(judge, what, "%s cannot come to %s on %s %s: %s",
                 judge->instance->people[person].id, rf_words_entry(judge->checker, entry).text,
                 rf_words_day(what.day).text, rf_words_span(what.span).text,
                 rf_text_peek(&fact.words));
    rf_text_release(&fact.words);
}

/* The list of who comes is sorted, each once, and only of people who are asked for. */
static bool test_list(struct rf_judge *judge, int32_t entry, const struct rf_event *event)
{
    const struct rf_session *session = &judge->sessions[entry];
    int32_t i;

    for (i = 0; i < session->attending_count; i++) {
        if ((i == 0 || session->attending[i - 1] < session->attending[i]) &&
            is_asked(event, session->attending[i]))
            continue;
        if (rf_judge_break(judge))
            rf_judge_say(judge, violation(judge, entry, -1),
                         "the list of who comes to %s names somebody twice, out of order, or who "
                         "is not asked for",
                         rf_words_entry(judge->checker, entry).text);
        return false;
    }
    return true;
}

static void test(struct rf_judge *judge, int32_t entry)
{
    const struct rf_event *event = &judge->instance->events[judge->checker->entries[entry].event];
    const struct rf_session *session = &judge->sessions[entry];
    int32_t i;

    if (!test_list(judge, entry, event))
        return;
    if (rf_check_end(judge->checker, entry, rf_judge_date(judge, entry), session->start) !=
        session->end)
        return; /* told by presence; nobody could come there */
    for (i = 0; i < session->attending_count && !rf_judge_done(judge); i++) {
        if (!rf_check_can_attend(judge->checker, entry, session->attending[i],
                                 rf_judge_date(judge, entry), rf_judge_span(judge, entry)) &&
            rf_judge_break(judge))
            tell_person(judge, entry, session->attending[i]);
    }
    if (!judge->partial && session->attending_count < rf_check_quorum(event) &&
        rf_judge_break(judge))
        rf_judge_say(judge, violation(judge, entry, -1),
                     "%d of %d people come to %s on %s; at least %d must", session->attending_count,
                     event->person_count, rf_words_entry(judge->checker, entry).text,
                     rf_words_day(session->day).text, rf_check_quorum(event));
}

void rf_check_rule_group(struct rf_judge *judge)
{
    int32_t i;

    for (i = judge->checker->event_entry; i < judge->checker->entry_count; i++) {
        if (rf_judge_done(judge))
            return;
        if (rf_judge_date(judge, i) >= 0)
            test(judge, i);
    }
}
