/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * presence.c: the facts of one session at one start: window, day, people, room, length, forbids.
 *
 * D7 for sessions of inductions, D20 for group sessions, D17 for forbids, D29 for what is left
 * when people and rooms are picked, D41 for journeys, D47 for what lies outside the pupils' day.
 * Cheap on purpose: the search over many plans asks it for every placed session. */
#include "check/presence.h"

#include "check/cover.h"
#include "check/pick.h"
#include "check/travel.h"

bool rf_check_day_open(const struct rf_kind *kind, enum rf_day_status status)
{
    return status == RF_DAY_TEACHING || (status == RF_DAY_INSET && kind->inset);
}

static bool outside_allowed(const struct rf_instance *instance, const struct rf_date *date)
{
    return instance->rules[RF_RULE_AFTER_SCHOOL] != 0 || date->status == RF_DAY_INSET;
}

bool rf_check_before_school(const struct rf_instance *instance, const struct rf_kind *kind,
                            const struct rf_date *date)
{
    return kind->before_school && outside_allowed(instance, date);
}

bool rf_check_after_school(const struct rf_instance *instance, const struct rf_kind *kind,
                           const struct rf_date *date)
{
    return kind->after_school && outside_allowed(instance, date);
}

bool rf_check_start_allowed(const struct rf_instance *instance, const struct rf_kind *kind,
                            const struct rf_date *date, rf_minute start)
{
    return (rf_check_before_school(instance, kind, date) || start >= date->pupils.from) &&
           (rf_check_after_school(instance, kind, date) || start < date->pupils.until);
}

bool rf_check_no_meeting_night(const struct rf_instance *instance, const struct rf_date *date,
                               rf_minute end)
{
    return date->status == RF_DAY_TEACHING && end > date->pupils.until &&
           (instance->meeting_nights >> date->weekday & 1) == 0;
}

static bool concerns(const struct rf_forbid *forbid, const struct rf_entry *entry, int32_t person)
{
    int32_t i;

    if (forbid->kinds != NULL && !forbid->kinds[entry->kind])
        return false;
    if (entry->event >= 0 || person >= 0)
        return person >= 0 && forbid->people != NULL && forbid->people[person];
    if (forbid->inductions != NULL && forbid->inductions[entry->induction])
        return true;
    for (i = 0; i < entry->part_count; i++) {
        if (forbid->people != NULL && entry->parts[i].person >= 0 &&
            forbid->people[entry->parts[i].person])
            return true;
    }
    return false;
}

const struct rf_forbid *rf_check_forbid(const struct rf_checker *checker,
                                        const struct rf_entry *entry, int32_t person, int32_t date,
                                        struct rf_span span)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_date *here = &instance->dates[date];
    int32_t i;

    for (i = 0; i < instance->forbid_count; i++) {
        const struct rf_forbid *forbid = &instance->forbids[i];

        if (!rf_span_overlap(span, forbid->span) || here->day < forbid->dates.from ||
            here->day > forbid->dates.until)
            continue;
        if (forbid->weekday >= 0 && forbid->weekday != here->weekday)
            continue;
        if (forbid->letter >= 0 &&
            (here->week < 0 || instance->weeks[here->week].letter != forbid->letter))
            continue;
        if (concerns(forbid, entry, person))
            return forbid;
    }
    return NULL;
}

static rf_minute lesson_room(const struct rf_person_time *time, rf_minute start)
{
    rf_minute room = -1;
    int32_t i;

    for (i = 0; i < time->lesson_count; i++) {
        struct rf_span span = time->lessons[i].span;

        if (span.from <= start && start < span.until && (room < 0 || span.until < room))
            room = span.until;
    }
    return room;
}

rf_minute rf_check_part_room(const struct rf_checker *checker, const struct rf_entry *entry,
                             const struct rf_part *part, int32_t date, rf_minute start)
{
    const struct rf_person_time *time;
    const struct rf_span *stretch;
    enum rf_free_set set =
        checker->instance->kinds[entry->kind].induction ? RF_FREE_WITH_INDUCTION : RF_FREE_PLAIN;

    if (part->person < 0)
        return -1;
    time = rf_check_time(checker, part->slot, date);
    if (part->presence == RF_TEACHING)
        return lesson_room(time, start);
    if (part->presence == RF_COVERED)
        return rf_check_covered_room(checker, entry, part->slot, date, start);
    stretch = rf_check_stretch_at(&time->free[set], start);
    return stretch == NULL ? -1 : stretch->until;
}

rf_minute rf_check_room(const struct rf_checker *checker, const struct rf_entry *entry,
                        int32_t date, rf_minute start)
{
    const struct rf_instance *instance = checker->instance;
    rf_minute room = instance->dates[date].open.until;
    rf_minute pupils_until = instance->dates[date].pupils.until;
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        rf_minute here = rf_check_part_room(checker, entry, &entry->parts[i], date, start);

        if (here < 0)
            return -1;
        if (i == 0 || here < room)
            room = here;
    }
    if (start < pupils_until && room > pupils_until &&
        !rf_check_after_school(instance, &instance->kinds[entry->kind], &instance->dates[date]))
        room = pupils_until;
    return room;
}

int32_t rf_check_fixed_length(const struct rf_checker *checker, const struct rf_entry *entry,
                              int32_t date, rf_minute start)
{
    rf_minute room = rf_check_room(checker, entry, date, start);
    int32_t length;

    if (room < 0)
        return -1;
    length = entry->step->minutes < room - start ? entry->step->minutes : room - start;
    return length - length % checker->instance->rules[RF_RULE_GRID];
}

int32_t rf_check_least_length(const struct rf_checker *checker, const struct rf_entry *entry)
{
    int32_t grid = checker->instance->rules[RF_RULE_GRID];

    return entry->step->least > grid ? entry->step->least : grid;
}

int32_t rf_check_picked_length(const struct rf_checker *checker, const struct rf_entry *entry,
                               int32_t date, rf_minute start, int32_t length)
{
    struct rf_span span = {start, start + length};
    int32_t least = rf_check_least_length(checker, entry);

    while (span.until - start >= least) {
        if (rf_check_is_pickable(checker, entry, date, span))
            return span.until - start;
        span.until -= checker->instance->rules[RF_RULE_GRID];
    }
    return -1;
}

int32_t rf_check_traveller(const struct rf_checker *checker, const struct rf_entry *entry,
                           int32_t date, struct rf_span span,
                           const struct rf_occurrence **occurrence)
{
    struct rf_stay stay = {span, entry->site};
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].person < 0)
            continue;
        *occurrence = rf_check_journey_bar(checker->instance, entry->parts[i].person, date, stay);
        if (*occurrence != NULL)
            return entry->parts[i].person;
    }
    return -1;
}

static rf_minute session_end(const struct rf_checker *checker, const struct rf_entry *entry,
                             int32_t date, rf_minute start)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_occurrence *occurrence;
    struct rf_span span = {start, -1};
    int32_t length;

    if (!rf_check_in_window(instance, &entry->window, date))
        return -1;
    length = rf_check_fixed_length(checker, entry, date, start);
    if (length >= rf_check_least_length(checker, entry))
        length = rf_check_picked_length(checker, entry, date, start, length);
    if (length < rf_check_least_length(checker, entry))
        return -1;
    span.until = start + length;
    if (rf_check_forbid(checker, entry, -1, date, span) != NULL ||
        rf_check_no_meeting_night(instance, &instance->dates[date], span.until) ||
        rf_check_traveller(checker, entry, date, span, &occurrence) >= 0)
        return -1;
    return span.until;
}

static bool is_option(const struct rf_event *event, rf_day day, rf_minute start)
{
    int32_t i;

    for (i = 0; i < event->option_count; i++) {
        if (event->options[i].day == day && event->options[i].start == start)
            return true;
    }
    return event->option_count == 0 && day >= event->window.from && day <= event->window.until;
}

static rf_minute event_end(const struct rf_checker *checker, const struct rf_entry *entry,
                           int32_t date, rf_minute start)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_event *event = &instance->events[entry->event];
    const struct rf_date *here = &instance->dates[date];
    struct rf_span span = {start, start + event->minutes};

    if (!is_option(event, here->day, start) || !rf_span_inside(span, here->open))
        return -1;
    if (span.until > here->pupils.until &&
        !rf_check_after_school(instance, &instance->kinds[entry->kind], here))
        return -1;
    if (rf_check_no_meeting_night(instance, here, span.until) ||
        !rf_check_is_housed(checker, entry, date, span))
        return -1;
    return span.until;
}

bool rf_check_is_past(const struct rf_checker *checker, const struct rf_entry *entry, rf_day day,
                      rf_minute start)
{
    const struct rf_pin *pin = entry->pin >= 0 ? &checker->instance->pins[entry->pin] : NULL;

    return day < checker->instance->as_of &&
           (pin == NULL || pin->day != day || pin->start != start);
}

rf_minute rf_check_end(const struct rf_checker *checker, int32_t entry, int32_t date,
                       rf_minute start)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_entry *what = &checker->entries[entry];
    const struct rf_kind *kind = &instance->kinds[what->kind];
    const struct rf_date *here = &instance->dates[date];

    if (start < 0 || start >= 1440 || start % instance->rules[RF_RULE_GRID] != 0 ||
        rf_check_is_past(checker, what, here->day, start) ||
        !rf_check_day_open(kind, here->status) ||
        !rf_check_start_allowed(instance, kind, here, start))
        return -1;
    return what->event >= 0 ? event_end(checker, what, date, start)
                            : session_end(checker, what, date, start);
}

bool rf_check_can_attend(const struct rf_checker *checker, int32_t entry, int32_t person,
                         int32_t date, struct rf_span span)
{
    const struct rf_entry *what = &checker->entries[entry];
    enum rf_free_set set =
        checker->instance->kinds[what->kind].induction ? RF_FREE_WITH_INDUCTION : RF_FREE_PLAIN;
    const struct rf_person_time *time;
    const struct rf_span *stretch;
    struct rf_stay stay = {span, what->site};

    if (checker->slot_of[person] < 0)
        return false;
    time = rf_check_time(checker, checker->slot_of[person], date);
    stretch = rf_check_stretch_at(&time->free[set], span.from);
    return stretch != NULL && span.until <= stretch->until &&
           rf_check_forbid(checker, what, person, date, span) == NULL &&
           rf_check_journey_bar(checker->instance, person, date, stay) == NULL;
}

int32_t rf_check_quorum(const struct rf_event *event)
{
    int32_t least = (int32_t)(((int64_t)event->quorum * event->person_count + 999) / 1000);

    return least > 1 ? least : 1;
}

rf_minute rf_checker_end(const struct rf_checker *checker, const struct rf_session *session,
                         rf_day day, rf_minute start)
{
    int32_t entry = rf_check_entry(checker, session);
    int32_t date = rf_check_date(checker->instance, day), i, able = 0;
    const struct rf_event *event;
    struct rf_span span = {start, -1};

    if (entry < 0 || date < 0)
        return -1;
    span.until = rf_check_end(checker, entry, date, start);
    if (session->event < 0 || span.until < 0)
        return span.until;
    event = &checker->instance->events[session->event];
    for (i = 0; i < event->person_count; i++)
        able += rf_check_can_attend(checker, entry, event->people[i], date, span);
    return able >= rf_check_quorum(event) ? span.until : -1;
}

/* All grid minutes of one open day; of an event with options, those alone. */
static void visit_date(const struct rf_checker *checker, const struct rf_event *event, int32_t date,
                       rf_moment_visit visit, void *context)
{
    const struct rf_date *here = &checker->instance->dates[date];
    int32_t grid = checker->instance->rules[RF_RULE_GRID];
    rf_minute start = here->open.from + (grid - here->open.from % grid) % grid;

    for (; start < here->open.until; start += grid) {
        if (event == NULL || is_option(event, here->day, start))
            visit(context, here->day, start);
    }
}

void rf_checker_window(const struct rf_checker *checker, const struct rf_session *session,
                       rf_moment_visit visit, void *context)
{
    const struct rf_instance *instance = checker->instance;
    int32_t entry = rf_check_entry(checker, session), date;
    const struct rf_event *event;

    if (entry < 0)
        return;
    event = session->event >= 0 ? &instance->events[session->event] : NULL;
    for (date = 0; date < instance->date_count; date++) {
        if (instance->dates[date].half_term >= 0 &&
            (event != NULL || rf_check_in_window(instance, &checker->entries[entry].window, date)))
            visit_date(checker, event, date, visit, context);
    }
}
