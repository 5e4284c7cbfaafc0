/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import.c: a file through the reader of its format and the one writer. Both layers are complete in
 * memory before the first byte is written. */
#include "import/import.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "import/clock.h"
#include "import/commitment_note.h"
#include "import/csv.h"
#include "import/fet.h"
#include "import/reader.h"
#include "import/school_day.h"
#include "import/writer.h"

const struct rf_import_format rf_import_formats[] = {
    {"fet", "FET's XML file with the timetable locked in it (..._data_and_timetable.fet)"},
    {"csv", "comma, semicolon or tab separated: one line for each lesson and person"},
    {NULL, NULL},
};

static const rf_import_reader readers[] = {rf_fet_read, rf_csv_read};

enum rf_status rf_import_bytes(const char *path, struct rf_text *bytes,
                               struct rf_diagnostics *diagnostics)
{
    struct rf_place place = {.file = path};
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    enum rf_status status = RF_OK;
    char block[16384];
    size_t length;
    if (file == NULL) {
        rf_diagnostics_add(diagnostics, RF_ERROR, "I101", place, NULL, "cannot open this file");
        return RF_IO;
    }
    while (status == RF_OK && (length = fread(block, 1, sizeof block, file)) > 0) {
        if (bytes->length + length > RF_IMPORT_FILE_BYTES) {
            rf_diagnostics_add(diagnostics, RF_ERROR, "I104", place, NULL,
                               "the file is larger than %d MiB",
                               RF_IMPORT_FILE_BYTES / (1024 * 1024));
            status = RF_INPUT;
        } else {
            rf_text_add_bytes(bytes, block, length);
        }
    }
    if (status == RF_OK && ferror(file)) {
        rf_diagnostics_add(diagnostics, RF_ERROR, "I101", place, NULL, "cannot read this file");
        status = RF_IO;
    }
    if (file != stdin)
        fclose(file);
    return status;
}

/* The school as the options, the file or its name call it. */
static void name_school(struct rf_timetable *timetable, const struct rf_import_options *options)
{
    const char *dot = strrchr(timetable->source, '.');
    int length = dot == NULL || dot == timetable->source ? (int)strlen(timetable->source)
                                                         : (int)(dot - timetable->source);
    if (options->school_name != NULL)
        timetable->school_name = options->school_name;
    if (timetable->school_name == NULL)
        timetable->school_name =
            rf_arena_format(timetable->arena, "%.*s", length, timetable->source);
    timetable->school_id = rf_timetable_key(
        timetable, options->school_id != NULL ? options->school_id : timetable->school_name, 64);
}

static bool write_all(FILE *stream, const struct rf_text *text)
{
    if (stream == NULL)
        return true;
    return fwrite(text->bytes, 1, text->length, stream) == text->length && fflush(stream) == 0;
}

static enum rf_status write_layers(const struct rf_timetable *timetable, const char *format,
                                   FILE *timetable_layer, FILE *second_layer,
                                   struct rf_diagnostics *diagnostics)
{
    struct rf_text first = RF_TEXT_INIT, second = RF_TEXT_INIT;
    enum rf_status status = RF_OK;
    rf_write_timetable_layer(timetable, format, &first);
    rf_write_second_layer(timetable, format, &second);
    if (!write_all(timetable_layer, &first) || !write_all(second_layer, &second)) {
        struct rf_place place = {.file = NULL};
        rf_diagnostics_add(diagnostics, RF_ERROR, "I101", place, NULL, "cannot write the layers");
        status = RF_IO;
    }
    rf_text_release(&first);
    rf_text_release(&second);
    return status;
}

enum rf_status rf_import(const char *format, const char *path,
                         const struct rf_import_options *options, FILE *timetable_layer,
                         FILE *second_layer, struct rf_diagnostics *diagnostics)
{
    static const struct rf_import_options none = {.map = NULL};
    struct rf_text bytes = RF_TEXT_INIT;
    struct rf_timetable *timetable = NULL;
    enum rf_status status = RF_OK;
    size_t index = 0;
    options = options == NULL ? &none : options;
    while (rf_import_formats[index].name != NULL &&
           strcmp(rf_import_formats[index].name, format) != 0)
        index++;
    if (rf_import_formats[index].name == NULL) {
        struct rf_place place = {.file = NULL};
        rf_diagnostics_add(diagnostics, RF_ERROR, "I100", place, "known formats: fet, csv",
                           "no import format is called \"%s\"", format);
        return RF_USAGE;
    }
    status = rf_import_bytes(path, &bytes, diagnostics);
    if (status == RF_OK) {
        struct rf_import_source source = {path, rf_text_peek(&bytes), bytes.length, options};
        timetable = rf_timetable_new(path);
        status = readers[index](&source, timetable, diagnostics);
    }
    if (status == RF_OK && options->times != NULL)
        status = rf_clock_read_file(timetable, options->times, diagnostics);
    if (status == RF_OK) {
        rf_clock_assume(timetable, path, diagnostics);
        name_school(timetable, options);
        rf_timetable_settle(timetable);
        rf_timetable_audit(timetable, path, diagnostics);
        rf_school_days_thin(timetable, path, diagnostics);
        rf_commitment_note(timetable, path, diagnostics);
        status = write_layers(timetable, format, timetable_layer, second_layer, diagnostics);
    }
    rf_timetable_release(timetable);
    rf_text_release(&bytes);
    return status;
}
