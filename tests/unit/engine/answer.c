/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * answer.c: solving, checking, and reading a plan by the names of its sessions. */
#include "answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "ringfence/check.h"

enum { BUFFER_SIZE = 1024, PLACE_TEXT = 64 };

static void assert_checked(const struct answer *answer)
{
    struct rf_report report = {0};
    struct rf_checker *checker = rf_checker_new(answer->school.instance);
    bool kept = rf_checker_check(checker, answer->plan, &report);
    for (size_t i = 0; i < report.violation_count; i++)
        print_message("%s: %s\n", rf_constraint_id(report.violations[i].constraint),
                      report.violations[i].message);
    rf_report_release(&report);
    rf_checker_release(checker);
    assert_true(kept);
}

struct answer solve_with(const char *members, const struct rf_solve_options *options)
{
    struct answer answer = {.diagnostics = RF_DIAGNOSTICS_INIT};
    answer.school = school_open(members);
    answer.status = rf_solve(answer.school.instance, options, &answer.diagnostics, &answer.plan,
                             &answer.account);
    assert_true(answer.plan != NULL || answer.status != RF_OK);
    if (answer.plan != NULL)
        assert_checked(&answer);
    return answer;
}

struct answer solve(const char *members)
{
    struct answer answer = solve_with(members, &(struct rf_solve_options){0});
    assert_int_equal(answer.status, RF_OK);
    return answer;
}

void answer_close(struct answer *answer)
{
    rf_release(answer->account.certificate);
    rf_plan_release(answer->plan);
    rf_diagnostics_release(&answer->diagnostics);
    school_close(&answer->school);
}

int32_t value_of(const struct answer *answer, enum rf_tier tier, int32_t part)
{
    for (int32_t i = 0; i < answer->plan->result_count; i++) {
        const struct rf_tier_result *result = &answer->plan->results[i];
        if (result->tier != tier || result->part != part)
            continue;
        assert_int_equal(result->status, RF_TIER_SOLVED);
        assert_int_equal(result->claimed_bound, result->value);
        return result->value;
    }
    fail_msg("no number of tier %d, part %d", (int)tier, (int)part);
    return -1;
}

static const char *write_place(const struct rf_session *session)
{
    static char text[PLACE_TEXT];
    char date[RF_DATE_TEXT], start[RF_MINUTE_TEXT], end[RF_MINUTE_TEXT];
    if (!session->placed)
        return "unplaced";
    rf_day_format(session->day, date);
    rf_minute_format(session->start, start);
    rf_minute_format(session->end, end);
    snprintf(text, sizeof text, "%s %s-%s", date, start, end);
    return text;
}

static const struct rf_session *find_session(const struct answer *answer, const char *name)
{
    const struct rf_session *found = NULL;
    for (int32_t i = 0; i < answer->plan->session_count; i++) {
        char *own = rf_session_name(answer->school.instance, &answer->plan->sessions[i]);
        if (strcmp(own, name) == 0)
            found = &answer->plan->sessions[i];
        rf_release(own);
    }
    assert_non_null(found);
    return found;
}

const char *place_of(const struct answer *answer, const char *session)
{
    return write_place(find_session(answer, session));
}

int32_t count_at(const struct answer *answer, const char *place)
{
    int32_t count = 0;
    for (int32_t i = 0; i < answer->plan->session_count; i++)
        count += strcmp(write_place(&answer->plan->sessions[i]), place) == 0;
    return count;
}

const char *people_at(const struct answer *answer, const char *event)
{
    static char text[BUFFER_SIZE];
    const struct rf_session *session = find_session(answer, event);
    size_t length = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < session->attending_count; i++) {
        const char *id = answer->school.instance->people[session->attending[i]].id;
        assert_true(length + strlen(id) + 2 < sizeof text);
        snprintf(text + length, sizeof text - length, "%s%s", i > 0 ? " " : "", id);
        length = strlen(text);
    }
    return text;
}

const char *kept_for(const struct answer *answer, enum rf_reservation_type type, const char *person)
{
    static char text[BUFFER_SIZE];
    int32_t own = person_of(&answer->school, person);
    size_t length = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < answer->plan->reservation_count; i++) {
        const struct rf_reservation *kept = &answer->plan->reservations[i];
        struct rf_session stand = {.placed = true,
                                   .day = kept->day,
                                   .start = kept->span.from,
                                   .end = kept->span.until,
                                   .chosen = -1,
                                   .cover = -1,
                                   .room = -1};
        if (kept->type != type || kept->person != own)
            continue;
        assert_true(length + PLACE_TEXT < sizeof text);
        snprintf(text + length, sizeof text - length, "%s%s", length > 0 ? ", " : "",
                 write_place(&stand));
        length = strlen(text);
    }
    for (int32_t i = 0; i < answer->plan->shortage_count; i++) {
        const struct rf_shortage *lack = &answer->plan->shortages[i];
        char date[RF_DATE_TEXT];
        if (lack->type != type || lack->person != own)
            continue;
        rf_day_format(answer->school.instance->weeks[lack->week].monday, date);
        assert_true(length + PLACE_TEXT < sizeof text);
        snprintf(text + length, sizeof text - length, "%sshort %s %d", length > 0 ? ", " : "", date,
                 (int)lack->minutes);
        length = strlen(text);
    }
    return text;
}

void assert_unplaced_talks(const char *members, int32_t unplaced)
{
    struct answer answer = solve(members);
    int32_t value = value_of(&answer, RF_TIER_UNPLACED, 2);
    answer_close(&answer);
    assert_int_equal(value, unplaced);
}
