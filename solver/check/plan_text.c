/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan_text.c: reading the lines of plan_text.h. Every wrong line is told, none is guessed at; a
 * plan that parses may still be as wrong as it likes, which is the checker's matter. */
#include "check/plan_text.h"

#include <stdarg.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "check/parts.h"

enum { LINE_BYTES = 1024 * 1024, WORDS = 8192 };

struct parser {
    const struct rf_instance *instance;
    const char *name;
    struct rf_diagnostics *diagnostics;
    struct rf_plan *plan;
    size_t sessions, homes, reservations, shortages, results; /* capacities */
    char **words;                                             /* of the line at hand, in `line` */
    int32_t count;
    int line_number;
    bool wrong;
    unsigned parts;
};

__attribute__((format(printf, 2, 3))) static bool fail(struct parser *parser, const char *format,
                                                       ...)
{
    struct rf_place place = {parser->name, 0, parser->line_number, 1, NULL};
    char message[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    rf_diagnostics_add(parser->diagnostics, RF_ERROR, "T001", place, NULL, "%s", message);
    parser->wrong = true;
    return false;
}

static bool word_number(struct parser *parser, int32_t at, int32_t *number)
{
    int64_t value;

    if (!rf_text_to_integer(parser->words[at], &value) || value < 0 || value > 1000000000)
        return fail(parser, "\"%s\" is no whole number", parser->words[at]);
    *number = (int32_t)value;
    return true;
}

static bool word_day(struct parser *parser, int32_t at, rf_day *day)
{
    return rf_day_parse(parser->words[at], day) ||
           fail(parser, "\"%s\" is no date such as 2025-09-08", parser->words[at]);
}

static bool word_minute(struct parser *parser, int32_t at, rf_minute *minute)
{
    return rf_minute_parse(parser->words[at], minute) ||
           fail(parser, "\"%s\" is no time such as 09:05", parser->words[at]);
}

static bool word_person(struct parser *parser, int32_t at, int32_t *person)
{
    *person = rf_instance_person(parser->instance, parser->words[at]);
    return *person >= 0 || fail(parser, "no member of staff \"%s\"", parser->words[at]);
}

static bool word_induction(struct parser *parser, int32_t at, int32_t *induction)
{
    *induction = rf_instance_induction(parser->instance, parser->words[at]);
    return *induction >= 0 || fail(parser, "no induction \"%s\"", parser->words[at]);
}

static bool word_kind(struct parser *parser, int32_t at, int32_t *kind)
{
    *kind = rf_instance_kind(parser->instance, parser->words[at]);
    return *kind >= 0 || fail(parser, "no session kind \"%s\"", parser->words[at]);
}

static bool enough(struct parser *parser, int32_t count, const char *form)
{
    return parser->count == count || fail(parser, "the line should read: %s", form);
}

static void push_session(struct parser *parser, struct rf_session session)
{
    size_t count = (size_t)parser->plan->session_count;

    RF_PUSH(parser->plan->sessions, count, parser->sessions, session);
    parser->plan->session_count = (int32_t)count;
}

/* Date, start and end in the words from `at`. */
static bool read_time(struct parser *parser, int32_t at, struct rf_session *session)
{
    session->placed = true;
    return word_day(parser, at, &session->day) && word_minute(parser, at + 1, &session->start) &&
           word_minute(parser, at + 2, &session->end);
}

static bool word_room(struct parser *parser, int32_t at, int32_t *room)
{
    const struct rf_instance *instance = parser->instance;

    for (*room = 0; *room < instance->room_count; ++*room) {
        if (strcmp(instance->rooms[*room].id, parser->words[at]) == 0)
            return true;
    }
    return fail(parser, "no room \"%s\"", parser->words[at]);
}

/* "chosen EF cover GH room office", each or none of them, in the words from `at`. */
static bool read_picks(struct parser *parser, int32_t at, struct rf_session *session)
{
    for (; at + 1 < parser->count; at += 2) {
        bool good;

        if (strcmp(parser->words[at], "chosen") == 0)
            good = word_person(parser, at + 1, &session->chosen);
        else if (strcmp(parser->words[at], "cover") == 0)
            good = word_person(parser, at + 1, &session->cover);
        else if (strcmp(parser->words[at], "room") == 0)
            good = word_room(parser, at + 1, &session->room);
        else
            good = fail(parser, "\"%s\" is none of chosen, cover, room", parser->words[at]);
        if (!good)
            return false;
    }
    return at == parser->count || fail(parser, "nothing follows \"%s\"", parser->words[at]);
}

/* Cuts "E1/mentor_meeting/2025-09-08" in place. */
static void read_session(struct parser *parser)
{
    struct rf_session session = {.event = -1, .chosen = -1, .cover = -1, .room = -1};
    char *kind = strchr(parser->words[0], '/');
    char *monday = strchr(kind + 1, '/');

    if (monday == NULL) {
        fail(parser, "a session is named induction/kind/date, not \"%s\"", parser->words[0]);
        return;
    }
    *kind = *monday = '\0';
    session.induction = rf_instance_induction(parser->instance, parser->words[0]);
    session.kind = rf_instance_kind(parser->instance, kind + 1);
    if (session.induction < 0) {
        fail(parser, "no induction \"%s\"", parser->words[0]);
    } else if (session.kind < 0) {
        fail(parser, "no session kind \"%s\"", kind + 1);
    } else if (!rf_day_parse(monday + 1, &session.monday)) {
        fail(parser, "\"%s\" is no date such as 2025-09-08", monday + 1);
    } else if (parser->count == 2 && strcmp(parser->words[1], "unplaced") == 0) {
        push_session(parser, session);
    } else if (parser->count < 4) {
        enough(parser, 4, "NAME DATE START END [chosen ID] [cover ID] [room ID] or NAME unplaced");
    } else if (read_time(parser, 1, &session) && read_picks(parser, 4, &session)) {
        push_session(parser, session);
    }
}

static bool read_attending(struct parser *parser, struct rf_session *session)
{
    int32_t i, j, person;

    if (parser->count <= 5)
        return true;
    session->attending = rf_allocate((size_t)(parser->count - 5), sizeof *session->attending);
    for (i = 5; i < parser->count; i++) {
        if (!word_person(parser, i, &person))
            return false;
        for (j = session->attending_count; j > 0 && session->attending[j - 1] > person; j--)
            session->attending[j] = session->attending[j - 1];
        session->attending[j] = person;
        session->attending_count++;
    }
    return true;
}

static void read_event(struct parser *parser)
{
    struct rf_session session = {.induction = -1, .chosen = -1, .cover = -1, .room = -1};

    if (parser->count < 3) {
        enough(parser, 3, "event ID DATE START END STAFF... or event ID unplaced");
        return;
    }
    session.event = rf_instance_event(parser->instance, parser->words[1]);
    if (session.event < 0) {
        fail(parser, "no event \"%s\"", parser->words[1]);
        return;
    }
    session.kind = parser->instance->events[session.event].kind;
    if (parser->count == 3 && strcmp(parser->words[2], "unplaced") == 0) {
        push_session(parser, session);
    } else if (parser->count < 5) {
        enough(parser, 5, "event ID DATE START END STAFF... or event ID unplaced");
    } else if (read_time(parser, 2, &session) && read_attending(parser, &session)) {
        push_session(parser, session);
    } else {
        rf_release(session.attending);
    }
}

static void read_room(struct parser *parser)
{
    int32_t event, i, room;

    if (!enough(parser, 3, "room EVENT ROOM") || !word_room(parser, 2, &room))
        return;
    event = rf_instance_event(parser->instance, parser->words[1]);
    for (i = parser->plan->session_count - 1; event >= 0 && i >= 0; i--) {
        if (parser->plan->sessions[i].event != event || !parser->plan->sessions[i].placed)
            continue;
        parser->plan->sessions[i].room = room;
        return;
    }
    fail(parser, "no event \"%s\" is placed before this line", parser->words[1]);
}

/* The first such line makes the list, of the mentors as the files have them. */
static void read_mentor(struct parser *parser)
{
    const struct rf_instance *instance = parser->instance;
    int32_t induction, mentor, i;

    if (!enough(parser, 3, "mentor INDUCTION STAFF") || !word_induction(parser, 1, &induction) ||
        !word_person(parser, 2, &mentor))
        return;
    if (parser->plan->mentors == NULL) {
        parser->plan->mentors =
            rf_allocate((size_t)instance->induction_count, sizeof *parser->plan->mentors);
        for (i = 0; i < instance->induction_count; i++)
            parser->plan->mentors[i] = instance->inductions[i].mentor;
    }
    parser->plan->mentors[induction] = mentor;
}

static void read_home(struct parser *parser)
{
    struct rf_home home = {0, 0, 0, 0, 0};
    size_t count = (size_t)parser->plan->home_count;

    parser->parts |= RF_PART_HOMES;
    if (!enough(parser, 6, "home INDUCTION KIND WEEK WEEKDAY START") ||
        !word_induction(parser, 1, &home.induction) || !word_kind(parser, 2, &home.kind) ||
        !word_minute(parser, 5, &home.start))
        return;
    while (home.letter < parser->instance->cycle_weeks &&
           strcmp(parser->instance->letters[home.letter], parser->words[3]) != 0)
        home.letter++;
    home.weekday = rf_weekday_parse(parser->words[4]);
    if (home.letter == parser->instance->cycle_weeks) {
        fail(parser, "no week \"%s\" in the cycle", parser->words[3]);
    } else if (home.weekday < 0) {
        fail(parser, "\"%s\" is no weekday such as Mon", parser->words[4]);
    } else {
        RF_PUSH(parser->plan->homes, count, parser->homes, home);
        parser->plan->home_count = (int32_t)count;
    }
}

static bool read_type(struct parser *parser, enum rf_reservation_type *type)
{
    const char *word = parser->count > 1 ? parser->words[1] : "";

    if (strcmp(word, "planning") == 0)
        *type = RF_RESERVED_PPA;
    else if (strcmp(word, "study") == 0)
        *type = RF_RESERVED_STUDY;
    else if (strcmp(word, "preparation") == 0)
        *type = RF_RESERVED_PREPARATION;
    else
        return fail(parser, "\"%s\" is none of planning, study, preparation", word);
    return true;
}

static void read_reserved(struct parser *parser)
{
    struct rf_reservation reservation = {.induction = -1};
    size_t count = (size_t)parser->plan->reservation_count;
    int32_t at = 3;

    parser->parts |= RF_PART_RESERVATIONS;
    if (!read_type(parser, &reservation.type))
        return;
    if (reservation.type == RF_RESERVED_PPA
            ? !enough(parser, 6, "reserved planning STAFF DATE START END")
            : !enough(parser, 7, "reserved study|preparation STAFF INDUCTION DATE START END"))
        return;
    if (!word_person(parser, 2, &reservation.person) ||
        (reservation.type != RF_RESERVED_PPA &&
         !word_induction(parser, at++, &reservation.induction)) ||
        !word_day(parser, at, &reservation.day) ||
        !word_minute(parser, at + 1, &reservation.span.from) ||
        !word_minute(parser, at + 2, &reservation.span.until))
        return;
    RF_PUSH(parser->plan->reservations, count, parser->reservations, reservation);
    parser->plan->reservation_count = (int32_t)count;
}

static void read_short(struct parser *parser)
{
    struct rf_shortage shortage = {.induction = -1};
    size_t count = (size_t)parser->plan->shortage_count;
    int32_t at = 3;
    rf_day monday;

    parser->parts |= RF_PART_RESERVATIONS;
    if (!read_type(parser, &shortage.type))
        return;
    if (shortage.type == RF_RESERVED_PPA
            ? !enough(parser, 5, "short planning STAFF MONDAY MINUTES")
            : !enough(parser, 6, "short study|preparation STAFF INDUCTION MONDAY MINUTES"))
        return;
    if (!word_person(parser, 2, &shortage.person) ||
        (shortage.type != RF_RESERVED_PPA && !word_induction(parser, at++, &shortage.induction)) ||
        !word_day(parser, at, &monday) || !word_number(parser, at + 1, &shortage.minutes))
        return;
    while (shortage.week < parser->instance->week_count &&
           parser->instance->weeks[shortage.week].monday != monday)
        shortage.week++;
    if (shortage.week == parser->instance->week_count) {
        fail(parser, "%s is the Monday of no school week", parser->words[at]);
        return;
    }
    RF_PUSH(parser->plan->shortages, count, parser->shortages, shortage);
    parser->plan->shortage_count = (int32_t)count;
}

static bool read_bound(struct parser *parser, int32_t at, int32_t *bound)
{
    if (strcmp(parser->words[at], "-") == 0) {
        *bound = RF_NO_BOUND;
        return true;
    }
    return word_number(parser, at, bound);
}

static bool read_status(struct parser *parser, int32_t at, struct rf_tier_result *result)
{
    int status;

    for (status = RF_TIER_CERTIFIED; status <= RF_TIER_UNKNOWN; status++) {
        if (strcmp(parser->words[at], rf_tier_status_name((enum rf_tier_status)status)) == 0) {
            result->status = (enum rf_tier_status)status;
            return true;
        }
    }
    return fail(parser, "\"%s\" is no state of a tier", parser->words[at]);
}

/* What follows tier, part and value. */
static bool read_claims(struct parser *parser, struct rf_tier_result *result)
{
    int32_t at;

    for (at = 4; at < parser->count; at++) {
        const char *word = parser->words[at];

        if (strcmp(word, "conditional") == 0) {
            result->conditional = true;
        } else if (strcmp(word, "bound") == 0 && at + 1 < parser->count) {
            if (!read_bound(parser, ++at, &result->bound))
                return false;
        } else if (strcmp(word, "claimed") == 0 && at + 1 < parser->count) {
            if (!read_bound(parser, ++at, &result->claimed_bound))
                return false;
        } else if (!read_status(parser, at, result)) {
            return false;
        }
    }
    return true;
}

static void read_value(struct parser *parser)
{
    struct rf_tier_result result = {
        .bound = RF_NO_BOUND, .claimed_bound = RF_NO_BOUND, .status = RF_TIER_UNKNOWN};
    size_t count = (size_t)parser->plan->result_count;
    int32_t tier;

    parser->parts |= RF_PART_RESULTS;
    if (parser->count < 4) {
        enough(parser, 4, "value TIER PART VALUE [bound N] [claimed N] [STATE] [conditional]");
        return;
    }
    if (!word_number(parser, 1, &tier) || !word_number(parser, 2, &result.part) ||
        !word_number(parser, 3, &result.value) || !read_claims(parser, &result))
        return;
    if (tier < RF_TIER_UNPLACED || tier > RF_TIER_DIVERSITY) {
        fail(parser, "there is no tier %d", tier);
        return;
    }
    result.tier = (enum rf_tier)tier;
    RF_PUSH(parser->plan->results, count, parser->results, result);
    parser->plan->result_count = (int32_t)count;
}

static void read_line(struct parser *parser)
{
    static const struct {
        const char *word;
        void (*read)(struct parser *);
    } forms[] = {{"event", read_event}, {"room", read_room},         {"mentor", read_mentor},
                 {"home", read_home},   {"reserved", read_reserved}, {"short", read_short},
                 {"value", read_value}};
    size_t i;

    if (parser->count == 0 || strcmp(parser->words[0], "#") == 0)
        return;
    for (i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(parser->words[0], forms[i].word) == 0) {
            forms[i].read(parser);
            return;
        }
    }
    if (strchr(parser->words[0], '/') == NULL)
        fail(parser, "\"%s\" begins no line of a plan", parser->words[0]);
    else
        read_session(parser);
}

/* Cuts the line into words in place. */
static bool cut(struct parser *parser, char *line)
{
    char edge = strchr(line, '\t') != NULL ? '\t' : ' ';

    parser->count = 0;
    while (*line != '\0') {
        char *end = strchr(line, edge);

        if (parser->count == WORDS)
            return fail(parser, "the line has more than %d words", WORDS);
        if (end != line)
            parser->words[parser->count++] = line;
        if (end == NULL)
            break;
        *end = '\0';
        line = end + 1;
    }
    return true;
}

static void read_bytes(struct parser *parser, const struct rf_plan_text *text)
{
    size_t at = 0, end;
    char *line;

    while (at < text->length) {
        for (end = at; end < text->length && text->bytes[end] != '\n'; end++)
            ;
        parser->line_number++;
        line = rf_copy_bytes(text->bytes + at, end - at);
        if (end > at && line[end - at - 1] == '\r')
            line[end - at - 1] = '\0';
        if (end - at > LINE_BYTES || strlen(line) + 1 < end - at)
            fail(parser, "the line is too long or holds a zero byte");
        else if (cut(parser, line))
            read_line(parser);
        rf_release(line);
        at = end + 1;
    }
}

enum rf_status rf_plan_text_read(const struct rf_instance *instance,
                                 const struct rf_plan_text *text,
                                 struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                                 unsigned *parts)
{
    struct parser parser = {.instance = instance, .name = text->name, .diagnostics = diagnostics};

    parser.plan = rf_allocate(1, sizeof *parser.plan);
    parser.words = rf_allocate(WORDS, sizeof *parser.words);
    read_bytes(&parser, text);
    rf_release(parser.words);
    *plan = NULL;
    *parts = parser.parts;
    if (parser.wrong) {
        rf_plan_release(parser.plan);
        return RF_INPUT;
    }
    *plan = parser.plan;
    return RF_OK;
}
