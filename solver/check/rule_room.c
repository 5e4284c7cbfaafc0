/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_room.c: what asks for a private room stands in one that is free (H19: D28). */
#include "check/presence.h"
#include "check/report.h"
#include "check/room.h"
#include "check/rule.h"

static const char *name_of(const struct rf_instance *instance, int32_t room)
{
    return room >= 0 && room < instance->room_count ? instance->rooms[room].name : "no room";
}

static struct rf_violation violation(const struct rf_judge *judge, int32_t entry)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ROOM);
    int32_t room = judge->sessions[entry].room;

    what.first = entry;
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    if (room >= 0 && room < judge->instance->room_count)
        what.origin = judge->instance->rooms[room].origin;
    return what;
}

static void test(struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    int32_t room = judge->sessions[entry].room;
    const char *words = NULL;

    if (!what->room)
        words = "is named, but it needs none";
    else if (room == -1)
        words = "is named, but it needs a private one";
    else if (!rf_check_room_can(judge->checker, what, room, rf_judge_date(judge, entry),
                                rf_judge_span(judge, entry)))
        words = "is named, which is not a private room of the site that is free then";
    if (words != NULL && rf_judge_break(judge))
        rf_judge_say(judge, violation(judge, entry), "%s on %s %s: %s %s",
                     rf_words_entry(judge->checker, entry).text,
                     rf_words_day(judge->sessions[entry].day).text,
                     rf_words_span(rf_judge_span(judge, entry)).text,
                     name_of(judge->instance, room), words);
}

static void tell_two(struct rf_judge *judge, int32_t one, int32_t other)
{
    struct rf_violation what = violation(judge, other);

    what.first = one;
    what.second = other;
    rf_judge_say(judge, what, "%s is taken twice on %s: %s %s and %s %s",
                 name_of(judge->instance, judge->sessions[one].room), rf_words_day(what.day).text,
                 rf_words_entry(judge->checker, one).text,
                 rf_words_span(rf_judge_span(judge, one)).text,
                 rf_words_entry(judge->checker, other).text,
                 rf_words_span(rf_judge_span(judge, other)).text);
}

static void test_pairs(struct rf_judge *judge, int32_t entry)
{
    int32_t date = rf_judge_date(judge, entry), i;

    for (i = 0; i < rf_judge_near_count(judge) && rf_judge_near(judge, i) < entry; i++) {
        int32_t other = rf_judge_near(judge, i);

        if (rf_judge_date(judge, other) == date &&
            judge->sessions[other].room == judge->sessions[entry].room &&
            rf_span_overlap(rf_judge_span(judge, other), rf_judge_span(judge, entry)) &&
            rf_judge_break(judge))
            tell_two(judge, other, entry);
    }
}

void rf_check_rule_room(struct rf_judge *judge)
{
    int32_t i;

    for (i = 0; i < rf_judge_near_count(judge) && !rf_judge_done(judge); i++) {
        int32_t entry = rf_judge_near(judge, i);
        const struct rf_session *session = &judge->sessions[entry];

        if ((!judge->checker->entries[entry].room && session->room == -1) ||
            rf_judge_date(judge, entry) < 0)
            continue;
        if (rf_check_end(judge->checker, entry, rf_judge_date(judge, entry), session->start) ==
            session->end)
            test(judge, entry);
        if (session->room >= 0)
            test_pairs(judge, entry);
    }
}
