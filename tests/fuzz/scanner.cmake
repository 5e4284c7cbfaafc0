# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DCMAKE_C_COMPILER=clang -DRF_FUZZ=ON -DRF_SANITIZE=address,undefined ..., then
# fuzz_scanner <new corpus folder> tests/fuzz/scanner
option(RF_FUZZ "Build the libFuzzer targets (clang only)" OFF)
if(RF_FUZZ)
  rf_program(fuzz_scanner SOURCES "${CMAKE_CURRENT_LIST_DIR}/scanner_target.c" LINKS rf_input)
  target_link_options(fuzz_scanner PRIVATE -fsanitize=fuzzer)
endif()
