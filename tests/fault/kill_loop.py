#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `ringfence solve --db` at random moments and asks what is left.

usage: kill_loop.py KILLS [SEED]
After each kill: every run that was acknowledged is there, unchanged; no run is half there; the
file is whole; a reader gets along with what the crash left. A third of the moments is drawn from
the time that an undisturbed run takes, a third from its last part, where it writes, and a third
is when the first byte of the file has changed. Without a journal on disk most seeds fail.
"""
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM = os.environ["RINGFENCE"]
INSTANCE = os.path.join(os.environ["SOURCE"], "instances", "examples", "first-pair-one-week.json")
COMMAND = [PROGRAM, "solve", INSTANCE, "--db", "plan.sqlite", "--progress", "none", "-q"]
TABLES = ["run", "tier", "person", "kind", "induction", "session", "attendance", "unplaced",
          "obstacle", "home", "reservation", "shortage", "finding", "ledger"]


def start():
    return subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def fingerprint(database, run):
    digest = hashlib.sha256()
    for table in TABLES:
        for line in database.execute(f"SELECT * FROM {table} WHERE run = ? ORDER BY 1, 2, 3",
                                     (run,)):
            digest.update(repr(line).encode())
    return digest.hexdigest()


def inspect(known):
    """What is wrong with the file, and which runs it holds; `known`: run -> fingerprint."""
    if not os.path.exists("plan.sqlite"):
        return (["the file is gone"] if known else []), {}
    database = sqlite3.connect("plan.sqlite")
    try:
        wrong = []
        if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            wrong.append("integrity_check fails")
        if database.execute("PRAGMA foreign_key_check").fetchall():
            wrong.append("orphans")
        torn = database.execute(
            "SELECT run FROM run r WHERE sessions <> (SELECT count(*) FROM session s WHERE "
            "s.run = r.run) OR NOT EXISTS (SELECT 1 FROM tier t WHERE t.run = r.run)").fetchall()
        wrong += [f"run {run} is half there" for (run,) in torn]
        runs = {run: fingerprint(database, run)
                for (run,) in database.execute("SELECT run FROM run")}
        for table in TABLES[1:]:
            if database.execute(f"SELECT count(*) FROM {table} WHERE run NOT IN "
                                "(SELECT run FROM run)").fetchone()[0]:
                wrong.append(f"{table} speaks of a run that is not there")
        wrong += [f"run {run} changed or is lost" for run in known
                  if runs.get(run) != known[run]]
        return wrong, runs
    except sqlite3.Error as error:
        return [f"cannot be read: {error}"], {}
    finally:
        database.close()


def usual_time():
    times = []
    for _ in range(3):
        begun = time.monotonic()
        start().communicate()
        times.append(time.monotonic() - begun)
    return sorted(times)[1]


def changed():
    return os.stat("plan.sqlite").st_mtime_ns if os.path.exists("plan.sqlite") else 0


def wait_for_write(process, before):
    """Until the file has changed; at most until the program has ended."""
    rounds = 0
    while changed() == before and (rounds % 64 or process.poll() is None):
        rounds += 1


def kill_once(chance, usual):
    """True when the program was killed before it ended."""
    before = changed()
    process = start()
    way = chance.randrange(3)
    if way == 0:
        time.sleep(chance.random() * usual)
    elif way == 1:
        time.sleep((0.6 + 0.5 * chance.random()) * usual)
    else:
        wait_for_write(process, before)
        time.sleep(chance.random() * 0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def main():
    kills, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="ringfence-kill-")
    os.chdir(folder)
    usual = usual_time()
    os.remove("plan.sqlite")
    known, killed, journals, tries = {}, 0, 0, 0
    while killed < kills and tries < 20 * kills:
        tries += 1
        killed += kill_once(chance, usual)
        journals += os.path.exists("plan.sqlite-journal")
        reader = subprocess.run([PROGRAM, "show", "--db", "plan.sqlite", "-q"], check=False,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        wrong, runs = inspect(known)
        if runs and reader.returncode != 0:
            wrong.append(f"show exits {reader.returncode}: {reader.stderr.decode()}")
        if wrong:
            print(f"seed {seed}, try {tries}: " + "; ".join(wrong), file=sys.stderr)
            print(f"the file is kept in {folder}", file=sys.stderr)
            return 1
        known = runs
    print(f"{killed} kills in {tries} tries, {journals} left a journal, "
          f"{len(known)} runs are whole")
    shutil.rmtree(folder)
    return 0 if killed == kills and known else 1


if __name__ == "__main__":
    sys.exit(main())
