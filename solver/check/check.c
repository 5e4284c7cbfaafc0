/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check.c: the verdict. The quick one for search, and the full one with words for a plan that is
 * to be saved or published. */
#include <string.h>

#include "base/memory.h"
#include "check/arrange.h"
#include "check/parts.h"
#include "check/rule.h"
#include "check/tier.h"

void rf_check_rule_all(struct rf_judge *judge)
{
    static void (*const rules[])(struct rf_judge *) = {
        rf_check_rule_presence, rf_check_rule_chosen,   rf_check_rule_cover, rf_check_rule_room,
        rf_check_rule_fixed,    rf_check_rule_lead_in,  rf_check_rule_order, rf_check_rule_rhythm,
        rf_check_rule_clash,    rf_check_rule_travel,   rf_check_rule_group, rf_check_rule_planning,
        rf_check_rule_load,     rf_check_rule_ect_load, rf_check_rule_roles, rf_check_rule_training,
        rf_check_rule_directed, rf_check_rule_cap,      rf_check_rule_tired,
    };
    size_t i;

    for (i = 0; i < sizeof rules / sizeof *rules && !rf_judge_done(judge); i++)
        rules[i](judge);
}

void rf_check_tier_all(const struct rf_judge *judge, struct rf_values *values)
{
    rf_check_tier_unplaced(judge, values);
    rf_check_tier_equity(judge, values);
    rf_check_tier_tired(judge, values);
    rf_check_tier_cover(judge, values);
    rf_check_tier_workload(judge, values);
    rf_check_tier_regularity(judge, values);
    rf_check_tier_spacing(judge, values);
    rf_check_tier_diversity(judge, values);
}

static bool same_names(const struct rf_checker *checker, const struct rf_session *sessions,
                       int32_t count)
{
    int32_t i;

    if (count != checker->entry_count)
        return false;
    for (i = 0; i < count; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        if (sessions[i].induction != entry->induction || sessions[i].kind != entry->kind ||
            sessions[i].monday != entry->monday || sessions[i].event != entry->event)
            return false;
    }
    return true;
}

bool rf_checker_accepts(const struct rf_checker *checker, const struct rf_session *sessions,
                        int32_t count, bool partial, struct rf_values *values)
{
    struct rf_judge judge = {.checker = checker, .sessions = sessions, .partial = partial};

    if (!same_names(checker, sessions, count))
        return false;
    rf_judge_open(&judge);
    rf_check_rule_all(&judge);
    if (judge.broken)
        return false;
    if (values != NULL)
        rf_check_tier_all(&judge, values);
    return true;
}

/* D46: the mentors that the plan names are choices of their inductions, and those of the instance
 * that everything else is asked of. */
static void check_mentors(struct rf_judge *judge, const struct rf_plan *plan)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, j;

    for (i = 0; plan->mentors != NULL && i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ROLES);
        int32_t mentor = plan->mentors[i];
        bool choice = pair->mentor_choice_count == 0 && (mentor == pair->mentor || mentor == -1);

        for (j = 0; j < pair->mentor_choice_count; j++)
            choice = choice || pair->mentor_choice[j] == mentor;
        if ((choice && (mentor == pair->mentor || mentor == -1)) || !rf_judge_break(judge))
            continue;
        what.person = mentor >= 0 && mentor < instance->person_count ? mentor : -1;
        what.origin = pair->origin;
        rf_judge_say(judge, what, "%s: the plan names %s as mentor, %s", pair->id,
                     what.person >= 0 ? instance->people[mentor].id : "nobody that is known",
                     choice ? "but its sessions are those of another"
                            : "who is none of those to choose from");
    }
}

bool rf_check_parts(const struct rf_checker *checker, const struct rf_plan *plan, unsigned parts,
                    struct rf_report *report)
{
    struct rf_judge judge = {.checker = checker, .instance = checker->instance, .report = report};
    struct rf_arrangement arrangement;

    memset(report, 0, sizeof *report);
    report->values.equity =
        rf_allocate((size_t)checker->instance->induction_count, sizeof *report->values.equity);
    report->values.workload =
        rf_allocate((size_t)checker->instance->induction_count, sizeof *report->values.workload);
    rf_arrange(&judge, plan, &arrangement);
    judge.sessions = arrangement.sessions;
    judge.plan_index = arrangement.index;
    check_mentors(&judge, plan);
    rf_judge_open(&judge);
    rf_check_rule_all(&judge);
    rf_check_tier_all(&judge, &report->values);
    if ((parts & RF_PART_HOMES) != 0)
        rf_check_homes(&judge, plan);
    if ((parts & RF_PART_RESERVATIONS) != 0)
        rf_check_reservations(&judge, plan);
    if ((parts & RF_PART_RESULTS) != 0)
        rf_check_results(&judge, plan, &report->values);
    rf_arrangement_release(&arrangement);
    return !judge.broken;
}

bool rf_checker_check(const struct rf_checker *checker, const struct rf_plan *plan,
                      struct rf_report *report)
{
    return rf_check_parts(checker, plan, RF_PART_HOMES | RF_PART_RESERVATIONS | RF_PART_RESULTS,
                          report);
}
