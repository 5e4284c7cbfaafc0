/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate.h: why no plan can be better: what the engine hands to the verifier. Plain data,
 * whole numbers; says nothing about how it was found, and nothing in it has to be believed.
 *
 * Blocks. The inductions are parted into blocks. Leaving out every rule between blocks can only
 * help, so for ANY partition the sum of what the blocks cost at least is a lower bound of the
 * school (and the sorted merge of their lists is one of tiers 2 and 5). Values are compared tier
 * after tier: the classes of tier 1, the list of tier 2 (largest first), tier 3, both parts of tier
 * 4, the list of tier 5, tiers 6 and 7, the three parts of tier 8.
 *
 * What couples blocks are group sessions. Each block speaks for the people of its own inductions:
 * who of them does not come counts 1 in the class of the event's kind, and nothing is known of the
 * quorum. A block is given a *price* for where an event stands. The claim of a block is:
 *
 *   wherever its events stand, no plan of this block alone costs less than
 *   `bound` + the sum of its prices for where they stand.                                 (C1)
 *
 * Everybody who is in no block, and the points of the session itself, are left: an event e that
 * stands at c costs own(e, c), being 1 for each such person who cannot come there, tier 3's points
 * of the session (without those for four taught periods), and the spacing of the start; when it
 * does not stand, 1 for each such person. The bound of the school is
 *
 *   sum of bounds + sum over e of min over c of (own(e, c) + sum of the blocks' prices(e, c)). (C2)
 *
 * The points for four taught periods (D15) of an event's session count once, whoever brings them.
 * They are counted in at most one place for each start: in the block that lists it among its
 * `strains` (when one of its people comes who taught the four periods before), else, when no block
 * lists it, in own(e, c) if one of those in no block comes and brings them.
 *
 * Floating sessions. A chain of sessions that lead to one another floats when no kind in it has
 * `home` or `meeting` and none of it is pinned; all others keep the weekly rhythm and are
 * *binding*. The verifier shows a block as the sum of its parts: the binding sessions as one whole,
 * in the tree below, and each floating chain by itself, where it costs least by the facts of its
 * starts, its order and its lags, what stays unplaced included. Every rule between floating chains,
 * and between them and the binding sessions, is left out (and so are picks: who is chosen, who
 * covers, which room; that somebody can be picked is a fact of the start). Leaving rules out can
 * only help, so the sum of the parts is a bound.
 *
 * Sums, tier after tier. Why sums of least costs are a bound of the sum although a part may pay
 * more in one tier to save in a later one: let every part cost at least its least, compared tier
 * after tier. If all parts together were below the sum, let t be the first number in which they
 * are. Before it all parts together are at the sum and none is below its own least there (a part
 * that is below in a number is above in an earlier one, and then the sum, too, is above in the
 * first such number); so each part is at its least in all numbers before t, and not below in t.
 * Lists are merged, and of merged lists the same holds: when one part's list grows and no other
 * shrinks, so does the merge.
 *
 * Tier 5 between tiers 4 and 6. A block claims `workload` w: among its plans that are at the claim
 * in tiers 1 to 4 none keeps every mentor of the block below w (D44); so the list of its mentors is
 * at least (w, 0, 0, ...). A plan that is at the claims in tiers 1 to 5 keeps every week at mean +
 * w or below. So three things are shown, and together they are (C1):
 *   - tiers 1 to 4 of any plan of the block are at the claim or above;
 *   - with each week limited to mean + w - 1 they are above it (nothing to show when w is 0);
 *   - with each week limited to mean + w all tiers are at the claim or above.
 * Only the last looks at the tree. A block, one of whose mentors has an induction in another block
 * too, claims 0: the limit then holds for what the block gives this mentor.
 *
 * Tier 8. Part 1 (Q4) depends on who mentors whom alone and is no matter of blocks; part 2 (Q6) the
 * verifier derives: when all numbers before are at the bound, every floating chain has exactly what
 * it leaves out at least, so at least so many sessions stand, and they can have no more different
 * people than can be chosen at any of their starts. Blocks claim part 3 alone.
 *
 * Tree. A block's claim is shown case by case. A node parts the plans by where a home lies or where
 * an event stands: `inside`, those in the set; `outside`, all others; so every plan is in one leaf,
 * whatever the sets are. At each leaf the claim must be shown by itself. The home of a series
 * (induction, kind, letter) is a slot (weekday, start) at which one of its sessions stands; a
 * series of which nothing stands has none, and counts as outside. As D23 takes the best home,
 * (C1) holds for the block when it holds in every leaf with the homes as given by the leaf. */
#ifndef RINGFENCE_CERTIFICATE_H
#define RINGFENCE_CERTIFICATE_H

#include <stdbool.h>
#include <stddef.h>

#include "ringfence/plan.h"

/* A cost in every tier but 2 and 5. Prices may be negative. */
struct rf_cost_vector {
    int32_t unplaced[RF_PRIORITY_CLASSES];
    int32_t tired;
    int32_t cover[RF_COVER_PARTS];
    int32_t away, spacing;
    int32_t diversity[RF_DIVERSITY_PARTS]; /* of blocks and prices: part 3 alone, the others 0 */
};

/* Slots [from, until) of a weekday. */
struct rf_slot_range {
    int32_t weekday;
    rf_minute from, until;
};

enum rf_certificate_split { RF_CERTIFICATE_LEAF, RF_CERTIFICATE_HOME, RF_CERTIFICATE_EVENT };

/* Nodes stand in preorder: the node inside follows its parent; `outside` is an index. */
struct rf_certificate_node {
    enum rf_certificate_split split;
    int32_t induction, kind, letter; /* of a home */
    struct rf_slot_range *ranges;    /* of a home: sorted, disjoint; owned */
    int32_t range_count;
    int32_t event;             /* of an event */
    struct rf_option *options; /* of an event: sorted; owned. Not standing is outside. */
    int32_t option_count;
    int32_t inside, outside; /* nodes; -1 for a leaf */
};

/* What the block is given for an event at one start; `option.day` 0: it does not stand. */
struct rf_certificate_price {
    int32_t event;
    struct rf_option option;
    struct rf_cost_vector cost;
};

struct rf_certificate_strain {
    int32_t event;
    struct rf_option option;
};

struct rf_certificate_block {
    int32_t *inductions; /* ascending */
    int32_t induction_count;
    struct rf_cost_vector bound;
    int32_t *equity;  /* [induction_count] minutes, largest first; 0 of those without ECT */
    int32_t workload; /* tier 5: the largest value of its mentors, at least 0 */
    struct rf_certificate_price *prices;
    int32_t price_count; /* what has no price has the price 0 */
    struct rf_certificate_strain *strains;
    int32_t strain_count;
    struct rf_certificate_node *nodes;
    int32_t node_count; /* at least 1 */
};

struct rf_certificate {
    char instance[65]; /* hash of the instance it speaks of */
    int32_t *mentors;  /* [induction] whom it speaks of where mentors were chosen (D46), -1 where
                          given; owned; NULL when every mentor is given */
    struct rf_certificate_block *blocks;
    int32_t block_count;
};

void rf_certificate_release(struct rf_certificate *certificate); /* and itself; NULL is allowed */
void rf_certificate_block_clear(struct rf_certificate_block *block); /* what it owns */

/* As lines of text, words parted by tabs, ended by a line with the SHA-256 of all before it:
 *
 *   ringfence-certificate 2
 *   instance  <hash>
 *   mentor    E1 STAFF                                              only where chosen (D46)
 *   block     E1 E2
 *   bound     0 1 0 0 0 0 0 0 / 60 0 / 12 0 30 / 15 / 3 40 / 0 0 2
 *             classes / minutes / tired, cover, cover / workload / away, spacing / diversity
 *   price     EVENT 2025-10-02/15:20 0 0 0 0 0 0 0 0 / 3 0 0 / 0 0 / 0 0 0
 *             the same without minutes and workload; "none" for a start: it does not stand
 *   strain    EVENT 2025-10-02/15:20
 *   home      E1 mentor_meeting A Tue/10:00-11:00 Thu/09:00-24:00
 *   event     EVENT 2025-10-02/15:20 2025-10-09/15:20
 *   leaf
 *   seal      <hash>
 *
 * The node inside a split follows it, then the node outside. Owned by the caller, rf_release. */
char *rf_certificate_write(const struct rf_instance *instance,
                           const struct rf_certificate *certificate);

/* Whether the text calls itself a certificate of the version that is read here. */
bool rf_certificate_is_current(const char *text);

/* NULL when the text is none, is of another version, names what the instance does not have, or its
 * seal is broken; `fault` (may be NULL) then gets a line number and what was wrong, owned by the
 * caller. It does not ask whether the claims are true. */
struct rf_certificate *rf_certificate_read(const struct rf_instance *instance, const char *text,
                                           size_t length, char **fault);

#endif
