/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * memory.h: the only place that asks for memory.
 *
 * A decision made on purpose: an allocation that cannot be met ends the process with exit code 5
 * ("a limit struck") and one line on stderr; no caller tests for NULL. Nothing is lost by it: a
 * database transaction that was open is rolled back by SQLite's journal, and the solver runs in a
 * child process whose death its parent survives with the plan it has. */
#ifndef RF_BASE_MEMORY_H
#define RF_BASE_MEMORY_H

#include <stddef.h>

/* Zeroed storage for `count` items of `size` bytes; never NULL, also for 0 items. Release with
 * rf_release. Overflowing products count as memory that cannot be had. */
void *rf_allocate(size_t count, size_t size);

/* Grows or shrinks; new bytes are not zeroed. `old` may be NULL. */
void *rf_reallocate(void *old, size_t count, size_t size);

/* NULL is allowed. */
void rf_release(void *memory);

/* Owned copies; the second copies `length` bytes and ends them with a zero byte. */
char *rf_copy_text(const char *text);
char *rf_copy_bytes(const char *bytes, size_t length);

/* Ensures room for one more item in a growing array: doubles `*capacity` (from 8) when `count`
 * has reached it. Use through RF_PUSH. */
void *rf_grow(void *items, size_t count, size_t *capacity, size_t size);

/* Appends `value` to the array `items` with `count` used of `capacity` (both size_t lvalues). */
#define RF_PUSH(items, count, capacity, value)                                                     \
    do {                                                                                           \
        (items) = rf_grow((items), (count), &(capacity), sizeof *(items));                         \
        (items)[(count)++] = (value);                                                              \
    } while (0)

/* An arena: many small pieces, released at once. Everything an instance owns lives in one. */
struct rf_arena;
struct rf_arena *rf_arena_new(void);
void rf_arena_release(struct rf_arena *arena);                              /* NULL is allowed */
void *rf_arena_allocate(struct rf_arena *arena, size_t count, size_t size); /* zeroed */
char *rf_arena_text(struct rf_arena *arena, const char *text);              /* owned copy */
char *rf_arena_format(struct rf_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For tests: the nth allocation from now fails (0: none). See tests/fault. */
void rf_memory_fail_at(long nth);

#endif
