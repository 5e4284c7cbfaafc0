/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_regularity.c: tier 6 (D23). For each induction, kind with a home and week letter one
 * weekday and start is the home as soon as something is placed (T23), and something stands at it
 * (T24). A session counts as away unless it is at home (T25) or its week is one in which the home's
 * weekday is closed (T26). */
#include "base/memory.h"
#include "model/textbook_table.h"

enum { DAY_MINUTES = 24 * 60, WEEKDAYS = 7, SLOTS = WEEKDAYS * DAY_MINUTES };

/* One induction, kind and letter while its rows are written. */
struct group {
    struct rf_textbook *book;
    int32_t number, induction, kind, letter;
    int32_t *home; /* [weekday x minutes + start] 1 + column h, 0 none */
    struct rf_sum *sum;
};

static int32_t find_slot(const struct rf_textbook *book, int32_t candidate)
{
    return rf_textbook_date(book, candidate)->weekday * DAY_MINUTES +
           book->candidates->items[candidate].start;
}

static bool is_in_group(const struct group *group, int32_t candidate)
{
    int32_t week = rf_textbook_date(group->book, candidate)->week;
    int32_t letter = week < 0 ? -1 : group->book->instance->weeks[week].letter;
    return (letter < 0 ? 0 : letter) == group->letter;
}

static bool is_group_demand(const struct group *group, int32_t demand)
{
    const struct rf_demand *item = &group->book->demands->items[demand];
    return item->induction == group->induction && item->kind == group->kind;
}

/* Candidates of the group from `candidate` + 1 on; -1: no more. Start with -1. */
static int32_t next_candidate(const struct group *group, int32_t candidate)
{
    const struct rf_candidates *candidates = group->book->candidates;
    for (int32_t c = candidate + 1; c < candidates->count; c++)
        if (is_group_demand(group, candidates->items[c].demand) && is_in_group(group, c))
            return c;
    return -1;
}

/* T23 and T24. False when the group has no candidate. */
static bool write_homes(struct group *group)
{
    struct rf_textbook *book = group->book;
    if (next_candidate(group, -1) < 0)
        return false;
    int32_t any = rf_matrix_column(book->matrix, 0, 1, true, "g%d", (int)group->number);
    for (int32_t c = next_candidate(group, -1); c >= 0; c = next_candidate(group, c)) {
        int32_t *home = &group->home[find_slot(book, c)];
        if (*home == 0)
            *home = 1 + rf_matrix_column(book->matrix, 0, 1, true, "h%d_%d", (int)group->number,
                                         (int)find_slot(book, c));
        rf_textbook_row(book, 23, -RF_NO_LIMIT, 0);
        rf_textbook_entry(book, book->placed[c], 1);
        rf_textbook_entry(book, any, -1);
    }
    rf_textbook_row(book, 23, 0, 0);
    for (int32_t slot = 0; slot < SLOTS; slot++)
        if (group->home[slot] != 0)
            rf_textbook_entry(book, group->home[slot] - 1, 1);
    rf_textbook_entry(book, any, -1);
    return true;
}

static void write_used(struct group *group)
{
    struct rf_textbook *book = group->book;
    int32_t *next = rf_allocate((size_t)book->candidates->count, sizeof *next);
    int32_t *head = rf_allocate(SLOTS, sizeof *head); /* 1 + candidate, 0 none */
    for (int32_t c = next_candidate(group, -1); c >= 0; c = next_candidate(group, c)) {
        next[c] = head[find_slot(book, c)];
        head[find_slot(book, c)] = c + 1;
    }
    for (int32_t slot = 0; slot < SLOTS; slot++) {
        if (head[slot] == 0)
            continue;
        rf_textbook_row(book, 24, -RF_NO_LIMIT, 0);
        rf_textbook_entry(book, group->home[slot] - 1, 1);
        for (int32_t c = head[slot] - 1; c >= 0; c = next[c] - 1)
            rf_textbook_entry(book, book->placed[c], -1);
    }
    rf_release(next);
    rf_release(head);
}

static bool is_open(const struct rf_instance *instance, int32_t week, int32_t weekday)
{
    const struct rf_date *date = rf_instance_date(instance, instance->weeks[week].monday + weekday);
    return date != NULL && date->status == RF_DAY_TEACHING;
}

/* T26: column q is 1 when the session stands in a week in which the home's weekday is closed. */
static int32_t write_excused(struct group *group, int32_t first, int32_t week)
{
    struct rf_textbook *book = group->book;
    int32_t column =
        rf_matrix_column(book->matrix, 0, 1, true, "q%d_%d", (int)group->number, (int)first);
    rf_textbook_row(book, 26, -RF_NO_LIMIT, 0);
    rf_textbook_entry(book, column, 1);
    for (int32_t slot = 0; slot < SLOTS; slot++)
        if (group->home[slot] != 0 && !is_open(book->instance, week, slot / DAY_MINUTES))
            rf_textbook_entry(book, group->home[slot] - 1, -1);
    rf_sum_add(group->sum, column, -1);
    return column;
}

/* T25 and T26 for the candidates of one demand that stand in one week: [first, until). */
static void write_week(struct group *group, int32_t first, int32_t until)
{
    struct rf_textbook *book = group->book;
    struct rf_sum left_out = RF_SUM_INIT;
    for (int32_t c = first; c < until; c++) {
        int32_t column = rf_matrix_column(book->matrix, 0, 1, true, "m%d", (int)c);
        rf_textbook_row(book, 25, -RF_NO_LIMIT, 0);
        rf_textbook_entry(book, column, 1);
        rf_textbook_entry(book, group->home[find_slot(book, c)] - 1, -1);
        rf_textbook_row(book, 25, -RF_NO_LIMIT, 0);
        rf_textbook_entry(book, column, 1);
        rf_textbook_entry(book, book->placed[c], -1);
        rf_sum_add(&left_out, column, 1);
        rf_sum_add(group->sum, book->placed[c], 1);
        rf_sum_add(group->sum, column, -1);
    }
    int32_t excused = write_excused(group, first, rf_textbook_date(book, first)->week);
    rf_textbook_row(book, 26, -RF_NO_LIMIT, 0);
    rf_textbook_entry(book, excused, 1);
    for (size_t i = 0; i < left_out.count; i++)
        rf_textbook_entry(book, left_out.items[i].column, 1);
    for (int32_t c = first; c < until; c++)
        rf_textbook_entry(book, book->placed[c], -1);
    rf_sum_release(&left_out);
}

static void write_group(struct group *group)
{
    const struct rf_textbook *book = group->book;
    group->home = rf_allocate(SLOTS, sizeof *group->home);
    if (write_homes(group)) {
        write_used(group);
        for (int32_t i = 0; i < book->demands->count; i++) {
            if (!is_group_demand(group, i))
                continue;
            int32_t end = book->candidates->first[i + 1];
            for (int32_t c = book->candidates->first[i], until; c < end; c = until) {
                int32_t week = rf_textbook_date(book, c)->week;
                for (until = c; until < end && rf_textbook_date(book, until)->week == week;)
                    until++;
                if (is_in_group(group, c))
                    write_week(group, c, until);
            }
        }
    }
    rf_release(group->home);
}

void rf_textbook_regularity(struct rf_textbook *book, struct rf_sum *sum)
{
    const struct rf_instance *instance = book->instance;
    struct group group = {book, 0, 0, 0, 0, NULL, sum};
    for (group.induction = 0; group.induction < instance->induction_count; group.induction++)
        for (group.kind = 0; group.kind < instance->kind_count; group.kind++)
            for (group.letter = 0;
                 instance->kinds[group.kind].home && group.letter < instance->cycle_weeks;
                 group.letter++) {
                write_group(&group);
                group.number++;
            }
}
