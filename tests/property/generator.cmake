# SPDX-License-Identifier: GPL-3.0-or-later
# The generator of English schools keeps to published figures.
rf_script_test(property.generator LABEL property TIMEOUT 120
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/generator_figures.py")
