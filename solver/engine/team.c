/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * team.c: fork, close the part, and one parcel over a pipe.
 *
 * A worker has a process group of its own, so that the search it has begun (child.c) ends with it:
 * the group is killed when the worker is over, however it ended. Once a second a worker looks
 * whether the process that sent it is still there, and ends its group when it is not.
 *
 * The parent owns the signals. Workers ignore Ctrl-C; when the watch is over the parent tells them
 * with SIGTERM, which is held back until a worker can hear it. The clock they know by themselves.
 *
 * Parts do not depend on each other after tier 1 (school.c), so the order in which they are taken
 * does not matter. The largest comes first: begun last, it would keep one worker busy alone. */
#include "engine/team.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/parcel.h"
#include "engine/sweep.h"

enum {
    PATIENCE = 50, /* milliseconds between looks at the clock and the stop flag */
    CHUNK = 65536,
    WORTH_IT = 1000 /* columns of a part that takes longer than a process to begin */
};

bool rf_team_is_worth_it(const struct rf_school *school, const struct rf_run *run)
{
    int32_t large = 0;
    for (int32_t i = 0; i < school->components->count; i++)
        large += school->parts[i]->formulation->matrix->column_count >= WORTH_IT;
    return run->options->jobs > 1 && large > 1;
}

/* ---- the worker's side */

static volatile int told_to_stop;
static volatile pid_t sender;

static void hear_stop(int number)
{
    told_to_stop = number;
}

static void look_for_sender(int number)
{
    (void)number;
    if (getppid() != sender)
        kill(0, SIGKILL);
    alarm(1);
}

static void on_signal(int number, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void send_off(int file, const struct rf_text *bytes)
{
    size_t sent = 0;
    while (sent < bytes->length) {
        ssize_t written = write(file, bytes->bytes + sent, bytes->length - sent);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            _exit(1); /* the parent is gone */
        sent += (size_t)written;
    }
}

static void settle_in(const sigset_t *usual)
{
    on_signal(SIGTERM, hear_stop);
    on_signal(SIGINT, SIG_IGN);
    on_signal(SIGPIPE, SIG_DFL);
    on_signal(SIGALRM, look_for_sender);
    sigprocmask(SIG_SETMASK, usual, NULL);
    if (setpgid(0, 0) != 0)
        _exit(1); /* it could not be ended with its search */
    alarm(1);
}

static _Noreturn void run_worker(struct rf_part *part, const struct rf_run *run, int file)
{
    struct rf_solve_options options = *run->options;
    struct rf_solve_account account = {0};
    struct rf_run own = *run;
    struct rf_text bytes = RF_TEXT_INIT;
    options.progress = NULL;
    own.options = &options;
    own.account = &account;
    own.watch.stop = &told_to_stop;
    own.io_failed = false;
    rf_school_close_all_later(&own, part);
    rf_parcel_pack(part, &own, &bytes);
    send_off(file, &bytes);
    _exit(0);
}

/* ---- the parent's side */

struct member {
    pid_t process; /* 0: nobody */
    int hearing, component;
    struct rf_text bytes;
};

struct team {
    struct rf_school *school;
    struct rf_run *run;
    bool *closed;
    int32_t *order; /* components, the largest first */
    int32_t begun;  /* of these */
    struct member *members;
    struct pollfd *polls; /* [member] */
    size_t size, at_work;
};

/* Signals wait until each of the two can hear them. */
static pid_t fork_worker(struct rf_part *part, const struct rf_run *run, const int ends[2])
{
    sigset_t held, usual;
    sigemptyset(&held);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGINT);
    sender = getpid();
    sigprocmask(SIG_BLOCK, &held, &usual);
    pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        settle_in(&usual);
        run_worker(part, run, ends[1]);
    }
    sigprocmask(SIG_SETMASK, &usual, NULL);
    return process;
}

/* The part stays with the caller when there is no process for it. */
static void begin(struct team *team, struct member *member, int32_t component)
{
    int ends[2];
    struct rf_part *part = team->school->parts[component];
    if (pipe(ends) != 0)
        return;
    fcntl(ends[0], F_SETFL, O_NONBLOCK); /* cannot fail on a pipe of our own */
    team->run->component = component;
    pid_t process = fork_worker(part, team->run, ends);
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return;
    }
    setpgid(process, process); /* whichever of the two comes first */
    *member = (struct member){process, ends[0], component, RF_TEXT_INIT};
    team->at_work++;
}

static void show(const struct team *team)
{
    const struct rf_run *run = team->run;
    struct rf_progress progress = {"tiers 2 to 8", team->begun, run->component_count,
                                   run->unplaced,  -1,          -1};
    if (run->options->progress != NULL)
        run->options->progress(run->options->progress_context, &progress);
}

static void begin_next(struct team *team)
{
    for (size_t m = 0; m < team->size; m++) {
        bool more = team->begun < team->school->components->count;
        if (!more || rf_watch_over(&team->run->watch))
            return;
        if (team->members[m].process != 0)
            continue;
        show(team);
        begin(team, &team->members[m], team->order[team->begun++]);
    }
}

/* Takes in what is there; true at the end of the pipe. */
static bool hear(struct member *member)
{
    char bytes[CHUNK];
    for (;;) {
        ssize_t count = read(member->hearing, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0 || errno != EAGAIN;
        rf_text_add_bytes(&member->bytes, bytes, (size_t)count);
    }
}

/* Leaves the process to be waited for: until then nobody else has its number. */
static bool has_died(const struct member *member)
{
    siginfo_t news;
    memset(&news, 0, sizeof news);
    int asked = waitid(P_PID, (id_t)member->process, &news, WEXITED | WNOHANG | WNOWAIT);
    return asked == 0 && news.si_pid == member->process;
}

static void dismiss(struct team *team, struct member *member)
{
    int32_t component = member->component;
    struct rf_part *part = team->school->parts[component];
    kill(-member->process, SIGKILL);
    while (waitpid(member->process, NULL, 0) < 0 && errno == EINTR)
        continue;
    close(member->hearing);
    team->closed[component] = rf_parcel_unpack(&member->bytes, part, team->run);
    if (team->closed[component]) {
        rf_sweep_release(part->sweep); /* it knows only tier 1 */
        part->sweep = NULL;
    }
    rf_text_release(&member->bytes);
    member->process = 0;
    team->at_work--;
}

static void hear_all(struct team *team)
{
    for (size_t m = 0; m < team->size; m++) {
        const struct member *member = &team->members[m];
        team->polls[m] = (struct pollfd){member->process != 0 ? member->hearing : -1, POLLIN, 0};
    }
    poll(team->polls, team->size, PATIENCE);
    for (size_t m = 0; m < team->size; m++) {
        struct member *member = &team->members[m];
        if (member->process == 0)
            continue;
        if (rf_watch_over(&team->run->watch))
            kill(member->process, SIGTERM);
        /* A search that outlives its worker holds the pipe open. */
        bool died = has_died(member);
        if (hear(member) || died)
            dismiss(team, member);
    }
}

struct size {
    size_t columns;
    int32_t component;
};

static int compare_sizes(const void *one, const void *other)
{
    const struct size *a = one, *b = other;
    if (a->columns != b->columns)
        return a->columns > b->columns ? -1 : 1;
    return (a->component > b->component) - (a->component < b->component);
}

static int32_t *order_parts(const struct rf_school *school)
{
    size_t count = (size_t)school->components->count;
    struct size *sizes = rf_allocate(count, sizeof *sizes);
    int32_t *order = rf_allocate(count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        sizes[i] = (struct size){school->parts[i]->formulation->matrix->column_count, (int32_t)i};
    qsort(sizes, count, sizeof *sizes, compare_sizes);
    for (size_t i = 0; i < count; i++)
        order[i] = sizes[i].component;
    rf_release(sizes);
    return order;
}

void rf_team_close_later(struct rf_school *school, struct rf_run *run, bool *closed)
{
    int32_t count = school->components->count;
    int32_t jobs = run->options->jobs > 1 ? run->options->jobs : 1;
    struct team team = {.school = school, .run = run, .closed = closed};
    team.size = (size_t)(jobs < count ? jobs : count);
    team.order = order_parts(school);
    team.members = rf_allocate(team.size, sizeof *team.members);
    team.polls = rf_allocate(team.size, sizeof *team.polls);
    for (;;) {
        begin_next(&team);
        if (team.at_work > 0)
            hear_all(&team);
        else if (team.begun == count || rf_watch_over(&run->watch))
            break;
    }
    rf_release(team.order);
    rf_release(team.members);
    rf_release(team.polls);
}
