/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rhythm.h: in which windows a step asks for a session (D9, D10, D30 to D33). */
#ifndef RF_CHECK_RHYTHM_H
#define RF_CHECK_RHYTHM_H

#include "check/checker.h"

struct rf_asked {
    struct rf_window window;
    rf_day monday; /* of its first week before anything was cut off: names the session */
};

struct rf_asked_list {
    struct rf_asked *items;
    size_t count, capacity;
};

/* Adds the windows in which `step` of `stage` asks while the stage is in force. */
void rf_check_asked(const struct rf_checker *checker, int32_t induction,
                    const struct rf_stage *stage, const struct rf_step *step,
                    struct rf_asked_list *list);

/* D33: the share of full time, in thousandths, by which the step's rhythm is stretched; 1000: it
 * is not. */
int32_t rf_check_stretch_share(const struct rf_instance *instance, int32_t induction,
                               const struct rf_stage *stage, const struct rf_step *step);

/* D30: the half-term of a week. */
int32_t rf_check_half_term(const struct rf_instance *instance, int32_t week);

/* D32: what the term of this week asks for; RF_POINT_ANY: neither. */
enum rf_point rf_check_point(const struct rf_checker *checker, int32_t induction, int32_t week);

#endif
