/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_minutes.c: sets of minutes as bits. Every operation is O(dates). */
#include "check/ladder_minutes.h"

#include "base/memory.h"

enum { BITS = 64, MINUTES = 1440 };

static uint64_t *words_of(const struct rf_minutes *minutes, int32_t date)
{
    return minutes->words + (size_t)date * RF_MINUTE_WORDS;
}

static bool is_in(const struct rf_minutes *minutes, int32_t date, int32_t minute)
{
    return (words_of(minutes, date)[minute / BITS] >> (minute % BITS) & 1) != 0;
}

struct rf_minutes rf_minutes_none(const struct rf_instance *instance)
{
    struct rf_minutes minutes = {instance->date_count, NULL};

    minutes.words =
        rf_allocate((size_t)instance->date_count * RF_MINUTE_WORDS, sizeof *minutes.words);
    return minutes;
}

void rf_minutes_release(struct rf_minutes *minutes)
{
    rf_release(minutes->words);
    minutes->words = NULL;
    minutes->date_count = 0;
}

static void add_span(struct rf_minutes *minutes, int32_t date, struct rf_span span)
{
    int32_t minute;

    for (minute = span.from; minute < span.until && minute < MINUTES; minute++)
        words_of(minutes, date)[minute / BITS] |= (uint64_t)1 << (minute % BITS);
}

struct rf_minutes rf_minutes_of(const struct rf_checker *checker, int32_t slot)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_minutes minutes = rf_minutes_none(instance);
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];
        const struct rf_stretches *free =
            &rf_check_time(checker, slot, date)->free[RF_FREE_WITH_INDUCTION];

        if (here->status != RF_DAY_TEACHING || here->day < instance->as_of)
            continue;
        for (i = 0; i < free->count; i++) {
            struct rf_span span = free->spans[i];

            span.from = span.from > here->pupils.from ? span.from : here->pupils.from;
            span.until = span.until < here->pupils.until ? span.until : here->pupils.until;
            add_span(&minutes, date, span);
        }
    }
    return minutes;
}

void rf_minutes_and(struct rf_minutes *minutes, const struct rf_minutes *other)
{
    size_t i, count = (size_t)minutes->date_count * RF_MINUTE_WORDS;

    for (i = 0; i < count; i++)
        minutes->words[i] &= other->words[i];
}

void rf_minutes_or(struct rf_minutes *minutes, const struct rf_minutes *other)
{
    size_t i, count = (size_t)minutes->date_count * RF_MINUTE_WORDS;

    for (i = 0; i < count; i++)
        minutes->words[i] |= other->words[i];
}

int32_t rf_minutes_on(const struct rf_minutes *minutes, int32_t date)
{
    const uint64_t *words = words_of(minutes, date);
    int32_t i, count = 0;

    for (i = 0; i < RF_MINUTE_WORDS; i++) {
        uint64_t word = words[i];

        for (; word != 0; word &= word - 1)
            count++;
    }
    return count;
}

int32_t rf_minutes_longest(const struct rf_minutes *minutes, int32_t date)
{
    int32_t minute, run = 0, longest = 0;

    for (minute = 0; minute < MINUTES; minute++) {
        run = is_in(minutes, date, minute) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

bool rf_minutes_contain(const struct rf_minutes *minutes, int32_t date, struct rf_span span)
{
    int32_t minute;

    for (minute = span.from; minute < span.until; minute++) {
        if (!is_in(minutes, date, minute))
            return false;
    }
    return true;
}
