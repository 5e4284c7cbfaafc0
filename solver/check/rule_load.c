/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_load.c: the mentor's weekly minutes for one ECT and in all (H9: D18). A week, or two weeks
 * in a row, that other mentoring alone fills beyond the cap take nothing more; what lies there
 * without a session of ours is not ours to judge. */
#include "check/report.h"
#include "check/rule.h"

#include <string.h>

int32_t rf_check_load_minutes(const struct rf_checker *checker, int32_t entry, struct rf_span span)
{
    const struct rf_entry *what = &checker->entries[entry];
    const struct rf_kind *kind = &checker->instance->kinds[what->kind];
    int32_t minutes = 0;

    if (kind->mentoring && kind->presence[RF_ROLE_MENTOR] != RF_ABSENT)
        minutes += span.until - span.from;
    if (kind->meeting)
        minutes += what->stage->preparation_minutes;
    return minutes;
}

void rf_check_load_weeks(const struct rf_judge *judge, const struct rf_load *load, bool wished)
{
    int32_t *weeks = judge->scratch->sums, i, j, date;

    memset(weeks, 0, (size_t)judge->instance->week_count * sizeof *weeks);
    for (i = 0; i < load->induction_count; i++) {
        const struct rf_course *course = &judge->checker->courses[load->inductions[i]];

        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            struct rf_span span = {0, judge->checker->entries[j].step->minutes};

            date = rf_judge_date(judge, j);
            if (date < 0 || judge->instance->dates[date].week < 0)
                continue;
            weeks[judge->instance->dates[date].week] +=
                rf_check_load_minutes(judge->checker, j, wished ? span : rf_judge_span(judge, j));
        }
    }
}

int32_t rf_check_load_week(const struct rf_instance *instance, const struct rf_load *load)
{
    return (int32_t)((int64_t)load->cap * instance->rules[RF_RULE_MENTOR_WEEK_FACTOR] / 1000);
}

/* `week` is the first of the two, with `two`. */
static void tell(struct rf_judge *judge, const struct rf_load *load, int32_t week, int32_t minutes,
                 bool two)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_MENTOR_LOAD);
    const struct rf_instance *instance = judge->instance;

    what.person = load->mentor;
    what.day = instance->weeks[week].monday;
    what.origin =
        instance
            ->rule_origins[load->ect < 0 ? RF_RULE_MENTOR_WEEK_CAP : RF_RULE_MENTOR_PER_ECT_CAP];
    rf_judge_say(judge, what, "%s has %d minutes of mentoring%s%s in %s from %s; at most %d",
                 instance->people[load->mentor].id, minutes, load->ect < 0 ? "" : " for ",
                 load->ect < 0 ? "" : instance->people[load->ect].id,
                 two ? "the two weeks" : "the week", rf_words_day(what.day).text,
                 two ? 2 * load->cap : rf_check_load_week(judge->instance, load));
}

static void test(struct rf_judge *judge, const struct rf_load *load)
{
    const struct rf_instance *instance = judge->instance;
    const int32_t *weeks = judge->scratch->sums;
    int32_t most = rf_check_load_week(judge->instance, load);
    int32_t week, previous_own = 0, previous = 0;

    for (week = 0; week < instance->week_count && !rf_judge_done(judge); week++) {
        int32_t own = weeks[week];
        int32_t all = own + (load->other != NULL ? load->other[week] : 0);

        if (own > 0 && all > most && rf_judge_break(judge))
            tell(judge, load, week, all, false);
        if (week > 0 && own + previous_own > 0 && all + previous > 2 * load->cap &&
            rf_judge_break(judge))
            tell(judge, load, week - 1, all + previous, true);
        previous_own = own;
        previous = all;
    }
}

void rf_check_rule_load(struct rf_judge *judge)
{
    int32_t i;

    for (i = 0; i < judge->checker->load_count && !rf_judge_done(judge); i++) {
        if (!rf_judge_sees_mentor(judge, judge->checker->loads[i].mentor))
            continue;
        rf_check_load_weeks(judge, &judge->checker->loads[i], false);
        test(judge, &judge->checker->loads[i]);
    }
}
