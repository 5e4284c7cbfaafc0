/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * judge.c: threading who is where. One turn number a plan makes old threads worthless without
 * clearing them; when the number wraps round, everything is cleared once. */
#include "check/judge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "check/cover.h"
#include "check/question.h"
#include "check/report.h"

static size_t at_least(size_t one, int32_t other)
{
    return (size_t)other > one ? (size_t)other : one;
}

static size_t visit_room(const struct rf_checker *checker)
{
    size_t room = (RF_ROLES + 1) * (size_t)checker->entry_count;
    int32_t i;

    for (i = 0; i < checker->instance->event_count; i++)
        room += (size_t)checker->instance->events[i].person_count;
    return room;
}

struct rf_scratch *rf_check_scratch_new(const struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_scratch *scratch = rf_allocate(1, sizeof *scratch);
    size_t slots = (size_t)checker->slot_count, sums = 1;

    sums = at_least(at_least(at_least(sums, instance->week_count), instance->date_count),
                    instance->term_count);
    scratch->dates = rf_allocate((size_t)checker->entry_count, sizeof *scratch->dates);
    scratch->released = rf_allocate((size_t)checker->entry_count, sizeof *scratch->released);
    scratch->eligible = rf_allocate(at_least((size_t)instance->person_count, instance->room_count),
                                    sizeof *scratch->eligible);
    scratch->person_heads = rf_allocate(slots, sizeof *scratch->person_heads);
    scratch->day_heads =
        rf_allocate(slots * (size_t)instance->date_count, sizeof *scratch->day_heads);
    scratch->visit_capacity = visit_room(checker);
    scratch->visits = rf_allocate(scratch->visit_capacity, sizeof *scratch->visits);
    scratch->touched = rf_allocate((size_t)checker->period_count, sizeof *scratch->touched);
    scratch->kept = rf_allocate(slots * (size_t)instance->cycle_count, sizeof *scratch->kept);
    scratch->sums = rf_allocate(sums, sizeof *scratch->sums);
    scratch->spare = rf_allocate((size_t)checker->entry_count + (size_t)instance->induction_count,
                                 sizeof *scratch->spare);
    return scratch;
}

void rf_check_scratch_release(struct rf_scratch *scratch)
{
    if (scratch == NULL)
        return;
    rf_release(scratch->dates);
    rf_release(scratch->released);
    rf_release(scratch->eligible);
    rf_release(scratch->person_heads);
    rf_release(scratch->day_heads);
    rf_release(scratch->visits);
    rf_release(scratch->touched);
    rf_release(scratch->kept);
    rf_release(scratch->sums);
    rf_release(scratch->spare);
    rf_release(scratch->spans);
    rf_check_question_release(scratch->question);
    rf_release(scratch);
}

static void next_turn(const struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_scratch *scratch = checker->scratch;
    size_t slots = (size_t)checker->slot_count;

    scratch->visit_count = 0;
    if (++scratch->turn != 0)
        return;
    memset(scratch->person_heads, 0, slots * sizeof *scratch->person_heads);
    memset(scratch->day_heads, 0,
           slots * (size_t)instance->date_count * sizeof *scratch->day_heads);
    memset(scratch->touched, 0, (size_t)checker->period_count * sizeof *scratch->touched);
    memset(scratch->kept, 0, slots * (size_t)instance->cycle_count * sizeof *scratch->kept);
    scratch->turn = 1;
}

static void push_head(const struct rf_scratch *scratch, struct rf_head *head, int32_t visit,
                      int32_t *next)
{
    *next = head->turn == scratch->turn ? head->first : -1;
    head->turn = scratch->turn;
    head->first = visit;
}

static void add_visit(struct rf_judge *judge, int32_t entry, int32_t slot, struct rf_visit what)
{
    struct rf_scratch *scratch = judge->scratch;
    int32_t index = scratch->visit_count;
    size_t day = (size_t)slot * (size_t)judge->instance->date_count + (size_t)scratch->dates[entry];
    struct rf_visit *visit;

    if ((size_t)index >= scratch->visit_capacity)
        return; /* only a malformed list of who comes is that long; the group rule names it */
    visit = &scratch->visits[scratch->visit_count++];
    *visit = what;
    visit->session = entry;
    push_head(scratch, &scratch->person_heads[slot], index, &visit->next_of_person);
    push_head(scratch, &scratch->day_heads[day], index, &visit->next_of_day);
}

/* Who is picked beside those who must be there; a pick that names one of them or somebody who can
 * never be picked is told by its rule and takes no part. */
static void add_picked(struct rf_judge *judge, int32_t entry)
{
    const struct rf_checker *checker = judge->checker;
    const struct rf_session *session = &judge->sessions[entry];
    const struct rf_entry *what = &checker->entries[entry];
    struct rf_span span = {session->start, session->end};
    struct rf_visit visit = {.presence = what->choice.presence, .span = span};
    const struct rf_coverer *coverer;
    struct rf_release release;
    int32_t chosen = -1;

    if (what->choice.cast != NULL && rf_check_in_cast(what->choice.cast, session->chosen) &&
        !rf_check_is_part(what, session->chosen)) {
        chosen = session->chosen;
        add_visit(judge, entry, checker->slot_of[chosen], visit);
    }
    if (!what->covered)
        return;
    release = rf_check_release(checker, what, chosen, judge->scratch->dates[entry], span);
    judge->scratch->released[entry] = release.minutes;
    coverer = rf_check_coverer(checker, session->cover);
    if (release.minutes == 0 || coverer == NULL || rf_check_is_part(what, coverer->person) ||
        coverer->person == chosen)
        return;
    visit.presence = RF_COVERED;
    visit.covering = true;
    visit.span = release.hull;
    add_visit(judge, entry, coverer->slot, visit);
}

static void add_session(struct rf_judge *judge, int32_t entry)
{
    const struct rf_checker *checker = judge->checker;
    const struct rf_session *session = &judge->sessions[entry];
    const struct rf_entry *what = &checker->entries[entry];
    struct rf_visit visit = {.presence = RF_FREE, .span = {session->start, session->end}};
    int32_t i, person;

    for (i = 0; i < what->part_count; i++) {
        struct rf_visit part = visit;

        part.presence = what->parts[i].presence;
        if (what->parts[i].slot >= 0)
            add_visit(judge, entry, what->parts[i].slot, part);
    }
    if (what->choice.cast != NULL || what->covered)
        add_picked(judge, entry);
    for (i = 0; what->event >= 0 && i < session->attending_count; i++) {
        person = session->attending[i];
        if (person >= 0 && person < judge->instance->person_count &&
            checker->slot_of[person] >= 0 && (i == 0 || session->attending[i - 1] < person))
            add_visit(judge, entry, checker->slot_of[person], visit);
    }
}

static void thread(struct rf_judge *judge, int32_t entry)
{
    const struct rf_session *session = &judge->sessions[entry];

    judge->scratch->dates[entry] = -1;
    judge->scratch->released[entry] = 0;
    if (!session->placed || session->start < 0 || session->end > 1440 ||
        session->end <= session->start)
        return;
    judge->scratch->dates[entry] = rf_check_date(judge->instance, session->day);
    if (judge->scratch->dates[entry] >= 0)
        add_session(judge, entry);
}

void rf_judge_open(struct rf_judge *judge)
{
    const struct rf_checker *checker = judge->checker;
    const struct rf_focus *focus = judge->focus;
    int32_t i;

    judge->scratch = checker->scratch;
    judge->instance = checker->instance;
    next_turn(checker);
    for (i = 0; focus == NULL && i < checker->entry_count; i++)
        thread(judge, i);
    for (i = 0; focus != NULL && i < focus->near_count; i++)
        thread(judge, focus->near[i]);
}

struct rf_entry_range rf_judge_entries(const struct rf_judge *judge)
{
    const struct rf_checker *checker = judge->checker;
    struct rf_entry_range range = {0, checker->entry_count};

    if (judge->focus != NULL && judge->focus->induction >= 0) {
        const struct rf_course *course = &checker->courses[judge->focus->induction];

        range.from = course->first_entry;
        range.until = course->first_entry + course->entry_count;
    } else if (judge->focus != NULL) {
        range.from = judge->focus->entry;
        range.until = range.from + 1;
    }
    return range;
}

int32_t rf_judge_near_count(const struct rf_judge *judge)
{
    return judge->focus == NULL ? judge->checker->entry_count : judge->focus->near_count;
}

int32_t rf_judge_near(const struct rf_judge *judge, int32_t at)
{
    return judge->focus == NULL ? at : judge->focus->near[at];
}

bool rf_judge_sees_induction(const struct rf_judge *judge, int32_t induction)
{
    return judge->focus == NULL || judge->focus->induction == induction;
}

bool rf_judge_sees_mentor(const struct rf_judge *judge, int32_t mentor)
{
    return judge->focus == NULL || judge->focus->mentor == mentor;
}

bool rf_judge_sees_slot(const struct rf_judge *judge, int32_t slot)
{
    int32_t i;

    if (judge->focus == NULL)
        return true;
    for (i = 0; i < judge->focus->slot_count; i++) {
        if (judge->focus->slots[i] == slot)
            return true;
    }
    return false;
}

struct rf_violation rf_judge_violation(enum rf_constraint constraint)
{
    struct rf_violation what = {.constraint = constraint, .first = -1, .second = -1, .person = -1};

    return what;
}

void rf_judge_say(struct rf_judge *judge, struct rf_violation what, const char *format, ...)
{
    va_list arguments;

    if (judge->plan_index != NULL && what.first >= 0)
        what.first = judge->plan_index[what.first];
    if (judge->plan_index != NULL && what.second >= 0)
        what.second = judge->plan_index[what.second];
    va_start(arguments, format);
    rf_report_add(judge->report, what, format, arguments);
    va_end(arguments);
}

bool rf_judge_touched(const struct rf_judge *judge, int32_t slot, int32_t date, struct rf_span span)
{
    int32_t visit = rf_judge_of_day(judge, slot, date);

    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_day) {
        if (rf_span_overlap(rf_judge_visit(judge, visit)->span, span))
            return true;
    }
    return false;
}

bool rf_judge_tired(const struct rf_judge *judge, int32_t entry)
{
    const struct rf_date *date = &judge->instance->dates[rf_judge_date(judge, entry)];

    return date->status != RF_DAY_INSET &&
           !rf_span_inside(rf_judge_span(judge, entry), date->pupils);
}
