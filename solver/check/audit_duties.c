/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_duties.c: what else ECTs and mentors have to do: SS-54 ECTs with more than their share of
 * duties or with a post, SS-36 mentors with trainees or training of their own beside their ECTs.
 * (That an ECT is named to cover is a fault of the input.) */
#include "base/memory.h"
#include "check/audit_part.h"

/* Minutes of the whole horizon of one type. */
static int64_t minutes_of(const struct rf_instance *instance, int32_t person,
                          enum rf_occurrence_type type)
{
    int64_t minutes = 0;
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == type)
                minutes += day->occurrences[i].span.until - day->occurrences[i].span.from;
        }
    }
    return minutes;
}

static int32_t open_weeks(const struct rf_instance *instance)
{
    int32_t week, count = 0;

    for (week = 0; week < instance->week_count; week++)
        count += instance->weeks[week].teaching_days > 0;
    return count > 0 ? count : 1;
}

static bool is_ect(const struct rf_instance *instance, int32_t person)
{
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect == person)
            return true;
    }
    return false;
}

static bool teaches(const struct rf_instance *instance, int32_t person)
{
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_LESSON)
                return true;
        }
    }
    return false;
}

/* Duty minutes of the other teachers, as if each were full time, and how many there are. */
static int64_t duties_of_others(const struct rf_instance *instance, int32_t *count)
{
    int64_t minutes = 0;
    int32_t i;

    *count = 0;
    for (i = 0; i < instance->person_count; i++) {
        if (is_ect(instance, i) || instance->people[i].fte <= 0 || !teaches(instance, i))
            continue;
        minutes += minutes_of(instance, i, RF_DUTY) * 1000 / instance->people[i].fte;
        *count += 1;
    }
    return minutes;
}

/* "mentor of E2", ... : posts that an ECT holds; the text stays empty without. */
static void add_posts(const struct rf_instance *instance, int32_t person, struct rf_text *text)
{
    int32_t i;

    if (instance->people[person].leader)
        rf_text_add(text, "a leader");
    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];

        if (pair->ect < 0)
            continue;
        if (pair->mentor == person)
            rf_text_format(text, "%smentor of %s", text->length > 0 ? ", " : "", pair->id);
        if (pair->tutor == person)
            rf_text_format(text, "%stutor of %s", text->length > 0 ? ", " : "", pair->id);
    }
}

static void audit_ect(struct rf_auditing *audit, int32_t person, int64_t others, int32_t count)
{
    const struct rf_instance *instance = audit->instance;
    const struct rf_person *who = &instance->people[person];
    int64_t own = minutes_of(instance, person, RF_DUTY);
    int64_t share = count > 0 ? others * who->fte / 1000 / count : own;
    struct rf_text posts = RF_TEXT_INIT;

    if (own > share)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "SS-54", rf_audit_place(who->origin),
                           "give some of the duties to others",
                           "ECT %s has %d minutes of duties a week; other teachers have %d",
                           who->id, (int)(own / open_weeks(instance)),
                           (int)(share / open_weeks(instance)));
    add_posts(instance, person, &posts);
    if (posts.length > 0)
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "SS-54", rf_audit_place(who->origin),
                           "let the ECT be a classroom teacher first", "ECT %s is %s as well",
                           who->id, rf_text_peek(&posts));
    rf_text_release(&posts);
}

/* Once for each mentor with an ECT. */
static void audit_mentor(struct rf_auditing *audit, int32_t person)
{
    const struct rf_instance *instance = audit->instance;
    int64_t trainees = minutes_of(instance, person, RF_MENTORING), own = 0;
    struct rf_text text = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < audit->checker->event_entry; i++) {
        const struct rf_entry *entry = &audit->checker->entries[i];
        const struct rf_induction *pair = &instance->inductions[entry->induction];

        if (pair->ect < 0 && pair->mentor == person)
            own += entry->step->least;
    }
    if (trainees > 0)
        rf_text_format(&text, "other mentoring takes %d minutes a week",
                       (int)(trainees / open_weeks(instance)));
    if (own > 0)
        rf_text_format(&text, "%straining of the mentor's own asks for %d minutes in all",
                       text.length > 0 ? ", " : "", (int)own);
    if (text.length > 0)
        rf_diagnostics_add(audit->diagnostics, RF_NOTE, "SS-36",
                           rf_audit_place(instance->people[person].origin), NULL,
                           "beside the ECTs of mentor %s, %s", instance->people[person].id,
                           rf_text_peek(&text));
    rf_text_release(&text);
}

void rf_audit_duties(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    bool *mentors = rf_allocate((size_t)instance->person_count, sizeof *mentors);
    int32_t i, count;
    int64_t others = duties_of_others(instance, &count);

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect >= 0)
            mentors[instance->inductions[i].mentor] = true;
    }
    for (i = 0; i < instance->person_count; i++) {
        if (is_ect(instance, i))
            audit_ect(audit, i, others, count);
        if (mentors[i])
            audit_mentor(audit, i);
    }
    rf_release(mentors);
}
