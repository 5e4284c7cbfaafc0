#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What generate_school --all-rules lays over an invented school, measured from the JSON alone.

The timetable stays that of the plain school; the same seed gives the same bytes; what is added has
the densities that the tool promises; the program accepts every shape.
"""
import json
import os
import subprocess
import sys
import tempfile

TOOL = os.path.join(os.environ["SOURCE"], "tools", "generate_school")
SHAPES = ("small-primary", "large-primary", "primary", "special", "secondary-11-16",
          "secondary-11-18", "secondary", "large")
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def generate(shape, seed, *options, hashing="0"):
    environment = dict(os.environ, PYTHONHASHSEED=hashing)
    return subprocess.run([sys.executable, TOOL, "--shape", shape, "--seed", str(seed), *options],
                          check=True, capture_output=True, env=environment).stdout


def with_rules(shape, seed):
    return json.loads(generate(shape, seed, "--all-rules"))


SECONDARY = [with_rules("secondary", seed) for seed in range(1, 11)]


def the_same_seed_gives_the_same_bytes():
    for shape in ("special", "secondary"):
        one, other = (generate(shape, 4, "--all-rules", hashing=value) for value in ("0", "7"))
        expect(one == other, shape, "differs")


def the_timetable_stays_that_of_the_plain_school():
    for shape in SHAPES:
        plain, rich = json.loads(generate(shape, 2)), with_rules(shape, 2)
        expect(plain["lessons"] == rich["lessons"], shape, "has other lessons")
        expect(plain["calendar"] == rich["calendar"], shape, "has another calendar")
        for name, entry in plain["commitments"].items():
            expect(rich["commitments"][name] == entry, shape, "changed", name)
        for name, entry in plain["inductions"].items():
            new = rich["inductions"][name]
            expect(all(new[key] == entry[key] for key in ("ect", "mentor", "tutor", "stage")),
                   shape, "changed", name)


def four_mentors_in_ten_are_new():
    """SS-51: 34 to 42 of a hundred on the pilots."""
    mentors = sum(len({e["mentor"] for e in school["inductions"].values()})
                  for school in SECONDARY)
    new = sum(len(school["training"]) for school in SECONDARY)
    expect(34 * mentors <= 100 * new <= 46 * mentors, new, "of", mentors, "mentors are new")


def one_tutor_serves_all_and_is_no_mentor():
    for school in SECONDARY:
        tutors = {entry["tutor"] for entry in school["inductions"].values()}
        expect(len(tutors) == 1, school["school"]["id"], "has tutors", tutors)
        expect(not tutors & {e["mentor"] for e in school["inductions"].values()}, "a dual role")


def hosts_and_associates_are_neither_of_the_pair_nor_new():
    for school in SECONDARY:
        new = {entry["ect"] for entry in school["inductions"].values()}
        for name, entry in school["inductions"].items():
            others = set(entry["hosts"]) | set(entry.get("associates", ())) \
                | set(entry.get("partners", ()))
            expect(not others & (new | {entry["mentor"]}), name, "is led by", others)
            expect(len(entry["hosts"]) == 5, name, "has hosts", entry["hosts"])


def mentors_with_two_get_no_more_visits():
    for school in SECONDARY:
        entries = list(school["inductions"].values())
        for entry in entries:
            twice = sum(other["mentor"] == entry["mentor"] for other in entries) > 1
            more = {"at_risk", "whole_lessons", "team_teach"} & set(entry["flags"])
            expect(not (twice and more), "a full week gets", more)


def every_flag_is_drawn_somewhere():
    flags = {flag for school in SECONDARY for entry in school["inductions"].values()
             for flag in entry["flags"]}
    expect(flags == {"associates", "co_planning", "external_visit", "summer_reading", "team_teach",
                     "whole_lessons", "at_risk"}, "only", flags)
    sites = [school["school"]["id"] for school in SECONDARY if "sites" in school["school"]]
    expect(1 <= len(sites) <= 6, "two sites:", sites)


def nobody_new_takes_a_class():
    for school in SECONDARY:
        new = {entry["ect"] for entry in school["inductions"].values()}
        expect(school["policy"]["cover"] and not new & set(school["policy"]["cover"]), "cover")


def every_shape_is_accepted():
    for shape in SHAPES:
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            file.write(generate(shape, 3, "--all-rules"))
            file.flush()
            done = subprocess.run([os.environ["RINGFENCE"], "check", file.name],
                                  capture_output=True, text=True, check=False)
        expect(done.returncode in (0, 1) and "error[" not in done.stdout + done.stderr, shape,
               "is refused:", done.stderr[:400])


def main():
    for test in (the_same_seed_gives_the_same_bytes, the_timetable_stays_that_of_the_plain_school,
                 four_mentors_in_ten_are_new, one_tutor_serves_all_and_is_no_mentor,
                 hosts_and_associates_are_neither_of_the_pair_nor_new,
                 mentors_with_two_get_no_more_visits, every_flag_is_drawn_somewhere,
                 nobody_new_takes_a_class, every_shape_is_accepted):
        before = len(faults)
        test()
        for number in range(before, len(faults)):
            faults[number] = f"{test.__name__}: {faults[number]}"
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
