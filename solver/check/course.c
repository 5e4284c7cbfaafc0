/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * course.c: the life of each induction: its common dates, first week and waiver (D8, D15). The
 * training of a mentor has the mentor's dates (D42). */
#include <string.h>

#include "base/memory.h"
#include "check/checker.h"

static bool present(const struct rf_instance *instance, int32_t person, int32_t date)
{
    struct rf_span in = instance->people[person].days[date].in;

    return in.from < in.until;
}

static void derive_life(const struct rf_instance *instance, const struct rf_induction *induction,
                        struct rf_course *course)
{
    rf_day last = instance->first_day + instance->date_count - 1;

    course->life = induction->dates;
    if (course->life.from < instance->first_day)
        course->life.from = instance->first_day;
    if (course->life.until > last)
        course->life.until = last;
}

bool rf_check_waived(const struct rf_instance *instance, int32_t induction, const char *rule)
{
    rf_day last = instance->first_day + instance->date_count - 1;
    int32_t i;

    for (i = 0; i < instance->waiver_count; i++) {
        const struct rf_waiver *waiver = &instance->waivers[i];

        if ((waiver->induction == induction || waiver->induction < 0) &&
            strcmp(waiver->rule, rule) == 0 && waiver->expires >= last)
            return true;
    }
    return false;
}

bool rf_check_in_cast(const struct rf_cast *cast, int32_t person)
{
    int32_t i;

    for (i = 0; i < cast->count; i++) {
        if (cast->people[i] == person)
            return true;
    }
    return false;
}

void rf_check_derive_courses(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    int32_t i, date;

    checker->courses = rf_arena_allocate(checker->arena, (size_t)instance->induction_count,
                                         sizeof *checker->courses);
    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        struct rf_course *course = &checker->courses[i];
        bool *common =
            rf_arena_allocate(checker->arena, (size_t)instance->date_count, sizeof *common);

        derive_life(instance, induction, course);
        course->first_week = -1;
        course->tired_waived = rf_check_waived(instance, i, "H6");
        for (date = 0; date < instance->date_count; date++) {
            const struct rf_date *here = &instance->dates[date];

            common[date] = here->status == RF_DAY_TEACHING && here->day >= course->life.from &&
                           here->day <= course->life.until &&
                           (induction->ect < 0 || present(instance, induction->ect, date)) &&
                           present(instance, induction->mentor, date);
            if (common[date] && course->first_week < 0)
                course->first_week = here->week;
        }
        course->common = common;
    }
}
