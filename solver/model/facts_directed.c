/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_directed.c: directed time of the year (D38): what the timetable directs by itself, and what
 * a session adds to it. */
#include "base/memory.h"
#include "model/facts_span.h"
#include "model/facts_table.h"

/* The union of what is written on the person but absences. */
static struct rf_span_list find_written(const struct rf_person_day *day)
{
    struct rf_span_list list = RF_SPAN_LIST_INIT;
    for (int32_t i = 0; i < day->occurrence_count; i++)
        if (day->occurrences[i].type != RF_ABSENCE)
            rf_span_list_add(&list, day->occurrences[i].span);
    rf_span_list_join(&list, 0);
    return list;
}

static int32_t minutes_of(const struct rf_span_list *list)
{
    int32_t minutes = 0;
    for (size_t i = 0; i < list->count; i++)
        minutes += list->items[i].until - list->items[i].from;
    return minutes;
}

int32_t rf_facts_directed(const struct rf_facts *facts, int32_t person)
{
    const struct rf_person *who = &facts->instance->people[person];
    if (facts->directed[person] < 0) {
        int32_t minutes = who->directed;
        for (int32_t date = 0; date < facts->instance->date_count; date++) {
            struct rf_span_list list = find_written(&who->days[date]);
            minutes += minutes_of(&list);
            rf_span_list_release(&list);
        }
        facts->directed[person] = minutes;
    }
    return facts->directed[person];
}

int32_t rf_facts_directed_added(const struct rf_facts *facts, int32_t person, int32_t date,
                                struct rf_span span)
{
    struct rf_span_list list = find_written(&facts->instance->people[person].days[date]);
    rf_span_list_cut(&list, span);
    int32_t minutes = span.until > span.from ? span.until - span.from - minutes_of(&list) : 0;
    rf_span_list_release(&list);
    return minutes;
}

int32_t rf_facts_directed_limit(const struct rf_facts *facts, int32_t person)
{
    const struct rf_instance *instance = facts->instance;
    const struct rf_person *who = &instance->people[person];
    int64_t hours = instance->rules[RF_RULE_DIRECTED_HOURS];
    if (!instance->stpcd || who->leader || hours < 0)
        return -1;
    int32_t limit = (int32_t)(hours * 60 * who->fte / 1000);
    int32_t alone = rf_facts_directed(facts, person);
    return limit > alone ? limit : alone;
}
