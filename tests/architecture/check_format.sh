#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file of the tree is as clang-format leaves it (.clang-format in the root).
#   check_format.sh          names what differs; exit 1 when something does
#   check_format.sh --fix    formats the files instead
set -eu
cd "${SOURCE:-$(dirname "$0")/../..}"
case "${1:-}" in
--fix) set -- -i ;;
*) set -- --dry-run --Werror ;;
esac
find solver include tests tools \( -name '*.c' -o -name '*.h' \) -type f -print0 | sort -z |
    xargs -0 clang-format --style=file "$@"
