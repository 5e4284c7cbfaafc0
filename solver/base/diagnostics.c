/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * diagnostics.c: collecting, ordering and printing what was found. */
#include "base/diagnostics.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static char *formatted(const char *format, va_list arguments)
{
    va_list again;
    char *text;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    text = rf_allocate((size_t)(length > 0 ? length : 0) + 1, 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static const char *copy_or_null(const char *text)
{
    return text != NULL ? rf_copy_text(text) : NULL;
}

void rf_diagnostics_add(struct rf_diagnostics *diagnostics, enum rf_severity severity,
                        const char *code, struct rf_place place, const char *fix,
                        const char *format, ...)
{
    struct rf_diagnostic item = {severity, rf_copy_text(code), place, NULL, NULL};
    va_list arguments;

    item.place.file = copy_or_null(place.file);
    item.place.pointer = copy_or_null(place.pointer);
    item.fix = fix != NULL ? rf_copy_text(fix) : NULL;
    va_start(arguments, format);
    item.message = formatted(format, arguments);
    va_end(arguments);
    RF_PUSH(diagnostics->items, diagnostics->count, diagnostics->capacity, item);
}

size_t rf_diagnostics_count(const struct rf_diagnostics *diagnostics, enum rf_severity exactly)
{
    size_t count = 0, i;

    for (i = 0; i < diagnostics->count; i++)
        count += diagnostics->items[i].severity == exactly;
    return count;
}

bool rf_diagnostics_has(const struct rf_diagnostics *diagnostics, enum rf_severity at_least)
{
    size_t i;

    for (i = 0; i < diagnostics->count; i++) {
        if (diagnostics->items[i].severity >= at_least)
            return true;
    }
    return false;
}

static int compare_texts(const char *one, const char *other)
{
    if (one == NULL || other == NULL)
        return (one != NULL) - (other != NULL);
    return strcmp(one, other);
}

/* Things without a place come last: they speak of the whole. */
static int compare(const void *left, const void *right)
{
    const struct rf_diagnostic *one = left, *other = right;
    int order = (one->place.file == NULL) - (other->place.file == NULL);

    if (order == 0)
        order = (one->place.file_order > other->place.file_order) -
                (one->place.file_order < other->place.file_order);
    if (order == 0)
        order = compare_texts(one->place.file, other->place.file);
    if (order == 0)
        order = (one->place.line > other->place.line) - (one->place.line < other->place.line);
    if (order == 0)
        order =
            (one->place.column > other->place.column) - (one->place.column < other->place.column);
    if (order == 0)
        order = strcmp(one->code, other->code);
    if (order == 0)
        order = compare_texts(one->place.pointer, other->place.pointer);
    if (order == 0)
        order = strcmp(one->message, other->message);
    return order;
}

static void release_item(struct rf_diagnostic *item)
{
    char *owned[] = {(char *)(uintptr_t)item->place.file, (char *)(uintptr_t)item->place.pointer,
                     (char *)(uintptr_t)item->code, item->message, item->fix};
    size_t i;

    for (i = 0; i < sizeof owned / sizeof *owned; i++)
        rf_release(owned[i]);
}

void rf_diagnostics_sort(struct rf_diagnostics *diagnostics)
{
    size_t kept = 0, i;

    if (diagnostics->count == 0)
        return;
    qsort(diagnostics->items, diagnostics->count, sizeof *diagnostics->items, compare);
    for (i = 1; i < diagnostics->count; i++) {
        if (compare(&diagnostics->items[kept], &diagnostics->items[i]) == 0)
            release_item(&diagnostics->items[i]);
        else
            diagnostics->items[++kept] = diagnostics->items[i];
    }
    diagnostics->count = kept + 1;
}

static void print_item(const struct rf_diagnostic *item, FILE *stream)
{
    static const char *const severities[] = {"note", "warning", "error"};

    if (item->place.file != NULL && item->place.line > 0)
        fprintf(stream, "%s:%d:%d: ", item->place.file, item->place.line, item->place.column);
    else if (item->place.file != NULL)
        fprintf(stream, "%s: ", item->place.file);
    else
        fprintf(stream, "ringfence: ");
    fprintf(stream, "%s[%s]: %s\n", severities[item->severity], item->code, item->message);
    if (item->place.pointer != NULL && item->place.pointer[0] != '\0')
        fprintf(stream, "    where: %s\n", item->place.pointer);
    if (item->fix != NULL)
        fprintf(stream, "    fix: %s\n", item->fix);
}

void rf_diagnostics_print(const struct rf_diagnostics *diagnostics, size_t limit, FILE *stream)
{
    size_t shown = limit != 0 && diagnostics->count > limit ? limit : diagnostics->count, i;

    for (i = 0; i < shown; i++)
        print_item(&diagnostics->items[i], stream);
    if (shown < diagnostics->count)
        fprintf(stream, "ringfence: %zu more of these are not shown\n", diagnostics->count - shown);
}

void rf_diagnostics_release(struct rf_diagnostics *diagnostics)
{
    size_t i;

    for (i = 0; i < diagnostics->count; i++)
        release_item(&diagnostics->items[i]);
    rf_release(diagnostics->items);
    memset(diagnostics, 0, sizeof *diagnostics);
}
