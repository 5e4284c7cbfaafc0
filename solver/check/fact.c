/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fact.c: naming the fact in the way. The order is fixed: grid, past and window, the school's day,
 * then each person in the order of the roles, how long there would be, who and what is to be
 * picked, and last forbids, meeting nights and journeys. */
#include "check/fact.h"

#include "base/calendar.h"
#include "check/cover.h"
#include "check/pick.h"
#include "check/presence.h"
#include "check/report.h"
#include "check/travel.h"

#define BAR(fact, which, format, ...)                                                              \
    do {                                                                                           \
        (fact)->barred = true;                                                                     \
        (fact)->constraint = RF_CONSTRAINT_##which;                                                \
        rf_text_format(&(fact)->words, format, __VA_ARGS__);                                       \
    } while (0)

struct question {
    const struct rf_checker *checker;
    const struct rf_instance *instance;
    const struct rf_entry *entry;
    const struct rf_kind *kind;
    const struct rf_date *date;
    int32_t index; /* of the date */
};

static bool covers(struct rf_span span, rf_minute minute)
{
    return span.from <= minute && minute < span.until;
}

static void name_occurrence(const struct question *question, int32_t person,
                            const struct rf_occurrence *occurrence, struct rf_fact *fact)
{
    const struct rf_instance *instance = question->instance;
    const char *id = instance->people[person].id;
    struct rf_words kept = rf_words_occurrence(instance, occurrence);
    const char *words = kept.text;

    fact->origin = occurrence->type == RF_LESSON ? instance->lessons[occurrence->source].origin
                                                 : instance->commitments[occurrence->source].origin;
    if (occurrence->type == RF_LESSON)
        BAR(fact, PRESENCE, "%s teaches %s until %s", id, words,
            rf_words_minute(occurrence->span.until).text);
    else if (occurrence->type == RF_PPA)
        BAR(fact, CLOSED, "%s has planning time (%s) until %s", id, words,
            rf_words_minute(occurrence->span.until).text);
    else if (occurrence->type == RF_INDUCTION)
        BAR(fact, INDUCTION_TIME, "%s has induction time (%s) until %s", id, words,
            rf_words_minute(occurrence->span.until).text);
    else
        BAR(fact, CLOSED, "%s has %s until %s", id, words,
            rf_words_minute(occurrence->span.until).text);
}

/* The first occurrence at `minute` that closes the time and is, or is not, of a lesson. */
static const struct rf_occurrence *closing(const struct question *question, int32_t person,
                                           rf_minute minute, bool lesson)
{
    const struct rf_person *who = &question->instance->people[person];
    const struct rf_person_day *day = &who->days[question->index];
    int32_t i;

    for (i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *here = &day->occurrences[i];

        if (!covers(here->span, minute) || (here->type == RF_LESSON) != lesson ||
            (here->type == RF_PPA && who->volunteers_ppa) ||
            (here->type == RF_INDUCTION && question->kind->induction))
            continue;
        return here;
    }
    return NULL;
}

static void name_gap(const struct question *question, int32_t person, rf_minute minute,
                     struct rf_fact *fact)
{
    const struct rf_instance *instance = question->instance;
    const struct rf_bell *bell = &instance->bells[instance->people[person].bell];
    int32_t shape = bell->shape_of_date[question->index], i;

    for (i = 0; shape >= 0 && i < instance->shapes[shape].count; i++) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];

        if (covers(period->span, minute)) {
            BAR(fact, CLOSED, "%s is %s until %s", period->name,
                period->class == RF_PERIOD_LUNCH ? "lunch" : "a break",
                rf_words_minute(period->span.until).text);
            return;
        }
    }
    BAR(fact, CLOSED, "%s lies between two periods of %s", rf_words_minute(minute).text,
        instance->people[person].id);
}

/* Why `person` is not free at `minute`. */
static void name_person(const struct question *question, int32_t person, rf_minute minute,
                        struct rf_fact *fact)
{
    const struct rf_person *who = &question->instance->people[person];
    const struct rf_person_day *day = &who->days[question->index];
    const struct rf_occurrence *occurrence;
    int32_t i;

    fact->person = person;
    if (!covers(day->in, minute)) {
        fact->origin = who->origin;
        BAR(fact, CLOSED, "%s is not at work at %s", who->id, rf_words_minute(minute).text);
        return;
    }
    occurrence = closing(question, person, minute, true);
    if (occurrence == NULL)
        occurrence = closing(question, person, minute, false);
    if (occurrence != NULL) {
        name_occurrence(question, person, occurrence, fact);
        return;
    }
    for (i = 0; i < day->rest_count; i++) {
        if (covers(day->rests[i], minute)) {
            fact->origin = who->origin;
            BAR(fact, CLOSED, "%s has a break or lunch until %s", who->id,
                rf_words_minute(day->rests[i].until).text);
            return;
        }
    }
    name_gap(question, person, minute, fact);
}

static void name_part(const struct question *question, const struct rf_part *part, rf_minute minute,
                      struct rf_fact *fact)
{
    const struct rf_instance *instance = question->instance;

    if (part->person < 0) {
        fact->origin = instance->inductions[question->entry->induction].origin;
        BAR(fact, PRESENCE, "%s names nobody as %s",
            instance->inductions[question->entry->induction].id, rf_role_name(part->role));
    } else if (part->presence == RF_TEACHING) {
        fact->person = part->person;
        fact->origin = instance->people[part->person].origin;
        BAR(fact, PRESENCE, "%s teaches no lesson at %s", instance->people[part->person].id,
            rf_words_minute(minute).text);
    } else {
        name_person(question, part->person, minute, fact);
    }
}

static void name_forbid(const struct rf_forbid *forbid, struct rf_fact *fact)
{
    fact->origin = forbid->origin;
    BAR(fact, FIXED, "forbidden by %s: %s", forbid->id,
        forbid->reason != NULL ? forbid->reason : "no reason given");
}

/* The room ends at `room` and is too short: the person whose time ends there, and with what. */
static void name_room(const struct question *question, rf_minute start, rf_minute room,
                      struct rf_fact *fact)
{
    const struct rf_entry *entry = question->entry;
    int32_t least = entry->step->least > question->instance->rules[RF_RULE_GRID]
                        ? entry->step->least
                        : question->instance->rules[RF_RULE_GRID];
    struct rf_text why = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (rf_check_part_room(question->checker, entry, &entry->parts[i], question->index,
                               start) == room) {
            name_part(question, &entry->parts[i], room, fact);
            break;
        }
    }
    if (i == entry->part_count)
        BAR(fact, PRESENCE, "the pupils' day ends at %s", rf_words_minute(room).text);
    why = fact->words;
    fact->words = (struct rf_text)RF_TEXT_INIT;
    rf_text_format(&fact->words, "too short: %d of at least %d minutes, then %s", room - start,
                   least, rf_text_peek(&why));
    rf_text_release(&why);
}

static void name_journey(const struct question *question, int32_t person,
                         const struct rf_occurrence *occurrence, struct rf_fact *fact)
{
    struct rf_words words = rf_words_occurrence(question->instance, occurrence);

    fact->person = person;
    fact->origin = question->instance->people[person].origin;
    BAR(fact, TRAVEL, "%s is at another site for %s from %s and has no time to travel",
        question->instance->people[person].id, words.text, rf_words_span(occurrence->span).text);
}

/* Why somebody who attends or is to be chosen cannot be there for all of `span`; false when they
 * can. */
static bool name_picked(const struct question *question, const struct rf_part *part,
                        struct rf_span span, struct rf_fact *fact)
{
    const struct rf_checker *checker = question->checker;
    const struct rf_entry *entry = question->entry;
    struct rf_stay stay = {span, entry->site};
    rf_minute room = rf_check_part_room(checker, entry, part, question->index, span.from);
    const struct rf_forbid *forbid =
        rf_check_forbid(checker, entry, part->person, question->index, span);
    const struct rf_occurrence *occurrence =
        rf_check_journey_bar(question->instance, part->person, question->index, stay);

    if (room < span.until)
        name_part(question, part, room < 0 ? span.from : room, fact);
    else if (forbid != NULL)
        name_forbid(forbid, fact);
    else if (occurrence != NULL)
        name_journey(question, part->person, occurrence, fact);
    else
        return false;
    return true;
}

/* Nobody of the cast can be there: said of the first. */
static void name_cast(const struct question *question, struct rf_span span, struct rf_fact *fact)
{
    const struct rf_choice *choice = &question->entry->choice;
    struct rf_part part = {choice->cast->people[0],
                           question->checker->slot_of[choice->cast->people[0]], choice->presence,
                           choice->role};
    struct rf_text why = RF_TEXT_INIT;

    if (!name_picked(question, &part, span, fact))
        BAR(fact, PRESENCE, "%s has another part in it",
            question->instance->people[part.person].id);
    why = fact->words;
    fact->words = (struct rf_text)RF_TEXT_INIT;
    rf_text_format(&fact->words, "none of the %d people to choose from can be there; %s",
                   choice->cast->count, rf_text_peek(&why));
    rf_text_release(&why);
}

/* What is missing when not even the shortest session leaves all that is to be picked (D29). */
static void name_picks(const struct question *question, struct rf_span span, struct rf_fact *fact)
{
    const struct rf_checker *checker = question->checker;
    const struct rf_entry *entry = question->entry;
    const struct rf_cast *cast = entry->choice.cast;
    int32_t i, able = -1;

    for (i = 0; cast != NULL && i < cast->count && able < 0; i++) {
        if (rf_check_chosen_can(checker, entry, cast->people[i], question->index, span))
            able = cast->people[i];
    }
    if (cast != NULL && able < 0) {
        name_cast(question, span, fact);
        return;
    }
    if (!rf_check_is_covered(checker, entry, able, question->index, span)) {
        fact->person = rf_check_release(checker, entry, able, question->index, span).person;
        BAR(fact, COVER, "nobody can take the class of %s",
            question->instance->people[fact->person].id);
        return;
    }
    if (!rf_check_is_housed(checker, entry, question->index, span))
        BAR(fact, ROOM, "no private room is free at %s", rf_words_minute(span.from).text);
}

static void ask_day(const struct question *question, rf_minute start, struct rf_fact *fact)
{
    const struct rf_instance *instance = question->instance;
    const struct rf_date *date = question->date;
    const char *kind = question->kind->name;

    if (start < 0 || start >= 1440 || start % instance->rules[RF_RULE_GRID] != 0)
        BAR(fact, DEMAND, "sessions start on full %d minutes", instance->rules[RF_RULE_GRID]);
    else if (rf_check_is_past(question->checker, question->entry, date->day, start))
        BAR(fact, FIXED, "it lies before %s, which is today", rf_words_day(instance->as_of).text);
    else if (date->status == RF_DAY_INSET && !question->kind->inset)
        BAR(fact, CLOSED, "%s is an INSET day", rf_words_day(date->day).text);
    else if (!rf_check_day_open(question->kind, date->status))
        BAR(fact, CLOSED, "the school is closed on %s", rf_words_day(date->day).text);
    else if (start < date->pupils.from && !rf_check_before_school(instance, question->kind, date))
        BAR(fact, PRESENCE, "%s does not begin before school (%s)", kind,
            rf_words_minute(date->pupils.from).text);
    else if (start >= date->pupils.until && !rf_check_after_school(instance, question->kind, date))
        BAR(fact, PRESENCE, "%s does not begin after school (%s)", kind,
            rf_words_minute(date->pupils.until).text);
}

/* What bars the session although everybody who must be there is, and who is picked: forbids,
 * meeting nights, journeys. */
static void ask_place(const struct question *question, struct rf_span span, struct rf_fact *fact)
{
    const struct rf_forbid *forbid =
        rf_check_forbid(question->checker, question->entry, -1, question->index, span);
    const struct rf_occurrence *occurrence = NULL;
    int32_t person;

    if (forbid != NULL) {
        name_forbid(forbid, fact);
        return;
    }
    if (rf_check_no_meeting_night(question->instance, question->date, span.until)) {
        BAR(fact, PRESENCE, "it would end at %s, and %s is no meeting night",
            rf_words_minute(span.until).text, rf_weekday_name(question->date->weekday));
        return;
    }
    person =
        rf_check_traveller(question->checker, question->entry, question->index, span, &occurrence);
    if (person >= 0)
        name_journey(question, person, occurrence, fact);
}

static void ask_session(const struct question *question, rf_minute start, struct rf_fact *fact)
{
    const struct rf_checker *checker = question->checker;
    const struct rf_entry *entry = question->entry;
    struct rf_span span = {start, start + 1};
    int32_t i, length, least = rf_check_least_length(checker, entry);

    for (i = 0; i < entry->part_count; i++) {
        if (rf_check_part_room(checker, entry, &entry->parts[i], question->index, start) < 0) {
            name_part(question, &entry->parts[i], start, fact);
            return;
        }
    }
    length = rf_check_fixed_length(checker, entry, question->index, start);
    if (length > 0)
        span.until = start + length;
    if (length < least) {
        ask_place(question, span, fact);
        if (!fact->barred)
            name_room(question, start, rf_check_room(checker, entry, question->index, start), fact);
        return;
    }
    length = rf_check_picked_length(checker, entry, question->index, start, length);
    span.until = start + (length < 0 ? least : length);
    if (length < 0)
        name_picks(question, span, fact);
    else
        ask_place(question, span, fact);
}

static void ask_event(const struct question *question, rf_minute start, struct rf_fact *fact)
{
    const struct rf_event *event = &question->instance->events[question->entry->event];
    const struct rf_date *date = question->date;
    rf_minute end = start + event->minutes;
    struct rf_span span = {start, end};

    if (start < date->open.from || end > date->open.until)
        BAR(fact, CLOSED, "the school is open from %s", rf_words_span(date->open).text);
    else if (end > date->pupils.until &&
             !rf_check_after_school(question->instance, question->kind, date))
        BAR(fact, PRESENCE, "the pupils' day ends at %s", rf_words_minute(date->pupils.until).text);
    else if (rf_check_no_meeting_night(question->instance, date, end))
        BAR(fact, PRESENCE, "it would end at %s, and %s is no meeting night",
            rf_words_minute(end).text, rf_weekday_name(date->weekday));
    else if (!rf_check_is_housed(question->checker, question->entry, question->index, span))
        BAR(fact, ROOM, "no private room is free at %s", rf_words_minute(start).text);
    else if (event->option_count > 0)
        BAR(fact, RHYTHM, "%s has other times to choose from", event->name);
    else
        BAR(fact, RHYTHM, "it lies outside the dates of %s", event->name);
}

struct rf_fact rf_check_fact(const struct rf_checker *checker, int32_t entry, rf_day day,
                             rf_minute start)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_fact fact = {.person = -1};
    struct question question = {checker,
                                instance,
                                &checker->entries[entry],
                                &instance->kinds[checker->entries[entry].kind],
                                NULL,
                                rf_check_date(instance, day)};

    if (question.index < 0) {
        BAR(&fact, FIXED, "%s is in no term", rf_words_day(day).text);
        return fact;
    }
    if (rf_check_end(checker, entry, question.index, start) >= 0)
        return fact;
    question.date = &instance->dates[question.index];
    ask_day(&question, start, &fact);
    if (fact.barred)
        return fact;
    if (question.entry->event >= 0)
        ask_event(&question, start, &fact);
    else if (!rf_check_in_window(instance, &question.entry->window, question.index))
        BAR(&fact, RHYTHM, "%s is outside its window", rf_words_day(day).text);
    else
        ask_session(&question, start, &fact);
    return fact;
}

struct rf_fact rf_check_attendance_fact(const struct rf_checker *checker, int32_t entry,
                                        int32_t person, int32_t date, struct rf_span span)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_entry *what = &checker->entries[entry];
    struct rf_fact fact = {.person = person};
    struct rf_part part = {person, checker->slot_of[person], RF_FREE, RF_ROLE_ECT};
    struct question question = {
        checker, instance, what, &instance->kinds[what->kind], &instance->dates[date], date};

    name_picked(&question, &part, span, &fact);
    return fact;
}
