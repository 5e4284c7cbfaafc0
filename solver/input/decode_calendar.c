/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_calendar.c: /calendar: cycle, terms, closures, INSET days, kinds of days, today.
 *
 * The calendar is put onto dates as soon as it is read without a fault, because later sections name
 * weeks and weekdays; with a fault it stays unknown and they are not judged by it. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

enum { WEEKS_MOST = 4 };

static int compare_lasting(const void *left, const void *right)
{
    const struct rf_lasting *one = left, *other = right;

    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    if (one->until != other->until)
        return one->until < other->until ? -1 : 1;
    return strcmp(rf_node_label(one->node), rf_node_label(other->node));
}

void rf_decode_no_overlap(struct rf_decoder *decoder, struct rf_lasting *items, size_t count,
                          const char *what)
{
    size_t latest = 0, i;

    if (count == 0)
        return;
    qsort(items, count, sizeof *items, compare_lasting);
    for (i = 1; i < count; i++) {
        if (items[i].from < items[latest].until)
            rf_decode_fault(decoder, items[i].node, RF_FORMAT_OVERLAP, "correct one of the two",
                            "%s \"%s\" overlaps %s \"%s\"", what, rf_node_label(items[i].node),
                            what, rf_node_label(items[latest].node));
        if (items[i].until > items[latest].until)
            latest = i;
    }
}

/* ------------------------------------------------------------------ cycle */

static bool letter_fits(const char *letter)
{
    return rf_decode_id_fits(letter) && rf_weekday_parse(letter) < 0 && strcmp(letter, "*") != 0;
}

static int32_t read_letters(struct rf_decoder *decoder, const struct rf_node *list,
                            const char **letters)
{
    int32_t i, j;

    if (list->value->count < 1 || list->value->count > WEEKS_MOST) {
        rf_decode_fault(decoder, list, RF_FORMAT_RANGE, "name each week of the cycle once",
                        "\"letters\" must name 1 to %d weeks, found %d", (int)WEEKS_MOST,
                        (int)list->value->count);
        return 0;
    }
    for (i = 0; i < list->value->count; i++) {
        struct rf_node item = rf_node_item(list, i);

        if (item.value->type != RF_TEXT || !letter_fits(item.value->text)) {
            rf_decode_fault(decoder, &item, RF_FORMAT_ID, "write letters like \"A\" and \"B\"",
                            "a week letter must be a short text, no weekday, without \"/\"");
            return 0;
        }
        letters[i] = rf_arena_text(decoder->arena, item.value->text);
        for (j = 0; j < i; j++) {
            if (strcmp(letters[i], letters[j]) == 0)
                rf_decode_fault(decoder, &item, RF_FORMAT_REPEATED, "give each week its own letter",
                                "\"letters\" names \"%s\" twice", letters[i]);
        }
    }
    return list->value->count;
}

static void read_first_letter(struct rf_decoder *decoder, const struct rf_node *cycle,
                              const char *first)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node where = rf_node_member(cycle, "first", RF_TEXT);
    int32_t letter = 0;

    if (first == NULL)
        return;
    while (letter < instance->cycle_weeks && strcmp(instance->letters[letter], first) != 0)
        letter++;
    if (letter < instance->cycle_weeks)
        decoder->draft->first_letter = letter;
    else
        rf_decode_fault(decoder, &where, RF_FORMAT_REFERENCE, "name one of the \"letters\"",
                        "\"first\" names week \"%s\", which the cycle does not have", first);
}

static void decode_cycle(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    struct entry {
        int32_t weeks;
        const char *first;
        bool consumes;
    };
    static const struct rf_field fields[] = {
        {.key = "weeks",
         .type = RF_FIELD_WHOLE,
         .at = offsetof(struct entry, weeks),
         .least = 1,
         .most = WEEKS_MOST},
        {.key = "letters", .type = RF_FIELD_LIST},
        {.key = "first", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, first)},
        {.key = "closed_week_consumes_letter",
         .type = RF_FIELD_BOOLEAN,
         .at = offsetof(struct entry, consumes)},
    };
    static const char *const usual[WEEKS_MOST] = {"A", "B", "C", "D"};
    struct rf_node cycle = rf_node_member(calendar, "cycle", RF_OBJECT);
    struct rf_node list = rf_node_member(&cycle, "letters", RF_ARRAY);
    struct rf_instance *instance = decoder->instance;
    const char **letters = rf_arena_allocate(decoder->arena, WEEKS_MOST, sizeof *letters);
    struct entry entry = {0, NULL, false};
    int32_t named = 0;

    memcpy(letters, usual, sizeof usual);
    instance->letters = letters;
    RF_DECODE_FIELDS(decoder, &cycle, fields, &entry);
    if (list.value != NULL) {
        named = read_letters(decoder, &list, letters);
        if (entry.weeks > 0 && named > 0 && entry.weeks != named)
            rf_decode_fault(decoder, &list, RF_FORMAT_CALENDAR, "name each week of the cycle once",
                            "the cycle has %d weeks but %d letters", (int)entry.weeks, (int)named);
    }
    instance->cycle_weeks = named > 0 ? named : entry.weeks > 0 ? entry.weeks : 1;
    decoder->draft->closed_week_consumes_letter = entry.consumes;
    if (list.value == NULL || named > 0)
        read_first_letter(decoder, &cycle, entry.first);
}

/* ------------------------------------------------------------------ terms */

/* A half-term while they are being collected; `node` is of the half-term, its grandparent of the
 * term. */
struct half_term {
    struct rf_dates dates;
    const char *id, *term;
    const struct rf_node *node, *term_node;
};

static const struct rf_field dates_fields[] = {
    {.key = "from", .type = RF_FIELD_DATE, .required = true, .at = offsetof(struct rf_dates, from)},
    {.key = "until",
     .type = RF_FIELD_DATE,
     .required = true,
     .at = offsetof(struct rf_dates, until)},
};

static const rf_day no_day = INT32_MIN;

static void read_half_term(struct rf_decoder *decoder, const struct rf_node *term,
                           const struct rf_node *node, struct half_term *half)
{
    half->dates = (struct rf_dates){no_day, no_day};
    RF_DECODE_FIELDS(decoder, node, dates_fields, &half->dates);
    half->term = rf_arena_text(decoder->arena, term->key);
    half->id = rf_arena_format(decoder->arena, "%s/%s", term->key, node->key);
    half->node = rf_node_keep(decoder, node);
    half->term_node = half->node->parent->parent;
    if (half->dates.from != no_day && half->dates.until != no_day)
        rf_decode_dates_order(decoder, node, half->dates);
}

static int compare_half_terms(const void *left, const void *right)
{
    const struct half_term *one = left, *other = right;

    if (one->dates.from != other->dates.from)
        return one->dates.from < other->dates.from ? -1 : 1;
    return strcmp(one->id, other->id);
}

/* Numbers the terms by date; a term that goes on after another began is an overlap. */
static void settle_half_terms(struct rf_decoder *decoder, struct half_term *halves, int32_t count)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_half_term *settled =
        rf_arena_allocate(decoder->arena, (size_t)count, sizeof *settled);
    const char **terms = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *terms);
    int32_t i, term;

    qsort(halves, (size_t)count, sizeof *halves, compare_half_terms);
    for (i = 0; i < count; i++) {
        for (term = 0; term < instance->term_count; term++) {
            if (strcmp(terms[term], halves[i].term) == 0)
                break;
        }
        if (term == instance->term_count)
            terms[instance->term_count++] = halves[i].term;
        else if (term != instance->term_count - 1)
            rf_decode_fault(decoder, halves[i].node, RF_FORMAT_OVERLAP,
                            "correct the dates, or move the half-term",
                            "term \"%s\" goes on after term \"%s\" began", terms[term],
                            terms[instance->term_count - 1]);
        settled[i] = (struct rf_half_term){halves[i].id, term, halves[i].dates};
    }
    instance->half_terms = settled;
    instance->half_term_count = count;
    instance->terms = terms;
}

static void check_half_terms(struct rf_decoder *decoder, const struct rf_node *terms,
                             const struct half_term *halves, int32_t count)
{
    struct rf_lasting *lasting = rf_allocate((size_t)count, sizeof *lasting);
    rf_day first = INT32_MAX, last = INT32_MIN;
    int32_t i, known = 0;

    for (i = 0; i < count; i++) {
        const struct rf_dates *dates = &halves[i].dates;

        if (dates->from == no_day || dates->until == no_day || dates->until < dates->from)
            continue;
        lasting[known++] = (struct rf_lasting){dates->from, dates->until + 1, halves[i].node};
        first = dates->from < first ? dates->from : first;
        last = dates->until > last ? dates->until : last;
    }
    rf_decode_no_overlap(decoder, lasting, (size_t)known, "half-term");
    if (count == 0)
        rf_decode_fault(decoder, terms, RF_FORMAT_EMPTY, "add a term with a half-term",
                        "\"terms\" holds no half-term");
    if (known > 0 && last - first >= RF_LIMIT_HORIZON_DAYS)
        rf_decode_fault(decoder, terms, RF_FORMAT_LIMIT, "hand over fewer terms",
                        "the terms span %d days, at most %d are possible", (int)(last - first + 1),
                        (int)RF_LIMIT_HORIZON_DAYS);
    rf_release(lasting);
}

static void decode_terms(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    static const struct rf_field fields[] = {
        {.key = "half_terms", .type = RF_FIELD_OBJECT, .required = true}};
    struct rf_node terms = rf_node_member(calendar, "terms", RF_OBJECT);
    struct rf_node term, node;
    struct half_term *halves = NULL;
    size_t count = 0, capacity = 0;
    int32_t at_term = 0;
    int32_t errors = decoder->error_count;

    if (terms.value == NULL)
        return;
    rf_decode_entry_count(decoder, &terms);
    while (rf_decode_next_id(decoder, &terms, &at_term, &term)) {
        struct rf_node map = rf_node_member(&term, "half_terms", RF_OBJECT);
        int32_t at_half = 0;

        RF_DECODE_FIELDS(decoder, &term, fields, NULL);
        rf_decode_entry_count(decoder, &map);
        while (rf_decode_next_id(decoder, &map, &at_half, &node)) {
            struct half_term half;

            read_half_term(decoder, &term, &node, &half);
            RF_PUSH(halves, count, capacity, half);
        }
    }
    if (count > 0 || errors == decoder->error_count)
        check_half_terms(decoder, &terms, halves, (int32_t)count);
    if (errors == decoder->error_count)
        settle_half_terms(decoder, halves, (int32_t)count);
    rf_release(halves);
}

/* ------------------------------------------------------------------ closures, INSET, days */

static void decode_closures(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    struct entry {
        struct rf_dates dates;
        const char *reason;
    };
    static const struct rf_field fields[] = {
        {.key = "from",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct entry, dates.from)},
        {.key = "until",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct entry, dates.until)},
        {.key = "reason", .type = RF_FIELD_WORDS, .at = offsetof(struct entry, reason)},
    };
    struct rf_node map = rf_node_member(calendar, "closures", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_dates *closures =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *closures);
    struct rf_node node;
    int32_t position = 0, used = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        struct entry entry = {{no_day, no_day}, NULL};

        RF_DECODE_FIELDS(decoder, &node, fields, &entry);
        if (entry.dates.from != no_day && entry.dates.until != no_day &&
            rf_decode_dates_order(decoder, &node, entry.dates))
            closures[used++] = entry.dates;
    }
    decoder->draft->closures = closures;
    decoder->draft->closure_count = used;
}

static void decode_inset(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    struct rf_node map = rf_node_member(calendar, "inset", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    rf_day *inset = rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *inset);
    struct rf_node node;
    int32_t position = 0, used = 0;

    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        rf_decode_fields(decoder, &node, NULL, 0, NULL);
        if (rf_day_parse(node.key, &inset[used]))
            used++;
        else
            rf_decode_fault(decoder, &node, RF_FORMAT_DATE,
                            "write INSET days as dates like \"2025-09-01\"", "\"%s\" is no date",
                            node.key);
    }
    decoder->draft->inset = inset; /* keys of four-digit years are sorted by date */
    decoder->draft->inset_count = used;
}

/* The spans of one kind of day; the key was read before. */
static void read_day(struct rf_decoder *decoder, const struct rf_node *node,
                     struct rf_draft_day *day)
{
    static const struct rf_field fields[] = {
        {.key = "pupils", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "open", .type = RF_FIELD_OBJECT},
    };
    struct rf_node pupils = rf_node_member(node, "pupils", RF_OBJECT);
    struct rf_node open = rf_node_member(node, "open", RF_OBJECT);
    bool sound;

    RF_DECODE_FIELDS(decoder, node, fields, NULL);
    sound = rf_decode_span(decoder, &pupils, &day->pupils);
    day->open = day->pupils;
    sound = (open.value == NULL || rf_decode_span(decoder, &open, &day->open)) && sound;
    if (sound && (day->open.from > day->pupils.from || day->open.until < day->pupils.until))
        rf_decode_fault(decoder, &open, RF_FORMAT_OPEN, "let \"open\" begin earlier or end later",
                        "\"open\" must contain the whole of \"pupils\"");
}

static void decode_days(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    struct rf_node map = rf_node_member(calendar, "days", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_draft_day *days =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *days);
    struct rf_node node;
    int32_t position = 0, used = 0;

    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        bool known =
            rf_decode_day_key(decoder, &node, node.key,
                              RF_KEY_WEEKDAY | RF_KEY_LETTER | RF_KEY_DATE, &days[used].key);

        read_day(decoder, &node, &days[used]);
        used += known;
    }
    if (map.value != NULL && count == 0)
        rf_decode_fault(decoder, &map, RF_FORMAT_EMPTY, "say what a Monday is like, and so on",
                        "\"days\" names no day");
    decoder->draft->day_kinds = days;
    decoder->draft->day_kind_count = used;
}

/* ------------------------------------------------------------------ the whole */

static void check_inset(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    struct rf_node map = rf_node_member(calendar, "inset", RF_OBJECT);
    struct rf_node node;
    int32_t position = 0;

    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        rf_day day = 0;
        const struct rf_date *date;

        if (!rf_day_parse(node.key, &day))
            continue;
        date = rf_instance_date(decoder->instance, day);
        if (date == NULL || date->status == RF_DAY_OUT)
            rf_decode_fault(decoder, &node, RF_FORMAT_CALENDAR,
                            "correct the date, or the half-term or weekday it belongs to",
                            "INSET day %s (%s) is no school day", node.key,
                            rf_weekday_full_name(rf_day_weekday(day)));
        else if (date->status == RF_DAY_CLOSED)
            rf_decode_fault(decoder, &node, RF_FORMAT_CALENDAR, "delete it from one of the two",
                            "INSET day %s lies in a closure", node.key);
    }
}

static void check_teaching_days(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t i;

    for (i = 0; i < instance->date_count; i++) {
        if (instance->dates[i].status == RF_DAY_TEACHING)
            return;
    }
    rf_decode_fault(decoder, calendar, RF_FORMAT_EMPTY,
                    "compare \"terms\" and \"closures\" with \"days\"",
                    "no date of this calendar is a teaching day");
}

void rf_decode_calendar(struct rf_decoder *decoder)
{
    static const struct rf_field fields[] = {
        {.key = "as_of", .type = RF_FIELD_DATE, .at = offsetof(struct rf_instance, as_of)},
        {.key = "cycle", .type = RF_FIELD_OBJECT},
        {.key = "terms", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "closures", .type = RF_FIELD_OBJECT},
        {.key = "inset", .type = RF_FIELD_OBJECT},
        {.key = "days", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "bells", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "bell",
         .type = RF_FIELD_REFERENCE,
         .to = RF_BELLS,
         .at = offsetof(struct rf_instance, default_bell)},
    };
    struct rf_node calendar = rf_node_member(&decoder->root, "calendar", RF_OBJECT);
    struct rf_instance *instance = decoder->instance;
    int32_t errors = decoder->error_count;

    decode_cycle(decoder, &calendar);
    decoder->cycle_known = errors == decoder->error_count;
    errors = decoder->error_count;
    rf_decode_bells(decoder, &calendar);
    decoder->bells_known = calendar.value != NULL && errors == decoder->error_count;
    decode_terms(decoder, &calendar);
    decode_closures(decoder, &calendar);
    decode_inset(decoder, &calendar);
    decode_days(decoder, &calendar);
    instance->as_of = no_day;
    RF_DECODE_FIELDS(decoder, &calendar, fields, instance);
    if (calendar.value == NULL || decoder->error_count != errors || !decoder->cycle_known)
        return;
    rf_unroll_calendar(instance, decoder->draft);
    rf_unroll_bells(instance, decoder->draft);
    if (instance->as_of == no_day)
        instance->as_of = instance->first_day;
    decoder->calendar_known = true;
    check_inset(decoder, &calendar);
    check_teaching_days(decoder, &calendar);
}
