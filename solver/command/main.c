/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * main.c: reads the command line, runs one command, makes sure the answer got out, says how it
 * ended. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/interrupt.h"

static enum rf_status run(const struct rf_request *request)
{
    if (request->help || (request->verb == RF_VERB_HELP && !request->version))
        return rf_help_print(request);
    if (!request->version && rf_verbs[request->verb].run)
        return rf_verbs[request->verb].run(request);
    rf_version_print();
    return RF_OK;
}

/* An answer that did not get out is none. A reader that has seen enough is not told about it. */
static enum rf_status flush(enum rf_status status)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (errno != EPIPE)
        fprintf(stderr, "ringfence: the answer could not be written: %s\n",
                errno ? strerror(errno) : "standard output failed");
    return rf_status_worse(status, RF_IO);
}

int main(int argc, char **argv)
{
    struct rf_request request;
    rf_interrupt_prepare();
    enum rf_status status = rf_request_parse(argc, argv, &request);
    if (status == RF_OK)
        status = run(&request);
    rf_request_release(&request);
    status = flush(status);
    return rf_status_exit_code(status);
}
