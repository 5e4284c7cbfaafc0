/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * each_table.h: the answer of `solve --each`: a line a school, and all of them together. */
#ifndef RF_COMMAND_EACH_TABLE_H
#define RF_COMMAND_EACH_TABLE_H

#include "command/crew.h"

/* Adds the table (unless --quiet) and the last line. No seconds stand in it. */
void rf_each_table(const struct rf_crew *crew, struct rf_text *answer);

#endif
