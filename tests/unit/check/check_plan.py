#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stand-alone checker: exit codes, what it prints, and what it is linked with."""
import os
import subprocess
import sys
import tempfile

TOOL = os.path.join(os.environ["BUILD"], "tools", "ringfence-check")
EXAMPLE = os.path.join(os.environ["SOURCE"], "instances", "examples", "first-pair-one-week.json")
# AB teaches Mon 1-4 and CD Mon 1, 4, 5; both are free on Wed 1 no more than AB: CD teaches then.
GOOD = "E1/drop_in/2025-09-15 unplaced\nE1/mentor_meeting/2025-09-15 2025-09-18 12:20 13:20\n"


def run(*arguments):
    done = subprocess.run([TOOL, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def with_plan(text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as plan:
        plan.write(text)
        plan.flush()
        return run(EXAMPLE, "--plan", plan.name)


def expect(condition, *what):
    if not condition:
        sys.exit("not as expected: " + repr(what))


code, out, err = with_plan(GOOD)
expect(code == 0 and "nothing is broken" in out, code, out, err)
expect("tier 1 unplaced 0 0 0 1 0 0 0 0" in out and "tier 2 equity 15" in out, out)

code, out, err = with_plan(GOOD.replace("12:20 13:20", "11:20 12:20"))
expect(code == 1 and "AB teaches lesson 9c/Ma (9c-Ma)" in out and "at " in out, code, out, err)

code, out, err = with_plan(GOOD + "value 9 1 0\n")
expect(code == 3 and "there is no tier 9" in err and ":3:" in err, code, out, err)

code, out, err = with_plan(GOOD + "value 1 4 1\n")
expect(code == 0, code, out, err)
code, out, err = with_plan(GOOD + "value 1 4 0\n")
expect(code == 1 and "is claimed as 0 but is 1" in out, code, out, err)

code, out, err = run(EXAMPLE)
expect(code == 2 and "usage" in err, code, out, err)
code, out, err = run(EXAMPLE, "--plan", EXAMPLE + ".none")
expect(code == 6, code, out, err)

linked = subprocess.run(["nm", TOOL], capture_output=True, text=True, check=True).stdout
for foreign in ("glp_", "sqlite3_", "rf_solve", "rf_store_"):
    expect(foreign not in linked, foreign)
