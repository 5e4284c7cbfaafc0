/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_print.c: tiny_print SEED writes the tiny instance of that seed to standard output. */
#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "tiny_instance.h"

int main(int count, char **words)
{
    int64_t seed = 0;
    if (count != 2 || !rf_text_to_integer(words[1], &seed)) {
        fputs("usage: tiny_print SEED\n", stderr);
        return 2;
    }
    struct tiny_instance *instance = tiny_instance_make((uint64_t)seed);
    char *text = tiny_instance_text(instance);
    fputs(text, stdout);
    rf_release(text);
    tiny_instance_release(instance);
    return 0;
}
