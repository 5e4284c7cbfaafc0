/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_staff.c: /staff: people, when they work, when they rest. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

enum { MINUTES_OF_DAY = 1440, FTE_MOST = 2000, YEARS_MOST = 60, DIRECTED_MOST = 100000 };

/* ------------------------------------------------------------------ working patterns */

static void read_hours(struct rf_decoder *decoder, const struct rf_node *node,
                       struct rf_draft_hours *hours)
{
    static const struct rf_field fields[] = {
        {.key = "start", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_draft_hours, span.from)},
        {.key = "end", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_draft_hours, span.until)},
        {.key = "site",
         .type = RF_FIELD_REFERENCE,
         .to = RF_SITES,
         .at = offsetof(struct rf_draft_hours, site)},
    };

    hours->span = (struct rf_span){0, MINUTES_OF_DAY};
    hours->site = -1;
    RF_DECODE_FIELDS(decoder, node, fields, hours);
    rf_decode_span_order(decoder, node, hours->span);
}

static void read_pattern(struct rf_decoder *decoder, const struct rf_node *node,
                         struct rf_draft_pattern *pattern)
{
    static const struct rf_field fields[] = {
        {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct rf_dates, from)},
        {.key = "until", .type = RF_FIELD_DATE, .at = offsetof(struct rf_dates, until)},
        {.key = "days", .type = RF_FIELD_OBJECT, .required = true},
    };
    struct rf_node map = rf_node_member(node, "days", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_draft_hours *hours =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *hours);
    struct rf_node entry;
    int32_t position = 0, used = 0;

    pattern->dates = (struct rf_dates){INT32_MIN, INT32_MAX};
    RF_DECODE_FIELDS(decoder, node, fields, &pattern->dates);
    while (rf_decode_next_entry(decoder, &map, &position, &entry)) {
        bool known = rf_decode_day_key(decoder, &entry, entry.key, RF_KEY_WEEKDAY | RF_KEY_LETTER,
                                       &hours[used].key);

        read_hours(decoder, &entry, &hours[used]);
        used += known;
    }
    pattern->hours = hours;
    pattern->hours_count = used;
}

static void read_works(struct rf_decoder *decoder, const struct rf_node *person,
                       struct rf_draft_person *draft)
{
    struct rf_node map = rf_node_member(person, "works", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_draft_pattern *patterns =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *patterns);
    struct rf_lasting *lasting = rf_allocate((size_t)count, sizeof *lasting);
    struct rf_node node;
    size_t known = 0;
    int32_t position = 0, i = 0;

    draft->has_works = map.value != NULL;
    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        struct rf_draft_pattern *pattern = &patterns[i++];

        read_pattern(decoder, &node, pattern);
        if (rf_decode_dates_order(decoder, &node, pattern->dates))
            lasting[known++] = (struct rf_lasting){
                pattern->dates.from,
                pattern->dates.until < INT32_MAX ? pattern->dates.until + 1 : INT32_MAX,
                rf_node_keep(decoder, &node)};
    }
    rf_decode_no_overlap(decoder, lasting, known, "working pattern");
    draft->patterns = patterns;
    draft->pattern_count = count;
    rf_release(lasting);
}

/* ------------------------------------------------------------------ breaks and lunches */

static int compare_spans(const void *left, const void *right)
{
    const struct rf_span *one = left, *other = right;

    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return (one->until > other->until) - (one->until < other->until);
}

static void read_rest(struct rf_decoder *decoder, const struct rf_node *map,
                      struct rf_draft_rest *rest)
{
    int32_t count = rf_decode_entry_count(decoder, map);
    struct rf_span *spans = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *spans);
    struct rf_lasting *lasting = rf_allocate((size_t)count, sizeof *lasting);
    struct rf_node node;
    int32_t position = 0, used = 0;

    while (rf_decode_next_id(decoder, map, &position, &node)) {
        if (!rf_decode_span(decoder, &node, &spans[used]))
            continue;
        lasting[used] =
            (struct rf_lasting){spans[used].from, spans[used].until, rf_node_keep(decoder, &node)};
        used++;
    }
    rf_decode_no_overlap(decoder, lasting, (size_t)used, "rest");
    qsort(spans, (size_t)used, sizeof *spans, compare_spans);
    rest->spans = spans;
    rest->span_count = used;
    rf_release(lasting);
}

static void read_rests(struct rf_decoder *decoder, const struct rf_node *person,
                       struct rf_draft_person *draft)
{
    struct rf_node map = rf_node_member(person, "rests", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_draft_rest *rests =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *rests);
    struct rf_node node;
    int32_t position = 0, used = 0;

    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        bool known =
            rf_decode_day_key(decoder, &node, node.key, RF_KEY_WEEKDAY | RF_KEY_LETTER | RF_KEY_ANY,
                              &rests[used].key);

        read_rest(decoder, &node, &rests[used]);
        used += known;
    }
    draft->rests = rests;
    draft->rest_count = used;
}

/* ------------------------------------------------------------------ people */

#define FLAG(name)                                                                                 \
    {                                                                                              \
        .key = #name, .type = RF_FIELD_BOOLEAN, .at = offsetof(struct rf_person, name)             \
    }
static const struct rf_field person_fields[] = {
    {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_person, name)},
    {.key = "fte",
     .type = RF_FIELD_SHARE,
     .at = offsetof(struct rf_person, fte),
     .least = 0,
     .most = FTE_MOST},
    FLAG(leader),
    FLAG(qualified),
    FLAG(volunteers_ppa),
    {.key = "subject", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_person, subject)},
    {.key = "phase", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_person, phase)},
    {.key = "years",
     .type = RF_FIELD_WHOLE,
     .at = offsetof(struct rf_person, years),
     .least = 0,
     .most = YEARS_MOST},
    {.key = "line_manager",
     .type = RF_FIELD_REFERENCE,
     .to = RF_PEOPLE,
     .at = offsetof(struct rf_person, line_manager)},
    {.key = "directed_minutes",
     .type = RF_FIELD_WHOLE,
     .at = offsetof(struct rf_person, directed),
     .least = 0,
     .most = DIRECTED_MOST},
    {.key = "bell",
     .type = RF_FIELD_REFERENCE,
     .to = RF_BELLS,
     .at = offsetof(struct rf_person, bell)},
    {.key = "site",
     .type = RF_FIELD_REFERENCE,
     .to = RF_SITES,
     .at = offsetof(struct rf_person, site)},
    {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct rf_person, employed.from)},
    {.key = "until", .type = RF_FIELD_DATE, .at = offsetof(struct rf_person, employed.until)},
    {.key = "works", .type = RF_FIELD_OBJECT},
    {.key = "rests", .type = RF_FIELD_OBJECT},
};
#undef FLAG

static void read_person(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_person *person, struct rf_draft_person *draft)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node manager = rf_node_member(node, "line_manager", RF_TEXT);

    person->name = person->id;
    person->fte = 1000;
    person->bell = instance->default_bell;
    person->qualified = true;
    person->site = instance->site_count == 1 ? 0 : -1;
    person->years = person->line_manager = -1;
    person->employed = (struct rf_dates){INT32_MIN, INT32_MAX};
    person->origin = rf_node_origin(decoder, node);
    RF_DECODE_FIELDS(decoder, node, person_fields, person);
    rf_decode_dates_order(decoder, node, person->employed);
    if (person->line_manager >= 0 && person == &instance->people[person->line_manager])
        rf_decode_fault(decoder, &manager, RF_FORMAT_PERSON, "name somebody else, or delete it",
                        "\"%s\" cannot be their own line manager", person->id);
    read_works(decoder, node, draft);
    read_rests(decoder, node, draft);
}

void rf_decode_staff(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "staff", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_person *people = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *people);
    struct rf_draft_person *drafts =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *drafts);
    struct rf_node node;
    int32_t position, i = 0;

    if (count > RF_LIMIT_PEOPLE)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "leave out who has no part in this",
                        "there are %d people, at most %d are possible", (int)count,
                        (int)RF_LIMIT_PEOPLE);
    for (position = 0; i < count; position++) {
        const char *id = map.value->members[position].key;

        if (strcmp(id, "note") != 0)
            people[i++].id = rf_arena_text(decoder->arena, id);
    }
    instance->people = people;
    instance->person_count = count;
    position = i = 0;
    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        read_person(decoder, &node, &people[i], &drafts[i]);
        i++;
    }
    decoder->draft->people = people;
    decoder->draft->people_drafts = drafts;
}
