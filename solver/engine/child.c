/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * child.c: fork, search, and records over a pipe.
 *
 * The child writes records of one fixed head, followed by the values when it has a plan; the parent
 * reads whole records only, so a child that dies in the middle of one leaves the record before.
 * The parent owns the clock and the signals: the child ignores Ctrl-C and is killed when time is
 * up. Without a final record the answer is "limit", whatever the reason. */
#include "engine/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/mip.h"

enum { PATIENCE = 50 /* milliseconds between looks at the clock and the stop flag */ };

struct head {
    int32_t final, end, has_values, has_bound;
    int64_t bound, nodes;
};

/* ---- the child's side */

struct outlet {
    int file;
    size_t count; /* values per plan */
};

static void write_all(int file, const void *bytes, size_t length)
{
    const char *from = bytes;
    while (length > 0) {
        ssize_t written = write(file, from, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            _exit(1); /* the parent is gone */
        from += written;
        length -= (size_t)written;
    }
}

static void send(const struct outlet *outlet, const struct rf_found *found, bool final)
{
    struct head head = {final,        (int32_t)found->end, found->has_values, found->has_bound,
                        found->bound, found->nodes};
    write_all(outlet->file, &head, sizeof head);
    if (found->has_values)
        write_all(outlet->file, found->values, outlet->count * sizeof *found->values);
}

static void send_news(void *context, const struct rf_found *news)
{
    send(context, news, false);
}

static _Noreturn void run_child(const struct rf_search *search, int file)
{
    struct outlet outlet = {file, search->matrix->column_count};
    struct rf_found found = {0};
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGPIPE, SIG_DFL);
    found.values = rf_allocate(outlet.count, sizeof *found.values);
    rf_mip_search(search, send_news, &outlet, &found);
    send(&outlet, &found, true);
    _exit(0);
}

/* ---- the parent's side */

int64_t rf_watch_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t rf_watch_microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

bool rf_watch_over(const struct rf_watch *watch)
{
    return (watch->stop != NULL && *watch->stop != 0) ||
           (watch->deadline != 0 && rf_watch_now() >= watch->deadline);
}

/* Reads exactly `length` bytes; false at the end of the pipe or when the watch is over. */
static bool read_all(int file, void *bytes, size_t length, const struct rf_watch *watch)
{
    char *to = bytes;
    while (length > 0) {
        struct pollfd wait = {file, POLLIN, 0};
        if (rf_watch_over(watch))
            return false;
        int ready = poll(&wait, 1, PATIENCE);
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready <= 0)
            continue;
        ssize_t count = read(file, to, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        to += count;
        length -= (size_t)count;
    }
    return true;
}

/* Takes over what a record says. */
static void take(const struct head *head, const int32_t *values, size_t count,
                 struct rf_found *found)
{
    found->nodes = head->nodes;
    if (head->has_bound && (!found->has_bound || head->bound > found->bound)) {
        found->has_bound = true;
        found->bound = head->bound;
    }
    if (head->has_values) {
        memcpy(found->values, values, count * sizeof *values);
        found->has_values = true;
    }
    if (head->final)
        found->end = (enum rf_search_end)head->end;
}

static void listen_to(int file, size_t count, const struct rf_watch *watch, rf_search_news news,
                      void *context, struct rf_found *found)
{
    struct head head = {0};
    int32_t *values = rf_allocate(count, sizeof *values);
    while (!head.final && read_all(file, &head, sizeof head, watch)) {
        if (head.has_values && !read_all(file, values, count * sizeof *values, watch))
            break;
        take(&head, values, count, found);
        if (news != NULL)
            news(context, found);
    }
    rf_release(values);
}

void rf_child_search(const struct rf_search *search, const struct rf_watch *watch,
                     rf_search_news news, void *context, struct rf_found *found)
{
    int ends[2];
    found->end = RF_SEARCH_LIMIT;
    found->has_values = found->has_bound = false;
    found->nodes = 0;
    if (rf_watch_over(watch) || pipe(ends) != 0)
        return;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(search, ends[1]);
    }
    close(ends[1]);
    if (child > 0) {
        listen_to(ends[0], search->matrix->column_count, watch, news, context, found);
        kill(child, SIGKILL); /* done, or out of time */
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    close(ends[0]);
}
