#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of the benchmark: the reader of written models, the other programs' answers, what counts
in the table, the cut calendar."""
import importlib.machinery
import importlib.util
import io
import json
import math
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
TOOLS = os.path.join(os.environ["SOURCE"], "tools")
sys.path.insert(0, TOOLS)
from bench import lp_model, measure, peers, process, schools, table

loader = importlib.machinery.SourceFileLoader("benchmark", os.path.join(TOOLS, "benchmark"))
benchmark = importlib.util.module_from_spec(
    importlib.util.spec_from_loader("benchmark", loader))
loader.exec_module(benchmark)

# At least one of three things, of weight 2, 3, 4 and worth 5, 4, 6, in a bag for 6: the best are
# a and c (5 + 6 = 11), told as a minimum of -11.
BAG = """\\ value = 20 + 2 x objective
Minimize
 obj: - 5 a - 4 b
  - 6 c + 0 idle
Subject To
 weight: + 2 a + 3 b + 4 c <= 6
 least.lo: + a + b + c >= 1
Bounds
 0 <= idle <= 7
Generals
 idle
Binaries
 a b
 c
End
"""


def read(text):
    return lp_model.read(io.StringIO(text))


class Reader(unittest.TestCase):
    def test_reads_every_part(self):
        model = read(BAG)
        self.assertEqual(model.names, ["a", "b", "c", "idle"])
        self.assertEqual(model.costs, [-5, -4, -6, 0])
        self.assertEqual(model.row_names, ["weight", "least.lo"])
        self.assertEqual(model.sides, [(-math.inf, 6), (1, math.inf)])
        self.assertEqual(model.entry_rows, [0, 0, 0, 1, 1, 1])
        self.assertEqual(model.entry_columns, [0, 1, 2, 0, 1, 2])
        self.assertEqual(model.entry_values, [2, 3, 4, 1, 1, 1])
        self.assertEqual((model.lower, model.upper), ([0, 0, 0, 0], [1, 1, 1, 7]))
        self.assertEqual(model.whole, [True] * 4)

    def test_reads_each_sort_of_bound(self):
        text = "Minimize\n obj: + v + w + x + y + z\nSubject To\n r: + v = -2\nBounds\n" \
               " v free\n -inf <= w <= 3\n x >= -4\n y = 5\n -1 <= z <= 2\nEnd\n"
        model = read(text)
        self.assertEqual(model.lower, [-math.inf, -math.inf, -4, 5, -1])
        self.assertEqual(model.upper, [math.inf, 3, math.inf, 5, 2])
        self.assertEqual(model.sides, [(-2, -2)])
        self.assertEqual(model.whole, [False] * 5)

    def test_refuses_what_is_not_written(self):
        for old, new in ((" 0 <= idle <= 7\n", ""), ("End\n", ""), ("<= 6", "< 6"),
                         ("+ 2 a", "+ 2.5 a"), ("+ 2 a", "2 a"), ("Generals", "General"),
                         (" a b\n", " a b d\n"), ("obj:", "cost:"),
                         ("Bounds\n", "Subject To\nBounds\n")):
            with self.assertRaises(lp_model.Fault, msg=f"{old!r} as {new!r}"):
                read(BAG.replace(old, new, 1))


class Peers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)
        return path

    def test_each_program_finds_the_best_bag(self):
        path = self.write("bag.lp", BAG)
        for name, solve in peers.SOLVERS.items():
            told = solve(path, 20, None)
            self.assertEqual((told["status"], told["objective"], told["bound"]),
                             ("optimal", -11, -11), name)

    def test_each_program_says_that_there_is_none(self):
        path = self.write("none.lp", BAG.replace(">= 1", ">= 4"))
        for name, solve in peers.SOLVERS.items():
            self.assertEqual(solve(path, 20, None)["status"], "infeasible", name)

    def test_values_of_components_add_up(self):
        self.write("component-01-tier-3.lp", BAG)
        self.write("component-02-tier-3.lp", BAG.replace("value = 20", "value = 30"))
        self.write("textbook-tier-3.lp", BAG)
        found = peers.run_school("HiGHS", self.folder.name, "ours", 20, None)
        self.assertEqual((found["proved"], found["models"], found["values"]),
                         (True, 2, {"3.1": 20 - 22 + 30 - 22}))

    def test_stops_at_the_first_number_that_is_not_proved(self):
        self.write("textbook-tier-1-class-2.lp", BAG)
        self.write("textbook-tier-1-class-10.lp", BAG.replace(">= 1", ">= 4"))
        self.write("textbook-tier-3.lp", BAG)
        found = peers.run_school("HiGHS", self.folder.name, "textbook", 20, None)
        self.assertEqual((found["proved"], found["seconds"], found["models"]), (False, 20, 2))
        self.assertEqual((found["open"]["tier"], found["open"]["part"]), (1, 10))

    def test_nobody_is_asked_where_nothing_costs(self):
        self.write("component-01-tier-6.lp",
                   BAG.replace("- 5 a - 4 b\n  - 6 c", "+ 0 a + 0 b\n  + 0 c"))
        found = peers.run_school("HiGHS", self.folder.name, "ours", 20, None)
        self.assertEqual((found["models"], found["values"]), (0, {"6.1": 20}))


class Processes(unittest.TestCase):
    def test_a_program_over_its_limit_is_ended_and_still_measured(self):
        outcome = process.run(["sh", "-c", "exec sleep 30"], 0.3)
        self.assertTrue(outcome.cut)
        self.assertLess(outcome.seconds, 5)
        self.assertGreater(outcome.mib, 0)

    def test_memory_is_the_program_s_and_not_ours(self):
        filler = bytearray(200 << 20)
        outcome = process.run(["true"], 10)
        self.assertLess(outcome.mib, 20)
        self.assertEqual(len(filler), 200 << 20)


def run(**changes):
    line = {"size": "primary", "seed": 1, "program": "cbc", "model": "textbook", "seconds": 300,
            "mib": 1, "proved": False, "ratio": 3.0, "value": 40, "remark": "",
            "open": {"tier": 3, "part": 1, "best": None, "bound": 30}}
    line.update(changes)
    return line


class Table(unittest.TestCase):
    def test_bound_and_gap_are_those_of_the_middle_school(self):
        runs = [run(), run(value=50), run(value=31), run(proved=True, open=None, value=None)]
        self.assertEqual(table.bound_and_gap(runs), ("30 of 40", "10 (25 %)"))
        self.assertEqual(table.bound_and_gap(runs[3:]), ("-", "0"))

    def test_most_schools_without_a_bound_have_none(self):
        none = run(open={"tier": 3, "part": 1, "best": None, "bound": None})
        self.assertEqual(table.bound_and_gap([none, none, run()]), ("none", "-"))

    def test_a_ratio_with_unproved_runs_is_a_least_one(self):
        self.assertEqual(table.ratio_text([run(proved=True, ratio=2.0)]), "2")
        self.assertEqual(table.ratio_text([run(), run(proved=True, ratio=9.0)]), ">= 6")

    def test_floors_say_what_is_missed(self):
        own = run(program="ringfence", model="", size="large", seconds=61, mib=501)
        lines = table.floor_lines([own, run(ratio=4.9), run(model="ours", ratio=1.0)],
                                  {"point": 30, "seconds": 299})
        self.assertEqual([line.rsplit("|", 2)[1].strip() for line in lines[2:]],
                         ["NO", "yes", "NO", "NO", "yes"])


class Agreement(unittest.TestCase):
    NUMBERS = [{"tier": 1, "part": 2, "value": 0, "bound": 0, "status": "certified"},
               {"tier": 3, "part": 1, "value": 40, "bound": 30, "status": "gap"}]

    def remark(self, values, model="textbook"):
        return benchmark.compare({"open": None, "values": values}, model, self.NUMBERS)

    def test_the_same_values_need_no_remark(self):
        self.assertEqual(self.remark({"1.2": 0, "3.1": 40}), "")

    def test_another_value_of_a_proved_number_disagrees(self):
        self.assertIn("DISAGREES at 1.2", self.remark({"1.2": 1}))

    def test_a_better_value_of_an_open_number_is_told(self):
        self.assertEqual(self.remark({"3.1": 35}), "better at 3.1: 35, ours 40")
        self.assertIn("DISAGREES", self.remark({"3.1": 41}))

    def test_components_may_stay_below_but_not_above(self):
        self.assertEqual(self.remark({"3.1": 35}, "ours"), "")
        self.assertIn("DISAGREES", self.remark({"3.1": 41}, "ours"))


class Kept(unittest.TestCase):
    def test_a_cell_of_another_stamp_is_none(self):
        with tempfile.TemporaryDirectory() as work:
            cells = measure.Cells(work)
            cells.put("a", "1", {"x": 2})
            self.assertEqual(cells.get("a", "1"), {"x": 2})
            self.assertIsNone(cells.get("a", "2"))
            self.assertIsNone(cells.get("b", "1"))


class Schools(unittest.TestCase):
    def test_a_cut_year_loses_what_lies_after_it(self):
        span = {"1": {"from": "2025-09-01", "until": "2025-10-24"},
                "2": {"from": "2025-11-03", "until": "2025-12-19"}}
        school = {"calendar": {
            "terms": {"autumn": {"half_terms": span},
                      "spring": {"half_terms": {"1": {"from": "2026-01-05",
                                                      "until": "2026-02-13"}}}},
            "inset": {"2025-09-01": {}, "2026-01-05": {}},
            "closures": {"x": {"from": "2026-02-02", "until": "2026-02-02"}}},
            "events": {"kept": {"options": {"2025-09-18 15:20": {}, "2025-11-06 15:20": {}}},
                       "lost": {"options": {"2026-01-05 09:00": {}}}}}
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "school.json")
            schools.write(path, school)
            with open(schools.cut(folder, path, 1), encoding="utf-8") as stream:
                layer = json.load(stream)
        self.assertEqual(layer, {
            "calendar": {"terms": {"autumn": {"half_terms": {"2": None}}, "spring": None},
                         "inset": {"2026-01-05": None}, "closures": {"x": None}},
            "events": {"kept": {"options": {"2025-11-06 15:20": None}}, "lost": None}})

    def test_seeds_are_the_digits_of_the_hash(self):
        digits = "".join(c for c in "5e7591aae73b1520adf76e564f44ba8ad8309202" if c.isdigit())
        windows = [int(digits[k:k + 3]) for k in range(len(digits))]
        self.assertEqual(len(schools.SEEDS), 20)
        self.assertEqual(schools.SEEDS, tuple(windows[:20]))


if __name__ == "__main__":
    unittest.main()
