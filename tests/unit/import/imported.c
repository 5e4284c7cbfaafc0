/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imported.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void write_scratch(char path[32], const char *bytes, size_t length)
{
    strncpy(path, "import-test-XXXXXX", 32);
    int file = mkstemp(path);
    FILE *stream = file < 0 ? NULL : fdopen(file, "wb");
    if (stream == NULL || fwrite(bytes, 1, length, stream) != length || fclose(stream) != 0)
        abort();
}

struct imported import_bytes(const char *format, const char *bytes, size_t length,
                             const struct rf_import_options *options)
{
    struct imported result = {.diagnostics = RF_DIAGNOSTICS_INIT};
    char path[32];
    FILE *first = open_memstream(&result.first, &result.first_length);
    FILE *second = open_memstream(&result.second, &result.second_length);
    if (first == NULL || second == NULL)
        abort();
    write_scratch(path, bytes, length);
    result.status = rf_import(format, path, options, first, second, &result.diagnostics);
    unlink(path);
    fclose(first);
    fclose(second);
    return result;
}

struct imported import_text(const char *format, const char *text,
                            const struct rf_import_options *options)
{
    return import_bytes(format, text, strlen(text), options);
}

void imported_release(struct imported *imported)
{
    free(imported->first);
    free(imported->second);
    rf_diagnostics_release(&imported->diagnostics);
}

bool imported_says(const struct imported *imported, const char *code, int line, const char *words)
{
    for (size_t i = 0; i < imported->diagnostics.count; i++) {
        const struct rf_diagnostic *said = &imported->diagnostics.items[i];
        if (strcmp(said->code, code) == 0 && (line == 0 || said->place.line == line) &&
            strstr(said->message, words) != NULL)
            return true;
    }
    return false;
}
