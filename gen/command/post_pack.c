#include "command/post_pack.h"

#include "base/file.h"
#include "base/job.h"
#include "base/outfile.h"
#include "command/entry_sheets.h"
#include "command/entry_words.h"
#include "command/output_names.h"
#include "input/canonical_words.h"
#include "output/pdf_join.h"
#include "output/xlsx.h"
#include "report/post_pack.h"

#include <stdlib.h>

/* Letters of a volume: what a printer takes at once, and memory holds. */
#define VOLUME 500

struct posting {
    struct run *run;
    const struct book *book;
    struct post_item *items;
    struct pdf_part *parts;
    size_t count;
    struct str folder_name; /* "寄送" */
    const char *folder;
    struct post_files *out;
};

/* --- what is known of each envelope --------------------------------------- */

static const struct customer *customer_of(const struct ledger *l,
                                          struct str customer_id)
{
    size_t low = 0, high = l->customer_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct customer *c = &l->customers[l->customer_order[middle]];
        int order = str_compare(c->customer_id, customer_id);

        if (order == 0)
            return c;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* As the register has it, and what the ledger adds to it. */
static struct service service_of(const struct contracts *contracts,
                                 const struct issued_letter *letter,
                                 const struct customer *customer)
{
    struct service s = {.address = letter->address};

    if (customer)
        s = service_at(contracts,
                       (uint32_t)(customer - contracts->ledger->customers),
                       letter->address);
    if (letter->phone.len)
        s.phone = letter->phone;
    return s;
}

static void find_items(struct posting *p, const struct issued_letter *letters,
                       const char *const *paths)
{
    const struct ledger *l = &p->book->ledger;
    struct arena *a = p->run->arena;
    struct contracts contracts = contracts_sort(l, a);

    p->items = arena_array(a, struct post_item, p->count);
    p->parts = arena_array(a, struct pdf_part, p->count);
    for (size_t i = 0; i < p->count; i++) {
        const struct customer *who = customer_of(l, letters[i].customer_id);
        struct str name = who ? who->name : letters[i].recipient;

        p->items[i] = (struct post_item){
            .letter = &letters[i],
            .customer = who,
            .service = service_of(&contracts, &letters[i], who)};
        p->parts[i] = (struct pdf_part){
            .path = paths[i],
            .title = arena_format(a, "%.*s %.*s", STR_ARG(letters[i].number),
                                  STR_ARG(name))};
    }
}

/* --- the print bundle ------------------------------------------------------
 */

static const char *path_of(struct posting *p, struct str name)
{
    struct arena *a = p->run->arena;

    ARENA_PUSH(a, p->out->names, p->out->count, p->out->capacity) =
        arena_format(a, "%.*s/%.*s", STR_ARG(p->folder_name), STR_ARG(name));
    return file_join(a, p->folder, name);
}

struct volumes {
    const struct posting *posting;
    const char **paths;
    struct str title;
};

static bool join_volume(void *context, size_t index, struct worker *w)
{
    const struct volumes *v = context;
    size_t first = index * VOLUME, left = v->posting->count - first;

    return pdf_join(&v->posting->parts[first], left < VOLUME ? left : VOLUME,
                    v->title, v->paths[index], w->arena, w->diag);
}

static bool print_bundle(struct posting *p)
{
    struct run *r = p->run;
    struct str stem = output_name(OUTPUT_POST_PRINT, &p->book->policy);
    size_t n = (p->count + VOLUME - 1) / VOLUME;
    struct volumes v = {p, arena_array(r->arena, const char *, n), stem};

    for (size_t i = 0; i < n; i++) {
        struct str name =
            n == 1
                ? arena_format(r->arena, "%.*s.pdf", STR_ARG(stem))
                : arena_format(r->arena, "%.*s-%zu.pdf", STR_ARG(stem), i + 1);

        v.paths[i] = path_of(p, name);
    }
    if (!job_run(n, r->jobs, join_volume, &v, r->arena, r->diag))
        return false;
    for (size_t i = 0; i < p->count; i++)
        p->items[i].page_count = p->parts[i].page_count;
    return true;
}

/* --- the workbooks ---------------------------------------------------------
 */

static bool write_books(struct posting *p)
{
    struct run *r = p->run;
    const struct policy *policy = &p->book->policy;
    struct post_pack pack = {.policy = policy,
                             .items = p->items,
                             .count = p->count,
                             .run = p->items[0].letter->run,
                             .date = p->items[0].letter->letter_date};
    struct workbook seal = post_seal_request(&pack, r->arena);
    struct workbook mail = post_mail_list(&pack, r->arena);

    return xlsx_write(&seal, path_of(p, output_name(OUTPUT_POST_SEAL, policy)),
                      r->jobs, r->arena, r->diag) &&
           xlsx_write(&mail, path_of(p, output_name(OUTPUT_POST_MAIL, policy)),
                      r->jobs, r->arena, r->diag);
}

bool post_pack_write(struct run *r, const struct book *b,
                     const struct issued_letter *letters, size_t count,
                     const char *const *paths, const char *folder,
                     struct post_files *out)
{
    struct posting p = {.run = r,
                        .book = b,
                        .count = count,
                        .folder_name = output_name(OUTPUT_POST, &b->policy),
                        .out = out};

    *out = (struct post_files){0};
    if (count == 0)
        return true;
    p.folder = file_join(r->arena, folder, p.folder_name);
    find_items(&p, letters, paths);
    run_progress(r, "joining %zu letters ...", count);
    if (!file_make_folder(p.folder, r->arena, r->diag) || !print_bundle(&p) ||
        !write_books(&p))
        return false;
    run_progress_end(r);
    return true;
}

/* --- the sheet of deliveries ----------------------------------------------
 */

static int by_customer(const void *a, const void *b)
{
    const struct issued_letter *const *x = a, *const *y = b;
    int order = str_compare((*x)->customer_id, (*y)->customer_id);

    return order ? order : str_compare((*x)->number, (*y)->number);
}

/* The letters of a run, by customer. */
static size_t list_run(const struct issued *all, struct str run,
                       const struct issued_letter **out)
{
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++)
        if (str_equal(all->letters[i].run, run))
            out[n++] = &all->letters[i];
    if (n)
        qsort(out, n, sizeof(*out), by_customer);
    return n;
}

static struct entry_row entry_of(const struct book *b,
                                 const struct contracts *contracts,
                                 const struct issued_letter *letter,
                                 struct arena *a)
{
    struct str *cells =
        arena_array(a, struct str, table_forms[TABLE_DELIVERIES].column_count);
    struct service s = service_of(contracts, letter,
                                  customer_of(&b->ledger, letter->customer_id));

    cells[DELIVERIES_LETTER_NO] = letter->number;
    cells[DELIVERIES_CUSTOMER_ID] = letter->customer_id;
    if (s.basis != NOT_TOLD)
        cells[DELIVERIES_ADDRESS_BASIS] = canonical_word(
            &words_address, s.basis, b->policy.language == LANGUAGE_ZH);
    return (struct entry_row){cells};
}

/* "book/records/送达-2026-07-17.xlsx" */
static bool find_path(struct run *r, const struct book *b, struct str run,
                      const char **out)
{
    struct str name = str_from_z(table_forms[TABLE_DELIVERIES].name);
    struct entry_words words;
    const struct entry_word *w;

    if (!entry_words_read(r, b->policy.language, &words))
        return false;
    w = entry_word_find(&words, name, STR(""));
    if (w)
        name = w->example;
    *out = file_join(r->arena, b->folder,
                     arena_format(r->arena, "records/%.*s-%.*s.xlsx",
                                  STR_ARG(name),
                                  STR_ARG(file_name(arena_z(r->arena, run)))));
    return true;
}

bool post_deliveries_write(struct run *r, const struct book *b,
                           const struct issued *letters, struct str run)
{
    struct contracts contracts = contracts_sort(&b->ledger, r->arena);
    struct entry_row *rows =
        arena_array(r->arena, struct entry_row, letters->count);
    const struct issued_letter **list =
        arena_array(r->arena, const struct issued_letter *, letters->count);
    struct entry_ask ask = {.table = TABLE_DELIVERIES, .rows = rows};
    const char *path;

    if (!find_path(r, b, run, &path))
        return false;
    if (file_exists(path))
        return true;
    ask.row_count = list_run(letters, run, list);
    for (size_t i = 0; i < ask.row_count; i++)
        rows[i] = entry_of(b, &contracts, list[i], r->arena);
    return ask.row_count == 0 ||
           (file_make_folder(file_join(r->arena, b->folder, STR("records")),
                             r->arena, r->diag) &&
            entry_sheet_fill(r, &ask, b->policy.language, path));
}
