/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * show.c: a stored run as text. The instance comes out of the plan file, so that a run can be
 * shown years later, whatever became of the input files. */
#include <string.h>

#include "base/memory.h"
#include "check/plan_text.h"
#include "command/command.h"
#include "command/stored.h"
#include "input/read.h"
#include "report/view.h"

/* The id nearest to `asked` among `count` ids, NULL when none is near. */
static const char *nearest(const char *asked, const char *(*id)(const struct rf_instance *, int),
                           const struct rf_instance *instance, int count)
{
    const char *found = NULL;
    int least = 3;
    for (int index = 0; index < count; index++) {
        int distance = rf_text_distance(asked, id(instance, index), 2);
        if (distance < least) {
            least = distance;
            found = id(instance, index);
        }
    }
    return found;
}

static const char *person_id(const struct rf_instance *instance, int index)
{
    return instance->people[index].id;
}

static const char *pair_id(const struct rf_instance *instance, int index)
{
    return instance->inductions[index].id;
}

static enum rf_status unknown(const char *what, const char *asked, const char *near)
{
    fprintf(stderr, "ringfence: this run knows no %s \"%s\"%s%s%s\n", what, asked,
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return RF_USAGE;
}

static enum rf_status fill(const struct rf_request *request, const struct rf_view *view,
                           struct rf_text *answer)
{
    const struct rf_instance *instance = view->instance;
    if (request->person) {
        int32_t person = rf_instance_person(instance, request->person);
        if (person < 0)
            return unknown("person", request->person,
                           nearest(request->person, person_id, instance, instance->person_count));
        rf_view_person(view, person, answer);
    }
    if (request->pair) {
        int32_t induction = rf_instance_induction(instance, request->pair);
        if (induction < 0)
            return unknown("induction", request->pair,
                           nearest(request->pair, pair_id, instance, instance->induction_count));
        rf_view_pair(view, induction, answer);
    }
    if (request->has_week)
        rf_view_week(view, request->week, answer);
    if (request->ledgers)
        rf_view_ledgers(view, answer);
    if (!request->person && !request->pair && !request->has_week && !request->ledgers &&
        !request->quiet) {
        rf_view_term(view, answer);
        rf_view_tiers(view, answer);
    }
    if (!request->ledgers && !request->quiet) /* the ledgers end with them */
        rf_view_waivers(view, answer);
    return RF_OK;
}

static enum rf_status show(const struct rf_request *request, struct rf_stored *stored)
{
    struct rf_text answer = RF_TEXT_INIT;
    const struct rf_instance *school = rf_stored_school(stored, stored->instance);
    if (request->plan_text) {
        rf_plan_text_write(school, stored->plan, stdout);
        return RF_OK;
    }
    struct rf_view view = {school, stored->plan, stored->reasons, rf_request_width(request)};
    enum rf_status status = fill(request, &view, &answer);
    if (status == RF_OK) {
        rf_view_summary(&view, stored->run, &answer);
        rf_answer_print(&answer);
    }
    rf_text_release(&answer);
    return status;
}

/* The answer is no when the run has none. */
static enum rf_status show_certificate(struct rf_stored *stored, struct rf_diagnostics *troubles)
{
    char *text = NULL;
    enum rf_status status = rf_store_certificate(stored->store, stored->run, troubles, &text);
    if (text) {
        fputs(text, stdout);
    } else if (status == RF_OK) {
        fprintf(stderr, "ringfence: run %lld has no certificate\n", (long long)stored->run);
        status = RF_NO;
    }
    rf_release(text);
    return status;
}

static enum rf_status show_plan(const struct rf_request *request, struct rf_stored *stored,
                                struct rf_diagnostics *troubles, struct rf_timings *timings)
{
    enum rf_status status = rf_stored_instance(stored, troubles);
    if (status == RF_OK)
        status = rf_stored_plan(stored, stored->instance, troubles);
    rf_timings_stage(timings, "read the plan");
    return status == RF_OK ? show(request, stored) : status;
}

enum rf_status rf_command_show(const struct rf_request *request)
{
    struct rf_timings timings = rf_timings_start(request->timings);
    struct rf_stored stored = RF_STORED_INIT;
    struct rf_diagnostics troubles = RF_DIAGNOSTICS_INIT;
    enum rf_status status =
        rf_stored_open(&stored, rf_request_database(request), request->run, &troubles);
    if (status == RF_OK)
        status = request->certificate ? show_certificate(&stored, &troubles)
                                      : show_plan(request, &stored, &troubles, &timings);
    rf_timings_stage(&timings, "show");
    rf_findings_print(request, &troubles, stderr);
    rf_stored_release(&stored);
    rf_diagnostics_release(&troubles);
    return status;
}
