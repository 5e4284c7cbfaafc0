#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever goes wrong, the plan file stays byte for byte what it was, and nothing is left beside it.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

"$RINGFENCE" solve "$complete" --db plan.sqlite >/dev/null 2>&1
before=$(sha256sum plan.sqlite)

same() {
    [ "$(sha256sum plan.sqlite)" = "$before" ] || fail "plan.sqlite changed after: $*"
    local beside
    beside=$(find . -name '*plan.sqlite*' ! -name plan.sqlite)
    [ -z "$beside" ] || fail "left behind after $*: $beside"
}

expect 3 "$RINGFENCE" solve "$layers/broken.json" --db plan.sqlite
says err "broken.json:3:"
says err "duplicate key"
says err "broken.json:5:"
same "a broken file"

expect 3 "$RINGFENCE" solve "$complete" "$layers/dangling.json" --db plan.sqlite
says err "dangling.json:4:"
says err "dangling.json:5:"
says err "dangling.json:6:"
same "dangling names"

expect 4 "$RINGFENCE" solve "$complete" "$layers/pins-at-once.json" --db plan.sqlite
says err "pins-at-once.json"
same "contradictory pins"

expect 2 "$RINGFENCE" solve "$complete" --db plan.sqlite --time-limit soon
same "wrong usage"

expect 0 "$RINGFENCE" solve "$complete" --db plan.sqlite --dry-run
same "a dry run"

# A limit on the size of files stands for a full disk.
(
    ulimit -f 8
    expect 6 "$RINGFENCE" solve "$complete" --db plan.sqlite
    says err "is full"
    finish
) || fail "a full disk"
same "a full disk"

# No file is made where there was none.
expect 3 "$RINGFENCE" solve "$layers/broken.json" --db fresh.sqlite
expect 4 "$RINGFENCE" solve "$complete" "$layers/pins-at-once.json" --db fresh.sqlite
[ -z "$(find . -name '*fresh*')" ] || fail "a failed solve made a file"

# Looking is not touching.
expect 0 "$RINGFENCE" show --db plan.sqlite
expect 0 "$RINGFENCE" check "$complete" --db plan.sqlite
same "looking"

finish
