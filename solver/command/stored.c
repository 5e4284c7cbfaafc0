/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stored.c: opening, choosing the run, reading. */
#include "command/stored.h"

#include <string.h>

#include "base/memory.h"
#include "input/read.h"

enum rf_status rf_stored_open(struct rf_stored *stored, const char *path, int64_t run,
                              struct rf_diagnostics *troubles)
{
    int64_t *runs = NULL;
    int32_t count = 0;
    enum rf_status status = rf_store_open(path, RF_STORE_READ, troubles, &stored->store);
    if (status == RF_OK && run == 0) {
        status = rf_store_runs(stored->store, troubles, &runs, &count);
        if (status == RF_OK && count == 0) {
            struct rf_place place = {.file = path};
            rf_diagnostics_add(troubles, RF_ERROR, "DB1", place,
                               "make one: ringfence solve FILE... --db FILE", "holds no run yet");
            status = RF_USAGE;
        }
    }
    stored->run = run ? run : count > 0 ? runs[count - 1] : 0;
    rf_release(runs);
    return status;
}

enum rf_status rf_stored_instance(struct rf_stored *stored, struct rf_diagnostics *troubles)
{
    char *canonical = NULL;
    enum rf_status status = rf_store_instance(stored->store, stored->run, troubles, &canonical);
    if (status != RF_OK)
        return status;
    struct rf_diagnostics findings = RF_DIAGNOSTICS_INIT;
    status = rf_read_instance_bytes("<stored input>", canonical, strlen(canonical), false,
                                    &findings, &stored->instance);
    if (status != RF_OK) {
        struct rf_place nowhere = {0};
        for (size_t index = 0; index < findings.count; index++)
            if (findings.items[index].severity == RF_ERROR)
                rf_diagnostics_add(troubles, RF_ERROR, "DB6", nowhere, NULL,
                                   "the stored input of run %lld is no longer understood: %s",
                                   (long long)stored->run, findings.items[index].message);
        status = RF_IO;
    }
    rf_diagnostics_release(&findings);
    rf_release(canonical);
    return status;
}

enum rf_status rf_stored_plan(struct rf_stored *stored, const struct rf_instance *instance,
                              struct rf_diagnostics *troubles)
{
    enum rf_status status =
        rf_store_plan(stored->store, stored->run, instance, troubles, &stored->plan);
    if (!stored->plan)
        return status;
    stored->reasons = rf_store_reasons(stored->store);
    return status;
}

static bool is_choice(const struct rf_induction *pair, int32_t mentor)
{
    for (int32_t i = 0; i < pair->mentor_choice_count; i++)
        if (pair->mentor_choice[i] == mentor)
            return true;
    return false;
}

const struct rf_instance *rf_stored_school(struct rf_stored *stored,
                                           const struct rf_instance *instance)
{
    const struct rf_plan *plan = stored->plan;
    if (!plan || !plan->mentors)
        return instance;
    int32_t *mentors = rf_allocate((size_t)instance->induction_count, sizeof *mentors);
    for (int32_t i = 0; i < instance->induction_count; i++)
        mentors[i] = is_choice(&instance->inductions[i], plan->mentors[i])
                         ? plan->mentors[i]
                         : instance->inductions[i].mentor;
    stored->variant = rf_instance_with_mentors(instance, mentors);
    rf_release(mentors);
    return stored->variant;
}

void rf_stored_release(struct rf_stored *stored)
{
    rf_instance_release(stored->variant);
    rf_plan_release(stored->plan);
    rf_instance_release(stored->instance);
    rf_store_close(stored->store);
    *stored = (struct rf_stored)RF_STORED_INIT;
}
