# SPDX-License-Identifier: GPL-3.0-or-later
# Instruction counts against budgets, and the benchmark itself. Counts under a sanitizer would say
# nothing.
rf_script_test(speed.benchmark_parts LABEL speed TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/benchmark_parts.py")
if(NOT RF_SANITIZE)
  rf_script_test(speed.benchmark_small LABEL speed TIMEOUT 120
                 COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/benchmark_small.py")
  rf_script_test(speed.guard-finds-slower LABEL speed TIMEOUT 60
                 COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/guard_finds.py")
  rf_script_test(speed.budgets LABEL speed TIMEOUT 120
                 COMMAND "${PROJECT_SOURCE_DIR}/tools/benchmark" --quick --ringfence
                         "$<TARGET_FILE:ringfence>")
endif()
