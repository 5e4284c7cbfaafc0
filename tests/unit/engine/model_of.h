/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * model_of.h: the model of an invented school, and plans written as "session, date, start". */
#ifndef RF_TEST_ENGINE_MODEL_OF_H
#define RF_TEST_ENGINE_MODEL_OF_H

#include "../model/school.h"
#include "model/formulation.h"

/* What a test says of a plan: the session E1/talk/2025-09-01 stands there. Behind the start may
 * stand who is chosen, who covers and in which room, cut by blanks: "09:00 HA R1". */
struct said {
    const char *session, *date, *start;
};

/* The model of the first component, every start in it. */
struct model {
    struct school school;
    struct rf_problem problem;
    struct rf_components *components;
    struct rf_formulation *formulation;
};

/* `joined`: events join their people. The model borrows itself: do not move it. */
void model_open(struct model *model, const char *members, bool joined);
void model_close(struct model *model);

/* values[column] of the plan in which these sessions stand and no other; NULL when some group
 * cannot do that by construction. Owned by the caller. */
int32_t *model_plan(const struct model *model, const struct said *said, size_t count);

/* "": the plan holds; "no column": a group cannot do that; "barred": a column can never be
 * chosen; else the rule whose row is broken first. */
const char *model_breaks(const struct model *model, const struct said *said, size_t count);

/* The value of one number in that plan, which must hold. */
int64_t model_value(const struct model *model, const struct said *said, size_t count,
                    enum rf_tier tier, int32_t part);

#define BREAKS(model, said) model_breaks((model), (said), sizeof(said) / sizeof((said)[0]))
#define VALUE(model, said, tier, part)                                                             \
    model_value((model), (said), sizeof(said) / sizeof((said)[0]), (tier), (part))

#endif
