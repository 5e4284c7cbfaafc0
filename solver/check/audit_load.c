/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_load.c: H9, whether what is asked for in two weeks in a row fits the mentor's caps, counted
 * in least minutes (D18); H12, how many ECTs a mentor has at once. */
#include "base/memory.h"
#include "check/audit_part.h"
#include "check/report.h"

/* Least minutes that the induction's sessions of one week cost the mentor. */
static int32_t least_in_week(const struct rf_auditing *audit, int32_t induction, int32_t week)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_course *course = &audit->checker->courses[induction];
    int32_t i, minutes = 0;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &audit->checker->entries[i];
        const struct rf_kind *kind = &instance->kinds[entry->kind];

        if (entry->window.make_up || entry->window.first_week != week ||
            entry->window.last_week != week)
            continue;
        if (kind->mentoring && kind->presence[RF_ROLE_MENTOR] != RF_ABSENT)
            minutes += entry->step->least;
        if (kind->meeting)
            minutes += entry->stage->preparation_minutes;
    }
    return minutes;
}

static int32_t minutes_in(const struct rf_auditing *audit, const struct rf_load *load, int32_t week,
                          int32_t *own)
{
    int32_t i;

    *own = 0;
    for (i = 0; i < load->induction_count; i++)
        *own += least_in_week(audit, load->inductions[i], week);
    return *own + (load->other != NULL ? load->other[week] : 0);
}

static void audit_cap(struct rf_auditing *audit, const struct rf_load *load)
{
    const struct rf_instance *instance = audit->instance;
    int32_t week, own, earlier_own, minutes, worst = -1, worst_minutes = 0;

    for (week = 1; week < instance->week_count; week++) {
        minutes = minutes_in(audit, load, week - 1, &earlier_own);
        minutes += minutes_in(audit, load, week, &own);
        if (own + earlier_own > 0 && minutes > 2 * load->cap && minutes > worst_minutes) {
            worst = week - 1;
            worst_minutes = minutes;
        }
    }
    if (worst < 0)
        return;
    rf_diagnostics_add(
        audit->diagnostics, RF_WARNING, "H9", rf_audit_place(instance->people[load->mentor].origin),
        "give the mentor fewer ECTs, or lessen other mentoring",
        "%s is asked for at least %d minutes of mentoring%s%s in the two weeks from %s; the most "
        "is %d",
        instance->people[load->mentor].id, worst_minutes, load->ect < 0 ? "" : " for ",
        load->ect < 0 ? "" : instance->people[load->ect].id,
        rf_words_day(instance->weeks[worst].monday).text, 2 * load->cap);
}

/* ECTs whose inductions with this mentor live on `day`, without those that a waiver excuses. */
static int32_t ects_on(const struct rf_instance *instance, const struct rf_load *load, rf_day day)
{
    int32_t i, j, count = 0;

    for (i = 0; i < load->induction_count; i++) {
        const struct rf_induction *here = &instance->inductions[load->inductions[i]];
        bool again = false;

        if (here->ect < 0 || day < here->dates.from || day > here->dates.until ||
            rf_check_waived(instance, load->inductions[i], "H12"))
            continue;
        for (j = 0; j < i; j++) {
            const struct rf_induction *other = &instance->inductions[load->inductions[j]];

            again = again || (other->ect == here->ect && day >= other->dates.from &&
                              day <= other->dates.until);
        }
        count += !again;
    }
    return count;
}

/* Another mentor may still be chosen for one of them (D46). */
static bool is_open(const struct rf_instance *instance, const struct rf_load *load)
{
    int32_t i;

    for (i = 0; i < load->induction_count; i++) {
        if (instance->inductions[load->inductions[i]].mentor_choice_count > 1)
            return true;
    }
    return false;
}

/* An error, for no plan changes it (D39). */
static void audit_count(struct rf_auditing *audit, const struct rf_load *load)
{
    const struct rf_instance *instance = audit->instance;
    int32_t date, most = 0;

    for (date = 0; date < instance->date_count; date++) {
        int32_t count = ects_on(instance, load, instance->dates[date].day);

        most = count > most ? count : most;
    }
    if (most > instance->rules[RF_RULE_MAX_ECTS])
        rf_diagnostics_add(audit->diagnostics, is_open(instance, load) ? RF_WARNING : RF_ERROR,
                           "H12", rf_audit_place(instance->people[load->mentor].origin),
                           "give some of them another mentor, or add a waiver of H12",
                           "%s is mentor of %d ECTs at once; at most %d",
                           instance->people[load->mentor].id, most,
                           instance->rules[RF_RULE_MAX_ECTS]);
}

void rf_audit_load(struct rf_auditing *audit)
{
    int32_t i;

    for (i = 0; i < audit->checker->load_count; i++) {
        audit_cap(audit, &audit->checker->loads[i]);
        if (audit->checker->loads[i].ect < 0)
            audit_count(audit, &audit->checker->loads[i]);
    }
}
