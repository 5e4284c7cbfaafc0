/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * commitment_note.c: types are guessed from words (words.c), and a wrong guess matters: planning
 * time and induction time are treated unlike a duty. So every guess is shown. Absences are not:
 * they come from a format that knows them. */
#include "import/commitment_note.h"

#include "base/text.h"
#include "import/names.h"

enum { MOST_NAMED = 40 };

/* By enum rf_entry_type; NULL: needs no note. */
static const char *const texts[] = {NULL,
                                    "duties",
                                    "meetings",
                                    NULL,
                                    "other commitments",
                                    "marked planning time",
                                    "marked induction time",
                                    "other mentoring"};

/* The distinct names of the commitments of one type, in the order of their ids. */
static void list_names(const struct rf_timetable *timetable, enum rf_entry_type type,
                       struct rf_text *list)
{
    struct rf_names seen = RF_NAMES_INIT;
    for (size_t i = 0; i < timetable->entry_count; i++) {
        const struct rf_entry *entry = &timetable->entries[i];
        const char *name = entry->subject == NULL ? "" : entry->subject;
        if (entry->type != type || rf_names_find(&seen, name) >= 0)
            continue;
        if (seen.count == MOST_NAMED) {
            rf_text_add(list, ", ...");
            break;
        }
        rf_names_add(&seen, name, 0);
        rf_text_format(list, "%s\"%s\"", list->length > 0 ? ", " : "", name);
    }
    rf_names_release(&seen);
}

void rf_commitment_note(const struct rf_timetable *timetable, const char *path,
                        struct rf_diagnostics *diagnostics)
{
    struct rf_place place = {.file = path};
    for (size_t type = RF_ENTRY_DUTY; type < sizeof texts / sizeof *texts; type++) {
        struct rf_text list = RF_TEXT_INIT;
        if (texts[type] != NULL)
            list_names(timetable, (enum rf_entry_type)type, &list);
        if (list.length > 0)
            rf_diagnostics_add(diagnostics, RF_NOTE, "I312", place,
                               "change \"type\" of the commitment in a further layer if this is "
                               "not so",
                               "by their names taken as %s: %s", texts[type], rf_text_peek(&list));
        rf_text_release(&list);
    }
}
