#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the include rules, sizes and names of the tree (see solver/README.md, section 5).

usage: check_tree.py SOURCE [--self-test]
The self-test plants one fault of each sort in a scratch copy and fails unless each is found.
"""
import os
import re
import statistics
import sys
import tempfile

ROOMS = ["base", "input", "import", "domain", "check", "model", "engine", "explain", "store",
         "report", "command"]
VENDORS = {"glpk.h": "engine", "sqlite3.h": "store", "cJSON.h": "input", "cjson/cJSON.h": "input",
           "expat.h": "import"}
BANNED_NAMES = re.compile(r"(^|_)(utils?|common|helpers?|manager|misc|core)(_|\.|$)")
BANNED_CALLS = re.compile(
    r"\b(cJSON_GetObjectItem|cJSON_Parse|valueint|atoi|strtod|mktime|setlocale|strcpy|strcat|"
    r"sprintf|gets|localtime|rand|cJSON_Duplicate|cJSON_Compare|glp_set_row_name|"
    r"glp_set_col_name)\s*\(")
FLOATING = re.compile(r"\b(double|float)\b")
TOP = {"solver", "include", "instances", "tests", "tools", "CMakeLists.txt", "README.md",
       "CMakePresets.json", "LICENSE", "CHANGELOG.md", "SECURITY.md", "build"}


def allowed(room):
    """The rooms that `room` may include."""
    if room == "base":
        return {"base"}
    if room == "domain":
        return {"base", "domain"}
    if room == "check":
        return {"base", "domain", "check"}
    return {"base", "domain"} | set(ROOMS[:ROOMS.index(room) + 1])


def strip_comments(text):
    pattern = re.compile(r"/\*.*?\*/|//[^\n]*|\"(\\.|[^\"\\])*\"", re.S)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def function_lengths(text):
    """(first line, length) of each top-level function body, by the house's brace style."""
    lines = text.split("\n")
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            yield start + 1, number - start + 1
            start = None


def sources(root, folder):
    for path, folders, files in os.walk(os.path.join(root, folder)):
        folders.sort()
        for name in sorted(files):
            yield os.path.relpath(os.path.join(path, name), root)


def check_includes(name, room, text, faults):
    for match in re.finditer(r'^\s*#\s*include\s+["<]([^">]+)[">]', text, re.M):
        header = match.group(1)
        other = header.split("/")[0]
        if header in VENDORS and VENDORS[header] != room:
            faults.append(f"{name}: {header} belongs to {VENDORS[header]} alone")
        elif room == "public":
            if other in ROOMS:
                faults.append(f"{name}: a public header includes {header}")
        elif other in ROOMS and other not in allowed(room):
            faults.append(f"{name}: {room} may not include {header}")


def check_head(name, raw, faults):
    """A .c file begins with a comment that names it and says what it is about."""
    head = raw.split("*/")[0]
    own = re.search(r"^ \* " + re.escape(os.path.basename(name)) + r": (.*)", head, re.M | re.S)
    if not own or len(re.findall(r"\w+", own[1])) < 3:
        faults.append(f"{name}: its first comment does not say what it is about")


def check_reading_order(root, faults):
    """Section 1 of solver/README.md names every room there is, and no other."""
    path = os.path.join(root, "solver", "README.md")
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        section = file.read().split("\n## ")[1]
    named = re.findall(r"`(\w+)`", section)
    present = [entry for entry in os.listdir(os.path.join(root, "solver"))
               if os.path.isdir(os.path.join(root, "solver", entry))]
    for room in sorted(set(present) - set(named)):
        faults.append(f"solver/README.md: section 1 does not list {room}")
    for room in sorted(set(named) & set(ROOMS) - set(present)):
        faults.append(f"solver/README.md: section 1 lists {room}, which is not there")


def check_file(root, name, room, faults, lengths):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        raw = file.read()
    if not raw.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later"):
        faults.append(f"{name}: does not begin with its licence line")
    if BANNED_NAMES.search(os.path.basename(name)):
        faults.append(f"{name}: the name says nothing")
    text = strip_comments(raw)
    check_includes(name, room, raw, faults)
    for match in BANNED_CALLS.finditer(text):
        faults.append(f"{name}: calls {match.group(1)}")
    if FLOATING.search(text) and not name.startswith("solver/engine/glpk"):
        faults.append(f"{name}: floating point outside the GLPK adapter")
    count = raw.count("\n")
    if count > 600:
        faults.append(f"{name}: {count} lines, at most 600")
    if name.endswith(".c"):
        lengths.append(count)
        check_head(name, raw, faults)
        for line, length in function_lengths(raw):
            if length > 62:
                faults.append(f"{name}:{line}: a function of {length} lines, at most 60")


def check_tree(root):
    faults, lengths = [], []
    for name in sorted(os.listdir(root)):
        if name not in TOP and not name.startswith("."):
            faults.append(f"{name}: outside the agreed layout")
    for name in sources(root, "solver"):
        if name.endswith((".c", ".h")):
            room = name.split("/")[1]
            if room not in ROOMS:
                faults.append(f"{name}: no such room")
            else:
                check_file(root, name, room, faults, lengths)
    for name in sources(root, "include"):
        if name.endswith(".h"):
            check_file(root, name, "public", faults, lengths)
    check_reading_order(root, faults)
    if lengths and statistics.median(lengths) > 250:
        faults.append(f"median .c file has {statistics.median(lengths)} lines, at most 250")
    return faults


def self_test():
    head = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
    plants = {
        "solver/check/a.c": (head + '#include "model/demand.h"\n', "check may not include"),
        "solver/base/b.c": (head + '#include "domain/x.h"\n', "base may not include"),
        "solver/model/c.c": (head + "#include <glpk.h>\n", "belongs to engine"),
        "solver/store/d.c": (head + "void f(void)\n{\n" + "    g();\n" * 70 + "}\n",
                             "a function of"),
        "solver/report/utils.c": (head, "the name says nothing"),
        "solver/report/e.c": ("int x;\n", "licence line"),
        "solver/report/g.c": (head + "double x;\n", "floating point"),
        "solver/report/h.c": (head + "int x = atoi(y);\n", "calls atoi"),
        "solver/report/i.c": (head + "\n" * 700, "at most 600"),
        "solver/parlour/j.c": (head, "no such room"),
        "solver/report/k.c": (head + "/* k.c: a second comment that says it all */\n",
                              "does not say what"),
        "solver/README.md": ("# How\n\n## 1. Order\n\n`base`, `input`\n\n## 2. `model`\n",
                             "does not list model"),
        "notes/x": ("", "agreed layout"),
    }
    with tempfile.TemporaryDirectory() as root:
        for name, (text, _) in plants.items():
            os.makedirs(os.path.dirname(os.path.join(root, name)), exist_ok=True)
            with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                file.write(text)
        os.makedirs(os.path.join(root, "include"), exist_ok=True)
        faults = "\n".join(check_tree(root))
    missed = [name for name, (_, words) in plants.items() if words not in faults]
    for name in missed:
        print(f"the fault planted in {name} was not found")
    return 1 if missed else 0


def main():
    if "--self-test" in sys.argv:
        return self_test()
    faults = check_tree(sys.argv[1])
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
