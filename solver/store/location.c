/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * location.c: resolves, inspects and publishes the plan file.
 *
 * A new file is built under another name in the same folder and then linked to its own: link()
 * fails when the name exists, so that two programs that finish together cannot overwrite one
 * another. Where the file system knows no hard links, rename() after a look is the next best. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "store/location.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

/* Offsets in the header of a database file (sqlite.org/fileformat2.html, section 1.3). */
enum { HEADER_BYTES = 100, HEADER_MAGIC = 16, HEADER_APPLICATION = 68 };

void rf_location_error(const struct rf_location *location, struct rf_diagnostics *diagnostics,
                       const char *code, const char *fix, const char *format, ...)
{
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    struct rf_place place = {.file = location->given, .file_order = 1000};
    rf_diagnostics_add(diagnostics, RF_ERROR, code, place, fix, "%s", message);
}

static char *join(const char *directory, const char *before, const char *name, const char *after)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(&text, directory);
    if (strcmp(directory, "/") != 0)
        rf_text_add(&text, "/");
    rf_text_format(&text, "%s%s%s", before, name, after);
    return rf_text_take(&text);
}

/* Refuses what is there but no ordinary file. A pipe would hang, a link may lead anywhere. */
static enum rf_status inspect(const struct rf_location *location,
                              struct rf_diagnostics *diagnostics)
{
    struct stat facts;
    if (lstat(location->path, &facts) != 0) {
        if (errno == ENOENT)
            return RF_OK;
        rf_location_error(location, diagnostics, "DB2", NULL, "cannot be looked at: %s",
                          strerror(errno));
        return RF_IO;
    }
    if (S_ISREG(facts.st_mode))
        return RF_OK;
    rf_location_error(location, diagnostics, "DB2", "name an ordinary file with --db",
                      "is %s, not a plan file",
                      S_ISDIR(facts.st_mode)   ? "a folder"
                      : S_ISLNK(facts.st_mode) ? "a link"
                                               : "no ordinary file");
    return RF_IO;
}

enum rf_status rf_location_resolve(const char *given, struct rf_diagnostics *diagnostics,
                                   struct rf_location *location)
{
    memset(location, 0, sizeof *location);
    location->given = rf_copy_text(given);
    const char *slash = strrchr(given, '/');
    const char *name = slash ? slash + 1 : given;
    if (*name == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        rf_location_error(location, diagnostics, "DB2", "name a file with --db",
                          "is no name of a file");
        return RF_IO;
    }
    char *folder = slash ? rf_copy_bytes(given, slash == given ? 1 : (size_t)(slash - given))
                         : rf_copy_text(".");
    char *resolved = realpath(folder, NULL);
    if (!resolved) {
        rf_location_error(location, diagnostics, "DB1", "create the folder, or name another file",
                          "the folder %s cannot be used: %s", folder, strerror(errno));
        rf_release(folder);
        return RF_IO;
    }
    location->directory = rf_copy_text(resolved);
    free(resolved); /* realpath allocated it, not base/memory.h */
    rf_release(folder);
    char process[32];
    snprintf(process, sizeof process, ".tmp.%ld", (long)getpid());
    location->path = join(location->directory, "", name, "");
    location->draft = join(location->directory, ".", name, process);
    return inspect(location, diagnostics);
}

void rf_location_release(struct rf_location *location)
{
    rf_release(location->given);
    rf_release(location->directory);
    rf_release(location->path);
    rf_release(location->draft);
    memset(location, 0, sizeof *location);
}

static enum rf_file_state judge(const unsigned char *header, size_t length)
{
    if (length == 0)
        return RF_FILE_EMPTY;
    if (length < HEADER_BYTES || memcmp(header, "SQLite format 3", HEADER_MAGIC) != 0)
        return RF_FILE_OTHER;
    uint32_t application = 0;
    for (int index = 0; index < 4; index++)
        application = application << 8 | header[HEADER_APPLICATION + index];
    if (application == RF_APPLICATION_ID)
        return RF_FILE_OURS;
    return application == 0 ? RF_FILE_UNMARKED : RF_FILE_FOREIGN;
}

enum rf_status rf_location_state(const struct rf_location *location,
                                 struct rf_diagnostics *diagnostics, enum rf_file_state *state)
{
    *state = RF_FILE_ABSENT;
    int file = open(location->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        if (errno == ENOENT)
            return RF_OK;
        rf_location_error(location, diagnostics, "DB2", "ask for the right to read it",
                          "cannot be opened: %s", strerror(errno));
        return RF_IO;
    }
    unsigned char header[HEADER_BYTES];
    size_t length = 0;
    ssize_t got = 1;
    while (length < sizeof header && got != 0) {
        got = read(file, header + length, sizeof header - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            rf_location_error(location, diagnostics, "DB2", NULL, "cannot be read: %s",
                              strerror(errno));
            close(file);
            return RF_IO;
        }
        length += (size_t)got;
    }
    close(file);
    *state = judge(header, length);
    return RF_OK;
}

enum rf_status rf_location_create_draft(const struct rf_location *location,
                                        struct rf_diagnostics *diagnostics)
{
    int file = open(location->draft, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) {
        rf_location_error(location, diagnostics, "DB3",
                          errno == EEXIST ? "remove the left-over file that is named here"
                                          : "choose a folder in which you may write",
                          "cannot be created (%s): %s", location->draft, strerror(errno));
        return RF_IO;
    }
    close(file);
    return RF_OK;
}

void rf_location_remove_draft(const struct rf_location *location)
{
    unlink(location->draft);
}

/* fsync of a file or folder; some file systems refuse it for folders, which is no failure. */
static bool make_last(const char *path, int flags)
{
    int file = open(path, flags | O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool lasts = fsync(file) == 0 || errno == EINVAL;
    close(file);
    return lasts;
}

/* False with errno when the draft could not be given its name. */
static bool give_name(const struct rf_location *location)
{
    if (link(location->draft, location->path) == 0) {
        unlink(location->draft);
        return true;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
        return false;
    struct stat facts;
    if (lstat(location->path, &facts) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(location->draft, location->path) == 0;
}

enum rf_status rf_location_publish_draft(const struct rf_location *location,
                                         struct rf_diagnostics *diagnostics, bool *taken)
{
    *taken = false;
    if (make_last(location->draft, 0) && give_name(location) &&
        make_last(location->directory, O_DIRECTORY))
        return RF_OK;
    *taken = errno == EEXIST;
    if (*taken)
        return RF_OK;
    rf_location_error(location, diagnostics, "DB3", "choose a folder in which you may write",
                      "cannot be written: %s", strerror(errno));
    return RF_IO;
}
