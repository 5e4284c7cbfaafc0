# SPDX-License-Identifier: GPL-3.0-or-later
# Every id of the rulebook has code and cases, or a reason why not.
rf_script_test(docs.rulebook LABEL docs TIMEOUT 30
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/rulebook.py")
rf_script_test(docs.rulebook-finds-planted-faults LABEL docs TIMEOUT 30
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/rulebook.py" --self-test)
