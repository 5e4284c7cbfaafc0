/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_leaf.c: a session costs nothing in tier 6 when it stands at a slot where the home may lie,
 * or when the weekday of such a slot is closed in its week; else 1. The true home is one of these
 * slots, so no plan of the leaf is made dearer than it is (D23). When the home cannot lie
 * anywhere, nothing of the series stands, and any cost is right. */
#include <string.h>

#include "check/proof_leaf.h"

struct rf_leaf *rf_leaf_new(const struct rf_proof *proof)
{
    struct rf_leaf *leaf = rf_allocate(1, sizeof *leaf);
    size_t i;

    leaf->proof = proof;
    leaf->homes = rf_allocate(proof->series_count, sizeof *leaf->homes);
    leaf->weekdays = rf_allocate(proof->series_count, sizeof *leaf->weekdays);
    leaf->used = rf_allocate(proof->series_count, sizeof *leaf->used);
    leaf->stands = rf_allocate(proof->gathering_count, sizeof *leaf->stands);
    for (i = 0; i < proof->series_count; i++)
        leaf->homes[i] = rf_allocate((size_t)proof->series[i].slot_count, sizeof(bool));
    for (i = 0; i < proof->gathering_count; i++)
        leaf->stands[i] = rf_allocate((size_t)proof->gatherings[i].start_count + 1, sizeof(bool));
    leaf->atom_cost = rf_allocate(proof->atom_count, sizeof *leaf->atom_cost);
    leaf->at_home = rf_allocate(proof->atom_count, sizeof *leaf->at_home);
    leaf->deed_cost = rf_allocate(proof->deed_count, sizeof *leaf->deed_cost);
    return leaf;
}

void rf_leaf_release(struct rf_leaf *leaf)
{
    size_t i;

    if (leaf == NULL)
        return;
    for (i = 0; i < leaf->proof->series_count; i++)
        rf_release(leaf->homes[i]);
    for (i = 0; i < leaf->proof->gathering_count; i++)
        rf_release(leaf->stands[i]);
    rf_release(leaf->homes);
    rf_release(leaf->weekdays);
    rf_release(leaf->used);
    rf_release(leaf->stands);
    rf_release(leaf->atom_cost);
    rf_release(leaf->at_home);
    rf_release(leaf->deed_cost);
    rf_release(leaf);
}

void rf_leaf_open(struct rf_leaf *leaf)
{
    const struct rf_proof *proof = leaf->proof;
    size_t i;

    for (i = 0; i < proof->series_count; i++) {
        memset(leaf->homes[i], 1, (size_t)proof->series[i].slot_count * sizeof(bool));
        leaf->used[i] = false;
    }
    for (i = 0; i < proof->gathering_count; i++)
        memset(leaf->stands[i], 1, ((size_t)proof->gatherings[i].start_count + 1) * sizeof(bool));
}

static bool in_ranges(const struct rf_certificate_node *node, const struct rf_slot_range *slot)
{
    int32_t i;

    for (i = 0; i < node->range_count; i++) {
        if (node->ranges[i].weekday == slot->weekday && node->ranges[i].from <= slot->from &&
            slot->from < node->ranges[i].until)
            return true;
    }
    return false;
}

static bool in_options(const struct rf_certificate_node *node, struct rf_option start)
{
    int32_t i;

    for (i = 0; i < node->option_count; i++) {
        if (node->options[i].day == start.day && node->options[i].start == start.start)
            return true;
    }
    return false;
}

static void narrow_home(struct rf_leaf *leaf, const struct rf_certificate_node *node, bool inside)
{
    const struct rf_proof *proof = leaf->proof;
    size_t i;
    int32_t j;

    for (i = 0; i < proof->series_count; i++) {
        const struct rf_series *series = &proof->series[i];

        if (series->induction != node->induction || series->kind != node->kind ||
            series->letter != node->letter)
            continue;
        leaf->used[i] = leaf->used[i] || inside;
        for (j = 0; j < series->slot_count; j++)
            leaf->homes[i][j] = leaf->homes[i][j] && in_ranges(node, &series->slots[j]) == inside;
    }
}

static void narrow_event(struct rf_leaf *leaf, const struct rf_certificate_node *node, bool inside)
{
    const struct rf_proof *proof = leaf->proof;
    size_t i;
    int32_t j;

    for (i = 0; i < proof->gathering_count; i++) {
        const struct rf_gathering *gathering = &proof->gatherings[i];

        if (gathering->event != node->event)
            continue;
        for (j = 0; j < gathering->start_count; j++)
            leaf->stands[i][j] =
                leaf->stands[i][j] && in_options(node, gathering->starts[j]) == inside;
        leaf->stands[i][j] = leaf->stands[i][j] && !inside;
    }
}

void rf_leaf_narrow(struct rf_leaf *leaf, const struct rf_certificate_node *node, bool inside)
{
    if (node->split == RF_CERTIFICATE_HOME)
        narrow_home(leaf, node, inside);
    else if (node->split == RF_CERTIFICATE_EVENT)
        narrow_event(leaf, node, inside);
}

static void find_weekdays(struct rf_leaf *leaf)
{
    size_t i;
    int32_t j;

    for (i = 0; i < leaf->proof->series_count; i++) {
        const struct rf_series *series = &leaf->proof->series[i];

        leaf->weekdays[i] = 0;
        for (j = 0; j < series->slot_count; j++) {
            if (leaf->homes[i][j])
                leaf->weekdays[i] =
                    (uint8_t)(leaf->weekdays[i] | (unsigned)(1 << series->slots[j].weekday));
        }
    }
}

static void price_atom(struct rf_leaf *leaf, int32_t index, rf_wide away)
{
    const struct rf_proof *proof = leaf->proof;
    const struct rf_atom *atom = &proof->atoms[index];
    int32_t gathering = proof->items[atom->item].gathering, i;
    rf_wide least = RF_WIDE_NEVER, home = RF_WIDE_NEVER;

    for (i = atom->first_option; i < atom->first_option + atom->option_count; i++) {
        const struct rf_option_of *option = &proof->options[i];
        rf_wide cost = option->base;

        if (gathering >= 0) {
            if (!leaf->stands[gathering][option->place])
                continue;
        } else if (option->series >= 0) {
            if (leaf->homes[option->series][option->place])
                home = cost < home ? cost : home;
            else if ((leaf->weekdays[option->series] & proof->closed_weekdays[option->date]) == 0)
                cost += away;
        }
        least = cost < least ? cost : least;
    }
    leaf->atom_cost[index] = least;
    leaf->at_home[index] = home;
}

void rf_leaf_price(struct rf_leaf *leaf)
{
    const struct rf_proof *proof = leaf->proof;
    rf_wide away = rf_scale_unit(&proof->scale, RF_FIELD_AWAY);
    size_t i;
    int j;

    find_weekdays(leaf);
    for (i = 0; i < proof->atom_count; i++)
        price_atom(leaf, (int32_t)i, away);
    for (i = 0; i < proof->deed_count; i++) {
        const struct rf_deed *deed = &proof->deeds[i];
        rf_wide cost = deed->fixed;

        for (j = 0; j < RF_PROOF_GROUP; j++)
            cost += deed->atoms[j] < 0 ? 0 : leaf->atom_cost[deed->atoms[j]];
        leaf->deed_cost[i] = cost < RF_WIDE_NEVER ? cost : RF_WIDE_NEVER;
    }
}
