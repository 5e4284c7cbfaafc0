/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_answer.h: what glpsol, a program that knows nothing of ours, says of a model. */
#ifndef RF_TEST_MODEL_TEXTBOOK_ANSWER_H
#define RF_TEST_MODEL_TEXTBOOK_ANSWER_H

#include "model/matrix.h"

/* The least objective value; -1 when there is no solution. */
int32_t textbook_answer(const struct rf_matrix *matrix);

#endif
