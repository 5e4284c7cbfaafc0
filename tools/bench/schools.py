# SPDX-License-Identifier: GPL-3.0-or-later
"""The schools that are measured: sizes, seeds, cut calendars, trusts, real timetables."""
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.dirname(HERE)

# The decimal digits of the hash of the commit that closed issue 2, every three neighbouring ones;
# kept for every table, so that nobody chooses schools that suit.
SEEDS = (575, 759, 591, 917, 173, 731, 315, 152, 520, 207, 76, 765, 656, 564, 644, 444, 448, 488,
         883, 830)

# ECTs, floor in seconds from start to the stored and checked plan (median), floor in MiB.
SIZES = {"primary": (3, 2, None), "secondary": (8, 10, None), "large": (16, 60, 500)}
TRUST_FLOOR = (30, 300)  # schools, seconds on two processors

WEEKS = (1, 2, 4, 6)          # half-terms
PAIRS = (2, 4, 8, 12, 16)     # new teachers among the 70 staff of a secondary school
SCHOOLS = (1, 2, 5, 10, 30)   # in a trust
# Of fifteen schools ten primary, four secondary, one large.
TRUST = tuple({"P": "primary", "S": "secondary", "L": "large"}[c] for c in "PSPPSPPSPLPPSPP")


def write(path, document):
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(document, stream)


def generated(folder, shape, seed, pairs=None, all_rules=False):
    """The file of a generated school; made when it is not there yet."""
    name = f"{shape}-{seed}" if pairs is None else f"{shape}-{pairs}-pairs-{seed}"
    name += "-all-rules" if all_rules else ""
    path = os.path.join(folder, name + ".json")
    if not os.path.exists(path):
        extra = [] if pairs is None else ["--pairs", str(pairs)]
        extra += ["--all-rules"] if all_rules else []
        subprocess.run([sys.executable, os.path.join(TOOLS, "generate_school"), "--shape", shape,
                        "--seed", str(seed), "--out", path + ".new"] + extra, check=True)
        os.rename(path + ".new", path)
    return path


def inside(date, halves):
    return any(half["from"] <= date <= half["until"] for half in halves)


def cut_events(events, halves):
    """Options outside go; an event without any goes too."""
    layer = {}
    for name, event in events.items():
        lost = {option: None for option in event["options"] if not inside(option[:10], halves)}
        if lost:
            layer[name] = None if len(lost) == len(event["options"]) else {"options": lost}
    return layer


def cut(folder, path, count):
    """A layer that leaves the first `count` half-terms of a generated school's year."""
    with open(path, encoding="utf-8") as stream:
        school = json.load(stream)
    calendar, kept, terms, number = school["calendar"], [], {}, 0
    for term, entry in calendar["terms"].items():
        lost = {}
        for half, span in entry["half_terms"].items():
            number += 1
            if number <= count:
                kept.append(span)
            else:
                lost[half] = None
        if lost:
            terms[term] = None if len(lost) == len(entry["half_terms"]) else {"half_terms": lost}
    layer = {"calendar": {
        "terms": terms,
        "inset": {date: None for date in calendar["inset"] if not inside(date, kept)},
        "closures": {name: None for name, closure in calendar["closures"].items()
                     if not inside(closure["from"], kept)}},
        "events": cut_events(school["events"], kept)}
    out = os.path.join(folder, os.path.basename(path).replace(".json", f"-{count}-half-terms.json"))
    write(out, layer)
    return out


def trust(folder, count):
    """(path of the trust file, paths of its schools); seeds in their order for each size."""
    taken, schools = {}, {}
    for position in range(count):
        shape = TRUST[position % len(TRUST)]
        seed = SEEDS[taken.get(shape, 0)]
        taken[shape] = taken.get(shape, 0) + 1
        schools[f"{position + 1:02d}-{shape}-{seed}"] = generated(folder, shape, seed)
    path = os.path.join(folder, f"trust-{count}.json")
    write(path, {"ringfence-trust": "1.0", "schools": {
        name: {"layers": [os.path.basename(school)]} for name, school in schools.items()}})
    return path, list(schools.values())


def real(folder, timetables, seeds):
    """(size, name, seed, layers) of each real timetable with drawn inductions."""
    layers = os.path.join(folder, "timetables")
    shutil.rmtree(layers, ignore_errors=True)
    os.makedirs(layers)
    subprocess.run([os.path.join(TOOLS, "timetable_layers"), timetables, layers], check=True,
                   stdout=sys.stderr)
    for name in sorted(os.listdir(layers)):
        layer, base = os.path.join(layers, name), name.removesuffix(".json")
        for seed in seeds:
            drawn = os.path.join(folder, f"{base}-inductions-{seed}.json")
            text = subprocess.run([os.path.join(TOOLS, "draw_inductions"), layer, "--seed",
                                   str(seed)], check=True, capture_output=True, text=True).stdout
            with open(drawn, "w", encoding="utf-8") as stream:
                stream.write(text)
            pairs = len(json.loads(text)["inductions"])
            size = min(SIZES, key=lambda size: abs(SIZES[size][0] - pairs))
            yield size, base, seed, [layer, drawn]
