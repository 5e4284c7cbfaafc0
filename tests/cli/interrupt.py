#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Interrupted at any moment, a solve ends soon, says so, and what it stored passes the check.

The moments are drawn from a seed, within the time that an undisturbed solve takes on this machine.
A generated secondary school is large enough that some signals strike while it is read, some while
it is solved, and none may strike in vain.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]
PATIENCE = 10  # seconds from the signal to the end
EARLIEST = 0.05  # seconds after which the program listens to signals


def solve(name):
    return subprocess.Popen([PROGRAM, "solve", "school.json", "--db", name, "--progress", "none"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def end(process):
    try:
        return process.communicate(timeout=PATIENCE)[1].decode()
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return "did not end"


def check(name):
    return subprocess.run([PROGRAM, "check", "school.json", "--db", name], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def interrupted(number, wanted, pause, faults):
    """Sends one signal; True when it struck before the end. One that comes when the plan is stored
    and told already may find a run that ends as if nothing had happened: it did not strike."""
    name = f"{number}.sqlite"
    process = solve(name)
    time.sleep(pause)
    if process.poll() is not None:
        process.communicate()
        if os.path.exists(name):
            os.remove(name)
        return False
    process.send_signal(number)
    words = end(process)
    done = process.returncode in (0, 1) and os.path.exists(name)
    if process.returncode != wanted and not done:
        faults.append(f"signal {number} after {pause:.2f} s: exit {process.returncode}: {words}")
    elif os.path.exists(name):
        answer = check(name)
        if b" 0 faults against these files" not in answer.stdout:
            faults.append(f"the plan stored after signal {number} does not pass: {answer.stdout}")
        os.remove(name)
    return process.returncode == wanted


def main():
    chance, faults, struck = random.Random(5), [], 0
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        subprocess.run([os.path.join(SOURCE, "tools", "generate_school"), "--shape",
                        "secondary-11-16", "--out", "school.json"], check=True)
        begun = time.monotonic()
        solve("whole.sqlite").communicate()
        whole = time.monotonic() - begun
        for _ in range(4):
            struck += interrupted(signal.SIGINT, 130, EARLIEST + whole * chance.random(), faults)
            struck += interrupted(signal.SIGTERM, 143, EARLIEST + whole * chance.random(), faults)
        # The second signal does not wait for anything.
        process = solve("twice.sqlite")
        time.sleep(whole / 3)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(0.02)
            process.send_signal(signal.SIGINT)
        begun = time.monotonic()
        end(process)
        if process.returncode == 130 and time.monotonic() - begun > 2:
            faults.append("the second signal was waited for")
        os.chdir("/")
    if struck < 2:
        faults.append(f"{struck} of 8 signals struck: the school is solved too fast for this test")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
