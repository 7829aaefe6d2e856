#include "command/issue.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/name.h"
#include "base/outfile.h"
#include "base/wall_clock.h"
#include "command/issue_check.h"
#include "command/issue_file.h"
#include "command/manifest.h"
#include "command/output_names.h"
#include "command/post_pack.h"
#include "command/press.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define MOST_RUNS   1000
#define DAY         86400
#define LARGEST_CSV ((size_t)1 << 30)

/* Where a run is written before it appears. */
static const char work_name[] = ".run.tmp";

struct issuing {
    struct run *run;
    const struct issue_ask *ask;
    const char *home; /* "book/已发函件" */
    const char *work; /* "book/已发函件/.run.tmp" */
    const char **paths;
    struct str *outputs; /* names within the folder, for the manifest */
    size_t output_count;
    struct font_files fonts;
    struct post_files post;
};

struct str issue_number(struct str series, int32_t year, int32_t sequence,
                        struct arena *a)
{
    if (str_is_ascii(series))
        return arena_format(a, "%.*s-%d-%04d", STR_ARG(series), (int)year,
                            (int)sequence);
    return arena_format(a, "%.*s〔%d〕第%04d号", STR_ARG(series), (int)year,
                        (int)sequence);
}

const char *issue_home(const struct book *b, struct arena *a)
{
    return file_join(a, b->folder, output_name(OUTPUT_ISSUED, &b->policy));
}

/* "2026-07-17T09:30:00+08:00" by the clock, in the book's zone. */
static struct str time_now(const struct policy *policy, struct arena *a)
{
    int minutes = policy->zone_minutes,
        apart = minutes < 0 ? -minutes : minutes;
    int64_t at = wall_seconds() + (int64_t)minutes * 60;
    int second = (int)(at % DAY);
    struct date day = {(int32_t)(at / DAY)};

    return arena_format(a, "%.*sT%02d:%02d:%02d%c%02d:%02d",
                        STR_ARG(date_iso(day, a)), second / 3600,
                        second / 60 % 60, second % 60, minutes < 0 ? '-' : '+',
                        apart / 60, apart % 60);
}

/* The name of a run that is not there yet: 2026-07-17, 2026-07-17-2 ... */
static struct str free_name(const struct issuing *x, struct date day)
{
    struct arena *a = x->run->arena;
    struct str name = date_iso(day, a);

    for (int n = 2; n <= MOST_RUNS && file_exists(file_join(a, x->home, name));
         n++)
        name = arena_format(a, "%.*s-%d", STR_ARG(date_iso(day, a)), n);
    return name;
}

static struct str file_of(const struct issuing *x, size_t i,
                          struct name_set *taken)
{
    const struct issued_letter *letter = &x->ask->letters[i];
    struct arena *a = x->run->arena;
    struct str name = x->ask->names[i], ending = STR(".pdf");

    if (str_ends(name, ending))
        name.len -= ending.len;
    name = name_unique(
        taken,
        arena_format(a, "%04d_%.*s", (int)letter->sequence, STR_ARG(name)),
        ending, a);
    return arena_format(
        a, "%.*s/%.*s",
        STR_ARG(output_name(OUTPUT_LETTERS, &x->ask->book->policy)),
        STR_ARG(name));
}

/* The number after the last one of its series and year in this run, else in
   the register. */
static int32_t next_sequence(const struct issuing *x, size_t i,
                             const struct issue_register *reg)
{
    const struct issued_letter *letter = &x->ask->letters[i];

    for (size_t j = i; j-- > 0;) {
        const struct issued_letter *other = &x->ask->letters[j];

        if (other->year == letter->year &&
            str_equal(other->series, letter->series))
            return other->sequence + 1;
    }
    return register_next(reg, letter->series, letter->year);
}

static void take_numbers(struct issuing *x, const struct issue_register *reg,
                         struct str run)
{
    struct arena *a = x->run->arena;
    struct str now = time_now(&x->ask->book->policy, a);
    struct name_set taken = {0};

    for (size_t i = 0; i < x->ask->count; i++) {
        struct issued_letter *letter = &x->ask->letters[i];

        letter->year = date_civil(letter->letter_date).year;
        letter->sequence = next_sequence(x, i, reg);
        letter->number =
            issue_number(letter->series, letter->year, letter->sequence, a);
        letter->run = run;
        letter->file = file_of(x, i, &taken);
        letter->registered_at = now;
        letter->withdrawn_date = no_date;
        letter->state = ISSUED_RESERVED;
    }
}

static bool make_paper(const void *context, size_t index,
                       struct document_tree *out, struct arena *a,
                       struct diag *d)
{
    const struct issuing *x = context;

    return x->ask->make(x->ask->context, index, &x->ask->letters[index], out, a,
                        d);
}

static const char *work_path(const struct issuing *x, struct str name)
{
    return file_join(x->run->arena, x->work, name);
}

/* All of them, or none: a number once taken is never given back. */
static bool all_printed(const struct issuing *x, const bool *failed)
{
    size_t n = 0;

    for (size_t i = 0; i < x->ask->count; i++)
        n += failed[i];
    return n == 0 ||
           diag_error(x->run->diag, nowhere,
                      "%zu of %zu letters cannot be written: see above; none "
                      "was issued and no number was taken",
                      n, x->ask->count);
}

static bool print(struct issuing *x)
{
    struct run *r = x->run;
    const struct issue_ask *ask = x->ask;
    struct papers papers = {.count = ask->count,
                            .context = x,
                            .make = make_paper,
                            .folder = x->work,
                            .kinds = ask->kinds,
                            .kind_count = ask->template_count,
                            .date = ask->letters[0].letter_date,
                            .zone_minutes = ask->book->policy.zone_minutes};

    x->paths = arena_array(r->arena, const char *, ask->count);
    for (size_t i = 0; i < ask->count; i++)
        x->paths[i] = work_path(x, ask->letters[i].file);
    papers.paths = x->paths;
    papers.failed = arena_array(r->arena, bool, ask->count);
    run_progress(r, "writing %zu letters ...", ask->count);
    if (!file_make_folder(
            work_path(x, output_name(OUTPUT_LETTERS, &ask->book->policy)),
            r->arena, r->diag) ||
        !press_print(r, ask->book->folder, &papers, &x->fonts))
        return false;
    run_progress_end(r);
    return all_printed(x, papers.failed) &&
           outfile_settle(
               work_path(x, output_name(OUTPUT_LETTERS, &ask->book->policy)),
               r->diag);
}

static bool hash_letters(struct issuing *x)
{
    struct run *r = x->run;

    for (size_t i = 0; i < x->ask->count; i++) {
        struct sha256 hash;

        if (!hash_file(&hash, x->paths[i], r->diag))
            return false;
        x->ask->letters[i].sha256 = hash_hex(hash, r->arena);
    }
    return true;
}

static bool list_files(struct issuing *x, const struct manifest *m)
{
    const struct issue_ask *ask = x->ask;
    bool ok = true;

    for (size_t i = 0; ok && i < ask->template_count; i++)
        ok = manifest_add(x->run, m->templates,
                          str_from_z(ask->templates[i].name),
                          ask->templates[i].path);
    for (size_t i = 0; ok && i < x->fonts.count; i++)
        ok = manifest_add(x->run, m->fonts, x->fonts.items[i].name,
                          x->fonts.items[i].path);
    for (size_t i = 0; ok && i < ask->count; i++)
        ok =
            manifest_add(x->run, m->outputs, ask->letters[i].file, x->paths[i]);
    for (size_t i = 0; ok && i < x->post.count; i++)
        ok = manifest_add(x->run, m->outputs, x->post.names[i],
                          work_path(x, x->post.names[i]));
    return ok;
}

/* The hashes of a letter's template and of the policy, from the manifest. */
static void note_sources(struct issuing *x, const struct manifest *m)
{
    for (size_t i = 0; i < x->ask->count; i++) {
        struct issued_letter *letter = &x->ask->letters[i];

        letter->template_sha256 =
            manifest_hash(m->templates, letter->template_name);
        letter->policy_sha256 = manifest_hash(m->policy, STR("duebook.yaml"));
    }
}

static bool write_papers(struct issuing *x)
{
    struct run *r = x->run;
    struct manifest m = manifest_new(r);

    if (!manifest_add_inputs(r, &m, x->ask->book) || !list_files(x, &m))
        return false;
    note_sources(x, &m);
    return outfile_save(work_path(x, STR("manifest.json")),
                        manifest_text(r, &m, x->ask->book), r->arena,
                        r->diag) &&
           outfile_save(
               work_path(x, STR("RUN.json")),
               issue_file_text(x->ask->letters, x->ask->count, r->arena),
               r->arena, r->diag) &&
           outfile_settle(x->work, r->diag);
}

static bool sync_folder(const char *folder, struct diag *d)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    int error = errno;

    if (fd >= 0)
        close(fd);
    errno = error;
    return ok || diag_system(d, folder, "cannot be written");
}

/* The folder appears, its letters are issued; also where a kill came between */
static bool finish_run(struct run *r, const struct book *b,
                       struct issue_register *reg, struct str run,
                       struct str now)
{
    const char *home = issue_home(b, r->arena);
    const char *work = file_join(r->arena, home, str_from_z(work_name));
    const char *final =
        file_join(r->arena, home, file_name(arena_z(r->arena, run)));

    if (!file_is_folder(final) && rename(work, final) != 0)
        return diag_system(r->diag, final,
                           "the letters are reserved, but their folder cannot "
                           "be put in its place; run again when it can");
    return sync_folder(home, r->diag) &&
           post_deliveries_write(r, b, register_letters(reg), run) &&
           register_issued(reg, run, now, r->diag);
}

/* The list for people is what the register says; written where it differs. */
bool issue_list_write(struct run *r, const struct book *b,
                      const struct issue_register *reg)
{
    const char *path = issue_list_path(b, r->arena);
    const struct issued *letters = register_letters(reg);
    struct str text = issue_list_text(letters, b->policy.language, r->arena);
    struct diag quiet = {0};
    struct str there;

    if (!letters->count && !file_exists(path))
        return true;
    if (file_exists(path) &&
        file_read(&there, path, LARGEST_CSV, r->arena, &quiet) &&
        str_equal(there, text))
        return true;
    return outfile_save(path, text, r->arena, r->diag);
}

static bool prepare(struct issuing *x)
{
    struct run *r = x->run;
    const char *work = file_join(r->arena, x->home, str_from_z(work_name));

    x->work = work;
    if (!file_make_folder(x->home, r->arena, r->diag))
        return false;
    file_remove_tree(work);
    return file_make_folder(work, r->arena, r->diag);
}

bool issue_run(struct run *r, struct issue_register *reg,
               const struct issue_ask *ask, const char **folder)
{
    struct issuing x = {
        .run = r, .ask = ask, .home = issue_home(ask->book, r->arena)};
    struct str name = free_name(&x, ask->letters[0].letter_date);
    struct str run = arena_format(
        r->arena, "%.*s/%.*s",
        STR_ARG(output_name(OUTPUT_ISSUED, &ask->book->policy)), STR_ARG(name));
    bool ok;

    take_numbers(&x, reg, run);
    ok = prepare(&x) && print(&x) && hash_letters(&x) &&
         post_pack_write(r, ask->book, ask->letters, ask->count, x.paths,
                         x.work, &x.post) &&
         write_papers(&x);
    if (!ok) {
        file_remove_tree(x.work);
        return false;
    }
    *folder = file_join(r->arena, ask->book->folder, run);
    return register_reserve(reg, ask->letters, ask->count, r->diag) &&
           finish_run(r, ask->book, reg, run, ask->letters[0].registered_at) &&
           issue_list_write(r, ask->book, reg);
}

/* A run that was reserved and not finished. */
static const struct issued_letter *find_reserved(const struct issued *letters)
{
    for (size_t i = 0; i < letters->count; i++)
        if (letters->letters[i].state == ISSUED_RESERVED)
            return &letters->letters[i];
    return NULL;
}

static bool recover(struct run *r, const struct book *b,
                    struct issue_register *reg)
{
    const char *home = issue_home(b, r->arena);
    const struct issued_letter *left;

    outfile_sweep(b->folder);
    outfile_sweep(file_join(r->arena, b->folder, STR("records")));
    while ((left = find_reserved(register_letters(reg)))) {
        struct str run = left->run;

        if (!finish_run(r, b, reg, run, left->registered_at))
            return false;
        diag_note(r->diag, place_of(file_join(r->arena, b->folder, run), 0, 0),
                  "the run that was interrupted here is finished now");
    }
    file_remove_tree(file_join(r->arena, home, str_from_z(work_name)));
    return true;
}

bool issue_open(struct run *r, const struct book *b,
                struct issue_register **out)
{
    if (!register_open(b->folder, out, r->arena, r->diag))
        return false;
    if (recover(r, b, *out) && issue_compare(r, b, register_letters(*out)) &&
        issue_list_write(r, b, *out))
        return true;
    register_close(*out);
    *out = NULL;
    return false;
}

bool issue_read(struct run *r, const struct book *b, struct issued *out)
{
    const struct issued_letter *left;

    if (!register_read(b->folder, out, r->arena, r->diag))
        return false;
    left = find_reserved(out);
    if (!left && !issue_compare(r, b, out))
        return false;
    if (left)
        diag_note(r->diag,
                  place_of(file_join(r->arena, b->folder, left->run), 0, 0),
                  "a run of letters was interrupted here: the next commit "
                  "finishes it");
    return true;
}

void issue_say(struct run *r, const struct issue_ask *ask, const char *folder)
{
    struct str first = ask->letters[0].number;
    struct str last = ask->letters[ask->count - 1].number;

    if (ask->count == 1)
        run_say(r, "%s: issued %.*s\n", folder, STR_ARG(first));
    else
        run_say(r, "%s: issued %zu letters, %.*s to %.*s\n", folder, ask->count,
                STR_ARG(first), STR_ARG(last));
}
