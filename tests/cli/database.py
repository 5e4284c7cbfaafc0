#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan file as another program sees it: settings, constraints, and the views."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

program, source = os.environ["RINGFENCE"], os.environ["SOURCE"]
examples = os.path.join(source, "instances", "examples")
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


def solve(name, *layers):
    files = [os.path.join(examples, layer) for layer in layers]
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1756684800")
    subprocess.run([program, "solve", "--progress", "none", "--db", name, *files], check=False,
                   env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def dump(name):
    with sqlite3.connect(name) as database:
        return "\n".join(database.iterdump())


def one(database, sql):
    return database.execute(sql).fetchone()[0]


def refused(database, sql):
    try:
        database.execute(sql)
    except sqlite3.IntegrityError:
        database.rollback()
        return True
    return False


def look():
    solve("a.sqlite", "first-pair-one-week.json")
    solve("a.sqlite", "no-common-slot.json")
    solve("a.sqlite", "group-training-quorum.json")
    database = sqlite3.connect("a.sqlite")
    database.execute("PRAGMA foreign_keys = ON")
    expect("application id", one(database, "PRAGMA application_id"), 1382641255)
    expect("version", one(database, "PRAGMA user_version"), 3)
    expect("journal", one(database, "PRAGMA journal_mode"), "delete")
    expect("integrity", one(database, "PRAGMA integrity_check"), "ok")
    expect("orphans", database.execute("PRAGMA foreign_key_check").fetchall(), [])
    expect("strict tables", one(database, "SELECT count(*) FROM pragma_table_list WHERE "
                                "schema = 'main' AND type = 'table' AND NOT strict "
                                "AND name NOT LIKE 'sqlite%'"), 0)
    expect("counts", one(database, "SELECT count(*) FROM run r WHERE sessions <> (SELECT count(*) "
                         "FROM session s WHERE s.run = r.run) OR placed <> (SELECT count(*) FROM "
                         "session s WHERE s.run = r.run AND placed)"), 0)
    expect("started", one(database, "SELECT count(DISTINCT started) FROM run"), 1)
    expect("when", one(database, "SELECT started FROM run"), "2025-09-01T00:00:00Z")

    # Values by hand from the examples' own pages.
    expect("who_meets_when", database.execute(
        "SELECT date, start, until, session, people, tired FROM who_meets_when WHERE run = 1"
    ).fetchall(), [("2025-09-16", "10:00", "10:15", "E1/drop_in/2025-09-15", "AB CD", ""),
                   ("2025-09-16", "11:20", "12:20", "E1/mentor_meeting/2025-09-15", "AB CD", "")])
    expect("each_pairs_home", database.execute(
        "SELECT ect, mentor, weekday, start FROM each_pairs_home WHERE run = 1 AND "
        "kind = 'mentor meeting'").fetchall(), [("AB", "CD", "Tuesday", "11:20")])
    expect("what_is_unplaced_and_why", database.execute(
        "SELECT class, count(*), sum(reason LIKE 'of % moments in its window: %') FROM "
        "what_is_unplaced_and_why WHERE run = 2 GROUP BY class").fetchall(),
        [(2, 3, 3), (4, 3, 3)])
    expect("obstacles add up", one(database, "SELECT count(*) FROM unplaced u WHERE NOT EXISTS "
                                   "(SELECT 1 FROM obstacle o WHERE o.run = u.run AND "
                                   "o.session = u.session)"), 0)
    expect("missing people", one(database, "SELECT count(*) FROM what_is_unplaced_and_why WHERE "
                                 "run = 3 AND reason LIKE '% does not come'"), 1)
    expect("each_persons_week", database.execute(
        "SELECT monday, sessions, session_minutes, tired_sessions, planning_minutes > 0 FROM "
        "each_persons_week WHERE run = 1 AND person = 'CD'").fetchall(),
        [("2025-09-15", 2, 75, 0, 1)])
    expect("how_good_is_the_plan", database.execute(
        "SELECT value FROM how_good_is_the_plan WHERE run = 2 AND tier = 3").fetchall(), [(10,)])

    # The file itself refuses a plan that breaks a rule it can say.
    clash = ("INSERT INTO attendance VALUES (1, 'E1/drop_in/2025-09-15', 'AB', 'ect', 'free', "
             "'2025-09-16', 680)")
    expect("a session without a person", refused(database, clash), True)
    expect("two at once", refused(database, "UPDATE session SET start = 680 WHERE run = 1 AND "
                                  "session = 'E1/drop_in/2025-09-15'"), True)
    expect("a date that is none", refused(database, "UPDATE session SET date = '2025-02-30' "
                                          "WHERE run = 1"), True)
    expect("text for minutes", refused(database, "UPDATE session SET start = 'ten'"), True)
    database.close()

    # The same input gives the same file, as SQL tells it.
    solve("b.sqlite", "first-pair-one-week.json")
    solve("c.sqlite", "first-pair-one-week.json")
    expect("same bytes", dump("b.sqlite") == dump("c.sqlite"), True)


def picked_school():
    """The special school with two rooms, a mentor in training, a rate and two waivers."""
    with open(os.path.join(examples, "special-school.json"), encoding="utf-8") as file:
        school = json.load(file)
    school["rooms"] = {"Q": {"name": "Quiet room", "private": True}}
    school["training"] = {"T-CD": {"mentor": "CD", "tutor": "GH", "stage": 1,
                                   "programme": "mentor-training-2025"}}
    school["policy"]["cover"]["TA"]["rate_pence"] = 1250
    first = school["calendar"]["terms"]["autumn"]["half_terms"]["1"]["from"]
    waiver = {"rule": "H6", "induction": "E1", "reason": "one corridor", "author": "head teacher"}
    school["waivers"] = {"over": dict(waiver, expires="2025-08-31"), "on": dict(waiver,
                                                                               expires=first)}
    school["waivers"]["all"] = {"rule": "H12", "reason": "few staff", "author": "governors",
                                "expires": "2026-08-31"}
    with open("picked.json", "w", encoding="utf-8") as file:
        json.dump(school, file)
    return first


def look_at_picks():
    """Who and what was chosen is in the file, and is read back: the plan is still found sound."""
    first = picked_school()
    solve("picks.sqlite", os.path.abspath("picked.json"))
    checked = subprocess.run([program, "check", "picked.json", "--db", "picks.sqlite"],
                             check=False, stdout=subprocess.PIPE, text=True)
    expect("picks are read back", "run 1: 0 faults against these files" in checked.stdout, True)
    database = sqlite3.connect("picks.sqlite")
    expect("rooms", database.execute("SELECT room, count(*) > 0 FROM session WHERE room NOT NULL "
                                     "GROUP BY room").fetchall(), [("Q", 1)])
    expect("who takes part in the outside visit", database.execute(
        "SELECT a.person, a.role FROM attendance a JOIN session s USING (run, session) "
        "WHERE s.kind = 'external_visit' ORDER BY 1").fetchall(), [("AB", "ect"), ("TA", "cover")])
    expect("host", database.execute("SELECT person FROM attendance WHERE role = 'host'").fetchall(),
           [("EF",)])
    expect("training", database.execute("SELECT induction, ect, mentor, tutor, choices FROM "
                                        "induction WHERE ect IS NULL").fetchall(),
           [("T-CD", None, "CD", "GH", 0)])
    # One lesson of 45 minutes at 12.50 an hour: 9.375.
    expect("cover_by_person", database.execute(
        "SELECT person, sessions, minutes, per_week, per_term, pounds FROM cover_by_person"
    ).fetchall(), [("TA", 1, 45, None, 300, "9.38")])
    expect("provider", database.execute("SELECT person, per_term, pence FROM provider").fetchall(),
           [("TA", 300, 1250)])
    expect("account of cover", database.execute(
        "SELECT per, period, minutes, most FROM account WHERE rule = 'H13' AND person = 'TA' AND "
        "per <> 'week' ORDER BY per").fetchall(),
        [("term", "autumn", 45, 300), ("year", "year", 45, None)])
    expect("each_persons_limits", database.execute(
        "SELECT minutes, most, used FROM each_persons_limits WHERE rule = 'H13' AND per = 'term'"
    ).fetchall(), [(45, 300, "15 %")])
    expect("waivers", one(database, "SELECT count(*) FROM waiver"), 3)
    expect("waivers_in_force", database.execute(
        "SELECT waiver, rule, induction, author, expires, remark FROM waivers_in_force").fetchall(),
        [("all", "H12", None, "governors", "2026-08-31", ""),
         ("on", "H6", "E1", "head teacher", first, "ends before the plan does")])
    # Nothing is tired; 15 minutes of preparation for each of four meetings, with or without a place.
    expect("what_each_mentor_gives", database.execute(
        "SELECT mentor, minutes_in_the_day, preparation_minutes + minutes_of_goodwill, "
        "training_unplaced FROM what_each_mentor_gives").fetchall(),
        [("CD", one(database, "SELECT sum(until - start) FROM session WHERE induction = 'E1' AND "
                    "placed AND kind IN ('drop_in', 'mentor_meeting', 'mentor_tutor_checkin')"),
          60, 0)])
    expect("each_pairs_tired_share", database.execute(
        "SELECT induction, meetings, placed, tired, share FROM each_pairs_tired_share").fetchall(),
        [("E1", 4, 4, 0, "0 %")])
    expect("minutes_by_kind", database.execute(
        "SELECT sum(sessions) FROM minutes_by_kind WHERE person = 'AB'").fetchall(), [(13,)])  # all but the check-in without AB
    expect("orphans of picks", database.execute("PRAGMA foreign_key_check").fetchall(), [])
    # H19 in the file itself: one room, two sessions at once.
    expect("a room twice", refused(database, "UPDATE session SET room = 'Q', date = (SELECT date "
                                   "FROM session WHERE room = 'Q'), start = (SELECT start FROM "
                                   "session WHERE room = 'Q') WHERE session = (SELECT session "
                                   "FROM session WHERE room IS NULL AND placed)"), True)
    database.close()


def race():
    """Four at once begin without a file; every run that was acknowledged is there."""
    path = os.path.join(examples, "first-pair-one-week.json")
    for _ in range(3):
        running = [subprocess.Popen([program, "solve", path, "--db", "race.sqlite", "-q"],
                                    stdout=subprocess.PIPE) for _ in range(4)]
        told = [process.communicate()[0] for process in running]
        expect("exit codes of four at once", [process.returncode for process in running],
               [0, 0, 0, 0])
        expect("different runs", len(set(told)), 4)
    with sqlite3.connect("race.sqlite") as database:
        expect("runs of four at once", one(database, "SELECT count(*) FROM run"), 12)
        expect("integrity", one(database, "PRAGMA integrity_check"), "ok")


def main():
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        look()
        look_at_picks()
        race()
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
