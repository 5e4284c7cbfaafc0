#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs shellcheck over every shell script of the tree, found by its first line.
set -eu
cd "$SOURCE"
scripts=$(grep -rlE '^#!/bin/(ba)?sh' tools tests .ci --include='*' | sort)
# shellcheck disable=SC2086 # the list is meant to be split
shellcheck $scripts
