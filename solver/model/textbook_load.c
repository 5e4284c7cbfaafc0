/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_load.c: the mentor's minutes (D18): in each week (T18) and in any two weeks that follow
 * each other (T19), for each ECT and in total. Other mentoring counts in the total alone; where it
 * exceeds the limit by itself, nothing can be placed. */
#include "base/memory.h"
#include "model/textbook_table.h"

void rf_textbook_mentor_minutes(struct rf_textbook *book, int32_t mentor, int32_t ect, bool wished,
                                struct rf_sum *of_week)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t i = 0; i < book->demands->count; i++) {
        const struct rf_demand *demand = &book->demands->items[i];
        if (demand->induction < 0)
            continue;
        const struct rf_induction *induction = &instance->inductions[demand->induction];
        const struct rf_kind *kind = &instance->kinds[demand->kind];
        if (induction->mentor != mentor || (ect >= 0 && induction->ect != ect))
            continue;
        int32_t preparation = kind->meeting ? demand->stage->preparation_minutes : 0;
        bool counts = kind->mentoring && kind->presence[RF_ROLE_MENTOR] != RF_ABSENT;
        for (int32_t c = book->candidates->first[i]; c < book->candidates->first[i + 1]; c++) {
            const struct rf_candidate *item = &book->candidates->items[c];
            int32_t length = wished ? demand->step->minutes : item->end - item->start;
            int32_t minutes = preparation + (counts ? length : 0);
            int32_t week = rf_textbook_date(book, c)->week;
            if (week >= 0)
                rf_sum_add(&of_week[week], book->placed[c], minutes);
        }
    }
}

static void write_row(struct rf_textbook *book, int32_t equation, int32_t limit,
                      const struct rf_sum *one, const struct rf_sum *other)
{
    if (one->count == 0 && (other == NULL || other->count == 0))
        return;
    rf_textbook_row(book, equation, -RF_NO_LIMIT, limit < 0 ? 0 : limit);
    rf_textbook_add(book, one, 1);
    if (other != NULL)
        rf_textbook_add(book, other, 1);
}

/* The rows of one mentor for one ECT, or for the total. */
static void write_load(struct rf_textbook *book, int32_t mentor, int32_t ect)
{
    const struct rf_instance *instance = book->instance;
    int32_t cap = instance->rules[ect < 0 ? RF_RULE_MENTOR_WEEK_CAP : RF_RULE_MENTOR_PER_ECT_CAP];
    int32_t single = (int32_t)((int64_t)cap * instance->rules[RF_RULE_MENTOR_WEEK_FACTOR] / 1000);
    struct rf_sum *of_week = rf_allocate((size_t)instance->week_count, sizeof *of_week);
    rf_textbook_mentor_minutes(book, mentor, ect, false, of_week);
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t other = ect < 0 ? rf_facts_other_mentoring(book->facts, mentor, week) : 0;
        write_row(book, 18, single - other, &of_week[week], NULL);
        if (week + 1 == instance->week_count)
            continue;
        if (ect < 0)
            other += rf_facts_other_mentoring(book->facts, mentor, week + 1);
        write_row(book, 19, 2 * cap - other, &of_week[week], &of_week[week + 1]);
    }
    for (int32_t week = 0; week < instance->week_count; week++)
        rf_sum_release(&of_week[week]);
    rf_release(of_week);
}

void rf_textbook_load(struct rf_textbook *book)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t i = 0; i < instance->induction_count; i++) {
        int32_t mentor = instance->inductions[i].mentor, ect = instance->inductions[i].ect;
        bool mentor_seen = false, pair_seen = false;
        for (int32_t j = 0; j < i; j++) {
            bool same = instance->inductions[j].mentor == mentor;
            mentor_seen = mentor_seen || same;
            pair_seen = pair_seen || (same && instance->inductions[j].ect == ect);
        }
        if (!mentor_seen)
            write_load(book, mentor, -1);
        if (!pair_seen && ect >= 0)
            write_load(book, mentor, ect);
    }
}
