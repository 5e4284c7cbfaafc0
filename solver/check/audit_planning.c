/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_planning.c: AU2, planning time of everybody who teaches: what is marked, or else what is
 * free, against the need, in the fullest pass of the cycle (D16). */
#include "base/memory.h"
#include "check/audit_part.h"
#include "check/report.h"

/* The first pass with most taught minutes. */
static int32_t fullest(const struct rf_instance *instance, int32_t person, int32_t *taught)
{
    int32_t cycle, best = 0;

    *taught = 0;
    for (cycle = 0; cycle < instance->cycle_count; cycle++) {
        int32_t minutes = rf_check_taught_minutes(instance, person, cycle);

        if (minutes > *taught) {
            *taught = minutes;
            best = cycle;
        }
    }
    return best;
}

/* Minutes of marked planning time on one date in blocks that are long enough. */
static int32_t marked_on(const struct rf_instance *instance, int32_t person, int32_t date)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    int32_t i, minutes = 0;
    rf_minute reached = 0;

    for (i = 0; i < day->occurrence_count; i++) {
        struct rf_span span = day->occurrences[i].span;

        if (day->occurrences[i].type != RF_PPA || span.until <= reached ||
            span.until - span.from < instance->rules[RF_RULE_PPA_MIN_BLOCK])
            continue;
        minutes += span.until - (span.from > reached ? span.from : reached);
        reached = span.until;
    }
    return minutes;
}

static int32_t free_on(const struct rf_instance *instance, int32_t person, int32_t date,
                       struct rf_arena *arena)
{
    int32_t shape = instance->bells[instance->people[person].bell].shape_of_date[date];
    struct rf_person_time time;
    int32_t i, minutes = 0;

    rf_check_person_time(instance, person, date, arena, &time);
    for (i = 0; shape >= 0 && i < instance->shapes[shape].count; i++) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];

        if (rf_check_planning_period(instance, date, period, &time))
            minutes += period->span.until - period->span.from;
    }
    return minutes;
}

static int32_t minutes_in(const struct rf_instance *instance, int32_t person, int32_t cycle)
{
    struct rf_arena *arena = rf_arena_new();
    int32_t date, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];

        if (here->status != RF_DAY_TEACHING || here->day < instance->as_of ||
            instance->weeks[here->week].cycle != cycle)
            continue;
        minutes += instance->people[person].marks_ppa ? marked_on(instance, person, date)
                                                      : free_on(instance, person, date, arena);
    }
    rf_arena_release(arena);
    return minutes;
}

void rf_audit_planning(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    int32_t person, taught, cycle, need, have, week;

    for (person = 0; person < instance->person_count; person++) {
        const struct rf_person *who = &instance->people[person];

        cycle = fullest(instance, person, &taught);
        need = rf_check_planning_need(instance, taught);
        if (need == 0)
            continue;
        have = minutes_in(instance, person, cycle);
        if (have >= need)
            continue;
        week = rf_audit_first_week(instance, cycle);
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU2", rf_audit_place(who->origin),
                           who->marks_ppa ? "mark more planning time"
                                          : "free a period, or mark planning time",
                           "%s teaches %d minutes in the cycle from %s and needs %d minutes of "
                           "planning time; %d are %s",
                           who->id, taught, rf_words_day(instance->weeks[week].monday).text, need,
                           have, who->marks_ppa ? "marked" : "free");
    }
}
