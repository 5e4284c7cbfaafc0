#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark on one small school beside HiGHS: a table, a picture, agreement, and a second run
that measures nothing again."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

TOOL = os.path.join(os.environ["SOURCE"], "tools", "benchmark")
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def benchmark(work):
    done = subprocess.run([TOOL, "--ringfence", os.environ["RINGFENCE"], "--work", work, "--sizes",
                           "primary", "--seeds", "1", "--peers", "HiGHS", "--models", "ours",
                           "--peer-seeds", "1", "--limit", "30", "--growth", "none"],
                          capture_output=True, text=True, check=False)
    expect(done.returncode == 0, "exit code", done.returncode, done.stderr)
    measured = re.findall(r"(?m)^benchmark: (\S+)$", done.stderr)
    return done.stdout, measured


def row(text, *cells):
    """The cells of the ladder's line that begins so."""
    for line in text.splitlines():
        found = [cell.strip() for cell in line.strip("|").split("|")]
        if found[:len(cells)] == list(cells):
            return found
    return None


def main():
    with tempfile.TemporaryDirectory() as work:
        text, measured = benchmark(work)
        expect(measured == ["ladder.primary.575", "models.primary.575",
                            "peer.primary.575.HiGHS.ours"], "measured:", measured)
        own, other = row(text, "primary", "ringfence"), row(text, "primary", "HiGHS", "ours")
        expect(own and own[3] == "1" and own[4].startswith("1"), "own line:", own)
        expect(other and other[3:5] == ["1", "1"], "line of HiGHS:", other)
        expect("DISAGREES" not in text, text)
        expect(row(text, "primary, median of 1") is not None, "the floor is not told:", text)
        root = xml.etree.ElementTree.parse(os.path.join(work, "picture.svg")).getroot()
        dots = [element for element in root.iter() if element.tag.endswith("circle")]
        expect(len(dots) == 2, "runs in the picture:", len(dots))
        again, measured = benchmark(work)
        expect(not measured, "measured again:", measured)
        expect(row(again, "primary", "HiGHS", "ours") == other, "kept runs changed")
        os.remove(os.path.join(work, "cells", "peer.primary.575.HiGHS.ours.json"))
        _, measured = benchmark(work)
        expect(measured == ["models.primary.575", "peer.primary.575.HiGHS.ours"],
               "after a loss measured:", measured)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
