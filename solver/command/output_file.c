/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * output_file.c: begun before the work, so that a folder that cannot be written is known early;
 * named at the end. */
#include "command/output_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

static void trouble(struct rf_diagnostics *findings, const char *path)
{
    struct rf_place place = {.file = path};
    rf_diagnostics_add(findings, RF_ERROR, "F1", place, NULL, "cannot be written: %s",
                       strerror(errno));
}

enum rf_status rf_output_file_begin(struct rf_output_file *file, const char *path,
                                    struct rf_diagnostics *findings)
{
    if (!path || strcmp(path, "-") == 0)
        return RF_OK;
    struct rf_text draft = RF_TEXT_INIT;
    rf_text_format(&draft, "%s.tmp.%ld", path, (long)getpid());
    file->path = path;
    file->draft = rf_text_take(&draft);
    file->stream = fopen(file->draft, "wx");
    if (file->stream)
        return RF_OK;
    trouble(findings, path);
    return RF_IO;
}

enum rf_status rf_output_file_end(struct rf_output_file *file, bool keep,
                                  struct rf_diagnostics *findings)
{
    enum rf_status status = RF_OK;
    if (file->stream) {
        bool written = fflush(file->stream) == 0 && !ferror(file->stream);
        written = fclose(file->stream) == 0 && written;
        if (keep && (!written || rename(file->draft, file->path) != 0)) {
            trouble(findings, file->path);
            status = RF_IO;
        }
        if (!keep || status != RF_OK)
            unlink(file->draft);
    }
    rf_release(file->draft);
    *file = (struct rf_output_file){0};
    return status;
}
