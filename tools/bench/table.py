# SPDX-License-Identifier: GPL-3.0-or-later
"""The measurements as Markdown.

A run is {size, program, model, seed, seconds, mib, proved, open, ratio, value}: `open` is the first
number that is not proved (None: all are), `value` ours for that number, `ratio` the program's
seconds over ours on the same school, taken side by side, where what is not proved counts at the
limit (None: there was nothing to solve).
"""
import statistics

from . import schools

PROGRAMS = ("ringfence", "glpsol", "cbc", "HiGHS")
MODELS = ("", "textbook", "ours")
FLOORS = {"textbook": 5, "ours": 1}  # least ratio of HiGHS and cbc


def seconds(value):
    return f"{value:.2f}" if value < 9.995 else f"{value:.1f}" if value < 99.95 else f"{value:.0f}"


def groups(runs):
    """Runs by (size, program, model), in the order of the table."""
    sizes = []
    for run in runs:
        if run["size"] not in sizes:
            sizes.append(run["size"])
    sizes.sort(key=lambda size: (list(schools.SIZES).index(size.split(",")[0]), size))
    for size in sizes:
        for model in MODELS:
            for program in PROGRAMS:
                found = [run for run in runs if
                         (run["size"], run["program"], run["model"]) == (size, program, model)]
                if found:
                    yield (size, program, model), found


def gap_of(run):
    """Points between value and bound of the number that is open; None when there is no bound."""
    place = run["open"]
    if place is None or place["bound"] is None or run["value"] is None:
        return None
    return run["value"] - place["bound"]


def stops(runs):
    counts = {}
    for run in runs:
        if run["open"]:
            counts[run["open"]["tier"]] = counts.get(run["open"]["tier"], 0) + 1
    return ", ".join(f"tier {tier} ({count})" for tier, count in sorted(counts.items())) or "-"


def bound_and_gap(runs):
    """Of the unproved school with the median gap; schools without a bound come last."""
    left = [run for run in runs if not run["proved"]]
    if not left:
        return "-", "0"
    with_bound = sorted((run for run in left if gap_of(run) is not None), key=gap_of)
    middle = (len(left) - 1) // 2
    if middle >= len(with_bound):
        return "none", "-"
    run = with_bound[middle]
    gap = gap_of(run)
    return (f"{run['open']['bound']} of {run['value']}",
            f"{gap} ({100 * gap // max(1, run['value'])} %)")


def proved_text(runs):
    """Certified runs have a proof that a second program has verified."""
    certified = sum(run.get("certified", False) for run in runs)
    return f"{sum(run['proved'] for run in runs)}" + (f" ({certified} certified)" if certified
                                                      else "")


def ratio_text(runs):
    if runs[0]["program"] == "ringfence":
        return "1"
    found = [run["ratio"] for run in runs if run["ratio"] is not None]
    if not found:
        return "-"
    mark = ">= " if any(not run["proved"] for run in runs) else ""
    return f"{mark}{statistics.median(found):.3g}"


def main_table(runs):
    lines = ["| size | program | model | schools | proved | median s | slowest s | ratio | "
             "stops at | bound | gap | MiB |",
             "|---|---|---|---:|---:|---:|---:|---:|---|---:|---:|---:|"]
    for (size, program, model), found in groups(runs):
        taken = [run["seconds"] for run in found]
        bound, gap = bound_and_gap(found)
        lines.append(
            f"| {size} | {program} | {model or 'input'} | {len(found)} | "
            f"{proved_text(found)} | {seconds(statistics.median(taken))} | "
            f"{seconds(max(taken))} | {ratio_text(found)} | {stops(found)} | {bound} | {gap} | "
            f"{max(run['mib'] for run in found):.0f} |")
    return lines


def floor_lines(runs, trust):
    lines = ["| floor | asked | found | kept |", "|---|---:|---:|---|"]

    def add(what, asked, found, kept):
        lines.append(f"| {what} | {asked} | {found} | {'yes' if kept else 'NO'} |")

    for (size, program, model), found in groups(runs):
        if size in schools.SIZES and program == "ringfence":
            _, limit, memory = schools.SIZES[size]
            median = statistics.median(run["seconds"] for run in found)
            add(f"{size}, median of {len(found)}", f"{limit} s", f"{seconds(median)} s",
                median <= limit)
            if memory:
                peak = max(run["mib"] for run in found)
                add(f"{size}, memory", f"{memory} MiB", f"{peak:.0f} MiB", peak <= memory)
        elif model in FLOORS and program in ("cbc", "HiGHS"):
            ratios = [run["ratio"] for run in found if run["ratio"] is not None]
            if ratios:
                median = statistics.median(ratios)
                add(f"{size}, {program} on the {model.replace('ours', 'exported')} model",
                    f"{FLOORS[model]} times", f"{median:.3g} times", median >= FLOORS[model])
    if trust:
        add(f"trust of {trust['point']} schools", f"{schools.TRUST_FLOOR[1]} s",
            f"{seconds(trust['seconds'])} s", trust["seconds"] <= schools.TRUST_FLOOR[1])
    return lines if len(lines) > 2 else []


def growth_table(points):
    """`points`: {curve, point, seed, seconds, mib, proved}."""
    if not points:
        return []
    lines = ["| curve | point | runs | proved | median s | slowest s | MiB |",
             "|---|---:|---:|---:|---:|---:|---:|"]
    keys = []
    for point in points:
        if (point["curve"], point["point"]) not in keys:
            keys.append((point["curve"], point["point"]))
    for curve, place in keys:
        found = [p for p in points if (p["curve"], p["point"]) == (curve, place)]
        taken = [p["seconds"] for p in found]
        lines.append(f"| {curve} | {place} | {len(found)} | {sum(p['proved'] for p in found)} | "
                     f"{seconds(statistics.median(taken))} | {seconds(max(taken))} | "
                     f"{max(p['mib'] for p in found):.0f} |")
    return lines


def detail_table(runs):
    lines = ["| size | school | program | model | s | ratio | proved | open | best | bound | ours | "
             "MiB | remark |", "|---|---|---|---|---:|---:|---|---|---:|---:|---:|---:|---|"]
    for (size, program, model), found in groups(runs):
        for run in found:
            place = run["open"] or {}
            number = f"{place['tier']}.{place['part']}" if place else "-"
            texts = [str(x) if x is not None else "-" for x in
                     (place.get("best"), place.get("bound"), run["value"])]
            ratio = "-" if run["ratio"] is None else f"{run['ratio']:.3g}"
            lines.append(f"| {size} | {run['seed']} | {program} | {model or 'input'} | "
                         f"{seconds(run['seconds'])} | {ratio} | "
                         f"{'yes' if run['proved'] else 'no'} | {number} | {' | '.join(texts)} | "
                         f"{run['mib']:.0f} | {run['remark']} |")
    return lines


def write(runs, points, facts):
    """The whole report. `facts`: lines on what was run where."""
    trusts = [p for p in points if p["curve"] == "schools" and
              p["point"] == schools.TRUST_FLOOR[0]]
    parts = [["# Benchmark"], facts, ["## Ladder"], main_table(runs)]
    floors = floor_lines(runs, trusts[0] if trusts else None)
    if floors:
        parts += [["## Floors"], floors]
    if points:
        parts += [["## Growth"], growth_table(points)]
    parts += [["## Every run"], detail_table(runs)]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"
