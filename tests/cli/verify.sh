#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The stand-alone verifier: exit codes, what it says, and that it refuses what was tampered with.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"
verify=${BUILD:?}/tools/ringfence-verify

# seal FILE: ends the certificate with the digest of all before it.
seal() {
    printf 'seal\t%s\n' "$(sha256sum "$1" | cut -d' ' -f1)" >>"$1"
}

# certificate HASH BOUND LINE...: one block with that bound and tree, sealed.
certificate() {
    local hash=$1 bound=$2
    shift 2
    {
        printf 'ringfence-certificate\t2\ninstance\t%s\nblock\tE1\n' "$hash"
        printf 'bound\t%s\n' "$bound"
        printf '%b\n' "$@"
    } >certificate
    seal certificate
}
rest='/\t0\t0\t0\t/\t0\t/\t0\t0\t/\t0\t0\t0' # tiers 3 to 8
nothing="0\t0\t0\t0\t0\t0\t0\t0\t$rest" # not well formed: no minutes
zero="0\t0\t0\t0\t0\t0\t0\t0\t/\t0\t$rest"
none=$(printf '0%.0s' $(seq 64))

# The facts' own digest is told when a certificate is of others.
certificate "$none" "$(printf '%b' "$zero")" leaf
expect 1 "$verify" "$complete" --certificate certificate
says out "not certified"
hash=$(sed -n 's/.*these are \([0-9a-f]*\)$/\1/p' out)
[ "${#hash}" -eq 64 ] || fail "no digest in: $(cat out)"

# Nothing is claimed, and nothing is wrong.
certificate "$hash" "$(printf '%b' "$zero")" leaf
expect 0 "$verify" "$complete" --certificate certificate
says out "every claim holds"

# More than nothing: everything can be placed there.
certificate "$hash" "$(printf '%b' "0\t1\t0\t0\t0\t0\t0\t0\t/\t0\t$rest")" leaf
expect 1 "$verify" "$complete" --certificate certificate
says out "the claim of block E1 is not shown: there is a way that costs less"

# A number changed after the seal; a line left out; no certificate at all.
certificate "$hash" "$(printf '%b' "$zero")" leaf
sed 's/^bound\t0/bound\t1/' certificate >changed
expect 3 "$verify" "$complete" --certificate changed
grep -v leaf certificate >changed
expect 3 "$verify" "$complete" --certificate changed
grep -v -e leaf -e seal certificate >changed
seal changed
expect 3 "$verify" "$complete" --certificate changed
expect 3 "$verify" "$complete" --certificate "$complete"
certificate "$hash" "$(printf '%b' "$nothing")" leaf
expect 3 "$verify" "$complete" --certificate certificate

# One of an older version is told so.
sed -e '/^seal/d' -e 's/^ringfence-certificate\t2/ringfence-certificate\t1/' certificate >changed
seal changed
expect 3 "$verify" "$complete" --certificate changed
says err "a certificate of version 1, but version 2 is needed"

# A split replaced by a leaf is no tree of less cases, but a claim that has to hold by itself.
home='home\tE1\tmentor_meeting\tA\tTue/09:00-12:00'
certificate "$hash" "$(printf '%b' "$zero")" "$home" leaf leaf
expect 0 "$verify" "$complete" --certificate certificate
says out "cases 2"
certificate "$hash" "$(printf '%b' "$zero")" "$home" leaf
expect 3 "$verify" "$complete" --certificate certificate

# With a plan: what it has and what is proved. Nothing is better than nothing.
certificate "$hash" "$(printf '%b' "$zero")" leaf
expect 0 "$RINGFENCE" solve "$complete" --db plan.sqlite
expect 0 "$RINGFENCE" show --db plan.sqlite --plan-text
cp out plan
expect 0 "$verify" "$complete" --certificate certificate --plan plan
says out "tier 3, tired: 0, at least 0: certified"
says out "certified: no plan is better"

# The visit is left out: a plan that keeps the rules, but not proved the best.
grep -v -e '^E1/drop_in' -e '^value' -e '^home' -e '^reserved' plan >worse
printf 'E1/drop_in/2025-09-15\tunplaced\n' >>worse
expect 1 "$verify" "$complete" --certificate certificate --plan worse
says out "tier 1, unplaced of class 4: 1, at least 0: not certified"

# Its meeting is too short: a plan that breaks a rule is not certified, whatever it is worth.
sed 's/\t12:20$/\t12:10/' plan >short
expect 1 "$verify" "$complete" --certificate certificate --plan short
says out "the plan breaks rules"
says out "not certified"

# The facts changed: the certificate is of others.
expect 1 "$verify" "$complete" "$layers/baker-teaches-tuesday-3.json" --certificate certificate
says out "of the facts $hash"

expect 2 "$verify" "$complete"
says err "usage"
expect 6 "$verify" "$complete" --certificate certificate.none

finish
