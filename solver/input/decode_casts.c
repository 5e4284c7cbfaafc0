/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_casts.c: who has which part in an induction's sessions, by name or by default.
 *
 * A session has one role at most in which somebody is chosen, so a kind whose roles have several
 * people twice is refused where it is followed. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

enum { CAST_MOST = 8, HOSTS_MOST = 6 };

/* ------------------------------------------------------------------ lists */

/* A role whose people a list names. */
struct listed_role {
    const char *key;
    enum rf_role role;
};
static const struct listed_role listed[] = {
    {"associates", RF_ROLE_ASSOCIATE}, {"hosts", RF_ROLE_HOST}, {"partners", RF_ROLE_PARTNER}};
enum { LISTED_COUNT = sizeof listed / sizeof *listed };

static void check_list(struct rf_decoder *decoder, const struct rf_node *list,
                       const struct rf_induction *induction, struct rf_index_list people)
{
    int32_t i;

    if (list->value != NULL && list->value->count > CAST_MOST)
        rf_decode_fault(decoder, list, RF_FORMAT_LIMIT, "name those who come first",
                        "\"%s\" names %d people, at most %d are possible", list->key,
                        (int)list->value->count, CAST_MOST);
    for (i = 0; i < people.count; i++) {
        if (people.items[i] == induction->ect)
            rf_decode_fault(decoder, list, RF_FORMAT_INDUCTION, "name somebody else",
                            "\"%s\" names \"%s\", the ECT of this induction", list->key,
                            decoder->instance->people[induction->ect].id);
    }
}

static void read_lists(struct rf_decoder *decoder, const struct rf_node *node,
                       struct rf_induction *induction)
{
    int i;

    for (i = 0; i < (int)LISTED_COUNT; i++) {
        struct rf_node list = rf_node_member(node, listed[i].key, RF_ARRAY);
        struct rf_index_list people = rf_decode_references(decoder, node, listed[i].key, RF_PEOPLE);

        check_list(decoder, &list, induction, people);
        induction->cast[listed[i].role] = (struct rf_cast){people.items, people.count};
    }
}

/* ------------------------------------------------------------------ what steps need */

bool rf_decode_needs_role(const struct rf_instance *instance, const struct rf_induction *induction,
                          enum rf_role role, int32_t *kind)
{
    const struct rf_stage *stage;
    int32_t week = -1, s;

    while ((stage = rf_decode_next_stage(instance, induction, &week)) != NULL) {
        for (s = 0; s < stage->step_count; s++) {
            int32_t of = stage->steps[s].kind;

            if (of < 0 || instance->kinds[of].presence[role] == RF_ABSENT)
                continue;
            if (kind != NULL)
                *kind = of;
            return true;
        }
    }
    return false;
}

/* Of each step the roles with several people: one at most. */
static void check_choices(struct rf_decoder *decoder, const struct rf_node *node,
                          const struct rf_induction *induction)
{
    const struct rf_instance *instance = decoder->instance;
    const struct rf_stage *stage;
    int32_t week = -1, s;
    int role, first;

    while ((stage = rf_decode_next_stage(instance, induction, &week)) != NULL) {
        for (s = 0; s < stage->step_count; s++) {
            const struct rf_kind *kind =
                stage->steps[s].kind >= 0 ? &instance->kinds[stage->steps[s].kind] : NULL;

            for (first = -1, role = 0; kind != NULL && role < (int)RF_ROLES; role++) {
                if (kind->presence[role] == RF_ABSENT || induction->cast[role].count < 2)
                    continue;
                if (first >= 0)
                    rf_decode_fault(
                        decoder, node, RF_FORMAT_INDUCTION, "name one person for one of them",
                        "\"%s\" needs %s and %s, and several people are named for both", kind->name,
                        rf_role_name((enum rf_role)first), rf_role_name((enum rf_role)role));
                first = role;
            }
        }
    }
}

/* ------------------------------------------------------------------ hosts by default */

/* Who may be visited when nobody is named: [person] teaches and is no ECT. */
static bool *find_hosts(const struct rf_decoder *decoder, const struct rf_induction *inductions,
                        int32_t count)
{
    const struct rf_draft *draft = decoder->draft;
    bool *hosts = rf_allocate((size_t)decoder->instance->person_count, sizeof *hosts);
    int32_t i;
    size_t c;

    for (c = 0; c < draft->cell_count; c++) {
        const struct rf_draft_cell *cell = &draft->cells[c];

        for (i = 0; cell->type == RF_LESSON && i < cell->person_count; i++)
            hosts[cell->people[i]] = true;
    }
    for (i = 0; i < count; i++) {
        if (inductions[i].ect >= 0)
            hosts[inductions[i].ect] = false;
    }
    return hosts;
}

static bool same_subject(const struct rf_person *one, const struct rf_person *other)
{
    return one->subject != NULL && other->subject != NULL &&
           strcmp(one->subject, other->subject) == 0;
}

/* Those of the ECT's subject first, then the others, each by id; sorted at the end. */
static struct rf_cast default_hosts(const struct rf_decoder *decoder, const bool *hosts,
                                    const struct rf_induction *induction)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t *people = rf_arena_allocate(decoder->arena, HOSTS_MOST, sizeof *people);
    struct rf_cast cast = {people, 0};
    int32_t i, j;
    int subject;

    if (induction->ect < 0)
        return cast;
    for (subject = 1; subject >= 0; subject--) {
        for (i = 0; i < instance->person_count && cast.count < HOSTS_MOST; i++) {
            bool same = same_subject(&instance->people[i], &instance->people[induction->ect]);

            if (!hosts[i] || same != (subject == 1))
                continue;
            for (j = cast.count++; j > 0 && people[j - 1] > i; j--)
                people[j] = people[j - 1];
            people[j] = i;
        }
    }
    return cast;
}

void rf_decode_casts(struct rf_decoder *decoder, const struct rf_node *const *nodes,
                     struct rf_induction *inductions, int32_t count)
{
    bool *hosts = find_hosts(decoder, inductions, count);
    int32_t i;

    for (i = 0; i < count; i++) {
        struct rf_induction *induction = &inductions[i];

        read_lists(decoder, nodes[i], induction);
        if (!rf_decode_is_written(nodes[i], "hosts") &&
            rf_decode_needs_role(decoder->instance, induction, RF_ROLE_HOST, NULL))
            induction->cast[RF_ROLE_HOST] = default_hosts(decoder, hosts, induction);
        check_choices(decoder, nodes[i], induction);
    }
    rf_release(hosts);
}
