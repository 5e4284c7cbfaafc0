/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_normal_start.c: which starts are kept, worked out from the argument in normal_start.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "model/normal_start.h"
#include "model_of.h"

#define BASE(programme)                                                                            \
    HEAD "," RULES "," KINDS                                                                       \
         ", 'policy': {'weights': {'common_moment': 0, 'fragile': 0}}, 'calendar': {" FOUR_WEEKS   \
         ", " WEEK_DAYS ", " FIFTIES "}," programme ","
#define CHAT "'chat': {'kind': 'chat', 'minutes': 30, 'every_weeks': 1}"
#define ONE_TUESDAY ", 'from': '2025-09-02', 'until': '2025-09-02'"

/* The kept starts of a session on a date as "09:00 11:05"; owned. */
static char *kept(const char *members, const char *session, const char *date)
{
    struct school school = school_open(members);
    bool *keep = rf_normal_starts(school.instance, school.facts, school.demands, school.candidates);
    int32_t demand = demand_of(&school, session);
    struct rf_text text = RF_TEXT_INIT;
    assert_true(demand >= 0);
    for (int32_t c = school.candidates->first[demand]; c < school.candidates->first[demand + 1];
         c++) {
        char minute[RF_MINUTE_TEXT];
        if (keep[c] && school.candidates->items[c].day == day_of(date))
            rf_text_format(&text, "%s%s", text.length > 0 ? " " : "",
                           rf_minute_format(school.candidates->items[c].start, minute));
    }
    rf_release(keep);
    school_close(&school);
    return rf_text_take(&text);
}

static void expect(const char *members, const char *session, const char *date, const char *starts)
{
    char *found = kept(members, session, date);
    assert_string_equal(found, starts);
    rf_release(found);
}

/* Nobody teaches, so nothing needs planning time: what is left are the starts of the three free
 * stretches; a chat is within the pupils' day. */
static void a_stretch_needs_its_first_start_alone(void **state)
{
    (void)state;
    expect(BASE(PROGRAMME(0, CHAT)) STAFF "," PAIR(ONE_TUESDAY), "E1/chat/2025-09-01", "2025-09-02",
           "08:45 11:05 13:35");
}

/* CD teaches 2, 3 and 4 and so has periods that must stay free: where a start leaves one period
 * untouched that an earlier start touches, it is kept: 13:35 and the start of the sixth period. A
 * chat at 08:45 touches period 1 from 09:00 on either way. */
static void a_start_that_spares_a_period_is_kept(void **state)
{
    (void)state;
    expect(
        BASE(PROGRAMME(0, CHAT)) STAFF "," PAIR(
            ONE_TUESDAY) ", 'lessons': {'L': {'staff': ['CD'], 'at': {'Tue/2': {}, 'Tue/3': {}, 'Tue/4': {}}}}",
        "E1/chat/2025-09-01", "2025-09-02", "08:45 13:35 14:25");
}

static void a_wished_start_is_kept(void **state)
{
    (void)state;
    expect(
        BASE(PROGRAMME(0, CHAT)) STAFF "," PAIR(
            ONE_TUESDAY) ", 'fixed': {'wishes': {'w': {'induction': 'E1', 'kind': 'chat', 'day': 'Tue', "
                         "'start': '12:00', 'reason': 'r'}}}",
        "E1/chat/2025-09-01", "2025-09-02", "08:45 11:05 12:00 13:35");
}

/* Another ECT's chat of the same mentor may stand before this one: half an hour and the buffer. */
static void a_start_behind_another_session_is_kept(void **state)
{
    (void)state;
    expect(
        BASE(PROGRAMME(
            0,
            CHAT)) "'staff': {'AB': {'name': 'A'}, 'EF': {'name': 'E'}, 'CD': "
                   "{'name': 'C', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', 'days': "
                   "{'Tue': {'start': '13:35', 'end': '14:40'}}}}}}, 'inductions': {"
                   "'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'" ONE_TUESDAY
                   "},"
                   "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'" ONE_TUESDAY
                   "}}",
        "E1/chat/2025-09-01", "2025-09-02", "13:35 14:10");
}

/* AB teaches from 09:00 to 09:50, and GH covers. Earlier than 09:00 less is released the earlier it
 * begins; within the lesson each start makes GH busy at other minutes; from 09:50 on nobody is
 * released. The rest are the starts of the stretches, and those that spare a free period of AB's.
 */
static void a_start_that_releases_at_other_minutes_is_kept(void **state)
{
    (void)state;
    expect(
        HEAD
        "," RULES ", 'kinds': {'relief': {'name': 'relief', 'priority': 3, 'people': {'ect': "
        "'covered', 'mentor': 'free'}}}, 'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES
        "}, " PROGRAMME(
            0,
            "'relief': {'kind': 'relief', 'minutes': 30}") ", 'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C'}, 'GH': {'name': 'G'}}, 'lessons': "
                                                           "{'L': {'staff': ['AB'], 'at': {'Tue/1': {}}}}, 'policy': {'cover': {'GH': {}}, "
                                                           "'weights': {'common_moment': 0, 'fragile': 0}}, " PAIR(
                                                               ONE_TUESDAY),
        "E1/relief/2025-09-01", "2025-09-02",
        "08:45 09:00 09:05 09:10 09:15 09:20 09:25 09:30 09:35 09:40 09:45 09:50 11:05 11:55 "
        "13:35 14:25");
}

/* Two pairs and one private room: the one may stand right behind the other. */
static void a_start_behind_another_session_in_the_room_is_kept(void **state)
{
    (void)state;
    expect(
        HEAD
        "," RULES ", 'kinds': {'quiet': {'name': 'quiet', 'priority': 3, 'people': {'ect': "
        "'free', 'mentor': 'free'}, 'private_room': true}}, 'calendar': {" FOUR_WEEKS ", " WEEK_DAYS
        ", " FIFTIES "}, " PROGRAMME(
            0,
            "'quiet': {'kind': 'quiet', "
            "'minutes': 50}") ", 'staff': {'AB': {'name': 'A', 'works': {'w': {'from': '2025-09-01', 'until': "
                              "'2025-09-26', 'days': {'Tue': {'start': '13:35', 'end': '15:15'}}}}}, 'CD': {'name': "
                              "'C'}, 'EF': {'name': 'E', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "
                              "'days': {'Tue': {'start': '13:35', 'end': '15:15'}}}}}, 'GH': {'name': 'G'}}, 'rooms': "
                              "{'R1': {'name': '1', 'private': true}}, 'policy': {'weights': {'common_moment': 0, "
                              "'fragile': 0}}, 'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, "
                              "'programme': 'p'" ONE_TUESDAY
                              "}, 'E2': {'ect': 'EF', 'mentor': 'GH', 'stage': 1, "
                              "'programme': 'p'" ONE_TUESDAY "}}",
        "E1/quiet/2025-09-01", "2025-09-02", "13:35 14:25");
}

/* Chats have no homes here, talks have: a duty of CD on 9 September alone makes 10:00 a start on
 * that date for both, and for talks on every Tuesday, because a home is one start. */
static void starts_of_a_kind_with_homes_move_together(void **state)
{
#define DUTY                                                                                       \
    ", 'commitments': {'d': {'type': 'duty', 'staff': ['CD'], 'on': {'2025-09-09': {'start': "     \
    "'11:05', 'end': '11:30'}}}}"
    (void)state;
    expect(BASE(PROGRAMME(0, CHAT)) STAFF "," PAIR("") DUTY, "E1/chat/2025-09-08", "2025-09-09",
           "08:45 11:30 13:35");
    expect(BASE(PROGRAMME(0, CHAT)) STAFF "," PAIR("") DUTY, "E1/chat/2025-09-01", "2025-09-02",
           "08:45 11:05 13:35");
    char *talks = kept(BASE(PROGRAMME(0, TALK(1))) STAFF "," PAIR("") DUTY, "E1/talk/2025-09-01",
                       "2025-09-02");
    assert_non_null(strstr(talks, "11:05 11:30"));
    rf_release(talks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stretch_needs_its_first_start_alone),
        cmocka_unit_test(a_start_that_spares_a_period_is_kept),
        cmocka_unit_test(a_wished_start_is_kept),
        cmocka_unit_test(a_start_behind_another_session_is_kept),
        cmocka_unit_test(a_start_that_releases_at_other_minutes_is_kept),
        cmocka_unit_test(a_start_behind_another_session_in_the_room_is_kept),
        cmocka_unit_test(starts_of_a_kind_with_homes_move_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
