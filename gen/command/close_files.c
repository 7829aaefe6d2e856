#include "command/close_files.h"
#include "command/book_dunning.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/outfile.h"
#include "command/analysis_book.h"
#include "command/close_voucher.h"
#include "command/output_names.h"
#include "command/resources.h"
#include "command/template_file.h"
#include "measure/dunning.h"
#include "output/json.h"
#include "report/kpi_value.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/* --- the folder ------------------------------------------------------------
 */

static const char *closes_folder(struct run *r, const struct close *c)
{
    return file_join(r->arena, c->book.folder, STR("closes"));
}

const char *close_folder(struct run *r, const struct close *c, struct str name)
{
    return file_join(r->arena, closes_folder(r, c), name);
}

bool close_lock(struct run *r, struct close *c)
{
    const char *path = closes_folder(r, c);

    if (!file_make_folder(path, r->arena, r->diag))
        return false;
    c->lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c->lock < 0)
        return diag_system(r->diag, path, "cannot be opened");
    if (flock(c->lock, LOCK_EX | LOCK_NB) == 0) {
        run_folder_sweep(path, r->arena);
        return true;
    }
    if (errno == EWOULDBLOCK) {
        errno = 0;
        return diag_system(r->diag, path,
                           "another close of this book is running: wait for "
                           "its end");
    }
    return diag_system(r->diag, path, "cannot be locked");
}

void close_unlock(struct close *c)
{
    if (c->lock >= 0)
        close(c->lock);
    c->lock = -1;
}

/* "2026-06-30", "2026-06-30-2". */
static struct str name_of(struct run *r, const struct close *c)
{
    struct str day = date_iso(c->book.as_of, r->arena);

    if (!c->before)
        return day;
    return arena_format(r->arena, "%.*s-%d", STR_ARG(day),
                        c->before->number + 1);
}

/* --- close.json ------------------------------------------------------------
 */

static struct value hash_value(struct str text, struct arena *a)
{
    return value_text(hash_hex(hash_bytes(text), a));
}

/* The ledger as of the day; its hash is that of its own JSON text. */
static struct value ledger_value(struct run *r, const struct close *c)
{
    struct value facts = value_map_new(r->arena), v = value_map_new(r->arena);
    size_t rejects = c->book.ledger.reject_count;

    closes_put_ledger(facts, &c->now, r->arena);
    value_set(v, "sha256", hash_value(json_make(facts, r->arena), r->arena),
              r->arena);
    value_set(v, "open_items",
              value_bool(c->book.ledger.source == ALLOCATION_OPEN), r->arena);
    value_set(v, "rejected", value_integer((int64_t)rejects), r->arena);
    closes_put_ledger(v, &c->now, r->arena);
    return v;
}

static struct value buckets_value(const struct close *c, struct arena *a)
{
    const struct aging *aging = &c->book.aging;
    struct value list = value_list_new(a);

    for (size_t i = 0; i < aging->currency_count; i++) {
        const struct aging_currency *x = &aging->currencies[i];
        struct value v = value_map_new(a), cells = value_list_new(a);

        for (size_t k = 0; k < aging->scheme->count; k++) {
            struct value cell = value_map_new(a);

            value_set(cell, "name", value_text(aging->scheme->items[k].name),
                      a);
            value_set(cell, "count",
                      value_integer((int64_t)x->total.cells[k].count), a);
            value_set(cell, "amount",
                      value_minor(x->total.cells[k].minor, x->currency), a);
            value_push(cells, cell, a);
        }
        value_set(v, "currency", value_z(x->currency->code), a);
        value_set(v, "buckets", cells, a);
        value_set(v, "unapplied", value_minor(x->total.unapplied, x->currency),
                  a);
        value_set(v, "overdue", value_minor(x->total.overdue, x->currency), a);
        value_set(v, "total", value_minor(x->total.total.minor, x->currency),
                  a);
        value_push(list, v, a);
    }
    return list;
}

struct value close_figures(struct run *r, const struct close *c)
{
    const struct book *b = &c->book;
    enum language language = b->policy.language;
    struct value v = value_map_new(r->arena);

    value_set(v, "ledger", ledger_value(r, c), r->arena);
    value_set(v, "buckets", buckets_value(c, r->arena), r->arena);
    value_set(v, "provision",
              provision_value(&c->provision, &b->ledger, language, r->arena),
              r->arena);
    value_set(v, "kpi",
              kpi_value(&b->ledger, &c->kpi.kpis, NULL, language, r->arena),
              r->arena);
    return v;
}

struct str close_content(struct run *r, struct value figures)
{
    return hash_hex(hash_bytes(json_make(figures, r->arena)), r->arena);
}

static struct value difference_value(const struct frozen_difference *x,
                                     struct arena *a)
{
    static const char *const changes[] = {[FROZEN_ADDED] = "added",
                                          [FROZEN_CHANGED] = "changed",
                                          [FROZEN_GONE] = "gone"};
    const struct frozen_item *item = x->is ? x->is : x->was;
    struct value v = value_map_new(a);

    value_set(v, "change", value_z(changes[x->change]), a);
    value_set(v, "number", value_text(item->number), a);
    value_set(v, "customer_id", value_text(item->customer_id), a);
    value_set(v, "currency", value_z(item->currency->code), a);
    value_set(v, "was",
              x->was ? value_minor(x->was->open, item->currency) : value_null(),
              a);
    value_set(v, "is",
              x->is ? value_minor(x->is->open, item->currency) : value_null(),
              a);
    value_set(v, "due_was",
              x->was ? value_date(x->was->due_date) : value_null(), a);
    value_set(v, "due_is", x->is ? value_date(x->is->due_date) : value_null(),
              a);
    value_set(v, "effect", value_minor(x->effect, item->currency), a);
    return v;
}

static struct value effect_value(const struct frozen_sum *x, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "currency", value_z(x->currency->code), a);
    for (size_t i = 0; i < FROZEN_WHAT_COUNT; i++) {
        struct value one = value_map_new(a);

        value_set(one, "count", value_integer(x->count[i]), a);
        value_set(one, "amount", value_minor(x->minor[i], x->currency), a);
        value_put(v, frozen_what_names[i], one, a);
    }
    return v;
}

/* What is not as a close had it; null: there is no such close. */
static struct value differences_value(const struct frozen *close,
                                      const struct frozen_differences *x,
                                      struct arena *a)
{
    struct value v = value_map_new(a), rows = value_list_new(a),
                 events = value_list_new(a);

    if (!close)
        return value_null();
    for (size_t i = 0; i < x->count; i++)
        value_push(rows, difference_value(&x->items[i], a), a);
    for (size_t i = 0; i < x->effect_count; i++)
        value_push(events, effect_value(&x->effects[i], a), a);
    value_set(v, "close", value_text(close->name), a);
    value_set(v, "content", value_text(close->content), a);
    value_set(v, "rows", rows, a);
    value_set(v, "events", events, a);
    return v;
}

static struct value close_value(struct run *r, const struct close *c)
{
    struct arena *a = r->arena;
    const struct book *b = &c->book;
    struct value v = value_map_new(a);
    const char *reason = r->options.reason;

    value_set(v, "version", value_integer(1), a);
    value_set(v, "name", value_text(name_of(r, c)), a);
    value_set(v, "as_of", value_date(b->as_of), a);
    value_set(v, "month_end",
              value_bool(date_month_end(b->as_of).day == b->as_of.day), a);
    value_set(v, "known_by", value_date(b->snapshot.date), a);
    value_set(v, "reason",
              reason ? value_text(str_trim(str_from_z(reason))) : value_null(),
              a);
    value_set(v, "supersedes", differences_value(c->before, &c->changes, a), a);
    value_set(v, "entered_late", differences_value(c->late_close, &c->late, a),
              a);
    value_set(v, "content", value_text(c->content), a);
    value_set(v, "figures", c->figures, a);
    return v;
}

/* The vouchers that are to be reversed before this close's are posted. */
static struct value replaced_value(const struct provision *p, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < p->part_count; i++) {
        const struct currency *c = p->parts[i].currency;
        const struct provision_movement *m = &p->parts[i].movement;
        struct value v = value_map_new(a);

        if (!m->replaces.len)
            continue;
        value_set(v, "close", value_text(m->replaces), a);
        value_set(v, "currency", value_z(c->code), a);
        value_set(v, "entry", value_minor(m->replaced, c), a);
        value_set(v, "difference", value_minor(m->difference, c), a);
        value_push(list, v, a);
    }
    return list;
}

struct value close_summary(struct run *r, const struct close *c)
{
    struct arena *a = r->arena;
    const struct book *b = &c->book;
    struct value v = value_map_new(a);

    value_set(v, "as_of", value_date(b->as_of), a);
    value_set(v, "folder", value_z(c->folder.final), a);
    value_set(v, "unchanged", value_bool(c->unchanged), a);
    value_set(v, "content", value_text(c->content), a);
    value_set(v, "entered_late", differences_value(c->late_close, &c->late, a),
              a);
    value_set(
        v, "replaces",
        c->unchanged ? value_list_new(a) : replaced_value(&c->provision, a), a);
    value_set(v, "provision",
              provision_value(&c->provision, &b->ledger, b->policy.language, a),
              a);
    return v;
}

/* --- writing ---------------------------------------------------------------
 */

static const char *work_path(struct run *r, const struct close *c,
                             struct str name)
{
    return file_join(r->arena, c->folder.work, name);
}

static void add_name(struct close *c, struct str name)
{
    c->names[c->name_count++] = name;
}

static bool write_analysis(struct run *r, struct close *c)
{
    struct str name = output_name(OUTPUT_ANALYSIS, &c->book.policy);
    const struct book *b = &c->book;
    struct dunning dunning;
    struct analysis_book x;

    add_name(c, name);
    if (!book_dunning(r, b, no_date, &dunning) ||
        !analysis_book_compute(r, b, &dunning, &x))
        return false;
    x.figures.provision = &c->provision; /* with what it replaces */
    return analysis_book_write(r, &x, work_path(r, c, name));
}

static bool write_json(struct run *r, struct close *c)
{
    struct str name = STR("close.json");

    add_name(c, name);
    return outfile_save(work_path(r, c, name),
                        json_make(close_value(r, c), r->arena), r->arena,
                        r->diag);
}

/* Only where there is something to enter. */
static bool write_voucher(struct run *r, struct close *c)
{
    struct str name = output_name(OUTPUT_VOUCHER, &c->book.policy);
    struct str text =
        close_voucher_csv(&c->provision, c->book.policy.language, r->arena);

    if (!text.len)
        return true;
    add_name(c, name);
    return outfile_save(work_path(r, c, name), text, r->arena, r->diag);
}

static bool make_paper(const void *context, size_t index,
                       struct document_tree *out, struct arena *a,
                       struct diag *d)
{
    const struct close *c = context;
    const struct provision_paper paper = {.provision = &c->provision,
                                          .policy = &c->book.policy,
                                          .close_name =
                                              file_name(c->folder.wanted)};

    (void)index;
    return provision_paper_make(c->voucher, &paper, out, a, d);
}

static const char *template_name(struct run *r, const struct close *c)
{
    return arena_format(r->arena, "templates/reports/%s/voucher.md",
                        book_language_folder(&c->book))
        .ptr;
}

/* The same, to print and sign. */
static bool print_voucher(struct run *r, struct close *c)
{
    struct str name = output_name(OUTPUT_VOUCHER_PDF, &c->book.policy);
    const char *path = work_path(r, c, name);
    bool failed = false;
    struct papers papers = {.count = 1,
                            .context = c,
                            .make = make_paper,
                            .paths = &path,
                            .failed = &failed,
                            .internal = 1,
                            .date = c->book.as_of,
                            .zone_minutes = c->book.policy.zone_minutes};

    if (!provision_has_voucher(&c->provision))
        return true;
    add_name(c, name);
    return resource_find(r, c->book.folder, template_name(r, c),
                         &c->voucher_path) &&
           template_open(r, c->book.folder, c->voucher_path, &c->voucher) &&
           press_print(r, c->book.folder, &papers, &c->fonts) && !failed;
}

static bool write_manifest(struct run *r, struct close *c,
                           struct run_outputs *outputs)
{
    struct manifest m = manifest_new(r);
    bool ok = manifest_add_inputs(r, &m, &c->book);

    if (ok && c->voucher_path)
        ok = manifest_add(r, m.templates, str_from_z(template_name(r, c)),
                          c->voucher_path);

    for (size_t i = 0; ok && i < c->fonts.count; i++)
        ok = manifest_add(r, m.fonts, c->fonts.items[i].name,
                          c->fonts.items[i].path);
    for (size_t i = 0; ok && i < c->name_count; i++)
        ok = manifest_add(r, m.outputs, c->names[i],
                          work_path(r, c, c->names[i]));
    if (!ok)
        return false;
    *outputs = (struct run_outputs){c->names, c->name_count,
                                    manifest_text(r, &m, &c->book)};
    return outfile_save(work_path(r, c, STR("manifest.json")),
                        outputs->manifest, r->arena, r->diag);
}

static bool write_all(struct run *r, struct close *c)
{
    struct run_outputs outputs;

    return write_json(r, c) && write_analysis(r, c) && write_voucher(r, c) &&
           print_voucher(r, c) && write_manifest(r, c, &outputs) &&
           run_folder_commit(r, &c->folder, &outputs) &&
           outfile_settle(closes_folder(r, c), r->diag);
}

bool close_write(struct run *r, struct close *c)
{
    if (!run_folder_open(r, close_folder(r, c, name_of(r, c)), &c->folder))
        return false;
    if (write_all(r, c))
        return true;
    run_folder_discard(&c->folder);
    return false;
}
