/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * calendar.h: proleptic Gregorian dates and minutes of the day, in whole numbers only.
 *
 * Days are counted from 1970-01-01 (day 0, a Thursday); minutes from midnight. No clock, no time
 * zone, no libc time function. Algorithm: era arithmetic over 400 years as described by
 * H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013). */
#ifndef RF_BASE_CALENDAR_H
#define RF_BASE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ringfence/time.h"

/* Years 1900 to 2200 only; false for a date that does not exist. */
bool rf_day_from_date(int year, int month, int day_of_month, rf_day *day);
void rf_day_to_date(rf_day day, int *year, int *month, int *day_of_month);

/* Strictly "YYYY-MM-DD"; false otherwise or for a date that does not exist. */
bool rf_day_parse(const char *text, rf_day *day);
/* Writes "YYYY-MM-DD" and a zero byte. Returns `buffer`. */
char *rf_day_format(rf_day day, char buffer[RF_DATE_TEXT]);

int rf_day_weekday(rf_day day);   /* 0 Monday .. 6 Sunday */
rf_day rf_day_monday(rf_day day); /* the Monday on or before */

/* Strictly "HH:MM", 00:00 to 24:00. */
bool rf_minute_parse(const char *text, rf_minute *minute);
char *rf_minute_format(rf_minute minute, char buffer[RF_MINUTE_TEXT]);

/* "Mon" .. "Sun"; -1 for anything else. */
int rf_weekday_parse(const char *text);
const char *rf_weekday_name(int weekday);      /* "Mon" */
const char *rf_weekday_full_name(int weekday); /* "Monday" */

#endif
