/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_cover.c: a class without its teacher has somebody who may take it and can, and nobody is
 * asked to more often than agreed (H13: D27). */
#include <string.h>

#include "check/cover.h"
#include "check/presence.h"
#include "check/report.h"
#include "check/rule.h"

static void tell(struct rf_judge *judge, int32_t entry, const char *words)
{
    const struct rf_instance *instance = judge->instance;
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_COVER);
    int32_t cover = judge->sessions[entry].cover;
    bool known = cover >= 0 && cover < instance->person_count;

    what.first = entry;
    what.person = known ? cover : -1;
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    what.origin = known ? instance->people[cover].origin : what.origin;
    rf_judge_say(judge, what, "%s on %s %s: %s %s", rf_words_entry(judge->checker, entry).text,
                 rf_words_day(what.day).text, rf_words_span(what.span).text,
                 known ? instance->people[cover].id : "nobody", words);
}

static void test(struct rf_judge *judge, int32_t entry)
{
    const struct rf_checker *checker = judge->checker;
    const struct rf_session *session = &judge->sessions[entry];
    const struct rf_coverer *coverer = rf_check_coverer(checker, session->cover);
    const char *words = NULL;

    if (rf_judge_released(judge, entry) == 0) {
        if (session->cover != -1)
            words = "is to take a class, but none is without its teacher";
    } else if (session->cover == -1) {
        words = "takes the class that its teacher leaves for it";
    } else if (coverer == NULL) {
        words = "takes the class, who is none of those that may";
    } else if (!rf_check_cover_can(checker, &checker->entries[entry], coverer, session->chosen,
                                   rf_judge_date(judge, entry), rf_judge_span(judge, entry))) {
        words = "takes the class, who cannot then";
    }
    if (words != NULL && rf_judge_break(judge))
        tell(judge, entry, words);
}

enum span_of_time { WEEK, TERM, YEAR };

static int32_t bucket_of(const struct rf_instance *instance, enum span_of_time per, int32_t date)
{
    const struct rf_date *here = &instance->dates[date];

    if (per == WEEK)
        return here->week;
    if (per == TERM)
        return here->half_term < 0 ? -1 : instance->half_terms[here->half_term].term;
    return 0;
}

static void tell_budget(struct rf_judge *judge, const struct rf_coverer *coverer, int32_t entry,
                        enum span_of_time per, int32_t most)
{
    static const char *const names[] = {"week", "term", "year"};
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_COVER);

    what.first = entry;
    what.person = coverer->person;
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    what.origin = coverer->origin;
    rf_judge_say(judge, what, "%s takes classes for more than %d minutes in the %s of %s",
                 judge->instance->people[coverer->person].id, most, names[per],
                 rf_words_day(what.day).text);
}

/* Told once for each period, at the session that goes beyond what is agreed. */
static void test_budget(struct rf_judge *judge, const struct rf_coverer *coverer,
                        enum span_of_time per, int32_t most)
{
    const struct rf_instance *instance = judge->instance;
    int32_t *sums = judge->scratch->sums, visit = rf_judge_of_person(judge, coverer->slot);
    int32_t buckets = per == WEEK ? instance->week_count : per == TERM ? instance->term_count : 1;

    if (most < 0 || visit < 0)
        return;
    memset(sums, 0, (size_t)buckets * sizeof *sums);
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        int32_t entry = rf_judge_visit(judge, visit)->session, before;
        int32_t bucket = bucket_of(instance, per, rf_judge_date(judge, entry));

        if (!rf_judge_visit(judge, visit)->covering || bucket < 0)
            continue;
        before = sums[bucket];
        sums[bucket] += rf_judge_released(judge, entry);
        if (before <= most && sums[bucket] > most && rf_judge_break(judge))
            tell_budget(judge, coverer, entry, per, most);
    }
}

void rf_check_rule_cover(struct rf_judge *judge)
{
    const struct rf_checker *checker = judge->checker;
    int32_t i;

    for (i = 0; i < checker->entry_count && judge->focus == NULL && !rf_judge_done(judge); i++) {
        const struct rf_session *session = &judge->sessions[i];

        if (!checker->entries[i].covered && session->cover == -1)
            continue;
        if (rf_judge_date(judge, i) >= 0 &&
            rf_check_end(checker, i, rf_judge_date(judge, i), session->start) == session->end)
            test(judge, i);
    }
    for (i = 0; i < checker->coverer_count && !rf_judge_done(judge); i++) {
        const struct rf_coverer *coverer = &checker->coverers[i];

        if (!rf_judge_sees_slot(judge, coverer->slot))
            continue;
        test_budget(judge, coverer, WEEK, coverer->per_week);
        test_budget(judge, coverer, TERM, coverer->per_term);
        test_budget(judge, coverer, YEAR, coverer->per_year);
    }
}
