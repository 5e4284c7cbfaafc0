/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.c: the tables of the school by hand. */
#include "school.h"

#include <string.h>

#include "base/memory.h"

enum { DATES = 12 };

static const char *const letters[] = {"A", "B"};
static const char *const terms[] = {"autumn"};
static const struct rf_week weeks[] = {{SCHOOL_FIRST_DAY, 0, 0, 4},
                                       {SCHOOL_FIRST_DAY + 7, 1, 0, 5}};
static const struct rf_half_term half_terms[] = {
    {"autumn/1", 0, {SCHOOL_FIRST_DAY, SCHOOL_FIRST_DAY + DATES - 1}}};
static struct rf_date dates[DATES];
static struct rf_person_day days[DATES];

static const struct rf_person people[] = {
    [PERSON_AB] = {.id = "AB", .name = "A. Baker", .days = days},
    [PERSON_CD] = {.id = "CD", .name = "C. Dale", .days = days},
    [PERSON_EF] = {.id = "EF", .name = "EF", .days = days},
};
static const struct rf_kind kinds[] = {
    [KIND_MEETING] = {.id = "meeting",
                      .name = "mentor meeting",
                      .priority = 2,
                      .presence = {[RF_ROLE_ECT] = RF_FREE, [RF_ROLE_MENTOR] = RF_FREE},
                      .meeting = true,
                      .home = true},
    [KIND_TRAINING] =
        {.id = "training", .name = "training", .priority = 7, .group = RF_FREE, .inset = true},
    [KIND_VISIT] = {.id = "visit",
                    .name = "visit",
                    .priority = 4,
                    .presence = {[RF_ROLE_ECT] = RF_TEACHING, [RF_ROLE_MENTOR] = RF_FREE}},
};
static const int32_t everyone[] = {PERSON_AB, PERSON_CD, PERSON_EF};
static const struct rf_induction inductions[] = {
    {.id = "E1",
     .ect = PERSON_AB,
     .mentor = PERSON_CD,
     .tutor = -1,
     .stage_number = 1,
     .cast = {[RF_ROLE_ECT] = {&everyone[0], 1}, [RF_ROLE_MENTOR] = {&everyone[1], 1}}},
    {.id = "E2",
     .ect = PERSON_EF,
     .mentor = PERSON_CD,
     .tutor = PERSON_AB,
     .stage_number = 2,
     .cast = {[RF_ROLE_ECT] = {&everyone[2], 1},
              [RF_ROLE_MENTOR] = {&everyone[1], 1},
              [RF_ROLE_TUTOR] = {&everyone[0], 1}}},
};
static const struct rf_event events[] = {{.id = "T1",
                                          .name = "first training",
                                          .kind = KIND_TRAINING,
                                          .minutes = 60,
                                          .people = everyone,
                                          .person_count = 3}};
static const int32_t mentors[] = {PERSON_CD};
static const bool counted[KIND_COUNT] = {[KIND_MEETING] = true, [KIND_VISIT] = true};
static const struct rf_cap caps[] = {{.id = "week",
                                      .people = mentors,
                                      .person_count = 1,
                                      .per = RF_PER_WEEK,
                                      .minutes = 120,
                                      .sessions = -1,
                                      .kinds = counted}};

/* Without EF and E2, and with AA before all others, so that no index stays what it was. */
static const struct rf_person fewer_people[] = {
    {.id = "AA", .name = "AA", .days = days},
    {.id = "AB", .name = "A. Baker", .days = days},
    {.id = "CD", .name = "C. Dale", .days = days},
};
static const int32_t fewer[] = {1, 2};
static const struct rf_induction fewer_inductions[] = {
    {.id = "E1",
     .ect = 1,
     .mentor = 2,
     .tutor = -1,
     .stage_number = 1,
     .cast = {[RF_ROLE_ECT] = {&fewer[0], 1}, [RF_ROLE_MENTOR] = {&fewer[1], 1}}}};
static const struct rf_event fewer_events[] = {{.id = "T1",
                                                .name = "first training",
                                                .kind = KIND_TRAINING,
                                                .minutes = 60,
                                                .people = fewer,
                                                .person_count = 2}};

const char *const school_reasons[SCHOOL_SESSIONS] = {
    [3] = "of 4 moments in its window: 4 AB does not teach",
    [5] = "of 9 moments in its window: 5 CD teaches, 4 EF is not at work"};

static char does_not_teach[] = "AB does not teach", teaches[] = "CD teaches";
static char is_away[] = "EF is not at work", needs_it[] = "CD needs it as planning time";
static char of_four[] = "of 4 moments in its window: 4 AB does not teach";
static char of_nine[] =
    "of 9 moments in its window: 5 CD teaches, 3 EF is not at work, 1 CD needs it "
    "as planning time";
static struct rf_obstacle of_visit[] = {{RF_CONSTRAINT_PRESENCE, PERSON_AB, 4, does_not_teach}};
static struct rf_obstacle of_meeting[] = {{RF_CONSTRAINT_PRESENCE, PERSON_CD, 5, teaches},
                                          {RF_CONSTRAINT_CLOSED, PERSON_EF, 3, is_away},
                                          {RF_CONSTRAINT_PPA, PERSON_CD, 1, needs_it}};
const struct rf_reason school_details[SCHOOL_SESSIONS] = {
    [3] = {.moments = 4, .obstacles = of_visit, .obstacle_count = 1, .text = of_four},
    [5] = {.moments = 9, .obstacles = of_meeting, .obstacle_count = 3, .text = of_nine}};

static void fill_dates(void)
{
    for (int32_t index = 0; index < DATES; index++) {
        bool weekend = index % 7 >= 5;
        dates[index] = (struct rf_date){.day = SCHOOL_FIRST_DAY + index,
                                        .status = weekend      ? RF_DAY_OUT
                                                  : index == 4 ? RF_DAY_INSET
                                                               : RF_DAY_TEACHING,
                                        .weekday = index % 7,
                                        .week = index / 7,
                                        .half_term = 0};
        if (!weekend) {
            dates[index].pupils = (struct rf_span){525, 915};
            dates[index].open = (struct rf_span){480, 1005};
        }
    }
}

static struct rf_instance common(void)
{
    fill_dates();
    struct rf_instance instance = {.school_id = "s",
                                   .school_name = "A school",
                                   .first_day = SCHOOL_FIRST_DAY,
                                   .dates = dates,
                                   .date_count = DATES,
                                   .as_of = SCHOOL_FIRST_DAY,
                                   .cycle_weeks = 2,
                                   .letters = letters,
                                   .weeks = weeks,
                                   .week_count = 2,
                                   .cycle_count = 1,
                                   .half_terms = half_terms,
                                   .half_term_count = 1,
                                   .term_count = 1,
                                   .terms = terms,
                                   .kinds = kinds,
                                   .kind_count = KIND_COUNT,
                                   .canonical = "{\"school\":\"A school, not really JSON\"}"};
    return instance;
}

const struct rf_instance *school_instance(void)
{
    static struct rf_instance instance;
    instance = common();
    instance.people = people;
    instance.person_count = PERSON_COUNT;
    instance.inductions = inductions;
    instance.induction_count = 2;
    instance.events = events;
    instance.event_count = 1;
    instance.caps = caps;
    instance.cap_count = 1;
    instance.hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    return &instance;
}

const struct rf_instance *school_smaller(void)
{
    static struct rf_instance instance;
    instance = common();
    instance.people = fewer_people;
    instance.person_count = 3;
    instance.inductions = fewer_inductions;
    instance.induction_count = 1;
    instance.events = fewer_events;
    instance.event_count = 1;
    instance.hash = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
    return &instance;
}

/* No person to choose, nobody who takes a class, no room. */
#define NOBODY .chosen = -1, .cover = -1, .room = -1
static const struct rf_session sessions[SCHOOL_SESSIONS] = {
    {.induction = 0,
     .kind = KIND_MEETING,
     .monday = SCHOOL_FIRST_DAY,
     .event = -1,
     NOBODY,
     .placed = true,
     .day = SCHOOL_FIRST_DAY,
     .start = 600,
     .end = 660},
    {.induction = 0,
     .kind = KIND_VISIT,
     .monday = SCHOOL_FIRST_DAY,
     .event = -1,
     NOBODY,
     .placed = true,
     .day = SCHOOL_FIRST_DAY,
     .start = 540,
     .end = 555},
    {.induction = 0,
     .kind = KIND_MEETING,
     .monday = SCHOOL_FIRST_DAY + 7,
     .event = -1,
     NOBODY,
     .placed = true,
     .day = SCHOOL_FIRST_DAY + 7,
     .start = 900,
     .end = 960},
    {.induction = 0, .kind = KIND_VISIT, .monday = SCHOOL_FIRST_DAY + 7, .event = -1, NOBODY},
    {.induction = 1,
     .kind = KIND_MEETING,
     .monday = SCHOOL_FIRST_DAY,
     .event = -1,
     NOBODY,
     .placed = true,
     .day = SCHOOL_FIRST_DAY + 1,
     .start = 600,
     .end = 645},
    {.induction = 1, .kind = KIND_MEETING, .monday = SCHOOL_FIRST_DAY + 7, .event = -1, NOBODY},
    {.induction = -1,
     .kind = KIND_TRAINING,
     .event = 0,
     NOBODY,
     .placed = true,
     .day = SCHOOL_FIRST_DAY + 4,
     .start = 930,
     .end = 990},
};

static const struct rf_home homes[] = {{0, KIND_MEETING, 0, 0, 600}, {0, KIND_MEETING, 1, 0, 600}};
static const struct rf_reservation reservations[] = {
    {RF_RESERVED_STUDY, PERSON_AB, 0, SCHOOL_FIRST_DAY + 1, {540, 585}},
    {RF_RESERVED_PPA, PERSON_CD, -1, SCHOOL_FIRST_DAY + 2, {700, 750}},
    {RF_RESERVED_PREPARATION, PERSON_CD, 0, SCHOOL_FIRST_DAY + 7, {525, 540}},
};
static const struct rf_shortage shortages[] = {{RF_RESERVED_STUDY, PERSON_EF, 1, 1, 45}};
static const struct rf_tier_result results[] = {
    {RF_TIER_UNPLACED, 2, 1, 1, 1, RF_TIER_CERTIFIED, false},
    {RF_TIER_UNPLACED, 4, 1, 1, RF_NO_BOUND, RF_TIER_SOLVED, false},
    {RF_TIER_TIRED, 1, 10, 4, 3, RF_TIER_GAP, false},
    {RF_TIER_REGULARITY, 1, 1, 0, RF_NO_BOUND, RF_TIER_SOLVED, true},
    {RF_TIER_SPACING, 1, 30, RF_NO_BOUND, RF_NO_BOUND, RF_TIER_UNKNOWN, true},
};

/* An owned copy of `size` bytes in items of `count`. */
static void *copy(const void *items, size_t count, size_t size)
{
    void *owned = rf_allocate(count, size);
    memcpy(owned, items, count * size);
    return owned;
}
#define COPY(items) copy(items, sizeof(items) / sizeof *(items), sizeof *(items))

struct rf_plan *school_plan(void)
{
    struct rf_plan *plan = rf_allocate(1, sizeof *plan);
    plan->sessions = COPY(sessions);
    plan->session_count = SCHOOL_SESSIONS;
    plan->sessions[6].attending = rf_allocate(2, sizeof(int32_t));
    plan->sessions[6].attending[0] = PERSON_AB;
    plan->sessions[6].attending[1] = PERSON_EF;
    plan->sessions[6].attending_count = 2;
    plan->homes = COPY(homes);
    plan->home_count = 2;
    plan->reservations = COPY(reservations);
    plan->reservation_count = 3;
    plan->shortages = COPY(shortages);
    plan->shortage_count = 1;
    plan->results = COPY(results);
    plan->result_count = 5;
    return plan;
}
