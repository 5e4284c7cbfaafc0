#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard of instruction counts: finds what got slower, tells what got faster, renews only with
a reason, and counts the same twice."""
import json
import os
import subprocess
import sys
import tempfile

TOOL = os.path.join(os.environ["SOURCE"], "tools", "benchmark")
NAME = "check small-primary 575"
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def guard(path, *more):
    done = subprocess.run([TOOL, "--quick", "--ringfence", os.environ["RINGFENCE"], "--budgets",
                           path, *more], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def write(path, instructions):
    cell = {"command": "check", "shape": "small-primary", "seed": 575}
    if instructions:
        cell["instructions"] = instructions
    with open(path, "w", encoding="utf-8") as stream:
        json.dump({"tolerance_percent": 15, "cells": {NAME: cell}}, stream)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "budgets.json")
        write(path, None)
        code, text = guard(path, "--renew", " ")
        expect(code == 2, "renewed without a reason:", code, text)
        code, text = guard(path, "--renew", "first count")
        expect(code == 0, "a new budget is not kept:", code, text)
        with open(path, encoding="utf-8") as stream:
            cell = json.load(stream)["cells"][NAME]
        expect(cell["reason"] == "first count", "the reason is lost:", cell)
        code, text = guard(path)
        expect(code == 0 and "(+0.0 %)" in text, "not the same count twice:", text)
        write(path, cell["instructions"] * 100 // 116)
        code, text = guard(path)
        expect(code == 1 and f"SLOWER  {NAME}" in text, "16 % more were let pass:", code, text)
        write(path, cell["instructions"] * 2)
        code, text = guard(path)
        expect(code == 0 and f"faster  {NAME}" in text, "a gain is not told:", code, text)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
