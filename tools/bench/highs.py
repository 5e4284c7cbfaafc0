#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves one written model by HiGHS, through scipy: highs.py MODEL.lp SECONDS.

Prints a line of JSON among what HiGHS says itself.

Relative gap 0, presolve as it comes, one thread. `seconds` is the solver's call alone: reading the
file is ours and slow.
"""
import json
import sys
import time

sys.dont_write_bytecode = True
import numpy
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

import lp_model

WORDS = {0: "optimal", 1: "limit", 2: "infeasible"}


def main():
    path, limit = sys.argv[1], float(sys.argv[2])
    with open(path, encoding="utf-8") as stream:
        model = lp_model.read(stream)
    entries = csr_matrix((numpy.array(model.entry_values, float),
                          (model.entry_rows, model.entry_columns)),
                         shape=(len(model.row_names), len(model.names)))
    least, most = (numpy.array(side, float) for side in zip(*model.sides))
    before = time.monotonic()
    answer = milp(numpy.array(model.costs, float), integrality=numpy.array(model.whole, int),
                  bounds=Bounds(numpy.array(model.lower, float), numpy.array(model.upper, float)),
                  constraints=LinearConstraint(entries, least, most),
                  options={"time_limit": limit, "mip_rel_gap": 0.0, "disp": True})
    seconds = time.monotonic() - before
    bound = getattr(answer, "mip_dual_bound", None)
    print("\n" + json.dumps({
        "status": WORDS.get(answer.status, "other"), "seconds": seconds,
        "objective": None if answer.x is None else float(answer.fun),
        "bound": None if bound is None or not numpy.isfinite(bound) else float(bound),
        "version": f"scipy {scipy.__version__}"}))


if __name__ == "__main__":
    main()
