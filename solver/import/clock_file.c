/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clock_file.c: clock times from a file of the school's own, "bell,period,start,end[,class]".
 *
 * Periods the timetable does not use (a break, a lunch) are added to the grid. A first line whose
 * third field is no time is taken as a heading. All periods of the timetable need times of "main".
 */
#include <string.h>

#include "base/calendar.h"
#include "base/text.h"
#include "import/clock.h"
#include "import/csv_line.h"
#include "import/encoding.h"
#include "import/reader.h"

static bool read_class(const char *text, enum rf_cell_class *class)
{
    static const char *const names[] = {"teaching", "registration", "break", "lunch"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i]) == 0) {
            *class = (enum rf_cell_class)i;
            return true;
        }
    return false;
}

static size_t find_period(struct rf_timetable *timetable, const char *text,
                          enum rf_cell_class class)
{
    const char *name = rf_timetable_key(timetable, text, 40);
    for (size_t i = 0; i < timetable->period_count; i++)
        if (strcmp(timetable->periods[i], name) == 0)
            return i;
    rf_timetable_add_period(timetable, name, class);
    return timetable->period_count - 1;
}

static void read_line(struct rf_csv *csv, struct rf_timetable *timetable)
{
    const char *bell = rf_csv_field(csv, 0), *name = rf_csv_field(csv, 1);
    const char *class_name = rf_csv_field(csv, 4);
    enum rf_cell_class class = RF_CELL_TEACHING;
    rf_minute start, end;
    if (!rf_minute_parse(rf_csv_field(csv, 2), &start) ||
        !rf_minute_parse(rf_csv_field(csv, 3), &end) || start >= end) {
        rf_csv_fault(csv, "I113", "write lines such as main,3,10:30,11:30",
                     "the third and fourth field are not a start and a later end (HH:MM)", NULL);
        return;
    }
    if (*name == '\0' || (*class_name != '\0' && !read_class(class_name, &class))) {
        rf_csv_fault(csv, "I113", "classes are teaching, registration, break, lunch",
                     *name == '\0' ? "the line names no period" : "no class of periods is called",
                     *name == '\0' ? NULL : class_name);
        return;
    }
    bell = *bell == '\0' ? "main" : rf_timetable_key(timetable, bell, 64);
    int32_t index = rf_clock_find(timetable, bell);
    if (index < 0)
        index = rf_timetable_add_clock(timetable, bell);
    size_t period = find_period(timetable, name, class);
    timetable->clocks[index].start[period] = start;
    timetable->clocks[index].end[period] = end;
    for (size_t day = 0; *class_name != '\0' && day < timetable->day_count; day++) {
        enum rf_cell_class *cell = &timetable->cells[day * timetable->period_count + period];
        *cell = *cell == RF_CELL_NONE ? RF_CELL_NONE : class;
    }
}

static void demand_times(struct rf_csv *csv, const struct rf_timetable *timetable)
{
    struct rf_text missing = RF_TEXT_INIT;
    for (size_t i = 0; i < timetable->period_count; i++)
        if (timetable->clocks[0].start[i] < 0)
            rf_text_format(&missing, "%s%s", missing.length > 0 ? ", " : "", timetable->periods[i]);
    if (missing.length > 0)
        rf_csv_fault(csv, "I113", "add a line for each of them",
                     "the file gives bell \"main\" no times for", rf_text_peek(&missing));
    rf_text_release(&missing);
}

enum rf_status rf_clock_read_file(struct rf_timetable *timetable, const char *path,
                                  struct rf_diagnostics *diagnostics)
{
    struct rf_text bytes = RF_TEXT_INIT, text = RF_TEXT_INIT;
    struct rf_csv csv = {.path = path};
    enum rf_status status = rf_import_bytes(path, &bytes, diagnostics);
    if (status == RF_OK)
        status =
            rf_encoding_read(path, rf_text_peek(&bytes), bytes.length, NULL, &text, diagnostics);
    if (status != RF_OK)
        goto cleanup;
    rf_csv_open(&csv, path, rf_text_peek(&text), text.length, diagnostics);
    for (bool first = true; rf_csv_next(&csv); first = false) {
        rf_minute ignored;
        if (!first || rf_minute_parse(rf_csv_field(&csv, 2), &ignored))
            read_line(&csv, timetable);
        if (timetable->period_count > RF_IMPORT_PERIODS)
            rf_csv_fault(&csv, "I104", NULL, "a day has too many periods", NULL);
    }
    if (!csv.faulty)
        demand_times(&csv, timetable);
    status = csv.faulty ? RF_INPUT : RF_OK;
cleanup:
    rf_csv_close(&csv);
    rf_text_release(&bytes);
    rf_text_release(&text);
    return status;
}
