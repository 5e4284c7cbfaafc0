/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_cover.c: /policy/cover and /policy/meeting_nights: who may take a class, and on which
 * weekdays sessions may end after the pupils' day.
 *
 * An ECT never supplies cover, whatever the school writes. */
#include "base/calendar.h"
#include "base/memory.h"
#include "input/decode.h"

enum { MINUTES_MOST = 1000000, PENCE_MOST = 1000000 };

static bool is_ect(const struct rf_instance *instance, int32_t person)
{
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect == person)
            return true;
    }
    return false;
}

/* False when nobody of the staff is meant. */
static bool read_provider(struct rf_decoder *decoder, const struct rf_node *node,
                          struct rf_provider *provider)
{
#define WHOLE(name, member, highest)                                                               \
    {                                                                                              \
        .key = name, .type = RF_FIELD_WHOLE, .at = offsetof(struct rf_provider, member),           \
        .least = 0, .most = highest                                                                \
    }
    static const struct rf_field fields[] = {
        WHOLE("per_week", per_week, MINUTES_MOST), WHOLE("per_term", per_term, MINUTES_MOST),
        WHOLE("per_year", per_year, MINUTES_MOST), WHOLE("sustainable", sustainable, MINUTES_MOST),
        WHOLE("rate_pence", pence, PENCE_MOST),
    };
#undef WHOLE

    *provider =
        (struct rf_provider){.person = rf_decode_resolve_key(decoder, node, RF_PEOPLE, "cover"),
                             .per_week = -1,
                             .per_term = -1,
                             .per_year = -1,
                             .sustainable = -1,
                             .pence = -1,
                             .origin = rf_node_origin(decoder, node)};
    RF_DECODE_FIELDS(decoder, node, fields, provider);
    if (provider->person >= 0 && is_ect(decoder->instance, provider->person))
        rf_decode_fault(decoder, node, RF_FORMAT_PERSON, "name somebody else",
                        "\"%s\" is an ECT and never supplies cover", node->key);
    return provider->person >= 0;
}

/* Keys and people are both in the order of ids, so the list is sorted by person. */
static void read_providers(struct rf_decoder *decoder, const struct rf_node *policy)
{
    struct rf_node map = rf_node_member(policy, "cover", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_provider *providers =
        rf_arena_allocate(decoder->arena, (size_t)count, sizeof *providers);
    struct rf_node node;
    int32_t position = 0, used = 0;

    while (rf_decode_next_entry(decoder, &map, &position, &node))
        used += read_provider(decoder, &node, &providers[used]);
    decoder->instance->providers = providers;
    decoder->instance->provider_count = used;
}

static void read_nights(struct rf_decoder *decoder, const struct rf_node *policy)
{
    struct rf_node list = rf_node_member(policy, "meeting_nights", RF_ARRAY);
    unsigned nights = 0;
    int32_t i;

    if (list.value == NULL)
        return;
    for (i = 0; i < list.value->count; i++) {
        struct rf_node item = rf_node_item(&list, i);
        int weekday;

        if (!rf_decode_new_text(decoder, &item))
            continue;
        weekday = rf_weekday_parse(item.value->text);
        if (weekday < 0)
            rf_decode_fault(decoder, &item, RF_FORMAT_CHOICE, "write weekdays like \"Tue\"",
                            "\"%s\" is no weekday", item.value->text);
        else
            nights |= 1U << weekday;
    }
    decoder->instance->meeting_nights = (uint8_t)nights;
}

void rf_decode_cover(struct rf_decoder *decoder, const struct rf_node *policy)
{
    read_providers(decoder, policy);
    read_nights(decoder, policy);
}
