# SPDX-License-Identifier: GPL-3.0-or-later
# Decoding: the merged document into the frozen instance, section by section.
set(decode_sources
    decode.c
    decode_fault.c
    decode_node.c
    decode_field.c
    decode_reference.c
    decode_key.c
    decode_school.c
    decode_calendar.c
    decode_bells.c
    decode_staff.c
    decode_lessons.c
    decode_kinds.c
    decode_programmes.c
    decode_inductions.c
    decode_events.c
    decode_policy.c
    decode_fixed.c
    decode_assumptions.c
    unroll_calendar.c
    unroll_people.c
    unroll_occurrences.c
    canonical.c)
