#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships under instances/ says what the rulebook says: kinds, programmes and rule packs.

    instances.py PROGRAM        PROGRAM is examples_value, for what a programme asks for in a year

The expected values are those of the sources that the files name, written down here a second time.
"""
import collections
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

INSTANCES = os.path.join(os.environ["SOURCE"], "instances")
faults = []


def expect(condition, *words):
    if not condition:
        faults.append(" ".join(str(word) for word in words))


def load(*path):
    with open(os.path.join(INSTANCES, *path), encoding="utf-8") as stream:
        return json.load(stream)


def all_programmes():
    found = {}
    for path in glob.glob(os.path.join(INSTANCES, "programmes", "*.json")):
        found.update(load("programmes", os.path.basename(path)).get("programmes", {}))
    return found


KINDS = load("programmes", "kinds.json")["kinds"]
PROGRAMMES = all_programmes()
PACKS = {os.path.basename(path)[:-5]: load("rules", os.path.basename(path))
         for path in glob.glob(os.path.join(INSTANCES, "rules", "*.json"))}


def value(pack, key):
    return PACKS[pack]["rules"][key]["value"]


# ------------------------------------------------------------------ kinds

PEOPLE = {
    "baseline_review": {"ect": "free", "tutor": "free"},
    "formal_observation": {"ect": "teaching", "observer": "free"},
    "tutor_feedback": {"ect": "free", "observer": "free"},
    "progress_review": {"ect": "free", "tutor": "free"},
    "formal_assessment": {"ect": "free", "tutor": "free"},
    "ect_observes": {"ect": "free", "host": "teaching"},
    "external_visit": {"ect": "covered"},
    "mentor_tutor_checkin": {"mentor": "free", "tutor": "free"},
    "mentor_training": {"mentor": "free"},
    "mentor_training_group": {"group": "free"},
    "associate_session": {"ect": "free", "associate": "free"},
    "team_teach": {"ect": "teaching", "mentor": "covered"},
    "recorded_observation": {"ect": "teaching"},
    "review_block": {"mentor": "free"},
    "coach_the_mentor": {"mentor": "free", "coach": "free"},
    "peer_mentor_group": {"group": "free"},
    "network_event": {"group": "free"},
    "co_planning": {"ect": "free", "partner": "free"},
    "sharing_slot": {"group": "free"},
    "summer_reading": {"ect": "free"},
    "relationship_meeting": {"ect": "free", "mentor": "free"},
    "mentor_meeting": {"ect": "free", "mentor": "free"},
    "drop_in": {"ect": "teaching", "mentor": "free"},
    "dev_observation": {"ect": "teaching", "mentor": "free"},
    "covered_observation": {"ect": "teaching", "mentor": "covered"},
    "group_training": {"group": "free"},
}
CLASSES = {
    1: ("baseline_review", "progress_review", "formal_assessment"),
    2: ("mentor_meeting", "relationship_meeting"),
    3: ("formal_observation", "tutor_feedback"),
    4: ("drop_in", "dev_observation", "covered_observation", "recorded_observation",
        "review_block"),
    5: ("mentor_training", "mentor_training_group", "coach_the_mentor"),
    6: ("ect_observes", "external_visit"),
    7: ("group_training", "peer_mentor_group", "network_event", "sharing_slot"),
    8: ("associate_session", "team_teach", "mentor_tutor_checkin", "co_planning",
        "summer_reading"),
}


def every_kind_has_its_people():
    expect(set(KINDS) == set(PEOPLE), "kinds:", set(KINDS) ^ set(PEOPLE))
    for name, people in PEOPLE.items():
        expect(KINDS[name]["people"] == people, name, "has", KINDS[name]["people"])


def every_kind_has_its_priority_class():
    for number, names in CLASSES.items():
        for name in names:
            expect(KINDS[name]["priority"] == number, name, "is not of class", number)
    expect(sum(map(len, CLASSES.values())) == len(KINDS), "a kind has no class here")


def flagged(flag):
    return {name for name, kind in KINDS.items() if kind.get(flag)}


def induction_time_is_for_what_the_new_teacher_does_in_induction():
    """IN-04: talks, reviews, feedback, observing others; no duty of the mentor alone, no training
    of others, and no lesson the new teacher gives."""
    expect(flagged("induction") == {
        "baseline_review", "progress_review", "formal_assessment", "relationship_meeting",
        "mentor_meeting", "tutor_feedback", "ect_observes", "external_visit",
        "associate_session", "co_planning"}, "induction:", flagged("induction"))


def assessment_is_what_feeds_it():
    expect(flagged("assessment") == {"formal_observation", "tutor_feedback", "progress_review",
                                     "formal_assessment"}, "assessment:", flagged("assessment"))


def nothing_but_unstructured_talk_reviews_and_dates_stand_in_the_lead_in():
    structured = flagged("structured")
    expect(not structured & {"relationship_meeting", "baseline_review", "progress_review",
                             "formal_assessment", "group_training", "mentor_training"},
           "structured:", structured)
    expect({"mentor_meeting", "drop_in", "dev_observation", "formal_observation",
            "ect_observes"} <= structured, "not structured:", structured)


def the_mentor_s_training_counts_as_such():
    expect(flagged("training") == {"mentor_training", "mentor_training_group",
                                   "coach_the_mentor"}, "training:", flagged("training"))


def talks_under_four_eyes_ask_for_a_private_room():
    expect({"mentor_meeting", "relationship_meeting", "progress_review", "formal_assessment",
            "tutor_feedback", "baseline_review"} <= flagged("private_room"), "private rooms")
    expect(not flagged("private_room") & {"drop_in", "ect_observes", "mentor_training"},
           "private rooms for what needs none")


def a_visit_to_another_school_is_away_and_covered():
    expect(flagged("away") == {"external_visit"}, "away:", flagged("away"))


# ------------------------------------------------------------------ programmes

def step(programme, stage, name):
    return PROGRAMMES[programme]["stages"][stage]["steps"][name]


def every_programme_names_source_and_grade():
    for name, programme in PROGRAMMES.items():
        source = programme["source"]
        expect("http" in source or "paper" in source, name, "names no source")
        expect("grade" in source, name, "names no grade")


def the_cycles_of_the_two_pilot_providers_differ_in_the_visit():
    expect(step("provider-a-2019", "1", "visit")["minutes"] == 20, "provider A: drop-in of 20")
    expect(step("provider-b-2019", "1", "visit")["minutes"] == 30, "provider B: visit of 30")
    expect(step("provider-b-2019", "1", "visit")["kind"] == "dev_observation", "provider B: kind")


def meetings_are_weekly_then_fortnightly():
    for name in ("generic-2025", "generic-2025-full", "ambition-2021-hub-a", "teach-first-2021",
                 "edt-2021", "capita-2021", "school-handbook"):
        for stage, weeks in (("1", 1), ("2", 2)):
            expect(step(name, stage, "meeting")["every_weeks"] == weeks, name, "stage", stage)


def minutes_of_the_providers_are_those_of_their_pages():
    expect(step("ambition-2021-hub-a", "1", "visit")["least"] == 10, "Ambition: 10 to 15")
    expect(step("ambition-2021-hub-a", "1", "meeting")["minutes"] == 45, "Ambition: 45")
    expect(step("capita-2021", "1", "visit")["minutes"] == 15, "Capita: visit of 15")
    expect(step("capita-2021", "1", "meeting")["minutes"] == 45, "Capita: feedback of 45")
    stages = PROGRAMMES["capita-2021"]["stages"]
    expect((stages["1"]["study_minutes"], stages["2"]["study_minutes"]) == (40, 15),
           "Capita: study of 40, then 15 minutes")
    expect(step("ucl-2021-mentor", "1", "block")["minutes"] == 120, "UCL: 2 hours a half-term")
    expect(step("ucl-2025-mentor", "1", "block")["minutes"] == 90, "UCL: 90 minutes")
    expect(6 * step("edt-2025-mentor", "1", "block")["minutes"] == 510, "EDT: 8.5 hours")
    expect(step("teach-first-2021-mentor", "2", "block")["minutes"] == 30, "Teach First: 30")


def recordings_replace_half_of_the_visits():
    """SS-09: the mentor is not there, and watches at a time of their own before the meeting."""
    recording = step("recording-practice", "1", "recording")
    visit = step("recording-practice", "1", "visit")
    expect(recording["turns"] == {"of": 2, "at": [1]} and visit["turns"] == {"of": 2, "at": [0]},
           "not in turn")
    expect(recording["leads_to"]["both"] and recording["leads_to"]["step"] == "watching"
           and step("recording-practice", "1", "watching")["leads_to"]["step"] == "meeting",
           "a recording is watched before the meeting")


def observation_and_feedback_come_as_a_pair():
    """IN-26, H7: within five school days, both or none."""
    for stage in ("1", "2"):
        lead = step("generic-2025-full", stage, "observation")["leads_to"]
        expect(lead == {"step": "feedback", "least": 0, "most": 5, "wished": 0, "both": True},
               "stage", stage, lead)


def the_meeting_has_room_for_health_check_and_other_business():
    """SS-06, SS-07: 45 minutes of talk, 10 and 5 around them."""
    expect(step("generic-2025-full", "1", "meeting")["minutes"] == 45 + 10 + 5, "60 minutes")


def flags_ask_for_what_is_optional():
    steps = PROGRAMMES["generic-2025-full"]["stages"]["1"]["steps"]
    for name, flag in (("associate", "associates"), ("together", "team_teach"),
                       ("planning", "co_planning"), ("other-school", "external_visit"),
                       ("reading", "summer_reading"), ("second-visit", "at_risk")):
        expect(steps[name]["only_if"] == [flag], name, steps[name].get("only_if"))
    coaching = step("mentor-training-2025", "1", "coaching")
    expect(coaching["unless"] == ["no_filming"], "who opted out is not filmed (SS-08)")


# ------------------------------------------------------------------ what a year asks for

TERMS = (("autumn", 14), ("spring", 12), ("summer", 12))  # 38 teaching weeks


def year_of_38_weeks(**induction):
    monday, terms = datetime.date(2025, 9, 1), {}
    for name, weeks in TERMS:
        halves = {}
        for half in ("1", "2"):
            end = monday + datetime.timedelta(days=7 * (weeks // 2) - 3)
            halves[half] = {"from": monday.isoformat(), "until": end.isoformat()}
            monday = end + datetime.timedelta(days=3 + 7)
        terms[name] = {"half_terms": halves}
    day = {"pupils": {"start": "09:00", "end": "15:00"}}
    entry = {"ect": "AB", "mentor": "CD", "tutor": "EF", "hosts": ["GH"], "stage": 1,
             "programme": "generic-2025-full", "lead_in_weeks": 0}
    return {"ringfence": "1.0", "rule_pack": "england-2025",
            "school": {"id": "year", "name": "A year"},
            "calendar": {"terms": terms,
                         "days": {name: day for name in ("Mon", "Tue", "Wed", "Thu", "Fri")},
                         "bells": {"main": {"periods": {"1": {"start": "09:00",
                                                              "end": "15:00"}}}}},
            "staff": {code: {"name": code} for code in ("AB", "CD", "EF", "GH")},
            "inductions": {"E1": {**entry, **induction}}}


def asked(document):
    """How many sessions of each kind."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(document, file)
        file.flush()
        done = subprocess.run([sys.argv[1], "demand", file.name], capture_output=True, text=True,
                              check=False)
    expect(done.returncode == 0, done.stderr)
    return collections.Counter(line.split("/")[1] for line in done.stdout.splitlines())


def a_year_of_38_weeks_asks_for_97_sessions_then_50():
    """The rulebook's table 4.2; check-ins of mentor and tutor are not in it."""
    for stage, total, counts in (
            (1, 97, {"mentor_meeting": 38, "drop_in": 38, "formal_observation": 6,
                     "tutor_feedback": 6, "ect_observes": 6}),
            (2, 50, {"mentor_meeting": 19, "drop_in": 19, "formal_observation": 3,
                     "tutor_feedback": 3, "ect_observes": 3})):
        found = asked(year_of_38_weeks(stage=stage))
        checkins = found.pop("mentor_tutor_checkin")
        expect(checkins == 6, "stage", stage, "check-ins:", checkins)
        reviews = found["progress_review"] + found["formal_assessment"]
        expect(reviews == 3 and found["formal_assessment"] == 1, "stage", stage, "reviews")
        expect(sum(found.values()) == total, "stage", stage, "asks for", sum(found.values()))
        for kind, count in counts.items():
            expect(found[kind] == count, "stage", stage, kind, found[kind])


def two_weeks_of_lead_in_take_two_drop_ins_and_begin_with_a_baseline():
    found = asked(year_of_38_weeks(lead_in_weeks=2))
    expect(found["drop_in"] == 36 and found["relationship_meeting"] == 2
           and found["baseline_review"] == 1, dict(found))


def half_a_post_has_a_review_in_every_calendar_term():
    """IN-20 and oracle 4: twelve terms, twelve points; three of them this year, none assessed."""
    document = year_of_38_weeks()
    document["staff"]["AB"]["fte"] = 0.5
    found = asked(document)
    expect(found["progress_review"] == 3 and found["formal_assessment"] == 0, dict(found))


def one_visit_in_four_is_a_whole_lesson_where_asked():
    """SS-10; and an induction at risk is visited more (SS-29)."""
    found = asked(year_of_38_weeks(flags=["whole_lessons"]))
    expect(found["drop_in"] == 29 and found["dev_observation"] == 9, dict(found))
    found = asked(year_of_38_weeks(flags=["at_risk"]))
    expect(found["drop_in"] == 38 and found["covered_observation"] == 19
           and found["mentor_tutor_checkin"] == 10, dict(found))


def a_new_mentor_has_twenty_hours_of_blocks():
    """IN-16: nineteen fortnights of an hour in 38 weeks, 20 hours in 40."""
    document = year_of_38_weeks()
    document["training"] = {"T1": {"mentor": "CD", "programme": "mentor-training-2025"}}
    found = asked(document)
    expect(19 <= found["mentor_training"] <= 20, dict(found))


# ------------------------------------------------------------------ what the examples' facts say

def audit(*layers):
    """What check says of an example, and for each audit the first word of its answer."""
    paths = [os.path.join(INSTANCES, "examples", layer + ".json") for layer in layers]
    done = subprocess.run([os.environ["RINGFENCE"], "check", "--verbose", *paths],
                          capture_output=True, text=True, check=False)
    words = done.stdout + done.stderr
    return words, dict(re.findall(r"^  (AU\d+) +(met|not met|cannot tell)", words, re.M))


def a_mentor_of_22_periods_is_short_of_75_minutes_a_week():
    """Oracle 8, in the small primary; nothing is short once two periods are released."""
    words, answers = audit("small-primary")
    expect("warning[AU5]: CD needs 75 minutes" in words and "has 0 usable" in words, "AU5")
    expect((answers["AU5"], answers["AU6"]) == ("not met", "not met"), answers)
    words, answers = audit("small-primary", "small-primary-release")
    expect((answers["AU5"], answers["AU6"]) == ("met", "met"), answers)


def one_person_in_two_roles_is_waived_and_told():
    words, answers = audit("small-primary")
    expect(answers["AU7"] == "met" and "dual-role" in words, "the waiver is not told")


def no_other_example_of_a_school_breaks_an_audit():
    for name, broken in (("large-primary", set()), ("special-school", set()),
                         ("secondary-11-18", set()), ("secondary-11-16", {"AU6"}),
                         ("scottish-school", set()), ("new-south-wales", set()),
                         ("two-sites", set())):
        _, answers = audit(name)
        found = {key for key, answer in answers.items() if answer == "not met"}
        expect(len(answers) == 10 and found == broken, name, "not met:", found)


# ------------------------------------------------------------------ rule packs

def the_packs_are_those_of_the_rulebook():
    expect(set(PACKS) == {"england-2025", "england-2025-local", "england-2024", "scotland-2025",
                          "wales-2025", "new-south-wales-2025", "victoria-2025", "ontario-2025"},
           sorted(PACKS))
    drafts = {name for name, pack in PACKS.items() if pack.get("draft")}
    expect(drafts == {"victoria-2025", "ontario-2025"}, "drafts:", drafts)
    national = {name for name, pack in PACKS.items() if pack["terms"] == "stpcd"}
    expect(national == {"england-2025", "england-2024"}, "national terms:", national)


def every_pack_has_every_rule_with_source_date_and_grade():
    keys = set(PACKS["england-2025"]["rules"])
    for name, pack in PACKS.items():
        expect(set(pack["rules"]) == keys, name, set(pack["rules"]) ^ keys)
        for key, rule in pack["rules"].items():
            expect(rule["source"] and rule["date"] and rule["grade"] in "ABCD", name, key)
            expect("project default" not in rule["source"] or rule["grade"] == "D"
                   or "http" in rule["source"], name, key, "is a project default")
            expect(rule["grade"] == "D" or "http" in rule["source"] or "toolkit" in rule["source"],
                   name, key, "has a grade without a source")


def reductions_are_those_of_each_system():
    for pack, key, wanted in (
            ("england-2025", "reduction_1", 0.1), ("england-2025", "reduction_2", 0.05),
            ("scotland-2025", "reduction_1", 0.2), ("scotland-2025", "reduction_2", 0),
            ("scotland-2025", "max_taught_minutes_1", 18 * 60),
            ("wales-2025", "reduction_1", 0.1), ("wales-2025", "reduction_2", 0),
            ("new-south-wales-2025", "release_minutes_1", 120),
            ("new-south-wales-2025", "reduction_1", 0),
            ("victoria-2025", "release_minutes_1", 117),
            ("victoria-2025", "max_taught_minutes_1", 18 * 60), ("ontario-2025", "reduction_1", 0)):
        expect(value(pack, key) == wanted, pack, key, value(pack, key))


def working_time_is_that_of_the_national_terms():
    for key, wanted in (("directed_hours", 1265), ("days", 195), ("teaching_days", 190),
                        ("ppa_rate", 0.1), ("ppa_min_block", 30), ("cover_teacher_max", 0),
                        ("trapped_time", 1), ("rest_hours", 11)):
        expect(value("england-2025", key) == wanted, key, value("england-2025", key))
    local = PACKS["england-2025-local"]["rules"]
    for key in ("ppa_rate", "ppa_min_block", "directed_hours", "cover_teacher_max"):
        expect(local[key]["hardness"] == "default" and local[key]["grade"] == "D",
               key, "is no law under local terms")
    expect(local["reduction_1"]["hardness"] == "law", "induction is law everywhere")


def training_of_mentors_goes_by_the_cohort():
    expect(value("england-2025", "mentor_training_minutes") == 20 * 60, "20 hours in a year")
    expect(2 * value("england-2024", "mentor_training_minutes") == 36 * 60, "36 in two years")
    expect(value("england-2025", "mentor_funded_hours_1") == 0
           and value("england-2025", "mentor_funded_hours_2") == 20, "funded hours")


def inductions_last_and_are_assessed_as_each_system_says():
    expect((value("england-2025", "induction_terms"), value("england-2025",
                                                            "assessment_every_terms")) == (6, 3),
           "England: six terms, assessed after three and six")
    expect(value("wales-2025", "induction_terms") == 3, "Wales: three terms")
    expect(value("scotland-2025", "induction_terms") == 3, "Scotland: one year")


def what_was_not_verified_is_marked():
    marked = {(name, key) for name, pack in PACKS.items()
              for key, rule in pack["rules"].items() if rule.get("unverified")}
    for entry in (("england-2025", "reduction_1"), ("england-2025", "mentor_funded_hours_2"),
                  ("new-south-wales-2025", "release_minutes_2"),
                  ("ontario-2025", "assessment_every_terms"),
                  ("victoria-2025", "release_minutes_1")):
        expect(entry in marked, entry, "is not marked")
    expect(("england-2025", "directed_hours") not in marked, "directed hours were verified")


def the_defaults_are_those_of_the_rulebook():
    """Annex B."""
    for key, wanted in (("tired_share_max", 0.25), ("tired_run_max", 2), ("mentor_week_cap", 180),
                        ("mentor_per_ect_cap", 120), ("max_ects_per_mentor", 2),
                        ("observed_per_week", 2), ("observed_per_day", 1), ("quorum", 0.75),
                        ("grid_minutes", 5), ("join_gap_minutes", 5), ("buffer_minutes", 5),
                        ("part_time_stretch", 1), ("tired_after_school", 10),
                        ("tired_before_school", 6), ("tired_friday_last_period", 2),
                        ("tired_after_four_periods", 3), ("mentor_training_first_half_term", 0.4),
                        ("mentor_single_week_factor", 1.5), ("ect_single_week_factor", 1.5)):
        for pack in PACKS:
            expect(value(pack, key) == wanted, pack, key, value(pack, key))


def main():
    for name, test in sorted(globals().items()):
        words = name.split("_")
        if callable(test) and len(words) > 3 and getattr(test, "__module__", "") == __name__ \
                and name not in ("year_of_38_weeks",):
            before = len(faults)
            test()
            for number in range(before, len(faults)):
                faults[number] = f"{name}: {faults[number]}"
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
