# SPDX-License-Identifier: GPL-3.0-or-later
# The solver against trying every plan, over seeded tiny instances.
set(here "${CMAKE_CURRENT_LIST_DIR}")
set(tiny "${here}/tiny_instance.c" "${here}/tiny_school.c" "${here}/tiny_staff.c"
         "${here}/tiny_wanted.c" "${here}/tiny_dispute.c" "${here}/tiny_rulebook.c"
         "${here}/tiny_rulebook_steps.c" "${here}/tiny_rulebook_wanted.c")

# rf_property_test(name TIMEOUT seconds LABELS label... COMMAND ...)
function(rf_property_test name)
  cmake_parse_arguments(PROPERTY "" "TIMEOUT" "LABELS;COMMAND" ${ARGN})
  add_test(NAME property.${name} COMMAND ${PROPERTY_COMMAND})
  set_tests_properties(property.${name} PROPERTIES LABELS "${PROPERTY_LABELS}"
                                                   TIMEOUT ${PROPERTY_TIMEOUT})
endfunction()

rf_program(tiny_print SOURCES ${tiny} "${here}/tiny_print.c" LINKS rf_domain rf_base)

# The tiny instances meet every rule.
rf_program(tiny_coverage SOURCES ${tiny} "${here}/tiny_coverage.c"
           LINKS rf_check rf_input rf_domain rf_base)
rf_property_test(tiny_coverage TIMEOUT 120 LABELS property COMMAND tiny_coverage 1000)
rf_property_test(tiny_coverage_rulebook TIMEOUT 120 LABELS property
                 COMMAND tiny_coverage 400 2000001)

# The brute force, on schools whose best plan can be read off.
rf_unit_test(brute_force
             SOURCES ${tiny} "${here}/brute_force.c" "${here}/brute_force_test.c"
             LINKS rf_check rf_input rf_domain rf_base)
set_tests_properties(unit.brute_force PROPERTIES TIMEOUT 120)

rf_program(
  battery
  SOURCES ${tiny} "${here}/battery.c" "${here}/battery_case.c" "${here}/battery_facts.c"
          "${here}/battery_mentors.c" "${here}/battery_textbook.c" "${here}/brute_force.c"
  LINKS rf_engine rf_model rf_check rf_input rf_domain rf_base)
set(models "${CMAKE_CURRENT_BINARY_DIR}/battery_models")
file(MAKE_DIRECTORY "${models}")
set(glpsol --mode textbook --folder "${models}" --command "glpsol --lp" --option "--write")

rf_property_test(battery_facts TIMEOUT 120 LABELS property
                 COMMAND battery --mode facts --count 2000)
rf_property_test(battery TIMEOUT 300 LABELS property COMMAND battery --count 1500)
rf_property_test(battery_unfiltered TIMEOUT 240 LABELS property
                 COMMAND battery --mode unfiltered --count 600)
rf_property_test(battery_tree TIMEOUT 240 LABELS property COMMAND battery --mode tree --count 600)
# Schools whose pairs differ over where group sessions stand.
rf_property_test(battery_dispute TIMEOUT 240 LABELS property
                 COMMAND battery --first 1000000 --count 3000)
rf_property_test(battery_dispute_tree TIMEOUT 240 LABELS property
                 COMMAND battery --mode tree --first 1003000 --count 1000)
rf_property_test(battery_textbook TIMEOUT 240 LABELS property
                 COMMAND battery ${glpsol} --count 300)
set_tests_properties(property.battery_textbook PROPERTIES RESOURCE_LOCK battery_models)

# The whole rulebook: who is picked, covers, travels; every number of every tier.
rf_property_test(battery_rulebook_facts TIMEOUT 120 LABELS property
                 COMMAND battery --mode facts --first 2000001 --count 600)
rf_property_test(battery_rulebook TIMEOUT 300 LABELS property
                 COMMAND battery --first 2000001 --count 250 --usable 3)
rf_property_test(battery_rulebook_unfiltered TIMEOUT 240 LABELS property
                 COMMAND battery --mode unfiltered --first 2000001 --count 80)
rf_property_test(battery_rulebook_tree TIMEOUT 240 LABELS property
                 COMMAND battery --mode tree --first 2000401 --count 100)
rf_property_test(battery_rulebook_textbook TIMEOUT 240 LABELS property
                 COMMAND battery ${glpsol} --first 2000001 --count 60)
set_tests_properties(property.battery_rulebook_textbook PROPERTIES RESOURCE_LOCK battery_models)
# Mentors chosen among candidates.
rf_property_test(battery_mentors TIMEOUT 240 LABELS property
                 COMMAND battery --first 3000001 --count 80)

# A few under the sanitizers (tools/test, stage asan), on seeds that no other share uses.
rf_property_test(battery_short TIMEOUT 120 LABELS asan COMMAND battery --first 20001 --count 150)
rf_property_test(battery_rulebook_short TIMEOUT 120 LABELS asan
                 COMMAND battery --first 2020001 --count 60)

# 10,000 seeds, beyond those of every day.
rf_property_test(battery_10000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --first 1501 --count 10000)
rf_property_test(battery_unfiltered_10000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --mode unfiltered --first 1501 --count 10000)
rf_property_test(battery_tree_10000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --mode tree --first 1501 --count 10000)
rf_property_test(battery_dispute_20000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --first 1004000 --count 20000)
rf_property_test(battery_textbook_2000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery ${glpsol} --first 1501 --count 2000)
set_tests_properties(property.battery_textbook_2000 PROPERTIES RESOURCE_LOCK battery_models)
rf_property_test(battery_rulebook_10000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --first 2000601 --count 10000)
rf_property_test(battery_rulebook_unfiltered_4000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --mode unfiltered --first 2000601 --count 4000)
rf_property_test(battery_rulebook_tree_4000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --mode tree --first 2000601 --count 4000)
rf_property_test(battery_mentors_4000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery --first 3000201 --count 4000)
rf_property_test(battery_rulebook_textbook_1000 TIMEOUT 3600 LABELS property slow
                 COMMAND battery ${glpsol} --first 2000081 --count 1000)
set_tests_properties(property.battery_rulebook_textbook_1000 PROPERTIES RESOURCE_LOCK
                                                                        battery_models)

# Instances on which two parts once disagreed, made small.
file(GLOB kept CONFIGURE_DEPENDS "${here}/battery_kept/*.json")
foreach(instance ${kept})
  get_filename_component(name "${instance}" NAME_WE)
  rf_property_test(battery_kept_${name} TIMEOUT 60 LABELS property
                   COMMAND battery --file "${instance}")
endforeach()
