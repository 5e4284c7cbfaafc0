# SPDX-License-Identifier: GPL-3.0-or-later
set(damaged "${PROJECT_SOURCE_DIR}/tests/property/damaged.py")
rf_script_test(property.damaged LABEL property TIMEOUT 120
               COMMAND "${Python3_EXECUTABLE}" "${damaged}" --stride 3)
rf_script_test(property.damaged_all LABEL slow TIMEOUT 1200
               COMMAND "${Python3_EXECUTABLE}" "${damaged}")
