/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_pick.c: who is chosen, who covers, in which room, and how long that leaves: by hand from
 * D26 to D29, D36, D41, D45 and D47. All on Tuesday 2 September 2025. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "school.h"

#define OWN_KINDS                                                                                  \
    "'kinds': {"                                                                                   \
    "'relief': {'name': 'relief', 'priority': 3, 'people': {'ect': 'covered', 'mentor': "          \
    "'free'}}, "                                                                                   \
    "'tour': {'name': 'tour', 'priority': 5, 'people': {'ect': 'free', 'host': 'teaching'}}, "     \
    "'quiet': {'name': 'quiet', 'priority': 5, 'people': {'ect': 'free'}, 'private_room': true}, " \
    "'trip': {'name': 'trip', 'priority': 5, 'people': {'ect': 'covered'}, 'away': true}, "        \
    "'late': {'name': 'late', 'priority': 5, 'people': {'ect': 'free'}, 'after_school': true}}"
#define STEP(kind, minutes, least)                                                                 \
    "'" kind "': {'kind': '" kind "', 'minutes': " #minutes ", 'least': " #least "}"
#define BASE(rules, step)                                                                          \
    HEAD ", 'rules': {'buffer_minutes': {'value': 5}" rules "}, " OWN_KINDS                        \
         ", 'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES "}, " PROGRAMME(0, step) ", "
#define ONE_TUESDAY ", 'from': '2025-09-02', 'until': '2025-09-02'"
#define EVERYBODY                                                                                  \
    "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C'}, 'GH': {'name': 'G'}, 'HA': {'name': "     \
    "'H'}, 'HB': {'name': 'B'}}, "
#define COVER ", 'policy': {'cover': {'GH': {}}}"

/* What can stand at a start as "09:00-09:30 GH, ...": chosen, cover and room of each candidate, in
 * order; static buffer. */
static const char *at(const struct school *school, const char *session, const char *start)
{
    static char line[400];
    const struct rf_instance *instance = school->instance;
    int32_t demand = demand_of(school, session);
    size_t length = 0;
    line[0] = '\0';
    assert_true(demand >= 0);
    for (int32_t c = school->candidates->first[demand]; c < school->candidates->first[demand + 1];
         c++) {
        const struct rf_candidate *item = &school->candidates->items[c];
        char from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT];
        if (item->start != minute_of(start))
            continue;
        length += (size_t)snprintf(
            line + length, sizeof line - length, "%s%s-%s%s%s%s%s%s%s", length > 0 ? ", " : "",
            rf_minute_format(item->start, from), rf_minute_format(item->end, until),
            item->chosen < 0 ? "" : " ", item->chosen < 0 ? "" : instance->people[item->chosen].id,
            item->cover < 0 ? "" : " ", item->cover < 0 ? "" : instance->people[item->cover].id,
            item->room < 0 ? "" : " ", item->room < 0 ? "" : instance->rooms[item->room].id);
        assert_true(length < sizeof line);
    }
    return line;
}

static const struct rf_candidate *first_at(const struct school *school, const char *session,
                                           const char *start)
{
    int32_t demand = demand_of(school, session);
    for (int32_t c = school->candidates->first[demand]; c < school->candidates->first[demand + 1];
         c++)
        if (school->candidates->items[c].start == minute_of(start))
            return &school->candidates->items[c];
    fail();
    return NULL;
}

#define RELIEF "E1/relief/2025-09-01"
#define TOUR "E1/tour/2025-09-01"
#define QUIET "E1/quiet/2025-09-01"
#define TRIP "E1/trip/2025-09-01"
#define LATE "E1/late/2025-09-01"
#define TEACHES_FIRST "'lessons': {'L': {'staff': ['AB'], 'at': {'Tue/1': {}}}}, "

/* AB teaches from 09:00 to 09:50 and is free around it, five minutes apart. */
static void released_minutes_need_somebody_who_covers(void **state)
{
    struct school school = school_open(BASE("", STEP("relief", 30, 30))
                                           EVERYBODY TEACHES_FIRST PAIR(ONE_TUESDAY) COVER);
    (void)state;
    assert_string_equal(at(&school, RELIEF, "09:00"), "09:00-09:30 GH");
    assert_string_equal(at(&school, RELIEF, "09:40"), "09:40-10:10 GH");
    assert_string_equal(at(&school, RELIEF, "09:50"), "09:50-10:20");
    const struct rf_candidate *item = first_at(&school, RELIEF, "09:40");
    assert_int_equal(item->released, 10);
    assert_int_equal(item->cover_cost, 10);
    assert_int_equal(item->released_span.from, minute_of("09:40"));
    assert_int_equal(item->released_span.until, minute_of("09:50"));
    school_close(&school);
    school =
        school_open(BASE("", STEP("relief", 30, 30)) EVERYBODY TEACHES_FIRST PAIR(ONE_TUESDAY));
    assert_string_equal(at(&school, RELIEF, "09:40"), "");
    assert_string_equal(at(&school, RELIEF, "09:50"), "09:50-10:20");
    school_close(&school);
}

/* GH leaves at 09:20: of the half hour from 09:00 on twenty minutes are left. */
static void the_length_is_what_leaves_a_provider(void **state)
{
    struct school school = school_open(BASE(
        "", STEP("relief", 30, 15)) "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C'}, "
                                    "'GH': {'name': 'G', 'works': {'w': {'from': "
                                    "'2025-09-01', 'until': '2025-09-26', 'days': {'Tue': "
                                    "{'start': '08:00', 'end': '09:20'}}}}}}, " TEACHES_FIRST PAIR(
                                        ONE_TUESDAY) COVER);
    (void)state;
    assert_string_equal(at(&school, RELIEF, "09:00"), "09:00-09:20 GH");
    assert_string_equal(at(&school, RELIEF, "09:10"), "");
    assert_string_equal(at(&school, RELIEF, "08:45"), "08:45-09:15 GH");
    school_close(&school);
}

/* With the rule any other teacher covers: HA teaches the second period, AB and nobody else does. */
static void other_teachers_cover_where_the_rule_lets_them(void **state)
{
    struct school school = school_open(
        BASE(", 'cover_teacher_max': {'value': 60}", STEP("relief", 30, 30)) EVERYBODY
        "'lessons': {'L': {'staff': ['AB'], 'at': {'Tue/1': {}}}, 'M': {'staff': ['HA'], 'at': "
        "{'Tue/2': {}}}}, " PAIR(ONE_TUESDAY));
    (void)state;
    assert_string_equal(at(&school, RELIEF, "09:00"), "09:00-09:30 HA");
    school_close(&school);
}

#define HOSTS ", 'hosts': ['HA', 'HB']"
#define HOSTS_TEACH                                                                                \
    "'lessons': {'L': {'staff': ['HA'], 'at': {'Tue/1': {}}}, 'M': {'staff': ['HB'], 'at': "       \
    "{'Tue/x': {'start': '09:00', 'end': '09:20'}}}}, "

/* HA teaches till 09:50, HB till 09:20: the longest that leaves a host is HA's. */
static void the_length_is_what_leaves_somebody_to_choose(void **state)
{
    struct school school =
        school_open(BASE("", STEP("tour", 30, 15)) EVERYBODY HOSTS_TEACH PAIR(ONE_TUESDAY HOSTS));
    (void)state;
    assert_string_equal(at(&school, TOUR, "09:00"), "09:00-09:30 HA");
    assert_string_equal(at(&school, TOUR, "09:35"), "09:35-09:50 HA");
    assert_string_equal(at(&school, TOUR, "09:40"), "");
    school_close(&school);
    school =
        school_open(BASE("", STEP("tour", 15, 15)) EVERYBODY HOSTS_TEACH PAIR(ONE_TUESDAY HOSTS));
    assert_string_equal(at(&school, TOUR, "09:00"), "09:00-09:15 HA, 09:00-09:15 HB");
    school_close(&school);
}

/* A forbid of HA's from 09:25 on shortens what HA can host; one of AB's rules the start out. */
static void a_forbid_shortens_for_who_is_chosen_alone(void **state)
{
    struct school school = school_open(BASE("", STEP("tour", 30, 15)) EVERYBODY HOSTS_TEACH PAIR(
        ONE_TUESDAY
            HOSTS) ", 'fixed': {'forbids': {'f': {'staff': ['HA'], 'start': '09:25', 'end': '10:00', "
                   "'reason': 'r'}}}");
    (void)state;
    assert_string_equal(at(&school, TOUR, "09:00"), "09:00-09:25 HA");
    school_close(&school);
    school = school_open(BASE("", STEP("tour", 30, 15)) EVERYBODY HOSTS_TEACH PAIR(
        ONE_TUESDAY
            HOSTS) ", 'fixed': {'forbids': {'f': {'staff': ['AB'], 'start': '09:25', 'end': '10:00', "
                   "'reason': 'r'}}}");
    assert_string_equal(at(&school, TOUR, "09:00"), "");
    school_close(&school);
}

#define ROOMS                                                                                      \
    ", 'rooms': {'R1': {'name': '1', 'private': true}, 'R2': {'name': '2', 'private': true}, "     \
    "'R3': {'name': '3'}}"

/* A lesson of CD's in R1 from 09:00 to 09:50. */
static void a_private_room_is_one_that_stands_empty(void **state)
{
    struct school school = school_open(
        BASE("", STEP("quiet", 30, 30)) EVERYBODY
        "'lessons': {'L': {'staff': ['CD'], 'room': 'R1', 'at': {'Tue/1': {}}}}, " PAIR(ONE_TUESDAY)
            ROOMS);
    (void)state;
    assert_string_equal(at(&school, QUIET, "09:00"), "09:00-09:30 R2");
    assert_string_equal(at(&school, QUIET, "09:55"), "09:55-10:25 R1, 09:55-10:25 R2");
    school_close(&school);
    school = school_open(BASE("", STEP("quiet", 30, 30)) EVERYBODY PAIR(ONE_TUESDAY));
    assert_string_equal(at(&school, QUIET, "09:00"), "09:00-09:30"); /* there is none */
    school_close(&school);
}

/* Two hours out from 10:00, across the break and into the third period, which GH takes; a duty at
 * 11:30 would end it. */
static void breaks_do_not_cut_a_trip(void **state)
{
#define TAUGHT_THIRD "'lessons': {'L': {'staff': ['AB'], 'at': {'Tue/3': {}}}}, "
    struct school school =
        school_open(BASE("", STEP("trip", 120, 60)) EVERYBODY TAUGHT_THIRD PAIR(ONE_TUESDAY) COVER);
    (void)state;
    assert_string_equal(at(&school, TRIP, "10:00"), "10:00-12:00 GH");
    assert_int_equal(first_at(&school, TRIP, "10:00")->released, 50);
    assert_string_equal(at(&school, TRIP, "14:00"), "14:00-15:15");
    school_close(&school);
    school = school_open(BASE("", STEP("trip", 120, 60)) EVERYBODY PAIR(ONE_TUESDAY) COVER
                         ", 'commitments': {'d': {'type': 'duty', 'staff': ['AB'], 'at': {'Tue/x': "
                         "{'start': '11:30', 'end': '11:45'}}}}");
    assert_string_equal(at(&school, TRIP, "10:00"), "10:00-11:30");
    school_close(&school);
}

static void after_school_is_for_meeting_nights(void **state)
{
    struct school school = school_open(BASE("", STEP("late", 60, 30)) EVERYBODY PAIR(
        ONE_TUESDAY) ", 'policy': {'meeting_nights': ['Wed']}");
    (void)state;
    assert_string_equal(at(&school, LATE, "14:15"), "14:15-15:15");
    assert_string_equal(at(&school, LATE, "14:30"), ""); /* not cut to 15:15 */
    school_close(&school);
    school = school_open(BASE("", STEP("late", 60, 30)) EVERYBODY PAIR(ONE_TUESDAY));
    assert_string_equal(at(&school, LATE, "14:30"), "14:30-15:30");
    school_close(&school);
    school = school_open(BASE(", 'after_school_allowed': {'value': 0}", STEP("late", 60, 30))
                             EVERYBODY PAIR(ONE_TUESDAY));
    assert_string_equal(at(&school, LATE, "14:30"), "14:30-15:15");
    assert_string_equal(at(&school, LATE, "15:15"), "");
    school_close(&school);
}

/* AB is at work from 09:00 to 09:50. Half an hour at 09:00 has no other place clear of it; the
 * quarter has. */
static void a_second_place_is_one_clear_of_the_first(void **state)
{
#define SHORT_DAY                                                                                  \
    "'staff': {'AB': {'name': 'A', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "  \
    "'days': {'Tue': {'start': '09:00', 'end': '09:50'}}}}}, 'CD': {'name': 'C'}}, "
    struct school school = school_open(BASE("", STEP("quiet", 30, 30)) SHORT_DAY PAIR(ONE_TUESDAY));
    (void)state;
    assert_true(first_at(&school, QUIET, "09:00")->fragile);
    assert_int_equal(first_at(&school, QUIET, "09:00")->fragile_cost, 1);
    school_close(&school);
    school = school_open(BASE("", STEP("quiet", 15, 15)) SHORT_DAY PAIR(ONE_TUESDAY));
    assert_false(first_at(&school, QUIET, "09:00")->fragile);
    assert_false(first_at(&school, QUIET, "09:15")->fragile); /* 09:00 or 09:30 */
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(released_minutes_need_somebody_who_covers),
        cmocka_unit_test(the_length_is_what_leaves_a_provider),
        cmocka_unit_test(other_teachers_cover_where_the_rule_lets_them),
        cmocka_unit_test(the_length_is_what_leaves_somebody_to_choose),
        cmocka_unit_test(a_forbid_shortens_for_who_is_chosen_alone),
        cmocka_unit_test(a_private_room_is_one_that_stands_empty),
        cmocka_unit_test(breaks_do_not_cut_a_trip),
        cmocka_unit_test(after_school_is_for_meeting_nights),
        cmocka_unit_test(a_second_place_is_one_clear_of_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
