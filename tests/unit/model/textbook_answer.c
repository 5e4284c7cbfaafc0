/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_answer.c: a model written, solved by glpsol and read back, in a folder of its own below
 * the folder the test runs in. */
#include "textbook_answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"

/* The objective value in a solution written by glpsol; -1 when there is no solution. */
static int32_t read_solution(const char *path)
{
    char line[256];
    int value = -1;
    bool optimal = false;
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    while (fgets(line, sizeof line, stream) != NULL) {
        if (strncmp(line, "Status:     INTEGER OPTIMAL", 27) == 0)
            optimal = true;
        if (strncmp(line, "Objective:", 10) == 0) {
            char *sign = strchr(line, '=');
            assert_non_null(sign);
            value = (int)strtol(sign + 1, NULL, 10);
        }
    }
    fclose(stream);
    return optimal ? value : -1;
}

int32_t textbook_answer(const struct rf_matrix *matrix)
{
    char folder[] = "textbook-XXXXXX", model[64], solution[64];
    assert_non_null(mkdtemp(folder));
    snprintf(model, sizeof model, "%s/model.lp", folder);
    snprintf(solution, sizeof solution, "%s/solution", folder);
    FILE *stream = fopen(model, "w");
    assert_non_null(stream);
    assert_true(rf_matrix_write(matrix, "the textbook model", stream));
    fclose(stream);
    struct rf_text command = RF_TEXT_INIT;
    rf_text_format(&command, "%s --lp %s -o %s >%s/log", RF_GLPSOL, model, solution, folder);
    assert_int_equal(system(rf_text_peek(&command)), 0);
    int32_t value = read_solution(solution);
    rf_text_release(&command);
    rf_text_format(&command, "rm -r %s", folder);
    assert_int_equal(system(rf_text_peek(&command)), 0);
    rf_text_release(&command);
    return value;
}
