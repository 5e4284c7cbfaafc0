# SPDX-License-Identifier: GPL-3.0-or-later
rf_script_test(property.open_numbers LABEL slow TIMEOUT 600
               COMMAND "${PROJECT_SOURCE_DIR}/tests/property/open_numbers.sh")
