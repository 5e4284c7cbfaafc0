/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_fault.h: what can be wrong with well-formed JSON as an instance: one code per kind of
 * fault, F001 to F049, and per kind of assumption, A001 to A049. Codes are never used again for
 * something else; messages may change. */
#ifndef RF_INPUT_DECODE_FAULT_H
#define RF_INPUT_DECODE_FAULT_H

/* FAULT(enum, code, what kind of fault it is) */
#define RF_FORMAT_FAULT_TABLE(FAULT)                                                               \
    FAULT(VERSION, "F001", "a format version this program does not read")                          \
    FAULT(UNKNOWN_KEY, "F002", "a key the format does not have")                                   \
    FAULT(MISSING_KEY, "F003", "a required key is missing")                                        \
    FAULT(TYPE, "F004", "a value of the wrong type")                                               \
    FAULT(RANGE, "F005", "a number out of range")                                                  \
    FAULT(DATE, "F006", "a date that is not one")                                                  \
    FAULT(TIME, "F007", "a time that is not one")                                                  \
    FAULT(ID, "F008", "an identifier that cannot be one")                                          \
    FAULT(CHOICE, "F009", "a word that is none of the choices")                                    \
    FAULT(REFERENCE, "F010", "a name of something that is not there")                              \
    FAULT(REPEATED, "F011", "something named twice")                                               \
    FAULT(ORDER, "F012", "an end that is not after its beginning")                                 \
    FAULT(OVERLAP, "F013", "dates or times that overlap and may not")                              \
    FAULT(OPEN, "F014", "an open span that does not contain the pupils' day")                      \
    FAULT(KEY, "F015", "a key that fits no day or period")                                         \
    FAULT(EMPTY, "F016", "nothing where something must be")                                        \
    FAULT(EITHER, "F017", "keys that exclude each other or of which one is needed")                \
    FAULT(GRID, "F018", "minutes that do not fit the grid")                                        \
    FAULT(CALENDAR, "F019", "a calendar that contradicts itself")                                  \
    FAULT(KIND, "F020", "a kind that cannot be used so")                                           \
    FAULT(STEP, "F021", "a step that does not fit its stage")                                      \
    FAULT(INDUCTION, "F022", "an induction that contradicts itself or another")                    \
    FAULT(SESSION, "F023", "a session that no programme asks for")                                 \
    FAULT(LIMIT, "F024", "more than the program takes")                                            \
    FAULT(PERSON, "F025", "somebody who cannot have this part")

/* ASSUMPTION(enum, code, what was not said) */
#define RF_ASSUMPTION_TABLE(ASSUMPTION)                                                            \
    ASSUMPTION(RULE_PACK, "A001", "no rule pack is named")                                         \
    ASSUMPTION(WORKS, "A002", "nobody's working days are given")                                   \
    ASSUMPTION(PLANNING, "A003", "no planning time is marked")                                     \
    ASSUMPTION(OPEN, "A004", "a day has no open span")                                             \
    ASSUMPTION(TUTOR, "A005", "an induction has no tutor")                                         \
    ASSUMPTION(HOSTS, "A006", "whose lessons are visited is not said")                             \
    ASSUMPTION(ROLE, "A007", "nobody has a part that a session needs")                             \
    ASSUMPTION(LOAD, "A008", "what other teachers teach in a week is not said")                    \
    ASSUMPTION(UNVERIFIED, "A009", "a rule value of the pack is not verified")                     \
    ASSUMPTION(DRAFT, "A010", "the rule pack is a draft")                                          \
    ASSUMPTION(FLAG, "A011", "a flag that no step asks for")                                       \
    ASSUMPTION(ROOMS, "A012", "no private room is known")                                          \
    ASSUMPTION(TRAVEL, "A013", "how long the way between sites takes is not said")                 \
    ASSUMPTION(COVER, "A014", "nobody is named who may take a class")

enum rf_format_fault {
#define RF_FORMAT_FAULT_ENUM(name, code, text) RF_FORMAT_##name,
    RF_FORMAT_FAULT_TABLE(RF_FORMAT_FAULT_ENUM)
#undef RF_FORMAT_FAULT_ENUM
        RF_FORMAT_FAULT_COUNT
};

enum rf_assumption {
#define RF_ASSUMPTION_ENUM(name, code, text) RF_ASSUMED_##name,
    RF_ASSUMPTION_TABLE(RF_ASSUMPTION_ENUM)
#undef RF_ASSUMPTION_ENUM
        RF_ASSUMPTION_COUNT
};

/* "F003" and what it stands for; static. */
const char *rf_format_fault_code(enum rf_format_fault fault);
const char *rf_format_fault_text(enum rf_format_fault fault);
/* "A001" and what it stands for; static. */
const char *rf_assumption_code(enum rf_assumption assumption);
const char *rf_assumption_text(enum rf_assumption assumption);

#endif
