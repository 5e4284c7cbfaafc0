# SPDX-License-Identifier: GPL-3.0-or-later
set(kill_loop "${PROJECT_SOURCE_DIR}/tests/fault/kill_loop.py")
rf_script_test(fault.kills LABEL fault TIMEOUT 60 COMMAND "${Python3_EXECUTABLE}" "${kill_loop}" 50)
rf_script_test(fault.many-kills LABEL slow TIMEOUT 600 COMMAND "${Python3_EXECUTABLE}"
               "${kill_loop}" 200 7)
