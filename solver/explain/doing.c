/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doing.c: looks a minute up in the person's day. Says what the timetable says, decides nothing. */
#include "explain/doing.h"

#include <stddef.h>

static bool holds(struct rf_span span, rf_minute minute)
{
    return span.from <= minute && minute < span.until;
}

static const char *occupied(enum rf_occurrence_type type)
{
    switch (type) {
    case RF_LESSON:
        return "teaches";
    case RF_DUTY:
        return "has a duty";
    case RF_MEETING:
        return "has a meeting";
    case RF_ABSENCE:
        return "is away";
    case RF_PPA:
        return "has planning time";
    case RF_INDUCTION:
        return "has induction time";
    case RF_MENTORING:
        return "mentors someone else";
    case RF_TRAINING:
        return "has training";
    case RF_OTHER:
        break;
    }
    return "is taken by a commitment";
}

/* Between the periods of the own bell nobody is bound, and nobody is free either. */
static const char *by_period(const struct rf_instance *instance, int32_t person, int32_t date,
                             rf_minute minute)
{
    int32_t shape = instance->bells[instance->people[person].bell].shape_of_date[date];
    for (int32_t index = 0; shape >= 0 && index < instance->shapes[shape].count; index++) {
        const struct rf_period *period = &instance->shapes[shape].periods[index];
        if (holds(period->span, minute))
            return period->class == RF_PERIOD_BREAK || period->class == RF_PERIOD_LUNCH
                       ? "has a break or lunch"
                       : NULL;
    }
    return "has no period then";
}

const char *rf_doing(const struct rf_instance *instance, int32_t person, rf_day day,
                     rf_minute minute)
{
    const struct rf_date *record = rf_instance_date(instance, day);
    if (!record)
        return "is outside the school year";
    int32_t date = (int32_t)(record - instance->dates);
    const struct rf_person_day *today = &instance->people[person].days[date];
    if (!holds(today->in, minute))
        return "is not at work";
    for (int32_t index = 0; index < today->rest_count; index++)
        if (holds(today->rests[index], minute))
            return "has a break or lunch";
    for (int32_t index = 0; index < today->occurrence_count; index++)
        if (holds(today->occurrences[index].span, minute))
            return occupied(today->occurrences[index].type);
    if (record->status != RF_DAY_TEACHING || !holds(record->pupils, minute))
        return NULL;
    return by_period(instance, person, date, minute);
}
