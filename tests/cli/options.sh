#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line: suggestions, values, and the help that is read off the same table.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

expect 2 "$RINGFENCE" solve "$complete" --tim-limit 3
says err 'did you mean --time-limit?'
says err "try: ringfence help solve"
is_empty out
expect 2 "$RINGFENCE" shwo
says err 'did you mean "show"?'
expect 2 "$RINGFENCE" solve "$complete" --week 2025-09-15
says err "--week is no option of solve"
expect 2 "$RINGFENCE" --week 2025-09-15 show
says err "--week must follow the command"
expect 2 "$RINGFENCE" solve -x "$complete"
says err "there is no option -x"
expect 2 "$RINGFENCE" solve "$complete" --node-limit
says err "--node-limit needs a value"
expect 2 "$RINGFENCE" solve "$complete" --node-limit -5
says err "needs a whole number from 1"
expect 2 "$RINGFENCE" solve "$complete" --node-limit 1e3
expect 2 "$RINGFENCE" solve "$complete" --time-limit 5x
says err "needs a time such as 30s"
expect 2 "$RINGFENCE" solve "$complete" --time-limit 99999999999h
expect 2 "$RINGFENCE" solve "$complete" --progress=loud
says err "must be one of auto|line|none"
expect 2 "$RINGFENCE" solve "$complete" --strict=yes
says err "--strict takes no value"
expect 2 "$RINGFENCE" show --week 2025-02-30
says err "needs a date YYYY-MM-DD"
expect 2 "$RINGFENCE" show something
says err 'show takes no "something"'
expect 2 "$RINGFENCE" show --db=
says err "not empty"

# "=" or the next word, options before and after operands, bundles, and what follows "--".
cp "$complete" ./-q
expect 0 "$RINGFENCE" solve --dry-run --node-limit=5 -qv "$complete"
expect 0 "$RINGFENCE" solve -nq -- -q
says out "2 of 2 sessions placed"
status=0
"$RINGFENCE" solve -nq - <"$complete" >out 2>err || status=$?
[ "$status" -eq 0 ] || fail "standard input: exit $status"
says out "2 of 2 sessions placed"

# Every command has help, and every option of the table is in it.
expect 0 "$RINGFENCE" help
for verb in solve check show rules import schema help version; do
    says out "  $verb"
    expect 0 "$RINGFENCE" "$verb" --help
    cp out one
    expect 0 "$RINGFENCE" help "$verb"
    cmp -s one out || fail "two helps for $verb"
    expect 0 "$RINGFENCE" help
done
for code in 0 1 2 3 4 5 6 7 130 143; do
    grep -Eq "^ +$code  " out || fail "the help does not tell exit code $code"
done
sed -n 's/^    {"\([a-z-]*\)".*/\1/p' "$SOURCE/solver/command/option.c" >names
[ "$(wc -l <names)" -ge 20 ] || fail "the table was not understood"
for verb in solve check show rules import schema help version; do
    "$RINGFENCE" help "$verb"
done >all
while read -r name; do
    says all "--$name"
done <names
expect 2 "$RINGFENCE" help nothing

expect 0 "$RINGFENCE" version
says out "ringfence "
says out "GLPK "
says out "SQLite 3."
cp out one
expect 0 "$RINGFENCE" --version
cmp -s one out || fail "two versions"
expect 0 "$RINGFENCE" schema
cmp -s out "$SOURCE/include/ringfence/instance.schema.json" || fail "another schema"

finish
