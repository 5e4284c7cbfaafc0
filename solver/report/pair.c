/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pair.c: one pair: the block of the term view, then every session in the order of its window. */
#include "base/calendar.h"
#include "report/phrase.h"
#include "report/strip.h"
#include "report/table.h"
#include "report/view.h"

void rf_view_pair(const struct rf_view *view, int32_t induction, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(3);
    rf_view_pair_block(view, induction, true, out);
    rf_strip_legend(2, view->width, out);
    rf_text_add(out, "\nEvery session, by the week that asks for it\n");
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        if (session->event >= 0 || session->induction != induction)
            continue;
        struct rf_text text = RF_TEXT_INIT;
        char date[RF_DATE_TEXT];
        if (session->placed)
            rf_phrase_moment(view->instance, session, &text);
        else
            rf_text_add(&text, "unplaced");
        rf_table_add(&table, rf_day_format(session->monday, date));
        rf_table_add(&table, view->instance->kinds[session->kind].name);
        rf_table_add(&table, rf_text_peek(&text));
        rf_text_release(&text);
    }
    rf_table_print(&table, 2, view->width, out);
    rf_text_add(out, "\n");
}
