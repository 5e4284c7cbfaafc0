/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * unroll_calendar.c: dates, weeks, letters and passes of the cycle.
 *
 * Weeks take letters in order. Whether a week is closed can depend on its letter (days may be
 * described by letter), so each week is tried with the letter that is next: if it has no teaching
 * day even so, it is closed and, unless closed weeks consume letters, leaves the letter to the next
 * week. Its days are still those of the letter it was tried with. A pass of the cycle begins at
 * each week with the first letter; lettered weeks before the first such week are pass 0 too, and a
 * week without a letter goes with the week before (at the beginning: with the first pass).
 * O(dates x keys). */
#include "base/calendar.h"
#include "base/memory.h"
#include "input/unroll.h"

int rf_day_key_rank(const struct rf_day_key *key, rf_day day, int32_t letter)
{
    if (key->dated)
        return key->day == day ? 4 : 0;
    if (key->weekday < 0)
        return 1;
    if (key->weekday != rf_day_weekday(day))
        return 0;
    if (key->letter < 0)
        return 2;
    return key->letter == letter ? 3 : 0;
}

/* The entry of /calendar/days for a date, NULL when there is none. */
static const struct rf_draft_day *find_day(const struct rf_draft *draft, rf_day day, int32_t letter)
{
    const struct rf_draft_day *best = NULL;
    int best_rank = 0;
    int32_t i;

    for (i = 0; i < draft->day_kind_count; i++) {
        int rank = rf_day_key_rank(&draft->day_kinds[i].key, day, letter);

        if (rank > best_rank) {
            best = &draft->day_kinds[i];
            best_rank = rank;
        }
    }
    return best;
}

static bool is_closed(const struct rf_draft *draft, rf_day day)
{
    int32_t i;

    for (i = 0; i < draft->closure_count; i++) {
        if (day >= draft->closures[i].from && day <= draft->closures[i].until)
            return true;
    }
    return false;
}

static bool is_inset(const struct rf_draft *draft, rf_day day)
{
    int32_t i;

    for (i = 0; i < draft->inset_count; i++) {
        if (draft->inset[i] == day)
            return true;
    }
    return false;
}

static int32_t half_term_of(const struct rf_instance *instance, rf_day day)
{
    int32_t i;

    for (i = 0; i < instance->half_term_count; i++) {
        if (day >= instance->half_terms[i].dates.from && day <= instance->half_terms[i].dates.until)
            return i;
    }
    return -1;
}

static enum rf_day_status status_of(const struct rf_instance *instance,
                                    const struct rf_draft *draft, rf_day day, int32_t letter)
{
    if (half_term_of(instance, day) < 0 || find_day(draft, day, letter) == NULL)
        return RF_DAY_OUT;
    if (is_closed(draft, day))
        return RF_DAY_CLOSED;
    return is_inset(draft, day) ? RF_DAY_INSET : RF_DAY_TEACHING;
}

static int32_t count_teaching_days(const struct rf_instance *instance, const struct rf_draft *draft,
                                   rf_day monday, int32_t letter)
{
    int32_t count = 0, i;

    for (i = 0; i < 7; i++)
        count += status_of(instance, draft, monday + i, letter) == RF_DAY_TEACHING;
    return count;
}

static bool meets_half_term(const struct rf_instance *instance, rf_day monday)
{
    int32_t i;

    for (i = 0; i < 7; i++) {
        if (half_term_of(instance, monday + i) >= 0)
            return true;
    }
    return false;
}

static void unroll_weeks(struct rf_instance *instance, struct rf_draft *draft, rf_day last_day)
{
    rf_day monday = rf_day_monday(instance->first_day);
    size_t room = (size_t)((last_day - monday) / 7 + 1);
    struct rf_week *weeks = rf_arena_allocate(instance->arena, room, sizeof *weeks);
    int32_t next = draft->first_letter, pass = 0;
    bool lettered = false;

    draft->day_letters = rf_arena_allocate(draft->arena, room, sizeof *draft->day_letters);
    for (; monday <= last_day; monday += 7) {
        struct rf_week *week = &weeks[instance->week_count];

        if (!meets_half_term(instance, monday))
            continue;
        week->monday = monday;
        week->teaching_days = count_teaching_days(instance, draft, monday, next);
        draft->day_letters[instance->week_count++] = next;
        week->letter = -1;
        if (week->teaching_days > 0 || draft->closed_week_consumes_letter) {
            week->letter = next;
            next = (next + 1) % instance->cycle_weeks;
            pass += lettered && week->letter == 0;
            lettered = true;
        }
        week->cycle = pass;
    }
    instance->weeks = weeks;
    instance->cycle_count = pass + 1;
}

static int32_t week_of(const struct rf_instance *instance, rf_day day)
{
    rf_day monday = rf_day_monday(day);
    int32_t low = 0, high = instance->week_count - 1;

    while (low <= high) {
        int32_t middle = low + (high - low) / 2;

        if (instance->weeks[middle].monday == monday)
            return middle;
        if (instance->weeks[middle].monday < monday)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

int32_t rf_unroll_letter(const struct rf_draft *draft, const struct rf_date *date)
{
    return date->week >= 0 ? draft->day_letters[date->week] : -1;
}

void rf_unroll_calendar(struct rf_instance *instance, struct rf_draft *draft)
{
    rf_day last_day = instance->half_terms[instance->half_term_count - 1].dates.until;
    struct rf_date *dates;
    int32_t teaching = 0, i;

    instance->first_day = instance->half_terms[0].dates.from;
    instance->date_count = last_day - instance->first_day + 1;
    dates = rf_arena_allocate(instance->arena, (size_t)instance->date_count, sizeof *dates);
    unroll_weeks(instance, draft, last_day);
    for (i = 0; i < instance->date_count; i++) {
        struct rf_date *date = &dates[i];
        const struct rf_draft_day *day;
        int32_t letter;

        date->day = instance->first_day + i;
        date->weekday = rf_day_weekday(date->day);
        date->half_term = half_term_of(instance, date->day);
        date->week = date->half_term >= 0 ? week_of(instance, date->day) : -1;
        letter = rf_unroll_letter(draft, date);
        date->status = status_of(instance, draft, date->day, letter);
        date->teaching_index = teaching;
        teaching += date->status == RF_DAY_TEACHING;
        day = find_day(draft, date->day, letter);
        if (day != NULL) {
            date->pupils = day->pupils;
            date->open = day->open;
        }
    }
    instance->dates = dates;
}

static int32_t find_shape(const struct rf_draft_bell *bell, rf_day day, int32_t letter)
{
    int32_t shape = bell->usual, i;
    int best_rank = 0;

    for (i = 0; i < bell->other_count; i++) {
        int rank = rf_day_key_rank(&bell->others[i].key, day, letter);

        if (rank > best_rank) {
            shape = bell->others[i].shape;
            best_rank = rank;
        }
    }
    return shape;
}

void rf_unroll_bells(struct rf_instance *instance, struct rf_draft *draft)
{
    int32_t bell, i;

    for (bell = 0; bell < instance->bell_count; bell++) {
        int32_t *shapes =
            rf_arena_allocate(instance->arena, (size_t)instance->date_count, sizeof *shapes);

        for (i = 0; i < instance->date_count; i++) {
            const struct rf_date *date = &instance->dates[i];
            bool school = date->status == RF_DAY_TEACHING || date->status == RF_DAY_INSET;

            shapes[i] = school ? find_shape(&draft->bell_drafts[bell], date->day,
                                            rf_unroll_letter(draft, date))
                               : -1;
        }
        draft->bells[bell].shape_of_date = shapes;
    }
}
