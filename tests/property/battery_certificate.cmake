# SPDX-License-Identifier: GPL-3.0-or-later
# The verifier of certificates against trying every plan, over seeded tiny instances.
set(here "${CMAKE_CURRENT_LIST_DIR}")
rf_program(
  battery_certificate
  SOURCES "${here}/tiny_instance.c" "${here}/tiny_school.c" "${here}/tiny_staff.c"
          "${here}/tiny_wanted.c" "${here}/tiny_dispute.c" "${here}/tiny_rulebook.c"
          "${here}/tiny_rulebook_steps.c" "${here}/tiny_rulebook_wanted.c"
          "${here}/battery_certificate.c" "${here}/brute_force.c"
  LINKS rf_check rf_input rf_domain rf_base)
rf_script_test(property.battery_certificate LABEL property TIMEOUT 240 COMMAND
               $<TARGET_FILE:battery_certificate> --count 300)
rf_script_test(property.battery_certificate_10000 LABEL slow TIMEOUT 3600 COMMAND
               $<TARGET_FILE:battery_certificate> --first 301 --count 10000)

# Schools of the whole rulebook.
rf_script_test(property.battery_certificate_rulebook LABEL property TIMEOUT 240 COMMAND
               $<TARGET_FILE:battery_certificate> --first 2000000 --count 300 --least 60)
rf_script_test(property.battery_certificate_rulebook_10000 LABEL slow TIMEOUT 3600 COMMAND
               $<TARGET_FILE:battery_certificate> --first 2000300 --count 10000 --least 60)

# A few under the sanitizers, on seeds that no other share uses.
rf_script_test(property.battery_certificate_short LABEL asan TIMEOUT 120 COMMAND
               $<TARGET_FILE:battery_certificate> --first 20001 --count 60)
rf_script_test(property.battery_certificate_rulebook_short LABEL asan TIMEOUT 120 COMMAND
               $<TARGET_FILE:battery_certificate> --first 2020001 --count 60)
