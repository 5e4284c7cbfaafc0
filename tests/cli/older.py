#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan files of versions 1 and 2, made from the schemas of those versions (older/): they are shown
and checked as they are, and the first run that is stored brings them up to date after a copy."""
import os
import sqlite3
import subprocess
import sys
import tempfile

program, source = os.environ["RINGFENCE"], os.environ["SOURCE"]
school = os.path.join(source, "instances", "examples", "no-common-slot.json")
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


def ringfence(*words):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1756684800")
    return subprocess.run([program, *words], check=False, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def columns(database, schema, table):
    return [line[1] for line in database.execute(f"PRAGMA {schema}.table_info({table})")]


def tables(database, schema):
    return [line[0] for line in database.execute(
        f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table' ORDER BY rowid")]


def schema_of(name):
    with sqlite3.connect(name) as database:
        return database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema "
                                "ORDER BY type, name").fetchall()


def content_of(name, version):
    """The lines of the first run in the columns that the older version had."""
    with sqlite3.connect(":memory:") as database:
        database.executescript(read(version))
        known = {table: columns(database, "main", table) for table in tables(database, "main")}
    with sqlite3.connect(name) as database:
        return {table: sorted(database.execute(
            f"SELECT {quoted(names)} FROM {table} "
            + ("WHERE run = 1" if "run" in names else "")).fetchall(), key=repr)
            for table, names in known.items()}


def quoted(names):
    return ", ".join(f'"{name}"' for name in names)


def read(version):
    path = os.path.join(source, "tests", "cli", "older", f"plan-{version}.sql")
    with open(path, encoding="utf-8") as file:
        return file.read()


def make_older(name, version):
    """What the older program would have left: the same run, without what it did not know."""
    with sqlite3.connect(name, isolation_level=None) as database:
        database.executescript(read(version))
        database.execute("ATTACH 'new.sqlite' AS new")
        for table in tables(database, "main"):
            names = quoted(columns(database, "main", table))
            database.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
        if version == 1:  # which knew no certificates
            database.execute("UPDATE tier SET status = 'solved' WHERE status = 'certified'")
        expect("version made", database.execute("PRAGMA user_version").fetchone(), (version,))


def dump(name):
    with sqlite3.connect(name) as database:
        return list(database.iterdump())


def look(version):
    name = f"plan-{version}.sqlite"
    make_older(name, version)
    with open(name, "rb") as file:
        before = file.read()
    shown, wanted = ringfence("show", "--db", name), ringfence("show", "--db", "new.sqlite")
    expect(f"{version}: show", shown.returncode, 0)
    if version == 2:
        expect("2: shown", shown.stdout, wanted.stdout.replace("new.sqlite", name))
    checked = ringfence("check", school, "--db", name)
    expect(f"{version}: check", checked.returncode, 0)
    expect(f"{version}: no faults", "run 1: 0 faults" in checked.stdout, True)
    with open(name, "rb") as file:
        expect(f"{version}: bytes after reading", file.read() == before, True)

    content, older = content_of(name, version), dump(name)
    solved = ringfence("solve", school, "--db", name)
    expect(f"{version}: solve", solved.returncode, 1)
    expect(f"{version}: said", "was brought up to plan file version 3" in solved.stderr, True)
    expect(f"{version}: schema", schema_of(name), schema_of("new.sqlite"))
    expect(f"{version}: lines of run 1", content_of(name, version), content)
    with sqlite3.connect(name) as database:
        for sql, answer in (("PRAGMA user_version", 3), ("SELECT count(*) FROM run", 2),
                            ("PRAGMA integrity_check", "ok"),
                            ("SELECT count(*) FROM pragma_foreign_key_check", 0)):
            expect(f"{version}: {sql}", database.execute(sql).fetchone()[0], answer)
    expect(f"{version}: the copy", dump(f"{name}.version-{version}"), older)
    for run in ("1", "2"):
        expect(f"{version}: show run {run}",
               ringfence("show", "--db", name, "--run", run).returncode, 0)
    expect(f"{version}: check run 1",
           ringfence("check", school, "--db", name, "--run", "1").returncode, 0)


def main():
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        ringfence("solve", school, "--db", "new.sqlite")
        for version in (1, 2):
            look(version)
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
