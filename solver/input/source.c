/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * source.c: reading files, pipes and standard input. */
#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "input/fault.h"
#include "input/read.h"

enum { CHUNK_BYTES = 65536, MEBIBYTE = 1024 * 1024 };

static enum rf_status tell_large(struct rf_diagnostics *diagnostics, struct rf_place place)
{
    rf_fault_add(diagnostics, RF_FAULT_LARGE, place, NULL, ": more than %d MiB",
                 RF_LIMIT_FILE_BYTES / MEBIBYTE);
    return RF_INPUT;
}

static enum rf_status tell_unreadable(struct rf_diagnostics *diagnostics, enum rf_fault fault,
                                      struct rf_place place, const char *why)
{
    rf_fault_add(diagnostics, fault, place, NULL, ": %s", why);
    return RF_IO;
}

static enum rf_status read_all(int descriptor, struct rf_place place,
                               struct rf_diagnostics *diagnostics, struct rf_source *source)
{
    size_t capacity = 0;
    for (;;) {
        if (source->length == capacity) {
            capacity = capacity == 0 ? CHUNK_BYTES : capacity * 2;
            if (capacity > RF_LIMIT_FILE_BYTES)
                capacity = RF_LIMIT_FILE_BYTES + 1;
            source->bytes = rf_reallocate(source->bytes, capacity, 1);
        }
        ssize_t got = read(descriptor, source->bytes + source->length, capacity - source->length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tell_unreadable(diagnostics, RF_FAULT_CANNOT_READ, place, strerror(errno));
        if (got == 0)
            return RF_OK;
        source->length += (size_t)got;
        if (source->length > RF_LIMIT_FILE_BYTES)
            return tell_large(diagnostics, place);
    }
}

enum rf_status rf_source_read(const char *path, int file_order, struct rf_diagnostics *diagnostics,
                              struct rf_source *source)
{
    bool standard_input = strcmp(path, "-") == 0;
    struct rf_source empty = {standard_input ? "<stdin>" : path, NULL, 0};
    struct rf_place place = {empty.name, file_order, 0, 0, NULL};
    struct stat about;
    enum rf_status status;
    *source = empty;
    int descriptor = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return tell_unreadable(diagnostics, RF_FAULT_CANNOT_OPEN, place, strerror(errno));
    if (fstat(descriptor, &about) != 0)
        status = tell_unreadable(diagnostics, RF_FAULT_CANNOT_READ, place, strerror(errno));
    else if (S_ISDIR(about.st_mode))
        status = tell_unreadable(diagnostics, RF_FAULT_CANNOT_READ, place, "it is a directory");
    else if (S_ISREG(about.st_mode) && about.st_size > RF_LIMIT_FILE_BYTES)
        status = tell_large(diagnostics, place);
    else
        status = read_all(descriptor, place, diagnostics, source);
    if (!standard_input)
        close(descriptor);
    if (status != RF_OK) {
        rf_release(source->bytes);
        source->bytes = NULL;
        source->length = 0;
    }
    return status;
}
