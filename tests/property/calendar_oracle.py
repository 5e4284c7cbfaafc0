#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars a second time, by Python's datetime: random schools, and every date from 1900 to 2200.

Usage: calendar_oracle.py CALENDAR_ORACLE SCRATCH [FIRST_SEED [SEEDS]]
Written from include/ringfence/format.md and the comments of instance.h, sharing nothing with the
program. A seed that disagrees is left in SCRATCH as a file and named."""
import datetime
import json
import pathlib
import random
import subprocess
import sys

PROGRAM, SCRATCH = sys.argv[1], pathlib.Path(sys.argv[2])
FIRST = int(sys.argv[3]) if len(sys.argv) > 3 else 1
SEEDS = int(sys.argv[4]) if len(sys.argv) > 4 else 300
TYPES = ["lesson", "duty", "meeting", "absence", "other", "ppa", "induction", "mentoring"]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
ONE = datetime.timedelta(days=1)


def minutes(time):
    return int(time[:2]) * 60 + int(time[3:])


def clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


# ---------------------------------------------------------------- what a calendar means

class School:
    """One instance, put onto dates."""

    def __init__(self, facts):
        self.facts = facts
        calendar = facts["calendar"]
        self.calendar = calendar
        cycle = calendar.get("cycle", {})
        self.letters = cycle.get("letters", ["A", "B", "C", "D"][:cycle.get("weeks", 1)])
        self.half_of = {}
        for term, entry in calendar["terms"].items():
            for half, span in entry["half_terms"].items():
                for date in self.span(span["from"], span["until"]):
                    self.half_of[date] = f"{term}/{half}"
        self.dates = list(self.span(min(self.half_of).isoformat(), max(self.half_of).isoformat()))
        self.closed = {date for entry in calendar.get("closures", {}).values()
                       for date in self.span(entry["from"], entry["until"])}
        self.give_letters(cycle)

    @staticmethod
    def span(first, last):
        date = datetime.date.fromisoformat(first)
        while date <= datetime.date.fromisoformat(last):
            yield date
            date += ONE

    @staticmethod
    def monday(date):
        return date - date.weekday() * ONE

    @staticmethod
    def pick(table, date, letter):
        """The entry whose key is most exact; None when none fits."""
        weekday = WEEKDAYS[date.weekday()]
        for key in (date.isoformat(), f"{letter}/{weekday}", weekday, "*"):
            if key in table:
                return table[key]
        return None

    def status_with(self, date, letter):
        if date not in self.half_of or self.pick(self.calendar["days"], date, letter) is None:
            return "out"
        if date in self.closed:
            return "closed"
        return "inset" if date.isoformat() in self.calendar.get("inset", {}) else "teaching"

    def give_letters(self, cycle):
        self.weeks = sorted({self.monday(date) for date in self.half_of})
        turn = self.letters.index(cycle.get("first", self.letters[0]))
        self.letter, self.tried, self.passes = {}, {}, {}
        begun, number = False, 0
        for monday in self.weeks:
            trial = self.letters[turn % len(self.letters)]
            lives = any(self.status_with(monday + i * ONE, trial) == "teaching" for i in range(7))
            self.tried[monday] = trial
            self.letter[monday] = None
            if lives or cycle.get("closed_week_consumes_letter", False):
                self.letter[monday] = trial
                if begun and trial == self.letters[0]:
                    number += 1
                begun = True
                turn += 1
            self.passes[monday] = number

    def day_letter(self, date):
        return self.tried[self.monday(date)] if date in self.half_of else None

    def status(self, date):
        return self.status_with(date, self.day_letter(date))

    def shape(self, bell, date):
        entry = self.calendar["bells"][bell]
        other = self.pick(entry.get("days", {}), date, self.day_letter(date))
        return (other or entry)["periods"]

    def hours(self, person, date):
        """At work and the school open; None when out."""
        day = self.pick(self.calendar["days"], date, self.day_letter(date))
        iso = date.isoformat()
        if not person.get("from", "0") <= iso <= person.get("until", "9"):
            return None
        first, last = 0, 1440
        if "works" in person:
            patterns = [pattern for pattern in person["works"].values()
                        if pattern.get("from", "0") <= iso <= pattern.get("until", "9")]
            own = self.pick(patterns[0]["days"], date, self.day_letter(date)) if patterns else None
            if own is None:
                return None
            first, last = minutes(own.get("start", "00:00")), minutes(own.get("end", "24:00"))
        open_ = day.get("open", day["pupils"])
        first, last = max(first, minutes(open_["start"])), min(last, minutes(open_["end"]))
        return (first, last) if first < last else None

    def busy(self, who, date):
        found = []
        status = self.status(date)
        weekday, letter, iso = WEEKDAYS[date.weekday()], self.day_letter(date), date.isoformat()
        default = self.calendar.get("bell") or next(iter(self.calendar["bells"]))
        for section in ("lessons", "commitments"):
            for name, entry in self.facts.get(section, {}).items():
                rank = TYPES.index("lesson" if section == "lessons" else entry["type"])
                if not entry.get("from", "0") <= iso <= entry.get("until", "9"):
                    continue
                items = []
                if status == "teaching":
                    for key, cell in entry.get("at", {}).items():
                        *of, day, period = key.split("/")
                        if day != weekday or (of and of[0] != letter):
                            continue
                        shape = self.shape(entry.get("bell", default), date)
                        span = cell if "start" in cell else shape.get(period)
                        if span:
                            items.append((cell, span, period))
                if status != "closed" and iso in entry.get("on", {}):
                    cell = entry["on"][iso]
                    items.append((cell, cell, iso))
                for cell, span, period in items:
                    if who in cell.get("staff", entry.get("staff", [])):
                        room = cell.get("room", entry.get("room"))
                        found.append((minutes(span["start"]), minutes(span["end"]), rank,
                                      name, period, room or "-"))
        return sorted(found)

    # ------------------------------------------------------------ the same lines as the program

    def lines(self):
        teaching = 0
        for monday in self.weeks:
            days = [monday + i * ONE for i in range(7)]
            yield (f"week {monday} {self.letter[monday] or 'none'} pass {self.passes[monday]} "
                   f"teaching {sum(self.status(day) == 'teaching' for day in days)}")
        terms = {half.split("/")[0] for half in self.half_of.values()}
        yield f"passes {max(self.passes.values()) + 1} terms {len(terms)}"
        for date in self.dates:
            day = self.pick(self.calendar["days"], date, self.day_letter(date))
            spans = "- -"
            if day:
                open_ = day.get("open", day["pupils"])
                spans = " ".join(f"{minutes(span['start'])}-{minutes(span['end'])}"
                                 for span in (day["pupils"], open_))
            week = self.monday(date) if date in self.half_of else "none"
            yield (f"date {date} {WEEKDAYS[date.weekday()]} {self.status(date)} "
                   f"{self.half_of.get(date, 'none')} index {teaching} {spans} {week}")
            teaching += self.status(date) == "teaching"
        for bell in sorted(self.calendar["bells"]):
            for date in self.dates:
                if self.status(date) in ("teaching", "inset"):
                    shape = sorted(self.shape(bell, date).items(),
                                   key=lambda item: minutes(item[1]["start"]))
                    yield f"bell {bell} {date}" + "".join(
                        f" {name} {minutes(p['start'])}-{minutes(p['end'])}" for name, p in shape)
        for who in sorted(self.facts["staff"]):
            yield from self.person_lines(who)

    def person_lines(self, who):
        person = self.facts["staff"][who]
        marked = any(who in cell.get("staff", entry.get("staff", []))
                     for entry in self.facts.get("commitments", {}).values()
                     if entry.get("type") == "ppa" for cell in entry["at"].values())
        yield f"person {who} marks {int(marked)}"
        default = self.calendar.get("bell") or next(iter(self.calendar["bells"]))
        for date in self.dates:
            status = self.status(date)
            hours = self.hours(person, date) if status != "out" else None
            rests = []
            if status in ("teaching", "inset"):
                own = self.pick(person.get("rests", {}), date, self.day_letter(date))
                if own is None:
                    own = {name: period
                           for name, period in self.shape(person.get("bell", default), date).items()
                           if period.get("class") in ("break", "lunch")}
                rests = sorted((minutes(span["start"]), minutes(span["end"]))
                               for span in own.values())
            in_ = f"{hours[0]}-{hours[1]}" if hours and status != "closed" else "-"
            yield (f"day {who} {date} {in_} works {int(hours is not None)} rests"
                   + "".join(f" {a}-{b}" for a, b in rests) + " busy"
                   + "".join(f" {a}-{b} {name} {period} {room}"
                             for a, b, _, name, period, room in self.busy(who, date)))


# ---------------------------------------------------------------- random schools

class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def key(self, letters, date=None):
        weekday = self.random.choice(WEEKDAYS[:5] if self.chance(0.9) else WEEKDAYS)
        if date is not None and self.chance(0.2):
            return date().isoformat()
        return f"{self.random.choice(letters)}/{weekday}" if self.chance(0.4) else weekday

    def periods(self):
        at, shape = 8 * 60 + 5 * self.random.randrange(12), {}
        for name in ("1", "2", "break", "3", "lunch", "4")[:self.random.randrange(1, 7)]:
            length = 5 * self.random.randrange(3, 15)
            shape[name] = {"start": clock(at), "end": clock(at + length)}
            if name in ("break", "lunch"):
                shape[name]["class"] = name
            at += length + 5 * self.random.randrange(3)
        return shape

    def day(self):
        first = 8 * 60 + 5 * self.random.randrange(12)
        last = 14 * 60 + 5 * self.random.randrange(18)
        day = {"pupils": {"start": clock(first), "end": clock(last)}}
        if self.chance(0.7):
            day["open"] = {"start": clock(first - 5 * self.random.randrange(9)),
                           "end": clock(last + 5 * self.random.randrange(18))}
        return day

    def terms(self):
        date = datetime.date(self.random.randrange(2023, 2028), self.random.randrange(1, 13),
                             self.random.randrange(1, 29))
        terms = {}
        for term in "abc"[:self.random.randrange(1, 4)]:
            halves = terms.setdefault(term, {"half_terms": {}})["half_terms"]
            for half in "12"[:self.random.randrange(1, 3)]:
                last = date + self.random.randrange(3, 45) * ONE
                halves[half] = {"from": date.isoformat(), "until": last.isoformat()}
                date = last + self.random.randrange(1, 20) * ONE
        return terms

    def any_date(self, terms):
        halves = [span for term in terms.values() for span in term["half_terms"].values()]
        first = datetime.date.fromisoformat(min(half["from"] for half in halves))
        last = datetime.date.fromisoformat(max(half["until"] for half in halves))
        return first + self.random.randrange((last - first).days + 1) * ONE

    def calendar(self):
        terms = self.terms()
        weeks = self.random.choice([1, 1, 2, 2, 2, 3, 4])
        # letters that sort before and after the names of weekdays
        letters = self.random.choice([["A", "B", "C", "D"], ["red", "Z", "X", "up"]])[:weeks]
        self.random.shuffle(letters)
        def date():
            return self.any_date(terms)
        calendar = {"terms": terms, "days": {}, "bells": {}, "closures": {}, "inset": {}}
        if weeks > 1 or self.chance(0.5):
            calendar["cycle"] = {"letters": letters, "first": self.random.choice(letters),
                                 "closed_week_consumes_letter": self.chance(0.4)}
        else:
            letters = ["A"]
        usual = [weekday for weekday in WEEKDAYS[:5] if self.chance(0.9)] or ["Wed"]
        for weekday in usual:
            for key in [weekday] if self.chance(0.8) else [f"{x}/{weekday}" for x in letters]:
                calendar["days"][key] = self.day()
        for _ in range(self.random.randrange(4)):
            calendar["days"][self.key(letters, date)] = self.day()
        for i in range(self.random.randrange(5)):
            first = date() if self.chance(0.5) else School.monday(date())
            last = first + self.random.choice([0, 0, 1, 4, 4, 11]) * ONE
            calendar["closures"][f"c{i}"] = {"from": first.isoformat(), "until": last.isoformat()}
        for bell in ("main", "other")[:self.random.randrange(1, 3)]:
            calendar["bells"][bell] = {"periods": self.periods(), "days": {
                self.key(letters, date): {"periods": self.periods()}
                for _ in range(self.random.randrange(3))}}
        if len(calendar["bells"]) > 1:
            calendar["bell"] = self.random.choice(sorted(calendar["bells"]))
        return calendar, letters, date

    def add_inset(self, facts, date):
        """INSET days one by one, as long as each stays a school day that is not closed."""
        inset = facts["calendar"]["inset"]
        for _ in range(self.random.randrange(6)):
            new = date().isoformat()
            inset[new] = {}
            school = School(facts)
            if any(school.status(datetime.date.fromisoformat(day)) != "inset" for day in inset):
                del inset[new]

    def person(self, letters, date, bells):
        person = {}
        if self.chance(0.3):
            person["bell"] = self.random.choice(bells)
        if self.chance(0.3):
            person[self.random.choice(["from", "until"])] = date().isoformat()
        if self.chance(0.5):
            cut = date()
            parts = [{"until": cut.isoformat()},
                     {"from": (cut + self.random.randrange(1, 9) * ONE).isoformat()}]
            person["works"] = {}
            for i, part in enumerate(parts[:self.random.randrange(1, 3)]):
                part["days"] = {}
                for _ in range(self.random.randrange(7)):
                    hours = {}
                    if self.chance(0.3):
                        hours["start"] = clock(5 * self.random.randrange(144))
                    if self.chance(0.3):
                        hours["end"] = clock(720 + 5 * self.random.randrange(1, 144))
                    part["days"][self.key(letters)] = hours
                person["works"][f"w{i}"] = part
        if self.chance(0.4):
            person["rests"] = {}
            for _ in range(self.random.randrange(4)):
                at = 600 + 5 * self.random.randrange(12)
                key = "*" if self.chance(0.3) else self.key(letters)
                person["rests"][key] = {"x": {"start": clock(at), "end": clock(at + 20)}, "a": {
                    "start": clock(at + 60), "end": clock(at + 85)}} if self.chance(0.8) else {}
        return person

    def cells(self, calendar, letters, bell, staff):
        names = sorted({name for shape in [calendar["bells"][bell],
                                           *calendar["bells"][bell]["days"].values()]
                        for name in shape["periods"]})
        cells = {}
        for _ in range(self.random.randrange(1, 6)):
            key = self.key(letters)
            *of, weekday = key.split("/")
            if not any(self.fits(day, weekday, of) for day in calendar["days"]):
                continue
            cell = {}
            if self.chance(0.2):
                cell["staff"] = self.random.sample(staff, 1)
            if self.chance(0.3):
                cell["room"] = self.random.choice(["M1", "M2"])
            name = self.random.choice(names)
            if self.chance(0.2):
                name = "club"
                cell.update(start="15:10", end="16:00")
            cells[f"{key}/{name}"] = cell
        return cells

    @staticmethod
    def fits(key, weekday, of):
        """True when a key of /calendar/days can be that weekday of that week."""
        *letter, day = key.split("/")
        if day not in WEEKDAYS:
            return WEEKDAYS[datetime.date.fromisoformat(day).weekday()] == weekday
        return day == weekday and (not letter or not of or letter == of)

    def school(self):
        calendar, letters, date = self.calendar()
        bells = sorted(calendar["bells"])
        staff = ["P1", "P2", "P3", "Q"]
        facts = {"ringfence": "1.0", "rule_pack": "england-2025",
                 "school": {"id": "random", "name": "Random School"}, "calendar": calendar,
                 "staff": {who: self.person(letters, date, bells) for who in staff},
                 "lessons": {}, "commitments": {}}
        for section, number in (("lessons", 6), ("commitments", 4)):
            for i in range(number):
                bell = self.random.choice(bells)
                entry = {"staff": self.random.sample(staff, self.random.randrange(1, 3)),
                         "bell": bell, "at": self.cells(calendar, letters, bell, staff)}
                if self.chance(0.3):
                    entry["room"] = "H"
                if self.chance(0.3):
                    entry[self.random.choice(["from", "until"])] = date().isoformat()
                if section == "commitments":
                    entry["type"] = self.random.choice(["duty", "duty", "ppa", "meeting"])
                    if self.chance(0.5):
                        entry["type"] = "duty"
                        entry["on"] = {date().isoformat(): {"start": "09:00", "end": "12:05"}
                                       for _ in range(3)}
                facts[section][f"{section[0]}{i}"] = entry
        self.add_inset(facts, date)
        return facts


# ---------------------------------------------------------------- comparing

def compare_days():
    run = subprocess.run([PROGRAM, "--days"], capture_output=True, text=True, check=True)
    epoch = datetime.date(1970, 1, 1)
    lines = run.stdout.splitlines()
    date, last = datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)
    if len(lines) != (last - date).days + 1:
        sys.exit(f"{len(lines)} dates are accepted")
    for line in lines:
        number = (date - epoch).days
        wanted = (f"{date} {number} {date.weekday()} {number - date.weekday()} "
                  f"{date.year}-{date.month}-{date.day} 1")
        if line != wanted:
            sys.exit(f"found {line}, expected {wanted}")
        date += ONE
    return len(lines)


def compare_school(seed):
    facts = Maker(seed).school()
    school = School(facts)
    if not any(school.status(date) == "teaching" for date in school.dates):
        return False
    path = SCRATCH / f"calendar-{seed}.json"
    path.write_text(json.dumps(facts, indent=1))
    run = subprocess.run([PROGRAM, str(path)], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{path} is refused:\n{run.stderr}")
    found, wanted = run.stdout.splitlines(), list(school.lines())
    for one, other in zip(found, wanted):
        if one != other:
            sys.exit(f"{path}\nfound    {one}\nexpected {other}")
    if len(found) != len(wanted):
        sys.exit(f"{path}: {len(found)} lines, expected {len(wanted)}")
    path.unlink()
    return True


def main():
    SCRATCH.mkdir(parents=True, exist_ok=True)
    days = compare_days()
    compared = sum(compare_school(seed) for seed in range(FIRST, FIRST + SEEDS))
    print(f"{days} dates and {compared} random schools agree; "
          f"{SEEDS - compared} seeds gave no teaching day")
    return 0 if compared >= SEEDS * 3 // 4 else 1


sys.exit(main())
