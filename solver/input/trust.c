/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * trust.c: the list of schools, read with the scanner and the tables of fields of the input
 * format, so that the same things are refused in the same words. */
#include "input/trust.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"
#include "input/source.h"

static const char version[] = "1.0";

struct reading {
    struct rf_decoder decoder;
    const char *folder; /* with its slash; borrowed, `folder_length` bytes */
    size_t folder_length;
    struct rf_trust *trust;
};

/* The layer as it can be opened from here. A file called "-" is no standard input. */
static const char *located(const struct reading *reading, const char *layer)
{
    struct rf_arena *arena = reading->trust->arena;
    if (layer[0] == '/')
        return rf_arena_text(arena, layer);
    if (reading->folder_length == 0)
        return rf_arena_format(arena, "%s%s", strcmp(layer, "-") == 0 ? "./" : "", layer);
    return rf_arena_format(arena, "%.*s%s", (int)reading->folder_length, reading->folder, layer);
}

static void read_layers(struct reading *reading, const struct rf_node *entry,
                        struct rf_trust_school *school)
{
    struct rf_decoder *decoder = &reading->decoder;
    struct rf_node list = rf_node_member(entry, "layers", RF_ARRAY);
    if (list.value == NULL)
        return; /* the table of fields told it */
    if (list.value->count == 0)
        rf_decode_fault(decoder, &list, RF_FORMAT_EMPTY, "name its files",
                        "a school needs at least one layer");
    if (list.value->count > RF_LIMIT_LAYERS)
        rf_decode_fault(decoder, &list, RF_FORMAT_LIMIT, "put some of them together",
                        "%d layers, not more than %d are possible", (int)list.value->count,
                        (int)RF_LIMIT_LAYERS);
    school->layers =
        rf_arena_allocate(reading->trust->arena, (size_t)list.value->count, sizeof(char *));
    for (int32_t item = 0; item < list.value->count; item++) {
        struct rf_node node = rf_node_item(&list, item);
        if (node.value->type != RF_TEXT || node.value->text[0] == '\0') {
            struct rf_text found = RF_TEXT_INIT;
            rf_decode_found(&found, node.value);
            rf_decode_fault(decoder, &node, RF_FORMAT_TYPE, "write its name in quotation marks",
                            "a layer must be the name of a file, found %s", rf_text_peek(&found));
            rf_text_release(&found);
            continue;
        }
        school->layers[school->layer_count++] = located(reading, node.value->text);
    }
}

static void read_schools(struct reading *reading)
{
    static const struct rf_field fields[] = {
        {.key = "layers", .type = RF_FIELD_LIST, .required = true},
    };
    struct rf_decoder *decoder = &reading->decoder;
    struct rf_trust *trust = reading->trust;
    struct rf_node schools = rf_node_member(&decoder->root, "schools", RF_OBJECT), entry;
    if (schools.value == NULL)
        return; /* the table of fields told it */
    int32_t count = rf_decode_entry_count(decoder, &schools), position = 0;
    if (count == 0)
        rf_decode_fault(decoder, &schools, RF_FORMAT_EMPTY, "name a school and its layers",
                        "there is no school in the list");
    if (count > RF_LIMIT_SCHOOLS)
        rf_decode_fault(decoder, &schools, RF_FORMAT_LIMIT, "make several lists of it",
                        "%d schools, not more than %d are possible", (int)count,
                        (int)RF_LIMIT_SCHOOLS);
    trust->schools = rf_arena_allocate(trust->arena, (size_t)count, sizeof *trust->schools);
    while (rf_decode_next_id(decoder, &schools, &position, &entry)) {
        struct rf_trust_school *school = &trust->schools[trust->school_count++];
        school->id = rf_arena_text(trust->arena, entry.key);
        RF_DECODE_FIELDS(decoder, &entry, fields, school);
        read_layers(reading, &entry, school);
    }
}

static void read_top(struct reading *reading)
{
    static const struct rf_field fields[] = {
        {.key = "ringfence-trust", .type = RF_FIELD_WORDS, .required = true, .at = 0},
        {.key = "schools", .type = RF_FIELD_OBJECT, .required = true},
    };
    struct rf_decoder *decoder = &reading->decoder;
    struct rf_node written = rf_node_member(&decoder->root, "ringfence-trust", RF_TEXT);
    const char *text = NULL;
    if (written.value != NULL && strcmp(written.value->text, version) != 0) {
        rf_decode_fault(decoder, &written, RF_FORMAT_VERSION, "write \"ringfence-trust\": \"1.0\"",
                        "format version \"%s\" is not one this program reads (%s)",
                        written.value->text, version);
        return;
    }
    RF_DECODE_FIELDS(decoder, &decoder->root, fields, &text);
    read_schools(reading);
}

enum rf_status rf_trust_read(const char *path, struct rf_diagnostics *diagnostics,
                             struct rf_trust *trust)
{
    struct rf_document document;
    struct rf_source source;
    const char *slash = strcmp(path, "-") == 0 ? NULL : strrchr(path, '/');
    struct reading reading = {
        .folder = path, .folder_length = slash ? (size_t)(slash - path) + 1 : 0, .trust = trust};
    memset(trust, 0, sizeof *trust);
    trust->arena = rf_arena_new();
    enum rf_status status = rf_source_read(path, 0, diagnostics, &source);
    if (status != RF_OK)
        return status;
    rf_document_start(&document, 1);
    document.root =
        rf_document_add(&document, source.name, 0, source.bytes, source.length, diagnostics);
    reading.decoder = (struct rf_decoder){.document = &document,
                                          .diagnostics = diagnostics,
                                          .arena = trust->arena,
                                          .root = {NULL, NULL, 0, document.root}};
    if (document.root != NULL)
        read_top(&reading);
    if (document.root == NULL || reading.decoder.error_count > 0)
        status = RF_INPUT;
    rf_document_release(&document);
    rf_release(source.bytes);
    return status;
}

void rf_trust_release(struct rf_trust *trust)
{
    rf_arena_release(trust->arena);
    memset(trust, 0, sizeof *trust);
}
