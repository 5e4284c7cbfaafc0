/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * unroll_people.c: when each person is at work, and when each rests, on every date.
 *
 * At work: employed, the date in one of the working patterns (when there are any) and the weekday
 * named by it, cut to the hours in which the school is open to staff. Nobody is in on a closure,
 * but `works` still says who would have been. */
#include "base/memory.h"
#include "input/unroll.h"

static bool lasts(struct rf_dates dates, rf_day day)
{
    return day >= dates.from && day <= dates.until;
}

/* The hours a person works on a date by pattern and employment, and where; empty when out. */
static struct rf_span hours_of(const struct rf_person *person, const struct rf_draft_person *draft,
                               rf_day day, int32_t letter, int32_t *site)
{
    struct rf_span best = {0, 0};
    int best_rank = 0;
    int32_t i, j;

    if (!lasts(person->employed, day))
        return best;
    if (!draft->has_works)
        return (struct rf_span){0, 1440};
    for (i = 0; i < draft->pattern_count; i++) {
        const struct rf_draft_pattern *pattern = &draft->patterns[i];

        for (j = 0; lasts(pattern->dates, day) && j < pattern->hours_count; j++) {
            int rank = rf_day_key_rank(&pattern->hours[j].key, day, letter);

            if (rank > best_rank) {
                best = pattern->hours[j].span;
                *site = pattern->hours[j].site >= 0 ? pattern->hours[j].site : person->site;
                best_rank = rank;
            }
        }
    }
    return best;
}

static struct rf_span cut(struct rf_span span, struct rf_span to)
{
    struct rf_span both = {span.from > to.from ? span.from : to.from,
                           span.until < to.until ? span.until : to.until};

    return both.from < both.until ? both : (struct rf_span){0, 0};
}

/* Breaks and lunches of every shape, gathered once. */
struct rest_list {
    const struct rf_span *spans;
    int32_t count;
};

static struct rest_list *gather_rests(const struct rf_instance *instance, struct rf_draft *draft)
{
    struct rest_list *lists =
        rf_arena_allocate(draft->arena, (size_t)instance->shape_count, sizeof *lists);
    int32_t i, j;

    for (i = 0; i < instance->shape_count; i++) {
        const struct rf_shape *shape = &instance->shapes[i];
        struct rf_span *spans =
            rf_arena_allocate(instance->arena, (size_t)shape->count, sizeof *spans);

        for (j = 0; j < shape->count; j++) {
            if (shape->periods[j].class == RF_PERIOD_BREAK ||
                shape->periods[j].class == RF_PERIOD_LUNCH)
                spans[lists[i].count++] = shape->periods[j].span;
        }
        lists[i].spans = spans;
    }
    return lists;
}

static struct rest_list rests_of(const struct rf_draft_person *draft, struct rest_list usual,
                                 rf_day day, int32_t letter)
{
    int best_rank = 0;
    int32_t i;

    for (i = 0; i < draft->rest_count; i++) {
        int rank = rf_day_key_rank(&draft->rests[i].key, day, letter);

        if (rank > best_rank) {
            usual = (struct rest_list){draft->rests[i].spans, draft->rests[i].span_count};
            best_rank = rank;
        }
    }
    return usual;
}

static void unroll_person(struct rf_instance *instance, const struct rf_draft *draft,
                          int32_t person, const struct rest_list *shape_rests)
{
    const struct rf_person *who = &instance->people[person];
    const struct rf_draft_person *facts = &draft->people_drafts[person];
    struct rf_person_day *days = draft->days[person];
    int32_t i;

    for (i = 0; i < instance->date_count; i++) {
        const struct rf_date *date = &instance->dates[i];
        int32_t letter = rf_unroll_letter(draft, date);
        int32_t shape = instance->bells[who->bell].shape_of_date[i];
        struct rf_span in;

        days[i].site = who->site;
        if (date->status == RF_DAY_OUT)
            continue;
        in = cut(hours_of(who, facts, date->day, letter, &days[i].site), date->open);
        days[i].works = in.from < in.until;
        if (date->status == RF_DAY_CLOSED)
            continue;
        days[i].in = in;
        if (shape >= 0) {
            struct rest_list rests = rests_of(facts, shape_rests[shape], date->day, letter);

            days[i].rests = rests.spans;
            days[i].rest_count = rests.count;
        }
    }
}

void rf_unroll_people(struct rf_instance *instance, struct rf_draft *draft)
{
    const struct rest_list *shape_rests = gather_rests(instance, draft);
    int32_t person;

    draft->days =
        rf_arena_allocate(draft->arena, (size_t)instance->person_count, sizeof *draft->days);
    for (person = 0; person < instance->person_count; person++) {
        struct rf_person *who = &draft->people[person];

        draft->days[person] = rf_arena_allocate(instance->arena, (size_t)instance->date_count,
                                                sizeof *draft->days[person]);
        who->days = draft->days[person];
        unroll_person(instance, draft, person, shape_rests);
        if (who->employed.from == INT32_MIN)
            who->employed.from = instance->first_day;
        if (who->employed.until == INT32_MAX)
            who->employed.until = instance->dates[instance->date_count - 1].day;
    }
}
