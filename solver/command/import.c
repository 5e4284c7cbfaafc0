/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import.c: a timetable export to layers. Files are written under another name and appear only
 * whole; the timetable layer goes to standard output when no file is named. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "command/command.h"
#include "import/import.h"

/* A file to be; `stream` NULL when it is not asked for. */
struct layer {
    const char *path;
    char *draft;
    FILE *stream;
};

static void trouble(struct rf_diagnostics *findings, const char *path)
{
    struct rf_place place = {.file = path};
    rf_diagnostics_add(findings, RF_ERROR, "F1", place, NULL, "cannot be written: %s",
                       strerror(errno));
}

static enum rf_status begin(struct layer *layer, const char *path, struct rf_diagnostics *findings)
{
    if (!path || strcmp(path, "-") == 0)
        return RF_OK;
    struct rf_text draft = RF_TEXT_INIT;
    rf_text_format(&draft, "%s.tmp.%ld", path, (long)getpid());
    layer->path = path;
    layer->draft = rf_text_take(&draft);
    layer->stream = fopen(layer->draft, "wx");
    if (layer->stream)
        return RF_OK;
    trouble(findings, path);
    return RF_IO;
}

/* Gives the file its name, or takes it away when the import failed. */
static enum rf_status end(struct layer *layer, enum rf_status status,
                          struct rf_diagnostics *findings)
{
    if (layer->stream) {
        bool written = fflush(layer->stream) == 0 && !ferror(layer->stream);
        written = fclose(layer->stream) == 0 && written;
        if (status == RF_OK && (!written || rename(layer->draft, layer->path) != 0)) {
            trouble(findings, layer->path);
            status = RF_IO;
        }
        if (status != RF_OK)
            unlink(layer->draft);
    }
    rf_release(layer->draft);
    return status;
}

static enum rf_status list_formats(void)
{
    for (const struct rf_import_format *format = rf_import_formats; format->name; format++)
        printf("%-8s  %s\n", format->name, format->text);
    return RF_OK;
}

enum rf_status rf_command_import(const struct rf_request *request)
{
    if (request->operand_count < 2) {
        if (strcmp(request->operands[0], "help") == 0)
            return list_formats();
        fprintf(stderr, "ringfence: import needs more: ringfence import FORMAT FILE\n"
                        "    try: ringfence import help\n");
        return RF_USAGE;
    }
    struct rf_import_options options = {.map = request->map,
                                        .times = request->times,
                                        .encoding = request->encoding,
                                        .school_id = request->school_id,
                                        .school_name = request->school_name};
    struct rf_diagnostics findings = RF_DIAGNOSTICS_INIT;
    struct layer timetable = {0}, draft = {0};
    bool answer = !request->out || strcmp(request->out, "-") == 0;
    enum rf_status status = begin(&timetable, request->out, &findings);
    if (status == RF_OK)
        status = begin(&draft, request->draft, &findings);
    if (status == RF_OK)
        status = rf_import(request->operands[0], request->operands[1], &options,
                           answer ? stdout : timetable.stream, draft.stream, &findings);
    status = end(&timetable, status, &findings);
    status = end(&draft, status, &findings);
    rf_findings_print_with_notes(request, &findings, stderr);
    rf_diagnostics_release(&findings);
    return status;
}
