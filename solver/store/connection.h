/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * connection.h: a connection to SQLite that remembers its first failure.
 *
 * After a failure every call is a no-op, so that a writer can say all it has to say and ask once
 * at the end. Only connection.c knows sqlite3.h. */
#ifndef RF_STORE_CONNECTION_H
#define RF_STORE_CONNECTION_H

#include <stdbool.h>
#include <stdint.h>

enum rf_failure {
    RF_FAILURE_NONE,
    RF_FAILURE_BUSY,       /* locked by another program for longer than the patience */
    RF_FAILURE_RECOVER,    /* a crash left a journal that a reader may not roll back */
    RF_FAILURE_READ_ONLY,  /* the file or its folder cannot be written */
    RF_FAILURE_FULL,       /* disk full, or a limit on file size */
    RF_FAILURE_DAMAGED,    /* a database with broken pages */
    RF_FAILURE_FOREIGN,    /* no database */
    RF_FAILURE_TOO_LARGE,  /* a text over the limit */
    RF_FAILURE_CONSTRAINT, /* the schema refused a line: our own fault */
    RF_FAILURE_OTHER
};

enum rf_connection_mode { RF_CONNECTION_READ, RF_CONNECTION_WRITE };

struct rf_connection;
struct rf_statement;

/* Opens an existing file; `patience` in milliseconds. Never NULL: ask rf_connection_failure. */
struct rf_connection *rf_connection_open(const char *path, enum rf_connection_mode mode,
                                         int patience);
void rf_connection_close(struct rf_connection *connection); /* NULL is allowed */

enum rf_failure rf_connection_failure(const struct rf_connection *connection);
/* SQLite's words for it; valid until the connection is closed. */
const char *rf_connection_message(const struct rf_connection *connection);

/* Runs SQL that is fixed text of ours. */
void rf_connection_run(struct rf_connection *connection, const char *sql);
/* First column of the first line as a number; `fallback` when there is none. */
int64_t rf_connection_number(struct rf_connection *connection, const char *sql, int64_t fallback);
/* True when the first column of the first line is that text. */
bool rf_connection_says(struct rf_connection *connection, const char *sql, const char *expected);
/* Leaves an open transaction and forgets a failure, so that the connection may go on. */
void rf_connection_roll_back(struct rf_connection *connection);
int64_t rf_connection_last_id(const struct rf_connection *connection);

/* Copies the whole database into the existing, empty file `path`. */
void rf_connection_copy(struct rf_connection *connection, const char *path);

struct rf_statement *rf_statement_new(struct rf_connection *connection, const char *sql);
void rf_statement_release(struct rf_statement *statement); /* NULL is allowed */

/* Binds all parameters, one letter each: i int32_t or bool, b int32_t with negative as NULL,
 * l int64_t, t text (NULL allowed). Borrows the texts until the next bind. */
void rf_statement_bind(struct rf_statement *statement, const char *letters, ...);
/* Binds as above, runs to the end and rewinds: one inserted line. */
void rf_statement_insert(struct rf_statement *statement, const char *letters, ...);
/* The next line; false at the end or on failure. */
bool rf_statement_next(struct rf_statement *statement);
int64_t rf_statement_number(const struct rf_statement *statement, int column);
bool rf_statement_is_null(const struct rf_statement *statement, int column);
/* Borrowed until the next line; "" for NULL. */
const char *rf_statement_text(const struct rf_statement *statement, int column);

#endif
