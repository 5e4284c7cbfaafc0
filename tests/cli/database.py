#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan file as another program sees it: settings, constraints, and the five views."""
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
        race()
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
