/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_pins.c: /fixed/pins: sessions that stand where somebody put them.
 *
 * A pin names a session by the Monday on which its window begins; a Monday on which none begins
 * would pin nothing, so it is refused. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

static void fault_session(struct rf_decoder *decoder, const struct rf_node *node, const char *what,
                          const char *fix)
{
    rf_decode_fault(decoder, node, RF_FORMAT_SESSION, fix, "\"session\" names \"%s\": %s",
                    node->value->text, what);
}

/* True when an induction with its flags follows a step of the kind. */
static bool is_of_kind(const struct rf_step *step, const struct rf_induction *induction,
                       int32_t kind)
{
    return step->kind == kind && (step->only_if & ~induction->flags) == 0 &&
           (step->unless & induction->flags) == 0;
}

static bool has_step(const struct rf_stage *stage, const struct rf_induction *induction,
                     int32_t kind)
{
    int32_t i;

    for (i = 0; stage != NULL && i < stage->step_count; i++) {
        if (is_of_kind(&stage->steps[i], induction, kind))
            return true;
    }
    return false;
}

/* True when some stage of the induction has such a step; without a stage nothing can be said. */
static bool follows(const struct rf_instance *instance, const struct rf_induction *induction,
                    int32_t kind)
{
    const struct rf_stage *stage;
    int32_t week = -1;

    if (induction->stage == NULL || has_step(induction->stage, induction, kind))
        return true;
    while (induction->stage_of_week != NULL &&
           (stage = rf_decode_next_stage(instance, induction, &week)) != NULL) {
        if (has_step(stage, induction, kind))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ where windows begin */

static int32_t half_term_of(const struct rf_instance *instance, int32_t week)
{
    rf_day day = instance->weeks[week].monday;
    const struct rf_date *date;
    int32_t i;

    for (i = 0; i < 7; i++) {
        date = rf_instance_date(instance, day + i);
        if (date != NULL && date->half_term >= 0)
            return date->half_term;
    }
    return -1;
}

/* What the windows of a step are parts of: half-terms, terms, the year. */
static int32_t part_of(const struct rf_instance *instance, enum rf_every every, int32_t week)
{
    int32_t half_term = half_term_of(instance, week);

    if (every == RF_EVERY_YEAR || half_term < 0)
        return 0;
    return every == RF_EVERY_TERM ? instance->half_terms[half_term].term : half_term;
}

/* The number of the window that begins in a week, -1 when none does. */
static int32_t window_at(const struct rf_instance *instance, const struct rf_induction *induction,
                         const struct rf_step *step, int32_t week)
{
    int64_t share = 1000, stride = (int64_t)step->every_weeks * 1000, number;
    int32_t i, window = 0;

    if (step->every == RF_EVERY_WEEKS) {
        if (instance->rules[RF_RULE_PART_TIME_STRETCH] != 0 && induction->ect >= 0 &&
            instance->people[induction->ect].fte > 0 &&
            instance->people[induction->ect].fte < 1000 &&
            rf_decode_is_of_meetings(instance->kinds, induction->stage_of_week[week]->steps,
                                     induction->stage_of_week[week]->step_count, step))
            share = instance->people[induction->ect].fte;
        number = week * share / stride;
        return (number * stride + share - 1) / share == week ? (int32_t)number : -1;
    }
    for (i = 1; i <= week; i++)
        window += part_of(instance, step->every, i) != part_of(instance, step->every, i - 1);
    if (week > 0 &&
        part_of(instance, step->every, week) == part_of(instance, step->every, week - 1))
        return -1;
    return window;
}

/* True when a window of a step of the kind begins in the week and asks. */
static bool begins(const struct rf_instance *instance, const struct rf_induction *induction,
                   int32_t kind, int32_t week)
{
    const struct rf_stage *stage = induction->stage_of_week[week];
    int32_t i, window;

    for (i = 0; stage != NULL && i < stage->step_count; i++) {
        const struct rf_step *step = &stage->steps[i];

        if (!is_of_kind(step, induction, kind))
            continue;
        window = window_at(instance, induction, step, week);
        if (window >= 0 && (step->turn_mask >> (window % step->turns) & 1) != 0)
            return true;
    }
    return false;
}

/* The Monday must begin a window of the step. */
static void check_monday(struct rf_decoder *decoder, const struct rf_node *node,
                         const struct rf_pin *pin)
{
    const struct rf_instance *instance = decoder->instance;
    const struct rf_induction *induction = &instance->inductions[pin->induction];
    int32_t week;

    if (rf_day_weekday(pin->monday) != 0) {
        fault_session(decoder, node, "its date is no Monday",
                      "name the Monday of the first week of the session's window");
        return;
    }
    if (!decoder->calendar_known || induction->stage_of_week == NULL)
        return;
    for (week = 0; week < instance->week_count; week++) {
        if (instance->weeks[week].monday == pin->monday)
            break;
    }
    if (week == instance->week_count) {
        fault_session(decoder, node, "this week lies in no half-term",
                      "name the Monday of a week of the calendar");
        return;
    }
    if (!begins(instance, induction, pin->kind, week))
        fault_session(decoder, node, "no window begins in this week",
                      "name the Monday of the first week of the session's window");
}

/* ------------------------------------------------------------------ pins */

/* Reads "INDUCTION/KIND/MONDAY"; the texts between are looked up. */
static void read_session(struct rf_decoder *decoder, const struct rf_node *node, struct rf_pin *pin)
{
    const struct rf_instance *instance = decoder->instance;
    const char *text = node->value->text;
    const char *first = strchr(text, '/'), *last = strrchr(text, '/');
    char *induction, *kind;

    if (first == NULL) {
        pin->event = rf_decode_resolve(decoder, node, RF_EVENTS, text);
        return;
    }
    if (first == last || !rf_day_parse(last + 1, &pin->monday)) {
        fault_session(decoder, node, "this is no session",
                      "write INDUCTION/KIND/MONDAY like \"E1/mentor_meeting/2025-09-08\"");
        return;
    }
    induction = rf_copy_bytes(text, (size_t)(first - text));
    kind = rf_copy_bytes(first + 1, (size_t)(last - first - 1));
    pin->induction = rf_decode_resolve(decoder, node, RF_INDUCTIONS, induction);
    pin->kind = rf_decode_resolve(decoder, node, RF_KINDS, kind);
    if (pin->induction >= 0 && pin->kind >= 0) {
        if (follows(instance, &instance->inductions[pin->induction], pin->kind))
            check_monday(decoder, node, pin);
        else
            fault_session(decoder, node, "the programme of this induction has no such step",
                          "name a kind that a step of its stage has");
    }
    rf_release(induction);
    rf_release(kind);
}

static void read_pin(struct rf_decoder *decoder, const struct rf_node *node, struct rf_pin *pin)
{
    static const struct rf_field fields[] = {
        {.key = "session",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_pin, session_id)},
        {.key = "date",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct rf_pin, day)},
        {.key = "start",
         .type = RF_FIELD_MINUTE,
         .required = true,
         .at = offsetof(struct rf_pin, start)},
        {.key = "reason",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_pin, reason)},
    };
    struct rf_node session = rf_node_member(node, "session", RF_TEXT);
    struct rf_node start = rf_node_member(node, "start", RF_TEXT);

    *pin = (struct rf_pin){.id = rf_arena_text(decoder->arena, node->key),
                           .induction = -1,
                           .kind = -1,
                           .event = -1,
                           .origin = rf_node_origin(decoder, node)};
    RF_DECODE_FIELDS(decoder, node, fields, pin);
    if (session.value != NULL)
        read_session(decoder, &session, pin);
    if (start.value != NULL)
        rf_decode_grid(decoder, &start, "the start of a pin", pin->start);
}

void rf_decode_pins(struct rf_decoder *decoder, const struct rf_node *fixed)
{
    struct rf_node map = rf_node_member(fixed, "pins", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_pin *pins = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *pins);
    struct rf_node node;
    int32_t position = 0, i = 0, j;

    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        read_pin(decoder, &node, &pins[i]);
        for (j = 0; pins[i].session_id != NULL && j < i; j++) {
            if (pins[j].session_id != NULL && strcmp(pins[j].session_id, pins[i].session_id) == 0)
                rf_decode_fault(decoder, &node, RF_FORMAT_REPEATED, "delete one of the two pins",
                                "pins \"%s\" and \"%s\" are of the same session", pins[j].id,
                                pins[i].id);
        }
        i++;
    }
    decoder->instance->pins = pins;
    decoder->instance->pin_count = count;
}
