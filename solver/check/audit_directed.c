/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_directed.c: AU4, each person's directed time of the year (D38): what stands in the
 * calendar, what the files give for the rest, and the least that the sessions asked for add,
 * against the hours of a full-time teacher, pro rata.
 *
 * The files may hold less than a year; how much of it they hold is said. Leaders have no such
 * limit; those among them of whom sessions are asked should have a weekly cap of their own. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "check/audit_part.h"
#include "check/report.h"

enum { MANY = 6 /* more people than this are told by number alone */ };

struct ledger {
    int32_t person;
    int64_t calendar, given, asked, limit; /* minutes */
};

static int64_t calendar_minutes(const struct rf_instance *instance, int32_t person)
{
    struct rf_span *spans = NULL;
    size_t capacity = 0, count;
    int64_t minutes = 0;
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        count = 0;
        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type != RF_ABSENCE)
                RF_PUSH(spans, count, capacity, day->occurrences[i].span);
        }
        minutes += rf_check_union_minutes(spans, (int32_t)count);
    }
    rf_release(spans);
    return minutes;
}

/* The wait from the pupils' day to a start after it. */
static int32_t trapped(const struct rf_instance *instance, rf_day day, rf_minute start)
{
    int32_t date = rf_check_date(instance, day);

    if (date < 0 || instance->rules[RF_RULE_TRAPPED_TIME] == 0 ||
        instance->dates[date].status != RF_DAY_TEACHING ||
        start < instance->dates[date].pupils.until)
        return 0;
    return start - instance->dates[date].pupils.until;
}

/* The least that the event costs somebody who attends, wherever it stands. */
static int32_t least_of_event(const struct rf_instance *instance, const struct rf_event *event)
{
    int32_t i, least = 0;

    for (i = 0; i < event->option_count; i++) {
        int32_t wait = trapped(instance, event->options[i].day, event->options[i].start);

        least = i == 0 || wait < least ? wait : least;
    }
    return least + event->minutes;
}

static bool has_induction_time(const struct rf_instance *instance, int32_t person)
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

/* Adds the least minutes of each session asked for that can lie in nothing that counts already. */
static void add_asked(const struct rf_auditing *audit, struct ledger *ledgers)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_checker *checker = audit->checker;
    int32_t i, j;

    for (i = 0; i < checker->event_entry; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        for (j = 0; j < entry->part_count; j++) {
            int32_t person = entry->parts[j].person;

            if (person < 0 || entry->parts[j].presence != RF_FREE ||
                instance->people[person].volunteers_ppa ||
                (instance->kinds[entry->kind].induction && has_induction_time(instance, person)))
                continue;
            ledgers[person].asked += entry->step->least;
        }
    }
    for (i = checker->event_entry; i < checker->entry_count; i++) {
        const struct rf_event *event = &instance->events[checker->entries[i].event];

        for (j = 0; j < event->person_count; j++) {
            if (!instance->people[event->people[j]].volunteers_ppa &&
                !instance->kinds[event->kind].induction)
                ledgers[event->people[j]].asked += least_of_event(instance, event);
        }
    }
}

/* "21 h 5 min" */
static struct rf_words hours(int64_t minutes)
{
    struct rf_words words;

    if (minutes % 60 == 0)
        snprintf(words.text, sizeof words.text, "%lld h", (long long)(minutes / 60));
    else
        snprintf(words.text, sizeof words.text, "%lld h %lld min", (long long)(minutes / 60),
                 (long long)(minutes % 60));
    return words;
}

static int by_excess(const void *one, const void *other)
{
    const struct ledger *a = one, *b = other;
    int64_t left = a->calendar + a->given + a->asked - a->limit;
    int64_t right = b->calendar + b->given + b->asked - b->limit;

    if (left != right)
        return left > right ? -1 : 1;
    return (a->person > b->person) - (a->person < b->person);
}

static void tell(struct rf_auditing *audit, const struct ledger *ledger)
{
    const struct rf_person *who = &audit->instance->people[ledger->person];
    int64_t total = ledger->calendar + ledger->given + ledger->asked;

    rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU4", rf_audit_place(who->origin),
                       "take duties or meetings away, or ask for fewer sessions",
                       "%s is directed for %s in the year (calendar %s, elsewhere %s, at least %s "
                       "for the sessions asked for); the limit is %s: %s too much",
                       who->id, hours(total).text, hours(ledger->calendar).text,
                       hours(ledger->given).text, hours(ledger->asked).text,
                       hours(ledger->limit).text, hours(total - ledger->limit).text);
}

static bool has_weekly_cap(const struct rf_instance *instance, int32_t person)
{
    int32_t i, j;

    for (i = 0; i < instance->cap_count; i++) {
        for (j = 0; instance->caps[i].per == RF_PER_WEEK && j < instance->caps[i].person_count;
             j++) {
            if (instance->caps[i].people[j] == person)
                return true;
        }
    }
    return false;
}

static void tell_leaders(struct rf_auditing *audit, const struct ledger *ledgers)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    struct rf_text text = RF_TEXT_INIT;
    int32_t *leaders = rf_allocate((size_t)instance->person_count, sizeof *leaders);
    int32_t i, count = 0;

    for (i = 0; i < instance->person_count; i++) {
        if (instance->people[i].leader && ledgers[i].asked > 0 && !has_weekly_cap(instance, i))
            leaders[count++] = i;
    }
    if (count > 0) {
        rf_audit_add_people(instance, leaders, count, &text);
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU4", nowhere,
                           "give a cap per week in /policy/caps",
                           "leaders' own limit: cannot tell, directed time does not bind %s, and "
                           "no weekly cap is given",
                           rf_text_peek(&text));
    }
    rf_text_release(&text);
    rf_release(leaders);
}

/* How much of the year the files hold. */
static void tell_coverage(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    int32_t i, days = 0, given = 0;

    for (i = 0; i < instance->date_count; i++)
        days += instance->dates[i].status == RF_DAY_TEACHING ||
                instance->dates[i].status == RF_DAY_INSET;
    for (i = 0; i < instance->person_count; i++)
        given += instance->people[i].directed > 0;
    if (days < instance->rules[RF_RULE_DAYS])
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU4", nowhere,
                           "give the whole year's calendar, or directed_minutes for the rest",
                           "directed time of the whole year: cannot tell, the files hold %d of %d "
                           "days, and directed_minutes for %d of %d people",
                           days, instance->rules[RF_RULE_DAYS], given, instance->person_count);
}

static void tell_all(struct rf_auditing *audit, struct ledger *ledgers)
{
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    int32_t i, over = 0;

    for (i = 0; i < audit->instance->person_count; i++) {
        if (ledgers[i].calendar + ledgers[i].given + ledgers[i].asked > ledgers[i].limit &&
            !audit->instance->people[ledgers[i].person].leader)
            ledgers[over++] = ledgers[i];
    }
    if (over > 0)
        qsort(ledgers, (size_t)over, sizeof *ledgers, by_excess);
    for (i = 0; i < over && i < MANY; i++)
        tell(audit, &ledgers[i]);
    if (over > MANY)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU4", nowhere, NULL,
                           "%d more people are directed for longer than the year's limit",
                           over - MANY);
}

void rf_audit_directed(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    struct ledger *ledgers;
    int32_t i;

    if (!instance->stpcd) {
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU4", nowhere, NULL,
                           "directed time: cannot tell, under local terms its limit stands in the "
                           "contracts");
        return;
    }
    ledgers = rf_allocate((size_t)instance->person_count, sizeof *ledgers);
    for (i = 0; i < instance->person_count; i++) {
        ledgers[i].person = i;
        ledgers[i].calendar = calendar_minutes(instance, i);
        ledgers[i].given = instance->people[i].directed;
        ledgers[i].limit =
            (int64_t)instance->rules[RF_RULE_DIRECTED_HOURS] * 60 * instance->people[i].fte / 1000;
    }
    add_asked(audit, ledgers);
    tell_leaders(audit, ledgers);
    tell_coverage(audit);
    tell_all(audit, ledgers);
    rf_release(ledgers);
}
