/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_fit.c: whether two sessions may both stand: clash and buffer (D12), order and lag (D13),
 * meetings (D14), assessment apart from mentoring (D39), the way between two sites (D41). */
#include "check/proof.h"
#include "check/travel.h"

/* D13, `one` leading to `other`. */
static bool in_order(const struct rf_instance *instance, const struct rf_step *step,
                     const struct rf_option_of *one, const struct rf_option_of *other)
{
    int32_t lag;

    if (one->date > other->date || (one->date == other->date && one->end > other->start))
        return false;
    lag = rf_check_school_days(instance, one->date, other->date);
    return lag >= step->lag_least && lag <= step->lag_most;
}

/* D14, `one` being the meeting before `other`. */
static bool spaced(const struct rf_instance *instance, const struct rf_entry *earlier,
                   const struct rf_entry *later, const struct rf_option_of *one,
                   const struct rf_option_of *other)
{
    int32_t gap = rf_check_school_days(instance, one->date, other->date);
    bool make_up = earlier->window.make_up || later->window.make_up;

    if (other->date <= one->date)
        return false;
    if (!later->step->has_gap)
        return true;
    return gap >= (make_up ? later->step->gap_make_up : later->gap_least) && gap <= later->gap_most;
}

static bool takes_part(const struct rf_entry *entry, int32_t person)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].person == person)
            return true;
    }
    return false;
}

/* D39 on one date, of an induction whose mentor is tutor or observer as well. */
static bool parts_roles(const struct rf_instance *instance, const struct rf_entry *one,
                        const struct rf_entry *other)
{
    const struct rf_induction *pair = &instance->inductions[one->induction];
    bool dual = pair->tutor == pair->mentor ||
                rf_check_in_cast(&pair->cast[RF_ROLE_TUTOR], pair->mentor) ||
                rf_check_in_cast(&pair->cast[RF_ROLE_OBSERVER], pair->mentor);

    return !dual || !instance->kinds[one->kind].assessment ||
           !instance->kinds[other->kind].mentoring || !takes_part(one, pair->mentor);
}

static bool course_fits(const struct rf_proof *proof, const struct rf_item *one,
                        const struct rf_option_of *here, const struct rf_item *other,
                        const struct rf_option_of *there)
{
    const struct rf_instance *instance = proof->checker->instance;
    const struct rf_entry *entry = rf_proof_entry(proof, one);
    const struct rf_entry *opposite = rf_proof_entry(proof, other);

    if (entry->target == other->entry && !in_order(instance, entry->step, here, there))
        return false;
    if (opposite->target == one->entry && !in_order(instance, opposite->step, there, here))
        return false;
    if (here->date == there->date && instance->kinds[entry->kind].meeting &&
        instance->kinds[opposite->kind].meeting)
        return false;
    if (here->date == there->date &&
        (!parts_roles(instance, entry, opposite) || !parts_roles(instance, opposite, entry)))
        return false;
    if (opposite->before == one->entry && !spaced(instance, entry, opposite, here, there))
        return false;
    return entry->before != other->entry || spaced(instance, opposite, entry, there, here);
}

/* D41: whether the way from one to the other is too long. */
static bool too_far(const struct rf_proof *proof, const struct rf_item *one,
                    const struct rf_option_of *here, const struct rf_item *other,
                    const struct rf_option_of *there)
{
    struct rf_stay stay = {rf_option_span(here), rf_proof_entry(proof, one)->site};
    struct rf_stay next = {rf_option_span(there), rf_proof_entry(proof, other)->site};

    return rf_check_journey(proof->checker->instance, stay, next) > 0;
}

/* D12 for one person in both. */
static bool apart(const struct rf_proof *proof, int32_t slot, bool both_free,
                  const struct rf_option_of *here, const struct rf_option_of *there)
{
    const struct rf_stretches *free;
    int32_t gap;

    if (rf_span_overlap(rf_option_span(here), rf_option_span(there)))
        return false;
    gap = here->start < there->start ? there->start - here->end : here->start - there->end;
    if (!both_free || gap >= proof->checker->instance->rules[RF_RULE_BUFFER])
        return true;
    free = &rf_check_time(proof->checker, slot, here->date)->free[RF_FREE_WITH_INDUCTION];
    return rf_check_stretch_at(free, here->start) == NULL ||
           rf_check_stretch_at(free, here->start) != rf_check_stretch_at(free, there->start);
}

static bool people_fit(const struct rf_proof *proof, const struct rf_item *one,
                       const struct rf_option_of *here, const struct rf_item *other,
                       const struct rf_option_of *there)
{
    int32_t buffer = proof->checker->instance->rules[RF_RULE_BUFFER], count, opposite, i, j;
    struct rf_comer mine[RF_PROOF_COMERS], theirs[RF_PROOF_COMERS];
    bool far = too_far(proof, one, here, other, there);

    if (!far && (here->end + buffer <= there->start || there->end + buffer <= here->start))
        return true;
    count = rf_proof_comers(proof, one, here, mine);
    opposite = rf_proof_comers(proof, other, there, theirs);
    for (i = 0; i < count; i++) {
        for (j = 0; j < opposite; j++) {
            if (mine[i].slot == theirs[j].slot &&
                (far ||
                 !apart(proof, mine[i].slot,
                        mine[i].presence == RF_FREE && theirs[j].presence == RF_FREE, here, there)))
                return false;
        }
    }
    return true;
}

bool rf_proof_fits(const struct rf_proof *proof, const struct rf_item *one,
                   const struct rf_option_of *here, const struct rf_item *other,
                   const struct rf_option_of *there)
{
    if (here->date < 0 || there->date < 0)
        return true;
    if (one->gathering < 0 && other->gathering < 0 &&
        rf_proof_entry(proof, one)->induction == rf_proof_entry(proof, other)->induction &&
        !course_fits(proof, one, here, other, there))
        return false;
    return here->date != there->date || people_fit(proof, one, here, other, there);
}
