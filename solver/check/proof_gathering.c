/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_gathering.c: group sessions as one block sees them: every start, every set of the block's
 * people who could come there, and what that costs less the price the block is given (D20, D21). */
#include "check/presence.h"
#include "check/proof.h"
#include "check/tier.h"

static bool enough(const struct rf_checker *checker, int32_t entry, int32_t date,
                   struct rf_span span)
{
    const struct rf_event *event = &checker->instance->events[checker->entries[entry].event];
    int32_t i, able = 0;

    for (i = 0; i < event->person_count; i++)
        able += rf_check_can_attend(checker, entry, event->people[i], date, span);
    return able >= rf_check_quorum(event);
}

static bool possible(const struct rf_checker *checker, int32_t entry, struct rf_option option)
{
    const struct rf_instance *instance = checker->instance;
    int32_t date = rf_check_date(instance, option.day), index = checker->entries[entry].pin;
    const struct rf_pin *pin = index >= 0 ? &instance->pins[index] : NULL;
    struct rf_span span = {option.start, -1};

    if (date < 0 || (pin != NULL && (pin->day != option.day || pin->start != option.start)))
        return false;
    span.until = rf_check_end(checker, entry, date, option.start);
    return span.until >= 0 && enough(checker, entry, date, span);
}

struct rf_option *rf_proof_starts(const struct rf_checker *checker, int32_t event, int32_t *count)
{
    const struct rf_event *what = &checker->instance->events[event];
    int32_t entry = checker->entry_of_event[event], i;
    int32_t grid = checker->instance->rules[RF_RULE_GRID];
    struct rf_option *starts = NULL, option;
    size_t found = 0, capacity = 0;

    for (i = 0; i < what->option_count; i++) {
        if (possible(checker, entry, what->options[i]))
            RF_PUSH(starts, found, capacity, what->options[i]);
    }
    option.day = what->window.from;
    for (; what->option_count == 0 && option.day <= what->window.until; option.day++) {
        for (option.start = 0; option.start < 24 * 60; option.start += grid) {
            if (possible(checker, entry, option))
                RF_PUSH(starts, found, capacity, option);
        }
    }
    *count = (int32_t)found;
    return starts;
}

const struct rf_certificate_price *rf_proof_price(const struct rf_certificate_block *block,
                                                  int32_t event, struct rf_option option)
{
    int32_t i;

    for (i = 0; i < block->price_count; i++) {
        const struct rf_certificate_price *price = &block->prices[i];

        if (price->event == event && price->option.day == option.day &&
            (option.day == 0 || price->option.start == option.start))
            return price;
    }
    return NULL;
}

static bool strain_here(const struct rf_proof *proof, int32_t event, struct rf_option option)
{
    int32_t i;

    for (i = 0; i < proof->block->strain_count; i++) {
        const struct rf_certificate_strain *strain = &proof->block->strains[i];

        if (proof->task.strained[i] && strain->event == event && strain->option.day == option.day &&
            strain->option.start == option.start)
            return true;
    }
    return false;
}

/* People of the block who do not come, points for four taught periods, less the price. */
static rf_wide cost(const struct rf_proof *proof, const struct rf_gathering *gathering,
                    const struct rf_option_of *option, struct rf_option start)
{
    const struct rf_instance *instance = proof->checker->instance;
    const struct rf_event *event = &instance->events[gathering->event];
    const struct rf_certificate_price *price =
        rf_proof_price(proof->block, gathering->event, start);
    int32_t i, away = gathering->people_count, strained = 0;
    rf_wide sum;

    for (i = 0; i < gathering->people_count; i++) {
        if ((option->coming >> i & 1) == 0)
            continue;
        away--;
        if (rf_check_straight(proof->checker, gathering->people[i], option->date, option->start))
            strained = 1;
    }
    sum = away * rf_scale_unit(&proof->scale, instance->kinds[event->kind].priority - 1);
    if (strained != 0 && instance->dates[option->date].status != RF_DAY_INSET &&
        strain_here(proof, gathering->event, start))
        sum +=
            instance->rules[RF_RULE_TIRED_STRAIGHT] * rf_scale_unit(&proof->scale, RF_FIELD_TIRED);
    return price == NULL ? sum : sum - rf_scale_pack(&proof->scale, &price->cost);
}

static void add_start(struct rf_proof *proof, const struct rf_gathering *gathering, int32_t place)
{
    const struct rf_checker *checker = proof->checker;
    struct rf_option start = gathering->starts[place];
    int32_t entry = checker->entry_of_event[gathering->event], i;
    struct rf_option_of option = {.date = rf_check_date(checker->instance, start.day),
                                  .start = start.start,
                                  .series = -1,
                                  .place = place};
    uint32_t able = 0, set;

    option.end = rf_check_end(checker, entry, option.date, start.start);
    for (i = 0; i < gathering->people_count; i++) {
        if (rf_check_can_attend(checker, entry, checker->person_of[gathering->people[i]],
                                option.date, rf_option_span(&option)))
            able |= UINT32_C(1) << i;
    }
    for (set = 0; set < UINT32_C(1) << gathering->people_count; set++) {
        if ((set & ~able) != 0)
            continue;
        option.coming = set;
        option.base = cost(proof, gathering, &option, start);
        RF_PUSH(proof->options, proof->option_count, proof->option_capacity, option);
    }
}

static void add_item(struct rf_proof *proof, int32_t index)
{
    const struct rf_gathering *gathering = &proof->gatherings[index];
    struct rf_item item = {
        .entry = proof->checker->entry_of_event[gathering->event], .gathering = index, .group = -1};
    struct rf_option_of none = {
        .date = -1, .start = -1, .end = -1, .series = -1, .place = gathering->start_count};
    struct rf_option nowhere = {0, 0};
    int32_t i;

    item.first_option = (int32_t)proof->option_count;
    for (i = 0; i < gathering->start_count; i++)
        add_start(proof, gathering, i);
    if (!gathering->pinned) {
        none.base = cost(proof, gathering, &none, nowhere);
        RF_PUSH(proof->options, proof->option_count, proof->option_capacity, none);
    }
    item.option_count = (int32_t)proof->option_count - item.first_option;
    RF_PUSH(proof->items, proof->item_count, proof->item_capacity, item);
}

static bool named(const struct rf_certificate_block *block, int32_t event)
{
    int32_t i;

    for (i = 0; i < block->price_count; i++) {
        if (block->prices[i].event == event)
            return true;
    }
    return false;
}

void rf_proof_gatherings(struct rf_proof *proof)
{
    const struct rf_checker *checker = proof->checker;
    int32_t i, j;

    for (i = 0; i < checker->instance->event_count; i++) {
        const struct rf_event *event = &checker->instance->events[i];
        struct rf_gathering gathering = {.event = i};

        if (checker->entry_of_event[i] < 0)
            continue;
        for (j = 0; j < event->person_count && gathering.people_count < RF_PROOF_COUNTED; j++) {
            int32_t slot = checker->slot_of[event->people[j]];

            if (slot >= 0 && proof->task.counted[slot])
                gathering.people[gathering.people_count++] = slot;
        }
        if (gathering.people_count == 0 && !named(proof->block, i))
            continue;
        gathering.pinned = checker->entries[checker->entry_of_event[i]].pin >= 0;
        gathering.starts = rf_proof_starts(checker, i, &gathering.start_count);
        RF_PUSH(proof->gatherings, proof->gathering_count, proof->gathering_capacity, gathering);
        add_item(proof, (int32_t)proof->gathering_count - 1);
    }
}
