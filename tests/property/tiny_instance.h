/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_instance.h: seeded instances small enough to try every plan there is, and odd enough to
 * meet every rule.
 *
 * An instance is kept as parts (one closure, one lesson, one cap, ...), so that a failing one can
 * be made smaller by leaving parts out. What is left may be no valid instance; the reader says
 * so and the part stays. */
#ifndef TINY_INSTANCE_H
#define TINY_INSTANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum tiny_section {
    TINY_TOP, /* members of the instance itself */
    TINY_CALENDAR,
    TINY_FIRST_TERM,
    TINY_SECOND_TERM,
    TINY_CLOSURES,
    TINY_INSET,
    TINY_DAYS,
    TINY_RULES,
    TINY_STAFF,
    TINY_LESSONS,
    TINY_COMMITMENTS,
    TINY_KINDS,
    TINY_FIRST_STAGE,
    TINY_SECOND_STAGE,
    TINY_INDUCTIONS,
    TINY_EVENTS,
    TINY_CAPS,
    TINY_WEIGHTS,
    TINY_PINS,
    TINY_FORBIDS,
    TINY_WISHES,
    TINY_WAIVERS,
    TINY_SCHOOL,
    TINY_ROOMS,
    TINY_TRAINING_STAGE,
    TINY_TRAINING,
    TINY_POLICY,
    TINY_COVER,
    TINY_SECTION_COUNT
};

struct tiny_part {
    enum tiny_section section;
    char *text; /* `"key": value`, owned */
    bool kept;
};

struct tiny_instance {
    struct tiny_part *parts;
    size_t count, capacity;
    uint32_t features; /* of tiny_rulebook.h, as bits; 0 for the seeds before the rulebook's */
};

/* The instance of a seed. Owned, tiny_instance_release. */
struct tiny_instance *tiny_instance_make(uint64_t seed);
void tiny_instance_release(struct tiny_instance *instance);

/* Adds one part, printf-like. */
void tiny_instance_add(struct tiny_instance *instance, enum tiny_section section,
                       const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The kept parts as one JSON text; owned, rf_release. */
char *tiny_instance_text(const struct tiny_instance *instance);

#endif
