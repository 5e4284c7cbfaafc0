/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_clash.c: nobody is in two places, and between two sessions in one free stretch there is
 * the buffer (H2: D12). Who takes a class is there for that time and needs no buffer (D27). */
#include "check/report.h"
#include "check/rule.h"

static void tell(struct rf_judge *judge, int32_t person, const struct rf_visit *earlier,
                 const struct rf_visit *later)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_CLASH);
    struct rf_span first = earlier->span, second = later->span;
    int32_t one = earlier->session, other = later->session;
    const char *id = judge->instance->people[person].id;

    what.first = one;
    what.second = other;
    what.person = person;
    what.day = judge->sessions[one].day;
    what.span = first;
    if (rf_span_overlap(first, second))
        rf_judge_say(judge, what, "%s is in two places on %s: %s %s and %s %s", id,
                     rf_words_day(what.day).text, rf_words_entry(judge->checker, one).text,
                     rf_words_span(first).text, rf_words_entry(judge->checker, other).text,
                     rf_words_span(second).text);
    else
        rf_judge_say(judge, what, "%s has less than %d minutes on %s between %s %s and %s %s", id,
                     judge->instance->rules[RF_RULE_BUFFER], rf_words_day(what.day).text,
                     rf_words_entry(judge->checker, one).text, rf_words_span(first).text,
                     rf_words_entry(judge->checker, other).text, rf_words_span(second).text);
}

/* Whether two sessions of the slot on one date are too close to each other. */
static bool clash(const struct rf_judge *judge, int32_t slot, const struct rf_visit *one,
                  const struct rf_visit *other)
{
    struct rf_span first = one->span, second = other->span;
    const struct rf_stretches *free;
    int32_t gap;

    if (rf_span_overlap(first, second))
        return true;
    if (one->presence != RF_FREE || other->presence != RF_FREE)
        return false;
    gap = first.from < second.from ? second.from - first.until : first.from - second.until;
    if (gap >= judge->instance->rules[RF_RULE_BUFFER])
        return false;
    free = &rf_check_time(judge->checker, slot, rf_judge_date(judge, one->session))
                ->free[RF_FREE_WITH_INDUCTION];
    return rf_check_stretch_at(free, first.from) != NULL &&
           rf_check_stretch_at(free, first.from) == rf_check_stretch_at(free, second.from);
}

/* Lists run from the session threaded last to the first, so each pair is met once. */
static void test_day(struct rf_judge *judge, int32_t slot, const struct rf_visit *visit)
{
    int32_t earlier = visit->next_of_day;

    for (; earlier >= 0; earlier = rf_judge_visit(judge, earlier)->next_of_day) {
        const struct rf_visit *other = rf_judge_visit(judge, earlier);

        if (clash(judge, slot, other, visit) && rf_judge_break(judge))
            tell(judge, judge->checker->person_of[slot], other, visit);
    }
}

void rf_check_rule_clash(struct rf_judge *judge)
{
    int32_t slot, visit;

    for (slot = 0; slot < judge->checker->slot_count && !rf_judge_done(judge); slot++) {
        visit = rf_judge_sees_slot(judge, slot) ? rf_judge_of_person(judge, slot) : -1;
        for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person)
            test_day(judge, slot, rf_judge_visit(judge, visit));
    }
}
