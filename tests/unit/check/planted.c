/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * planted.c: making good plans and planting in them. */
#include "planted.h"

static void put(struct school *school, const struct plant *plant)
{
    if (plant->date == NULL) {
        unplace(school, plant->session);
        return;
    }
    place(school, plant->session, plant->date, plant->start, plant->end);
    pick(school, plant->session, plant->chosen != NULL ? plant->chosen : "",
         plant->cover != NULL ? plant->cover : "", plant->room != NULL ? plant->room : "");
}

void ground_open(const struct ground *ground, struct school *school)
{
    int i;

    school_open(school, ground->text);
    for (i = 0; i < ground->good_count; i++)
        put(school, &ground->good[i]);
    if (ground->finish != NULL)
        ground->finish(school);
    assert_kept(school);
}

void assert_found(struct school *school, enum rf_constraint rule, const char *what)
{
    struct rf_report report;
    size_t i;

    if (rf_checker_accepts(school->checker, school->plan->sessions, school->plan->session_count,
                           false, NULL))
        fail_msg("%s: %s is not found", rf_constraint_id(rule), what);
    rf_checker_check(school->checker, school->plan, &report);
    assert_true(report.violation_count > 0);
    for (i = 0; i < report.violation_count; i++) {
        if (report.violations[i].constraint != rule &&
            report.violations[i].constraint != RF_CONSTRAINT_SOLO &&
            report.violations[i].constraint != RF_CONSTRAINT_VALUES)
            fail_msg("%s: %s is told as %s: %s", rf_constraint_id(rule), what,
                     rf_constraint_id(report.violations[i].constraint),
                     report.violations[i].message);
    }
    assert_int_equal(report.violations[0].constraint, rule);
    rf_report_release(&report);
}

void assert_all_found(const struct ground *ground, const struct plant *plants, int count)
{
    struct school school;
    int i;

    for (i = 0; i < count; i++) {
        ground_open(ground, &school);
        put(&school, &plants[i]);
        assert_found(&school, plants[i].rule, plants[i].session);
        school_close(&school);
    }
}
