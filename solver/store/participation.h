/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * participation.h: who takes part in a session and in which role, and whether it lies outside the
 * pupils' day; what a stored or shown plan says about itself beyond its own fields. */
#ifndef RF_STORE_PARTICIPATION_H
#define RF_STORE_PARTICIPATION_H

#include "ringfence/plan.h"

/* Parts in a session beside the roles of an induction (enum rf_role). */
enum {
    RF_ROLE_ATTENDING = RF_ROLES,
    RF_ROLE_MISSING, /* asked to a group session, not coming */
    RF_ROLE_COVER    /* takes the class meanwhile */
};
/* "ect", "mentor", ..., "attending", "missing", "cover". */
const char *rf_participant_role_name(int32_t role);

struct rf_participant {
    int32_t person;
    int32_t role; /* enum rf_role, or one of those above */
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
/* Minutes of mentoring that are paid for in a year of the stage (IN-11, IN-12); later stages, and
 * the training of a mentor: none. */
int32_t rf_funded_minutes(const struct rf_instance *instance, const struct rf_induction *induction);
void rf_participants_release(struct rf_participants *participants);

/* True when `person` is one of them and not missing. */
bool rf_session_has(const struct rf_instance *instance, const struct rf_session *session,
                    int32_t person);

/* D15: a minute of the placed session lies outside the pupils' day (never on an INSET day). */
bool rf_session_is_tired(const struct rf_instance *instance, const struct rf_session *session);

#endif
