/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * option.c: the table of verbs and options. Whatever the program knows about an option stands in
 * its line here and nowhere else. */
#include "command/option.h"

#include "command/command.h"

#define ON(verb) (1u << RF_VERB_##verb)
#define EVERY ((1u << RF_VERB_COUNT) - 1u)
#define AT(field) offsetof(struct rf_request, field)

const struct rf_verb_entry rf_verbs[RF_VERB_COUNT] = {
    [RF_VERB_SOLVE] = {"solve", "FILE...", "place every session, check the plan, store one run", 1,
                       64, rf_command_solve},
    [RF_VERB_CHECK] = {"check", "FILE...",
                       "validate and audit; with --db verify a stored plan, too", 1, 64,
                       rf_command_check},
    [RF_VERB_SHOW] = {"show", "", "a stored plan as text: the year, a week, a person, a pair", 0, 0,
                      rf_command_show},
    [RF_VERB_IMPORT] = {"import", "FORMAT FILE",
                        "a timetable export to input layers; 'import help' lists the formats", 1, 2,
                        rf_command_import},
    [RF_VERB_SCHEMA] = {"schema", "", "the JSON Schema of the input", 0, 0, rf_command_schema},
    [RF_VERB_HELP] = {"help", "[COMMAND]", "what there is, or the options of one command", 0, 1,
                      NULL},
    [RF_VERB_VERSION] = {"version", "", "versions of the program and of its libraries", 0, 0, NULL},
};

const struct rf_option_entry rf_options[] = {
    {"db", 0, RF_OPTION_TEXT, "FILE", ON(SOLVE) | ON(CHECK) | ON(SHOW), AT(database), 0, 0,
     "the plan file (solve, show: plan.sqlite when not given)"},
    {"dry-run", 'n', RF_OPTION_FLAG, NULL, ON(SOLVE), AT(dry_run), 0, 0,
     "solve and check, but store nothing"},
    {"run", 0, RF_OPTION_NUMBER, "N", ON(CHECK) | ON(SHOW), AT(run), 1, INT64_MAX,
     "the run to look at, instead of the last one"},
    {"week", 0, RF_OPTION_DATE, "DATE", ON(SHOW), AT(week), 0, 0,
     "the week that holds this date (YYYY-MM-DD)"},
    {"person", 0, RF_OPTION_TEXT, "ID", ON(SHOW), AT(person), 0, 0,
     "one person's sessions and reserved time"},
    {"pair", 0, RF_OPTION_TEXT, "ID", ON(SHOW), AT(pair), 0, 0, "one induction in full"},
    {"plan-text", 0, RF_OPTION_FLAG, NULL, ON(SHOW), AT(plan_text), 0, 0,
     "the plan as text for the stand-alone verifier"},
    {"width", 0, RF_OPTION_NUMBER, "N", ON(SOLVE) | ON(SHOW), AT(width), 40, 1000,
     "columns to fill (a terminal's own width, or 80)"},
    {"node-limit", 0, RF_OPTION_NUMBER, "N", ON(SOLVE), AT(node_limit), 1, INT32_MAX,
     "nodes of the search for each model"},
    {"time-limit", 0, RF_OPTION_DURATION, "TIME", ON(SOLVE), AT(seconds), 1, 31536000,
     "stop after this time with the best plan: 30s, 15m, 2h"},
    {"require-proof", 0, RF_OPTION_FLAG, NULL, ON(SOLVE), AT(require_proof), 0, 0,
     "exit 5 unless every tier is certified"},
    {"write-model", 0, RF_OPTION_TEXT, "DIR", ON(SOLVE), AT(write_model), 0, 0,
     "leave every model that is solved in this folder, as LP text"},
    {"textbook", 0, RF_OPTION_FLAG, NULL, ON(SOLVE), AT(textbook), 0, 0,
     "with --write-model: the textbook models too"},
    {"strict", 0, RF_OPTION_FLAG, NULL, ON(SOLVE) | ON(CHECK), AT(strict), 0, 0,
     "refuse assumptions; for check, warnings make the answer no"},
    {"timings", 0, RF_OPTION_FLAG, NULL, ON(SOLVE) | ON(CHECK) | ON(SHOW), AT(timings), 0, 0,
     "say how long each stage took"},
    {"progress", 0, RF_OPTION_CHOICE, "auto|line|none", ON(SOLVE), AT(progress), 0, 0,
     "auto: one line on a terminal, a line per phase elsewhere"},
    {"out", 'o', RF_OPTION_TEXT, "FILE", ON(IMPORT), AT(out), 0, 0,
     "the timetable layer (standard output when not given)"},
    {"draft", 0, RF_OPTION_TEXT, "FILE", ON(IMPORT), AT(draft), 0, 0,
     "a second layer for the school to fill in"},
    {"map", 0, RF_OPTION_TEXT, "NAMES", ON(IMPORT), AT(map), 0, 0,
     "csv: which column is what, \"staff=Initials,subject=Subject\""},
    {"times", 0, RF_OPTION_TEXT, "FILE", ON(IMPORT), AT(times), 0, 0,
     "clock times of the periods: lines bell,period,HH:MM,HH:MM[,class]"},
    {"encoding", 0, RF_OPTION_CHOICE, "utf-8|windows-1252", ON(IMPORT), AT(encoding), 0, 0,
     "csv: the encoding, instead of finding out"},
    {"school-id", 0, RF_OPTION_TEXT, "ID", ON(IMPORT), AT(school_id), 0, 0,
     "the school's id, instead of the file's"},
    {"school-name", 0, RF_OPTION_TEXT, "NAME", ON(IMPORT), AT(school_name), 0, 0,
     "the school's name, instead of the file's"},
    {"quiet", 'q', RF_OPTION_FLAG, NULL, EVERY, AT(quiet), 0, 0,
     "errors and the last line of the answer only"},
    {"verbose", 'v', RF_OPTION_COUNTED, NULL, EVERY, AT(verbose), 0, 0,
     "notes too, and nothing cut short"},
    {"help", 'h', RF_OPTION_FLAG, NULL, EVERY, AT(help), 0, 0, "this help"},
    {"version", 'V', RF_OPTION_FLAG, NULL, EVERY, AT(version), 0, 0, "versions"},
    {NULL, 0, RF_OPTION_FLAG, NULL, 0, 0, 0, 0, NULL},
};
