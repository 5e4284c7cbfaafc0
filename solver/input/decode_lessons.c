/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_lessons.c: /lessons and /commitments: who is bound where, by cells of the week.
 *
 * Both become draft cells: an entry's staff, room and dates, unless the cell has its own. A cell
 * that fits no weekday, week or period would silently mean nothing, so it is refused. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

/* What an entry says for all its cells. */
struct owner {
    const struct rf_node *node;
    enum rf_occurrence_type type;
    int32_t source, bell;
    struct rf_dates dates;
    const char *room;
    int32_t site;
    bool has_staff;
    struct rf_index_list staff;
};

static const struct rf_period *find_period(const struct rf_shape *shape, const char *name)
{
    int32_t i;

    for (i = 0; i < shape->count; i++) {
        if (strcmp(shape->periods[i].name, name) == 0)
            return &shape->periods[i];
    }
    return NULL;
}

static bool knows_period(const struct rf_decoder *decoder, int32_t bell, const char *name)
{
    const struct rf_shape *shapes = decoder->instance->shapes;
    const struct rf_draft_bell *draft = &decoder->draft->bell_drafts[bell];
    int32_t i;

    if (find_period(&shapes[draft->usual], name) != NULL)
        return true;
    for (i = 0; i < draft->other_count; i++) {
        if (find_period(&shapes[draft->others[i].shape], name) != NULL)
            return true;
    }
    return false;
}

static void fault_period(struct rf_decoder *decoder, const struct rf_node *cell, int32_t bell,
                         const char *name)
{
    const struct rf_instance *instance = decoder->instance;
    const struct rf_shape *usual = &instance->shapes[decoder->draft->bell_drafts[bell].usual];
    struct rf_text fix = RF_TEXT_INIT;
    int32_t i;

    rf_text_format(&fix, "add the period to /calendar/bells/%s, or give \"start\" and \"end\"",
                   instance->bells[bell].id);
    for (i = 0; i < usual->count; i++)
        rf_text_format(&fix, "%s\"%s\"", i == 0 ? "; periods are " : ", ", usual->periods[i].name);
    rf_decode_fault(decoder, cell, RF_FORMAT_KEY, rf_text_peek(&fix),
                    "\"%s\" names period \"%s\", which bell \"%s\" does not have on any day",
                    cell->key, name, instance->bells[bell].id);
    rf_text_release(&fix);
}

/* True when some key of /calendar/days can make this weekday (of this week) a school day. */
static bool is_school_day(const struct rf_draft *draft, const struct rf_day_key *key)
{
    int32_t i;

    for (i = 0; i < draft->day_kind_count; i++) {
        const struct rf_day_key *day = &draft->day_kinds[i].key;

        if (day->weekday == key->weekday &&
            (day->letter < 0 || key->letter < 0 || day->letter == key->letter))
            return true;
    }
    return false;
}

/* Reads "[letter/]weekday/period"; the period is what follows the last "/". */
static bool read_cell_key(struct rf_decoder *decoder, const struct rf_node *cell,
                          struct rf_draft_cell *draft)
{
    const char *slash = strrchr(cell->key, '/');
    char *day;
    bool known;

    if (slash == NULL || !rf_decode_id_fits(slash + 1)) {
        rf_decode_fault(decoder, cell, RF_FORMAT_KEY, "write a cell like \"Mon/3\" or \"A/Mon/3\"",
                        "\"%s\" names no cell", cell->key);
        return false;
    }
    day = rf_copy_bytes(cell->key, (size_t)(slash - cell->key));
    known = rf_decode_day_key(decoder, cell, day, RF_KEY_WEEKDAY | RF_KEY_LETTER, &draft->key);
    rf_release(day);
    draft->period = rf_arena_text(decoder->arena, slash + 1);
    if (known && decoder->calendar_known && !is_school_day(decoder->draft, &draft->key)) {
        rf_decode_fault(decoder, cell, RF_FORMAT_KEY,
                        "add the day to /calendar/days, or correct the cell",
                        "\"%s\" lies on a %s, which is no school day", cell->key,
                        rf_weekday_full_name(draft->key.weekday));
        return false;
    }
    return known;
}

struct cell_entry {
    struct rf_span span;
    const char *room;
    int32_t site;
};

/* What cells and single dates have in common; false when the cell has no sound span of its own. */
static bool read_cell_body(struct rf_decoder *decoder, const struct rf_node *node,
                           const struct owner *owner, bool needs_span, struct rf_draft_cell *draft)
{
    const struct rf_field fields[] = {
        {.key = "start",
         .type = RF_FIELD_MINUTE,
         .required = needs_span,
         .at = offsetof(struct cell_entry, span.from)},
        {.key = "end",
         .type = RF_FIELD_MINUTE,
         .required = needs_span,
         .at = offsetof(struct cell_entry, span.until)},
        {.key = "room", .type = RF_FIELD_WORDS, .at = offsetof(struct cell_entry, room)},
        {.key = "site",
         .type = RF_FIELD_REFERENCE,
         .to = RF_SITES,
         .at = offsetof(struct cell_entry, site)},
        {.key = "staff", .type = RF_FIELD_LIST},
    };
    struct cell_entry entry = {{-1, -1}, owner->room, owner->site};
    bool own_staff = rf_node_member(node, "staff", RF_ARRAY).value != NULL;
    struct rf_index_list staff =
        own_staff ? rf_decode_references(decoder, node, "staff", RF_PEOPLE) : owner->staff;

    draft->type = owner->type;
    draft->source = owner->source;
    draft->bell = owner->bell;
    draft->dates = owner->dates;
    draft->people = staff.items;
    draft->person_count = staff.count;
    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    draft->room = entry.room;
    draft->site = entry.site;
    draft->span = entry.span;
    if (!owner->has_staff && node->value != NULL && rf_value_member(node->value, "staff") == NULL)
        rf_decode_fault(decoder, node, RF_FORMAT_MISSING_KEY,
                        "add \"staff\" here or to the whole entry",
                        "\"staff\" is missing, here and at \"%s\"", owner->node->key);
    return entry.span.from >= 0 && entry.span.until >= 0 &&
           rf_decode_span_order(decoder, node, entry.span);
}

static void read_cell(struct rf_decoder *decoder, const struct rf_node *node,
                      const struct owner *owner)
{
    struct rf_draft *target = decoder->draft;
    struct rf_draft_cell draft = {0};
    bool known = read_cell_key(decoder, node, &draft);
    bool start = node->value != NULL && rf_value_member(node->value, "start") != NULL;
    bool end = node->value != NULL && rf_value_member(node->value, "end") != NULL;

    draft.has_span = read_cell_body(decoder, node, owner, false, &draft);
    if (start != end)
        rf_decode_fault(decoder, node, RF_FORMAT_MISSING_KEY, "give both, or none",
                        "\"%s\" is missing", start ? "end" : "start");
    else if (!start && node->value != NULL && draft.period != NULL && decoder->bells_known &&
             owner->bell >= 0 && owner->bell < decoder->instance->bell_count &&
             !knows_period(decoder, owner->bell, draft.period))
        fault_period(decoder, node, owner->bell, draft.period);
    if (known)
        RF_PUSH(target->cells, target->cell_count, target->cell_capacity, draft);
}

static void read_cells(struct rf_decoder *decoder, const struct owner *owner)
{
    struct rf_node map = rf_node_member(owner->node, "at", RF_OBJECT);
    struct rf_node node;
    int32_t position = 0;

    rf_decode_entry_count(decoder, &map);
    while (rf_decode_next_entry(decoder, &map, &position, &node))
        read_cell(decoder, &node, owner);
}

/* "on": single dates with their minutes. */
static void read_dates(struct rf_decoder *decoder, const struct owner *owner)
{
    struct rf_draft *target = decoder->draft;
    struct rf_node map = rf_node_member(owner->node, "on", RF_OBJECT);
    struct rf_node node;
    int32_t position = 0;

    rf_decode_entry_count(decoder, &map);
    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        struct rf_draft_cell draft = {0};

        draft.key = (struct rf_day_key){true, 0, -1, -1};
        if (!rf_day_parse(node.key, &draft.key.day))
            rf_decode_fault(decoder, &node, RF_FORMAT_DATE, "write a date like \"2025-10-02\"",
                            "\"%s\" is no date", node.key);
        draft.has_span = read_cell_body(decoder, &node, owner, true, &draft);
        draft.period = rf_arena_text(decoder->arena, node.key);
        RF_PUSH(target->cells, target->cell_count, target->cell_capacity, draft);
    }
}

/* ------------------------------------------------------------------ lessons */

static void read_lesson(struct rf_decoder *decoder, const struct rf_node *node, int32_t index,
                        struct rf_lesson *lesson)
{
    struct entry {
        struct rf_lesson lesson;
        struct owner owner;
    };
    static const struct rf_field fields[] = {
        {.key = "class", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, lesson.class_name)},
        {.key = "subject", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, lesson.subject)},
        {.key = "staff", .type = RF_FIELD_LIST},
        {.key = "bell",
         .type = RF_FIELD_REFERENCE,
         .to = RF_BELLS,
         .at = offsetof(struct entry, owner.bell)},
        {.key = "room", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, owner.room)},
        {.key = "site",
         .type = RF_FIELD_REFERENCE,
         .to = RF_SITES,
         .at = offsetof(struct entry, owner.site)},
        {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct entry, owner.dates.from)},
        {.key = "until", .type = RF_FIELD_DATE, .at = offsetof(struct entry, owner.dates.until)},
        {.key = "at", .type = RF_FIELD_OBJECT, .required = true},
    };
    struct entry entry = {
        {rf_arena_text(decoder->arena, node->key), NULL, NULL, 0, rf_node_origin(decoder, node)},
        {.node = node,
         .type = RF_LESSON,
         .source = index,
         .bell = decoder->instance->default_bell,
         .dates = {INT32_MIN, INT32_MAX},
         .site = -1,
         .staff = rf_decode_references(decoder, node, "staff", RF_PEOPLE)}};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    entry.owner.has_staff = node->value != NULL && rf_value_member(node->value, "staff") != NULL;
    entry.lesson.bell = entry.owner.bell;
    *lesson = entry.lesson;
    rf_decode_dates_order(decoder, node, entry.owner.dates);
    read_cells(decoder, &entry.owner);
}

void rf_decode_lessons(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "lessons", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_lesson *lessons = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *lessons);
    struct rf_node node;
    int32_t position = 0, i = 0;

    if (count > RF_LIMIT_LESSONS)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "leave out what does not concern anybody",
                        "there are %d lessons, at most %d are possible", (int)count,
                        (int)RF_LIMIT_LESSONS);
    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        read_lesson(decoder, &node, i, &lessons[i]);
        i++;
    }
    instance->lessons = lessons;
    instance->lesson_count = count;
}

/* ------------------------------------------------------------------ commitments */

static const char *const types[] = {"duty",      "meeting",   "absence",  "other", "ppa",
                                    "induction", "mentoring", "training", NULL};
static const enum rf_occurrence_type type_values[] = {
    RF_DUTY, RF_MEETING, RF_ABSENCE, RF_OTHER, RF_PPA, RF_INDUCTION, RF_MENTORING, RF_TRAINING};
enum { TYPE_OTHER = 3 };

static void read_commitment(struct rf_decoder *decoder, const struct rf_node *node, int32_t index,
                            struct rf_commitment *commitment)
{
    struct entry {
        const char *name;
        int32_t type;
        struct owner owner;
    };
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, name)},
        {.key = "type",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct entry, type),
         .choices = types},
        {.key = "staff", .type = RF_FIELD_LIST},
        {.key = "bell",
         .type = RF_FIELD_REFERENCE,
         .to = RF_BELLS,
         .at = offsetof(struct entry, owner.bell)},
        {.key = "room", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, owner.room)},
        {.key = "site",
         .type = RF_FIELD_REFERENCE,
         .to = RF_SITES,
         .at = offsetof(struct entry, owner.site)},
        {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct entry, owner.dates.from)},
        {.key = "until", .type = RF_FIELD_DATE, .at = offsetof(struct entry, owner.dates.until)},
        {.key = "satisfies", .type = RF_FIELD_LIST},
        {.key = "at", .type = RF_FIELD_OBJECT},
        {.key = "on", .type = RF_FIELD_OBJECT},
    };
    const char *id = rf_arena_text(decoder->arena, node->key);
    struct entry entry = {id,
                          TYPE_OTHER,
                          {.node = node,
                           .source = index,
                           .bell = decoder->instance->default_bell,
                           .dates = {INT32_MIN, INT32_MAX},
                           .site = -1,
                           .staff = rf_decode_references(decoder, node, "staff", RF_PEOPLE)}};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    entry.owner.type = type_values[entry.type];
    entry.owner.has_staff = node->value != NULL && rf_value_member(node->value, "staff") != NULL;
    *commitment = (struct rf_commitment){id, entry.name, entry.owner.type, NULL,
                                         rf_node_origin(decoder, node)};
    rf_decode_dates_order(decoder, node, entry.owner.dates);
    if (node->value != NULL && rf_value_member(node->value, "at") == NULL &&
        rf_value_member(node->value, "on") == NULL)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER,
                        "add \"at\" (cells of the week) or \"on\" (single dates)",
                        "\"at\" and \"on\" are both missing");
    read_cells(decoder, &entry.owner);
    read_dates(decoder, &entry.owner);
}

void rf_decode_commitments(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "commitments", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    const bool *none =
        rf_arena_allocate(decoder->arena, (size_t)instance->kind_count, sizeof *none);
    struct rf_commitment *commitments =
        rf_arena_allocate(decoder->arena, (size_t)count, sizeof *commitments);
    struct rf_node node;
    int32_t position = 0, i = 0;

    if (count > RF_LIMIT_LESSONS)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "leave out what does not concern anybody",
                        "there are %d commitments, at most %d are possible", (int)count,
                        (int)RF_LIMIT_LESSONS);
    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        read_commitment(decoder, &node, i, &commitments[i]);
        commitments[i].satisfies = rf_decode_is_written(&node, "satisfies")
                                       ? rf_decode_kinds_or_all(decoder, &node, "satisfies")
                                       : none;
        i++;
    }
    instance->commitments = commitments;
    instance->commitment_count = count;
}
