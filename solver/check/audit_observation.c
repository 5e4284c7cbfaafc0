/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_observation.c: AU10, visits to each ECT's lessons that are asked for, against the school's
 * own policy on observations (WT-15). A warning and never a rule: there is no such limit in law.
 * Visits that feed no assessment count when the policy counts drop-ins. */
#include "base/memory.h"
#include "check/audit_part.h"

struct visits {
    int32_t count, minutes;
};

/* Somebody else comes to a lesson of the ECT. */
static bool is_visit(const struct rf_instance *instance, const struct rf_entry *entry)
{
    const struct rf_kind *kind = &instance->kinds[entry->kind];
    int role;

    if (kind->presence[RF_ROLE_ECT] != RF_TEACHING)
        return false;
    if (!kind->assessment && instance->rules[RF_RULE_OBSERVATION_DROP_INS] == 0)
        return false;
    for (role = 0; role < (int)RF_ROLES; role++) {
        if (role != (int)RF_ROLE_ECT && kind->presence[role] != RF_ABSENT)
            return true;
    }
    return false;
}

static struct visits *count_visits(const struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct visits *visits = rf_allocate((size_t)instance->person_count, sizeof *visits);
    int32_t i;

    for (i = 0; i < checker->event_entry; i++) {
        const struct rf_entry *entry = &checker->entries[i];
        int32_t ect = instance->inductions[entry->induction].ect;

        if (ect < 0 || !is_visit(instance, entry))
            continue;
        visits[ect].count++;
        visits[ect].minutes += entry->step->least;
    }
    return visits;
}

void rf_audit_observation(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    int32_t most = instance->rules[RF_RULE_OBSERVATION_CAP];
    int32_t minutes = instance->rules[RF_RULE_OBSERVATION_MINUTES], i;
    struct visits *visits = count_visits(audit->checker);
    const char *counted = instance->rules[RF_RULE_OBSERVATION_DROP_INS] != 0
                              ? "drop-ins counted"
                              : "drop-ins not counted";

    for (i = 0; i < instance->person_count; i++) {
        const struct rf_person *who = &instance->people[i];

        if (most > 0 && visits[i].count > most)
            rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU10", rf_audit_place(who->origin),
                               "ask for fewer visits, or agree on another policy",
                               "%d visits to lessons of %s are asked for (%s); the policy says at "
                               "most %d a year",
                               visits[i].count, who->id, counted, most);
        if (minutes > 0 && visits[i].minutes > minutes)
            rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU10", rf_audit_place(who->origin),
                               "ask for shorter or fewer visits, or agree on another policy",
                               "%d minutes of visits to lessons of %s are asked for (%s); the "
                               "policy says at most %d a year",
                               visits[i].minutes, who->id, counted, minutes);
    }
    rf_release(visits);
}
