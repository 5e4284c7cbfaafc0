/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_start.c: what a start of a group session costs in tier 1 is at least the sum of what the
 * charts of the inductions ask when nobody can come anywhere else. The preferred start stays unless
 * another one asks less. O(charts) for a start; mostly two starts are asked for: "anywhere" and the
 * preferred one, and no start is better than the first. */
#include "engine/first_start.h"

#include <string.h>

#include "base/memory.h"
#include "engine/sweep.h"

enum { ANYWHERE = -1 };

struct price_list {
    int64_t unplaced[RF_CLASSES];
};

int32_t rf_first_start_of(const struct rf_sweep *sweep, size_t option, int32_t *candidate)
{
    const struct rf_formulation *formulation = sweep->part->formulation;
    const struct rf_meaning *meaning =
        &formulation->meanings[sweep->course->options[option].column];
    if (meaning->role != RF_ATTENDS)
        return -1;
    *candidate = meaning->candidate[0];
    return formulation->problem->candidates->items[*candidate].demand;
}

/* Adds what the part asks for when its people can come at that start alone. */
static void add_part(struct rf_sweep *sweep, int32_t demand, int32_t start, struct price_list *sum)
{
    rf_weight least = sweep->scale.base;
    bool concerned = false;
    rf_case_price(sweep);
    for (size_t o = 0; o < sweep->course->option_count; o++) {
        int32_t candidate;
        if (rf_first_start_of(sweep, o, &candidate) != demand)
            continue;
        concerned = true;
        if (start != ANYWHERE && candidate != start)
            sweep->price[o] = RF_UNPAYABLE;
    }
    for (int32_t k = 0; k < sweep->course->unit_count && concerned; k++) {
        rf_weight own = rf_toll_charge(sweep->tolls[k], &sweep->scale, sweep->price, sweep->wait);
        least += own == RF_UNPAYABLE ? 0 : own;
    }
    for (int32_t class = 0; class < RF_CLASSES && concerned; class ++)
        sum->unplaced[class] += rf_weight_field(&sweep->scale, least, RF_FIELD_CLASS + class);
}

static struct price_list ask(const struct rf_school *school, int32_t demand, int32_t start)
{
    struct price_list sum = {{0}};
    for (int32_t i = 0; i < school->components->count; i++)
        if (school->parts[i]->sweep != NULL)
            add_part(school->parts[i]->sweep, demand, start, &sum);
    return sum;
}

static int compare(const struct price_list *one, const struct price_list *other)
{
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        if (one->unplaced[class] != other->unplaced[class])
            return one->unplaced[class] < other->unplaced[class] ? -1 : 1;
    return 0;
}

static void choose(struct rf_school *school, int32_t demand)
{
    const struct rf_problem *problem = school->problem;
    if (school->preferred[demand] < 0)
        return;
    struct price_list least = ask(school, demand, ANYWHERE);
    struct price_list best = ask(school, demand, school->preferred[demand]);
    for (int32_t c = problem->candidates->first[demand];
         c < problem->candidates->first[demand + 1] && compare(&best, &least) > 0; c++) {
        if (problem->normal != NULL && !problem->normal[c])
            continue;
        struct price_list own = ask(school, demand, c);
        if (compare(&own, &best) >= 0)
            continue;
        best = own;
        school->preferred[demand] = c;
    }
}

void rf_first_starts(struct rf_school *school)
{
    bool fits = true;
    for (int32_t i = 0; i < school->components->count; i++) {
        struct rf_sweep *sweep = school->parts[i]->sweep;
        if (sweep == NULL)
            continue;
        rf_scale_clear(&sweep->scale);
        fits &= rf_scale_make(sweep->course, RF_EXTENT_FIRST, -1, &sweep->scale);
    }
    for (int32_t d = 0; d < school->problem->demands->count && fits; d++)
        if (school->components->shared[d])
            choose(school, d);
}
