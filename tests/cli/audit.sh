#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check tells every audit as met, not met or not to be told; solve tells what is not met.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

expect 0 "$RINGFENCE" check "$complete" --verbose
for number in 1 2 3 4 5 6 7 8 9 10; do
    grep -Eq "^  AU$number +(met|not met \([0-9]+\)|cannot tell) " out || fail "no line of AU$number"
done
grep -Eq "^  AU2 +met " out || fail "planning time is met"
grep -Eq "^  AU1 +cannot tell " out || fail "the reference load is not given"
says out "note[AU1]: reduced teaching load: cannot tell, the reference load"
says out "note[AU2]: everybody who teaches has planning time in the teaching day: met"
tail -n 1 out >last
says last "good"

# Quiet: the last line alone. Without --verbose: no notes.
expect 0 "$RINGFENCE" check "$complete" --quiet
[ "$(wc -l <out)" -eq 1 ] || fail "quiet is not quiet"
expect 0 "$RINGFENCE" check "$complete"
says_not out "note["

# A mentor of whom much is asked at the same time: named, with minutes, at the fact, and once more
# before solving.
cat >busy.json <<'END'
{"staff": {
  "CD": {"works": {"always": {"days": {"Tue": {"start": "09:00", "end": "09:10"}}}}}}}
END
expect 0 "$RINGFENCE" check "$complete" busy.json
grep -Eq "^busy.json:2:[0-9]+: warning\[AU5\]: CD needs [0-9]+ minutes" out || fail "CD is not named at busy.json:2"
grep -Eq "^  AU5 +not met \(1\) " out || fail "AU5 is not met"
expect 1 "$RINGFENCE" solve "$complete" busy.json --dry-run
says err "warning[AU5]: CD needs"

# Who may mentor whom is a fact: without a waiver nothing is solved.
cat >dual.json <<'END'
{"inductions": {"E1": {"tutor": "CD"}}}
END
expect 1 "$RINGFENCE" check "$complete" dual.json
says out "error[AU7]: CD is mentor and induction tutor of E1 at once"
expect 4 "$RINGFENCE" solve "$complete" dual.json --db dual.sqlite
says err "error[AU7]: CD is mentor and induction tutor of E1 at once"
[ ! -e dual.sqlite ] || fail "a plan file was written"
cat >waived.json <<'END'
{"waivers": {"w": {"rule": "H12", "induction": "E1", "reason": "a small school", "author": "the head", "expires": "2026-07-31"}}}
END
expect 0 "$RINGFENCE" solve "$complete" dual.json waived.json --db dual.sqlite

finish
