# SPDX-License-Identifier: GPL-3.0-or-later
"""The measurements as one SVG picture: seconds on a logarithmic scale.

Nothing depends on colour: every column carries its program's name, a filled dot is a proved run, a
ring one that is not (another program's is drawn at the limit), a bar the median with its seconds
above the dots, a dotted line the floor.
"""
import math
import statistics
from xml.sax.saxutils import escape

from . import schools, table

LEAST, MOST = -2, 3  # powers of ten of a second
COLUMN, MARGIN, PANEL, GAP = 60, 64, 300, 90
WIDE = 1080


class Drawing:
    def __init__(self):
        self.lines, self.height = [], 0

    def text(self, x, y, words, size=12, anchor="middle", more=""):
        self.lines.append(f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" '
                          f'text-anchor="{anchor}"{more}>{escape(str(words))}</text>')

    def line(self, points, width=1, grey=0, dash=""):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.lines.append(f'<polyline points="{path}" fill="none" '
                          f'stroke="rgb({grey},{grey},{grey})" stroke-width="{width}"' +
                          (f' stroke-dasharray="{dash}"' if dash else "") + "/>")

    def dot(self, x, y, filled):
        fill = "#000" if filled else "#fff"
        self.lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{fill}" '
                          'fill-opacity="0.75" stroke="#000"/>')

    def write(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {self.height}" '
                f'width="{WIDE}" height="{self.height}" font-family="sans-serif">\n'
                f'<title>Seconds to solve a school year</title>\n'
                f'<rect width="{WIDE}" height="{self.height}" fill="#fff"/>\n' +
                "\n".join(self.lines) + "\n</svg>\n")


def level(top, value):
    """The height of so many seconds in the panel that begins at `top`."""
    power = math.log10(min(max(value, 10 ** LEAST), 10 ** MOST))
    return top + PANEL * (MOST - power) / (MOST - LEAST)


def axis(drawing, left, right, top, limit=None):
    for power in range(LEAST, MOST + 1):
        y = level(top, 10 ** power)
        drawing.line([(left, y), (right, y)], grey=200)
        drawing.text(left - 6, y + 4, f"{10 ** power:g} s", 11, "end")
    if limit:
        y = level(top, limit)
        drawing.line([(left, y), (right, y)], grey=90, dash="6 4")
        drawing.text(right + 4, y + 4, "limit", 11, "start")


def column(drawing, x, top, runs):
    """Dots of one column, spread a little so that they stay apart, and the median."""
    for number, run in enumerate(runs):
        shift = (number % 5 - 2) * 4
        drawing.dot(x + shift, level(top, run["seconds"]), run["proved"])
    median = statistics.median(run["seconds"] for run in runs)
    y = level(top, median)
    drawing.line([(x - 14, y), (x + 14, y)], 3)
    above = level(top, max(run["seconds"] for run in runs))
    drawing.text(x, above - 8, table.seconds(median), 11, more=' font-weight="bold"')
    return y


def ladder(drawing, runs, top, limit):
    found = list(table.groups(runs))
    step = min(COLUMN, (WIDE - 2 * MARGIN) / max(1, len(found)))
    axis(drawing, MARGIN, MARGIN + step * len(found), top, limit)
    names = {"": "", "textbook": ", textbook", "ours": ", our model"}
    start, size = 0, None
    for position, ((label, program, model), members) in enumerate(found + [(("", "", ""), [])]):
        group, _, real = label.partition(",")
        if group != size:
            if size is not None:
                middle = MARGIN + step * (start + position) / 2
                drawing.text(middle, top - 12, size, 13, more=' font-weight="bold"')
                edge = MARGIN + step * position
                drawing.line([(edge, top - 6), (edge, top + PANEL)], grey=120)
            start, size = position, group
        if members:
            x = MARGIN + step * (position + 0.5)
            if program == "ringfence":
                y = level(top, schools.SIZES[group][1])
                drawing.line([(x - 20, y), (x + 20, y)], 2, dash="2 3")
            column(drawing, x, top, members)
            y = top + PANEL + 12
            drawing.text(x + 4, y, program + (real and "," + real) + names[model], 11, "end",
                         f' transform="rotate(-50 {x + 4:.1f} {y})"')
    return top + PANEL + 130


def curve(drawing, name, points, left, top):
    """One growth curve in a panel a third as wide as the picture."""
    right = left + (WIDE - 3 * MARGIN - 40) / 3
    drawing.text((left + right) / 2, top - 14, f"growth: {name}", 13, more=' font-weight="bold"')
    axis(drawing, left, right, top)
    places = sorted({point["point"] for point in points})
    medians = []
    for number, place in enumerate(places):
        x = left + (right - left) * (number + 0.5) / len(places)
        runs = [point for point in points if point["point"] == place]
        medians.append((x, column(drawing, x, top, runs)))
        drawing.text(x, top + PANEL + 18, place, 12)
    drawing.line(medians, 1, 90)


def draw(runs, points, limit):
    drawing = Drawing()
    drawing.text(MARGIN, 28, "Seconds from the input to the stored, checked plan; other programs "
                 "on the models it writes", 15, "start")
    drawing.text(MARGIN, 46, "dot: one school, proved; ring: not proved; bar, and number above: "
                 "median; dotted: floor", 12, "start")
    bottom = ladder(drawing, runs, 90, limit)
    names = []
    for point in points:
        if point["curve"] not in names:
            names.append(point["curve"])
    for number, name in enumerate(names):
        curve(drawing, name, [point for point in points if point["curve"] == name],
              MARGIN + number * (WIDE - MARGIN) / 3, bottom + 40)
    drawing.height = bottom + (PANEL + GAP if names else 0)
    return drawing.write()
