/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv_period.h: period labels such as "1Mon:3", "MonA3", "A:Mo3", "Mon Wk A:3" and "Mon:3". */
#ifndef RF_IMPORT_CSV_PERIOD_H
#define RF_IMPORT_CSV_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

struct rf_csv_period {
    int32_t letter;   /* 0 for A or 1, 1 for B or 2, -1 when the label names no week */
    bool numbered;    /* the week was a number */
    int32_t weekday;  /* 0 Monday */
    const char *name; /* of the period: the rest of the label, borrowed */
};

/* False when the label has no weekday, no period, or a week other than 1, 2, A, B. */
bool rf_csv_period_read(const char *label, struct rf_csv_period *period);
/* The week in a column of its own: "A", "2", "Week 1", "Wk B"; false when it is none of these. */
bool rf_csv_week_read(const char *text, struct rf_csv_period *period);

#endif
