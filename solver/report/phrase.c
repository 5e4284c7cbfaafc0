/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * phrase.c: how schools, pairs, moments and people are written, in one place. */
#include "report/phrase.h"

#include <string.h>

#include "base/calendar.h"
#include "report/table.h"
#include "store/participation.h"

void rf_phrase_school(const struct rf_instance *instance, struct rf_text *out)
{
    char first[RF_DATE_TEXT], last[RF_DATE_TEXT];
    rf_text_format(out, "%s, %s to %s", instance->school_name,
                   rf_day_format(instance->first_day, first),
                   rf_day_format(instance->first_day + instance->date_count - 1, last));
}

void rf_phrase_person(const struct rf_instance *instance, int32_t person, struct rf_text *out)
{
    const struct rf_person *who = &instance->people[person];
    if (strcmp(who->id, who->name) == 0)
        rf_text_add(out, who->id);
    else
        rf_text_format(out, "%s (%s)", who->name, who->id);
}

void rf_phrase_pair(const struct rf_instance *instance, int32_t induction, struct rf_text *out)
{
    const struct rf_induction *pair = &instance->inductions[induction];
    rf_text_format(out, "%s  ", pair->id);
    rf_phrase_person(instance, pair->ect, out);
    rf_text_add(out, " with ");
    rf_phrase_person(instance, pair->mentor, out);
    if (pair->tutor >= 0) {
        rf_text_add(out, ", tutor ");
        rf_phrase_person(instance, pair->tutor, out);
    }
    rf_text_format(out, ", stage %d", pair->stage_number);
}

void rf_phrase_moment(const struct rf_instance *instance, const struct rf_session *session,
                      struct rf_text *out)
{
    char date[RF_DATE_TEXT], start[RF_MINUTE_TEXT], end[RF_MINUTE_TEXT];
    rf_text_format(out, "%s" RF_HOLD "%s" RF_HOLD "%s-%s%s",
                   rf_weekday_name(rf_day_weekday(session->day)), rf_day_format(session->day, date),
                   rf_minute_format(session->start, start), rf_minute_format(session->end, end),
                   rf_session_is_tired(instance, session) ? RF_HOLD "tired" : "");
}

void rf_phrase_people(const struct rf_instance *instance, const struct rf_session *session,
                      struct rf_text *out)
{
    struct rf_participants participants = RF_PARTICIPANTS_INIT;
    rf_participants_list(instance, session, &participants);
    bool missing = false;
    for (size_t index = 0; index < participants.count; index++) {
        const struct rf_participant *participant = &participants.items[index];
        if (participant->role == RF_ROLE_MISSING && !missing)
            rf_text_add(out, "; without");
        missing = participant->role == RF_ROLE_MISSING;
        rf_text_format(out, "%s%s", index == 0 && !missing ? "" : " ",
                       instance->people[participant->person].id);
    }
    rf_participants_release(&participants);
}
