#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures generated schools from their JSON alone and holds them to published figures.

Contact ratio 0.76 to 0.84 of the periods a full post has; 10 to 20 % of the staff part-time; one
mentor in six with two new teachers, as near as the number allows; over all seeds together 5 to
10 % of the pairs without a common free period inside the pupils' day, 20 to 35 % with exactly one
a week, the rest with two or more. No class, teacher or room in two places. Same seed, same bytes.
The program accepts each shape.
"""
import collections
import datetime
import json
import os
import subprocess
import sys
import tempfile

TOOL = os.path.join(os.environ["SOURCE"], "tools", "generate_school")
SEEDS = {"secondary": range(1, 51), "primary": range(1, 11), "large": range(1, 4),
         "small-primary": range(1, 6), "large-primary": range(1, 6), "special": range(1, 6),
         "secondary-11-16": range(1, 6), "secondary-11-18": range(1, 3)}
SIZES = {"secondary": (70, 8, 1), "primary": (28, 3, 1), "large": (150, 16, 2),
         "small-primary": (8, 1, 1), "large-primary": (32, 3, 1), "special": (18, 2, 1),
         "secondary-11-16": (54, 6, 1), "secondary-11-18": (90, 9, 2)}
faults = []


def generate(shape, seed, hashing="0"):
    environment = dict(os.environ, PYTHONHASHSEED=hashing)
    return subprocess.run([sys.executable, TOOL, "--shape", shape, "--seed", str(seed)],
                          check=True, capture_output=True, env=environment).stdout


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def cells_of(school, at):
    """(letter, weekday, period) of each key of an `at`."""
    letters = school["calendar"]["cycle"]["letters"]
    for key in at:
        parts = key.split("/")
        for letter in [parts[0]] if len(parts) == 3 else letters:
            yield letter, parts[-2], parts[-1]


def periods_of(school):
    bell = school["calendar"]["bells"]["main"]["periods"]
    return {name: period for name, period in bell.items()
            if period.get("class", "teaching") == "teaching"}


def blocked_cells(school):
    """By person: cells with a lesson; cells with anything that is no free time."""
    taught = collections.defaultdict(set)
    blocked = collections.defaultdict(set)
    for lesson in school["lessons"].values():
        for cell in cells_of(school, lesson["at"]):
            for code in lesson["staff"]:
                taught[code].add(cell)
                blocked[code].add(cell)
    for commitment in school["commitments"].values():
        if commitment["type"] != "induction":
            for cell in cells_of(school, commitment.get("at", {})):
                for code in commitment["staff"]:
                    blocked[code].add(cell)
    return taught, blocked


def works_on(school, code, letter, day):
    works = school["staff"][code].get("works")
    if works is None:
        return True
    days = works["always"]["days"]
    return day in days or f"{letter}/{day}" in days


def check_places(school, name):
    seen = collections.Counter()
    for lesson in school["lessons"].values():
        for cell in cells_of(school, lesson["at"]):
            seen["class", lesson["class"].split("/")[0], cell] += 1
            seen["room", lesson["room"], cell] += 1
            for code in lesson["staff"]:
                seen["teacher", code, cell] += 1
                expect(works_on(school, code, cell[0], cell[1]), name, code, "teaches on a day off")
    twice = [what for what, count in seen.items() if count > 1]
    expect(not twice, name, "in two places:", twice[:3])


def check_figures(school, name, taught):
    staff = school["staff"]
    cycle = len(school["calendar"]["cycle"]["letters"]) * 5 * len(periods_of(school))
    posts = sum(round(1000 * person["fte"]) for person in staff.values())
    ratio = 1000 * 1000 * sum(len(cells) for cells in taught.values()) // (posts * cycle)
    expect(760 <= ratio <= 840, name, "contact ratio in thousandths", ratio)
    part = sum(person["fte"] < 1 and "works" in person for person in staff.values())
    expect(10 * part >= len(staff) and 5 * part <= len(staff), name, "part-timers", part)
    mentors = collections.Counter(e["mentor"] for e in school["inductions"].values())
    twice = sum(count == 2 for count in mentors.values())
    wanted = len(school["inductions"])
    near = min(abs(6 * d - (wanted - d)) / (wanted - d) for d in range(wanted // 2 + 1))
    expect(max(mentors.values()) <= 2 and abs(6 * twice - len(mentors)) / len(mentors) <= near,
           name, "mentors with two:", twice, "of", len(mentors))


def check_pairs(school, name):
    letters = len(school["calendar"]["cycle"]["letters"])
    limits = {1: (19, 39), 2: (20, 41)}
    taught, _ = blocked_cells(school)
    for induction in school["inductions"].values():
        ect, mentor = school["staff"][induction["ect"]], school["staff"][induction["mentor"]]
        expect(ect["subject"] == mentor["subject"], name, "pair of two subjects")
        most = limits[induction["stage"]][letters - 1]
        expect(len(taught[induction["ect"]]) <= most, name, "new teacher teaches too much")


def common_counts(school, blocked):
    """Common free periods a week of each pair, in the pupils' day."""
    cycle = school["calendar"]["cycle"]["letters"]
    for induction in school["inductions"].values():
        pair = induction["ect"], induction["mentor"]
        common = sum(
            all(works_on(school, code, letter, day) and (letter, day, period) not in blocked[code]
                for code in pair)
            for letter in cycle for day in ("Mon", "Tue", "Wed", "Thu", "Fri")
            for period in periods_of(school))
        yield common, len(cycle)


def check_calendar(school, name):
    weeks, days = set(), 0
    for term in school["calendar"]["terms"].values():
        for half in term["half_terms"].values():
            day = datetime.date.fromisoformat(half["from"])
            while day <= datetime.date.fromisoformat(half["until"]):
                if day.weekday() < 5 and day.isoformat() != "2026-05-04":
                    weeks.add(day.isocalendar()[:2])
                    days += day.isoformat() not in school["calendar"]["inset"]
                day += datetime.timedelta(days=1)
    expect(len(weeks) == 39 and days == 190, name, "weeks and days:", len(weeks), days)


def check_accepted(shape, text):
    """The program reads it and finds no error."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([os.environ["RINGFENCE"], "check", file.name], capture_output=True,
                              text=True, check=False)
        expect(done.returncode == 0, shape, "is refused:", done.stderr[:2000])


def main():
    none = one = more = 0
    for shape, seeds in SEEDS.items():
        for seed in seeds:
            name = f"{shape} {seed}:"
            text = generate(shape, seed)
            school = json.loads(text)
            taught, blocked = blocked_cells(school)
            size = (len(school["staff"]), len(school["inductions"]),
                    school["calendar"]["cycle"]["weeks"])
            expect(size == SIZES[shape], name, "size", size)
            check_places(school, name)
            check_figures(school, name, taught)
            check_pairs(school, name)
            check_calendar(school, name)
            for common, weeks in common_counts(school, blocked):
                none += common == 0
                one += common == weeks
                more += common > weeks
                expect(common in (0, weeks) or common >= 2 * weeks, name, "common", common)
        first = seeds[0]
        check_accepted(shape, generate(shape, first))
        expect(generate(shape, first, "1") == generate(shape, first, "2"), shape, "other bytes")
        expect(generate(shape, first) != generate(shape, first + 1), shape, "seeds do not matter")
    total = none + one + more
    expect(50 * total <= 1000 * none <= 100 * total, "pairs without common time:", none, total)
    expect(200 * total <= 1000 * one <= 350 * total, "pairs with one common period:", one, total)
    print(f"{total} pairs: {none} without common time, {one} with one period a week")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
