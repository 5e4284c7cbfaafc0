/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_pairs.c: AU7, whether mentor, tutor and observer are the people they may be (D39) and whom
 * a waiver of H12 excuses; SS-13, mentors who are line managers, too; H14, lead-in weeks that have
 * no sessions. How many ECTs a mentor has: audit_load.c. */
#include "base/memory.h"
#include "check/audit_part.h"

/* One thing that a pair should not have. An error, for no plan is one (D39), unless another mentor
 * may still be chosen. */
static void object(struct rf_auditing *audit, int32_t induction, const char *fix, const char *what)
{
    const struct rf_induction *pair = &audit->instance->inductions[induction];

    if (rf_check_waived(audit->instance, induction, rf_constraint_id(RF_CONSTRAINT_ROLES)))
        return;
    rf_diagnostics_add(audit->diagnostics, pair->mentor_choice_count > 1 ? RF_WARNING : RF_ERROR,
                       "AU7", rf_audit_place(pair->origin), fix, "%s", what);
}

/* The first kind asked for that feeds assessment and that the observer, or the tutor, holds. */
static const struct rf_kind *assessed_by(const struct rf_auditing *audit, int32_t induction,
                                         enum rf_role role)
{
    const struct rf_course *course = &audit->checker->courses[induction];
    int32_t i;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_kind *kind = &audit->instance->kinds[audit->checker->entries[i].kind];

        if (kind->assessment && kind->presence[role] != RF_ABSENT)
            return kind;
    }
    return NULL;
}

static void audit_assessors(struct rf_auditing *audit, int32_t induction)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_cast *observers = &pair->cast[RF_ROLE_OBSERVER];
    const struct rf_kind *kind = assessed_by(audit, induction, RF_ROLE_OBSERVER);
    struct rf_text text = RF_TEXT_INIT;
    int32_t i;

    if (pair->mentor == pair->tutor) {
        rf_text_format(&text, "%s is mentor and induction tutor of %s at once",
                       instance->people[pair->mentor].id, pair->id);
        object(audit, induction, "name another tutor, or add a waiver of H12 with its reason",
               rf_text_peek(&text));
    } else if (kind != NULL && observers->count == 1 && observers->people[0] == pair->mentor) {
        rf_text_format(&text, "%s is mentor of %s and to hold its %s",
                       instance->people[pair->mentor].id, pair->id, kind->name);
        object(audit, induction, "name another observer, or add a waiver of H12 with its reason",
               rf_text_peek(&text));
    }
    rf_text_release(&text);
    for (i = 0; kind != NULL && instance->rules[RF_RULE_QUALIFIED] != 0 && i < observers->count;
         i++) {
        const struct rf_person *who = &instance->people[observers->people[i]];

        if (!who->qualified)
            rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU7", rf_audit_place(pair->origin),
                               "name another observer",
                               "%s is to hold the %s of %s without qualified teacher status",
                               who->id, kind->name, pair->id);
    }
}

static void audit_mentor(struct rf_auditing *audit, int32_t induction)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_person *mentor = &instance->people[pair->mentor];
    const struct rf_person *ect = &instance->people[pair->ect];
    struct rf_text text = RF_TEXT_INIT;

    if (instance->rules[RF_RULE_SAME_SITE] != 0 && mentor->site >= 0 && ect->site >= 0 &&
        mentor->site != ect->site) {
        rf_text_format(&text, "%s, mentor of %s, works at %s, and %s at %s", mentor->id, pair->id,
                       instance->sites[mentor->site].name, ect->id,
                       instance->sites[ect->site].name);
        object(audit, induction, "name a mentor of the ECT's site, or add a waiver of H12",
               rf_text_peek(&text));
        rf_text_release(&text);
    }
    if (instance->rules[RF_RULE_QUALIFIED] != 0 && !mentor->qualified) {
        rf_text_format(&text, "%s is mentor of %s without qualified teacher status", mentor->id,
                       pair->id);
        object(audit, induction, "name another mentor, or add a waiver of H12 with its reason",
               rf_text_peek(&text));
        rf_text_release(&text);
    }
    if (ect->line_manager == pair->mentor)
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "SS-13", rf_audit_place(pair->origin), NULL,
                           "%s is line manager and mentor of %s", mentor->id, ect->id);
}

static bool has_lead_in_step(const struct rf_stage *stage)
{
    int32_t i;

    for (i = 0; i < stage->step_count; i++) {
        if (stage->steps[i].lead_in)
            return true;
    }
    return false;
}

static void audit_lead_in(struct rf_auditing *audit, int32_t induction)
{
    const struct rf_induction *pair = &audit->instance->inductions[induction];

    if (pair->lead_in_weeks > 0 && !has_lead_in_step(pair->stage))
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "H14", rf_audit_place(pair->origin),
                           "set lead_in_weeks to 0, or give the programme a step for them",
                           "%s has %d lead-in weeks, and its programme has no session for them",
                           pair->id, pair->lead_in_weeks);
}

/* Without a tutor nobody can say whether mentoring and assessing are apart. */
static void tell_missing(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    struct rf_text text = RF_TEXT_INIT;
    int32_t *ects = rf_allocate((size_t)instance->induction_count, sizeof *ects), i, count = 0;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect >= 0 && instance->inductions[i].tutor < 0)
            ects[count++] = instance->inductions[i].ect;
    }
    if (count > 0) {
        rf_audit_add_people(instance, ects, count, &text);
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU7", nowhere, "name the tutors",
                           "mentor and induction tutor two people: cannot tell, no tutor is named "
                           "for %s",
                           rf_text_peek(&text));
    }
    rf_text_release(&text);
    rf_release(ects);
}

void rf_audit_pairs(struct rf_auditing *audit)
{
    int32_t i;

    for (i = 0; i < audit->instance->induction_count; i++) {
        if (audit->instance->inductions[i].ect >= 0) {
            audit_assessors(audit, i);
            audit_mentor(audit, i);
        }
        audit_lead_in(audit, i);
    }
    tell_missing(audit);
}
