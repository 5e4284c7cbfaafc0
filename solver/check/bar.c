/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bar.c: why an unplaced session cannot simply stand at a given moment of a given plan.
 *
 * The facts are asked first. Then the session is put there and every rule looks at the plan with
 * and without it, in a fixed order: rules before other sessions. The first breach that is there
 * only with the session is the reason; breaches the plan has anyway are none. Both looks are at
 * the part of the plan that the session can disturb (question.h): what lies beyond it is the same
 * with and without the session. Whoever may be picked for it is tried, one after the other; a room
 * is looked for last. O(sessions near to it, for each pick), after one comparison of the plan with
 * the one asked about before. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "check/cover.h"
#include "check/fact.h"
#include "check/pick.h"
#include "check/presence.h"
#include "check/question.h"
#include "check/report.h"
#include "check/room.h"
#include "check/rule.h"

struct trial {
    const struct rf_checker *checker;
    struct rf_question *question;
    const struct rf_arrangement *arrangement; /* the question's */
    const struct rf_focus *focus;
    int32_t entry;
    struct rf_session *session; /* of the entry, in the arrangement */
};

static void (*const rules[])(struct rf_judge *) = {
    rf_check_rule_fixed,    rf_check_rule_lead_in,  rf_check_rule_order, rf_check_rule_rhythm,
    rf_check_rule_tired,    rf_check_rule_load,     rf_check_rule_roles, rf_check_rule_ect_load,
    rf_check_rule_training, rf_check_rule_directed, rf_check_rule_cover, rf_check_rule_planning,
    rf_check_rule_cap,      rf_check_rule_travel,   rf_check_rule_clash,
};

static void look(const struct trial *trial, struct rf_report *report)
{
    struct rf_judge judge = {.checker = trial->checker,
                             .sessions = trial->arrangement->sessions,
                             .plan_index = trial->arrangement->index,
                             .focus = trial->focus,
                             .report = report};
    size_t i;

    memset(report, 0, sizeof *report);
    rf_judge_open(&judge);
    for (i = 0; i < sizeof rules / sizeof *rules; i++)
        rules[i](&judge);
}

static bool told(const struct rf_report *report, const struct rf_violation *violation)
{
    size_t i;

    for (i = 0; i < report->violation_count; i++) {
        if (strcmp(report->violations[i].message, violation->message) == 0)
            return true;
    }
    return false;
}

/* The first breach that the session brings; false when there is none. The message moves to the
 * caller. */
static bool first_new(struct trial *trial, struct rf_violation *found)
{
    struct rf_report with, without;
    bool any = false;
    size_t i;

    look(trial, &with);
    if (with.violation_count > 0) {
        trial->session->placed = false;
        look(trial, &without);
        trial->session->placed = true;
        for (i = 0; i < with.violation_count && !any; i++) {
            if (told(&without, &with.violations[i]))
                continue;
            *found = with.violations[i];
            with.violations[i].message = NULL;
            any = true;
        }
        rf_report_release(&without);
    }
    rf_report_release(&with);
    return any;
}

static void bar_by(const struct trial *trial, struct rf_violation *found, struct rf_bar *bar)
{
    int32_t own = trial->arrangement->index[trial->entry];

    bar->barred = true;
    bar->constraint = found->constraint;
    bar->other = found->first != own ? found->first : found->second;
    bar->person = found->person;
    bar->origin = found->origin;
    bar->message = found->message;
}

/* Why one person cannot come to the group session; false when they can. */
static bool kept_away(struct trial *trial, int32_t person, struct rf_text *why, struct rf_bar *bar)
{
    const struct rf_session *session = trial->session;
    struct rf_span span = {session->start, session->end};
    int32_t date = rf_check_date(trial->checker->instance, session->day);
    struct rf_violation found;

    if (!rf_check_can_attend(trial->checker, trial->entry, person, date, span)) {
        struct rf_fact fact =
            rf_check_attendance_fact(trial->checker, trial->entry, person, date, span);

        rf_text_format(why, "; %s", rf_text_peek(&fact.words));
        if (bar->person < 0)
            bar->origin = fact.origin;
        rf_text_release(&fact.words);
        return true;
    }
    trial->session->attending = &person;
    trial->session->attending_count = 1;
    trial->focus = rf_check_question_focus(trial->question, trial->entry, person);
    if (!first_new(trial, &found))
        return false;
    rf_text_format(why, "; %s", found.message);
    if (bar->person < 0)
        bar->other =
            found.first != trial->arrangement->index[trial->entry] ? found.first : found.second;
    rf_release(found.message);
    return true;
}

/* What D12, D16 and D19 say of each person is said of that person alone, so those who could come
 * one by one can come together. */
static void ask_group(struct trial *trial, struct rf_bar *bar)
{
    const struct rf_entry *entry = &trial->checker->entries[trial->entry];
    const struct rf_event *event = &trial->checker->instance->events[entry->event];
    struct rf_text why = RF_TEXT_INIT, message = RF_TEXT_INIT;
    int32_t i, able = 0;

    for (i = 0; i < event->person_count; i++) {
        if (!kept_away(trial, event->people[i], &why, bar))
            able++;
        else if (bar->person < 0)
            bar->person = event->people[i];
    }
    if (able < rf_check_quorum(event)) {
        bar->barred = true;
        bar->constraint = RF_CONSTRAINT_GROUP;
        rf_text_format(&message, "%d of %d people can come, at least %d must%s", able,
                       event->person_count, rf_check_quorum(event), rf_text_peek(&why));
        bar->message = rf_text_take(&message);
    } else {
        bar->person = bar->other = -1;
        memset(&bar->origin, 0, sizeof bar->origin);
    }
    rf_text_release(&why);
}

/* Pins concern a group session as a whole. */
static bool pinned_elsewhere(const struct trial *trial, struct rf_bar *bar)
{
    const struct rf_instance *instance = trial->checker->instance;
    int32_t index = trial->checker->entries[trial->entry].pin;
    struct rf_text text = RF_TEXT_INIT;
    const struct rf_pin *pin;

    if (index < 0)
        return false;
    pin = &instance->pins[index];
    if (pin->day == trial->session->day && pin->start == trial->session->start)
        return false;
    rf_text_format(&text, "it is fixed on %s at %s (%s)", rf_words_day(pin->day).text,
                   rf_words_minute(pin->start).text, pin->id);
    bar->barred = true;
    bar->constraint = RF_CONSTRAINT_FIXED;
    bar->origin = pin->origin;
    bar->message = rf_text_take(&text);
    return true;
}

/* With nobody or somebody chosen: some coverer with whom nothing is broken; the first breach is
 * kept in `bar`. */
static bool ask_covers(struct trial *trial, struct rf_bar *bar)
{
    const struct rf_checker *checker = trial->checker;
    const struct rf_entry *entry = &checker->entries[trial->entry];
    struct rf_session *session = trial->session;
    struct rf_span span = {session->start, session->end};
    int32_t date = rf_check_date(checker->instance, session->day), i;
    bool needed = rf_check_release(checker, entry, session->chosen, date, span).minutes > 0;
    struct rf_violation found;

    for (i = 0; i < (needed ? checker->coverer_count : 1); i++) {
        if (needed &&
            !rf_check_cover_can(checker, entry, &checker->coverers[i], session->chosen, date, span))
            continue;
        session->cover = needed ? checker->coverers[i].person : -1;
        if (!first_new(trial, &found))
            return true;
        if (bar->barred)
            rf_release(found.message);
        else
            bar_by(trial, &found, bar);
    }
    return false;
}

/* Everybody who may be picked is tried; what bars the session with the first of them is told. */
static void ask_people(struct trial *trial, struct rf_bar *bar)
{
    const struct rf_checker *checker = trial->checker;
    const struct rf_entry *entry = &checker->entries[trial->entry];
    struct rf_session *session = trial->session;
    struct rf_span span = {session->start, session->end};
    int32_t date = rf_check_date(checker->instance, session->day), i;
    bool stands = false;

    trial->focus = rf_check_question_focus(trial->question, trial->entry, -1);
    if (entry->choice.cast == NULL)
        stands = ask_covers(trial, bar);
    for (i = 0; entry->choice.cast != NULL && i < entry->choice.cast->count && !stands; i++) {
        session->chosen = entry->choice.cast->people[i];
        if (rf_check_is_eligible(checker, entry, session->chosen, date, span))
            stands = ask_covers(trial, bar);
    }
    if (stands && bar->barred) {
        rf_release(bar->message);
        *bar = (struct rf_bar){.other = -1, .person = -1};
    }
}

/* The session that stands in the room meanwhile, or -1. */
static int32_t in_room(const struct trial *trial, int32_t room)
{
    const struct rf_arrangement *arrangement = trial->arrangement;
    struct rf_span span = {trial->session->start, trial->session->end};
    int32_t i;

    for (i = 0; i < trial->checker->entry_count; i++) {
        const struct rf_session *other = &arrangement->sessions[i];
        struct rf_span there = {other->start, other->end};

        if (i != trial->entry && other->placed && other->room == room &&
            other->day == trial->session->day && rf_span_overlap(there, span))
            return i;
    }
    return -1;
}

/* Bars when every private room that the facts leave is taken by another session. */
static void ask_room(struct trial *trial, struct rf_bar *bar)
{
    const struct rf_checker *checker = trial->checker;
    struct rf_span span = {trial->session->start, trial->session->end};
    int32_t date = rf_check_date(checker->instance, trial->session->day), i, other = -1;
    struct rf_text text = RF_TEXT_INIT;

    for (i = 0; i < checker->room_count; i++) {
        if (!rf_check_room_can(checker, &checker->entries[trial->entry], checker->rooms[i].room,
                               date, span))
            continue;
        other = in_room(trial, checker->rooms[i].room);
        if (other < 0)
            return;
    }
    rf_text_format(&text, "every private room is taken");
    if (other >= 0)
        rf_text_format(&text, ", the last by %s", rf_words_entry(checker, other).text);
    bar->barred = true;
    bar->constraint = RF_CONSTRAINT_ROOM;
    bar->other = other >= 0 ? trial->arrangement->index[other] : -1;
    bar->message = rf_text_take(&text);
}

static void ask_rules(struct trial *trial, struct rf_bar *bar)
{
    if (pinned_elsewhere(trial, bar))
        return;
    if (trial->session->event >= 0)
        ask_group(trial, bar);
    else
        ask_people(trial, bar);
    if (!bar->barred && trial->checker->entries[trial->entry].room)
        ask_room(trial, bar);
}

/* Puts the session there, asks, and puts it back. */
static void try_moment(struct trial *trial, const struct rf_plan *plan, rf_day day, rf_minute start,
                       struct rf_bar *bar)
{
    struct rf_arrangement *arrangement;
    struct rf_session before;

    trial->question = rf_check_question(trial->checker, plan);
    arrangement = rf_check_question_plan(trial->question);
    trial->arrangement = arrangement;
    trial->session = &arrangement->sessions[trial->entry];
    before = *trial->session;
    trial->session->placed = true;
    trial->session->chosen = trial->session->cover = trial->session->room = -1;
    trial->session->day = day;
    trial->session->start = start;
    trial->session->end = rf_check_end(trial->checker, trial->entry,
                                       rf_check_date(trial->checker->instance, day), start);
    ask_rules(trial, bar);
    *trial->session = before;
}

static void bar_by_fact(struct rf_fact *fact, struct rf_bar *bar)
{
    bar->barred = true;
    bar->constraint = fact->constraint;
    bar->person = fact->person;
    bar->origin = fact->origin;
    bar->message = rf_text_take(&fact->words);
}

struct rf_bar rf_checker_bar(const struct rf_checker *checker, const struct rf_plan *plan,
                             int32_t session, rf_day day, rf_minute start)
{
    struct rf_bar bar = {.other = -1, .person = -1};
    struct trial trial = {.checker = checker};
    struct rf_fact fact;

    trial.entry = rf_check_entry(checker, &plan->sessions[session]);
    if (trial.entry < 0) {
        bar.barred = true;
        bar.constraint = RF_CONSTRAINT_DEMAND;
        bar.message = rf_copy_text("it is not asked for");
        return bar;
    }
    fact = rf_check_fact(checker, trial.entry, day, start);
    if (fact.barred) {
        bar_by_fact(&fact, &bar);
        return bar;
    }
    try_moment(&trial, plan, day, start, &bar);
    return bar;
}
