/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_person.c: L1, each person alone: what all sessions that need the person free ask for
 * together, against the person's free minutes less planning time. Mentors whom AU5 has told are
 * left out. */
#include "base/memory.h"
#include "check/ladder.h"
#include "check/ladder_count.h"

static void tell(struct rf_auditing *audit, int32_t person, const struct rf_lack *lack)
{
    const struct rf_person *who = &audit->instance->people[person];
    struct rf_text weeks = RF_TEXT_INIT;

    rf_count_add_weeks(audit->instance, lack, &weeks);
    rf_diagnostics_add(
        audit->diagnostics, RF_WARNING, "L1", rf_audit_place(who->origin), rf_ladder_ways_out,
        "%s is asked for at least %d minutes %s and has %d usable inside the "
        "pupils' day: %d minutes short",
        who->id, lack->asked, rf_text_peek(&weeks), lack->usable, lack->asked - lack->usable);
    rf_text_release(&weeks);
}

static struct rf_lack count_person(const struct rf_checker *checker, int32_t person)
{
    struct rf_count count = rf_count_start(checker);
    struct rf_lack lack = {-1, -1, 0, 0, 0};
    int32_t i;

    for (i = 0; i < checker->event_entry; i++) {
        if (rf_count_takes(checker, &checker->entries[i]) &&
            rf_ladder_is_free(&checker->entries[i], person))
            rf_count_claim(&count, &checker->entries[i]);
    }
    if (count.claim_count > 0) {
        struct rf_minutes minutes = rf_minutes_of(checker, checker->slot_of[person]);

        rf_count_use(&count, &minutes);
        rf_count_keep(&count, checker->slot_of[person], &minutes);
        lack = rf_count_worst(&count);
        rf_minutes_release(&minutes);
    }
    rf_count_release(&count);
    return lack;
}

void rf_ladder_people(struct rf_auditing *audit, bool *told)
{
    int32_t slot;

    for (slot = 0; slot < audit->checker->slot_count; slot++) {
        int32_t person = audit->checker->person_of[slot];
        struct rf_lack lack;

        if (told[person])
            continue;
        lack = count_person(audit->checker, person);
        if (lack.first_week < 0)
            continue;
        told[person] = true;
        tell(audit, person, &lack);
    }
}
