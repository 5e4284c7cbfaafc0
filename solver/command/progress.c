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
 * terminals wrap as soon as it is filled. Phases are plain ASCII. */
static int room(void)
{
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col - 1 : WIDTH - 1;
}

void rf_progress_line_show(void *context, const struct rf_progress *progress)
{
    struct rf_progress_line *line = context;
    bool fresh = !line->phase || strcmp(line->phase, progress->phase) != 0;
    int64_t now = rf_monotonic_milliseconds();
    if (line->mode == RF_PROGRESS_NONE || (line->mode == RF_PROGRESS_LINES && !fresh) ||
        (line->mode == RF_PROGRESS_REDRAWN && line->drawn && now - line->drawn < PAUSE))
        return;
    struct rf_text text = RF_TEXT_INIT;
    describe(progress, line->mode == RF_PROGRESS_REDRAWN, &text);
    if (line->mode == RF_PROGRESS_REDRAWN)
        fprintf(stderr, "\r\033[K%.*s", room(), rf_text_peek(&text));
    else
        fprintf(stderr, "ringfence: %s\n", rf_text_peek(&text));
    fflush(stderr);
    rf_text_release(&text);
    line->drawn = now;
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
