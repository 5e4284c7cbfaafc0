#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ringfence rules: every id of the catalogue has a line of its own, an entry tells its meaning and
# source, and with files where the value in force stands.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

expect 0 "$RINGFENCE" rules --width 100
cp out all
says all "Rule values of pack england-2025 (terms: stpcd)"
# Every key, constraint, soft term and audit of the header is listed, and has an entry.
sed -n 's/^ *VALUE([A-Z_0-9]*, "\([a-z_0-9]*\)".*/\1/p; s/^ *CONSTRAINT([A-Z_]*, "\([A-Z0-9]*\)".*/\1/p
        s/^ *SOFT([A-Z_]*, "\(Q[0-9]*\)".*/\1/p; s/^ *AUDIT([A-Z_]*, "\(AU[0-9]*\)".*/\1/p' \
    "$SOURCE/include/ringfence/rules.h" >ids
[ "$(wc -l <ids)" -ge 90 ] || fail "the header was not understood"
while read -r id; do
    grep -Eq "^  $id " all || fail "the table has no $id"
    expect 0 "$RINGFENCE" rules "$id"
    says out "$id: "
    says out "  is  "
done <ids

expect 0 "$RINGFENCE" rules ppa_rate
says out "default   0.1 share in pack england-2025"
says out "bounds    from 0 to 1"
says out "hardness  law"
says out "date      2025-09-01"
says out "grade     B, an official rule"
says_not out "in force"
expect 0 "$RINGFENCE" rules H6
says out "tired_share_max = 0.25 share"
expect 0 "$RINGFENCE" rules Q3
says out "tiers     2 5"

# In a school: what is in force, where it is changed, and the waivers of the rule.
cat >school.json <<'END'
{"rules": {
  "ppa_rate": {"value": 0.125}},
 "waivers": {
  "w": {"rule": "H6", "induction": "E1", "reason": "one shared hour", "author": "the head", "expires": "2026-07-31"}}}
END
expect 0 "$RINGFENCE" rules ppa_rate "$complete" school.json
says out "in force  0.125 share, given at school.json:2:"
says out "default   0.1 share"
expect 0 "$RINGFENCE" rules ppa_min_block "$complete" school.json
says out "in force  30 minutes, as in the pack"
expect 0 "$RINGFENCE" rules H6 "$complete" school.json
says out "w for E1 until 2026-07-31, by the head: one shared hour"
says out "(school.json:4:"
expect 0 "$RINGFENCE" rules --width 120 "$complete" ./school.json
says out "changed: 0.125 share at ./school.json:2:"

# Mistakes.
expect 2 "$RINGFENCE" rules ppa_rat
says err 'did you mean "ppa_rate"?'
is_empty out
expect 2 "$RINGFENCE" rules H6 H7
says err "one ID at a time"
expect 2 "$RINGFENCE" rules --pack england-1999
says err 'there is no rule pack "england-1999"; there are: '
says err "england-2025"
expect 2 "$RINGFENCE" rules --pack england-2025 "$complete"
expect 3 "$RINGFENCE" rules H6 "$layers/broken.json"
expect 6 "$RINGFENCE" rules H6 absent.json

finish
