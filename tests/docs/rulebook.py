#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the table of the rulebook (rulebook.json) to the tree.

    rulebook.py                 the test: prints what is wrong, exit code 1
    rulebook.py --self-test     faults planted in a copy of the table must be found
    rulebook.py --table         the table as text

Every id of the catalogue has an entry: `is`, what it says; `code`, where it is done; and `cases`.
An H rule has in their place `forbids` and `allows`, a Q term `changes`. An id without behaviour
says why in `no_behaviour`, one sentence. Code is a file, or `file:word` with a word in it. A case
is `file:name` with a test of that name in it, or `example:name` of values.json.
"""
import copy
import json
import os
import re
import sys

SOURCE = os.environ["SOURCE"]
HERE = os.path.dirname(os.path.abspath(__file__))
# The rulebook's ids: seed systems, induction, working time, hard rules, soft terms, audits, and
# the worked numbers of its Annex C.
CATALOGUE = {"SS-": 55, "IN-": 27, "WT-": 18, "H": 19, "Q": 9, "AU": 10, "C": 9}
SIZE = 138 + 9
TEXTS = {}


def ids():
    return [f"{prefix}{number:02d}" if prefix.endswith("-") else f"{prefix}{number}"
            for prefix, count in CATALOGUE.items() for number in range(1, count + 1)]


def text_of(path):
    if path not in TEXTS:
        full = os.path.join(SOURCE, path)
        if os.path.isfile(full):
            with open(full, encoding="utf-8") as stream:
                TEXTS[path] = stream.read()
        else:
            TEXTS[path] = None
    return TEXTS[path]


def fault_of_code(place):
    path, _, word = place.partition(":")
    if text_of(path) is None:
        return f"there is no {path}"
    if word and not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text_of(path)):
        return f"{path} has no {word}"
    return None


def fault_of_case(case):
    path, _, name = case.partition(":")
    if path == "example":
        values = json.loads(text_of("instances/examples/values.json"))
        return None if name in values else f"there is no example {name}"
    if not path.startswith(("tests/", "tools/")) or not name:
        return f"{case} is no case"
    if text_of(path) is None:
        return f"there is no {path}"
    if path.endswith(".c"):
        found = re.search(rf"\b(?:cmocka_unit_test\w*|TEST)\({name}\b", text_of(path)) \
            or re.search(rf'"{name}"', text_of(path))
    elif path.endswith(".py"):
        found = re.search(rf"^\s*def {name}\(", text_of(path), re.M)
    else:
        found = name in text_of(path)
    return None if found else f"{path} has no test {name}"


def keys_of(name):
    if name[0] == "H":
        return ("forbids", "allows")
    return ("changes",) if name[0] == "Q" else ("cases",)


def faults_of_entry(name, entry):
    if not entry.get("is"):
        yield "does not say what it is"
    if "no_behaviour" in entry:
        reason = entry["no_behaviour"]
        if len(reason) < 20 or not reason.endswith(".") or ". " in reason:
            yield "its reason for no behaviour is not one sentence"
        if set(entry) != {"is", "no_behaviour"}:
            yield "has no behaviour, and code or cases"
        if name[0] == "H":
            yield "a hard rule has behaviour"
        return
    unknown = set(entry) - {"is", "code", *keys_of(name)}
    if unknown:
        yield f"has {sorted(unknown)}"
    if not entry.get("code"):
        yield "names no code"
    for place in entry.get("code", ()):
        if fault_of_code(place):
            yield fault_of_code(place)
    for key in keys_of(name):
        if not entry.get(key):
            yield f"has no {key}"
        for case in entry.get(key, ()):
            if fault_of_case(case):
                yield fault_of_case(case)
    if name[0] == "H" and set(entry.get("forbids", ())) & set(entry.get("allows", ())):
        yield "one case both forbids and allows"


def faults_of(table):
    names = ids()
    if len(names) != SIZE:
        yield f"the catalogue has {len(names)} ids, not {SIZE}"
    for name in names:
        if name not in table:
            yield f"{name} has no entry"
        else:
            for fault in faults_of_entry(name, table[name]):
                yield f"{name}: {fault}"
    for name in table:
        if name not in names:
            yield f"{name} is not in the catalogue"


def plant(table, name, **change):
    planted = copy.deepcopy(table)
    if change:
        planted[name].update(change)
    else:
        del planted[name]
    return planted


def find_planted(table):
    """A fault of each sort, none of which the table has by itself."""
    test = "tests/unit/check/test_rules.c:"
    planted = {
        "SS-07 has no entry": plant(table, "SS-07"),
        "there is no solver/none.c": plant(table, "SS-01", code=["solver/none.c"]),
        "has no nonsense": plant(table, "SS-01", code=["solver/check/rule_tired.c:nonsense"]),
        "has no test nonsense": plant(table, "SS-01", cases=[test + "nonsense"]),
        "there is no example nonsense": plant(table, "SS-01", cases=["example:nonsense"]),
        "H2: has no forbids": plant(table, "H2", forbids=[]),
        "H2: has no allows": plant(table, "H2", allows=[]),
        "Q1: has no changes": plant(table, "Q1", changes=[]),
        "not one sentence": plant(table, "SS-26", no_behaviour="none"),
        "XX-1 is not in the catalogue": {**table, "XX-1": table["SS-01"]},
    }
    for wanted, bad in planted.items():
        if not any(wanted in fault for fault in faults_of(bad)):
            yield f"not found when planted: {wanted}"


def print_table(table):
    print("| id | is | code | cases |\n| --- | --- | --- | --- |")
    for name in ids():
        entry = table[name]
        if "no_behaviour" in entry:
            print(f"| {name} | {entry['is']} | no behaviour | {entry['no_behaviour']} |")
            continue
        cases = "; ".join((f"{key}: " if key != "cases" else "")
                          + ", ".join(os.path.basename(case) for case in entry[key])
                          for key in keys_of(name))
        print(f"| {name} | {entry['is']} | {', '.join(entry['code'])} | {cases} |")


def main():
    with open(os.path.join(HERE, "rulebook.json"), encoding="utf-8") as stream:
        table = json.load(stream)
    if sys.argv[1:] == ["--table"]:
        print_table(table)
        return 0
    faults = list(find_planted(table) if sys.argv[1:] == ["--self-test"] else faults_of(table))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
