/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_programmes.c: /programmes: stages and their steps.
 *
 * The shapes the rest of the program relies on are made sure of here: lengths fit the grid, a kind
 * serves one step of a stage, and steps that lead to each other form chains within one window. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

enum {
    MINUTES_MOST = 600,
    SCHOOL_DAYS_MOST = 200,
    LEAD_IN_MOST = 52,
    STAGES_MOST = 9,
    EVERY_MOST = 4,
    WEEKS_MOST = 53
};

static const char *const everies[] = {"half_term", "term", "year", NULL};
static const enum rf_every every_values[] = {RF_EVERY_HALF_TERM, RF_EVERY_TERM, RF_EVERY_YEAR};
static const char *const points[] = {"review", "assessment", NULL};
static const enum rf_point point_values[] = {RF_POINT_REVIEW, RF_POINT_ASSESSMENT};

/* ------------------------------------------------------------------ one step */

static void read_gap(struct rf_decoder *decoder, const struct rf_node *step, struct rf_step *into)
{
#define DAYS(name, member, needed)                                                                 \
    {                                                                                              \
        .key = name, .type = RF_FIELD_WHOLE, .required = needed,                                   \
        .at = offsetof(struct rf_step, member), .least = 0, .most = SCHOOL_DAYS_MOST               \
    }
    static const struct rf_field fields[] = {
        DAYS("least", gap_least, true),
        DAYS("most", gap_most, true),
        DAYS("make_up", gap_make_up, false),
    };
    struct rf_node gap = rf_node_member(step, "gap", RF_OBJECT);

    into->has_gap = gap.value != NULL;
    into->gap_most = SCHOOL_DAYS_MOST;
    RF_DECODE_FIELDS(decoder, &gap, fields, into);
    if (!rf_decode_is_written(&gap, "make_up"))
        into->gap_make_up = into->gap_least;
    if (into->gap_least > into->gap_most)
        rf_decode_fault(decoder, &gap, RF_FORMAT_STEP, "raise \"most\" or lower \"least\"",
                        "the least gap of %d school days is above the most, %d",
                        (int)into->gap_least, (int)into->gap_most);
}

static void read_lag(struct rf_decoder *decoder, const struct rf_node *step, struct rf_step *into)
{
    static const struct rf_field fields[] = {
        {.key = "step",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_step, id)},
        DAYS("least", lag_least, false),
        DAYS("most", lag_most, true),
        DAYS("wished", lag_wished, false),
        {.key = "both", .type = RF_FIELD_BOOLEAN, .at = offsetof(struct rf_step, both)},
    };
#undef DAYS
    struct rf_node lag = rf_node_member(step, "leads_to", RF_OBJECT);
    struct rf_step entry = {.lag_most = SCHOOL_DAYS_MOST};

    RF_DECODE_FIELDS(decoder, &lag, fields, &entry);
    into->both = entry.both;
    into->lag_least = entry.lag_least;
    into->lag_most = lag.value != NULL ? entry.lag_most : 0;
    into->lag_wished = rf_decode_is_written(&lag, "wished") ? entry.lag_wished : entry.lag_least;
    if (lag.value != NULL &&
        (into->lag_least > into->lag_wished || into->lag_wished > into->lag_most))
        rf_decode_fault(decoder, &lag, RF_FORMAT_STEP, "write least <= wished <= most",
                        "the lag must be wished between least and most, found %d, %d, %d",
                        (int)into->lag_least, (int)into->lag_wished, (int)into->lag_most);
}

static void check_kind(struct rf_decoder *decoder, const struct rf_node *step,
                       const struct rf_step *into)
{
    struct rf_node where = rf_node_member(step, "kind", RF_TEXT);
    const struct rf_kind *kind;

    if (into->kind < 0)
        return;
    kind = &decoder->instance->kinds[into->kind];
    if (kind->group != RF_ABSENT)
        rf_decode_fault(decoder, &where, RF_FORMAT_KIND,
                        "use it in /events, or take \"group\" out of its people",
                        "kind \"%s\" is of group sessions; a step needs a kind of one induction",
                        kind->id);
    else if (kind->presence[RF_ROLE_ECT] == RF_ABSENT &&
             kind->presence[RF_ROLE_MENTOR] == RF_ABSENT)
        rf_decode_fault(decoder, &where, RF_FORMAT_KIND,
                        "add \"ect\" or \"mentor\" to the people of the kind",
                        "kind \"%s\" needs neither ECT nor mentor", kind->id);
}

/* The grid is left to decode_inductions.c: a grid of one's own must not be refused for built-in
 * programmes that nobody follows. */
static void check_minutes(struct rf_decoder *decoder, const struct rf_node *node,
                          const struct rf_step *step)
{
    struct rf_node minutes = rf_node_member(node, "minutes", RF_NUMBER);
    struct rf_node least = rf_node_member(node, "least", RF_NUMBER);

    if (least.value != NULL && minutes.value != NULL && step->least > step->minutes)
        rf_decode_fault(decoder, &least, RF_FORMAT_STEP, "lower \"least\" or raise \"minutes\"",
                        "the least length of %d minutes is above the wished one, %d",
                        (int)step->least, (int)step->minutes);
}

/* A step, and words of it that are still positions in their lists; -1: not written. */
struct step_entry {
    struct rf_step step;
    int32_t every, point;
};

static void read_step(struct rf_decoder *decoder, const struct rf_node *node, struct rf_step *step)
{
#define WHOLE(name, lowest, highest, needed)                                                       \
    {                                                                                              \
        .key = #name, .type = RF_FIELD_WHOLE, .required = needed,                                  \
        .at = offsetof(struct step_entry, step.name), .least = lowest, .most = highest             \
    }
    static const struct rf_field fields[] = {
        {.key = "kind",
         .type = RF_FIELD_REFERENCE,
         .required = true,
         .to = RF_KINDS,
         .at = offsetof(struct step_entry, step.kind)},
        WHOLE(minutes, 1, MINUTES_MOST, true),
        WHOLE(least, 1, MINUTES_MOST, false),
        {.key = "every",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct step_entry, every),
         .choices = everies},
        WHOLE(every_weeks, 1, EVERY_MOST, false),
        WHOLE(first_weeks, 1, WEEKS_MOST, false),
        WHOLE(last_weeks, 1, WEEKS_MOST, false),
        {.key = "turns", .type = RF_FIELD_OBJECT},
        {.key = "point",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct step_entry, point),
         .choices = points},
        {.key = "only_if", .type = RF_FIELD_LIST},
        {.key = "unless", .type = RF_FIELD_LIST},
        {.key = "lead_in",
         .type = RF_FIELD_BOOLEAN,
         .at = offsetof(struct step_entry, step.lead_in)},
        {.key = "leads_to", .type = RF_FIELD_OBJECT},
        {.key = "gap", .type = RF_FIELD_OBJECT},
    };
#undef WHOLE
    struct step_entry entry = {.step = {.id = rf_arena_text(decoder->arena, node->key),
                                        .kind = -1,
                                        .every_weeks = 1,
                                        .turns = 1,
                                        .turn_mask = 1,
                                        .leads_to = -1,
                                        .origin = rf_node_origin(decoder, node)},
                               .every = -1,
                               .point = -1};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    *step = entry.step;
    step->every = entry.every >= 0 ? every_values[entry.every] : RF_EVERY_WEEKS;
    step->point = entry.point >= 0 ? point_values[entry.point] : RF_POINT_ANY;
    step->only_if = rf_decode_flag_bits(decoder, node, "only_if");
    step->unless = rf_decode_flag_bits(decoder, node, "unless");
    if (!rf_decode_is_written(node, "least"))
        step->least = step->minutes;
    rf_decode_rhythm(decoder, node, step);
    check_minutes(decoder, node, step);
    check_kind(decoder, node, step);
    read_gap(decoder, node, step);
    read_lag(decoder, node, step);
}

/* ------------------------------------------------------------------ the steps of a stage */

static int32_t find_step(const struct rf_step *steps, int32_t count, const char *id)
{
    int32_t i;

    for (i = 0; i < count; i++) {
        if (strcmp(steps[i].id, id) == 0)
            return i;
    }
    return -1;
}

/* True when following the leads from `step` comes back to it. */
static bool comes_back(const struct rf_step *steps, int32_t count, int32_t step)
{
    int32_t at = steps[step].leads_to, walked;

    for (walked = 0; at >= 0 && walked < count; walked++) {
        if (at == step)
            return true;
        at = steps[at].leads_to;
    }
    return false;
}

static void link_step(struct rf_decoder *decoder, const struct rf_node *node, struct rf_step *steps,
                      int32_t count, int32_t index)
{
    struct rf_node lag = rf_node_member(node, "leads_to", RF_OBJECT);
    struct rf_node name = rf_node_member(&lag, "step", RF_TEXT);
    struct rf_step *step = &steps[index];
    struct rf_closest closest = {NULL, NULL, 0};
    int32_t target, i;
    char *fix;

    if (name.value == NULL)
        return;
    target = find_step(steps, count, name.value->text);
    if (target < 0) {
        closest.word = name.value->text;
        for (i = 0; i < count; i++)
            rf_closest_try(&closest, steps[i].id);
        fix = rf_closest_fix(&closest, "name a step of the same stage");
        rf_decode_fault(decoder, &name, RF_FORMAT_REFERENCE, fix,
                        "\"step\" names \"%s\", which is no step of this stage", closest.word);
        rf_release(fix);
        return;
    }
    for (i = 0; i < count; i++) {
        if (steps[i].leads_to == target && rf_decode_can_meet(&steps[i], step))
            rf_decode_fault(decoder, &name, RF_FORMAT_STEP, "let only one step lead to it",
                            "both \"%s\" and \"%s\" lead to \"%s\"", steps[i].id, step->id,
                            steps[target].id);
    }
    step->leads_to = target;
    if (!rf_decode_same_rhythm(step, &steps[target]))
        rf_decode_fault(
            decoder, &name, RF_FORMAT_STEP,
            "give both the same \"every_weeks\" or \"every\", the same turns and point, "
            "and the same \"lead_in\"",
            "\"%s\" leads to \"%s\" but has another rhythm", step->id, steps[target].id);
    if (comes_back(steps, count, index)) {
        rf_decode_fault(decoder, &name, RF_FORMAT_STEP, "take one \"leads_to\" out",
                        "\"%s\" leads back to itself", step->id);
        step->leads_to = -1;
    }
}

/* Two steps of one kind must never ask in one week, or a session's name would be that of two. Turns
 * part them only if a part-timer's windows are stretched for both or for none. */
static void check_one_step_per_kind(struct rf_decoder *decoder, const struct rf_node *node,
                                    const struct rf_step *steps, int32_t count, int32_t index)
{
    const struct rf_kind *kinds = decoder->instance->kinds;
    struct rf_node where = rf_node_member(node, "kind", RF_TEXT);
    int32_t i;

    for (i = 0; i < index; i++) {
        if (steps[i].kind >= 0 && steps[i].kind == steps[index].kind &&
            (rf_decode_can_meet(&steps[i], &steps[index]) ||
             (!rf_decode_flags_part(&steps[i], &steps[index]) &&
              rf_decode_is_of_meetings(kinds, steps, count, &steps[i]) !=
                  rf_decode_is_of_meetings(kinds, steps, count, &steps[index]))))
            rf_decode_fault(decoder, &where, RF_FORMAT_STEP, "give one of them a kind of its own",
                            "steps \"%s\" and \"%s\" of one stage are of the same kind",
                            steps[i].id, steps[index].id);
    }
}

/* Walks the steps again; what is wrong with an entry by itself was told when it was read. */
static bool next_step(const struct rf_node *map, int32_t *position, struct rf_node *node)
{
    const char *key;

    if (map->value == NULL)
        return false;
    if (*position < map->value->count && strcmp(map->value->members[*position].key, "note") == 0)
        ++*position;
    if (*position >= map->value->count)
        return false;
    key = map->value->members[(*position)++].key;
    *node = rf_node_member(map, key, RF_OBJECT);
    return true;
}

static void read_steps(struct rf_decoder *decoder, const struct rf_node *stage,
                       struct rf_stage *into)
{
    struct rf_node map = rf_node_member(stage, "steps", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_step *steps = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *steps);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_step(decoder, &node, &steps[i++]);
    for (position = 0, i = 0; next_step(&map, &position, &node); i++)
        link_step(decoder, &node, steps, count, i);
    for (position = 0, i = 0; next_step(&map, &position, &node); i++)
        check_one_step_per_kind(decoder, &node, steps, count, i);
    into->steps = steps;
    into->step_count = count;
}

/* ------------------------------------------------------------------ stages and programmes */

static void read_stage(struct rf_decoder *decoder, const struct rf_node *node,
                       struct rf_stage *stage)
{
#define WHOLE(name, highest)                                                                       \
    {                                                                                              \
        .key = #name, .type = RF_FIELD_WHOLE, .at = offsetof(struct rf_stage, name), .least = 0,   \
        .most = highest                                                                            \
    }
    static const struct rf_field fields[] = {
        WHOLE(lead_in_weeks, LEAD_IN_MOST),
        WHOLE(study_minutes, MINUTES_MOST),
        WHOLE(preparation_minutes, MINUTES_MOST),
        {.key = "steps", .type = RF_FIELD_OBJECT, .required = true},
    };
#undef WHOLE

    if (node->key[0] < '1' || node->key[0] > '0' + STAGES_MOST || node->key[1] != '\0')
        rf_decode_fault(decoder, node, RF_FORMAT_ID, "number stages from 1",
                        "a stage must be a number from \"1\" to \"%d\", found \"%s\"",
                        (int)STAGES_MOST, node->key);
    stage->number = node->key[0] - '0';
    RF_DECODE_FIELDS(decoder, node, fields, stage);
    read_steps(decoder, node, stage);
}

static void read_programme(struct rf_decoder *decoder, const struct rf_node *node,
                           struct rf_programme *programme)
{
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_programme, name)},
        {.key = "source", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_programme, source)},
        {.key = "stages", .type = RF_FIELD_OBJECT, .required = true},
    };
    struct rf_node map = rf_node_member(node, "stages", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_stage *stages = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *stages);
    struct rf_node stage;
    int32_t position = 0, i = 0;

    programme->id = rf_arena_text(decoder->arena, node->key);
    programme->name = programme->id;
    programme->origin = rf_node_origin(decoder, node);
    RF_DECODE_FIELDS(decoder, node, fields, programme);
    while (rf_decode_next_entry(decoder, &map, &position, &stage))
        read_stage(decoder, &stage, &stages[i++]);
    if (map.value != NULL && count == 0)
        rf_decode_fault(decoder, &map, RF_FORMAT_EMPTY, "add stage \"1\"",
                        "\"stages\" holds no stage");
    programme->stages = stages;
    programme->stage_count = count;
}

void rf_decode_programmes(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "programmes", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_programme *programmes =
        rf_arena_allocate(decoder->arena, (size_t)count, sizeof *programmes);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_programme(decoder, &node, &programmes[i++]);
    instance->programmes = programmes;
    instance->programme_count = count;
}
