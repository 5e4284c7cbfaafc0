/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode.c: the merged document into the frozen instance: sections, then facts onto dates, then
 * the canonical text and its hash.
 *
 * Facts go onto dates only when nothing is wrong, so that unrolling may rely on a sound draft. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/canonical.h"
#include "input/decode.h"
#include "input/layers.h"
#include "input/packs.h"
#include "input/read.h"

static const char version[] = "1.0";

static const char *const terms_choices[] = {"stpcd", "local", NULL};

struct top {
    const char *version, *rule_pack;
    int32_t terms; /* position in `terms_choices` */
    bool draft;
};

/* False when the rest would be judged by rules it was not written for. */
static bool read_top(struct rf_decoder *decoder)
{
    static const struct rf_field fields[] = {
        {.key = "ringfence",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct top, version)},
        {.key = "rule_pack", .type = RF_FIELD_WORDS, .at = offsetof(struct top, rule_pack)},
        {.key = "terms",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct top, terms),
         .choices = terms_choices},
        {.key = "draft", .type = RF_FIELD_BOOLEAN, .at = offsetof(struct top, draft)},
        {.key = "rules", .type = RF_FIELD_OBJECT},
        {.key = "school", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "calendar", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "staff", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "lessons", .type = RF_FIELD_OBJECT},
        {.key = "commitments", .type = RF_FIELD_OBJECT},
        {.key = "rooms", .type = RF_FIELD_OBJECT},
        {.key = "kinds", .type = RF_FIELD_OBJECT},
        {.key = "programmes", .type = RF_FIELD_OBJECT},
        {.key = "inductions", .type = RF_FIELD_OBJECT},
        {.key = "training", .type = RF_FIELD_OBJECT},
        {.key = "events", .type = RF_FIELD_OBJECT},
        {.key = "policy", .type = RF_FIELD_OBJECT},
        {.key = "fixed", .type = RF_FIELD_OBJECT},
        {.key = "waivers", .type = RF_FIELD_OBJECT},
    };
    struct rf_node written = rf_node_member(&decoder->root, "ringfence", RF_TEXT);
    struct top top = {NULL, RF_PACK_DEFAULT_RULES, 0, false};

    if (written.value != NULL && strcmp(written.value->text, version) != 0) {
        rf_decode_fault(decoder, &written, RF_FORMAT_VERSION,
                        "write \"ringfence\": \"1.0\", or use the version it was written for",
                        "format version \"%s\" is not one this program reads (%s)",
                        written.value->text, version);
        return false;
    }
    RF_DECODE_FIELDS(decoder, &decoder->root, fields, &top);
    decoder->instance->rule_pack = top.rule_pack;
    decoder->instance->stpcd = top.terms == 0;
    decoder->instance->draft_pack = top.draft;
    return true;
}

static void decode_sections(struct rf_decoder *decoder)
{
    rf_decode_rules(decoder);
    rf_decode_school(decoder);
    rf_decode_calendar(decoder);
    rf_decode_staff(decoder);
    rf_decode_kinds(decoder);
    rf_decode_lessons(decoder);
    rf_decode_commitments(decoder);
    rf_decode_flags(decoder);
    rf_decode_programmes(decoder);
    rf_decode_inductions(decoder);
    rf_decode_events(decoder);
    rf_decode_policy(decoder);
    rf_decode_fixed(decoder);
    rf_decode_waivers(decoder);
}

static void unroll(struct rf_decoder *decoder)
{
    int64_t count = rf_unroll_occurrence_count(decoder->instance, decoder->draft);

    if (count > RF_LIMIT_OCCURRENCES) {
        rf_decode_fault(decoder, &decoder->root, RF_FORMAT_LIMIT,
                        "leave out whom and what this does not concern",
                        "lessons and commitments take place %lld times, at most %d are possible",
                        (long long)count, (int)RF_LIMIT_OCCURRENCES);
        return;
    }
    rf_unroll_people(decoder->instance, decoder->draft);
    rf_unroll_occurrences(decoder->instance, decoder->draft);
}

static void add_pack(struct rf_document *document, const struct rf_pack *pack,
                     struct rf_value **layers, int32_t *count)
{
    struct rf_diagnostics none = RF_DIAGNOSTICS_INIT;

    layers[*count] =
        rf_document_add(document, pack->name, 0, (const char *)pack->bytes, pack->length, &none);
    *count += layers[*count] != NULL;
    rf_diagnostics_release(&none);
}

/* What lies under every file: the canonical text has to say what was removed from it, and a rule
 * value what its pack says. */
static void read_built_in(const struct rf_decoder *decoder, struct rf_document *document)
{
    const struct rf_value *named = rf_value_member(decoder->root.value, "rule_pack");
    const struct rf_pack *rules =
        rf_pack_find(RF_PACK_RULES,
                     named != NULL && named->type == RF_TEXT ? named->text : RF_PACK_DEFAULT_RULES);
    struct rf_diagnostics none = RF_DIAGNOSTICS_INIT;
    struct rf_value **layers = rf_allocate((size_t)rf_pack_count, sizeof *layers);
    int32_t count = 0, i;

    rf_document_start(document, rf_pack_count);
    for (i = 0; i < rf_pack_count; i++) {
        if (rf_packs[i].folder == RF_PACK_PROGRAMMES)
            add_pack(document, &rf_packs[i], layers, &count);
    }
    if (rules != NULL)
        add_pack(document, rules, layers, &count);
    rf_layers_merge(document, layers, count, &none);
    rf_diagnostics_release(&none);
    rf_release(layers);
}

static void write_canonical(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_text text = RF_TEXT_INIT;
    char hash[RF_HASH_TEXT];

    rf_canonical_value(&text, decoder->document->root, decoder->built_in);
    rf_text_add(&text, "\n");
    rf_canonical_hash(text.bytes, text.length, hash);
    instance->canonical = rf_arena_text(decoder->arena, rf_text_peek(&text));
    instance->hash = rf_arena_text(decoder->arena, hash);
    rf_text_release(&text);
}

static void copy_files(struct rf_decoder *decoder)
{
    const struct rf_document *document = decoder->document;
    int32_t i;

    decoder->files =
        rf_arena_allocate(decoder->arena, (size_t)document->file_count, sizeof *decoder->files);
    for (i = 0; i < document->file_count; i++)
        decoder->files[i] = rf_arena_text(decoder->arena, document->files[i]);
}

enum rf_status rf_decode(const struct rf_document *document, bool strict,
                         struct rf_diagnostics *diagnostics, struct rf_instance **instance)
{
    struct rf_draft draft = {0};
    struct rf_decoder decoder = {.document = document,
                                 .diagnostics = diagnostics,
                                 .strict = strict,
                                 .draft = &draft,
                                 .root = {NULL, NULL, 0, document->root}};
    struct rf_document built_in;

    *instance = NULL;
    if (document->root == NULL) /* what could not be read was reported by the reader */
        return RF_INPUT;
    draft.arena = rf_arena_new();
    decoder.arena = rf_arena_new();
    decoder.instance = rf_arena_allocate(decoder.arena, 1, sizeof *decoder.instance);
    decoder.instance->arena = decoder.arena;
    copy_files(&decoder);
    read_built_in(&decoder, &built_in);
    decoder.built_in = built_in.root;
    if (read_top(&decoder))
        decode_sections(&decoder);
    if (decoder.error_count == 0)
        unroll(&decoder);
    if (decoder.error_count == 0)
        rf_decode_assumptions(&decoder);
    if (decoder.error_count == 0) {
        write_canonical(&decoder);
        *instance = decoder.instance;
    } else {
        rf_arena_release(decoder.arena);
    }
    rf_document_release(&built_in);
    rf_release(draft.cells);
    rf_arena_release(draft.arena);
    return *instance != NULL ? RF_OK : RF_INPUT;
}
