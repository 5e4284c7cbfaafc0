# SPDX-License-Identifier: GPL-3.0-or-later
# The product against itself with a short cut switched off, on schools of four to eight weeks that
# are too large to try every plan.
set(here "${CMAKE_CURRENT_LIST_DIR}")
rf_program(
  battery_medium
  SOURCES "${here}/battery_medium.c" "${here}/battery_medium_case.c"
          "${here}/battery_medium_features.c"
  LINKS rf_engine rf_model rf_check rf_input rf_domain rf_base)
set(medium battery_medium --generator "${Python3_EXECUTABLE} ${here}/medium_school.py")

# Some every day: quick ones, on seeds that no other share uses.
foreach(mode filter sweep both)
  add_test(NAME property.medium_${mode} COMMAND ${medium} --mode ${mode} --first 1044 --count 11)
  set_tests_properties(property.medium_${mode} PROPERTIES LABELS property TIMEOUT 120)
endforeach()

# The whole rulebook.
foreach(mode filter sweep both)
  add_test(NAME property.medium_rulebook_${mode} COMMAND ${medium} --mode ${mode} --first 2000001
                                                         --count 8)
  set_tests_properties(property.medium_rulebook_${mode} PROPERTIES LABELS property TIMEOUT 180)
  add_test(NAME property.medium_rulebook_${mode}_50
           COMMAND ${medium} --mode ${mode} --first 2000001 --count 50 --seconds 30)
  set_tests_properties(property.medium_rulebook_${mode}_50 PROPERTIES LABELS "property;slow"
                                                                      TIMEOUT 1800)
endforeach()

add_test(NAME property.medium_rulebook_coverage
         COMMAND ${medium} --mode coverage --first 2000001 --count 150 --seconds 20)
set_tests_properties(property.medium_rulebook_coverage PROPERTIES LABELS "property;slow"
                                                                  TIMEOUT 1800)

# The 200 meet every rule and every number.
add_test(NAME property.medium_coverage COMMAND ${medium} --mode coverage --count 200)
set_tests_properties(property.medium_coverage PROPERTIES LABELS "property;slow" TIMEOUT 1200)

# 200 schools for each short cut.
foreach(mode filter sweep both)
  foreach(first 1 51 101 151)
    add_test(NAME property.medium_${mode}_${first}
             COMMAND ${medium} --mode ${mode} --first ${first} --count 50 --seconds 30)
    set_tests_properties(property.medium_${mode}_${first} PROPERTIES LABELS "property;slow"
                                                                     TIMEOUT 1200)
  endforeach()
endforeach()
