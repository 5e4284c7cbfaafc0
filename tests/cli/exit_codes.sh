#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every exit code that a command can end with, one by one.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

# 0: done, the plan is complete
expect 0 "$RINGFENCE" solve "$complete" --db plan.sqlite
says out "2 of 2 sessions placed, 0 unplaced"
expect 0 "$RINGFENCE" show --db plan.sqlite
expect 0 "$RINGFENCE" check "$complete" --db plan.sqlite
expect 0 "$RINGFENCE" check "$complete"
expect 0 "$RINGFENCE" solve "$complete" --dry-run

# 1: the honest answer is no
expect 1 "$RINGFENCE" solve "$incomplete" --db no.sqlite
says out "Unplaced"
says out "too many meetings would be tired"
expect 1 "$RINGFENCE" check "$complete" "$layers/baker-teaches-tuesday-3.json" --db plan.sqlite

# 2: wrong usage
expect 2 "$RINGFENCE"
expect 2 "$RINGFENCE" slove "$complete"
expect 2 "$RINGFENCE" solve
expect 2 "$RINGFENCE" solve "$complete" --nodelimit 3
expect 2 "$RINGFENCE" solve "$complete" --dry-run --textbook
expect 2 "$RINGFENCE" show --db plan.sqlite --run 99
expect 2 "$RINGFENCE" show --db plan.sqlite --person ZZ
expect 2 "$RINGFENCE" import no-such-format "$complete"

# 3: the input is malformed, dangling or impossible
expect 3 "$RINGFENCE" solve "$layers/broken.json" --db plan.sqlite
expect 3 "$RINGFENCE" check "$layers/broken.json"
expect 3 "$RINGFENCE" solve "$complete" "$layers/dangling.json" --db plan.sqlite

# 4: well-formed facts that cannot all hold
expect 4 "$RINGFENCE" solve "$complete" "$layers/pins-at-once.json" --db plan.sqlite

# 5: a proof that was asked for and is not there. The verifier knows nothing of a quorum that is
# missed because people are in other sessions.
expect 5 "$RINGFENCE" solve "$complete" "$layers/training-at-the-meeting.json" --require-proof --db proof.sqlite
says out "2 of 3 sessions placed"
expect 0 "$RINGFENCE" solve "$complete" --require-proof --db proof.sqlite
says out "optimal (certified)"

# 6: a file, the database or the disk failed
expect 6 "$RINGFENCE" solve "$complete" --db nowhere/plan.sqlite
expect 6 "$RINGFENCE" show --db absent.sqlite
expect 6 "$RINGFENCE" check absent.json
expect 6 "$RINGFENCE" show --db "$complete"
expect 6 "$RINGFENCE" solve "$complete" --dry-run --write-model nowhere
expect 6 "$RINGFENCE" import fet absent.fet
expect 6 "$RINGFENCE" import csv "$layers/two-lessons.csv" --out nowhere/layer.json
expect 0 "$RINGFENCE" import csv "$layers/two-lessons.csv" --out layer.json --draft draft.json

finish
