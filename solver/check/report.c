/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report.c: the list of violations, and how days, minutes and sessions are said. */
#include "check/report.h"

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"

void rf_report_add(struct rf_report *report, struct rf_violation what, const char *format,
                   va_list arguments)
{
    va_list again;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    what.message = rf_allocate((size_t)(length < 0 ? 0 : length) + 1, 1);
    if (length > 0)
        vsnprintf(what.message, (size_t)length + 1, format, arguments);
    RF_PUSH(report->violations, report->violation_count, report->violation_capacity, what);
}

void rf_report_release(struct rf_report *report)
{
    size_t i;

    for (i = 0; i < report->violation_count; i++)
        rf_release(report->violations[i].message);
    rf_release(report->violations);
    rf_release(report->values.equity);
    rf_release(report->values.workload);
    memset(report, 0, sizeof *report);
}

__attribute__((format(printf, 1, 2))) static struct rf_words say(const char *format, ...)
{
    struct rf_words words;
    va_list arguments;
    size_t room = sizeof words.text, end = room - 4;
    int length;

    va_start(arguments, format);
    length = vsnprintf(words.text, room, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length < room)
        return words;
    while (end > 0 && ((unsigned char)words.text[end] & 0xC0) == 0x80)
        end--;
    memcpy(words.text + end, "...", 4);
    return words;
}

struct rf_words rf_words_day(rf_day day)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, day_of_month;

    if (day < -25000 || day > 84000)
        return say("day %d", day); /* beyond the years that dates are known for */
    rf_day_to_date(day, &year, &month, &day_of_month);
    return say("%s %d %s %d", rf_weekday_name(rf_day_weekday(day)), day_of_month, months[month - 1],
               year);
}

struct rf_words rf_words_minute(rf_minute minute)
{
    char text[RF_MINUTE_TEXT];

    if (minute < 0 || minute > 1440)
        return say("minute %d", minute);
    return say("%s", rf_minute_format(minute, text));
}

struct rf_words rf_words_span(struct rf_span span)
{
    return say("%s-%s", rf_words_minute(span.from).text, rf_words_minute(span.until).text);
}

struct rf_words rf_words_entry(const struct rf_checker *checker, int32_t entry)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_entry *what = &checker->entries[entry];

    if (what->event >= 0)
        return say("%s", instance->events[what->event].name);
    return say("%s of %s", instance->kinds[what->kind].name,
               instance->inductions[what->induction].id);
}

struct rf_words rf_words_asked(const struct rf_instance *instance, const struct rf_session *session)
{
    if (session->event >= 0)
        return say("%s", instance->events[session->event].name);
    return say("%s of %s in the week of %s", instance->kinds[session->kind].name,
               instance->inductions[session->induction].id, rf_words_day(session->monday).text);
}

struct rf_words rf_words_lesson(const struct rf_instance *instance, int32_t lesson)
{
    const struct rf_lesson *what = &instance->lessons[lesson];

    if (what->class_name != NULL)
        return say("lesson %s (%s)", what->class_name, what->id);
    return say("lesson %s", what->id);
}

struct rf_words rf_words_occurrence(const struct rf_instance *instance,
                                    const struct rf_occurrence *occurrence)
{
    if (occurrence->type == RF_LESSON)
        return rf_words_lesson(instance, occurrence->source);
    return say("%s", instance->commitments[occurrence->source].name);
}
