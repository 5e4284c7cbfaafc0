/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * each_table.c: every school in one table, in the order of their ids: bytes depend on how each
 * ended alone, never on when. */
#include "command/each_table.h"

#include "command/command.h"
#include "report/table.h"

static const char *end_words(const struct rf_worker_answer *answer)
{
    if (answer->how_sure[0] != '\0')
        return answer->how_sure;
    switch (answer->status) {
    case RF_INPUT:
        return "no plan: its files have faults";
    case RF_CONTRADICTORY:
        return "no plan: fixed facts contradict each other";
    case RF_LIMIT:
        return "no plan before a limit";
    case RF_FAULT:
        return "the plan could not be saved: our own fault";
    case RF_INTERRUPTED:
    case RF_TERMINATED:
        return "interrupted before there was a plan";
    case RF_IO: /* how_sure says what failed */
    case RF_OK:
    case RF_NO:
    case RF_USAGE:
    case RF_STATUS_COUNT:
        break;
    }
    return "";
}

static void add_school(struct rf_table *table, const struct rf_worker *worker)
{
    const struct rf_worker_answer *answer = &worker->answer;
    rf_table_add(table, worker->school->id);
    if (answer->run > 0)
        rf_table_format(table, "%lld", (long long)answer->run);
    else
        rf_table_add(table, "-");
    if (answer->planned) {
        rf_table_format(table, "%d", answer->sessions);
        rf_table_format(table, "%d", answer->placed);
        rf_table_format(table, "%d", answer->sessions - answer->placed);
    } else {
        for (int column = 0; column < 3; column++)
            rf_table_add(table, "-");
    }
    rf_table_add(table, end_words(answer));
}

void rf_each_table(const struct rf_crew *crew, struct rf_text *answer)
{
    static const char *const heads[] = {"school", "run",      "sessions",
                                        "placed", "unplaced", "how sure"};
    struct rf_table table = RF_TABLE_INIT(6);
    int64_t sessions = 0, placed = 0, stored = 0;
    int32_t planned = 0;
    for (int column = 0; column < 6; column++)
        rf_table_add(&table, heads[column]);
    for (int32_t index = 0; index < crew->count; index++) {
        const struct rf_worker_answer *one = &crew->workers[index].answer;
        add_school(&table, &crew->workers[index]);
        planned += one->planned;
        sessions += one->sessions;
        placed += one->placed;
        stored = stored == 0 ? one->run : stored;
    }
    if (!crew->request->quiet) {
        rf_table_print(&table, 0, rf_request_width(crew->request), answer);
        if (stored > 0)
            rf_text_format(answer, "next: ringfence show --db %s --run %lld\n",
                           rf_request_database(crew->request), (long long)stored);
    }
    rf_table_release(&table);
    rf_text_format(answer,
                   "%d of %d schools have a plan: %lld of %lld sessions placed, %lld unplaced\n",
                   planned, crew->count, (long long)placed, (long long)sessions,
                   (long long)(sessions - placed));
}
