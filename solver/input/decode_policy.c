/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_policy.c: /policy: the school's own caps and the weights of tiers 7 and 8. */
#include "base/memory.h"
#include "input/decode.h"

enum { MINUTES_MOST = 1000000, WEIGHT_MOST = 100 };

static const char *const pers[] = {"day", "week", "term", "year", NULL};

struct cap_entry {
    struct rf_cap cap;
    int32_t per;
};

static void check_cap(struct rf_decoder *decoder, const struct rf_node *node)
{
    if (node->value == NULL)
        return;
    if (rf_value_member(node->value, "minutes") == NULL &&
        rf_value_member(node->value, "sessions") == NULL)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "say how much is allowed",
                        "\"minutes\" and \"sessions\" are both missing");
    if (rf_value_member(node->value, "staff") == NULL &&
        rf_value_member(node->value, "groups") == NULL)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "say whom the cap protects",
                        "\"staff\" and \"groups\" are both missing");
}

static void read_cap(struct rf_decoder *decoder, const struct rf_node *node, struct rf_cap *cap)
{
    static const struct rf_field fields[] = {
        {.key = "staff", .type = RF_FIELD_LIST},
        {.key = "groups", .type = RF_FIELD_LIST},
        {.key = "per",
         .type = RF_FIELD_CHOICE,
         .required = true,
         .at = offsetof(struct cap_entry, per),
         .choices = pers},
        {.key = "minutes",
         .type = RF_FIELD_WHOLE,
         .at = offsetof(struct cap_entry, cap.minutes),
         .least = 0,
         .most = MINUTES_MOST},
        {.key = "sessions",
         .type = RF_FIELD_WHOLE,
         .at = offsetof(struct cap_entry, cap.sessions),
         .least = 0,
         .most = MINUTES_MOST},
        {.key = "kinds", .type = RF_FIELD_LIST},
        {.key = "reason", .type = RF_FIELD_WORDS, .at = offsetof(struct cap_entry, cap.reason)},
    };
    struct rf_index_list people = rf_decode_people(decoder, node);
    struct cap_entry entry = {.cap = {.id = rf_arena_text(decoder->arena, node->key),
                                      .people = people.items,
                                      .person_count = people.count,
                                      .minutes = -1,
                                      .sessions = -1,
                                      .kinds = rf_decode_kinds_or_all(decoder, node, "kinds"),
                                      .origin = rf_node_origin(decoder, node)},
                              .per = (int32_t)RF_PER_WEEK};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    entry.cap.per = (enum rf_cap_period)entry.per;
    check_cap(decoder, node);
    *cap = entry.cap;
}

static void decode_caps(struct rf_decoder *decoder, const struct rf_node *policy)
{
    struct rf_node map = rf_node_member(policy, "caps", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_cap *caps = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *caps);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_cap(decoder, &node, &caps[i++]);
    decoder->instance->caps = caps;
    decoder->instance->cap_count = count;
}

void rf_decode_policy(struct rf_decoder *decoder)
{
    struct all {
        struct rf_weights weights;
        struct rf_choice_weights choice;
    };
#define WEIGHT(group, name)                                                                        \
    {                                                                                              \
        .key = #name, .type = RF_FIELD_WHOLE, .at = offsetof(struct all, group.name), .least = 0,  \
        .most = WEIGHT_MOST                                                                        \
    }
    static const struct rf_field weights_fields[] = {
        WEIGHT(weights, wish),     WEIGHT(weights, common_moment), WEIGHT(weights, induction_time),
        WEIGHT(weights, lag_day),  WEIGHT(weights, shorter_step),  WEIGHT(choice, subject),
        WEIGHT(choice, phase),     WEIGHT(choice, line_manager),   WEIGHT(choice, years),
        WEIGHT(choice, change),    WEIGHT(choice, second_ect),     WEIGHT(choice, same_person),
        WEIGHT(choice, associate), WEIGHT(choice, fragile)};
#undef WEIGHT
    static const struct rf_field fields[] = {
        {.key = "caps", .type = RF_FIELD_OBJECT},         {.key = "cover", .type = RF_FIELD_OBJECT},
        {.key = "meeting_nights", .type = RF_FIELD_LIST}, {.key = "tiers", .type = RF_FIELD_OBJECT},
        {.key = "weights", .type = RF_FIELD_OBJECT},
    };
    struct rf_node policy = rf_node_member(&decoder->root, "policy", RF_OBJECT);
    struct rf_node tiers = rf_node_member(&policy, "tiers", RF_OBJECT);
    struct rf_node weights = rf_node_member(&policy, "weights", RF_OBJECT);
    struct all all = {{10, 10, 5, 2, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 1}};

    RF_DECODE_FIELDS(decoder, &policy, fields, NULL);
    rf_decode_fields(decoder, &tiers, NULL, 0, NULL);
    RF_DECODE_FIELDS(decoder, &weights, weights_fields, &all);
    decoder->instance->weights = all.weights;
    decoder->instance->choice_weights = all.choice;
    decode_caps(decoder, &policy);
    rf_decode_cover(decoder, &policy);
}
