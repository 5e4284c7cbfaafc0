# SPDX-License-Identifier: GPL-3.0-or-later
# The ledgers of shipped examples have the minutes that a reader reckons.
rf_script_test(docs.ledgers LABEL docs TIMEOUT 60
               COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_LIST_DIR}/ledgers.py")
