#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timings are told and stored when they are asked for, and nothing else of the run changes by it;
a certificate is stored, shown and written to a file."""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]
SCHOOL = os.path.join(SOURCE, "instances", "examples", "no-common-slot.json")
STAGES = ["read", "audit", "open the plan file", "facts and candidates", "first plan", "tiers",
          "certificate", "rest of the solve", "check", "verify", "explain", "store"]
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


def run(*arguments):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1756684800")
    return subprocess.run([PROGRAM, *arguments], check=False, capture_output=True, text=True,
                          env=environment)


def ask(name, sql):
    with sqlite3.connect(name) as database:
        return database.execute(sql).fetchall()


def dump(name):
    with sqlite3.connect(name) as database:
        database.execute("DELETE FROM timing")
        return "\n".join(database.iterdump())


def look_at_timings():
    plain = run("solve", SCHOOL, "--db", "plain.sqlite")
    timed = run("solve", SCHOOL, "--db", "timed.sqlite", "--timings")
    expect("answer", timed.stdout.replace("timed", "plain"), plain.stdout)
    expect("no timings unasked", ask("plain.sqlite", "SELECT count(*) FROM timing"), [(0,)])
    expect("stages", ask("timed.sqlite", "SELECT position, stage FROM timing ORDER BY position"),
           list(enumerate(STAGES, 1)))
    told = re.findall(r"^time: (.*\S) +(\d+)\.(\d\d\d) ms$", timed.stderr, re.M)
    expect("stages told", [stage for stage, _, _ in told], STAGES)
    stored = ask("timed.sqlite", "SELECT stage, microseconds FROM timing ORDER BY position")
    for (stage, whole, rest), (_, microseconds) in list(zip(told, stored))[:-1]:
        expect(f"{stage}, told and stored", int(whole) * 1000 + int(rest), microseconds)
    expect("all else", dump("timed.sqlite") == dump("plain.sqlite"), True)


def look_at_certificates():
    written = run("solve", SCHOOL, "--db", "c.sqlite", "--certificate", "c.txt")
    expect("exit", written.returncode, 1)
    stored = ask("c.sqlite", "SELECT text FROM certificate WHERE run = 1")
    shown = run("show", "--db", "c.sqlite", "--certificate")
    if stored:
        with open("c.txt", encoding="utf-8") as file:
            expect("the file", file.read(), stored[0][0])
        expect("shown", (shown.returncode, shown.stdout), (0, stored[0][0]))
    else:
        expect("no file", os.path.exists("c.txt"), False)
        expect("said", "c.txt: warning[S2]: was not written" in written.stderr, True)
        expect("none to show", (shown.returncode, shown.stdout), (1, ""))
    expect("nothing beside it", [name for name in os.listdir() if name.startswith("c.txt.")], [])
    with sqlite3.connect("c.sqlite") as database:
        database.execute("INSERT OR REPLACE INTO certificate VALUES (1, 'one\nleaf\n', 1, 0)")
    shown = run("show", "--db", "c.sqlite", "--certificate", "--run", "1")
    expect("the stored text alone", (shown.returncode, shown.stdout), (0, "one\nleaf\n"))
    expect("of a run that is not there",
           run("show", "--db", "c.sqlite", "--certificate", "--run", "9").returncode, 2)
    expect("a folder that is not there",
           run("solve", SCHOOL, "--db", "d.sqlite", "--certificate", "no/c.txt").returncode, 6)
    expect("and nothing was solved for it", os.path.exists("d.sqlite"), False)


def main():
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        look_at_timings()
        look_at_certificates()
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
