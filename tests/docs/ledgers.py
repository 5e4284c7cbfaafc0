#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `show --ledgers` says of shipped examples, with the minutes reckoned by hand.

The plans are not looked at: each number below holds in every best plan of the example.
"""
import os
import re
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def ledgers(*layers):
    """The lines of the answer, blanks made one."""
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, "plan.sqlite")
        paths = [os.path.join(SOURCE, "instances", "examples", name + ".json") for name in layers]
        subprocess.run([PROGRAM, "solve", *paths, "--db", base], capture_output=True, check=False)
        done = subprocess.run([PROGRAM, "show", "--db", base, "--ledgers", "--width", "200"],
                              capture_output=True, text=True, check=False)
    expect(done.returncode == 0, layers, done.stderr)
    return [re.sub(r" +", " ", line.strip()) for line in done.stdout.splitlines()]


def expect_line(lines, line):
    expect(line in lines, "no line", repr(line), "in", lines)


def mentors_see_what_is_paid_for_and_what_is_placed():
    """SS-42, IN-11, IN-12. C. Dawson: nothing is paid for in year 1; four visits of 15, four
    meetings of 60 and a check-in of 20 in the day, four times 15 of preparation. G. Harris: 20
    hours are paid for in year 2; two visits and two meetings."""
    lines = ledgers("large-primary")
    expect_line(lines, f"CD 1 0 min {4 * 75 + 20} min {4 * 15} min 0 min 0")
    expect_line(lines, f"GH 1 {20 * 60} min {2 * 75} min {2 * 15} min 0 min 0")


def limits_are_told_at_their_fullest():
    """H10: 528 minutes of induction in four weeks, of which 525 are used (oracle 5)."""
    expect_line(ledgers("large-primary"), "H10 AB E1 autumn/1 525 528")


def cover_is_told_by_person_in_minutes_and_pounds():
    """Q5, H13: 45 minutes at 18.50 and at 42.00 pounds an hour; a budget of 45 is used up."""
    lines = ledgers("secondary-11-18")
    expect_line(lines, "CS 1 45 13.88")
    expect_line(lines, "EF leader 1 45 31.50")
    expect_line(lines, "H13 CS autumn 45 45")


def pairs_see_their_tired_share():
    expect_line(ledgers("no-common-slot", "no-common-slot-waiver"), "E1 4 4 4 100 %")
    expect_line(ledgers("no-common-slot"), "E1 4 1 1 100 %")


def waivers_in_force_are_listed():
    lines = ledgers("small-primary")
    told = lines[lines.index("waivers in force"):]
    expect(any("H12" in line and "E1" in line and "G. Harris" in line for line in told), told)


def main():
    for test in (mentors_see_what_is_paid_for_and_what_is_placed, limits_are_told_at_their_fullest,
                 cover_is_told_by_person_in_minutes_and_pounds, pairs_see_their_tired_share,
                 waivers_in_force_are_listed):
        before = len(faults)
        test()
        for number in range(before, len(faults)):
            faults[number] = f"{test.__name__}: {faults[number]}"
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
