/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_item.c: demanded sessions with every start that the facts admit: the grid of each open day,
 * minute by minute (D7, D10, D17, D29), and what each costs by itself (D15, D24, D43, D45).
 *
 * A chain of sessions floats when no kind in it has `home` or `meeting` and none of it is pinned
 * (certificate.h): those are looked at by proof_float.c, all others are the items of the block. */
#include "check/cover.h"
#include "check/pick.h"
#include "check/presence.h"
#include "check/proof.h"
#include "check/rule.h"
#include "check/tier.h"

static int32_t letter_of(const struct rf_instance *instance, int32_t date)
{
    int32_t week = instance->dates[date].week;
    int32_t letter = week < 0 ? -1 : instance->weeks[week].letter;

    return letter < 0 ? 0 : letter;
}

static int32_t find_series(struct rf_proof *proof, const struct rf_entry *entry, int32_t date)
{
    struct rf_series series = {.induction = entry->induction,
                               .kind = entry->kind,
                               .letter = letter_of(proof->checker->instance, date)};
    size_t i;

    if (!proof->checker->instance->kinds[entry->kind].home)
        return -1;
    for (i = proof->series_count; i > 0; i--) {
        const struct rf_series *old = &proof->series[i - 1];

        if (old->induction == series.induction && old->kind == series.kind &&
            old->letter == series.letter)
            return (int32_t)i - 1;
    }
    RF_PUSH(proof->series, proof->series_count, proof->series_capacity, series);
    return (int32_t)proof->series_count - 1;
}

static int32_t find_slot(struct rf_series *series, int32_t weekday, rf_minute start)
{
    struct rf_slot_range slot = {weekday, start, start + 1};
    size_t count = (size_t)series->slot_count, capacity = (size_t)series->slot_capacity;
    int32_t i;

    for (i = 0; i < series->slot_count; i++) {
        if (series->slots[i].weekday == weekday && series->slots[i].from == start)
            return i;
    }
    RF_PUSH(series->slots, count, capacity, slot);
    series->slot_count = (int32_t)count;
    series->slot_capacity = (int32_t)capacity;
    return series->slot_count - 1;
}

/* Tier 7 of the session by itself: wishes, marked induction time, minutes it lacks (D24). */
static int32_t spacing(const struct rf_checker *checker, int32_t index,
                       const struct rf_option_of *option)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_entry *entry = &checker->entries[index];
    int32_t i, lacks = entry->step->minutes - (option->end - option->start);
    int32_t sum = lacks > 0 ? instance->weights.shorter_step * ((lacks + 4) / 5) : 0;

    if (instance->inductions[entry->induction].ect < 0)
        return 0; /* D42 */
    for (i = 0; i < instance->wish_count; i++) {
        const struct rf_wish *wish = &instance->wishes[i];

        if (wish->induction == entry->induction && wish->kind == entry->kind &&
            rf_check_against_wish(instance, wish, option->date, option->start))
            sum += instance->weights.wish;
    }
    if (rf_check_outside_marked(checker, index, option->date, rf_option_span(option)))
        sum += instance->weights.induction_time;
    return sum;
}

static bool straight(const struct rf_checker *checker, const struct rf_entry *entry,
                     const struct rf_option_of *option)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].presence == RF_FREE && entry->parts[i].slot >= 0 &&
            rf_check_straight(checker, entry->parts[i].slot, option->date, option->start))
            return true;
    }
    return false;
}

/* D43, part 2: minutes in which somebody's class is taken by another; the least, where the one
 * whose class it is can be chosen. */
static int32_t released(const struct rf_checker *checker, const struct rf_entry *entry,
                        const struct rf_option_of *option)
{
    const struct rf_cast *cast = entry->choice.cast;
    struct rf_span span = rf_option_span(option);
    int32_t least = INT32_MAX, i, minutes;

    if (!entry->covered)
        return 0;
    if (cast == NULL || entry->choice.presence != RF_COVERED)
        return rf_check_release(checker, entry, -1, option->date, span).minutes;
    for (i = 0; i < cast->count; i++) {
        if (!rf_check_is_eligible(checker, entry, cast->people[i], option->date, span))
            continue;
        minutes = rf_check_release(checker, entry, cast->people[i], option->date, span).minutes;
        least = minutes < least ? minutes : least;
    }
    return least == INT32_MAX ? 0 : least;
}

static void add_option(struct rf_proof *proof, int32_t index, int32_t date, rf_minute start,
                       rf_minute end)
{
    const struct rf_checker *checker = proof->checker;
    const struct rf_entry *entry = &checker->entries[index];
    struct rf_option_of option = {.date = date, .start = start, .end = end, .place = -1};

    option.series = find_series(proof, entry, date);
    if (option.series >= 0)
        option.place =
            find_slot(&proof->series[option.series], checker->instance->dates[date].weekday, start);
    option.base =
        rf_check_tired_points(checker, date, rf_option_span(&option),
                              straight(checker, entry, &option)) *
            rf_scale_unit(&proof->scale, RF_FIELD_TIRED) +
        released(checker, entry, &option) * rf_scale_unit(&proof->scale, RF_FIELD_RELEASED) +
        spacing(checker, index, &option) * rf_scale_unit(&proof->scale, RF_FIELD_SPACING);
    RF_PUSH(proof->options, proof->option_count, proof->option_capacity, option);
}

/* H14: a structured session in the lead-in weeks. */
static bool too_early(const struct rf_checker *checker, const struct rf_entry *entry, int32_t date)
{
    const struct rf_instance *instance = checker->instance;

    return instance->kinds[entry->kind].structured &&
           rf_check_week_distance(&checker->courses[entry->induction], instance->dates[date].week) <
               instance->inductions[entry->induction].lead_in_weeks;
}

/* Free time lies inside the open day; lessons need not. */
static bool needs_free_time(const struct rf_entry *entry)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].presence == RF_FREE)
            return true;
    }
    return false;
}

static void add_date(struct rf_proof *proof, int32_t index, int32_t date)
{
    const struct rf_checker *checker = proof->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_entry *entry = &checker->entries[index];
    const struct rf_date *here = &instance->dates[date];
    int32_t grid = instance->rules[RF_RULE_GRID];
    bool whole = !needs_free_time(entry);
    rf_minute start = whole ? 0 : here->open.from - here->open.from % grid, end;
    rf_minute until = whole ? 24 * 60 : here->open.until;

    if (too_early(checker, entry, date))
        return;
    for (; start < until; start += grid) {
        end = rf_check_end(checker, index, date, start);
        if (end >= 0)
            add_option(proof, index, date, start, end);
    }
}

static void add_dates(struct rf_proof *proof, int32_t index)
{
    const struct rf_instance *instance = proof->checker->instance;
    const struct rf_window *window = &proof->checker->entries[index].window;
    int32_t i, from, until;

    if (window->make_up) {
        for (i = 0; i < window->nearest_count; i++)
            add_date(proof, index, window->nearest[i]);
        return;
    }
    from = instance->weeks[window->first_week].monday - instance->first_day;
    until = instance->weeks[window->last_week].monday + 6 - instance->first_day;
    for (i = from < 0 ? 0 : from; i <= until && i < instance->date_count; i++) {
        if (rf_check_in_window(instance, window, i))
            add_date(proof, index, i);
    }
}

/* D45, part 3: of the session's options, from `first` on, those that all others overlap. */
static void mark_fragile(struct rf_proof *proof, size_t first)
{
    rf_wide cost = proof->checker->instance->choice_weights.fragile *
                   rf_scale_unit(&proof->scale, RF_FIELD_FRAGILE);
    rf_minute first_end = 2 * 24 * 60, last_start = -1;
    bool dates = false;
    size_t i;

    for (i = first; i < proof->option_count; i++) {
        const struct rf_option_of *option = &proof->options[i];

        dates = dates || option->date != proof->options[first].date;
        first_end = option->end < first_end ? option->end : first_end;
        last_start = option->start > last_start ? option->start : last_start;
    }
    for (i = first; i < proof->option_count && !dates; i++) {
        if (first_end > proof->options[i].start && last_start < proof->options[i].end)
            proof->options[i].base += cost;
    }
}

static void keep_pin(struct rf_proof *proof, const struct rf_pin *pin, size_t first)
{
    const struct rf_instance *instance = proof->checker->instance;
    size_t i, kept = first;

    for (i = first; i < proof->option_count; i++) {
        const struct rf_option_of *option = &proof->options[i];

        if (instance->dates[option->date].day == pin->day && option->start == pin->start)
            proof->options[kept++] = *option;
    }
    proof->option_count = kept;
}

void rf_proof_item(struct rf_proof *proof, int32_t index)
{
    const struct rf_instance *instance = proof->checker->instance;
    const struct rf_entry *entry = &proof->checker->entries[index];
    struct rf_item item = {.entry = index, .gathering = -1, .group = -1};

    item.first_option = (int32_t)proof->option_count;
    item.optional = entry->pin < 0;
    item.left_out = rf_scale_unit(&proof->scale, instance->kinds[entry->kind].priority - 1);
    if (instance->inductions[entry->induction].ect >= 0)
        item.left_out += entry->step->minutes * rf_scale_unit(&proof->scale, RF_FIELD_MINUTES);
    add_dates(proof, index);
    mark_fragile(proof, (size_t)item.first_option);
    if (entry->pin >= 0)
        keep_pin(proof, &instance->pins[entry->pin], (size_t)item.first_option);
    item.option_count = (int32_t)proof->option_count - item.first_option;
    RF_PUSH(proof->items, proof->item_count, proof->item_capacity, item);
}

int32_t rf_proof_last(const struct rf_checker *checker, int32_t entry)
{
    int32_t steps;

    for (steps = 0; checker->entries[entry].target >= 0 && steps < checker->entry_count; steps++)
        entry = checker->entries[entry].target;
    return entry;
}

bool rf_proof_floats(const struct rf_checker *checker, int32_t entry)
{
    const struct rf_course *course = &checker->courses[checker->entries[entry].induction];
    int32_t last = rf_proof_last(checker, entry), i;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_kind *kind = &checker->instance->kinds[checker->entries[i].kind];

        if ((kind->home || kind->meeting || checker->entries[i].pin >= 0) &&
            rf_proof_last(checker, i) == last)
            return false;
    }
    return true;
}

void rf_proof_items(struct rf_proof *proof)
{
    const struct rf_checker *checker = proof->checker;
    int32_t i, j;

    for (i = 0; i < proof->block->induction_count; i++) {
        const struct rf_course *course = &checker->courses[proof->block->inductions[i]];

        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            if (!rf_proof_floats(checker, j))
                rf_proof_item(proof, j);
        }
    }
}

int32_t rf_proof_comers(const struct rf_proof *proof, const struct rf_item *item,
                        const struct rf_option_of *option, struct rf_comer *comers)
{
    const struct rf_entry *entry = rf_proof_entry(proof, item);
    const struct rf_gathering *gathering;
    int32_t i, count = 0;

    if (item->gathering < 0) {
        for (i = 0; i < entry->part_count; i++) {
            if (entry->parts[i].slot >= 0)
                comers[count++] = (struct rf_comer){entry->parts[i].slot, entry->parts[i].presence};
        }
        return count;
    }
    gathering = &proof->gatherings[item->gathering];
    for (i = 0; i < gathering->people_count; i++) {
        if ((option->coming >> i & 1) != 0)
            comers[count++] = (struct rf_comer){gathering->people[i], RF_FREE};
    }
    return count;
}
