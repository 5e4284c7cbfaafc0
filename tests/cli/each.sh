#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# solve --each: a trust's schools, one run each, each exit code, and what may not be combined.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

# trust NAME ENTRY...: a list of schools; entries are "id": {...}.
trust() {
    local name=$1 entries
    shift
    entries=$(IFS=,; echo "$*")
    echo "{\"ringfence-trust\": \"1.0\", \"schools\": {$entries}}" >"$name"
}
school() { # school ID LAYER...
    local id=$1 layers
    shift
    layers=$(printf ', "%s"' "$@")
    echo "\"$id\": {\"layers\": [${layers#, }]}"
}

# Paths are relative to the list, not to where the program is called; order is by id.
mkdir lists
cp "$complete" lists/whole.json
cp "$incomplete" lists/part.json
trust lists/two.json "$(school b part.json)" "$(school a whole.json)"
expect 1 "$RINGFENCE" solve --each lists/two.json --db two.sqlite
says out "a       1    2         2       0         "
says out "b       2    8         2       6         "
says out "next: ringfence show --db two.sqlite --run 1"
[ "$(tail -n 1 out)" = "2 of 2 schools have a plan: 4 of 10 sessions placed, 6 unplaced" ] ||
    fail "the last line is not the sum"
says err "2 of 2 schools done: "
! grep -Eq '[0-9] s$' out || fail "seconds in the answer"
expect 0 "$RINGFENCE" show --db two.sqlite --run 1
says out "run 1: 2 of 2 sessions placed"
expect 1 "$RINGFENCE" solve --each lists/two.json --db two.sqlite --quiet
[ "$(wc -l <out)" -eq 1 ] || fail "--quiet keeps more than the last line"
is_empty err

# 0: every plan is complete. Each further file is laid over every school.
trust one.json "$(school a lists/whole.json)"
expect 0 "$RINGFENCE" solve --each one.json --db one.sqlite
says out "1 of 1 schools have a plan: 2 of 2 sessions placed"
expect 0 "$RINGFENCE" check "$complete" --db one.sqlite
expect 4 "$RINGFENCE" solve --each one.json "$layers/pins-at-once.json" --db over.sqlite
says out "no plan: fixed facts contradict each"

# A school that fails costs the others nothing, and no number. First of 7 6 3 4 5 1 0.
ok=$(school z lists/whole.json)
trust three.json "$(school a "$layers/broken.json")" "$(school b lists/whole.json \
    "$layers/pins-at-once.json")" "$ok"
expect 3 "$RINGFENCE" solve --each three.json --db failed.sqlite
says out "a       -    -         -       -         no plan: its files have faults"
says out "z       1    2         2       0         "
says out "1 of 3 schools have a plan"
says err "school a"
says err "broken.json:3:38: error[J003]"
says err "school b"
says err 'pin "visit"'
trust six.json "$(school a absent.json)" "$(school b "$layers/broken.json")" "$ok"
expect 6 "$RINGFENCE" solve --each six.json --dry-run
says out "a       -    -         -       -         no plan: a file cannot be read"
trust four.json "$(school b lists/whole.json "$layers/pins-at-once.json")" \
    "$(school a lists/part.json)" "$ok"
expect 4 "$RINGFENCE" solve --each four.json --dry-run
[ ! -e plan.sqlite ] || fail "--dry-run stored something"

# The list itself: every fault of it, each with its place, before anything is solved.
cat >faults.json <<'END'
{"ringfence-trust": "1.0", "scools": 1, "schools": {
  "a": {"layers": []},
  "b": {"layers": ["x.json", 7], "lyers": 1},
  "c": {},
  "d/e": {"layers": "x.json"},
  "f": 3}}
END
expect 3 "$RINGFENCE" solve --each faults.json --db never.sqlite
says err 'faults.json:1:38: error[F002]: unknown key "scools"'
says err 'did you mean "schools"?'
says err "faults.json:2:19: error[F016]: a school needs at least one layer"
says err "    where: /schools/a/layers"
says err "faults.json:3:30: error[F004]: a layer must be the name of a file, found the number 7"
says err "    where: /schools/b/layers/1"
says err 'unknown key "lyers"'
says err 'faults.json:4:8: error[F003]: "layers" is missing'
says err "error[F008]"
says err '"layers" must be a list, found the text "x.json"'
says err '"f" must be an object, found the number 3'
is_empty out
[ ! -e never.sqlite ] || fail "a faulty list made a plan file"
echo '{"ringfence-trust": "2.0", "schools": {}}' >version.json
expect 3 "$RINGFENCE" solve --each version.json
says err 'error[F001]: format version "2.0" is not one this program reads (1.0)'
echo '{"ringfence-trust": "1.0", "schools": {}}' >none.json
expect 3 "$RINGFENCE" solve --each none.json
says err "error[F016]: there is no school in the list"
expect 3 "$RINGFENCE" solve --each "$complete"
says err '"ringfence-trust" is missing'
expect 6 "$RINGFENCE" solve --each absent.json
expect 6 "$RINGFENCE" solve --each one.json --db nowhere/plan.sqlite
is_empty out

# 2: what several schools cannot have.
expect 2 "$RINGFENCE" solve --each one.json --write-model .
expect 2 "$RINGFENCE" solve --each one.json --certificate x
expect 2 "$RINGFENCE" solve --each one.json -
expect 2 "$RINGFENCE" solve --each
expect 2 "$RINGFENCE" solve --each one.json --jobs 0
expect 2 "$RINGFENCE" solve --each one.json --jobs 65
says err "needs a whole number from 1 to 64"
expect 0 "$RINGFENCE" solve --each one.json -j 64 -n

expect 0 "$RINGFENCE" solve "$complete" --dry-run --jobs 3
finish
