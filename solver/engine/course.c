/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * course.c: reading positions, rows and helpers of a part off its formulation.
 *
 * Exact: every row of the phases place and moment over choices and attendance is taken over as it
 * stands, (1) as "decided once". What is refused is refused because a choice can mend a row, so
 * that "used up" has no meaning. */
#include "engine/course.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/load.h"

struct maker {
    struct rf_course *course;
    const struct rf_formulation *formulation;
    int32_t *unit_of;   /* [induction of the instance] -1 */
    int32_t *helper_of; /* [column] -1 */
    size_t *link_first; /* [column + 1] */
    struct rf_course_entry *links;
    size_t load_row; /* the first row of tier 5's limit */
    bool *given;     /* [column] a guest, or a helper that guests alone turn over */
    const char *why;
};

/* ---- units and positions */

static void find_units(struct maker *maker)
{
    struct rf_course *course = maker->course;
    const struct rf_formulation *formulation = maker->formulation;
    int32_t count = formulation->problem->instance->induction_count;
    maker->unit_of = rf_allocate((size_t)count, sizeof *maker->unit_of);
    for (int32_t i = 0; i < count; i++)
        maker->unit_of[i] = -1;
    for (size_t g = 0; g < formulation->group_count; g++) {
        int32_t induction = formulation->groups[g].induction;
        if (induction < 0 || maker->unit_of[induction] >= 0 || formulation->groups[g].guest)
            continue;
        if (course->unit_count == RF_COURSE_UNITS) {
            maker->why = "too many inductions";
            return;
        }
        course->inductions[course->unit_count] = induction;
        maker->unit_of[induction] = course->unit_count++;
    }
    if (course->unit_count == 0)
        course->inductions[course->unit_count++] = -1;
}

/* The unit that decides about a person's attendance: their own induction, else one they mentor. */
static int32_t unit_of_person(const struct maker *maker, int32_t person)
{
    const struct rf_course *course = maker->course;
    const struct rf_induction *inductions = maker->formulation->problem->instance->inductions;
    for (int32_t u = 0; u < course->unit_count; u++)
        if (course->inductions[u] >= 0 && inductions[course->inductions[u]].ect == person)
            return u;
    for (int32_t u = 0; u < course->unit_count; u++)
        if (course->inductions[u] >= 0 && inductions[course->inductions[u]].mentor == person)
            return u;
    return 0;
}

static rf_day monday_of(const struct rf_instance *instance, rf_day day)
{
    return day - rf_instance_date(instance, day)->weekday;
}

/* The week in which a column begins; that of the window when it places nothing. */
static rf_day week_of(const struct maker *maker, const struct rf_group *group, int32_t column)
{
    const struct rf_problem *problem = maker->formulation->problem;
    const struct rf_meaning *meaning = &maker->formulation->meanings[column];
    rf_day first = 0;
    bool any = false;
    for (int32_t i = 0; i < RF_CHAIN; i++) {
        if (meaning->candidate[i] < 0)
            continue;
        rf_day day = problem->candidates->items[meaning->candidate[i]].day;
        if (!any || day < first)
            first = day;
        any = true;
    }
    const struct rf_demand *demand = &problem->demands->items[group->members[0]];
    if (!any)
        first = demand->day_count > 0 ? demand->days[0] : problem->instance->first_day;
    return monday_of(problem->instance, first);
}

static bool places_nothing(const struct rf_meaning *meaning)
{
    for (int32_t i = 0; i < RF_CHAIN; i++)
        if (meaning->candidate[i] >= 0)
            return false;
    return true;
}

struct draft {
    rf_day week;
    int32_t late, unit, group, column; /* late: attendance is decided first in its week */
};

static int compare_drafts(const void *one, const void *other)
{
    const struct draft *a = one, *b = other;
    if (a->week != b->week)
        return a->week < b->week ? -1 : 1;
    if (a->late != b->late)
        return a->late < b->late ? -1 : 1;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Every column that can be chosen, by week; "nothing" in the last week of its group. */
static struct draft *draft_columns(const struct maker *maker, size_t *count)
{
    const struct rf_formulation *formulation = maker->formulation;
    struct draft *drafts = rf_allocate(formulation->matrix->column_count, sizeof *drafts);
    *count = 0;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->guest)
            continue;
        int32_t unit = 0; /* of a group session that stands: anybody's */
        if (group->person >= 0)
            unit = unit_of_person(maker, group->person);
        else if (group->induction >= 0)
            unit = maker->unit_of[group->induction];
        rf_day last = 0;
        size_t from = *count;
        for (int32_t i = 0; i < group->column_count; i++) {
            int32_t column = group->first_column + i;
            if (maker->course->part->upper[column] == 0)
                continue;
            rf_day week = week_of(maker, group, column);
            drafts[(*count)++] = (struct draft){week, !group->optional, unit, (int32_t)g, column};
            last = week > last ? week : last;
        }
        for (size_t i = from; i < *count; i++)
            if (places_nothing(&formulation->meanings[drafts[i].column]))
                drafts[i].week = last;
    }
    if (*count > 0)
        qsort(drafts, *count, sizeof *drafts, compare_drafts);
    return drafts;
}

static void push_option(struct maker *maker, int32_t column)
{
    struct rf_course *course = maker->course;
    struct rf_course_option option = {column, {0, 0}};
    RF_PUSH(course->options, course->option_count, course->option_capacity, option);
    course->positions[course->position_count - 1].options.until = course->option_count;
}

static void open_position(struct maker *maker, const struct draft *draft)
{
    struct rf_course *course = maker->course;
    struct rf_course_position position = {
        draft->group, draft->unit, draft->week, {course->option_count, course->option_count},
        true,         {-1, -1},    -1};
    RF_PUSH(course->positions, course->position_count, course->position_capacity, position);
}

/* Positions of one group in several weeks: all but the last may wait. */
static void tie_weeks(struct maker *maker)
{
    struct rf_course *course = maker->course;
    for (size_t p = 0; p < course->position_count; p++)
        for (size_t k = p + 1; k < course->position_count; k++)
            if (course->positions[k].group == course->positions[p].group)
                course->positions[p].last = false;
}

static void make_positions(struct maker *maker)
{
    size_t count;
    struct draft *drafts = draft_columns(maker, &count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || drafts[i].group != drafts[i - 1].group ||
            drafts[i].week != drafts[i - 1].week)
            open_position(maker, &drafts[i]);
        push_option(maker, drafts[i].column);
    }
    rf_release(drafts);
    tie_weeks(maker);
}

/* ---- rows and helpers */

static bool is_taken(const struct rf_formulation *formulation, size_t row)
{
    enum rf_phase phase = formulation->notes[row].phase;
    return phase == RF_PHASE_PLACE || phase == RF_PHASE_MOMENT;
}

static bool is_choice(const struct rf_meaning *meaning)
{
    return meaning->role == RF_CHOICE || meaning->role == RF_ATTENDS;
}

/* (1) and (2): one choice per group is how positions work. */
static bool is_choice_row(const struct rf_formulation *formulation, const struct rf_row *row)
{
    if (row->lower != 1 || row->upper != 1)
        return false;
    for (size_t i = 0; i < row->count; i++)
        if (!is_choice(&formulation->meanings[formulation->matrix->entries[row->first + i].column]))
            return false;
    return true;
}

static int32_t helper_of(struct maker *maker, int32_t column)
{
    struct rf_course *course = maker->course;
    if (maker->helper_of[column] < 0) {
        struct rf_course_helper helper = {column, -1, -1, INT32_MAX, -1, {0, 0}};
        maker->helper_of[column] = (int32_t)course->helper_count;
        RF_PUSH(course->helpers, course->helper_count, course->helper_capacity, helper);
    }
    return maker->helper_of[column];
}

/* The column that is turned on when the row is overrun: its own helper, or the start at which a
 * shared group session then stands (3). */
static int32_t turned_by(const struct rf_formulation *formulation, size_t row)
{
    const struct rf_row *own = &formulation->matrix->rows[row];
    if (formulation->notes[row].helper >= 0)
        return formulation->notes[row].helper;
    for (size_t i = 0; i < own->count; i++) {
        const struct rf_entry *entry = &formulation->matrix->entries[own->first + i];
        if (entry->value < 0 && formulation->meanings[entry->column].role == RF_STANDS)
            return entry->column;
    }
    return -1;
}

/* One row as "sum <= limit"; kept moments m become 1 - u. Links are counted or filled in. */
static void take_row(struct maker *maker, size_t row, bool fill)
{
    const struct rf_formulation *formulation = maker->formulation;
    const struct rf_row *own = &formulation->matrix->rows[row];
    int32_t turned = turned_by(formulation, row), sign = own->upper == RF_NO_LIMIT ? -1 : 1;
    int32_t limit = sign > 0 ? own->upper : -own->lower;
    if (turned >= 0 && maker->given[turned])
        turned = -1;
    for (size_t i = 0; i < own->count; i++) {
        const struct rf_entry *entry = &formulation->matrix->entries[own->first + i];
        int32_t value = entry->value * sign;
        if (maker->given[entry->column]) { /* a kept moment that is given is none any more */
            limit -= formulation->meanings[entry->column].role == RF_KEPT ? 0 : value;
            continue;
        }
        if (formulation->meanings[entry->column].role == RF_KEPT) {
            limit -= value;
            value = -value;
        }
        if (entry->column == turned) {
            if (value >= 0)
                maker->why = "a helper that does not mend its row";
            continue;
        }
        if (value < 0 || (formulation->matrix->columns[entry->column].lower > 0 &&
                          !is_choice(&formulation->meanings[entry->column])))
            maker->why = "a choice that mends a row";
        if (fill)
            maker->links[maker->link_first[entry->column + 1]++] =
                (struct rf_course_entry){(int32_t)maker->course->row_count, value};
        else
            maker->link_first[entry->column + 2]++;
    }
    if (limit < 0)
        maker->why = "a row that asks for something";
    if (!fill)
        return;
    struct rf_course_row made = {
        limit, turned < 0 ? -1 : helper_of(maker, turned), -1, INT32_MAX, -1, false};
    RF_PUSH(maker->course->rows, maker->course->row_count, maker->course->row_capacity, made);
}

/* Both limits of a row: only one may be there. */
static bool takes(struct maker *maker, size_t row)
{
    const struct rf_formulation *formulation = maker->formulation;
    const struct rf_row *own = &formulation->matrix->rows[row];
    if (!is_taken(formulation, row) || is_choice_row(formulation, own))
        return false;
    bool event = own->lower == 0 && own->upper == 1; /* (2) of a shared group session */
    if (own->lower != -RF_NO_LIMIT && own->upper != RF_NO_LIMIT && !event)
        maker->why = "a row with two limits";
    return true;
}

/* What guests alone use of a row, kept moments counted as kept. */
static bool is_overrun(const struct maker *maker, size_t row)
{
    const struct rf_formulation *formulation = maker->formulation;
    const struct rf_row *own = &formulation->matrix->rows[row];
    int64_t activity = 0;
    for (size_t i = 0; i < own->count; i++) {
        const struct rf_entry *entry = &formulation->matrix->entries[own->first + i];
        bool kept = formulation->meanings[entry->column].role == RF_KEPT;
        if (maker->given[entry->column] != kept)
            activity += entry->value;
    }
    return (own->upper != RF_NO_LIMIT && activity > own->upper) ||
           (own->lower != -RF_NO_LIMIT && activity < own->lower);
}

/* Guests, and the helpers that they turn over whatever is chosen. */
static void find_given(struct maker *maker)
{
    const struct rf_formulation *formulation = maker->formulation;
    bool any = false;
    maker->given = rf_allocate(formulation->matrix->column_count, sizeof *maker->given);
    for (size_t c = 0; c < formulation->matrix->column_count; c++)
        any |= maker->given[c] = formulation->meanings[c].role == RF_GUEST;
    for (bool changed = any; changed;) {
        changed = false;
        for (size_t r = 0; r < formulation->matrix->row_count; r++) {
            int32_t helper = formulation->notes[r].helper;
            if (helper < 0 || maker->given[helper] || !is_taken(formulation, r) ||
                !is_overrun(maker, r))
                continue;
            maker->given[helper] = changed = true;
        }
    }
}

static void make_rows(struct maker *maker)
{
    find_given(maker);
    const struct rf_matrix *matrix = maker->formulation->matrix;
    maker->link_first = rf_allocate(matrix->column_count + 2, sizeof *maker->link_first);
    maker->helper_of = rf_allocate(matrix->column_count, sizeof *maker->helper_of);
    for (size_t i = 0; i < matrix->column_count; i++)
        maker->helper_of[i] = -1;
    for (size_t r = 0; r < matrix->row_count; r++)
        if (takes(maker, r))
            take_row(maker, r, false);
    for (size_t c = 0; c < matrix->column_count; c++)
        maker->link_first[c + 2] += maker->link_first[c + 1];
    maker->links = rf_allocate(maker->link_first[matrix->column_count + 1], sizeof *maker->links);
    for (size_t r = 0; r < matrix->row_count; r++)
        if (takes(maker, r))
            take_row(maker, r, true);
}

static struct rf_course_range copy_links(struct maker *maker, int32_t column)
{
    struct rf_course *course = maker->course;
    struct rf_course_range range = {course->entry_count, 0};
    for (size_t i = maker->link_first[column]; i < maker->link_first[column + 1]; i++)
        RF_PUSH(course->entries, course->entry_count, course->entry_capacity, maker->links[i]);
    range.until = course->entry_count;
    return range;
}

/* A row for each week of the mentor, where tier 5 has a limit. */
static void make_load_rows(struct maker *maker)
{
    const struct rf_part *part = maker->course->part;
    maker->load_row = maker->course->row_count;
    for (int32_t week = 0; part->load_limit >= 0 && week < rf_load_weeks(part); week++) {
        int32_t room = part->load_limit - rf_load_other(part, week);
        struct rf_course_row row = {room > 0 ? room : 0, -1, -1, INT32_MAX, -1, false};
        RF_PUSH(maker->course->rows, maker->course->row_count, maker->course->row_capacity, row);
    }
}

static void add_load(struct maker *maker, struct rf_course_option *option)
{
    struct rf_course *course = maker->course;
    struct rf_load load[RF_CHAIN];
    int32_t count =
        course->part->load_limit < 0 ? 0 : rf_load_of(course->part, option->column, load);
    for (int32_t i = 0; i < count; i++) {
        struct rf_course_entry entry = {(int32_t)maker->load_row + load[i].week, load[i].minutes};
        RF_PUSH(course->entries, course->entry_count, course->entry_capacity, entry);
    }
    option->uses.until = course->entry_count;
}

static void copy_uses(struct maker *maker)
{
    struct rf_course *course = maker->course;
    make_load_rows(maker);
    for (size_t i = 0; i < course->option_count; i++) {
        course->options[i].uses = copy_links(maker, course->options[i].column);
        add_load(maker, &course->options[i]);
    }
    for (size_t h = 0; h < course->helper_count; h++)
        course->helpers[h].uses = copy_links(maker, course->helpers[h].column);
}

/* ---- which chart, and when */

static void join_row(struct rf_course_row *row, int32_t chart, int32_t joint, int32_t first,
                     int32_t last, bool *changed)
{
    int32_t merged = row->chart < 0 || row->chart == chart ? chart : joint;
    merged = chart < 0 ? row->chart : merged;
    if (merged != row->chart || first < row->first || last > row->last)
        *changed = true;
    row->chart = merged;
    row->first = first < row->first ? first : row->first;
    row->last = last > row->last ? last : row->last;
}

/* A helper and the rows it is turned by and counts in belong to one chart. */
static bool spread(struct rf_course *course)
{
    bool changed = false;
    int32_t joint = course->unit_count;
    for (size_t r = 0; r < course->row_count; r++) {
        struct rf_course_row *row = &course->rows[r];
        if (row->helper < 0)
            continue;
        struct rf_course_helper *helper = &course->helpers[row->helper];
        struct rf_course_row as_row = {0, -1, helper->chart, helper->first, helper->last, false};
        join_row(&as_row, row->chart, joint, row->first, row->last, &changed);
        helper->chart = as_row.chart;
        helper->first = as_row.first;
        helper->last = as_row.last;
        join_row(row, helper->chart, joint, row->first, row->last, &changed);
    }
    for (size_t h = 0; h < course->helper_count; h++) {
        struct rf_course_helper *helper = &course->helpers[h];
        for (size_t i = helper->uses.from; i < helper->uses.until; i++) {
            struct rf_course_row *row = &course->rows[course->entries[i].row];
            join_row(row, helper->chart, joint, helper->first, helper->last, &changed);
            if (row->chart != helper->chart) {
                helper->chart = row->chart;
                changed = true;
            }
        }
    }
    return changed;
}

static void assign_charts(struct rf_course *course)
{
    bool changed = false;
    for (size_t p = 0; p < course->position_count; p++) {
        const struct rf_course_position *position = &course->positions[p];
        for (size_t o = position->options.from; o < position->options.until; o++)
            for (size_t i = course->options[o].uses.from; i < course->options[o].uses.until; i++)
                join_row(&course->rows[course->entries[i].row], position->unit, course->unit_count,
                         (int32_t)p, (int32_t)p, &changed);
    }
    while (spread(course))
        continue;
}

/* ---- groups that wait */

static bool concerns_joint(const struct rf_course *course, int32_t group)
{
    for (size_t p = 0; p < course->position_count; p++) {
        const struct rf_course_position *position = &course->positions[p];
        if (position->group != group)
            continue;
        for (size_t o = position->options.from; o < position->options.until; o++)
            for (size_t i = course->options[o].uses.from; i < course->options[o].uses.until; i++)
                if (course->rows[course->entries[i].row].chart == course->unit_count)
                    return true;
    }
    return false;
}

static int32_t push_done_row(struct rf_course *course, int32_t group, int32_t chart)
{
    struct rf_course_row row = {1, -1, chart, INT32_MAX, -1, true};
    for (size_t p = 0; p < course->position_count; p++) {
        if (course->positions[p].group != group)
            continue;
        row.first = (int32_t)p < row.first ? (int32_t)p : row.first;
        row.last = (int32_t)p;
    }
    RF_PUSH(course->rows, course->row_count, course->row_capacity, row);
    return (int32_t)course->row_count - 1;
}

/* The uses of an option with what says that its group is done. */
static void mark_done(struct rf_course *course, const struct rf_course_position *position)
{
    for (size_t o = position->options.from; o < position->options.until; o++) {
        struct rf_course_range old = course->options[o].uses;
        course->options[o].uses.from = course->entry_count;
        for (size_t i = old.from; i < old.until; i++) {
            struct rf_course_entry entry = course->entries[i];
            RF_PUSH(course->entries, course->entry_count, course->entry_capacity, entry);
        }
        for (int32_t k = 0; k < 2; k++)
            if (position->done[k] >= 0) {
                struct rf_course_entry entry = {position->done[k], 1};
                RF_PUSH(course->entries, course->entry_count, course->entry_capacity, entry);
            }
        course->options[o].uses.until = course->entry_count;
    }
}

static void make_waiting(struct maker *maker)
{
    struct rf_course *course = maker->course;
    for (size_t p = 0; p < course->position_count; p++) {
        struct rf_course_position *position = &course->positions[p];
        const struct rf_group *group = &maker->formulation->groups[position->group];
        if (position->done[0] < 0 && !position->last) {
            int32_t own = push_done_row(course, position->group, position->unit);
            int32_t joint = course->unit_count > 1 && concerns_joint(course, position->group)
                                ? push_done_row(course, position->group, course->unit_count)
                                : -1;
            for (size_t k = p; k < course->position_count; k++)
                if (course->positions[k].group == position->group) {
                    course->positions[k].done[0] = own;
                    course->positions[k].done[1] = joint;
                }
        }
        if (group->optional && position->last) {
            struct rf_course_helper helper = {-1,         position->group, position->unit,
                                              (int32_t)p, (int32_t)p,      {0, 0}};
            position->omit = (int32_t)course->helper_count;
            RF_PUSH(course->helpers, course->helper_count, course->helper_capacity, helper);
        }
        mark_done(course, position);
    }
}

/* ---- */

static bool has_stray_group(const struct maker *maker)
{
    const struct rf_formulation *formulation = maker->formulation;
    bool *seen = rf_allocate(formulation->group_count, sizeof *seen);
    bool stray = false;
    for (size_t p = 0; p < maker->course->position_count; p++)
        seen[maker->course->positions[p].group] = true;
    for (size_t g = 0; g < formulation->group_count; g++)
        stray |= !seen[g] && !formulation->groups[g].optional && !formulation->groups[g].guest;
    rf_release(seen);
    return stray;
}

struct rf_course *rf_course_new(const struct rf_part *part, const char **why)
{
    struct rf_course *course = rf_allocate(1, sizeof *course);
    struct maker maker = {.course = course, .formulation = part->formulation};
    course->part = part;
    if (part->component->event_count > 0)
        maker.why = "a group session of its own";
    if (rf_rule_workload_count(part->formulation) > 1)
        maker.why = "several mentors";
    if (maker.why == NULL)
        find_units(&maker);
    if (maker.why == NULL)
        make_positions(&maker);
    if (maker.why == NULL && has_stray_group(&maker))
        maker.why = "a group that can do nothing";
    if (maker.why == NULL)
        make_rows(&maker);
    if (maker.why == NULL) {
        copy_uses(&maker);
        assign_charts(course);
        make_waiting(&maker);
    }
    rf_release(maker.unit_of);
    rf_release(maker.helper_of);
    rf_release(maker.given);
    rf_release(maker.link_first);
    rf_release(maker.links);
    *why = maker.why;
    if (maker.why == NULL)
        return course;
    rf_course_release(course);
    return NULL;
}

void rf_course_release(struct rf_course *course)
{
    if (course == NULL)
        return;
    rf_release(course->positions);
    rf_release(course->options);
    rf_release(course->rows);
    rf_release(course->helpers);
    rf_release(course->entries);
    rf_release(course);
}
