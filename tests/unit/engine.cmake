# SPDX-License-Identifier: GPL-3.0-or-later
# The tight model rule by rule, and the engine around it.
set(engine "${PROJECT_SOURCE_DIR}/tests/unit/engine")
set(school "${PROJECT_SOURCE_DIR}/tests/unit/model/school.c")
foreach(subject search propagate)
  rf_unit_test(engine_${subject} SOURCES ${engine}/test_${subject}.c LINKS rf_engine rf_model rf_base
               GLPK::GLPK m)
endforeach()
foreach(subject rules rulebook component normal_start)
  rf_unit_test(engine_${subject} SOURCES ${engine}/test_${subject}.c ${engine}/model_of.c ${school}
               LINKS rf_engine rf_model rf_input)
endforeach()
foreach(subject solve group agree reserve)
  rf_unit_test(engine_${subject} SOURCES ${engine}/test_${subject}.c ${engine}/solved.c ${school}
               LINKS rf_engine rf_check rf_model rf_input)
endforeach()

# From the school to the plan: the adapter and its child process by themselves, and small schools
# solved whole, whose plans the checker looks at.
foreach(subject adapter child)
  rf_unit_test(engine_${subject} SOURCES ${engine}/test_${subject}.c ${engine}/puzzle.c
               LINKS rf_engine rf_model rf_base GLPK::GLPK m)
endforeach()
foreach(subject split starts placing limiting events values pinned solo written same sweep team floating
                first_sweep pairing)
  rf_unit_test(engine_${subject} SOURCES ${engine}/test_${subject}.c ${engine}/answer.c ${school}
               LINKS rf_engine rf_check rf_model rf_input)
endforeach()
find_program(GLPSOL glpsol REQUIRED)
target_compile_definitions(test_engine_written PRIVATE RF_GLPSOL="${GLPSOL}")
