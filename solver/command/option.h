/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * option.h: verbs and options: one table behind the parser, the help and the manual.
 *
 * Long options with "=" or a following word, short ones bundled, "--" ends them, "-" is standard
 * input; options and operands mix. An unknown verb or option is an error with a suggestion. */
#ifndef RF_COMMAND_OPTION_H
#define RF_COMMAND_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ringfence/status.h"
#include "ringfence/time.h"

enum rf_verb {
    RF_VERB_SOLVE,
    RF_VERB_CHECK,
    RF_VERB_SHOW,
    RF_VERB_RULES,
    RF_VERB_IMPORT,
    RF_VERB_SCHEMA,
    RF_VERB_HELP,
    RF_VERB_VERSION,
    RF_VERB_COUNT
};

enum { RF_JOBS_MOST = 64 /* processes that may be asked for */ };

/* What was asked for; the texts belong to argv. Numbers are 0 and flags false when not given. */
struct rf_request {
    enum rf_verb verb;
    const char **operands; /* owned */
    int operand_count;
    const char *database;
    const char *each, *certificate_file, *write_model, *progress;
    const char *person, *pair, *pack;
    const char *out, *draft, *map, *times, *encoding, *school_id, *school_name;
    int64_t run, jobs, node_limit, seconds, width, verbose;
    rf_day week;
    bool has_week;
    bool textbook, strict, require_proof, timings, quiet, plan_text, ledgers, certificate, dry_run,
        help, version;
};

enum rf_option_type {
    RF_OPTION_FLAG,     /* bool */
    RF_OPTION_COUNTED,  /* int64_t, one more each time */
    RF_OPTION_TEXT,     /* const char * */
    RF_OPTION_NUMBER,   /* int64_t within least and most */
    RF_OPTION_DURATION, /* int64_t seconds: "90", "90s", "15m", "2h", within least and most */
    RF_OPTION_DATE,     /* rf_day and has_week */
    RF_OPTION_CHOICE    /* const char *, one of the words of `argument`, split at | */
};

struct rf_option_entry {
    const char *name; /* without dashes */
    char letter;      /* 0: none */
    enum rf_option_type type;
    const char *argument; /* its name in the help; NULL for flags */
    unsigned verbs;       /* bit 1 << verb */
    size_t offset;        /* of the field in struct rf_request */
    int64_t least, most;
    const char *text;
};

/* Ended by an entry without a name. */
extern const struct rf_option_entry rf_options[];

struct rf_verb_entry {
    const char *name, *operands, *text;
    int operand_least, operand_most;
    /* What it does; prints its answer, returns how it ended. NULL for help and version. */
    enum rf_status (*run)(const struct rf_request *request);
};
extern const struct rf_verb_entry rf_verbs[RF_VERB_COUNT];

/* RF_OK, or RF_USAGE after one line (and a suggestion) on stderr. Release in any case. */
enum rf_status rf_request_parse(int argc, char *const *argv, struct rf_request *request);
void rf_request_release(struct rf_request *request);

#endif
