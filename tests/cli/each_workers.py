#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workers of solve --each: same bytes however many there are, one that dies or is interrupted,
and none left behind.

A layer that is a pipe holds a worker exactly where the test wants it: it waits until somebody
writes.
"""
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]
EXAMPLES = os.path.join(SOURCE, "instances", "examples")
PATIENCE = 20  # seconds for what takes less than one
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


def write_list(schools):
    entries = ", ".join(f'"{name}": {{"layers": ["{layers}"]}}' for name, layers in schools)
    with open("trust.json", "w", encoding="utf-8") as file:
        file.write(f'{{"ringfence-trust": "1.0", "schools": {{{entries}}}}}')


def example(name):
    return os.path.join(EXAMPLES, name)


def begin(jobs, name="plan.sqlite", *more):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1756684800")
    return subprocess.Popen([PROGRAM, "solve", "--each", "trust.json", "--jobs", str(jobs), "--db",
                             name, *more], env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)


def end(process):
    try:
        return process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        faults.append("it did not end")
        return process.communicate()


def dump(name):
    with sqlite3.connect(name) as database:
        return "\n".join(database.iterdump())


def runs(name):
    with sqlite3.connect(name) as database:
        return database.execute("SELECT run, school FROM run JOIN instance ON hash = instance "
                                "ORDER BY run").fetchall()


def children(parent):
    """Processes whose parent this is and that still live, the oldest first."""
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append((int(fields[19]), int(entry)))
    return [number for _, number in sorted(found)]


def wait_until(condition, what):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    faults.append(f"waited in vain: {what}")
    return None


def release():
    """Lets the worker that waits at the pipe have its layer."""
    with open("held.json", "wb") as pipe, open(example("first-pair-one-week.json"), "rb") as file:
        shutil.copyfileobj(file, pipe)


def same_bytes():
    names = ["first-pair-one-week", "no-common-slot", "group-training-quorum", "two-week-cycle",
             "part-timer", "fortnightly"]
    write_list([(f"school-{index}", example(name + ".json")) for index, name in enumerate(names)])
    answers = []
    for jobs in (1, 4, 4):
        process = begin(jobs, f"same-{len(answers)}.sqlite", "--progress", "none")
        told = end(process)
        answers.append((process.returncode, told[0].replace(f"same-{len(answers)}", "same"),
                        told[1], dump(f"same-{len(answers)}.sqlite")))
    expect("runs", [school for _, school in runs("same-0.sqlite")], names)
    for answer in answers[1:]:
        for one, other, what in zip(answers[0], answer, ("code", "answer", "findings", "dump")):
            expect(f"the same {what} whatever the jobs", other == one, True)


def order():
    """The first school is the last to be ready, and is run 1 all the same."""
    write_list([("a", "held.json"), ("b", example("two-week-cycle.json")),
                ("c", example("part-timer.json"))])
    process = begin(2)
    wait_until(lambda: len(children(process.pid)) == 3, "three workers with --jobs 2")
    expect("nothing is stored out of turn", os.path.exists("plan.sqlite"), False)
    release()
    end(process)
    expect("runs", [school for _, school in runs("plan.sqlite")],
           ["first-pair-one-week", "two-week-cycle", "part-timer"])
    os.remove("plan.sqlite")


def one_at_a_time():
    """With --jobs 1 nothing is begun beside a worker that works."""
    write_list([("a", "held.json"), ("b", example("part-timer.json"))])
    process = begin(1)
    first = wait_until(lambda: children(process.pid), "a worker")
    time.sleep(0.3)
    expect("workers with --jobs 1", children(process.pid), first)
    release()
    out, _ = end(process)
    expect("both have a plan", "2 of 2 schools have a plan" in out, True)
    os.remove("plan.sqlite")


def killed(number, wanted, words):
    write_list([("a", example("first-pair-one-week.json")), ("b", "held.json"),
                ("c", example("part-timer.json"))])
    process = begin(3)
    # a stores at once, c waits for its turn: b is the older of the two that stay.
    wait_until(lambda: os.path.exists("plan.sqlite") and len(children(process.pid)) == 2,
               "two workers that stay")
    os.kill(children(process.pid)[0], number)
    out, err = end(process)
    expect(f"exit after signal {number}", process.returncode, wanted)
    expect("the dead is named", f"school b\nringfence: error: {words}" in err, True)
    expect("and in the table", f"its process was ended by signal {int(number)}" in out, True)
    expect("the others go on", runs("plan.sqlite"), [(1, "first-pair-one-week"), (2, "part-timer")])
    os.remove("plan.sqlite")


def starved():
    """A worker that gets no more memory struck a limit: 5, and the others go on."""
    write_list([("a", "held.json"), ("b", example("part-timer.json"))])
    process = begin(2)
    wait_until(lambda: len(children(process.pid)) == 2, "two workers")
    worker = children(process.pid)[0]
    with open(f"/proc/{worker}/maps", encoding="utf-8") as file:
        sanitised = "libasan" in file.read()  # which needs memory of its own, and fails otherwise
    if not sanitised:
        resource.prlimit(worker, resource.RLIMIT_AS, (1, 1))
    release()
    out, _ = end(process)
    if not sanitised:
        expect("exit without memory", process.returncode, 5)
        expect("said", "the memory did not suffice" in out, True)
        expect("the others go on", runs("plan.sqlite"), [(1, "part-timer")])
    os.remove("plan.sqlite")


def interrupted(number, wanted):
    """The worker that reads goes on to a plan and stores it; the next one is not begun."""
    write_list([("a", "held.json"), ("b", example("part-timer.json"))])
    process = begin(1)
    wait_until(lambda: children(process.pid), "a worker")
    time.sleep(0.1)
    process.send_signal(number)
    time.sleep(0.3)
    release()
    out, _ = end(process)
    expect(f"exit after signal {number}", process.returncode, wanted)
    expect("b was not begun", "not begun: interrupted" in out, True)
    expect("a is said to be interrupted", "; interrupted" in out, True)
    expect("a is stored", runs("plan.sqlite"), [(1, "first-pair-one-week")])
    check = subprocess.run([PROGRAM, "check", example("first-pair-one-week.json"), "--db",
                            "plan.sqlite"], check=False, capture_output=True, text=True)
    expect("and passes", " 0 faults against these files" in check.stdout, True)
    os.remove("plan.sqlite")


def twice():
    """The second signal waits for nothing and leaves nobody behind."""
    write_list([("a", "held.json"), ("b", example("part-timer.json"))])
    process = begin(2)
    wait_until(lambda: len(children(process.pid)) == 2, "two workers")
    workers = children(process.pid)
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    end(process)
    expect("exit after two signals", process.returncode, 130)
    wait_until(lambda: not any(os.path.exists(f"/proc/{worker}") for worker in workers),
               "the workers' end")


def orphaned():
    """Workers whose parent is killed end, and store nothing."""
    write_list([("a", "held.json"), ("b", example("part-timer.json"))])
    process = begin(2)
    wait_until(lambda: len(children(process.pid)) == 2, "two workers")
    workers = children(process.pid)
    process.kill()
    process.wait()
    release()
    wait_until(lambda: not any(os.path.exists(f"/proc/{worker}") for worker in workers),
               "the workers' end")
    process.communicate()
    expect("nothing is stored", os.path.exists("plan.sqlite"), False)


def main():
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        os.mkfifo("held.json")
        same_bytes()
        order()
        one_at_a_time()
        killed(signal.SIGKILL, 7, "its process was ended by signal 9; the other schools go on")
        killed(signal.SIGABRT, 7, "its process was ended by signal 6; the other schools go on")
        starved()
        interrupted(signal.SIGINT, 130)
        interrupted(signal.SIGTERM, 143)
        twice()
        orphaned()
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
