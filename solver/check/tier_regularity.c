/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_regularity.c: tier 6, the sessions away from home (D23). Homes are few and sessions of one
 * group a few dozen, so every used home is tried. */
#include "check/tier.h"

/* Week letter under which a session's date counts. */
static int32_t letter_of(const struct rf_judge *judge, int32_t entry)
{
    int32_t week = judge->instance->dates[rf_judge_date(judge, entry)].week;
    int32_t letter = week < 0 ? -1 : judge->instance->weeks[week].letter;

    return letter < 0 ? 0 : letter;
}

static bool in_group(const struct rf_judge *judge, int32_t entry, int32_t kind, int32_t letter)
{
    return judge->checker->entries[entry].kind == kind && rf_judge_date(judge, entry) >= 0 &&
           letter_of(judge, entry) == letter;
}

/* The home's weekday is no teaching day in the week of the session. */
static bool home_closed(const struct rf_judge *judge, int32_t entry, int32_t weekday)
{
    const struct rf_date *date = &judge->instance->dates[rf_judge_date(judge, entry)];
    int32_t there = rf_check_date(judge->instance, date->day - date->weekday + weekday);

    return there < 0 || judge->instance->dates[there].status != RF_DAY_TEACHING;
}

static bool at_home(const struct rf_judge *judge, int32_t entry, int32_t weekday, rf_minute start)
{
    return judge->instance->dates[rf_judge_date(judge, entry)].weekday == weekday &&
           judge->sessions[entry].start == start;
}

struct rf_away rf_check_tier_away(const struct rf_judge *judge, const struct rf_home *home)
{
    const struct rf_course *course = &judge->checker->courses[home->induction];
    struct rf_away away = {0, false};
    int32_t i;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        if (!in_group(judge, i, home->kind, home->letter))
            continue;
        if (at_home(judge, i, home->weekday, home->start))
            away.used = true;
        else if (!home_closed(judge, i, home->weekday))
            away.count++;
    }
    return away;
}

int32_t rf_check_tier_least_away(const struct rf_judge *judge, int32_t induction, int32_t kind,
                                 int32_t letter)
{
    const struct rf_course *course = &judge->checker->courses[induction];
    struct rf_home home = {.induction = induction, .kind = kind, .letter = letter};
    int32_t i, least = -1;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        int32_t count;

        if (!in_group(judge, i, kind, letter))
            continue;
        home.weekday = judge->instance->dates[rf_judge_date(judge, i)].weekday;
        home.start = judge->sessions[i].start;
        count = rf_check_tier_away(judge, &home).count;
        if (least < 0 || count < least)
            least = count;
    }
    return least;
}

/* Every kind with a home is asked about, since an induction may go through several stages. */
void rf_check_tier_regularity(const struct rf_judge *judge, struct rf_values *values)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, kind, letter;

    values->away = 0;
    for (kind = 0; kind < instance->kind_count; kind++) {
        for (i = 0; instance->kinds[kind].home && i < instance->induction_count; i++) {
            for (letter = 0; letter < instance->cycle_weeks; letter++) {
                int32_t least = rf_check_tier_least_away(judge, i, kind, letter);

                values->away += least < 0 ? 0 : least;
            }
        }
    }
}
