/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_stages.c: which stage of which programme an induction follows in which week.
 *
 * A change holds from the week of its date on. The induction's own programme and stage are those
 * of the first date of its life, so a change that lies before it is as good as a beginning. */
#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

enum { STAGES_MOST = 9 };

/* The stage with that number, NULL (told at `where`) when the programme has none. */
static const struct rf_stage *find_stage(struct rf_decoder *decoder, const struct rf_node *where,
                                         int32_t programme, int32_t number)
{
    const struct rf_programme *of;
    const struct rf_stage *found = NULL;
    struct rf_text fix = RF_TEXT_INIT;
    int32_t i;

    if (programme < 0 || number == 0)
        return NULL;
    of = &decoder->instance->programmes[programme];
    rf_text_add(&fix, "its stages are");
    for (i = 0; i < of->stage_count; i++) {
        if (of->stages[i].number == number)
            found = &of->stages[i];
        rf_text_format(&fix, " %d", (int)of->stages[i].number);
    }
    if (found == NULL)
        rf_decode_fault(decoder, where, RF_FORMAT_REFERENCE, rf_text_peek(&fix),
                        "programme \"%s\" has no stage %d", of->id, (int)number);
    rf_text_release(&fix);
    return found;
}

/* ------------------------------------------------------------------ lengths on the grid */

static void check_length(struct rf_decoder *decoder, const struct rf_node *step, const char *key,
                         int32_t minutes)
{
    struct rf_node where = rf_node_member(step, key, RF_NUMBER);
    struct rf_text what = RF_TEXT_INIT;

    rf_text_format(&what, "\"%s\" of step \"%s\"", key, step->key);
    if (where.value != NULL)
        rf_decode_grid(decoder, &where, rf_text_peek(&what), minutes);
    rf_text_release(&what);
}

/* The lengths of the steps an induction follows must fit the grid; told at the steps. */
static void check_grid(struct rf_decoder *decoder, int32_t programme, const struct rf_stage *stage)
{
    struct rf_node map = rf_node_member(&decoder->root, "programmes", RF_OBJECT);
    struct rf_node of, stages, node, steps, step;
    char number[2] = {'\0', '\0'};
    int32_t i;

    if (stage == NULL)
        return;
    number[0] = (char)('0' + stage->number);
    of = rf_node_member(&map, decoder->instance->programmes[programme].id, RF_OBJECT);
    stages = rf_node_member(&of, "stages", RF_OBJECT);
    node = rf_node_member(&stages, number, RF_OBJECT);
    steps = rf_node_member(&node, "steps", RF_OBJECT);
    for (i = 0; i < stage->step_count; i++) {
        step = rf_node_member(&steps, stage->steps[i].id, RF_OBJECT);
        check_length(decoder, &step, "minutes", stage->steps[i].minutes);
        check_length(decoder, &step, "least", stage->steps[i].least);
    }
}

/* ------------------------------------------------------------------ changes */

/* What is in force from `day` on. */
struct change {
    rf_day day;
    int32_t programme, stage;
};

static bool read_change(struct rf_decoder *decoder, const struct rf_node *node,
                        struct change *change)
{
    static const struct rf_field fields[] = {
        {.key = "programme",
         .type = RF_FIELD_REFERENCE,
         .to = RF_PROGRAMMES,
         .at = offsetof(struct change, programme)},
        {.key = "stage",
         .type = RF_FIELD_WHOLE,
         .at = offsetof(struct change, stage),
         .least = 1,
         .most = STAGES_MOST},
    };
    bool dated = rf_day_parse(node->key, &change->day);

    if (!dated)
        rf_decode_fault(decoder, node, RF_FORMAT_DATE, "write a date like \"2026-01-05\"",
                        "\"%s\" is no date", node->key);
    RF_DECODE_FIELDS(decoder, node, fields, change);
    if (node->value != NULL && !rf_decode_is_written(node, "programme") &&
        !rf_decode_is_written(node, "stage"))
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "say what changes",
                        "\"programme\" and \"stage\" are both missing");
    return dated && node->value != NULL;
}

/* Puts a stage into force from the week of the change on. */
static void apply(const struct rf_instance *instance, const struct change *change,
                  const struct rf_stage *stage, const struct rf_stage **stages,
                  struct rf_induction *induction)
{
    int32_t week;

    for (week = 0; week < instance->week_count; week++) {
        if (instance->weeks[week].monday + 6 >= change->day)
            stages[week] = stage;
    }
    if (induction->dates.from != INT32_MIN &&
        change->day <= rf_day_monday(induction->dates.from) + 6) {
        induction->programme = change->programme;
        induction->stage_number = change->stage;
        induction->stage = stage;
    }
}

void rf_decode_stages(struct rf_decoder *decoder, const struct rf_node *node,
                      struct rf_induction *induction)
{
    const struct rf_instance *instance = decoder->instance;
    const struct rf_stage **stages =
        rf_arena_allocate(decoder->arena, (size_t)instance->week_count, sizeof *stages);
    struct rf_node stage_node = rf_node_member(node, "stage", RF_NUMBER);
    struct rf_node map = rf_node_member(node, "changes", RF_OBJECT);
    struct change change = {0, induction->programme, induction->stage_number};
    struct rf_node entry;
    int32_t position = 0, week;

    induction->stage = find_stage(decoder, &stage_node, change.programme, change.stage);
    check_grid(decoder, change.programme, induction->stage);
    for (week = 0; week < instance->week_count; week++)
        stages[week] = induction->stage;
    rf_decode_entry_count(decoder, &map);
    while (rf_decode_next_entry(decoder, &map, &position, &entry)) {
        const struct rf_stage *stage;

        if (!read_change(decoder, &entry, &change))
            continue;
        stage = find_stage(decoder, &entry, change.programme, change.stage);
        check_grid(decoder, change.programme, stage);
        if (stage != NULL)
            apply(instance, &change, stage, stages, induction);
    }
    induction->stage_of_week = stages;
}

const struct rf_stage *rf_decode_next_stage(const struct rf_instance *instance,
                                            const struct rf_induction *induction, int32_t *week)
{
    const struct rf_stage *before = *week >= 0 ? induction->stage_of_week[*week] : NULL;

    while (++*week < instance->week_count) {
        if (induction->stage_of_week[*week] != before && induction->stage_of_week[*week] != NULL)
            return induction->stage_of_week[*week];
    }
    return NULL;
}
