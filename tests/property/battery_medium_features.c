/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_medium_features.c: what a school and its plan hold, and, from the check, why each
 * session does not stand at the other moments of its window. A rule that keeps no session of any
 * best plan from anywhere would be in the battery in name only. A session that stands is taken out
 * first: the question is whether it could move. */
#include "battery_medium_features.h"

#include <string.h>

#include "base/memory.h"

const char *medium_feature_words(enum medium_feature feature)
{
    static const char *const WORDS[] = {
#define MEDIUM_FEATURE_WORDS(name, words) words,
        MEDIUM_FEATURE_TABLE(MEDIUM_FEATURE_WORDS)
#undef MEDIUM_FEATURE_WORDS
    };
    return WORDS[feature];
}

/* ------------------------------------------------------------------ the school */

static bool mentors_others(const struct rf_instance *instance, const struct rf_person *person)
{
    for (int32_t d = 0; d < instance->date_count; d++) {
        for (int32_t i = 0; i < person->days[d].occurrence_count; i++) {
            if (person->days[d].occurrences[i].type == RF_MENTORING) {
                return true;
            }
        }
    }
    return false;
}

static bool works_part_time(const struct rf_instance *instance, const struct rf_person *person)
{
    for (int32_t d = 0; d < instance->date_count; d++) {
        if (instance->dates[d].status == RF_DAY_TEACHING && !person->days[d].works) {
            return true;
        }
    }
    return false;
}

void medium_features_of_school(const struct rf_instance *instance, struct medium_features *features)
{
    bool *has = features->has;
    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        const struct rf_person *mentor = &instance->people[induction->mentor];
        if (induction->ect < 0) {
            has[MEDIUM_FEATURE_TRAINING] = true;
            continue;
        }
        for (int32_t k = 0; k < i; k++) {
            has[MEDIUM_FEATURE_SHARED_MENTOR] |=
                instance->inductions[k].ect >= 0 &&
                instance->inductions[k].mentor == induction->mentor;
        }
        has[MEDIUM_FEATURE_PART_TIME] |=
            works_part_time(instance, mentor) ||
            works_part_time(instance, &instance->people[induction->ect]);
        has[MEDIUM_FEATURE_OTHER_MENTORING] |= mentors_others(instance, mentor);
    }
    for (int32_t w = 0; w < instance->week_count; w++) {
        has[MEDIUM_FEATURE_LOST_WEEK] |= instance->weeks[w].teaching_days == 0;
    }
    has[MEDIUM_FEATURE_TWO_LETTERS] = instance->cycle_weeks == 2;
    has[MEDIUM_FEATURE_EVENT] = instance->event_count > 0;
    has[MEDIUM_FEATURE_PIN] = instance->pin_count > 0;
    has[MEDIUM_FEATURE_WAIVER] = instance->waiver_count > 0;
}

/* ------------------------------------------------------------------ the plan */

static void read_values(const struct rf_plan *plan, bool *has)
{
    int32_t largest = 0;
    for (int32_t i = 0; i < plan->result_count; i++) {
        const struct rf_tier_result *result = &plan->results[i];
        const bool some = result->value > 0;
        switch (result->tier) {
        case RF_TIER_UNPLACED:
            has[MEDIUM_FEATURE_UNPLACED] |= some;
            break;
        case RF_TIER_EQUITY:
            largest = result->part == 1 ? result->value : largest;
            has[MEDIUM_FEATURE_UNEVEN] |= result->part == 2 && result->value != largest;
            break;
        case RF_TIER_TIRED:
            has[MEDIUM_FEATURE_TIRED] |= some;
            break;
        case RF_TIER_REGULARITY:
            has[MEDIUM_FEATURE_AWAY] |= some;
            break;
        case RF_TIER_SPACING:
            has[MEDIUM_FEATURE_SPACING] |= some;
            break;
        case RF_TIER_COVER:
            has[MEDIUM_FEATURE_COVERED] |= some;
            break;
        case RF_TIER_WORKLOAD:
            has[MEDIUM_FEATURE_WORKLOAD] |= some;
            break;
        case RF_TIER_DIVERSITY:
            has[MEDIUM_FEATURE_DIVERSITY] |= some;
            break;
        }
    }
}

static bool wish_is_kept(const struct rf_wish *wish, int32_t weekday, int32_t letter,
                         rf_minute start)
{
    return (wish->letter >= 0 && wish->letter != letter) ||
           (wish->weekday == weekday && (wish->start < 0 || wish->start == start));
}

static void read_wishes(const struct rf_instance *instance, const struct rf_session *session,
                        bool *has)
{
    const struct rf_date *date = rf_instance_date(instance, session->day);
    for (int32_t i = 0; i < instance->wish_count && date->week >= 0; i++) {
        const struct rf_wish *wish = &instance->wishes[i];
        has[MEDIUM_FEATURE_WISH] |=
            wish->induction == session->induction && wish->kind == session->kind &&
            !wish_is_kept(wish, date->weekday, instance->weeks[date->week].letter, session->start);
    }
}

static bool is_shorter(const struct rf_instance *instance, const struct rf_session *session)
{
    int32_t week = 0;
    while (week + 1 < instance->week_count && instance->weeks[week].monday != session->monday) {
        week++;
    }
    const struct rf_stage *stage = instance->inductions[session->induction].stage_of_week[week];
    for (int32_t i = 0; i < stage->step_count; i++) {
        if (stage->steps[i].kind == session->kind) {
            return session->end - session->start < stage->steps[i].minutes;
        }
    }
    return false;
}

static bool is_pinned(const struct rf_instance *instance, const struct rf_session *session)
{
    for (int32_t i = 0; i < instance->pin_count; i++) {
        const struct rf_pin *pin = &instance->pins[i];
        if (pin->event == session->event && pin->induction == session->induction &&
            pin->monday == session->monday && pin->day == session->day &&
            pin->start == session->start) {
            return true;
        }
    }
    return false;
}

void medium_features_of_plan(const struct rf_instance *instance, const struct rf_plan *plan,
                             struct medium_features *features)
{
    bool *has = features->has;
    read_values(plan, has);
    for (int32_t i = 0; i < plan->session_count; i++) {
        const struct rf_session *session = &plan->sessions[i];
        if (!session->placed) {
            continue;
        }
        const struct rf_kind *kind = &instance->kinds[session->kind];
        has[MEDIUM_FEATURE_PINNED] |= is_pinned(instance, session);
        has[MEDIUM_FEATURE_FLOATING] |= session->event < 0 && !kind->home && !kind->meeting;
        has[MEDIUM_FEATURE_CHOSEN] |= session->chosen >= 0;
        has[MEDIUM_FEATURE_ROOM] |= session->room >= 0;
        if (session->event >= 0) {
            has[MEDIUM_FEATURE_QUORUM] |=
                session->attending_count < instance->events[session->event].person_count;
        } else {
            read_wishes(instance, session, has);
            has[MEDIUM_FEATURE_SHORTER] |= is_shorter(instance, session);
        }
    }
}

/* ------------------------------------------------------------------ what bars */

struct asking {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    const struct rf_plan *plan; /* without the session */
    int32_t session;
    struct medium_features *features;
};

static void ask(void *context, rf_day day, rf_minute start)
{
    const struct asking *asking = context;
    const struct rf_session *session = &asking->plan->sessions[asking->session];
    struct rf_bar bar = rf_checker_bar(asking->checker, asking->plan, asking->session, day, start);
    if (bar.barred) {
        asking->features->bars[bar.constraint] = true;
    }
    if (bar.barred && bar.constraint == RF_CONSTRAINT_CLASH && bar.other >= 0) {
        const struct rf_session *other = &asking->plan->sessions[bar.other];
        const rf_minute end = rf_checker_end(asking->checker, session, day, start);
        asking->features->has[MEDIUM_FEATURE_BUFFER] |=
            end >= 0 && (end <= other->start || start >= other->end);
    }
    if (bar.barred && bar.constraint == RF_CONSTRAINT_FIXED && bar.origin.pointer != NULL) {
        asking->features->has[MEDIUM_FEATURE_FORBID] |=
            strncmp(bar.origin.pointer, "/fixed/forbids/", strlen("/fixed/forbids/")) == 0;
    }
    rf_release(bar.message);
}

void medium_features_of_bars(const struct rf_instance *instance, const struct rf_checker *checker,
                             const struct rf_plan *plan, struct medium_features *features)
{
    const size_t count = (size_t)plan->session_count;
    struct rf_plan trial = *plan;
    if (count == 0) {
        return;
    }
    trial.sessions = rf_allocate(count, sizeof *trial.sessions);
    for (int32_t i = 0; i < plan->session_count; i++) {
        memcpy(trial.sessions, plan->sessions, count * sizeof *trial.sessions);
        trial.sessions[i].placed = false;
        trial.sessions[i].attending = NULL;
        trial.sessions[i].attending_count = 0;
        struct asking asking = {instance, checker, &trial, i, features};
        rf_checker_window(checker, &plan->sessions[i], ask, &asking);
    }
    rf_release(trial.sessions);
}
