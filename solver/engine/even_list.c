/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * even_list.c: filling up the least entries first, which no other way of spending a sum betters
 * when lists are compared largest first. */
#include "engine/even_list.h"

struct rf_worth rf_even_list(int32_t units, const int32_t *spent, const int32_t *least, int64_t sum)
{
    struct rf_worth worth = {0, {0}};
    for (int32_t i = 0; i < units; i++) {
        worth.list[i] = spent[i] > least[i] ? spent[i] : least[i];
        sum -= worth.list[i];
    }
    while (sum > 0) { /* the least are raised to the next, or as far as it goes */
        int32_t lowest = worth.list[0], next = INT32_MAX, many = 0;
        for (int32_t i = 1; i < units; i++)
            lowest = worth.list[i] < lowest ? worth.list[i] : lowest;
        for (int32_t i = 0; i < units; i++) {
            many += worth.list[i] == lowest;
            if (worth.list[i] > lowest && worth.list[i] < next)
                next = worth.list[i];
        }
        int64_t step = next == INT32_MAX ? sum / many : next - lowest;
        step = step * many > sum ? sum / many : step;
        int64_t extra = step == 0 ? sum : 0;
        for (int32_t i = 0; i < units; i++)
            if (worth.list[i] == lowest) {
                worth.list[i] += (int32_t)step + (extra > 0);
                extra -= extra > 0;
            }
        sum = step == 0 ? 0 : sum - step * many;
    }
    rf_worth_sort(&worth);
    return worth;
}

int rf_even_list_compare(const int32_t *one, const int32_t *other)
{
    for (int32_t i = 0; i < RF_COURSE_UNITS; i++)
        if (one[i] != other[i])
            return one[i] < other[i] ? -1 : 1;
    return 0;
}
