/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_assumptions.c: what was not said and is assumed, each said once.
 *
 * An import plus two lines of inductions already gives a plan; nobody may believe that it rests on
 * more than it does. With `strict` each of these is an error. */
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

static void assume_rule_pack(struct rf_decoder *decoder)
{
    if (rf_value_member(decoder->root.value, "rule_pack") == NULL)
        rf_decode_assume(decoder, &decoder->root, RF_ASSUMED_RULE_PACK,
                         "add \"rule_pack\": \"england-2025\"",
                         "no rule pack is named: england-2025 is taken");
}

static void assume_works(struct rf_decoder *decoder)
{
    struct rf_node staff = rf_node_member(&decoder->root, "staff", RF_OBJECT);
    int32_t i;

    for (i = 0; i < decoder->instance->person_count; i++) {
        if (decoder->draft->people_drafts[i].has_works)
            return;
    }
    if (decoder->instance->person_count > 0)
        rf_decode_assume(decoder, &staff, RF_ASSUMED_WORKS,
                         "add \"works\" to those who are not in every day",
                         "nobody's working days are given: everybody is taken to be in every day");
}

static void assume_open(struct rf_decoder *decoder)
{
    struct rf_node calendar = rf_node_member(&decoder->root, "calendar", RF_OBJECT);
    struct rf_node days = rf_node_member(&calendar, "days", RF_OBJECT);
    struct rf_text lacking = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; days.value != NULL && i < days.value->count; i++) {
        const struct rf_member *day = &days.value->members[i];

        if (day->value->type == RF_OBJECT && rf_value_member(day->value, "open") == NULL)
            rf_text_format(&lacking, "%s%s", lacking.length == 0 ? "" : ", ", day->key);
    }
    if (lacking.length > 0)
        rf_decode_assume(decoder, &days, RF_ASSUMED_OPEN,
                         "add \"open\": from when until when staff may be given sessions",
                         "no \"open\" is given for %s: staff are given sessions within the pupils' "
                         "day only",
                         rf_text_peek(&lacking));
    rf_text_release(&lacking);
}

/* ECTs and mentors for whom nothing is marked as planning time. */
static void assume_planning(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    bool *concerned = rf_allocate((size_t)instance->person_count, sizeof *concerned);
    struct rf_text lacking = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        concerned[instance->inductions[i].ect] = true;
        concerned[instance->inductions[i].mentor] = true;
    }
    for (i = 0; i < instance->person_count; i++) {
        if (concerned[i] && !instance->people[i].marks_ppa)
            rf_text_format(&lacking, "%s%s", lacking.length == 0 ? "" : ", ",
                           instance->people[i].id);
    }
    if (lacking.length > 0)
        rf_decode_assume(
            decoder, &map, RF_ASSUMED_PLANNING, "mark it by commitments of type \"ppa\"",
            "no planning time is marked for %s: the plan reserves it", rf_text_peek(&lacking));
    rf_text_release(&lacking);
    rf_release(concerned);
}

static void assume_tutors(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    int32_t i, s;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        struct rf_node node = rf_node_member(&map, induction->id, RF_OBJECT);

        for (s = 0; induction->tutor < 0 && s < induction->stage->step_count; s++) {
            const struct rf_kind *kind = &instance->kinds[induction->stage->steps[s].kind];

            if (kind->tutor == RF_ABSENT)
                continue;
            rf_decode_assume(decoder, &node, RF_ASSUMED_TUTOR, "add \"tutor\"",
                             "induction \"%s\" has no tutor: \"%s\" is planned without one",
                             induction->id, kind->name);
            break;
        }
    }
}

void rf_decode_assumptions(struct rf_decoder *decoder)
{
    assume_rule_pack(decoder);
    assume_works(decoder);
    assume_open(decoder);
    assume_planning(decoder);
    assume_tutors(decoder);
}
