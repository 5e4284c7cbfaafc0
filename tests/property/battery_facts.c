/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_facts.c: the model's demand and candidates against the check's, start by start. The
 * model may leave out a start only if the check refuses a plan of that session alone (a pin, the
 * lead-in); it may know more starts of a group session, those at which too few can come. */
#include "battery_facts.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "model/candidate.h"
#include "model/facts.h"

static bool demands_agree(const struct rf_demands *demands, const struct rf_plan *plan,
                          struct rf_text *why)
{
    bool agree = demands->count == plan->session_count;
    for (int32_t i = 0; i < demands->count && agree; i++) {
        const struct rf_demand *one = &demands->items[i];
        const struct rf_session *other = &plan->sessions[i];
        agree = one->induction == other->induction && one->kind == other->kind &&
                one->event == other->event && one->monday == other->monday;
    }
    if (!agree) {
        rf_text_format(why, "the model demands %d sessions, the check %d, or they differ\n",
                       (int)demands->count, (int)plan->session_count);
        for (int32_t i = 0; i < demands->count; i++) {
            char date[RF_DATE_TEXT];
            rf_text_format(why, "  model: induction %d kind %d event %d %s\n",
                           (int)demands->items[i].induction, (int)demands->items[i].kind,
                           (int)demands->items[i].event,
                           rf_day_format(demands->items[i].monday, date));
        }
        for (int32_t i = 0; i < plan->session_count; i++) {
            char date[RF_DATE_TEXT];
            rf_text_format(why, "  check: induction %d kind %d event %d %s\n",
                           (int)plan->sessions[i].induction, (int)plan->sessions[i].kind,
                           (int)plan->sessions[i].event,
                           rf_day_format(plan->sessions[i].monday, date));
        }
    }
    return agree;
}

/* The model's end at (day, start), -1 when it has no such candidate. */
static rf_minute model_end(const struct rf_candidates *candidates, int32_t demand, rf_day day,
                           rf_minute start)
{
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++) {
        if (candidates->items[c].day == day && candidates->items[c].start == start) {
            return candidates->items[c].end;
        }
    }
    return -1;
}

/* What both are compared on. */
struct pair {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    const struct rf_plan *plan;
};

/* True when the check accepts session `k` there with nothing else placed. */
static bool stands_alone(const struct pair *pair, int32_t k, const struct rf_session *there)
{
    struct rf_session *session = &pair->plan->sessions[k];
    const struct rf_session unplaced = *session;
    session->placed = true;
    session->day = there->day;
    session->start = there->start;
    session->end = there->end;
    session->chosen = there->chosen;
    session->cover = there->cover;
    session->room = there->room;
    const bool accepted = rf_checker_accepts(pair->checker, pair->plan->sessions,
                                             pair->plan->session_count, true, NULL);
    *session = unplaced;
    return accepted;
}

enum { PICKS_MOST = 64 };

struct picks {
    int32_t items[PICKS_MOST];
    int32_t count;
};

/* Who or what the check finds eligible; {-1} when nobody has to be. */
static struct picks list_picks(const struct pair *pair, const struct rf_session *there,
                               enum rf_pick pick)
{
    struct picks picks = {{-1}, 1};
    const int32_t *items = NULL;
    const int32_t count =
        rf_checker_eligible(pair->checker, there, there->day, there->start, pick, &items);
    if (count >= 0) {
        picks.count = count < PICKS_MOST ? count : PICKS_MOST;
        for (int32_t i = 0; i < picks.count; i++) {
            picks.items[i] = items[i];
        }
    }
    return picks;
}

static bool is_candidate(const struct rf_candidates *candidates, int32_t demand,
                         const struct rf_session *there)
{
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++) {
        const struct rf_candidate *one = &candidates->items[c];
        if (one->day == there->day && one->start == there->start && one->chosen == there->chosen &&
            one->cover == there->cover && one->room == there->room) {
            return true;
        }
    }
    return false;
}

/* With what the check finds eligible the model has a candidate, unless the check does not let the
 * session stand alone like that; `known` gets how many there are. */
static bool picks_agree(const struct pair *pair, int32_t k, struct rf_session there, int32_t *known,
                        struct rf_text *why)
{
    const bool event = pair->demands->items[k].event >= 0;
    const struct picks chosen = list_picks(pair, &there, RF_PICK_CHOSEN);
    *known = 0;
    for (int32_t i = 0; i < chosen.count; i++) {
        there.chosen = chosen.items[i];
        const struct picks cover = list_picks(pair, &there, RF_PICK_COVER);
        const struct picks room = list_picks(pair, &there, RF_PICK_ROOM);
        for (int32_t n = 0; n < cover.count * room.count; n++) {
            there.cover = cover.items[n / room.count];
            there.room = room.items[n % room.count];
            const bool model = is_candidate(pair->candidates, k, &there);
            *known += model;
            if (!model && (event || stands_alone(pair, k, &there))) {
                rf_text_format(why, "not in the model: chosen %d, cover %d, room %d, ",
                               (int)there.chosen, (int)there.cover, (int)there.room);
                return false;
            }
        }
    }
    return true;
}

static int32_t count_candidates(const struct rf_candidates *candidates, int32_t demand, rf_day day,
                                rf_minute start)
{
    int32_t count = 0;
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++) {
        count += candidates->items[c].day == day && candidates->items[c].start == start;
    }
    return count;
}

static bool start_agrees(const struct pair *pair, int32_t k, rf_day day, rf_minute start,
                         struct rf_text *why)
{
    const struct rf_demand *demand = &pair->demands->items[k];
    const rf_minute model = model_end(pair->candidates, k, day, start);
    const rf_minute check = rf_checker_end(pair->checker, &pair->plan->sessions[k], day, start);
    struct rf_session there = pair->plan->sessions[k];
    int32_t known = 0;
    there.day = day;
    there.start = start;
    there.end = check;
    if (model < 0 && (check < 0 || demand->pin >= 0)) {
        return true;
    }
    if (check < 0) {
        if (demand->event >= 0) {
            return true;
        }
    } else if (picks_agree(pair, k, there, &known, why) &&
               known == count_candidates(pair->candidates, k, day, start) &&
               (model == check || model < 0)) {
        return true;
    }
    char date[RF_DATE_TEXT], clock[3][RF_MINUTE_TEXT];
    char *name = rf_session_name(pair->instance, &pair->plan->sessions[k]);
    rf_text_format(why, "%s on %s at %s ends: model %s, check %s\n", name, rf_day_format(day, date),
                   rf_minute_format(start, clock[0]),
                   model < 0 ? "never" : rf_minute_format(model, clock[1]),
                   check < 0 ? "never" : rf_minute_format(check, clock[2]));
    rf_release(name);
    return false;
}

static bool starts_agree(const struct pair *pair, struct rf_text *why)
{
    const struct rf_instance *instance = pair->instance;
    bool agree = true;
    for (int32_t k = 0; k < pair->demands->count; k++) {
        for (int32_t d = 0; d < instance->date_count; d++) {
            for (rf_minute start = 0; start < 24 * 60; start += instance->rules[RF_RULE_GRID]) {
                agree = start_agrees(pair, k, instance->dates[d].day, start, why) && agree;
            }
        }
    }
    return agree;
}

bool battery_facts_agree(const struct rf_instance *instance, const struct rf_checker *checker,
                         struct rf_text *why)
{
    struct rf_facts *facts = rf_facts_build(instance);
    struct rf_demands *demands = rf_demands_build(instance);
    struct rf_candidates *candidates = rf_candidates_build(instance, facts, demands);
    struct rf_plan *plan = rf_checker_demand(checker);
    const struct pair pair = {instance, checker, demands, candidates, plan};
    const bool agree = demands_agree(demands, plan, why) && starts_agree(&pair, why);
    rf_plan_release(plan);
    rf_candidates_release(candidates);
    rf_demands_release(demands);
    rf_facts_release(facts);
    return agree;
}
