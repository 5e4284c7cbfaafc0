/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * question.c: keeping the plan under question, and finding what is near to a session: the sessions
 * of its people, of its induction and of its mentor's other inductions, and all group sessions
 * (who comes to them is the plan's to say). */
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
};

static bool same_session(const struct rf_session *one, const struct rf_session *other)
{
    return one->induction == other->induction && one->kind == other->kind &&
           one->monday == other->monday && one->event == other->event &&
           one->placed == other->placed && one->day == other->day && one->start == other->start &&
           one->end == other->end && one->attending_count == other->attending_count &&
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
    rf_release(question);
}

struct rf_arrangement *rf_check_question_plan(struct rf_question *question)
{
    return &question->arrangement;
}

static bool is_near(const struct rf_checker *checker, const struct rf_focus *focus,
                    const struct rf_entry *entry)
{
    int32_t i, j;

    if (entry->event >= 0 ||
        (focus->mentor >= 0 &&
         checker->instance->inductions[entry->induction].mentor == focus->mentor))
        return true;
    for (i = 0; i < entry->part_count; i++) {
        for (j = 0; j < focus->slot_count; j++) {
            if (entry->parts[i].slot == focus->slots[j])
                return true;
        }
    }
    return false;
}

static void add_slot(struct rf_focus *focus, int32_t slot)
{
    if (slot >= 0)
        focus->slots[focus->slot_count++] = slot;
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
    *focus = (struct rf_focus){entry, what->induction, -1, {-1, -1, -1}, 0, question->near, 0};
    question->person = person;
    if (what->induction >= 0)
        focus->mentor = checker->instance->inductions[what->induction].mentor;
    if (person >= 0)
        add_slot(focus, checker->slot_of[person]);
    for (i = 0; i < what->part_count; i++)
        add_slot(focus, what->parts[i].slot);
    for (i = 0; i < checker->entry_count; i++) {
        if (is_near(checker, focus, &checker->entries[i]))
            question->near[focus->near_count++] = i;
    }
    return focus;
}
