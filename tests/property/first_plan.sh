#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# first_plan.sh PROGRAM SHAPE SEED...: generates schools and compares first and last plans on them.
set -eu
program=$1 shape=$2
shift 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for seed; do
    "$SOURCE/tools/generate_school" --shape "$shape" --seed "$seed" --out "$folder/$shape-$seed.json"
done
"$program" "$folder"/*.json
