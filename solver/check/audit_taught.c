/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_taught.c: AU1, whether each ECT teaches as much less than the school's other teachers as
 * the stage is due, and has its induction time.
 *
 * Looked at in whole passes of the cycle without a closed day and, for induction time, without an
 * absence of the ECT. What may be taught is rounded down to whole periods, in
 * the ECT's favour, where all periods are of one length. Induction time is what is marked; where
 * nothing is marked, what the free periods leave beside planning time. */
#include "base/memory.h"
#include "check/audit_part.h"
#include "check/entitlement.h"
#include "check/report.h"

enum { THOUSAND = 1000, UNKNOWN = -1 };

/* What one stage may teach a week, full time. */
struct due {
    int64_t taught; /* thousandths of minutes at most; UNKNOWN: no limit */
    bool load_missing;
};

static struct due due_of(const struct rf_instance *instance, int32_t stage)
{
    struct due due = {UNKNOWN, false};
    const int32_t *rules = instance->rules;
    int64_t load = instance->reference_load, share, release, most;

    if (stage > 2)
        return due;
    share = rules[stage == 1 ? RF_RULE_REDUCTION_1 : RF_RULE_REDUCTION_2];
    release = rules[stage == 1 ? RF_RULE_RELEASE_1 : RF_RULE_RELEASE_2];
    most = rules[stage == 1 ? RF_RULE_MAX_TAUGHT_1 : RF_RULE_MAX_TAUGHT_2];
    due.load_missing = load < 0 && share + release > 0 && (most == 0 || release == 0);
    if (load >= 0 && release > 0)
        due.taught = (load - release) * THOUSAND;
    else if (load >= 0 && share > 0)
        due.taught = load * (THOUSAND - share);
    if (most > 0 && (due.taught == UNKNOWN || most * THOUSAND < due.taught))
        due.taught = most * THOUSAND;
    return due;
}

static int32_t taught_limit(const struct rf_instance *instance, const struct due *due,
                            int32_t person)
{
    int64_t minutes = due->taught * instance->people[person].fte * instance->cycle_weeks;
    int32_t limit = (int32_t)(minutes / ((int64_t)THOUSAND * THOUSAND));
    int32_t period = rf_audit_period_length(instance, person);

    return period > 0 ? limit - limit % period : limit;
}

static int32_t marked_minutes(const struct rf_instance *instance, int32_t person, int32_t cycle)
{
    struct rf_span *spans = NULL;
    size_t capacity = 0, count;
    int32_t date, i, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        if (!rf_audit_in_pass(instance, date, cycle))
            continue;
        count = 0;
        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_INDUCTION)
                RF_PUSH(spans, count, capacity, day->occurrences[i].span);
        }
        minutes += rf_check_union_minutes(spans, (int32_t)count);
    }
    rf_release(spans);
    return minutes;
}

/* What the pass's free periods leave beside the planning time that must be kept in them. */
static int32_t spare_minutes(const struct rf_instance *instance, int32_t person, int32_t cycle)
{
    struct rf_arena *arena = rf_arena_new();
    int32_t date, minutes = 0, need = 0;

    for (date = 0; date < instance->date_count; date++) {
        if (rf_audit_in_pass(instance, date, cycle))
            minutes += rf_audit_free_periods(instance, person, date, arena);
    }
    rf_arena_release(arena);
    if (!instance->people[person].marks_ppa)
        need = rf_check_planning_need(instance, rf_check_taught_minutes(instance, person, cycle));
    return minutes > need ? minutes - need : 0;
}

static bool marks_any(const struct rf_instance *instance, int32_t person)
{
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_INDUCTION)
                return true;
        }
    }
    return false;
}

/* The worst pass of one sort, and how many there are. */
struct worst {
    int32_t cycle, have, due, passes;
};

static void look_at(struct worst *worst, int32_t cycle, int32_t have, int32_t due, bool broken)
{
    int32_t lack = have > due ? have - due : due - have;
    int32_t before = worst->have > worst->due ? worst->have - worst->due : worst->due - worst->have;

    worst->passes += broken;
    if (broken && (worst->passes == 1 || lack > before)) {
        worst->cycle = cycle;
        worst->have = have;
        worst->due = due;
    }
}

static void add_periods(const struct rf_instance *instance, int32_t person, int32_t minutes,
                        struct rf_text *text)
{
    int32_t period = rf_audit_period_length(instance, person);

    rf_text_format(text, "%d minutes", minutes);
    if (period > 0 && minutes % period == 0)
        rf_text_format(text, " (%d %s)", minutes / period,
                       minutes == period ? "period" : "periods");
}

static void tell(struct rf_auditing *audit, const struct rf_induction *pair,
                 const struct worst *taught, const struct worst *induction, bool marked)
{
    const struct rf_instance *instance = audit->instance;
    const char *id = instance->people[pair->ect].id;
    struct rf_place place = rf_audit_place(instance->people[pair->ect].origin);
    struct rf_text text = RF_TEXT_INIT;

    if (taught->passes > 0) {
        rf_text_format(&text, "%s, ECT of %s, teaches ", id, pair->id);
        add_periods(instance, pair->ect, taught->have, &text);
        rf_text_format(
            &text, " in the cycle from %s; at most ",
            rf_words_day(instance->weeks[rf_audit_first_week(instance, taught->cycle)].monday)
                .text);
        add_periods(instance, pair->ect, taught->due, &text);
        rf_text_format(&text, ": %d minutes too many, in %d of %d cycles",
                       taught->have - taught->due, taught->passes, instance->cycle_count);
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU1", place,
                           "take lessons from the ECT", "%s", rf_text_peek(&text));
        rf_text_release(&text);
    }
    if (induction->passes > 0)
        rf_diagnostics_add(
            audit->diagnostics, RF_WARNING, "AU1", place,
            marked ? "mark more induction time" : "release the ECT from lessons",
            "%s, ECT of %s, is due %d minutes of induction time in the cycle from %s; %d are %s, "
            "short in %d of %d cycles",
            id, pair->id, induction->due,
            rf_words_day(instance->weeks[rf_audit_first_week(instance, induction->cycle)].monday)
                .text,
            induction->have, marked ? "marked" : "free beside planning time", induction->passes,
            instance->cycle_count);
}

static bool has_whole_pass(const struct rf_instance *instance)
{
    int32_t cycle;

    for (cycle = 0; cycle < instance->cycle_count; cycle++) {
        if (rf_audit_is_whole(instance, cycle))
            return true;
    }
    return false;
}

/* False where a fact is missing. */
static bool audit_pair(struct rf_auditing *audit, int32_t index, bool marked)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_induction *pair = &instance->inductions[index];
    struct worst taught = {0, 0, 0, 0}, induction = {0, 0, 0, 0};
    int32_t cycle;
    bool known = true;

    for (cycle = 0; cycle < instance->cycle_count; cycle++) {
        int32_t week = rf_audit_first_week(instance, cycle), minutes, have;
        struct due due = due_of(instance, rf_audit_stage(pair, week)->number);
        rf_day monday = instance->weeks[week].monday;

        if (!rf_audit_is_whole(instance, cycle) || monday + 6 < pair->dates.from ||
            monday > pair->dates.until)
            continue;
        known = known && !due.load_missing;
        minutes = rf_check_taught_minutes(instance, pair->ect, cycle);
        if (due.taught != UNKNOWN) {
            int32_t most = taught_limit(instance, &due, pair->ect);

            look_at(&taught, cycle, minutes, most, minutes > most);
        }
        have = marked ? marked_minutes(instance, pair->ect, cycle)
                      : spare_minutes(instance, pair->ect, cycle);
        minutes = rf_check_entitlement(audit->checker, index, week) * instance->cycle_weeks;
        look_at(&induction, cycle, have, minutes,
                have < minutes && !rf_audit_is_absent(instance, pair->ect, cycle));
    }
    tell(audit, pair, &taught, &induction, marked);
    return known;
}

void rf_audit_taught(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    struct rf_text text = RF_TEXT_INIT;
    int32_t *unmarked = rf_allocate((size_t)instance->induction_count, sizeof *unmarked);
    int32_t i, count = 0;
    bool known = true;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        bool marked = pair->ect >= 0 && marks_any(instance, pair->ect);

        if (pair->ect < 0)
            continue;
        known = audit_pair(audit, i, marked) && known;
        if (!marked)
            unmarked[count++] = pair->ect;
    }
    if (!has_whole_pass(instance))
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU1", nowhere, NULL,
                           "reduced teaching load: cannot tell, the calendar holds no whole cycle "
                           "of %d weeks",
                           instance->cycle_weeks);
    if (!known)
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU1", nowhere,
                           "give /school/reference_load_minutes",
                           "reduced teaching load: cannot tell, the reference load (what other "
                           "teachers teach in a week) is not in the input");
    if (count > 0) {
        rf_audit_add_people(instance, unmarked, count, &text);
        rf_diagnostics_add(
            audit->diagnostics, RF_NOTE, "AU1", nowhere, "give commitments of type induction",
            "protected induction time: cannot tell, none is marked for %s", rf_text_peek(&text));
        rf_text_release(&text);
    }
    rf_release(unmarked);
}
