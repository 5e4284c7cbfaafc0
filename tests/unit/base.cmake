# SPDX-License-Identifier: GPL-3.0-or-later
set(base "${PROJECT_SOURCE_DIR}/tests/unit/base")
rf_unit_test(status SOURCES ${base}/test_status.c LINKS rf_base)
rf_unit_test(text SOURCES ${base}/test_text.c LINKS rf_base)
rf_unit_test(memory SOURCES ${base}/test_memory.c LINKS rf_base)
rf_unit_test(diagnostics SOURCES ${base}/test_diagnostics.c LINKS rf_base)
rf_unit_test(days SOURCES ${base}/test_days.c LINKS rf_base)
rf_unit_test(plan SOURCES ${PROJECT_SOURCE_DIR}/tests/unit/domain/test_plan.c LINKS rf_domain rf_base)
rf_unit_test(rulebook SOURCES ${PROJECT_SOURCE_DIR}/tests/unit/domain/test_rulebook.c LINKS rf_domain
             rf_base)
rf_unit_test(certificate_text SOURCES ${PROJECT_SOURCE_DIR}/tests/unit/domain/test_certificate_text.c LINKS rf_domain
             rf_base)
