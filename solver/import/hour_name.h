/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hour_name.h: the clock times inside the name of an hour. */
#ifndef RF_IMPORT_HOUR_NAME_H
#define RF_IMPORT_HOUR_NAME_H

#include "ringfence/time.h"

enum { RF_HOUR_BELLS = 4, RF_HOUR_WORD = 24 };

struct rf_hour_name {
    char label[128]; /* the name without its times, perhaps empty */
    int count;       /* of bells; the first is the main one, its word is empty */
    struct rf_hour_bell {
        char word[RF_HOUR_WORD]; /* lower case */
        rf_minute start, end;    /* end -1: not given */
    } bells[RF_HOUR_BELLS];
};

/* "1st 08:15 - FP08:15" -> label "1st", main from 08:15, "fp" from 08:15. Count 0: no times. */
struct rf_hour_name rf_hour_name_read(const char *name);

#endif
