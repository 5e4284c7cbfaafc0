#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The answer goes to standard output, everything else to standard error, and an answer that cannot
# be written is no success.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

expect 0 "$RINGFENCE" solve "$complete" --db plan.sqlite
says_not out "ringfence:"
expect 0 "$RINGFENCE" solve "$complete" --db plan.sqlite -q
is_empty err
[ "$(wc -l <out)" -eq 1 ] || fail "-q printed more than the summary"
says out "run 2: 2 of 2 sessions placed"
expect 0 "$RINGFENCE" solve "$complete" --dry-run --progress none
says_not err "tier"
expect 0 "$RINGFENCE" solve "$complete" --dry-run --progress line
says err "ringfence: "

# A terminal's tricks stay out of pipes.
! grep -q $'\033' out err || fail "escape codes in a pipe"

expect 0 "$RINGFENCE" solve "$complete" --dry-run --timings
for stage in read audit "facts and candidates" "first plan" tiers certificate check explain; do
    says err "time: $stage"
done
says_not out " ms"

# What was assumed is said without being asked for: by solve in a line each, by import in full.
expect 0 "$RINGFENCE" solve "$complete" --dry-run --progress none
says err "ringfence: assumed[A002]: nobody's working days are given"
[ "$(grep -c . err)" -eq "$(grep -c 'assumed\[A0' err)" ] || fail "more than the assumptions"
expect 0 "$RINGFENCE" solve "$complete" --dry-run --progress none -v
says err "note[A002]"
says_not err "assumed["
expect 0 "$RINGFENCE" import csv "$layers/two-lessons.csv"
says out '"lessons"'
says err "note[I303]"
says err "fix: "
expect 0 "$RINGFENCE" import csv "$layers/two-lessons.csv" -q
is_empty err

expect 3 "$RINGFENCE" check "$layers/broken.json"
is_empty out
expect 0 "$RINGFENCE" check "$complete"
says out "errors"
is_empty err

# Descriptors in the script, so that the program finds them full or closed.
status=0
"$RINGFENCE" help >/dev/full 2>err || status=$?
[ "$status" -eq 6 ] || fail "/dev/full: exit $status"
says err "could not be written"
status=0
"$RINGFENCE" show --db plan.sqlite >/dev/full 2>err || status=$?
[ "$status" -eq 6 ] || fail "show to /dev/full: exit $status"
status=0
"$RINGFENCE" help >&- 2>err || status=$?
[ "$status" -eq 6 ] || fail "closed standard output: exit $status"

# With all three closed the plan file must not become one of them.
status=0
"$RINGFENCE" solve "$complete" --db closed.sqlite <&- >&- 2>&- || status=$?
[ "$status" -eq 6 ] || fail "all closed: exit $status"
"$RINGFENCE" show --db closed.sqlite >/dev/null || fail "the file written with all closed is bad"

# A reader that has seen enough is not told about it.
(set +o pipefail; "$RINGFENCE" help solve 2>err | head -n 1 >/dev/null)
is_empty err

finish
