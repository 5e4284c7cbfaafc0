/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_rest.c: WT-12, rest between the last commitment of one day and the first of the next. */
#include "check/audit_part.h"
#include "check/report.h"

/* First start and last end of the work of a date; empty when there is none. */
static struct rf_span work_on(const struct rf_instance *instance, int32_t person, int32_t date)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    struct rf_span work = {0, 0};
    int32_t i;

    for (i = 0; i < day->occurrence_count; i++) {
        struct rf_span span = day->occurrences[i].span;

        if (day->occurrences[i].type == RF_ABSENCE)
            continue;
        if (work.until == 0)
            work.from = span.from;
        work.until = span.until > work.until ? span.until : work.until;
    }
    return work;
}

void rf_audit_rest(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    int32_t least = instance->rules[RF_RULE_REST_HOURS] * 60, person, date;

    for (person = 0; person < instance->person_count; person++) {
        struct rf_span before = work_on(instance, person, 0), late = {0, 0};
        int32_t count = 0, first = 0;

        for (date = 1; date < instance->date_count; date++) {
            struct rf_span here = work_on(instance, person, date);

            if (before.from < before.until && here.from < here.until &&
                24 * 60 - before.until + here.from < least && count++ == 0) {
                first = date;
                late = (struct rf_span){before.until, here.from};
            }
            before = here;
        }
        if (count > 0)
            rf_diagnostics_add(audit->diagnostics, RF_WARNING, "WT-12",
                               rf_audit_place(instance->people[person].origin),
                               "begin later, or end earlier the day before",
                               "%s works until %s and from %s on %s; %d hours of rest are due%s",
                               instance->people[person].id, rf_words_minute(late.from).text,
                               rf_words_minute(late.until).text,
                               rf_words_day(instance->dates[first].day).text, least / 60,
                               count > 1 ? " (other nights, too)" : "");
    }
}
