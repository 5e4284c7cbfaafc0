/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_pairs.c: AU7, roles; H14, lead-in weeks that have sessions. */
#include <string.h>

#include "check/audit_part.h"

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
    int32_t i;

    for (i = 0; i < audit->instance->induction_count; i++) {
        audit_roles(audit, i);
        audit_lead_in(audit, i);
    }
}
