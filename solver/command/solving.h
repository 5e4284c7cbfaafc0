/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solving.h: one school from its files to its stored run, stage by stage; behind `solve` and each
 * worker of `solve --each`. */
#ifndef RF_COMMAND_SOLVING_H
#define RF_COMMAND_SOLVING_H

#include "command/command.h"
#include "engine/pairing.h"
#include "engine/solve.h"
#include "explain/reason.h"
#include "ringfence/check.h"
#include "store/store.h"

struct rf_solving {
    const struct rf_request *request;
    struct rf_timings timings;
    struct rf_diagnostics findings; /* of input and audits, told before solving */
    struct rf_diagnostics outcomes; /* of the plan: what is short, or should not be */
    struct rf_diagnostics troubles; /* of storing */
    struct rf_instance *instance;   /* with the mentors chosen, once placed */
    struct rf_instance *given;      /* as read, when `instance` borrows from it; else NULL */
    struct rf_pairing_account pairing;
    struct rf_store *store;
    struct rf_plan *plan;
    struct rf_solve_account account; /* owns the certificate */
    bool certificate_verified;
    struct rf_checker *checker;
    struct rf_report report;
    struct rf_reason *reasons;
    const char **reason_texts; /* [session], borrowed from reasons */
    int64_t run;               /* 0: not stored */
};

/* What a progress line is told; see rf_solve_options. */
struct rf_listener {
    void (*hear)(void *context, const struct rf_progress *progress);
    void *context;
};

struct rf_solving rf_solving_start(const struct rf_request *request);
/* Reads and audits the operands, and prints what was found to standard error. RF_CONTRADICTORY
 * when an audit finds what no plan can keep. */
enum rf_status rf_solving_read(struct rf_solving *solving);
/* Opens the plan file and proves it; nothing with --dry-run. Before the hours of solving, or in a
 * process that had it proved. */
enum rf_status rf_solving_open_store(struct rf_solving *solving);
/* As rf_solve. */
enum rf_status rf_solving_place(struct rf_solving *solving, struct rf_listener listener);
/* Independent check, certificate, reasons. RF_OK or RF_FAULT: nothing that fails this is shown as
 * a plan or stored. */
enum rf_status rf_solving_check(struct rf_solving *solving);
/* Writes the run; nothing without a store. */
enum rf_status rf_solving_store(struct rf_solving *solving);
/* 0, 1, 5 for a proof that was asked for and is not there, or interrupted. */
enum rf_status rf_solving_verdict(const struct rf_solving *solving);
void rf_solving_release(struct rf_solving *solving);

#endif
