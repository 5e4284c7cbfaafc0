/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate.c: gives back what a certificate owns: its blocks with the sets of their nodes,
 * and its list of mentors. */
#include "ringfence/certificate.h"

#include "base/memory.h"

void rf_certificate_block_clear(struct rf_certificate_block *block)
{
    int32_t i;

    for (i = 0; i < block->node_count; i++) {
        rf_release(block->nodes[i].ranges);
        rf_release(block->nodes[i].options);
    }
    rf_release(block->nodes);
    rf_release(block->inductions);
    rf_release(block->equity);
    rf_release(block->prices);
    rf_release(block->strains);
    *block = (struct rf_certificate_block){0};
}

void rf_certificate_release(struct rf_certificate *certificate)
{
    int32_t i;

    if (certificate == NULL)
        return;
    for (i = 0; i < certificate->block_count; i++)
        rf_certificate_block_clear(&certificate->blocks[i]);
    rf_release(certificate->blocks);
    rf_release(certificate->mentors);
    rf_release(certificate);
}
