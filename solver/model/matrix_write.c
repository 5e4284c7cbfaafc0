/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * matrix_write.c: a model as CPLEX LP text, in the common subset that glpsol, cbc and HiGHS read.
 *
 * A row with two different sides is written twice. A column that is used nowhere stands in the
 * objective with 0, since readers learn of columns there. Refuses nothing: a row without columns is
 * written with 0 times the first one, so that a contradiction stays one. */
#include "model/matrix.h"

#include <inttypes.h>
#include <string.h>

#include "base/memory.h"

enum { LINE_LIMIT = 120 };

/* A stream and how far the line at hand has got. */
struct line {
    FILE *stream;
    int width;
};

static void write_word(struct line *line, const char *word)
{
    int length = (int)strlen(word);
    if (line->width > 0 && line->width + length + 1 > LINE_LIMIT) {
        fputs("\n ", line->stream);
        line->width = 1;
    }
    fprintf(line->stream, " %s", word);
    line->width += length + 1;
}

static void write_term(struct line *line, int32_t value, const char *name)
{
    char word[48];
    int64_t size = value < 0 ? -(int64_t)value : value;
    if (size == 1)
        snprintf(word, sizeof word, "%c %s", value < 0 ? '-' : '+', name);
    else
        snprintf(word, sizeof word, "%c %" PRId64 " %s", value < 0 ? '-' : '+', size, name);
    write_word(line, word);
}

static void end_line(struct line *line)
{
    fputc('\n', line->stream);
    line->width = 0;
}

/* Each line of the comment after a backslash, cut so that no line gets long. */
static void write_comment(const char *comment, FILE *stream)
{
    int width = 0;
    if (comment == NULL || *comment == '\0')
        return;
    fputs("\\ ", stream);
    for (const char *c = comment; *c != '\0'; c++) {
        if (*c == '\n' || width == LINE_LIMIT) {
            fputs("\n\\ ", stream);
            width = 0;
        }
        if (*c != '\n') {
            fputc(*c, stream);
            width++;
        }
    }
    fputc('\n', stream);
}

static void write_objective(const struct rf_matrix *matrix, struct line *line)
{
    bool *used = rf_allocate(matrix->column_count, sizeof *used);
    bool empty = true;
    for (size_t i = 0; i < matrix->entry_count; i++)
        used[matrix->entries[i].column] = true;
    fputs("Minimize\n", line->stream);
    write_word(line, "obj:");
    for (size_t i = 0; i < matrix->column_count; i++) {
        if (matrix->columns[i].cost == 0 && used[i])
            continue;
        write_term(line, matrix->columns[i].cost, matrix->columns[i].name);
        empty = false;
    }
    if (empty && matrix->column_count > 0)
        write_term(line, 0, matrix->columns[0].name);
    if (matrix->column_count == 0)
        write_term(line, 0, "nothing");
    end_line(line);
    rf_release(used);
}

static void write_side(const struct rf_matrix *matrix, const struct rf_row *row, const char *ending,
                       const char *relation, struct line *line)
{
    char word[48];
    int32_t side = *relation == '<' ? row->upper : row->lower;
    snprintf(word, sizeof word, "%s%s:", row->name, ending);
    write_word(line, word);
    for (size_t i = row->first; i < row->first + row->count; i++)
        write_term(line, matrix->entries[i].value, matrix->columns[matrix->entries[i].column].name);
    if (row->count == 0)
        write_term(line, 0, matrix->column_count > 0 ? matrix->columns[0].name : "nothing");
    snprintf(word, sizeof word, "%s %" PRId32, relation, side);
    write_word(line, word);
    end_line(line);
}

static void write_rows(const struct rf_matrix *matrix, struct line *line)
{
    bool any = false;
    fputs("Subject To\n", line->stream);
    for (size_t i = 0; i < matrix->row_count; i++) {
        const struct rf_row *row = &matrix->rows[i];
        bool above = row->lower != -RF_NO_LIMIT, below = row->upper != RF_NO_LIMIT;
        any = any || above || below;
        if (above && below && row->lower == row->upper) {
            write_side(matrix, row, "", "=", line);
            continue;
        }
        if (above)
            write_side(matrix, row, below ? ".lo" : "", ">=", line);
        if (below)
            write_side(matrix, row, above ? ".up" : "", "<=", line);
    }
    if (any)
        return;
    write_word(line, "nil:"); /* readers want one row at least */
    write_term(line, 0, matrix->column_count > 0 ? matrix->columns[0].name : "nothing");
    write_word(line, "<= 0");
    end_line(line);
}

static bool is_binary(const struct rf_column *column)
{
    return column->integer && column->lower == 0 && column->upper == 1;
}

static void write_bounds(const struct rf_matrix *matrix, FILE *stream)
{
    fputs("Bounds\n", stream);
    for (size_t i = 0; i < matrix->column_count; i++) {
        const struct rf_column *column = &matrix->columns[i];
        bool below = column->lower != -RF_NO_LIMIT, above = column->upper != RF_NO_LIMIT;
        if (is_binary(column))
            continue;
        if (!below && !above)
            fprintf(stream, " %s free\n", column->name);
        else if (column->lower == column->upper)
            fprintf(stream, " %s = %" PRId32 "\n", column->name, column->lower);
        else if (!below)
            fprintf(stream, " -inf <= %s <= %" PRId32 "\n", column->name, column->upper);
        else if (!above)
            fprintf(stream, " %s >= %" PRId32 "\n", column->name, column->lower);
        else
            fprintf(stream, " %" PRId32 " <= %s <= %" PRId32 "\n", column->lower, column->name,
                    column->upper);
    }
    if (matrix->column_count == 0)
        fputs(" nothing = 0\n", stream);
}

static void write_kinds(const struct rf_matrix *matrix, bool binary, struct line *line)
{
    bool begun = false;
    for (size_t i = 0; i < matrix->column_count; i++) {
        const struct rf_column *column = &matrix->columns[i];
        if (!column->integer || is_binary(column) != binary)
            continue;
        if (!begun)
            fputs(binary ? "Binaries\n" : "Generals\n", line->stream);
        begun = true;
        write_word(line, column->name);
    }
    if (begun)
        end_line(line);
}

bool rf_matrix_write(const struct rf_matrix *matrix, const char *comment, FILE *stream)
{
    struct line line = {stream, 0};
    write_comment(comment, stream);
    write_objective(matrix, &line);
    write_rows(matrix, &line);
    write_bounds(matrix, stream);
    write_kinds(matrix, false, &line);
    write_kinds(matrix, true, &line);
    fputs("End\n", stream);
    return fflush(stream) == 0 && ferror(stream) == 0;
}
