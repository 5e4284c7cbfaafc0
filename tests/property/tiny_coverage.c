/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_coverage.c: the tiny instances meet every rule.
 *
 *   tiny_coverage COUNT [FIRST]
 *
 * For each seed it draws plans at random from the starts that are possible for each session
 * alone, asks the check what is broken, and counts. A rule that too few seeds can break would be
 * tested by the battery in name only. Exit code 1 when a rule is met by less than one seed in
 * two hundred, or when more than one instance in a hundred is refused; of the rulebook's seeds
 * also when a feature is in less than one in fifty. Rules that only those seeds draw are asked of
 * them alone. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"
#include "ringfence/check.h"
#include "tiny_instance.h"
#include "tiny_random.h"
#include "tiny_rulebook.h"

enum { DRAWS = 24 };

struct moments {
    const struct rf_checker *checker;
    const struct rf_session *session;
    bool any; /* also those at which it cannot stand */
    struct rf_option *items;
    size_t count, capacity;
};

static void keep_moment(void *context, rf_day day, rf_minute start)
{
    struct moments *moments = context;
    if (moments->any || rf_checker_end(moments->checker, moments->session, day, start) >= 0) {
        const struct rf_option moment = {day, start};
        RF_PUSH(moments->items, moments->count, moments->capacity, moment);
    }
}

/* Somebody or something eligible there, or, now and then, anybody. */
static int32_t draw_pick(const struct rf_checker *checker, struct tiny_random *random,
                         const struct rf_session *session, enum rf_pick pick, int32_t all)
{
    const int32_t *items = NULL;
    const int32_t count =
        rf_checker_eligible(checker, session, session->day, session->start, pick, &items);
    if (count > 0 && tiny_chance(random, 92)) {
        return items[tiny_below(random, count)];
    }
    return count >= 0 && all > 0 && tiny_chance(random, 50) ? tiny_below(random, all) : -1;
}

/* Stands somewhere it could stand alone, or, now and then, anywhere or nowhere. */
static void draw_session(const struct rf_instance *instance, const struct rf_checker *checker,
                         struct tiny_random *random, struct rf_session *session)
{
    struct moments moments = {
        .checker = checker, .session = session, .any = tiny_chance(random, 10)};
    rf_checker_window(checker, session, keep_moment, &moments);
    session->placed = moments.count > 0 && tiny_chance(random, 85);
    if (session->placed) {
        const struct rf_option *moment = &moments.items[tiny_below(random, (int32_t)moments.count)];
        session->day = moment->day;
        session->start = moment->start;
        session->end = rf_checker_end(checker, session, moment->day, moment->start);
        if (session->end < 0) {
            session->end = moment->start + instance->rules[RF_RULE_GRID];
        }
        const int32_t people = instance->person_count;
        session->chosen = draw_pick(checker, random, session, RF_PICK_CHOSEN, people);
        session->cover = draw_pick(checker, random, session, RF_PICK_COVER, people);
        session->room = draw_pick(checker, random, session, RF_PICK_ROOM, instance->room_count);
    }
    if (session->placed && session->event >= 0) {
        const struct rf_event *event = &instance->events[session->event];
        rf_release(session->attending);
        session->attending = rf_allocate((size_t)event->person_count, sizeof(int32_t));
        session->attending_count = 0;
        for (int32_t i = 0; i < event->person_count; i++) {
            if (tiny_chance(random, 80)) {
                session->attending[session->attending_count++] = event->people[i];
            }
        }
    }
    rf_release(moments.items);
}

static void draw_plans(const struct rf_instance *instance, uint64_t seed,
                       bool met[RF_CONSTRAINT_COUNT])
{
    struct tiny_random random = {seed};
    struct rf_checker *checker = rf_checker_new(instance);
    for (int draw = 0; draw < DRAWS; draw++) {
        struct rf_plan *plan = rf_checker_demand(checker);
        struct rf_report report = {0};
        for (int32_t i = 0; i < plan->session_count; i++) {
            draw_session(instance, checker, &random, &plan->sessions[i]);
        }
        rf_checker_check(checker, plan, &report);
        for (size_t i = 0; i < report.violation_count; i++) {
            met[report.violations[i].constraint] = true;
        }
        rf_report_release(&report);
        rf_plan_release(plan);
    }
    rf_checker_release(checker);
}

/* Rules that only the seeds of the rulebook draw. */
static bool is_new(enum rf_constraint constraint)
{
    static const enum rf_constraint NEW[] = {
        RF_CONSTRAINT_ECT_LOAD, RF_CONSTRAINT_DIRECTED, RF_CONSTRAINT_ROLES, RF_CONSTRAINT_COVER,
        RF_CONSTRAINT_TRAVEL,   RF_CONSTRAINT_TRAINING, RF_CONSTRAINT_ROOM,
    };
    for (size_t i = 0; i < sizeof NEW / sizeof NEW[0]; i++) {
        if (constraint == NEW[i]) {
            return true;
        }
    }
    return false;
}

static bool rules_are_met(const int64_t tally[RF_CONSTRAINT_COUNT], int64_t seeds, bool rulebook)
{
    bool fine = true;
    for (int i = 0; i < RF_CONSTRAINT_COUNT; i++) {
        printf("%-5s can be broken in %lld: %s\n", rf_constraint_id((enum rf_constraint)i),
               (long long)tally[i], rf_constraint_text((enum rf_constraint)i));
        /* Every demanded session is in the draw; the lead-in the first seeds draw. */
        const bool drawn = i != RF_CONSTRAINT_DEMAND &&
                           (rulebook ? i != RF_CONSTRAINT_LEAD_IN : !is_new((enum rf_constraint)i));
        fine = fine && (!drawn || tally[i] * 200 >= seeds);
    }
    return fine;
}

static bool features_are_met(const int64_t has[TINY_FEATURE_COUNT], int64_t seeds)
{
    bool fine = true;
    for (int i = 0; i < TINY_FEATURE_COUNT; i++) {
        printf("%lld have %s\n", (long long)has[i], tiny_feature_words((enum tiny_feature)i));
        fine = fine && has[i] * 50 >= seeds;
    }
    return fine;
}

int main(int count, char **words)
{
    int64_t seeds = 0, first = 1, refused = 0;
    int64_t tally[RF_CONSTRAINT_COUNT] = {0}, has[TINY_FEATURE_COUNT] = {0};
    if (count < 2 || count > 3 || !rf_text_to_integer(words[1], &seeds) ||
        (count == 3 && !rf_text_to_integer(words[2], &first))) {
        fputs("usage: tiny_coverage COUNT [FIRST]\n", stderr);
        return 2;
    }
    const bool rulebook = (uint64_t)first >= TINY_FIRST_RULEBOOK;
    for (int64_t seed = first; seed < first + seeds; seed++) {
        struct tiny_instance *tiny = tiny_instance_make((uint64_t)seed);
        char *json = tiny_instance_text(tiny);
        struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
        struct rf_instance *instance = NULL;
        bool met[RF_CONSTRAINT_COUNT] = {false};
        if (rf_read_instance_bytes("tiny", json, strlen(json), false, &diagnostics, &instance) ==
            RF_OK) {
            draw_plans(instance, (uint64_t)seed, met);
        } else {
            refused++;
            rf_diagnostics_print(&diagnostics, 0, stdout);
        }
        for (int i = 0; i < RF_CONSTRAINT_COUNT; i++) {
            tally[i] += met[i];
        }
        for (int i = 0; i < TINY_FEATURE_COUNT; i++) {
            has[i] += tiny->features >> i & 1;
        }
        rf_instance_release(instance);
        rf_diagnostics_release(&diagnostics);
        rf_release(json);
        tiny_instance_release(tiny);
    }
    printf("%lld seeds, %lld refused\n", (long long)seeds, (long long)refused);
    const bool rules = rules_are_met(tally, seeds, rulebook);
    const bool features = !rulebook || features_are_met(has, seeds);
    return refused * 100 <= seeds && rules && features ? 0 : 1;
}
