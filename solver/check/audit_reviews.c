/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_reviews.c: AU9, whether the programme asks for a review or an assessment in every term of
 * an induction in which one is due (D32).
 *
 * A step asks in its own right by `point`, or as a session of each term of the ECT with the tutor
 * or observer. A programme that has no such step at all leaves reviews to others: then it cannot be
 * told. What all inductions of one programme's stage lack is told once. */
#include "base/memory.h"
#include "check/audit_part.h"
#include "check/rhythm.h"

struct lack {
    const struct rf_stage *stage;
    const struct rf_programme *programme;
    enum rf_point point;
    int32_t term, inductions, first; /* the first induction of so many */
};

struct lack_list {
    struct lack *items;
    size_t count, capacity;
};

static bool is_review(const struct rf_instance *instance, const struct rf_step *step,
                      enum rf_point due)
{
    const struct rf_kind *kind = &instance->kinds[step->kind];

    if (step->point != RF_POINT_ANY)
        return step->point == due;
    return step->every == RF_EVERY_TERM && kind->presence[RF_ROLE_ECT] != RF_ABSENT &&
           (kind->presence[RF_ROLE_TUTOR] != RF_ABSENT ||
            kind->presence[RF_ROLE_OBSERVER] != RF_ABSENT);
}

static int32_t term_of(const struct rf_instance *instance, int32_t week)
{
    return instance->half_terms[rf_check_half_term(instance, week)].term;
}

static bool asks(const struct rf_checker *checker, int32_t induction, const struct rf_stage *stage,
                 int32_t term, enum rf_point due)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_asked_list list = {NULL, 0, 0};
    bool found = false;
    int32_t i;
    size_t k;

    for (i = 0; i < stage->step_count; i++) {
        if (is_review(instance, &stage->steps[i], due))
            rf_check_asked(checker, induction, stage, &stage->steps[i], &list);
    }
    for (k = 0; k < list.count; k++)
        found = found || term_of(instance, list.items[k].window.first_week) == term;
    rf_release(list.items);
    return found;
}

static const struct rf_programme *programme_of(const struct rf_instance *instance,
                                               const struct rf_stage *stage)
{
    int32_t i;

    for (i = 0; i < instance->programme_count; i++) {
        const struct rf_programme *here = &instance->programmes[i];

        if (stage >= here->stages && stage < here->stages + here->stage_count)
            return here;
    }
    return NULL;
}

static void note(const struct rf_instance *instance, struct lack_list *list,
                 const struct rf_stage *stage, int32_t induction, int32_t term, enum rf_point point)
{
    struct lack lack = {stage, programme_of(instance, stage), point, term, 1, induction};
    size_t i;

    for (i = 0; i < list->count; i++) {
        struct lack *here = &list->items[i];

        if (here->stage == stage && here->term == term && here->point == point) {
            here->inductions++;
            return;
        }
    }
    RF_PUSH(list->items, list->count, list->capacity, lack);
}

/* Whether any stage of the programme asks for reviews or assessments at all. */
static bool knows_reviews(const struct rf_instance *instance, const struct rf_programme *programme)
{
    int32_t i, j;

    for (i = 0; programme != NULL && i < programme->stage_count; i++) {
        const struct rf_stage *stage = &programme->stages[i];

        for (j = 0; j < stage->step_count; j++) {
            if (is_review(instance, &stage->steps[j], stage->steps[j].point))
                return true;
        }
    }
    return false;
}

/* Each term once, by its first week. */
static void look_at(const struct rf_checker *checker, int32_t induction, struct lack_list *list)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t week, term = -1;

    for (week = 0; week < instance->week_count; week++) {
        enum rf_point due;
        const struct rf_stage *stage;

        if (term_of(instance, week) == term)
            continue;
        term = term_of(instance, week);
        due = rf_check_point(checker, induction, week);
        stage = rf_audit_stage(pair, week);
        if (due != RF_POINT_ANY && !asks(checker, induction, stage, term, due))
            note(instance, list, stage, induction, term, due);
    }
}

static struct rf_origin origin_of(const struct rf_instance *instance, const struct lack *lack)
{
    return lack->programme != NULL ? lack->programme->origin
                                   : instance->inductions[lack->first].origin;
}

static const char *name_of(const struct lack *lack)
{
    return lack->programme != NULL ? lack->programme->id : "?";
}

static void tell(struct rf_auditing *audit, const struct lack *lack)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_text others = RF_TEXT_INIT;

    if (lack->inductions > 1)
        rf_text_format(&others, " and %d more", lack->inductions - 1);
    rf_diagnostics_add(
        audit->diagnostics, RF_WARNING, "AU9", rf_audit_place(origin_of(instance, lack)),
        "give the programme a step with \"point\" for it",
        "stage %d of programme %s asks for no %s in term %s, in which one is due for %s%s",
        lack->stage->number, name_of(lack),
        lack->point == RF_POINT_REVIEW ? "progress review" : "formal assessment",
        instance->terms[lack->term], instance->inductions[lack->first].id, rf_text_peek(&others));
    rf_text_release(&others);
}

static bool told_before(const struct lack_list *list, size_t at)
{
    size_t i;

    for (i = 0; i < at; i++) {
        if (list->items[i].programme == list->items[at].programme)
            return true;
    }
    return false;
}

static void tell_unknown(struct rf_auditing *audit, const struct lack *lack)
{
    rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU9",
                       rf_audit_place(origin_of(audit->instance, lack)),
                       "follow a programme with steps that have a \"point\"",
                       "a review or assessment in every term: cannot tell, programme %s has no "
                       "step for them, and the files do not say who holds them",
                       name_of(lack));
}

void rf_audit_reviews(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    struct lack_list list = {NULL, 0, 0};
    int32_t i;
    size_t k;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect >= 0)
            look_at(audit->checker, i, &list);
    }
    for (k = 0; k < list.count; k++) {
        if (knows_reviews(instance, list.items[k].programme))
            tell(audit, &list.items[k]);
        else if (!told_before(&list, k))
            tell_unknown(audit, &list.items[k]);
    }
    rf_release(list.items);
}
