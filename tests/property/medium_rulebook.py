# SPDX-License-Identifier: GPL-3.0-or-later
"""Medium schools with more of the rulebook: reviews, observations, hosts, coaches, cover, rooms,
sites, limits of every sort and the training of a mentor. Used by medium_school.py for the seeds
from FIRST on; a school has two to five of the features."""
import medium_school

FIRST = 2000001


class RulebookLayer(medium_school.Layer):
    """A medium school to which features are added one by one."""

    def __init__(self, seed):
        super().__init__(seed)
        random = self.random
        document = self.document
        self.names = sorted(document["inductions"])
        taken = {i[role] for i in document["inductions"].values() for role in ("ect", "mentor")}
        self.others = random.shuffled(sorted(code for code in document["staff"]
                                             if code not in taken))
        self.stages = document["programmes"]["medium"]["stages"]
        for key in ("rooms", "training", "waivers"):
            document.setdefault(key, {})
        features = random.shuffled([
            self.add_reviews, self.add_observations, self.add_hosts, self.add_associates,
            self.add_partners, self.add_coach, self.add_cover, self.add_rooms, self.add_sites,
            self.add_nights, self.add_entitlement, self.add_directed, self.add_dual,
            self.add_training, self.add_change, self.add_part_time, self.add_satisfied,
            self.add_away, self.add_pairing])
        for add in features[:random.between(2, 5)]:
            add()

    # ---------------------------------------------------------------- how they are written

    def kind(self, name, people, **flags):
        random = self.random
        self.document["kinds"][name] = dict({
            "name": name, "people": people, "priority": random.between(1, 6),
            "induction": random.chance(60), "mentoring": random.chance(40),
            "after_school": random.chance(60), "before_school": random.chance(20)}, **flags)

    def add_step(self, name, kind, minutes, least=None, **more):
        for stage in self.stages.values():
            stage["steps"][name] = dict({
                "kind": kind, "minutes": self.on_grid(minutes),
                "least": self.on_grid(least or minutes)}, **more)

    def rhythm(self):
        random = self.random
        rhythm = {"every": random.pick(("half_term", "half_term", "term", "year"))}
        if random.chance(50):
            rhythm[random.pick(("first_weeks", "last_weeks"))] = random.between(1, 4)
        return rhythm

    def give(self, role, several):
        """Somebody, or some, for every induction."""
        for name in self.names:
            count = min(len(self.others), self.random.between(1, 3) if several else 1)
            people = self.random.sample(self.others, count)
            self.document["inductions"][name][role] = people if several else people[0]

    def rule(self, name, *values):
        self.document["rules"][name] = {"value": self.random.pick(values)}

    # ---------------------------------------------------------------- what is asked for

    def add_reviews(self):
        self.kind("term_review", {"ect": "free", "tutor": "free"}, assessment=True)
        point = self.random.pick((None, "review", "assessment"))
        more = {"every": "term", "last_weeks": self.random.between(1, 4)}
        if point:
            more["point"] = point
        self.add_step("term_review", "term_review", 30, 20, **more)
        for name in self.names:
            self.document["inductions"][name]["tutor"] = self.others[0]
            self.document["inductions"][name]["terms_served"] = self.random.pick((0, 1, 2, 2.6))
        self.rule("assessment_every_terms", 1, 2, 3)

    def add_observations(self):
        rhythm = self.rhythm()
        self.kind("formal", {"ect": "teaching", "observer": "free"})
        self.kind("feedback", {"ect": "free", "observer": "free"})
        self.add_step("formal", "formal", 45, 30, leads_to={
            "step": "feedback", "least": 0, "most": self.random.between(1, 5), "wished": 0,
            "both": True}, **rhythm)
        self.add_step("feedback", "feedback", 30, 15, **rhythm)
        self.give("observer", False)

    def add_hosts(self):
        self.kind("watch", {"ect": "free", "host": "teaching"})
        self.add_step("watch", "watch", 45, 20, **self.rhythm())
        self.give("hosts", True)

    def add_associates(self):
        self.kind("share", {"ect": "free", "associate": "free"})
        self.add_step("share", "share", 30, 15, **self.rhythm())
        self.give("associates", True)
        self.rule("associate_share", 0.2, 0.5)

    def add_partners(self):
        self.kind("plan", {"ect": "free", "partner": "free"})
        self.add_step("plan", "plan", 30, 15, **self.rhythm())
        self.give("partners", True)

    def add_coach(self):
        self.kind("coaching", {"mentor": "free", "coach": "free"})
        self.add_step("coaching", "coaching", 30, 15, **self.rhythm())
        for name in self.names:
            self.document["inductions"][name]["coach"] = self.others[-1]

    def add_away(self):
        self.kind("away", {"ect": "covered"}, away=True)
        self.add_step("away", "away", 120, 60, **self.rhythm())
        self.add_cover()

    def add_training(self):
        self.kind("mentor_course", {"mentor": "free"}, training=True)
        self.document["programmes"]["course"] = {"name": "drawn", "stages": {"1": {
            "lead_in_weeks": 0, "study_minutes": 0, "preparation_minutes": 0, "steps": {
                "course": dict({"kind": "mentor_course", "minutes": self.on_grid(60),
                                "least": self.on_grid(30)}, every="half_term")}}}}
        mentor = self.document["inductions"][self.names[0]]["mentor"]
        self.document["training"]["M1"] = {"mentor": mentor, "programme": "course",
                                           "minutes": self.random.pick((60, 120, 300))}

    # ---------------------------------------------------------------- people and places

    def add_cover(self):
        random = self.random
        cover = self.document["policy"].setdefault("cover", {})
        for code in random.sample(self.others, min(2, len(self.others))):
            cover[code] = {"per_week": random.pick((30, 60, 120))}
            self.document["staff"][code]["leader"] = random.chance(60)
            if random.chance(60):
                cover[code]["sustainable"] = random.pick((0, 15, 30))
        if random.chance(85):
            self.document["kinds"]["drop_in"] = dict(
                self.document["kinds"].get("drop_in", {}),
                people={"ect": "teaching", "mentor": "covered"})

    def add_rooms(self):
        for k in range(self.random.pick((1, 1, 2))):
            self.document["rooms"][f"private-{k}"] = {"name": f"room {k}", "private": True}
        for name in sorted(self.document["lessons"]):
            if self.random.chance(30):  # classes are taught there too
                self.document["lessons"][name]["room"] = "private-0"
        meeting = self.document["kinds"].setdefault("mentor_meeting", {})
        meeting["private_room"] = True

    def add_sites(self):
        document, random = self.document, self.random
        document["school"]["sites"] = {"hill": {"name": "Hill"}, "lake": {"name": "Lake"}}
        document["school"]["travel"] = {"hill/lake": random.pick((10, 15, 25))}
        for code in sorted(document["staff"]):
            document["staff"][code]["site"] = "hill"
        for code in self.others[:2]:
            document["staff"][code]["site"] = "lake"

    def add_nights(self):
        if self.random.chance(40):
            self.rule("after_school_allowed", 0)
        else:
            self.document["policy"]["meeting_nights"] = sorted(
                self.random.sample(list(medium_school.DAYS), self.random.between(1, 3)))

    def add_entitlement(self):
        for name in self.names:
            self.document["inductions"][name]["entitlement_minutes"] = \
                self.random.pick((60, 90, 130))
        self.rule("ect_single_week_factor", 1, 1.5)
        self.rule("observed_per_week", 1, 2)

    def add_directed(self):
        self.rule("trapped_time", 0, 1)
        self.rule("directed_hours", 60, 100, 200)

    def add_dual(self):
        name = self.names[0]
        induction = self.document["inductions"][name]
        induction["tutor"] = induction["mentor"]
        self.document["waivers"]["dual"] = {
            "rule": "H12", "induction": name, "reason": "small school", "author": "head",
            "expires": (self.last + medium_school.WEEK).isoformat()}

    def add_change(self):
        induction = self.document["inductions"][self.names[0]]
        monday = self.mondays[self.random.between(1, len(self.mondays) - 1)]
        if induction.get("from", "") < monday.isoformat() < induction.get("until", "9"):
            induction["changes"] = {monday.isoformat(): {"stage": 3 - induction["stage"]}}
        self.document["fixed"]["pins"] = {}

    def add_part_time(self):
        ect = self.document["inductions"][self.names[0]]["ect"]
        self.document["staff"][ect]["fte"] = self.random.pick((0.5, 0.6, 0.8))
        self.rule("part_time_stretch", 1)
        self.document["fixed"]["pins"] = {}

    def add_satisfied(self):
        induction = self.document["inductions"][self.random.pick(self.names)]
        self.document["commitments"]["instead"] = {
            "type": "training", "staff": [induction["ect"]], "name": "a course",
            "satisfies": ["mentor_meeting", "drop_in"],
            "on": {self.random.pick(self.dates): {"start": "11:00", "end": "12:00"}}}

    def add_pairing(self):
        random, staff = self.random, self.document["staff"]
        for induction in self.document["inductions"].values():
            staff[induction["mentor"]]["years"] = random.pick((1, 5, 12))
            staff[induction["ect"]]["line_manager"] = random.pick((induction["mentor"],
                                                                   self.others[0]))
            induction["previous_mentor"] = random.pick((induction["mentor"], self.others[0]))
