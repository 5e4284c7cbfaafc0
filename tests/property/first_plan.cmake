# SPDX-License-Identifier: GPL-3.0-or-later
# The first plan against the last, on schools as the generator writes them.
set(here "${CMAKE_CURRENT_LIST_DIR}")
rf_program(first_plan SOURCES "${here}/first_plan.c" LINKS rf_engine rf_model rf_check rf_input
           rf_domain rf_base)
set(quality "${here}/first_plan.sh" $<TARGET_FILE:first_plan>)

# Some every day.
rf_script_test(property.first_plan_quality_primary LABEL property TIMEOUT 60 COMMAND ${quality}
               primary 76 591 644)
rf_script_test(property.first_plan_quality_secondary LABEL property TIMEOUT 120 COMMAND ${quality}
               secondary 173 731)

foreach(shape primary secondary large)
  rf_script_test(
    property.first_plan_quality_${shape}_20
    LABEL
    slow
    TIMEOUT
    1800
    COMMAND
    ${quality}
    ${shape}
    575 759 591 917 173 731 315 152 520 207 76 765 656 564 644 444 448 488 883 830)
endforeach()
