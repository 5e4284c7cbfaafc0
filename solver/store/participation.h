/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * participation.h: who takes part in a session and in which role, and whether it lies outside the
 * pupils' day; what a stored or shown plan says about itself beyond its own fields. */
#ifndef RF_STORE_PARTICIPATION_H
#define RF_STORE_PARTICIPATION_H

#include "ringfence/plan.h"

enum rf_role {
    RF_ROLE_ECT,
    RF_ROLE_MENTOR,
    RF_ROLE_TUTOR,
    RF_ROLE_ATTENDING,
    RF_ROLE_MISSING /* asked to a group session, not coming */
};
/* "ect", "mentor", "tutor", "attending", "missing". */
const char *rf_role_name(enum rf_role role);

struct rf_participant {
    int32_t person;
    enum rf_role role;
    enum rf_presence presence;
};

struct rf_participants {
    struct rf_participant *items;
    size_t count, capacity;
};
#define RF_PARTICIPANTS_INIT                                                                       \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/* Everyone `session` asks for, by role, then person. Replaces what `participants` held. */
void rf_participants_list(const struct rf_instance *instance, const struct rf_session *session,
                          struct rf_participants *participants);
void rf_participants_release(struct rf_participants *participants);

/* True when `person` is one of them and not missing. */
bool rf_session_has(const struct rf_instance *instance, const struct rf_session *session,
                    int32_t person);

/* D15: a minute of the placed session lies outside the pupils' day (never on an INSET day). */
bool rf_session_is_tired(const struct rf_instance *instance, const struct rf_session *session);

#endif
