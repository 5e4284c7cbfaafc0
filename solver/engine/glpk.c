/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * glpk.c: the only file that sees glpk.h: a matrix in, a plan and a bound out.
 *
 * Settings, measured on this kind of model (README, section 3.6): dual simplex without LP
 * presolve; then branch and cut without presolve, so that our own plan can be handed in; clique,
 * mixed rounding and, in small models, Gomory cuts; never cover cuts. Limits are counts (nodes,
 * iterations), so that a stop is the same on every machine. Doubles end here: values are rounded to
 * whole numbers, bounds rounded up. */
#include "engine/mip.h"

#include <glpk.h>
#include <math.h>
#include <unistd.h>

#include "base/memory.h"

enum {
    DIED = 70,
    LARGEST = 1000000000,
    GOMORY_ROWS = 1500 /* above, these dense cuts pay at the root alone */
};

static const double tolerance = 1e-5; /* GLPK's own tolerance of integrality */

/* What one call of the tree carries along. */
struct tree_context {
    const struct rf_search *search;
    rf_search_news news;
    void *news_context;
    struct rf_found *found;
    double *values; /* 1-based */
    bool incumbent_given;
    int64_t work;
    int iterations; /* counted in `work` already */
    glp_iocp settings;
};

/* ---- numbering: GLPK counts from 1; nowhere else is 1 added or taken away */

static int glpk_index(size_t index)
{
    return (int)index + 1;
}

/* ---- the table of answers */

struct answer {
    int code, status; /* status -1: any */
    enum rf_search_end end;
};

static enum rf_search_end look_up(const struct answer *table, size_t count, int code, int status)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].code == code && (table[i].status == -1 || table[i].status == status))
            return table[i].end;
    return RF_SEARCH_FAILED;
}

enum rf_search_end rf_mip_classify(int code, int status)
{
    static const struct answer table[] = {
        {0, GLP_OPT, RF_SEARCH_CLOSED},           {0, GLP_NOFEAS, RF_SEARCH_NO_PLAN},
        {0, GLP_FEAS, RF_SEARCH_LIMIT},           {GLP_ENOPFS, -1, RF_SEARCH_NO_PLAN},
        {GLP_ESTOP, GLP_FEAS, RF_SEARCH_LIMIT},   {GLP_ESTOP, GLP_UNDEF, RF_SEARCH_LIMIT},
        {GLP_ETMLIM, GLP_FEAS, RF_SEARCH_LIMIT},  {GLP_ETMLIM, GLP_UNDEF, RF_SEARCH_LIMIT},
        {GLP_EMIPGAP, GLP_FEAS, RF_SEARCH_LIMIT}, {GLP_EMIPGAP, GLP_OPT, RF_SEARCH_LIMIT},
        {GLP_EITLIM, -1, RF_SEARCH_LIMIT},
    };
    return look_up(table, sizeof table / sizeof table[0], code, status);
}

enum rf_search_end rf_mip_classify_relaxation(int code, int status)
{
    static const struct answer table[] = {
        {0, GLP_OPT, RF_SEARCH_CLOSED},    {0, GLP_NOFEAS, RF_SEARCH_NO_PLAN},
        {0, GLP_INFEAS, RF_SEARCH_FAILED}, {GLP_ENOPFS, -1, RF_SEARCH_NO_PLAN},
        {GLP_EITLIM, -1, RF_SEARCH_LIMIT}, {GLP_ETMLIM, -1, RF_SEARCH_LIMIT},
    };
    return look_up(table, sizeof table / sizeof table[0], code, status);
}

const char *rf_mip_version(void)
{
    return glp_version();
}

/* ---- in */

/* Everything GLPK is told passes here: nothing but bounded whole numbers. */
static double checked(int64_t value)
{
    if (value > LARGEST || value < -LARGEST)
        _exit(DIED); /* a model outside what GLPK can be trusted with is not to be solved */
    return (double)value;
}

static int bounds_type(int32_t lower, int32_t upper)
{
    if (lower == -RF_NO_LIMIT)
        return upper == RF_NO_LIMIT ? GLP_FR : GLP_UP;
    if (upper == RF_NO_LIMIT)
        return GLP_LO;
    return lower == upper ? GLP_FX : GLP_DB;
}

static double bound_of(int32_t value)
{
    return value == RF_NO_LIMIT || value == -RF_NO_LIMIT ? 0.0 : checked(value);
}

static void load_columns(glp_prob *problem, const struct rf_matrix *matrix)
{
    if (matrix->column_count > 0)
        glp_add_cols(problem, (int)matrix->column_count);
    for (size_t i = 0; i < matrix->column_count; i++) {
        const struct rf_column *column = &matrix->columns[i];
        glp_set_col_bnds(problem, glpk_index(i), bounds_type(column->lower, column->upper),
                         bound_of(column->lower), bound_of(column->upper));
        glp_set_col_kind(problem, glpk_index(i), column->integer ? GLP_IV : GLP_CV);
        glp_set_obj_coef(problem, glpk_index(i), checked(column->cost));
    }
}

static glp_prob *load(const struct rf_matrix *matrix)
{
    glp_prob *problem = glp_create_prob();
    glp_set_obj_dir(problem, GLP_MIN);
    load_columns(problem, matrix);
    if (matrix->row_count > 0)
        glp_add_rows(problem, (int)matrix->row_count);
    int *rows = rf_allocate(matrix->entry_count + 1, sizeof *rows);
    int *columns = rf_allocate(matrix->entry_count + 1, sizeof *columns);
    double *entries = rf_allocate(matrix->entry_count + 1, sizeof *entries);
    size_t used = 0;
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct rf_row *row = &matrix->rows[r];
        glp_set_row_bnds(problem, glpk_index(r), bounds_type(row->lower, row->upper),
                         bound_of(row->lower), bound_of(row->upper));
        for (size_t i = 0; i < row->count; i++) {
            const struct rf_entry *entry = &matrix->entries[row->first + i];
            used++;
            rows[used] = glpk_index(r);
            columns[used] = glpk_index((size_t)entry->column);
            entries[used] = checked(entry->value);
        }
    }
    glp_load_matrix(problem, (int)used, rows, columns, entries);
    rf_release(rows);
    rf_release(columns);
    rf_release(entries);
    return problem;
}

/* ---- out */

static int64_t round_up(double bound)
{
    return (int64_t)ceil(bound - tolerance * (1.0 + fabs(bound)));
}

static void note_bound(struct rf_found *found, double bound)
{
    if (fabs(bound) > LARGEST)
        return;
    int64_t rounded = round_up(bound);
    if (!found->has_bound || rounded > found->bound) {
        found->has_bound = true;
        found->bound = rounded;
    }
}

static void note_values(struct rf_found *found, const glp_prob *problem, size_t count,
                        double (*read)(glp_prob *, int))
{
    /* GLPK's readers do not change the problem but do not say so in their types. */
    union {
        const glp_prob *in;
        glp_prob *out;
    } same = {problem};
    for (size_t i = 0; i < count; i++)
        found->values[i] = (int32_t)lround(read(same.out, glpk_index(i)));
    found->has_values = true;
}

/* ---- the tree */

static void hand_in(glp_tree *tree, struct tree_context *context)
{
    const struct rf_search *search = context->search;
    if (context->incumbent_given || search->incumbent == NULL)
        return;
    context->incumbent_given = true;
    for (size_t i = 0; i < search->matrix->column_count; i++)
        context->values[glpk_index(i)] = (double)search->incumbent[i];
    glp_ios_heur_sol(tree, context->values);
}

/* The most fractional of the columns to be decided first; 0: none is fractional. */
static int branching_column(glp_tree *tree, const struct rf_search *search)
{
    glp_prob *problem = glp_ios_get_prob(tree);
    int best = 0;
    double most = 0.0;
    for (size_t i = 0; i < search->matrix->column_count; i++) {
        if (!search->branch_first[i] || !glp_ios_can_branch(tree, glpk_index(i)))
            continue;
        double value = glp_get_col_prim(problem, glpk_index(i));
        double fraction = fmin(value - floor(value), ceil(value) - value);
        if (fraction > most + 1e-9) {
            most = fraction;
            best = glpk_index(i);
        }
    }
    return best;
}

static void branch(glp_tree *tree, struct tree_context *context)
{
    if (context->search->branch_first == NULL)
        return;
    int column = branching_column(tree, context->search);
    if (column > 0)
        glp_ios_branch_upon(tree, column, GLP_UP_BRNCH);
}

/* In large models Gomory cuts are for the root alone. The tree reads its settings anew at each
 * node; were that to change, it would be slower and not wrong. */
static void stop_cutting(glp_tree *tree, struct tree_context *context)
{
    int node = glp_ios_curr_node(tree);
    if (context->search->matrix->row_count > GOMORY_ROWS && node > 0 &&
        glp_ios_node_level(tree, node) > 0)
        context->settings.gmi_cuts = GLP_OFF;
}

static void tell(struct tree_context *context, bool values)
{
    if (context->news == NULL)
        return;
    struct rf_found news = *context->found;
    news.end = RF_SEARCH_LIMIT; /* what it would be if the process ended here */
    news.has_values = values;
    context->news(context->news_context, &news);
}

static void check_limits(glp_tree *tree, struct tree_context *context)
{
    glp_prob *problem = glp_ios_get_prob(tree);
    int total = 0, best = glp_ios_best_node(tree);
    glp_ios_tree_size(tree, NULL, NULL, &total);
    context->found->nodes = total;
    if (best > 0) {
        bool had = context->found->has_bound;
        int64_t before = context->found->bound;
        note_bound(context->found, glp_ios_node_bound(tree, best));
        if (!had || context->found->bound > before)
            tell(context, false);
    }
    int iterations = glp_get_it_cnt(problem);
    context->work += (int64_t)(iterations - context->iterations) * (glp_get_num_nz(problem) + 1);
    context->iterations = iterations;
    if (total > context->search->node_limit || context->work > context->search->work_limit)
        glp_ios_terminate(tree);
}

static void visit(glp_tree *tree, void *info)
{
    struct tree_context *context = info;
    switch (glp_ios_reason(tree)) {
    case GLP_IHEUR:
        hand_in(tree, context);
        break;
    case GLP_IROWGEN:
        stop_cutting(tree, context);
        break;
    case GLP_IBRANCH:
        branch(tree, context);
        break;
    case GLP_IBINGO:
        note_values(context->found, glp_ios_get_prob(tree), context->search->matrix->column_count,
                    glp_get_col_prim);
        tell(context, true);
        break;
    case GLP_ISELECT:
        check_limits(tree, context);
        break;
    default:
        break;
    }
}

/* The relaxation; CLOSED: solved, the tree may start. */
static enum rf_search_end relax(glp_prob *problem, const struct rf_search *search)
{
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.meth = GLP_DUALP;
    int64_t limit = search->work_limit / (glp_get_num_nz(problem) + 1);
    settings.it_lim = limit > INT32_MAX ? INT32_MAX : (int)limit + 1;
    int code = glp_simplex(problem, &settings);
    enum rf_search_end end = rf_mip_classify_relaxation(code, glp_get_status(problem));
    if (end == RF_SEARCH_FAILED) { /* numerical trouble: once more from the start */
        settings.meth = GLP_PRIMAL;
        glp_std_basis(problem);
        code = glp_simplex(problem, &settings);
        end = rf_mip_classify_relaxation(code, glp_get_status(problem));
    }
    return end;
}

static int64_t cost_of(const struct rf_matrix *matrix, const int32_t *values)
{
    int64_t cost = 0;
    for (size_t i = 0; i < matrix->column_count; i++)
        cost += (int64_t)matrix->columns[i].cost * values[i];
    return cost;
}

static void run_tree(glp_prob *problem, struct tree_context *context)
{
    glp_iocp *settings = &context->settings;
    glp_init_iocp(settings);
    settings->msg_lev = GLP_MSG_OFF;
    settings->clq_cuts = GLP_ON;
    settings->gmi_cuts = GLP_ON;
    settings->mir_cuts = GLP_ON;
    settings->cb_func = visit;
    settings->cb_info = context;
    int code = glp_intopt(problem, settings);
    int status = glp_mip_status(problem);
    context->found->end = rf_mip_classify(code, status);
    if (status == GLP_OPT || status == GLP_FEAS)
        note_values(context->found, problem, context->search->matrix->column_count,
                    glp_mip_col_val);
    if (context->found->end == RF_SEARCH_CLOSED && context->found->has_values) {
        context->found->has_bound = true;
        context->found->bound = cost_of(context->search->matrix, context->found->values);
    }
}

static void give_up(void *info)
{
    (void)info;
    _exit(DIED);
}

void rf_mip_search(const struct rf_search *search, rf_search_news news, void *context,
                   struct rf_found *found)
{
    const struct rf_matrix *matrix = search->matrix;
    glp_term_out(GLP_OFF);
    glp_error_hook(give_up, NULL);
    found->end = RF_SEARCH_FAILED;
    found->has_values = found->has_bound = false;
    found->nodes = 0;
    glp_prob *problem = load(matrix);
    found->end = relax(problem, search);
    if (found->end == RF_SEARCH_CLOSED) {
        note_bound(found, glp_get_obj_val(problem));
        struct tree_context tree = {search, news, context, found, NULL, false, 0, 0, {0}};
        if (search->incumbent != NULL && found->bound >= cost_of(matrix, search->incumbent)) {
            for (size_t i = 0; i < matrix->column_count; i++)
                found->values[i] = search->incumbent[i];
            found->has_values = true;
        } else {
            tell(&tree, false);
            tree.values = rf_allocate(matrix->column_count + 1, sizeof *tree.values);
            run_tree(problem, &tree);
            rf_release(tree.values);
        }
    }
    glp_delete_prob(problem);
    glp_free_env();
}
