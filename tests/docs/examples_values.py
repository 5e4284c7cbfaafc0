#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves the shipped examples and compares with the values derived in their notes.

    examples_values.py PROGRAM values     the engine reaches every value, and says it is closed
    examples_values.py PROGRAM try        trying every plan gives the same (those small enough)
    examples_values.py PROGRAM textbook   cbc gives the same on the textbook models

Also holds the notes (*.md) to values.json: the table of each note repeats its values, every
instance is in one, and every note has a "by hand".
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

EXAMPLES = os.path.join(os.environ["SOURCE"], "instances", "examples")
# More plans than can be tried in a test: eight sessions or more.
TOO_LARGE = ("mentor-with-two-ects", "no-common-slot", "two-week-cycle", "small-primary",
             "large-primary", "secondary-11", "special-school", "scottish-school", "two-sites")
# Not for cbc: the textbook speaks of one mentor for each new teacher, not of a choice; and models
# that take it minutes.
NO_TEXTBOOK = ("secondary-11-16", "large-primary", "special-school", "two-sites-longer")
# What each textbook file is about.
PARTS = {"unplaced": r"textbook-tier-1-class-(\d+)\.lp",
         "equity": r"textbook-tier-2-position-(\d+)\.lp",
         "tired": r"textbook-tier-3\.lp",
         "cover": r"textbook-tier-4-part-(\d+)\.lp",
         "workload": r"textbook-tier-5-position-(\d+)\.lp",
         "away": r"textbook-tier-6\.lp",
         "spacing": r"textbook-tier-7\.lp",
         "diversity": r"textbook-tier-8-part-(\d+)\.lp"}
LISTS = ("equity", "cover", "workload", "diversity")
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def run(program, way, example, **environment):
    paths = [os.path.join(EXAMPLES, layer) for layer in example["layers"]]
    done = subprocess.run([program, way] + paths, capture_output=True, text=True,
                          env=dict(os.environ, **environment), check=False)
    if done.returncode != 0:
        return done.stderr.strip() or f"exit code {done.returncode}"
    return json.loads(done.stdout)


def compare(program, way, examples):
    for name, example in examples.items():
        if way == "try" and name.startswith(TOO_LARGE):
            continue
        wanted = {key: value for key, value in example.items() if key != "layers"}
        found = run(program, way, example)
        expect(found == wanted, f"{name}: found {found}, the note says {wanted}")


def wanted_value(example, file):
    for key, pattern in PARTS.items():
        match = re.fullmatch(pattern, file)
        if match and key == "unplaced":
            return example["unplaced"].get(match[1], 0)
        if match and key in LISTS:
            return example[key][int(match[1]) - 1]
        if match:
            return example[key]
    return None


def solve_textbook(folder, file):
    """The optimum of one model; cbc is told to stop for no other reason than being done."""
    solution = os.path.join(folder, "solution.txt")
    subprocess.run(["cbc", os.path.join(folder, file), "ratio", "0", "allow", "0", "solve",
                    "solu", solution], capture_output=True, check=True)
    with open(solution, encoding="utf-8") as stream:
        first = stream.readline()
    match = re.match(r"Optimal - objective value\s+(-?[\d.]+)", first)
    return round(float(match[1])) if match else first.strip()


def check_textbook(program, examples):
    seen = 0
    for name, example in examples.items():
        if name.startswith(NO_TEXTBOOK):
            continue
        with tempfile.TemporaryDirectory() as folder:
            run(program, "textbook", example, MODELS=folder)
            for file in sorted(os.listdir(folder)):
                wanted = wanted_value(example, file)
                if wanted is None:
                    continue
                found = solve_textbook(folder, file)
                expect(found == wanted, f"{name}, {file}: cbc {found}, the note says {wanted}")
                seen += 1
    expect(seen >= 5 * len(examples), f"only {seen} textbook models were written")


def row_of(example):
    """The row of a note's table."""
    layers = " + ".join(f"`{layer}`" for layer in example["layers"])
    unplaced = ", ".join(f"class {k}: {v}" for k, v in example["unplaced"].items()) or "0"
    lists = {key: ", ".join(str(value) for value in example[key]) or "none" for key in LISTS}
    return (f"| {layers} | {unplaced} | {lists['equity']} | {example['tired']} | {lists['cover']} "
            f"| {lists['workload']} | {example['away']} | {example['spacing']} "
            f"| {lists['diversity']} |")


def check_notes(examples):
    notes = {}
    for path in glob.glob(os.path.join(EXAMPLES, "*.md")):
        with open(path, encoding="utf-8") as stream:
            notes[os.path.basename(path)] = stream.read()
    for name, example in examples.items():
        note = example["layers"][0].replace(".json", ".md")
        expect(note in notes, f"{name}: there is no {note}")
        expect(row_of(example) in notes.get(note, ""), f"{note}: no row for {name}")
        expect("by hand" in notes.get(note, ""), f"{note}: no derivation")
    named = {layer for example in examples.values() for layer in example["layers"]}
    there = {os.path.basename(path) for path in glob.glob(os.path.join(EXAMPLES, "*.json"))}
    expect(named | {"values.json"} == there, "files not in values.json:", there ^ named)
    for note in notes:
        expect(note.replace(".md", ".json") in named, f"{note} belongs to no instance")


def main():
    program, way = sys.argv[1:]
    with open(os.path.join(EXAMPLES, "values.json"), encoding="utf-8") as stream:
        examples = json.load(stream)
    check_notes(examples)
    if way == "textbook":
        check_textbook(program, examples)
    else:
        compare(program, "solve" if way == "values" else "try", examples)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
