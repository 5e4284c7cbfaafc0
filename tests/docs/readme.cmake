# SPDX-License-Identifier: GPL-3.0-or-later
# The README does what it says.
rf_script_test(docs.readme LABEL docs TIMEOUT 120
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/readme.py")
rf_script_test(docs.readme-finds-planted-faults LABEL docs TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/readme.py" --self-test)
