# SPDX-License-Identifier: GPL-3.0-or-later
rf_script_test(cli.verify LABEL cli TIMEOUT 60 COMMAND "${PROJECT_SOURCE_DIR}/tests/cli/verify.sh")
