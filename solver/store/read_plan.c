/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read_plan.c: what a plan holds besides its sessions: homes, reservations, shortages, tiers. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "store/read.h"
#include "store/reserved.h"

/* Says once that lines of a run were left out because of `who`. */
static void leave_out(struct rf_reading *reading, const char *what, const char *who)
{
    rf_location_error(reading->location, reading->diagnostics, "DB10", NULL,
                      "run %lld holds a %s of %s that is unknown to this input",
                      (long long)reading->run, what, who);
    reading->unknown = true;
}

static void read_homes(struct rf_reading *reading, struct rf_plan *plan)
{
    size_t count = 0, capacity = 0;
    struct rf_statement *line =
        rf_statement_new(reading->connection, "SELECT induction, kind, letter, weekday, start "
                                              "FROM home WHERE run = ? "
                                              "ORDER BY induction, kind, letter");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        bool known = true;
        struct rf_home home = {.induction = rf_reading_induction(reading, line, 0, &known),
                               .kind = rf_reading_kind(reading, line, 1, &known),
                               .letter = (int32_t)rf_statement_number(line, 2),
                               .weekday = (int32_t)rf_statement_number(line, 3),
                               .start = (rf_minute)rf_statement_number(line, 4)};
        if (known && home.letter < reading->instance->cycle_weeks)
            RF_PUSH(plan->homes, count, capacity, home);
        else
            leave_out(reading, "home", rf_statement_text(line, 0));
    }
    rf_statement_release(line);
    plan->home_count = (int32_t)count;
}

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

/* The order of plan.h; two reservations of one person never begin together. */
static int by_person_and_time(const void *left, const void *right)
{
    const struct rf_reservation *one = left, *other = right;
    int result = order(one->person, other->person);
    if (result == 0)
        result = order(one->day, other->day);
    return result ? result : order(one->span.from, other->span.from);
}

static void read_reservations(struct rf_reading *reading, struct rf_plan *plan)
{
    size_t count = 0, capacity = 0;
    struct rf_statement *line = rf_statement_new(
        reading->connection, "SELECT person, type, induction, date, start, until FROM "
                             "reservation WHERE run = ? ORDER BY person, date, start");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        bool known = true;
        struct rf_reservation reservation = {.person = rf_reading_person(reading, line, 0, &known),
                                             .induction =
                                                 rf_reading_induction(reading, line, 2, &known),
                                             .day = rf_reading_day(line, 3, &known),
                                             .span = {(rf_minute)rf_statement_number(line, 4),
                                                      (rf_minute)rf_statement_number(line, 5)}};
        known = rf_reservation_type_of(rf_statement_text(line, 1), &reservation.type) && known;
        if (known)
            RF_PUSH(plan->reservations, count, capacity, reservation);
        else
            leave_out(reading, "reservation", rf_statement_text(line, 0));
    }
    rf_statement_release(line);
    plan->reservation_count = (int32_t)count;
    if (count > 0)
        qsort(plan->reservations, count, sizeof *plan->reservations, by_person_and_time);
}

static int32_t week_of(const struct rf_instance *instance, rf_day monday)
{
    for (int32_t index = 0; index < instance->week_count; index++)
        if (instance->weeks[index].monday == monday)
            return index;
    return -1;
}

static void read_shortages(struct rf_reading *reading, struct rf_plan *plan)
{
    size_t count = 0, capacity = 0;
    struct rf_statement *line =
        rf_statement_new(reading->connection, "SELECT person, type, induction, monday, minutes "
                                              "FROM shortage WHERE run = ? ORDER BY position");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        bool known = true;
        struct rf_shortage shortage = {
            .person = rf_reading_person(reading, line, 0, &known),
            .induction = rf_reading_induction(reading, line, 2, &known),
            .week = week_of(reading->instance, rf_reading_day(line, 3, &known)),
            .minutes = (int32_t)rf_statement_number(line, 4)};
        known = rf_reservation_type_of(rf_statement_text(line, 1), &shortage.type) && known;
        if (known && shortage.week >= 0)
            RF_PUSH(plan->shortages, count, capacity, shortage);
        else
            leave_out(reading, "shortage", rf_statement_text(line, 0));
    }
    rf_statement_release(line);
    plan->shortage_count = (int32_t)count;
}

static int32_t bound_of(const struct rf_statement *line, int column)
{
    return rf_statement_is_null(line, column) ? RF_NO_BOUND
                                              : (int32_t)rf_statement_number(line, column);
}

static enum rf_tier_status tier_status_of(const char *name)
{
    for (int status = RF_TIER_CERTIFIED; status < RF_TIER_UNKNOWN; status++)
        if (strcmp(name, rf_tier_status_name((enum rf_tier_status)status)) == 0)
            return (enum rf_tier_status)status;
    return RF_TIER_UNKNOWN;
}

static void read_results(struct rf_reading *reading, struct rf_plan *plan)
{
    size_t count = 0, capacity = 0;
    struct rf_statement *line = rf_statement_new(
        reading->connection, "SELECT tier, part, value, bound, claimed_bound, status, "
                             "conditional FROM tier WHERE run = ? ORDER BY position");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        struct rf_tier_result result = {.tier = (enum rf_tier)rf_statement_number(line, 0),
                                        .part = (int32_t)rf_statement_number(line, 1),
                                        .value = (int32_t)rf_statement_number(line, 2),
                                        .bound = bound_of(line, 3),
                                        .claimed_bound = bound_of(line, 4),
                                        .status = tier_status_of(rf_statement_text(line, 5)),
                                        .conditional = rf_statement_number(line, 6) != 0};
        RF_PUSH(plan->results, count, capacity, result);
    }
    rf_statement_release(line);
    plan->result_count = (int32_t)count;
}

/* Who was chosen where an induction has several candidates (D46). */
static void read_mentors(struct rf_reading *reading, struct rf_plan *plan)
{
    const struct rf_instance *instance = reading->instance;
    bool open = false;
    for (int32_t i = 0; i < instance->induction_count; i++)
        open = open || instance->inductions[i].mentor_choice_count > 1;
    if (!open)
        return;
    plan->mentors = rf_allocate((size_t)instance->induction_count, sizeof *plan->mentors);
    for (int32_t i = 0; i < instance->induction_count; i++)
        plan->mentors[i] = instance->inductions[i].mentor;
    struct rf_statement *line = rf_statement_new(
        reading->connection, "SELECT induction, mentor FROM induction WHERE run = ?");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        bool known = true;
        int32_t induction = rf_reading_induction(reading, line, 0, &known);
        int32_t mentor = rf_reading_person(reading, line, 1, &known);
        if (known)
            plan->mentors[induction] = mentor;
        else
            leave_out(reading, "mentor", rf_statement_text(line, 0));
    }
    rf_statement_release(line);
}

struct rf_plan *rf_reading_plan(struct rf_reading *reading)
{
    struct rf_plan *plan = rf_allocate(1, sizeof *plan);
    plan->session_count = (int32_t)reading->session_count;
    plan->sessions = rf_allocate(reading->session_count, sizeof *plan->sessions);
    for (size_t index = 0; index < reading->session_count; index++) {
        plan->sessions[index] = reading->sessions[index].session;
        reading->sessions[index].session.attending = NULL;
    }
    read_homes(reading, plan);
    read_reservations(reading, plan);
    read_shortages(reading, plan);
    read_results(reading, plan);
    read_mentors(reading, plan);
    return plan;
}
