/*
 * press - documents become PDF, HTML or Word files, on all cores.
 *
 * Two passes over the documents: the first only collects the characters they
 * contain, so that the fonts are cut once; the second sets and writes them,
 * with what papers of one kind have in common made once.  Memory does not grow
 * with their number.
 */
#ifndef COMMAND_PRESS_H
#define COMMAND_PRESS_H

#include "command/command.h"
#include "doc/tree.h"

/* What papers become. */
enum paper_form { PAPER_PDF, PAPER_HTML, PAPER_DOCX };

struct papers {
    size_t count;
    const void *context;
    /* Make the index-th document in w's arena; pure, from any thread. */
    bool (*make)(const void *context, size_t index, struct document_tree *out,
                 struct arena *a, struct diag *d);
    const char **paths; /* where each is written */
    const char *folder; /* of many files: the disk is waited for once, at the
                           end; NULL: after each file */
    enum paper_form form;
    bool *failed;        /* out: refused, and said why; one a paper */
    size_t internal;     /* the first papers stay in the house: see below */
    const size_t *kinds; /* of each: papers of one kind look alike; or NULL */
    size_t kind_count;
    struct date date; /* CreationDate, at 00:00 */
    int32_t zone_minutes;
};

/* A font file that was used, for the manifest. */
struct font_file {
    struct str name;
    const char *path;
};

struct font_files {
    struct font_file *items; /* each file once, in order of the manifest */
    size_t count, capacity;
};

/*
 * Print all papers with the fonts of fonts/fonts.yaml (a book's own first).
 * A paper that its data or a missing glyph refuse is marked and left out; the
 * others are printed.  In internal PDF papers a character that no font has is
 * shown as 〓 and named in a warning.  False when nothing can be printed: files
 * already written stay, the caller removes their folder.
 */
MUST_CHECK bool press_print(struct run *r, const char *book,
                            const struct papers *papers,
                            struct font_files *fonts);

/*
 * The same for drafts: into the folder of papers, which is made, by these
 * names; says how many.  paths and failed are filled in.  False, reported: one
 * could not be printed.
 */
MUST_CHECK bool press_drafts(struct run *r, const char *book,
                             struct papers *papers, const struct str *names);

#endif
