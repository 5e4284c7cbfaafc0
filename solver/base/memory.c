/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * memory.c: allocation that ends the process when it cannot be met, and arenas.
 *
 * An arena is a chain of blocks, each at least 64 KiB; a piece never moves. */
#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ringfence/status.h"

static long failing; /* counts down to the allocation that fails; 0: none */

void rf_memory_fail_at(long nth)
{
    failing = nth;
}

static void exhausted(void)
{
    static const char message[] = "ringfence: not enough memory; nothing was stored by this run\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);

    (void)ignored;
    _exit(rf_status_exit_code(RF_LIMIT));
}

static size_t product(size_t count, size_t size)
{
    if (failing > 0 && --failing == 0)
        exhausted();
    if (size != 0 && count > SIZE_MAX / 2 / size)
        exhausted();
    return count * size;
}

void *rf_allocate(size_t count, size_t size)
{
    size_t bytes = product(count, size);
    void *memory = calloc(1, bytes != 0 ? bytes : 1);

    if (memory == NULL)
        exhausted();
    return memory;
}

void *rf_reallocate(void *old, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    void *memory = realloc(old, bytes != 0 ? bytes : 1);

    if (memory == NULL)
        exhausted();
    return memory;
}

void rf_release(void *memory)
{
    free(memory);
}

char *rf_copy_bytes(const char *bytes, size_t length)
{
    char *copy = rf_allocate(length + 1, 1);

    if (length != 0)
        memcpy(copy, bytes, length);
    return copy;
}

char *rf_copy_text(const char *text)
{
    return rf_copy_bytes(text, strlen(text));
}

void *rf_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity != 0 ? *capacity * 2 : 8;
    return rf_reallocate(items, *capacity, size);
}

enum { BLOCK_BYTES = 64 * 1024 };

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct rf_arena {
    struct block *newest;
};

struct rf_arena *rf_arena_new(void)
{
    return rf_allocate(1, sizeof(struct rf_arena));
}

void rf_arena_release(struct rf_arena *arena)
{
    struct block *block, *next;

    if (arena == NULL)
        return;
    for (block = arena->newest; block != NULL; block = next) {
        next = block->next;
        rf_release(block);
    }
    rf_release(arena);
}

void *rf_arena_allocate(struct rf_arena *arena, size_t count, size_t size)
{
    size_t align = _Alignof(max_align_t);
    size_t bytes = (product(count, size) + align - 1) / align * align;
    struct block *block = arena->newest;
    void *piece;

    if (block == NULL || block->size - block->used < bytes) {
        size_t room = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;

        block = rf_allocate(1, sizeof *block + room);
        block->size = room;
        block->next = arena->newest;
        arena->newest = block;
    }
    piece = block->bytes + block->used;
    block->used += bytes;
    return piece;
}

char *rf_arena_text(struct rf_arena *arena, const char *text)
{
    size_t length = strlen(text);
    char *copy = rf_arena_allocate(arena, length + 1, 1);

    memcpy(copy, text, length);
    return copy;
}

char *rf_arena_format(struct rf_arena *arena, const char *format, ...)
{
    va_list arguments, again;
    char *text;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text = rf_arena_allocate(arena, (size_t)(length > 0 ? length : 0) + 1, 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
