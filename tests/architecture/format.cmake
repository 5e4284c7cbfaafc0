# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file is as clang-format leaves it (.clang-format in the root). To format the tree:
#   tests/architecture/check_format.sh --fix
rf_script_test(lint.format LABEL lint TIMEOUT 120
               COMMAND "${PROJECT_SOURCE_DIR}/tests/architecture/check_format.sh")
