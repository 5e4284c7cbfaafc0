/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * arrange.c: matching a plan's list with the demand by name; every demanded session is in the list
 * once, placed or unplaced, and nothing else is (H1). */
#include "check/arrange.h"

#include "base/memory.h"
#include "check/report.h"

static struct rf_words name_of(const struct rf_instance *instance, const struct rf_session *session)
{
    struct rf_words words = {"a session that no input knows"};

    if (session->event >= instance->event_count || session->kind < 0 ||
        session->kind >= instance->kind_count ||
        (session->event < 0 &&
         (session->induction < 0 || session->induction >= instance->induction_count)))
        return words;
    return rf_words_asked(instance, session);
}

static void say(struct rf_judge *judge, int32_t plan_index, const struct rf_session *session,
                const char *words)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_DEMAND);

    what.first = plan_index;
    if (rf_judge_break(judge))
        rf_judge_say(judge, what, "%s %s", name_of(judge->instance, session).text, words);
}

static void list_entries(const struct rf_checker *checker, struct rf_arrangement *arrangement)
{
    int32_t i;

    for (i = 0; i < checker->entry_count; i++) {
        const struct rf_entry *entry = &checker->entries[i];
        struct rf_session session = {.induction = entry->induction,
                                     .kind = entry->kind,
                                     .monday = entry->monday,
                                     .event = entry->event,
                                     .chosen = -1,
                                     .cover = -1,
                                     .room = -1};

        arrangement->sessions[i] = session;
        arrangement->index[i] = -1;
    }
}

void rf_arrange(struct rf_judge *judge, const struct rf_plan *plan,
                struct rf_arrangement *arrangement)
{
    const struct rf_checker *checker = judge->checker;
    size_t count = (size_t)checker->entry_count;
    int32_t i, latest = -1;

    arrangement->sessions = rf_allocate(count, sizeof *arrangement->sessions);
    arrangement->index = rf_allocate(count, sizeof *arrangement->index);
    list_entries(checker, arrangement);
    for (i = 0; i < plan->session_count; i++) {
        const struct rf_session *session = &plan->sessions[i];
        int32_t entry = rf_check_entry(checker, session);

        if (entry < 0 || checker->entries[entry].kind != session->kind ||
            checker->entries[entry].induction != session->induction) {
            say(judge, i, session, "is in the plan but is not asked for");
        } else if (arrangement->index[entry] >= 0) {
            say(judge, i, session, "is in the plan twice");
        } else {
            arrangement->sessions[entry] = *session;
            arrangement->index[entry] = i;
            if (entry < latest)
                say(judge, i, session, "is not in its place in the order of the plan");
            latest = entry > latest ? entry : latest;
        }
    }
    for (i = 0; i < checker->entry_count; i++) {
        if (arrangement->index[i] < 0)
            say(judge, -1, &arrangement->sessions[i],
                "is asked for but is not in the plan, not even as unplaced");
    }
}

void rf_arrangement_release(struct rf_arrangement *arrangement)
{
    rf_release(arrangement->sessions);
    rf_release(arrangement->index);
}
