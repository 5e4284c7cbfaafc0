/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * connection.c: the only file that speaks to SQLite.
 *
 * Every connection is set up for hostile files before the first line is read: no triggers, no
 * views, no extensions, no trusted schema, no attached databases, double quotes never mean text. */
#include "store/connection.h"

#include <stdarg.h>
#include <string.h>

#include <sqlite3.h>

#include "base/memory.h"
#include "store/store.h"

enum { TEXT_LIMIT = 256 * 1024 * 1024 };

struct rf_connection {
    sqlite3 *database;
    int code; /* first failure, extended; SQLITE_OK */
    char *message;
};

struct rf_statement {
    struct rf_connection *connection;
    sqlite3_stmt *prepared;
};

const char *rf_store_library(void)
{
    return sqlite3_libversion();
}

static void remember(struct rf_connection *connection, int code)
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || connection->code)
        return;
    bool known =
        connection->database && sqlite3_extended_errcode(connection->database) != SQLITE_OK;
    connection->code = known ? sqlite3_extended_errcode(connection->database) : code;
    connection->message =
        rf_copy_text(known ? sqlite3_errmsg(connection->database) : sqlite3_errstr(code));
}

static void harden(struct rf_connection *connection, int patience)
{
    static const struct {
        int option, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (size_t index = 0; index < sizeof settings / sizeof *settings; index++)
        remember(connection, sqlite3_db_config(connection->database, settings[index].option,
                                               settings[index].value, NULL));
    sqlite3_limit(connection->database, SQLITE_LIMIT_LENGTH, TEXT_LIMIT);
    sqlite3_limit(connection->database, SQLITE_LIMIT_ATTACHED, 0);
    remember(connection, sqlite3_busy_timeout(connection->database, patience));
}

struct rf_connection *rf_connection_open(const char *path, enum rf_connection_mode mode,
                                         int patience)
{
    struct rf_connection *connection = rf_allocate(1, sizeof *connection);
    int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
                (mode == RF_CONNECTION_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    remember(connection, sqlite3_open_v2(path, &connection->database, flags, NULL));
    if (!connection->code)
        harden(connection, patience);
    if (!connection->code && mode == RF_CONNECTION_WRITE &&
        sqlite3_db_readonly(connection->database, "main"))
        remember(connection, SQLITE_READONLY);
    return connection;
}

void rf_connection_close(struct rf_connection *connection)
{
    if (!connection)
        return;
    sqlite3_close(connection->database);
    rf_release(connection->message);
    rf_release(connection);
}

enum rf_failure rf_connection_failure(const struct rf_connection *connection)
{
    switch (connection->code) {
    case SQLITE_OK:
        return RF_FAILURE_NONE;
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
        return RF_FAILURE_RECOVER;
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_TRUNCATE:
        return RF_FAILURE_FULL;
    default:
        break;
    }
    switch (connection->code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return RF_FAILURE_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return RF_FAILURE_READ_ONLY;
    case SQLITE_FULL:
        return RF_FAILURE_FULL;
    case SQLITE_CORRUPT:
        return RF_FAILURE_DAMAGED;
    case SQLITE_NOTADB:
        return RF_FAILURE_FOREIGN;
    case SQLITE_TOOBIG:
        return RF_FAILURE_TOO_LARGE;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return RF_FAILURE_CONSTRAINT;
    default:
        return RF_FAILURE_OTHER;
    }
}

const char *rf_connection_message(const struct rf_connection *connection)
{
    return connection->message ? connection->message : "";
}

void rf_connection_run(struct rf_connection *connection, const char *sql)
{
    if (!connection->code)
        remember(connection, sqlite3_exec(connection->database, sql, NULL, NULL, NULL));
}

int64_t rf_connection_number(struct rf_connection *connection, const char *sql, int64_t fallback)
{
    struct rf_statement *statement = rf_statement_new(connection, sql);
    int64_t number = fallback;
    if (rf_statement_next(statement) && !rf_statement_is_null(statement, 0))
        number = rf_statement_number(statement, 0);
    rf_statement_release(statement);
    return number;
}

bool rf_connection_says(struct rf_connection *connection, const char *sql, const char *expected)
{
    struct rf_statement *statement = rf_statement_new(connection, sql);
    bool same =
        rf_statement_next(statement) && strcmp(rf_statement_text(statement, 0), expected) == 0;
    rf_statement_release(statement);
    return same;
}

void rf_connection_roll_back(struct rf_connection *connection)
{
    if (connection->database && !sqlite3_get_autocommit(connection->database))
        sqlite3_exec(connection->database, "ROLLBACK", NULL, NULL, NULL);
    connection->code = SQLITE_OK;
    rf_release(connection->message);
    connection->message = NULL;
}

int64_t rf_connection_last_id(const struct rf_connection *connection)
{
    return sqlite3_last_insert_rowid(connection->database);
}

void rf_connection_copy(struct rf_connection *connection, const char *path)
{
    if (connection->code)
        return;
    struct rf_connection *copy = rf_connection_open(path, RF_CONNECTION_WRITE, 0);
    if (!copy->code) {
        sqlite3_backup *backup =
            sqlite3_backup_init(copy->database, "main", connection->database, "main");
        int code = backup ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
        int ended = sqlite3_backup_finish(backup);
        remember(copy, code == SQLITE_DONE ? ended : code);
    }
    if (copy->code) {
        connection->code = copy->code;
        connection->message = rf_copy_text(rf_connection_message(copy));
    }
    rf_connection_close(copy);
}

struct rf_statement *rf_statement_new(struct rf_connection *connection, const char *sql)
{
    struct rf_statement *statement = rf_allocate(1, sizeof *statement);
    statement->connection = connection;
    if (!connection->code)
        remember(connection,
                 sqlite3_prepare_v2(connection->database, sql, -1, &statement->prepared, NULL));
    return statement;
}

void rf_statement_release(struct rf_statement *statement)
{
    if (!statement)
        return;
    sqlite3_finalize(statement->prepared);
    rf_release(statement);
}

static void bind_all(struct rf_statement *statement, const char *letters, va_list values)
{
    struct rf_connection *connection = statement->connection;
    for (int index = 1; letters[index - 1] && !connection->code; index++) {
        int code = SQLITE_OK;
        if (letters[index - 1] == 't') {
            const char *text = va_arg(values, const char *);
            code = sqlite3_bind_text(statement->prepared, index, text, -1, SQLITE_STATIC);
        } else if (letters[index - 1] == 'l') {
            code = sqlite3_bind_int64(statement->prepared, index, va_arg(values, int64_t));
        } else {
            int number = va_arg(values, int);
            code = letters[index - 1] == 'b' && number < 0
                       ? sqlite3_bind_null(statement->prepared, index)
                       : sqlite3_bind_int(statement->prepared, index, number);
        }
        remember(connection, code);
    }
}

void rf_statement_bind(struct rf_statement *statement, const char *letters, ...)
{
    if (statement->connection->code)
        return;
    sqlite3_reset(statement->prepared);
    va_list values;
    va_start(values, letters);
    bind_all(statement, letters, values);
    va_end(values);
}

void rf_statement_insert(struct rf_statement *statement, const char *letters, ...)
{
    if (statement->connection->code)
        return;
    va_list values;
    va_start(values, letters);
    bind_all(statement, letters, values);
    va_end(values);
    if (!statement->connection->code)
        remember(statement->connection, sqlite3_step(statement->prepared));
    sqlite3_reset(statement->prepared);
}

bool rf_statement_next(struct rf_statement *statement)
{
    if (statement->connection->code)
        return false;
    int code = sqlite3_step(statement->prepared);
    remember(statement->connection, code);
    return code == SQLITE_ROW;
}

int64_t rf_statement_number(const struct rf_statement *statement, int column)
{
    return sqlite3_column_int64(statement->prepared, column);
}

bool rf_statement_is_null(const struct rf_statement *statement, int column)
{
    return sqlite3_column_type(statement->prepared, column) == SQLITE_NULL;
}

const char *rf_statement_text(const struct rf_statement *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement->prepared, column);
    return text ? (const char *)text : "";
}
