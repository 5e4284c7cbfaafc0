/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * weeks.c: collects ranges, then says them; two weeks in a row are no range yet. */
#include "report/weeks.h"

#include "base/calendar.h"
#include "base/memory.h"

enum { YEAR = 366 /* dates within which a day and a month are enough */ };

void rf_weeks_add(struct rf_weeks *weeks, rf_day monday, bool in)
{
    if (in && weeks->open) {
        struct rf_week_range *last = &weeks->ranges[weeks->count - 1];
        last->until = monday;
        last->count++;
    } else if (in) {
        struct rf_week_range fresh = {monday, monday, 1};
        RF_PUSH(weeks->ranges, weeks->count, weeks->capacity, fresh);
    }
    weeks->open = in;
}

static void add_day(rf_day day, bool with_year, struct rf_text *text)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, day_of_month;
    rf_day_to_date(day, &year, &month, &day_of_month);
    rf_text_format(text, "%d %s", day_of_month, months[month - 1]);
    if (with_year)
        rf_text_format(text, " %d", year);
}

void rf_weeks_tell(struct rf_weeks *weeks, const struct rf_instance *instance, struct rf_text *text)
{
    bool with_year = instance->date_count > YEAR;
    for (size_t index = 0; index < weeks->count; index++) {
        const struct rf_week_range *range = &weeks->ranges[index];
        bool only = weeks->count == 1 && range->count == 1;
        rf_text_add(text, index > 0 ? ", " : only ? "week of " : "weeks of ");
        add_day(range->from, with_year, text);
        if (range->count > 1)
            rf_text_add(text, range->count > 2 ? " to " : ", ");
        if (range->count > 1)
            add_day(range->until, with_year, text);
    }
    rf_release(weeks->ranges);
    *weeks = (struct rf_weeks)RF_WEEKS_INIT;
}
