#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damages a school that uses every key: values removed, exchanged, put elsewhere, several at a time.

Usage: check_damaged.py READ_INSTANCE SOURCE COUNT. The reader ends with an instance, whose canonical
text gives the same instance again, or with located faults; never with a signal. COUNT numbers, from
0 on, are the seeds."""
import copy
import json
import pathlib
import random
import subprocess
import sys

READ, SOURCE, COUNT = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
WHOLE = json.loads((SOURCE / "tests/cases/format/good/roles-sites-and-training.json").read_text())
VALUES = [None, True, 0, 1, -1, 2.5, 10 ** 9, "", "x", "a/b", "AB", "2025-09-08", "24:00", "Mon", [],
          [1], ["AB"], ["AB", "AB"], {}, {"a": 1}, {"note": 3}, {"2025-09-08": {}}, [0, 1], 99]


def paths(value, before=()):
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield before + (key,)
            yield from paths(value[key], before + (key,))


PATHS = list(paths(WHOLE))
KEYS = sorted({path[-1] for path in PATHS if isinstance(path[-1], str)})


def at(value, path):
    for key in path:
        value = value[key]
    return value


def damage(draw, school):
    path = draw.choice(PATHS)
    other = copy.deepcopy(at(WHOLE, draw.choice(PATHS)))
    how = draw.choice(["remove", "value", "value", "elsewhere", "rename"])
    key, value = draw.choice(KEYS), draw.choice(VALUES)
    try:
        inner = at(school, path[:-1])
        if how == "remove":
            del inner[path[-1]]
        elif how == "value":
            inner[path[-1]] = copy.deepcopy(value)
        elif how == "elsewhere":
            inner[path[-1]] = other
        elif isinstance(inner, dict):
            inner[key] = inner.pop(path[-1])
    except (KeyError, IndexError, TypeError):
        pass  # an earlier damage took it away


def read(text, *options):
    return subprocess.run([READ, *options, "-"], input=text, capture_output=True, text=True,
                          check=False)


def judge(seed):
    draw, school = random.Random(seed), copy.deepcopy(WHOLE)
    for _ in range(draw.choice([1, 1, 1, 2, 3, 6])):
        damage(draw, school)
    run = read(json.dumps(school), "--canonical")
    if run.returncode == 3:
        return "" if "error[" in run.stderr else "refused without a fault"
    if run.returncode != 0:
        return f"ended with {run.returncode}: {run.stderr[-300:]}"
    return "" if read(run.stdout, "--canonical").stdout == run.stdout else "does not come back"


def main():
    problems = [f"{seed}: {problem}" for seed in range(COUNT) if (problem := judge(seed))]
    print(f"{COUNT} damaged schools, {len(problems)} problems")
    print("\n".join(problems))
    return 1 if problems or COUNT == 0 else 0


sys.exit(main())
