/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * respond.c: quick plans for several inductions: one induction goes its own best way, the next the
 * best that this leaves, and then each in turn the best that the others leave, while that helps.
 *
 * What the others leave is judged option by option: an option is barred when it alone would overrun
 * a row that the others have used. Whether the plan holds as a whole is walked through afterwards.
 * Where the inductions seldom stand in each other's way, such a plan costs what the charts ask one
 * by one, and so is proved. */
#include <string.h>

#include "base/memory.h"
#include "engine/sweep.h"

enum { ROUNDS = 6 };

struct table { /* what the others have used of the joint rows */
    struct rf_sweep *sweep;
    int32_t *use;     /* [row] */
    bool *on;         /* [helper] */
    rf_weight *price; /* [option] */
    rf_weight cost;   /* of the best plan so far */
    int32_t *best;    /* [position] that plan */
};

static void use_up(struct table *table, struct rf_course_range uses)
{
    const struct rf_course *course = table->sweep->course;
    for (size_t i = uses.from; i < uses.until; i++) {
        const struct rf_course_entry *entry = &course->entries[i];
        const struct rf_course_row *row = &course->rows[entry->row];
        table->use[entry->row] += entry->value;
        if (row->chart != course->unit_count || row->helper < 0 || table->on[row->helper] ||
            table->use[entry->row] <= row->limit)
            continue;
        table->on[row->helper] = true;
        use_up(table, course->helpers[row->helper].uses);
    }
}

/* Whether the uses would overrun a joint row without a helper, that of a helper included. */
static bool overruns(const struct table *table, struct rf_course_range uses)
{
    const struct rf_course *course = table->sweep->course;
    for (size_t i = uses.from; i < uses.until; i++) {
        const struct rf_course_entry *entry = &course->entries[i];
        const struct rf_course_row *row = &course->rows[entry->row];
        if (row->chart != course->unit_count || row->done ||
            table->use[entry->row] + entry->value <= row->limit)
            continue;
        if (row->helper < 0 ||
            (!table->on[row->helper] && overruns(table, course->helpers[row->helper].uses)))
            return true;
    }
    return false;
}

/* The best way of one induction beside the others that `set` has; false when there is none. */
static bool respond(struct table *table, int32_t unit, const bool *set)
{
    struct rf_sweep *sweep = table->sweep;
    const struct rf_course *course = sweep->course;
    memset(table->use, 0, course->row_count * sizeof *table->use);
    memset(table->on, 0, course->helper_count * sizeof *table->on);
    for (size_t p = 0; p < course->position_count; p++)
        if (set[course->positions[p].unit] && course->positions[p].unit != unit &&
            sweep->chosen[p] >= 0)
            use_up(table, course->options[sweep->chosen[p]].uses);
    for (size_t p = 0; p < course->position_count; p++)
        for (size_t o = course->positions[p].options.from;
             course->positions[p].unit == unit && o < course->positions[p].options.until; o++)
            table->price[o] =
                overruns(table, course->options[o].uses) ? RF_UNPAYABLE : sweep->price[o];
    if (rf_toll_charge(sweep->tolls[unit], &sweep->scale, table->price, sweep->wait) ==
        RF_UNPAYABLE)
        return false;
    rf_toll_trace(sweep->tolls[unit], table->price, sweep->wait, sweep->chosen);
    return true;
}

/* The inductions in turn, beginning with this one. */
static void respond_from(struct table *table, int32_t first)
{
    struct rf_sweep *sweep = table->sweep;
    bool set[RF_COURSE_UNITS] = {false};
    int32_t units = sweep->course->unit_count;
    rf_weight before = RF_UNPAYABLE;
    for (int32_t i = 0; i < ROUNDS * units; i++) {
        int32_t unit = (first + i) % units;
        if (!respond(table, unit, set))
            return;
        set[unit] = true;
        if (i < units - 1)
            continue;
        rf_weight cost;
        bool whole = rf_case_offer(sweep, &cost);
        if (whole && cost < table->cost) {
            table->cost = cost;
            memcpy(table->best, sweep->chosen,
                   sweep->course->position_count * sizeof *sweep->chosen);
        }
        if (whole && cost < before)
            before = cost;
        else if (i >= 2 * units - 2)
            return;
    }
}

rf_weight rf_case_respond(struct rf_sweep *sweep)
{
    struct table table = {.sweep = sweep, .cost = RF_UNPAYABLE};
    table.use = rf_allocate(sweep->course->row_count, sizeof *table.use);
    table.on = rf_allocate(sweep->course->helper_count, sizeof *table.on);
    table.price = rf_allocate(sweep->course->option_count, sizeof *table.price);
    table.best = rf_allocate(sweep->course->position_count, sizeof *table.best);
    for (int32_t unit = 0; unit < sweep->course->unit_count; unit++)
        respond_from(&table, unit);
    if (table.cost != RF_UNPAYABLE)
        memcpy(sweep->chosen, table.best, sweep->course->position_count * sizeof *sweep->chosen);
    rf_release(table.best);
    rf_release(table.use);
    rf_release(table.on);
    rf_release(table.price);
    return table.cost;
}
