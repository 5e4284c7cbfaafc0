# SPDX-License-Identifier: GPL-3.0-or-later
set(architecture "${PROJECT_SOURCE_DIR}/tests/architecture")
rf_script_test(lint.tree LABEL lint TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${architecture}/check_tree.py" "${PROJECT_SOURCE_DIR}")
rf_script_test(lint.tree-finds-planted-faults LABEL lint TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${architecture}/check_tree.py" --self-test)
rf_script_test(lint.shell LABEL lint TIMEOUT 60 COMMAND "${architecture}/check_scripts.sh")
