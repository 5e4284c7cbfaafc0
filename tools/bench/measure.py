# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of ringfence, measured and read back from its database; and what was measured before.

A measurement is kept as one file a cell, with a stamp of all it depends on: a run may be
interrupted, and takes up again where it was, but never mixes two programs or two inputs.
"""
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile

from . import process

PROVED = ("certified", "solved")
SLACK = 60  # seconds after the limit for checking, reasons and storing


def digest(*parts):
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part if isinstance(part, bytes) else
                                    str(part).encode()).digest())
    return total.hexdigest()[:20]


def file_digest(path):
    with open(path, "rb") as stream:
        return digest(stream.read())


class Cells:
    """Kept measurements: work/cells/NAME.json."""

    def __init__(self, work):
        self.folder = os.path.join(work, "cells")
        os.makedirs(self.folder, exist_ok=True)

    def path(self, name):
        return os.path.join(self.folder, name + ".json")

    def get(self, name, stamp):
        """None when there is none of that stamp."""
        try:
            with open(self.path(name), encoding="utf-8") as stream:
                cell = json.load(stream)
        except (OSError, ValueError):
            return None
        return cell["result"] if cell["stamp"] == stamp else None

    def put(self, name, stamp, result):
        with open(self.path(name) + ".new", "w", encoding="utf-8") as stream:
            json.dump({"stamp": stamp, "result": result}, stream, indent=1)
        os.rename(self.path(name) + ".new", self.path(name))
        return result


class Program:
    """The ringfence that is measured, on one processor; limit in seconds."""

    def __init__(self, path, limit, core):
        self.path, self.limit, self.core = os.path.abspath(path), limit, core
        self.stamp = file_digest(self.path)
        told = subprocess.run([self.path, "solve", "--help"], capture_output=True, text=True,
                              check=True).stdout
        self.has_jobs, self.has_each = "--jobs" in told, "--each" in told
        self.version = subprocess.run([self.path, "--version"], capture_output=True, text=True,
                                      check=True).stdout.splitlines()[0]

    def stamp_of(self, layers, *more):
        return digest(self.stamp, self.limit, *more, *(file_digest(path) for path in layers))

    def command(self, layers, database, jobs=1):
        command = [self.path, "solve"] + layers + [
            "--db", database, "--quiet", "--progress", "none", "--time-limit", f"{self.limit}s"]
        return command + (["--jobs", str(jobs)] if self.has_jobs else [])

    def solve(self, layers, models=None):
        """`models`: a folder for the written models; such a run's seconds say nothing."""
        with tempfile.TemporaryDirectory() as folder:
            database = os.path.join(folder, "plan.sqlite")
            command = self.command(layers, database)
            if models:
                command += ["--write-model", models, "--textbook"]
            outcome = process.run(command, self.limit + SLACK, self.core)
            return describe(outcome, database)

    def solve_each(self, trust, schools, jobs):
        """A trust on `jobs` processors, or its schools one after another."""
        with tempfile.TemporaryDirectory() as folder:
            database = os.path.join(folder, "plan.sqlite")
            if self.has_each:
                command = self.command(["--each", trust], database, jobs)
                outcome = process.run(command, len(schools) * self.limit + SLACK)
                return dict(describe(outcome, database), each=True)
        parts = [self.solve([school]) for school in schools]
        return {"seconds": sum(part["seconds"] for part in parts), "each": False,
                "cpu": sum(part["cpu"] for part in parts),
                "mib": max(part["mib"] for part in parts),
                "exit": max(part["exit"] for part in parts),
                "proved": all(part["proved"] for part in parts), "runs": len(parts),
                "numbers": [number for part in parts for number in part["numbers"]]}


def describe(outcome, database):
    result = {"exit": outcome.exit, "seconds": outcome.seconds, "cpu": outcome.cpu,
              "mib": outcome.mib, "numbers": [], "runs": 0, "proved": False}
    if os.path.exists(database):
        with sqlite3.connect(database) as connection:
            rows = connection.execute("SELECT run, tier, part, value, bound, status FROM tier "
                                      "ORDER BY run, position").fetchall()
            result["sessions"], result["placed"], result["runs"] = connection.execute(
                "SELECT total(sessions), total(placed), count(*) FROM run").fetchone()
        connection.close()
        result["numbers"] = [dict(zip(("run", "tier", "part", "value", "bound", "status"), row))
                             for row in rows]
        result["proved"] = bool(rows) and all(row[5] in PROVED for row in rows)
        result["certified"] = bool(rows) and all(row[5] == "certified" for row in rows)
    if result["runs"] == 0:
        result["error"] = outcome.errors[-1000:]
    return result


def open_number(result):
    """The first number of one of our runs that is not proved, as peers report theirs."""
    for number in result["numbers"]:
        if number["status"] not in PROVED:
            return {"tier": number["tier"], "part": number["part"], "best": number["value"],
                    "bound": number["bound"], "status": number["status"]}
    return None


def models_digest(folder, names):
    total = hashlib.sha256()
    for name in names:
        total.update(name.encode() + b"\0" + file_digest(os.path.join(folder, name)).encode())
    return total.hexdigest()[:20]


def fresh_folder(path):
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path
