/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * xml.h: an XML file as a small tree of elements with their places; attributes are not kept.
 *
 * Refused: document type declarations (and with them entities of any kind), more than the limits
 * of import.h, anything expat finds wrong. */
#ifndef RF_IMPORT_XML_H
#define RF_IMPORT_XML_H

#include <stddef.h>

#include "base/diagnostics.h"
#include "base/memory.h"
#include "ringfence/status.h"

struct rf_element {
    const char *tag;
    const char *text; /* of a leaf: without blanks at its ends; never NULL */
    struct rf_element *first, *next;
    int line, column;
};

/* The root element in `arena`, or NULL: diagnostics say why. */
const struct rf_element *rf_xml_read(const char *path, const char *bytes, size_t length,
                                     struct rf_arena *arena, struct rf_diagnostics *diagnostics);

/* The first child with that tag, NULL if there is none; `element` may be NULL. */
const struct rf_element *rf_element_child(const struct rf_element *element, const char *tag);
/* The next element after `element` among its siblings with that tag; `element` may be NULL. */
const struct rf_element *rf_element_next(const struct rf_element *element, const char *tag);
/* The text of that child, NULL if there is none. */
const char *rf_element_text(const struct rf_element *element, const char *tag);

#endif
