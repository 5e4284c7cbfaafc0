/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_agreement.c: over many drawn plans the two verdicts agree, the verdict on plans not yet
 * decided is safe: what it refuses, no later placing mends; and the reason why a session cannot
 * stand at a moment is that of two looks at the whole plan, with it and without it. */
#include "school.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "check/parts.h"
#include "check/presence.h"

enum { PLANS = 3000, MOMENTS = 4000, QUESTIONED = 500, QUESTIONS = 8, OPEN = 10 };

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

/* Members of the lessons and of the school are added. */
static void open_busy(struct school *school, const char *lessons, const char *more)
{
    static const char pairs[] = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                                "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}";
    static const char taught[] =
        ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/2':{},'Wed/3':{},'Thu/4':{},"
        "'Fri/1':{}}},'M':{'staff':['EF'],'at':{'Mon/2':{},'Tue/3':{},'Wed/4':{},'Thu/5':{}}},"
        "'N':{'staff':['CD'],'at':{'Mon/3':{},'Tue/4':{},'Wed/5':{},'Thu/1':{},'Fri/2':{},"
        "'Fri/3':{}}}";
    static const char wanted[] =
        "},'events':{'T1':{'kind':'group_training','staff':['AB','CD','EF'],"
        "'minutes':60,'quorum':0.6,'window':{'from':'2025-09-10','until':'2025-09-11'}}},"
        "'policy':{'caps':{'c':{'staff':['CD'],'per':'day','minutes':120},"
        "'d':{'staff':['EF'],'per':'term','sessions':3}}}";
    struct rf_text whole = RF_TEXT_INIT;

    rf_text_format(&whole, "%s%s%s%s", taught, lessons, wanted, more);
    school_open(school, &(struct school_text){.inductions = pairs,
                                              .rest = rf_text_peek(&whole),
                                              .steps = WEEKLY_MEETING "," WEEKLY_VISIT});
    rf_text_release(&whole);
}

/* Places up to `most` sessions of a plan that starts empty. */
static void draw_plan(struct school *school, uint32_t most, struct moments *moments)
{
    uint32_t placed = 1 + draw(most);
    int32_t j;

    for (j = 0; j < school->plan->session_count; j++) {
        school->plan->sessions[j].placed = false;
        school->plan->sessions[j].attending_count = 0;
    }
    while (placed-- > 0)
        place_drawn(school, (int32_t)draw((uint32_t)school->plan->session_count), moments);
}

static void both_verdicts_agree_on_drawn_plans(void **state)
{
    struct school school;
    struct moments moments = {.school = &school};
    int i, kept = 0, broken = 0;

    (void)state;
    seed = 20250908;
    moments.items = rf_allocate(MOMENTS, sizeof *moments.items);
    open_busy(&school, "", "");
    for (i = 0; i < PLANS; i++) {
        draw_plan(&school, 6, &moments);
        compare(&school, &kept, &broken);
    }
    assert_true(kept > PLANS / 20);
    assert_true(broken > PLANS / 20);
    school_close(&school);
    rf_release(moments.items);
}

/* The place of a rule in the order in which reasons are given; 0 for what is no reason. */
static int rank_of(enum rf_constraint constraint)
{
    static const enum rf_constraint order[] = {
        RF_CONSTRAINT_FIXED,  RF_CONSTRAINT_LEAD_IN, RF_CONSTRAINT_ORDER,
        RF_CONSTRAINT_RHYTHM, RF_CONSTRAINT_TIRED,   RF_CONSTRAINT_MENTOR_LOAD,
        RF_CONSTRAINT_PPA,    RF_CONSTRAINT_CAP,     RF_CONSTRAINT_CLASH,
    };
    size_t i;

    for (i = 0; i < sizeof order / sizeof *order; i++) {
        if (order[i] == constraint)
            return (int)i + 1;
    }
    return 0;
}

static bool is_told(const struct rf_report *report, const struct rf_violation *violation)
{
    size_t i;

    for (i = 0; i < report->violation_count; i++) {
        if (strcmp(report->violations[i].message, violation->message) == 0)
            return true;
    }
    return false;
}

/* What the plan breaks with the session as `tried` and not without it: the first by rank, NULL
 * when there is none. `with` is the caller's to release. */
static const struct rf_violation *first_brought(struct school *school, int32_t at,
                                                const struct rf_session *tried,
                                                struct rf_report *with)
{
    struct rf_session *session = &school->plan->sessions[at], before = *session;
    const struct rf_violation *found = NULL;
    struct rf_report without;
    size_t i;

    *session = *tried;
    rf_check_parts(school->checker, school->plan, 0, with);
    session->placed = false;
    rf_check_parts(school->checker, school->plan, 0, &without);
    *session = before;
    for (i = 0; i < with->violation_count; i++) {
        const struct rf_violation *here = &with->violations[i];

        if (rank_of(here->constraint) > 0 && !is_told(&without, here) &&
            (found == NULL || rank_of(here->constraint) < rank_of(found->constraint)))
            found = here;
    }
    rf_report_release(&without);
    return found;
}

static void expect_of_one(struct school *school, int32_t at, const struct rf_session *tried,
                          const struct rf_bar *bar)
{
    struct rf_report with;
    const struct rf_violation *found = first_brought(school, at, tried, &with);

    assert_int_equal(bar->barred, found != NULL);
    if (found != NULL) {
        assert_string_equal(bar->message, found->message);
        assert_int_equal(bar->constraint, found->constraint);
        assert_int_equal(bar->person, found->person);
        assert_int_equal(bar->other, found->first != at ? found->first : found->second);
    }
    rf_report_release(&with);
}

static void expect_of_group(struct school *school, int32_t at, const struct rf_session *tried,
                            const struct rf_bar *bar)
{
    const struct rf_event *event = &school->instance->events[tried->event];
    int32_t entry = rf_check_entry(school->checker, tried), i, able = 0;
    int32_t date = rf_check_date(school->instance, tried->day);
    struct rf_span span = {tried->start, tried->end};

    for (i = 0; i < event->person_count; i++) {
        int32_t person = event->people[i];
        struct rf_session alone = *tried;
        struct rf_report with;

        if (!rf_check_can_attend(school->checker, entry, person, date, span))
            continue;
        alone.attending = &person;
        alone.attending_count = 1;
        able += first_brought(school, at, &alone, &with) == NULL;
        rf_report_release(&with);
    }
    assert_int_equal(bar->barred, able < rf_check_quorum(event));
}

/* A question about a session, placed or not, at a moment that the facts leave it; counts the
 * answers: by rank, 0 for a group session that too few can come to, OPEN. */
static void question_drawn(struct school *school, struct moments *moments, int *answers)
{
    int32_t at = (int32_t)draw((uint32_t)school->plan->session_count);
    struct rf_session tried = school->plan->sessions[at];
    const struct rf_option *moment;
    struct rf_bar bar;

    moments->session = &school->plan->sessions[at];
    moments->count = 0;
    rf_checker_window(school->checker, moments->session, collect, moments);
    if (moments->count == 0)
        return;
    moment = &moments->items[draw(moments->count)];
    tried.placed = true;
    tried.day = moment->day;
    tried.start = moment->start;
    tried.end = rf_checker_end(school->checker, &tried, tried.day, tried.start);
    bar = rf_checker_bar(school->checker, school->plan, at, tried.day, tried.start);
    if (tried.event >= 0)
        expect_of_group(school, at, &tried, &bar);
    else
        expect_of_one(school, at, &tried, &bar);
    answers[bar.barred ? rank_of(bar.constraint) : OPEN]++;
    rf_release(bar.message);
}

static void reasons_are_those_of_two_looks_at_the_whole_plan(void **state)
{
    struct school school;
    struct moments moments = {.school = &school};
    int answers[OPEN + 1] = {0};
    int i, j;

    (void)state;
    seed = 20251003;
    moments.items = rf_allocate(MOMENTS, sizeof *moments.items);
    /* EF, who teaches 22 periods, keeps the other three as planning time; two meetings of one
     * mentor in one week, 150 of 135 minutes, are too much. */
    open_busy(&school,
              ",'Q':{'staff':['EF'],'at':{'Mon/1':{},'Mon/3':{},'Mon/4':{},'Mon/5':{},'Tue/1':{},"
              "'Tue/2':{},'Tue/4':{},'Tue/5':{},'Wed/1':{},'Wed/2':{},'Wed/3':{},'Wed/5':{},"
              "'Thu/1':{},'Thu/2':{},'Thu/3':{},'Thu/4':{},'Fri/1':{},'Fri/2':{}}}",
              ",'rules':{'mentor_week_cap':{'value':90}}");
    for (i = 0; i < QUESTIONED; i++) {
        draw_plan(&school, 12, &moments);
        for (j = 0; j < QUESTIONS; j++)
            question_drawn(&school, &moments, answers);
    }
    for (i = rank_of(RF_CONSTRAINT_ORDER); i <= OPEN; i++)
        assert_true(answers[i] > 0); /* nothing is fixed, and there is no lead-in */
    assert_true(answers[0] > 0);
    school_close(&school);
    rf_release(moments.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_verdicts_agree_on_drawn_plans),
        cmocka_unit_test(reasons_are_those_of_two_looks_at_the_whole_plan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
