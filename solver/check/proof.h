/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof.h: one block of a certificate, laid out for showing its claim. Inside this room.
 *
 * Items are the block's binding sessions (certificate.h) and its group sessions; each has its
 * options: every start that the facts admit, found minute by minute. Options that differ in
 * nothing but cost are one *atom*. Items that lead to one another are a *group*; what a group can
 * do as a whole is a *deed*. Limits that add up over sessions (load, planning time, caps, tired
 * meetings, common moments) are *dims*; an option's share in them is its *effect*. What two
 * sessions forbid each other is kept as bits between atoms of two groups.
 *
 * Groups in the order of their first date make *charts* (proof_chart.h): every way through the
 * year of some of the block's groups. Rules that are left out, because there is no room for them
 * or because they lie between charts, only make more plans possible: a bound stays one. */
#ifndef RF_CHECK_PROOF_H
#define RF_CHECK_PROOF_H

#include "base/memory.h"
#include "check/checker.h"
#include "check/proof_cost.h"
#include "check/proof_pool.h"

enum {
    RF_PROOF_GROUP = 4,     /* items of a group at most */
    RF_PROOF_COMERS = 8,    /* people in one session */
    RF_PROOF_COUNTED = 6,   /* of a group session: those of the block whose coming is counted */
    RF_PROOF_MEMBERS = 8,   /* charts of a block at most */
    RF_PROOF_ANY = 1000000, /* a limit that is none */
    RF_PROOF_DEEDS = 2000000,
    RF_PROOF_ARCS = 30000000
};

struct rf_option_of {
    int32_t date; /* -1: the group session does not stand */
    rf_minute start, end;
    uint32_t coming; /* of a group session: bits over rf_gathering.people */
    int32_t series;  /* of its home, or -1 */
    int32_t place;   /* slot of the series; of a group session its start, the last for none */
    rf_wide base;    /* what it costs wherever the homes are */
    int32_t first_effect, effect_count; /* into rf_proof.effects, by dim */
};

struct rf_item {
    int32_t entry;            /* of the checker */
    int32_t gathering, group; /* gathering: index, or -1 */
    int32_t first_option, option_count;
    int32_t first_atom, atom_count;
    bool optional; /* may stay unplaced (a group session says so by an option) */
    rf_wide left_out;
};

/* A group session, as far as the block is concerned. */
struct rf_gathering {
    int32_t event;
    int32_t people[RF_PROOF_COUNTED], people_count; /* slots of those counted here */
    struct rf_option *starts;
    int32_t start_count;
    bool pinned;
};

/* The sessions of one induction, kind and letter that share a home. */
struct rf_series {
    int32_t induction, kind, letter;
    struct rf_slot_range *slots; /* of one minute each */
    int32_t slot_count, slot_capacity;
};

enum rf_dim_type { RF_DIM_SUM, RF_DIM_PERIODS, RF_DIM_MOMENTS };

struct rf_dim {
    enum rf_dim_type type;
    bool live;
    int32_t limit; /* of a sum, or of minutes of periods */
    bool even;     /* D44: `limit` is what `base` and the workload looked at leave */
    int32_t base;
    const struct rf_moment *items; /* periods or moments, a bit each */
    int32_t item_count;
    uint64_t all;      /* moments: all bits */
    int32_t induction; /* moments */
};

struct rf_effect {
    int32_t dim, amount; /* amount: minutes of periods too; 0 for moments */
    uint64_t mask;
};

struct rf_atom {
    int32_t item;
    int32_t first_option, option_count;
};

struct rf_deed {
    int32_t atoms[RF_PROOF_GROUP]; /* by item of the group; -1: left out */
    rf_wide fixed;                 /* what is left out, and lags */
};

struct rf_group {
    int32_t items[RF_PROOF_GROUP], item_count;
    int32_t member; /* induction of the block, or induction_count of group sessions */
    int32_t first_date, last_date;
    int32_t first_atom, atom_count;
    int32_t first_deed, deed_count;
};

/* Bits of `later`'s atoms that an atom of `earlier` forbids: `words` for each of its atoms. */
struct rf_relation {
    int32_t earlier, later, words;
    uint64_t *bits;
};

/* What is to be shown, and of which plans. Borrowed by the proof. */
struct rf_proof_task {
    const struct rf_checker *checker;
    const struct rf_certificate_block *block;
    const bool *counted;  /* [slot] whose coming to group sessions this block answers for */
    const bool *strained; /* [strain of the block] counted here */
    bool certain;         /* the claim of tier 5 holds whatever is placed */
    /* Of floating chains (proof_float.h): */
    struct rf_cost_vector bound; /* the block's, less what they cost */
    const int32_t *minutes;      /* [induction of the block] their minutes of tier 2 */
    bool never;                  /* one of them has no way at all */
};

struct rf_proof {
    struct rf_proof_task task;
    const struct rf_checker *checker;         /* of the task */
    const struct rf_certificate_block *block; /* of the task */
    struct rf_arena *arena;
    struct rf_scale scale;
    const char *trouble; /* why nothing can be shown, or NULL */

    struct rf_gathering *gatherings;
    size_t gathering_count, gathering_capacity;
    struct rf_series *series;
    size_t series_count, series_capacity;
    struct rf_item *items;
    size_t item_count, item_capacity;
    struct rf_option_of *options;
    size_t option_count, option_capacity;
    struct rf_dim *dims;
    size_t dim_count, dim_capacity;
    struct rf_effect *effects;
    size_t effect_count, effect_capacity;
    struct rf_atom *atoms;
    size_t atom_count, atom_capacity;
    struct rf_group *groups;
    size_t group_count, group_capacity;
    struct rf_deed *deeds;
    size_t deed_count, deed_capacity;
    struct rf_relation *relations;
    size_t relation_count, relation_capacity;
    uint8_t *closed_weekdays; /* [date] bits of the weekdays of its week without teaching */
    /* D37, [member * week_count + week]: induction minutes of the week, and of its half-term, at
     * most; -1: no limit */
    int32_t *ect_week, *ect_half;
    int32_t *first_training; /* D42, [member] minutes in the first half-term; -1: no limit */
};

/* Nothing laid out yet. */
struct rf_proof *rf_proof_begin(const struct rf_proof_task *task);
/* Makes room for the largest numbers: of the chain that ends with the entry, or, with -1, of the
 * block without floating chains. */
void rf_proof_measure(struct rf_proof *proof, int32_t last);

/* The steps of laying out, in this order. */
void rf_proof_items(struct rf_proof *proof);      /* items, options, costs */
void rf_proof_gatherings(struct rf_proof *proof); /* the same for group sessions */
void rf_proof_groups(struct rf_proof *proof);
void rf_proof_dims(struct rf_proof *proof); /* dims and effects */
void rf_proof_atoms(struct rf_proof *proof);
void rf_proof_relations(struct rf_proof *proof);
void rf_proof_deeds(struct rf_proof *proof);

/* All of them. */
struct rf_proof *rf_proof_new(const struct rf_proof_task *task);
void rf_proof_release(struct rf_proof *proof);

/* ---------------------------------------------------------------- questions about options */

/* The last session of the chain of leading sessions; whether that chain floats. */
int32_t rf_proof_last(const struct rf_checker *checker, int32_t entry);
bool rf_proof_floats(const struct rf_checker *checker, int32_t entry);
/* Adds the entry as an item with its options. */
void rf_proof_item(struct rf_proof *proof, int32_t entry);

/* From now on no mentor's week may lie further above the mean (D44); RF_PROOF_ANY: or anyhow. At
 * first it is as far as the block's claim, or less where the claim is not for certain. Charts drawn
 * before are of no use after. */
void rf_proof_limit(struct rf_proof *proof, int32_t workload);

/* Of items from `first` on, leaves out options that break a limit by themselves. Only where no
 * dims are laid out. */
void rf_proof_keep_alone(struct rf_proof *proof, size_t first);

struct rf_comer {
    int32_t slot;
    enum rf_presence presence;
};
/* Who of the block is in it; `comers` has room for RF_PROOF_COMERS. Returns how many. */
int32_t rf_proof_comers(const struct rf_proof *proof, const struct rf_item *item,
                        const struct rf_option_of *option, struct rf_comer *comers);

/* Whether the two may both stand (D12, D13, D14), whatever else does. */
bool rf_proof_fits(const struct rf_proof *proof, const struct rf_item *one,
                   const struct rf_option_of *here, const struct rf_item *other,
                   const struct rf_option_of *there);

/* The starts at which a group session can stand and enough people could come (D20), on the dates
 * and minutes of its options or window. Owned. */
struct rf_option *rf_proof_starts(const struct rf_checker *checker, int32_t event, int32_t *count);

/* The block's price for the group session there, NULL when it has none. */
const struct rf_certificate_price *rf_proof_price(const struct rf_certificate_block *block,
                                                  int32_t event, struct rf_option option);

/* Adds to `reach` [dim] what the group can do to each dim at most: amount, and all masks. */
void rf_proof_reach(const struct rf_proof *proof, const struct rf_group *group,
                    struct rf_effect *reach);
/* Whether groups that reach so far together can break the limit, or touch all moments. */
static inline bool rf_dim_matters(const struct rf_dim *dim, const struct rf_effect *reach)
{
    return dim->type == RF_DIM_MOMENTS ? reach->mask == dim->all : reach->amount > dim->limit;
}

/* The relation between two groups, or NULL when they do not touch each other. */
const struct rf_relation *rf_proof_relation(const struct rf_proof *proof, int32_t earlier,
                                            int32_t later);

static inline struct rf_span rf_option_span(const struct rf_option_of *option)
{
    struct rf_span span = {option->start, option->end};

    return span;
}

static inline const struct rf_entry *rf_proof_entry(const struct rf_proof *proof,
                                                    const struct rf_item *item)
{
    return &proof->checker->entries[item->entry];
}

#endif
