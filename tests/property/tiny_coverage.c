/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_coverage.c: the tiny instances meet every rule.
 *
 *   tiny_coverage COUNT
 *
 * For each seed it draws plans at random from the starts that are possible for each session
 * alone, asks the check what is broken, and counts. A rule that too few seeds can break would be
 * tested by the battery in name only. Exit code 1 when a rule is met by less than one seed in
 * two hundred, or when more than one instance in a hundred is refused. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"
#include "ringfence/check.h"
#include "tiny_instance.h"
#include "tiny_random.h"

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

int main(int count, char **words)
{
    int64_t seeds = 0, refused = 0;
    int64_t tally[RF_CONSTRAINT_COUNT] = {0};
    if (count != 2 || !rf_text_to_integer(words[1], &seeds)) {
        fputs("usage: tiny_coverage COUNT\n", stderr);
        return 2;
    }
    for (int64_t seed = 1; seed <= seeds; seed++) {
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
        rf_instance_release(instance);
        rf_diagnostics_release(&diagnostics);
        rf_release(json);
        tiny_instance_release(tiny);
    }
    bool fine = refused * 100 <= seeds;
    printf("%lld seeds, %lld refused\n", (long long)seeds, (long long)refused);
    for (int i = 0; i < RF_CONSTRAINT_COUNT; i++) {
        printf("%-5s can be broken in %lld: %s\n", rf_constraint_id((enum rf_constraint)i),
               (long long)tally[i], rf_constraint_text((enum rf_constraint)i));
        /* Every demanded session is in the draw, and roles are a matter of the audit. */
        const bool drawn = i != RF_CONSTRAINT_DEMAND && i != RF_CONSTRAINT_ROLES;
        fine = fine && (!drawn || tally[i] * 200 >= seeds);
    }
    return fine ? 0 : 1;
}
