# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the LP text that solver/model/matrix_write.c writes; refuses whatever else LP text allows.

Not a reader for LP files: one word out of place is a fault with its line, so that no other model
than the one that was written is ever given to a solver.
"""
import math

SECTIONS = ("Minimize", "Subject To", "Bounds", "Generals", "Binaries", "End")


class Fault(Exception):
    """What is wrong with the text, and where."""


class Model:
    """Columns by position; rows as three arrays of entries (row, column, value) and two sides."""

    def __init__(self):
        self.comments = []
        self.names, self.positions = [], {}
        self.costs, self.lower, self.upper, self.whole = [], [], [], []
        self.row_names, self.sides = [], []  # sides: (least, most)
        self.entry_rows, self.entry_columns, self.entry_values = [], [], []

    def column(self, name):
        position = self.positions.get(name)
        if position is None:
            position = self.positions[name] = len(self.names)
            self.names.append(name)
            self.costs.append(0)
            self.lower.append(None)
            self.upper.append(None)
            self.whole.append(False)
        return position


class Reader:
    def __init__(self, stream):
        self.stream, self.line, self.model = stream, 0, Model()
        self.section, self.words = None, []

    def fail(self, words):
        raise Fault(f"line {self.line}: {words}")

    def number(self, word):
        try:
            return int(word)
        except ValueError:
            return self.fail(f"{word!r} is no whole number")

    def terms(self, words):
        """`+ 3 name` and `- name` as pairs of column and value."""
        at = 0
        while at < len(words):
            if words[at] not in "+-" or at + 1 == len(words):
                self.fail(f"a sign was expected, not {words[at]!r}")
            sign = 1 if words[at] == "+" else -1
            value, at = 1, at + 1
            if words[at][0].isdigit():
                value, at = self.number(words[at]), at + 1
            if at == len(words) or not words[at][0].isalpha():
                self.fail("a name was expected")
            yield self.model.column(words[at]), sign * value
            at += 1

    def objective(self, words):
        if not words or words[0] != "obj:":
            self.fail("the objective is called obj")
        for column, value in self.terms(words[1:]):
            self.model.costs[column] += value

    def row(self, words):
        model = self.model
        if len(words) < 3 or not words[0].endswith(":") or words[-2] not in ("<=", ">=", "="):
            self.fail("this is no row")
        side = self.number(words[-1])
        number = len(model.row_names)
        model.row_names.append(words[0][:-1])
        model.sides.append((-math.inf if words[-2] == "<=" else side,
                            math.inf if words[-2] == ">=" else side))
        for column, value in self.terms(words[1:-2]):
            model.entry_rows.append(number)
            model.entry_columns.append(column)
            model.entry_values.append(value)

    def known(self, name):
        if name not in self.model.positions:
            self.fail(f"{name!r} stands neither in the objective nor in a row")
        return self.model.positions[name]

    def bound(self, words):
        model = self.model
        if len(words) == 2 and words[1] == "free":
            column, lower, upper = words[0], -math.inf, math.inf
        elif len(words) == 3 and words[1] == "=":
            column, lower = words[0], self.number(words[2])
            upper = lower
        elif len(words) == 3 and words[1] == ">=":
            column, lower, upper = words[0], self.number(words[2]), math.inf
        elif len(words) == 5 and words[1] == words[3] == "<=":
            column, upper = words[2], self.number(words[4])
            lower = -math.inf if words[0] == "-inf" else self.number(words[0])
        else:
            self.fail("this is no bound")
        position = self.known(column)
        model.lower[position], model.upper[position] = lower, upper

    def kind(self, words):
        for name in words:
            position = self.known(name)
            self.model.whole[position] = True
            if self.section == "Binaries":
                self.model.lower[position], self.model.upper[position] = 0, 1

    def finish_part(self):
        """What was gathered over lines that belong together."""
        words, self.words = self.words, []
        if words and self.section == "Minimize":
            self.objective(words)
        elif words and self.section == "Subject To":
            self.row(words)

    def begin(self, section):
        self.finish_part()
        follows = SECTIONS.index(section)
        if self.section is None and follows > 0 or \
                self.section is not None and SECTIONS.index(self.section) >= follows:
            self.fail(f"{section} does not stand here")
        self.section = section

    def take(self, text):
        words = text.split()
        if self.section in ("Minimize", "Subject To"):
            if words[0].endswith(":"):
                self.finish_part()
            self.words += words
        elif self.section == "Bounds":
            self.bound(words)
        elif self.section in ("Generals", "Binaries"):
            self.kind(words)
        else:
            self.fail("nothing stands outside the sections")

    def read(self):
        for text in self.stream:
            self.line += 1
            text = text.rstrip("\n")
            if text.startswith("\\") and self.section is None:
                self.model.comments.append(text[1:].strip())
            elif text in SECTIONS:
                self.begin(text)
            elif not text.startswith(" "):
                self.fail(f"{text!r} begins no section")
            else:
                self.take(text)
        if self.section != "End":
            self.fail("the text has no end")
        for position, lower in enumerate(self.model.lower):
            if lower is None:
                self.fail(f"{self.model.names[position]} has no bounds")
        return self.model


def read(stream):
    """The model; raises Fault."""
    return Reader(stream).read()
