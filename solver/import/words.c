/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * words.c: tables of words; the first that fits, in the order of the table, counts. */
#include "import/words.h"

#include <string.h>

static char lower(char byte)
{
    return (char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

static bool letter(char byte)
{
    return (lower(byte) >= 'a' && lower(byte) <= 'z') || ((unsigned char)byte & 0x80) != 0;
}

/* Whether `text` begins with `word` (lower case). */
static bool begins(const char *text, const char *word)
{
    for (; *word != '\0'; text++, word++)
        if (lower(*text) != *word)
            return false;
    return true;
}

bool rf_words_hold(const char *text, const char *word)
{
    size_t length = strlen(word);
    bool prefix = length > 0 && word[length - 1] == '*';
    char plain[32] = "";
    if (length - prefix >= sizeof plain)
        return false;
    memcpy(plain, word, length - prefix);
    for (const char *at = text; *at != '\0'; at++)
        if ((at == text || !letter(at[-1])) && begins(at, plain) &&
            (prefix || !letter(at[length - prefix])))
            return true;
    return false;
}

static const struct {
    const char *word;
    int32_t weekday;
} weekdays[] = {
    /* Longer names stand before the short forms they begin with. */
    {"monday", 0},
    {"tuesday", 1},
    {"wednesday", 2},
    {"thursday", 3},
    {"friday", 4},
    {"saturday", 5},
    {"sunday", 6},
    {"lunes", 0},
    {"martes", 1},
    {"mi\xc3\xa9rcoles", 2},
    {"miercoles", 2},
    {"jueves", 3},
    {"viernes", 4},
    {"s\xc3\xa1"
     "bado",
     5},
    {"sabado", 5},
    {"domingo", 6},
    {"lundi", 0},
    {"mardi", 1},
    {"mercredi", 2},
    {"jeudi", 3},
    {"vendredi", 4},
    {"samedi", 5},
    {"dimanche", 6},
    {"montag", 0},
    {"dienstag", 1},
    {"mittwoch", 2},
    {"donnerstag", 3},
    {"freitag", 4},
    {"samstag", 5},
    {"sonntag", 6},
    {"luned\xc3\xac", 0},
    {"marted\xc3\xac", 1},
    {"mercoled\xc3\xac", 2},
    {"gioved\xc3\xac", 3},
    {"venerd\xc3\xac", 4},
    {"sabato", 5},
    {"domenica", 6},
    {"segunda", 0},
    {"ter\xc3\xa7"
     "a",
     1},
    {"quarta", 2},
    {"quinta", 3},
    {"sexta", 4},
    {"luni", 0},
    {"mar\xc8\x9bi", 1},
    {"marti", 1},
    {"miercuri", 2},
    {"joi", 3},
    {"vineri", 4},
    {"maandag", 0},
    {"dinsdag", 1},
    {"woensdag", 2},
    {"donderdag", 3},
    {"vrijdag", 4},
    {"zaterdag", 5},
    {"zondag", 6},
    {"mon", 0},
    {"tues", 1},
    {"tue", 1},
    {"weds", 2},
    {"wed", 2},
    {"thurs", 3},
    {"thur", 3},
    {"thu", 3},
    {"fri", 4},
    {"sat", 5},
    {"sun", 6},
    {"mo", 0},
    {"tu", 1},
    {"we", 2},
    {"th", 3},
    {"fr", 4},
    {"sa", 5},
    {"su", 6},
};

int32_t rf_words_weekday(const char *text, const char **rest)
{
    for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays; i++)
        if (begins(text, weekdays[i].word)) {
            if (rest != NULL)
                *rest = text + strlen(weekdays[i].word);
            return weekdays[i].weekday;
        }
    return -1;
}

enum rf_entry_type rf_words_commitment(const char *text)
{
    static const struct {
        const char *word;
        enum rf_entry_type type;
    } table[] = {
        {"ppa", RF_ENTRY_PPA},
        {"planning", RF_ENTRY_PPA},
        {"preparation", RF_ENTRY_PPA},
        {"non-contact", RF_ENTRY_PPA},
        {"ect", RF_ENTRY_INDUCTION},
        {"nqt", RF_ENTRY_INDUCTION},
        {"induction", RF_ENTRY_INDUCTION},
        {"mentor*", RF_ENTRY_MENTORING},
        {"duty", RF_ENTRY_DUTY},
        {"duties", RF_ENTRY_DUTY},
        {"supervision", RF_ENTRY_DUTY},
        {"guard*", RF_ENTRY_DUTY},
        {"aufsicht*", RF_ENTRY_DUTY},
        {"surveillance", RF_ENTRY_DUTY},
        {"on-call", RF_ENTRY_DUTY},
        {"isolation", RF_ENTRY_DUTY},
        {"detention", RF_ENTRY_DUTY},
        {"vigilancia", RF_ENTRY_DUTY},
        {"meeting*", RF_ENTRY_MEETING},
        {"mtg", RF_ENTRY_MEETING},
        {"briefing", RF_ENTRY_MEETING},
        {"slt", RF_ENTRY_MEETING},
        {"reuni\xc3\xb3n*", RF_ENTRY_MEETING},
        {"reunion*", RF_ENTRY_MEETING},
        {"r\xc3\xa9union*", RF_ENTRY_MEETING},
        {"reuni\xc3\xa3o", RF_ENTRY_MEETING},
        {"konferenz*", RF_ENTRY_MEETING},
        {"besprechung*", RF_ENTRY_MEETING},
        {"conf", RF_ENTRY_MEETING},
        {"equipo", RF_ENTRY_MEETING},
        {"absent", RF_ENTRY_ABSENCE},
        {"absence", RF_ENTRY_ABSENCE},
        {"off", RF_ENTRY_ABSENCE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (rf_words_hold(text, table[i].word))
            return table[i].type;
    return RF_ENTRY_OTHER;
}

enum rf_cell_class rf_words_cell(const char *text)
{
    static const struct {
        const char *word;
        enum rf_cell_class class;
    } table[] = {
        {"lunch*", RF_CELL_LUNCH},          {"almuerzo", RF_CELL_LUNCH},
        {"comida", RF_CELL_LUNCH},          {"almo\xc3\xa7o", RF_CELL_LUNCH},
        {"mittag*", RF_CELL_LUNCH},         {"pranzo", RF_CELL_LUNCH},
        {"d\xc3\xa9jeuner", RF_CELL_LUNCH}, {"break*", RF_CELL_BREAK},
        {"recess", RF_CELL_BREAK},          {"interval*", RF_CELL_BREAK},
        {"recreo", RF_CELL_BREAK},          {"pause*", RF_CELL_BREAK},
        {"patio", RF_CELL_BREAK},           {"intervalo", RF_CELL_BREAK},
        {"am", RF_CELL_REGISTRATION},       {"pm", RF_CELL_REGISTRATION},
        {"reg", RF_CELL_REGISTRATION},      {"registration", RF_CELL_REGISTRATION},
        {"tut", RF_CELL_REGISTRATION},      {"tutor*", RF_CELL_REGISTRATION},
        {"form", RF_CELL_REGISTRATION},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (rf_words_hold(text, table[i].word))
            return table[i].class;
    return RF_CELL_TEACHING;
}
