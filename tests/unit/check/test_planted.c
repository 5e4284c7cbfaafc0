/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_planted.c: every hard rule broken in at least two ways in a good plan, each found and told
 * by the rule's own id. */
#include "planted.h"

#include <string.h>

#include "base/memory.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define M1 "E1/mentor_meeting/2025-09-08"
#define M2 "E1/mentor_meeting/2025-09-15"
#define M3 "E1/mentor_meeting/2025-09-22"
#define M4 "E1/mentor_meeting/2025-09-29"
#define V1 "E1/drop_in/2025-09-08"
#define V2 "E1/drop_in/2025-09-15"

/* ------------------------------------------------------------------ a mentor of two, H1 to H8 */

static const struct school_text pair_text = {
    .steps = WEEKLY_MEETING "," WEEKLY_VISIT ",'chat':{'kind':'chat','minutes':15,'every':'year'}",
    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                  "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}",
    .rest =
        ",'kinds':{'chat':{'name':'chat','priority':8,'people':{'ect':'free','mentor':'free'}}},"
        "'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{},'Wed/1':{},'Thu/1':{},"
        "'Fri/1':{}}},'M':{'staff':['CD'],'at':{'Fri/2':{},'Tue/4':{}}},"
        "'N':{'staff':['EF'],'at':{'Mon/2':{},'Wed/1':{}}}},"
        "'commitments':{'d':{'type':'duty','staff':['AB'],'at':{'Mon/5':{}}},"
        "'i':{'type':'induction','staff':['AB','EF'],'at':{'Wed/5':{}}},"
        "'o':{'staff':['GH'],'on':{'2025-09-18':{'start':'15:20','end':'16:00'}}}},"
        "'events':{'T':{'kind':'group_training','staff':['AB','EF','GH'],'minutes':60,"
        "'quorum':0.5,'options':{'2025-09-18 15:10':{}}}},"
        "'fixed':{'forbids':{'f':{'staff':['AB'],'day':'Thu','start':'12:20','end':'13:20',"
        "'reason':'by hand'}},'pins':{'p':{'session':'E2/chat/2025-09-08','date':'2025-09-11',"
        "'start':'11:45','reason':'by hand'}}},"
        "'policy':{'caps':{'one':{'staff':['EF'],'per':'day','sessions':1},"
        "'two':{'staff':['AB'],'per':'day','minutes':75}}}"};
static const struct plant pair_good[] = {
    {.session = V1, .date = "2025-09-08", .start = "09:00", .end = "09:15"},
    {.session = M1, .date = "2025-09-11", .start = "14:10", .end = "15:10"},
    {.session = V2, .date = "2025-09-15", .start = "09:00", .end = "09:15"},
    {.session = M2, .date = "2025-09-16", .start = "10:00", .end = "11:00"},
    {.session = "E1/drop_in/2025-09-22", .date = "2025-09-22", .start = "09:00", .end = "09:15"},
    {.session = M3, .date = "2025-09-23", .start = "10:00", .end = "11:00"},
    {.session = "E1/drop_in/2025-09-29", .date = "2025-09-29", .start = "09:00", .end = "09:15"},
    {.session = M4, .date = "2025-09-30", .start = "15:10", .end = "16:10"},
    {.session = "E1/chat/2025-09-08", .date = "2025-09-11", .start = "11:20", .end = "11:35"},
    {.session = "E2/drop_in/2025-09-08", .date = "2025-09-08", .start = "10:00", .end = "10:15"},
    {.session = "E2/mentor_meeting/2025-09-08",
     .date = "2025-09-10",
     .start = "10:00",
     .end = "11:00"},
    {.session = "E2/chat/2025-09-08", .date = "2025-09-11", .start = "11:45", .end = "12:00"}};

static void come(struct school *school)
{
    place_event(school, "T", "2025-09-18", "15:10-16:10", "AB EF");
}

static const struct ground pair = {&pair_text, pair_good, COUNT(pair_good), come};

static const struct plant pair_plants[] = {
    {RF_CONSTRAINT_CLASH, M1, "2025-09-10", "10:00", "11:00", 0, 0, 0},
    {RF_CONSTRAINT_CLASH, "E1/chat/2025-09-08", "2025-09-11", "11:30", "11:45", 0, 0, 0},
    {RF_CONSTRAINT_PRESENCE, V1, "2025-09-08", "11:20", "11:35", 0, 0, 0},
    {RF_CONSTRAINT_PRESENCE, M2, "2025-09-16", "12:20", "13:20", 0, 0, 0},
    {RF_CONSTRAINT_PRESENCE, M2, "2025-09-16", "10:00", "10:50", 0, 0, 0},
    {RF_CONSTRAINT_CLOSED, M2, "2025-09-16", "13:20", "14:20", 0, 0, 0},
    {RF_CONSTRAINT_CLOSED, M4, "2025-09-29", "14:10", "15:10", 0, 0, 0},
    {RF_CONSTRAINT_INDUCTION_TIME, "E1/chat/2025-09-08", "2025-09-10", "14:10", "14:25", 0, 0, 0},
    {RF_CONSTRAINT_INDUCTION_TIME, "E1/chat/2025-09-08", "2025-09-24", "14:55", "15:10", 0, 0, 0},
    {RF_CONSTRAINT_TIRED, M2, "2025-09-16", "15:10", "16:10", 0, 0, 0},
    {RF_CONSTRAINT_TIRED, M3, "2025-09-23", "08:00", "09:00", 0, 0, 0},
    {RF_CONSTRAINT_ORDER, V2, "2025-09-18", "09:00", "09:15", 0, 0, 0},
    {RF_CONSTRAINT_ORDER, M4, "2025-10-03", "11:20", "12:20", 0, 0, 0},
    {RF_CONSTRAINT_ORDER, M3, NULL, NULL, NULL, 0, 0, 0},
    {RF_CONSTRAINT_RHYTHM, M2, "2025-09-15", "11:20", "12:20", 0, 0, 0},
    {RF_CONSTRAINT_RHYTHM, V2, "2025-09-12", "09:00", "09:15", 0, 0, 0},
    {RF_CONSTRAINT_FIXED, "E2/chat/2025-09-08", "2025-09-19", "11:45", "12:00", 0, 0, 0},
    {RF_CONSTRAINT_FIXED, "E1/chat/2025-09-08", "2025-09-18", "12:20", "12:35", 0, 0, 0},
    {RF_CONSTRAINT_CAP, "E2/mentor_meeting/2025-09-08", "2025-09-08", "12:20", "13:20", 0, 0, 0},
    {RF_CONSTRAINT_CAP, V1, "2025-09-11", "09:00", "09:15", 0, 0, 0}};

static void rules_of_a_pair_are_found(void **state)
{
    (void)state;
    assert_all_found(&pair, pair_plants, COUNT(pair_plants));
}

static void demand_is_found(void **state)
{
    struct school school;
    struct rf_session *sessions, kept;
    int32_t *count;

    (void)state;
    ground_open(&pair, &school);
    sessions = school.plan->sessions;
    count = &school.plan->session_count;
    --*count; /* the group session is not even listed */
    assert_found(&school, RF_CONSTRAINT_DEMAND, "a session that is missing");
    ++*count;
    kept = sessions[0];
    sessions[0] = sessions[1];
    assert_found(&school, RF_CONSTRAINT_DEMAND, "a session that is there twice");
    sessions[0].monday += 1;
    assert_found(&school, RF_CONSTRAINT_DEMAND, "a session that nobody asks for");
    sessions[0] = sessions[1];
    sessions[1] = kept;
    assert_found(&school, RF_CONSTRAINT_DEMAND, "two sessions out of order");
    kept = sessions[0];
    sessions[0] = sessions[1];
    sessions[1] = kept;
    assert_kept(&school);
    school_close(&school);
}

static void quorum_is_found(void **state)
{
    struct school school;

    (void)state;
    ground_open(&pair, &school);
    place_event(&school, "T", "2025-09-18", "15:10-16:10", "AB");
    assert_found(&school, RF_CONSTRAINT_GROUP, "too few come");
    place_event(&school, "T", "2025-09-18", "15:10-16:10", "AB EF GH");
    assert_found(&school, RF_CONSTRAINT_GROUP, "somebody comes who cannot");
    place_event(&school, "T", "2025-09-18", "15:10-16:10", "AB CD EF");
    assert_found(&school, RF_CONSTRAINT_GROUP, "somebody comes who is not asked");
    school_close(&school);
}

/* ------------------------------------------------------------------ a full mentor, H9 and PPA */

/* AB teaches all but Tue 2 and Thu 2: 23 hours, 138 minutes of planning, and only 120 to have. */
static const struct school_text full_text = {
    .rest = ",'rules':{'tired_share_max':{'value':1},'tired_run_max':{'value':2}},"
            "'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Mon/2':{},'Mon/3':{},'Mon/4':{},"
            "'Mon/5':{},'Tue/1':{},'Tue/3':{},'Tue/4':{},'Tue/5':{},'Wed/1':{},'Wed/2':{},"
            "'Wed/3':{},'Wed/4':{},'Wed/5':{},'Thu/1':{},'Thu/3':{},'Thu/4':{},'Thu/5':{},"
            "'Fri/1':{},'Fri/2':{},'Fri/3':{},'Fri/4':{},'Fri/5':{}}}},"
            "'commitments':{'t':{'type':'mentoring','staff':['CD'],'on':{"
            "'2025-09-12':{'start':'13:10','end':'15:00'},'2025-09-19':{'start':'13:10',"
            "'end':'15:00'},'2025-09-22':{'start':'09:00','end':'12:20'}}}}"};
static const struct plant full_good[] = {
    {.session = M1, .date = "2025-09-09", .start = "15:10", .end = "16:10"},
    {.session = M4, .date = "2025-10-02", .start = "08:00", .end = "09:00"}};
static const struct ground full = {&full_text, full_good, COUNT(full_good), NULL};
static const struct plant full_plants[] = {
    {RF_CONSTRAINT_MENTOR_LOAD, M2, "2025-09-16", "15:10", "16:10", 0, 0, 0}, /* 185 and 185 */
    {RF_CONSTRAINT_MENTOR_LOAD, M3, "2025-09-23", "15:10", "16:10", 0, 0, 0}, /* 275 */
    {RF_CONSTRAINT_PPA, M1, "2025-09-09", "10:00", "11:00", 0, 0, 0},
    {RF_CONSTRAINT_PPA, M4, "2025-10-02", "10:15", "11:00", 0, 0, 0}};

static void load_and_planning_time_are_found(void **state)
{
    (void)state;
    assert_all_found(&full, full_plants, COUNT(full_plants));
}

/* ------------------------------------------------------------------ runs and the lead-in */

static const struct school_text run_text = {
    .rest = ",'rules':{'tired_share_max':{'value':1},'tired_run_max':{'value':1}}"};
static const struct plant run_good[] = {
    {.session = M1, .date = "2025-09-09", .start = "15:10", .end = "16:10"},
    {.session = M2, .date = "2025-09-16", .start = "09:00", .end = "10:00"},
    {.session = M3, .date = "2025-09-23", .start = "15:10", .end = "16:10"}};
static const struct ground run = {&run_text, run_good, COUNT(run_good), NULL};
static const struct plant run_plants[] = {
    {RF_CONSTRAINT_TIRED, M2, "2025-09-16", "15:10", "16:10", 0, 0, 0},
    {RF_CONSTRAINT_TIRED, M4, "2025-09-30", "08:00", "09:00", 0, 0, 0}};

/* The week after the lead-in is closed; its sessions could be made up on Fri 12 or Mon 22 Sep. */
static const struct school_text lead_in_text = {
    .stage = "'lead_in_weeks':1,'study_minutes':0,'preparation_minutes':0",
    .calendar = ",'closures':{'c':{'from':'2025-09-15','until':'2025-09-19','reason':'closed'}}",
    .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
    .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Fri/1':{}}}}"};
static const struct plant lead_in_good[] = {
    {.session = V2, .date = "2025-09-22", .start = "09:00", .end = "09:15"},
    {.session = M2, .date = "2025-09-22", .start = "10:00", .end = "11:00"}};
static const struct ground lead_in = {&lead_in_text, lead_in_good, COUNT(lead_in_good), NULL};
static const struct plant lead_in_plants[] = {
    {RF_CONSTRAINT_LEAD_IN, V2, "2025-09-12", "09:00", "09:15", 0, 0, 0},
    {RF_CONSTRAINT_LEAD_IN, V2, "2025-09-12", "09:45", "10:00", 0, 0, 0}};

static void runs_and_the_lead_in_are_found(void **state)
{
    (void)state;
    assert_all_found(&run, run_plants, COUNT(run_plants));
    assert_all_found(&lead_in, lead_in_plants, COUNT(lead_in_plants));
}

/* ------------------------------------------------------------------ a year, H10 to H12, H18 */

#define REVIEW "E1/progress_review/2025-09-08"
#define BLOCK(who, monday) who "/mentor_training/" monday

/* Two half-terms of three weeks. AB has 60 minutes a week, and for the year what the good plan
 * takes and no more: 75900 less 1080 of lessons and 330 of sessions. */
static const struct school_text year_text = {
    .terms = "{'autumn':{'half_terms':{'1':{'from':'2025-09-08','until':'2025-09-26'},"
             "'2':{'from':'2025-10-06','until':'2025-10-24'}}}}",
    .staff = "'AB':{'directed_minutes':74490},'CD':{},'KL':{}",
    .steps = "'m':{'kind':'mentor_meeting','minutes':60,'least':45},"
             "'r':{'kind':'progress_review','minutes':30,'every':'term'},"
             "'a':{'kind':'one','minutes':15},'b':{'kind':'two','minutes':15}",
    .programmes = "}},'q':{'name':'Q','source':'by hand','stages':{'1':{'steps':{"
                  "'t':{'kind':'mentor_training','minutes':40}}}",
    .inductions = "'E1':{'ect':'AB','mentor':'CD','tutor':'CD','stage':1,'programme':'p',"
                  "'entitlement_minutes':60}",
    .rest = ",'training':{'T1':{'mentor':'CD','programme':'q','minutes':200},"
            "'T2':{'mentor':'KL','programme':'q','minutes':100}},"
            "'waivers':{'w':{'rule':'H12','induction':'E1','reason':'r','author':'a',"
            "'expires':'2026-07-31'}},'kinds':{'one':{'name':'one','priority':8,'people':"
            "{'ect':'teaching','mentor':'free'}},'two':{'name':'two','priority':8,'people':"
            "{'ect':'teaching','mentor':'free'}}},"
            "'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Mon/2':{},'Tue/1':{}}}},"
            "'events':{'T':{'kind':'group_training','staff':['AB'],'minutes':30,"
            "'options':{'2025-10-24 14:10':{}}}}"};
static const struct plant year_good[] = {
    {.session = M1, .date = "2025-09-10", .start = "09:00", .end = "10:00"},
    {.session = M2, .date = "2025-09-17", .start = "09:00", .end = "10:00"},
    {.session = M3, .date = "2025-09-24", .start = "09:00", .end = "10:00"},
    {.session = "E1/mentor_meeting/2025-10-06",
     .date = "2025-10-08",
     .start = "09:00",
     .end = "10:00"},
    {.session = "E1/mentor_meeting/2025-10-13",
     .date = "2025-10-15",
     .start = "09:00",
     .end = "10:00"},
    {.session = REVIEW, .date = "2025-10-22", .start = "09:00", .end = "09:30"},
    {.session = "E1/one/2025-09-08", .date = "2025-09-08", .start = "09:00", .end = "09:15"},
    {.session = "E1/two/2025-09-08", .date = "2025-09-09", .start = "09:00", .end = "09:15"},
    {.session = BLOCK("T1", "2025-09-08"), .date = "2025-09-11", .start = "09:00", .end = "09:40"},
    {.session = BLOCK("T1", "2025-09-15"), .date = "2025-09-18", .start = "09:00", .end = "09:40"},
    {.session = BLOCK("T2", "2025-09-08"), .date = "2025-09-11", .start = "09:00", .end = "09:40"}};
static const struct ground year = {&year_text, year_good, COUNT(year_good), NULL};
static const struct plant year_plants[] = {
    {RF_CONSTRAINT_ECT_LOAD, REVIEW, "2025-09-12", "09:00", "09:30", 0, 0, 0},
    {RF_CONSTRAINT_ECT_LOAD, "E1/two/2025-09-08", "2025-09-08", "10:00", "10:15", 0, 0, 0},
    {RF_CONSTRAINT_DIRECTED, M1, "2025-09-10", "15:40", "16:40", 0, 0, 0},
    {RF_CONSTRAINT_DIRECTED, M3, "2025-09-24", "15:15", "16:15", 0, 0, 0},
    {RF_CONSTRAINT_ROLES, REVIEW, "2025-10-15", "10:30", "11:00", 0, 0, 0},
    {RF_CONSTRAINT_ROLES, REVIEW, "2025-10-08", "14:10", "14:40", 0, 0, 0},
    {RF_CONSTRAINT_TRAINING, BLOCK("T1", "2025-09-22"), "2025-09-25", "09:00", "09:40", 0, 0, 0},
    {RF_CONSTRAINT_TRAINING, BLOCK("T2", "2025-09-15"), "2025-09-18", "09:00", "09:40", 0, 0, 0}};

static void what_adds_up_over_the_year_is_found(void **state)
{
    struct school school;

    (void)state;
    assert_all_found(&year, year_plants, COUNT(year_plants));
    ground_open(&year, &school);
    place_event(&school, "T", "2025-10-24", "14:10-14:40", "AB");
    assert_found(&school, RF_CONSTRAINT_DIRECTED, "a group session beyond the year");
    school_close(&school);
}

/* ------------------------------------------------------------------ H13, H17, H19 */

#define LOOK "E1/look/2025-09-08"

/* CD mentors at main and, 20 minutes away, at north; EF may take a class for half an hour. */
static const struct school_text sites_text = {
    .school = ",'sites':{'main':{},'north':{}},'travel':{'main/north':20}",
    .staff = "'AB':{'site':'main'},'CD':{'site':'main'},'EF':{'site':'main'},'GH':{'site':'main'},"
             "'IJ':{'site':'north'},'KL':{'site':'main'},'MN':{'site':'main'}",
    .steps = "'m':{'kind':'mentor_meeting','minutes':60,'least':45},"
             "'l':{'kind':'look','minutes':30,'least':15},"
             "'t':{'kind':'talk','minutes':30,'every':'year'}",
    .inductions =
        "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p','associates':['GH','EF']"
        "},'E2':{'ect':'IJ','mentor':'CD','stage':1,'programme':'p','associates':['GH']},"
        "'E3':{'ect':'KL','mentor':'MN','stage':1,'programme':'p','associates':['GH']}",
    .rest = ",'waivers':{'w':{'rule':'H12','reason':'r','author':'a','expires':'2026-07-31'}},"
            "'kinds':{'look':{'name':'look','priority':8,'people':{'ect':'teaching','mentor':"
            "'covered'}},'talk':{'name':'talk','priority':8,'people':{'ect':'free','associate':"
            "'free'}}},'rooms':{'one':{'private':true,'site':'main'},'two':{'private':true,'site':"
            "'main'},'hall':{'site':'main'}},'policy':{'cover':{'EF':{'per_week':30}}},"
            "'lessons':{'L':{'staff':['AB','CD','KL','MN'],'at':{'Mon/1':{}}},"
            "'P':{'staff':['GH'],'at':{'Fri/1':{}}}},"
            "'commitments':{'d':{'type':'duty','staff':['CD'],'site':'north','at':{'Thu/1':{}}}}"};
static const struct plant sites_good[] = {
    {.session = LOOK, .date = "2025-09-08", .start = "09:00", .end = "09:30", .cover = "EF"},
    {.session = M1, .date = "2025-09-09", .start = "09:00", .end = "10:00", .room = "one"},
    {.session = "E2/mentor_meeting/2025-09-08",
     .date = "2025-09-10",
     .start = "09:00",
     .end = "10:00"},
    {.session = "E3/mentor_meeting/2025-09-08",
     .date = "2025-09-09",
     .start = "09:30",
     .end = "10:30",
     .room = "two"},
    {.session = "E1/talk/2025-09-08",
     .date = "2025-09-10",
     .start = "09:00",
     .end = "09:30",
     .chosen = "GH"}};
static const struct ground sites = {&sites_text, sites_good, COUNT(sites_good), NULL};
static const struct plant sites_plants[] = {
    {RF_CONSTRAINT_COVER, LOOK, "2025-09-08", "09:00", "09:30", 0, 0, 0},
    {RF_CONSTRAINT_COVER, LOOK, "2025-09-08", "09:00", "09:30", 0, "GH", 0},
    {RF_CONSTRAINT_COVER, "E3/look/2025-09-08", "2025-09-08", "09:30", "10:00", 0, "EF", 0},
    {RF_CONSTRAINT_TRAVEL, "E2/mentor_meeting/2025-09-08", "2025-09-09", "10:10", "11:00", 0, 0, 0},
    {RF_CONSTRAINT_TRAVEL, M1, "2025-09-11", "10:15", "11:00", 0, 0, "one"},
    {RF_CONSTRAINT_ROOM, M1, "2025-09-09", "09:00", "10:00", 0, 0, 0},
    {RF_CONSTRAINT_ROOM, M1, "2025-09-09", "09:00", "10:00", 0, 0, "hall"},
    {RF_CONSTRAINT_ROOM, M1, "2025-09-09", "09:00", "10:00", 0, 0, "two"},
    {RF_CONSTRAINT_CLASH, "E3/talk/2025-09-08", "2025-09-10", "09:15", "09:45", 0, 0, 0},
    {RF_CONSTRAINT_PRESENCE, "E1/talk/2025-09-08", "2025-09-12", "09:00", "09:30", "GH", 0, 0},
    {RF_CONSTRAINT_PRESENCE, "E1/talk/2025-09-08", "2025-09-10", "09:00", "09:30", "MN", 0, 0}};

static void cover_travel_and_rooms_are_found(void **state)
{
    (void)state;
    assert_all_found(&sites, sites_plants, COUNT(sites_plants));
}

/* ------------------------------------------------------------------ SOLO and claims */

/* One meeting on Tue 9 Sep at 10:00, prepared the day before; no other time is to be kept. */
static void keep(struct school *school, const char *who, const char *date, const char *start,
                 int32_t minutes)
{
    struct rf_reservation *piece = rf_allocate(1, sizeof *piece);

    rf_release(school->plan->reservations);
    piece->type = RF_RESERVED_PREPARATION;
    piece->person = rf_instance_person(school->instance, who);
    piece->day = day(date);
    piece->span.from = minute(start);
    piece->span.until = piece->span.from + minutes;
    school->plan->reservations = piece;
    school->plan->reservation_count = 1;
}

static void assert_whole(struct school *school, bool good, enum rf_constraint rule,
                         const char *what)
{
    struct rf_report report;
    bool found = rf_checker_check(school->checker, school->plan, &report);
    size_t i;

    if (found != good)
        fail_msg("%s: %s", what, good ? report.violations[0].message : "is not found");
    for (i = 0; i < report.violation_count; i++)
        assert_int_equal(report.violations[i].constraint, rule);
    rf_report_release(&report);
}

static void open_solo(struct school *school)
{
    school_open(school, &(struct school_text){.staff = "'AB':{},'CD':{}"});
    place(school, M1, "2025-09-09", "10:00", "11:00");
    school->plan->homes = rf_allocate(1, sizeof *school->plan->homes);
    school->plan->home_count = 1;
    school->plan->homes[0] =
        (struct rf_home){0, school->plan->sessions[0].kind, 0, 1, minute("10:00")};
    keep(school, "CD", "2025-09-08", "09:00", 15);
    assert_whole(school, true, RF_CONSTRAINT_SOLO, "the good plan");
}

static void solo_time_is_found(void **state)
{
    static const struct {
        const char *who, *date, *start;
        int32_t minutes;
        const char *what;
    } plants[] = {{"CD", "2025-09-08", "09:00", 20, "too long"},
                  {"CD", "2025-09-08", "11:00", 15, "in the break"},
                  {"CD", "2025-09-09", "10:30", 15, "in the meeting"},
                  {"CD", "2025-09-09", "11:20", 15, "after the meeting"},
                  {"AB", "2025-09-08", "09:00", 15, "for somebody else"},
                  {"CD", "2025-09-15", "09:00", 15, "in another week"}};
    struct school school;
    int i;

    (void)state;
    open_solo(&school);
    for (i = 0; i < COUNT(plants); i++) {
        keep(&school, plants[i].who, plants[i].date, plants[i].start, plants[i].minutes);
        assert_whole(&school, false, RF_CONSTRAINT_SOLO, plants[i].what);
    }
    school.plan->reservation_count = 0;
    assert_whole(&school, false, RF_CONSTRAINT_SOLO, "nothing kept");
    school_close(&school);
}

static void wrong_claims_are_found(void **state)
{
    struct school school;
    struct rf_values values;
    struct rf_tier_result results[40] = {{0}};
    int32_t count = 0, i;

    (void)state;
    open_solo(&school);
    values = *values_of(&school);
#define CLAIM(of, at, reached)                                                                     \
    results[count++] = (struct rf_tier_result)                                                     \
    {                                                                                              \
        of, at, reached, RF_NO_BOUND, RF_NO_BOUND, RF_TIER_SOLVED, false                           \
    }
    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        CLAIM(RF_TIER_UNPLACED, i + 1, values.unplaced[i]);
    CLAIM(RF_TIER_EQUITY, 1, values.equity[0]);
    CLAIM(RF_TIER_TIRED, 1, values.tired);
    for (i = 0; i < RF_COVER_PARTS; i++)
        CLAIM(RF_TIER_COVER, i + 1, values.cover[i]);
    CLAIM(RF_TIER_WORKLOAD, 1, values.workload[0]);
    CLAIM(RF_TIER_REGULARITY, 1, values.away);
    CLAIM(RF_TIER_SPACING, 1, values.spacing);
    for (i = 0; i < RF_DIVERSITY_PARTS; i++)
        CLAIM(RF_TIER_DIVERSITY, i + 1, values.diversity[i]);
#undef CLAIM
    school.plan->results = rf_allocate((size_t)count, sizeof *results);
    memcpy(school.plan->results, results, (size_t)count * sizeof *results);
    school.plan->result_count = count;
    assert_whole(&school, true, RF_CONSTRAINT_VALUES, "right claims");
    for (i = 0; i < count; i++) {
        school.plan->results[i].value++;
        assert_whole(&school, false, RF_CONSTRAINT_VALUES, "a wrong claim");
        school.plan->results[i].value--;
    }
    school.plan->results[0].part = RF_PRIORITY_CLASSES + 1;
    assert_whole(&school, false, RF_CONSTRAINT_VALUES, "a claim of no number");
    school.plan->results[0].part = 1;
    school.plan->homes[0].start += 5;
    assert_whole(&school, false, RF_CONSTRAINT_VALUES, "a home where nothing stands");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_of_a_pair_are_found),
        cmocka_unit_test(demand_is_found),
        cmocka_unit_test(quorum_is_found),
        cmocka_unit_test(load_and_planning_time_are_found),
        cmocka_unit_test(runs_and_the_lead_in_are_found),
        cmocka_unit_test(what_adds_up_over_the_year_is_found),
        cmocka_unit_test(cover_travel_and_rooms_are_found),
        cmocka_unit_test(solo_time_is_found),
        cmocka_unit_test(wrong_claims_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
