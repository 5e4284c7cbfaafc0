/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_entitlement.c: H10, whether the induction minutes that are asked of an ECT in each
 * half-term fit what is due (D37), study counted, and whether visits fit the limits of a week.
 *
 * Sound: sessions count with their least minutes, where their whole window lies in the half-term
 * or week. */
#include "base/memory.h"
#include "check/audit_part.h"
#include "check/entitlement.h"
#include "check/report.h"
#include "check/rhythm.h"

struct sum {
    int32_t due, left, asked; /* minutes: due, due less study, asked by sessions */
};

static bool counts(const struct rf_instance *instance, const struct rf_entry *entry)
{
    const struct rf_kind *kind = &instance->kinds[entry->kind];

    return !entry->window.make_up && kind->induction && kind->presence[RF_ROLE_ECT] == RF_FREE;
}

static struct sum sum_of(const struct rf_checker *checker, int32_t induction, int32_t half_term)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_course *course = &checker->courses[induction];
    struct sum sum = {0, 0, 0};
    int32_t week, i;

    for (week = 0; week < instance->week_count; week++) {
        int32_t due = rf_check_entitlement(checker, induction, week);

        if (due == 0 || rf_check_half_term(instance, week) != half_term)
            continue;
        sum.due += due;
        sum.left += rf_check_entitlement_left(checker, induction, week);
    }
    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        if (counts(instance, entry) &&
            rf_check_half_term(instance, entry->window.first_week) == half_term &&
            rf_check_half_term(instance, entry->window.last_week) == half_term)
            sum.asked += entry->step->least;
    }
    return sum;
}

static void audit_minutes(struct rf_auditing *audit, int32_t induction)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    struct sum worst = {0, 0, 0};
    int32_t half_term, at = -1, count = 0;

    for (half_term = 0; half_term < instance->half_term_count; half_term++) {
        struct sum sum = sum_of(audit->checker, induction, half_term);

        if (sum.due == 0 || sum.asked == 0 || sum.asked <= sum.left)
            continue;
        count++;
        if (at < 0 || sum.asked - sum.left > worst.asked - worst.left) {
            at = half_term;
            worst = sum;
        }
    }
    if (at >= 0)
        rf_diagnostics_add(
            audit->diagnostics, RF_WARNING, "H10", rf_audit_place(pair->origin),
            "give entitlement_minutes, ask for less, or put training on INSET days",
            "%s asks for at least %d minutes of induction time beside study in half-term %s; of %d "
            "due, study leaves %d: %d minutes short (in %d of %d half-terms)",
            pair->id, worst.asked, instance->half_terms[at].id, worst.due,
            worst.left > 0 ? worst.left : 0, worst.asked - (worst.left > 0 ? worst.left : 0), count,
            instance->half_term_count);
}

static bool is_visit(const struct rf_instance *instance, const struct rf_entry *entry)
{
    const struct rf_kind *kind = &instance->kinds[entry->kind];
    int role;

    if (kind->presence[RF_ROLE_ECT] != RF_TEACHING || entry->window.make_up)
        return false;
    for (role = 0; role < (int)RF_ROLES; role++) {
        if (role != (int)RF_ROLE_ECT && kind->presence[role] != RF_ABSENT)
            return true;
    }
    return false;
}

/* All inductions of one ECT together; told at the first of them. */
static void audit_visits(struct rf_auditing *audit, int32_t ect)
{
    const struct rf_checker *checker = audit->checker;
    const struct rf_instance *instance = audit->instance;
    int32_t *visits = rf_allocate((size_t)instance->week_count, sizeof *visits);
    int32_t most = instance->rules[RF_RULE_OBSERVED_WEEK], i, week, worst = 0, count = 0;

    for (i = 0; i < checker->event_entry; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        if (instance->inductions[entry->induction].ect == ect &&
            entry->window.first_week == entry->window.last_week && is_visit(instance, entry))
            visits[entry->window.first_week]++;
    }
    for (week = 0; week < instance->week_count; week++) {
        count += visits[week] > most;
        worst = visits[week] > visits[worst] ? week : worst;
    }
    if (count > 0)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "H10",
                           rf_audit_place(instance->people[ect].origin), "ask for fewer visits",
                           "%d visits to lessons of %s are asked for in the week from %s (%d such "
                           "weeks); the most is %d",
                           visits[worst], instance->people[ect].id,
                           rf_words_day(instance->weeks[worst].monday).text, count, most);
    rf_release(visits);
}

void rf_audit_entitlement(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    bool *met = rf_allocate((size_t)instance->person_count, sizeof *met);
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        int32_t ect = instance->inductions[i].ect;

        if (ect < 0)
            continue;
        audit_minutes(audit, i);
        if (!met[ect])
            audit_visits(audit, ect);
        met[ect] = true;
    }
    rf_release(met);
}
