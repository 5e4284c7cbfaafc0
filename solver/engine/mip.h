/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * mip.h: the one door to GLPK. Everything that goes in is whole and bounded, everything that comes
 * out is rounded and has to be verified by the caller. */
#ifndef RF_ENGINE_MIP_H
#define RF_ENGINE_MIP_H

#include "engine/search.h"

/* Runs the search in this process. GLPK ends the process when it finds a fault in itself or its
 * input, so callers use rf_child_search. `news` may be NULL. */
void rf_mip_search(const struct rf_search *search, rf_search_news news, void *context,
                   struct rf_found *found);

/* What GLPK's return code and status of the solution mean together; for tests. */
enum rf_search_end rf_mip_classify(int code, int status);
enum rf_search_end rf_mip_classify_relaxation(int code, int status);

/* "5.0" */
const char *rf_mip_version(void);

#endif
