#include "input/harvest.h"

#include "base/utf8.h"
#include "input/keys.h"
#include "input/quick.h"
#include "input/scan.h"

#include <string.h>

#define ROW_SHOWN_MAX 2000

/* Beside the rules of the profile, in this order behind them. */
enum own_reason {
    OWN_EMPTY,
    OWN_NO_TABLE,
    OWN_VOID,
    OWN_LATE,
    OWN_EXAMPLE,
    OWN_CALL,
    OWN_COUNT
};

size_t harvest_reasons(const struct plan *plan)
{
    return plan->profile->ignore_count + OWN_COUNT;
}

struct str harvest_reason(const struct plan *plan, size_t i,
                          struct date known_at, struct arena *a,
                          const struct diag *d)
{
    static const char *const formats[OWN_COUNT] = {
        [OWN_EMPTY] = "empty row",     [OWN_NO_TABLE] = "row of no table",
        [OWN_VOID] = "void",           [OWN_LATE] = "recorded after %.*s",
        [OWN_EXAMPLE] = "example row", [OWN_CALL] = "call not filled in"};
    size_t rules = plan->profile->ignore_count;

    if (i < rules)
        return plan->profile->ignore[i].reason;
    if (i - rules != OWN_LATE)
        return str_from_z(diag_translate(d, formats[i - rules]));
    return arena_format(a, diag_translate(d, formats[OWN_LATE]),
                        STR_ARG(date_iso(known_at, a)));
}

void harvest_warn(const struct harvest *h, size_t count, uint32_t file,
                  const struct source_file *f, struct diag *d)
{
    for (size_t i = 0; i < count; i++) {
        const struct strange_word *s = &h[i].strange_class;

        if (h[i].piece->file != file || !s->word.len)
            continue;
        diag_warning(d, place_of(f->path, s->line, 0),
                     "\"%.*s\" is none of our classes of debts (trade, "
                     "retention, bill, other): such documents are of class "
                     "other",
                     STR_ARG(cell_shown(s->word)));
        return;
    }
}

struct str harvest_row_text(struct str row, struct arena *a)
{
    struct str rest = str_head(row, ROW_SHOWN_MAX);
    struct buf text = buf_new(a, 3 * ROW_SHOWN_MAX + 8);

    while (rest.len) {
        uint32_t c = utf8_next(&rest);

        if (c == 0xFFFD && row.len > ROW_SHOWN_MAX && rest.len < 4)
            break; /* a character cut by the limit */
        utf8_add(&text, c >= ' ' || c == '\t' || c == '\n' ? c : 0xFFFD);
    }
    if (row.len > ROW_SHOWN_MAX)
        buf_add_z(&text, "…");
    return buf_str(&text);
}

/* What a job needs for its rows. */
struct job {
    struct harvest *out;
    struct roll *roll;
    const struct source_file *file;
    struct cells cells;
    struct diag why; /* of the row at hand */
    struct arena *arena;
    const struct diag *model;
    struct records records;
    struct quick quick;
};

static void reject_row(struct job *j, const struct csv_row *row,
                       struct str table, struct place place, struct str reason)
{
    struct harvest *h = j->out;
    struct loose_reject r = {.at = {h->piece->file, (uint32_t)row->line},
                             .reject = {.at = place,
                                        .table = table,
                                        .reason = reason,
                                        .customer = LEDGER_NONE}};

    if (row->count) {
        record_salvage(&j->cells, &r.reject.amount, &r.names);
        /* Shifted cells may make a wrong amount look right. */
        if (row->count != j->file->plan.field_count)
            r.reject.amount = (struct money){0};
    }
    r.reject.row = harvest_row_text(row->text, j->arena);
    ARENA_PUSH(j->arena, h->rejects, h->reject_count, h->reject_capacity) = r;
}

static void reject_fault(struct job *j, const struct csv_row *row)
{
    struct place at = csv_place(j->file->path, row, j->file->format, 0);
    const char *why = diag_translate(j->model, csv_fault_text(row->fault));

    reject_row(j, row, j->file->plan.tables, at, str_from_z(why));
}

static bool is_utf8(struct job *j, const struct csv_row *row)
{
    size_t bad = utf8_check(row->text);
    struct csv_row shown = *row;

    if (bad == row->text.len)
        return true;
    shown.fault = ROW_STRAY; /* for its place alone */
    shown.fault_at = bad;
    reject_row(j, row, j->file->plan.tables,
               csv_place(j->file->path, &shown, j->file->format, 0),
               str_from_z(diag_translate(
                   j->model, "the row holds bytes that are not valid UTF-8: a "
                             "character is damaged")));
    return false;
}

/* Empty cells behind the last heading do no harm. */
static bool has_all_fields(const struct csv_row *row, size_t wanted)
{
    for (size_t i = wanted; i < row->count; i++)
        if (row->fields[i].len)
            return false;
    return row->count >= wanted;
}

static bool is_empty(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->fields[i].len && cell_field(row, (int)i).len)
            return false;
    return true;
}

static void reject_count(struct job *j, const struct csv_row *row)
{
    size_t wanted = j->file->plan.field_count;
    size_t at = row->count < wanted ? row->count - 1 : wanted;
    const char *format = diag_translate(
        j->model, "the row has %zu cells, but the heading row has %zu");

    reject_row(j, row, j->file->plan.tables,
               csv_place(j->file->path, row, j->file->format, at),
               arena_format(j->arena, format, row->count, wanted));
}

/* The reason is what the cells reported last. */
static void reject_cells(struct job *j, const struct csv_row *row)
{
    enum table table = j->cells.table;
    int field = j->cells.asked
                    ? (int)j->cells.asked - 1
                    : cell_field_of(&j->cells, table, j->cells.column);
    struct place at = csv_place(j->file->path, row, j->file->format,
                                field < 0 ? 0 : (size_t)field);
    struct str reason = j->why.last ? j->why.last->text : (struct str){0};

    if (field < 0)
        at.column = 0;
    reject_row(j, row, str_from_z(table_forms[table].name), at, reason);
}

/* Is this new from the piece?  From now on it is not. */
static bool is_news(struct job *j, uint32_t number, unsigned char what)
{
    struct roll *roll = j->roll;

    if (number >= roll->met_size) {
        size_t size = 2 * roll->met_size + 4096;

        roll->met = arena_grow(j->arena, roll->met, roll->met_size, size, 1);
        roll->met_size = size;
    }
    if (roll->met[number] & what)
        return false;
    roll->met[number] = (unsigned char)(roll->met[number] | what);
    return true;
}

/* A row names this customer; the number given is his own again. */
static uint32_t note_customer(struct job *j, uint32_t number, struct str name)
{
    struct harvest *h = j->out;

    if (is_news(j, number, MET_ID))
        ARENA_PUSH(j->arena, h->uses, h->use_count, h->use_capacity) = number;
    if (name.len && is_news(j, number, MET_NAME))
        ARENA_PUSH(j->arena, h->names, h->name_count, h->name_capacity) =
            (struct name){number, name};
    return number;
}

static uint32_t add_customer(struct job *j, struct str id, struct str name)
{
    return note_customer(j, intern_add(&j->roll->customers, id), name);
}

#define PUSH(j, list, item)                                            \
    (ARENA_PUSH((j)->arena, (j)->out->list##s, (j)->out->list##_count, \
                (j)->out->list##_capacity) = (item))

static uint32_t document_hash(const struct document *d)
{
    return keys_hash((struct key){
        d->doc_no, d->details ? d->details->installment_no : (struct str){0}});
}

/* The document stands in its place. */
static void count_document(struct harvest *h)
{
    const struct document *d = &h->documents[h->document_count];

    h->has_open |= d->has_open;
    h->open_told += d->has_open;
    h->hashes[h->document_count++] = document_hash(d);
}

static void keep_document(struct job *j)
{
    struct records *r = &j->records;

    r->document.customer =
        add_customer(j, r->document_customer, r->customer_name);
    j->out->documents[j->out->document_count] = r->document;
    count_document(j->out);
}

/* The row in one step, or nothing done. */
static bool take_quickly(struct job *j, struct origin at)
{
    struct document *d = &j->out->documents[j->out->document_count];
    struct quick_names names;

    if (!quick_document(&j->quick, &j->cells, at, d, &names))
        return false;
    d->customer =
        note_customer(j,
                      intern_add_expected(&j->roll->customers,
                                          names.customer_id, &names.customer),
                      names.customer_name);
    count_document(j->out);
    return true;
}

static void keep_customer(struct job *j)
{
    struct harvest *h = j->out;

    ARENA_PUSH(j->arena, h->customer_rows, h->customer_count,
               h->customer_capacity) = j->records.customer;
}

static void keep_receipt(struct job *j)
{
    struct records *r = &j->records;

    r->receipt.customer =
        add_customer(j, r->receipt_customer, r->customer_name);
    PUSH(j, receipt, r->receipt);
}

static void keep_allocation(struct job *j)
{
    PUSH(j, allocation, j->records.allocation);
}

static void keep_dispute(struct job *j)
{
    PUSH(j, dispute, j->records.dispute);
}

static void keep_cost(struct job *j)
{
    struct records *r = &j->records;

    if (r->cost_customer.len)
        r->cost.customer = add_customer(j, r->cost_customer, (struct str){0});
    PUSH(j, cost, r->cost);
}

static void keep_control(struct job *j)
{
    PUSH(j, control, j->records.control);
}

static void keep_bill(struct job *j)
{
    struct records *r = &j->records;

    r->bill.customer = add_customer(j, r->bill_customer, r->customer_name);
    PUSH(j, bill, r->bill);
}

static void keep_writeoff(struct job *j)
{
    PUSH(j, writeoff, j->records.writeoff);
}

/* A contract alone makes nobody a customer. */
static void keep_contract(struct job *j)
{
    struct records *r = &j->records;

    r->contract.customer =
        intern_add(&j->roll->customers, r->contract_customer);
    PUSH(j, contract, r->contract);
}

static void keep_rate(struct job *j)
{
    PUSH(j, rate, j->records.rate);
}

static void keep_collected(struct job *j, enum table table)
{
    struct harvest *h = j->out;

    ARENA_PUSH(j->arena, h->collected, h->collected_count,
               h->collected_capacity) =
        j->records.collected[table - COLLECTED_FIRST];
}

/* Does a row of this file stand over one of the export? */
static bool may_override(const struct job *j, enum table table)
{
    return j->file->typed && canonical_has_key(table);
}

/*
 * A typed row as such; one that lacks what a row of its own needs is nothing
 * else.
 */
static void keep_typed(struct job *j, const struct typed_row *row)
{
    struct harvest *h = j->out;

    ARENA_PUSH(j->arena, h->typed, h->typed_count, h->typed_capacity) = *row;
    h->has_open |= row->table == TABLE_DOCUMENTS && row->row.document.has_open;
}

/* False: the cells say why. */
static bool note_typed(struct job *j, struct origin at)
{
    const struct plan *plan = &j->file->plan;

    for (size_t i = 0; j->file->typed && i < plan->fed_count; i++) {
        struct typed_row row;

        if (!j->records.made[plan->fed[i]] || !may_override(j, plan->fed[i]) ||
            (plan->fed[i] == TABLE_CONTACTS &&
             !record_has_number(&j->cells, TABLE_CONTACTS)))
            continue;
        if (!record_typed(&j->cells, plan->fed[i], at, &j->records, &row))
            return false;
        keep_typed(j, &row);
    }
    return true;
}

/* A typed row that says void takes one of the export away. */
static bool is_void_typed(const struct job *j)
{
    for (size_t i = 0; i < j->file->plan.fed_count; i++)
        if (may_override(j, j->file->plan.fed[i]))
            return true;
    return false;
}

/* False: the row feeds nothing. */
static bool keep(struct job *j)
{
    static void (*const keepers[COLLECTED_FIRST])(struct job *) = {
        [TABLE_CUSTOMERS] = keep_customer,
        [TABLE_DOCUMENTS] = keep_document,
        [TABLE_RECEIPTS] = keep_receipt,
        [TABLE_ALLOCATIONS] = keep_allocation,
        [TABLE_DISPUTES] = keep_dispute,
        [TABLE_COSTS] = keep_cost,
        [TABLE_CONTROL] = keep_control,
        [TABLE_BILLS] = keep_bill,
        [TABLE_WRITEOFFS] = keep_writeoff,
        [TABLE_CONTRACTS] = keep_contract,
        [TABLE_FX] = keep_rate};
    const struct plan *plan = &j->file->plan;
    bool any = false;

    for (size_t i = 0; i < plan->fed_count; i++) {
        if (!j->records.made[plan->fed[i]])
            continue;
        any = true;
        if (j->cells.lacking)
            continue;
        if (plan->fed[i] >= COLLECTED_FIRST)
            keep_collected(j, plan->fed[i]);
        else
            keepers[plan->fed[i]](j);
    }
    j->out->has_recorded |= any && date_is(j->records.recorded_date);
    return any;
}

static bool feeds_contacts(const struct plan *plan)
{
    for (size_t i = 0; i < plan->fed_count; i++)
        if (plan->fed[i] == TABLE_CONTACTS)
            return true;
    return false;
}

/* A row of a call sheet in which nobody has written anything. */
static bool is_open_call(struct job *j)
{
    static const size_t entries[] = {
        CONTACTS_DATE,           CONTACTS_CHANNEL,     CONTACTS_COUNTERPART,
        CONTACTS_SUMMARY,        CONTACTS_REASON_CODE, CONTACTS_PROMISE_DATE,
        CONTACTS_PROMISE_AMOUNT, CONTACTS_ATTACHMENT};

    if (!j->file->typed || !feeds_contacts(&j->file->plan) ||
        !str_starts(cell_text(&j->cells, TABLE_CONTACTS, CONTACTS_ID),
                    STR("CALL-")))
        return false;
    for (size_t i = 0; i < COUNT(entries); i++)
        if (cell_text(&j->cells, TABLE_CONTACTS, entries[i]).len)
            return false;
    return true;
}

/* The rule that ignores the row, or -1. */
static int ignoring_rule(const struct job *j, const struct csv_row *row)
{
    const struct profile *p = j->file->profile;
    int rule = cell_ignoring_rule(&j->file->plan, row);

    if (rule >= 0)
        return rule;
    if (is_empty(row))
        return (int)(p->ignore_count + OWN_EMPTY);
    return j->file->typed && canonical_is_example(cell_first(row))
               ? (int)(p->ignore_count + OWN_EXAMPLE)
               : -1;
}

static void ignore(struct job *j, enum own_reason why)
{
    j->out->ignored[j->file->profile->ignore_count + why]++;
}

static void take_row(struct job *j, const struct csv_row *row)
{
    struct origin at = {j->out->piece->file, (uint32_t)row->line};
    int rule;

    j->cells.row = row;
    if (j->why.worst != DIAG_OK)
        j->why = diag_like(j->model, j->arena);
    if (!j->file->is_valid && !is_utf8(j, row))
        return;
    if (row->fault != ROW_FINE) {
        reject_fault(j, row);
    } else if ((rule = ignoring_rule(j, row)) >= 0) {
        j->out->ignored[rule]++;
    } else if (!has_all_fields(row, j->file->plan.field_count)) {
        reject_count(j, row);
    } else if (j->file->format.is_sheet && !cell_check_sheet(&j->cells)) {
        reject_cells(j, row);
    } else if (j->file->profile->accept_count && !cell_check_words(&j->cells)) {
        reject_cells(j, row);
    } else if (take_quickly(j, at)) {
        return;
    } else if (is_open_call(j)) {
        ignore(j, OWN_CALL);
    } else if (!record_read(&j->cells, at, &j->records)) {
        reject_cells(j, row);
    } else if (j->records.is_late) {
        ignore(j, OWN_LATE);
    } else if (j->records.is_void && !is_void_typed(j)) {
        ignore(j, OWN_VOID);
    } else if (!note_typed(j, at)) {
        reject_cells(j, row);
    } else if (j->records.is_void) {
        return;
    } else if (!keep(j)) {
        ignore(j, OWN_NO_TABLE);
    }
}

/* The worker's customers, none of them met in this piece. */
static void open_roll(struct roll *roll, struct arena *a)
{
    if (!roll->customers.slots)
        roll->customers = intern_new(a);
    roll->customers.arena = a;
    if (roll->met_size)
        memset(roll->met, 0, roll->met_size);
}

static struct job *start_job(struct harvest *h, const struct source_file *f,
                             const struct intake *how, struct roll *roll,
                             struct worker *w)
{
    struct job *j = arena_new(w->arena, struct job);

    *j = (struct job){.out = h,
                      .roll = roll,
                      .file = f,
                      .arena = w->arena,
                      .model = w->diag,
                      .why = diag_like(w->diag, w->arena)};
    j->cells = (struct cells){
        .plan = &f->plan,
        .path = f->path,
        .currency = how->currency,
        .known_at = how->known_at,
        .arena = w->arena,
        .diag = &j->why,
        .customers = &roll->customers,
        .typed = f->typed,
        .days = arena_array(w->arena, struct day_slot, DAY_SLOTS)};
    record_prepare(&j->cells);
    quick_start(&j->quick, &j->cells);
    return j;
}

void harvest_piece(struct harvest *h, const struct source_file *f,
                   const struct intake *how, struct roll *roll,
                   struct worker *w)
{
    struct job *j = start_job(h, f, how, roll, w);
    struct csv_splitter s = {f->text,       h->piece->from, h->piece->line,
                             h->piece->end, f->format,      h->piece->plain};
    struct scan *scan = scan_new(s, w->arena);
    struct csv_row row;

    open_roll(roll, w->arena);
    h->roll = roll;
    h->worker = w->number;
    h->ignored = arena_array(w->arena, size_t, harvest_reasons(&f->plan));
    while (scan_next(scan, &row))
        take_row(j, &row);
    scan_close(scan);
    h->strange_class = j->cells.strange_class;
}
