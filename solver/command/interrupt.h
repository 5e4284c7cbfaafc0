/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * interrupt.h: SIGINT and SIGTERM set a flag, and the work ends with the best plan; the second one
 * ends the process at once. */
#ifndef RF_COMMAND_INTERRUPT_H
#define RF_COMMAND_INTERRUPT_H

#include <sys/types.h>

#include "ringfence/status.h"

/* From now on signals are caught; a write beyond a limit or to a closed pipe is an error of the
 * write, not a signal. Descriptors 0 to 2 that are closed are taken, so that no file gets them. */
void rf_interrupt_prepare(void);
/* Non-zero once a signal came; static. */
const volatile int *rf_interrupt_flag(void);
/* The number of the signal that came, 0 for none. */
int rf_interrupt_signal(void);

/* A worker that leads a process group of its own: a second signal ends all of the group before it
 * ends this process. At most RF_GUARDED at a time. */
enum { RF_GUARDED = 128 };
void rf_interrupt_guard(pid_t worker);
void rf_interrupt_unguard(pid_t worker);
/* In a worker: the others are not its own. */
void rf_interrupt_unguard_all(void);

/* RF_INTERRUPTED or RF_TERMINATED when a signal came, else `otherwise`. */
enum rf_status rf_interrupt_status(enum rf_status otherwise);

#endif
