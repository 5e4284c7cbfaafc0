/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * unplaced.c: merges the reasons of a pair's weeks, because they are nearly always the same. */
#include "report/unplaced.h"

#include "base/memory.h"
#include "explain/cause.h"
#include "report/phrase.h"
#include "report/table.h"
#include "report/weeks.h"
#include "store/participation.h"

enum { FACTS_TOLD = 4, INDENT = 2 };

static bool belongs(const struct rf_session *session, int32_t induction, int32_t kind)
{
    return session->event < 0 && session->induction == induction && session->kind == kind;
}

int32_t rf_unplaced_count(const struct rf_plan *plan, int32_t induction, int32_t kind)
{
    int32_t count = 0;
    for (int32_t index = 0; index < plan->session_count; index++)
        count += belongs(&plan->sessions[index], induction, kind) && !plan->sessions[index].placed;
    return count;
}

static void add_weeks(const struct rf_view *view, int32_t induction, int32_t kind,
                      struct rf_text *text)
{
    struct rf_weeks weeks = RF_WEEKS_INIT;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        if (belongs(session, induction, kind))
            rf_weeks_add(&weeks, session->monday, !session->placed);
    }
    rf_weeks_tell(&weeks, view->instance, text);
}

/* The text of the first unplaced session, for reasons that are not known in numbers. */
static const char *plain_reason(const struct rf_view *view, int32_t induction, int32_t kind)
{
    for (int32_t index = 0; view->reasons && index < view->plan->session_count; index++)
        if (belongs(&view->plan->sessions[index], induction, kind) && view->reasons[index].text)
            return view->reasons[index].text;
    return NULL;
}

/* What follows the number of sessions. */
static void add_details(const struct rf_view *view, const struct rf_cause *cause, int32_t induction,
                        int32_t kind, struct rf_text *text)
{
    struct rf_text facts = RF_TEXT_INIT;
    const char *plain = cause->known == 0 ? plain_reason(view, induction, kind) : NULL;
    rf_text_add(text, ", ");
    add_weeks(view, induction, kind, text);
    if (cause->known > 0 || plain)
        rf_text_add(text, ": ");
    if (plain)
        rf_text_add(text, plain);
    rf_cause_verdict(cause, view->instance, induction, kind, text);
    rf_cause_facts(cause, FACTS_TOLD, &facts);
    if (facts.length > 0)
        rf_text_format(text, ". Of the time looked at: %s", rf_text_peek(&facts));
    rf_text_release(&facts);
}

void rf_phrase_unplaced(const struct rf_view *view, int32_t induction, int32_t kind,
                        enum rf_unplaced_detail detail, struct rf_text *text)
{
    struct rf_cause cause = RF_CAUSE_INIT;
    rf_cause_add(&cause, view->plan, view->reasons, induction, kind);
    rf_cause_sort(&cause);
    if (cause.unplaced > 0) {
        if (cause.unplaced == cause.asked && cause.asked > 1)
            rf_text_format(text, "all %d", cause.asked);
        else
            rf_text_format(text, "%d of %d", cause.unplaced, cause.asked);
        if (detail == RF_UNPLACED_FULL) {
            add_details(view, &cause, induction, kind, text);
        } else if (cause.known > 0) {
            rf_text_add(text, ": ");
            rf_cause_brief(&cause, view->instance, kind, text);
        }
    }
    rf_cause_release(&cause);
}

void rf_phrase_reason(const struct rf_view *view, int32_t index, struct rf_text *text)
{
    const struct rf_session *session = &view->plan->sessions[index];
    struct rf_plan alone = {.sessions = &view->plan->sessions[index], .session_count = 1};
    struct rf_cause cause = RF_CAUSE_INIT;
    if (!view->reasons)
        return;
    if (session->event < 0)
        rf_cause_add(&cause, &alone, &view->reasons[index], session->induction, session->kind);
    rf_cause_sort(&cause);
    if (cause.known > 0)
        rf_cause_verdict(&cause, view->instance, session->induction, session->kind, text);
    else if (view->reasons[index].text)
        rf_text_add(text, view->reasons[index].text);
    rf_cause_release(&cause);
}

/* Free time of ECT and mentor, and of nobody else. */
static bool asks_for_both(const struct rf_kind *kind)
{
    return kind->presence[RF_ROLE_ECT] == RF_FREE && kind->presence[RF_ROLE_MENTOR] == RF_FREE &&
           kind->presence[RF_ROLE_TUTOR] == RF_ABSENT;
}

/* The kind that asks for the free time of both and comes first in tier 1; -1 for none. */
static int32_t leading_kind(const struct rf_view *view, int32_t induction)
{
    int32_t found = -1;
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++) {
        const struct rf_kind *asks = &view->instance->kinds[kind];
        if (asks_for_both(asks) && rf_unplaced_count(view->plan, induction, kind) > 0 &&
            (found < 0 || asks->priority < view->instance->kinds[found].priority))
            found = kind;
    }
    return found;
}

/* Why, when one sentence can say it for all that asks for the free time of both. */
static void add_single_cause(const struct rf_view *view, int32_t induction, struct rf_text *text)
{
    struct rf_cause cause = RF_CAUSE_INIT;
    const struct rf_induction *pair = &view->instance->inductions[induction];
    int32_t leading = leading_kind(view, induction);
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++)
        if (asks_for_both(&view->instance->kinds[kind]))
            rf_cause_add(&cause, view->plan, view->reasons, induction, kind);
    rf_cause_sort(&cause);
    const char *rule = rf_cause_single_rule(&cause);
    if (cause.known > 0 && cause.timeless == cause.unplaced) {
        rf_text_add(text, ": ");
        rf_cause_no_time(view->instance, induction, leading, text);
        rf_text_add(text, " in any week");
    } else if (cause.known == cause.unplaced && rule) {
        rf_text_format(text, ": where %s and %s have time, %s",
                       view->instance->people[pair->ect].id,
                       view->instance->people[pair->mentor].id, rule);
    }
    rf_cause_release(&cause);
}

static bool has_nothing_placed(const struct rf_plan *plan, int32_t induction)
{
    int32_t asked = 0;
    for (int32_t index = 0; index < plan->session_count; index++) {
        const struct rf_session *session = &plan->sessions[index];
        if (session->event >= 0 || session->induction != induction)
            continue;
        if (session->placed)
            return false;
        asked++;
    }
    return asked > 0;
}

void rf_view_nothing_placed(const struct rf_view *view, int32_t induction, struct rf_text *out)
{
    const struct rf_induction *pair = &view->instance->inductions[induction];
    struct rf_text text = RF_TEXT_INIT;
    if (!has_nothing_placed(view->plan, induction))
        return;
    rf_text_add(&text, "Nothing has a place");
    add_single_cause(view, induction, &text);
    rf_text_format(&text, ". Next: free a period for both %s and %s, or name another mentor.",
                   view->instance->people[pair->ect].id, view->instance->people[pair->mentor].id);
    rf_blanks(out, INDENT);
    rf_wrap(out, rf_text_peek(&text), INDENT, INDENT, view->width);
    rf_text_release(&text);
}

/* Who does not come to a group session that stands. */
static void add_missing(const struct rf_view *view, const struct rf_session *session,
                        struct rf_text *text)
{
    struct rf_participants participants = RF_PARTICIPANTS_INIT;
    int count = 0;
    rf_participants_list(view->instance, session, &participants);
    for (size_t who = 0; who < participants.count; who++)
        if (participants.items[who].role == RF_ROLE_MISSING)
            rf_text_format(text, "%s%s", count++ ? ", " : "",
                           view->instance->people[participants.items[who].person].id);
    if (count > 0)
        rf_text_add(text, count > 1 ? " do not come" : " does not come");
    rf_participants_release(&participants);
}

static void add_line(const char *id, const char *kind, struct rf_text *text, struct rf_table *table)
{
    if (text->length > 0) {
        rf_table_add(table, id);
        rf_table_add(table, kind);
        rf_table_add(table, rf_text_peek(text));
    }
    rf_text_release(text);
}

void rf_view_unplaced(const struct rf_view *view, int32_t limit, struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    struct rf_table table = RF_TABLE_INIT(3);
    for (int32_t induction = 0; induction < instance->induction_count; induction++) {
        for (int32_t kind = 0; kind < instance->kind_count; kind++) {
            struct rf_text text = RF_TEXT_INIT;
            rf_phrase_unplaced(view, induction, kind, RF_UNPLACED_BRIEF, &text);
            add_line(instance->inductions[induction].id, instance->kinds[kind].name, &text, &table);
        }
    }
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        struct rf_text text = RF_TEXT_INIT;
        if (session->event < 0)
            continue;
        if (session->placed)
            add_missing(view, session, &text);
        else
            rf_phrase_reason(view, index, &text);
        if (!session->placed && text.length == 0)
            rf_text_add(&text, "has no place");
        add_line(instance->events[session->event].id, instance->kinds[session->kind].name, &text,
                 &table);
    }
    int32_t lines = (int32_t)(table.count / 3), told = limit > 0 && lines > limit ? limit : lines;
    if (told > 0)
        rf_text_add(out, "Unplaced\n");
    rf_table_cut(&table, (size_t)told);
    rf_table_print(&table, INDENT, view->width, out);
    if (lines > told)
        rf_text_format(out, "  and %d more like these\n", lines - told);
}
