/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_share.c: SS-14, whether the mentor leads at least the due share of a pair's talks:
 * meetings that need the mentor against sessions that an associate leads without the mentor. */
#include "check/audit_part.h"

void rf_audit_share(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    int32_t least = instance->rules[RF_RULE_MENTOR_LEAST_SHARE], i, j;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_course *course = &audit->checker->courses[i];
        int32_t led = 0, lent = 0;

        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            const struct rf_kind *kind = &instance->kinds[audit->checker->entries[j].kind];
            bool mentor = kind->presence[RF_ROLE_MENTOR] != RF_ABSENT;

            led += kind->meeting && mentor;
            lent += kind->presence[RF_ROLE_ASSOCIATE] != RF_ABSENT && !mentor;
        }
        if (lent > 0 && (int64_t)led * 1000 < (int64_t)least * (led + lent))
            rf_diagnostics_add(
                audit->diagnostics, RF_WARNING, "SS-14",
                rf_audit_place(instance->inductions[i].origin),
                "ask for fewer sessions with associates",
                "of %d talks of %s the mentor leads %d and associates %d; the mentor "
                "is to lead at least %d in 100",
                led + lent, instance->inductions[i].id, led, lent, least / 10);
    }
}
