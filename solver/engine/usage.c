/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage.c: applying choices to rows, with a list of what to set back.
 *
 * A row that what is left cannot overrun counts as unused, so that more states are equal. */
#include "engine/usage.h"

#include "base/memory.h"
#include "engine/state_table.h"

static bool is_own(const struct rf_usage *usage, size_t row)
{
    return usage->course->rows[row].chart == usage->number;
}

/* ---- what a choice does */

static void set(struct rf_usage *usage, int32_t what, int32_t value)
{
    struct rf_usage_change change = {what, usage->use[what]};
    RF_PUSH(usage->undo, usage->undo_count, usage->undo_capacity, change);
    usage->use[what] = value;
}

void rf_usage_set_back(struct rf_usage *usage, size_t count)
{
    while (usage->undo_count > count) {
        const struct rf_usage_change *change = &usage->undo[--usage->undo_count];
        usage->use[change->what] = change->before;
    }
}

/* Uses up rows; false when one without a helper is overrun. Helpers turned on use theirs too: the
 * list of those grows while it is worked through. */
static bool use_up(struct rf_usage *usage, struct rf_course_range uses)
{
    const struct rf_course *course = usage->course;
    for (size_t i = uses.from; i < uses.until; i++) {
        const struct rf_course_entry *entry = &course->entries[i];
        const struct rf_course_row *row = &course->rows[entry->row];
        int32_t before = usage->use[entry->row], after = before + entry->value;
        if (row->chart != usage->number || before > row->limit)
            continue;
        if (after <= row->limit) {
            set(usage, entry->row, after);
            continue;
        }
        if (row->helper < 0)
            return false;
        set(usage, entry->row, row->limit + 1);
        int32_t helper = (int32_t)course->row_count + row->helper;
        if (usage->use[helper] == 0) {
            set(usage, helper, 1);
            RF_PUSH(usage->now_on, usage->now_on_count, usage->now_on_capacity, row->helper);
        }
    }
    return true;
}

bool rf_usage_choose(struct rf_usage *usage, const struct rf_course_position *position,
                     const struct rf_course_option *option)
{
    const struct rf_course *course = usage->course;
    bool joint = usage->number == course->unit_count && course->unit_count > 1;
    usage->now_on_count = 0;
    if (option == NULL) {
        int32_t done = position->done[joint];
        bool is_done = done >= 0 && usage->use[done] > 0;
        if (position->last && !is_done && position->omit >= 0 && !joint)
            RF_PUSH(usage->now_on, usage->now_on_count, usage->now_on_capacity, position->omit);
        return is_done || !position->last || position->omit >= 0;
    }
    bool fits = use_up(usage, option->uses);
    for (size_t i = 0; fits && i < usage->now_on_count; i++)
        fits = use_up(usage, course->helpers[usage->now_on[i]].uses);
    return fits;
}

/* ---- states */

void rf_usage_load(struct rf_usage *usage, const struct rf_front *front, const int16_t *state)
{
    for (size_t i = 0; i < front->count; i++)
        if (state[i] != 0)
            set(usage, front->slots[i].what, state[i]);
}

void rf_usage_store(const struct rf_usage *usage, const struct rf_front *front, int16_t *state)
{
    const struct rf_course *course = usage->course;
    for (size_t i = 0; i < front->count; i++) {
        const struct rf_front_slot *slot = &front->slots[i];
        int32_t use = usage->use[slot->what];
        if (use > 0 && (size_t)slot->what < course->row_count) {
            const struct rf_course_row *row = &course->rows[slot->what];
            if (!row->done && (use > row->limit || use + slot->left <= row->limit))
                use = 0;
        }
        state[i] = (int16_t)use;
    }
}

/* Adds, or takes away, the most that one position can use of each row. */
static void count_position(struct rf_usage *usage, size_t p, int32_t sign)
{
    const struct rf_course *course = usage->course;
    const struct rf_course_range *options = &course->positions[p].options;
    for (int32_t round = 0; round < 2; round++)
        for (size_t o = options->from; o < options->until; o++) {
            struct rf_course_range uses = course->options[o].uses;
            for (size_t i = uses.from; i < uses.until; i++) {
                const struct rf_course_entry *entry = &course->entries[i];
                if (round == 0 && entry->value > usage->most[entry->row]) {
                    usage->most[entry->row] = entry->value;
                } else if (round == 1) {
                    usage->left[entry->row] += sign * usage->most[entry->row];
                    usage->most[entry->row] = 0;
                }
            }
        }
}

/* Adds, or takes away, what a helper can use. */
static void count_helper(struct rf_usage *usage, size_t h, int32_t sign)
{
    const struct rf_course_helper *helper = &usage->course->helpers[h];
    for (size_t i = helper->uses.from; i < helper->uses.until; i++)
        usage->left[usage->course->entries[i].row] += sign * usage->course->entries[i].value;
}

static void count_all(struct rf_usage *usage)
{
    for (size_t p = 0; p < usage->course->position_count; p++)
        count_position(usage, p, 1);
    for (size_t h = 0; h < usage->course->helper_count; h++)
        count_helper(usage, h, 1);
}

/* What lies before `from` is left no longer: the positions, and helpers that they alone turn on. */
static void count_down(struct rf_usage *usage, int32_t from)
{
    for (; usage->counted < from; usage->counted++) {
        count_position(usage, (size_t)usage->counted, -1);
        for (size_t h = 0; h < usage->course->helper_count; h++)
            if (usage->course->helpers[h].last == usage->counted)
                count_helper(usage, h, -1);
    }
}

/* Rows and helpers of the chart that are open between the positions before `from` and those from
 * there on. */
void rf_usage_front(struct rf_usage *usage, int32_t from, struct rf_front *front)
{
    const struct rf_course *course = usage->course;
    front->count = 0;
    count_down(usage, from);
    for (size_t r = 0; r < course->row_count; r++) {
        const struct rf_course_row *row = &course->rows[r];
        if (!is_own(usage, r) || row->first >= from || row->last < from || row->limit == 0)
            continue;
        struct rf_front_slot slot = {(int32_t)r, usage->left[r]};
        RF_PUSH(front->slots, front->count, front->capacity, slot);
    }
    for (size_t h = 0; h < course->helper_count; h++) {
        const struct rf_course_helper *helper = &course->helpers[h];
        if (helper->chart != usage->number || helper->first >= from || helper->last < from)
            continue;
        struct rf_front_slot slot = {(int32_t)(course->row_count + h), 0};
        RF_PUSH(front->slots, front->count, front->capacity, slot);
    }
}

/* ---- classes */

/* Equal uses have equal sums. */
static uint64_t sum_uses(const struct rf_usage *usage, struct rf_course_range uses)
{
    uint64_t sum = 0;
    for (size_t i = uses.from; i < uses.until; i++) {
        const struct rf_course_entry *entry = &usage->course->entries[i];
        if (is_own(usage, (size_t)entry->row))
            sum = (sum + (uint64_t)entry->row * 1000003 + (uint64_t)entry->value) *
                  UINT64_C(6364136223846793005);
    }
    return sum;
}

static bool same_uses(const struct rf_usage *usage, struct rf_course_range one,
                      struct rf_course_range other)
{
    const struct rf_course *course = usage->course;
    size_t i = one.from, k = other.from;
    for (;;) {
        while (i < one.until && !is_own(usage, (size_t)course->entries[i].row))
            i++;
        while (k < other.until && !is_own(usage, (size_t)course->entries[k].row))
            k++;
        if (i == one.until || k == other.until)
            return i == one.until && k == other.until;
        if (course->entries[i].row != course->entries[k].row ||
            course->entries[i].value != course->entries[k].value)
            return false;
        i++;
        k++;
    }
}

int32_t rf_usage_classify(const struct rf_usage *usage, size_t p, int32_t *class_of,
                          int32_t *samples)
{
    const struct rf_course *course = usage->course;
    const struct rf_course_position *position = &course->positions[p];
    size_t count = position->options.until - position->options.from;
    struct rf_state_table *sums = rf_state_table_new(sizeof(uint64_t));
    int32_t *class_of_sum = rf_allocate(count + 1, sizeof *class_of_sum);
    int32_t classes = 0;
    for (size_t o = 0; o < count; o++) {
        struct rf_course_range uses = course->options[position->options.from + o].uses;
        uint64_t sum = sum_uses(usage, uses);
        size_t known = rf_state_table_count(sums);
        size_t number = (size_t)rf_state_table_find(sums, &sum);
        int32_t found = number < known ? class_of_sum[number] : -1;
        if (found >= 0) {
            size_t sample = position->options.from + (size_t)samples[found];
            if (!same_uses(usage, uses, course->options[sample].uses))
                found = -1; /* equal by chance: a class of its own does no harm */
        }
        if (found < 0) {
            found = classes++;
            samples[found] = (int32_t)o;
            class_of_sum[number] = found;
        }
        class_of[o] = found;
    }
    class_of[count] = -1;
    if (!position->last || position->omit >= 0 || position->done[0] >= 0) {
        class_of[count] = classes;
        samples[classes++] = -1;
    }
    rf_state_table_release(sums);
    rf_release(class_of_sum);
    return classes;
}

/* ---- */

bool rf_usage_concerns(const struct rf_usage *usage, size_t p)
{
    const struct rf_course *course = usage->course;
    const struct rf_course_position *position = &course->positions[p];
    if (position->unit == usage->number)
        return true;
    for (size_t o = position->options.from; o < position->options.until; o++)
        for (size_t i = course->options[o].uses.from; i < course->options[o].uses.until; i++)
            if (is_own(usage, (size_t)course->entries[i].row))
                return true;
    return false;
}

void rf_usage_open(struct rf_usage *usage, const struct rf_course *course, int32_t number)
{
    *usage = (struct rf_usage){.course = course, .number = number};
    usage->use = rf_allocate(course->row_count + course->helper_count, sizeof *usage->use);
    usage->left = rf_allocate(course->row_count, sizeof *usage->left);
    usage->most = rf_allocate(course->row_count, sizeof *usage->most);
    count_all(usage);
}

void rf_usage_close(struct rf_usage *usage)
{
    rf_release(usage->use);
    rf_release(usage->undo);
    rf_release(usage->now_on);
    rf_release(usage->left);
    rf_release(usage->most);
}
