# SPDX-License-Identifier: GPL-3.0-or-later
# The tight formulation: components, normal starts, columns, one file per rule.
set(RF_FORMULATION_SOURCES
    component.c
    normal_start.c
    normal_start_limit.c
    normal_start_series.c
    formulation.c
    formulation_budget.c
    formulation_index.c
    formulation_value.c
    rule_demand.c
    rule_group.c
    rule_clash.c
    rule_order.c
    rule_rhythm.c
    rule_planning.c
    rule_load.c
    rule_cap.c
    rule_tired.c
    rule_equity.c
    rule_home.c
    rule_moment.c)
