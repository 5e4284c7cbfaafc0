/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reserve_study.c: the ECT's study per week, and the mentor's preparation per meeting (D25). */
#include "engine/reserve.h"

enum { PIECE = 15 /* minutes: shorter pieces of study are of no use */ };

static struct rf_span intersect(struct rf_span one, struct rf_span other)
{
    return (struct rf_span){one.from > other.from ? one.from : other.from,
                            one.until < other.until ? one.until : other.until};
}

/* ---- study */

/* Takes study from one span of a date; returns what is still to place. */
static int32_t study_in(struct rf_diary *diary, int32_t induction, rf_day day, struct rf_span span,
                        int32_t left)
{
    int32_t ect = diary->instance->inductions[induction].ect;
    rf_diary_clear(diary, ect, day, span);
    for (size_t i = 0; i < diary->piece_count && left > 0; i++) {
        struct rf_span piece = diary->pieces[i];
        int32_t length = piece.until - piece.from;
        if (length > left)
            piece.until = piece.from + left;
        else if (length < PIECE && length < left)
            continue;
        rf_diary_reserve(diary,
                         (struct rf_reservation){RF_RESERVED_STUDY, ect, induction, day, piece});
        left -= piece.until - piece.from;
    }
    return left;
}

static int32_t study_on(struct rf_diary *diary, int32_t induction, int32_t date, bool marked_only,
                        int32_t left)
{
    const struct rf_instance *instance = diary->instance;
    int32_t ect = instance->inductions[induction].ect;
    struct rf_spans free = rf_facts_free(diary->facts, ect, date, true);
    struct rf_spans marked = rf_facts_induction_time(diary->facts, ect, date);
    for (int32_t i = 0; i < free.count && left > 0; i++) {
        struct rf_span span = intersect(free.items[i], instance->dates[date].pupils);
        for (int32_t k = 0; marked_only && k < marked.count && left > 0; k++)
            left = study_in(diary, induction, instance->dates[date].day,
                            intersect(span, marked.items[k]), left);
        if (!marked_only)
            left = study_in(diary, induction, instance->dates[date].day, span, left);
    }
    return left;
}

/* A date of D25 on which the ECT may study. */
static bool is_study_date(const struct rf_instance *instance, int32_t induction, int32_t date)
{
    const struct rf_induction *own = &instance->inductions[induction];
    const struct rf_date *day = &instance->dates[date];
    struct rf_span in = instance->people[own->ect].days[date].in;
    return day->status == RF_DAY_TEACHING && day->day >= own->dates.from &&
           day->day <= own->dates.until && day->day >= instance->as_of && in.from < in.until;
}

static void study_week(struct rf_diary *diary, int32_t induction, int32_t week)
{
    const struct rf_instance *instance = diary->instance;
    const struct rf_induction *own = &instance->inductions[induction];
    const struct rf_stage *stage = own->stage_of_week[week];
    int32_t left = stage == NULL ? 0 : stage->study_minutes;
    bool any = false;
    for (int round = 0; round < 2; round++)
        for (int32_t weekday = 0; weekday < 7; weekday++) {
            int32_t date = instance->weeks[week].monday + weekday - instance->first_day;
            if (date < 0 || date >= instance->date_count ||
                !is_study_date(instance, induction, date))
                continue;
            any = true;
            if (left > 0)
                left = study_on(diary, induction, date, round == 0, left);
        }
    if (any && left > 0)
        rf_diary_lack(diary,
                      (struct rf_shortage){RF_RESERVED_STUDY, own->ect, induction, week, left});
}

void rf_reserve_study(struct rf_diary *diary)
{
    for (int32_t induction = 0; induction < diary->instance->induction_count; induction++)
        for (int32_t week = 0; week < diary->instance->week_count; week++)
            if (diary->instance->inductions[induction].ect >= 0)
                study_week(diary, induction, week);
}

/* ---- preparation */

/* The latest piece of `minutes` on that date that ends at or before `latest`. */
static bool find_latest(struct rf_diary *diary, int32_t mentor, int32_t date, rf_minute latest,
                        int32_t minutes, struct rf_span *found)
{
    const struct rf_date *day = &diary->instance->dates[date];
    struct rf_spans free = rf_facts_free(diary->facts, mentor, date, false);
    bool any = false;
    for (int32_t i = 0; i < free.count; i++) {
        struct rf_span span = intersect(free.items[i], day->pupils);
        rf_diary_clear(diary, mentor, day->day, intersect(span, (struct rf_span){0, latest}));
        for (size_t k = 0; k < diary->piece_count; k++) {
            struct rf_span piece = diary->pieces[k];
            if (piece.until - piece.from < minutes)
                continue;
            *found = (struct rf_span){piece.until - minutes, piece.until};
            any = true; /* pieces come in order: the last one is the latest */
        }
    }
    return any;
}

/* By the stage in force when the meeting's window begins (D31). */
static int32_t preparation_of(const struct rf_instance *instance, const struct rf_session *meeting)
{
    const struct rf_induction *induction = &instance->inductions[meeting->induction];
    const struct rf_stage *stage = induction->stage;
    for (int32_t week = 0; week < instance->week_count; week++)
        if (instance->weeks[week].monday == meeting->monday)
            stage = induction->stage_of_week[week];
    return stage == NULL ? 0 : stage->preparation_minutes;
}

static bool prepare(struct rf_diary *diary, const struct rf_session *meeting, int32_t week)
{
    const struct rf_instance *instance = diary->instance;
    const struct rf_induction *induction = &instance->inductions[meeting->induction];
    int32_t minutes = preparation_of(instance, meeting);
    rf_day first = instance->weeks[week].monday;
    if (first < instance->first_day)
        first = instance->first_day;
    for (rf_day day = meeting->day; day >= first && day >= instance->as_of; day--) {
        int32_t date = day - instance->first_day;
        rf_minute latest = day == meeting->day ? meeting->start : 24 * 60;
        struct rf_span found;
        if (instance->dates[date].status != RF_DAY_TEACHING ||
            !find_latest(diary, induction->mentor, date, latest, minutes, &found))
            continue;
        rf_diary_reserve(diary, (struct rf_reservation){RF_RESERVED_PREPARATION, induction->mentor,
                                                        meeting->induction, day, found});
        return true;
    }
    return false;
}

void rf_reserve_preparation(struct rf_diary *diary)
{
    const struct rf_instance *instance = diary->instance;
    for (int32_t s = 0; s < diary->plan->session_count; s++) {
        const struct rf_session *session = &diary->plan->sessions[s];
        if (!session->placed || session->induction < 0 || !instance->kinds[session->kind].meeting)
            continue;
        const struct rf_induction *induction = &instance->inductions[session->induction];
        int32_t minutes = preparation_of(instance, session);
        int32_t week = rf_instance_date(instance, session->day)->week;
        if (minutes > 0 && week >= 0 && !prepare(diary, session, week))
            rf_diary_lack(diary, (struct rf_shortage){RF_RESERVED_PREPARATION, induction->mentor,
                                                      session->induction, week, minutes});
    }
}
