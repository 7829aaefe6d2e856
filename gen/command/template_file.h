/*
 * template_file - a template read from its file, front matter by input/yaml.
 */
#ifndef COMMAND_TEMPLATE_FILE_H
#define COMMAND_TEMPLATE_FILE_H

#include "command/command.h"
#include "doc/template.h"

/* Where partials are looked for, and what was read: for those who watch. */
struct template_search {
    const char *book;   /* its templates/partials come first; or NULL */
    const char *root;   /* the program's own come last; or NULL */
    const char **files; /* out: each file read or looked for */
    size_t file_count, file_capacity;
};

/*
 * Read and parse a template; everything lives in a.  path is how messages
 * name it and outlives the template.  {{> name}} is name.md of the book's
 * templates/partials, of the template's own folder, or of the program's
 * templates/partials.  search NULL: of the template's own folder alone.  Call
 * before threads start.
 */
MUST_CHECK bool template_load(const struct template **out, const char *path,
                              struct template_search *search, struct arena *a,
                              struct diag *d);

/* A template by its path, or by its name: letters/zh-CN/demand. */
MUST_CHECK bool template_locate(struct run *r, const char *asked,
                                const char **out);

/* The book that a file belongs to: the folder above with duebook.yaml. */
const char *template_book(struct run *r, const char *path);

/* The same with the partials of a book and of the program. */
MUST_CHECK bool template_open(struct run *r, const char *book, const char *path,
                              const struct template **out);

#endif
