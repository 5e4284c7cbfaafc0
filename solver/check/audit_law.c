/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_law.c: LAW, rule values that law demands and the school has loosened without a waiver;
 * WAIVER, every waiver with its reason, and those that lift nothing because they end too early
 * (D15, D39: a waiver holds when it has not expired on the last day). */
#include <string.h>

#include "check/audit_part.h"
#include "check/report.h"

enum { SOON = 28 /* days */ };

/* The value protects people less than the pack's, or neither way is said to protect more. */
static bool is_loosened(const struct rf_instance *instance, enum rf_rule rule)
{
    int32_t more = instance->rules[rule] - instance->rule_sources[rule].pack_value;
    int safer = rf_rule_safer(rule);

    return safer > 0 ? more < 0 : safer < 0 ? more > 0 : more != 0;
}

static bool is_waived(const struct rf_instance *instance, enum rf_rule rule)
{
    rf_day last = instance->first_day + instance->date_count - 1;
    int32_t i;

    for (i = 0; i < instance->waiver_count; i++) {
        if (strcmp(instance->waivers[i].rule, rf_rule_key(rule)) == 0 &&
            instance->waivers[i].expires >= last)
            return true;
    }
    return false;
}

static void audit_values(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    char here[RF_RULE_VALUE_TEXT], there[RF_RULE_VALUE_TEXT];
    int id;

    for (id = 0; id < (int)RF_RULE_COUNT; id++) {
        enum rf_rule rule = (enum rf_rule)id;
        const struct rf_rule_source *source = &instance->rule_sources[rule];

        if (source->hardness != RF_HARDNESS_LAW || !source->overridden || !source->given ||
            !is_loosened(instance, rule) || is_waived(instance, rule))
            continue;
        rf_diagnostics_add(
            audit->diagnostics, RF_WARNING, "LAW", rf_audit_place(instance->rule_origins[rule]),
            "give the pack's value, or a waiver of it with reason and author",
            "%s is %s here and %s in pack %s, as law there: %s", rf_rule_key(rule),
            rf_rule_value_text(rule, instance->rules[rule], here),
            rf_rule_value_text(rule, source->pack_value, there),
            instance->rule_pack != NULL ? instance->rule_pack : "?", rf_rule_meaning(rule));
    }
}

static void tell_waiver(struct rf_auditing *audit, const struct rf_waiver *waiver)
{
    const struct rf_instance *instance = audit->instance;
    rf_day last = instance->first_day + instance->date_count - 1;
    const char *whom =
        waiver->induction >= 0 ? instance->inductions[waiver->induction].id : "the school";
    bool held = waiver->expires >= last;
    bool expired = waiver->expires < instance->as_of || waiver->expires < instance->first_day;

    if (held)
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "WAIVER", rf_audit_place(waiver->origin),
                           NULL, "in force: %s of %s for %s until %s%s, by %s: %s", waiver->id,
                           waiver->rule, whom, rf_words_day(waiver->expires).text,
                           waiver->expires - last < SOON ? " (soon after the last day)" : "",
                           waiver->author, waiver->reason);
    else
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "WAIVER", rf_audit_place(waiver->origin),
                           "renew it, or take it out",
                           "%s of %s for %s %s on %s, before the last day (%s): it lifts nothing",
                           waiver->id, waiver->rule, whom, expired ? "has expired" : "ends",
                           rf_words_day(waiver->expires).text, rf_words_day(last).text);
}

void rf_audit_law(struct rf_auditing *audit)
{
    int32_t i;

    audit_values(audit);
    for (i = 0; i < audit->instance->waiver_count; i++)
        tell_waiver(audit, &audit->instance->waivers[i]);
}
