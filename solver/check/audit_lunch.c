/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_lunch.c: AU3, a lunch for everybody on each day on which they are at work before and after
 * it.
 *
 * A lunch is a lunch period of the person's bell, or a rest of their own that overlaps the middle
 * of the day and is no break of the bell. Not met where lessons and commitments leave less of every
 * lunch of the date in one piece than `lunch_least_minutes`; an absence takes nothing. Where there
 * is no lunch, it cannot be told. A school that gives lunch duties to many is told of all of them
 * in one line. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "check/audit_part.h"
#include "check/report.h"

static const struct rf_span middle = {11 * 60, 14 * 60 + 30}, noon = {12 * 60, 14 * 60};

enum { MANY = 4 /* more people than this are told together */, NAMED = 6 };

struct lunch {
    bool known, full; /* of a date: there is one; a full day */
    int32_t longest;  /* minutes of the longest piece that no work takes */
};

/* Minutes of the longest piece of the span without work; occurrences are sorted by start. */
static int32_t longest_in(const struct rf_person_day *day, struct rf_span span)
{
    rf_minute reached = span.from;
    int32_t i, longest = 0;

    for (i = 0; i < day->occurrence_count && reached < span.until; i++) {
        struct rf_span here = day->occurrences[i].span;

        if (day->occurrences[i].type == RF_ABSENCE || here.until <= reached)
            continue;
        if (here.from >= span.until)
            break;
        if (here.from - reached > longest)
            longest = here.from - reached;
        reached = here.until;
    }
    return span.until - reached > longest ? span.until - reached : longest;
}

static bool is_around(struct rf_span in, struct rf_span lunch)
{
    return in.from < lunch.from && in.until > lunch.until;
}

static bool is_break(const struct rf_shape *shape, struct rf_span span)
{
    int32_t i;

    for (i = 0; i < shape->count; i++) {
        if (shape->periods[i].class == RF_PERIOD_BREAK &&
            shape->periods[i].span.from == span.from && shape->periods[i].span.until == span.until)
            return true;
    }
    return false;
}

static void add_lunch(const struct rf_person_day *day, struct rf_span span, struct lunch *lunch)
{
    int32_t longest = longest_in(day, span);

    lunch->longest = longest > lunch->longest ? longest : lunch->longest;
    lunch->known = true;
    lunch->full = lunch->full || is_around(day->in, span);
}

static struct lunch lunch_on(const struct rf_instance *instance, int32_t person, int32_t date)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    int32_t index = instance->bells[instance->people[person].bell].shape_of_date[date], i;
    struct rf_shape none = {NULL, 0};
    const struct rf_shape *shape = index < 0 ? &none : &instance->shapes[index];
    struct lunch lunch = {false, is_around(day->in, noon), 0};

    for (i = 0; i < shape->count; i++) {
        if (shape->periods[i].class == RF_PERIOD_LUNCH)
            add_lunch(day, shape->periods[i].span, &lunch);
    }
    for (i = 0; i < day->rest_count; i++) {
        if (rf_span_overlap(day->rests[i], middle) && !is_break(shape, day->rests[i]))
            add_lunch(day, day->rests[i], &lunch);
    }
    return lunch;
}

/* A person without lunch on some dates; the longest that work leaves on any of them. */
struct lack {
    int32_t person, first, count, longest;
};

struct lack_list {
    struct lack *items;
    size_t count, capacity;
};

/* Marks in `untold` the dates on which it cannot be told. */
static struct lack lack_of(const struct rf_instance *instance, int32_t person, bool *untold)
{
    struct lack lack = {person, -1, 0, 0};
    int32_t date;

    for (date = 0; date < instance->date_count; date++) {
        struct lunch lunch;

        if (instance->dates[date].status != RF_DAY_TEACHING)
            continue;
        lunch = lunch_on(instance, person, date);
        if (!lunch.full)
            continue;
        untold[date] = untold[date] || !lunch.known;
        if (!lunch.known || lunch.longest >= instance->rules[RF_RULE_LUNCH_LEAST])
            continue;
        lack.longest = lunch.longest > lack.longest ? lunch.longest : lack.longest;
        lack.first = lack.first < 0 ? date : lack.first;
        lack.count++;
    }
    return lack;
}

static const char *dates(int32_t count)
{
    return count == 1 ? "date" : "dates";
}

static void audit_bell(struct rf_auditing *audit, int32_t bell, struct lack_list *list)
{
    const struct rf_instance *instance = audit->instance;
    bool *untold = rf_allocate((size_t)instance->date_count, sizeof *untold);
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    int32_t i, count = 0;

    for (i = 0; i < instance->person_count; i++) {
        struct lack lack = {i, -1, 0, 0};

        if (instance->people[i].bell == bell)
            lack = lack_of(instance, i, untold);
        if (lack.count > 0)
            RF_PUSH(list->items, list->count, list->capacity, lack);
    }
    for (i = 0; i < instance->date_count; i++)
        count += untold[i];
    if (count > 0)
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "AU3", nowhere, NULL,
                           "lunch on full days: cannot tell on %d %s, bell %s has no lunch period "
                           "then",
                           count, dates(count), instance->bells[bell].id);
    rf_release(untold);
}

static const char fix[] = "leave lunch free, or say when it is";

static void tell(struct rf_auditing *audit, const struct lack *lack)
{
    const struct rf_person *who = &audit->instance->people[lack->person];

    if (lack->longest == 0)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU3", rf_audit_place(who->origin), fix,
                           "%s has no lunch on %d %s (the first %s): work takes all of it", who->id,
                           lack->count, dates(lack->count),
                           rf_words_day(audit->instance->dates[lack->first].day).text);
    else
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU3", rf_audit_place(who->origin), fix,
                           "%s has at most %d minutes of lunch in one piece on %d %s (the first "
                           "%s); %d are due",
                           who->id, lack->longest, lack->count, dates(lack->count),
                           rf_words_day(audit->instance->dates[lack->first].day).text,
                           audit->instance->rules[RF_RULE_LUNCH_LEAST]);
}

static int by_count(const void *one, const void *other)
{
    const struct lack *a = one, *b = other;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->person > b->person) - (a->person < b->person);
}

static bool takes_all(const struct lack_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++) {
        if (list->items[i].longest > 0)
            return false;
    }
    return true;
}

static void tell_together(struct rf_auditing *audit, const struct lack_list *list)
{
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL};
    struct rf_text text = RF_TEXT_INIT;
    size_t i;

    if (takes_all(list))
        rf_text_format(&text,
                       "%zu people have days without lunch, work takes all of it: ", list->count);
    else
        rf_text_format(&text,
                       "%zu people have days with less than %d minutes of lunch in one "
                       "piece: ",
                       list->count, audit->instance->rules[RF_RULE_LUNCH_LEAST]);
    for (i = 0; i < list->count && i < NAMED; i++)
        rf_text_format(&text, "%s%s (%d %s)", i > 0 ? ", " : "",
                       audit->instance->people[list->items[i].person].id, list->items[i].count,
                       dates(list->items[i].count));
    if (list->count > NAMED)
        rf_text_format(&text, " and %zu more", list->count - NAMED);
    rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU3", nowhere, fix, "%s",
                       rf_text_peek(&text));
    rf_text_release(&text);
}

void rf_audit_lunch(struct rf_auditing *audit)
{
    struct lack_list list = {NULL, 0, 0};
    int32_t bell;
    size_t i;

    for (bell = 0; bell < audit->instance->bell_count; bell++)
        audit_bell(audit, bell, &list);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof *list.items, by_count);
    for (i = 0; list.count <= MANY && i < list.count; i++)
        tell(audit, &list.items[i]);
    if (list.count > MANY)
        tell_together(audit, &list);
    rf_release(list.items);
}
