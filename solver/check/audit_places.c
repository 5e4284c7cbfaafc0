/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_places.c: AU8, lessons and commitments while their people are off; H2, people in two
 * lessons or commitments at once. Absences are no work, and count for neither; dated training takes
 * people out of their lessons and no more.
 *
 * Real timetables repeat one mistake in every week and for all its people. So what is found is told
 * once for each entry, or pair of entries, with all people and the number of dates; and once for a
 * person of whom much is found. O(findings x log findings). */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "check/audit_part.h"
#include "check/report.h"

enum { MANY = 3 /* more than this of one person are told together */, NAMED = 6 };

/* Lessons come first, commitments after them; `one` is the lesser, `other` -1 for what is off. */
struct finding {
    int32_t person, one, other, date;
};

struct finding_list {
    struct finding *items;
    size_t count, capacity;
};

struct places {
    struct rf_auditing *audit;
    bool off; /* AU8, else H2 */
    struct finding_list list;
};

static int32_t number_of(const struct rf_instance *instance, const struct rf_occurrence *occurrence)
{
    return occurrence->type == RF_LESSON ? occurrence->source
                                         : instance->lesson_count + occurrence->source;
}

/* The part of the occurrence inside the school's open day is not inside the person's. */
static bool is_off(const struct rf_date *date, struct rf_span in, struct rf_span span)
{
    span.from = span.from > date->open.from ? span.from : date->open.from;
    span.until = span.until < date->open.until ? span.until : date->open.until;
    return span.from < span.until && !(in.from < in.until && rf_span_inside(span, in));
}

static void note(struct finding_list *list, struct finding finding)
{
    RF_PUSH(list->items, list->count, list->capacity, finding);
}

static bool is_training_in_lesson(const struct rf_occurrence *one,
                                  const struct rf_occurrence *other)
{
    return (one->type == RF_TRAINING && other->type == RF_LESSON) ||
           (one->type == RF_LESSON && other->type == RF_TRAINING);
}

static void look_at(struct places *places, int32_t person, int32_t date)
{
    const struct rf_instance *instance = places->audit->instance;
    const struct rf_person_day *day = &instance->people[person].days[date];
    int32_t i, j;

    for (i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *here = &day->occurrences[i];
        int32_t one = number_of(instance, here);

        if (here->type == RF_ABSENCE)
            continue;
        if (places->off && is_off(&instance->dates[date], day->in, here->span))
            note(&places->list, (struct finding){person, one, -1, date});
        for (j = i + 1; !places->off && j < day->occurrence_count; j++) {
            const struct rf_occurrence *next = &day->occurrences[j];
            int32_t other = number_of(instance, next);

            if (next->type != RF_ABSENCE && rf_span_overlap(here->span, next->span) &&
                one != other && !is_training_in_lesson(here, next))
                note(&places->list, (struct finding){person, one < other ? one : other,
                                                     one < other ? other : one, date});
        }
    }
}

static int compare(const int32_t *one, const int32_t *other, int count)
{
    int i;

    for (i = 0; i < count; i++) {
        if (one[i] != other[i])
            return one[i] < other[i] ? -1 : 1;
    }
    return 0;
}

static int by_person(const void *one, const void *other)
{
    const struct finding *a = one, *b = other;

    return compare((const int32_t[]){a->person, a->one, a->other, a->date},
                   (const int32_t[]){b->person, b->one, b->other, b->date}, 4);
}

static int by_entry(const void *one, const void *other)
{
    const struct finding *a = one, *b = other;

    return compare((const int32_t[]){a->one, a->other, a->person, a->date},
                   (const int32_t[]){b->one, b->other, b->person, b->date}, 4);
}

static void sort(struct finding_list *list, int (*order)(const void *, const void *))
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, order);
}

/* Different dates of a run of findings, and the first of them. */
static int32_t count_dates(const struct rf_instance *instance, const struct finding *run,
                           size_t count, int32_t *first)
{
    bool *met = rf_allocate((size_t)instance->date_count, sizeof *met);
    int32_t dates = 0;
    size_t i;

    *first = run[0].date;
    for (i = 0; i < count; i++) {
        dates += !met[run[i].date];
        met[run[i].date] = true;
        *first = run[i].date < *first ? run[i].date : *first;
    }
    rf_release(met);
    return dates;
}

static void add_name(const struct rf_instance *instance, int32_t number, struct rf_text *text)
{
    struct rf_occurrence occurrence = {.type = RF_LESSON, .source = number};

    if (number >= instance->lesson_count) {
        occurrence.type = RF_OTHER;
        occurrence.source = number - instance->lesson_count;
    }
    rf_text_add(text, rf_words_occurrence(instance, &occurrence).text);
}

/* "lesson 9x/Ma1 (9x-Ma1)", "lesson 9x/Ma1 (9x-Ma1) and gate duty". */
static void add_entries(const struct rf_instance *instance, const struct finding *finding,
                        struct rf_text *text)
{
    add_name(instance, finding->one, text);
    if (finding->other < 0)
        return;
    rf_text_add(text, " and ");
    add_name(instance, finding->other, text);
}

static bool same_entries(const struct finding *one, const struct finding *other)
{
    return one->one == other->one && one->other == other->other;
}

static const char *fix_of(const struct places *places)
{
    return places->off ? "move it, or correct when the person works"
                       : "move one of them; as they are, both block the time";
}

/* One line for a person; the run is sorted by entry. */
static void tell_person(const struct places *places, const struct finding *run, size_t count,
                        size_t pairs)
{
    const struct rf_instance *instance = places->audit->instance;
    const struct rf_person *who = &instance->people[run[0].person];
    struct rf_text text = RF_TEXT_INIT;
    int32_t first, dates = count_dates(instance, run, count, &first);
    size_t i, told = 0;

    rf_text_format(
        &text, "%s %s on %d %s (the first %s): ", who->id,
        places->off ? "has lessons or commitments while not at work" : "is in two places at once",
        dates, dates == 1 ? "date" : "dates", rf_words_day(instance->dates[first].day).text);
    for (i = 0; i < count && told < MANY; i++) {
        if (i > 0 && same_entries(&run[i], &run[i - 1]))
            continue;
        rf_text_add(&text, told++ > 0 ? ", " : "");
        add_entries(instance, &run[i], &text);
    }
    rf_text_format(&text, ", and %zu more", pairs - told);
    rf_diagnostics_add(places->audit->diagnostics, RF_WARNING, places->off ? "AU8" : "H2",
                       rf_audit_place(who->origin), fix_of(places), "%s", rf_text_peek(&text));
    rf_text_release(&text);
}

/* Tells the people with many findings, and takes these away. */
static void tell_people(struct places *places)
{
    struct finding *items = places->list.items;
    size_t from, until, kept = 0, i;

    sort(&places->list, by_person);
    for (from = 0; from < places->list.count; from = until) {
        size_t pairs = 1;

        for (until = from + 1;
             until < places->list.count && items[until].person == items[from].person; until++)
            pairs += !same_entries(&items[until], &items[until - 1]);
        if (pairs > MANY)
            tell_person(places, items + from, until - from, pairs);
        for (i = from; pairs <= MANY && i < until; i++)
            items[kept++] = items[i];
    }
    places->list.count = kept;
}

/* "AB, CD and EF", "AB, CD, ... and 4 more"; returns their number. The run is sorted by person. */
static size_t add_people(const struct rf_instance *instance, const struct finding *run,
                         size_t count, struct rf_text *text)
{
    size_t people = 1, told = 0, i;

    for (i = 1; i < count; i++)
        people += run[i].person != run[i - 1].person;
    for (i = 0; i < count && told < NAMED; i++) {
        if (i > 0 && run[i].person == run[i - 1].person)
            continue;
        rf_text_add(text, told == 0 ? "" : told + 1 == people ? " and " : ", ");
        rf_text_add(text, instance->people[run[i].person].id);
        told++;
    }
    if (people > told)
        rf_text_format(text, " and %zu more", people - told);
    return people;
}

/* One line for an entry or a pair of entries. */
static void tell_entries(const struct places *places, const struct finding *run, size_t count)
{
    const struct rf_instance *instance = places->audit->instance;
    int32_t first, dates = count_dates(instance, run, count, &first), number = run[0].one;
    struct rf_text text = RF_TEXT_INIT;
    struct rf_origin origin = number < instance->lesson_count
                                  ? instance->lessons[number].origin
                                  : instance->commitments[number - instance->lesson_count].origin;

    rf_text_add(&text, add_people(instance, run, count, &text) == 1 ? " has " : " have ");
    add_entries(instance, &run[0], &text);
    rf_text_format(&text, "%s on %s", places->off ? "" : " at once",
                   rf_words_day(instance->dates[first].day).text);
    if (dates > 1)
        rf_text_format(&text, " (%d dates)", dates);
    rf_text_add(&text, places->off ? " while not at work" : "");
    rf_diagnostics_add(places->audit->diagnostics, RF_WARNING, places->off ? "AU8" : "H2",
                       rf_audit_place(origin), fix_of(places), "%s", rf_text_peek(&text));
    rf_text_release(&text);
}

static void audit(struct rf_auditing *auditing, bool off)
{
    const struct rf_instance *instance = auditing->instance;
    struct places places = {auditing, off, {NULL, 0, 0}};
    size_t from, until;
    int32_t person, date;

    for (person = 0; person < instance->person_count; person++) {
        for (date = 0; date < instance->date_count; date++) {
            if (instance->dates[date].status == RF_DAY_TEACHING ||
                instance->dates[date].status == RF_DAY_INSET)
                look_at(&places, person, date);
        }
    }
    tell_people(&places);
    sort(&places.list, by_entry);
    for (from = 0; from < places.list.count; from = until) {
        for (until = from + 1; until < places.list.count &&
                               same_entries(&places.list.items[until], &places.list.items[from]);
             until++)
            ;
        tell_entries(&places, places.list.items + from, until - from);
    }
    rf_release(places.list.items);
}

void rf_audit_places(struct rf_auditing *auditing)
{
    audit(auditing, true);
    audit(auditing, false);
}
