/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * interrupt.c: the handler does nothing but set the flag, or end the workers and leave. */
#include "command/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile int caught; /* number of the signal */
static volatile pid_t guarded[RF_GUARDED];

static void handle(int number)
{
    if (caught) {
        for (int index = 0; index < RF_GUARDED; index++)
            if (guarded[index] > 0)
                kill(-guarded[index], SIGKILL);
        _exit(number == SIGTERM ? 143 : 130);
    }
    caught = number;
}

static void catch_signal(int number, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, NULL);
}

/* A closed standard stream would hand its number to the next file opened: the plan. Reads then
 * find nothing and writes to standard output fail, as they should. */
static void occupy(int descriptor)
{
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
        (void)!open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

void rf_interrupt_prepare(void)
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        occupy(descriptor);
    catch_signal(SIGINT, handle);
    catch_signal(SIGTERM, handle);
    catch_signal(SIGPIPE, SIG_IGN);
    catch_signal(SIGXFSZ, SIG_IGN);
}

const volatile int *rf_interrupt_flag(void)
{
    return &caught;
}

int rf_interrupt_signal(void)
{
    return caught;
}

void rf_interrupt_guard(pid_t worker)
{
    for (int index = 0; index < RF_GUARDED; index++) {
        if (guarded[index] == 0) {
            guarded[index] = worker;
            return;
        }
    }
}

void rf_interrupt_unguard(pid_t worker)
{
    for (int index = 0; index < RF_GUARDED; index++)
        if (guarded[index] == worker)
            guarded[index] = 0;
}

void rf_interrupt_unguard_all(void)
{
    for (int index = 0; index < RF_GUARDED; index++)
        guarded[index] = 0;
}

enum rf_status rf_interrupt_status(enum rf_status otherwise)
{
    if (caught == 0)
        return otherwise;
    return caught == SIGTERM ? RF_TERMINATED : RF_INTERRUPTED;
}
