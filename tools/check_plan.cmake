# SPDX-License-Identifier: GPL-3.0-or-later
# The stand-alone checker: it links neither model nor engine nor store.
rf_program(ringfence-check SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/check_plan.c" LINKS rf_check
           rf_input rf_domain rf_base)
