/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill_state.h: a partial plan with the activity of every row; for fill.c and fill_event.c. */
#ifndef RF_ENGINE_FILL_STATE_H
#define RF_ENGINE_FILL_STATE_H

#include "engine/fill.h"

struct rf_link {
    int32_t row, value;
};

struct rf_filler {
    const struct rf_part *part;
    size_t *first; /* [column + 1] into links */
    struct rf_link *links;
    int32_t *order; /* groups */
    size_t order_count;
};

struct rf_fill_state {
    int32_t *activity; /* [row] */
    int32_t *chosen;   /* [group], -1 */
    bool *helpers;     /* [column] turned on */
    int64_t cost;
    int64_t mark; /* what tells it from its siblings: the date of the last session chosen */
};

void rf_fill_state_new(const struct rf_filler *filler, struct rf_fill_state *state);
void rf_fill_state_release(struct rf_fill_state *state);
void rf_fill_state_copy(const struct rf_filler *filler, const struct rf_fill_state *from,
                        struct rf_fill_state *to);
/* Adds (sign 1) or takes away (-1) a column without a look at the rows. */
void rf_fill_apply(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column,
                   int32_t sign);
/* Adds the column if everything still fits; otherwise leaves the state alone. */
bool rf_fill_try(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column);
/* Turns on the helpers that columns already applied ask for; false when a row stays overrun. */
bool rf_fill_mend(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column);

/* fill_event.c: lets every event of the component stand where most can come; `values` gets the
 * stands, the state the attendance. */
void rf_fill_events(const struct rf_filler *filler, struct rf_fill_state *state,
                    struct rf_fill_state *scratch, int32_t *values);

#endif
