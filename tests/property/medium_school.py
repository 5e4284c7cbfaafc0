#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schools of one to three pairs over four to eight weeks, one a line, for battery_medium.

    medium_school.py [--first SEED] [--count N] [--pretty]

Too large to try every plan, small enough that the model with every start is finished. Staff and
timetable come from tools/generate_school; which weeks of the year are left, what the rules say and
what is asked for are drawn here, in whole numbers, so that every rule of solver/README.md, section
2, can bind. The same seed gives the same bytes on every machine.
"""
import argparse
import datetime
import importlib.machinery
import importlib.util
import json
import os
import sys

sys.dont_write_bytecode = True  # the generator lies in the source tree
TOOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools",
                    "generate_school")


def load_generator():
    loader = importlib.machinery.SourceFileLoader("generate_school", TOOL)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


generate_school = load_generator()
DAYS = generate_school.DAYS
WEEK = datetime.timedelta(days=7)


def date(text):
    return datetime.date.fromisoformat(text)


class MediumSchool(generate_school.School):
    """A school whose share of mentors with two new teachers is drawn, not the country's; with up
    to `more` common periods for each pair than there. With `crowded`, the two of one mentor have
    the same free periods as the mentor, next to each other: their sessions contend for them."""

    def __init__(self, shape, seed, twice, more, crowded):
        self.twice, self.more, self.crowded = twice, more, crowded
        super().__init__(shape, seed)

    def lay_free_periods(self, mentor, new, letter):
        if not self.crowded:
            super().lay_free_periods(mentor, new, letter)
            return
        own = self.cells_of(mentor, letter)
        first = self.random.below(len(own))
        own = own[first:] + own[:first]  # in the order of the week
        size = max(1, min(len(own) - mentor.load[letter], self.random.between(2, 3)))
        mentor.free[letter] = set(own[:size])
        mentor.load[letter] = len(own) - size
        for teacher, _ in new:
            cells = self.cells_of(teacher, letter)
            both = [c for c in own[:size] if c in cells]
            others = [c for c in self.random.shuffled(cells) if c not in mentor.free[letter]]
            rest = max(0, len(cells) - teacher.load[letter] - len(both))
            teacher.free[letter] = set(both) | set(others[:rest])

    def common_counts(self):
        return [count + self.random.between(0, self.more) for count in super().common_counts()]

    def pair(self):
        self.pairs = []
        stages = self.random.shuffled(self.shape.stages)
        while stages:
            count = 2 if self.twice and not self.pairs else 1
            mentor, new = self.find_pair(count)
            mentor.role = "mentor"
            mentor.new_teachers = count
            for teacher in new:
                teacher.role = "new"
                teacher.stage = stages.pop()
                self.pairs.append((teacher, mentor, teacher.stage))
        self.tutor = next(t for t in self.staff if t.role == ("leader" if any(
            s.role == "leader" for s in self.staff) else "head"))


def make_shape(random):
    bell, phase, staff = random.pick((
        (generate_school.PRIMARY_BELL, "primary", 8), (generate_school.PRIMARY_BELL, "primary", 14),
        (generate_school.PRIMARY_BELL, "primary", 28),
        (generate_school.SPECIAL_BELL, "special", 18),
        (generate_school.SECONDARY_BELL, "secondary", 54)))
    pairs = random.pick((1, 2, 2, 2, 3))
    if staff == 8:
        pairs = min(pairs, 2)
    stages = tuple(random.pick((1, 1, 2)) for _ in range(pairs))
    weeks = 2 if random.chance(35) else 1
    return generate_school.Shape("medium-" + phase, staff, stages, weeks, phase, bell)


class Layer:
    """Cuts a year's school down to some weeks and asks things of it."""

    def __init__(self, seed):
        self.random = random = generate_school.Random(seed, 20260901)
        shape = make_shape(random)
        twice = len(shape.stages) > 1 and random.chance(60)
        # In hard schools tier 1 decides nearly everything, in easy ones the later tiers do.
        self.hardness = random.pick((15, 15, 30, 30, 30, 60, 100))
        self.school = MediumSchool(shape, seed, twice, 0 if self.hardness == 100 else 2,
                                   random.chance(40))
        self.document = self.school.document()
        self.calendar = self.document["calendar"]
        self.document["school"] = {"id": f"medium-{seed}", "name": f"Invented school {seed}"}
        self.document.pop("rooms")
        self.grid = random.pick((5, 5, 10, 15, 15, 15))
        self.cut_year()
        self.close_days()
        self.shorten_friday()
        self.set_rules()
        self.set_programme()
        self.set_people()
        self.set_events()
        self.set_policy()
        self.set_fixed()

    def hard(self, percent):
        """Whether to ask for what makes the school harder."""
        return self.random.chance(percent * self.hardness // 100)

    # ---------------------------------------------------------------- which weeks

    def cut_year(self):
        """A run of weeks of the year, over a holiday or not; what lies outside goes."""
        random = self.random
        mondays = []
        for _, _, start, end in generate_school.HALF_TERMS:
            monday = date(start) - datetime.timedelta(days=date(start).weekday())
            while monday <= date(end):
                mondays.append(monday)
                monday += WEEK
        count = random.between(4, 8)
        first = 0 if random.chance(30) else random.below(len(mondays) - count + 1)
        self.mondays = mondays[first:first + count]
        self.first = self.mondays[0]
        self.last = self.mondays[-1] + datetime.timedelta(days=4)
        terms = {}
        for name, term in self.calendar["terms"].items():
            for half, span in term["half_terms"].items():
                start, end = max(date(span["from"]), self.first), min(date(span["until"]), self.last)
                if start <= end:
                    terms.setdefault(name, {"half_terms": {}})["half_terms"][half] = {
                        "from": start.isoformat(), "until": end.isoformat()}
        self.calendar["terms"] = terms
        for key in ("closures", "inset"):
            self.calendar[key] = {name: value for name, value in self.calendar[key].items()
                                  if self.within(value.get("from", name))}
        for name, entry in list(self.document["commitments"].items()):
            if "on" in entry:
                entry["on"] = {day: span for day, span in entry["on"].items() if self.within(day)}
                if not entry["on"]:
                    del self.document["commitments"][name]
        for lesson in self.document["lessons"].values():
            if "until" in lesson and not self.within(lesson["until"]):
                del lesson["until"]
        self.dates = [day for day in self.school.dates if self.within(day)]

    def within(self, text):
        return self.first <= date(text) <= self.last

    def close_days(self):
        random = self.random
        for kind, percent in (("closures", 30), ("inset", 35)):
            if random.chance(percent):
                day = random.pick(self.dates)
                self.dates.remove(day)
                self.calendar[kind][day] = {} if kind == "inset" else {"from": day, "until": day}
        if random.chance(25) and len(self.mondays) > 4:  # a week is lost
            monday = self.mondays[random.pick((2, random.between(1, len(self.mondays) - 2)))]
            friday = (monday + datetime.timedelta(days=4)).isoformat()
            self.calendar["closures"]["lost-week"] = {"from": monday.isoformat(), "until": friday}
            self.calendar["inset"] = {day: {} for day in self.calendar["inset"]
                                      if not monday.isoformat() <= day <= friday}
            self.dates = [d for d in self.dates if not monday.isoformat() <= d <= friday]
        if self.school.shape.weeks == 2:
            self.calendar["cycle"]["first"] = random.pick("AB")
            self.calendar["cycle"]["closed_week_consumes_letter"] = random.chance(30)
        if random.chance(8):
            self.calendar["as_of"] = random.pick(self.dates[:len(self.dates) // 2])

    def shorten_friday(self):
        """On Fridays the last lesson falls out, for some."""
        if not self.random.chance(15):
            return
        main = self.calendar["bells"]["main"]
        names = list(main["periods"])
        main["days"] = {"Fri": {"periods": {n: main["periods"][n] for n in names[:-1]}}}
        teaching = [p for p in list(main["periods"].values())[:-1] if "class" not in p]
        day = dict(self.calendar["days"]["Fri"])
        day["pupils"] = {"start": day["pupils"]["start"], "end": teaching[-1]["end"]}
        self.calendar["days"]["Fri"] = day

    # ---------------------------------------------------------------- what is the rule here

    def set_rules(self):
        random = self.random
        table = {
            "buffer_minutes": (60, (0, 0, 10, 15)), "join_gap_minutes": (25, (0, 10, 15, 20)),
            "ppa_rate": (60, (0, 0.15, 0.2, 0.3)), "ppa_min_block": (15, (40, 45, 60, 60)),
            "tired_share_max": (60, (0, 0.5, 0.5, 1)), "tired_run_max": (40, (0, 1, 1, 3)),
            "tired_after_school": (25, (1, 3, 5, 20)), "tired_before_school": (30, (0, 1, 10, 20)),
            "tired_friday_last_period": (20, (0, 1, 5, 10)),
            "tired_after_four_periods": (25, (0, 1, 5, 10)),
            "mentor_week_cap": (40, (90, 120, 135, 150)),
            "mentor_per_ect_cap": (35, (60, 75, 75, 90)),
            "mentor_single_week_factor": (35, (1, 1, 1.25, 2)),
            "quorum": (30, (0.3, 0.5, 0.9, 1)),
        }
        rules = {"grid_minutes": {"value": self.grid},
                 "part_time_stretch": {"value": 0}}  # pins name windows of whole weeks
        for name, (percent, values) in table.items():
            if self.hard(percent) or (name.startswith("tired") and random.chance(25)):
                rules[name] = {"value": random.pick(values)}
        self.document["rules"] = rules

    def on_grid(self, minutes):
        return max(self.grid, minutes // self.grid * self.grid)

    def step(self, kind, minutes, least, weeks, **more):
        return dict({"kind": kind, "minutes": self.on_grid(minutes), "every_weeks": weeks,
                     "least": self.on_grid(least)}, **more)

    def stage(self, weeks, lead_in):
        random = self.random
        least = random.pick((3, 3, 2, 1)) if weeks == 1 else random.pick((7, 7, 5, 3))
        most = random.pick((8, 8, 7, 6)) if weeks == 1 else random.pick((13, 13, 12))
        gap = {"least": least, "most": most, "make_up": random.between(0, 1)}
        length = random.pick((60, 60, 60, 45, 50, 30, 30, 25))
        shorter = random.pick((45, 45, 30, 20, length))
        steps = {"meeting": self.step("mentor_meeting", length, min(length, shorter), weeks, gap=gap),
                 "first": self.step("relationship_meeting", length, min(length, shorter), weeks,
                                    gap=gap, lead_in=True)}
        if random.chance(80):
            kind, minutes = random.pick((("drop_in", 15), ("drop_in", 20), ("dev_observation", 30)))
            lag = random.pick((0, 0, 0, 1))
            steps["visit"] = self.step(kind, minutes, 15, weeks, leads_to={
                "step": "meeting", "least": lag, "most": lag + random.between(0, 3),
                "wished": lag + random.below(2)})
            leads_to = steps["visit"]["leads_to"]
            leads_to["wished"] = min(leads_to["wished"], leads_to["most"])
        extra = random.below(100)
        if extra < 10:
            steps["review"] = self.step("review", 30, 30, random.pick((2, 4)))
        elif extra < 22:
            steps["observing"] = self.step("observing", 60, 30, random.pick((2, 4)))
        elif extra < 40:
            steps["second"] = self.step("second_meeting", 30, 15, weeks)
        return {"lead_in_weeks": lead_in, "steps": steps, "study_minutes": random.pick((0, 20, 45)),
                "preparation_minutes": random.pick((0, 15, 15))}

    def set_programme(self):
        random = self.random
        kinds = {
            "review": {"name": "review", "priority": 3, "induction": True,
                       "people": {"ect": "free", "tutor": "free"}},
            "observing": {"name": "watching the mentor teach", "priority": 5, "structured": True,
                          "people": {"ect": "free", "mentor": "teaching"},
                          "induction": True, "home": True},
            "second_meeting": {"name": "second talk", "priority": 2, "meeting": True, "home": True,
                               "people": {"ect": "free", "mentor": "free"}, "mentoring": True,
                               "after_school": True},
        }
        if self.hard(30):  # meetings stay inside the pupils' day
            kinds["mentor_meeting"] = {"before_school": False, "after_school": random.chance(50)}
        if random.chance(25):
            kinds["mentor_meeting"] = dict(kinds.get("mentor_meeting", {}), inset=True)
        if random.chance(15):
            kinds["drop_in"] = {"home": False, "priority": 1}
        self.document["kinds"] = kinds
        self.document["programmes"] = {
            "generic-2025": None, "provider-a-2019": None, "provider-b-2019": None,
            "medium": {"name": "drawn", "stages": {
                "1": self.stage(1, random.pick((0, 1, 2))), "2": self.stage(2, 0)}}}

    # ---------------------------------------------------------------- who

    def set_people(self):
        random = self.random
        inductions = self.document["inductions"]
        staff, commitments = self.document["staff"], self.document["commitments"]
        for name, induction in inductions.items():
            induction["programme"] = "medium"
            if random.chance(8):
                induction["from"] = random.pick(self.dates[:len(self.dates) // 2])
            elif random.chance(8):
                induction["until"] = random.pick(self.dates[len(self.dates) // 2:])
            ect, mentor = staff[induction["ect"]], induction["mentor"]
            if random.chance(15):
                ect["volunteers_ppa"] = True
            if self.hard(30):
                day = random.pick(DAYS)
                ect.setdefault("works", {"always": {"days": {day: {}}}})
                ect["works"]["always"]["days"] = {d: {} for d in DAYS if d != day}
            if self.hard(60):  # the pair's mentor has somebody else to look after
                day = random.pick(DAYS)
                hour = generate_school.minutes(random.pick(("12:00", "13:30", "15:30")))
                commitments[f"trainee-{name}"] = {
                    "type": "mentoring", "staff": [mentor], "name": "a trainee", "at": {
                        f"{day}/trainee": {"start": generate_school.clock(hour),
                                           "end": generate_school.clock(hour + 45)}}}
            if self.hard(90):  # a week of much else
                whole = {"start": self.school.open[0], "end": self.school.open[1]}
                first = random.below(len(self.dates))
                away = self.dates[first:first + random.between(2, 5)]
                commitments[f"course-{name}"] = {
                    "type": "absence", "staff": [random.pick((induction["ect"], mentor))],
                    "name": "a course", "on": {day: whole for day in away}}

    # ---------------------------------------------------------------- group sessions

    def set_events(self):
        random = self.random
        self.document["events"] = events = {}
        if random.chance(50):
            after = self.round_up(generate_school.minutes(self.school.end) + 10)
            days = sorted(random.sample(self.dates, random.between(1, 3)))
            hours = [after, after, self.round_up(generate_school.minutes("11:00"))]
            events["talk"] = {
                "kind": "group_training", "minutes": self.on_grid(60),
                "groups": random.pick((["ects"], ["mentors"], ["ects", "mentors"])),
                "options": {f"{day} {generate_school.clock(random.pick(hours))}": {}
                            for day in days}}
            if random.chance(75):
                events["talk"]["quorum"] = random.pick((0.3, 0.5, 0.5, 1))
            if random.chance(40):  # somebody is away on all these days
                induction = random.pick(list(self.document["inductions"].values()))
                self.document["commitments"]["away-then"] = {
                    "type": "absence", "staff": [induction[random.pick(("ect", "mentor"))]],
                    "on": {day: {"start": self.school.open[0], "end": self.school.open[1]}
                           for day in days}}
        inset = sorted(day for day in self.calendar["inset"]
                       if date(day).weekday() < 5 and self.within(day))
        if inset and random.chance(50):
            events["inset"] = {"kind": "group_training", "groups": ["ects", "mentors"],
                               "minutes": self.on_grid(90),
                               "window": {"from": inset[-1], "until": inset[-1]}}

    def round_up(self, minute):
        return -(-minute // self.grid) * self.grid

    # ---------------------------------------------------------------- policy and fixed facts

    def set_policy(self):
        random = self.random
        caps, weights = {}, {}
        for k in range(3):
            if not self.hard(50):
                continue
            cap = {"groups": [random.pick(("ects", "mentors", "all"))],
                   "per": random.pick(("day", "week", "week", "term", "year"))}
            if cap["per"] == "year" or cap["per"] == "term":
                cap["minutes"] = 60 * random.between(2, 8)
            elif random.chance(50):
                cap["sessions"] = random.between(1, 2)
            else:
                cap["minutes"] = random.pick((60, 75, 90))
            if random.chance(25):
                cap["kinds"] = ["drop_in", "mentor_meeting"]
            caps[f"cap-{k}"] = cap
        for name in ("wish", "common_moment", "induction_time", "lag_day", "shorter_step"):
            if random.chance(20):
                weights[name] = random.below(12)
        self.document["policy"] = {"caps": caps, "weights": weights}

    def set_fixed(self):
        random = self.random
        forbids, wishes, pins = {}, {}, {}
        people = sorted({i[role] for i in self.document["inductions"].values()
                         for role in ("ect", "mentor")})
        names = sorted(self.document["inductions"])
        for k in range(2):
            if self.hard(80):
                forbids[f"forbid-{k}"] = forbid = {"reason": "so"}
                if random.chance(60):
                    forbid["staff"] = [random.pick(people)]
                else:
                    forbid["inductions"] = [random.pick(names)]
                if random.chance(50):
                    forbid["start"] = random.pick(("11:00", "13:00", "15:00"))
                if random.chance(70):
                    forbid["day"] = self.letter() + random.pick(DAYS)
                else:
                    forbid["from"], forbid["until"] = sorted(random.sample(self.dates, 2))
            if random.chance(50):
                wishes[f"wish-{k}"] = wish = {
                    "induction": random.pick(names), "reason": "habit", "day":
                    self.letter() + random.pick(DAYS), "kind": "mentor_meeting"}
                if random.chance(50):
                    wish["start"] = self.pick_start()
        for name in names:
            if random.chance(15):
                self.add_pin(pins, name)
        self.document["fixed"] = {"pins": pins, "forbids": forbids, "wishes": wishes}
        if random.chance(10):
            self.document["waivers"] = {"waiver": {
                "rule": "H6", "induction": random.pick(names), "reason": "no common time",
                "author": "head", "expires": (self.last + WEEK).isoformat()}}

    def letter(self):
        return self.random.pick("AB") + "/" if self.school.shape.weeks == 2 else ""

    def pick_start(self):
        """In some period, mostly not at its edge."""
        _, start, end, _ = self.random.pick([p for p in self.school.shape.bell
                                             if p[3] == "teaching"])
        start, end = generate_school.minutes(start), generate_school.minutes(end)
        return generate_school.clock(self.round_up(self.random.between(start, end - self.grid)))

    def add_pin(self, pins, name):
        """A meeting after the lead-in is agreed: in a period both have free, or after school."""
        random = self.random
        new, mentor, stage = self.school.pairs[sorted(self.document["inductions"]).index(name)]
        weeks = stage
        window = random.between(2 if stage == 1 else 1, (len(self.mondays) - 1) // weeks)
        monday = self.mondays[window * weeks]
        both = set(self.school.cells)
        for letter in self.school.letters:
            both &= new.free[letter] & mentor.free[letter]
        starts = {period: start for period, start, _, _ in self.school.shape.bell}
        if both and random.chance(60):
            day, period = random.pick(sorted(both))
            start = self.round_up(generate_school.minutes(starts[period]))
        else:
            day = random.pick((0, 3, 4))
            start = self.round_up(generate_school.minutes(self.school.end) + 5)
        when = (monday + datetime.timedelta(days=day)).isoformat()
        if when in self.dates and all(self.is_in(t.code, when, start) for t in (new, mentor)):
            pins[f"pin-{name}"] = {"session": f"{name}/mentor_meeting/{monday.isoformat()}",
                                   "date": when, "start": generate_school.clock(start),
                                   "reason": "agreed"}

    def is_in(self, code, when, minute):
        """At work, and nothing but the timetable then."""
        works = self.document["staff"][code].get("works")
        weekday = date(when).weekday()
        if works and not any(key.endswith(DAYS[weekday]) for key in works["always"]["days"]):
            return False
        for entry in self.document["commitments"].values():
            spans = [entry.get("on", {}).get(when)]
            spans += [span for cell, span in entry.get("at", {}).items() if DAYS[weekday] in cell]
            for span in spans:
                if code in entry["staff"] and span and "start" in span and \
                        generate_school.minutes(span["start"]) < minute + 60 and \
                        generate_school.minutes(span["end"]) > minute:
                    return False
        return True


def main():
    parser = argparse.ArgumentParser(description="Writes invented schools, one a line.")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--pretty", action="store_true", help="over several lines")
    arguments = parser.parse_args()
    import medium_rulebook  # it builds on this file
    for seed in range(arguments.first, arguments.first + arguments.count):
        profile = medium_rulebook.RulebookLayer if seed >= medium_rulebook.FIRST else Layer
        document = profile(seed).document
        text = generate_school.write(document) if arguments.pretty else json.dumps(document) + "\n"
        sys.stdout.write(text)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
