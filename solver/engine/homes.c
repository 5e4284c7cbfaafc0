/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * homes.c: homes from the sessions of a plan alone: every slot in use is tried. */
#include "engine/homes.h"

#include "base/memory.h"

struct stand {
    int32_t weekday, week;
    rf_minute start;
};

struct series {
    struct stand *stands;
    size_t count, capacity;
};

static void gather(const struct rf_instance *instance, const struct rf_plan *plan,
                   const struct rf_home *home, struct series *series)
{
    series->count = 0;
    for (int32_t s = 0; s < plan->session_count; s++) {
        const struct rf_session *session = &plan->sessions[s];
        if (!session->placed || session->induction != home->induction ||
            session->kind != home->kind)
            continue;
        const struct rf_date *date = rf_instance_date(instance, session->day);
        int32_t letter = date->week < 0 ? -1 : instance->weeks[date->week].letter;
        struct stand stand = {date->weekday, date->week, session->start};
        if (date->week >= 0 && (letter < 0 ? 0 : letter) == home->letter)
            RF_PUSH(series->stands, series->count, series->capacity, stand);
    }
}

static bool is_closed(const struct rf_instance *instance, int32_t week, int32_t weekday)
{
    const struct rf_date *date = rf_instance_date(instance, instance->weeks[week].monday + weekday);
    return date == NULL || date->status != RF_DAY_TEACHING;
}

struct score {
    int32_t away, used;
};

static struct score score_slot(const struct rf_instance *instance, const struct series *series,
                               const struct stand *slot)
{
    struct score score = {0, 0};
    for (size_t i = 0; i < series->count; i++) {
        const struct stand *stand = &series->stands[i];
        if (stand->weekday == slot->weekday && stand->start == slot->start)
            score.used++;
        else if (!is_closed(instance, stand->week, slot->weekday))
            score.away++;
    }
    return score;
}

static bool is_better(struct score one, const struct stand *slot, struct score best,
                      const struct rf_home *home)
{
    if (one.away != best.away)
        return one.away < best.away;
    if (one.used != best.used)
        return one.used > best.used;
    if (slot->weekday != home->weekday)
        return slot->weekday < home->weekday;
    return slot->start < home->start;
}

static void add_home(const struct rf_instance *instance, struct rf_plan *plan, struct rf_home home,
                     struct series *series)
{
    gather(instance, plan, &home, series);
    if (series->count == 0)
        return;
    struct score best = {INT32_MAX, 0};
    for (size_t i = 0; i < series->count; i++) {
        struct score score = score_slot(instance, series, &series->stands[i]);
        if (is_better(score, &series->stands[i], best, &home)) {
            best = score;
            home.weekday = series->stands[i].weekday;
            home.start = series->stands[i].start;
        }
    }
    plan->homes = rf_reallocate(plan->homes, (size_t)plan->home_count + 1, sizeof *plan->homes);
    plan->homes[plan->home_count++] = home;
}

void rf_plan_find_homes(const struct rf_instance *instance, struct rf_plan *plan)
{
    struct series series = {NULL, 0, 0};
    for (int32_t induction = 0; induction < instance->induction_count; induction++)
        for (int32_t kind = 0; kind < instance->kind_count; kind++)
            for (int32_t letter = 0; letter < instance->cycle_weeks; letter++)
                if (instance->kinds[kind].home)
                    add_home(instance, plan, (struct rf_home){induction, kind, letter, 0, 0},
                             &series);
    rf_release(series.stands);
}
