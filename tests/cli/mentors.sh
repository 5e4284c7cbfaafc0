#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mentors chosen together with the plan: solve, show and check, and files that changed since; and
# waivers, which every report names.
# shellcheck source=tests/cli/scaffold.sh
. "$(dirname "$0")/scaffold.sh"

# open NAME MENTORS: E1 may have one of them. NO comes for half an hour a week.
open_choice() {
    cat >"$1" <<END
{"staff": {"NO": {"name": "N. Owen", "works": {"all": {"from": "2025-09-15", "until": "2025-09-19",
   "days": {"Tue": {"start": "09:00", "end": "09:30"}}}}},
   "UV": {"name": "U. Vale", "qualified": false}, "WX": {"name": "W. Xu", "qualified": false}},
 "rules": {"mentor_qualified": {"value": 1}},
 "inductions": {"E1": {"ect": "AB", $2, "stage": 1, "programme": "generic-2025",
                       "lead_in_weeks": 0}}}
END
}
without_induction() { # the example without its induction: layers add their own
    sed 's/^  "inductions": .*$/  "inductions": {}/' "$complete" >school.json
}
without_induction
open_choice open.json '"mentors": ["NO", "CD"]'
open_choice first.json '"mentors": ["CD", "NO"]'
open_choice given.json '"mentor": "CD"'
open_choice gone.json '"mentors": ["NO", "UV"]'
open_choice barred.json '"mentors": ["UV", "WX"]'
open_choice partly.json '"mentors": ["UV", "CD"]'

# The first choice cannot hold a meeting: the second is chosen, and that is said.
expect 0 "$RINGFENCE" solve school.json open.json --verbose --db plan.sqlite
says err "E1 is mentored by C. Dawson"
says err "N. Owen, the first choice"
says out "run 1: 2 of 2 sessions placed"
expect 0 "$RINGFENCE" show --db plan.sqlite
says out "CD"
says out "2 of 2 sessions placed"
expect 0 "$RINGFENCE" show --db plan.sqlite --person CD
says out "Tue 10:00 drop-in, 11:20 mentor meeting"
expect 0 "$RINGFENCE" show --db plan.sqlite --ledgers
says out "CD      1"
says_not out "NO "
expect 0 "$RINGFENCE" check school.json open.json --db plan.sqlite
says out "run 1: 0 faults against these files"
expect 0 "$RINGFENCE" show --db plan.sqlite --plan-text
grep -q "CD" out || fail "the plan as text names no mentor"

# What may change in the files without a fault: the order, and CD as the one who is given.
expect 0 "$RINGFENCE" check school.json first.json --db plan.sqlite
expect 0 "$RINGFENCE" check school.json given.json --db plan.sqlite

# CD is no longer among the candidates.
expect 1 "$RINGFENCE" check school.json gone.json --db plan.sqlite
says out "error[H12]"
says out "E1: the plan names CD as mentor, who is none of those to choose from"
cp out before
expect 1 "$RINGFENCE" check school.json gone.json --db plan.sqlite
cmp -s out before || fail "two checks differ"

# CD is no longer at the school at all.
sed '/"8e-Ma": {/,/^    },$/d; /"9f-Ma": {/,/^    },$/d; /"10g-Ma": {/,/^    },$/d;
     /"11h-Ma": {/,/^    }$/d; s/, "CD": {"name": "C. Dawson", "subject": "Ma"}//' school.json |
    tr '\n' ' ' | sed 's/},  *},  *"inductions"/} }, "inductions"/' >left.json
expect 1 "$RINGFENCE" check left.json gone.json --db plan.sqlite
says out "unknown to this input"

# The first choice does: nothing is said. A candidate that may not be mentor is passed over.
expect 0 "$RINGFENCE" solve school.json first.json --verbose --db first.sqlite
says_not err "E1 is mentored by"
expect 0 "$RINGFENCE" solve school.json partly.json --verbose --db partly.sqlite
says err "E1 is mentored by C. Dawson"
expect 0 "$RINGFENCE" check school.json partly.json --db partly.sqlite

# Nobody may: no plan, and nothing is stored.
expect 4 "$RINGFENCE" solve school.json barred.json --db barred.sqlite
says err "error[H12]"
says err "none of the candidates may be mentor of E1"

# A waiver of H12 lets it be, and every report names the waiver.
cat >waiver.json <<'END'
{"waivers": {"unqualified": {"rule": "H12", "induction": "E1", "reason": "qualifies in autumn",
             "author": "head teacher", "expires": "2025-12-19"}}}
END
expect 0 "$RINGFENCE" solve school.json partly.json waiver.json --verbose --db waived.sqlite
says_not err "E1 is mentored by"
says out "waivers in force"
for view in "" "--person AB" "--pair E1" "--week 2025-09-17" "--ledgers"; do
    # shellcheck disable=SC2086
    expect 0 "$RINGFENCE" show --db waived.sqlite $view
    [ "$(grep -c "waivers in force" out)" -eq 1 ] || fail "waivers not named once: show $view"
    says out "qualifies in autumn"
done
expect 0 "$RINGFENCE" show --db plan.sqlite
says_not out "waivers in force"

# Twice the same.
expect 0 "$RINGFENCE" solve school.json open.json --dry-run
cp out once
expect 0 "$RINGFENCE" solve school.json open.json --dry-run
cmp -s out once || fail "two solves differ"
finish
