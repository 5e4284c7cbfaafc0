# SPDX-License-Identifier: GPL-3.0-or-later
# The stand-alone verifier: it links neither model nor engine nor store.
rf_program(ringfence-verify SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/verify_certificate.c" LINKS
           rf_check rf_input rf_domain rf_base)
