/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_travel.c: time to get from one site to another between two sessions (H17: D41). Journeys
 * from and to what the timetable holds are facts of a start (presence.c, rule_group.c). */
#include "check/report.h"
#include "check/rule.h"
#include "check/travel.h"

static struct rf_stay stay_of(const struct rf_judge *judge, const struct rf_visit *visit)
{
    struct rf_stay stay = {visit->span, judge->checker->entries[visit->session].site};

    return stay;
}

static void tell(struct rf_judge *judge, int32_t person, const struct rf_visit *one,
                 const struct rf_visit *other)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_TRAVEL);
    struct rf_stay first = stay_of(judge, one), second = stay_of(judge, other);
    const struct rf_site *sites = judge->instance->sites;

    what.first = one->session;
    what.second = other->session;
    what.person = person;
    what.day = judge->sessions[one->session].day;
    what.span = one->span;
    rf_judge_say(judge, what, "%s needs %d minutes on %s between %s at %s (%s) and %s at %s (%s)",
                 judge->instance->people[person].id,
                 rf_check_journey(judge->instance, first, second), rf_words_day(what.day).text,
                 rf_words_entry(judge->checker, one->session).text, sites[first.site].name,
                 rf_words_span(one->span).text, rf_words_entry(judge->checker, other->session).text,
                 sites[second.site].name, rf_words_span(other->span).text);
}

static void test_day(struct rf_judge *judge, int32_t slot, const struct rf_visit *visit)
{
    int32_t earlier = visit->next_of_day;

    for (; earlier >= 0; earlier = rf_judge_visit(judge, earlier)->next_of_day) {
        const struct rf_visit *other = rf_judge_visit(judge, earlier);

        if (rf_check_journey(judge->instance, stay_of(judge, other), stay_of(judge, visit)) > 0 &&
            rf_judge_break(judge))
            tell(judge, judge->checker->person_of[slot], other, visit);
    }
}

void rf_check_rule_travel(struct rf_judge *judge)
{
    int32_t slot, visit;

    if (judge->instance->travel == NULL || judge->instance->site_count < 2)
        return;
    for (slot = 0; slot < judge->checker->slot_count && !rf_judge_done(judge); slot++) {
        visit = rf_judge_sees_slot(judge, slot) ? rf_judge_of_person(judge, slot) : -1;
        for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person)
            test_day(judge, slot, rf_judge_visit(judge, visit));
    }
}
