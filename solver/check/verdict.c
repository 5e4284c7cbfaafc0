/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * verdict.c: what is proved, number by number, in the order in which values are compared. A bound
 * says something of a number only when all numbers before it are at theirs. */
#include "base/memory.h"
#include "check/certificate.h"

/* Positions at which the tiers begin. */
struct places {
    int32_t equity, tired, cover, workload, away, spacing, diversity, count;
};

static struct places places_of(const struct rf_verdict *verdict)
{
    struct places places = {.equity = RF_PRIORITY_CLASSES};

    places.tired = places.equity + verdict->equity_count;
    places.cover = places.tired + 1;
    places.workload = places.cover + RF_COVER_PARTS;
    places.away = places.workload + verdict->workload_count;
    places.spacing = places.away + 1;
    places.diversity = places.spacing + 1;
    places.count = places.diversity + RF_DIVERSITY_PARTS;
    return places;
}

int32_t rf_verdict_numbers(const struct rf_verdict *verdict)
{
    return places_of(verdict).count;
}

int32_t rf_verdict_position(const struct rf_verdict *verdict, enum rf_tier tier, int32_t part)
{
    struct places places = places_of(verdict);
    int32_t first = -1, count = 1;

    if (tier == RF_TIER_UNPLACED) {
        first = 0;
        count = RF_PRIORITY_CLASSES;
    } else if (tier == RF_TIER_EQUITY) {
        first = places.equity;
        count = verdict->equity_count;
    } else if (tier == RF_TIER_TIRED) {
        first = places.tired;
    } else if (tier == RF_TIER_COVER) {
        first = places.cover;
        count = RF_COVER_PARTS;
    } else if (tier == RF_TIER_WORKLOAD) {
        first = places.workload;
        count = verdict->workload_count;
    } else if (tier == RF_TIER_REGULARITY) {
        first = places.away;
    } else if (tier == RF_TIER_SPACING) {
        first = places.spacing;
    } else if (tier == RF_TIER_DIVERSITY) {
        first = places.diversity;
        count = RF_DIVERSITY_PARTS;
    }
    return first >= 0 && part >= 1 && part <= count ? first + part - 1 : -1;
}

/* The number at a position of either a bound or values. */
struct numbers {
    const int32_t *unplaced, *equity, *cover, *workload, *diversity;
    int32_t tired, away, spacing;
};

static int32_t number_at(const struct places *places, const struct numbers *numbers, int32_t at)
{
    if (at < places->equity)
        return numbers->unplaced[at];
    if (at < places->tired)
        return numbers->equity[at - places->equity];
    if (at < places->cover)
        return numbers->tired;
    if (at < places->workload)
        return numbers->cover[at - places->cover];
    if (at < places->away)
        return numbers->workload[at - places->workload];
    if (at < places->diversity)
        return at == places->away ? numbers->away : numbers->spacing;
    return numbers->diversity[at - places->diversity];
}

int32_t rf_verdict_bound(const struct rf_verdict *verdict, int32_t position)
{
    struct places places = places_of(verdict);
    const struct rf_cost_vector *bound = &verdict->bound;
    struct numbers numbers = {bound->unplaced,  verdict->equity, bound->cover, verdict->workload,
                              bound->diversity, bound->tired,    bound->away,  bound->spacing};

    return number_at(&places, &numbers, position);
}

int32_t rf_verdict_certified(const struct rf_verdict *verdict, const struct rf_values *values)
{
    struct places places = places_of(verdict);
    struct numbers numbers = {values->unplaced,  values->equity, values->cover, values->workload,
                              values->diversity, values->tired,  values->away,  values->spacing};
    int32_t count = 0;

    if (!verdict->sound || values->equity_count != verdict->equity_count ||
        values->workload_count != verdict->workload_count)
        return 0;
    while (count < places.count &&
           number_at(&places, &numbers, count) == rf_verdict_bound(verdict, count))
        count++;
    return count;
}

void rf_verdict_clear(struct rf_verdict *verdict)
{
    rf_release(verdict->equity);
    rf_release(verdict->workload);
    rf_release(verdict->fault);
    *verdict = (struct rf_verdict){.sound = false};
}
