# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C file whose function FUNCTION returns the text of the file SOURCE.
file(READ "${SOURCE}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," list "${bytes}")
string(REGEX REPLACE "((0x..,){20})" "\\1\n    " list "${list}")
file(
  WRITE "${OUTPUT}"
  "#include \"store/handle.h\"\n\n"
  "static const char text[] = {\n    ${list}0x00};\n\n"
  "const char *${FUNCTION}(void)\n{\n    return text;\n}\n")
