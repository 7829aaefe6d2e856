#include "input/past.h"

#include "input/link.h"
#include "input/survey_row.h"

/* A document, or a customer, in the newest of its rows of one snapshot. */
struct stood {
    struct date day;
    struct str number, part;
    struct str customer_id, customer_name;
    const struct currency *currency;
    struct date issue_date;
};

/*
 * All that was ever asked by one text; of documents by what numbers have in
 * common that differ in width, case, brackets or blanks alone.
 */
struct wanted {
    struct stood *items; /* the oldest day first */
    size_t count, capacity;
};

struct wanted_list {
    struct intern texts;
    struct wanted *items; /* one a text */
    size_t count, capacity;
    size_t known; /* so many of them have been looked for */
};

struct past {
    const char *book;
    struct intake how;
    struct wanted_list documents, customers;
    struct arena *arena;
};

/* One reading of the snapshots. */
struct looking {
    struct past *past;
    struct source_profiles profiles;
    struct date day;
    struct arena scratch;
};

struct past *past_new(const char *book, const struct intake *how,
                      struct arena *a)
{
    struct past *p = arena_new(a, struct past);

    *p = (struct past){.book = book,
                       .how = *how,
                       .documents = {.texts = intern_new(a)},
                       .customers = {.texts = intern_new(a)},
                       .arena = a};
    p->how.record_count = 0;
    return p;
}

static void want(struct past *p, struct wanted_list *list, struct str text)
{
    if (intern_add(&list->texts, arena_str(p->arena, text)) == list->count)
        ARENA_PUSH(p->arena, list->items, list->count, list->capacity) =
            (struct wanted){0};
}

/* Among those that are looked for now; or NULL. */
static struct wanted *find_new(const struct wanted_list *list, struct str text)
{
    uint32_t i;

    if (!text.len || list->known == list->count ||
        !intern_find(&list->texts, text, &i) || i < list->known)
        return NULL;
    return &list->items[i];
}

/* The last row of a day and part counts: the others say the same. */
static void note(const struct looking *k, struct wanted *w,
                 const struct stood *s)
{
    struct arena *a = k->past->arena;

    for (size_t i = w->count; i-- > 0 && w->items[i].day.day == s->day.day;)
        if (str_equal(w->items[i].part, s->part) &&
            str_equal(w->items[i].number, s->number))
            return;
    ARENA_PUSH(a, w->items, w->count, w->capacity) =
        (struct stood){.day = s->day,
                       .number = arena_str(a, s->number),
                       .part = arena_str(a, s->part),
                       .customer_id = arena_str(a, s->customer_id),
                       .customer_name = arena_str(a, s->customer_name),
                       .currency = s->currency,
                       .issue_date = s->issue_date};
}

/* What cannot be read is left out: the row was rejected then. */
static void complete(struct survey_reader *r, struct stood *s)
{
    struct cells *c = &r->cells;

    if (!cell_currency(c, TABLE_DOCUMENTS, DOCUMENTS_CURRENCY, &s->currency))
        s->currency = NULL;
    if (!cell_date(c, TABLE_DOCUMENTS, DOCUMENTS_ISSUE_DATE, &s->issue_date))
        s->issue_date = no_date;
}

static struct wanted *find_new_document(struct looking *k, struct str number)
{
    const struct wanted_list *list = &k->past->documents;
    struct arena_mark mark = arena_mark(&k->scratch);
    struct wanted *found = NULL;

    if (list->known < list->count)
        found = find_new(list, link_likeness(number, &k->scratch));
    arena_rewind(&k->scratch, mark);
    return found;
}

static void look_at_row(struct looking *k, struct survey_reader *r)
{
    struct past *p = k->past;
    struct cells *c = &r->cells;
    struct str number = cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_DOC_NO);
    struct stood s = {
        .day = k->day,
        .customer_id = cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_ID),
        .customer_name = cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_CUSTOMER_NAME),
        .issue_date = no_date};
    struct wanted *document = find_new_document(k, number);
    struct wanted *by_id = find_new(&p->customers, s.customer_id);
    struct wanted *by_name = find_new(&p->customers, s.customer_name);

    if ((!document && !by_id && !by_name) || survey_is_void(r))
        return;
    if (by_id)
        note(k, by_id, &s);
    if (by_name)
        note(k, by_name, &s);
    if (!document)
        return;
    s.number = number;
    s.part = cell_text(c, TABLE_DOCUMENTS, DOCUMENTS_INSTALLMENT_NO);
    complete(r, &s);
    note(k, document, &s);
}

static void look_at_source(struct looking *k, const struct source_file *f)
{
    struct survey_reader r;
    struct csv_row row;

    survey_start(&r, f, &k->scratch);
    r.cells.currency = k->past->how.currency;
    r.cells.days = arena_array(&k->scratch, struct day_slot, DAY_SLOTS);
    while (survey_next(&r, &row))
        if (row.fault == ROW_FINE && cell_ignoring_rule(&f->plan, &row) < 0 &&
            survey_tells_of(f, TABLE_DOCUMENTS, &row))
            look_at_row(k, &r);
    scan_close(r.scan);
}

/* What there is to say of an earlier export was said then. */
static void look_at_file(struct looking *k, const char *path)
{
    struct source_files files = {0};
    struct diag quiet = {0};

    (void)!source_open(&files, path, true, false, &k->past->how, &k->profiles,
                       &k->scratch, &quiet);
    for (size_t i = 0; i < files.count; i++)
        if (!files.items[i].skipped && files.items[i].profile)
            look_at_source(k, &files.items[i]);
}

static void look(struct past *p)
{
    struct looking k = {.past = p};
    struct diag quiet = {0};
    struct snapshot *days = NULL;
    size_t count = 0;

    if (!source_read_named(&p->how, &k.profiles, &k.scratch, &quiet) ||
        !snapshot_list(p->book, &days, &count, &k.scratch, &quiet))
        count = 0;
    for (size_t i = 0; i < count; i++) {
        k.day = days[i].date;
        for (size_t j = 0; j < days[i].file_count; j++)
            look_at_file(&k, days[i].files[j]);
    }
    p->documents.known = p->documents.count;
    p->customers.known = p->customers.count;
    arena_release(&k.scratch);
}

static struct wanted_list *list_of(struct past *p,
                                   const struct past_question *q)
{
    return q->of == PAST_CUSTOMER ? &p->customers : &p->documents;
}

static bool is_meant(const struct stood *s, const struct past_question *q)
{
    if (q->of == PAST_CUSTOMER)
        return true;
    if (q->of == PAST_DOCUMENT && !str_equal(s->number, q->number))
        return false;
    return (q->of == PAST_INSTALMENT && !q->part.len) ||
           str_equal(s->part, q->part);
}

static struct str key_of(struct past *p, const struct past_question *q)
{
    return q->of == PAST_CUSTOMER ? q->number
                                  : link_likeness(q->number, p->arena);
}

static void answer(struct past *p, struct date before, struct past_question *q)
{
    const struct wanted_list *list = list_of(p, q);
    const struct wanted *w;
    uint32_t number;

    q->found = false;
    if (!intern_find(&list->texts, key_of(p, q), &number))
        return;
    w = &list->items[number];
    for (size_t i = w->count; i-- > 0 && !q->found;) {
        const struct stood *s = &w->items[i];

        if (s->day.day >= before.day || !is_meant(s, q))
            continue;
        q->found = true;
        q->day = s->day;
        q->customer_id = s->customer_id;
        q->customer_name = s->customer_name;
        q->currency = s->currency;
        q->issue_date = s->issue_date;
    }
}

void past_ask(struct past *p, struct date before, struct past_question *items,
              size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].number.len)
            want(p, list_of(p, &items[i]), key_of(p, &items[i]));
    if (p->documents.known < p->documents.count ||
        p->customers.known < p->customers.count)
        look(p);
    for (size_t i = 0; i < count; i++)
        answer(p, before, &items[i]);
}
