/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * state_table.h: numbers for states: equal states get equal numbers, counted from 0 in the order
 * in which they were first seen. */
#ifndef RF_ENGINE_STATE_TABLE_H
#define RF_ENGINE_STATE_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct rf_state_table;

/* States are `width` bytes each, an even number. */
struct rf_state_table *rf_state_table_new(size_t width);
void rf_state_table_release(struct rf_state_table *table);
/* The number of a state, which is copied when it is new. */
int32_t rf_state_table_find(struct rf_state_table *table, const void *state);
const void *rf_state_table_at(const struct rf_state_table *table, int32_t number);
size_t rf_state_table_count(const struct rf_state_table *table);

#endif
