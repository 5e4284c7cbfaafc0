/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_rhythm.c: when a step asks: every so many weeks, or every half-term, term or year, in all
 * windows or some, and at which points of an induction. */
#include "base/memory.h"
#include "input/decode.h"

enum { TURNS_LEAST = 2, TURNS_MOST = 12 };

static void check_every_weeks(struct rf_decoder *decoder, const struct rf_node *node,
                              const struct rf_step *step)
{
    struct rf_node where = rf_node_member(node, "every_weeks", RF_NUMBER);

    if (step->every_weeks == 3)
        rf_decode_fault(decoder, &where, RF_FORMAT_RANGE, "write 1, 2 or 4",
                        "\"every_weeks\" must be 1, 2 or 4, found 3");
    if (rf_decode_is_written(node, "every") && rf_decode_is_written(node, "every_weeks"))
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "delete one of the two",
                        "\"every\" and \"every_weeks\" exclude each other");
}

/* first_weeks, last_weeks and point speak of long windows only. */
static void check_long(struct rf_decoder *decoder, const struct rf_node *node,
                       const struct rf_step *step)
{
    bool first = rf_decode_is_written(node, "first_weeks");
    bool last = rf_decode_is_written(node, "last_weeks");

    if (first && last)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "delete one of the two",
                        "\"first_weeks\" and \"last_weeks\" exclude each other");
    if ((first || last) && !rf_decode_is_written(node, "every"))
        rf_decode_fault(decoder, node, RF_FORMAT_STEP,
                        "add \"every\": \"half_term\", \"term\" or \"year\"",
                        "\"%s\" needs \"every\": weeks are counted at an end of a half-term, term "
                        "or year",
                        first ? "first_weeks" : "last_weeks");
    if (step->point != RF_POINT_ANY && step->every != RF_EVERY_TERM)
        rf_decode_fault(decoder, node, RF_FORMAT_STEP, "write \"every\": \"term\"",
                        "\"point\" needs \"every\": \"term\"; reviews and assessments are due at "
                        "the end of a term");
}

/* "at": [0, 2]: numbers below `of`, each once, at least one. */
static uint32_t read_turn_mask(struct rf_decoder *decoder, const struct rf_node *turns, int32_t of)
{
    struct rf_node at = rf_node_member(turns, "at", RF_ARRAY);
    uint32_t mask = 0;
    int32_t i;

    for (i = 0; at.value != NULL && i < at.value->count; i++) {
        struct rf_node item = rf_node_item(&at, i);
        int64_t turn = item.value->thousandths;

        if (item.value->type != RF_NUMBER || turn % 1000 != 0)
            rf_decode_fault(decoder, &item, RF_FORMAT_TYPE, "write whole numbers from 0",
                            "the items of \"at\" must be whole numbers");
        else if (turn < 0 || turn >= (int64_t)of * 1000)
            rf_decode_fault(decoder, &item, RF_FORMAT_RANGE, "count from 0 and stay below \"of\"",
                            "turns are counted from 0 to %d here", (int)of - 1);
        else if ((mask >> (turn / 1000) & 1) != 0)
            rf_decode_fault(decoder, &item, RF_FORMAT_REPEATED, "delete one of the two",
                            "\"at\" names turn %d twice", (int)(turn / 1000));
        else
            mask |= (uint32_t)1 << (turn / 1000);
    }
    if (at.value != NULL && at.value->count == 0)
        rf_decode_fault(decoder, &at, RF_FORMAT_EMPTY, "name at least one turn, from 0",
                        "\"at\" names no turn");
    return mask;
}

static void read_turns(struct rf_decoder *decoder, const struct rf_node *node, struct rf_step *step)
{
    static const struct rf_field fields[] = {
        {.key = "of",
         .type = RF_FIELD_WHOLE,
         .required = true,
         .at = offsetof(struct rf_step, turns),
         .least = TURNS_LEAST,
         .most = TURNS_MOST},
        {.key = "at", .type = RF_FIELD_LIST, .required = true},
    };
    struct rf_node turns = rf_node_member(node, "turns", RF_OBJECT);

    if (turns.value == NULL)
        return;
    step->turns = TURNS_MOST; /* so that a faulty "of" makes no turn of "at" faulty */
    RF_DECODE_FIELDS(decoder, &turns, fields, step);
    step->turn_mask = read_turn_mask(decoder, &turns, step->turns);
}

void rf_decode_rhythm(struct rf_decoder *decoder, const struct rf_node *node, struct rf_step *step)
{
    check_every_weeks(decoder, node, step);
    check_long(decoder, node, step);
    read_turns(decoder, node, step);
}

bool rf_decode_same_rhythm(const struct rf_step *one, const struct rf_step *other)
{
    return one->every == other->every && one->every_weeks == other->every_weeks &&
           one->first_weeks == other->first_weeks && one->last_weeks == other->last_weeks &&
           (other->turns == 1 ||
            (one->turns == other->turns && (one->turn_mask & ~other->turn_mask) == 0)) &&
           one->point == other->point && one->lead_in == other->lead_in;
}

bool rf_decode_is_of_meetings(const struct rf_kind *kinds, const struct rf_step *steps,
                              int32_t count, const struct rf_step *step)
{
    int32_t at = (int32_t)(step - steps), i, walked;

    for (walked = 0; walked < count; walked++) { /* back to the first of the chain */
        for (i = 0; i < count && steps[i].leads_to != at; i++)
            continue;
        if (i == count)
            break;
        at = i;
    }
    for (; at >= 0; at = steps[at].leads_to) {
        if (steps[at].kind >= 0 && kinds[steps[at].kind].meeting)
            return true;
    }
    return false;
}

bool rf_decode_flags_part(const struct rf_step *one, const struct rf_step *other)
{
    return (one->only_if & other->unless) != 0 || (other->only_if & one->unless) != 0;
}

bool rf_decode_can_meet(const struct rf_step *one, const struct rf_step *other)
{
    bool same_windows = one->every == other->every && one->every_weeks == other->every_weeks;

    if (rf_decode_flags_part(one, other))
        return false;
    return !(same_windows && one->turns == other->turns &&
             (one->turn_mask & other->turn_mask) == 0);
}
