# SPDX-License-Identifier: GPL-3.0-or-later
# Decoding and unrolling; the corpus of tests/cases/format, with the schema as a second opinion.
set(input_b "${PROJECT_SOURCE_DIR}/tests/unit/input")
foreach(subject decode parts rhythm limits canonical unroll)
  rf_unit_test(input_${subject} SOURCES "${input_b}/test_${subject}.c" "${input_b}/reading.c" LINKS
               rf_input)
endforeach()
rf_program(read_instance SOURCES "${input_b}/read_instance.c" LINKS rf_input)
rf_script_test(
  cases.format
  LABEL
  case
  TIMEOUT
  60
  COMMAND
  ${Python3_EXECUTABLE}
  "${PROJECT_SOURCE_DIR}/tests/cases/format/check_corpus.py"
  $<TARGET_FILE:read_instance>
  "${PROJECT_SOURCE_DIR}"
  "${CMAKE_CURRENT_BINARY_DIR}")
foreach(damaged case:300 slow:6000)
  string(REGEX REPLACE ":.*" "" label "${damaged}")
  string(REGEX REPLACE ".*:" "" count "${damaged}")
  rf_script_test(
    cases.format_damaged_${count}
    LABEL
    ${label}
    TIMEOUT
    1200
    COMMAND
    ${Python3_EXECUTABLE}
    "${PROJECT_SOURCE_DIR}/tests/cases/format/check_damaged.py"
    $<TARGET_FILE:read_instance>
    "${PROJECT_SOURCE_DIR}"
    ${count})
endforeach()
