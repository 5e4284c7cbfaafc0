# SPDX-License-Identifier: GPL-3.0-or-later
# Facts, demand, candidates, and the textbook model, which glpsol solves in its test.
set(model "${PROJECT_SOURCE_DIR}/tests/unit/model")
find_program(GLPSOL glpsol REQUIRED)
rf_unit_test(matrix SOURCES ${model}/test_matrix.c LINKS rf_model)
foreach(subject facts demand window candidate pick)
  rf_unit_test(model_${subject} SOURCES ${model}/test_${subject}.c ${model}/school.c LINKS rf_model
               rf_input)
endforeach()
foreach(subject textbook textbook_rulebook)
  rf_unit_test(model_${subject}
               SOURCES ${model}/test_${subject}.c ${model}/textbook_answer.c ${model}/school.c
               LINKS rf_model rf_input)
  target_compile_definitions(test_model_${subject} PRIVATE RF_GLPSOL="${GLPSOL}")
endforeach()
