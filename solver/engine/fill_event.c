/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill_event.c: where events stand in a first plan: before all sessions, at the start the school
 * prefers if it may be, else where most can come; ties by fewer tired points, then earlier. */
#include "engine/fill_state.h"

static int32_t count_coming(const struct rf_filler *filler, struct rf_fill_state *state,
                            int32_t stands, bool keep)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int32_t candidate = formulation->meanings[stands].candidate[0], coming = 0;
    for (size_t g = 0; g < formulation->group_count; g++)
        for (int32_t i = 0;
             formulation->groups[g].person >= 0 && i < formulation->groups[g].column_count; i++) {
            int32_t column = formulation->groups[g].first_column + i;
            if (formulation->meanings[column].candidate[0] != candidate ||
                filler->part->upper[column] == 0 || !rf_fill_try(filler, state, column))
                continue;
            coming++;
            if (keep)
                state->chosen[g] = column;
        }
    return coming;
}

static int32_t quorum_at(const struct rf_formulation *formulation, int32_t stands)
{
    const struct rf_problem *problem = formulation->problem;
    int32_t demand = problem->candidates->items[formulation->meanings[stands].candidate[0]].demand;
    return rf_event_quorum(&problem->instance->events[problem->demands->items[demand].event]);
}

/* Whether the event may stand at that column in a first plan. */
static bool may_stand(const struct rf_filler *filler, int32_t demand, bool shared, size_t column)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    const struct rf_meaning *meaning = &formulation->meanings[column];
    int32_t preferred = filler->part->preferred == NULL ? -1 : filler->part->preferred[demand];
    return meaning->role == RF_STANDS && filler->part->upper[column] != 0 &&
           formulation->problem->candidates->items[meaning->candidate[0]].demand == demand &&
           (!shared || preferred < 0 || meaning->candidate[0] == preferred);
}

static void place_event(const struct rf_filler *filler, int32_t demand, bool shared,
                        struct rf_fill_state *state, struct rf_fill_state *scratch, int32_t *values)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int32_t best = -1, most = 0;
    for (size_t c = 0; c < formulation->matrix->column_count; c++) {
        const struct rf_meaning *meaning = &formulation->meanings[c];
        if (!may_stand(filler, demand, shared, c))
            continue;
        rf_fill_state_copy(filler, state, scratch);
        rf_fill_apply(filler, scratch, (int32_t)c, 1);
        int32_t coming = count_coming(filler, scratch, (int32_t)c, false);
        if (coming >= (shared ? 1 : quorum_at(formulation, (int32_t)c)) &&
            (best < 0 || coming > most ||
             (coming == most && meaning->costs.tired < formulation->meanings[best].costs.tired))) {
            best = (int32_t)c;
            most = coming;
        }
    }
    if (best < 0)
        return;
    values[best] = 1;
    rf_fill_apply(filler, state, best, 1);
    count_coming(filler, state, best, true);
}

/* Attendance that events took is not to be chosen again. */
void rf_fill_events(const struct rf_filler *filler, struct rf_fill_state *state,
                    struct rf_fill_state *scratch, int32_t *values)
{
    const struct rf_component *component = filler->part->formulation->component;
    for (int32_t i = 0; i < component->shared_count; i++)
        place_event(filler, component->shared[i], true, state, scratch, values);
    for (int32_t i = 0; i < component->event_count; i++)
        place_event(filler, component->events[i], false, state, scratch, values);
}
