/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_key.c: keys that name days: "Mon", "A/Mon", "2025-12-19", "*".
 *
 * Letters are only judged when the cycle could be read, so that a fault there is said once. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

static int32_t find_letter(const struct rf_instance *instance, const char *text, size_t length)
{
    int32_t i;

    for (i = 0; i < instance->cycle_weeks; i++) {
        if (strlen(instance->letters[i]) == length &&
            strncmp(instance->letters[i], text, length) == 0)
            return i;
    }
    return -1;
}

static void fault_letter(struct rf_decoder *decoder, const struct rf_node *node, const char *text,
                         size_t length)
{
    const struct rf_instance *instance = decoder->instance;
    char *letter = rf_copy_bytes(text, length);
    struct rf_text all = RF_TEXT_INIT;
    int32_t i;

    rf_text_add(&all, "week letters are declared in /calendar/cycle: ");
    for (i = 0; i < instance->cycle_weeks; i++)
        rf_text_format(&all, "%s\"%s\"", i == 0 ? "" : ", ", instance->letters[i]);
    rf_decode_fault(decoder, node, RF_FORMAT_KEY, rf_text_peek(&all),
                    "\"%s\" names week \"%s\", which the cycle does not have", rf_node_label(node),
                    letter);
    rf_release(letter);
    rf_text_release(&all);
}

static void fault_form(struct rf_decoder *decoder, const struct rf_node *node, unsigned forms)
{
    struct rf_text fix = RF_TEXT_INIT;

    rf_text_add(&fix, "write a weekday like \"Mon\"");
    if ((forms & RF_KEY_LETTER) != 0)
        rf_text_add(&fix, ", a week letter and weekday like \"A/Mon\"");
    if ((forms & RF_KEY_DATE) != 0)
        rf_text_add(&fix, ", a date like \"2025-12-19\"");
    if ((forms & RF_KEY_ANY) != 0)
        rf_text_add(&fix, ", or \"*\"");
    rf_decode_fault(decoder, node, RF_FORMAT_KEY, rf_text_peek(&fix), "\"%s\" names no day",
                    node->value != NULL && node->value->type == RF_TEXT ? node->value->text
                                                                        : rf_node_label(node));
    rf_text_release(&fix);
}

bool rf_decode_day_key(struct rf_decoder *decoder, const struct rf_node *node, const char *text,
                       unsigned forms, struct rf_day_key *key)
{
    const char *slash = strchr(text, '/');
    size_t length;

    *key = (struct rf_day_key){false, 0, -1, -1};
    if ((forms & RF_KEY_ANY) != 0 && strcmp(text, "*") == 0)
        return true;
    if ((forms & RF_KEY_DATE) != 0 && rf_day_parse(text, &key->day)) {
        key->dated = true;
        key->weekday = rf_day_weekday(key->day);
        return true;
    }
    key->weekday = rf_weekday_parse(slash != NULL ? slash + 1 : text);
    if (key->weekday < 0 || (slash != NULL && (forms & RF_KEY_LETTER) == 0)) {
        fault_form(decoder, node, forms);
        return false;
    }
    if (slash == NULL)
        return true;
    length = (size_t)(slash - text);
    key->letter = find_letter(decoder->instance, text, length);
    if (key->letter < 0 && decoder->cycle_known)
        fault_letter(decoder, node, text, length);
    return key->letter >= 0;
}
