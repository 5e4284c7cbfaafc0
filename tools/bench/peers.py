# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs on the models that ringfence writes, one thread and no tolerated gap each.

A program gets the numbers of a school one after the other, each with what is left of its seconds,
and stops at the first it does not prove. In the model of a later number the earlier ones are held
at the values ringfence found, so nobody has to carry anything over.
"""
import json
import math
import os
import re
import sys
import tempfile

from . import process

HERE = os.path.dirname(os.path.abspath(__file__))
READING = 120  # seconds that HiGHS's process gets for our reader, beyond the solver's own
OVERRUN = 5    # seconds by which a program may notice its limit late
NUMBER = r"(-?\d[\d.]*(?:e[+-]?\d+)?)"


def number_of(name):
    """(tier, part) of a model's file name."""
    match = re.search(r"tier-(\d+)(?:-(?:class|position|part)-(\d+))?\.lp$", name)
    return int(match[1]), int(match[2] or 1)


def answer(status, outcome, objective=None, bound=None, seconds=None):
    return {"status": status, "objective": objective, "bound": bound, "mib": outcome.mib,
            "seconds": outcome.seconds if seconds is None else seconds}


def last_number(pattern, text):
    found = re.findall(pattern, text)
    return float(found[-1]) if found else None


def solve_highs(path, limit, core):
    outcome = process.run([sys.executable, os.path.join(HERE, "highs.py"), path, str(limit)],
                          limit + READING, core)
    found = re.search(r'(?m)^\{"status".*\}$', outcome.output)
    if not found:
        return answer("limit" if outcome.cut else "died", outcome,
                      seconds=min(outcome.seconds, limit))
    told = json.loads(found[0])
    bound = told["bound"]
    if bound is None:  # scipy hands a bound on only with a plan; HiGHS itself says it
        bound = last_number(r"Dual bound +" + NUMBER, outcome.output)
    return answer(told["status"], outcome, told["objective"], bound, told["seconds"])


def solve_cbc(path, limit, core):
    outcome = process.run(["cbc", path, "-ratio", "0", "-allow", "0", "-timeMode", "elapsed",
                           "-sec", str(max(1, math.ceil(limit))), "-solve", "-quit"],
                          limit + OVERRUN, core)
    text = outcome.output
    objective = last_number(r"(?m)^Objective value:\s+" + NUMBER, text)
    bound = last_number(r"(?m)^Lower bound:\s+" + NUMBER, text)
    if bound is None:
        bound = last_number(r"best possible " + NUMBER, text)
    if "Result - Optimal solution found" in text:
        return answer("optimal", outcome, objective, objective)
    if re.search(r"infeasible", text) and "Stopped on" not in text and objective is None:
        return answer("infeasible", outcome)
    return answer("limit" if outcome.cut or "Stopped on time" in text else "other", outcome,
                  objective, bound)


def solve_glpsol(path, limit, core):
    """With the cuts that the engine uses itself; cover cuts can end the process."""
    match = None
    with tempfile.TemporaryDirectory() as folder:
        solution = os.path.join(folder, "solution.txt")
        outcome = process.run(["glpsol", "--lp", path, "--clique", "--mir", "--gomory", "--tmlim",
                               str(max(1, math.ceil(limit))), "-w", solution], limit + OVERRUN,
                              core)
        if os.path.exists(solution):
            with open(solution, encoding="ascii") as stream:
                match = re.search(r"(?m)^s mip \d+ \d+ (\w) " + NUMBER, stream.read())
    bound = last_number(r"mip =\s+\S.*? >=\s+" + NUMBER, outcome.output)
    if bound is None and "OPTIMAL LP SOLUTION FOUND" in outcome.output:
        bound = last_number(r"obj =\s+" + NUMBER,
                            outcome.output.split("OPTIMAL LP SOLUTION FOUND")[0])
    if match and match[1] == "o":
        return answer("optimal", outcome, float(match[2]), float(match[2]))
    if re.search(r"NO (PRIMAL|INTEGER) FEASIBLE SOLUTION|HAS NO INTEGER FEASIBLE", outcome.output):
        return answer("infeasible", outcome)
    objective = float(match[2]) if match and match[1] == "f" else None
    return answer("limit" if outcome.cut or "TIME LIMIT" in outcome.output else "other", outcome,
                  objective, bound)


SOLVERS = {"glpsol": solve_glpsol, "cbc": solve_cbc, "HiGHS": solve_highs}


def read_head(path):
    """(constant, unit, whether there is anything to minimise) from a model's first lines."""
    constant, unit, costs = 0, 1, False
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            match = re.match(r"\\ value = (-?\d+) \+ (-?\d+) x objective", line)
            if match:
                constant, unit = int(match[1]), int(match[2])
            if line.startswith("Subject To"):
                break
            if not line.startswith("\\"):
                costs = costs or bool(re.search(r"[+-] (?:[1-9]\d* )?[a-z]", line))
    return constant, unit, costs


def listed(folder, model):
    """The model files in the order of the numbers. `model`: "textbook", or "ours" by component."""
    start = "textbook-" if model == "textbook" else "component-"
    names = [name for name in os.listdir(folder) if name.startswith(start)]
    return sorted(names, key=lambda name: (number_of(name), name))


def whole(value, up):
    """Values are whole; `up` for a bound, which may be rounded up."""
    if value is None or not math.isfinite(value) or abs(value) > 1e15:
        return None
    return math.ceil(value - 1e-5) if up else round(value)


def told_bound(bound, constant, unit):
    """No number is below 0, so no bound need be."""
    return None if bound is None else max(0, constant + unit * bound)


def run_school(solver, folder, model, limit, core):
    """One program on all models of a school: seconds, proved or not, and where it stopped.

    `models` counts those it was asked about; with none of them the seconds say nothing.
    """
    result = {"seconds": 0.0, "mib": 0.0, "proved": True, "models": 0, "values": {}, "open": None}
    for name in listed(folder, model):
        path = os.path.join(folder, name)
        constant, unit, costs = read_head(path)
        tier, part = number_of(name)
        key = f"{tier}.{part}"
        if not costs:  # nothing to minimise: nobody is asked
            result["values"][key] = result["values"].get(key, 0) + constant
            continue
        left = limit - result["seconds"]
        told = SOLVERS[solver](path, left, core)
        result["models"] += 1
        result["seconds"] += told["seconds"]
        result["mib"] = max(result["mib"], told["mib"])
        if told["status"] == "optimal" and result["seconds"] <= limit + 1:
            value = constant + unit * whole(told["objective"], False)
            result["values"][key] = result["values"].get(key, 0) + value
            continue
        if told["status"] == "infeasible" and model == "ours":  # some parts have no plan left
            continue
        best, bound = whole(told["objective"], False), whole(told["bound"], True)
        result.update(proved=False, open={
            "file": name, "tier": tier, "part": part, "status": told["status"],
            "best": None if best is None else constant + unit * best,
            "bound": told_bound(bound, constant, unit)})
        result["values"].pop(key, None)
        break
    if not result["proved"]:
        result["spent"], result["seconds"] = result["seconds"], limit
    return result


def versions():
    """Name and version of each program that is there."""
    found = {}
    try:
        import scipy
        found["HiGHS"] = f"HiGHS in scipy {scipy.__version__}"
    except ImportError:
        pass
    for name, command, pattern in (("glpsol", ["glpsol", "--version"], r"Solver (\S+)"),
                                   ("cbc", ["cbc", "-quit"], r"Version: (\S+)")):
        try:
            text = process.run(command, 10).output
        except OSError:
            continue
        match = re.search(pattern, text)
        if match:
            found[name] = f"{name} {match[1]}"
    return found
