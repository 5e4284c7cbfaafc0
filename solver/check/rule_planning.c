/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_planning.c: enough free periods stay untouched as planning time (PPA: D16). */
#include "check/report.h"
#include "check/rule.h"

static int32_t first_on(const struct rf_checker *checker, const struct rf_planning *pass,
                        int32_t date)
{
    int32_t low = pass->first, high = pass->first + pass->count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (checker->periods[middle].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Takes the periods that the visit touches, each once a plan, from what is kept. */
static void touch(struct rf_judge *judge, const struct rf_planning *pass, struct rf_head *kept,
                  const struct rf_visit *visit)
{
    const struct rf_checker *checker = judge->checker;
    int32_t date = rf_judge_date(judge, visit->session), i = first_on(checker, pass, date);

    for (; i < pass->first + pass->count && checker->periods[i].date == date; i++) {
        struct rf_span span = checker->periods[i].span;

        if (judge->scratch->touched[i] == judge->scratch->turn ||
            !rf_span_overlap(span, visit->span))
            continue;
        judge->scratch->touched[i] = judge->scratch->turn;
        kept->first -= span.until - span.from;
    }
}

static void tell(struct rf_judge *judge, int32_t slot, int32_t cycle, int32_t kept)
{
    const struct rf_checker *checker = judge->checker;
    const struct rf_planning *pass =
        &checker->planning[slot * judge->instance->cycle_count + cycle];
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_PPA);
    int32_t week;

    for (week = 0; judge->instance->weeks[week].cycle != cycle; week++)
        ;
    what.person = checker->person_of[slot];
    what.day = judge->instance->weeks[week].monday;
    what.origin = judge->instance->people[what.person].origin;
    rf_judge_say(judge, what,
                 "%s keeps %d minutes of planning time in the cycle from %s; %d must stay free",
                 judge->instance->people[what.person].id, kept, rf_words_day(what.day).text,
                 pass->need < pass->supply ? pass->need : pass->supply);
}

static void test_visit(struct rf_judge *judge, int32_t slot, const struct rf_visit *visit)
{
    const struct rf_checker *checker = judge->checker;
    const struct rf_instance *instance = judge->instance;
    int32_t week = instance->dates[rf_judge_date(judge, visit->session)].week, at;
    const struct rf_planning *pass;
    struct rf_head *kept;

    if (week < 0)
        return;
    at = slot * instance->cycle_count + instance->weeks[week].cycle;
    pass = &checker->planning[at];
    if (pass->need == 0)
        return;
    kept = &judge->scratch->kept[at];
    if (kept->turn != judge->scratch->turn) {
        kept->turn = judge->scratch->turn;
        kept->first = pass->supply;
    }
    touch(judge, pass, kept, visit);
}

/* Passes of the slot in which something was touched. */
static void test_passes(struct rf_judge *judge, int32_t slot)
{
    int32_t cycle, cycles = judge->instance->cycle_count;

    for (cycle = 0; cycle < cycles && !rf_judge_done(judge); cycle++) {
        const struct rf_planning *pass = &judge->checker->planning[slot * cycles + cycle];
        const struct rf_head *kept = &judge->scratch->kept[slot * cycles + cycle];

        if (kept->turn == judge->scratch->turn && kept->first < pass->supply &&
            kept->first < pass->need && rf_judge_break(judge))
            tell(judge, slot, cycle, kept->first);
    }
}

void rf_check_rule_planning(struct rf_judge *judge)
{
    int32_t slot, visit;

    for (slot = 0; slot < judge->checker->slot_count && !rf_judge_done(judge); slot++) {
        visit = rf_judge_sees_slot(judge, slot) ? rf_judge_of_person(judge, slot) : -1;
        if (visit < 0)
            continue;
        for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person)
            test_visit(judge, slot, rf_judge_visit(judge, visit));
        test_passes(judge, slot);
    }
}
