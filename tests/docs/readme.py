#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the README.

usage: readme.py [--self-test]

Every `sh` block is executed, command by command and in order, in one scratch folder with the
program on PATH and `instances` beside it. A command must exit 0, or N where its line ends with
"# exit N". `console` blocks are not run, but what they and the prose call must exist: commands and
options of ringfence, scripts of tools/. Every option of the table in solver/command/option.c is in
the help of each command that takes it, and of no other.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = os.environ["RINGFENCE"], os.environ["SOURCE"]


def output(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False).stdout


class Help:
    """What the program itself says of its commands and options."""

    def __init__(self):
        commands = output("help").split("Commands\n")[1].split("\n\n")[0]
        self.verbs = re.findall(r"^  (\w+)", commands, re.M)
        self.options = {verb: set(re.findall(r"^  (?:-\w,|   ) --([a-z-]+)",
                                             output("help", verb), re.M)) for verb in self.verbs}


def blocks(text, language):
    """(line number, lines) of each fenced block of a language."""
    inside, found, first = None, [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if inside is None and line.startswith("```"):
            inside, found, first = line[3:], [], number + 1
        elif inside is not None and line.startswith("```"):
            if inside == language:
                yield first, found
            inside = None
        elif inside is not None:
            found.append(line)


def run_blocks(text, folder, faults):
    """Executes the sh blocks; the number of commands."""
    os.symlink(os.path.join(SOURCE, "instances"), os.path.join(folder, "instances"))
    path = os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"]
    count = 0
    for first, lines in blocks(text, "sh"):
        for number, line in enumerate(lines, first):
            if not line.strip():
                continue
            allowed = re.search(r"# exit (\d+)", line)
            done = subprocess.run(["sh", "-c", line], cwd=folder, env=dict(os.environ, PATH=path),
                                  capture_output=True, text=True, check=False)
            count += 1
            if done.returncode != (int(allowed[1]) if allowed else 0):
                faults.append(f"line {number}: exit {done.returncode}: {line}\n{done.stderr}")
    return count


def calls(text):
    """(where, words after the program) of each call of ringfence in console blocks and prose."""
    for language in ("console", "sh"):
        for first, lines in blocks(text, language):
            for number, line in enumerate(lines, first):
                for call in re.findall(r"(?:^|[$&|;] )ringfence ([^&|;#]*)", line):
                    yield f"line {number}", shlex.split(call)
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    for call in re.findall(r"`ringfence ([^`]*)`", prose):
        yield f"`ringfence {call}`", shlex.split(call)


def check_calls(text, known, faults):
    for where, words in calls(text):
        if not words or words[0] not in known.verbs:
            faults.append(f"{where}: there is no command {words[:1]}")
            continue
        for word in words[1:]:
            option = re.match(r"--([a-z-]+)", word)
            if option and option[1] not in known.options[words[0]]:
                faults.append(f"{where}: {words[0]} has no option --{option[1]}")
    every = set().union(*known.options.values())
    for option in re.findall(r"`--([a-z-]+)[ `=]", text):
        if option not in every:
            faults.append(f"`--{option}`: no command has it")
    for path in re.findall(r"(?:^\$ |`)((?:tools|instances|include|solver)/[\w./-]*\w)", text, re.M):
        if not os.path.exists(os.path.join(SOURCE, path)):
            faults.append(f"{path}: there is no such file")


def check_table(known, faults):
    """The table of option.c against the help of each command."""
    with open(os.path.join(SOURCE, "solver", "command", "option.c"), encoding="utf-8") as file:
        table = file.read()
    entries = re.findall(r'^    \{"([a-z-]+)", [^,]+, RF_OPTION_\w+, [^,]+, ([^,]+),', table, re.M)
    if len(entries) < 20:
        faults.append(f"only {len(entries)} options of option.c were understood")
    takers = {}  # an option may have a line for each command that reads it otherwise
    for name, on in entries:
        named = {verb.lower() for verb in re.findall(r"ON\((\w+)\)", on)}
        takers.setdefault(name, set()).update(known.verbs if on.strip() == "EVERY" else named)
    for name, verbs in takers.items():
        for verb in known.verbs:
            if (name in known.options[verb]) != (verb in verbs):
                faults.append(f"--{name}: the help of {verb} and option.c differ")
    listed = set().union(*known.options.values())
    for name in listed - {name for name, _ in entries}:
        faults.append(f"--{name}: in the help, not in option.c")


def look_at(text, faults):
    known = Help()
    if known.verbs[:3] != ["solve", "check", "show"]:
        faults.append(f"the help was not understood: {known.verbs}")
        return
    check_table(known, faults)
    check_calls(text, known, faults)
    with tempfile.TemporaryDirectory(prefix="ringfence-docs-") as folder:
        if run_blocks(text, folder, faults) == 0:
            faults.append("there is no sh block")


def self_test():
    plants = {
        "```sh\nringfence check instances/nothing.json\n```\n": "exit 6",
        "```sh\nringfence version # exit 1: never\n```\n": "exit 0",
        "```console\n$ ringfence slove x.json\n```\n": "no command",
        "```console\n$ cd x && ringfence solve --week 2025-09-15 x.json\n```\n": "no option --week",
        "Use `ringfence solve --fast`.\n": "no option --fast",
        "Use `--hasty` then.\n": "no command has it",
        "```console\n$ tools/nothing\n```\n": "no such file",
        "Nothing to run.\n": "no sh block",
    }
    missed = 0
    for text, words in plants.items():
        faults = []
        look_at(text, faults)
        if not any(words in fault for fault in faults):
            print(f"not found: {words} in {text!r}: {faults}", file=sys.stderr)
            missed += 1
    faults = []
    look_at("```sh\nringfence version\nringfence nothing # exit 2: as told\n```\n", faults)
    for fault in faults:
        if "no command ['nothing']" not in fault:
            print(f"found without a plant: {fault}", file=sys.stderr)
            missed += 1
    return 1 if missed else 0


def main():
    if "--self-test" in sys.argv:
        return self_test()
    faults = []
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
        look_at(file.read(), faults)
    for fault in faults:
        print(f"README.md: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
