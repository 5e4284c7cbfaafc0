/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * xml.c: expat's events into a tree. A stack of open elements is the chain of parents.
 *
 * A document type declaration stops the reading at once, so no entity can ever be declared and
 * nothing outside the file can be named; expat's own guard against amplification stays on. */
#include "import/xml.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "import/import.h"

struct reading {
    XML_Parser parser;
    const char *path;
    struct rf_arena *arena;
    struct rf_diagnostics *diagnostics;
    struct rf_element *open[RF_IMPORT_DEPTH], *last[RF_IMPORT_DEPTH], *root;
    int depth;
    int element_count;
    struct rf_text text;
    bool stopped;
};

static void *allocate(size_t size)
{
    return rf_allocate(size, 1);
}

static void *reallocate(void *old, size_t size)
{
    return rf_reallocate(old, size, 1);
}

static struct rf_place place(const struct reading *reading)
{
    struct rf_place here = {.file = reading->path};
    here.line = (int)XML_GetCurrentLineNumber(reading->parser);
    here.column = (int)XML_GetCurrentColumnNumber(reading->parser) + 1;
    return here;
}

static void stop(struct reading *reading, const char *code, const char *fix, const char *message)
{
    if (reading->stopped)
        return;
    reading->stopped = true;
    rf_diagnostics_add(reading->diagnostics, RF_ERROR, code, place(reading), fix, "%s", message);
    XML_StopParser(reading->parser, XML_FALSE);
}

static const char *trimmed(struct reading *reading)
{
    const char *from = rf_text_peek(&reading->text);
    size_t length = strlen(from);
    while (length > 0 && strchr(" \t\r\n", from[length - 1]) != NULL)
        length--;
    while (length > 0 && strchr(" \t\r\n", *from) != NULL)
        from++, length--;
    return rf_arena_format(reading->arena, "%.*s", (int)length, from);
}

static void XMLCALL start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = context;
    (void)attributes;
    if (reading->stopped)
        return;
    if (reading->depth == RF_IMPORT_DEPTH) {
        stop(reading, "I104", NULL, "elements are nested too deeply for a timetable");
        return;
    }
    if (++reading->element_count > RF_IMPORT_ELEMENTS) {
        stop(reading, "I104", NULL, "the file holds too many elements for a timetable");
        return;
    }
    struct rf_element *element = rf_arena_allocate(reading->arena, 1, sizeof *element);
    element->tag = rf_arena_text(reading->arena, name);
    element->text = "";
    element->line = place(reading).line;
    element->column = place(reading).column;
    if (reading->depth == 0) {
        reading->root = element;
    } else if (reading->last[reading->depth - 1] == NULL) {
        reading->open[reading->depth - 1]->first = element;
    } else {
        reading->last[reading->depth - 1]->next = element;
    }
    if (reading->depth > 0)
        reading->last[reading->depth - 1] = element;
    reading->open[reading->depth] = element;
    reading->last[reading->depth] = NULL;
    reading->depth++;
    rf_text_release(&reading->text);
}

static void XMLCALL end(void *context, const XML_Char *name)
{
    struct reading *reading = context;
    (void)name;
    if (reading->stopped)
        return;
    reading->depth--;
    if (reading->open[reading->depth]->first == NULL)
        reading->open[reading->depth]->text = trimmed(reading);
    rf_text_release(&reading->text);
}

static void XMLCALL characters(void *context, const XML_Char *bytes, int length)
{
    struct reading *reading = context;
    if (reading->stopped)
        return;
    rf_text_add_bytes(&reading->text, bytes, (size_t)length);
    if (reading->text.length > RF_IMPORT_TEXT_BYTES)
        stop(reading, "I104", NULL, "a text is too long for a timetable");
}

static void XMLCALL doctype(void *context, const XML_Char *name, const XML_Char *system,
                            const XML_Char *public, int internal)
{
    (void)name, (void)system, (void)public, (void)internal;
    stop(context, "I103", "delete the <!DOCTYPE ...> part; timetable programs write none",
         "document type declarations are refused");
}

const struct rf_element *rf_xml_read(const char *path, const char *bytes, size_t length,
                                     struct rf_arena *arena, struct rf_diagnostics *diagnostics)
{
    static const XML_Memory_Handling_Suite memory = {allocate, reallocate, rf_release};
    struct reading reading = {.path = path, .arena = arena, .diagnostics = diagnostics};
    reading.parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, start, end);
    XML_SetCharacterDataHandler(reading.parser, characters);
    XML_SetStartDoctypeDeclHandler(reading.parser, doctype);
    XML_SetHashSalt(reading.parser, 1); /* otherwise expat asks the machine for a random one */
    /* rf_import bounds the length far below INT_MAX. */
    if (XML_Parse(reading.parser, bytes, (int)length, XML_TRUE) != XML_STATUS_OK) {
        if (!reading.stopped)
            rf_diagnostics_add(diagnostics, RF_ERROR, "I102", place(&reading),
                               "export the file again", "this is not well-formed XML: %s",
                               XML_ErrorString(XML_GetErrorCode(reading.parser)));
        reading.root = NULL;
    }
    XML_ParserFree(reading.parser);
    rf_text_release(&reading.text);
    return reading.root;
}

const struct rf_element *rf_element_child(const struct rf_element *element, const char *tag)
{
    if (element == NULL || element->first == NULL)
        return NULL;
    if (strcmp(element->first->tag, tag) == 0)
        return element->first;
    return rf_element_next(element->first, tag);
}

const struct rf_element *rf_element_next(const struct rf_element *element, const char *tag)
{
    if (element == NULL)
        return NULL;
    for (element = element->next; element != NULL; element = element->next)
        if (strcmp(element->tag, tag) == 0)
            return element;
    return NULL;
}

const char *rf_element_text(const struct rf_element *element, const char *tag)
{
    const struct rf_element *child = rf_element_child(element, tag);
    return child == NULL ? NULL : child->text;
}
