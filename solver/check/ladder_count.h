/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_count.h: what several sessions ask for together in some weeks, against the minutes that
 * can be had in them.
 *
 * Sound: sessions count with their least minutes and only in weeks that hold their whole window;
 * what can be had is too much rather than too little. Planning time is taken off as far as the
 * time that is counted must hold it (D16), of the one person whose loss is largest. */
#ifndef RF_CHECK_LADDER_COUNT_H
#define RF_CHECK_LADDER_COUNT_H

#include "check/audit_part.h"
#include "check/ladder_minutes.h"

struct rf_claim {
    int32_t first_week, last_week, minutes;
};

/* Planning time of one person, as far as it can lie in the counted time. */
struct rf_keeping {
    int32_t slot;
    int32_t *inside; /* [week] minutes of periods wholly inside the counted time; owned */
    int32_t length;  /* of all the person's periods, 0 where they differ */
};

enum { RF_KEEPERS = 2 };

struct rf_count {
    const struct rf_checker *checker;
    struct rf_claim *claims;
    size_t claim_count, capacity;
    int32_t *usable; /* [week] minutes; owned */
    struct rf_keeping keepers[RF_KEEPERS];
    int keeper_count;
};

struct rf_lack {
    int32_t first_week, last_week; /* the shortest stretch of weeks that is short; -1: none */
    int32_t asked, usable;         /* in it */
    int32_t stretches;             /* so many of its length are short */
};

struct rf_count rf_count_start(const struct rf_checker *checker);
void rf_count_release(struct rf_count *count);
/* Whether a session counts at all: one with a window, no make-up, none that may lie on INSET. */
bool rf_count_takes(const struct rf_checker *checker, const struct rf_entry *entry);
void rf_count_claim(struct rf_count *count, const struct rf_entry *entry);
void rf_count_use(struct rf_count *count, const struct rf_minutes *minutes);
/* The person must keep planning time, which may lie in `minutes` (those that were used). */
void rf_count_keep(struct rf_count *count, int32_t slot, const struct rf_minutes *minutes);
struct rf_lack rf_count_worst(const struct rf_count *count);

/* Adds "in the week from Mon 8 Sep 2025 (4 of 4 weeks)" or "in the 2 weeks from ...". */
void rf_count_add_weeks(const struct rf_instance *instance, const struct rf_lack *lack,
                        struct rf_text *text);

#endif
