/*
 * resources - where templates, profiles and fonts are found.
 *
 * A book's own files come before the built-in ones, which lie beside the
 * program (../templates of build/duebook) or under PREFIX/share/duebook.
 */
#ifndef COMMAND_RESOURCES_H
#define COMMAND_RESOURCES_H

#include "command/command.h"

/*
 * The path of a resource such as "templates/letters/zh-CN/demand.md"; book
 * may be NULL.  A missing one is reported with every place that was searched.
 */
MUST_CHECK bool resource_find(struct run *r, const char *book, const char *name,
                              const char **out);

/* The folder of built-in resources. */
MUST_CHECK bool resource_root(struct run *r, const char **out);

#endif
