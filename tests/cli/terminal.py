#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""On a terminal: one line that is redrawn, never wider than the terminal, cleared before the answer.

The program runs on a pseudo terminal of a chosen width. The school is large enough to take longer
than a redraw.
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import time

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]
CLEAR = "\r\x1b[K"
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def run(columns, arguments, terminal="xterm"):
    """What the terminal was sent, the exit code, and the seconds it took."""
    begun = time.monotonic()
    child, descriptor = pty.fork()
    if child == 0:
        time.sleep(0.05)  # until the size is set
        os.environ["TERM"] = terminal
        os.execv(PROGRAM, [PROGRAM] + arguments)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    sent = b""
    while True:
        try:
            part = os.read(descriptor, 65536)
        except OSError:
            break
        if not part:
            break
        sent += part
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(descriptor)
    return sent.decode().replace("\r\n", "\n"), code, time.monotonic() - begun


def look_at_solve(columns):
    sent, code, seconds = run(columns, ["solve", "school.json", "--dry-run"])
    drawn = sent.split(CLEAR)
    expect(code in (0, 1), columns, "exit", code)
    expect(len(drawn) > 2, columns, "no line was redrawn:", sent)
    expect(len(drawn) - 2 <= 10 * seconds + 2, columns, "redrawn", len(drawn), "times in", seconds)
    for line in drawn[1:-1]:
        expect(0 < len(line) < columns, columns, "a line of", len(line), "signs:", line)
        expect("\n" not in line, columns, "a line that is not redrawn:", line)
        expect(re.match(r"first plan|tiers? \d", line), columns, "unknown words:", line)
    after = drawn[-1]
    expect("sessions placed" in after.strip().split("\n")[-1], columns, "no summary at the end")
    expect("\x1b" not in after and "part 1 of" not in after, columns, "the answer is not clean")
    answer = after[re.search(r"^(Unplaced|tier 1)", after, re.M).start():]
    for line in answer.split("\n"):
        expect(len(line) <= columns, columns, "the answer is wider:", line)


def look_at_each(columns):
    """Several schools share one line; what each has to say stands under its name."""
    with open("trust.json", "w", encoding="utf-8") as file:
        file.write('{"ringfence-trust": "1.0", "schools": {"north éé": {"layers": '
                   '["school.json"]}, "south": {"layers": ["school.json"]}}}')
    sent, code, _ = run(columns, ["solve", "--each", "trust.json", "--dry-run", "--jobs", "2"])
    expect(code in (0, 1), columns, "exit", code)
    drawn = [line for part in sent.split(CLEAR)[1:-1] for line in part.split("\n")[:1] if line]
    expect(len(drawn) > 1, columns, "no line was redrawn:", sent)
    for line in drawn:
        expect(len(line) < columns, columns, "a line of", len(line), "signs:", line)
        expect(re.match(r"\d of 2 schools done|school ", line), columns, "unknown words:", line)
    expect(any("north éé: " in line for line in drawn), columns, "no school is named")
    answer = sent[sent.index("school    "):] if "school    " in sent else sent
    expect("\x1b" not in answer, columns, "the answer is not clean")
    expect("2 of 2 schools have a plan" in answer, columns, "no answer")


def look_at_others():
    sent, _, _ = run(80, ["solve", "school.json", "--dry-run"], terminal="dumb")
    expect("\x1b" not in sent, "escape codes on a dumb terminal")
    expect("ringfence: first plan" in sent, "no plain lines on a dumb terminal")
    for arguments in (["-q"], ["--progress", "none"], ["--progress", "line"]):
        sent, _, _ = run(80, ["solve", "school.json", "--dry-run"] + arguments)
        expect("\x1b" not in sent, "escape codes with", arguments)
    run(80, ["solve", "school.json", "--db", "plan.sqlite", "-q"])
    for columns, marker in ((100, "#"), (80, None)):
        sent, _, _ = run(columns, ["show", "--db", "plan.sqlite", "--week", "2025-10-08"])
        expect(bool(re.search(r"\[[-.#]+\]", sent)) == bool(marker), columns, "bars, or none")


def main():
    with tempfile.TemporaryDirectory(prefix="ringfence-cli-") as folder:
        os.chdir(folder)
        subprocess.run([os.path.join(SOURCE, "tools", "generate_school"), "--shape",
                        "secondary-11-16", "--out", "school.json"], check=True)
        for columns in (50, 80, 120):
            look_at_solve(columns)
        for columns in (50, 100):
            look_at_each(columns)
        look_at_others()
        os.chdir("/")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
