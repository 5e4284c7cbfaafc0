#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damages shipped examples one value at a time: removed, or replaced by something of another type.
Whatever is read, the program ends with an answer or located faults, never with a signal.

usage: damaged.py [--stride N]    every Nth damage (default 1: all)
Environment: RINGFENCE (the program), SOURCE (the tree).
"""
import copy
import json
import os
import subprocess
import sys

EXAMPLES = ["first-pair-one-week", "mentor-with-two-ects", "group-training-quorum",
            "two-week-cycle", "pins-and-wishes"]
REMOVED = object()
REPLACEMENTS = [REMOVED, None, {}, [], "x", "", -1, 0, 10 ** 12, 1.5, {"x": {}}, ["x"], True]
ANSWERS = {0, 1, 3, 4}


def paths(value, before=()):
    items = value.items() if isinstance(value, dict) else (
        enumerate(value) if isinstance(value, list) else ())
    for key, inner in items:
        yield before + (key,)
        yield from paths(inner, before + (key,))


def damage(whole, path, replacement):
    damaged = copy.deepcopy(whole)
    inner = damaged
    for key in path[:-1]:
        inner = inner[key]
    if replacement is REMOVED:
        del inner[path[-1]]
    else:
        inner[path[-1]] = replacement
    return json.dumps(damaged).encode()


def main():
    stride = int(sys.argv[2]) if sys.argv[1:2] == ["--stride"] else 1
    tried, faults, number = 0, 0, 0
    for name in EXAMPLES:
        with open(os.path.join(os.environ["SOURCE"], "instances", "examples", name + ".json"),
                  encoding="utf-8") as file:
            whole = json.load(file)
        for path in paths(whole):
            for replacement in REPLACEMENTS:
                number += 1
                if number % stride != 0:
                    continue
                tried += 1
                ended = subprocess.run([os.environ["RINGFENCE"], "check", "-"], check=False,
                                       input=damage(whole, path, replacement),
                                       capture_output=True)
                refused = ended.returncode == 3
                if ended.returncode not in ANSWERS or refused and b"error[" not in ended.stderr:
                    faults += 1
                    print(f"{name} {path} -> {replacement}: exit {ended.returncode}")
    print(f"{tried} damaged instances, {faults} faults")
    return 1 if faults or tried < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
