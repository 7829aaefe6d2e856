/* What is on file to prove each overdue debt, and whom to ask for the rest. */
#include "measure/proof.h"

#include "report/analysis_collector.h"
#include "report/analysis_list.h"
#include "report/calendar_words.h"

#include "base/buf.h"

#include <stdlib.h>

enum {
    AT_ID,
    AT_NAME,
    AT_DOC,
    AT_CURRENCY,
    AT_DUE,
    AT_DAYS,
    AT_OPEN,
    AT_UNPROVED,
    AT_LINKS,
    AT_ASK = AT_LINKS + LINK_COUNT,
    AT_COUNT
};

static const struct analysis_column columns[AT_COUNT] = {
    [AT_ID] = {{"客户编号", "Customer no."}, CELL_TEXT, CELL_ALIGN_KIND, 12},
    [AT_NAME] = {{"客户名称", "Customer"}, CELL_LINK, CELL_ALIGN_KIND, 31},
    [AT_DOC] = {{"单据号", "Document"}, CELL_TEXT, CELL_ALIGN_KIND, 18},
    [AT_CURRENCY] = {{"币种", "Currency"}, CELL_TEXT, CELL_ALIGN_CENTER, 8},
    [AT_DUE] = {{"到期日", "Due"}, CELL_DATE, CELL_ALIGN_CENTER, 12},
    [AT_DAYS] = {{"逾期天数", "Days overdue"},
                 CELL_INTEGER,
                 CELL_ALIGN_KIND,
                 10},
    [AT_OPEN] = {{"逾期金额", "Overdue"}, CELL_MONEY, CELL_ALIGN_KIND, 15},
    [AT_LINKS + LINK_CONTRACT] = {{"合同", "Contract"},
                                  CELL_TEXT,
                                  CELL_ALIGN_CENTER,
                                  9},
    [AT_LINKS +
        LINK_ORDER] = {{"订单", "Order"}, CELL_TEXT, CELL_ALIGN_CENTER, 9},
    [AT_LINKS + LINK_DELIVERY] = {{"签收", "Delivery"},
                                  CELL_TEXT,
                                  CELL_ALIGN_CENTER,
                                  9},
    [AT_LINKS +
        LINK_INVOICE] = {{"发票", "Invoice"}, CELL_TEXT, CELL_ALIGN_CENTER, 9},
    [AT_LINKS + LINK_STATEMENT] = {{"对账", "Statement"},
                                   CELL_TEXT,
                                   CELL_ALIGN_CENTER,
                                   10},
    [AT_LINKS +
        LINK_DEMAND] = {{"催告", "Demand"}, CELL_TEXT, CELL_ALIGN_CENTER, 9},
    [AT_UNPROVED] = {{"缺证金额", "Without proof"},
                     CELL_MONEY,
                     CELL_ALIGN_KIND,
                     15},
    [AT_ASK] = {{"向谁调取", "Whom to ask for what"},
                CELL_TEXT,
                CELL_ALIGN_WRAP,
                52},
};

/* More customers are not read on paper; their documents are all listed. */
#define MOST_CUSTOMERS 1000

static const struct str marks[] = {[LINK_MISSING] = STR_INIT("✗"),
                                   [LINK_NOTED] = STR_INIT("○"),
                                   [LINK_FILED] = STR_INIT("✓")};

static const struct bilingual note = {
    "✓：原件或电子数据已归入证据；○：仅有编号、记录、复印件或未注明原件，待调取"
    "；"
    "✗：没有。有对方签章的对账单，或者合同（订单）与签收单俱全，视为证据已足；"
    "增值税"
    "发票单独不能证明交付（买卖合同解释第 5 条）。红字与贷项不列。",
    "✓: the original or electronic record is on file; ○: a number, a note or a "
    "copy alone, the paper is to be fetched; ✗: nothing.  A statement signed "
    "by the customer, or contract (order) with signed delivery, is enough; a "
    "VAT invoice alone does not prove delivery.  Credit notes and red letters "
    "are left out."};
static const struct bilingual no_records = {
    "账簿中没有合同、证据、送达与联系记录：以下只反映单据本身的字段，先按 "
    "records/ "
    "各表登记。",
    "The book has no contracts, exhibits, deliveries or contacts: the marks "
    "show the fields of the documents alone.  Fill in records/ first."};
static const struct bilingual section_customers = {
    "按客户（缺证金额由大到小）", "By customer, most without proof first"};
static const struct bilingual empty = {"没有逾期款项。", "Nothing is overdue."};

static bool is_zh(const struct analysis *x)
{
    return x->language == LANGUAGE_ZH;
}

/* --- whom to ask ---------------------------------------------------------- */

static struct str link_name(const struct analysis *x, size_t link,
                            enum link_state state)
{
    static const struct bilingual names[LINK_COUNT] = {
        [LINK_CONTRACT] = {"合同", "contract"},
        [LINK_ORDER] = {"订单", "order"},
        [LINK_DELIVERY] = {"签收单", "signed delivery note"},
        [LINK_INVOICE] = {"发票", "invoice"},
        [LINK_STATEMENT] = {"对方签章的对账单", "signed statement"},
        [LINK_DEMAND] = {"催告送达凭证", "proof that a demand arrived"}};
    struct str name = bilingual_text(names[link], x->language);

    if (state != LINK_NOTED || link == LINK_DEMAND)
        return name;
    return arena_format(x->arena,
                        is_zh(x) ? "%.*s原件" : "original of the %.*s",
                        STR_ARG(name));
}

static struct str holder_name(const struct analysis *x, enum proof_holder h,
                              struct str salesperson, struct str collector)
{
    static const struct bilingual names[] = {
        [HOLDER_SALES] = {"销售员", "Salesperson"},
        [HOLDER_WAREHOUSE] = {"仓库／物流", "Warehouse"},
        [HOLDER_FINANCE] = {"财务", "Finance"},
        [HOLDER_COLLECTOR] = {"催收员", "Collector"}};
    struct str who = h == HOLDER_SALES       ? salesperson
                     : h == HOLDER_COLLECTOR ? collector
                                             : STR("");
    struct str name = bilingual_text(names[h], x->language);

    return who.len ? arena_format(x->arena, "%.*s %.*s", STR_ARG(name),
                                  STR_ARG(who))
                   : name;
}

/* The weakest state of a link among some proofs, and what a demand lacks. */
struct asked {
    uint8_t links[LINK_COUNT];
    uint32_t lacks;
    struct str salesperson;
    bool is_mixed; /* several salespeople */
};

static struct asked ask(const struct proof *p, size_t n)
{
    struct asked q = {.lacks = 0, .salesperson = n ? p->salesperson : STR("")};

    for (size_t i = 0; i < LINK_COUNT; i++)
        q.links[i] = LINK_FILED;
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < LINK_COUNT; i++)
            if (p[k].links[i] < q.links[i])
                q.links[i] = p[k].links[i];
        q.lacks |= p[k].demand_lacks;
        q.is_mixed |= !str_equal(p[k].salesperson, q.salesperson);
    }
    if (q.is_mixed)
        q.salesperson = STR("");
    return q;
}

static void add_link(const struct analysis *x, struct buf *b,
                     const struct asked *q, size_t link)
{
    struct str lacks = clock_lacks_text(q->lacks, x->language, x->arena);

    buf_add(b, link_name(x, link, (enum link_state)q->links[link]));
    if (link == LINK_DEMAND && lacks.len)
        buf_add_format(b, is_zh(x) ? "（%.*s）" : " (%.*s)", STR_ARG(lacks));
}

/* "销售员 甲：合同；仓库：签收单". */
static struct str whom_to_ask(const struct analysis *x, const struct asked *q,
                              uint32_t customer)
{
    const struct customer *c = &x->figures->ledger->customers[customer];
    struct buf b = buf_new(x->arena, 4096);

    for (int h = HOLDER_SALES; h <= HOLDER_COLLECTOR; h++) {
        bool is_named = false;

        for (size_t i = 0; i < LINK_COUNT; i++) {
            if (proof_holder_of((enum proof_link)i) != (enum proof_holder)h ||
                q->links[i] == LINK_FILED)
                continue;
            if (is_named) {
                buf_add_z(&b, is_zh(x) ? "、" : ", ");
            } else {
                buf_add_z(&b, !b.len ? "" : is_zh(x) ? "；" : "; ");
                buf_add(&b, holder_name(x, (enum proof_holder)h, q->salesperson,
                                        c->collector));
                buf_add_z(&b, is_zh(x) ? "：" : ": ");
            }
            is_named = true;
            add_link(x, &b, q, i);
        }
    }
    return buf_str(&b);
}

/* --- documents ------------------------------------------------------------ */

struct rows {
    const struct analysis *x;
    const struct proof **order;
    struct str *asks;
    bool has_exact;
};

static void fill(const void *context, size_t index, uint32_t row,
                 struct cell *cells, struct arena *a)
{
    const struct rows *rows = context;
    const struct proof *p = rows->order[index];
    const struct open_item *item = &rows->x->figures->aging->items[p->item];
    const struct ledger *l = rows->x->figures->ledger;
    const struct document *doc = &l->documents[p->document];
    struct cell unproved =
        sheet_money(p->is_proved ? 0 : item->open, doc->currency);

    (void)row;
    cells[AT_ID] = sheet_text(l->customers[doc->customer].customer_id);
    cells[AT_NAME] = analysis_customer_link(rows->x, doc->customer, a);
    cells[AT_DOC] = sheet_text(
        doc->details
            ? installment_number(doc->doc_no, doc->details->installment_no, a)
            : doc->doc_no);
    cells[AT_CURRENCY] = sheet_text(str_from_z(doc->currency->code));
    cells[AT_DUE] = sheet_date(doc->due_date);
    cells[AT_DAYS] = sheet_integer(item->days_overdue);
    cells[AT_OPEN] = sheet_money(item->open, doc->currency);
    for (size_t i = 0; i < LINK_COUNT; i++)
        cells[AT_LINKS + i] = sheet_styled(
            sheet_text(marks[p->links[i]]),
            p->links[i] == LINK_MISSING ? CELL_LEVEL_2 : CELL_PLAIN);
    cells[AT_UNPROVED] =
        sheet_styled(unproved, p->is_proved ? CELL_PLAIN : CELL_LEVEL_1);
    cells[AT_ASK] = sheet_text(rows->asks[index]);
}

/* --- customers ------------------------------------------------------------ */

/*
 * Sums by customer are formulas where each number is told apart by SUMIFS,
 * which takes * and ? for anything, 007 for 7 and a for A.
 */
static struct str id_key(struct str id, struct arena *a)
{
    char *key = arena_alloc(a, id.len + 1);
    size_t n = 0;

    while (n + 1 < id.len && id.ptr[n] == '0')
        n++;
    id = str_skip(id, n);
    for (size_t i = 0; i < id.len; i++)
        key[i] = id.ptr[i] >= 'A' && id.ptr[i] <= 'Z'
                     ? (char)(id.ptr[i] - 'A' + 'a')
                     : id.ptr[i];
    return (struct str){key, id.len};
}

static bool has_fit_ids(const struct analysis *x)
{
    const struct proofs *list = x->figures->proofs;
    const struct ledger *l = x->figures->ledger;
    struct str *keys = arena_array(x->arena, struct str, list->customer_count);
    size_t n = 0;

    for (size_t i = 0; i < list->customer_count; i++) {
        struct str id = l->customers[list->customers[i].customer].customer_id;

        if (!id.len || str_find_byte(id, '*') >= 0 ||
            str_find_byte(id, '?') >= 0 || str_find_byte(id, '~') >= 0 ||
            id.ptr[0] == '=' || id.ptr[0] == '<' || id.ptr[0] == '>')
            return false;
        keys[n++] =
            arena_format(x->arena, "%.*s %s", STR_ARG(id_key(id, x->arena)),
                         list->customers[i].currency->code);
    }
    if (n)
        qsort(keys, n, sizeof(*keys), str_by_bytes);
    for (size_t i = 1; i < n; i++)
        if (str_equal(keys[i], keys[i - 1]))
            return false;
    return true;
}

struct customer_block {
    struct analysis_list *list;
    const struct analysis *x;
    bool is_live;
};

static struct cell live(const struct customer_block *b, struct str formula,
                        struct cell value)
{
    return b->is_live ? sheet_formula(formula, value) : value;
}

/* Conditions of the row's customer and currency. */
static void conditions_of(const struct customer_block *b,
                          struct list_condition *out)
{
    uint32_t row = b->list->writer.row + 1;

    out[0] =
        (struct list_condition){AT_ID, arena_format(b->x->arena, "$A%u", row)};
    out[1] = (struct list_condition){AT_CURRENCY,
                                     arena_format(b->x->arena, "$D%u", row)};
}

static void put_links(const struct customer_block *b,
                      const struct proof_customer *c)
{
    struct sheet_writer *w = &b->list->writer;
    struct list_condition conditions[3];

    conditions_of(b, conditions);
    for (uint32_t i = 0; i < LINK_COUNT; i++) {
        struct str all = analysis_list_sum(b->list, LIST_COUNT, conditions, 2);
        struct str filed;
        struct cell shown;

        conditions[2] = (struct list_condition){
            AT_LINKS + i, sheet_literal(marks[LINK_FILED], w->arena)};
        filed = analysis_list_sum(b->list, LIST_COUNT, conditions, 3);
        shown = live(b,
                     arena_format(w->arena, "%.*s&\"/\"&%.*s", STR_ARG(filed),
                                  STR_ARG(all)),
                     sheet_text(arena_format(w->arena, "%zu/%zu", c->filed[i],
                                             c->count)));
        shown.align = CELL_ALIGN_CENTER;
        sheet_write(w, AT_LINKS + i,
                    sheet_styled(shown, c->filed[i] == c->count ? CELL_GOOD
                                                                : CELL_PLAIN));
    }
}

static void put_amount(const struct customer_block *b, uint32_t column,
                       int64_t minor, const struct currency *currency)
{
    struct sheet_writer *w = &b->list->writer;
    struct list_condition conditions[2];

    conditions_of(b, conditions);
    sheet_write(
        w, column,
        live(b,
             sheet_rounded(analysis_list_sum(b->list, column, conditions, 2),
                           currency, w->arena),
             sheet_money(minor, currency)));
}

static void put_customer(const struct customer_block *b,
                         const struct proof_customer *c)
{
    const struct proofs *list = b->x->figures->proofs;
    struct sheet_writer *w = &b->list->writer;
    struct asked q = ask(&list->items[c->first], c->count);
    struct list_condition conditions[2];

    conditions_of(b, conditions);
    analysis_put_blank(w, AT_ID, AT_ASK);
    sheet_write_text(w, AT_ID,
                     b->x->figures->ledger->customers[c->customer].customer_id);
    sheet_write(w, AT_NAME,
                analysis_customer_link(b->x, c->customer, w->arena));
    sheet_write(w, AT_DOC,
                live(b, analysis_list_sum(b->list, LIST_COUNT, conditions, 2),
                     sheet_integer((int64_t)c->count)));
    sheet_write_centered(w, AT_CURRENCY, str_from_z(c->currency->code),
                         CELL_PLAIN);
    put_amount(b, AT_OPEN, c->overdue, c->currency);
    put_links(b, c);
    put_amount(b, AT_UNPROVED, c->unproved, c->currency);
    sheet_write_wrapped(w, AT_ASK, whom_to_ask(b->x, &q, c->customer));
    sheet_write_next(w);
}

static void put_headings(struct sheet_writer *w)
{
    static const struct bilingual count = {"逾期笔数", "Documents"};

    for (uint32_t i = 0; i < AT_COUNT; i++)
        sheet_write(
            w, i,
            sheet_styled(sheet_text(i == AT_DUE || i == AT_DAYS ? STR("")
                                    : i == AT_DOC
                                        ? sheet_say(w, count)
                                        : sheet_say(w, columns[i].heading)),
                         CELL_HEADING));
    sheet_write_next(w);
}

/* Customers of the reporting currency first. */
static const struct proof_customer **order_of(const struct analysis *x)
{
    const struct proofs *list = x->figures->proofs;
    const struct proof_customer **order = arena_array(
        x->arena, const struct proof_customer *, list->customer_count);
    size_t n = 0;

    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < list->customer_count; i++)
            if (analysis_is_main(x, list->customers[i].currency) == (turn == 0))
                order[n++] = &list->customers[i];
    return order;
}

/* --- totals --------------------------------------------------------------- */

static void put_total(struct analysis_list *l, const struct currency *currency,
                      int64_t overdue, int64_t unproved)
{
    static const struct bilingual all = {"合计", "Total"};
    static const struct bilingual share = {"缺证占比", "Share"};
    struct sheet_writer *w = &l->writer;
    struct list_condition only = {
        AT_CURRENCY, sheet_literal(str_from_z(currency->code), w->arena)};
    struct decimal ratio;

    for (uint32_t i = 0; i < AT_COUNT; i++)
        sheet_write(w, i, (struct cell){.style = CELL_TOTAL});
    sheet_write(w, AT_NAME,
                sheet_styled(sheet_text(sheet_say(w, all)), CELL_TOTAL));
    sheet_write_centered(w, AT_CURRENCY, str_from_z(currency->code),
                         CELL_TOTAL);
    sheet_write(w, AT_OPEN,
                sheet_styled(sheet_live(w,
                                        sheet_rounded(analysis_list_sum(
                                                          l, AT_OPEN, &only, 1),
                                                      currency, w->arena),
                                        sheet_money(overdue, currency)),
                             CELL_TOTAL));
    sheet_write(
        w, AT_UNPROVED,
        sheet_styled(sheet_live(w,
                                sheet_rounded(
                                    analysis_list_sum(l, AT_UNPROVED, &only, 1),
                                    currency, w->arena),
                                sheet_money(unproved, currency)),
                     CELL_TOTAL));
    if (sheet_ratio(unproved, overdue, &ratio)) {
        sheet_write(w, AT_LINKS + LINK_STATEMENT,
                    sheet_styled(sheet_text(sheet_say(w, share)), CELL_TOTAL));
        sheet_write(
            w, AT_LINKS + LINK_DEMAND,
            sheet_styled(sheet_live_ratio(
                             w, sheet_cell_name(w->row, AT_UNPROVED, w->arena),
                             sheet_cell_name(w->row, AT_OPEN, w->arena),
                             unproved, overdue),
                         CELL_TOTAL));
    }
    sheet_write_next(w);
}

/* Currencies with something overdue, the reporting one first. */
static size_t put_totals(struct analysis *x, struct analysis_list *l)
{
    const struct aging *g = x->figures->aging;
    const struct proofs *list = x->figures->proofs;
    size_t n = 0;

    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < g->currency_count; i++) {
            const struct currency *c = g->currencies[i].currency;
            int64_t overdue = 0, unproved = 0;

            if (analysis_is_main(x, c) != (turn == 0))
                continue;
            for (size_t k = 0; k < list->customer_count; k++)
                if (list->customers[k].currency == c) {
                    overdue += list->customers[k].overdue;
                    unproved += list->customers[k].unproved;
                }
            if (!overdue)
                continue;
            if (l)
                put_total(l, c, overdue, unproved);
            n++;
        }
    return n;
}

/* --- the sheet ------------------------------------------------------------ */

static struct rows *make_rows(struct analysis *x,
                              const struct proof_customer **order)
{
    const struct proofs *list = x->figures->proofs;
    struct rows *rows = arena_new(x->arena, struct rows);
    size_t n = 0;

    *rows = (struct rows){
        x, arena_array(x->arena, const struct proof *, list->count),
        arena_array(x->arena, struct str, list->count), analysis_has_exact(x)};
    for (size_t i = 0; i < list->customer_count; i++)
        for (size_t k = 0; k < order[i]->count; k++) {
            const struct proof *p = &list->items[order[i]->first + k];
            struct asked q = ask(p, 1);

            rows->asks[n] = whom_to_ask(x, &q, order[i]->customer);
            rows->order[n++] = p;
        }
    return rows;
}

static bool make(struct analysis *x, const struct analysis_part *part)
{
    const struct proofs *list = x->figures->proofs;
    const struct proof_customer **order = order_of(x);
    size_t shown = list->customer_count < MOST_CUSTOMERS ? list->customer_count
                                                         : MOST_CUSTOMERS;
    struct rows *rows = make_rows(x, order);
    struct analysis_list_spec spec = {
        .name = bilingual_text(part->name, x->language),
        .note = bilingual_text(note, x->language),
        .columns = columns,
        .column_count = AT_COUNT,
        .top_rows = 4 + (uint32_t)shown + (uint32_t)put_totals(x, NULL),
        .row_count = list->count,
        .row = fill,
        .context = rows,
        .id_column = AT_ID,
        .freeze_columns = AT_NAME + 1};
    struct analysis_list l = analysis_list_make(x, part, &spec);
    struct customer_block b = {&l, x, rows->has_exact && has_fit_ids(x)};

    if (!list->has_records)
        sheet_write_note(&l.writer, sheet_say(&l.writer, no_records));
    if (!list->count) {
        sheet_write_line(&l.writer, sheet_say(&l.writer, empty), CELL_PLAIN);
        return true;
    }
    sheet_write_section(&l.writer, sheet_say(&l.writer, section_customers));
    put_headings(&l.writer);
    put_totals(x, &l);
    for (size_t i = 0; i < shown; i++)
        put_customer(&b, order[i]);
    return true;
}

const struct analysis_part analysis_proof = {
    .name = {"证据链", "Chain of evidence"},
    .title = {"逾期款项证据链", "What proves the overdue debts"},
    .internal = true,
    .figure = offsetof(struct analysis_figures, proofs),
    .missing = {"数据不足：未能核对证据。",
                "Not enough data: the evidence could not be looked at."},
    .make = make};
