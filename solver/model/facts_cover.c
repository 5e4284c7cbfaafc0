/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_cover.c: who can leave a class and who can take it (D27, D36).
 *
 * Released minutes are counted from the lessons themselves, not from lesson stretches: the gap
 * between two lessons of a stretch releases nobody. */
#include "base/memory.h"
#include "model/facts_span.h"
#include "model/facts_table.h"

int32_t rf_week_half_term(const struct rf_instance *instance, int32_t week)
{
    for (rf_day day = instance->weeks[week].monday; day < instance->weeks[week].monday + 7; day++) {
        const struct rf_date *date = rf_instance_date(instance, day);
        if (date != NULL && date->half_term >= 0)
            return date->half_term;
    }
    return -1;
}

struct rf_spans rf_facts_covered(const struct rf_facts *facts, int32_t person, int32_t date,
                                 bool induction)
{
    struct rf_person_facts *own = rf_facts_person(facts, person);
    int32_t which = induction ? 1 : 0;
    if (own->covered[which] == NULL) {
        size_t dates = (size_t)facts->instance->date_count;
        own->covered[which] = rf_arena_allocate(facts->arena, dates, sizeof(struct rf_spans));
        for (size_t i = 0; i < dates; i++) {
            struct rf_span_list list = RF_SPAN_LIST_INIT;
            for (int32_t k = 0; k < own->free[which][i].count; k++)
                rf_span_list_add(&list, own->free[which][i].items[k]);
            for (int32_t k = 0; k < own->lessons[i].count; k++)
                rf_span_list_add(&list, own->lessons[i].items[k]);
            rf_span_list_join(&list, facts->instance->rules[RF_RULE_JOIN_GAP]);
            own->covered[which][i] = rf_facts_keep(facts, &list);
            rf_span_list_release(&list);
        }
    }
    return own->covered[which][date];
}

/* D4, D5: it leaves the person free all the same. */
static bool is_open(const struct rf_person *person, const struct rf_occurrence *item,
                    bool induction)
{
    return item->type == RF_LESSON || (item->type == RF_PPA && person->volunteers_ppa) ||
           (item->type == RF_INDUCTION && induction);
}

rf_minute rf_facts_away_until(const struct rf_facts *facts, int32_t person, int32_t date,
                              rf_minute start, bool induction)
{
    const struct rf_date *day = &facts->instance->dates[date];
    const struct rf_person_day *own = &facts->instance->people[person].days[date];
    rf_minute until = own->in.until < day->open.until ? own->in.until : day->open.until;
    if (start < own->in.from || start < day->open.from)
        return -1;
    for (int32_t i = 0; i < own->occurrence_count; i++) {
        const struct rf_occurrence *item = &own->occurrences[i];
        if (!is_open(&facts->instance->people[person], item, induction) &&
            item->span.until > start && item->span.from < until)
            until = item->span.from;
    }
    return until > start ? until : -1;
}

/* The minutes of `span` in which the person has a lesson, joined. */
static struct rf_span_list find_released(const struct rf_facts *facts, int32_t person, int32_t date,
                                         struct rf_span span)
{
    const struct rf_person_day *day = &facts->instance->people[person].days[date];
    struct rf_span_list list = RF_SPAN_LIST_INIT;
    for (int32_t i = 0; i < day->occurrence_count; i++)
        if (day->occurrences[i].type == RF_LESSON &&
            rf_span_overlaps(day->occurrences[i].span, span))
            rf_span_list_add(&list, day->occurrences[i].span);
    rf_span_list_cut(&list, span);
    rf_span_list_join(&list, 0);
    return list;
}

int32_t rf_facts_released(const struct rf_facts *facts, int32_t person, int32_t date,
                          struct rf_span span, struct rf_span *hull)
{
    struct rf_span_list list = find_released(facts, person, date, span);
    int32_t minutes = 0;
    *hull = (struct rf_span){0, 0};
    for (size_t i = 0; i < list.count; i++)
        minutes += list.items[i].until - list.items[i].from;
    if (list.count > 0)
        *hull = (struct rf_span){list.items[0].from, list.items[list.count - 1].until};
    rf_span_list_release(&list);
    return minutes;
}

bool rf_facts_can_cover(const struct rf_facts *facts, int32_t provider, int32_t person,
                        int32_t date, struct rf_span span)
{
    struct rf_span_list list = find_released(facts, person, date, span);
    struct rf_spans free = rf_facts_free(facts, provider, date, false);
    bool result = true;
    for (size_t i = 0; i < list.count && result; i++)
        result = rf_spans_contain(free, list.items[i]);
    rf_span_list_release(&list);
    return result;
}

static bool teaches(const struct rf_instance *instance, int32_t person)
{
    for (int32_t date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];
        for (int32_t i = 0; i < day->occurrence_count; i++)
            if (day->occurrences[i].type == RF_LESSON)
                return true;
    }
    return false;
}

/* The ECT of an induction that is alive on that day. */
static bool is_new(const struct rf_instance *instance, int32_t person, rf_day day)
{
    for (int32_t i = 0; i < instance->induction_count; i++)
        if (instance->inductions[i].ect == person && instance->inductions[i].dates.from <= day &&
            day <= instance->inductions[i].dates.until)
            return true;
    return false;
}

static int32_t find_provider(const struct rf_instance *instance, int32_t person)
{
    for (int32_t i = 0; i < instance->provider_count; i++)
        if (instance->providers[i].person == person)
            return i;
    return -1;
}

struct rf_provider rf_facts_provider(const struct rf_instance *instance, int32_t person)
{
    int32_t index = find_provider(instance, person);
    if (index >= 0)
        return instance->providers[index];
    return (struct rf_provider){.person = person,
                                .per_week = instance->rules[RF_RULE_COVER_TEACHER_MAX],
                                .per_term = -1,
                                .per_year = -1,
                                .sustainable = -1,
                                .pence = -1};
}

const int32_t *rf_facts_providers(const struct rf_facts *facts, int32_t date, int32_t *count)
{
    const struct rf_instance *instance = facts->instance;
    if (facts->providers[date] == NULL) {
        bool others = instance->rules[RF_RULE_COVER_TEACHER_MAX] > 0;
        int32_t *list =
            rf_arena_allocate(facts->arena, (size_t)instance->person_count + 1, sizeof *list);
        for (int32_t person = 0; person < instance->person_count; person++)
            if (find_provider(instance, person) >= 0 ||
                (others && facts->teaches[person] &&
                 !is_new(instance, person, instance->dates[date].day)))
                list[++list[0]] = person;
        facts->providers[date] = list;
    }
    *count = facts->providers[date][0];
    return facts->providers[date] + 1;
}

void rf_facts_find_teachers(struct rf_facts *facts)
{
    const struct rf_instance *instance = facts->instance;
    facts->teaches =
        rf_arena_allocate(facts->arena, (size_t)instance->person_count, sizeof *facts->teaches);
    for (int32_t person = 0; person < instance->person_count; person++)
        facts->teaches[person] =
            instance->rules[RF_RULE_COVER_TEACHER_MAX] > 0 && teaches(instance, person);
}
