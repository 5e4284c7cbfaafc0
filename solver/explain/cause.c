/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cause.c: adds reasons up by their words; says what is left when the facts are taken away. */
#include "explain/cause.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const char NOT_FOUND[] = "it was not found"; /* a search that was stopped */
enum { RULES_TOLD = 3, RULES_IN_BRIEF = 2 };

static struct rf_share *share_of(struct rf_cause *cause, const struct rf_obstacle *obstacle)
{
    bool fact = rf_obstacle_is_fact(obstacle);
    for (size_t index = 0; index < cause->share_count; index++)
        if (cause->shares[index].fact == fact &&
            strcmp(cause->shares[index].what, obstacle->what) == 0)
            return &cause->shares[index];
    struct rf_share fresh = {obstacle->what, fact, 0, 0};
    RF_PUSH(cause->shares, cause->share_count, cause->share_capacity, fresh);
    return &cause->shares[cause->share_count - 1];
}

/* True when an obstacle before `index` has the same words: one session counts once a share. */
static bool met_before(const struct rf_reason *reason, size_t index)
{
    const struct rf_obstacle *obstacle = &reason->obstacles[index];
    for (size_t before = 0; before < index; before++)
        if (rf_obstacle_is_fact(&reason->obstacles[before]) == rf_obstacle_is_fact(obstacle) &&
            strcmp(reason->obstacles[before].what, obstacle->what) == 0)
            return true;
    return false;
}

static void add_reason(struct rf_cause *cause, const struct rf_reason *reason)
{
    bool timeless = reason->open == 0;
    if (reason->obstacle_count == 0)
        return;
    for (size_t index = 0; index < reason->obstacle_count; index++) {
        const struct rf_obstacle *obstacle = &reason->obstacles[index];
        struct rf_share *share = share_of(cause, obstacle);
        share->moments += obstacle->moments;
        share->sessions += !met_before(reason, index);
        timeless = timeless && share->fact;
    }
    cause->known++;
    cause->timeless += timeless;
    cause->moments += reason->moments;
}

void rf_cause_add(struct rf_cause *cause, const struct rf_plan *plan,
                  const struct rf_reason *reasons, int32_t induction, int32_t kind)
{
    for (int32_t index = 0; index < plan->session_count; index++) {
        const struct rf_session *session = &plan->sessions[index];
        if (session->event >= 0 || session->induction != induction || session->kind != kind)
            continue;
        cause->asked++;
        cause->unplaced += !session->placed;
        if (!session->placed && reasons)
            add_reason(cause, &reasons[index]);
    }
}

/* What facts bar is told by moments, what rules bar by weeks. */
static int by_kind_and_weight(const void *left, const void *right)
{
    const struct rf_share *one = left, *other = right;
    if (one->fact != other->fact)
        return one->fact ? -1 : 1;
    if (!one->fact && one->sessions != other->sessions)
        return one->sessions < other->sessions ? 1 : -1;
    if (one->moments != other->moments)
        return one->moments < other->moments ? 1 : -1;
    return strcmp(one->what, other->what);
}

void rf_cause_sort(struct rf_cause *cause)
{
    if (cause->share_count > 0)
        qsort(cause->shares, cause->share_count, sizeof *cause->shares, by_kind_and_weight);
}

void rf_cause_release(struct rf_cause *cause)
{
    rf_release(cause->shares);
    *cause = (struct rf_cause)RF_CAUSE_INIT;
}

/* The ids of the people whom the kind asks to be `presence`, joined by "and"; their number. */
static int add_people(const struct rf_instance *instance, int32_t induction, int32_t kind,
                      enum rf_presence presence, struct rf_text *text)
{
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_kind *asks = &instance->kinds[kind];
    const int32_t people[] = {pair->ect, pair->mentor, pair->tutor};
    int count = 0;
    for (int role = RF_ROLE_ECT; role <= RF_ROLE_TUTOR; role++)
        if (people[role] >= 0 && asks->presence[role] == presence)
            rf_text_format(text, "%s%s", count++ ? " and " : "", instance->people[people[role]].id);
    return count;
}

void rf_cause_no_time(const struct rf_instance *instance, int32_t induction, int32_t kind,
                      struct rf_text *text)
{
    struct rf_text teaching = RF_TEXT_INIT, free = RF_TEXT_INIT;
    int teachers = add_people(instance, induction, kind, RF_TEACHING, &teaching);
    int people = add_people(instance, induction, kind, RF_FREE, &free);
    if (teachers > 0 && people > 0)
        rf_text_format(text, "no lesson of %s finds %s free for long enough",
                       rf_text_peek(&teaching), rf_text_peek(&free));
    else if (teachers > 0)
        rf_text_format(text, "%s has no lesson that is long enough", rf_text_peek(&teaching));
    else
        rf_text_format(text, "%s %s time that is long enough", rf_text_peek(&free),
                       people > 1 ? "have no common" : "has no free");
    rf_text_release(&teaching);
    rf_text_release(&free);
}

/* "CD needs it as planning time (2), or ...": each with its number of weeks unless it is all. */
static void add_rules(const struct rf_cause *cause, struct rf_text *text)
{
    int told = 0, rest = 0;
    for (size_t index = 0; index < cause->share_count; index++) {
        const struct rf_share *share = &cause->shares[index];
        if (share->fact)
            continue;
        if (told >= RULES_TOLD) {
            rest++;
            continue;
        }
        rf_text_format(text, "%s%s", told++ ? ", or " : "", share->what);
        if (share->sessions < cause->known - cause->timeless)
            rf_text_format(text, " (%d)", share->sessions);
    }
    if (rest > 0)
        rf_text_add(text, ", or for other reasons");
    if (told == 0)
        rf_text_add(text, NOT_FOUND);
}

void rf_cause_verdict(const struct rf_cause *cause, const struct rf_instance *instance,
                      int32_t induction, int32_t kind, struct rf_text *text)
{
    int32_t timely = cause->known - cause->timeless;
    if (timely > 0) {
        if (cause->timeless > 0)
            rf_text_format(text, "in %d ", timely);
        rf_text_add(text, "there is time, but ");
        add_rules(cause, text);
    }
    if (cause->timeless > 0 && timely > 0)
        rf_text_format(text, "; in %d ", cause->timeless);
    if (cause->timeless > 0)
        rf_cause_no_time(instance, induction, kind, text);
}

void rf_cause_brief(const struct rf_cause *cause, const struct rf_instance *instance, int32_t kind,
                    struct rf_text *text)
{
    const struct rf_kind *asks = &instance->kinds[kind];
    bool teaching = asks->presence[RF_ROLE_ECT] == RF_TEACHING ||
                    asks->presence[RF_ROLE_MENTOR] == RF_TEACHING ||
                    asks->presence[RF_ROLE_TUTOR] == RF_TEACHING;
    int told = 0;
    for (size_t index = 0; index < cause->share_count && told < RULES_IN_BRIEF; index++) {
        const struct rf_share *share = &cause->shares[index];
        if (share->fact)
            continue;
        rf_text_format(text, "%s%s", told++ ? ", " : "", share->what);
        if (share->sessions < cause->known)
            rf_text_format(text, " (%d)", share->sessions);
    }
    if (told == 0 && cause->timeless < cause->known) {
        rf_text_add(text, NOT_FOUND);
        told++;
    }
    if (cause->timeless == 0)
        return;
    rf_text_format(text, "%s%s", told > 0 ? ", " : "",
                   teaching ? "no lesson that fits" : "no common time");
    if (cause->timeless < cause->known)
        rf_text_format(text, " (%d)", cause->timeless);
}

const char *rf_cause_single_rule(const struct rf_cause *cause)
{
    int32_t timely = cause->known - cause->timeless;
    const char *found = NULL;
    for (size_t index = 0; index < cause->share_count; index++) {
        const struct rf_share *share = &cause->shares[index];
        if (share->fact)
            continue;
        if (found || share->sessions < timely)
            return NULL;
        found = share->what;
    }
    return found;
}

void rf_cause_facts(const struct rf_cause *cause, int most, struct rf_text *text)
{
    int told = 0;
    for (size_t index = 0; index < cause->share_count && told < most; index++) {
        const struct rf_share *share = &cause->shares[index];
        int hundredths = cause->moments > 0 ? (int)(share->moments * 100 / cause->moments) : 0;
        if (share->fact && hundredths > 0)
            rf_text_format(text, "%s%s %d%%", told++ ? ", " : "", share->what, hundredths);
    }
}
