/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_case.h: one instance, solved twice: by the engine and by trying every plan. */
#ifndef BATTERY_CASE_H
#define BATTERY_CASE_H

#include <stdint.h>

#include "base/text.h"

enum battery_mode {
    BATTERY_FACTS,      /* demand and starts: the model against the check; no plan is tried */
    BATTERY_SOLVE,      /* the engine against the brute force */
    BATTERY_UNFILTERED, /* the same with every start in the engine's models, none filtered */
    BATTERY_TREE,       /* the same without the sweep: number by number with GLPK */
    BATTERY_TEXTBOOK    /* the textbook models, by another solver, against the brute force */
};

enum battery_verdict {
    BATTERY_AGREES,
    BATTERY_TOO_LARGE, /* for the brute force */
    BATTERY_REFUSED,   /* the reader refuses it */
    BATTERY_DISAGREES
};

/* What happened, for the statistics. */
struct battery_account {
    int64_t agreed, too_large, refused, disagreed, contradictory;
    int64_t questions;
    int64_t sessions;
    int64_t unplaced, unfair, tired, away, spacing; /* instances whose best value is not 0 */
    int64_t strained, covered;                      /* tier 4 */
    int64_t loaded;                                 /* tier 5 */
    int64_t mismatched, same, fragile;              /* tier 8 */
    int64_t chosen;    /* instances in which other than the first mentors are chosen */
    int64_t certified; /* instances in which the verifier showed every number */
};

/* Where the textbook mode writes its models, and what solves them: "COMMAND MODEL OPTION
 * SOLUTION" is run, e.g. "glpsol --lp MODEL --write SOLUTION". */
struct battery_tools {
    const char *folder, *command, *option;
};

/* Tries one instance, given as JSON text. On BATTERY_DISAGREES and BATTERY_REFUSED `why` says
 * why. */
enum battery_verdict battery_case(const char *json, enum battery_mode mode,
                                  const struct battery_tools *tools,
                                  struct battery_account *account, struct rf_text *why);

#endif
