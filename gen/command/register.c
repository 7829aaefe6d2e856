#include "register/register.h"

#include "base/file.h"
#include "base/hash.h"
#include "command/issue.h"
#include "command/issue_check.h"
#include "command/issue_file.h"

#include <string.h>

#define LARGEST_CSV ((size_t)1 << 30)

/* --- check ---------------------------------------------------------------- */

/* Is each letter the file that was issued? */
static bool check_hashes(struct run *r, const struct book *b,
                         const struct issued *all)
{
    bool ok = true;

    for (size_t i = 0; i < all->count; i++) {
        const struct issued_letter *x = &all->letters[i];
        const char *path =
            file_join(r->arena, b->folder,
                      arena_format(r->arena, "%.*s/%.*s", STR_ARG(x->run),
                                   STR_ARG(x->file)));
        struct sha256 hash;

        if (x->state == ISSUED_RESERVED)
            continue;
        if (!hash_file(&hash, path, r->diag))
            ok = false;
        else if (!str_equal(hash_hex(hash, r->arena), x->sha256))
            ok = diag_error(r->diag, place_of(path, 0, 0),
                            "%.*s is not the file that was issued: it was "
                            "changed since",
                            STR_ARG(x->number));
    }
    return ok;
}

static bool check_list(struct run *r, const struct book *b,
                       const struct issued *all)
{
    const char *path = issue_list_path(b, r->arena);
    struct str text = issue_list_text(all, b->policy.language, r->arena);
    struct str there = {0};

    if (!all->count && !file_exists(path))
        return true;
    if (!file_exists(path))
        return diag_error(r->diag, place_of(path, 0, 0),
                          "this list of the letters is missing: the next "
                          "commit writes it anew");
    if (!file_read(&there, path, LARGEST_CSV, r->arena, r->diag))
        return false;
    return str_equal(text, there) ||
           diag_error(r->diag, place_of(path, 0, 0),
                      "this list does not say what the register says: it was "
                      "edited; the next commit writes it anew");
}

static bool check(struct run *r, const struct book *b)
{
    struct issued all;
    bool ok;

    if (!register_read(b->folder, &all, r->arena, r->diag) ||
        !issue_compare(r, b, &all))
        return false;
    ok = check_hashes(r, b, &all);
    ok = check_list(r, b, &all) && ok;
    if (ok)
        run_say(r, "the register, its list and %zu letters agree\n", all.count);
    return ok;
}

/* --- rebuild -------------------------------------------------------------- */

static struct issued_letter *find_letter(const struct issued *all,
                                         struct str number)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_equal(all->letters[i].number, number))
            return &all->letters[i];
    return NULL;
}

/* What the old register still says of withdrawn letters. */
static void take_withdrawn(const struct issued *old, struct issued *all)
{
    for (size_t i = 0; i < old->count; i++) {
        const struct issued_letter *x = &old->letters[i];
        struct issued_letter *now =
            x->state == ISSUED_WITHDRAWN ? find_letter(all, x->number) : NULL;

        if (!now)
            continue;
        now->state = ISSUED_WITHDRAWN;
        now->withdrawn_date = x->withdrawn_date;
        now->reason = x->reason;
    }
}

static bool rebuild(struct run *r, const struct book *b)
{
    struct diag quiet = {0};
    struct issued all, listed, old = {0};
    struct issue_register *reg;
    const char *kept = NULL;

    if (!issue_on_disk(r, b, &all))
        return false;
    if (register_read(b->folder, &old, r->arena, &quiet))
        take_withdrawn(&old, &all);
    issue_list_withdrawn(b, &listed, r->arena);
    take_withdrawn(&listed, &all);
    if (!register_make_anew(b->folder, &all, &kept, &reg, r->arena, r->diag))
        return false;
    if (!issue_list_write(r, b, reg)) {
        register_close(reg);
        return false;
    }
    register_close(reg);
    run_say(r, "the register is made anew from %zu letters on disk\n",
            all.count);
    if (kept)
        run_say(r, "the old one is kept as %s\n", kept);
    return true;
}

bool command_register(struct run *r)
{
    bool checks = strcmp(r->operands[0], "check") == 0;
    struct book b;

    if (!checks && strcmp(r->operands[0], "rebuild") != 0)
        return diag_usage(r->diag, "register: check BOOK or rebuild BOOK is "
                                   "expected");
    r->operands++;
    r->operand_count--;
    if (!r->options.lang)
        book_speak(r, r->operands[0]);
    if (!book_policy(r, &b))
        return false;
    return checks ? check(r, &b) : rebuild(r, &b);
}
