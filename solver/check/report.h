/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report.h: collecting violations, and the words they are told in. */
#ifndef RF_CHECK_REPORT_H
#define RF_CHECK_REPORT_H

#include <stdarg.h>

#include "check/checker.h"

void rf_report_add(struct rf_report *report, struct rf_violation what, const char *format,
                   va_list arguments) __attribute__((format(printf, 3, 0)));

/* A short text handed over by value, for use inside one call of a printing function. Longer
 * texts are cut at a character's edge and end in "...". */
struct rf_words {
    char text[160];
};

struct rf_words rf_words_day(rf_day day);           /* "Tue 9 Sep 2025" */
struct rf_words rf_words_span(struct rf_span span); /* "10:00-11:00" */
struct rf_words rf_words_minute(rf_minute minute);  /* "10:00" */
/* "mentor meeting of E1", or the name of a group session. */
struct rf_words rf_words_entry(const struct rf_checker *checker, int32_t entry);
/* "mentor meeting of E1 in the week of Mon 8 Sep 2025", or the name of a group session. */
struct rf_words rf_words_asked(const struct rf_instance *instance,
                               const struct rf_session *session);
/* The lesson or commitment of an occurrence: "lesson 9x/Ma1 (9x-Ma1)", "break duty". */
struct rf_words rf_words_occurrence(const struct rf_instance *instance,
                                    const struct rf_occurrence *occurrence);
struct rf_words rf_words_lesson(const struct rf_instance *instance, int32_t lesson);

#endif
