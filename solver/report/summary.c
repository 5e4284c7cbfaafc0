/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * summary.c: the last line of every answer: how much was placed. */
#include "report/view.h"
#include "store/participation.h"

void rf_view_summary(const struct rf_view *view, int64_t run, struct rf_text *out)
{
    int32_t placed = 0, tired = 0;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        placed += view->plan->sessions[index].placed;
        tired += rf_session_is_tired(view->instance, &view->plan->sessions[index]);
    }
    if (run > 0)
        rf_text_format(out, "run %lld: ", (long long)run);
    rf_text_format(out, "%d of %d sessions placed, %d unplaced, %d tired\n", placed,
                   view->plan->session_count, view->plan->session_count - placed, tired);
}
