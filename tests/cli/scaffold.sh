#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of this folder share; sourced by them. Works in a folder of its own, with the
# program as $RINGFENCE and the source tree as $SOURCE.
set -euo pipefail
: "${RINGFENCE:?}" "${SOURCE:?}"
work=$(mktemp -d "${TMPDIR:-/tmp}/ringfence-cli-XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
examples=$SOURCE/instances/examples
export layers=$SOURCE/tests/cli/layers
export complete=$examples/first-pair-one-week.json # everything is placed
export incomplete=$examples/no-common-slot.json    # something is not
failures=0

fail() {
    echo "FAILED: $*" >&2
    failures=$((failures + 1))
}

# expect CODE COMMAND...: runs it; standard output and error are left in the files out and err.
expect() {
    local code=$1 status=0
    shift
    "$@" >out 2>err </dev/null || status=$?
    if [ "$status" -ne "$code" ]; then
        fail "exit $status, not $code: $*"
        sed 's/^/    err: /' err >&2
    fi
}

# says FILE WORDS: the file contains the words.
says() {
    grep -qF -- "$2" "$1" || {
        fail "$1 does not say \"$2\":"
        sed 's/^/    /' "$1" >&2
    }
}

says_not() {
    ! grep -qF -- "$2" "$1" || fail "$1 says \"$2\""
}

is_empty() {
    [ ! -s "$1" ] || {
        fail "$1 is not empty:"
        sed 's/^/    /' "$1" >&2
    }
}

finish() {
    [ "$failures" -eq 0 ] || exit 1
}
