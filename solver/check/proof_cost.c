/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_cost.c: packing and reading back. With |field| <= most and room for 4 most, the fields
 * below one can never make up for a difference of one in it. */
#include "check/proof_cost.h"

/* Bits for values from -2 most to 2 most, with their sign. */
static int32_t bits(int64_t most)
{
    int32_t count = 1;

    if (most == 0)
        return 0;
    while (most > 0) {
        count++;
        most >>= 1;
    }
    return count + 1;
}

bool rf_scale_close(struct rf_scale *scale)
{
    int32_t at = 0;
    int field;

    for (field = RF_FIELD_COUNT - 1; field >= 0; field--) {
        if (scale->most[field] > INT32_MAX)
            return false;
        scale->shift[field] = at;
        at += bits(scale->most[field]);
        if (field == RF_FIELD_TIRED)
            scale->tail = at;
    }
    return at <= RF_WIDE_BITS;
}

rf_wide rf_scale_pack(const struct rf_scale *scale, const struct rf_cost_vector *cost)
{
    rf_wide sum = 0;
    int i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        sum += cost->unplaced[i] * rf_scale_unit(scale, i);
    sum += cost->tired * rf_scale_unit(scale, RF_FIELD_TIRED);
    for (i = 0; i < RF_COVER_PARTS; i++)
        sum += cost->cover[i] * rf_scale_unit(scale, RF_FIELD_LEADERS + i);
    return sum + cost->away * rf_scale_unit(scale, RF_FIELD_AWAY) +
           cost->spacing * rf_scale_unit(scale, RF_FIELD_SPACING) +
           cost->diversity[RF_DIVERSITY_PARTS - 1] * rf_scale_unit(scale, RF_FIELD_FRAGILE);
}

/* The lowest `count` bits as a number with a sign; takes them off. */
static rf_wide cut(rf_wide *packed, int32_t count)
{
    rf_wide half, low;

    if (count == 0)
        return 0;
    half = (rf_wide)1 << (count - 1);
    low = (*packed & (2 * half - 1));
    if (low >= half)
        low -= 2 * half;
    *packed = (*packed - low) >> count;
    return low;
}

rf_wide rf_scale_head(const struct rf_scale *scale, rf_wide packed)
{
    cut(&packed, scale->shift[RF_FIELD_RELEASED]);
    return packed;
}

struct rf_worth rf_scale_read(const struct rf_scale *scale, rf_wide packed)
{
    struct rf_worth worth;

    worth.rest = cut(&packed, scale->tail);
    worth.minutes = (int32_t)cut(&packed, scale->shift[RF_FIELD_MINUTES - 1] - scale->tail);
    worth.first = packed;
    return worth;
}

int32_t rf_scale_unpack(const struct rf_scale *scale, rf_wide packed, struct rf_cost_vector *cost)
{
    int32_t fields[RF_FIELD_COUNT];
    int field, i;

    for (field = RF_FIELD_COUNT - 1; field >= 0; field--)
        fields[field] = (int32_t)cut(&packed, bits(scale->most[field]));
    *cost = (struct rf_cost_vector){.tired = fields[RF_FIELD_TIRED],
                                    .away = fields[RF_FIELD_AWAY],
                                    .spacing = fields[RF_FIELD_SPACING]};
    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        cost->unplaced[i] = fields[i];
    for (i = 0; i < RF_COVER_PARTS; i++)
        cost->cover[i] = fields[RF_FIELD_LEADERS + i];
    cost->diversity[RF_DIVERSITY_PARTS - 1] = fields[RF_FIELD_FRAGILE];
    return fields[RF_FIELD_MINUTES];
}
