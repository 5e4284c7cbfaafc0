/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_assumptions.c: what was not said and is assumed, each said once.
 *
 * An import plus two lines of inductions already gives a plan; nobody may believe that it rests on
 * more than it does. With `strict` each of these is an error. */
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

static void assume_rule_pack(struct rf_decoder *decoder)
{
    if (rf_value_member(decoder->root.value, "rule_pack") == NULL)
        rf_decode_assume(decoder, &decoder->root, RF_ASSUMED_RULE_PACK,
                         "add \"rule_pack\": \"england-2025\"",
                         "no rule pack is named: england-2025 is taken");
}

static void assume_works(struct rf_decoder *decoder)
{
    struct rf_node staff = rf_node_member(&decoder->root, "staff", RF_OBJECT);
    int32_t i;

    for (i = 0; i < decoder->instance->person_count; i++) {
        if (decoder->draft->people_drafts[i].has_works)
            return;
    }
    if (decoder->instance->person_count > 0)
        rf_decode_assume(decoder, &staff, RF_ASSUMED_WORKS,
                         "add \"works\" to those who are not in every day",
                         "nobody's working days are given: everybody is taken to be in every day");
}

static void assume_open(struct rf_decoder *decoder)
{
    struct rf_node calendar = rf_node_member(&decoder->root, "calendar", RF_OBJECT);
    struct rf_node days = rf_node_member(&calendar, "days", RF_OBJECT);
    struct rf_text lacking = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; days.value != NULL && i < days.value->count; i++) {
        const struct rf_member *day = &days.value->members[i];

        if (day->value->type == RF_OBJECT && rf_value_member(day->value, "open") == NULL)
            rf_text_format(&lacking, "%s%s", lacking.length == 0 ? "" : ", ", day->key);
    }
    if (lacking.length > 0)
        rf_decode_assume(decoder, &days, RF_ASSUMED_OPEN,
                         "add \"open\": from when until when staff may be given sessions",
                         "no \"open\" is given for %s: staff are given sessions within the pupils' "
                         "day only",
                         rf_text_peek(&lacking));
    rf_text_release(&lacking);
}

/* ECTs and mentors for whom nothing is marked as planning time. */
static void assume_planning(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    bool *concerned = rf_allocate((size_t)instance->person_count, sizeof *concerned);
    struct rf_text lacking = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect >= 0)
            concerned[instance->inductions[i].ect] = true;
        concerned[instance->inductions[i].mentor] = true;
    }
    for (i = 0; i < instance->person_count; i++) {
        if (concerned[i] && !instance->people[i].marks_ppa)
            rf_text_format(&lacking, "%s%s", lacking.length == 0 ? "" : ", ",
                           instance->people[i].id);
    }
    if (lacking.length > 0)
        rf_decode_assume(
            decoder, &map, RF_ASSUMED_PLANNING, "mark it by commitments of type \"ppa\"",
            "no planning time is marked for %s: the plan reserves it", rf_text_peek(&lacking));
    rf_text_release(&lacking);
    rf_release(concerned);
}

/* The object in which an induction or training is written. */
static struct rf_node node_of(const struct rf_node *inductions, const struct rf_node *training,
                              const struct rf_induction *induction)
{
    return rf_node_member(induction->ect >= 0 ? inductions : training, induction->id, RF_OBJECT);
}

/* The key under which an induction names who has a role. */
static const char *key_of(enum rf_role role)
{
    switch (role) {
    case RF_ROLE_ASSOCIATE:
        return "associates";
    case RF_ROLE_HOST:
        return "hosts";
    case RF_ROLE_PARTNER:
        return "partners";
    case RF_ROLE_ECT:
    case RF_ROLE_MENTOR:
    case RF_ROLE_TUTOR:
    case RF_ROLE_OBSERVER:
    case RF_ROLE_COACH:
    case RF_ROLES:
        break;
    }
    return rf_role_name(role);
}

static void assume_hosts(struct rf_decoder *decoder, const struct rf_node *node,
                         const struct rf_induction *induction)
{
    const struct rf_cast *hosts = &induction->cast[RF_ROLE_HOST];
    struct rf_text names = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < hosts->count; i++)
        rf_text_format(&names, "%s%s", i == 0 ? "" : ", ",
                       decoder->instance->people[hosts->people[i]].id);
    rf_decode_assume(decoder, node, RF_ASSUMED_HOSTS, "add \"hosts\"",
                     "induction \"%s\" does not say whose lessons are visited: %s may be chosen",
                     induction->id, rf_text_peek(&names));
    rf_text_release(&names);
}

/* Parts that sessions need and nobody has; hosts who were not named. */
static void assume_roles(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    struct rf_node training = rf_node_member(&decoder->root, "training", RF_OBJECT);
    int32_t i, kind = -1;
    int role;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        struct rf_node node = node_of(&map, &training, induction);

        for (role = (int)RF_ROLE_TUTOR; role < (int)RF_ROLES; role++) {
            const char *key = key_of((enum rf_role)role);
            struct rf_text fix = RF_TEXT_INIT;

            if (!rf_decode_needs_role(instance, induction, (enum rf_role)role, &kind))
                continue;
            rf_text_format(&fix, "add \"%s\"", key);
            if (induction->cast[role].count == 0)
                rf_decode_assume(
                    decoder, &node, role == (int)RF_ROLE_TUTOR ? RF_ASSUMED_TUTOR : RF_ASSUMED_ROLE,
                    rf_text_peek(&fix), "induction \"%s\" has no %s: \"%s\" can stand nowhere",
                    induction->id, rf_role_name((enum rf_role)role), instance->kinds[kind].name);
            else if (role == (int)RF_ROLE_HOST && !rf_decode_is_written(&node, key))
                assume_hosts(decoder, &node, induction);
            rf_text_release(&fix);
        }
    }
}

/* ------------------------------------------------------------------ what the steps ask for */

/* True when some step the induction follows in some week is of a kind for which `asks` holds. */
static bool is_followed(const struct rf_instance *instance, const struct rf_induction *induction,
                        bool (*asks)(const struct rf_kind *kind))
{
    const struct rf_stage *stage;
    int32_t week = -1, s;

    while ((stage = rf_decode_next_stage(instance, induction, &week)) != NULL) {
        for (s = 0; s < stage->step_count; s++) {
            if (asks(&instance->kinds[stage->steps[s].kind]))
                return true;
        }
    }
    return false;
}

static bool takes_induction_time(const struct rf_kind *kind)
{
    return kind->induction;
}

static bool wants_private_room(const struct rf_kind *kind)
{
    return kind->private_room;
}

static bool wants_cover(const struct rf_kind *kind)
{
    int role;

    for (role = 0; role < (int)RF_ROLES; role++) {
        if (kind->presence[role] == RF_COVERED)
            return true;
    }
    return false;
}

/* D37 in facts: nothing says how many induction minutes this ECT has. */
static bool lacks_entitlement(const struct rf_instance *instance,
                              const struct rf_induction *induction)
{
    int32_t stage = induction->stage_number;

    if (induction->ect < 0 || induction->entitlement >= 0 || instance->reference_load >= 0)
        return false;
    if (stage > 2 || instance->rules[stage == 1 ? RF_RULE_RELEASE_1 : RF_RULE_RELEASE_2] > 0)
        return false;
    return is_followed(instance, induction, takes_induction_time);
}

static void assume_load(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node school = rf_node_member(&decoder->root, "school", RF_OBJECT);
    struct rf_text lacking = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (lacks_entitlement(instance, &instance->inductions[i]))
            rf_text_format(&lacking, "%s%s", lacking.length == 0 ? "" : ", ",
                           instance->inductions[i].id);
    }
    if (lacking.length > 0)
        rf_decode_assume(
            decoder, &school, RF_ASSUMED_LOAD,
            "add \"reference_load_minutes\": what other teachers teach in a week",
            "nothing says how many minutes of induction a week are due to %s: no limit "
            "to them is tested (H10)",
            rf_text_peek(&lacking));
    rf_text_release(&lacking);
}

static bool any_followed(const struct rf_instance *instance,
                         bool (*asks)(const struct rf_kind *kind))
{
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (is_followed(instance, &instance->inductions[i], asks))
            return true;
    }
    return false;
}

static void assume_rooms(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t i;

    for (i = 0; i < instance->room_count; i++) {
        if (instance->rooms[i].private_room)
            return;
    }
    if (any_followed(instance, wants_private_room))
        rf_decode_assume(decoder, &decoder->root, RF_ASSUMED_ROOMS,
                         "add \"rooms\", some of them \"private\"",
                         "no private room is given: sessions that need one are planned without "
                         "(H19)");
}

static void assume_cover(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node policy = rf_node_member(&decoder->root, "policy", RF_OBJECT);

    if (instance->provider_count == 0 && instance->rules[RF_RULE_COVER_TEACHER_MAX] <= 0 &&
        any_followed(instance, wants_cover))
        rf_decode_assume(decoder, policy.value != NULL ? &policy : &decoder->root, RF_ASSUMED_COVER,
                         "add \"cover\" to /policy: who may take a class",
                         "nobody is named who may take a class: nobody is released from one (H13)");
}

static void assume_travel(struct rf_decoder *decoder)
{
    struct rf_node school = rf_node_member(&decoder->root, "school", RF_OBJECT);

    if (decoder->instance->site_count > 1 && !rf_decode_is_written(&school, "travel"))
        rf_decode_assume(decoder, &school, RF_ASSUMED_TRAVEL,
                         "add \"travel\": minutes between two sites",
                         "no minutes are given from one site to another: the way takes none (H17)");
}

/* ------------------------------------------------------------------ the pack */

/* True when a plan or its tests go by the value. Funded hours are reported only; what is due to an
 * ECT matters where somebody has it from the pack. */
static bool is_used(const struct rf_instance *instance, enum rf_rule rule)
{
    int32_t stage = rule == RF_RULE_REDUCTION_2 || rule == RF_RULE_RELEASE_2 ? 2 : 1, i;
    bool release = rule == RF_RULE_RELEASE_1 || rule == RF_RULE_RELEASE_2;
    bool reduction = rule == RF_RULE_REDUCTION_1 || rule == RF_RULE_REDUCTION_2;

    if (rule == RF_RULE_FUNDED_1 || rule == RF_RULE_FUNDED_2)
        return false;
    if (!release && !reduction)
        return true;
    if (reduction && (instance->reference_load < 0 ||
                      instance->rules[stage == 1 ? RF_RULE_RELEASE_1 : RF_RULE_RELEASE_2] > 0))
        return false;
    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];

        if (induction->ect >= 0 && induction->entitlement < 0 && induction->stage_number == stage)
            return true;
    }
    return false;
}

static void assume_pack_values(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_text doubtful = RF_TEXT_INIT;
    int rule;

    for (rule = 0; rule < (int)RF_RULE_COUNT; rule++) {
        const struct rf_rule_source *source = &instance->rule_sources[rule];

        if (source->given && source->unverified && !source->overridden &&
            is_used(instance, (enum rf_rule)rule))
            rf_text_format(&doubtful, "%s%s", doubtful.length == 0 ? "" : ", ",
                           rf_rule_key((enum rf_rule)rule));
    }
    if (doubtful.length > 0)
        rf_decode_warn(decoder, &decoder->root, RF_ASSUMED_UNVERIFIED,
                       "verify them and write the values, or \"unverified\": false, to /rules",
                       "values of rule pack %s are not verified: %s", instance->rule_pack,
                       rf_text_peek(&doubtful));
    rf_text_release(&doubtful);
    if (instance->draft_pack)
        rf_decode_assume(decoder, &decoder->root, RF_ASSUMED_DRAFT,
                         "compare its values with the rules that hold for the school",
                         "rule pack %s is a draft", instance->rule_pack);
}

/* ------------------------------------------------------------------ flags */

/* The flags that some step of some programme asks for. */
static uint64_t flags_asked(const struct rf_instance *instance)
{
    uint64_t asked = 0;
    int32_t p, g, s;

    for (p = 0; p < instance->programme_count; p++) {
        const struct rf_programme *programme = &instance->programmes[p];

        for (g = 0; g < programme->stage_count; g++) {
            for (s = 0; s < programme->stages[g].step_count; s++)
                asked |=
                    programme->stages[g].steps[s].only_if | programme->stages[g].steps[s].unless;
        }
    }
    return asked;
}

static void assume_flags(struct rf_decoder *decoder)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "inductions", RF_OBJECT);
    struct rf_node training = rf_node_member(&decoder->root, "training", RF_OBJECT);
    uint64_t asked = flags_asked(instance);
    int32_t i, f;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        struct rf_node node = node_of(&map, &training, induction);

        for (f = 0; f < instance->flag_count; f++) {
            if (((induction->flags & ~asked) >> f & 1) != 0)
                rf_decode_assume(decoder, &node, RF_ASSUMED_FLAG,
                                 "correct it, or name it in \"only_if\" or \"unless\" of a step",
                                 "flag \"%s\" of \"%s\" changes nothing: no step asks for it",
                                 instance->flags[f], induction->id);
        }
    }
}

void rf_decode_assumptions(struct rf_decoder *decoder)
{
    assume_rule_pack(decoder);
    assume_pack_values(decoder);
    assume_works(decoder);
    assume_open(decoder);
    assume_planning(decoder);
    assume_roles(decoder);
    assume_load(decoder);
    assume_rooms(decoder);
    assume_cover(decoder);
    assume_travel(decoder);
    assume_flags(decoder);
}
