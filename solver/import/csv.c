/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv.c: header, fields and grid of a CSV export.
 *
 * Fields are found by the names of the header, never by position. Every line is read before
 * anything is concluded: staff and periods get their order from their names, not from the order of
 * the lines. A line without class is no lesson; nor is one whose class is a word for a duty, a
 * meeting, planning time ("PPA"). */
#include "import/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "import/csv_file.h"
#include "import/csv_line.h"
#include "import/csv_period.h"
#include "import/encoding.h"
#include "import/names.h"
#include "import/words.h"

enum field { STAFF, SUBJECT, CLASS, ROOM, PERIOD, DAY, WEEK, NAME, FIELD_COUNT };
enum { NOWHERE = -1, SCHOOL_DAYS = 5, WEEK_DAYS = 7, LETTERS = 2 };

static const char *const field_names[FIELD_COUNT] = {"staff",  "subject", "class", "room",
                                                     "period", "day",     "week",  "name"};
/* Headers in lower case without blanks, underscores and dashes. */
static const char *const aliases[FIELD_COUNT][9] = {
    {"initials", "staff", "teacher", "staffcode", "teachercode", "staffinitials", "teacherinitials",
     "staffid", NULL},
    {"subject", "subjectcode", "subj", "course", "subjectname", NULL},
    {"class", "classcode", "classname", "group", "teachinggroup", "set", NULL},
    {"room", "roomcode", "roomname", "location", NULL},
    {"period", "session", "slot", "periodname", "timetableperiod", "perioddisplayname", NULL},
    {"day", "weekday", "dayofweek", "dayname", NULL},
    {"week", "weekletter", "weekname", "weekdisplayname", NULL},
    {"name", "staffname", "teachername", "fullname", NULL},
};

struct reading {
    struct rf_csv csv;
    struct rf_timetable *timetable;
    struct rf_diagnostics *diagnostics;
    int where[FIELD_COUNT];
    size_t width; /* fields of the header */
    struct rf_csv_rows rows;
    const char **staff_of_row, **period_of_row, **name_of_row; /* in step with rows */
    size_t staff_capacity, period_capacity, name_capacity;
    bool lettered, numbered;
    size_t staffless;
};

/* Compares a header with a name as far as letters and digits go, without regard to case. */
static bool same_header(const char *header, const char *name)
{
    for (;; header++, name++) {
        while (*header != '\0' && strchr(" _-", *header) != NULL)
            header++;
        while (*name != '\0' && strchr(" _-", *name) != NULL)
            name++;
        char a = *header, b = *name;
        a = (char)(a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a);
        b = (char)(b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
        if (a != b)
            return false;
        if (a == '\0')
            return true;
    }
}

static int find_header(const struct rf_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->count; i++)
        if (same_header(rf_csv_field(csv, i), name))
            return (int)i;
    return NOWHERE;
}

static enum rf_status refuse_map(struct reading *reading, const char *part)
{
    struct rf_place place = {.file = NULL};
    rf_diagnostics_add(reading->diagnostics, RF_ERROR, "I100", place,
                       "fields are staff, subject, class, room, period, day, week, name; write "
                       "\"staff=Initials,subject=Subject\"",
                       "this is no header map: \"%s\"", part);
    return RF_USAGE;
}

/* Applies "field=Header,field=Header". */
static enum rf_status apply_map(struct reading *reading, const char *map)
{
    struct rf_arena *arena = reading->timetable->arena;
    while (*map != '\0') {
        size_t length = strcspn(map, ",");
        const char *part = rf_arena_format(arena, "%.*s", (int)length, map);
        const char *equals = strchr(part, '=');
        int field = FIELD_COUNT - 1;
        map += length + (map[length] == ',');
        if (equals == NULL || equals[1] == '\0')
            return refuse_map(reading, part);
        const char *name = rf_arena_format(arena, "%.*s", (int)(equals - part), part);
        while (field >= 0 && strcmp(field_names[field], name) != 0)
            field--;
        if (field < 0)
            return refuse_map(reading, part);
        reading->where[field] = find_header(&reading->csv, equals + 1);
        if (reading->where[field] == NOWHERE)
            rf_csv_fault(&reading->csv, "I114", "name a header of the first line",
                         "the file has no header", equals + 1);
    }
    return RF_OK;
}

static enum rf_status read_header(struct reading *reading, const char *map)
{
    struct rf_csv *csv = &reading->csv;
    if (!rf_csv_next(csv)) {
        csv->line = csv->line > 0 ? csv->line : 1;
        if (!csv->faulty)
            rf_csv_fault(csv, "I114", NULL, "the file is empty", NULL);
        return RF_INPUT;
    }
    reading->width = csv->count;
    for (size_t field = 0; field < FIELD_COUNT; field++) {
        reading->where[field] = NOWHERE;
        for (size_t i = 0; aliases[field][i] != NULL && reading->where[field] == NOWHERE; i++)
            reading->where[field] = find_header(csv, aliases[field][i]);
    }
    enum rf_status status = map == NULL ? RF_OK : apply_map(reading, map);
    if (status != RF_OK)
        return status;
    static const enum field required[] = {STAFF, PERIOD};
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (reading->where[required[i]] == NOWHERE)
            rf_csv_fault(csv, "I114", "say which with a map such as staff=Initials,period=Slot",
                         "no header of the first line is known as", field_names[required[i]]);
    if (reading->where[SUBJECT] == NOWHERE && reading->where[CLASS] == NOWHERE)
        rf_csv_fault(csv, "I114", "say which with a map such as class=Group",
                     "no header of the first line is known as", "class or subject");
    return csv->faulty ? RF_INPUT : RF_OK;
}

static const char *field(const struct reading *reading, enum field which)
{
    return reading->where[which] == NOWHERE
               ? ""
               : rf_csv_field(&reading->csv, (size_t)reading->where[which]);
}

/* The cell out of a label, or out of columns of their own. */
static bool read_cell(struct reading *reading, struct rf_csv_period *period)
{
    if (reading->where[DAY] == NOWHERE)
        return rf_csv_period_read(field(reading, PERIOD), period);
    *period = (struct rf_csv_period){.letter = -1, .name = field(reading, PERIOD)};
    period->weekday = rf_words_weekday(field(reading, DAY), NULL);
    return period->weekday >= 0 && *period->name != '\0' &&
           (*field(reading, WEEK) == '\0' || rf_csv_week_read(field(reading, WEEK), period));
}

static enum rf_entry_type type_of(const char *class_name, const char *subject)
{
    if (*class_name == '\0')
        return rf_words_commitment(subject);
    if (strpbrk(class_name, "0123456789") == NULL &&
        rf_words_commitment(class_name) != RF_ENTRY_OTHER)
        return rf_words_commitment(class_name);
    return RF_ENTRY_LESSON;
}

static void read_row(struct reading *reading)
{
    struct rf_csv *csv = &reading->csv;
    struct rf_arena *arena = reading->timetable->arena;
    struct rf_csv_period period;
    for (size_t i = reading->width; i < csv->count; i++)
        if (*rf_csv_field(csv, i) != '\0') {
            rf_csv_fault(csv, "I112", "quote fields that hold the separator",
                         "the line has more fields than the header", NULL);
            return;
        }
    if (csv->count < reading->width) {
        rf_csv_fault(csv, "I112", NULL, "the line has fewer fields than the header", NULL);
        return;
    }
    if (!read_cell(reading, &period)) {
        rf_csv_fault(csv, "I115", "write 1Mon:3, MonA3, A:Mo3, Mon Wk A:3 or Mon:3 (weeks A, B)",
                     "this is no period of a week:", field(reading, PERIOD));
        return;
    }
    if (*field(reading, STAFF) == '\0') {
        reading->staffless++;
        return;
    }
    const char *subject = field(reading, SUBJECT), *class_name = field(reading, CLASS);
    struct rf_csv_row row = {.letter = period.letter, .weekday = period.weekday, .line = csv->line};
    row.type = type_of(class_name, subject);
    if (row.type != RF_ENTRY_LESSON && *class_name != '\0' && *subject == '\0')
        subject = class_name;
    row.class_name = rf_arena_text(arena, row.type == RF_ENTRY_LESSON ? class_name : "");
    row.subject = rf_arena_text(arena, subject);
    row.room = rf_arena_text(arena, field(reading, ROOM));
    size_t at = reading->rows.count;
    reading->lettered = reading->lettered || period.letter >= 0;
    reading->numbered = reading->numbered || period.numbered;
    reading->staff_of_row =
        rf_grow(reading->staff_of_row, at, &reading->staff_capacity, sizeof(char *));
    reading->staff_of_row[at] = rf_arena_text(arena, field(reading, STAFF));
    reading->period_of_row =
        rf_grow(reading->period_of_row, at, &reading->period_capacity, sizeof(char *));
    reading->period_of_row[at] = rf_timetable_key(reading->timetable, period.name, 40);
    reading->name_of_row =
        rf_grow(reading->name_of_row, at, &reading->name_capacity, sizeof(char *));
    reading->name_of_row[at] = rf_arena_text(arena, field(reading, NAME));
    RF_PUSH(reading->rows.items, reading->rows.count, reading->rows.capacity, row);
}

/* The number that `text` begins with, at most six digits of it. */
static long leading_number(const char *text)
{
    long number = 0;
    for (int i = 0; i < 6 && text[i] >= '0' && text[i] <= '9'; i++)
        number = 10 * number + (text[i] - '0');
    return number;
}

/* Registration, periods by the first number in their name, a break behind the second and lunch
 * behind the fourth, then the rest. */
static long rank_of(const char *name)
{
    const char *number = strpbrk(name, "0123456789");
    enum rf_cell_class class = rf_words_cell(name);
    bool begins_numbered = number == name || (number == name + 1 && (*name == 'P' || *name == 'p'));
    if (class == RF_CELL_REGISTRATION && number == NULL && strcmp(name, "PM") != 0)
        return 0;
    if (!begins_numbered && (class == RF_CELL_BREAK || class == RF_CELL_LUNCH))
        return class == RF_CELL_BREAK ? 5 : 9;
    return number != NULL ? 2 * leading_number(number) : 2000001;
}

static int compare_periods(const void *one, const void *other)
{
    const char *const *a = one, *const *b = other;
    long first = rank_of(*a), second = rank_of(*b);
    if (first != second)
        return first < second ? -1 : 1;
    return strcmp(*a, *b);
}

static int compare_texts(const void *one, const void *other)
{
    const char *const *a = one, *const *b = other;
    return strcmp(*a, *b);
}

/* Sorts a copy of `texts` and drops repetitions; owned by the caller. */
static const char **distinct(const char *const *texts, size_t *count,
                             int (*compare)(const void *, const void *))
{
    const char **sorted = rf_allocate(*count, sizeof *sorted);
    size_t kept = 0;
    if (*count > 0)
        memcpy(sorted, texts, *count * sizeof *sorted);
    qsort(sorted, *count, sizeof *sorted, compare);
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || strcmp(sorted[i], sorted[kept - 1]) != 0)
            sorted[kept++] = sorted[i];
    *count = kept;
    return sorted;
}

/* The grid: Monday to Friday and the other weekdays that occur, the periods in their order. */
static void build_grid(struct reading *reading)
{
    struct rf_timetable *timetable = reading->timetable;
    size_t count = reading->rows.count;
    const char **periods = distinct(reading->period_of_row, &count, compare_periods);
    struct rf_names names = RF_NAMES_INIT;
    bool occurs[WEEK_DAYS] = {true, true, true, true, true, false, false};
    timetable->weeks = reading->lettered ? LETTERS : 1;
    for (size_t i = 0; i < reading->rows.count; i++)
        occurs[reading->rows.items[i].weekday] = true;
    for (int32_t letter = 0; letter < timetable->weeks; letter++)
        for (int32_t weekday = 0; weekday < WEEK_DAYS; weekday++)
            if (occurs[weekday]) {
                struct rf_cycle_day day = {letter, weekday};
                RF_PUSH(timetable->days, timetable->day_count, timetable->day_capacity, day);
            }
    for (size_t i = 0; i < count; i++) {
        rf_names_add(&names, periods[i], (int32_t)i);
        RF_PUSH(timetable->periods, timetable->period_count, timetable->period_capacity,
                periods[i]);
    }
    for (size_t i = 0; i < reading->rows.count; i++)
        reading->rows.items[i].period = rf_names_find(&names, reading->period_of_row[i]);
    rf_timetable_open_grid(timetable);
    rf_names_release(&names);
    rf_release(periods);
}

/* What a period is, by its name: a break or lunch only when no lesson stands there. */
static void classify_periods(struct reading *reading)
{
    struct rf_timetable *timetable = reading->timetable;
    bool *taught = rf_allocate(timetable->period_count, sizeof *taught);
    for (size_t i = 0; i < reading->rows.count; i++)
        if (reading->rows.items[i].type == RF_ENTRY_LESSON)
            taught[reading->rows.items[i].period] = true;
    for (size_t i = 0; i < timetable->period_count; i++) {
        enum rf_cell_class class = rf_words_cell(timetable->periods[i]);
        if (taught[i] && class != RF_CELL_REGISTRATION)
            continue;
        for (size_t day = 0; day < timetable->day_count; day++)
            timetable->cells[day * timetable->period_count + i] = class;
    }
    rf_release(taught);
}

static void build_staff(struct reading *reading)
{
    size_t count = reading->rows.count;
    const char **staff = distinct(reading->staff_of_row, &count, compare_texts);
    struct rf_names names = RF_NAMES_INIT;
    for (size_t i = 0; i < count; i++)
        rf_names_add(&names, staff[i], rf_timetable_add_staff(reading->timetable, staff[i]));
    for (size_t i = 0; i < reading->rows.count; i++) {
        struct rf_csv_row *row = &reading->rows.items[i];
        row->person = rf_names_find(&names, reading->staff_of_row[i]);
        if (*reading->name_of_row[i] != '\0')
            reading->timetable->staff[row->person].name = reading->name_of_row[i];
    }
    rf_names_release(&names);
    rf_release(staff);
}

static void say_assumptions(struct reading *reading)
{
    struct rf_timetable *timetable = reading->timetable;
    struct rf_place place = {.file = reading->csv.path};
    struct rf_text order = RF_TEXT_INIT;
    static const char *const missing[] = {
        "the file says neither who is part-time nor who is away when: fill \"works\" and \"fte\"",
        "the file knows no dates: fill the term dates, closures and INSET days of the second layer",
        "the file does not know who is an ECT or a mentor: write the inductions",
    };
    for (size_t i = 0; i < timetable->period_count; i++)
        rf_text_format(&order, "%s%s", i > 0 ? ", " : "", timetable->periods[i]);
    rf_diagnostics_add(reading->diagnostics, RF_NOTE, "I309", place,
                       "give a file of clock times if the order is another",
                       "the periods of a day, in this order: %s", rf_text_peek(&order));
    rf_text_release(&order);
    if (reading->numbered)
        rf_diagnostics_add(reading->diagnostics, RF_NOTE, "I304", place, NULL,
                           "weeks 1 and 2 of the file are weeks A and B");
    if (reading->staffless > 0)
        rf_diagnostics_add(reading->diagnostics, RF_NOTE, "I307", place, NULL,
                           "%zu lines without staff keep nobody busy: left out",
                           reading->staffless);
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        rf_diagnostics_add(reading->diagnostics, RF_NOTE, "I305", place, NULL, "%s", missing[i]);
}

static enum rf_status read_lines(struct reading *reading, const char *map)
{
    struct rf_csv *csv = &reading->csv;
    enum rf_status status = read_header(reading, map);
    if (status != RF_OK)
        return status;
    while (rf_csv_next(csv)) {
        if (reading->rows.count == RF_IMPORT_ENTRIES) {
            rf_csv_fault(csv, "I104", NULL, "the file has too many lines", NULL);
            break;
        }
        read_row(reading);
    }
    if (!csv->faulty && reading->rows.count == 0)
        rf_csv_fault(csv, "I114", NULL, "the file has no lines below its header", NULL);
    if (csv->faulty)
        return RF_INPUT;
    build_grid(reading);
    build_staff(reading);
    if (reading->timetable->period_count > RF_IMPORT_PERIODS)
        rf_csv_fault(csv, "I104", NULL, "a day has too many periods", NULL);
    if (reading->timetable->staff_count > RF_IMPORT_STAFF)
        rf_csv_fault(csv, "I104", NULL, "the file has too many staff", NULL);
    if (csv->faulty)
        return RF_INPUT;
    classify_periods(reading);
    rf_csv_join(reading->timetable, &reading->rows, csv->path, reading->diagnostics);
    rf_csv_make_entries(reading->timetable, &reading->rows);
    reading->timetable->letters_assumed = reading->lettered;
    say_assumptions(reading);
    return RF_OK;
}

enum rf_status rf_csv_read(const struct rf_import_source *source, struct rf_timetable *timetable,
                           struct rf_diagnostics *diagnostics)
{
    struct reading reading = {.timetable = timetable, .diagnostics = diagnostics};
    struct rf_text text = RF_TEXT_INIT;
    enum rf_status status = rf_encoding_read(source->path, source->bytes, source->length,
                                             source->options->encoding, &text, diagnostics);
    if (status == RF_OK) {
        rf_csv_open(&reading.csv, source->path, rf_text_peek(&text), text.length, diagnostics);
        status = read_lines(&reading, source->options->map);
        rf_csv_close(&reading.csv);
    }
    rf_text_release(&text);
    rf_release(reading.rows.items);
    rf_release(reading.staff_of_row);
    rf_release(reading.period_of_row);
    rf_release(reading.name_of_row);
    return status;
}
