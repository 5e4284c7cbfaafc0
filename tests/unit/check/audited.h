/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audited.h: what the audits say of a small school of school.h, by code. */
#ifndef RF_TEST_CHECK_AUDITED_H
#define RF_TEST_CHECK_AUDITED_H

#include "school.h"

#include "base/text.h"

/* A finding of the code that says it is not met has these words. */
void assert_found(struct school *school, const char *code, const char *words);
/* A note of the code has these words, and nothing of it says it is not met. */
void assert_untold(struct school *school, const char *code, const char *words);
/* Nothing of the code says it is not met. */
void assert_met(struct school *school, const char *code);
/* Findings that say so are errors, so that nothing is solved (D39); or none is. */
void assert_error(struct school *school, const char *code, bool error);
/* So many findings of the code say it is not met. */
void assert_count(struct school *school, const char *code, int count);

/* Adds "'lessons':{'L':{'staff':[person],'at':{...}}}" with the first `count` of the cells Mon/1,
 * Mon/2, ... of `per_day` periods a day; with `weeks` 2 those of week A before those of week B. */
void add_lessons(struct rf_text *text, const char *person, int per_day, int weeks, int count);

#endif
