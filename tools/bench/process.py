# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one program and measures it: seconds by the clock, seconds of processor, memory.

GNU time stands between, because what the system says about a child includes the memory of the
process it was forked from, and ours is larger than ringfence. Memory is that of the largest single
process the program had.
"""
import os
import signal
import subprocess
import tempfile
import time

GRACE = 10  # seconds between asking a program to end and ending it


class Outcome:
    def __init__(self):
        self.exit, self.cut = 0, False
        self.seconds = self.cpu = self.mib = 0.0
        self.output = self.errors = ""


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def send(pid, number):
    """To the child of GNU time and its children, so that GNU time itself can still report."""
    for child in children(pid):
        for target in [child] if number == signal.SIGTERM else children(child) + [child]:
            try:
                os.kill(target, number)
            except ProcessLookupError:
                pass


def wait(process, limit, outcome):
    for seconds, number in ((limit, signal.SIGTERM), (GRACE, signal.SIGKILL), (GRACE, None)):
        try:
            return process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            outcome.cut = True
            if number is None:
                process.kill()
            else:
                send(process.pid, number)
        except BaseException:
            send(process.pid, signal.SIGKILL)
            raise
    return process.communicate()


def run(command, limit, core=None, folder=None):
    """`core`: the one processor to run on; None: all there are."""
    outcome = Outcome()
    with tempfile.NamedTemporaryFile("r") as report:
        before = time.monotonic()
        place = None if core is None else lambda: os.sched_setaffinity(0, {core})
        with subprocess.Popen(
                ["/usr/bin/time", "-o", report.name, "-f", "%U %S %M"] + command, cwd=folder,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                text=True, errors="replace", preexec_fn=place, start_new_session=True,
                env=dict(os.environ, LC_ALL="C", OMP_NUM_THREADS="1")) as process:
            outcome.output, outcome.errors = wait(process, limit, outcome)
        outcome.seconds, outcome.exit = time.monotonic() - before, process.returncode
        lines = report.read().splitlines()
    if lines and len(lines[-1].split()) == 3:
        user, system, peak = lines[-1].split()
        outcome.cpu, outcome.mib = float(user) + float(system), int(peak) / 1024
    return outcome
