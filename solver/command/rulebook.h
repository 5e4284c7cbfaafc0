/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rulebook.h: the catalogue of rules as text: all of it, or one entry in full. */
#ifndef RF_COMMAND_RULEBOOK_H
#define RF_COMMAND_RULEBOOK_H

#include "base/text.h"
#include "ringfence/instance.h"

struct rf_rulebook {
    const struct rf_instance *instance; /* whose values are shown */
    bool school;                        /* it is a school's, and not only a pack */
    int width;
};

/* Anything that has an id: a rule value, a constraint, a soft term, an audit. */
enum rf_entry_type { RF_ENTRY_VALUE, RF_ENTRY_CONSTRAINT, RF_ENTRY_SOFT, RF_ENTRY_AUDIT };

struct rf_rulebook_entry {
    enum rf_entry_type type;
    int index; /* in its table */
};

/* False when nothing has this id; then `nearest` is an id that was perhaps meant, or NULL. */
bool rf_rulebook_find(const char *id, struct rf_rulebook_entry *entry, const char **nearest);

void rf_rulebook_all(const struct rf_rulebook *book, struct rf_text *out);
void rf_rulebook_one(const struct rf_rulebook *book, struct rf_rulebook_entry entry,
                     struct rf_text *out);

#endif
