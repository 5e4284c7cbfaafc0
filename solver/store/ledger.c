/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ledger.c: one pass over the sessions per cap, into a field of people by periods. */
#include "store/ledger.h"

#include <stdio.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "store/participation.h"

struct spent {
    int32_t minutes, sessions;
};

static int32_t period_count(const struct rf_instance *instance, enum rf_cap_period per)
{
    switch (per) {
    case RF_PER_DAY:
        return instance->date_count;
    case RF_PER_WEEK:
        return instance->week_count;
    case RF_PER_TERM:
        return instance->term_count;
    case RF_PER_YEAR:
        break;
    }
    return 1;
}

/* -1 for a date outside all terms. */
static int32_t period_of(const struct rf_instance *instance, enum rf_cap_period per, rf_day day)
{
    const struct rf_date *date = rf_instance_date(instance, day);
    if (!date)
        return -1;
    switch (per) {
    case RF_PER_DAY:
        return (int32_t)(date - instance->dates);
    case RF_PER_WEEK:
        return date->week;
    case RF_PER_TERM:
        return date->half_term < 0 ? -1 : instance->half_terms[date->half_term].term;
    case RF_PER_YEAR:
        break;
    }
    return 0;
}

/* Position of the person in the cap's sorted list, -1 when the cap does not concern the person. */
static int32_t position(const struct rf_cap *cap, int32_t person)
{
    int32_t low = 0, high = cap->person_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (cap->people[middle] < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low < cap->person_count && cap->people[low] == person ? low : -1;
}

static void spend(const struct rf_instance *instance, const struct rf_plan *plan,
                  const struct rf_cap *cap, int32_t periods, struct spent *field)
{
    struct rf_participants participants = RF_PARTICIPANTS_INIT;
    for (int32_t index = 0; index < plan->session_count; index++) {
        const struct rf_session *session = &plan->sessions[index];
        int32_t period = session->placed ? period_of(instance, cap->per, session->day) : -1;
        if (period < 0 || !cap->kinds[session->kind])
            continue;
        rf_participants_list(instance, session, &participants);
        for (size_t who = 0; who < participants.count; who++) {
            int32_t place = position(cap, participants.items[who].person);
            if (place < 0 || participants.items[who].role == RF_ROLE_MISSING)
                continue;
            field[place * periods + period].minutes += session->end - session->start;
            field[place * periods + period].sessions++;
        }
    }
    rf_participants_release(&participants);
}

void rf_ledger_fill(const struct rf_instance *instance, const struct rf_plan *plan,
                    struct rf_ledger *ledger)
{
    for (int32_t index = 0; index < instance->cap_count; index++) {
        const struct rf_cap *cap = &instance->caps[index];
        int32_t periods = period_count(instance, cap->per);
        size_t cells = (size_t)cap->person_count * (size_t)periods;
        struct spent *field = rf_allocate(cells, sizeof *field);
        spend(instance, plan, cap, periods, field);
        for (size_t cell = 0; cell < cells; cell++) {
            if (field[cell].sessions == 0)
                continue;
            struct rf_ledger_line line = {index, cap->people[cell / (size_t)periods],
                                          (int32_t)(cell % (size_t)periods), field[cell].minutes,
                                          field[cell].sessions};
            RF_PUSH(ledger->lines, ledger->count, ledger->capacity, line);
        }
        rf_release(field);
    }
}

void rf_ledger_release(struct rf_ledger *ledger)
{
    rf_release(ledger->lines);
    *ledger = (struct rf_ledger)RF_LEDGER_INIT;
}

void rf_ledger_period(const struct rf_instance *instance, const struct rf_ledger_line *line,
                      char *buffer, size_t size)
{
    char date[RF_DATE_TEXT];
    const char *words = "year";
    switch (instance->caps[line->cap].per) {
    case RF_PER_DAY:
        words = rf_day_format(instance->dates[line->period].day, date);
        break;
    case RF_PER_WEEK:
        words = rf_day_format(instance->weeks[line->period].monday, date);
        break;
    case RF_PER_TERM:
        words = instance->terms[line->period];
        break;
    case RF_PER_YEAR:
        break;
    }
    snprintf(buffer, size, "%s", words);
}
