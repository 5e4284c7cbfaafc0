/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_window.h: the rhythm of one induction: which windows of a step ask for a session (D8 to
 * D10, D30 to D35), and on which dates. For the files demand*.c alone. */
#ifndef RF_MODEL_DEMAND_WINDOW_H
#define RF_MODEL_DEMAND_WINDOW_H

#include "model/demand.h"

/* What the windows of all steps of one induction share. Owned; rf_rhythm_release. */
struct rf_rhythm {
    const struct rf_instance *instance;
    int32_t induction;
    struct rf_dates life; /* inside the horizon */
    bool *common;         /* [date index] */
    int32_t first_week;   /* week of the first common date; -1: none, nothing is asked for */
};

/* A window that asks for a session. */
struct rf_window {
    int32_t first_week, last_week; /* after cutting (D30) */
    rf_day monday;                 /* of its first week before cutting */
    bool make_up;
    rf_day nearest[2]; /* make-up: its dates */
    int32_t nearest_count;
};

struct rf_rhythm rf_rhythm_derive(const struct rf_instance *instance, int32_t induction);
void rf_rhythm_release(struct rf_rhythm *rhythm);

/* Number of windows of the stage's step, asking or not. */
int32_t rf_rhythm_windows(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                          const struct rf_step *step);
/* Whether window `number` of the stage's step asks for a session; fills `window` then. Two roles
 * in one person (D26) and the past (D11) are not its matter. */
bool rf_rhythm_asks(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                    const struct rf_step *step, int32_t number, struct rf_window *window);
/* The working share that stretches windows and gaps of the step (D33), in thousandths; 1000 where
 * it does not. */
int32_t rf_rhythm_stretch(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                          const struct rf_step *step);

#endif
