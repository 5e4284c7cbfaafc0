/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.c: reading the tests' schools, and names for dates, times and sessions. */
#include "school.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"

struct school school_open(const char *members)
{
    struct school school = {NULL, NULL, NULL, NULL};
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_text text = RF_TEXT_INIT;
    rf_text_format(&text, "{%s}", members);
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == '\'')
            text.bytes[i] = '"';
    enum rf_status status = rf_read_instance_bytes("school", text.bytes, text.length, false,
                                                   &diagnostics, &school.instance);
    if (status != RF_OK)
        rf_diagnostics_print(&diagnostics, 0, stderr);
    rf_diagnostics_release(&diagnostics);
    rf_text_release(&text);
    assert_int_equal(status, RF_OK);
    school.facts = rf_facts_build(school.instance);
    school.demands = rf_demands_build(school.instance);
    school.candidates = rf_candidates_build(school.instance, school.facts, school.demands);
    return school;
}

void school_close(struct school *school)
{
    rf_candidates_release(school->candidates);
    rf_demands_release(school->demands);
    rf_facts_release(school->facts);
    rf_instance_release(school->instance);
}

rf_day day_of(const char *date)
{
    rf_day day = 0;
    assert_true(rf_day_parse(date, &day));
    return day;
}

rf_minute minute_of(const char *time)
{
    rf_minute minute = 0;
    assert_true(rf_minute_parse(time, &minute));
    return minute;
}

int32_t date_of(const struct school *school, const char *date)
{
    return day_of(date) - school->instance->first_day;
}

int32_t person_of(const struct school *school, const char *id)
{
    int32_t person = rf_instance_person(school->instance, id);
    assert_true(person >= 0);
    return person;
}

const char *spans_text(struct rf_spans spans)
{
    static char buffer[512];
    size_t length = 0;
    buffer[0] = '\0';
    for (int32_t i = 0; i < spans.count && length + 16 < sizeof buffer; i++) {
        char from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT];
        rf_minute_format(spans.items[i].from, from);
        rf_minute_format(spans.items[i].until, until);
        snprintf(buffer + length, sizeof buffer - length, "%s%s-%s", i > 0 ? " " : "", from, until);
        length = strlen(buffer);
    }
    return buffer;
}

int32_t demand_of(const struct school *school, const char *name)
{
    struct rf_plan *plan = rf_demands_empty_plan(school->instance, school->demands);
    int32_t found = -1;
    for (int32_t i = 0; i < plan->session_count; i++) {
        char *own = rf_session_name(school->instance, &plan->sessions[i]);
        if (strcmp(own, name) == 0)
            found = i;
        rf_release(own);
    }
    rf_plan_release(plan);
    return found;
}
