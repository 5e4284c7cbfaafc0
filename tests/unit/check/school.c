/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.c: building the small schools of school.h. */
#include "school.h"

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/diagnostics.h"
#include "base/memory.h"
#include "base/text.h"
#include "check/parts.h"
#include "input/read.h"

static const char days_text[] = "'days':{'Mon':@,'Tue':@,'Wed':@,'Thu':@,'Fri':@},'bells':{";
static const char bells_text[] =
    "'main':{'periods':{"
    "'1':{'start':'09:00','end':'10:00'},'2':{'start':'10:00','end':'11:00'},"
    "'break':{'start':'11:00','end':'11:20','class':'break'},"
    "'3':{'start':'11:20','end':'12:20'},'4':{'start':'12:20','end':'13:20'},"
    "'lunch':{'start':'13:20','end':'14:10','class':'lunch'},"
    "'5':{'start':'14:10','end':'15:10'}}}";
static const char day_text[] =
    "{'pupils':{'start':'09:00','end':'15:10'},'open':{'start':'08:00','end':'17:00'}}";
static struct rf_values values;

/* Adds with " for ' and a school day for @. */
static void add(struct rf_text *text, const char *more)
{
    for (; more != NULL && *more != '\0'; more++) {
        if (*more == '@')
            add(text, day_text);
        else
            rf_text_add_bytes(text, *more == '\'' ? "\"" : more, 1);
    }
}

static const char *or_else(const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

static void compose(struct rf_text *json, const struct school_text *text)
{
    add(json, "{'ringfence':'1.0','rule_pack':'england-2025','school':{'id':'s','name':'S'");
    add(json, or_else(text->school, ""));
    add(json, "},");
    add(json, "'calendar':{'terms':");
    add(json, or_else(text->terms, "{'autumn':{'half_terms':{'1':{'from':'2025-09-08',"
                                   "'until':'2025-10-03'}}}}"));
    add(json, ",");
    add(json, days_text);
    add(json, or_else(text->bells, bells_text));
    add(json, "}");
    add(json, or_else(text->calendar, ""));
    add(json, "},'staff':{");
    add(json, or_else(text->staff, "'AB':{},'CD':{},'EF':{},'GH':{}"));
    add(json, "},'programmes':{'p':{'name':'P','source':'by hand','stages':{'1':{");
    add(json, or_else(text->stage, "'lead_in_weeks':0,'study_minutes':0,'preparation_minutes':15"));
    add(json, ",'steps':{");
    add(json, or_else(text->steps, WEEKLY_MEETING));
    add(json, text->programmes != NULL ? "}}" : "}}}}");
    add(json, or_else(text->programmes, ""));
    add(json, text->programmes != NULL ? "}}},'inductions':{" : "},'inductions':{");
    add(json,
        or_else(text->inductions, "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'}"));
    add(json, "}");
    add(json, or_else(text->rest, ""));
    add(json, "}");
}

void school_open(struct school *school, const struct school_text *text)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_text json = RF_TEXT_INIT;
    enum rf_status status;

    memset(school, 0, sizeof *school);
    compose(&json, text);
    status = rf_read_instance_bytes("school.json", json.bytes, json.length, false, &diagnostics,
                                    &school->instance);
    if (status != RF_OK) {
        rf_diagnostics_print(&diagnostics, 0, stderr);
        fprintf(stderr, "%s\n", json.bytes);
    }
    assert_int_equal(status, RF_OK);
    rf_diagnostics_release(&diagnostics);
    rf_text_release(&json);
    school->checker = rf_checker_new(school->instance);
    school->plan = rf_checker_demand(school->checker);
}

void school_close(struct school *school)
{
    rf_plan_release(school->plan);
    rf_checker_release(school->checker);
    rf_instance_release(school->instance);
    rf_release(values.equity);
    rf_release(values.workload);
    values.equity = values.workload = NULL;
}

rf_day day(const char *text)
{
    rf_day here = 0;

    assert_true(rf_day_parse(text, &here));
    return here;
}

rf_minute minute(const char *text)
{
    rf_minute here = 0;

    assert_true(rf_minute_parse(text, &here));
    return here;
}

int32_t index_of(const struct school *school, const char *name)
{
    int32_t i, found = -1;

    for (i = 0; i < school->plan->session_count; i++) {
        char *here = rf_session_name(school->instance, &school->plan->sessions[i]);

        if (strcmp(here, name) == 0)
            found = i;
        rf_release(here);
    }
    return found;
}

void place(struct school *school, const char *name, const char *date, const char *start,
           const char *end)
{
    int32_t at = index_of(school, name);
    struct rf_session *session;

    assert_true(at >= 0);
    session = &school->plan->sessions[at];
    session->placed = true;
    session->day = day(date);
    session->start = minute(start);
    session->end = minute(end);
}

void pick(struct school *school, const char *name, const char *chosen, const char *cover,
          const char *room)
{
    struct rf_session *session = &school->plan->sessions[index_of(school, name)];
    int32_t i;

    session->chosen = *chosen != '\0' ? rf_instance_person(school->instance, chosen) : -1;
    session->cover = *cover != '\0' ? rf_instance_person(school->instance, cover) : -1;
    session->room = -1;
    for (i = 0; i < school->instance->room_count; i++) {
        if (strcmp(school->instance->rooms[i].id, room) == 0)
            session->room = i;
    }
}

const char *eligible(struct school *school, const char *name, const char *date, const char *start,
                     enum rf_pick what)
{
    static char text[160];
    const struct rf_session *session = &school->plan->sessions[index_of(school, name)];
    const int32_t *items;
    int32_t count =
        rf_checker_eligible(school->checker, session, day(date), minute(start), what, &items);
    size_t used = 0;
    int32_t i;

    text[0] = '\0';
    if (count < 0)
        return "none needed";
    for (i = 0; i < count && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? " " : "",
                                 what == RF_PICK_ROOM ? school->instance->rooms[items[i]].id
                                                      : school->instance->people[items[i]].id);
    return text;
}

const char *end_of(struct school *school, const char *name, const char *date, const char *start)
{
    static char text[RF_MINUTE_TEXT];
    rf_minute end = rf_checker_end(school->checker, &school->plan->sessions[index_of(school, name)],
                                   day(date), minute(start));

    return end < 0 ? "-" : rf_minute_format(end, text);
}

void unplace(struct school *school, const char *name)
{
    struct rf_session *session = &school->plan->sessions[index_of(school, name)];

    session->placed = false;
    session->attending_count = 0;
}

void place_event(struct school *school, const char *name, const char *date, const char *span,
                 const char *people)
{
    struct rf_session *session;
    char id[8] = "", start[6], end[6];

    memcpy(start, span, 5);
    memcpy(end, span + 6, 5);
    start[5] = end[5] = '\0';
    place(school, name, date, start, end);
    session = &school->plan->sessions[index_of(school, name)];
    rf_release(session->attending);
    session->attending = rf_allocate(16, sizeof *session->attending);
    session->attending_count = 0;
    while (sscanf(people, "%7s", id) == 1) {
        session->attending[session->attending_count++] = rf_instance_person(school->instance, id);
        people = strstr(people, id) + strlen(id);
    }
}

static bool quick(struct school *school, bool partial)
{
    return rf_checker_accepts(school->checker, school->plan->sessions, school->plan->session_count,
                              partial, NULL);
}

void assert_kept(struct school *school)
{
    struct rf_report report;

    if (!rf_check_parts(school->checker, school->plan, 0, &report))
        fail_msg("%s", report.violations[0].message);
    rf_report_release(&report);
    assert_true(quick(school, false));
    assert_true(quick(school, true));
}

void assert_broken(struct school *school, enum rf_constraint constraint, const char *words)
{
    struct rf_report report;
    bool said = false;
    size_t i;

    assert_false(rf_check_parts(school->checker, school->plan, 0, &report));
    for (i = 0; i < report.violation_count; i++) {
        if (report.violations[i].constraint != constraint)
            fail_msg("%s: %s", rf_constraint_id(report.violations[i].constraint),
                     report.violations[i].message);
        said = said || strstr(report.violations[i].message, words) != NULL;
    }
    if (!said)
        fail_msg("\"%s\" has not \"%s\"", report.violations[0].message, words);
    rf_report_release(&report);
    assert_false(quick(school, false));
}

void assert_partial(struct school *school, bool kept)
{
    assert_int_equal(quick(school, true), kept);
}

const struct rf_values *values_of(struct school *school)
{
    size_t room = (size_t)school->instance->induction_count + 1;

    if (values.equity == NULL) {
        values.equity = rf_allocate(room, sizeof *values.equity);
        values.workload = rf_allocate(room, sizeof *values.workload);
    }
    assert_true(rf_checker_accepts(school->checker, school->plan->sessions,
                                   school->plan->session_count, false, &values));
    return &values;
}
