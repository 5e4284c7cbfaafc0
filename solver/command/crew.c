/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crew.c: processes, their pipes and their ends.
 *
 * Each worker leads a process group of its own, so that a terminal's Ctrl-C comes here alone, is
 * passed on once, and whatever a dead worker had begun (the searches of the engine) can be ended
 * with it. A worker that waits for its turn does not count as one at work; but no more than WAITING
 * of them are kept, since each holds a school in memory. */
#include "command/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "command/command.h"
#include "command/interrupt.h"

enum { WAITING = 16, WORDS_MOST = 1024 * 1024 /* bytes kept of what one says */ };

_Static_assert(RF_JOBS_MOST + WAITING <= RF_GUARDED, "every worker must be guarded");

void rf_crew_start(struct rf_crew *crew, const struct rf_request *request,
                   const struct rf_trust *trust)
{
    *crew = (struct rf_crew){
        .request = request, .count = trust->school_count, .jobs = rf_request_jobs(request)};
    crew->workers = rf_allocate((size_t)crew->count, sizeof *crew->workers);
    for (int32_t index = 0; index < crew->count; index++) {
        crew->workers[index].school = &trust->schools[index];
        crew->workers[index].talk = crew->workers[index].hearing = -1;
    }
}

static void hang_up(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static bool is_running(const struct rf_worker *worker)
{
    return worker->state == RF_WORKER_AT_WORK || worker->state == RF_WORKER_READY ||
           worker->state == RF_WORKER_STORES;
}

/* ---- begin */

/* The child: gives back what belongs to the other workers and becomes one. */
static _Noreturn void become_worker(struct rf_crew *crew, const struct rf_worker *worker, int talk,
                                    int speak)
{
    int nothing = open("/dev/null", O_RDONLY);
    int32_t own = crew->count < crew->jobs ? crew->jobs / crew->count : 1;
    setpgid(0, 0);
    rf_interrupt_unguard_all();
    for (int32_t index = 0; index < crew->count; index++) {
        hang_up(&crew->workers[index].talk);
        hang_up(&crew->workers[index].hearing);
    }
    if (nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0)
        close(nothing);
    dup2(speak, STDERR_FILENO);
    close(speak);
    rf_worker_run(crew->request, worker->school, own, talk);
}

static void end_without_process(struct rf_worker *worker, enum rf_status status, const char *why)
{
    worker->state = RF_WORKER_OVER;
    worker->answer = (struct rf_worker_answer){.status = status};
    snprintf(worker->answer.how_sure, sizeof worker->answer.how_sure, "%s", why);
}

static void begin(struct rf_crew *crew, struct rf_worker *worker)
{
    int talk[2] = {-1, -1}, words[2] = {-1, -1};
    pid_t process = -1;
    fflush(stdout);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, talk) == 0 && pipe(words) == 0) {
        worker->talk = talk[0];
        worker->hearing = words[0];
        process = fork();
    }
    if (process == 0)
        become_worker(crew, worker, talk[1], words[1]);
    hang_up(&talk[1]);
    hang_up(&words[1]);
    if (process < 0) {
        rf_text_format(&worker->words, "ringfence: no process could be begun: %s\n",
                       strerror(errno));
        worker->talk = worker->hearing = -1;
        hang_up(&talk[0]);
        hang_up(&words[0]);
        end_without_process(worker, RF_LIMIT, "no process could be begun");
        return;
    }
    setpgid(process, process);
    rf_interrupt_guard(process);
    worker->process = process;
    worker->state = RF_WORKER_AT_WORK;
    worker->begun = rf_monotonic_milliseconds();
}

void rf_crew_begin(struct rf_crew *crew)
{
    int32_t at_work = 0, running = 0;
    for (int32_t index = 0; index < crew->count; index++) {
        at_work += crew->workers[index].state == RF_WORKER_AT_WORK;
        running += is_running(&crew->workers[index]);
    }
    for (int32_t index = 0; index < crew->count; index++) {
        struct rf_worker *worker = &crew->workers[index];
        if (worker->state != RF_WORKER_TO_BEGIN)
            continue;
        if (at_work >= crew->jobs || running >= crew->jobs + WAITING)
            return;
        begin(crew, worker);
        at_work++;
        running++;
    }
}

/* ---- news */

void rf_crew_give_turn(struct rf_worker *worker)
{
    const char turn = 1;
    ssize_t sent;
    do
        sent = send(worker->talk, &turn, 1, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    worker->state = RF_WORKER_STORES; /* one that died meanwhile is found dead */
}

/* Takes in every message that is there. */
static void hear_messages(struct rf_worker *worker)
{
    while (worker->talk >= 0) {
        struct rf_worker_message message;
        ssize_t got = recv(worker->talk, &message, sizeof message, MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            return;
        if (got != (ssize_t)sizeof message) {
            hang_up(&worker->talk);
            return;
        }
        if (message.news == RF_WORKER_IS_READY && worker->state == RF_WORKER_AT_WORK)
            worker->state = RF_WORKER_READY;
        if (message.news == RF_WORKER_IS_AT)
            memcpy(worker->phase, message.phase, sizeof worker->phase);
        if (message.news == RF_WORKER_IS_DONE) {
            worker->answer = message.answer;
            worker->answered = true;
        }
    }
}

/* Takes in what is there now, or with `all` everything until it is closed. */
static void hear_words(struct rf_worker *worker, bool all)
{
    char bytes[4096];
    while (worker->hearing >= 0) {
        ssize_t got = read(worker->hearing, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            hang_up(&worker->hearing);
        else if (worker->words.length < WORDS_MOST)
            rf_text_add_bytes(&worker->words, bytes, (size_t)got);
        if (!all)
            return;
    }
}

/* ---- ends */

/* What to make of the end of a process; one that answered and left in order has said it. */
static void judge(struct rf_worker *worker, int end)
{
    struct rf_worker_answer *answer = &worker->answer;
    int code = WIFEXITED(end) ? WEXITSTATUS(end) : -1;
    int number = WIFSIGNALED(end) ? WTERMSIG(end) : 0;
    if (worker->answered && code == 0)
        return;
    answer->status = RF_FAULT;
    if (code == rf_status_exit_code(RF_LIMIT)) {
        answer->status = RF_LIMIT;
        snprintf(answer->how_sure, sizeof answer->how_sure, "the memory did not suffice");
    } else if (code == rf_status_exit_code(RF_INTERRUPTED) || number == SIGINT) {
        answer->status = RF_INTERRUPTED;
    } else if (code == rf_status_exit_code(RF_TERMINATED) || number == SIGTERM) {
        answer->status = RF_TERMINATED;
    } else if (number > 0) {
        snprintf(answer->how_sure, sizeof answer->how_sure, "its process was ended by signal %d",
                 number);
    } else {
        snprintf(answer->how_sure, sizeof answer->how_sure, "its process ended with code %d", code);
    }
    if (answer->status == RF_FAULT)
        rf_text_format(&worker->words, "ringfence: error: %s; the other schools go on\n",
                       answer->how_sure);
}

/* Asks without waiting whether the process has ended; then takes with it whatever it had begun, as
 * long as its number cannot be anybody else's. */
static void bury(struct rf_worker *worker)
{
    siginfo_t facts;
    int end = 0;
    memset(&facts, 0, sizeof facts);
    if (waitid(P_PID, (id_t)worker->process, &facts, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        facts.si_pid == 0)
        return;
    rf_interrupt_unguard(worker->process);
    kill(-worker->process, SIGKILL);
    while (waitpid(worker->process, &end, 0) < 0 && errno == EINTR)
        continue;
    hear_messages(worker);
    hear_words(worker, true);
    hang_up(&worker->talk);
    worker->took = rf_monotonic_milliseconds() - worker->begun;
    worker->state = RF_WORKER_OVER;
    judge(worker, end);
}

void rf_crew_listen(struct rf_crew *crew, int milliseconds)
{
    struct pollfd asked[2 * RF_GUARDED];
    struct rf_worker *whose[RF_GUARDED];
    nfds_t count = 0;
    for (int32_t index = 0; index < crew->count; index++) {
        struct rf_worker *worker = &crew->workers[index];
        if (!is_running(worker))
            continue;
        if (worker->talk < 0 && worker->hearing < 0)
            milliseconds = 1; /* it is about to end */
        whose[count / 2] = worker;
        asked[count++] = (struct pollfd){worker->talk, POLLIN, 0};
        asked[count++] = (struct pollfd){worker->hearing, POLLIN, 0};
    }
    if (count == 0)
        return;
    int ready = poll(asked, count, milliseconds);
    for (nfds_t index = 0; index < count; index += 2) {
        struct rf_worker *worker = whose[index / 2];
        if (ready > 0 && asked[index].revents != 0)
            hear_messages(worker);
        if (ready > 0 && asked[index + 1].revents != 0)
            hear_words(worker, false);
        bury(worker);
    }
}

void rf_crew_stop(struct rf_crew *crew, int number)
{
    enum rf_status status = number == SIGTERM ? RF_TERMINATED : RF_INTERRUPTED;
    for (int32_t index = 0; index < crew->count; index++) {
        struct rf_worker *worker = &crew->workers[index];
        if (is_running(worker))
            kill(worker->process, number);
        else if (worker->state == RF_WORKER_TO_BEGIN)
            end_without_process(worker, status, "not begun: interrupted");
    }
}

void rf_crew_release(struct rf_crew *crew)
{
    for (int32_t index = 0; index < crew->count; index++)
        rf_text_release(&crew->workers[index].words);
    rf_release(crew->workers);
}
