/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_guest.c: sessions of other parts as columns that are always 1.
 *
 * Every rule that counts who is where counts them without knowing. Only guests that share a person
 * or a room with the component get a column; rules of one induction never meet them, as their
 * sessions are none of the component's. */
#include "base/memory.h"
#include "model/formulation.h"
#include "model/formulation_index.h"

struct shares {
    bool *people, *rooms; /* that sessions of the component can take */
};

static void mark_columns(const struct rf_formulation *formulation, struct shares *shares)
{
    const struct rf_candidate *items = formulation->problem->candidates->items;
    for (size_t i = 0; i < formulation->use_count; i++)
        shares->people[formulation->uses[i].person] = true;
    for (size_t i = 0; i < formulation->place_count; i++)
        if (items[formulation->places[i].candidate].room >= 0)
            shares->rooms[items[formulation->places[i].candidate].room] = true;
}

static bool concerns(const struct shares *shares, const struct rf_candidate *candidate,
                     const struct rf_taking *parts, int32_t count)
{
    if (candidate->room >= 0 && shares->rooms[candidate->room])
        return true;
    for (int32_t i = 0; i < count; i++)
        if (shares->people[parts[i].person])
            return true;
    return false;
}

static void add_guest(struct rf_formulation *formulation, const struct shares *shares,
                      const struct rf_guest *guest)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_candidate *candidate = &problem->candidates->items[guest->candidate];
    struct rf_taking parts[RF_PARTS];
    int32_t count = rf_candidate_parts(
        problem->instance, &problem->demands->items[candidate->demand], candidate, parts);
    if (guest->person >= 0) {
        count = 1;
        parts[0] = rf_attendance_part(candidate, guest->person);
    }
    if (!concerns(shares, candidate, parts, count))
        return;
    struct rf_group group = {.members = {candidate->demand, -1, -1},
                             .member_count = 1,
                             .induction = -1,
                             .person = -1,
                             .guest = true,
                             .column_count = 1};
    struct rf_meaning meaning = rf_meaning_helper(RF_GUEST, RF_PHASE_PLACE);
    meaning.group = (int32_t)formulation->group_count;
    meaning.candidate[0] = guest->candidate;
    group.first_column = rf_formulation_column(formulation, meaning, 1, 1, "guest");
    for (int32_t i = 0; i < count; i++)
        rf_formulation_note_use(formulation, group.first_column, guest->candidate, &parts[i]);
    RF_PUSH(formulation->groups, formulation->group_count, formulation->group_capacity, group);
}

void rf_rule_guests(struct rf_formulation *formulation)
{
    const struct rf_problem *problem = formulation->problem;
    if (problem->guest_count == 0)
        return;
    struct shares shares = {
        rf_allocate((size_t)problem->instance->person_count, sizeof(bool)),
        rf_allocate((size_t)problem->instance->room_count, sizeof(bool)),
    };
    mark_columns(formulation, &shares);
    for (int32_t i = 0; i < problem->guest_count; i++)
        add_guest(formulation, &shares, &problem->guests[i]);
    rf_release(shares.people);
    rf_release(shares.rooms);
}
