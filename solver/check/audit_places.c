/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_places.c: AU8, lessons and commitments while their people are off; H2, people in two
 * lessons or commitments at once. Each pair of a person and what is found is told once, with its
 * first date and how many more there are. Absences are no work, and count for neither. */
#include "base/memory.h"
#include "check/audit_part.h"
#include "check/report.h"

/* Lessons come first, commitments after them, -1 for the other side of what is off. */
struct finding {
    int32_t one, other;
    int32_t date, count; /* the first date */
};

struct finding_list {
    struct finding *items;
    size_t count, capacity;
};

static int32_t number_of(const struct rf_instance *instance, const struct rf_occurrence *occurrence)
{
    return occurrence->type == RF_LESSON ? occurrence->source
                                         : instance->lesson_count + occurrence->source;
}

static void note(struct finding_list *list, int32_t one, int32_t other, int32_t date)
{
    struct finding finding = {one, other, date, 1};
    size_t i;

    for (i = 0; i < list->count; i++) {
        if (list->items[i].one == one && list->items[i].other == other) {
            list->items[i].count++;
            return;
        }
    }
    RF_PUSH(list->items, list->count, list->capacity, finding);
}

/* The part of the occurrence inside the school's open day is not inside the person's. */
static bool is_off(const struct rf_date *date, struct rf_span in, struct rf_span span)
{
    span.from = span.from > date->open.from ? span.from : date->open.from;
    span.until = span.until < date->open.until ? span.until : date->open.until;
    return span.from < span.until && !(in.from < in.until && rf_span_inside(span, in));
}

static void look_at(const struct rf_instance *instance, int32_t person, int32_t date,
                    struct finding_list *list)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    int32_t i, j;

    for (i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *here = &day->occurrences[i];

        if (here->type == RF_ABSENCE)
            continue;
        if (is_off(&instance->dates[date], day->in, here->span))
            note(list, number_of(instance, here), -1, date);
        for (j = i + 1; j < day->occurrence_count; j++) {
            const struct rf_occurrence *next = &day->occurrences[j];

            if (next->type != RF_ABSENCE && rf_span_overlap(here->span, next->span) &&
                number_of(instance, here) != number_of(instance, next))
                note(list, number_of(instance, here), number_of(instance, next), date);
        }
    }
}

static struct rf_words name_of(const struct rf_instance *instance, int32_t number)
{
    struct rf_occurrence occurrence = {.type = RF_LESSON, .source = number};

    if (number >= instance->lesson_count) {
        occurrence.type = RF_OTHER;
        occurrence.source = number - instance->lesson_count;
    }
    return rf_words_occurrence(instance, &occurrence);
}

static struct rf_place place_of(const struct rf_instance *instance, int32_t number)
{
    return rf_audit_place(number < instance->lesson_count
                              ? instance->lessons[number].origin
                              : instance->commitments[number - instance->lesson_count].origin);
}

static void tell(struct rf_auditing *audit, int32_t person, const struct finding *finding)
{
    const struct rf_instance *instance = audit->instance;
    const char *id = instance->people[person].id;
    struct rf_place place = place_of(instance, finding->one);
    rf_day day = instance->dates[finding->date].day;

    if (finding->other < 0)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU8", place,
                           "move it, or correct when the person works",
                           "%s has %s on %s while not at work (%d dates)", id,
                           name_of(instance, finding->one).text, rf_words_day(day).text,
                           finding->count);
    else
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "H2", place, NULL,
                           "%s has %s and %s at once on %s (%d dates); both block the time", id,
                           name_of(instance, finding->one).text,
                           name_of(instance, finding->other).text, rf_words_day(day).text,
                           finding->count);
}

void rf_audit_places(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    struct finding_list list = {NULL, 0, 0};
    int32_t person, date;
    size_t i;

    for (person = 0; person < instance->person_count; person++) {
        list.count = 0;
        for (date = 0; date < instance->date_count; date++) {
            if (instance->dates[date].status == RF_DAY_TEACHING ||
                instance->dates[date].status == RF_DAY_INSET)
                look_at(instance, person, date, &list);
        }
        for (i = 0; i < list.count; i++)
            tell(audit, person, &list.items[i]);
    }
    rf_release(list.items);
}
