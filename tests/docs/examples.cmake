# SPDX-License-Identifier: GPL-3.0-or-later
# The shipped examples have the values their notes derive: by the engine, by trying every plan,
# and by another solver on the textbook models.
set(property "${PROJECT_SOURCE_DIR}/tests/property")
rf_program(examples_value
           SOURCES "${CMAKE_CURRENT_LIST_DIR}/examples_value.c" "${property}/brute_force.c"
           LINKS rf_engine rf_model rf_check rf_input rf_domain rf_base)
target_include_directories(examples_value PRIVATE "${property}")
foreach(way values try textbook)
  rf_script_test(docs.examples_${way} LABEL docs TIMEOUT 400
                 COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/examples_values.py"
                         "$<TARGET_FILE:examples_value>" ${way})
endforeach()
rf_script_test(docs.instances LABEL docs TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/instances.py"
                       "$<TARGET_FILE:examples_value>")
