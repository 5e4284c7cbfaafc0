/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_parts.c: who has which part: roles, hosts, cover, mentors to choose from, trainings; where
 * people and things are; what is known of a rule value. Expectations by hand, most of them from
 * tests/cases/format/good/roles-sites-and-training.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "reading.h"

static struct reading full_school(void)
{
    static const char *const paths[] = {RF_TEST_DATA
                                        "/cases/format/good/roles-sites-and-training.json"};
    struct reading reading = {RF_OK, NULL, RF_DIAGNOSTICS_INIT};

    reading.status = rf_read_instance(paths, 1, false, &reading.diagnostics, &reading.instance);
    assert_int_equal(reading.status, RF_OK);
    return reading;
}

static const struct rf_induction *induction_of(const struct rf_instance *instance, const char *id)
{
    return &instance->inductions[rf_instance_induction(instance, id)];
}

static const struct rf_person *person_of(const struct rf_instance *instance, const char *id)
{
    return &instance->people[rf_instance_person(instance, id)];
}

/* The ids of a cast, in its order. */
static void assert_cast(const struct rf_instance *instance, struct rf_cast cast,
                        const char *expected)
{
    struct rf_text names = RF_TEXT_INIT;
    int32_t i;

    rf_text_add(&names, "");
    for (i = 0; i < cast.count; i++)
        rf_text_format(&names, "%s%s", i == 0 ? "" : " ", instance->people[cast.people[i]].id);
    assert_string_equal(rf_text_peek(&names), expected);
    rf_text_release(&names);
}

/* ------------------------------------------------------------------ roles */

static void a_role_has_nobody_one_or_several(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_induction *one = induction_of(instance, "E1");

    (void)state;
    assert_cast(instance, one->cast[RF_ROLE_ECT], "AB");
    assert_cast(instance, one->cast[RF_ROLE_MENTOR], "CD");
    assert_cast(instance, one->cast[RF_ROLE_TUTOR], "EF");
    assert_cast(instance, one->cast[RF_ROLE_OBSERVER], "GH");
    assert_cast(instance, one->cast[RF_ROLE_COACH], "KL");
    assert_cast(instance, one->cast[RF_ROLE_ASSOCIATE], "IJ KL");
    assert_cast(instance, one->cast[RF_ROLE_HOST], "IJ KL MN");
    assert_cast(instance, one->cast[RF_ROLE_PARTNER], "OP");
    end_reading(&reading);
}

static void the_tutor_observes_unless_somebody_is_named(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_cast(instance, induction_of(instance, "E2")->cast[RF_ROLE_OBSERVER], "EF");
    assert_cast(instance, induction_of(instance, "E2")->cast[RF_ROLE_COACH], "");
    end_reading(&reading);
}

/* E2's ECT teaches English: IJ comes first, then by id; AB and ST are ECTs, EF teaches nothing. */
static void hosts_by_default_teach_and_are_no_ects(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_cast(instance, induction_of(instance, "E2")->cast[RF_ROLE_HOST], "CD IJ KL MN");
    assert_non_null(said(&reading, "A006"));
    assert_string_equal(said(&reading, "A006")->place.pointer, "/inductions/E2");
    end_reading(&reading);
}

/* Eight teach beside the ECT; six are taken: the two of the subject, then the first four. */
static void hosts_of_the_subject_come_before_the_limit(void **state)
{
    struct reading reading = read_school(
        USUAL_CALENDAR,
        "{\"ect\":{\"subject\":\"Ma\"},\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{\"subject\":"
        "\"En\"},\"f\":{},\"g\":{\"subject\":\"Ma\"},\"h\":{\"subject\":\"Ma\"},\"m\":{}}",
        ",\"lessons\":{\"l\":{\"staff\":[\"ect\",\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\"],"
        "\"at\":{\"Mon/1\":{}}}},"
        "\"kinds\":{\"visit\":{\"priority\":1,\"people\":{\"ect\":\"free\",\"host\":\"teaching\"}}},"
        "\"programmes\":{\"p\":{\"stages\":{\"1\":{\"steps\":{\"v\":{\"kind\":\"visit\","
        "\"minutes\":30}}}}}},\"inductions\":{\"E1\":{\"ect\":\"ect\",\"mentor\":\"m\",\"stage\":1,"
        "\"programme\":\"p\"}}",
        false);

    (void)state;
    assert_non_null(reading.instance);
    assert_cast(reading.instance, reading.instance->inductions[0].cast[RF_ROLE_HOST],
                "a b c d g h");
    end_reading(&reading);
}

static void nobody_hosts_by_default_where_no_step_asks(void **state)
{
    struct reading reading =
        read_school(USUAL_CALENDAR, USUAL_STAFF,
                    USUAL_PLANNING USUAL_INDUCTION ",\"lessons\":{\"l\":{\"staff\":[\"EF\"],"
                                                   "\"at\":{\"Mon/1\":{}}}}",
                    true);

    (void)state;
    assert_non_null(reading.instance);
    assert_cast(reading.instance, reading.instance->inductions[0].cast[RF_ROLE_HOST], "");
    end_reading(&reading);
}

static void kinds_say_who_is_covered_and_what_they_are(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_kind *formal = &instance->kinds[rf_instance_kind(instance, "formal")];
    const struct rf_kind *outing = &instance->kinds[rf_instance_kind(instance, "outing")];
    const struct rf_kind *talk = &instance->kinds[rf_instance_kind(instance, "progress")];
    const struct rf_kind *lesson = &instance->kinds[rf_instance_kind(instance, "mentor_lesson")];

    (void)state;
    assert_int_equal(formal->presence[RF_ROLE_ECT], RF_TEACHING);
    assert_int_equal(formal->presence[RF_ROLE_OBSERVER], RF_COVERED);
    assert_int_equal(formal->presence[RF_ROLE_MENTOR], RF_ABSENT);
    assert_true(formal->assessment && !formal->away && !formal->training);
    assert_true(outing->away && outing->presence[RF_ROLE_ECT] == RF_COVERED);
    assert_true(talk->private_room);
    assert_true(lesson->training && !lesson->private_room);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ mentors */

static void mentors_keep_their_order_and_the_first_is_taken(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_induction *one = induction_of(instance, "E1");

    (void)state;
    assert_int_equal(one->mentor_choice_count, 2);
    assert_string_equal(instance->people[one->mentor_choice[0]].id, "CD");
    assert_string_equal(instance->people[one->mentor_choice[1]].id, "OP");
    assert_string_equal(instance->people[one->mentor].id, "CD");
    assert_string_equal(instance->people[one->previous_mentor].id, "QR");
    assert_int_equal(induction_of(instance, "E2")->mentor_choice_count, 0);
    assert_int_equal(induction_of(instance, "E2")->previous_mentor, -1);
    end_reading(&reading);
}

static void a_variant_has_other_mentors_and_leaves_the_school_alone(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    int32_t count = instance->induction_count, i;
    int32_t *mentors = rf_allocate((size_t)count, sizeof *mentors);
    struct rf_instance *variant;

    (void)state;
    for (i = 0; i < count; i++)
        mentors[i] = instance->inductions[i].mentor;
    mentors[rf_instance_induction(instance, "E1")] = rf_instance_person(instance, "OP");
    variant = rf_instance_with_mentors(instance, mentors);
    rf_release(mentors);
    assert_cast(variant, induction_of(variant, "E1")->cast[RF_ROLE_MENTOR], "OP");
    assert_string_equal(variant->people[induction_of(variant, "E1")->mentor].id, "OP");
    assert_cast(variant, induction_of(variant, "E2")->cast[RF_ROLE_MENTOR], "CD");
    assert_cast(variant, induction_of(variant, "E1")->cast[RF_ROLE_HOST], "IJ KL MN");
    assert_int_equal(induction_of(variant, "E1")->mentor_choice_count, 2);
    assert_ptr_equal(variant->people, instance->people);
    assert_string_equal(variant->hash, instance->hash);
    assert_cast(instance, induction_of(instance, "E1")->cast[RF_ROLE_MENTOR], "CD");
    assert_string_equal(instance->people[induction_of(instance, "E1")->mentor].id, "CD");
    rf_instance_release(variant);
    assert_string_equal(instance->people[induction_of(instance, "E1")->mentor].id, "CD");
    end_reading(&reading);
}

/* ------------------------------------------------------------------ trainings */

static void a_training_is_an_induction_without_ect(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_induction *training = induction_of(instance, "T1");

    (void)state;
    assert_int_equal(instance->induction_count, 3);
    assert_string_equal(instance->inductions[2].id, "T1");
    assert_int_equal(training->ect, -1);
    assert_cast(instance, training->cast[RF_ROLE_ECT], "");
    assert_cast(instance, training->cast[RF_ROLE_MENTOR], "CD");
    assert_cast(instance, training->cast[RF_ROLE_COACH], "KL");
    assert_int_equal(training->training_minutes, 900);
    assert_int_equal(training->terms_served, 0);
    assert_int_equal(training->dates.until, on("2026-02-13"));
    assert_string_equal(training->stage->steps[0].id, "lesson");
    assert_int_equal(induction_of(instance, "E1")->training_minutes, 0);
    end_reading(&reading);
}

/* Ids of both sections are in one order; what is left out comes from the rule and the mentor. */
static void trainings_stand_between_inductions_with_their_defaults(void **state)
{
    struct reading reading = read_school(
        USUAL_CALENDAR, USUAL_STAFF,
        ",\"kinds\":{\"own\":{\"priority\":1,\"people\":{\"mentor\":\"free\"}}},"
        "\"programmes\":{\"t\":{\"stages\":{\"1\":{\"steps\":{\"o\":{\"kind\":\"own\","
        "\"minutes\":30}}}}}},"
        "\"inductions\":{\"A\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":2,"
        "\"programme\":\"generic-2025\"},"
        "\"C\":{\"ect\":\"EF\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"generic-2025\"}},"
        "\"training\":{\"B\":{\"mentor\":\"CD\",\"programme\":\"t\"},"
        "\"note\":\"those of this year\"}",
        false);
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->induction_count, 3);
    assert_string_equal(instance->inductions[1].id, "B");
    assert_int_equal(rf_instance_induction(instance, "B"), 1);
    assert_int_equal(instance->inductions[1].stage_number, 1);
    assert_int_equal(instance->inductions[1].training_minutes, 1200);
    assert_int_equal(instance->inductions[1].dates.from, on("2025-09-01"));
    assert_int_equal(instance->inductions[1].dates.until, on("2025-09-26"));
    /* three terms for each stage before */
    assert_int_equal(instance->inductions[0].terms_served, 3000);
    assert_int_equal(instance->inductions[2].terms_served, 0);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ people, sites, rooms */

static void people_have_what_decides_who_suits_whom(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_person *one = person_of(instance, "AB");

    (void)state;
    assert_string_equal(one->phase, "KS3");
    assert_int_equal(one->years, 0);
    assert_string_equal(instance->people[one->line_manager].id, "GH");
    assert_true(one->qualified);
    assert_false(person_of(instance, "QR")->qualified);
    assert_int_equal(person_of(instance, "CD")->directed, 600);
    assert_int_equal(person_of(instance, "EF")->years, -1);
    assert_int_equal(person_of(instance, "EF")->line_manager, -1);
    assert_null(person_of(instance, "EF")->phase);
    end_reading(&reading);
}

static void sites_are_those_of_the_day_the_person_or_the_entry(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_person_day *day;

    (void)state;
    assert_int_equal(instance->site_count, 2);
    assert_string_equal(instance->sites[1].name, "North");
    assert_int_equal(instance->travel[0 * 2 + 1], 20);
    assert_int_equal(instance->travel[1 * 2 + 0], 20);
    assert_int_equal(instance->travel[0], 0);
    /* Monday at the own site, Tuesday at the pattern's */
    assert_int_equal(person_on(instance, "AB", "2025-09-08")->site, 0);
    assert_int_equal(person_on(instance, "AB", "2025-09-09")->site, 1);
    day = person_on(instance, "AB", "2025-09-08");
    assert_int_equal(day->occurrences[0].site, 0); /* the entry's */
    day = person_on(instance, "AB", "2025-09-09");
    assert_int_equal(day->occurrences[0].site, 1); /* the cell's */
    day = person_on(instance, "CD", "2025-09-10");
    assert_int_equal(day->occurrences[0].site, -1); /* where the person works */
    assert_int_equal(induction_of(instance, "E1")->site, 0);
    assert_int_equal(induction_of(instance, "E2")->site, 0); /* the ECT's */
    assert_int_equal(instance->events[0].site, 0);
    end_reading(&reading);
}

static void the_only_site_is_everybodys(void **state)
{
    struct reading with = read_text(
        "{\"ringfence\":\"1.0\",\"school\":{\"id\":\"s\",\"name\":\"S\",\"sites\":{\"m\":{}}},"
        "\"calendar\":" USUAL_CALENDAR ",\"staff\":" USUAL_STAFF USUAL_INDUCTION "}",
        false);
    struct reading without =
        read_school(USUAL_CALENDAR, USUAL_STAFF, USUAL_PLANNING USUAL_INDUCTION, false);

    (void)state;
    assert_int_equal(with.instance->people[2].site, 0);
    assert_int_equal(person_on(with.instance, "AB", "2025-09-02")->site, 0);
    assert_int_equal(with.instance->inductions[0].site, 0);
    assert_int_equal(without.instance->people[2].site, -1);
    assert_int_equal(person_on(without.instance, "AB", "2025-09-02")->site, -1);
    assert_int_equal(without.instance->inductions[0].site, -1);
    end_reading(&with);
    end_reading(&without);
}

static void rooms_are_sorted_and_know_what_they_are(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_int_equal(instance->room_count, 4);
    assert_string_equal(instance->rooms[0].id, "M4");
    assert_string_equal(instance->rooms[2].id, "office");
    assert_string_equal(instance->rooms[2].name, "Office");
    assert_true(instance->rooms[2].private_room);
    assert_false(instance->rooms[0].private_room);
    assert_int_equal(instance->rooms[3].site, 1);
    end_reading(&reading);
}

/* 2025-09-20 is a Saturday: nobody is in, the conference takes place all the same. */
static void a_conference_on_a_saturday_is_kept(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_person_day *day = person_on(instance, "CD", "2025-09-20");
    const struct rf_commitment *conference;

    (void)state;
    assert_int_equal(day->in.until - day->in.from, 0);
    assert_int_equal(day->occurrence_count, 1);
    assert_int_equal(day->occurrences[0].type, RF_TRAINING);
    assert_int_equal(day->occurrences[0].span.from, 9 * 60);
    assert_int_equal(day->occurrences[0].site, 1);
    conference = &instance->commitments[day->occurrences[0].source];
    assert_string_equal(conference->id, "conference");
    assert_true(conference->satisfies[rf_instance_kind(instance, "mentor_lesson")]);
    assert_false(conference->satisfies[rf_instance_kind(instance, "coaching_talk")]);
    assert_false(instance->commitments[1].satisfies[rf_instance_kind(instance, "mentor_lesson")]);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ policy */

static void providers_are_sorted_and_unlimited_unless_said(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_int_equal(instance->provider_count, 2);
    assert_string_equal(instance->people[instance->providers[0].person].id, "EF");
    assert_int_equal(instance->providers[0].per_week, 60);
    assert_int_equal(instance->providers[0].per_term, -1);
    assert_int_equal(instance->providers[0].per_year, -1);
    assert_int_equal(instance->providers[0].sustainable, 30);
    assert_int_equal(instance->providers[0].pence, -1);
    assert_string_equal(instance->people[instance->providers[1].person].id, "GH");
    assert_int_equal(instance->providers[1].per_term, 900);
    assert_int_equal(instance->providers[1].per_year, 2000);
    assert_int_equal(instance->providers[1].sustainable, -1);
    assert_int_equal(instance->providers[1].pence, 3200);
    end_reading(&reading);
}

static void meeting_nights_and_weights_are_the_schools(void **state)
{
    struct reading reading = full_school();
    struct reading usual =
        read_school(USUAL_CALENDAR, USUAL_STAFF, USUAL_PLANNING USUAL_INDUCTION, false);
    const struct rf_choice_weights *weights = &reading.instance->choice_weights;

    (void)state;
    assert_int_equal(reading.instance->meeting_nights, 1 << 1 | 1 << 2);
    assert_int_equal(weights->subject, 3);
    assert_int_equal(weights->line_manager, 5);
    assert_int_equal(weights->change, 4);
    assert_int_equal(weights->fragile, 1);
    assert_int_equal(reading.instance->weights.wish, 10);
    assert_int_equal(usual.instance->meeting_nights, 0x7f);
    assert_int_equal(usual.instance->choice_weights.line_manager, 1);
    end_reading(&reading);
    end_reading(&usual);
}

static void a_waiver_may_be_of_a_rule_value_or_of_the_school(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_int_equal(instance->waiver_count, 2);
    assert_string_equal(instance->waivers[0].rule, "H12");
    assert_int_equal(instance->waivers[0].induction, -1);
    assert_string_equal(instance->waivers[1].rule, "observed_per_week");
    assert_int_equal(instance->waivers[1].induction, rf_instance_induction(instance, "E1"));
    end_reading(&reading);
}

/* ------------------------------------------------------------------ terms and rules */

static void terms_of_employment_and_the_load_are_kept(void **state)
{
    struct reading local =
        read_school(USUAL_CALENDAR, USUAL_STAFF, USUAL_INDUCTION ",\"terms\":\"local\"", false);
    struct reading full = full_school();

    (void)state;
    assert_false(local.instance->stpcd);
    assert_int_equal(local.instance->reference_load, 1300);
    assert_true(full.instance->stpcd);
    assert_true(full.instance->draft_pack);
    assert_false(local.instance->draft_pack);
    assert_string_equal(full.instance->rule_pack, "england-2025");
    end_reading(&local);
    end_reading(&full);
}

/* The school changes one law, and says of another value that it is only a custom. */
static void a_rule_value_keeps_what_its_pack_says(void **state)
{
    struct reading reading = read_school(
        USUAL_CALENDAR, USUAL_STAFF,
        ",\"rules\":{\"directed_hours\":{\"value\":1300,\"hardness\":\"default\",\"source\":\"ours\"},"
        "\"ppa_rate\":{\"hardness\":\"default\"},\"buffer_minutes\":{\"value\":5}}",
        false);
    const struct rf_rule_source *hours = &reading.instance->rule_sources[RF_RULE_DIRECTED_HOURS];
    const struct rf_rule_source *rate = &reading.instance->rule_sources[RF_RULE_PPA_RATE];
    const struct rf_rule_source *buffer = &reading.instance->rule_sources[RF_RULE_BUFFER];

    (void)state;
    assert_int_equal(reading.instance->rules[RF_RULE_DIRECTED_HOURS], 1300);
    assert_int_equal(hours->hardness, RF_HARDNESS_LAW);
    assert_true(hours->given && hours->overridden);
    assert_int_equal(hours->pack_value, 1265);
    assert_string_equal(hours->source, "ours");
    assert_string_equal(hours->grade, "B");
    assert_string_equal(hours->date, "2025-09-01");
    assert_int_equal(rate->hardness, RF_HARDNESS_LAW);
    assert_int_equal(rate->pack_value, 100);
    assert_false(rate->overridden);
    assert_int_equal(buffer->hardness, RF_HARDNESS_DEFAULT);
    assert_false(buffer->overridden);
    assert_non_null(buffer->note);
    end_reading(&reading);
}

/* Of two values marked as not verified the one that the school set itself is no assumption. */
static void an_unverified_value_is_said_unless_the_school_changed_it(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_true(instance->rule_sources[RF_RULE_OBSERVED_WEEK].unverified);
    assert_true(instance->rule_sources[RF_RULE_OBSERVED_WEEK].overridden);
    assert_true(instance->rule_sources[RF_RULE_JOIN_GAP].unverified);
    assert_non_null(strstr(said(&reading, "A009")->message, "join_gap_minutes"));
    assert_null(strstr(said(&reading, "A009")->message, "observed_per_week"));
    assert_null(strstr(said(&reading, "A009")->message, "mentor_funded_hours_2"));
    end_reading(&reading);
}

static void without_a_load_the_ects_limit_is_said_to_be_untested(void **state)
{
    struct reading own = read_text(
        "{\"ringfence\":\"1.0\",\"school\":{\"id\":\"s\",\"name\":\"S\"},"
        "\"calendar\":" USUAL_CALENDAR ",\"staff\":" USUAL_STAFF
        ",\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,"
        "\"programme\":\"generic-2025\",\"entitlement_minutes\":130},"
        "\"E2\":{\"ect\":\"EF\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"generic-2025\"}}}",
        false);

    (void)state;
    assert_int_equal(own.instance->inductions[0].entitlement, 130);
    assert_int_equal(own.instance->inductions[1].entitlement, -1);
    assert_string_equal(said(&own, "A008")->message,
                        "nothing says how many minutes of induction a week are due to E2: no limit "
                        "to them is tested (H10)");
    end_reading(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_role_has_nobody_one_or_several),
        cmocka_unit_test(the_tutor_observes_unless_somebody_is_named),
        cmocka_unit_test(hosts_by_default_teach_and_are_no_ects),
        cmocka_unit_test(hosts_of_the_subject_come_before_the_limit),
        cmocka_unit_test(nobody_hosts_by_default_where_no_step_asks),
        cmocka_unit_test(kinds_say_who_is_covered_and_what_they_are),
        cmocka_unit_test(mentors_keep_their_order_and_the_first_is_taken),
        cmocka_unit_test(a_variant_has_other_mentors_and_leaves_the_school_alone),
        cmocka_unit_test(a_training_is_an_induction_without_ect),
        cmocka_unit_test(trainings_stand_between_inductions_with_their_defaults),
        cmocka_unit_test(people_have_what_decides_who_suits_whom),
        cmocka_unit_test(sites_are_those_of_the_day_the_person_or_the_entry),
        cmocka_unit_test(the_only_site_is_everybodys),
        cmocka_unit_test(rooms_are_sorted_and_know_what_they_are),
        cmocka_unit_test(a_conference_on_a_saturday_is_kept),
        cmocka_unit_test(providers_are_sorted_and_unlimited_unless_said),
        cmocka_unit_test(meeting_nights_and_weights_are_the_schools),
        cmocka_unit_test(a_waiver_may_be_of_a_rule_value_or_of_the_school),
        cmocka_unit_test(terms_of_employment_and_the_load_are_kept),
        cmocka_unit_test(a_rule_value_keeps_what_its_pack_says),
        cmocka_unit_test(an_unverified_value_is_said_unless_the_school_changed_it),
        cmocka_unit_test(without_a_load_the_ects_limit_is_said_to_be_untested),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
