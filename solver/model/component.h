/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * component.h: the parts of a school: inductions joined by what they share.
 *
 * Values add up over components (tiers 1, 3, 4 but for leaders shared between parts, 6, 7, 8), and
 * the lists of tiers 2 and 5 are the sorted merge of theirs. A group session asks many people and
 * would join them all. So at first it is *shared*: it joins nobody, and each component decides
 * about it for its own people alone. When that is exact, and what happens when not:
 * engine/school.c. */
#ifndef RF_MODEL_COMPONENT_H
#define RF_MODEL_COMPONENT_H

#include "model/candidate.h"

struct rf_component {
    int32_t *demands; /* sessions of inductions, ascending */
    int32_t demand_count;
    int32_t *inductions; /* whose ECT and mentor are here (some may have no demand), ascending */
    int32_t induction_count;
    int32_t *events; /* demands of group sessions decided here, ascending */
    int32_t event_count;
    int32_t *shared; /* demands of shared group sessions that some of `people` are asked to */
    int32_t shared_count;
    int32_t *people; /* ascending */
    int32_t person_count;
};

struct rf_components {
    struct rf_component *items; /* by first demand; people with group sessions alone come last */
    int32_t count;
    bool *shared; /* [demand] */
};

/* Parts without any rule between them but where a shared group session stands: joined by everybody
 * who can take part in a session, by providers and rooms. `joined` ([demand], may be NULL): group
 * sessions that join their people. */
struct rf_components *rf_components_build(const struct rf_instance *instance,
                                          const struct rf_demands *demands, const bool *joined);
/* Parts joined by ECT, mentor and the fixed people of binding sessions alone. Floating sessions
 * belong to the part of their induction (of its mentor, where it has no ECT). Who takes part in
 * them, who is picked, providers and rooms may be shared between parts: a formulation of one part
 * is beside others as struct rf_guest says (formulation.h). */
struct rf_components *rf_components_loose(const struct rf_instance *instance,
                                          const struct rf_demands *demands, const bool *joined);
void rf_components_release(struct rf_components *components);

#endif
