/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_staff.h: the people of a tiny school and what they do all day. */
#ifndef TINY_STAFF_H
#define TINY_STAFF_H

#include "tiny_school.h"

void tiny_school_add_staff(struct tiny_school *school);

#endif
