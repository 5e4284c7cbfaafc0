/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * folder.h: a folder of the test's own, and what the tests of the store ask about files. */
#ifndef RF_TEST_STORE_FOLDER_H
#define RF_TEST_STORE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "store/store.h"

/* What the checker of these tests says of any plan; true unless a test sets it. */
extern bool verdict;

/* Makes the folder and works in it; for cmocka. */
int folder_enter(void **state);
int folder_leave(void **state);

/* Bytes of a file in the folder (owned), or NULL. */
char *file_bytes(const char *name, size_t *length);
void file_write(const char *name, const char *bytes, size_t length);
/* Number of entries in the folder whose name begins with `prefix`. */
int files_beginning(const char *prefix);

/* Opens, writes one run of the school's plan, closes. The status of the first step that fails. */
enum rf_status store_school(const char *name, const struct rf_plan *plan, int64_t *run);
/* Opens and closes; checks that the message contains `words` and that no byte changed. */
void expect_refused(const char *name, enum rf_store_mode mode, const char *words);
bool says(const struct rf_diagnostics *diagnostics, const char *words);
/* The first number of an SQL answer over the file. */
long ask(const char *name, const char *sql);

/* Runs SQL over the file, as another program would. */
void change(const char *name, const char *sql);

#endif
