#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A stored plan against files that have changed: each fault at the fact that makes it one.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

"$RINGFENCE" solve "$complete" --db plan.sqlite >/dev/null 2>&1
expect 0 "$RINGFENCE" check "$complete" --db plan.sqlite
says out "run 1: 0 faults against these files"

# The meeting stands on Tuesday 3; A. Baker now teaches there. The fact stands on line 4.
expect 1 "$RINGFENCE" check "$complete" "$layers/baker-teaches-tuesday-3.json" --db plan.sqlite
says out "baker-teaches-tuesday-3.json:4:"
says out "error[H"
says out "16 Sep 2025"
cp out first
expect 1 "$RINGFENCE" check "$complete" "$layers/baker-teaches-tuesday-3.json" --db plan.sqlite
cmp -s out first || fail "two checks differ"

# The induction is gone: its sessions are named, one each.
echo '{"inductions": {"E1": null, "E2": {"ect": "AB", "mentor": "CD", "stage": 1, "programme": "generic-2025", "lead_in_weeks": 0}}}' >gone.json
expect 1 "$RINGFENCE" check "$complete" gone.json --db plan.sqlite
says out "session E1/drop_in/2025-09-15 of run 1 is unknown"
says out "session E1/mentor_meeting/2025-09-15 of run 1 is unknown"

# Faults of the files come first and are no answer about the plan.
expect 3 "$RINGFENCE" check "$layers/broken.json" --db plan.sqlite
is_empty out

finish
