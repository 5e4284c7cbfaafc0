/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * participation.c: roles are read off the kind: who must be present. */
#include "store/participation.h"

#include "base/memory.h"

const char *rf_participant_role_name(int32_t role)
{
    static const char *const names[] = {"attending", "missing", "cover"};
    return role < (int32_t)RF_ROLES ? rf_role_name((enum rf_role)role) : names[role - RF_ROLES];
}

static void add(struct rf_participants *participants, int32_t person, int32_t role,
                enum rf_presence presence)
{
    if (person < 0 || presence == RF_ABSENT)
        return;
    struct rf_participant participant = {person, role, presence};
    RF_PUSH(participants->items, participants->count, participants->capacity, participant);
}

/* Both lists are sorted, so that one walk tells who comes and who does not. */
static void add_group(const struct rf_instance *instance, const struct rf_session *session,
                      bool coming, struct rf_participants *participants)
{
    const struct rf_event *event = &instance->events[session->event];
    enum rf_presence presence = instance->kinds[session->kind].group;
    if (presence == RF_ABSENT)
        presence = RF_FREE;
    int32_t next = 0, attending = session->placed ? session->attending_count : 0;
    for (int32_t index = 0; index < event->person_count; index++) {
        while (next < attending && session->attending[next] < event->people[index])
            next++;
        bool comes = next < attending && session->attending[next] == event->people[index];
        if (comes == coming)
            add(participants, event->people[index], comes ? RF_ROLE_ATTENDING : RF_ROLE_MISSING,
                presence);
    }
}

void rf_participants_list(const struct rf_instance *instance, const struct rf_session *session,
                          struct rf_participants *participants)
{
    participants->count = 0;
    if (session->event >= 0) {
        add_group(instance, session, true, participants);
        add_group(instance, session, false, participants);
        return;
    }
    const struct rf_induction *induction = &instance->inductions[session->induction];
    const struct rf_kind *kind = &instance->kinds[session->kind];
    for (int32_t role = 0; role < (int32_t)RF_ROLES; role++) {
        const struct rf_cast *cast = &induction->cast[role];
        if (cast->count == 1)
            add(participants, cast->people[0], role, kind->presence[role]);
        else if (cast->count > 1 && kind->presence[role] != RF_ABSENT && session->placed)
            add(participants, session->chosen, role, kind->presence[role]);
    }
    if (session->placed)
        add(participants, session->cover, RF_ROLE_COVER, RF_FREE);
}

void rf_participants_release(struct rf_participants *participants)
{
    rf_release(participants->items);
    *participants = (struct rf_participants)RF_PARTICIPANTS_INIT;
}

bool rf_session_has(const struct rf_instance *instance, const struct rf_session *session,
                    int32_t person)
{
    struct rf_participants participants = RF_PARTICIPANTS_INIT;
    rf_participants_list(instance, session, &participants);
    bool found = false;
    for (size_t index = 0; index < participants.count && !found; index++)
        found = participants.items[index].person == person &&
                participants.items[index].role != RF_ROLE_MISSING;
    rf_participants_release(&participants);
    return found;
}

bool rf_session_is_tired(const struct rf_instance *instance, const struct rf_session *session)
{
    const struct rf_date *date = rf_instance_date(instance, session->day);
    if (!session->placed || !date || date->status == RF_DAY_INSET)
        return false;
    return session->start < date->pupils.from || session->end > date->pupils.until;
}

int32_t rf_funded_minutes(const struct rf_instance *instance, const struct rf_induction *induction)
{
    if (induction->ect < 0 || induction->stage_number < 1 || induction->stage_number > 2)
        return 0;
    return 60 * instance->rules[induction->stage_number == 1 ? RF_RULE_FUNDED_1 : RF_RULE_FUNDED_2];
}
