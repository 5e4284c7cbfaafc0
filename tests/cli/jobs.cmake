# SPDX-License-Identifier: GPL-3.0-or-later
rf_script_test(cli.jobs LABEL cli TIMEOUT 120 COMMAND "${Python3_EXECUTABLE}"
               "${PROJECT_SOURCE_DIR}/tests/cli/jobs.py")
