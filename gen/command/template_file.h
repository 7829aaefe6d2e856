/*
 * template_file - a template read from its file, front matter by input/yaml.
 */
#ifndef COMMAND_TEMPLATE_FILE_H
#define COMMAND_TEMPLATE_FILE_H

#include "doc/template.h"

/*
 * Read and parse a template; everything lives in a.  path is how messages
 * name it and outlives the template.  Call before threads start.
 */
MUST_CHECK bool template_load(const struct template **out, const char *path,
                              struct arena *a, struct diag *d);

#endif
