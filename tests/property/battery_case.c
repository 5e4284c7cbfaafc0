/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_case.c: reads one instance, tries every plan, solves it, and compares.
 *
 * Agreement means: the check accepts the engine's plan with all its claims, every number is
 * closed, and the values are those of the best plan there is, in every tier; and the verifier,
 * given the engine's certificate, shows no more than those values. */
#include "battery_case.h"

#include <string.h>

#include "base/memory.h"
#include "battery_facts.h"
#include "battery_textbook.h"
#include "brute_force.h"
#include "check/award.h"
#include "engine/solve.h"
#include "input/read.h"

enum { QUESTIONS = 1500000 };

void battery_write_values(const struct rf_values *values, struct rf_text *text)
{
    rf_text_add(text, "unplaced");
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++) {
        rf_text_format(text, " %d", values->unplaced[class]);
    }
    rf_text_add(text, ", equity");
    for (int32_t i = 0; i < values->equity_count; i++) {
        rf_text_format(text, " %d", values->equity[i]);
    }
    rf_text_format(text, ", tired %d, away %d, spacing %d", values->tired, values->away,
                   values->spacing);
}

/* The value in `values` of the number that `result` speaks of. */
int32_t battery_value(const struct rf_values *values, const struct rf_tier_result *result)
{
    switch (result->tier) {
    case RF_TIER_UNPLACED:
        return values->unplaced[result->part - 1];
    case RF_TIER_EQUITY:
        return values->equity[result->part - 1];
    case RF_TIER_TIRED:
        return values->tired;
    case RF_TIER_REGULARITY:
        return values->away;
    case RF_TIER_SPACING:
        return values->spacing;
    }
    return -1;
}

/* Every number closed and equal to the best. */
static bool results_hold(const struct rf_plan *plan, const struct rf_values *best,
                         struct rf_text *why)
{
    for (int32_t i = 0; i < plan->result_count; i++) {
        const struct rf_tier_result *result = &plan->results[i];
        const int32_t value = battery_value(best, result);
        const bool closed = result->status == RF_TIER_SOLVED || result->status == RF_TIER_CERTIFIED;
        if (result->value != value || !closed || result->conditional) {
            rf_text_format(why, "tier %d part %d: claimed %d (%s%s), best %d\n", (int)result->tier,
                           (int)result->part, (int)result->value,
                           rf_tier_status_name(result->status),
                           result->conditional ? ", conditional" : "", (int)value);
            return false;
        }
    }
    return true;
}

static bool plan_holds(const struct rf_checker *checker, const struct rf_plan *plan,
                       const struct rf_values *best, struct rf_text *why)
{
    struct rf_report report = {0};
    bool holds = rf_checker_check(checker, plan, &report);
    if (!holds) {
        for (size_t i = 0; i < report.violation_count; i++) {
            rf_text_format(why, "the check refuses the plan: %s %s\n",
                           rf_constraint_id(report.violations[i].constraint),
                           report.violations[i].message);
        }
    } else if (rf_values_compare(&report.values, best) != 0) {
        rf_text_add(why, "the plan is worth: ");
        battery_write_values(&report.values, why);
        rf_text_add(why, "\nthe best is worth: ");
        battery_write_values(best, why);
        rf_text_add(why, "\n");
        holds = false;
    }
    rf_report_release(&report);
    return holds && results_hold(plan, best, why);
}

/* What the verifier shows of the engine's certificate is no more than the best there is. */
static bool certificate_holds(const struct rf_instance *instance, const struct rf_checker *checker,
                              const char *text, struct rf_plan *plan, const struct rf_values *best,
                              struct battery_account *account, struct rf_text *why)
{
    char *fault = NULL;
    struct rf_certificate *certificate = rf_certificate_read(instance, text, strlen(text), &fault);
    if (certificate == NULL) {
        rf_text_format(why, "the certificate is refused: %s\n", fault);
        rf_release(fault);
        return false;
    }
    struct rf_verdict verdict = rf_certificate_verify(checker, certificate, 0);
    account->certified += rf_verdict_award(&verdict, best, plan);
    struct rf_values shown = {.equity = verdict.equity,
                              .equity_count = verdict.equity_count,
                              .tired = verdict.bound.tired,
                              .away = verdict.bound.away,
                              .spacing = verdict.bound.spacing};
    memcpy(shown.unplaced, verdict.bound.unplaced, sizeof shown.unplaced);
    const bool holds = !verdict.sound || rf_values_compare(&shown, best) <= 0;
    if (!holds) {
        rf_text_add(why, "the verifier shows more than the best: ");
        battery_write_values(&shown, why);
        rf_text_add(why, "\n");
    }
    rf_verdict_clear(&verdict);
    rf_certificate_release(certificate);
    return holds;
}

/* Solves with `options` and compares with what trying every plan has found. */
static bool engine_agrees(const struct rf_instance *instance, const struct rf_checker *checker,
                          const struct rf_solve_options *options, const struct brute_result *brute,
                          struct battery_account *count, struct rf_text *why)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_plan *plan = NULL;
    struct rf_solve_account account = {0};
    bool agrees = false;
    const enum rf_status status = rf_solve(instance, options, &diagnostics, &plan, &account);
    if (brute->outcome == BRUTE_NONE) {
        agrees = status == RF_CONTRADICTORY;
        if (!agrees) {
            rf_text_format(why, "no plan is allowed, but the engine says %s\n",
                           rf_status_name(status));
        }
    } else if (status != RF_OK || plan == NULL) {
        rf_text_format(why, "the engine says %s, the best is worth: ", rf_status_name(status));
        battery_write_values(&brute->values, why);
        rf_text_add(why, "\n");
    } else {
        agrees = plan_holds(checker, plan, &brute->values, why) &&
                 certificate_holds(instance, checker, account.certificate, plan, &brute->values,
                                   count, why);
    }
    rf_release(account.certificate);
    rf_plan_release(plan);
    rf_diagnostics_release(&diagnostics);
    return agrees;
}

static bool agrees(const struct rf_instance *instance, const struct rf_checker *checker,
                   enum battery_mode mode, const struct battery_tools *tools,
                   const struct brute_result *brute, struct battery_account *account,
                   struct rf_text *why)
{
    const struct rf_solve_options options = {.all_starts = mode == BATTERY_UNFILTERED,
                                             .without_sweep = mode == BATTERY_TREE};
    if (mode == BATTERY_TEXTBOOK) {
        const struct rf_values *best = brute->outcome == BRUTE_NONE ? NULL : &brute->values;
        return battery_textbook_agrees(instance, best, tools, why);
    }
    return engine_agrees(instance, checker, &options, brute, account, why);
}

static void count_values(const struct rf_values *values, struct battery_account *account)
{
    bool unplaced = false;
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++) {
        unplaced = unplaced || values->unplaced[class] > 0;
    }
    account->unplaced += unplaced;
    account->unfair += values->equity_count > 1 && values->equity[0] != values->equity[1];
    account->tired += values->tired > 0;
    account->away += values->away > 0;
    account->spacing += values->spacing > 0;
}

static enum battery_verdict judge(const struct rf_instance *instance, enum battery_mode mode,
                                  const struct battery_tools *tools,
                                  struct battery_account *account, struct rf_text *why)
{
    struct rf_checker *checker = rf_checker_new(instance);
    if (mode == BATTERY_FACTS) {
        const bool agree = battery_facts_agree(instance, checker, why);
        rf_checker_release(checker);
        return agree ? BATTERY_AGREES : BATTERY_DISAGREES;
    }
    struct brute_result brute;
    enum battery_verdict verdict = BATTERY_TOO_LARGE;
    brute_force(instance, checker, QUESTIONS, &brute);
    account->questions += brute.questions;
    if (brute.outcome != BRUTE_TOO_LARGE) {
        verdict = agrees(instance, checker, mode, tools, &brute, account, why) ? BATTERY_AGREES
                                                                               : BATTERY_DISAGREES;
    }
    if (brute.outcome == BRUTE_BEST) {
        account->sessions += brute.plan->session_count;
        count_values(&brute.values, account);
    }
    account->contradictory += brute.outcome == BRUTE_NONE;
    brute_result_release(&brute);
    rf_checker_release(checker);
    return verdict;
}

enum battery_verdict battery_case(const char *json, enum battery_mode mode,
                                  const struct battery_tools *tools,
                                  struct battery_account *account, struct rf_text *why)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    enum battery_verdict verdict = BATTERY_REFUSED;
    if (rf_read_instance_bytes("tiny.json", json, strlen(json), false, &diagnostics, &instance) ==
        RF_OK) {
        verdict = judge(instance, mode, tools, account, why);
    } else {
        for (size_t i = 0; i < diagnostics.count; i++) {
            const struct rf_diagnostic *item = &diagnostics.items[i];
            if (item->severity == RF_ERROR) {
                rf_text_format(why, "%s %s: %s\n", item->code,
                               item->place.pointer == NULL ? "" : item->place.pointer,
                               item->message);
            }
        }
    }
    account->agreed += verdict == BATTERY_AGREES;
    account->too_large += verdict == BATTERY_TOO_LARGE;
    account->refused += verdict == BATTERY_REFUSED;
    account->disagreed += verdict == BATTERY_DISAGREES;
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    return verdict;
}
