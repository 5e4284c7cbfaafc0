/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * trust.h: the list of a trust's schools, each by its layers (format.md, "Trusts"). */
#ifndef RF_INPUT_TRUST_H
#define RF_INPUT_TRUST_H

#include <stdint.h>

#include "base/diagnostics.h"
#include "ringfence/status.h"

enum { RF_LIMIT_SCHOOLS = 1000 };

struct rf_trust_school {
    const char *id;
    const char **layers; /* paths that can be opened from here, in their order */
    int32_t layer_count;
};

struct rf_trust {
    struct rf_arena *arena;          /* owns all of it */
    struct rf_trust_school *schools; /* by id, in the order of bytes */
    int32_t school_count;
};

/* Reads `path` ("-": standard input); paths in it are relative to its folder. RF_OK; RF_INPUT or
 * RF_IO: diagnostics say why, all faults in one run. Whether the layers exist is not asked: that
 * concerns their school alone. Release in any case. */
enum rf_status rf_trust_read(const char *path, struct rf_diagnostics *diagnostics,
                             struct rf_trust *trust);
void rf_trust_release(struct rf_trust *trust);

#endif
