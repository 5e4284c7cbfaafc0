/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan_text_write.c: the lines of plan_text.h, one for each thing the plan holds. */
#include "base/calendar.h"
#include "base/memory.h"
#include "check/plan_text.h"

static const char *const reserved_names[] = {"planning", "study", "preparation"};

/* Of an event only the room, on a line of its own: who comes ends the line before. */
static void write_picks(const struct rf_instance *instance, const struct rf_session *session,
                        FILE *stream)
{
    if (session->event >= 0) {
        if (session->room >= 0)
            fprintf(stream, "\nroom\t%s\t%s", instance->events[session->event].id,
                    instance->rooms[session->room].id);
        return;
    }
    if (session->chosen >= 0)
        fprintf(stream, "\tchosen\t%s", instance->people[session->chosen].id);
    if (session->cover >= 0)
        fprintf(stream, "\tcover\t%s", instance->people[session->cover].id);
    if (session->room >= 0)
        fprintf(stream, "\troom\t%s", instance->rooms[session->room].id);
}

static void write_session(const struct rf_instance *instance, const struct rf_session *session,
                          FILE *stream)
{
    char date[RF_DATE_TEXT], start[RF_MINUTE_TEXT], end[RF_MINUTE_TEXT];
    char *name = rf_session_name(instance, session);
    int32_t i;

    fprintf(stream, "%s%s", session->event >= 0 ? "event\t" : "", name);
    if (!session->placed) {
        fputs("\tunplaced\n", stream);
    } else {
        fprintf(stream, "\t%s\t%s\t%s", rf_day_format(session->day, date),
                rf_minute_format(session->start, start), rf_minute_format(session->end, end));
        for (i = 0; i < session->attending_count; i++)
            fprintf(stream, "\t%s", instance->people[session->attending[i]].id);
        write_picks(instance, session, stream);
        fputc('\n', stream);
    }
    rf_release(name);
}

static void write_reservation(const struct rf_instance *instance,
                              const struct rf_reservation *reservation, FILE *stream)
{
    char date[RF_DATE_TEXT], from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT];

    fprintf(stream, "reserved\t%s\t%s", reserved_names[reservation->type],
            instance->people[reservation->person].id);
    if (reservation->type != RF_RESERVED_PPA)
        fprintf(stream, "\t%s", instance->inductions[reservation->induction].id);
    fprintf(stream, "\t%s\t%s\t%s\n", rf_day_format(reservation->day, date),
            rf_minute_format(reservation->span.from, from),
            rf_minute_format(reservation->span.until, until));
}

static void write_shortage(const struct rf_instance *instance, const struct rf_shortage *shortage,
                           FILE *stream)
{
    char date[RF_DATE_TEXT];

    fprintf(stream, "short\t%s\t%s", reserved_names[shortage->type],
            instance->people[shortage->person].id);
    if (shortage->type != RF_RESERVED_PPA)
        fprintf(stream, "\t%s", instance->inductions[shortage->induction].id);
    fprintf(stream, "\t%s\t%d\n", rf_day_format(instance->weeks[shortage->week].monday, date),
            shortage->minutes);
}

static void write_bound(const char *word, int32_t bound, FILE *stream)
{
    if (bound == RF_NO_BOUND)
        fprintf(stream, "\t%s\t-", word);
    else
        fprintf(stream, "\t%s\t%d", word, bound);
}

static void write_result(const struct rf_tier_result *result, FILE *stream)
{
    fprintf(stream, "value\t%d\t%d\t%d", (int)result->tier, result->part, result->value);
    write_bound("bound", result->bound, stream);
    write_bound("claimed", result->claimed_bound, stream);
    fprintf(stream, "\t%s%s\n", rf_tier_status_name(result->status),
            result->conditional ? "\tconditional" : "");
}

void rf_plan_text_write(const struct rf_instance *instance, const struct rf_plan *plan,
                        FILE *stream)
{
    char start[RF_MINUTE_TEXT];
    int32_t i;

    for (i = 0; i < plan->session_count; i++)
        write_session(instance, &plan->sessions[i], stream);
    for (i = 0; plan->mentors != NULL && i < instance->induction_count; i++) {
        if (instance->inductions[i].mentor_choice_count > 0)
            fprintf(stream, "mentor\t%s\t%s\n", instance->inductions[i].id,
                    instance->people[plan->mentors[i]].id);
    }
    for (i = 0; i < plan->home_count; i++) {
        const struct rf_home *home = &plan->homes[i];

        fprintf(stream, "home\t%s\t%s\t%s\t%s\t%s\n", instance->inductions[home->induction].id,
                instance->kinds[home->kind].id, instance->letters[home->letter],
                rf_weekday_name(home->weekday), rf_minute_format(home->start, start));
    }
    for (i = 0; i < plan->reservation_count; i++)
        write_reservation(instance, &plan->reservations[i], stream);
    for (i = 0; i < plan->shortage_count; i++)
        write_shortage(instance, &plan->shortages[i], stream);
    for (i = 0; i < plan->result_count; i++)
        write_result(&plan->results[i], stream);
}
