/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit.c: running every audit, the counting ladder after them, and saying which are met; and what
 * the audits share. */
#include "check/audit.h"

#include <string.h>

#include "base/memory.h"
#include "check/audit_part.h"
#include "check/ladder.h"

enum { NAMED = 6 /* people named in one finding */ };

/* What is told as met when nothing is found, beside the audits of the catalogue. */
static const struct {
    const char *code, *subject;
} told[] = {
    {"H2", "nobody is in two places at once"},
    {"H9", "what is asked of mentors fits their caps"},
    {"H10", "what is asked of ECTs fits their induction time"},
    {"H12", "nobody mentors more ECTs than allowed"},
    {"H14", "lead-in weeks have their sessions"},
    {"SS-14", "mentors lead their share of the meetings"},
    {"SS-54", "no ECT has more duties than others"},
    {"WT-12", "there is rest between working days"},
    {"LAW", "nothing that law demands is loosened without a waiver"},
    {"L1", "what is asked of each person fits the person's time"},
    {"L2", "what is asked of two together fits the time they share"},
    {"L3", "what several ask of one person, of rooms and of cover fits"},
};

int32_t rf_audit_first_week(const struct rf_instance *instance, int32_t cycle)
{
    int32_t week = 0;

    while (week + 1 < instance->week_count && instance->weeks[week].cycle != cycle)
        week++;
    return week;
}

/* Teaching days of a pass; 0 when a week of the cycle is missing or closed. */
static int32_t days_of(const struct rf_instance *instance, int32_t cycle)
{
    int32_t week, open = 0, days = 0;

    for (week = 0; week < instance->week_count; week++) {
        if (instance->weeks[week].cycle != cycle)
            continue;
        open += instance->weeks[week].teaching_days > 0;
        days += instance->weeks[week].teaching_days;
    }
    return open >= instance->cycle_weeks ? days : 0;
}

bool rf_audit_is_whole(const struct rf_instance *instance, int32_t cycle)
{
    int32_t i, most = 1;

    for (i = 0; i < instance->cycle_count; i++)
        most = days_of(instance, i) > most ? days_of(instance, i) : most;
    return days_of(instance, cycle) == most;
}

bool rf_audit_is_absent(const struct rf_instance *instance, int32_t person, int32_t cycle)
{
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        for (i = 0; rf_audit_in_pass(instance, date, cycle) && i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_ABSENCE)
                return true;
        }
    }
    return false;
}

const struct rf_stage *rf_audit_stage(const struct rf_induction *induction, int32_t week)
{
    const struct rf_stage *stage =
        induction->stage_of_week != NULL ? induction->stage_of_week[week] : NULL;

    return stage != NULL ? stage : induction->stage;
}

void rf_audit_add_people(const struct rf_instance *instance, const int32_t *people, int32_t count,
                         struct rf_text *text)
{
    int32_t i;

    for (i = 0; i < count && i < NAMED; i++) {
        rf_text_add(text, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        rf_text_add(text, instance->people[people[i]].id);
    }
    if (count > NAMED)
        rf_text_format(text, " and %d more", count - NAMED);
}

int32_t rf_audit_period_length(const struct rf_instance *instance, int32_t person)
{
    const struct rf_bell *bell = &instance->bells[instance->people[person].bell];
    int32_t date, i, length = 0;

    for (date = 0; date < instance->date_count; date++) {
        int32_t shape = bell->shape_of_date[date];

        for (i = 0; shape >= 0 && i < instance->shapes[shape].count; i++) {
            const struct rf_period *period = &instance->shapes[shape].periods[i];
            int32_t here = period->span.until - period->span.from;

            if (period->class != RF_PERIOD_TEACHING)
                continue;
            if (length > 0 && here != length)
                return 0;
            length = here;
        }
    }
    return length;
}

int32_t rf_audit_free_periods(const struct rf_instance *instance, int32_t person, int32_t date,
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

bool rf_audit_in_pass(const struct rf_instance *instance, int32_t date, int32_t cycle)
{
    const struct rf_date *here = &instance->dates[date];

    return here->status == RF_DAY_TEACHING && here->day >= instance->as_of &&
           instance->weeks[here->week].cycle == cycle;
}

/* Not met from warnings on; a note of an audit is something that cannot be told. */
static enum rf_audit_verdict verdict_of(const struct rf_diagnostics *diagnostics, size_t from,
                                        const char *code, size_t *count)
{
    enum rf_audit_verdict verdict = RF_AUDIT_MET;
    size_t i;

    *count = 0;
    for (i = from; i < diagnostics->count; i++) {
        const struct rf_diagnostic *item = &diagnostics->items[i];

        if (strcmp(item->code, code) != 0)
            continue;
        if (item->severity > RF_NOTE) {
            *count += 1;
            verdict = RF_AUDIT_NOT_MET;
        } else if (verdict == RF_AUDIT_MET) {
            verdict = RF_AUDIT_UNTOLD;
        }
    }
    return verdict;
}

static void tell_met(struct rf_diagnostics *diagnostics, size_t from, const char *code,
                     const char *subject)
{
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    size_t count;

    if (verdict_of(diagnostics, from, code, &count) == RF_AUDIT_MET)
        rf_diagnostics_add(diagnostics, RF_NOTE, code, nowhere, NULL, "%s: met", subject);
}

static void run(struct rf_auditing *audit)
{
    rf_audit_taught(audit);
    rf_audit_entitlement(audit);
    rf_audit_planning(audit);
    rf_audit_lunch(audit);
    rf_audit_directed(audit);
    rf_audit_slack(audit);
    rf_audit_meetings(audit);
    rf_audit_load(audit);
    rf_audit_pairs(audit);
    rf_audit_places(audit);
    rf_audit_gatherings(audit);
    rf_audit_reviews(audit);
    rf_audit_observation(audit);
    rf_audit_law(audit);
    rf_audit_duties(audit);
    rf_audit_share(audit);
    rf_audit_rest(audit);
    rf_ladder(audit);
}

void rf_audit_told(const struct rf_instance *instance, bool met, struct rf_diagnostics *diagnostics,
                   struct rf_audit_outcome *outcomes)
{
    struct rf_checker *checker = rf_checker_new(instance);
    struct rf_auditing audit = {instance, checker, diagnostics, NULL};
    size_t before = diagnostics->count, i;
    int id;

    audit.short_mentors = rf_allocate((size_t)instance->person_count, sizeof *audit.short_mentors);
    run(&audit);
    for (id = 0; outcomes != NULL && id < (int)RF_AUDIT_COUNT; id++)
        outcomes[id].verdict = verdict_of(diagnostics, before, rf_audit_id((enum rf_audit_id)id),
                                          &outcomes[id].findings);
    for (id = 0; met && id < (int)RF_AUDIT_COUNT; id++)
        tell_met(diagnostics, before, rf_audit_id((enum rf_audit_id)id),
                 rf_audit_text((enum rf_audit_id)id));
    for (i = 0; met && i < sizeof told / sizeof *told; i++)
        tell_met(diagnostics, before, told[i].code, told[i].subject);
    rf_release(audit.short_mentors);
    rf_checker_release(checker);
}

void rf_audit(const struct rf_instance *instance, struct rf_diagnostics *diagnostics)
{
    rf_audit_told(instance, false, diagnostics, NULL);
}
