/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules.c: the catalogue of rule values and constraints, read off the tables of rules.h. */
#include "ringfence/rules.h"

static const struct {
    const char *key, *unit;
    int32_t least, most;
} rules[RF_RULE_COUNT] = {
#define RF_RULE_ROW(name, key, unit, least, most) {key, unit, least, most},
    RF_RULE_TABLE(RF_RULE_ROW)
#undef RF_RULE_ROW
};

static const struct {
    const char *id, *text;
} constraints[RF_CONSTRAINT_COUNT] = {
#define RF_CONSTRAINT_ROW(name, id, text) {id, text},
    RF_CONSTRAINT_TABLE(RF_CONSTRAINT_ROW)
#undef RF_CONSTRAINT_ROW
};

const char *rf_rule_key(enum rf_rule rule)
{
    return rules[rule].key;
}

const char *rf_rule_unit(enum rf_rule rule)
{
    return rules[rule].unit;
}

int32_t rf_rule_least(enum rf_rule rule)
{
    return rules[rule].least;
}

int32_t rf_rule_most(enum rf_rule rule)
{
    return rules[rule].most;
}

const char *rf_constraint_id(enum rf_constraint constraint)
{
    return constraints[constraint].id;
}

const char *rf_constraint_text(enum rf_constraint constraint)
{
    return constraints[constraint].text;
}
