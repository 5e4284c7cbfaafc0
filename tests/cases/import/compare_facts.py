#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads FET files a second time, on its own, and compares who stands where.

usage: compare_facts.py IMPORT_LAYERS SCRATCH

For each fixture, and for the Spanish school of Debian's package fet-data where that is installed
(or RINGFENCE_SPANISH_SCHOOL names it): every hour of every active activity, as (teacher, day, hour,
subject), and every hour of absence must stand in the timetable layer, and nothing else.
"""
import collections
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as tree

SPANISH = ("/usr/share/doc/fet-data/examples/FET-5-official/Spain/"
           "4-secondary-and-vocational-school/SPAIN_20-21-locked.fet")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def names(root, path):
    return [element.findtext("Name") for element in root.findall(path)]


def binding(root, tag):
    for element in root.find("Time_Constraints_List").findall(tag):
        if element.findtext("Active") == "true" and element.findtext("Weight_Percentage") == "100":
            yield element


def expected_facts(path):
    root = tree.parse(path).getroot()
    days, hours = names(root, "Days_List/Day"), names(root, "Hours_List/Hour")
    places = {lock.findtext("Activity_Id"): (lock.findtext("Preferred_Day"),
                                             lock.findtext("Preferred_Hour"))
              for lock in binding(root, "ConstraintActivityPreferredStartingTime")}
    facts = collections.Counter()
    for activity in root.findall("Activities_List/Activity"):
        if activity.findtext("Active") != "true":
            continue
        day, hour = places[activity.findtext("Id")]
        for step in range(int(activity.findtext("Duration"))):
            for teacher in activity.findall("Teacher"):
                facts[teacher.text, WEEKDAYS[days.index(day)], hours.index(hour) + step,
                      activity.findtext("Subject")] += 1
    away = {(element.findtext("Teacher"), WEEKDAYS[days.index(time.findtext("Day"))],
             hours.index(time.findtext("Hour")))
            for element in binding(root, "ConstraintTeacherNotAvailableTimes")
            for time in element.findall("Not_Available_Time")}
    return facts, away, len(hours)


def imported_facts(layer, hours):
    periods = list(layer["calendar"]["bells"]["main"]["periods"])
    assert len(periods) == hours, periods
    name = {key: person["name"] for key, person in layer["staff"].items()}
    facts, away = collections.Counter(), set()
    for entry in list(layer["lessons"].values()) + list(layer["commitments"].values()):
        for cell, own in entry["at"].items():
            weekday, period = cell.split("/")
            for person in own.get("staff", entry["staff"]):
                key = (name[person], weekday, periods.index(period))
                if entry.get("type") == "absence":
                    away.add(key)
                else:
                    facts[key + (entry.get("subject", entry.get("name")),)] += 1
    for key, person in layer["staff"].items():
        days = person.get("works", {}).get("timetable", {}).get("days")
        if days is not None:
            away |= {(name[key], day, hour) for day in WEEKDAYS[:5] if day not in days
                     for hour in range(hours)}
    return facts, away


def main(program, scratch):
    folder = os.path.dirname(os.path.abspath(__file__))
    os.makedirs(scratch, exist_ok=True)
    sources = [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".fet")]
    spanish = os.environ.get("RINGFENCE_SPANISH_SCHOOL", SPANISH)
    if os.path.exists(spanish):
        sources.append(spanish)
    else:
        print("the Spanish school is not installed: fixtures only")
    faults = 0
    for source in sources:
        first, second = (os.path.join(scratch, f"facts.{n}.json") for n in (1, 2))
        subprocess.run([program, "fet", source, first, second], check=True,
                       stderr=subprocess.DEVNULL)
        with open(first, encoding="utf-8") as file:
            found, found_away = imported_facts(json.load(file), expected_facts(source)[2])
        facts, away, _ = expected_facts(source)
        faults += facts != found or away != found_away
        print(f"{os.path.basename(source)}: {sum(facts.values())} hours, {len(away)} away:",
              "as in the file" if facts == found and away == found_away else
              f"DIFFERENT: {facts - found} {found - facts} {away ^ found_away}")
    return 1 if faults or len(sources) < 2 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
