/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_certificate_text.c: a certificate survives being written and read; what was changed on the
 * way is refused, with the line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/certificate_text.h"

static const struct rf_induction inductions[] = {{.id = "E 1"}, {.id = "E2"}};
static const struct rf_kind kinds[] = {{.id = "visit"}};
static const struct rf_event events[] = {{.id = "T1"}};
static const struct rf_person people[] = {{.id = "AB"}, {.id = "CD"}};
static const char *const letters[] = {"A", "B"};
static const struct rf_instance instance = {.inductions = inductions,
                                            .induction_count = 2,
                                            .kinds = kinds,
                                            .kind_count = 1,
                                            .events = events,
                                            .event_count = 1,
                                            .people = people,
                                            .person_count = 2,
                                            .letters = letters,
                                            .cycle_weeks = 2};

static const char head[] =
    "ringfence-certificate\t2\n"
    "instance\t0123456789012345678901234567890123456789012345678901234567890123\n"
    "mentor\tE2\tCD\n";
static const char block[] = "block\tE 1\tE2\n"
                            "bound\t0\t1\t0\t0\t0\t0\t0\t0\t/\t60\t0\t/\t12\t5\t30\t/\t15"
                            "\t/\t3\t40\t/\t0\t0\t2\n"
                            "price\tT1\t2025-10-02/15:20\t0\t0\t0\t0\t0\t0\t-1\t0\t/\t3\t0\t0"
                            "\t/\t0\t7\t/\t0\t0\t-4\n"
                            "price\tT1\tnone\t0\t0\t0\t0\t0\t0\t2\t0\t/\t0\t0\t0"
                            "\t/\t0\t0\t/\t0\t0\t0\n"
                            "strain\tT1\t2025-10-02/15:20\n"
                            "home\tE 1\tvisit\tB\tTue/10:00-11:00\tThu/09:00-24:00\n"
                            "leaf\n"
                            "event\tT1\t2025-10-02/15:20\t2025-10-09/15:20\n"
                            "leaf\n"
                            "leaf\n";

/* The lines with their seal; owned. */
static char *sealed(const char *one, const char *other)
{
    struct rf_text text = RF_TEXT_INIT;
    char seal[RF_SEAL_TEXT];

    rf_text_add(&text, one);
    rf_text_add(&text, other);
    rf_certificate_seal(rf_text_peek(&text), text.length, seal);
    rf_text_format(&text, "seal\t%s\n", seal);
    return rf_text_take(&text);
}

static void what_is_written_is_read_again(void **state)
{
    char *text = sealed(head, block), *again, *fault;
    struct rf_certificate *certificate = rf_certificate_read(&instance, text, strlen(text), &fault);
    const struct rf_certificate_node *nodes;

    (void)state;
    assert_null(fault);
    assert_non_null(certificate);
    assert_int_equal(certificate->block_count, 1);
    assert_int_equal(certificate->blocks[0].bound.unplaced[1], 1);
    assert_int_equal(certificate->blocks[0].equity[0], 60);
    assert_int_equal(certificate->blocks[0].bound.tired, 12);
    assert_int_equal(certificate->blocks[0].bound.cover[0], 5);
    assert_int_equal(certificate->blocks[0].bound.cover[1], 30);
    assert_int_equal(certificate->blocks[0].workload, 15);
    assert_int_equal(certificate->blocks[0].bound.away, 3);
    assert_int_equal(certificate->blocks[0].bound.spacing, 40);
    assert_int_equal(certificate->blocks[0].bound.diversity[2], 2);
    assert_int_equal(certificate->blocks[0].prices[0].cost.spacing, 7);
    assert_int_equal(certificate->blocks[0].prices[0].cost.diversity[2], -4);
    assert_int_equal(certificate->mentors[0], -1);
    assert_int_equal(certificate->mentors[1], 1);
    assert_int_equal(certificate->blocks[0].prices[0].cost.unplaced[6], -1);
    assert_int_equal(certificate->blocks[0].prices[1].option.day, 0);
    nodes = certificate->blocks[0].nodes;
    assert_int_equal(certificate->blocks[0].node_count, 5);
    assert_int_equal(nodes[0].inside, 1);
    assert_int_equal(nodes[0].outside, 2);
    assert_int_equal(nodes[0].letter, 1);
    assert_int_equal(nodes[0].ranges[1].weekday, 3);
    assert_int_equal(nodes[2].inside, 3);
    assert_int_equal(nodes[2].outside, 4);
    again = rf_certificate_write(&instance, certificate);
    assert_string_equal(again, text);
    rf_release(again);
    rf_release(text);
    rf_certificate_release(certificate);
}

static void refuses(const char *text, const char *expected)
{
    char *fault = NULL;

    assert_null(rf_certificate_read(&instance, text, strlen(text), &fault));
    assert_non_null(fault);
    if (strstr(fault, expected) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", fault, expected);
    rf_release(fault);
}

static void a_changed_byte_breaks_the_seal(void **state)
{
    char *text = sealed(head, block);

    (void)state;
    *strstr(text, "\t40") = ' ';
    refuses(text, "seal");
    rf_release(text);
}

static void a_cut_text_is_refused(void **state)
{
    char *text = sealed(head, block);
    size_t length = strlen(text);

    (void)state;
    for (size_t cut = 0; cut < length; cut++)
        assert_null(rf_certificate_read(&instance, text, cut, NULL));
    rf_release(text);
}

/* The certificate with `from` replaced by `to` and sealed anew. */
static void refuses_changed(const char *from, const char *to, const char *expected)
{
    struct rf_text text = RF_TEXT_INIT;
    const char *place = strstr(block, from);
    char *changed;

    assert_non_null(place);
    rf_text_add_bytes(&text, block, (size_t)(place - block));
    rf_text_add(&text, to);
    rf_text_add(&text, place + strlen(from));
    changed = sealed(head, rf_text_peek(&text));
    refuses(changed, expected);
    rf_release(changed);
    rf_text_release(&text);
}

static void wrong_lines_are_named(void **state)
{
    (void)state;
    refuses_changed("E 1\tE2", "E2\tE 1", "line 4: no such induction, or out of order");
    refuses_changed("E 1\tE2", "E1\tE2", "line 4");
    refuses_changed("\t60\t0\t", "\t0\t60\t", "line 5: minutes stand largest first");
    refuses_changed("\t60\t0\t", "\t60\t", "line 5");
    refuses_changed("0\t0\t2\n", "0\t0\t2\t1\n", "line 5: the line is too long");
    refuses_changed("/\t15\t/", "/\t/", "line 5: word 18 should be a whole number");
    refuses_changed("12\t5\t30", "12\t30", "line 5");
    refuses_changed("\t/\t3\t0\t0\t/\t0\t7", "\t/\t3\t0\t0\t0\t7", "line 6");
    refuses_changed("price\tT1\tnone", "price\tT2\tnone", "line 7: no such event");
    refuses_changed("visit\tB", "visit\tC", "line 9: no such induction, kind or week letter");
    refuses_changed("10:00-11:00", "11:00-11:00", "line 9");
    refuses_changed("leaf\nleaf\n", "leaf\n", "not finished");
    refuses_changed("leaf\nleaf\n", "leaf\nleaf\nleaf\n", "line 14: this does not belong here");
    refuses_changed("leaf\nevent", "leaf\tx\nevent", "line 10: the line is too long");
    refuses_changed("strain\tT1\t2025-10-02/15:20", "strain\tT1\tnone", "line 8");
}

static void refuses_head(const char *from, const char *to, const char *expected)
{
    struct rf_text text = RF_TEXT_INIT;
    const char *place = strstr(head, from);
    char *changed;

    assert_non_null(place);
    rf_text_add_bytes(&text, head, (size_t)(place - head));
    rf_text_add(&text, to);
    rf_text_add(&text, place + strlen(from));
    changed = sealed(rf_text_peek(&text), block);
    refuses(changed, expected);
    rf_release(changed);
    rf_text_release(&text);
}

static void a_certificate_of_another_version_is_told_so(void **state)
{
    (void)state;
    refuses_head("certificate\t2", "certificate\t1",
                 "line 1: a certificate of version 1, but version 2 is needed: solve again");
    refuses_head("ringfence-certificate", "something", "line 1: this is no certificate");
    assert_true(rf_certificate_is_current(head));
    assert_false(rf_certificate_is_current("ringfence-certificate\t1\ninstance\n"));
    assert_false(rf_certificate_is_current(""));
}

static void a_mentor_is_a_person_of_the_school(void **state)
{
    (void)state;
    refuses_head("E2\tCD", "E2\tEF", "line 3: the line should read: mentor, induction, person");
    refuses_head("E2\tCD", "E3\tCD", "line 3");
    refuses_head("E2\tCD", "E2", "line 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(a_changed_byte_breaks_the_seal),
        cmocka_unit_test(a_cut_text_is_refused),
        cmocka_unit_test(wrong_lines_are_named),
        cmocka_unit_test(a_certificate_of_another_version_is_told_so),
        cmocka_unit_test(a_mentor_is_a_person_of_the_school),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
