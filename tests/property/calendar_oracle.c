/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * calendar_oracle.c: prints what the program makes of calendars, for calendar_oracle.py to compare
 * with what Python's datetime makes of them.
 *
 * calendar_oracle --days: every date that is accepted, with its number and weekday.
 * calendar_oracle FILE: weeks, dates, shapes and people's days of one instance. */
#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "input/read.h"

static void print_days(void)
{
    int year, month, day_of_month;
    char text[RF_DATE_TEXT];

    for (year = 1890; year <= 2210; year++) {
        for (month = 0; month <= 13; month++) {
            for (day_of_month = 0; day_of_month <= 32; day_of_month++) {
                rf_day day, again;
                int y, m, d;

                if (!rf_day_from_date(year, month, day_of_month, &day))
                    continue;
                rf_day_to_date(day, &y, &m, &d);
                rf_day_format(day, text);
                printf("%s %d %d %d %d-%d-%d %d\n", text, (int)day, rf_day_weekday(day),
                       (int)rf_day_monday(day), y, m, d,
                       rf_day_parse(text, &again) && again == day);
            }
        }
    }
}

static void print_span(struct rf_span span)
{
    if (span.from < span.until)
        printf(" %d-%d", (int)span.from, (int)span.until);
    else
        printf(" -");
}

static void print_calendar(const struct rf_instance *instance)
{
    static const char *const statuses[] = {"out", "closed", "inset", "teaching"};
    char text[RF_DATE_TEXT];
    int32_t i;

    for (i = 0; i < instance->week_count; i++) {
        const struct rf_week *week = &instance->weeks[i];

        printf("week %s %s pass %d teaching %d\n", rf_day_format(week->monday, text),
               week->letter >= 0 ? instance->letters[week->letter] : "none", (int)week->cycle,
               (int)week->teaching_days);
    }
    printf("passes %d terms %d\n", (int)instance->cycle_count, (int)instance->term_count);
    for (i = 0; i < instance->date_count; i++) {
        const struct rf_date *date = &instance->dates[i];

        printf("date %s %s %s %s index %d", rf_day_format(date->day, text),
               rf_weekday_name((int)date->weekday), statuses[date->status],
               date->half_term >= 0 ? instance->half_terms[date->half_term].id : "none",
               (int)date->teaching_index);
        print_span(date->pupils);
        print_span(date->open);
        printf(" %s\n",
               date->week >= 0 ? rf_day_format(instance->weeks[date->week].monday, text) : "none");
    }
}

static void print_bells(const struct rf_instance *instance)
{
    char text[RF_DATE_TEXT];
    int32_t bell, i, p;

    for (bell = 0; bell < instance->bell_count; bell++) {
        for (i = 0; i < instance->date_count; i++) {
            int32_t shape = instance->bells[bell].shape_of_date[i];

            if (shape < 0)
                continue;
            printf("bell %s %s", instance->bells[bell].id,
                   rf_day_format(instance->dates[i].day, text));
            for (p = 0; p < instance->shapes[shape].count; p++) {
                printf(" %s", instance->shapes[shape].periods[p].name);
                print_span(instance->shapes[shape].periods[p].span);
            }
            printf("\n");
        }
    }
}

static void print_person(const struct rf_instance *instance, const struct rf_person *person)
{
    char text[RF_DATE_TEXT];
    int32_t i, j;

    printf("person %s marks %d\n", person->id, (int)person->marks_ppa);
    for (i = 0; i < instance->date_count; i++) {
        const struct rf_person_day *day = &person->days[i];

        printf("day %s %s", person->id, rf_day_format(instance->dates[i].day, text));
        print_span(day->in);
        printf(" works %d rests", (int)day->works);
        for (j = 0; j < day->rest_count; j++)
            print_span(day->rests[j]);
        printf(" busy");
        for (j = 0; j < day->occurrence_count; j++) {
            const struct rf_occurrence *item = &day->occurrences[j];

            print_span(item->span);
            printf(" %s %s %s",
                   item->type == RF_LESSON ? instance->lessons[item->source].id
                                           : instance->commitments[item->source].id,
                   item->period, item->room != NULL ? item->room : "-");
        }
        printf("\n");
    }
}

int main(int count, char **arguments)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    enum rf_status status;
    int32_t i;

    if (count == 2 && strcmp(arguments[1], "--days") == 0) {
        print_days();
        return 0;
    }
    status = rf_read_instance((const char *const *)(arguments + 1), count - 1, false, &diagnostics,
                              &instance);
    rf_diagnostics_print(&diagnostics, 0, stderr);
    if (instance != NULL) {
        print_calendar(instance);
        print_bells(instance);
        for (i = 0; i < instance->person_count; i++)
            print_person(instance, &instance->people[i]);
    }
    rf_diagnostics_release(&diagnostics);
    rf_instance_release(instance);
    return rf_status_exit_code(status);
}
