/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reading.h: for tests of decoding and unrolling: one instance from text, with what was said. */
#ifndef RF_TEST_READING_H
#define RF_TEST_READING_H

#include "input/read.h"

/* Five weekdays, open 08:00 to 16:45, pupils 08:45 to 15:15. */
#define USUAL_DAY                                                                                  \
    "{\"pupils\":{\"start\":\"08:45\",\"end\":\"15:15\"},"                                         \
    "\"open\":{\"start\":\"08:00\",\"end\":\"16:45\"}}"
#define USUAL_DAYS                                                                                 \
    "\"days\":{\"Mon\":" USUAL_DAY ",\"Tue\":" USUAL_DAY ",\"Wed\":" USUAL_DAY                     \
    ",\"Thu\":" USUAL_DAY ",\"Fri\":" USUAL_DAY "}"
/* Periods 1 (09:00 to 10:00) and 2 (10:00 to 11:00). */
#define USUAL_BELLS                                                                                \
    "\"bells\":{\"main\":{\"periods\":{\"1\":{\"start\":\"09:00\",\"end\":\"10:00\"},"             \
    "\"2\":{\"start\":\"10:00\",\"end\":\"11:00\"}}}}"
/* Four weeks from Monday 2025-09-01. */
#define USUAL_TERMS                                                                                \
    "\"terms\":{\"autumn\":{\"half_terms\":{\"1\":"                                                \
    "{\"from\":\"2025-09-01\",\"until\":\"2025-09-26\"}}}}"
#define USUAL_CALENDAR "{" USUAL_TERMS "," USUAL_DAYS "," USUAL_BELLS "}"
#define USUAL_STAFF                                                                                \
    "{\"AB\":{\"works\":{\"w\":{\"days\":{\"Mon\":{},\"Tue\":{},\"Wed\":{},\"Thu\":{},"            \
    "\"Fri\":{}}}}},\"CD\":{},\"EF\":{}}"
/* Planning time and a private room. */
#define USUAL_PLANNING                                                                             \
    ",\"commitments\":{\"p\":{\"type\":\"ppa\",\"staff\":[\"AB\",\"CD\"],\"at\":{\"Tue/2\":{}}}}," \
    "\"rooms\":{\"o\":{\"private\":true}}"
#define USUAL_INDUCTION                                                                            \
    ",\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,"                       \
    "\"programme\":\"generic-2025\"}}"

struct reading {
    enum rf_status status;
    struct rf_instance *instance; /* NULL when it was refused */
    struct rf_diagnostics diagnostics;
};

/* Reads an instance made of these parts; `rest` is further members, each after a comma. */
struct reading read_school(const char *calendar, const char *staff, const char *rest, bool strict);
struct reading read_text(const char *text, bool strict);
void end_reading(struct reading *reading);

/* The first thing said with this code, NULL when nothing was. */
const struct rf_diagnostic *said(const struct reading *reading, const char *code);
size_t count_errors(const struct reading *reading);

/* The day of a date, for expectations. */
rf_day on(const char *date);
/* What a person does on a date. */
const struct rf_person_day *person_on(const struct rf_instance *instance, const char *person,
                                      const char *date);

#endif
