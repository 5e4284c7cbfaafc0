/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_count.c: the weeks in which most is missing.
 *
 * For every stretch of weeks: the claims that lie wholly inside it, against what is usable in it.
 * By Hall's condition for intervals no stretch may ask for more than it has. O(weeks x (weeks +
 * claims)). */
#include "check/ladder_count.h"

#include "base/memory.h"
#include "check/report.h"

struct rf_count rf_count_start(const struct rf_checker *checker)
{
    struct rf_count count = {.checker = checker};

    count.usable = rf_allocate((size_t)checker->instance->week_count, sizeof *count.usable);
    return count;
}

void rf_count_release(struct rf_count *count)
{
    int i;

    for (i = 0; i < count->keeper_count; i++)
        rf_release(count->keepers[i].inside);
    rf_release(count->claims);
    rf_release(count->usable);
}

bool rf_count_takes(const struct rf_checker *checker, const struct rf_entry *entry)
{
    return entry->event < 0 && !entry->window.make_up &&
           !checker->instance->kinds[entry->kind].inset;
}

void rf_count_claim(struct rf_count *count, const struct rf_entry *entry)
{
    struct rf_claim claim = {entry->window.first_week, entry->window.last_week, entry->step->least};

    RF_PUSH(count->claims, count->claim_count, count->capacity, claim);
}

void rf_count_use(struct rf_count *count, const struct rf_minutes *minutes)
{
    const struct rf_instance *instance = count->checker->instance;
    int32_t date;

    for (date = 0; date < instance->date_count; date++) {
        if (instance->dates[date].week >= 0)
            count->usable[instance->dates[date].week] += rf_minutes_on(minutes, date);
    }
}

void rf_count_keep(struct rf_count *count, int32_t slot, const struct rf_minutes *minutes)
{
    const struct rf_checker *checker = count->checker;
    const struct rf_instance *instance = checker->instance;
    struct rf_keeping *keeping = &count->keepers[count->keeper_count++];
    int32_t cycle, i;

    keeping->slot = slot;
    keeping->inside = rf_allocate((size_t)instance->week_count, sizeof *keeping->inside);
    keeping->length = rf_audit_period_length(instance, checker->person_of[slot]);
    for (cycle = 0; cycle < instance->cycle_count; cycle++) {
        const struct rf_planning *pass = &checker->planning[slot * instance->cycle_count + cycle];

        for (i = pass->first; i < pass->first + pass->count; i++) {
            const struct rf_moment *period = &checker->periods[i];

            if (rf_minutes_contain(minutes, period->date, period->span))
                keeping->inside[instance->dates[period->date].week] +=
                    period->span.until - period->span.from;
        }
    }
}

/* What one pass must keep of the counted time, when so much of it lies inside in these weeks. */
static int32_t kept_in(const struct rf_count *count, const struct rf_keeping *keeping,
                       int32_t cycle, int32_t inside)
{
    const struct rf_checker *checker = count->checker;
    const struct rf_planning *pass =
        &checker->planning[keeping->slot * checker->instance->cycle_count + cycle];
    int32_t need = pass->need < pass->supply ? pass->need : pass->supply;
    int32_t kept = need - (pass->supply - inside);

    if (kept <= 0)
        return 0;
    if (keeping->length > 0)
        kept = (kept + keeping->length - 1) / keeping->length * keeping->length;
    return kept < inside ? kept : inside;
}

/* What the person must keep of the counted time in these weeks. */
static int32_t kept_by(const struct rf_count *count, const struct rf_keeping *keeping,
                       int32_t first, int32_t last)
{
    const struct rf_instance *instance = count->checker->instance;
    int32_t week, inside = 0, kept = 0;

    for (week = first; week <= last; week++) {
        inside += keeping->inside[week];
        if (week == last || instance->weeks[week + 1].cycle != instance->weeks[week].cycle) {
            kept += kept_in(count, keeping, instance->weeks[week].cycle, inside);
            inside = 0;
        }
    }
    return kept;
}

/* Keeps the shorter stretch, then the one that lacks more, then the earlier. */
static void look_at(struct rf_lack *worst, int32_t first, int32_t last, int32_t asked,
                    int32_t usable)
{
    int32_t length = last - first, before = worst->last_week - worst->first_week;

    if (asked <= usable || (worst->first_week >= 0 && length > before))
        return;
    if (worst->first_week >= 0 && length == before)
        worst->stretches++;
    else
        worst->stretches = 1;
    if (worst->first_week >= 0 && length == before && asked - usable < worst->asked - worst->usable)
        return;
    worst->first_week = first;
    worst->last_week = last;
    worst->asked = asked;
    worst->usable = usable;
}

static void look_from(const struct rf_count *count, int32_t first, const int32_t *ending,
                      struct rf_lack *worst)
{
    int32_t weeks = count->checker->instance->week_count, last, asked = 0, usable = 0;
    int i;

    for (last = first; last < weeks; last++) {
        int32_t kept = 0;

        asked += ending[last];
        usable += count->usable[last];
        if (asked == 0)
            continue;
        for (i = 0; i < count->keeper_count; i++) {
            int32_t own = kept_by(count, &count->keepers[i], first, last);

            kept = own > kept ? own : kept;
        }
        look_at(worst, first, last, asked, usable - kept);
        if (worst->first_week >= 0 && last - first >= worst->last_week - worst->first_week)
            return;
    }
}

struct rf_lack rf_count_worst(const struct rf_count *count)
{
    struct rf_lack worst = {-1, -1, 0, 0, 0};
    int32_t weeks = count->checker->instance->week_count, first;
    int32_t *ending = rf_allocate((size_t)weeks, sizeof *ending);
    size_t i;

    for (first = weeks - 1; first >= 0; first--) {
        for (i = 0; i < count->claim_count; i++) {
            if (count->claims[i].first_week == first)
                ending[count->claims[i].last_week] += count->claims[i].minutes;
        }
        look_from(count, first, ending, &worst);
    }
    rf_release(ending);
    return worst;
}

void rf_count_add_weeks(const struct rf_instance *instance, const struct rf_lack *lack,
                        struct rf_text *text)
{
    int32_t length = lack->last_week - lack->first_week + 1;
    rf_day monday = instance->weeks[lack->first_week].monday;

    if (length == 1)
        rf_text_format(text, "in the week from %s", rf_words_day(monday).text);
    else
        rf_text_format(text, "in the %d weeks from %s", length, rf_words_day(monday).text);
    if (lack->stretches > 1)
        rf_text_format(text, " (and in %d more like it)", lack->stretches - 1);
}
