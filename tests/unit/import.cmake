# SPDX-License-Identifier: GPL-3.0-or-later
# The importers, what they write, and the tools that make instances of real timetables.
set(import "${PROJECT_SOURCE_DIR}/tests/unit/import")
set(import_cases "${PROJECT_SOURCE_DIR}/tests/cases/import")

foreach(subject fet csv names instance)
  rf_unit_test(import_${subject} SOURCES ${import}/test_import_${subject}.c ${import}/imported.c LINKS
               rf_import rf_input rf_domain rf_base)
  target_include_directories(test_import_${subject} PRIVATE "${import}")
endforeach()

rf_program(import_layers SOURCES ${import}/import_layers.c LINKS rf_import rf_base)
rf_script_test(
  case.import LABEL case TIMEOUT 60
  COMMAND "${Python3_EXECUTABLE}" "${import_cases}/compare_layers.py" $<TARGET_FILE:import_layers>
          "${CMAKE_CURRENT_BINARY_DIR}/import")
rf_script_test(
  case.import-facts LABEL case TIMEOUT 60
  COMMAND "${Python3_EXECUTABLE}" "${import_cases}/compare_facts.py" $<TARGET_FILE:import_layers>
          "${CMAKE_CURRENT_BINARY_DIR}/import")
rf_script_test(case.timetable-tools LABEL case TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${import_cases}/test_tools.py"
                       "${CMAKE_CURRENT_BINARY_DIR}/import_tools")
