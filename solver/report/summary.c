/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * summary.c: the last lines of every answer: what is unplaced and why, and how much was placed. */
#include "base/memory.h"
#include "report/phrase.h"
#include "report/table.h"
#include "report/view.h"
#include "store/participation.h"

static void add_missing(const struct rf_view *view, struct rf_table *table)
{
    struct rf_participants participants = RF_PARTICIPANTS_INIT;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        if (session->event < 0 || !session->placed)
            continue;
        rf_participants_list(view->instance, session, &participants);
        for (size_t who = 0; who < participants.count; who++) {
            if (participants.items[who].role != RF_ROLE_MISSING)
                continue;
            rf_table_add(table, view->instance->events[session->event].id);
            rf_table_format(table, "%s does not come",
                            view->instance->people[participants.items[who].person].id);
        }
    }
    rf_participants_release(&participants);
}

void rf_view_unplaced(const struct rf_view *view, int32_t limit, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(2);
    int32_t told = 0, all = 0;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        if (session->placed || (limit > 0 && all++ >= limit))
            continue;
        char *name = rf_session_name(view->instance, session);
        rf_table_add(&table, name);
        rf_table_add(&table, view->reasons ? view->reasons[index] : NULL);
        rf_release(name);
        told++;
    }
    add_missing(view, &table);
    if (table.count > 0)
        rf_text_add(out, "Unplaced\n");
    rf_table_print(&table, 2, view->width, out);
    if (limit > 0 && all > told)
        rf_text_format(out, "  and %d more\n", all - told);
}

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
