# SPDX-License-Identifier: GPL-3.0-or-later
# The checker of these tests says what the test wants to hear (folder.c); the real one is asked by
# tests/cli.
set(store "${PROJECT_SOURCE_DIR}/tests/unit/store")
foreach(subject store open older)
  rf_unit_test(store_${subject} SOURCES ${store}/test_${subject}.c ${store}/folder.c
               ${store}/school.c LINKS rf_store)
endforeach()

# Report and explain look at the same school.
set(unit "${PROJECT_SOURCE_DIR}/tests/unit")
rf_unit_test(report_view SOURCES ${unit}/report/test_view.c ${store}/school.c LINKS rf_report)
rf_unit_test(explain_reason SOURCES ${unit}/explain/test_reason.c ${store}/school.c LINKS rf_explain)
rf_unit_test(explain_cause SOURCES ${unit}/explain/test_cause.c ${store}/school.c LINKS rf_explain)
