/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fault.h: what can be wrong with a file before anybody asks what it means: one code per kind of
 * fault, J001 to J049. Codes are never used again for something else; messages may change. */
#ifndef RF_INPUT_FAULT_H
#define RF_INPUT_FAULT_H

#include "base/diagnostics.h"

/* FAULT(enum, code, what is wrong, how to mend it or NULL). A message is the third column followed
 * by what is particular to the place. */
#define RF_FAULT_TABLE(FAULT)                                                                      \
    FAULT(ENCODING, "J001", "the file is not UTF-8", "save it as UTF-8")                           \
    FAULT(SECOND_MARK, "J002", "there is a second byte order mark", "delete it")                   \
    FAULT(DUPLICATE_KEY, "J003", "duplicate key", "delete or rename one of the two")               \
    FAULT(UTF8, "J004", "these bytes are no UTF-8", "save the file as UTF-8")                      \
    FAULT(CONTROL, "J005", "there is a control character in a text", "delete it")                  \
    FAULT(ESCAPE, "J006", "this escape is not known",                                              \
          "write \\\\ for a backslash; \\\" \\/ \\b \\f \\n \\r \\t and \\uXXXX are the others")   \
    FAULT(ZERO, "J007", "a text cannot hold \\u0000", "delete it")                                 \
    FAULT(SURROGATE, "J008", "this is half of a character (a lone surrogate)",                     \
          "write the character itself")                                                            \
    FAULT(NUMBER, "J009", "this is not how a number is written", NULL)                             \
    FAULT(FRACTION, "J010", "a number can have three decimals at most", "round it")                \
    FAULT(RANGE, "J011", "this number is too large",                                               \
          "numbers lie between -9000000000000000 and 9000000000000000")                            \
    FAULT(WORD, "J012", "this is not a value",                                                     \
          "values are \"text\", numbers, true, false, null, {...} and [...]")                      \
    FAULT(STRUCTURE, "J013", "this cannot stand here", NULL)                                       \
    FAULT(NO_COMMA, "J014", "a comma is missing", "put a comma in between")                        \
    FAULT(COMMA, "J015", "there is a comma too many", "delete it")                                 \
    FAULT(COMMENT, "J016", "JSON has no comments", "put the remark into a \"note\"")               \
    FAULT(OPEN_TEXT, "J017", "this text is not closed on its line", "put a \" at its end")         \
    FAULT(TOO_SHORT, "J018", "the file ends too early", NULL)                                      \
    FAULT(TRAILING, "J019", "something follows after the end", "delete it")                        \
    FAULT(NESTING, "J020", "this is nested too deeply", NULL)                                      \
    FAULT(LONG_TEXT, "J021", "this text is too long", NULL)                                        \
    FAULT(MEMBERS, "J022", "the file holds too many values",                                       \
          "hand it over as several files (layers)")                                                \
    FAULT(EMPTY, "J023", "the file is empty", NULL)                                                \
    FAULT(NO_OBJECT, "J024", "a file must hold one JSON object {...}", NULL)                       \
    FAULT(LARGE, "J025", "the file is too large", NULL)                                            \
    FAULT(LAYERS, "J026", "there are too many files", NULL)                                        \
    FAULT(MANY, "J027", "the rest of this file was not read", "mend the faults above first")       \
    FAULT(STDIN_TWICE, "J028", "standard input (\"-\") is named twice", NULL)                      \
    FAULT(DISAGREE, "J029", "this file is understood in two ways", "please report the file")       \
    FAULT(NOTHING_REMOVED, "J030", "this null removes nothing", NULL)                              \
    FAULT(TWO_SCHOOLS, "J031", "these files are about different schools",                          \
          "hand over files of one school, or correct the id")                                      \
    FAULT(RULE_PACK, "J032", "no rule pack is called", NULL)                                       \
    FAULT(CANNOT_OPEN, "J040", "the file cannot be opened", NULL)                                  \
    FAULT(CANNOT_READ, "J041", "the file cannot be read", NULL)

enum rf_fault {
#define RF_FAULT_ENUM(name, code, text, fix) RF_FAULT_##name,
    RF_FAULT_TABLE(RF_FAULT_ENUM)
#undef RF_FAULT_ENUM
        RF_FAULT_COUNT
};

/* "J003"; static. */
const char *rf_fault_code(enum rf_fault fault);
/* "duplicate key"; static. */
const char *rf_fault_text(enum rf_fault fault);

/* Adds the fault as an error: its text, then the particulars (may be empty; begin with a blank or
 * punctuation). `fix` NULL: the one of the table. */
void rf_fault_add(struct rf_diagnostics *diagnostics, enum rf_fault fault, struct rf_place place,
                  const char *fix, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* For "%.*s": how many bytes of `text` a message shows, whole characters of at most 64 bytes. */
int rf_fault_shown(const char *text);

#endif
