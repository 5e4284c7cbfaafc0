/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_pair.c: L2, two who must both be free: what their sessions ask for together against the
 * minutes they share, and the longest piece they share against the least length of a session.
 * Pairs that share nothing at all are told by AU6. */
#include "base/memory.h"
#include "check/ladder.h"
#include "check/ladder_count.h"

struct pair {
    struct rf_auditing *audit;
    int32_t induction, one, other;
    struct rf_minutes shared;
};

static bool is_theirs(const struct pair *pair, const struct rf_entry *entry)
{
    return rf_count_takes(pair->audit->checker, entry) && rf_ladder_is_free(entry, pair->one) &&
           rf_ladder_is_free(entry, pair->other);
}

static void count_minutes(const struct pair *pair)
{
    const struct rf_checker *checker = pair->audit->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_course *course = &checker->courses[pair->induction];
    struct rf_count count = rf_count_start(checker);
    struct rf_text weeks = RF_TEXT_INIT;
    struct rf_lack lack;
    int32_t i;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        if (is_theirs(pair, &checker->entries[i]))
            rf_count_claim(&count, &checker->entries[i]);
    }
    rf_count_use(&count, &pair->shared);
    rf_count_keep(&count, checker->slot_of[pair->one], &pair->shared);
    rf_count_keep(&count, checker->slot_of[pair->other], &pair->shared);
    lack = rf_count_worst(&count);
    if (lack.first_week >= 0 && lack.usable > 0) {
        rf_count_add_weeks(instance, &lack, &weeks);
        rf_diagnostics_add(pair->audit->diagnostics, RF_WARNING, "L2",
                           rf_audit_place(instance->inductions[pair->induction].origin),
                           rf_ladder_ways_out,
                           "%s and %s are asked for at least %d minutes together %s and share %d "
                           "usable inside the pupils' day: %d minutes short",
                           instance->people[pair->one].id, instance->people[pair->other].id,
                           lack.asked, rf_text_peek(&weeks), lack.usable, lack.asked - lack.usable);
    }
    rf_text_release(&weeks);
    rf_count_release(&count);
}

/* Minutes of the longest piece shared in the session's window. */
static int32_t longest_in(const struct pair *pair, const struct rf_entry *entry)
{
    const struct rf_instance *instance = pair->audit->instance;
    int32_t date, longest = 0;

    for (date = 0; date < instance->date_count; date++) {
        int32_t here;

        if (!rf_check_in_window(instance, &entry->window, date))
            continue;
        here = rf_minutes_longest(&pair->shared, date);
        longest = here > longest ? here : longest;
    }
    return longest;
}

/* Of the sessions that no piece holds although some is shared: the one that lacks least. */
static void count_pieces(const struct pair *pair)
{
    const struct rf_checker *checker = pair->audit->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_course *course = &checker->courses[pair->induction];
    const struct rf_entry *nearest = NULL;
    int32_t i, best = 0, short_ones = 0, asked = 0;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &checker->entries[i];
        int32_t longest;

        if (!is_theirs(pair, entry))
            continue;
        asked++;
        longest = longest_in(pair, entry);
        if (longest == 0 || longest >= entry->step->least)
            continue;
        short_ones++;
        if (nearest == NULL || longest - entry->step->least > best - nearest->step->least) {
            nearest = entry;
            best = longest;
        }
    }
    if (nearest != NULL)
        rf_diagnostics_add(pair->audit->diagnostics, RF_WARNING, "L2",
                           rf_audit_place(instance->inductions[pair->induction].origin),
                           "join two free periods of both, or let the session be shorter",
                           "%s and %s share at most %d minutes in one piece inside the pupils' day "
                           "where %s needs at least %d: %d minutes short (%d of %d sessions)",
                           instance->people[pair->one].id, instance->people[pair->other].id, best,
                           instance->kinds[nearest->kind].name, nearest->step->least,
                           nearest->step->least - best, short_ones, asked);
}

static void look_at(struct rf_auditing *audit, int32_t induction, int32_t one, int32_t other)
{
    const struct rf_checker *checker = audit->checker;
    struct pair pair = {audit, induction, one, other,
                        rf_minutes_of(checker, checker->slot_of[one])};
    struct rf_minutes theirs = rf_minutes_of(checker, checker->slot_of[other]);

    rf_minutes_and(&pair.shared, &theirs);
    rf_minutes_release(&theirs);
    count_minutes(&pair);
    count_pieces(&pair);
    rf_minutes_release(&pair.shared);
}

/* Everybody who must be free together with `one` at some session, each once. */
static void look_at_partners(struct rf_auditing *audit, int32_t induction, int32_t one,
                             const bool *told)
{
    const struct rf_checker *checker = audit->checker;
    const struct rf_course *course = &checker->courses[induction];
    bool *met = rf_allocate((size_t)audit->instance->person_count, sizeof *met);
    int32_t i, j;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        for (j = 0; rf_ladder_is_free(entry, one) && j < entry->part_count; j++) {
            int32_t other = entry->parts[j].person;

            if (other < 0 || other == one || met[other] || told[other] ||
                entry->parts[j].presence != RF_FREE)
                continue;
            met[other] = true;
            look_at(audit, induction, one, other);
        }
    }
    rf_release(met);
}

void rf_ladder_pairs(struct rf_auditing *audit, const bool *told)
{
    int32_t i;

    for (i = 0; i < audit->instance->induction_count; i++) {
        const struct rf_induction *pair = &audit->instance->inductions[i];
        int32_t one = pair->ect >= 0 ? pair->ect : pair->mentor;

        if (!told[one])
            look_at_partners(audit, i, one, told);
    }
}
