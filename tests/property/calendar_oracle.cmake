# SPDX-License-Identifier: GPL-3.0-or-later
rf_program(calendar_oracle SOURCES ${CMAKE_CURRENT_LIST_DIR}/calendar_oracle.c LINKS rf_input)
rf_script_test(
  property.calendar_oracle
  LABEL
  property
  TIMEOUT
  120
  COMMAND
  ${Python3_EXECUTABLE}
  ${CMAKE_CURRENT_LIST_DIR}/calendar_oracle.py
  $<TARGET_FILE:calendar_oracle>
  ${CMAKE_CURRENT_BINARY_DIR}/calendar_oracle.scratch)
