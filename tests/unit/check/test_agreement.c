/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_agreement.c: over many drawn plans the two verdicts agree, and the verdict on plans not yet
 * decided is safe: what it refuses, no later placing mends. */
#include "school.h"

#include "base/memory.h"
#include "check/parts.h"

enum { PLANS = 3000, MOMENTS = 4000 };

static uint32_t seed;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

struct moments {
    const struct school *school;
    const struct rf_session *session;
    struct rf_option *items;
    uint32_t count;
};

static void collect(void *context, rf_day date, rf_minute start)
{
    struct moments *moments = context;

    if (moments->count < MOMENTS &&
        rf_checker_end(moments->school->checker, moments->session, date, start) >= 0) {
        moments->items[moments->count].day = date;
        moments->items[moments->count++].start = start;
    }
}

static void place_drawn(struct school *school, int32_t at, struct moments *moments)
{
    struct rf_session *session = &school->plan->sessions[at];
    const struct rf_option *moment;
    int32_t i;

    moments->session = session;
    moments->count = 0;
    rf_checker_window(school->checker, session, collect, moments);
    if (moments->count == 0)
        return;
    moment = &moments->items[draw(moments->count)];
    session->placed = true;
    session->day = moment->day;
    session->start = moment->start;
    session->end = rf_checker_end(school->checker, session, moment->day, moment->start);
    if (session->event < 0)
        return;
    if (session->attending == NULL)
        session->attending = rf_allocate(8, sizeof *session->attending);
    session->attending_count = 0;
    for (i = 0; i < school->instance->events[session->event].person_count; i++) {
        if (draw(4) != 0)
            session->attending[session->attending_count++] =
                school->instance->events[session->event].people[i];
    }
}

static bool accepts(struct school *school, bool partial)
{
    return rf_checker_accepts(school->checker, school->plan->sessions, school->plan->session_count,
                              partial, NULL);
}

static void compare(struct school *school, int *kept, int *broken)
{
    struct rf_report report;
    bool whole = rf_check_parts(school->checker, school->plan, 0, &report);
    int32_t taken = (int32_t)draw((uint32_t)school->plan->session_count);

    rf_report_release(&report);
    assert_int_equal(accepts(school, false), whole);
    if (whole) {
        ++*kept;
        assert_true(accepts(school, true));
    } else {
        ++*broken;
    }
    if (accepts(school, true)) { /* then less is not refused either */
        school->plan->sessions[taken].placed = false;
        assert_true(accepts(school, true));
    }
}

static void both_verdicts_agree_on_drawn_plans(void **state)
{
    static const char pairs[] = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                                "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}";
    static const char rest[] =
        ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/2':{},'Wed/3':{},'Thu/4':{},"
        "'Fri/1':{}}},'M':{'staff':['EF'],'at':{'Mon/2':{},'Tue/3':{},'Wed/4':{},'Thu/5':{}}},"
        "'N':{'staff':['CD'],'at':{'Mon/3':{},'Tue/4':{},'Wed/5':{},'Thu/1':{},'Fri/2':{},"
        "'Fri/3':{}}}},'events':{'T1':{'kind':'group_training','staff':['AB','CD','EF'],"
        "'minutes':60,'quorum':0.6,'window':{'from':'2025-09-10','until':'2025-09-11'}}},"
        "'policy':{'caps':{'c':{'staff':['CD'],'per':'day','minutes':120}}}";
    struct school school;
    struct moments moments = {.school = &school};
    int i, kept = 0, broken = 0;
    int32_t j;

    (void)state;
    seed = 20250908;
    moments.items = rf_allocate(MOMENTS, sizeof *moments.items);
    school_open(&school, &(struct school_text){.inductions = pairs,
                                               .rest = rest,
                                               .steps = WEEKLY_MEETING "," WEEKLY_VISIT});
    for (i = 0; i < PLANS; i++) {
        uint32_t placed = 1 + draw(6);

        for (j = 0; j < school.plan->session_count; j++) {
            school.plan->sessions[j].placed = false;
            school.plan->sessions[j].attending_count = 0;
        }
        while (placed-- > 0)
            place_drawn(&school, (int32_t)draw((uint32_t)school.plan->session_count), &moments);
        compare(&school, &kept, &broken);
    }
    assert_true(kept > PLANS / 20);
    assert_true(broken > PLANS / 20);
    school_close(&school);
    rf_release(moments.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_verdicts_agree_on_drawn_plans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
