/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parcel.c: one fixed head, whose first number is the length of the whole, then list after list in
 * the order in which they are packed.
 *
 * Both ends are the same program, one of them forked from the other: numbers lie in the bytes as
 * they lie in memory, and a parcel that is as long as it says is believed. */
#include "engine/parcel.h"

#include <string.h>

#include "base/memory.h"

struct head {
    size_t length; /* of the whole parcel; first, see rf_parcel_unpack */
    size_t column_count, hold_count, outcome_count;
    int64_t nodes, models, largest_columns, largest_rows;
    bool has_best, contradictory, equity_open, sweep_refused, io_failed;
    bool attained[RF_CLASSES];
    struct rf_certificate_block proof; /* its pointers mean nothing */
};

/* ---- packing */

static void put(struct rf_text *bytes, const void *items, size_t count, size_t size)
{
    if (count > 0)
        rf_text_add_bytes(bytes, items, count * size);
}

static void put_proof(struct rf_text *bytes, const struct rf_certificate_block *proof)
{
    size_t inductions = (size_t)proof->induction_count;
    put(bytes, proof->inductions, inductions, sizeof *proof->inductions);
    put(bytes, proof->equity, inductions, sizeof *proof->equity);
    put(bytes, proof->prices, (size_t)proof->price_count, sizeof *proof->prices);
    put(bytes, proof->strains, (size_t)proof->strain_count, sizeof *proof->strains);
    put(bytes, proof->nodes, (size_t)proof->node_count, sizeof *proof->nodes);
    for (int32_t i = 0; i < proof->node_count; i++) {
        const struct rf_certificate_node *node = &proof->nodes[i];
        put(bytes, node->ranges, (size_t)node->range_count, sizeof *node->ranges);
        put(bytes, node->options, (size_t)node->option_count, sizeof *node->options);
    }
}

void rf_parcel_pack(const struct rf_part *part, const struct rf_run *run, struct rf_text *bytes)
{
    const struct rf_solve_account *account = run->account;
    size_t begin = bytes->length, columns = part->formulation->matrix->column_count;
    struct head head;
    memset(&head, 0, sizeof head); /* the gaps too: they are written */
    head.column_count = columns;
    head.hold_count = part->hold_count;
    head.outcome_count = part->outcome_count;
    head.nodes = account->nodes;
    head.models = account->models;
    head.largest_columns = account->largest_columns;
    head.largest_rows = account->largest_rows;
    head.has_best = part->has_best;
    head.contradictory = part->contradictory;
    head.equity_open = part->equity_open;
    head.sweep_refused = part->sweep_refused;
    head.io_failed = run->io_failed;
    memcpy(head.attained, part->attained, sizeof head.attained);
    head.proof = part->proof;
    put(bytes, &head, 1, sizeof head);
    put(bytes, part->best, columns, sizeof *part->best);
    put(bytes, part->lower, columns, sizeof *part->lower);
    put(bytes, part->upper, columns, sizeof *part->upper);
    put(bytes, part->holds, part->hold_count, sizeof *part->holds);
    put(bytes, part->outcomes, part->outcome_count, sizeof *part->outcomes);
    put_proof(bytes, &part->proof);
    head.length = bytes->length - begin;
    memcpy(bytes->bytes + begin, &head.length, sizeof head.length);
}

/* ---- unpacking */

static void get(const char **at, void *items, size_t count, size_t size)
{
    if (count > 0)
        memcpy(items, *at, count * size);
    *at += count * size;
}

/* A list of its own; NULL when it is empty. */
static void *get_list(const char **at, size_t count, size_t size)
{
    void *items = count > 0 ? rf_allocate(count, size) : NULL;
    get(at, items, count, size);
    return items;
}

static void get_proof(const char **at, struct rf_certificate_block *proof)
{
    size_t inductions = (size_t)proof->induction_count;
    proof->inductions = get_list(at, inductions, sizeof *proof->inductions);
    proof->equity = get_list(at, inductions, sizeof *proof->equity);
    proof->prices = get_list(at, (size_t)proof->price_count, sizeof *proof->prices);
    proof->strains = get_list(at, (size_t)proof->strain_count, sizeof *proof->strains);
    proof->nodes = get_list(at, (size_t)proof->node_count, sizeof *proof->nodes);
    for (int32_t i = 0; i < proof->node_count; i++) {
        struct rf_certificate_node *node = &proof->nodes[i];
        node->ranges = get_list(at, (size_t)node->range_count, sizeof *node->ranges);
        node->options = get_list(at, (size_t)node->option_count, sizeof *node->options);
    }
}

static void add_to_account(struct rf_solve_account *account, const struct head *head)
{
    account->nodes += head->nodes;
    account->models += head->models;
    if (head->largest_columns > account->largest_columns)
        account->largest_columns = head->largest_columns;
    if (head->largest_rows > account->largest_rows)
        account->largest_rows = head->largest_rows;
}

bool rf_parcel_unpack(const struct rf_text *bytes, struct rf_part *part, struct rf_run *run)
{
    struct head head;
    const char *at = bytes->bytes;
    if (bytes->length < sizeof head)
        return false;
    get(&at, &head, 1, sizeof head);
    if (bytes->length != head.length ||
        head.column_count != part->formulation->matrix->column_count)
        return false;
    part->has_best = head.has_best;
    part->contradictory = head.contradictory;
    part->equity_open = head.equity_open;
    part->sweep_refused = head.sweep_refused;
    run->io_failed |= head.io_failed;
    memcpy(part->attained, head.attained, sizeof part->attained);
    add_to_account(run->account, &head);
    get(&at, part->best, head.column_count, sizeof *part->best);
    get(&at, part->lower, head.column_count, sizeof *part->lower);
    get(&at, part->upper, head.column_count, sizeof *part->upper);
    rf_release(part->holds);
    rf_release(part->outcomes);
    part->holds = get_list(&at, head.hold_count, sizeof *part->holds);
    part->outcomes = get_list(&at, head.outcome_count, sizeof *part->outcomes);
    part->hold_count = part->hold_capacity = head.hold_count;
    part->outcome_count = part->outcome_capacity = head.outcome_count;
    rf_certificate_block_clear(&part->proof);
    part->proof = head.proof;
    get_proof(&at, &part->proof);
    return true;
}
