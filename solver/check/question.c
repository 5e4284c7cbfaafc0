/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * question.c: keeping the plan under question, and finding what is near to a session: the sessions
 * of its people, of its induction and of its mentor's other inductions, and all group sessions and
 * all for which somebody or a room is picked (who comes to them is the plan's to say). */
#include "check/question.h"

#include <string.h>

#include "base/memory.h"

struct rf_question {
    const struct rf_checker *checker;
    struct rf_plan *plan;              /* a copy of the sessions; NULL before the first question */
    struct rf_arrangement arrangement; /* of the copy */
    struct rf_focus focus;
    int32_t person; /* of the focus */
    int32_t *near;  /* [entry_count] */
    int32_t *slots; /* [slot_count] */
    bool *listed;   /* [slot_count] among them */
};

static bool same_session(const struct rf_session *one, const struct rf_session *other)
{
    return one->induction == other->induction && one->kind == other->kind &&
           one->monday == other->monday && one->event == other->event &&
           one->placed == other->placed && one->day == other->day && one->start == other->start &&
           one->end == other->end && one->chosen == other->chosen && one->cover == other->cover &&
           one->room == other->room && one->attending_count == other->attending_count &&
           (one->attending_count <= 0 ||
            memcmp(one->attending, other->attending,
                   (size_t)one->attending_count * sizeof *one->attending) == 0);
}

static bool same_plan(const struct rf_plan *one, const struct rf_plan *other)
{
    int32_t i;

    if (one == NULL || one->session_count != other->session_count)
        return false;
    for (i = 0; i < one->session_count; i++) {
        if (!same_session(&one->sessions[i], &other->sessions[i]))
            return false;
    }
    return true;
}

static struct rf_plan *copy_plan(const struct rf_plan *plan)
{
    struct rf_plan *copy = rf_allocate(1, sizeof *copy);
    int32_t i;

    copy->session_count = plan->session_count;
    copy->sessions = rf_allocate((size_t)plan->session_count, sizeof *copy->sessions);
    for (i = 0; i < plan->session_count; i++) {
        struct rf_session *session = &copy->sessions[i];
        size_t count =
            plan->sessions[i].attending_count > 0 ? (size_t)plan->sessions[i].attending_count : 0;

        *session = plan->sessions[i];
        session->attending = NULL;
        if (count == 0)
            continue;
        session->attending = rf_allocate(count, sizeof *session->attending);
        memcpy(session->attending, plan->sessions[i].attending, count * sizeof *session->attending);
    }
    return copy;
}

static struct rf_question *question_new(const struct rf_checker *checker)
{
    struct rf_question *question = rf_allocate(1, sizeof *question);

    question->checker = checker;
    question->focus.entry = -1;
    question->near = rf_allocate((size_t)checker->entry_count, sizeof *question->near);
    question->slots = rf_allocate((size_t)checker->slot_count, sizeof *question->slots);
    question->listed = rf_allocate((size_t)checker->slot_count, sizeof *question->listed);
    return question;
}

static void forget(struct rf_question *question)
{
    if (question->plan == NULL)
        return;
    rf_arrangement_release(&question->arrangement);
    rf_plan_release(question->plan);
    question->plan = NULL;
}

struct rf_question *rf_check_question(const struct rf_checker *checker, const struct rf_plan *plan)
{
    struct rf_question **kept = &checker->scratch->question;
    struct rf_judge list = {.checker = checker, .instance = checker->instance};

    if (*kept == NULL)
        *kept = question_new(checker);
    if (same_plan((*kept)->plan, plan))
        return *kept;
    forget(*kept);
    (*kept)->plan = copy_plan(plan);
    rf_arrange(&list, (*kept)->plan, &(*kept)->arrangement);
    return *kept;
}

void rf_check_question_release(struct rf_question *question)
{
    if (question == NULL)
        return;
    forget(question);
    rf_release(question->near);
    rf_release(question->slots);
    rf_release(question->listed);
    rf_release(question);
}

struct rf_arrangement *rf_check_question_plan(struct rf_question *question)
{
    return &question->arrangement;
}

/* Who is picked for another session, and which room, is the plan's to say. */
static bool is_near(const struct rf_question *question, const struct rf_entry *entry)
{
    const struct rf_focus *focus = &question->focus;
    int32_t i;

    if (entry->event >= 0 || entry->choice.cast != NULL || entry->covered || entry->room ||
        (focus->mentor >= 0 &&
         question->checker->instance->inductions[entry->induction].mentor == focus->mentor))
        return true;
    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].slot >= 0 && question->listed[entry->parts[i].slot])
            return true;
    }
    return false;
}

static void add_slot(struct rf_question *question, int32_t slot)
{
    if (slot < 0 || question->listed[slot])
        return;
    question->listed[slot] = true;
    question->slots[question->focus.slot_count++] = slot;
}

/* Everybody who has, or may be given, a part in it. */
static void add_people(struct rf_question *question, const struct rf_entry *entry)
{
    const struct rf_checker *checker = question->checker;
    int32_t i;

    for (i = 0; i < entry->part_count; i++)
        add_slot(question, entry->parts[i].slot);
    for (i = 0; entry->choice.cast != NULL && i < entry->choice.cast->count; i++)
        add_slot(question, checker->slot_of[entry->choice.cast->people[i]]);
    for (i = 0; entry->covered && i < checker->coverer_count; i++)
        add_slot(question, checker->coverers[i].slot);
}

const struct rf_focus *rf_check_question_focus(struct rf_question *question, int32_t entry,
                                               int32_t person)
{
    const struct rf_checker *checker = question->checker;
    const struct rf_entry *what = &checker->entries[entry];
    struct rf_focus *focus = &question->focus;
    int32_t i;

    if (focus->entry == entry && question->person == person)
        return focus;
    *focus = (struct rf_focus){entry, what->induction, -1, question->slots, 0, question->near, 0};
    memset(question->listed, 0, (size_t)checker->slot_count * sizeof *question->listed);
    question->person = person;
    if (what->induction >= 0)
        focus->mentor = checker->instance->inductions[what->induction].mentor;
    if (person >= 0)
        add_slot(question, checker->slot_of[person]);
    add_people(question, what);
    for (i = 0; i < checker->entry_count; i++) {
        if (is_near(question, &checker->entries[i]))
            question->near[focus->near_count++] = i;
    }
    return focus;
}
