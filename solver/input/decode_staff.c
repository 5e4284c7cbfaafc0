/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_staff.c: /staff: people, when they work, when they rest. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

enum { MINUTES_OF_DAY = 1440, FTE_MOST = 2000 };

/* ------------------------------------------------------------------ working patterns */

static void read_hours(struct rf_decoder *decoder, const struct rf_node *node,
                       struct rf_draft_hours *hours)
{
    static const struct rf_field fields[] = {
        {.key = "start", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_span, from)},
        {.key = "end", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_span, until)},
    };

    hours->span = (struct rf_span){0, MINUTES_OF_DAY};
    RF_DECODE_FIELDS(decoder, node, fields, &hours->span);
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

struct entry {
    struct rf_person person;
    const char *site;
};

static void check_site(struct rf_decoder *decoder, const struct rf_node *node, const char *site)
{
    struct rf_node school = rf_node_member(&decoder->root, "school", RF_OBJECT);
    struct rf_node sites = rf_node_member(&school, "sites", RF_OBJECT);
    struct rf_node where = rf_node_member(node, "site", RF_TEXT);
    struct rf_closest closest = {site, NULL, 0};
    char *fix;
    int32_t i;

    if (site == NULL || school.value == NULL)
        return;
    for (i = 0; sites.value != NULL && i < sites.value->count; i++) {
        if (strcmp(sites.value->members[i].key, site) == 0)
            return;
        rf_closest_try(&closest, sites.value->members[i].key);
    }
    fix = rf_closest_fix(&closest, "add it to /school/sites, or leave it out");
    rf_decode_fault(decoder, &where, RF_FORMAT_REFERENCE, fix,
                    "\"site\" names \"%s\", which is not in /school/sites", site);
    rf_release(fix);
}

static void read_person(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_person *person, struct rf_draft_person *draft)
{
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, person.name)},
        {.key = "fte",
         .type = RF_FIELD_SHARE,
         .at = offsetof(struct entry, person.fte),
         .least = 0,
         .most = FTE_MOST},
        {.key = "leader", .type = RF_FIELD_BOOLEAN, .at = offsetof(struct entry, person.leader)},
        {.key = "subject", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, person.subject)},
        {.key = "bell",
         .type = RF_FIELD_REFERENCE,
         .to = RF_BELLS,
         .at = offsetof(struct entry, person.bell)},
        {.key = "site", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, site)},
        {.key = "volunteers_ppa",
         .type = RF_FIELD_BOOLEAN,
         .at = offsetof(struct entry, person.volunteers_ppa)},
        {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct entry, person.employed.from)},
        {.key = "until",
         .type = RF_FIELD_DATE,
         .at = offsetof(struct entry, person.employed.until)},
        {.key = "works", .type = RF_FIELD_OBJECT},
        {.key = "rests", .type = RF_FIELD_OBJECT},
    };
    const struct rf_instance *instance = decoder->instance;
    struct entry entry = {*person, NULL};

    entry.person.id = rf_arena_text(decoder->arena, node->key);
    entry.person.name = entry.person.id;
    entry.person.fte = 1000;
    entry.person.bell = instance->default_bell;
    entry.person.employed = (struct rf_dates){INT32_MIN, INT32_MAX};
    entry.person.origin = rf_node_origin(decoder, node);
    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    rf_decode_dates_order(decoder, node, entry.person.employed);
    check_site(decoder, node, entry.site);
    read_works(decoder, node, draft);
    read_rests(decoder, node, draft);
    *person = entry.person;
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
    int32_t position = 0, i = 0;

    if (count > RF_LIMIT_PEOPLE)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "leave out who has no part in this",
                        "there are %d people, at most %d are possible", (int)count,
                        (int)RF_LIMIT_PEOPLE);
    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        read_person(decoder, &node, &people[i], &drafts[i]);
        i++;
    }
    instance->people = people;
    instance->person_count = count;
    decoder->draft->people = people;
    decoder->draft->people_drafts = drafts;
}
