/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_show.c: every leaf of a block's tree. First each chart by itself: the sum of their least
 * costs is a bound already. Where it does not do, all charts together (proof_joint.c).
 *
 * A block of which one induction alone has binding sessions is one chart, with its group sessions;
 * of several, one chart for each induction and one for the group sessions. */
#include "check/proof_show.h"

#include "check/proof_joint.h"
#include "check/proof_leaf.h"

bool rf_proof_tree(const struct rf_certificate_block *block)
{
    int32_t *pending = rf_allocate((size_t)block->node_count, sizeof *pending), depth = 0, i;
    bool holds = true, done = block->node_count == 0;

    for (i = 0; i < block->node_count && holds; i++) {
        const struct rf_certificate_node *node = &block->nodes[i];

        holds = !done;
        if (node->split != RF_CERTIFICATE_LEAF) {
            holds = holds && node->inside == i + 1 && node->outside > i + 1;
            pending[depth++] = node->outside;
        } else if (depth == 0) {
            done = true;
        } else {
            holds = holds && pending[--depth] == i + 1;
        }
    }
    rf_release(pending);
    return holds && done;
}

struct way {
    int32_t node;
    bool inside;
};

struct showing {
    struct rf_proof *proof;
    struct rf_joint joint;
    struct rf_leaf *leaf;
    struct way *path;
    int32_t depth;
    int64_t work_limit;
    int32_t only; /* the induction of the block that alone has binding sessions, or -1 */
    struct rf_showing result;
};

/* Of none the first is as good as any. */
static int32_t only_member(const struct rf_proof *proof)
{
    int32_t only = -1;
    size_t i;

    for (i = 0; i < proof->group_count; i++) {
        int32_t member = proof->groups[i].member;

        if (member == proof->block->induction_count || member == only)
            continue;
        if (only >= 0)
            return -1;
        only = member;
    }
    return only < 0 ? 0 : only;
}

static bool member_has(const struct showing *work, int32_t member, const struct rf_group *group)
{
    return group->member == member ||
           (work->only == member && group->member == work->proof->block->induction_count);
}

static void add_chart(struct showing *work, int32_t member)
{
    struct rf_proof *proof = work->proof;
    int32_t *groups = rf_allocate(proof->group_count, sizeof *groups), count = 0;
    size_t i;

    for (i = 0; i < proof->group_count; i++) {
        if (member_has(work, member, &proof->groups[i]))
            groups[count++] = (int32_t)i;
    }
    work->joint.charts[work->joint.chart_count++] =
        rf_proof_chart_new(proof, groups, count, work->joint.act_of);
}

static void lay_out(struct showing *work, enum rf_claim_part part)
{
    struct rf_proof *proof = work->proof;
    int32_t members = proof->block->induction_count, i;

    work->only = only_member(proof);
    if (work->only < 0)
        members += proof->gathering_count > 0;
    if (members > RF_PROOF_MEMBERS)
        proof->trouble = "too many sets of sessions depend on one another";
    work->joint.proof = proof;
    work->joint.claim = rf_claim_of(proof, part);
    work->joint.act_of = rf_allocate(proof->deed_count, sizeof *work->joint.act_of);
    for (i = 0; i < members && proof->trouble == NULL; i++)
        add_chart(work, i);
    if (proof->trouble == NULL)
        work->leaf = rf_leaf_new(proof);
}

/* The least cost of a way through the chart on which some session of the series uses a slot of
 * the leaf: in the leaf one does. */
static rf_wide least_with(struct showing *work, struct rf_proof_chart *chart, int32_t series)
{
    const struct rf_proof *proof = work->proof;
    rf_wide *cost = rf_allocate(chart->act_count, sizeof *cost), least = RF_WIDE_NEVER;
    size_t node;
    int32_t i, j, k, arc;

    for (node = 0; node < chart->act_count; node++)
        cost[node] = RF_WIDE_NEVER;
    for (i = 0; i < chart->group_count; i++) {
        const struct rf_group *group = &proof->groups[chart->groups[i]];

        for (j = group->first_deed; j < group->first_deed + group->deed_count; j++) {
            for (k = 0; k < group->item_count; k++) {
                int32_t atom = proof->deeds[j].atoms[k];
                rf_wide here;

                if (atom < 0 || proof->options[proof->atoms[atom].first_option].series != series ||
                    rf_wide_never(work->leaf->at_home[atom]))
                    continue;
                here = work->leaf->deed_cost[j] - work->leaf->atom_cost[atom] +
                       work->leaf->at_home[atom];
                if (here < cost[work->joint.act_of[j]])
                    cost[work->joint.act_of[j]] = here;
            }
        }
    }
    for (node = 0; node < chart->node_count; node++) {
        for (arc = chart->first_arc[node]; arc < chart->first_arc[node + 1]; arc++) {
            rf_wide here = chart->reached[node] + cost[chart->arcs[arc].act] +
                           chart->arcs[arc].extra * chart->moment +
                           chart->value[chart->arcs[arc].next];

            least = here < least ? here : least;
        }
    }
    rf_release(cost);
    return least;
}

static int32_t chart_of(const struct showing *work, int32_t induction)
{
    int32_t i = 0;

    while (work->joint.chart_count > 1 && work->proof->block->inductions[i] != induction)
        i++;
    return i;
}

static bool met(const struct showing *work)
{
    const struct rf_joint *joint = &work->joint;
    rf_wide others = 0;
    int32_t i;

    for (i = work->proof->block->induction_count; i < joint->chart_count; i++)
        others += joint->least[i];
    return rf_claim_met(&joint->claim, joint->least, others);
}

/* Homes that are used for certain, for charts that do not show it without. */
static bool met_with_homes(struct showing *work)
{
    const struct rf_proof *proof = work->proof;
    bool reached[RF_PROOF_MEMBERS] = {false};
    size_t i;

    for (i = 0; i < proof->series_count; i++) {
        int32_t at = chart_of(work, proof->series[i].induction);
        rf_wide least;

        if (!work->leaf->used[i])
            continue;
        if (!reached[at])
            rf_proof_chart_reach(work->joint.charts[at]);
        reached[at] = true;
        least = least_with(work, work->joint.charts[at], (int32_t)i);
        if (least > work->joint.least[at])
            work->joint.least[at] = least;
    }
    return met(work);
}

static bool show_leaf(struct showing *work)
{
    struct rf_joint *joint = &work->joint;
    int32_t i;

    rf_leaf_price(work->leaf);
    for (i = 0; i < joint->chart_count; i++) {
        joint->least[i] =
            rf_proof_chart_settle(joint->charts[i], work->leaf->deed_cost, joint->act_of);
        work->result.work += (int64_t)joint->charts[i]->arc_count;
    }
    if (met(work) || met_with_homes(work))
        return true;
    if (work->only >= 0) {
        work->result.reason = "there is a way that costs less";
        return false;
    }
    return rf_joint_show(joint, work->leaf, work->work_limit, &work->result.work,
                         &work->result.reason);
}

/* The leaf as it is narrowed by now. */
static void show_case(struct showing *work, int32_t node)
{
    work->result.leaves += node >= 0;
    work->result.shown = show_leaf(work);
    if (work->result.shown && work->work_limit > 0 && work->result.work > work->work_limit) {
        work->result.shown = false;
        work->result.reason = "it takes more work than is allowed";
    }
    if (!work->result.shown) {
        work->result.leaf = node;
        work->result.failed++;
    }
}

static void walk(struct showing *work)
{
    const struct rf_certificate_block *block = work->proof->block;
    int32_t i, j;

    for (i = 0; i < block->node_count; i++) {
        struct way way = {i, true};

        if (block->nodes[i].split != RF_CERTIFICATE_LEAF) {
            work->path[work->depth++] = way;
            continue;
        }
        rf_leaf_open(work->leaf);
        for (j = 0; j < work->depth; j++)
            rf_leaf_narrow(work->leaf, &block->nodes[work->path[j].node], work->path[j].inside);
        show_case(work, i);
        if (!work->result.shown)
            return;
        while (work->depth > 0 && !work->path[work->depth - 1].inside)
            work->depth--;
        if (work->depth > 0)
            work->path[work->depth - 1].inside = false;
    }
}

/* One part of the claim, among plans with no week further above the mean. */
static void show_part(struct showing *work, enum rf_claim_part part, int32_t workload)
{
    rf_proof_limit(work->proof, workload);
    lay_out(work, part);
    work->result.shown = false;
    if (work->proof->trouble != NULL) {
        work->result.reason = work->proof->trouble;
        work->result.failed++;
    } else if (part == RF_CLAIM_ALL) {
        walk(work);
    } else {
        rf_leaf_open(work->leaf);
        show_case(work, -1);
    }
    rf_joint_clear(&work->joint);
    rf_leaf_release(work->leaf);
    work->joint = (struct rf_joint){.proof = NULL};
    work->leaf = NULL;
}

struct rf_showing rf_proof_show(const struct rf_proof_task *task, int64_t work_limit)
{
    struct showing work = {.work_limit = work_limit, .result = {.leaf = -1}};
    int32_t workload = task->block->workload;

    work.result.shown = task->never;
    if (task->never)
        return work.result;
    work.proof = rf_proof_new(task);
    work.path = rf_allocate((size_t)task->block->node_count, sizeof *work.path);
    show_part(&work, RF_CLAIM_EARLY, RF_PROOF_ANY);
    if (work.result.shown && workload > 0 && !task->certain) {
        show_part(&work, RF_CLAIM_EXCEEDED, workload - 1);
        if (!work.result.shown)
            work.result.reason = "a plan with a lighter week keeps tiers 1 to 4";
    }
    if (work.result.shown)
        show_part(&work, RF_CLAIM_ALL, workload);
    rf_release(work.path);
    rf_proof_release(work.proof);
    return work.result;
}
