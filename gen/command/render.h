/*
 * render - a template and data become documents.
 *
 * One file of JSON is one document; a file of JSON lines is one a line.  PDF,
 * or HTML or DOCX where --format or the ending of -o asks for it.
 */
#ifndef COMMAND_RENDER_H
#define COMMAND_RENDER_H

#include "command/command.h"
#include "command/press.h"
#include "command/template_file.h"
#include "layout/font.h"
#include "output/pdf.h"

struct render {
    const char *template_path;
    const char *data_path;
    const char *book; /* whose partials and fonts come first; or NULL */
    bool many;        /* JSON lines */
    enum paper_form form;
    const struct template *template;
    struct template_search search; /* what was read */
    const struct type_node *types; /* of the data */
    struct pdf_attachment *attachments;
    size_t attachment_count;
    const char **inputs; /* what must not be overwritten */
    size_t input_count, input_capacity;
    struct font_set *fonts;
};

/* Which files; the template; all documents.  Each reports. */
MUST_CHECK bool render_find(struct run *r, struct render *x);
MUST_CHECK bool render_load(struct run *r, struct render *x);
MUST_CHECK bool render_documents(struct run *r, struct render *x);

/*
 * Render, and again whenever the template, one of its partials or the data
 * change; ends at SIGINT or SIGTERM.
 */
MUST_CHECK bool render_watch(struct run *r);

/* The characters that the run's documents may contain. */
MUST_CHECK bool render_characters(struct run *r, const struct render *x,
                                  struct str *out);

#endif
