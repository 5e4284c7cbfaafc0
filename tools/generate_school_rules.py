# SPDX-License-Identifier: GPL-3.0-or-later
"""What generate_school --all-rules lays over an invented school: reviews, observations, hosts,
check-ins, mentors in training, rooms, cover, directed time, meeting nights, a second site.

Densities: 40 % of the mentors are new to it (published: 34 to 42 % on three pilots); one tutor for
all; a quarter of the new teachers with each of the wishes of a programme's flags; one in eight at
risk; a second site in three schools of ten that have 50 teachers or more. Mentors of two new
teachers, whose weeks are full, get no more visits. The timetable itself is not touched.
"""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
CUT = {1: 3, 2: 2}  # periods a week that a new teacher teaches less than the others
NEW_MENTORS = 40    # of a hundred
NIGHTS = (("Mon", "Tue", "Thu"), ("Tue", "Wed", "Thu"), ("Mon", "Tue", "Wed", "Thu"))


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


class Rules:
    """`school` as generate_school made it, `document` its instance, `random` a stream of its own:
    what is drawn here changes nothing that was drawn before."""

    def __init__(self, school, document, random):
        self.school, self.document, self.random = school, document, random
        bell = school.shape.bell
        first = next(period for period in bell if period[3] == "teaching")
        self.length = self.minute(first[2]) - self.minute(first[1])
        self.end = self.minute(bell[-1][2])
        self.pairs = [(f"E{k + 1:02d}", *pair) for k, pair in enumerate(school.pairs)]
        self.involved = {t.code for _, new, mentor, _ in self.pairs for t in (new, mentor)}
        self.leaders = [t for t in school.staff if t.role in ("head", "leader")]

    @staticmethod
    def minute(text):
        return int(text[:2]) * 60 + int(text[3:])

    def lay(self):
        self.describe_staff()
        self.hire_helpers()
        self.extend_inductions()
        self.train_mentors()
        self.open_rooms()
        self.allow_cover()
        self.call_groups()
        self.open_second_site()
        return self.document

    # ---------------------------------------------------------------- people

    def describe_staff(self):
        """Years, phase, line managers, and directed time that stands in no timetable: INSET and
        parents' evenings, some 48 to 66 hours."""
        school, random = self.school, self.random
        manager = {}
        for teacher in school.staff:
            if teacher.role in ("middle", "head"):
                manager.setdefault(teacher.subject, teacher.code)
        for teacher in school.staff:
            entry = self.document["staff"][teacher.code]
            new = teacher.role == "new"
            entry["years"] = teacher.stage - 1 if new else random.between(2, 24)
            if school.shape.phase == "primary":
                entry["phase"] = "KS1" if random.chance(40) else "KS2"
            elif school.shape.phase == "secondary":
                entry["phase"] = "KS3" if random.chance(50) else "KS4"
            boss = manager.get(teacher.subject, school.staff[0].code)
            if boss != teacher.code:
                entry["line_manager"] = boss
            entry["directed_minutes"] = random.between(48, 66) * 60 * teacher.fte // 1000

    def hire_helpers(self):
        """Cover supervisors and a coach who serves every mentor; they teach nobody."""
        staff = self.document["staff"]
        self.supervisors = [f"CS{k + 1}" for k in range(max(1, self.school.shape.staff // 50))]
        for k, code in enumerate(self.supervisors):
            staff[code] = {"name": f"Cover supervisor {k + 1}"}
        self.coach = "CO1"
        days = self.random.sample(DAYS, 3)
        staff[self.coach] = {"name": "Coach of the mentors", "fte": 0.6, "works": {
            "always": {"days": {day: {} for day in DAYS if day in days}}}}

    # ---------------------------------------------------------------- inductions

    def colleagues(self, teacher, count):
        """Those of the subject first, never a new teacher, never the pair."""
        others = [t for t in self.random.shuffled(self.school.staff)
                  if t.role not in ("new", "head") and t.code not in self.involved]
        near = [t for t in others if t.subject == teacher.subject]
        far = [t for t in others if t.subject != teacher.subject]
        return sorted(t.code for t in (near[:count - 1] + far + near[count - 1:])[:count])

    def extend_inductions(self):
        school, random = self.school, self.random
        visits = {}
        for _, _, mentor, _ in self.pairs:
            visits[mentor.code] = visits.get(mentor.code, 0) + 1
        self.document["school"]["reference_load_minutes"] = 22 * self.length
        for name, new, mentor, stage in self.pairs:
            entry = self.document["inductions"][name]
            entry["programme"] = "generic-2025-full"
            entry["hosts"] = self.colleagues(new, 5)
            entry["flags"] = self.flags(new, visits[mentor.code] > 1)
            if "associates" in entry["flags"]:
                entry["associates"] = self.colleagues(new, 3)
            if "co_planning" in entry["flags"]:
                entry["partners"] = self.colleagues(new, 2)
            if random.chance(50) or self.length < 60:
                entry["entitlement_minutes"] = CUT[stage] * self.length
            if stage == 2 and random.chance(25):
                entry["previous_mentor"] = self.colleagues(new, 1)[0]
            others = [t.code for t in self.leaders if t is not school.tutor and t is not mentor]
            if others and random.chance(30):
                entry["observer"] = random.pick(others)

    def flags(self, new, full_weeks):
        random = self.random
        drawn = {"associates": random.chance(25), "co_planning": random.chance(25),
                 "external_visit": random.chance(25), "summer_reading": random.chance(25),
                 "team_teach": random.chance(25), "whole_lessons": random.chance(25),
                 "at_risk": random.below(1000) < 125}
        if full_weeks or new.fte < 1000:
            drawn.update(team_teach=False, whole_lessons=False, at_risk=False)
        if drawn["at_risk"]:
            drawn.update(team_teach=False, whole_lessons=False, external_visit=False)
        return sorted(flag for flag, is_set in drawn.items() if is_set)

    def train_mentors(self):
        """New mentors have 20 hours; a conference from outside stands for some of them."""
        school, random = self.school, self.random
        mentors = sorted({mentor.code for _, _, mentor, _ in self.pairs})
        count = max(1, (len(mentors) * NEW_MENTORS + 50) // 100)
        new = sorted(random.sample(mentors, count))
        training = {}
        for code in new:
            flags = ["coaching"] if random.chance(60) else []
            if flags and random.chance(20):
                flags.append("no_filming")
            training[f"T-{code}"] = {"mentor": code, "tutor": school.tutor.code,
                                     "coach": self.coach, "programme": "mentor-training-2025",
                                     "flags": flags}
        self.document["training"] = training
        free = [day for day in school.dates if "2025-11-10" < day < "2025-12-05"]
        day = random.pick(free)
        self.document["commitments"]["conference"] = {
            "type": "training", "staff": new, "name": "mentors' conference",
            "satisfies": ["mentor_training"],
            "on": {day: {"start": school.start, "end": school.end}}}

    # ---------------------------------------------------------------- rooms, cover, policy

    def open_rooms(self):
        count = 2 + len(self.pairs) // 4
        for k in range(count):
            self.document["rooms"][f"quiet-{k + 1}"] = {"name": f"Quiet room {k + 1}",
                                                        "private": True}

    def allow_cover(self):
        random = self.random
        cover = {code: {"per_week": 300, "per_term": 2400, "per_year": 6000, "rate_pence": 1850}
                 for code in self.supervisors}
        able = [t for t in self.leaders if t is not self.school.tutor] or self.leaders
        for teacher in random.sample(able, min(2, len(able))):
            cover[teacher.code] = {"per_week": 120, "per_term": 600, "per_year": 1500,
                                   "sustainable": 60, "rate_pence": 4200}
        self.document["policy"] = {
            "meeting_nights": list(random.pick(NIGHTS)),
            "cover": cover,
            "caps": {"tutor-day": {"staff": [self.school.tutor.code], "per": "day", "sessions": 4,
                                   "reason": "the tutor has a school to run"}}}

    def call_groups(self):
        school, random = self.school, self.random
        after = clock(self.end + 10)

        def thursdays(first, last):
            return [day for day in school.dates if first < day < last
                    and self.weekday(day) == 3]
        events = self.document["events"]
        events["mentors-exchange"] = {
            "kind": "peer_mentor_group", "name": "mentors' exchange", "groups": ["mentors"],
            "minutes": 45, "quorum": 0.6,
            "options": {f"{day} {after}": {} for day in
                        sorted(random.sample(thursdays("2026-01-12", "2026-02-10"), 3))}}
        events["sharing"] = {
            "kind": "sharing_slot", "name": "sharing of practice", "groups": ["ects", "mentors"],
            "minutes": 45, "quorum": 0.5,
            "options": {f"{day} {after}": {} for day in
                        sorted(random.sample(thursdays("2026-06-08", "2026-07-10"), 3))}}

    @staticmethod
    def weekday(day):
        import datetime
        return datetime.date.fromisoformat(day).weekday()

    def open_second_site(self):
        """The tutor and two others are at the other site one day a week, 15 minutes away."""
        school, random = self.school, self.random
        if school.shape.staff < 50 or not random.chance(30):
            return
        self.document["school"]["sites"] = {"main": {"name": "Main building"},
                                            "north": {"name": "North building"}}
        self.document["school"]["travel"] = {"main/north": 15}
        able = [t for t in school.staff if t.role == "main" and t.fte == 1000
                and t.code not in self.involved]
        away = [school.tutor] + random.sample(able, 2)
        for code, entry in self.document["staff"].items():
            entry["site"] = "main"
            if code in [t.code for t in away]:
                day = random.pick(DAYS)
                entry["works"] = {"always": {"days": {
                    name: {"site": "north"} if name == day else {} for name in DAYS}}}


def lay_rules(school, document, random):
    return Rules(school, document, random).lay()
