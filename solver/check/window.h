/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * window.h: what becomes of one window of a step (D9). A window is given by its weeks and the
 * life of its induction. */
#ifndef RF_CHECK_WINDOW_H
#define RF_CHECK_WINDOW_H

#include "check/checker.h"

/* Contains a common date. */
bool rf_check_window_holds(const struct rf_checker *checker, int32_t induction,
                           const struct rf_window *window);
/* Holds nothing, and a closure or INSET day is to blame. */
bool rf_check_window_lost(const struct rf_checker *checker, int32_t induction,
                          const struct rf_window *window);
/* Turns a lost window into a make-up with its nearest common dates. */
void rf_check_make_up(const struct rf_checker *checker, int32_t induction,
                      struct rf_window *window);
/* The last date on which a session of the window may lie (D11). */
rf_day rf_check_last_date(const struct rf_instance *instance, const struct rf_window *window);

#endif
