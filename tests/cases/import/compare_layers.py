#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports each fixture of this folder and compares both layers with what was written by hand.

usage: compare_layers.py IMPORT_LAYERS SCRATCH

A fixture x.fet or x.csv stands beside x.timetable.json and x.second.json. Notes at the top, in the
calendar and its cycle are texts for people and are not compared, nor are the drafted term dates,
which are the same for all (compared once here). Layout: identifiers sorted, a second run the same.
"""
import json
import os
import subprocess
import sys

TERMS = {
    "autumn": [["2025-09-01", "2025-10-24"], ["2025-11-03", "2025-12-19"]],
    "spring": [["2026-01-05", "2026-02-13"], ["2026-02-23", "2026-03-27"]],
    "summer": [["2026-04-13", "2026-05-22"], ["2026-06-01", "2026-07-20"]],
}


def run(program, form, source, scratch, number):
    targets = [os.path.join(scratch, f"{number}.{part}.json") for part in ("first", "second")]
    subprocess.run([program, form, source] + targets, check=True, stderr=subprocess.DEVNULL)
    return [open(target, "rb").read() for target in targets]


def compare(expected, found, where, faults):
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            if key not in found:
                faults.append(f"{where}/{key}: missing")
            elif key not in expected:
                faults.append(f"{where}/{key}: not expected: {found[key]}")
            else:
                compare(expected[key], found[key], f"{where}/{key}", faults)
    elif expected != found:
        faults.append(f"{where}: expected {expected}, found {found}")


def take_terms(layer, faults, name):
    terms = {term: [[h["from"], h["until"]] for h in entry["half_terms"].values()]
             for term, entry in layer["calendar"].pop("terms").items()}
    if terms != TERMS:
        faults.append(f"{name}: the drafted terms are {terms}")
    if not layer["calendar"].pop("closures") or not layer["calendar"].pop("inset"):
        faults.append(f"{name}: no drafted closures or INSET days")


def drop_notes(layer):
    for holder in (layer, layer["calendar"], layer["calendar"].get("cycle", {})):
        holder.pop("note", None)


def main(program, scratch):
    folder = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(scratch, exist_ok=True)
    faults, count = [], 0
    for name in sorted(os.listdir(folder)):
        stem, form = os.path.splitext(name)
        if form not in (".fet", ".csv"):
            continue
        count += 1
        source = os.path.join(folder, name)
        layers = run(program, form[1:], source, scratch, 1)
        if layers != run(program, form[1:], source, scratch, 2):
            faults.append(f"{name}: a second run gives other bytes")
        for part, text in zip(("timetable", "second"), layers):
            found = json.loads(text)
            with open(os.path.join(folder, f"{stem}.{part}.json"), encoding="utf-8") as file:
                expected = json.load(file)
            for key in ("staff", "lessons", "commitments"):
                ids = [i.encode() for i in found.get(key, {})]
                if ids != sorted(ids):
                    faults.append(f"{name}: {part}: {key} are not sorted")
            if part == "second":
                take_terms(found, faults, name)
            drop_notes(found)
            compare(expected, found, f"{name}: {part}", faults)
    if count < 3:
        faults.append(f"only {count} fixtures found")
    print("\n".join(faults) if faults else f"{count} fixtures as expected")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
