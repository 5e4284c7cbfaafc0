/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pairing.c: all ways to give the failing inductions a mentor, in the order of preference; a way is
 * left out when counting alone shows that it is no better in tier 1.
 *
 * The count is exact as a bound: a session without any start stays unplaced whatever is chosen
 * elsewhere, so the sum over the failing inductions is a floor of tier 1. At most
 * RF_PAIRING_SOLVES ways are solved; that some were not is told. */
#include "engine/pairing.h"

#include <string.h>

#include "base/memory.h"
#include "model/pairing.h"

enum { RF_PAIRING_SOLVES = 64 };

struct search {
    const struct rf_instance *instance;
    const struct rf_solve_options *options;
    int32_t *failing; /* inductions */
    int32_t failing_count;
    int32_t (*floors)[RF_MENTOR_CHOICES][RF_PRIORITY_CLASSES]; /* [failing][choice] */
    int32_t *choice;                                           /* [failing] of the way at hand */
    int32_t *mentors;                                          /* [induction] of the way at hand */
    struct rf_plan *best;
    struct rf_instance *best_variant;
    struct rf_solve_account best_account;
    struct rf_pairing_account *pairing;
    int32_t solves;
};

/* Tier 1 of a plan, read off its sessions. */
static void unplaced_of(const struct rf_instance *instance, const struct rf_plan *plan,
                        int32_t unplaced[RF_PRIORITY_CLASSES])
{
    memset(unplaced, 0, RF_PRIORITY_CLASSES * sizeof *unplaced);
    for (int32_t s = 0; s < plan->session_count; s++) {
        const struct rf_session *session = &plan->sessions[s];
        int32_t missing = session->placed ? 0 : 1;
        if (session->event >= 0)
            missing = instance->events[session->event].person_count -
                      (session->placed ? session->attending_count : 0);
        unplaced[instance->kinds[session->kind].priority - 1] += missing;
    }
}

static int32_t value_of(const struct rf_plan *plan, enum rf_tier tier, int32_t part)
{
    for (int32_t r = 0; r < plan->result_count; r++)
        if (plan->results[r].tier == tier && plan->results[r].part == part)
            return plan->results[r].value;
    return 0;
}

/* <0: `one` is better. Numbers that a plan does not name are 0 in it. */
static int compare(const struct rf_plan *one, const struct rf_plan *other)
{
    for (int tier = RF_TIER_UNPLACED; tier <= (int)RF_TIER_DIVERSITY; tier++) {
        int32_t parts = 0;
        for (int32_t r = 0; r < one->result_count; r++)
            if ((int)one->results[r].tier == tier && one->results[r].part > parts)
                parts = one->results[r].part;
        for (int32_t r = 0; r < other->result_count; r++)
            if ((int)other->results[r].tier == tier && other->results[r].part > parts)
                parts = other->results[r].part;
        for (int32_t part = 1; part <= parts; part++) {
            int32_t here = value_of(one, (enum rf_tier)tier, part);
            int32_t there = value_of(other, (enum rf_tier)tier, part);
            if (here != there)
                return here < there ? -1 : 1;
        }
    }
    return 0;
}

/* Solves the school with `mentors` and keeps the plan when it is better than the best. */
static enum rf_status try_mentors(struct search *search, struct rf_diagnostics *diagnostics)
{
    struct rf_instance *variant = rf_instance_with_mentors(search->instance, search->mentors);
    struct rf_solve_account account = {0};
    struct rf_plan *plan = NULL;
    enum rf_status status = rf_solve(variant, search->options, diagnostics, &plan, &account);

    search->solves++;
    if (status == RF_OK && (search->best == NULL || compare(plan, search->best) < 0)) {
        rf_plan_release(search->best);
        rf_instance_release(search->best_variant);
        rf_release(search->best_account.certificate);
        search->best = plan;
        search->best_variant = variant;
        search->best_account = account;
        return status;
    }
    rf_plan_release(plan);
    rf_instance_release(variant);
    rf_release(account.certificate);
    account.certificate = NULL;
    if (search->best == NULL)
        search->best_account = account;
    return status;
}

static void find_failing(struct search *search)
{
    const struct rf_plan *plan = search->best;
    bool *fails = rf_allocate((size_t)search->instance->induction_count, sizeof *fails);

    memset(fails, 0, (size_t)search->instance->induction_count * sizeof *fails);
    for (int32_t s = 0; s < plan->session_count; s++)
        if (plan->sessions[s].induction >= 0 && !plan->sessions[s].placed)
            fails[plan->sessions[s].induction] = true;
    for (int32_t i = 0; i < search->instance->induction_count; i++)
        if (fails[i] && search->instance->inductions[i].mentor_choice_count > 1)
            search->failing[search->failing_count++] = i;
    rf_release(fails);
}

/* Counting: more is certainly unplaced in tier 1 than in the best plan. */
static bool is_worse(const struct search *search)
{
    int32_t least[RF_PRIORITY_CLASSES] = {0}, reached[RF_PRIORITY_CLASSES];

    unplaced_of(search->instance, search->best, reached);
    for (int32_t f = 0; f < search->failing_count; f++)
        for (int32_t k = 0; k < RF_PRIORITY_CLASSES; k++)
            least[k] += search->floors[f][search->choice[f]][k];
    for (int32_t k = 0; k < RF_PRIORITY_CLASSES; k++)
        if (least[k] != reached[k])
            return least[k] > reached[k];
    return false;
}

/* The next way in the order of preference; false after the last. */
static bool next_way(struct search *search)
{
    for (int32_t f = search->failing_count - 1; f >= 0; f--) {
        if (++search->choice[f] <
            search->instance->inductions[search->failing[f]].mentor_choice_count)
            return true;
        search->choice[f] = 0;
    }
    return false;
}

static void look_at_way(struct search *search, struct rf_diagnostics *unsaid, const int32_t *first)
{
    const struct rf_instance *instance = search->instance;
    bool fits = true, is_first = true;

    for (int32_t f = 0; f < search->failing_count; f++) {
        int32_t i = search->failing[f];
        search->mentors[i] = instance->inductions[i].mentor_choice[search->choice[f]];
        fits = fits && rf_pairing_fits(instance, i, search->mentors[i]);
        is_first = is_first && search->mentors[i] == first[i];
    }
    if (is_first || !fits || !rf_pairing_spares(instance, search->mentors))
        return;
    search->pairing->possible++;
    if (is_worse(search)) {
        search->pairing->compared++;
        return;
    }
    if (search->solves > RF_PAIRING_SOLVES ||
        (search->options->stop != NULL && *search->options->stop != 0))
        return;
    try_mentors(search, unsaid);
    search->pairing->compared++;
}

static void compare_ways(struct search *search)
{
    const struct rf_instance *instance = search->instance;
    size_t pairs = (size_t)instance->induction_count;
    int32_t *first = rf_allocate(pairs, sizeof *first);
    struct rf_diagnostics unsaid = RF_DIAGNOSTICS_INIT;

    memcpy(first, search->mentors, pairs * sizeof *first);
    search->floors = rf_allocate((size_t)search->failing_count, sizeof *search->floors);
    for (int32_t f = 0; f < search->failing_count; f++) {
        const struct rf_induction *pair = &instance->inductions[search->failing[f]];
        search->choice[f] = 0;
        for (int32_t k = 0; k < pair->mentor_choice_count; k++)
            rf_pairing_floor(instance, search->failing[f], pair->mentor_choice[k],
                             search->floors[f][k]);
    }
    do
        look_at_way(search, &unsaid, first);
    while (next_way(search));
    rf_diagnostics_release(&unsaid);
    rf_release(search->floors);
    rf_release(first);
}

/* Hands the best plan over; it names its mentors. */
static void hand_over(struct search *search, struct rf_plan **plan,
                      struct rf_solve_account *account, struct rf_instance **variant)
{
    int32_t count = search->instance->induction_count;

    *plan = search->best;
    *account = search->best_account;
    *variant = search->best_variant;
    if (search->best == NULL)
        return;
    search->best->mentors = rf_allocate((size_t)count, sizeof *search->best->mentors);
    for (int32_t i = 0; i < count; i++)
        search->best->mentors[i] = search->best_variant->inductions[i].mentor;
}

/* Says for whom nobody may be the mentor (D39). */
static enum rf_status refuse(const struct rf_instance *instance, struct rf_diagnostics *diagnostics)
{
    int32_t said = 0;

    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        struct rf_place place = {pair->origin.file, pair->origin.file_order, pair->origin.line,
                                 pair->origin.column, pair->origin.pointer};
        bool fits = pair->mentor_choice_count < 2;
        for (int32_t k = 0; k < pair->mentor_choice_count && !fits; k++)
            fits = rf_pairing_fits(instance, i, pair->mentor_choice[k]);
        if (fits)
            continue;
        said++;
        rf_diagnostics_add(diagnostics, RF_ERROR, "H12", place,
                           "name another candidate, or add a waiver of H12 with its reason",
                           "none of the candidates may be mentor of %s", pair->id);
    }
    if (said == 0)
        rf_diagnostics_add(diagnostics, RF_ERROR, "H12", (struct rf_place){0},
                           "name more candidates, or add a waiver of H12 with its reason",
                           "the candidates cannot be shared out: somebody would mentor more ECTs "
                           "than allowed");
    return RF_CONTRADICTORY;
}

enum rf_status rf_solve_pairing(const struct rf_instance *instance,
                                const struct rf_solve_options *options,
                                struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                                struct rf_solve_account *account, struct rf_instance **variant,
                                struct rf_pairing_account *pairing)
{
    size_t pairs = (size_t)instance->induction_count;
    struct search search = {.instance = instance, .options = options, .pairing = pairing};
    enum rf_status status;

    *pairing = (struct rf_pairing_account){0};
    *variant = NULL;
    if (!rf_pairing_is_open(instance))
        return rf_solve(instance, options, diagnostics, plan, account);
    search.mentors = rf_allocate(pairs, sizeof *search.mentors);
    search.failing = rf_allocate(pairs, sizeof *search.failing);
    search.choice = rf_allocate(pairs, sizeof *search.choice);
    status = rf_pairing_first(instance, search.mentors) ? try_mentors(&search, diagnostics)
                                                        : refuse(instance, diagnostics);
    if (status == RF_OK) {
        find_failing(&search);
        pairing->failing = search.failing_count;
        if (search.failing_count > 0)
            compare_ways(&search);
    }
    hand_over(&search, plan, account, variant);
    rf_release(search.mentors);
    rf_release(search.failing);
    rf_release(search.choice);
    return status;
}
