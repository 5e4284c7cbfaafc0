/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate_part.c: who takes part in a session (D26): the fixed people of its roles, the one who
 * is chosen, and the provider, who is busy while minutes are released (D27); and where (D41). */
#include "model/candidate.h"

struct rf_roles rf_demand_roles(const struct rf_instance *instance, const struct rf_demand *demand)
{
    struct rf_roles roles;

    for (int32_t role = 0; role < RF_ROLES; role++) {
        roles.person[role] = -1;
        roles.presence[role] = RF_ABSENT;
    }
    if (demand->induction < 0)
        return roles;
    const struct rf_induction *induction = &instance->inductions[demand->induction];
    const struct rf_kind *kind = &instance->kinds[demand->kind];
    for (int32_t role = 0; role < RF_ROLES; role++) {
        if (induction->cast[role].count > 1)
            continue;
        roles.person[role] =
            induction->cast[role].count == 1 ? induction->cast[role].people[0] : -1;
        roles.presence[role] = kind->presence[role];
    }
    return roles;
}

int32_t rf_demand_choice(const struct rf_instance *instance, const struct rf_demand *demand)
{
    if (demand->induction < 0)
        return -1;
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (instance->kinds[demand->kind].presence[role] != RF_ABSENT &&
            instance->inductions[demand->induction].cast[role].count > 1)
            return role;
    return -1;
}

int32_t rf_candidate_parts(const struct rf_instance *instance, const struct rf_demand *demand,
                           const struct rf_candidate *candidate, struct rf_taking parts[RF_PARTS])
{
    struct rf_roles roles = rf_demand_roles(instance, demand);
    struct rf_span span = {candidate->start, candidate->end};
    int32_t count = 0, choice = rf_demand_choice(instance, demand);
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (roles.presence[role] != RF_ABSENT && roles.person[role] >= 0 &&
            rf_parts_find(parts, count, roles.person[role]) == NULL)
            parts[count++] =
                (struct rf_taking){roles.person[role], roles.presence[role], span, false};
    if (candidate->chosen >= 0)
        parts[count++] = (struct rf_taking){
            candidate->chosen, instance->kinds[demand->kind].presence[choice], span, false};
    if (candidate->cover >= 0)
        parts[count++] =
            (struct rf_taking){candidate->cover, RF_TEACHING, candidate->released_span, true};
    return count;
}

const struct rf_taking *rf_parts_find(const struct rf_taking *parts, int32_t count, int32_t person)
{
    for (int32_t i = 0; i < count; i++)
        if (parts[i].person == person)
            return &parts[i];
    return NULL;
}

bool rf_candidate_same_picks(const struct rf_candidate *one, const struct rf_candidate *other)
{
    return one->chosen == other->chosen && one->cover == other->cover && one->room == other->room;
}

int32_t rf_demand_site(const struct rf_instance *instance, const struct rf_demand *demand)
{
    if (instance->kinds[demand->kind].away)
        return -1;
    return demand->event >= 0 ? instance->events[demand->event].site
                              : instance->inductions[demand->induction].site;
}
