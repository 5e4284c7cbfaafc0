/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_pairs.c: AU6, whether each pair has a common moment inside the pupils' day for every
 * session asked for; AU7, roles; H14, lead-in weeks that have sessions. */
#include <string.h>

#include "check/audit_part.h"
#include "check/presence.h"
#include "check/report.h"

/* Whether the facts let the session stand inside the pupils' day somewhere in its window. */
static bool has_moment(const struct rf_checker *checker, int32_t entry)
{
    const struct rf_instance *instance = checker->instance;
    int32_t date, grid = instance->rules[RF_RULE_GRID];
    rf_minute start, end;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];

        if (!rf_check_in_window(instance, &checker->entries[entry].window, date))
            continue;
        start = here->pupils.from + (grid - here->pupils.from % grid) % grid;
        for (; start < here->pupils.until; start += grid) {
            end = rf_check_end(checker, entry, date, start);
            if (end >= 0 && end <= here->pupils.until)
                return true;
        }
    }
    return false;
}

static void audit_step(struct rf_auditing *audit, int32_t induction, const struct rf_step *step)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_course *course = &audit->checker->courses[induction];
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t i, asked = 0, without = 0;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        if (audit->checker->entries[i].step != step)
            continue;
        asked++;
        without += !has_moment(audit->checker, i);
    }
    if (without == 0)
        return;
    rf_diagnostics_add(
        audit->diagnostics, RF_WARNING, "AU6", rf_audit_place(pair->origin),
        "free a common period, or allow before or after school by a waiver of H6",
        "%s and %s have no common time inside the pupils' day for %d of %d sessions (%s of %s)",
        instance->people[pair->ect].id, instance->people[pair->mentor].id, without, asked,
        instance->kinds[step->kind].name, pair->id);
}

static bool waived(const struct rf_instance *instance, int32_t induction)
{
    rf_day last = instance->first_day + instance->date_count - 1;
    int32_t i;

    for (i = 0; i < instance->waiver_count; i++) {
        const struct rf_waiver *waiver = &instance->waivers[i];

        if (waiver->induction == induction && waiver->expires >= last &&
            strcmp(waiver->rule, rf_constraint_id(RF_CONSTRAINT_ROLES)) == 0)
            return true;
    }
    return false;
}

static void audit_roles(struct rf_auditing *audit, int32_t induction)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_induction *pair = &instance->inductions[induction];

    if (pair->mentor != pair->tutor || waived(instance, induction))
        return;
    rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU7", rf_audit_place(pair->origin),
                       "name another tutor, or add a waiver of H12 with its reason",
                       "%s is mentor and induction tutor of %s at once",
                       instance->people[pair->mentor].id, pair->id);
}

static void audit_lead_in(struct rf_auditing *audit, int32_t induction)
{
    const struct rf_induction *pair = &audit->instance->inductions[induction];
    int32_t i;

    for (i = 0; i < pair->stage->step_count; i++) {
        if (pair->stage->steps[i].lead_in)
            return;
    }
    if (pair->lead_in_weeks > 0)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "H14", rf_audit_place(pair->origin),
                           "set lead_in_weeks to 0, or give the programme a step for them",
                           "%s has %d lead-in weeks, and its programme has no session for them",
                           pair->id, pair->lead_in_weeks);
}

void rf_audit_pairs(struct rf_auditing *audit)
{
    int32_t i, j;

    for (i = 0; i < audit->instance->induction_count; i++) {
        const struct rf_stage *stage = audit->instance->inductions[i].stage;

        for (j = 0; j < stage->step_count; j++)
            audit_step(audit, i, &stage->steps[j]);
        audit_roles(audit, i);
        audit_lead_in(audit, i);
    }
}
