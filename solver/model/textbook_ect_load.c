/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_ect_load.c: a new teacher's induction minutes in a half-term (T34) and a week (T35), and
 * how often somebody visits in a week and on a day (T36) (D37). */
#include "base/memory.h"
#include "model/textbook_table.h"

/* Minutes a week that the induction is entitled to in the week; 0: no limit. */
static int32_t find_entitlement(const struct rf_instance *instance, int32_t induction, int32_t week)
{
    static const enum rf_rule releases[] = {RF_RULE_RELEASE_1, RF_RULE_RELEASE_2};
    static const enum rf_rule reductions[] = {RF_RULE_REDUCTION_1, RF_RULE_REDUCTION_2};
    const struct rf_induction *who = &instance->inductions[induction];
    int64_t fte = instance->people[who->ect].fte, whole;
    int32_t year = who->stage_of_week[week]->number - 1;
    if (who->entitlement >= 0)
        return (int32_t)(who->entitlement * fte / 1000);
    if (year < 0 || year > 1)
        return 0;
    whole = instance->rules[releases[year]];
    if (whole == 0 && instance->reference_load > 0)
        whole = (int64_t)instance->rules[reductions[year]] * instance->reference_load / 1000;
    return (int32_t)(whole * fte / 1000);
}

/* A teaching day of the life on which the new teacher is in. */
static bool is_living(const struct rf_instance *instance, int32_t induction, int32_t week)
{
    const struct rf_induction *who = &instance->inductions[induction];
    for (int32_t date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];
        struct rf_span in = instance->people[who->ect].days[date].in;
        if (here->week == week && here->status == RF_DAY_TEACHING && in.from < in.until &&
            here->day >= who->dates.from && here->day <= who->dates.until)
            return true;
    }
    return false;
}

/* Whether the part counts in the induction's minutes. */
static bool counts(const struct rf_textbook *book, int32_t induction,
                   const struct rf_attendance *part)
{
    const struct rf_instance *instance = book->instance;
    const struct rf_induction *who = &instance->inductions[induction];
    const struct rf_candidate *c = &book->candidates->items[part->candidate];
    const struct rf_demand *demand = &book->demands->items[c->demand];
    if (!instance->kinds[demand->kind].induction ||
        rf_textbook_date(book, part->candidate)->status != RF_DAY_TEACHING)
        return false;
    if (demand->event >= 0)
        return instance->rules[RF_RULE_TRAINING_COUNTS] != 0 && c->day >= who->dates.from &&
               c->day <= who->dates.until;
    return demand->induction == induction &&
           instance->kinds[demand->kind].presence[RF_ROLE_ECT] == RF_FREE;
}

/* Adds the counted minutes of a week; returns how many parts there were. */
static void sum_week(const struct rf_textbook *book, int32_t induction, int32_t week,
                     struct rf_sum *sum)
{
    int32_t ect = book->instance->inductions[induction].ect;
    for (size_t i = book->first_part[ect]; i < book->first_part[ect + 1]; i++) {
        const struct rf_attendance *part = &book->parts[i];
        if (rf_textbook_date(book, part->candidate)->week == week && counts(book, induction, part))
            rf_sum_add(sum, part->column, part->span.until - part->span.from);
    }
}

static void write_half_term(struct rf_textbook *book, int32_t induction, int32_t half_term)
{
    const struct rf_instance *instance = book->instance;
    const struct rf_induction *who = &instance->inductions[induction];
    struct rf_sum sum = RF_SUM_INIT;
    int32_t limit = 0;
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t minutes = find_entitlement(instance, induction, week);
        if (rf_week_half_term(instance, week) != half_term || minutes == 0 ||
            !is_living(instance, induction, week))
            continue;
        limit += minutes - who->stage_of_week[week]->study_minutes;
        sum_week(book, induction, week, &sum);
    }
    if (sum.count > 0) {
        rf_textbook_row(book, 34, -RF_NO_LIMIT, limit < 0 ? 0 : limit);
        rf_textbook_add(book, &sum, 1);
    }
    rf_sum_release(&sum);
}

static void write_week(struct rf_textbook *book, int32_t induction, int32_t week)
{
    int64_t minutes = find_entitlement(book->instance, induction, week);
    struct rf_sum sum = RF_SUM_INIT;
    sum_week(book, induction, week, &sum);
    if (minutes > 0 && sum.count > 0) {
        rf_textbook_row(book, 35, -RF_NO_LIMIT,
                        (int32_t)(minutes * book->instance->rules[RF_RULE_ECT_WEEK_FACTOR] / 1000));
        rf_textbook_add(book, &sum, 1);
    }
    rf_sum_release(&sum);
}

/* The ECT teaches and somebody else is there. */
static bool is_visit(const struct rf_textbook *book, const struct rf_attendance *part)
{
    const struct rf_demand *demand =
        &book->demands->items[book->candidates->items[part->candidate].demand];
    int32_t others = 0;
    if (demand->induction < 0 || part->covers || part->presence != RF_TEACHING)
        return false;
    for (size_t i = 0; i < book->part_count; i++)
        others +=
            book->parts[i].candidate == part->candidate && book->parts[i].person != part->person;
    return others > 0;
}

/* T36: visits on one date, or in the weeks of the others: a row of at most `limit`. */
static void write_visits(struct rf_textbook *book, int32_t ect, int32_t week, int32_t date,
                         int32_t limit)
{
    struct rf_sum sum = RF_SUM_INIT;
    for (size_t i = book->first_part[ect]; i < book->first_part[ect + 1]; i++) {
        const struct rf_date *here = rf_textbook_date(book, book->parts[i].candidate);
        bool within =
            week >= 0 ? here->week == week : here->day - book->instance->first_day == date;
        if (within && is_visit(book, &book->parts[i]))
            rf_sum_add(&sum, book->parts[i].column, 1);
    }
    if (sum.count > 0) {
        rf_textbook_row(book, 36, -RF_NO_LIMIT, limit);
        rf_textbook_add(book, &sum, 1);
    }
    rf_sum_release(&sum);
}

static bool is_first_of_ect(const struct rf_instance *instance, int32_t induction)
{
    for (int32_t i = 0; i < induction; i++)
        if (instance->inductions[i].ect == instance->inductions[induction].ect)
            return false;
    return true;
}

void rf_textbook_ect_load(struct rf_textbook *book)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t i = 0; i < instance->induction_count; i++) {
        int32_t ect = instance->inductions[i].ect;
        if (ect < 0)
            continue;
        for (int32_t half_term = 0; half_term < instance->half_term_count; half_term++)
            write_half_term(book, i, half_term);
        for (int32_t week = 0; week < instance->week_count; week++)
            write_week(book, i, week);
        if (!is_first_of_ect(instance, i))
            continue;
        for (int32_t week = 0; week < instance->week_count; week++)
            write_visits(book, ect, week, -1, instance->rules[RF_RULE_OBSERVED_WEEK]);
        for (int32_t date = 0; date < instance->date_count; date++)
            write_visits(book, ect, -1, date, instance->rules[RF_RULE_OBSERVED_DAY]);
    }
}
