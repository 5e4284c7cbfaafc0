/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_meeting.c: AU6, whether those who are to meet have a moment inside the pupils' day for
 * every session asked for, and one that is not needed as planning time (D16).
 *
 * Sound: each session is looked at alone, as if nothing else were placed. The steps of an induction
 * that ask for the same people are told together. */
#include "base/text.h"
#include "check/audit_part.h"
#include "check/presence.h"

enum verdict { TIME, PLANNING_TIME, NO_TIME };

/* The steps of one induction that ask for the same people. */
struct meeting {
    int32_t induction;
    int32_t people[RF_ROLES]; /* as their roles come, each once */
    int32_t people_count;
    bool keeps[RF_ROLES];        /* the person needs shared time as planning time */
    struct rf_text none, needed; /* the sessions, as words */
};

/* The first person of the session who would lack planning time with it there; -1: nobody. */
static int32_t keeper(const struct rf_checker *checker, const struct rf_entry *entry, int32_t date,
                      struct rf_span span)
{
    const struct rf_instance *instance = checker->instance;
    int32_t cycle = instance->weeks[instance->dates[date].week].cycle, i, j;

    for (i = 0; i < entry->part_count; i++) {
        const struct rf_planning *pass;
        int32_t touched = 0;

        if (entry->parts[i].slot < 0 || entry->parts[i].presence != RF_FREE)
            continue;
        pass = &checker->planning[entry->parts[i].slot * instance->cycle_count + cycle];
        for (j = pass->first; j < pass->first + pass->count; j++) {
            struct rf_span period = checker->periods[j].span;

            if (checker->periods[j].date == date && rf_span_overlap(period, span))
                touched += period.until - period.from;
        }
        if (touched > 0 && pass->supply - touched < pass->need)
            return entry->parts[i].person;
    }
    return -1;
}

/* The best that the facts leave the session inside the pupils' day of its window. */
static enum verdict judge(const struct rf_checker *checker, int32_t entry, int32_t *needed_by)
{
    const struct rf_instance *instance = checker->instance;
    int32_t date, grid = instance->rules[RF_RULE_GRID];
    enum verdict best = NO_TIME;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_date *here = &instance->dates[date];
        struct rf_span span;

        if (!rf_check_in_window(instance, &checker->entries[entry].window, date))
            continue;
        span.from = here->pupils.from + (grid - here->pupils.from % grid) % grid;
        for (; span.from < here->pupils.until; span.from += grid) {
            int32_t person;

            span.until = rf_check_end(checker, entry, date, span.from);
            if (span.until < 0 || span.until > here->pupils.until)
                continue;
            person = keeper(checker, &checker->entries[entry], date, span);
            if (person < 0)
                return TIME;
            *needed_by = best == NO_TIME ? person : *needed_by;
            best = PLANNING_TIME;
        }
    }
    return best;
}

static void add_step(const struct rf_instance *instance, const struct rf_entry *entry,
                     int32_t count, int32_t asked, struct rf_text *text)
{
    if (count == 0)
        return;
    rf_text_format(text, "%s%s", text->length > 0 ? ", " : "", instance->kinds[entry->kind].name);
    if (entry->choice.cast != NULL) {
        rf_text_add(text, " with one of ");
        rf_audit_add_people(instance, entry->choice.cast->people, entry->choice.cast->count, text);
    }
    rf_text_format(text, " (%d of %d)", count, asked);
}

/* The fixed people of a session, each once; false where nobody has a part that it needs. */
static bool people_of(const struct rf_entry *entry, struct meeting *meeting)
{
    int32_t i, j;

    meeting->people_count = 0;
    for (i = 0; i < entry->part_count; i++) {
        for (j = 0; j < meeting->people_count; j++) {
            if (meeting->people[j] == entry->parts[i].person)
                break;
        }
        if (entry->parts[i].person < 0)
            return false;
        if (j == meeting->people_count)
            meeting->people[meeting->people_count++] = entry->parts[i].person;
    }
    return meeting->people_count > 0;
}

static bool same_people(const struct rf_entry *entry, const struct meeting *meeting)
{
    struct meeting here = {.induction = meeting->induction};
    int32_t i;

    if (!people_of(entry, &here) || here.people_count != meeting->people_count)
        return false;
    for (i = 0; i < here.people_count; i++) {
        if (here.people[i] != meeting->people[i])
            return false;
    }
    return true;
}

static void look_at(const struct rf_auditing *audit, const struct rf_step *step,
                    struct meeting *meeting)
{
    const struct rf_course *course = &audit->checker->courses[meeting->induction];
    const struct rf_entry *first = NULL;
    int32_t i, j, asked = 0, none = 0, needed = 0, needed_by = -1;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &audit->checker->entries[i];
        enum verdict verdict;

        if (entry->step != step || !same_people(entry, meeting))
            continue;
        first = first != NULL ? first : entry;
        asked++;
        verdict = judge(audit->checker, i, &needed_by);
        none += verdict == NO_TIME;
        needed += verdict == PLANNING_TIME;
        for (j = 0; verdict == PLANNING_TIME && j < meeting->people_count; j++)
            meeting->keeps[j] = meeting->keeps[j] || meeting->people[j] == needed_by;
    }
    if (first == NULL)
        return;
    add_step(audit->instance, first, none, asked, &meeting->none);
    add_step(audit->instance, first, needed, asked, &meeting->needed);
}

/* "AB, CD and EF": all people of the meeting, or those who keep their planning time. */
static void add_people(const struct rf_instance *instance, const struct meeting *meeting,
                       bool keepers, struct rf_text *text)
{
    int32_t i, told = 0, count = 0;

    for (i = 0; i < meeting->people_count; i++)
        count += !keepers || meeting->keeps[i];
    for (i = 0; i < meeting->people_count; i++) {
        if (keepers && !meeting->keeps[i])
            continue;
        rf_text_add(text, told == 0 ? "" : told + 1 < count ? ", " : " and ");
        rf_text_add(text, instance->people[meeting->people[i]].id);
        told++;
    }
}

static void tell(struct rf_auditing *audit, const struct meeting *meeting)
{
    const struct rf_instance *instance = audit->instance;
    struct rf_text text = RF_TEXT_INIT;
    bool alone = meeting->people_count == 1;

    if (meeting->none.length > 0) {
        add_people(instance, meeting, false, &text);
        rf_text_format(&text, " %s inside the pupils' day for %s",
                       alone ? "has no time" : "have no common time", rf_text_peek(&meeting->none));
    }
    if (meeting->needed.length > 0) {
        rf_text_add(&text, meeting->none.length > 0 ? "; what they share" : "what ");
        if (meeting->none.length == 0) {
            add_people(instance, meeting, false, &text);
            rf_text_format(&text, " %s inside the pupils' day", alone ? "has" : "share");
        }
        rf_text_format(&text, " for %s is needed as planning time by ",
                       rf_text_peek(&meeting->needed));
        add_people(instance, meeting, true, &text);
    }
    rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU6",
                       rf_audit_place(instance->inductions[meeting->induction].origin),
                       "free a common period, or allow before or after school by a waiver of H6",
                       "%s", rf_text_peek(&text));
    rf_text_release(&text);
}

static void audit_people(struct rf_auditing *audit, int32_t induction, struct meeting *meeting)
{
    const struct rf_course *course = &audit->checker->courses[induction];
    const struct rf_stage *stage = NULL;
    int32_t i, j;

    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        const struct rf_entry *entry = &audit->checker->entries[i];
        bool seen = false;

        for (j = course->first_entry; j < i; j++)
            seen = seen || audit->checker->entries[j].stage == entry->stage;
        stage = entry->stage;
        for (j = 0; !seen && j < stage->step_count; j++)
            look_at(audit, &stage->steps[j], meeting);
    }
    if (meeting->none.length + meeting->needed.length > 0)
        tell(audit, meeting);
    rf_text_release(&meeting->none);
    rf_text_release(&meeting->needed);
}

void rf_audit_meetings(struct rf_auditing *audit)
{
    int32_t induction, i, j;

    for (induction = 0; induction < audit->instance->induction_count; induction++) {
        const struct rf_course *course = &audit->checker->courses[induction];

        for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
            struct meeting meeting = {.induction = induction};
            bool seen = false;

            if (!people_of(&audit->checker->entries[i], &meeting))
                continue;
            for (j = course->first_entry; j < i && !seen; j++)
                seen = same_people(&audit->checker->entries[j], &meeting);
            if (!seen)
                audit_people(audit, induction, &meeting);
        }
    }
}
