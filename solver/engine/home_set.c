/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * home_set.c: counting sessions away from sets of slots. */
#include "engine/home_set.h"

#include "base/memory.h"

static int32_t *options_by_column(const struct rf_course *course)
{
    size_t count = course->part->formulation->matrix->column_count;
    int32_t *option_of = rf_allocate(count, sizeof *option_of);
    for (size_t i = 0; i < count; i++)
        option_of[i] = -1;
    for (size_t o = 0; o < course->option_count; o++)
        option_of[course->options[o].column] = (int32_t)o;
    return option_of;
}

static void take_series(struct rf_home_table *table, size_t series, const int32_t *option_of,
                        size_t *capacity)
{
    const struct rf_formulation *formulation = table->course->part->formulation;
    size_t count = table->first_use[series];
    for (size_t i = 0; i < rf_rule_home_stands(formulation, series); i++) {
        struct rf_home_stand stand = rf_rule_home_stand(formulation, series, i);
        struct rf_home_use use = {option_of[stand.column], table->first[series] + stand.slot,
                                  stand.week};
        if (use.option >= 0)
            RF_PUSH(table->uses, count, *capacity, use);
    }
    table->first_use[series + 1] = count;
}

static void take_closed(struct rf_home_table *table)
{
    const struct rf_formulation *formulation = table->course->part->formulation;
    int32_t weeks = formulation->problem->instance->week_count;
    table->closed = rf_allocate((size_t)weeks, sizeof *table->closed);
    for (int32_t week = 0; week < weeks; week++)
        for (int32_t weekday = 0; weekday < 7; weekday++)
            if (rf_rule_home_closed(formulation, week, weekday))
                table->closed[week] |= UINT32_C(1) << weekday;
}

struct rf_home_table *rf_home_table_new(const struct rf_course *course)
{
    const struct rf_formulation *formulation = course->part->formulation;
    struct rf_home_table *table = rf_allocate(1, sizeof *table);
    size_t capacity = 0;
    table->course = course;
    table->series_count = formulation->home_count;
    table->first = rf_allocate(table->series_count + 1, sizeof *table->first);
    table->first_use = rf_allocate(table->series_count + 1, sizeof *table->first_use);
    for (size_t h = 0; h < table->series_count; h++)
        table->first[h + 1] = table->first[h] + (int32_t)rf_rule_home_slots(formulation, h);
    table->weekday = rf_allocate((size_t)table->first[table->series_count], sizeof *table->weekday);
    int32_t *option_of = options_by_column(course);
    for (size_t h = 0; h < table->series_count; h++) {
        for (size_t s = 0; s < rf_rule_home_slots(formulation, h); s++)
            table->weekday[(size_t)table->first[h] + s] =
                rf_rule_home_slot(formulation, h, s).weekday;
        take_series(table, h, option_of, &capacity);
    }
    rf_release(option_of);
    take_closed(table);
    return table;
}

void rf_home_table_release(struct rf_home_table *table)
{
    if (table == NULL)
        return;
    rf_release(table->first);
    rf_release(table->weekday);
    rf_release(table->first_use);
    rf_release(table->uses);
    rf_release(table->closed);
    rf_release(table);
}

static uint32_t weekdays_of(const struct rf_home_table *table, size_t series, const bool *open)
{
    uint32_t weekdays = 0;
    for (int32_t s = table->first[series]; s < table->first[series + 1]; s++)
        if (open[s])
            weekdays |= UINT32_C(1) << table->weekday[s];
    return weekdays;
}

static bool is_away(const struct rf_home_table *table, const struct rf_home_use *use,
                    const bool *open, uint32_t weekdays)
{
    return !open[use->slot] && (table->closed[use->week] & weekdays) == 0;
}

void rf_home_table_away(const struct rf_home_table *table, const bool *open, int32_t *away)
{
    for (size_t o = 0; o < table->course->option_count; o++)
        away[o] = 0;
    for (size_t h = 0; h < table->series_count; h++) {
        uint32_t weekdays = weekdays_of(table, h, open);
        for (size_t i = table->first_use[h]; i < table->first_use[h + 1]; i++)
            if (is_away(table, &table->uses[i], open, weekdays))
                away[table->uses[i].option]++;
    }
}

struct rf_home_count rf_home_table_count(const struct rf_home_table *table, size_t series,
                                         const bool *open, const bool *is_chosen)
{
    struct rf_home_count count = {0, 0, -1, {-1, -1}};
    uint32_t weekdays = weekdays_of(table, series, open);
    int32_t most[2] = {0, 0};
    for (size_t i = table->first_use[series]; i < table->first_use[series + 1]; i++)
        if (is_chosen[table->uses[i].option])
            count.relaxed += is_away(table, &table->uses[i], open, weekdays);
    for (int32_t s = table->first[series]; s < table->first[series + 1]; s++) {
        int32_t used = 0, away = 0;
        for (size_t i = table->first_use[series]; i < table->first_use[series + 1]; i++) {
            const struct rf_home_use *use = &table->uses[i];
            if (!is_chosen[use->option])
                continue;
            used += use->slot == s;
            away += use->slot != s && (table->closed[use->week] >> table->weekday[s] & 1) == 0;
        }
        if (used == 0)
            continue;
        if (count.best < 0 || away < count.away) {
            count.best = s;
            count.away = away;
        }
        if (!open[s] || used <= most[1])
            continue;
        bool first = used > most[0];
        count.pick[1] = first ? count.pick[0] : s;
        most[1] = first ? most[0] : used;
        count.pick[0] = first ? s : count.pick[0];
        most[0] = first ? used : most[0];
    }
    return count;
}
