/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * output_file.h: a file that an option names and that appears only whole: it is written under
 * another name beside it. */
#ifndef RF_COMMAND_OUTPUT_FILE_H
#define RF_COMMAND_OUTPUT_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "ringfence/status.h"

struct rf_output_file {
    const char *path;
    char *draft;
    FILE *stream; /* to be written to; NULL: no file is asked for */
};

/* Nothing when `path` is NULL or "-". RF_OK or RF_IO (it cannot be written there). */
enum rf_status rf_output_file_begin(struct rf_output_file *file, const char *path,
                                    struct rf_diagnostics *findings);
/* Gives the file its name, or with `keep` false takes it away. RF_OK or RF_IO. To be called once
 * for each that was begun, also when that failed. */
enum rf_status rf_output_file_end(struct rf_output_file *file, bool keep,
                                  struct rf_diagnostics *findings);

#endif
