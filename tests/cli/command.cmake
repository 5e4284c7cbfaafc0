# SPDX-License-Identifier: GPL-3.0-or-later
set(cli "${PROJECT_SOURCE_DIR}/tests/cli")
foreach(subject exit_codes untouched streams options show check_plan each rules audit mentors)
  string(REPLACE "_" "-" name "${subject}")
  rf_script_test(cli.${name} LABEL cli TIMEOUT 60 COMMAND "${cli}/${subject}.sh")
endforeach()
rf_script_test(cli.database LABEL cli TIMEOUT 60 COMMAND "${Python3_EXECUTABLE}"
               "${cli}/database.py")
rf_script_test(cli.terminal LABEL cli TIMEOUT 60 COMMAND "${Python3_EXECUTABLE}"
               "${cli}/terminal.py")
foreach(subject each_workers timings older)
  string(REPLACE "_" "-" name "${subject}")
  rf_script_test(cli.${name} LABEL cli TIMEOUT 120 COMMAND "${Python3_EXECUTABLE}"
                 "${cli}/${subject}.py")
endforeach()
rf_script_test(cli.interrupt LABEL cli TIMEOUT 120 COMMAND "${Python3_EXECUTABLE}"
               "${cli}/interrupt.py")

# Its moments follow the time of an undisturbed solve: nothing else may run beside it.
set_tests_properties(cli.interrupt PROPERTIES RUN_SERIAL TRUE)
