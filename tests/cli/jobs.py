#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workers of one school: the same bytes however many there are, one that dies or is
interrupted, and none left behind.

A model file that is a pipe holds a worker exactly where the test wants it: at the last number of
its part, it waits until somebody reads.
"""
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]
PATIENCE = 60  # seconds for what takes a few
HELD = "component-01-tier-7.lp"
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


def begin(jobs, models, *more):
    """A solve that leaves its models in a fresh folder."""
    shutil.rmtree(models, ignore_errors=True)
    os.mkdir(models)
    for name in ("plan.sqlite", "certificate"):
        if os.path.exists(name):
            os.remove(name)
    if "held" in more:
        os.mkfifo(os.path.join(models, HELD))
    return subprocess.Popen([PROGRAM, "solve", "school.json", "--jobs", str(jobs), "--write-model",
                             models, "--certificate", "certificate", "--progress", "none"],
                            env=dict(os.environ, SOURCE_DATE_EPOCH="1756684800"),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process):
    try:
        return process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        faults.append("it did not end")
        return process.communicate()


def read(name):
    """The whole file; nothing when there is none."""
    if not os.path.exists(name):
        return ""
    with open(name, encoding="utf-8") as file:
        return file.read()


def results(process, models):
    """Everything the solve leaves behind, by name."""
    out, err = end(process)
    with sqlite3.connect("plan.sqlite") as database:
        found = {"dump": "\n".join(database.iterdump())}
    found.update(code=process.returncode, answer=out, findings=err, certificate=read("certificate"),
                 models={name: read(os.path.join(models, name)) for name in os.listdir(models)})
    return found


def expect_same(what, found, wanted):
    for name, value in wanted.items():
        expect(f"{what}: the same {name}", found[name] == value, True)


def children(parent):
    """Processes whose parent this is and that still live."""
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            fields = read(f"/proc/{entry}/stat").rsplit(")", 1)[1].split()
        except (OSError, IndexError):  # it ended meanwhile
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(entry))
    return found


def is_alive(process):
    try:
        return read(f"/proc/{process}/stat").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition, what):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    faults.append(f"waited in vain: {what}")
    return None


def hold(models, usual):
    """Begins a solve; when it returns, all parts are done but the first, whose worker waits."""
    process = begin(2, models, "held")
    others = [name for name in usual["models"] if name.endswith("-tier-7.lp") and name != HELD]
    wait_until(lambda: all(os.path.exists(os.path.join(models, name)) for name in others),
               "the models of the other parts")
    workers = wait_until(lambda: len(children(process.pid)) == 1 and children(process.pid),
                         "one worker that stays")
    return process, workers


def same_bytes():
    usual = results(begin(1, "models"), "models")
    expect("several parts", len([name for name in usual["models"] if "-tier-7.lp" in name]) > 2,
           True)
    for jobs in (2, 3, 16):
        expect_same(f"{jobs} jobs", results(begin(jobs, "models"), "models"), usual)
    return usual


def killed(usual):
    """The part of a worker that is killed is closed without it."""
    process, workers = hold("models", usual)
    os.remove(os.path.join("models", HELD))
    os.kill(workers[0], signal.SIGKILL)
    expect_same("a killed worker", results(process, "models"), usual)


def interrupted(number, wanted, usual):
    """What the workers have is stored, and passes the check."""
    process, _ = hold("models", usual)
    process.send_signal(number)
    time.sleep(0.2)
    with open(os.path.join("models", HELD), encoding="utf-8") as pipe:
        pipe.read()
    _, err = end(process)
    expect(f"exit after signal {number}", (process.returncode, err.count("error")), (wanted, 0))
    check = subprocess.run([PROGRAM, "check", "school.json", "--db", "plan.sqlite"], check=False,
                           capture_output=True, text=True)
    expect("what is stored passes", " 0 faults against these files" in check.stdout, True)


def orphaned(usual):
    """A worker whose parent is killed ends, whatever it waits for."""
    process, workers = hold("models", usual)
    process.kill()
    process.wait()
    wait_until(lambda: not any(is_alive(worker) for worker in workers), "the worker's end")
    for worker in filter(is_alive, workers):
        os.kill(worker, signal.SIGKILL)
    process.communicate()
    expect("nothing is stored", os.path.exists("plan.sqlite"), False)


def main():
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        subprocess.run([os.path.join(SOURCE, "tools", "generate_school"), "--shape",
                        "secondary-11-16", "--out", "school.json"], check=True)
        usual = same_bytes()
        killed(usual)
        interrupted(signal.SIGINT, 130, usual)
        interrupted(signal.SIGTERM, 143, usual)
        orphaned(usual)
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
