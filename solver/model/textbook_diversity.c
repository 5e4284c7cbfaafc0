/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_diversity.c: tier 8 (D45): what is against a pairing, a fact; sessions with the same
 * person again (T44) and too few with an associate (T45); sessions without a second place. */
#include <string.h>

#include "base/memory.h"
#include "model/textbook_table.h"

static bool differ(const char *one, const char *other)
{
    return one != NULL && other != NULL && strcmp(one, other) != 0;
}

static bool mentors_another(const struct rf_instance *instance, int32_t induction)
{
    for (int32_t i = 0; i < instance->induction_count; i++)
        if (i != induction && instance->inductions[i].ect >= 0 &&
            instance->inductions[i].mentor == instance->inductions[induction].mentor)
            return true;
    return false;
}

static int32_t find_pairing(const struct rf_instance *instance, int32_t induction)
{
    const struct rf_choice_weights *weight = &instance->choice_weights;
    const struct rf_induction *who = &instance->inductions[induction];
    const struct rf_person *mentor = &instance->people[who->mentor];
    int32_t cost = 0;
    if (who->ect < 0)
        return 0;
    const struct rf_person *ect = &instance->people[who->ect];
    if (differ(ect->subject, mentor->subject))
        cost += weight->subject;
    if (differ(ect->phase, mentor->phase))
        cost += weight->phase;
    if (ect->line_manager == who->mentor)
        cost += weight->line_manager;
    if (mentor->years >= 0 && (mentor->years < instance->rules[RF_RULE_YEARS_LEAST] ||
                               mentor->years > instance->rules[RF_RULE_YEARS_MOST]))
        cost += weight->years;
    if (who->previous_mentor >= 0 && who->previous_mentor != who->mentor)
        cost += weight->change;
    if (mentors_another(instance, induction))
        cost += weight->second_ect;
    return cost;
}

/* A fact as a column that is always 1. */
static void add_pairings(struct rf_textbook *book, struct rf_sum *sum)
{
    int32_t cost = 0;
    for (int32_t i = 0; i < book->instance->induction_count; i++)
        cost += find_pairing(book->instance, i);
    if (cost > 0)
        rf_sum_add(sum, rf_matrix_column(book->matrix, 1, 1, true, "one"), cost);
}

/* T44 for one induction and kind: e is 1 when the person is chosen at least once. */
static void add_same(struct rf_textbook *book, int32_t induction, int32_t kind, struct rf_sum *sum)
{
    const struct rf_instance *instance = book->instance;
    int32_t weight = instance->choice_weights.same_person;
    for (int32_t person = 0; person < instance->person_count; person++) {
        struct rf_sum stands = RF_SUM_INIT;
        for (int32_t c = 0; c < book->candidates->count; c++) {
            const struct rf_candidate *item = &book->candidates->items[c];
            const struct rf_demand *demand = &book->demands->items[item->demand];
            if (demand->induction == induction && demand->kind == kind && item->chosen == person)
                rf_sum_add(&stands, book->placed[c], 1);
        }
        if (stands.count > 0) {
            int32_t column = rf_matrix_column(book->matrix, 0, 1, true, "e%d_%d_%d", (int)induction,
                                              (int)kind, (int)person);
            rf_textbook_row(book, 44, -RF_NO_LIMIT, 0);
            rf_textbook_entry(book, column, 1);
            rf_textbook_add(book, &stands, -1);
            rf_sum_add(sum, column, -weight);
        }
        for (size_t i = 0; i < stands.count; i++)
            rf_sum_add(sum, stands.items[i].column, weight);
        rf_sum_release(&stands);
    }
}

/* T45: a is at least what is missing of the sessions an associate should lead. */
static void add_associates(struct rf_textbook *book, int32_t induction, struct rf_sum *sum)
{
    const struct rf_instance *instance = book->instance;
    int64_t share = instance->rules[RF_RULE_ASSOCIATE_SHARE];
    int32_t wanted = (int32_t)(share * book->demands->meetings_of[induction] / 1000);
    if (wanted == 0 || instance->inductions[induction].ect < 0)
        return;
    int32_t column = rf_matrix_column(book->matrix, 0, RF_NO_LIMIT, true, "a%d", (int)induction);
    rf_textbook_row(book, 45, wanted, RF_NO_LIMIT);
    rf_textbook_entry(book, column, 1);
    for (int32_t c = 0; c < book->candidates->count; c++) {
        const struct rf_demand *demand = &book->demands->items[book->candidates->items[c].demand];
        if (demand->induction == induction &&
            instance->kinds[demand->kind].presence[RF_ROLE_ASSOCIATE] != RF_ABSENT)
            rf_textbook_entry(book, book->placed[c], 1);
    }
    rf_sum_add(sum, column, instance->choice_weights.associate);
}

void rf_textbook_diversity(struct rf_textbook *book, int32_t part, struct rf_sum *sum)
{
    const struct rf_instance *instance = book->instance;
    if (part == 1)
        add_pairings(book, sum);
    for (int32_t i = 0; part == 2 && i < instance->induction_count; i++) {
        for (int32_t kind = 0; kind < instance->kind_count; kind++)
            add_same(book, i, kind, sum);
        add_associates(book, i, sum);
    }
    for (int32_t c = 0; part == 3 && c < book->candidates->count; c++)
        rf_sum_add(sum, book->placed[c], book->candidates->items[c].fragile_cost);
}
