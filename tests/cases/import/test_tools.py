#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests tools/timetable_layers on a hand-written school and tools/draw_inductions on drawn ones.

usage: test_tools.py SCRATCH  (SOURCE in the environment)
"""
import collections
import json
import os
import shutil
import subprocess
import sys
import unittest

FOLDER = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.environ.get("SOURCE", os.path.join(FOLDER, "..", "..", ".."))
SCRATCH = sys.argv.pop(1) if len(sys.argv) > 1 else "import_tools"


def run(tool, *arguments, hash_seed="0"):
    environment = dict(os.environ, PYTHONHASHSEED=hash_seed)
    return subprocess.run([sys.executable, os.path.join(SOURCE, "tools", tool), *arguments],
                          check=True, stdout=subprocess.PIPE, env=environment).stdout


def span(start, end):
    return {"start": start, "end": end}


class TimetableLayers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        shutil.rmtree(SCRATCH, ignore_errors=True)
        os.makedirs(os.path.join(SCRATCH, "in"))
        shutil.copy(os.path.join(FOLDER, "neutral_small.json"), os.path.join(SCRATCH, "in"))
        run("timetable_layers", os.path.join(SCRATCH, "in"), os.path.join(SCRATCH, "out"))
        cls.path = os.path.join(SCRATCH, "out", "neutral_small.json")
        with open(cls.path, encoding="utf-8") as file:
            cls.layer = json.load(file)

    def test_lessons_of_a_class_and_subject_are_one_entry_with_cells(self):
        self.assertEqual(self.layer["lessons"], {
            "7a Ma": {"class": "7a", "subject": "Ma", "staff": ["T1"], "room": "R1",
                      "at": {"Mon/P1": {}, "Mon/P2": {}, "Fri/P3": {"staff": ["T1", "T2"]}}},
            "7a+7b Art": {"class": "7a+7b", "subject": "Art", "staff": ["T2"],
                          "at": {"Tue/P4": {}, "Wed/P1": {}, "Thu/P2": {}}}})

    def test_what_has_no_class_is_a_commitment_and_absences_reach_out_of_the_day(self):
        self.assertEqual(self.layer["commitments"], {
            "Duty.Quad T2": {"name": "Duty.Quad", "type": "duty", "staff": ["T2"],
                             "at": {"Wed/Recess": {}}},
            "Open morning T1": {"name": "Open morning", "type": "other", "staff": ["T1"],
                                "at": {"Sat/P1": {}}},
            "away T1": {"name": "not available", "type": "absence", "staff": ["T1"],
                        "at": {"Tue/P1": span("00:00", "09:30")}}})

    def test_whole_days_away_and_sparse_days_are_working_patterns(self):
        days = {day: {} for day in ("Mon", "Tue", "Wed", "Fri", "Sat")}
        self.assertEqual(self.layer["staff"], {
            "T1": {"name": "T1", "subject": "Ma", "works": {"timetable": {"days": days}}},
            "T2": {"name": "T2", "subject": "Art", "works": {"timetable": {"days": {
                day: {} for day in ("Mon", "Tue", "Wed", "Thu", "Fri")}}}}})

    def test_times_are_assumed_and_rows_closed_on_all_days_are_rests(self):
        usual = {"P1": span("08:30", "09:30"), "P2": span("09:30", "10:30"),
                 "Recess": dict(span("10:30", "10:50"), **{"class": "break"}),
                 "P3": span("10:50", "11:50"),
                 "L": dict(span("11:50", "12:30"), **{"class": "lunch"}),
                 "P4": span("12:30", "13:30")}
        short = {name: usual[name] for name in usual if name != "P4"}
        self.assertEqual(self.layer["calendar"]["bells"],
                         {"main": {"periods": usual, "days": {"Fri": {"periods": short}}}})

    def test_the_pupils_day_is_the_first_to_the_last_core_lesson(self):
        days = self.layer["calendar"]["days"]
        self.assertEqual(days["Mon"], {"pupils": span("08:30", "10:30"),
                                       "open": span("08:00", "11:45")})
        self.assertEqual(days["Wed"], {"pupils": span("08:30", "09:30"),
                                       "open": span("08:00", "10:50")})
        self.assertEqual(days["Sat"], {"pupils": span("08:30", "09:30"),
                                       "open": span("08:30", "09:30")})

    def test_named_times_and_a_second_bell_are_used(self):
        with open(os.path.join(SCRATCH, "in", "neutral_small.json"), encoding="utf-8") as file:
            form = json.load(file)
        form.update(periods=["1 08:15 - FP08:15", "2 09:15 - FP09:15", "3 10:30 - FP10:15",
                             "4 11:30 - FP11:45", "5 12:45 - FP12:45", "6 13:45 - FP13:45"],
                    closed=[])
        form["lessons"][1]["class"] = ["1FPBEE"]
        os.makedirs(os.path.join(SCRATCH, "named"), exist_ok=True)
        with open(os.path.join(SCRATCH, "named", "two.json"), "w", encoding="utf-8") as file:
            json.dump(form, file)
        run("timetable_layers", os.path.join(SCRATCH, "named"), os.path.join(SCRATCH, "named_out"))
        with open(os.path.join(SCRATCH, "named_out", "two.json"), encoding="utf-8") as file:
            layer = json.load(file)
        bells = layer["calendar"]["bells"]
        self.assertEqual(bells["main"]["periods"]["3"], span("10:30", "11:30"))
        self.assertEqual(bells["fp"]["periods"]["3"], span("10:15", "11:15"))
        self.assertEqual(bells["fp"]["periods"]["6"], span("13:45", "14:45"))
        self.assertEqual({name: lesson.get("bell") for name, lesson in layer["lessons"].items()},
                         {"1FPBEE Ma": "fp", "7a Ma": None, "7a+7b Art": None})

    def test_the_same_folder_gives_the_same_bytes(self):
        again = os.path.join(SCRATCH, "again")
        run("timetable_layers", os.path.join(SCRATCH, "in"), again, hash_seed="1")
        with open(self.path, "rb") as one, open(os.path.join(again, "neutral_small.json"),
                                                "rb") as other:
            self.assertEqual(one.read(), other.read())


def staff_room(count, subjects=7):
    """A layer of `count` teachers with 10 to 20 lessons and one without any."""
    staff = {f"T{i:03d}": {"subject": f"S{i % subjects}"} for i in range(count)}
    lessons = {f"L{name}": {"staff": [name], "subject": entry["subject"],
                            "at": {f"Mon/{k}": {} for k in range(10 + int(name[1:]) % 11)}}
               for name, entry in staff.items()}
    return {"staff": dict(staff, ZZ={"name": "no lessons"}), "lessons": lessons}


def load(layer, person):
    return len(layer["lessons"]["L" + person]["at"])


class DrawInductions(unittest.TestCase):
    def draw(self, layer, seed, **options):
        path = os.path.join(SCRATCH, "drawn.json")
        os.makedirs(SCRATCH, exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(layer, file)
        return run("draw_inductions", path, "--seed", str(seed), **options)

    def test_same_seed_same_bytes_whatever_the_hash_seed(self):
        layer = staff_room(70)
        first = self.draw(layer, 5)
        self.assertEqual(first, self.draw(layer, 5, hash_seed="17"))
        self.assertNotEqual(first, self.draw(layer, 6))

    def test_one_ect_for_ten_staff_with_lessons(self):
        for count, wanted in ((2, 1), (14, 1), (15, 2), (70, 7), (104, 10)):
            inductions = json.loads(self.draw(staff_room(count), 1))["inductions"]
            self.assertEqual(len(inductions), wanted, count)

    def test_people_have_one_part_each_and_teach(self):
        for seed in range(10):
            inductions = json.loads(self.draw(staff_room(70), seed))["inductions"].values()
            ects = [entry["ect"] for entry in inductions]
            mentors = {entry["mentor"] for entry in inductions}
            tutors = {entry["tutor"] for entry in inductions}
            self.assertEqual(len(set(ects)), len(ects))
            self.assertFalse(set(ects) & mentors or set(ects) & tutors or mentors & tutors)
            self.assertNotIn("ZZ", set(ects) | mentors | tutors)

    def test_loads_of_ects_are_near_the_median_and_mentors_bearable(self):
        layer = staff_room(70)
        ordered = sorted(load(layer, f"T{i:03d}") for i in range(70))
        middle = sorted(abs(value - ordered[34]) for value in ordered)[34]
        for seed in range(10):
            for entry in json.loads(self.draw(layer, seed))["inductions"].values():
                self.assertLessEqual(abs(load(layer, entry["ect"]) - ordered[34]), middle)
                self.assertLessEqual(load(layer, entry["mentor"]), ordered[51])

    def test_mentors_teach_the_same_subject_where_there_is_one(self):
        layer = staff_room(60)
        for seed in range(10):
            for entry in json.loads(self.draw(layer, seed))["inductions"].values():
                self.assertEqual(layer["staff"][entry["ect"]]["subject"],
                                 layer["staff"][entry["mentor"]]["subject"])

    def test_about_one_mentor_in_six_has_two(self):
        for seed in range(10):
            inductions = json.loads(self.draw(staff_room(140, 1), seed))["inductions"].values()
            held = collections.Counter(entry["mentor"] for entry in inductions)
            self.assertEqual(collections.Counter(held.values()), {1: 10, 2: 2})

    def test_stages_go_by_turns_and_the_seed_says_which_is_first(self):
        for seed in (0, 1):
            inductions = json.loads(self.draw(staff_room(40), seed))["inductions"]
            self.assertEqual([entry["stage"] for _, entry in sorted(inductions.items())],
                             [1, 2, 1, 2] if seed == 0 else [2, 1, 2, 1])

    def test_later_layers_change_earlier_ones(self):
        layer = staff_room(12)
        paths = [os.path.join(SCRATCH, name) for name in ("base.json", "patch.json")]
        patch = {"lessons": {f"LT{i:03d}": None for i in range(2, 12)}}
        for path, content in zip(paths, (layer, patch)):
            with open(path, "w", encoding="utf-8") as file:
                json.dump(content, file)
        drawn = json.loads(run("draw_inductions", *paths, "--seed", "3"))["inductions"]
        self.assertEqual({drawn["E1"]["ect"], drawn["E1"]["mentor"]}, {"T000", "T001"})


if __name__ == "__main__":
    unittest.main(verbosity=1)
