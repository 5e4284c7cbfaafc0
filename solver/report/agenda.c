/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * agenda.c: all sessions lie in one array, so that their addresses tell the plan's order. */
#include "report/agenda.h"

#include <stdlib.h>

#include "base/memory.h"

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

static int by_time(const void *left, const void *right)
{
    const struct rf_session *one = *(const struct rf_session *const *)left;
    const struct rf_session *other = *(const struct rf_session *const *)right;
    int result = order(one->day, other->day);
    if (result == 0)
        result = order(one->start, other->start);
    return result ? result : (one > other) - (one < other);
}

struct rf_agenda rf_agenda_of(const struct rf_plan *plan, struct rf_dates dates)
{
    struct rf_agenda agenda = {NULL, 0, 0};
    for (int32_t index = 0; index < plan->session_count; index++) {
        const struct rf_session *session = &plan->sessions[index];
        if (session->placed && session->day >= dates.from && session->day <= dates.until)
            RF_PUSH(agenda.sessions, agenda.count, agenda.capacity, session);
    }
    if (agenda.count > 0)
        qsort(agenda.sessions, agenda.count, sizeof *agenda.sessions, by_time);
    return agenda;
}

void rf_agenda_release(struct rf_agenda *agenda)
{
    rf_release(agenda->sessions);
    *agenda = (struct rf_agenda){NULL, 0, 0};
}
