/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write.c: LP files of what is searched, for other solvers to look at. A model written has the
 * value of the number as "constant + unit x objective"; both stand in its first lines. */
#include "engine/write.h"

#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "model/textbook.h"

/* "tier-1-class-2", "tier-2-position-1", "tier-3", "tier-4-part-2" */
static void add_name(struct rf_text *text, enum rf_tier tier, int32_t part)
{
    rf_text_format(text, "tier-%d", (int)tier);
    if (tier == RF_TIER_UNPLACED)
        rf_text_format(text, "-class-%d", (int)part);
    if (tier == RF_TIER_EQUITY || tier == RF_TIER_WORKLOAD)
        rf_text_format(text, "-position-%d", (int)part);
    if (tier == RF_TIER_COVER || tier == RF_TIER_DIVERSITY)
        rf_text_format(text, "-part-%d", (int)part);
    rf_text_add(text, ".lp");
}

static bool write_file(const char *path, const struct rf_matrix *matrix, const char *comment)
{
    FILE *stream = fopen(path, "w");
    if (stream == NULL)
        return false;
    bool written = rf_matrix_write(matrix, comment, stream);
    return fclose(stream) == 0 && written;
}

bool rf_write_part_model(const struct rf_run *run, const struct rf_reduced *reduced,
                         struct rf_objective objective)
{
    if (run->options->write_model == NULL)
        return true;
    struct rf_text path = RF_TEXT_INIT, comment = RF_TEXT_INIT;
    rf_text_format(&path, "%s/component-%02d-", run->options->write_model, (int)run->component + 1);
    add_name(&path, objective.tier, objective.part);
    rf_text_format(&comment, "value = %lld + %lld x objective%s", (long long)reduced->constant,
                   (long long)reduced->unit,
                   reduced->possible ? "" : "\nno plan keeps what is held");
    bool written = write_file(rf_text_peek(&path), reduced->matrix, rf_text_peek(&comment));
    rf_text_release(&path);
    rf_text_release(&comment);
    return written;
}

bool rf_write_textbook(const struct rf_solve_options *options, const struct rf_problem *problem,
                       const struct rf_plan *plan)
{
    bool written = true;
    if (options->write_model == NULL || !options->write_textbook)
        return true;
    for (int32_t i = 0; i < plan->result_count && written; i++) {
        struct rf_text path = RF_TEXT_INIT;
        struct rf_matrix *matrix =
            rf_textbook_build(problem->instance, problem->facts, problem->demands,
                              problem->candidates, plan->results, i);
        rf_text_format(&path, "%s/textbook-", options->write_model);
        add_name(&path, plan->results[i].tier, plan->results[i].part);
        written = write_file(rf_text_peek(&path), matrix,
                             "the textbook model: every start of every session");
        rf_text_release(&path);
        rf_matrix_release(matrix);
    }
    return written;
}
