/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_inductions.c: /inductions: who is inducted by whom, in which stage of which programme. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

enum { LEAD_IN_MOST = 52, STAGES_MOST = 9 };

static void find_stage(struct rf_decoder *decoder, const struct rf_node *node,
                       struct rf_induction *induction)
{
    struct rf_node where = rf_node_member(node, "stage", RF_NUMBER);
    const struct rf_programme *programme;
    struct rf_text fix = RF_TEXT_INIT;
    int32_t i;

    if (induction->programme < 0 || induction->stage_number == 0)
        return;
    programme = &decoder->instance->programmes[induction->programme];
    rf_text_add(&fix, "its stages are");
    for (i = 0; i < programme->stage_count; i++) {
        if (programme->stages[i].number == induction->stage_number)
            induction->stage = &programme->stages[i];
        rf_text_format(&fix, " %d", (int)programme->stages[i].number);
    }
    if (induction->stage == NULL)
        rf_decode_fault(decoder, &where, RF_FORMAT_REFERENCE, rf_text_peek(&fix),
                        "programme \"%s\" has no stage %d", programme->id,
                        (int)induction->stage_number);
    rf_text_release(&fix);
}

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

/* The lengths of the steps this induction follows must fit the grid; told at the steps. */
static void check_grid(struct rf_decoder *decoder, const struct rf_induction *induction)
{
    struct rf_node programmes = rf_node_member(&decoder->root, "programmes", RF_OBJECT);
    char number[2] = {(char)('0' + induction->stage_number), '\0'};
    struct rf_node programme, stages, stage, steps, step;
    int32_t i;

    if (induction->stage == NULL)
        return;
    programme = rf_node_member(&programmes, decoder->instance->programmes[induction->programme].id,
                               RF_OBJECT);
    stages = rf_node_member(&programme, "stages", RF_OBJECT);
    stage = rf_node_member(&stages, number, RF_OBJECT);
    steps = rf_node_member(&stage, "steps", RF_OBJECT);
    for (i = 0; i < induction->stage->step_count; i++) {
        step = rf_node_member(&steps, induction->stage->steps[i].id, RF_OBJECT);
        check_length(decoder, &step, "minutes", induction->stage->steps[i].minutes);
        check_length(decoder, &step, "least", induction->stage->steps[i].least);
    }
}

static void read_induction(struct rf_decoder *decoder, const struct rf_node *node,
                           struct rf_induction *induction)
{
#define PERSON(name, needed)                                                                       \
    {                                                                                              \
        .key = #name, .type = RF_FIELD_REFERENCE, .required = needed, .to = RF_PEOPLE,             \
        .at = offsetof(struct rf_induction, name)                                                  \
    }
    static const struct rf_field fields[] = {
        PERSON(ect, true),
        PERSON(mentor, true),
        PERSON(tutor, false),
        {.key = "stage",
         .type = RF_FIELD_WHOLE,
         .required = true,
         .at = offsetof(struct rf_induction, stage_number),
         .least = 1,
         .most = STAGES_MOST},
        {.key = "programme",
         .type = RF_FIELD_REFERENCE,
         .required = true,
         .to = RF_PROGRAMMES,
         .at = offsetof(struct rf_induction, programme)},
        {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct rf_induction, dates.from)},
        {.key = "until", .type = RF_FIELD_DATE, .at = offsetof(struct rf_induction, dates.until)},
        {.key = "lead_in_weeks",
         .type = RF_FIELD_WHOLE,
         .at = offsetof(struct rf_induction, lead_in_weeks),
         .least = 0,
         .most = LEAD_IN_MOST},
    };
#undef PERSON

    *induction = (struct rf_induction){.id = rf_arena_text(decoder->arena, node->key),
                                       .ect = -1,
                                       .mentor = -1,
                                       .tutor = -1,
                                       .programme = -1,
                                       .lead_in_weeks = -1,
                                       .dates = {INT32_MIN, INT32_MAX},
                                       .origin = rf_node_origin(decoder, node)};
    RF_DECODE_FIELDS(decoder, node, fields, induction);
    find_stage(decoder, node, induction);
    check_grid(decoder, induction);
    if (induction->lead_in_weeks < 0)
        induction->lead_in_weeks = induction->stage != NULL ? induction->stage->lead_in_weeks : 0;
    rf_decode_dates_order(decoder, node, induction->dates);
    if (induction->ect >= 0 && induction->ect == induction->mentor) {
        struct rf_node where = rf_node_member(node, "mentor", RF_TEXT);

        rf_decode_fault(decoder, &where, RF_FORMAT_INDUCTION, "name somebody else",
                        "\"%s\" cannot be ECT and mentor of one induction",
                        decoder->instance->people[induction->ect].id);
    }
}

/* Two inductions of one ECT at the same time would ask for everything twice. Each is compared with
 * the earlier ones of the same ECT, which are chained. */
static void check_overlaps(struct rf_decoder *decoder, const struct rf_node *map,
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
        struct rf_node node = rf_node_member(map, one->id, RF_OBJECT);

        if (one->ect < 0)
            continue;
        before[i] = last[one->ect];
        last[one->ect] = i;
        for (j = before[i]; j >= 0; j = before[j]) {
            const struct rf_dates *other = &inductions[j].dates;

            if (one->dates.from <= other->until && other->from <= one->dates.until)
                rf_decode_fault(decoder, &node, RF_FORMAT_INDUCTION,
                                "give them \"from\" and \"until\" that do not overlap",
                                "inductions \"%s\" and \"%s\" of \"%s\" overlap", inductions[j].id,
                                one->id, instance->people[one->ect].id);
        }
    }
    rf_release(last);
    rf_release(before);
}

/* An induction without dates of its own lasts as long as the calendar. */
static void settle_dates(const struct rf_decoder *decoder, struct rf_induction *inductions,
                         int32_t count)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t i;

    for (i = 0; decoder->calendar_known && i < count; i++) {
        struct rf_dates *dates = &inductions[i].dates;

        if (dates->from == INT32_MIN)
            dates->from = instance->first_day;
        if (dates->until == INT32_MAX)
            dates->until = instance->first_day + instance->date_count - 1;
    }
}

void rf_decode_inductions(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_induction *inductions =
        rf_arena_allocate(decoder->arena, (size_t)count, sizeof *inductions);
    struct rf_node node;
    int32_t position = 0, i = 0;

    if (count > RF_LIMIT_INDUCTIONS)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "plan for fewer at a time",
                        "there are %d inductions, at most %d are possible", (int)count,
                        (int)RF_LIMIT_INDUCTIONS);
    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_induction(decoder, &node, &inductions[i++]);
    check_overlaps(decoder, &map, inductions, count);
    settle_dates(decoder, inductions, count);
    instance->inductions = inductions;
    instance->induction_count = count;
}
