/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * answer.h: a small school solved whole. Every plan goes through the independent checker, which
 * knows nothing of the solver; the expectations of the tests are worked out by hand.
 *
 * The bell is SIXTIES of ../model/school.h: 1 08:45-09:45, 2 09:45-10:45, 3 11:15-12:15,
 * 4 12:15-13:15, 5 14:15-15:15; staff may be given sessions from 08:00 to 16:45. Without lessons
 * a person's free stretches are 08:00-10:45, 11:15-13:15, 14:15-16:45. */
#ifndef RF_TEST_ENGINE_ANSWER_H
#define RF_TEST_ENGINE_ANSWER_H

#include "../model/school.h"
#include "engine/solve.h"

/* Weeks from Monday 1 September 2025; `more` adds to the calendar. */
#define UNTIL(date, more)                                                                          \
    "'calendar': {" more "'terms': {'autumn': {'half_terms': {'1': {'from': '2025-09-01', "        \
    "'until': '" date "'}}}}, " WEEK_DAYS ", " SIXTIES "}"
#define ONE_WEEK UNTIL("2025-09-05", "")
#define TWO_WEEKS UNTIL("2025-09-12", "")

#define VALUE_OF(key, value) "'" key "': {'value': " value "}"
/* The rule values the tests count with; `more` begins with a comma. */
#define RULES_AND(more)                                                                            \
    "'rules': {" VALUE_OF("grid_minutes", "5") "," VALUE_OF("join_gap_minutes", "5") "," VALUE_OF( \
        "tired_after_school",                                                                      \
        "10") "," VALUE_OF("tired_before_school",                                                  \
                           "6") "," VALUE_OF("tired_friday_last_period",                           \
                                             "2") "," VALUE_OF("tired_after_four_periods", "3")    \
        more "}"
#define USUAL_RULES                                                                                \
    RULES_AND("," BUFFER("5") "," TIRED("0.25", "2") "," LOAD("180", "90", "1.5") "," PLANNING)
#define BUFFER(minutes) VALUE_OF("buffer_minutes", minutes)
#define TIRED(share, run) VALUE_OF("tired_share_max", share) "," VALUE_OF("tired_run_max", run)
#define LOAD(week, ect, factor)                                                                    \
    VALUE_OF("mentor_week_cap", week)                                                              \
    "," VALUE_OF("mentor_per_ect_cap", ect) "," VALUE_OF("mentor_single_week_factor", factor)
#define PLANNING VALUE_OF("ppa_rate", "0.1") "," VALUE_OF("ppa_min_block", "30")

#define USUAL HEAD "," KINDS "," WEIGHTS ","
#define WEEKLY_TALK PROGRAMME(0, TALK(1))

/* A person who is in only on these days, over September; and one who is always in. */
#define IN(day, start, end) "'" day "': {'start': '" start "', 'end': '" end "'}"
#define ON(id, days) SPELLS(id, SPELL("w", "2025-09-01", "2025-09-26", days))
#define SPELLS(id, spells) "'" id "': {'works': {" spells "}}"
#define SPELL(name, from, until, days)                                                             \
    "'" name "': {'from': '" from "', 'until': '" until "', 'days': {" days "}}"
#define ALWAYS(id) "'" id "': {}"

#define INDUCTION(id, ect, mentor, more)                                                           \
    "'" id "': {'ect': '" ect "', 'mentor': '" mentor "', 'stage': 1, 'programme': 'p'" more "}"
/* AB and EF are the ECTs of the mentor CD. */
#define BOTH                                                                                       \
    "'inductions': {" INDUCTION("E1", "AB", "CD", "") "," INDUCTION("E2", "EF", "CD", "") "}"

struct answer {
    struct school school;
    enum rf_status status;
    struct rf_diagnostics diagnostics;
    struct rf_solve_account account;
    struct rf_plan *plan; /* NULL without one */
};

/* Solves, and holds the plan against the checker. */
struct answer solve(const char *members);
struct answer solve_with(const char *members, const struct rf_solve_options *options);
void answer_close(struct answer *answer);

/* The value claimed for a number; the test fails when the number is not there or not solved. */
int32_t value_of(const struct answer *answer, enum rf_tier tier, int32_t part);
/* "2025-09-02 08:45-09:45" or "unplaced", in a static buffer. */
const char *place_of(const struct answer *answer, const char *session);
/* How often a session stands at exactly that place. */
int32_t count_at(const struct answer *answer, const char *place);
/* The ids of those who come to an event, cut by blanks; static buffer. */
const char *people_at(const struct answer *answer, const char *event);
/* "2025-09-03 08:45-09:45, ..." kept of one type and person, and shortages as
 * "short 2025-09-01 45, ..." (Monday and minutes); static buffer. */
const char *kept_for(const struct answer *answer, enum rf_reservation_type type,
                     const char *person);

/* Solves, and expects this many unplaced sessions in class 2 (talks). */
void assert_unplaced_talks(const char *members, int32_t unplaced);

#endif
