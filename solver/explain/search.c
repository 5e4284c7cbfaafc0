/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search.c: walks the window of an unplaced session and asks the checker about every moment.
 *
 * Moments are grouped by rule and person, and where a fact bars them by what the person does then.
 * The words come from the facts of the instance; the verdict, barred or not, from the checker
 * alone. Work: moments of the window times the groups found, a few dozen. */
#include "explain/reason.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "explain/doing.h"

enum { TOLD = 6 /* facts after these are counted together */ };

struct finding {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    const struct rf_plan *plan;
    int32_t session;
    struct rf_reason *reason;
};

static const char *who(const struct rf_instance *instance, int32_t person)
{
    return person < 0 ? "someone" : instance->people[person].id;
}

/* How the session asks for the person. */
static enum rf_presence asked(const struct finding *finding, int32_t person)
{
    const struct rf_session *session = &finding->plan->sessions[finding->session];
    const struct rf_kind *kind = &finding->instance->kinds[session->kind];
    if (session->event >= 0)
        return kind->group;
    const struct rf_induction *induction = &finding->instance->inductions[session->induction];
    if (person == induction->ect)
        return kind->presence[RF_ROLE_ECT];
    return person == induction->mentor ? kind->presence[RF_ROLE_MENTOR]
                                       : kind->presence[RF_ROLE_TUTOR];
}

static const char *phrase(const struct finding *finding, int32_t person, rf_day day,
                          rf_minute start)
{
    const char *doing = rf_doing(finding->instance, person, day, start);
    if (asked(finding, person) == RF_TEACHING) {
        if (!doing)
            return "does not teach";
        return strcmp(doing, "teaches") == 0 ? "teaches, but too little of the lesson is left"
                                             : doing;
    }
    return doing ? doing : "is free, but not for long enough";
}

/* What bars the date or the time of day for everyone, without the date, so that weeks add up;
 * NULL when it is something else. */
static const char *name_day(const struct finding *finding, rf_day day, rf_minute start)
{
    const struct rf_date *date = rf_instance_date(finding->instance, day);
    const struct rf_kind *kind =
        &finding->instance->kinds[finding->plan->sessions[finding->session].kind];
    if (!date)
        return NULL;
    if (date->status == RF_DAY_CLOSED || date->status == RF_DAY_OUT)
        return "school closed";
    if (date->status == RF_DAY_INSET)
        return kind->inset ? NULL : "INSET day";
    bool before = start < date->pupils.from && !kind->before_school;
    bool after = start >= date->pupils.until && !kind->after_school;
    return before || after ? "outside the pupils' day" : NULL;
}

/* Facts bar a moment: by what the person does then. */
static void name_fact(const struct finding *finding, const struct rf_bar *bar, rf_day day,
                      rf_minute start, struct rf_text *text)
{
    if (bar->person < 0) {
        const char *everyone = name_day(finding, day, start);
        if (!everyone)
            everyone = bar->message ? bar->message : rf_constraint_text(bar->constraint);
        rf_text_add(text, everyone);
        return;
    }
    rf_text_format(text, "%s %s", who(finding->instance, bar->person),
                   phrase(finding, bar->person, day, start));
}

/* The session that this one leads to, when it is asked for but has no place; else NULL. */
static const struct rf_session *unplaced_partner(const struct finding *finding)
{
    const struct rf_session *session = &finding->plan->sessions[finding->session];
    if (session->event >= 0)
        return NULL;
    const struct rf_stage *stage = finding->instance->inductions[session->induction].stage;
    int32_t partner = -1;
    for (int32_t step = 0; stage && step < stage->step_count; step++)
        if (stage->steps[step].kind == session->kind && stage->steps[step].leads_to >= 0)
            partner = stage->steps[stage->steps[step].leads_to].kind;
    for (int32_t index = 0; partner >= 0 && index < finding->plan->session_count; index++) {
        const struct rf_session *other = &finding->plan->sessions[index];
        if (other->event < 0 && other->induction == session->induction &&
            other->monday == session->monday && other->kind == partner)
            return other->placed ? NULL : other;
    }
    return NULL;
}

static void name_order(const struct finding *finding, struct rf_text *text)
{
    const struct rf_session *partner = unplaced_partner(finding);
    if (partner)
        rf_text_format(text, "the %s it leads to has no place",
                       finding->instance->kinds[partner->kind].name);
    else
        rf_text_add(text, "out of step with the visit or meeting it belongs to");
}

static void name_rule(const struct finding *finding, const struct rf_bar *bar, struct rf_text *text)
{
    const char *person = who(finding->instance, bar->person);
    switch (bar->constraint) {
    case RF_CONSTRAINT_CLASH:
        rf_text_format(text, "%s has another session then, or the pause around it", person);
        break;
    case RF_CONSTRAINT_MENTOR_LOAD:
        rf_text_format(text, "%s's mentoring minutes of the week are used up", person);
        break;
    case RF_CONSTRAINT_PPA:
        rf_text_format(text, "%s needs it as planning time", person);
        break;
    case RF_CONSTRAINT_CAP:
        rf_text_format(text, "a cap of the school on %s is reached", person);
        break;
    case RF_CONSTRAINT_TIRED:
        rf_text_add(text, "too many meetings would be tired");
        break;
    case RF_CONSTRAINT_ORDER:
        name_order(finding, text);
        break;
    case RF_CONSTRAINT_RHYTHM:
        rf_text_add(text, "too near to or too far from the meeting before or after");
        break;
    case RF_CONSTRAINT_LEAD_IN:
        rf_text_add(text, "a week of the lead-in");
        break;
    case RF_CONSTRAINT_FIXED:
        rf_text_add(text, bar->message ? bar->message : "a pin, a forbid, or the past");
        break;
    case RF_CONSTRAINT_GROUP:
        rf_text_add(text, "too few can come");
        break;
    case RF_CONSTRAINT_DEMAND:
    case RF_CONSTRAINT_PRESENCE:
    case RF_CONSTRAINT_CLOSED:
    case RF_CONSTRAINT_INDUCTION_TIME:
    case RF_CONSTRAINT_ECT_LOAD:
    case RF_CONSTRAINT_DIRECTED:
    case RF_CONSTRAINT_ROLES:
    case RF_CONSTRAINT_COVER:
    case RF_CONSTRAINT_TRAVEL:
    case RF_CONSTRAINT_TRAINING:
    case RF_CONSTRAINT_ROOM:
    case RF_CONSTRAINT_SOLO:
    case RF_CONSTRAINT_VALUES:
    case RF_CONSTRAINT_COUNT:
        rf_text_add(text, rf_constraint_text(bar->constraint));
        break;
    }
}

static char *name_bar(const struct finding *finding, const struct rf_bar *bar, rf_day day,
                      rf_minute start)
{
    struct rf_text text = RF_TEXT_INIT;
    if (bar->constraint == RF_CONSTRAINT_PRESENCE || bar->constraint == RF_CONSTRAINT_CLOSED ||
        bar->constraint == RF_CONSTRAINT_INDUCTION_TIME)
        name_fact(finding, bar, day, start, &text);
    else
        name_rule(finding, bar, &text);
    return rf_text_take(&text);
}

/* Takes `what`. */
static void count(struct rf_reason *reason, const struct rf_bar *bar, char *what)
{
    for (size_t index = 0; index < reason->obstacle_count; index++) {
        struct rf_obstacle *obstacle = &reason->obstacles[index];
        if (obstacle->constraint == bar->constraint && obstacle->person == bar->person &&
            strcmp(obstacle->what, what) == 0) {
            obstacle->moments++;
            rf_release(what);
            return;
        }
    }
    struct rf_obstacle fresh = {bar->constraint, bar->person, 1, what};
    RF_PUSH(reason->obstacles, reason->obstacle_count, reason->obstacle_capacity, fresh);
}

static void visit(void *context, rf_day day, rf_minute start)
{
    const struct finding *finding = context;
    struct rf_reason *reason = finding->reason;
    struct rf_bar bar =
        rf_checker_bar(finding->checker, finding->plan, finding->session, day, start);
    reason->moments++;
    if (bar.barred) {
        count(reason, &bar, name_bar(finding, &bar, day, start));
    } else {
        if (reason->open == 0) {
            reason->open_day = day;
            reason->open_start = start;
        }
        reason->open++;
    }
    rf_release(bar.message);
}

static int by_weight(const void *left, const void *right)
{
    const struct rf_obstacle *one = left, *other = right;
    if (one->moments != other->moments)
        return one->moments < other->moments ? 1 : -1;
    int words = strcmp(one->what, other->what);
    if (words != 0)
        return words;
    if (one->constraint != other->constraint)
        return one->constraint < other->constraint ? -1 : 1;
    return (one->person > other->person) - (one->person < other->person);
}

/* Rules are told however few moments they bar: those are the moments that the facts leave. */
static char *tell(const struct rf_reason *reason)
{
    struct rf_text text = RF_TEXT_INIT;
    if (reason->moments == 0) {
        rf_text_add(&text, "its window holds no moment at which the school is open");
        return rf_text_take(&text);
    }
    rf_text_format(&text, "of %d moments in its window: ", reason->moments);
    int32_t rest = 0;
    for (size_t index = 0; index < reason->obstacle_count; index++) {
        const struct rf_obstacle *obstacle = &reason->obstacles[index];
        if (index < TOLD || !rf_obstacle_is_fact(obstacle))
            rf_text_format(&text, "%s%d %s", index ? ", " : "", obstacle->moments, obstacle->what);
        else
            rest += obstacle->moments;
    }
    if (rest > 0)
        rf_text_format(&text, ", %d for other reasons", rest);
    if (reason->open > 0) {
        char date[RF_DATE_TEXT], time[RF_MINUTE_TEXT];
        rf_text_format(&text, "%s%d open, the first on %s at %s",
                       reason->obstacle_count ? ", " : "", reason->open,
                       rf_day_format(reason->open_day, date),
                       rf_minute_format(reason->open_start, time));
    }
    return rf_text_take(&text);
}

void rf_reason_find(const struct rf_instance *instance, const struct rf_checker *checker,
                    const struct rf_plan *plan, int32_t index, struct rf_reason *reason)
{
    *reason = (struct rf_reason){0};
    struct finding finding = {instance, checker, plan, index, reason};
    rf_checker_window(checker, &plan->sessions[index], visit, &finding);
    if (reason->obstacle_count > 0)
        qsort(reason->obstacles, reason->obstacle_count, sizeof *reason->obstacles, by_weight);
    reason->text = tell(reason);
}

struct rf_reason *rf_reasons_find(const struct rf_instance *instance,
                                  const struct rf_checker *checker, const struct rf_plan *plan)
{
    struct rf_reason *reasons = rf_allocate((size_t)plan->session_count, sizeof *reasons);
    for (int32_t index = 0; index < plan->session_count; index++)
        if (!plan->sessions[index].placed)
            rf_reason_find(instance, checker, plan, index, &reasons[index]);
    return reasons;
}
