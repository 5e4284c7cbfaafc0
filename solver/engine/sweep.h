/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sweep.h: an exact solver for one part: charts of what its inductions can do week after week, all
 * tiers at once as one number, and a tree over what the homes are (D23).
 *
 * It refuses some parts (course.h, and charts that grow too large); those are left to GLPK. */
#ifndef RF_ENGINE_SWEEP_H
#define RF_ENGINE_SWEEP_H

#include "engine/home_set.h"
#include "engine/joint.h"
#include "engine/tier.h"
#include "engine/toll.h"

/* Some slots of a series against all others. */
struct rf_sweep_split {
    int32_t series, from, until; /* slots, counted over all series */
};

/* A slot that must be used, and the position that does so first. */
struct rf_sweep_must {
    int32_t series, slot;
    size_t position;
};

/* A case of the tree: which slots may be homes. */
struct rf_sweep_node {
    struct rf_worth bound;       /* no plan of this case is worth less */
    struct rf_sweep_split split; /* what its plan suggests; series -1: nothing is left to split */
    int32_t inside, outside;     /* nodes; -1 */
};

struct rf_sweep {
    struct rf_part *part;
    struct rf_course *course;
    struct rf_chart *charts[RF_COURSE_CHARTS];
    struct rf_toll *tolls[RF_COURSE_CHARTS];
    int32_t chart_count; /* the inductions, and one more when there are joint rows */
    struct rf_home_table *homes;
    struct rf_scale scale;
    struct rf_loose *loose; /* the joint rows when their chart is too large; else NULL */
    struct rf_joint *joint; /* NULL with one induction */
    bool *open;             /* [slot] of the case at hand */
    int32_t *away;          /* [option] */
    rf_weight *price;       /* [option] */
    rf_weight *wait;        /* [position] */
    struct rf_sweep_must *musts;
    size_t must_count, must_capacity;
    int32_t *chosen; /* [position] option, -1 */
    bool *is_chosen; /* [option] */
    const struct rf_watch *watch;
    bool no_plan; /* there are no charts because no plan keeps their rows */
    bool has_best;
    int32_t least[RF_COURSE_UNITS]; /* minutes that a plan best in tier 1 leaves at least */
    bool list_settled;              /* no list of tier 2 can be better than that of `best` */
    struct rf_worth best;
    int32_t *best_chosen; /* [position] */
    struct rf_sweep_node *nodes;
    size_t node_count, node_capacity;
    struct rf_sweep_split *splits; /* what could be split by the plan looked at last */
    size_t split_count, split_capacity;
    int32_t unused;        /* a series whose open slots the plan does not use; -1 */
    bool load_settled;     /* load.h: no plan as good in tiers 1 to 4 has a smaller largest week */
    int32_t load_value;    /* of tier 5, minutes; 0 when nothing is known */
    struct rf_worth bound; /* of the whole, once solved */
    bool solved;           /* all tiers have been gone through */
};

/* NULL when the part is refused. */
struct rf_sweep *rf_sweep_new(struct rf_part *part);
void rf_sweep_release(struct rf_sweep *sweep);

/* Tier 1 alone; false when it could not be finished. Offers its plan to the part. */
bool rf_sweep_first(struct rf_sweep *sweep, struct rf_run *run);
/* All tiers; false when refused after all. Offers its plan to the part. `bound` is proved. */
bool rf_sweep_solve(struct rf_sweep *sweep, struct rf_run *run);
/* The proved bound of a number. */
int64_t rf_sweep_bound(const struct rf_sweep *sweep, struct rf_objective objective);

/* Offers the best plan, if there is one, to the part. */
void rf_sweep_offer(struct rf_sweep *sweep);

/* ---- for load.c */

/* Makes the charts again with that limit on the mentor's weeks (-1: none); false when they grow too
 * large, or no plan keeps them (`no_plan`): there are none then. */
bool rf_sweep_limit(struct rf_sweep *sweep, int32_t limit);
/* Goes on with these tiers from the part's own plan; false when their numbers are too large. */
bool rf_sweep_begin(struct rf_sweep *sweep, enum rf_extent extent);

/* ---- case.c */

/* What options cost with the slots in `open`. */
void rf_case_price(struct rf_sweep *sweep);
/* Keeps the plan in `chosen`, which costs this at those prices, if it is the best so far. */
void rf_case_keep(struct rf_sweep *sweep, rf_weight cost);

/* What plans that cost at least `packed` are worth at least: those as good in tier 1 have at least
 * the even list. */
struct rf_worth rf_case_relax(const struct rf_sweep *sweep, rf_weight packed);
/* Looks at the case in `open`: fills bound and split of the node, and may better the best. */
void rf_case_look(struct rf_sweep *sweep, struct rf_run *run, struct rf_sweep_node *node);
/* Takes the part's own best plan as the first. */
void rf_case_start(struct rf_sweep *sweep);
/* Takes `chosen` as a plan, when it holds; `cost` is what it costs at the prices of the case. */
bool rf_case_offer(struct rf_sweep *sweep, rf_weight *cost);
/* A quick plan at the prices of the case, by following the best few labels alone. */
void rf_case_beam(struct rf_sweep *sweep, size_t width);
extern const struct rf_sweep_split rf_no_split;

/* ---- respond.c */

/* Quick plans at the prices of the case, one induction after the other. The cheapest is left in
 * `chosen`; returns what it costs, RF_UNPAYABLE when there is none. */
rf_weight rf_case_respond(struct rf_sweep *sweep);

/* ---- home_tree.c */

/* The tree; nodes[0] is its root. Sets `bound`. */
void rf_home_tree_search(struct rf_sweep *sweep, struct rf_run *run);

#endif
