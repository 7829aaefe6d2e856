#include "input/guess_preview.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "input/record.h"

#define ROWS_SHOWN 5
#define TEXT_MAX   (1u << 18)
#define CELL_MAX   40

static const enum role shown_roles[] = {ROLE_DOC_NO,     ROLE_CUSTOMER_NAME,
                                        ROLE_ISSUE_DATE, ROLE_DUE_DATE,
                                        ROLE_AMOUNT,     ROLE_OPEN};

struct preview {
    const struct guess *guess;
    struct buf out;
    const char *prefix;
    struct arena *arena;
    const struct diag *diag;
};

/* One line, and not too long. */
static void add_cell(struct preview *p, struct str s)
{
    struct str rest = s;

    for (size_t n = 0; rest.len && n < CELL_MAX; n++) {
        uint32_t c = utf8_next(&rest);

        utf8_add(&p->out, c >= ' ' && !(c >= 0x7F && c <= 0x9F) ? c : ' ');
    }
    if (rest.len)
        buf_add_z(&p->out, "…");
}

static struct str raw_text(const struct preview *p, enum role role,
                           const struct csv_row *row)
{
    const struct guess_pick *pick = &p->guess->picks[role];

    if (role == ROLE_CUSTOMER_NAME && pick->sure != GUESS_SURE &&
        p->guess->picks[ROLE_CUSTOMER_ID].sure == GUESS_SURE)
        pick = &p->guess->picks[ROLE_CUSTOMER_ID];
    if (pick->sure == GUESS_SURE)
        return row->fields[pick->column];
    if (pick->sure == GUESS_NONE || !pick->rival_count)
        return (struct str){0};
    return arena_format(p->arena, "%.*s ?",
                        STR_ARG(row->fields[pick->rivals[0]]));
}

static void add_raw_row(struct preview *p, const struct csv_row *row)
{
    for (size_t i = 0; i < COUNT(shown_roles); i++) {
        buf_add_z(&p->out, i ? " | " : p->prefix);
        add_cell(p, raw_text(p, shown_roles[i], row));
    }
    buf_add_byte(&p->out, '\n');
}

static struct str day(const struct preview *p, struct date d)
{
    return date_shown(d, p->arena);
}

static void add_document(struct preview *p, const struct records *r)
{
    const struct document *d = &r->document;
    struct money owed = {d->owed, d->currency}, open = {d->open, d->currency};

    buf_add_z(&p->out, p->prefix);
    add_cell(p, d->doc_no);
    buf_add_z(&p->out, " | ");
    add_cell(p, r->customer_name.len ? r->customer_name : r->document_customer);
    buf_add_format(&p->out, " | %.*s | %.*s | %s %.*s | ",
                   STR_ARG(day(p, d->issue_date)), STR_ARG(day(p, d->due_date)),
                   d->currency->code, STR_ARG(money_grouped(owed, p->arena)));
    if (d->has_open)
        buf_add(&p->out, money_grouped(open, p->arena));
    buf_add_byte(&p->out, '\n');
}

/* Read a row by the draft's own profile; false: add why it is not read. */
static void add_read_row(struct preview *p, struct cells *c,
                         const struct csv_row *row)
{
    struct diag why = diag_like(p->diag, p->arena);
    struct records records = {.recorded_date = no_date};

    c->row = row;
    c->diag = &why;
    if (record_read(c, (struct origin){0, (uint32_t)row->line}, &records)) {
        if (!records.is_void)
            add_document(p, &records);
        return;
    }
    buf_add_format(&p->out, "%s%u: ", p->prefix, (unsigned)row->line);
    buf_add(&p->out, why.last ? why.last->text : (struct str){0});
    buf_add_byte(&p->out, '\n');
}

/* The draft as a profile, bound to the headings; false: it cannot be. */
static bool bind(struct preview *p, struct str yaml,
                 const struct currency *currency, struct cells *out)
{
    struct profile *profile = arena_new(p->arena, struct profile);
    struct plan *plan = arena_new(p->arena, struct plan);
    struct diag quiet = {0};
    struct csv_row heading = p->guess->table.heading;

    heading.count = p->guess->table.column_count;
    if (!profile_parse("draft", yaml, profile, p->arena, &quiet) ||
        !plan_make(profile, "draft", &heading, heading.count, plan, p->arena,
                   &quiet))
        return false;
    *out = (struct cells){
        .plan = plan,
        .path = p->guess->table.file->path,
        .currency = currency,
        .known_at = no_date,
        .arena = p->arena,
        .customers = NULL,
        .days = arena_array(p->arena, struct day_slot, DAY_SLOTS)};
    record_prepare(out);
    return true;
}

/* What the amounts add up to: to be compared with the report's own total. */
static void add_sum(struct preview *p)
{
    const struct guess_pick *pick = &p->guess->picks[ROLE_AMOUNT];
    const struct guess_table *t = &p->guess->table;
    struct decimal sum = {0, GUESS_SCALE};
    bool fits = !t->is_cut && pick->sure == GUESS_SURE;

    for (size_t i = 0; fits && i < t->row_count; i++)
        fits = minor_add(&sum.units, t->columns[pick->column].values[i]);
    if (!fits || !decimal_rescale(&sum, 2, ROUND_HALF_UP))
        return;
    buf_add_z(&p->out, p->prefix);
    buf_add_format(&p->out,
                   diag_translate(p->diag, "%zu rows; the amounts add up to "
                                           "%.*s, whatever their currency\n"),
                   t->row_count, STR_ARG(decimal_format(sum, true, p->arena)));
}

struct str guess_preview(const struct guess *g, struct str yaml,
                         const char *prefix, const struct currency *currency,
                         struct arena *a, const struct diag *d)
{
    struct preview p = {g, buf_new(a, TEXT_MAX), prefix, a, d};
    struct intern customers = intern_new(a);
    struct cells cells;
    bool reads = guess_is_complete(g) && bind(&p, yaml, currency, &cells);

    buf_add_z(&p.out, prefix);
    buf_add_z(&p.out,
              diag_translate(d, "number | customer | issued | due | amount | "
                                "open\n"));
    cells.customers = &customers;
    for (size_t i = 0; i < g->table.row_count && i < ROWS_SHOWN; i++) {
        if (reads)
            add_read_row(&p, &cells, &g->table.rows[i]);
        else
            add_raw_row(&p, &g->table.rows[i]);
    }
    add_sum(&p);
    return buf_str(&p.out);
}
