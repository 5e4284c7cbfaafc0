/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate_write.c: a certificate as lines of text (certificate.h). The same certificate gives
 * the same bytes. */
#include "domain/certificate_text.h"

#include <sha2.h>

#include "base/calendar.h"
#include "base/text.h"

_Static_assert(RF_SEAL_TEXT == SHA256_DIGEST_STRING_LENGTH, "room for the digits of SHA-256");

void rf_certificate_seal(const char *text, size_t length, char seal[RF_SEAL_TEXT])
{
    SHA256Data((const uint8_t *)text, length, seal);
}

static void add_number(struct rf_text *text, int32_t number)
{
    rf_text_format(text, "\t%d", (int)number);
}

static void add_classes(struct rf_text *text, const struct rf_cost_vector *cost)
{
    int32_t i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        add_number(text, cost->unplaced[i]);
    rf_text_add(text, "\t/");
}

/* Tiers 3 and 4. */
static void add_middle(struct rf_text *text, const struct rf_cost_vector *cost)
{
    int32_t i;

    add_number(text, cost->tired);
    for (i = 0; i < RF_COVER_PARTS; i++)
        add_number(text, cost->cover[i]);
    rf_text_add(text, "\t/");
}

/* Tiers 6 to 8. */
static void add_later(struct rf_text *text, const struct rf_cost_vector *cost)
{
    int32_t i;

    add_number(text, cost->away);
    add_number(text, cost->spacing);
    rf_text_add(text, "\t/");
    for (i = 0; i < RF_DIVERSITY_PARTS; i++)
        add_number(text, cost->diversity[i]);
    rf_text_add(text, "\n");
}

static void add_option(struct rf_text *text, struct rf_option option)
{
    char date[RF_DATE_TEXT], minute[RF_MINUTE_TEXT];

    if (option.day == 0)
        rf_text_add(text, "\tnone");
    else
        rf_text_format(text, "\t%s/%s", rf_day_format(option.day, date),
                       rf_minute_format(option.start, minute));
}

static void add_home(struct rf_text *text, const struct rf_instance *instance,
                     const struct rf_certificate_node *node)
{
    char from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT];
    int32_t i;

    rf_text_format(text, "home\t%s\t%s\t%s", instance->inductions[node->induction].id,
                   instance->kinds[node->kind].id, instance->letters[node->letter]);
    for (i = 0; i < node->range_count; i++)
        rf_text_format(text, "\t%s/%s-%s", rf_weekday_name(node->ranges[i].weekday),
                       rf_minute_format(node->ranges[i].from, from),
                       rf_minute_format(node->ranges[i].until, until));
    rf_text_add(text, "\n");
}

static void add_node(struct rf_text *text, const struct rf_instance *instance,
                     const struct rf_certificate_node *node)
{
    int32_t i;

    if (node->split == RF_CERTIFICATE_LEAF) {
        rf_text_add(text, "leaf\n");
    } else if (node->split == RF_CERTIFICATE_HOME) {
        add_home(text, instance, node);
    } else {
        rf_text_format(text, "event\t%s", instance->events[node->event].id);
        for (i = 0; i < node->option_count; i++)
            add_option(text, node->options[i]);
        rf_text_add(text, "\n");
    }
}

static void add_block(struct rf_text *text, const struct rf_instance *instance,
                      const struct rf_certificate_block *block)
{
    int32_t i;

    rf_text_add(text, "block");
    for (i = 0; i < block->induction_count; i++)
        rf_text_format(text, "\t%s", instance->inductions[block->inductions[i]].id);
    rf_text_add(text, "\nbound");
    add_classes(text, &block->bound);
    for (i = 0; i < block->induction_count; i++)
        add_number(text, block->equity[i]);
    rf_text_add(text, "\t/");
    add_middle(text, &block->bound);
    add_number(text, block->workload);
    rf_text_add(text, "\t/");
    add_later(text, &block->bound);
    for (i = 0; i < block->price_count; i++) {
        rf_text_format(text, "price\t%s", instance->events[block->prices[i].event].id);
        add_option(text, block->prices[i].option);
        add_classes(text, &block->prices[i].cost);
        add_middle(text, &block->prices[i].cost);
        add_later(text, &block->prices[i].cost);
    }
    for (i = 0; i < block->strain_count; i++) {
        rf_text_format(text, "strain\t%s", instance->events[block->strains[i].event].id);
        add_option(text, block->strains[i].option);
        rf_text_add(text, "\n");
    }
    for (i = 0; i < block->node_count; i++)
        add_node(text, instance, &block->nodes[i]);
}

char *rf_certificate_write(const struct rf_instance *instance,
                           const struct rf_certificate *certificate)
{
    struct rf_text text = RF_TEXT_INIT;
    char seal[RF_SEAL_TEXT];
    int32_t i;

    rf_text_format(&text, "ringfence-certificate\t2\ninstance\t%s\n", certificate->instance);
    for (i = 0; certificate->mentors != NULL && i < instance->induction_count; i++) {
        if (certificate->mentors[i] >= 0)
            rf_text_format(&text, "mentor\t%s\t%s\n", instance->inductions[i].id,
                           instance->people[certificate->mentors[i]].id);
    }
    for (i = 0; i < certificate->block_count; i++)
        add_block(&text, instance, &certificate->blocks[i]);
    rf_certificate_seal(rf_text_peek(&text), text.length, seal);
    rf_text_format(&text, "seal\t%s\n", seal);
    return rf_text_take(&text);
}
