/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode.h: what the decoders of the sections share: where they stand in the document, how they
 * read fields by a table, resolve names, and report.
 *
 * A section never stops at a fault: it reports it, keeps a harmless value, and goes on, so that one
 * run finds them all. A thing that is faulty still exists under its id, so that nothing that
 * names it is called dangling for it. An instance with a fault never leaves rf_decode. */
#ifndef RF_INPUT_DECODE_H
#define RF_INPUT_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/text.h"
#include "input/decode_fault.h"
#include "input/document.h"
#include "input/unroll.h"
#include "ringfence/instance.h"

/* A value and the way to it. Lives on the stack of who walks; the root has no parent. */
struct rf_node {
    const struct rf_node *parent;
    const char *key; /* NULL: an item of a list */
    int32_t item;
    const struct rf_value *value;
};

struct rf_decoder {
    const struct rf_document *document;
    struct rf_diagnostics *diagnostics;
    bool strict;
    struct rf_instance *instance; /* being filled */
    struct rf_arena *arena;       /* the instance's */
    struct rf_draft *draft;       /* facts not yet on dates */
    const char **files;           /* the document's file names, copied into `arena` */
    struct rf_node root;
    const struct rf_value *built_in; /* what lies under every file, merged; NULL: nothing */
    int32_t error_count;
    bool cycle_known;    /* the letters stand; otherwise nothing is said of letters */
    bool calendar_known; /* the same of dates and weeks */
    bool bells_known;    /* the same of bells and their periods */
};

/* ------------------------------------------------------------------ places and reports */

/* The JSON Pointer of `node`; owned, rf_release. */
char *rf_node_pointer(const struct rf_node *node);
/* "mentor", or "staff" for an item of a list. */
const char *rf_node_label(const struct rf_node *node);
/* Member `key` of an object as a node; its value is NULL when absent or of another type (which the
 * table of fields reports). */
struct rf_node rf_node_member(const struct rf_node *node, const char *key, enum rf_value_type type);
struct rf_node rf_node_item(const struct rf_node *list, int32_t item);
/* A copy of the node and all above it that outlives the walk (until rf_decode ends). */
const struct rf_node *rf_node_keep(struct rf_decoder *decoder, const struct rf_node *node);
struct rf_origin rf_node_origin(struct rf_decoder *decoder, const struct rf_node *node);

/* Reports an error at `node`. `fix` may be NULL. */
void rf_decode_fault(struct rf_decoder *decoder, const struct rf_node *node,
                     enum rf_format_fault fault, const char *fix, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Reports a note, or with `strict` an error, at `node`. */
void rf_decode_assume(struct rf_decoder *decoder, const struct rf_node *node,
                      enum rf_assumption assumption, const char *fix, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Reports a warning at `node`: something the user can do little about, so `strict` leaves it. */
void rf_decode_warn(struct rf_decoder *decoder, const struct rf_node *node,
                    enum rf_assumption assumption, const char *fix, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Adds what a value is, for messages: the text "AB", the number 7, a list. Long texts are cut. */
void rf_decode_found(struct rf_text *text, const struct rf_value *value);

/* ------------------------------------------------------------------ objects by table */

enum rf_collection {
    RF_PEOPLE,
    RF_BELLS,
    RF_KINDS,
    RF_PROGRAMMES,
    RF_INDUCTIONS,
    RF_EVENTS,
    RF_SITES,
    RF_COLLECTION_COUNT
};

enum rf_field_type {
    RF_FIELD_WORDS,     /* const char *, a text */
    RF_FIELD_BOOLEAN,   /* bool */
    RF_FIELD_WHOLE,     /* int32_t from `least` to `most` */
    RF_FIELD_SHARE,     /* int32_t thousandths from `least` to `most` */
    RF_FIELD_DATE,      /* rf_day */
    RF_FIELD_MINUTE,    /* rf_minute */
    RF_FIELD_CHOICE,    /* int32_t: position in `choices` */
    RF_FIELD_REFERENCE, /* int32_t: index in collection `to` */
    RF_FIELD_OBJECT,    /* nothing is stored: the section walks it */
    RF_FIELD_LIST       /* nothing is stored */
};

/* One key of an object: what it must be and where it goes. */
struct rf_field {
    const char *key;
    enum rf_field_type type;
    bool required;
    size_t at; /* offset in the target; not used by objects and lists */
    int32_t least, most;
    const char *const *choices; /* ends with NULL */
    enum rf_collection to;
};

/* Reads the members of `node` into `target`, reporting unknown, missing and impossible ones. What
 * is absent or faulty keeps what the target held before. Nothing is done when the node has no
 * object (that was reported). "note" is always allowed. */
void rf_decode_fields(struct rf_decoder *decoder, const struct rf_node *node,
                      const struct rf_field *fields, size_t count, void *target);
#define RF_DECODE_FIELDS(decoder, node, fields, target)                                            \
    rf_decode_fields((decoder), (node), (fields), sizeof(fields) / sizeof *(fields), (target))

/* The members of an object whose keys are names, in order; "note" is left out (and tested). */
int32_t rf_decode_entry_count(struct rf_decoder *decoder, const struct rf_node *map);
/* The first (next) entry from position *position on; false at the end. An entry that is no object
 * is reported and given with value NULL. */
bool rf_decode_next_entry(struct rf_decoder *decoder, const struct rf_node *map, int32_t *position,
                          struct rf_node *entry);
/* The same; reports a key that is no identifier. */
bool rf_decode_next_id(struct rf_decoder *decoder, const struct rf_node *map, int32_t *position,
                       struct rf_node *entry);

/* True when `text` is no more than 64 bytes without control characters and "/". */
bool rf_decode_id_fits(const char *text);

/* {"start": time, "end": time}, both required; false (reported) when it is none. */
bool rf_decode_span(struct rf_decoder *decoder, const struct rf_node *node, struct rf_span *span);
/* Reports at `node` when the end is not after (for dates: before) the beginning. */
bool rf_decode_span_order(struct rf_decoder *decoder, const struct rf_node *node,
                          struct rf_span span);
bool rf_decode_dates_order(struct rf_decoder *decoder, const struct rf_node *node,
                           struct rf_dates dates);
/* Reports at `node` when minutes are no multiple of the grid; `what` begins the message. */
void rf_decode_grid(struct rf_decoder *decoder, const struct rf_node *node, const char *what,
                    int32_t minutes);

/* Something that lasts from `from` to before `until` (days or minutes), and where it is written. */
struct rf_lasting {
    int32_t from, until;
    const struct rf_node *node;
};
/* Sorts by time and reports each that overlaps an earlier one; `what` is its name in the singular
 * ("period"). */
void rf_decode_no_overlap(struct rf_decoder *decoder, struct rf_lasting *items, size_t count,
                          const char *what);

/* ------------------------------------------------------------------ names of things */

/* The thing with that id; -1 when there is none. */
int32_t rf_decode_find(const struct rf_decoder *decoder, enum rf_collection to, const char *id);
/* The same for a text at `node`; reports with "did you mean". */
int32_t rf_decode_resolve(struct rf_decoder *decoder, const struct rf_node *node,
                          enum rf_collection to, const char *id);
/* The same for an id that is the key of `node`; `label` is what the message calls it. */
int32_t rf_decode_resolve_key(struct rf_decoder *decoder, const struct rf_node *node,
                              enum rf_collection to, const char *label);
/* Of `count` words the one closest to `word`, NULL when none is near. */
struct rf_closest {
    const char *word, *best;
    int distance;
};
void rf_closest_try(struct rf_closest *closest, const char *candidate);
/* "did you mean \"x\"?", or `otherwise`; owned, rf_release; NULL when both are absent. */
char *rf_closest_fix(const struct rf_closest *closest, const char *otherwise);

/* A set over a collection, from a list of ids, each once; arena. */
struct rf_index_list {
    const int32_t *items; /* sorted */
    int32_t count;
};
/* Member `key` of `node`; empty when absent. */
struct rf_index_list rf_decode_references(struct rf_decoder *decoder, const struct rf_node *node,
                                          const char *key, enum rf_collection to);
/* The same in the order written; at most `most` are kept, `items` has room for them. Returns how
 * many there are. */
int32_t rf_decode_references_in_order(struct rf_decoder *decoder, const struct rf_node *node,
                                      const char *key, enum rf_collection to, int32_t *items,
                                      int32_t most);
/* The people of `staff` and `groups` together; all inductions must be known. */
struct rf_index_list rf_decode_people(struct rf_decoder *decoder, const struct rf_node *node);
/* [size] flags: true for the items; everything when `node` has no member `key`. */
const bool *rf_decode_kinds_or_all(struct rf_decoder *decoder, const struct rf_node *node,
                                   const char *key);

/* True when the object `node` has the member, whatever it is. */
bool rf_decode_is_written(const struct rf_node *node, const char *key);
/* True for an item that is a text and was not in its list before; otherwise reported. */
bool rf_decode_new_text(struct rf_decoder *decoder, const struct rf_node *item);
/* The flags in the list `key` of `node` as bits over the instance's. */
uint64_t rf_decode_flag_bits(struct rf_decoder *decoder, const struct rf_node *node,
                             const char *key);

/* ------------------------------------------------------------------ parts of a section */

/* Tests what the table of a step read of its rhythm, and reads its `turns`. */
void rf_decode_rhythm(struct rf_decoder *decoder, const struct rf_node *node, struct rf_step *step);
/* True when `other` asks in every window in which `one` asks. */
bool rf_decode_same_rhythm(const struct rf_step *one, const struct rf_step *other);
/* True when the step, or one of its chain, is a meeting: these go by a part-timer's weeks. `count`
 * steps of a stage, whose chains are linked. */
bool rf_decode_is_of_meetings(const struct rf_kind *kinds, const struct rf_step *steps,
                              int32_t count, const struct rf_step *step);
/* True when no induction follows both. */
bool rf_decode_flags_part(const struct rf_step *one, const struct rf_step *other);
/* True when both may ask in one window of one induction: neither turns nor flags part them. */
bool rf_decode_can_meet(const struct rf_step *one, const struct rf_step *other);

/* The stage of an induction in each week, from its programme, stage, dates and `changes`. */
void rf_decode_stages(struct rf_decoder *decoder, const struct rf_node *node,
                      struct rf_induction *induction);
/* Who has which role, where it is named by a list, and what goes by default. All inductions must
 * be known. */
void rf_decode_casts(struct rf_decoder *decoder, const struct rf_node *const *nodes,
                     struct rf_induction *inductions, int32_t count);
/* True when a step the induction follows in some week needs the role; `kind` (may be NULL) gets
 * the kind. */
bool rf_decode_needs_role(const struct rf_instance *instance, const struct rf_induction *induction,
                          enum rf_role role, int32_t *kind);
/* The next stage in force after week `*week` that is not that of the week before; from -1. */
const struct rf_stage *rf_decode_next_stage(const struct rf_instance *instance,
                                            const struct rf_induction *induction, int32_t *week);

/* ------------------------------------------------------------------ keys that name days */

enum rf_day_key_forms { RF_KEY_WEEKDAY = 1, RF_KEY_LETTER = 2, RF_KEY_DATE = 4, RF_KEY_ANY = 8 };

/* Reads "Mon", "A/Mon", "2025-12-19" or "*", as far as `forms` (a set of rf_day_key_forms) allows.
 * False, reported at `node`, for anything else. */
bool rf_decode_day_key(struct rf_decoder *decoder, const struct rf_node *node, const char *text,
                       unsigned forms, struct rf_day_key *key);

/* ------------------------------------------------------------------ the sections, in this order */

void rf_decode_rules(struct rf_decoder *decoder);
void rf_decode_school(struct rf_decoder *decoder);
void rf_decode_calendar(struct rf_decoder *decoder);
void rf_decode_bells(struct rf_decoder *decoder, const struct rf_node *calendar);
void rf_decode_staff(struct rf_decoder *decoder);
void rf_decode_lessons(struct rf_decoder *decoder);
void rf_decode_commitments(struct rf_decoder *decoder);
void rf_decode_kinds(struct rf_decoder *decoder);
void rf_decode_flags(struct rf_decoder *decoder);
void rf_decode_programmes(struct rf_decoder *decoder);
void rf_decode_inductions(struct rf_decoder *decoder);
void rf_decode_events(struct rf_decoder *decoder);
void rf_decode_policy(struct rf_decoder *decoder);
void rf_decode_cover(struct rf_decoder *decoder, const struct rf_node *policy);
void rf_decode_fixed(struct rf_decoder *decoder);
void rf_decode_pins(struct rf_decoder *decoder, const struct rf_node *fixed);
void rf_decode_waivers(struct rf_decoder *decoder);
void rf_decode_assumptions(struct rf_decoder *decoder);

#endif
