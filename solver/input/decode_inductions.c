/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_inductions.c: /inductions and /training: who is inducted, or trained as a mentor, by whom
 * and by which programme.
 *
 * Both become inductions in one list sorted by id; a training has no ECT. Each is read by itself
 * first; what one says of another (overlaps, hosts that are no ECT) is tested when all are read. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

enum { LEAD_IN_MOST = 52, STAGES_MOST = 9, SERVED_MOST = 30000, TRAINING_MOST = 30000 };
enum { ENTITLEMENT_MOST = 3000, TERMS_OF_A_STAGE = 3000, CHOICES_LEAST = 2 };

/* An induction and the parts that become casts. */
struct entry {
    struct rf_induction induction;
    int32_t observer, coach;
};

static struct entry blank(struct rf_decoder *decoder, const struct rf_node *node)
{
    struct entry entry = {.induction = {.id = rf_arena_text(decoder->arena, node->key),
                                        .ect = -1,
                                        .mentor = -1,
                                        .tutor = -1,
                                        .previous_mentor = -1,
                                        .entitlement = -1,
                                        .terms_served = -1,
                                        .site = -1,
                                        .programme = -1,
                                        .lead_in_weeks = -1,
                                        .dates = {INT32_MIN, INT32_MAX},
                                        .origin = rf_node_origin(decoder, node)},
                          .observer = -1,
                          .coach = -1};

    return entry;
}

static struct rf_cast cast_of(const struct rf_decoder *decoder, int32_t person)
{
    int32_t *people = rf_arena_allocate(decoder->arena, 1, sizeof *people);
    struct rf_cast cast = {people, person >= 0};

    people[0] = person;
    return cast;
}

/* Takes over what was read; lists of people come later. */
static void settle(const struct rf_decoder *decoder, const struct entry *entry,
                   struct rf_induction *induction)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t home = entry->induction.ect >= 0 ? entry->induction.ect : entry->induction.mentor;

    *induction = entry->induction;
    if (induction->site < 0 && home >= 0)
        induction->site = instance->people[home].site;
    if (induction->terms_served < 0)
        induction->terms_served =
            induction->stage_number > 0 ? (induction->stage_number - 1) * TERMS_OF_A_STAGE : 0;
    induction->cast[RF_ROLE_ECT] = cast_of(decoder, induction->ect);
    induction->cast[RF_ROLE_MENTOR] = cast_of(decoder, induction->mentor);
    induction->cast[RF_ROLE_TUTOR] = cast_of(decoder, induction->tutor);
    induction->cast[RF_ROLE_OBSERVER] =
        cast_of(decoder, entry->observer >= 0 ? entry->observer : induction->tutor);
    induction->cast[RF_ROLE_COACH] = cast_of(decoder, entry->coach);
}

/* ------------------------------------------------------------------ inductions */

/* "mentors": in order of preference; one of them is chosen together with the plan. */
static void read_choice(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_induction *induction)
{
    struct rf_node list = rf_node_member(node, "mentors", RF_ARRAY);

    if (node->value == NULL)
        return;
    if (!rf_decode_is_written(node, "mentor") && !rf_decode_is_written(node, "mentors"))
        rf_decode_fault(decoder, node, RF_FORMAT_MISSING_KEY,
                        "add \"mentor\": a text; or \"mentors\": those who may be chosen",
                        "\"mentor\" is missing");
    if (rf_decode_is_written(node, "mentor") && rf_decode_is_written(node, "mentors"))
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "delete one of the two",
                        "\"mentor\" and \"mentors\" exclude each other");
    if (list.value == NULL)
        return;
    if (list.value->count < CHOICES_LEAST || list.value->count > RF_MENTOR_CHOICES)
        rf_decode_fault(decoder, &list, RF_FORMAT_RANGE,
                        "name two to four, the preferred one first; or write \"mentor\"",
                        "\"mentors\" must name %d to %d people, found %d", CHOICES_LEAST,
                        RF_MENTOR_CHOICES, (int)list.value->count);
    induction->mentor_choice_count = rf_decode_references_in_order(
        decoder, node, "mentors", RF_PEOPLE, induction->mentor_choice, RF_MENTOR_CHOICES);
    if (induction->mentor_choice_count > 0)
        induction->mentor = induction->mentor_choice[0];
}

static void check_ect(struct rf_decoder *decoder, const struct rf_node *node,
                      const struct rf_induction *induction)
{
    const char *key = induction->mentor_choice_count > 0 ? "mentors" : "mentor";
    struct rf_node where = rf_node_member(node, "ect", RF_TEXT);
    const struct rf_person *ect;
    bool same = induction->mentor == induction->ect;
    int32_t i;

    if (induction->ect < 0)
        return;
    ect = &decoder->instance->people[induction->ect];
    if (ect->fte == 0)
        rf_decode_fault(decoder, &where, RF_FORMAT_PERSON, "give the person an \"fte\" above 0",
                        "\"%s\" works 0 of full time and cannot be an ECT", ect->id);
    for (i = 0; i < induction->mentor_choice_count; i++)
        same = same || induction->mentor_choice[i] == induction->ect;
    where = rf_node_member(node, key, key[6] == 's' ? RF_ARRAY : RF_TEXT);
    if (same)
        rf_decode_fault(decoder, &where, RF_FORMAT_INDUCTION, "name somebody else",
                        "\"%s\" cannot be ECT and mentor of one induction", ect->id);
}

#define PERSON(name, member, needed)                                                               \
    {                                                                                              \
        .key = name, .type = RF_FIELD_REFERENCE, .required = needed, .to = RF_PEOPLE,              \
        .at = offsetof(struct entry, member)                                                       \
    }
#define WHOLE(name, member, lowest, highest)                                                       \
    {                                                                                              \
        .key = name, .type = RF_FIELD_WHOLE, .at = offsetof(struct entry, member),                 \
        .least = lowest, .most = highest                                                           \
    }
#define DATE(name, member)                                                                         \
    {                                                                                              \
        .key = name, .type = RF_FIELD_DATE, .at = offsetof(struct entry, member)                   \
    }
#define REFERENCE(name, member, collection, needed)                                                \
    {                                                                                              \
        .key = name, .type = RF_FIELD_REFERENCE, .required = needed, .to = collection,             \
        .at = offsetof(struct entry, member)                                                       \
    }

static void read_induction(struct rf_decoder *decoder, const struct rf_node *node,
                           struct rf_induction *induction)
{
    static const struct rf_field fields[] = {
        PERSON("ect", induction.ect, true),
        PERSON("mentor", induction.mentor, false),
        PERSON("tutor", induction.tutor, false),
        {.key = "stage",
         .type = RF_FIELD_WHOLE,
         .required = true,
         .at = offsetof(struct entry, induction.stage_number),
         .least = 1,
         .most = STAGES_MOST},
        REFERENCE("programme", induction.programme, RF_PROGRAMMES, true),
        DATE("from", induction.dates.from),
        DATE("until", induction.dates.until),
        WHOLE("lead_in_weeks", induction.lead_in_weeks, 0, LEAD_IN_MOST),
        {.key = "mentors", .type = RF_FIELD_LIST},
        PERSON("previous_mentor", induction.previous_mentor, false),
        PERSON("observer", observer, false),
        PERSON("coach", coach, false),
        {.key = "associates", .type = RF_FIELD_LIST},
        {.key = "hosts", .type = RF_FIELD_LIST},
        {.key = "partners", .type = RF_FIELD_LIST},
        {.key = "changes", .type = RF_FIELD_OBJECT},
        {.key = "terms_served",
         .type = RF_FIELD_SHARE,
         .at = offsetof(struct entry, induction.terms_served),
         .least = 0,
         .most = SERVED_MOST},
        WHOLE("entitlement_minutes", induction.entitlement, 0, ENTITLEMENT_MOST),
        {.key = "flags", .type = RF_FIELD_LIST},
        REFERENCE("site", induction.site, RF_SITES, false),
    };
    struct entry entry = blank(decoder, node);

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    entry.induction.flags = rf_decode_flag_bits(decoder, node, "flags");
    read_choice(decoder, node, &entry.induction);
    check_ect(decoder, node, &entry.induction);
    settle(decoder, &entry, induction);
}

/* ------------------------------------------------------------------ training */

static void read_training(struct rf_decoder *decoder, const struct rf_node *node,
                          struct rf_induction *induction)
{
    static const struct rf_field fields[] = {
        PERSON("mentor", induction.mentor, true),
        PERSON("tutor", induction.tutor, false),
        PERSON("coach", coach, false),
        REFERENCE("programme", induction.programme, RF_PROGRAMMES, true),
        WHOLE("stage", induction.stage_number, 1, STAGES_MOST),
        DATE("from", induction.dates.from),
        DATE("until", induction.dates.until),
        WHOLE("minutes", induction.training_minutes, 0, TRAINING_MOST),
        {.key = "flags", .type = RF_FIELD_LIST},
        REFERENCE("site", induction.site, RF_SITES, false),
    };
    struct entry entry = blank(decoder, node);

    entry.induction.stage_number = 1;
    entry.induction.training_minutes = decoder->instance->rules[RF_RULE_TRAINING_MINUTES];
    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    entry.induction.flags = rf_decode_flag_bits(decoder, node, "flags");
    settle(decoder, &entry, induction);
}
#undef PERSON
#undef WHOLE
#undef DATE
#undef REFERENCE

/* A training has no ECT whom a step could ask for, and no terms to serve. */
static void check_training(struct rf_decoder *decoder, const struct rf_node *node,
                           const struct rf_induction *induction)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node where = rf_node_member(node, "programme", RF_TEXT);
    const struct rf_stage *stage;
    int32_t week = -1, s;

    while ((stage = rf_decode_next_stage(instance, induction, &week)) != NULL) {
        for (s = 0; s < stage->step_count; s++) {
            const struct rf_step *step = &stage->steps[s];

            if (step->kind >= 0 && instance->kinds[step->kind].presence[RF_ROLE_ECT] != RF_ABSENT)
                rf_decode_fault(decoder, &where, RF_FORMAT_STEP,
                                "name a programme for mentors, or write it under /inductions",
                                "step \"%s\" needs an ECT, whom a training does not have",
                                step->id);
            else if (step->point != RF_POINT_ANY)
                rf_decode_fault(decoder, &where, RF_FORMAT_STEP, "take \"point\" out of the step",
                                "step \"%s\" goes by the terms an ECT has served, and a training "
                                "has no ECT",
                                step->id);
        }
    }
}

/* ------------------------------------------------------------------ all together */

/* Two inductions of one ECT at the same time would ask for everything twice. Each is compared with
 * the earlier ones of the same ECT, which are chained. */
static void check_overlaps(struct rf_decoder *decoder, const struct rf_node *const *nodes,
                           const struct rf_induction *inductions, int32_t count)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t *last = rf_allocate((size_t)instance->person_count, sizeof *last);
    int32_t *before = rf_allocate((size_t)count, sizeof *before);
    int32_t i, j;

    for (i = 0; i < instance->person_count; i++)
        last[i] = -1;
    for (i = 0; i < count; i++) {
        const struct rf_induction *one = &inductions[i];

        if (one->ect < 0)
            continue;
        before[i] = last[one->ect];
        last[one->ect] = i;
        for (j = before[i]; j >= 0; j = before[j]) {
            const struct rf_dates *other = &inductions[j].dates;

            if (one->dates.from <= other->until && other->from <= one->dates.until)
                rf_decode_fault(decoder, nodes[i], RF_FORMAT_INDUCTION,
                                "give them \"from\" and \"until\" that do not overlap",
                                "inductions \"%s\" and \"%s\" of \"%s\" overlap", inductions[j].id,
                                one->id, instance->people[one->ect].id);
        }
    }
    rf_release(last);
    rf_release(before);
}

/* An induction without dates of its own lasts as long as the calendar. */
static void settle_dates(const struct rf_decoder *decoder, struct rf_induction *induction)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_dates *dates = &induction->dates;

    if (!decoder->calendar_known)
        return;
    if (dates->from == INT32_MIN)
        dates->from = instance->first_day;
    if (dates->until == INT32_MAX)
        dates->until = instance->first_day + instance->date_count - 1;
}

/* The entries of both sections in the order of their ids, and which are trainings. */
struct entries {
    const struct rf_node **nodes;
    bool *training;
    int32_t count;
};

static bool take(struct rf_decoder *decoder, const struct rf_node *map, int32_t *position,
                 const struct rf_node **node)
{
    struct rf_node entry;

    *node = NULL;
    if (rf_decode_next_id(decoder, map, position, &entry))
        *node = rf_node_keep(decoder, &entry);
    return *node != NULL;
}

static struct entries gather(struct rf_decoder *decoder, const struct rf_node *inductions,
                             const struct rf_node *training)
{
    int32_t most =
        rf_decode_entry_count(decoder, inductions) + rf_decode_entry_count(decoder, training);
    struct entries entries = {
        rf_allocate((size_t)most, sizeof *entries.nodes),
        rf_allocate((size_t)most, sizeof *entries.training),
        0,
    };
    const struct rf_node *one, *other;
    int32_t left = 0, right = 0;

    take(decoder, inductions, &left, &one);
    take(decoder, training, &right, &other);
    while (one != NULL || other != NULL) {
        int order = one == NULL ? 1 : other == NULL ? -1 : strcmp(one->key, other->key);

        if (order == 0)
            rf_decode_fault(decoder, other, RF_FORMAT_REPEATED, "give one of them another name",
                            "\"%s\" is the name of an induction too", other->key);
        entries.training[entries.count] = order > 0;
        entries.nodes[entries.count++] = order > 0 ? other : one;
        if (order > 0)
            take(decoder, training, &right, &other);
        else
            take(decoder, inductions, &left, &one);
    }
    return entries;
}

static void read_all(struct rf_decoder *decoder, const struct entries *entries,
                     struct rf_induction *inductions)
{
    int32_t i;

    for (i = 0; i < entries->count; i++) {
        struct rf_induction *induction = &inductions[i];

        if (entries->training[i])
            read_training(decoder, entries->nodes[i], induction);
        else
            read_induction(decoder, entries->nodes[i], induction);
        rf_decode_dates_order(decoder, entries->nodes[i], induction->dates);
    }
    check_overlaps(decoder, entries->nodes, inductions, entries->count);
    if (entries->count > RF_LIMIT_INDUCTIONS)
        return; /* told already; what follows takes room for each week of each */
    for (i = 0; i < entries->count; i++) {
        struct rf_induction *induction = &inductions[i];

        settle_dates(decoder, induction);
        rf_decode_stages(decoder, entries->nodes[i], induction);
        if (induction->lead_in_weeks < 0)
            induction->lead_in_weeks =
                induction->stage != NULL ? induction->stage->lead_in_weeks : 0;
        if (entries->training[i])
            check_training(decoder, entries->nodes[i], induction);
    }
    rf_decode_casts(decoder, entries->nodes, inductions, entries->count);
}

void rf_decode_inductions(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    struct rf_node training = rf_node_member(&decoder->root, "training", RF_OBJECT);
    struct entries entries = gather(decoder, &map, &training);
    struct rf_induction *inductions =
        rf_arena_allocate(decoder->arena, (size_t)entries.count, sizeof *inductions);

    if (entries.count > RF_LIMIT_INDUCTIONS)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "plan for fewer at a time",
                        "there are %d inductions, at most %d are possible", (int)entries.count,
                        (int)RF_LIMIT_INDUCTIONS);
    read_all(decoder, &entries, inductions);
    instance->inductions = inductions;
    instance->induction_count = entries.count;
    rf_release(entries.nodes);
    rf_release(entries.training);
}
