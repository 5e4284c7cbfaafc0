/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * strip.c: a placed session counts for the week it stands in, an unplaced one for the first week
 * of its window. */
#include "report/strip.h"

#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "report/table.h"
#include "store/participation.h"

static const char signs[] = ".#o!x"; /* from good to bad */

void rf_strip_legend(int indent, int width, struct rf_text *out)
{
    static const char legend[] =
        "# at home   o elsewhere   ! tired   x unplaced   . none   | half-term";
    rf_blanks(out, indent);
    if (indent + (int)strlen(legend) <= width)
        rf_text_format(out, "%s\n", legend);
    else
        rf_wrap(out, legend, indent, indent, width);
}

const struct rf_home *rf_plan_home(const struct rf_plan *plan, int32_t induction, int32_t kind,
                                   int32_t letter)
{
    for (int32_t index = 0; index < plan->home_count; index++) {
        const struct rf_home *home = &plan->homes[index];
        if (home->induction == induction && home->kind == kind && home->letter == letter)
            return home;
    }
    return NULL;
}

/* Weeks without a letter count under letter 0 (D23). */
static int32_t letter_of(const struct rf_instance *instance, rf_day day)
{
    const struct rf_date *date = rf_instance_date(instance, day);
    if (!date || date->week < 0 || instance->weeks[date->week].letter < 0)
        return 0;
    return instance->weeks[date->week].letter;
}

bool rf_session_is_home(const struct rf_instance *instance, const struct rf_plan *plan,
                        const struct rf_session *session)
{
    if (session->event >= 0 || !instance->kinds[session->kind].home)
        return true;
    const struct rf_home *home =
        rf_plan_home(plan, session->induction, session->kind, letter_of(instance, session->day));
    return home && home->weekday == rf_day_weekday(session->day) && home->start == session->start;
}

static int32_t week_of(const struct rf_instance *instance, rf_day day)
{
    rf_day monday = rf_day_monday(day);
    for (int32_t index = 0; index < instance->week_count; index++)
        if (instance->weeks[index].monday == monday)
            return index;
    return -1;
}

static int severity(const struct rf_instance *instance, const struct rf_plan *plan,
                    const struct rf_session *session)
{
    if (!session->placed)
        return 4;
    if (rf_session_is_tired(instance, session))
        return 3;
    return rf_session_is_home(instance, plan, session) ? 1 : 2;
}

/* Index of the half-term that the week begins in: that of its first date in one. */
static int32_t half_term_of(const struct rf_instance *instance, int32_t week)
{
    for (int32_t day = 0; day < 7; day++) {
        const struct rf_date *date = rf_instance_date(instance, instance->weeks[week].monday + day);
        if (date && date->half_term >= 0)
            return date->half_term;
    }
    return -1;
}

static void add_bar(const struct rf_instance *instance, int32_t week, const char *bar,
                    struct rf_text *out)
{
    if (week > 0 && half_term_of(instance, week) != half_term_of(instance, week - 1))
        rf_text_add(out, bar);
}

void rf_strip(const struct rf_instance *instance, const struct rf_plan *plan, int32_t induction,
              int32_t kind, struct rf_text *out)
{
    int *worst = rf_allocate((size_t)instance->week_count, sizeof *worst);
    for (int32_t index = 0; index < plan->session_count; index++) {
        const struct rf_session *session = &plan->sessions[index];
        if (session->induction != induction || session->kind != kind || session->event >= 0)
            continue;
        int32_t week = week_of(instance, session->placed ? session->day : session->monday);
        int bad = severity(instance, plan, session);
        if (week >= 0 && bad > worst[week])
            worst[week] = bad;
    }
    for (int32_t week = 0; week < instance->week_count; week++) {
        add_bar(instance, week, "|", out);
        rf_text_add_bytes(out, &signs[worst[week]], 1);
    }
    rf_release(worst);
}

void rf_strip_months(const struct rf_instance *instance, struct rf_text *out)
{
    static const char initials[] = "JFMAMJJASOND";
    struct rf_text line = RF_TEXT_INIT;
    size_t used = 0;
    int last = 0;
    for (int32_t week = 0; week < instance->week_count; week++) {
        int year, month, day;
        rf_day_to_date(instance->weeks[week].monday, &year, &month, &day);
        add_bar(instance, week, RF_HOLD, &line);
        rf_text_add_bytes(&line, month != last ? &initials[month - 1] : RF_HOLD, 1);
        used = month != last ? line.length : used;
        last = month;
    }
    rf_text_add_bytes(out, rf_text_peek(&line), used);
    rf_text_release(&line);
}
