#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader and the schema over the corpus: they agree, and each fault is told once, in place.

Usage: check_corpus.py READ_INSTANCE SOURCE SCRATCH. READ_INSTANCE is tests/unit/input/read_instance.c.
bad/reader-only holds what no schema can see; expected.txt says of each bad file the code of its one
fault and the JSON Pointer at which it is told."""
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

READ, SOURCE, SCRATCH = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
CORPUS = SOURCE / "tests/cases/format"
SCHEMA = json.loads((SOURCE / "include/ringfence/instance.schema.json").read_text())
INSTANCE = jsonschema.Draft202012Validator(SCHEMA)
LAYER = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/layer", "required": [],
                                         "properties": {}})
ERROR = re.compile(r"^(?P<place>.*:\d+:\d+): error\[(?P<code>\w+)\]: .*"
                   r"(?:\n    where: (?P<where>.*))?(?P<fix>\n    fix: .*)?", re.MULTILINE)
problems = []


def expect(true, *what):
    if not true:
        problems.append(" ".join(str(part) for part in what))


def read(*paths, options=()):
    return subprocess.run([READ, *options, *map(str, paths)], capture_output=True, text=True)


def load(path):
    return json.loads(path.read_text())


def faults(run):
    return [(found["code"], found["where"] or "-") for found in ERROR.finditer(run.stderr)]


def check_good(path):
    run = read(path)
    expect(run.returncode == 0, path.name, "is refused:", run.stderr)
    expect(INSTANCE.is_valid(load(path)), path.name, "is refused by the schema")
    expect(LAYER.is_valid(load(path)), path.name, "is refused by the schema of layers")
    text = read(path, options=["--canonical"]).stdout
    again = SCRATCH / "canonical.json"
    again.write_text(text)
    expect(read(again, options=["--canonical"]).stdout == text and text,
           path.name, "does not come back from its canonical text")


def check_bad(path, code, where):
    run = read(path)
    expect(run.returncode == 3, path.name, "ends with", run.returncode)
    expect(faults(run) == [(code, where)], path.name, "gives", faults(run), "not", code, where)
    expect(all(found["fix"] for found in ERROR.finditer(run.stderr)), path.name, "has no way out")
    expect(INSTANCE.is_valid(load(path)) == (path.parent.name == "reader-only"), path.name,
           "is not judged by the schema as its folder says")


def check_many():
    run = read(CORPUS / "many/many-faults.json")
    found = sorted(code + " " + where for code, where in faults(run))
    wanted = sorted(line for line in (CORPUS / "many/expected.txt").read_text().splitlines()
                    if not line.startswith("#"))
    expect(found == wanted, "many-faults.json gives", found)


def check_layers():
    base = CORPUS / "good/own-minutes-in-a-cell.json"
    for path in sorted((CORPUS / "layers/good").glob("*.json")):
        run = read(base, path)
        expect(run.returncode == 0, path.name, "over", base.name, "is refused:", run.stderr)
        expect(LAYER.is_valid(load(path)), path.name, "is refused by the schema of layers")
        expect(not INSTANCE.is_valid(load(path)), path.name, "passes for an instance")
    for path in sorted((CORPUS / "layers/bad").glob("*.json")):
        expect(read(base, path).returncode == 3, path.name, "over", base.name, "is accepted")
        expect(not LAYER.is_valid(load(path)), path.name, "passes the schema of layers")
    for folder in ("rules", "programmes"):
        for path in sorted((SOURCE / "instances" / folder).glob("*.json")):
            expect(LAYER.is_valid(load(path)), path.name, "is refused by the schema of layers")


def check_catalogue():
    """The schema repeats the catalogue of rules; the header is the truth."""
    header = (SOURCE / "include/ringfence/rules.h").read_text()
    rules = re.findall(r'VALUE\(\w+, "(\w+)", "(\w+)", (\d+), (\d+)\)', header)
    known = SCHEMA["$defs"]["rules"]["properties"]
    expect(rules and sorted(known) == sorted([key for key, *_ in rules] + ["note"]),
           "the schema has other rules than the catalogue")
    for key, unit, least, most in rules:
        scale = 1000 if unit == "share" else 1
        value = known.get(key, {}).get("properties", {}).get("value", {})
        expect(value.get("minimum") == int(least) / scale and
               value.get("maximum") == int(most) / scale, key, "has other bounds in the schema")
    ids = re.findall(r'CONSTRAINT\(\w+, "(\w+)"', header)
    waivable = SCHEMA["$defs"]["waiver"]["properties"]["rule"]["enum"]
    keys = [key for key, *_ in rules]
    expect(ids and waivable == ids + keys + [None], "the schema waives other rules", waivable)


def keys_of(schema):
    """The names of all properties anywhere in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"]
        for inner in schema.values():
            yield from keys_of(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from keys_of(inner)


def check_page():
    """Every key of the schema is on the page that says what keys mean; rules have pages of their own."""
    page = (SOURCE / "include/ringfence/format.md").read_text()
    for key in sorted(set(keys_of(SCHEMA)) - set(SCHEMA["$defs"]["rules"]["properties"])):
        expect(f'"{key}"' in page or f"`{key}`" in page, "format.md does not say what", key, "is")


def main():
    INSTANCE.check_schema(SCHEMA)
    expected = {}
    for line in (CORPUS / "expected.txt").read_text().splitlines():
        if not line.startswith("#"):
            name, code, where = line.split(" ", 2)
            expected[name] = (code, where)
    files = {str(path.relative_to(CORPUS)) for path in (CORPUS / "bad").rglob("*.json")}
    expect(files == set(expected), "expected.txt and bad/ differ:", files ^ set(expected))
    for name in sorted(files & set(expected)):
        check_bad(CORPUS / name, *expected[name])
    good = sorted((CORPUS / "good").glob("*.json"))
    for path in good:
        check_good(path)
    check_many()
    check_layers()
    check_catalogue()
    check_page()
    codes = re.findall(r'FAULT\(\w+, "(F\d+)"',
                       (SOURCE / "solver/input/decode_fault.h").read_text())
    unseen = set(codes) - {code for code, _ in expected.values()}
    expect(codes and not unseen, "no file shows", sorted(unseen))
    expect(len(good) >= 12 and len(files) >= 60, "the corpus shrank")
    print(f"{len(good)} good and {len(files)} bad files, {len(problems)} problems")
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
