/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solo_study.c: the ECT's study and the mentor's preparation (D25): in the right person's time and
 * week, in lawful pieces, and with the shortages of the right sum. */
#include <string.h>

#include "base/memory.h"
#include "check/report.h"
#include "check/reservations.h"

enum { LEAST_PIECE = 15 };

/* What one induction has in one week. */
struct week_sum {
    int32_t minutes, pieces, small_pieces;
};

static bool study_date(const struct rf_judge *judge, int32_t induction, int32_t date)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_course *course = &judge->checker->courses[induction];
    const struct rf_date *here = &instance->dates[date];
    int32_t ect = instance->inductions[induction].ect;
    struct rf_span in = ect >= 0 ? instance->people[ect].days[date].in : (struct rf_span){0, 0};

    return here->status == RF_DAY_TEACHING && here->day >= instance->as_of &&
           here->day >= course->life.from && here->day <= course->life.until && in.from < in.until;
}

/* The part of `solo` of one type and induction. */
static struct rf_solo part_of(const struct rf_solo *solo, enum rf_reservation_type type,
                              int32_t induction)
{
    struct rf_solo part = {solo->items, 0};
    int32_t low = 0, high = solo->count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        const struct rf_reservation *here = &solo->items[middle];

        if (here->type < type || (here->type == type && here->induction < induction))
            low = middle + 1;
        else
            high = middle;
    }
    part.items = solo->items + low;
    while (low + part.count < solo->count && part.items[part.count].type == type &&
           part.items[part.count].induction == induction)
        part.count++;
    return part;
}

/* Adds up the pieces week by week; those of the wrong person are told. */
static void add_up(struct rf_judge *judge, const struct rf_solo *part, int32_t person,
                   struct week_sum *weeks)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i;

    memset(weeks, 0, (size_t)instance->week_count * sizeof *weeks);
    for (i = 0; i < part->count; i++) {
        const struct rf_reservation *here = &part->items[i];
        int32_t week = instance->dates[rf_check_date(instance, here->day)].week;
        int32_t length = here->span.until - here->span.from;

        if (here->person != person)
            rf_solo_say(judge, here, "is kept for the wrong person");
        if (week < 0)
            continue; /* told by its place: that is no teaching day */
        weeks[week].minutes += length;
        weeks[week].pieces++;
        weeks[week].small_pieces += length < LEAST_PIECE;
    }
}

static void say_sum(struct rf_judge *judge, const struct rf_shortage *of, int32_t wanted,
                    int32_t found)
{
    const struct rf_instance *instance = judge->instance;
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_SOLO);

    what.person = of->person;
    what.day = instance->weeks[of->week].monday;
    judge->broken = true;
    rf_judge_say(judge, what,
                 "%s time of %s for %s in the week of %s: %d minutes reserved or told as missing, "
                 "%d wanted",
                 of->type == RF_RESERVED_STUDY ? "study" : "preparation",
                 instance->people[of->person].id, instance->inductions[of->induction].id,
                 rf_words_day(what.day).text, found, wanted);
}

static bool has_study_date(const struct rf_judge *judge, int32_t induction, int32_t week)
{
    const struct rf_instance *instance = judge->instance;
    int32_t day, date;

    for (day = 0; day < 7; day++) {
        date = rf_check_date(instance, instance->weeks[week].monday + day);
        if (date >= 0 && study_date(judge, induction, date))
            return true;
    }
    return false;
}

static void test_study(struct rf_judge *judge, const struct rf_plan *plan, int32_t induction,
                       const struct week_sum *weeks)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    struct rf_shortage like = {RF_RESERVED_STUDY, pair->ect, induction, 0, 0};

    for (like.week = 0; like.week < instance->week_count; like.week++) {
        int32_t wanted = has_study_date(judge, induction, like.week)
                             ? pair->stage_of_week[like.week]->study_minutes
                             : 0;
        int32_t shortage = rf_solo_shortage(plan, &like);
        const struct week_sum *week = &weeks[like.week];

        if (week->minutes + shortage != wanted)
            say_sum(judge, &like, wanted, week->minutes + shortage);
        /* A piece below the least is what was left to place, so it is the only one of its kind
         * and nothing is missing after it. */
        if (week->small_pieces > 1 || (week->small_pieces == 1 && shortage > 0)) {
            judge->broken = true;
            rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_SOLO),
                         "study time of %s in the week of %s is cut into pieces below %d minutes",
                         pair->id, rf_words_day(instance->weeks[like.week].monday).text,
                         LEAST_PIECE);
        }
    }
}

void rf_solo_study(struct rf_judge *judge, const struct rf_plan *plan, const struct rf_solo *solo)
{
    const struct rf_instance *instance = judge->instance;
    struct week_sum *weeks = rf_allocate((size_t)instance->week_count, sizeof *weeks);
    int32_t i, j;

    for (i = 0; i < instance->induction_count; i++) {
        struct rf_solo part = part_of(solo, RF_RESERVED_STUDY, i);

        for (j = 0; j < part.count; j++) {
            if (!study_date(judge, i, rf_check_date(instance, part.items[j].day)))
                rf_solo_say(judge, &part.items[j], "is not on a day of the induction");
        }
        add_up(judge, &part, instance->inductions[i].ect, weeks);
        test_study(judge, plan, i, weeks);
    }
    rf_release(weeks);
}

/* Whether the meeting is placed in the week, at or after (day, minute). */
static bool meets_after(const struct rf_judge *judge, int32_t entry, int32_t week, rf_day day,
                        rf_minute minute)
{
    int32_t date = rf_judge_date(judge, entry);
    const struct rf_session *session = &judge->sessions[entry];

    return date >= 0 && judge->instance->dates[date].week == week &&
           (session->day > day || (session->day == day && session->start >= minute));
}

/* Preparation that the placed meetings of the induction ask for in one week. */
static int32_t wanted_in(const struct rf_judge *judge, int32_t induction, int32_t week)
{
    const struct rf_course *course = &judge->checker->courses[induction];
    int32_t i, minutes = 0;

    for (i = 0; i < course->meeting_count; i++) {
        if (meets_after(judge, course->meetings[i], week, INT32_MIN, 0))
            minutes += judge->checker->entries[course->meetings[i]].stage->preparation_minutes;
    }
    return minutes;
}

/* Meetings of that week, at or after the end of the piece, that ask for a piece as long. */
static int32_t meetings_for(const struct rf_judge *judge, int32_t induction, int32_t week,
                            const struct rf_reservation *piece)
{
    const struct rf_course *course = &judge->checker->courses[induction];
    int32_t length = piece->span.until - piece->span.from, i, count = 0;

    for (i = 0; i < course->meeting_count; i++)
        count +=
            judge->checker->entries[course->meetings[i]].stage->preparation_minutes == length &&
            meets_after(judge, course->meetings[i], week, piece->day, piece->span.until);
    return count;
}

static bool is_preparation(const struct rf_judge *judge, int32_t induction, int32_t length)
{
    const struct rf_course *course = &judge->checker->courses[induction];
    int32_t i;

    for (i = 0; i < course->meeting_count; i++) {
        if (judge->checker->entries[course->meetings[i]].stage->preparation_minutes == length)
            return true;
    }
    return false;
}

/* Every piece needs a meeting of its own that it comes before; pieces are sorted by time, so it is
 * enough that no tail of them, of one length, has more pieces than meetings. */
static void test_order(struct rf_judge *judge, int32_t induction, const struct rf_solo *part)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, j;

    for (i = 0; i < part->count; i++) {
        const struct rf_reservation *here = &part->items[i];
        int32_t week = instance->dates[rf_check_date(instance, here->day)].week, tail = 0;
        int32_t length = here->span.until - here->span.from;

        if (!is_preparation(judge, induction, length)) {
            rf_solo_say(judge, here, "is not as long as preparation is");
            continue;
        }
        for (j = i; j < part->count; j++)
            tail += instance->dates[rf_check_date(instance, part->items[j].day)].week == week &&
                    part->items[j].span.until - part->items[j].span.from == length;
        if (tail > meetings_for(judge, induction, week, here))
            rf_solo_say(judge, here, "comes before no meeting of its own");
    }
}

void rf_solo_preparation(struct rf_judge *judge, const struct rf_plan *plan,
                         const struct rf_solo *solo)
{
    const struct rf_instance *instance = judge->instance;
    struct week_sum *weeks = rf_allocate((size_t)instance->week_count, sizeof *weeks);
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        struct rf_solo part = part_of(solo, RF_RESERVED_PREPARATION, i);
        struct rf_shortage like = {RF_RESERVED_PREPARATION, pair->mentor, i, 0, 0};

        test_order(judge, i, &part);
        add_up(judge, &part, pair->mentor, weeks);
        for (like.week = 0; like.week < instance->week_count; like.week++) {
            int32_t wanted = wanted_in(judge, i, like.week);
            int32_t found = weeks[like.week].minutes + rf_solo_shortage(plan, &like);

            if (found != wanted)
                say_sum(judge, &like, wanted, found);
        }
    }
    rf_release(weeks);
}
