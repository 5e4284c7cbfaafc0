/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pairing.h: mentors and slots chosen together (H12, D46): the school is solved with everybody's
 * first choice; for those left with something unplaced their candidates are compared by solving. */
#ifndef RF_ENGINE_PAIRING_H
#define RF_ENGINE_PAIRING_H

#include "engine/solve.h"

/* What was compared. */
struct rf_pairing_account {
    int32_t failing;  /* inductions whose first choice left something unplaced */
    int32_t possible; /* ways to choose mentors for them, beside the first */
    int32_t compared; /* of those, solved or shown by counting to be no better */
};

/* As rf_solve. `variant` gets the school with the mentors chosen, owned by the caller; NULL where
 * every mentor is given. The plan names the mentors then. A limit is given to each solve. */
enum rf_status rf_solve_pairing(const struct rf_instance *instance,
                                const struct rf_solve_options *options,
                                struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                                struct rf_solve_account *account, struct rf_instance **variant,
                                struct rf_pairing_account *pairing);

#endif
