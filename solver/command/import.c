/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import.c: a timetable export to layers. Files are written under another name and appear only
 * whole; the timetable layer goes to standard output when no file is named. */
#include <string.h>

#include "base/memory.h"
#include "command/command.h"
#include "command/output_file.h"
#include "import/import.h"

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
    struct rf_output_file timetable = {0}, draft = {0};
    bool answer = !request->out || strcmp(request->out, "-") == 0;
    enum rf_status status = rf_output_file_begin(&timetable, request->out, &findings);
    if (status == RF_OK)
        status = rf_output_file_begin(&draft, request->draft, &findings);
    if (status == RF_OK)
        status = rf_import(request->operands[0], request->operands[1], &options,
                           answer ? stdout : timetable.stream, draft.stream, &findings);
    enum rf_status named = rf_output_file_end(&timetable, status == RF_OK, &findings);
    status = status == RF_OK ? named : status;
    named = rf_output_file_end(&draft, status == RF_OK, &findings);
    status = status == RF_OK ? named : status;
    rf_findings_print_with_notes(request, &findings, stderr);
    rf_diagnostics_release(&findings);
    return status;
}
