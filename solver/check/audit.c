/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit.c: running every audit, and saying which are met and which the format cannot tell. */
#include "check/audit.h"

#include <string.h>

#include "check/audit_part.h"

static const struct {
    const char *code, *subject;
} told[] = {
    {"AU2", "planning time"},
    {"AU3", "lunch on full days"},
    {"AU5", "the mentors' time"},
    {"AU6", "common time of pairs"},
    {"AU7", "roles kept apart"},
    {"AU8", "days off kept free"},
    {"H2", "nobody in two places at once"},
    {"H9", "the mentors' load"},
    {"H12", "the number of ECTs of a mentor"},
    {"H14", "sessions in the lead-in"},
};

static const struct {
    const char *code, *missing;
} untold[] = {
    {"AU1", "reduced teaching load: cannot tell, the reference load is not in the input"},
    {"AU4", "directed time: cannot tell, working hours outside the timetable are not in the input"},
    {"AU9", "a review in every term: cannot tell, reviews are not in the input"},
};

int32_t rf_audit_first_week(const struct rf_instance *instance, int32_t cycle)
{
    int32_t week = 0;

    while (week + 1 < instance->week_count && instance->weeks[week].cycle != cycle)
        week++;
    return week;
}

static bool found(const struct rf_diagnostics *diagnostics, size_t from, const char *code)
{
    size_t i;

    for (i = from; i < diagnostics->count; i++) {
        if (strcmp(diagnostics->items[i].code, code) == 0)
            return true;
    }
    return false;
}

void rf_audit_told(const struct rf_instance *instance, bool met, struct rf_diagnostics *diagnostics)
{
    struct rf_checker *checker = rf_checker_new(instance);
    struct rf_auditing audit = {instance, checker, diagnostics};
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    size_t before = diagnostics->count, i;

    rf_audit_planning(&audit);
    rf_audit_lunch(&audit);
    rf_audit_slack(&audit);
    rf_audit_meetings(&audit);
    rf_audit_load(&audit);
    rf_audit_pairs(&audit);
    rf_audit_places(&audit);
    for (i = 0; met && i < sizeof told / sizeof *told; i++) {
        if (!found(diagnostics, before, told[i].code))
            rf_diagnostics_add(diagnostics, RF_NOTE, told[i].code, nowhere, NULL, "%s: met",
                               told[i].subject);
    }
    for (i = 0; i < sizeof untold / sizeof *untold; i++)
        rf_diagnostics_add(diagnostics, RF_NOTE, untold[i].code, nowhere, NULL, "%s",
                           untold[i].missing);
    rf_checker_release(checker);
}

void rf_audit(const struct rf_instance *instance, struct rf_diagnostics *diagnostics)
{
    rf_audit_told(instance, false, diagnostics);
}
