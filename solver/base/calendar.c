/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * calendar.c: dates and minutes in whole numbers.
 *
 * Days from civil dates: years begin in March, so that the leap day is the last of its year;
 * 400 years ("an era") are 146,097 days (H. Hinnant, 2013). Restricted to 1900..2200. */
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

enum { DAYS_PER_ERA = 146097, EPOCH_SHIFT = 719468, YEAR_LEAST = 1900, YEAR_MOST = 2200 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool rf_day_from_date(int year, int month, int day_of_month, rf_day *day)
{
    int shifted, era, year_of_era, day_of_year;

    if (year < YEAR_LEAST || year > YEAR_MOST || month < 1 || month > 12 || day_of_month < 1 ||
        day_of_month > days_of_month(year, month))
        return false;
    shifted = month <= 2 ? year - 1 : year;
    era = shifted / 400;
    year_of_era = shifted - era * 400;
    day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day_of_month - 1;
    *day = era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
           day_of_year - EPOCH_SHIFT;
    return true;
}

void rf_day_to_date(rf_day day, int *year, int *month, int *day_of_month)
{
    int shifted = day + EPOCH_SHIFT;
    int era = shifted / DAYS_PER_ERA;
    int day_of_era = shifted - era * DAYS_PER_ERA;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;

    *day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

/* Reads exactly `digits` decimal digits. */
static bool read_digits(const char *text, int digits, int *value)
{
    int i;

    *value = 0;
    for (i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool rf_day_parse(const char *text, rf_day *day)
{
    int year, month, day_of_month;

    return strlen(text) == 10 && read_digits(text, 4, &year) && text[4] == '-' &&
           read_digits(text + 5, 2, &month) && text[7] == '-' &&
           read_digits(text + 8, 2, &day_of_month) &&
           rf_day_from_date(year, month, day_of_month, day);
}

char *rf_day_format(rf_day day, char buffer[RF_DATE_TEXT])
{
    int year, month, day_of_month;

    rf_day_to_date(day, &year, &month, &day_of_month);
    snprintf(buffer, RF_DATE_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000u,
             (unsigned)month % 100u, (unsigned)day_of_month % 100u);
    return buffer;
}

int rf_day_weekday(rf_day day)
{
    /* Day 0 was a Thursday. */
    int remainder = (day + 3) % 7;

    return remainder < 0 ? remainder + 7 : remainder;
}

rf_day rf_day_monday(rf_day day)
{
    return day - rf_day_weekday(day);
}

bool rf_minute_parse(const char *text, rf_minute *minute)
{
    int hours, minutes;

    if (strlen(text) != 5 || !read_digits(text, 2, &hours) || text[2] != ':' ||
        !read_digits(text + 3, 2, &minutes))
        return false;
    if (minutes > 59 || hours * 60 + minutes > 24 * 60)
        return false;
    *minute = hours * 60 + minutes;
    return true;
}

char *rf_minute_format(rf_minute minute, char buffer[RF_MINUTE_TEXT])
{
    snprintf(buffer, RF_MINUTE_TEXT, "%02u:%02u", (unsigned)minute / 60u % 100u,
             (unsigned)minute % 60u);
    return buffer;
}

static const char *const weekdays[7] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const short_weekdays[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

int rf_weekday_parse(const char *text)
{
    int weekday;

    for (weekday = 0; weekday < 7; weekday++) {
        if (strcmp(text, short_weekdays[weekday]) == 0)
            return weekday;
    }
    return -1;
}

const char *rf_weekday_name(int weekday)
{
    return short_weekdays[weekday];
}

const char *rf_weekday_full_name(int weekday)
{
    return weekdays[weekday];
}
