/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_component.c: what joins inductions into one component and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model_of.h"

#define BASE                                                                                          \
    HEAD                                                                                              \
        "," RULES "," KINDS "," WEIGHTS ",'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES       \
        "}," PROGRAMME(                                                                               \
            0,                                                                                        \
            TALK(                                                                                     \
                1)) ","                                                                               \
                    "'staff': {'A1': {'name': 'a'}, 'A2': {'name': 'b'}, 'A3': {'name': 'c'}, 'M1': " \
                    "{'name': 'd'}, 'M2': {'name': 'e'}, 'X': {'name': 'x'}, 'Y': {'name': 'y'}}"
#define INDUCTION(id, ect, mentor)                                                                 \
    "'" id "': {'ect': '" ect "', 'mentor': '" mentor "', 'stage': 1, 'programme': 'p'}"
#define THREE                                                                                      \
    "'inductions': {" INDUCTION("E1", "A1", "M1") "," INDUCTION("E2", "A2", "M2") "," INDUCTION(   \
        "E3", "A3", "M1") "}"
#define TRAINING(people)                                                                           \
    "'events': {'T': {'kind': 'class', 'staff': " people ", 'minutes': 60, 'quorum': 0.5, "        \
    "'options': {'2025-09-03 15:30': {}, '2025-09-10 15:30': {}}}}"

static void a_shared_mentor_joins(void **state)
{
    struct model model;
    (void)state;
    model_open(&model, BASE "," THREE, false);
    assert_int_equal(model.components->count, 2);
    assert_int_equal(model.components->items[0].induction_count, 2);
    assert_int_equal(model.components->items[0].demand_count, 8);
    assert_int_equal(model.components->items[1].induction_count, 1);
    assert_int_equal(model.components->items[1].inductions[0],
                     rf_instance_induction(model.school.instance, "E2"));
    model_close(&model);
}

static void a_shared_event_joins_nobody(void **state)
{
    struct model model;
    (void)state;
    model_open(&model, BASE "," THREE "," TRAINING("['A1', 'A2']"), false);
    assert_int_equal(model.components->count, 2);
    assert_int_equal(model.components->items[0].shared_count, 1);
    assert_int_equal(model.components->items[1].shared_count, 1);
    assert_int_equal(model.components->items[0].event_count, 0);
    model_close(&model);
}

static void a_joined_event_joins_its_people(void **state)
{
    struct model model;
    (void)state;
    model_open(&model, BASE "," THREE "," TRAINING("['A1', 'A2']"), true);
    assert_int_equal(model.components->count, 1);
    assert_int_equal(model.components->items[0].event_count, 1);
    assert_int_equal(model.components->items[0].person_count, 5);
    model_close(&model);
}

/* X and Y are in no induction: they form one component together, after the others. */
static void people_with_events_alone_come_last_and_together(void **state)
{
    struct model model;
    (void)state;
    model_open(&model, BASE "," THREE "," TRAINING("['A1', 'X', 'Y']"), false);
    assert_int_equal(model.components->count, 3);
    assert_int_equal(model.components->items[2].demand_count, 0);
    assert_int_equal(model.components->items[2].person_count, 2);
    assert_int_equal(model.components->items[2].people[0], person_of(&model.school, "X"));
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shared_mentor_joins),
        cmocka_unit_test(a_shared_event_joins_nobody),
        cmocka_unit_test(a_joined_event_joins_its_people),
        cmocka_unit_test(people_with_events_alone_come_last_and_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
