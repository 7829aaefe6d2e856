#include "command/letters_told.h"

#include "command/past_runs.h"

#define NAMED_MAX 20

static struct value document_value(struct run *r, const struct book *b,
                                   const struct open_item *item)
{
    const struct document *doc = &b->ledger.documents[item->document];
    struct str part = doc->details ? doc->details->installment_no : STR("");
    struct money open = {item->open, doc->currency};
    struct value v = value_map_new(r->arena);

    value_set(v, "doc_no", value_text(doc->doc_no), r->arena);
    value_set(v, "installment_no", part.len ? value_text(part) : value_null(),
              r->arena);
    value_set(v, "due_date", value_date(doc->due_date), r->arena);
    value_set(v, "open", value_money(open), r->arena);
    return v;
}

static struct value letter_value(struct run *r, const struct book *b,
                                 const struct dunning_case *c, struct str file)
{
    struct money total = {c->claimed + c->unapplied, c->currency};
    struct value documents = value_list_new(r->arena);
    struct value v = value_map_new(r->arena);

    for (size_t i = 0; i < c->item_count; i++)
        value_push(documents,
                   document_value(r, b, &b->aging.items[c->items[i]]),
                   r->arena);
    value_set(v, "customer_id",
              value_text(b->ledger.customers[c->customer].customer_id),
              r->arena);
    value_set(v, "currency", value_z(c->currency->code), r->arena);
    value_set(v, "number", value_null(), r->arena);
    value_set(v, "file", value_text(file), r->arena);
    value_set(v, "stage", value_text(c->stage->name), r->arena);
    value_set(v, "total", value_money(total), r->arena);
    value_set(v, "documents", documents, r->arena);
    return v;
}

/* Letters that were refused have no name among the outputs. */
struct value letters_value(struct run *r, const struct letter_papers *letters,
                           struct str folder, const struct str *names,
                           size_t name_count)
{
    struct value list = value_list_new(r->arena);
    size_t at = 0;

    for (size_t i = 0; i < letters->count; i++) {
        struct str file = arena_format(r->arena, "%.*s/%.*s", STR_ARG(folder),
                                       STR_ARG(letters->names[i]));
        size_t next = at;

        while (next < name_count && !str_equal(names[next], file))
            next++;
        if (next == name_count)
            continue;
        at = next + 1;
        value_push(list, letter_value(r, letters->book, letters->due[i], file),
                   r->arena);
    }
    return list;
}

static bool is_same_letter(const struct issued_letter *x,
                           const struct issued_letter *y)
{
    return str_equal(x->file, y->file) &&
           str_equal(x->customer_id, y->customer_id) &&
           x->currency == y->currency && x->total == y->total &&
           x->document_count == y->document_count;
}

/* A run that was repeated wrote the same letters again. */
static void drop_repeated(struct issued *all, size_t first)
{
    size_t kept = first;

    for (size_t i = first; i < all->count; i++) {
        bool repeated = false;

        for (size_t k = 0; k < first && !repeated; k++)
            repeated = is_same_letter(&all->letters[k], &all->letters[i]);
        if (!repeated)
            all->letters[kept++] = all->letters[i];
    }
    all->count = kept;
}

static struct issued letters_of_day(struct run *r, const struct book *b,
                                    struct date day)
{
    struct issued all = {0};
    struct past_run *runs;
    size_t n = past_runs_of(r, b->folder, day, &runs);

    for (size_t i = 0; i < n; i++) {
        size_t first = all.count;

        (void)!manifest_letters(&runs[i].told, runs[i].manifest, runs[i].name,
                                &all, r->arena, r->diag);
        drop_repeated(&all, first);
    }
    return all;
}

/* The snapshot of a day as it stands now, as of that day. */
static bool read_right(struct run *r, struct book *b, const struct snapshot *s,
                       struct view *out, bool *found)
{
    struct ledger *l = arena_new(r->arena, struct ledger);
    struct diag quiet = {0};
    const char **files;
    size_t count;

    *found = book_read(r, b, s, b->known_at, &files, &count, l, &quiet);
    return !*found ||
           ledger_view_parallel(l, s->date, r->jobs, out, r->arena, r->diag);
}

/*
 * What is right of a day: where there are events the newest ledger says it, of
 * open items the export of that day as it stands now.
 */
static bool compare_day(struct run *r, struct book *b, const struct snapshot *s,
                        struct date day)
{
    struct issued letters = letters_of_day(r, b, day);
    struct earlier *e = &b->earlier;
    struct view right;
    bool found = true;

    if (!letters.count)
        return true;
    if (b->ledger.source != ALLOCATION_OPEN) {
        if (!ledger_view_parallel(&b->ledger, day, r->jobs, &right, r->arena,
                                  r->diag))
            return false;
    } else if (e->ledger && e->view.as_of.day == day.day) {
        if (!e->corrected) {
            outdated_by_restatement(letters.letters, letters.count, &b->tieout,
                                    &b->outdated, r->arena);
            return true;
        }
        right = e->corrected_view;
    } else if (!read_right(r, b, s, &right, &found)) {
        return false;
    }
    if (found)
        outdated_find(letters.letters, letters.count, &right, &b->outdated,
                      r->arena);
    return true;
}

bool letters_find_outdated(struct run *r, struct book *b)
{
    struct diag quiet = diag_like(r->diag, r->arena);
    struct snapshot *days;
    size_t count;

    b->outdated = (struct outdated){0};
    if (!b->folder || !b->earlier.ledger ||
        !snapshot_list(b->folder, &days, &count, r->arena, &quiet))
        return true;
    for (size_t i = 0; i < count; i++) {
        struct date day = days[i].date;
        bool is_reported = day.day == b->earlier.view.as_of.day;

        if (day.day >= b->as_of.day ||
            (!is_reported && !past_is_replaced(r, &days[i])))
            continue;
        if (!compare_day(r, b, &days[i], day))
            return false;
    }
    return true;
}

struct place letters_place(struct run *r, const struct issued_letter *letter)
{
    struct str path = arena_format(r->arena, "%.*s/%.*s", STR_ARG(letter->run),
                                   STR_ARG(letter->file));

    return place_of(path.ptr, 0, 0);
}

struct str letters_outdated_text(struct run *r, const struct outdated_row *x)
{
    const struct issued_letter *letter = x->letter;
    struct arena *a = r->arena;
    struct str number =
        installment_number(x->document->doc_no, x->document->installment_no, a);
    struct money was = {x->document->open, letter->currency};
    struct money is = {x->is, letter->currency};

    if (x->kind == OUTDATED_DUE)
        return arena_format(
            a,
            diag_translate(
                r->diag,
                "this letter to %.*s has \"%.*s\" due on %.*s, but %.*s is "
                "right: a letter that corrects it is advised"),
            STR_ARG(letter->customer_id), STR_ARG(number),
            STR_ARG(date_shown(x->document->due_date, a)),
            STR_ARG(date_shown(x->due_date, a)));
    return arena_format(
        a,
        diag_translate(r->diag,
                       "this letter to %.*s lists \"%.*s\" with %.*s, but of "
                       "that day %.*s %s is right: a letter that corrects it "
                       "is advised"),
        STR_ARG(letter->customer_id), STR_ARG(number),
        STR_ARG(money_grouped(was, a)), STR_ARG(money_grouped(is, a)),
        letter->currency->code);
}

static void warn(struct run *r, const struct outdated_row *x)
{
    diag_warning(r->diag, letters_place(r, x->letter), "%.*s",
                 STR_ARG(letters_outdated_text(r, x)));
}

void letters_warn_outdated(struct run *r, const struct book *b)
{
    size_t n = b->outdated.count;

    for (size_t i = 0; i < n && i < NAMED_MAX; i++)
        warn(r, &b->outdated.rows[i]);
    if (n > NAMED_MAX)
        diag_warning(r->diag, nowhere,
                     "%zu more documents in earlier letters are no longer as "
                     "the letters say: see the tie-out sheet",
                     n - NAMED_MAX);
}
