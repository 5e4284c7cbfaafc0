# SPDX-License-Identifier: GPL-3.0-or-later
"""Instruction counts of small schools against budgets (tools/benchmark --quick).

Counts by callgrind are the same on a busy machine; seconds are not. Only ringfence's own process
is counted: a solver's child process may be ended before it could report. Counts hold for one
compiler and one set of libraries, hence the tolerance. Far below the budget is told too, so that
a gain is not lost again unseen.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from . import schools


def count(program, cell, folder):
    """Instructions of one command; an exit code other than 0 and 1 is a fault."""
    path = schools.generated(folder, cell["shape"], cell["seed"])
    log = os.path.join(folder, "log.%p")
    command = {"solve": ["solve", "--dry-run", "--progress", "none"] + one_job(program),
               "check": ["check"]}[cell["command"]]
    with subprocess.Popen(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                           "--log-file=" + log, program] + command + ["--quiet", path],
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True) as process:
        errors = process.communicate()[1]
    if process.returncode not in (0, 1):
        raise SystemExit(f"benchmark: {cell['command']} ended with {process.returncode}\n{errors}")
    with open(log.replace("%p", str(process.pid)), encoding="utf-8") as stream:
        found = re.search(r"Collected : (\d+)", stream.read())
    if not found:
        raise SystemExit("benchmark: callgrind told no count")
    return int(found[1])


def one_job(program):
    """Worker processes would do the work where it is not counted."""
    told = subprocess.run([program, "solve", "--help"], capture_output=True, text=True,
                          check=False).stdout
    return ["--jobs", "1"] if "--jobs" in told else []


def renew(budgets, counts, reason):
    for name, found in counts.items():
        if budgets["cells"][name].get("instructions") != found:
            budgets["cells"][name].update(instructions=found, reason=reason)


def compare(budgets, counts):
    """Lines to print, and whether all is within budget."""
    tolerance, lines, kept = budgets["tolerance_percent"], [], True
    for name, found in counts.items():
        budget = budgets["cells"][name].get("instructions")
        if not budget:
            kept = False
            lines.append(f"NONE    {name}: {found:,} instructions, no budget yet")
            continue
        change = (100 * found - 100 * budget) / budget
        word = "ok"
        if change > tolerance:
            word, kept = "SLOWER", False
        elif change < -tolerance:
            word = "faster"
        lines.append(f"{word:7} {name}: {found:,} instructions, budget {budget:,} ({change:+.1f} %)")
    return lines, kept


def run(program, path, reason=None, only=None):
    """0: within budget; 1: not; 2: cannot be measured."""
    if not shutil.which("valgrind"):
        print("benchmark: valgrind is missing: tools/install test", file=sys.stderr)
        return 2
    with open(path, encoding="utf-8") as stream:
        budgets = json.load(stream)
    names = [name for name in budgets["cells"] if only is None or name == only]
    if not names:
        print(f"benchmark: {path} has no such measurement", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        counts = {name: count(program, budgets["cells"][name], folder) for name in names}
    if reason:
        renew(budgets, counts, reason)
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(budgets, stream, indent=2)
            stream.write("\n")
    lines, kept = compare(budgets, counts)
    print("\n".join(lines))
    if not kept:
        print(f"Without a budget, or more than {budgets['tolerance_percent']} % above it. Where "
              "that is wanted, say why, and commit the file:\n"
              "    tools/benchmark --quick --renew 'REASON'")
    elif any(line.startswith("faster") for line in lines):
        print("Less than before: renew the budget, so that it is kept.")
    return 0 if kept else 1
