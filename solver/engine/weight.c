/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * weight.c: widths of the fields from the worst choice of every group, and packing. */
#include "engine/weight.h"

#include "base/memory.h"

enum { MOST_BITS = 120 };

struct amounts {
    int64_t field[RF_FIELDS];
};

static struct amounts amounts_of(const struct rf_course *course, int32_t column,
                                 enum rf_extent extent)
{
    const struct rf_formulation *formulation = course->part->formulation;
    struct amounts amounts = {{0}};
    if (column < 0)
        return amounts;
    const struct rf_meaning *meaning = &formulation->meanings[column];
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        amounts.field[class] = meaning->costs.unplaced[class];
    if (extent >= RF_EXTENT_LIST)
        amounts.field[RF_FIELD_EQUITY] = meaning->equity / rf_rule_equity_unit(formulation);
    if (extent < RF_EXTENT_COVER)
        return amounts;
    amounts.field[RF_FIELD_TIRED] = meaning->costs.tired;
    amounts.field[RF_FIELD_COVER] = meaning->costs.cover[1];
    if (extent < RF_EXTENT_ALL)
        return amounts;
    amounts.field[RF_FIELD_SPACING] = meaning->costs.spacing;
    amounts.field[RF_FIELD_FRAGILE] = meaning->costs.diversity[2];
    return amounts;
}

/* What staying away from a group session costs: its columns save that much. */
static struct amounts shift_of(const struct rf_course *course, int32_t group)
{
    const struct rf_formulation *formulation = course->part->formulation;
    const struct rf_group *own = &formulation->groups[group];
    struct amounts amounts = {{0}};
    for (int32_t class = 0; class < RF_CLASSES && own->optional && own->column_count > 0; class ++)
        amounts.field[class] = -formulation->meanings[own->first_column].costs.unplaced[class];
    return amounts;
}

static struct amounts option_amounts(const struct rf_course *course,
                                     const struct rf_course_position *position, size_t option,
                                     enum rf_extent extent)
{
    struct amounts amounts = amounts_of(course, course->options[option].column, extent);
    struct amounts shift = shift_of(course, position->group);
    for (int32_t f = 0; f < RF_FIELDS; f++)
        amounts.field[f] += shift.field[f];
    return amounts;
}

static struct amounts helper_amounts(const struct rf_course *course, size_t helper,
                                     enum rf_extent extent)
{
    const struct rf_course_helper *own = &course->helpers[helper];
    return own->group >= 0 ? shift_of(course, own->group) : amounts_of(course, own->column, extent);
}

static struct amounts offset_of(const struct rf_course *course, enum rf_extent extent)
{
    const struct rf_costs *offset = &course->part->formulation->offset;
    struct amounts amounts = {{0}};
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        amounts.field[class] = offset->unplaced[class];
    if (extent >= RF_EXTENT_COVER) {
        amounts.field[RF_FIELD_TIRED] = offset->tired;
        amounts.field[RF_FIELD_COVER] = offset->cover[1];
    }
    if (extent >= RF_EXTENT_ALL) {
        amounts.field[RF_FIELD_SPACING] = offset->spacing;
        amounts.field[RF_FIELD_FRAGILE] = offset->diversity[2];
    }
    for (size_t p = 0; p < course->position_count; p++) {
        struct amounts shift = shift_of(course, course->positions[p].group);
        for (int32_t f = 0; f < RF_FIELDS && course->positions[p].last; f++)
            amounts.field[f] -= shift.field[f];
    }
    return amounts;
}

/* Adds the worst of each position and helper; false when something is negative. */
static bool find_worst(const struct rf_course *course, struct amounts *worst, enum rf_extent extent)
{
    bool sound = true;
    *worst = offset_of(course, extent);
    for (size_t p = 0; p < course->position_count; p++) {
        const struct rf_course_position *position = &course->positions[p];
        struct amounts most = {{0}};
        for (size_t o = position->options.from; o < position->options.until; o++) {
            struct amounts own = option_amounts(course, position, o, extent);
            for (int32_t f = 0; f < RF_FIELDS; f++) {
                sound &= own.field[f] >= 0;
                most.field[f] = own.field[f] > most.field[f] ? own.field[f] : most.field[f];
            }
        }
        for (int32_t f = 0; f < RF_FIELDS; f++)
            worst->field[f] += most.field[f];
        worst->field[RF_FIELD_AWAY] += extent < RF_EXTENT_ALL ? 0 : RF_CHAIN;
    }
    for (size_t h = 0; h < course->helper_count; h++) {
        struct amounts own = helper_amounts(course, h, extent);
        for (int32_t f = 0; f < RF_FIELDS; f++) {
            sound &= own.field[f] >= 0;
            worst->field[f] += own.field[f];
        }
    }
    return sound;
}

static rf_weight pack(const struct rf_scale *scale, struct amounts amounts)
{
    rf_weight weight = 0;
    for (int32_t f = 0; f < RF_FIELDS; f++)
        if (amounts.field[f] > 0)
            weight += (rf_weight)amounts.field[f] << scale->shift[f];
    return weight;
}

/* Widths and places of the fields; the last field is the lowest. */
static bool lay_out(struct rf_scale *scale, const struct amounts *worst)
{
    int32_t shift = 0;
    for (int32_t f = RF_FIELDS - 1; f >= 0; f--) {
        scale->bits[f] = 0;
        while (worst->field[f] >> scale->bits[f] != 0)
            scale->bits[f]++;
        scale->shift[f] = shift;
        shift += scale->bits[f];
    }
    return shift <= MOST_BITS;
}

bool rf_scale_make(const struct rf_course *course, enum rf_extent extent, int32_t unit,
                   struct rf_scale *scale)
{
    struct amounts worst;
    *scale = (struct rf_scale){.extent = extent, .unit = unit};
    if (!find_worst(course, &worst, extent) || !lay_out(scale, &worst))
        return false;
    scale->option = rf_allocate(course->option_count, sizeof *scale->option);
    scale->minutes = rf_allocate(course->option_count, sizeof *scale->minutes);
    scale->helper = rf_allocate(course->helper_count, sizeof *scale->helper);
    scale->base = pack(scale, offset_of(course, extent));
    for (size_t p = 0; p < course->position_count; p++) {
        const struct rf_course_position *position = &course->positions[p];
        for (size_t o = position->options.from; o < position->options.until; o++) {
            struct amounts own = option_amounts(course, position, o, extent);
            if (unit >= 0 && position->unit != unit)
                own.field[RF_FIELD_EQUITY] = 0;
            scale->option[o] = pack(scale, own);
            scale->minutes[o] = (int32_t)own.field[RF_FIELD_EQUITY];
        }
    }
    for (size_t h = 0; h < course->helper_count; h++)
        scale->helper[h] = pack(scale, helper_amounts(course, h, extent));
    return true;
}

void rf_scale_clear(struct rf_scale *scale)
{
    rf_release(scale->option);
    rf_release(scale->minutes);
    rf_release(scale->helper);
    *scale = (struct rf_scale){0};
}

int64_t rf_weight_field(const struct rf_scale *scale, rf_weight weight, int32_t field)
{
    rf_weight mask = ((rf_weight)1 << scale->bits[field]) - 1;
    return (int64_t)(weight >> scale->shift[field] & mask);
}

rf_weight rf_weight_first(const struct rf_scale *scale, rf_weight weight)
{
    return weight >> scale->shift[RF_FIELD_EQUITY] >> scale->bits[RF_FIELD_EQUITY];
}

rf_weight rf_weight_rest(const struct rf_scale *scale, rf_weight weight)
{
    return weight & (((rf_weight)1 << scale->shift[RF_FIELD_EQUITY]) - 1);
}

static int compare_weights(rf_weight one, rf_weight other)
{
    return (one > other) - (one < other);
}

int rf_worth_compare(const struct rf_scale *scale, const struct rf_worth *one,
                     const struct rf_worth *other)
{
    int order =
        compare_weights(rf_weight_first(scale, one->packed), rf_weight_first(scale, other->packed));
    for (int32_t i = 0; i < RF_COURSE_UNITS && order == 0; i++)
        order = (one->list[i] > other->list[i]) - (one->list[i] < other->list[i]);
    if (order != 0)
        return order;
    return compare_weights(rf_weight_rest(scale, one->packed),
                           rf_weight_rest(scale, other->packed));
}

void rf_worth_sort(struct rf_worth *worth)
{
    for (int32_t i = 1; i < RF_COURSE_UNITS; i++)
        for (int32_t k = i; k > 0 && worth->list[k - 1] < worth->list[k]; k--) {
            int32_t swap = worth->list[k];
            worth->list[k] = worth->list[k - 1];
            worth->list[k - 1] = swap;
        }
}
