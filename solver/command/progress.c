/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * progress.c: draws only what a person can read: ten times a second, or once a phase. */
#include "command/progress.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"

enum { PAUSE = 100 /* milliseconds between two drawings */, WIDTH = 80 };

struct rf_progress_line rf_progress_line_start(const struct rf_request *request)
{
    struct rf_progress_line line = {RF_PROGRESS_LINES, 0, NULL};
    const char *terminal = getenv("TERM");
    const char *asked = request->progress ? request->progress : "auto";
    if (request->quiet || strcmp(asked, "none") == 0)
        line.mode = RF_PROGRESS_NONE;
    else if (strcmp(asked, "auto") == 0 && isatty(STDERR_FILENO) && terminal &&
             strcmp(terminal, "dumb") != 0)
        line.mode = RF_PROGRESS_REDRAWN;
    return line;
}

/* `numbers`: value and bound of the number at hand, which soon are others. */
static void describe(const struct rf_progress *progress, bool numbers, struct rf_text *text)
{
    rf_text_add(text, progress->phase);
    if (progress->component_count > 1)
        rf_text_format(text, ", part %d of %d", progress->component + 1, progress->component_count);
    if (progress->unplaced >= 0)
        rf_text_format(text, ", %d unplaced", progress->unplaced);
    if (numbers && progress->value >= 0)
        rf_text_format(text, ", now %lld", (long long)progress->value);
    if (numbers && progress->bound >= 0)
        rf_text_format(text, ", at best %lld", (long long)progress->bound);
}

/* Signs that fit: a line that wraps could not be cleared. The last column stays empty, since some
 * terminals wrap as soon as it is filled. */
static int room(void)
{
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col - 1 : WIDTH - 1;
}

/* Bytes of the first signs that fit; none is cut through. Ids may hold more than ASCII. */
static int cut(const char *text)
{
    int most = room(), bytes = 0;
    for (int next = 0; text[next] != '\0';) {
        for (next++; ((unsigned char)text[next] & 0xc0) == 0x80; next++)
            continue;
        char *begin = rf_copy_bytes(text, (size_t)next);
        bool fits = rf_text_width(begin) <= most;
        rf_release(begin);
        if (!fits)
            break;
        bytes = next;
    }
    return bytes;
}

bool rf_progress_line_due(const struct rf_progress_line *line, bool fresh)
{
    if (line->mode == RF_PROGRESS_REDRAWN)
        return line->drawn == 0 || rf_monotonic_milliseconds() - line->drawn >= PAUSE;
    return line->mode == RF_PROGRESS_LINES && fresh;
}

void rf_progress_line_say(struct rf_progress_line *line, const char *text)
{
    if (line->mode == RF_PROGRESS_REDRAWN)
        fprintf(stderr, "\r\033[K%.*s", cut(text), text);
    else
        fprintf(stderr, "ringfence: %s\n", text);
    fflush(stderr);
    line->drawn = rf_monotonic_milliseconds();
}

void rf_progress_line_show(void *context, const struct rf_progress *progress)
{
    struct rf_progress_line *line = context;
    bool fresh = !line->phase || strcmp(line->phase, progress->phase) != 0;
    if (!rf_progress_line_due(line, fresh))
        return;
    struct rf_text text = RF_TEXT_INIT;
    describe(progress, line->mode == RF_PROGRESS_REDRAWN, &text);
    rf_progress_line_say(line, rf_text_peek(&text));
    rf_text_release(&text);
    if (fresh) {
        rf_release(line->phase);
        line->phase = rf_copy_text(progress->phase);
    }
}

void rf_progress_line_end(struct rf_progress_line *line)
{
    if (line->mode == RF_PROGRESS_REDRAWN && line->drawn)
        fputs("\r\033[K", stderr);
    rf_release(line->phase);
    line->phase = NULL;
}
