# SPDX-License-Identifier: GPL-3.0-or-later
# What generate_school --all-rules lays over a school.
rf_script_test(property.generator_rules LABEL property TIMEOUT 120
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/generator_rules.py")
