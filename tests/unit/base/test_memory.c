/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void arena_pieces_are_zeroed_aligned_and_apart(void **state)
{
    struct rf_arena *arena = rf_arena_new();
    unsigned char *before = NULL;
    size_t i, j;

    (void)state;
    for (i = 1; i < 3000; i++) {
        unsigned char *piece = rf_arena_allocate(arena, i % 97 + 1, 3);

        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        for (j = 0; j < (i % 97 + 1) * 3; j++)
            assert_int_equal(piece[j], 0);
        memset(piece, 0xAB, (i % 97 + 1) * 3);
        if (before != NULL)
            assert_int_equal(before[0], 0xAB);
        before = piece;
    }
    assert_string_equal(rf_arena_format(arena, "%s-%d", "a", 7), "a-7");
    memset(rf_arena_allocate(arena, 1, 1000000), 1, 1000000);
    rf_arena_release(arena);
    rf_arena_release(NULL);
}

static void pushing_keeps_every_item(void **state)
{
    int *items = NULL;
    size_t count = 0, capacity = 0;
    int i;

    (void)state;
    for (i = 0; i < 1000; i++)
        RF_PUSH(items, count, capacity, i);
    for (i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    rf_release(items);
}

/* The exit code of a child that runs `body`. */
static int child_exit(void (*body)(void))
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        close(STDERR_FILENO);
        body();
        _exit(0);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void fail_the_second(void)
{
    rf_memory_fail_at(2);
    rf_release(rf_allocate(1, 8));
    rf_release(rf_allocate(1, 8));
}

static void ask_for_a_product_that_overflows(void)
{
    rf_release(rf_allocate(SIZE_MAX / 2, 3));
}

static void memory_that_cannot_be_had_ends_with_5(void **state)
{
    (void)state;
    assert_int_equal(child_exit(fail_the_second), 5);
    assert_int_equal(child_exit(ask_for_a_product_that_overflows), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(pushing_keeps_every_item),
        cmocka_unit_test(memory_that_cannot_be_had_ends_with_5),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
