/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reading.c: one instance from text. */
#include "reading.h"

#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"

struct reading read_text(const char *text, bool strict)
{
    struct reading reading = {RF_OK, NULL, RF_DIAGNOSTICS_INIT};

    reading.status = rf_read_instance_bytes("school.json", text, strlen(text), strict,
                                            &reading.diagnostics, &reading.instance);
    rf_diagnostics_sort(&reading.diagnostics);
    return reading;
}

struct reading read_school(const char *calendar, const char *staff, const char *rest, bool strict)
{
    struct rf_text text = RF_TEXT_INIT;
    struct reading reading;

    rf_text_add(&text, "{\"ringfence\":\"1.0\",\"rule_pack\":\"england-2025\",");
    rf_text_add(&text, "\"school\":{\"id\":\"s\",\"name\":\"S\","
                       "\"reference_load_minutes\":1300},\n\"calendar\":");
    rf_text_add(&text, calendar);
    rf_text_add(&text, ",\n\"staff\":");
    rf_text_add(&text, staff);
    rf_text_add(&text, rest);
    rf_text_add(&text, "}");
    reading = read_text(rf_text_peek(&text), strict);
    rf_text_release(&text);
    return reading;
}

void end_reading(struct reading *reading)
{
    rf_diagnostics_release(&reading->diagnostics);
    rf_instance_release(reading->instance);
    reading->instance = NULL;
}

const struct rf_diagnostic *said(const struct reading *reading, const char *code)
{
    size_t i;

    for (i = 0; i < reading->diagnostics.count; i++) {
        if (strcmp(reading->diagnostics.items[i].code, code) == 0)
            return &reading->diagnostics.items[i];
    }
    return NULL;
}

size_t count_errors(const struct reading *reading)
{
    return rf_diagnostics_count(&reading->diagnostics, RF_ERROR);
}

rf_day on(const char *date)
{
    rf_day day = 0;

    return rf_day_parse(date, &day) ? day : INT32_MIN;
}

const struct rf_person_day *person_on(const struct rf_instance *instance, const char *person,
                                      const char *date)
{
    int32_t index = rf_instance_person(instance, person);

    return &instance->people[index].days[on(date) - instance->first_day];
}
