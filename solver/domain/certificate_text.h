/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate_text.h: what writing and reading a certificate share: its seal. */
#ifndef RF_DOMAIN_CERTIFICATE_TEXT_H
#define RF_DOMAIN_CERTIFICATE_TEXT_H

#include "ringfence/certificate.h"

enum { RF_SEAL_TEXT = 65 };

/* SHA-256 of the bytes in hexadecimal digits. */
void rf_certificate_seal(const char *text, size_t length, char seal[RF_SEAL_TEXT]);

#endif
