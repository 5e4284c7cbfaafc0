/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanner_number.c: numbers, exactly.
 *
 * Refuses what RFC 8259 section 6 does not allow, and every number that is no whole number of
 * thousandths between -9e15 and 9e15. Decimal arithmetic on the digits as written: no floating
 * point, so 1e3, 1000 and 1000.000 are the same and 0.1 is 100 thousandths. */
#include "scanner_state.h"

/* Longer ones are refused as written; cJSON reads at most 63 bytes of a number in old versions. */
enum { NUMBER_BYTES = 63, EXPONENT_MOST = 10000 };

static const int64_t thousandths_most = INT64_C(9000000000000000000);

struct number {
    const unsigned char *at, *end;
    bool negative;
    const unsigned char *digits;
    int digit_count; /* before the point */
    const unsigned char *decimals;
    int decimal_count; /* behind it */
    int exponent;
};

static bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_number_byte(unsigned char byte)
{
    return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           byte == '+' || byte == '-' || byte == '.' || byte == '_';
}

static int skip_digits(struct number *number)
{
    const unsigned char *from = number->at;
    while (number->at < number->end && is_digit(*number->at))
        number->at++;
    return (int)(number->at - from);
}

static bool next_is(const struct number *number, char one, char other)
{
    return number->at < number->end && (*number->at == one || *number->at == other);
}

/* Takes the number apart; NULL, or what is wrong with the way it is written. */
static const char *take_apart(struct number *number)
{
    if (number->end - number->at > NUMBER_BYTES)
        return "it has more than 63 characters";
    if (next_is(number, '+', '+'))
        return "it begins with a plus sign";
    number->negative = next_is(number, '-', '-');
    if (number->negative)
        number->at++;
    number->digits = number->at;
    number->digit_count = skip_digits(number);
    if (number->digit_count == 0)
        return "a digit must stand before anything else";
    if (number->digit_count > 1 && number->digits[0] == '0')
        return "it begins with a needless zero";
    if (next_is(number, '.', '.')) {
        number->at++;
        number->decimals = number->at;
        number->decimal_count = skip_digits(number);
        if (number->decimal_count == 0)
            return "a digit must follow the point";
    }
    if (next_is(number, 'e', 'E')) {
        number->at++;
        bool negative = next_is(number, '-', '-');
        if (next_is(number, '+', '-'))
            number->at++;
        const unsigned char *digits = number->at;
        if (skip_digits(number) == 0)
            return "a digit must follow the e";
        for (; digits < number->at; digits++)
            if (number->exponent < EXPONENT_MOST)
                number->exponent = number->exponent * 10 + (*digits - '0');
        if (negative)
            number->exponent = -number->exponent;
    }
    return number->at == number->end ? NULL : "only digits, one point and one e may be in it";
}

/* The digit of weight 10^power, 0 where nothing is written. */
static int digit_at(const struct number *number, int power)
{
    int place = power - number->exponent;
    if (place >= 0)
        return place < number->digit_count ? number->digits[number->digit_count - 1 - place] - '0'
                                           : 0;
    return -place <= number->decimal_count ? number->decimals[-place - 1] - '0' : 0;
}

static bool is_zero(const struct number *number)
{
    for (int index = 0; index < number->digit_count; index++)
        if (number->digits[index] != '0')
            return false;
    for (int index = 0; index < number->decimal_count; index++)
        if (number->decimals[index] != '0')
            return false;
    return true;
}

/* The value in thousandths; looks at no more powers of ten than digits are written and sums hold,
 * however large the exponent. False with the fault when it is none that can be kept. */
static bool weigh(const struct number *number, int64_t *thousandths, enum rf_fault *fault)
{
    *thousandths = 0;
    if (is_zero(number))
        return true; /* whatever its exponent */
    int highest = number->exponent + number->digit_count - 1;
    int lowest = number->exponent - number->decimal_count;
    for (int power = lowest; power < -3 && power <= highest; power++)
        if (digit_at(number, power) != 0) {
            *fault = RF_FAULT_FRACTION;
            return false;
        }
    int64_t sum = 0;
    for (int power = highest; power >= -3; power--) {
        int digit = digit_at(number, power);
        if (sum > (thousandths_most - digit) / 10) {
            *fault = RF_FAULT_RANGE;
            return false;
        }
        sum = sum * 10 + digit;
    }
    *thousandths = number->negative ? -sum : sum;
    return true;
}

bool rf_scan_number(struct rf_scanner *scanner, int64_t *thousandths)
{
    const unsigned char *from = scanner->at;
    while (scanner->at < scanner->end && is_number_byte(*scanner->at))
        scanner->at++;
    struct number number = {.at = from, .end = scanner->at};
    struct rf_mark mark = rf_scanner_mark(scanner, from);
    int shown = (int)(number.end - from > NUMBER_BYTES ? NUMBER_BYTES : number.end - from);
    *thousandths = 0;
    const char *wrong = take_apart(&number);
    if (wrong != NULL)
        return rf_scanner_fault(scanner, RF_FAULT_NUMBER, mark, NULL, ": %.*s (%s)", shown,
                                (const char *)from, wrong);
    enum rf_fault fault = RF_FAULT_RANGE;
    if (weigh(&number, thousandths, &fault))
        return true;
    return rf_scanner_fault(scanner, fault, mark, NULL, ": %.*s", shown, (const char *)from);
}
