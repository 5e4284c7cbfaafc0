# SPDX-License-Identifier: GPL-3.0-or-later
# The reader up to the merged document. The corpus of tests/fuzz/scanner is replayed as a plain test.
foreach(subject scanner scanner_values document layers packs read trust corpus)
  rf_unit_test(
    input_${subject} SOURCES "${PROJECT_SOURCE_DIR}/tests/unit/input/test_${subject}.c" LINKS
    rf_input)
endforeach()
