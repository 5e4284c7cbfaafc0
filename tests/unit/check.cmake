# SPDX-License-Identifier: GPL-3.0-or-later
# The checker, rule by rule, over small schools read from text.
set(check "${PROJECT_SOURCE_DIR}/tests/unit/check")
foreach(subject presence demand windows picks rules limits year tiers choices parts bar bar_picks plan_text audit edges
        agreement certificate certificate_rules account)
  rf_unit_test(check_${subject} SOURCES ${check}/test_${subject}.c ${check}/school.c LINKS rf_check
               rf_input rf_domain rf_base)
endforeach()
foreach(subject audit_load audit_people ladder)
  rf_unit_test(check_${subject} SOURCES ${check}/test_${subject}.c ${check}/audited.c
               ${check}/school.c LINKS rf_check rf_input rf_domain rf_base)
endforeach()
rf_unit_test(check_planted SOURCES ${check}/test_planted.c ${check}/planted.c ${check}/school.c LINKS rf_check
             rf_input rf_domain rf_base)
rf_script_test(unit.check_plan LABEL unit TIMEOUT 30 COMMAND Python3::Interpreter
               ${check}/check_plan.py)
