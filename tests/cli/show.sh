#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A stored plan is shown without the files it came from, the same way every time.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

cp "$incomplete" school.json
SOURCE_DATE_EPOCH=1756684800 "$RINGFENCE" solve school.json --db plan.sqlite >solved 2>/dev/null || true
rm school.json

expect 0 "$RINGFENCE" show --db plan.sqlite
says out "E1  "
says out "# at home   o elsewhere   ! tired   x unplaced"
says out "unplaced: "
says out "week by week: show --pair E1"
says_not out "moments in its window"
says out "tier 1 unplaced sessions:"
tail -n 1 out >last
tail -n 1 solved >told
cmp -s last told || fail "solve and show end differently"
cp out first
expect 0 "$RINGFENCE" show --db plan.sqlite --run 1
cmp -s out first || fail "two looks at one run differ"
expect 0 env TZ=Pacific/Apia LC_ALL=tr_TR.UTF-8 "$RINGFENCE" show --db plan.sqlite
cmp -s out first || fail "the answer depends on place"
awk 'length > 80 { exit 1 }' out || fail "a line is wider than 80 columns"

# Every view keeps its width and does not ask for the locale.
for width in 60 80 120; do
    for view in "" "--week 2025-09-17" "--person AB" "--pair E1"; do
        # shellcheck disable=SC2086 # two words
        expect 0 env LC_ALL=C "$RINGFENCE" show --db plan.sqlite --width "$width" $view
        awk -v width="$width" 'length > width { exit 1 }' out || fail "--width $width $view: a wider line"
        ! grep -q ' $' out || fail "--width $width $view: blanks at the end of a line"
        cp out ascii
        # shellcheck disable=SC2086
        expect 0 env LC_ALL=C.UTF-8 "$RINGFENCE" show --db plan.sqlite --width "$width" $view
        cmp -s out ascii || fail "--width $width $view: depends on the locale"
    done
done

# The default name, for solve and show alike.
expect 0 "$RINGFENCE" show
cmp -s out first || fail "plan.sqlite is not the default"

expect 0 "$RINGFENCE" show --pair E1
says out "Every session, by the week that asks for it"
says out "moments in its window"
expect 0 "$RINGFENCE" show --person AB
says out "Minutes in sessions (sess)"
expect 0 "$RINGFENCE" show --week 2025-09-17
says out "Week of 2025-09-15"
expect 2 "$RINGFENCE" show --person AC
says err 'did you mean "A'
expect 2 "$RINGFENCE" show --pair E2
says err 'knows no induction "E2"'

# A second run is the one that is shown, the first stays.
"$RINGFENCE" solve "$complete" >/dev/null 2>&1
expect 0 "$RINGFENCE" show
says out "run 2: 2 of 2 sessions placed"
expect 0 "$RINGFENCE" show --run 1
cmp -s out first || fail "an earlier run changed"
expect 2 "$RINGFENCE" show --run 3
says err "its runs are 1 to 2"

expect 0 "$RINGFENCE" show --run 2 --plan-text
says out "E1/mentor_meeting/2025-09-15"

finish
