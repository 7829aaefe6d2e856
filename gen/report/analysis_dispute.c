/* What is disputed and why people do not pay: gathered, then put. */
#include "report/analysis_dispute.h"

#include "report/analysis_list.h"

#include "base/buf.h"

#include <stdlib.h>

/* More documents are not read on paper. */
#define MOST_ITEMS 1000
/* "Lately", of contacts. */
#define LATELY_DAYS 90

/* First day of each age, counted from the day the dispute was raised. */
static const int32_t age_from[DISPUTE_AGES] = {0, 31, 61, 91, 181};

static const struct bilingual section_effect = {
    "争议对逾期的影响", "What is overdue with and without disputes"};
static const struct bilingual section_reasons = {
    "未决争议：原因与时间", "Open disputes by reason and age"};
static const struct bilingual section_items = {"未决争议明细", "Open disputes"};
static const struct bilingual section_unpaid = {
    "未付原因（联系记录）", "Why they do not pay (contacts)"};
static const struct bilingual no_disputes = {"没有未决争议。",
                                             "Nothing is in dispute."};
static const struct bilingual no_unpaid = {
    "联系记录中没有登记未付原因。",
    "No contact says why something was not paid."};
static const struct bilingual not_said = {"未注明", "not said"};

/* --- gathered ------------------------------------------------------------- */

static bool is_on(const struct dispute *d, struct date day)
{
    return d->from.day <= day.day &&
           (!date_is(d->until) || d->until.day >= day.day);
}

/* Disputes by customer, so that an item looks through its own alone. */
struct dispute_index {
    const struct dispute **items;
    size_t count;
};

static int by_customer(const void *a, const void *b)
{
    const struct dispute *x = *(const struct dispute *const *)a;
    const struct dispute *y = *(const struct dispute *const *)b;

    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    if (x->from.day != y->from.day)
        return x->from.day < y->from.day ? -1 : 1;
    return origin_compare(x->at, y->at);
}

static struct dispute_index index_disputes(const struct analysis *x)
{
    const struct ledger *l = x->figures->ledger;
    struct dispute_index index = {
        arena_array(x->arena, const struct dispute *, l->dispute_count), 0};

    for (size_t i = 0; i < l->dispute_count; i++)
        if (is_on(&l->disputes[i], x->figures->view->as_of))
            index.items[index.count++] = &l->disputes[i];
    if (index.count)
        qsort(index.items, index.count, sizeof(*index.items), by_customer);
    return index;
}

static size_t first_of(const struct dispute_index *index, uint32_t customer)
{
    size_t low = 0, high = index->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (index->items[middle]->customer < customer)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_named(struct str reasons, struct str reason)
{
    return str_find(reasons, reason) >= 0;
}

/* The day of the first, and all reasons. */
static void read_disputes(const struct analysis *x,
                          const struct dispute_index *index, uint32_t document,
                          struct disputed_item *out)
{
    uint32_t customer = x->figures->ledger->documents[document].customer;
    struct buf b = buf_new(x->arena, 4096);

    out->from = no_date;
    for (size_t i = first_of(index, customer);
         i < index->count && index->items[i]->customer == customer; i++) {
        const struct dispute *d = index->items[i];
        struct str reason =
            d->reason.len ? d->reason : bilingual_text(not_said, x->language);

        if (d->document != LEDGER_NONE && d->document != document)
            continue;
        if (!date_is(out->from))
            out->from = d->from;
        if (is_named(buf_str(&b), reason))
            continue;
        buf_add_z(&b, !b.len ? "" : x->language == LANGUAGE_ZH ? "、" : ", ");
        buf_add(&b, reason);
    }
    out->reason = b.len ? buf_str(&b) : bilingual_text(not_said, x->language);
}

static size_t currency_of(const struct analysis *x, uint32_t document)
{
    const struct aging *g = x->figures->aging;
    size_t i = 0;

    while (i + 1 < g->currency_count &&
           g->currencies[i].currency !=
               x->figures->ledger->documents[document].currency)
        i++;
    return i;
}

/* For sorting, which has no other way to the amounts. */
struct sorted_item {
    struct disputed_item item;
    int64_t disputed;
};

static int by_amount(const void *a, const void *b)
{
    const struct sorted_item *x = a, *y = b;

    if (x->item.currency != y->item.currency)
        return x->item.currency < y->item.currency ? -1 : 1;
    if (x->disputed != y->disputed)
        return x->disputed > y->disputed ? -1 : 1;
    return (x->item.item > y->item.item) - (x->item.item < y->item.item);
}

static void gather_items(struct dispute_block *b)
{
    const struct analysis *x = b->x;
    const struct aging *g = x->figures->aging;
    struct dispute_index index = index_disputes(x);
    struct sorted_item *list = NULL;
    size_t n = 0, capacity = 0;

    for (uint32_t i = 0; i < g->item_count; i++) {
        struct disputed_item one = {.item = i};

        if (!g->items[i].disputed)
            continue;
        one.currency = currency_of(x, g->items[i].document);
        read_disputes(x, &index, g->items[i].document, &one);
        ARENA_PUSH(x->arena, list, n, capacity) =
            (struct sorted_item){one, g->items[i].disputed};
    }
    if (n)
        qsort(list, n, sizeof(*list), by_amount);
    b->items = arena_array(x->arena, struct disputed_item, n);
    for (size_t i = 0; i < n; i++)
        b->items[i] = list[i].item;
    b->count = n;
}

static int32_t age_of(const struct dispute_block *b,
                      const struct disputed_item *i)
{
    return date_is(i->from) ? b->x->figures->view->as_of.day - i->from.day : 0;
}

static size_t age_index(int32_t days)
{
    size_t i = DISPUTE_AGES - 1;

    while (i > 0 && days < age_from[i])
        i--;
    return i;
}

static int by_total(const void *a, const void *b)
{
    const struct dispute_reason *x = a, *y = b;

    if (x->currency != y->currency)
        return x->currency < y->currency ? -1 : 1;
    if (x->total != y->total)
        return x->total > y->total ? -1 : 1;
    return str_compare(x->reason, y->reason);
}

static void gather_reasons(struct dispute_block *b)
{
    size_t capacity = 0;

    for (size_t i = 0; i < b->count; i++) {
        const struct disputed_item *one = &b->items[i];
        int64_t disputed = b->x->figures->aging->items[one->item].disputed;
        struct dispute_reason *r = NULL;

        for (size_t k = 0; !r && k < b->reason_count; k++)
            if (b->reasons[k].currency == one->currency &&
                str_equal(b->reasons[k].reason, one->reason))
                r = &b->reasons[k];
        if (!r) {
            r = &ARENA_PUSH(b->x->arena, b->reasons, b->reason_count, capacity);
            *r = (struct dispute_reason){.reason = one->reason,
                                         .currency = one->currency};
        }
        r->count++;
        r->ages[age_index(age_of(b, one))] += disputed;
        r->total += disputed;
    }
    if (b->reason_count)
        qsort(b->reasons, b->reason_count, sizeof(*b->reasons), by_total);
}

/* --- why people do not pay ------------------------------------------------ */

static int by_reason(const void *a, const void *b)
{
    const struct contact *x = *(const struct contact *const *)a;
    const struct contact *y = *(const struct contact *const *)b;
    int order = str_compare(x->reason_code, y->reason_code);

    return order ? order
                 : (x->customer > y->customer) - (x->customer < y->customer);
}

static int by_count(const void *a, const void *b)
{
    const struct unpaid_reason *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_compare(x->reason, y->reason);
}

static void gather_unpaid(struct dispute_block *b)
{
    const struct ledger *l = b->x->figures->ledger;
    int32_t today = b->x->figures->view->as_of.day;
    const struct contact **list =
        arena_array(b->x->arena, const struct contact *, l->contact_count);
    size_t n = 0, capacity = 0;

    for (size_t i = 0; i < l->contact_count; i++)
        if (l->contacts[i].reason_code.len &&
            l->contacts[i].contact_date.day <= today)
            list[n++] = &l->contacts[i];
    if (n)
        qsort(list, n, sizeof(*list), by_reason);
    for (size_t i = 0; i < n; i++) {
        bool is_same =
            i && str_equal(list[i]->reason_code, list[i - 1]->reason_code);
        struct unpaid_reason *r;

        if (!is_same)
            ARENA_PUSH(b->x->arena, b->unpaid, b->unpaid_count, capacity) =
                (struct unpaid_reason){.reason = list[i]->reason_code,
                                       .last = no_date};
        r = &b->unpaid[b->unpaid_count - 1];
        r->count++;
        r->lately += today - list[i]->contact_date.day < LATELY_DAYS;
        r->customers += !is_same || list[i]->customer != list[i - 1]->customer;
        r->last = date_later(r->last, list[i]->contact_date);
    }
    if (b->unpaid_count)
        qsort(b->unpaid, b->unpaid_count, sizeof(*b->unpaid), by_count);
}

struct dispute_block dispute_block_make(const struct analysis *x)
{
    const struct aging *g = x->figures->aging;
    struct dispute_block b = {
        .x = x, .currencies = arena_array(x->arena, size_t, g->currency_count)};

    gather_items(&b);
    gather_reasons(&b);
    gather_unpaid(&b);
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < g->currency_count; i++)
            if (analysis_is_main(x, g->currencies[i].currency) == (turn == 0) &&
                (g->currencies[i].total.overdue ||
                 g->currencies[i].total.disputed))
                b.currencies[b.currency_count++] = i;
    return b;
}

/* --- put ------------------------------------------------------------------ */

static size_t shown_items(const struct dispute_block *b)
{
    return b->count < MOST_ITEMS ? b->count : MOST_ITEMS;
}

uint32_t dispute_block_rows(const struct dispute_block *b)
{
    size_t n = 2 + b->currency_count + 1; /* the effect */

    n += b->count ? 2 + b->reason_count + 1 + 2 + shown_items(b) +
                        (b->count > MOST_ITEMS) + 1
                  : 3;
    n += b->unpaid_count ? 2 + b->unpaid_count : 2;
    return (uint32_t)n;
}

static const struct currency *currency_at(const struct dispute_block *b,
                                          size_t i)
{
    return b->x->figures->aging->currencies[i].currency;
}

/* What is overdue and disputed of a currency. */
static int64_t disputed_overdue(const struct dispute_block *b, size_t currency)
{
    const struct aging *g = b->x->figures->aging;
    int64_t sum = 0;

    for (size_t i = 0; i < b->count; i++)
        if (b->items[i].currency == currency &&
            g->items[b->items[i].item].days_overdue >= 1)
            sum += g->items[b->items[i].item].disputed;
    return sum;
}

static const struct bilingual effect_headings[PROMISE_COLUMNS] = {
    [AT_CURRENCY] = {"币种", "Currency"},
    [AT_MADE] = {"逾期（含争议）", "Overdue, all"},
    [AT_DATE] = {"其中争议", "Disputed"},
    [AT_LIMIT] = {"逾期（不含争议）", "Undisputed"},
    [AT_PROMISED] = {"未到期争议", "Disputed, not due"},
    [AT_PAID] = {"争议合计", "Disputed, all"},
    [AT_SHARE] = {"争议占逾期", "Share of overdue"}};

static void put_effect(const struct dispute_block *b, struct sheet_writer *w,
                       size_t currency)
{
    const struct currency *c = currency_at(b, currency);
    const struct aging_row *t =
        &b->x->figures->aging->currencies[currency].total;
    int64_t due = disputed_overdue(b, currency);
    struct str all = sheet_cell_name(w->row, AT_MADE, w->arena);
    struct str part = sheet_cell_name(w->row, AT_DATE, w->arena);
    struct str later = sheet_cell_name(w->row, AT_PROMISED, w->arena);

    analysis_put_blank(w, AT_ID, AT_SHARE);
    sheet_write_centered(w, AT_CURRENCY, str_from_z(c->code), CELL_PLAIN);
    sheet_write(w, AT_MADE, sheet_money(t->overdue, c));
    sheet_write(w, AT_DATE, sheet_money(due, c));
    sheet_write(
        w, AT_LIMIT,
        sheet_live(w,
                   sheet_rounded(arena_format(w->arena, "%.*s-%.*s",
                                              STR_ARG(all), STR_ARG(part)),
                                 c, w->arena),
                   sheet_money(t->overdue - due, c)));
    sheet_write(w, AT_PROMISED, sheet_money(t->disputed - due, c));
    sheet_write(
        w, AT_PAID,
        sheet_live(w,
                   sheet_rounded(arena_format(w->arena, "%.*s+%.*s",
                                              STR_ARG(part), STR_ARG(later)),
                                 c, w->arena),
                   sheet_money(t->disputed, c)));
    sheet_write(w, AT_SHARE, sheet_live_ratio(w, part, all, due, t->overdue));
    sheet_write_next(w);
}

static const struct bilingual reason_headings[PROMISE_COLUMNS] = {
    [AT_NAME] = {"争议原因", "Reason"},
    [AT_CURRENCY] = {"币种", "Currency"},
    [AT_RESULT] = {"笔数", "Number"},
    [AT_MADE] = {"30 天以内", "Up to 30 days"},
    [AT_DATE] = {"31–60 天", "31–60 days"},
    [AT_LIMIT] = {"61–90 天", "61–90 days"},
    [AT_PROMISED] = {"91–180 天", "91–180 days"},
    [AT_PAID] = {"超过 180 天", "Over 180 days"},
    [AT_SHARE] = {"争议合计", "Disputed, all"}};

/* Where the items stand, for formulas over them; rows from 0. */
struct item_range {
    uint32_t first, last;
    bool is_live; /* all items are there, and words may be looked for */
};

static struct str range_of(const struct sheet_writer *w,
                           const struct item_range *r, uint32_t column)
{
    struct column_name name = sheet_column_name(column);

    return arena_format(w->arena, "$%s$%u:$%s$%u", name.letters, r->first + 1,
                        name.letters, r->last + 1);
}

/* "$L$20:$L$30,$B7,$C$20:$C$30,$C7": of the reason and currency in the row. */
static struct str reason_conditions(const struct sheet_writer *w,
                                    const struct item_range *r)
{
    return arena_format(w->arena, "%.*s,$B%u,%.*s,$C%u",
                        STR_ARG(range_of(w, r, AT_TEXT)), w->row + 1,
                        STR_ARG(range_of(w, r, AT_CURRENCY)), w->row + 1);
}

static void put_age(struct sheet_writer *w, const struct item_range *r,
                    size_t age, const struct currency *c, int64_t minor)
{
    struct str days = range_of(w, r, AT_DATE);
    struct str to = age + 1 < DISPUTE_AGES
                        ? arena_format(w->arena, ",%.*s,\"<%d\"", STR_ARG(days),
                                       age_from[age + 1])
                        : STR("");
    struct str formula = arena_format(
        w->arena, "SUMIFS(%.*s,%.*s,%.*s,\">=%d\"%.*s)",
        STR_ARG(range_of(w, r, AT_PAID)), STR_ARG(reason_conditions(w, r)),
        STR_ARG(days), age_from[age], STR_ARG(to));
    struct cell value = sheet_money(minor, c);

    sheet_write(w, AT_MADE + (uint32_t)age,
                r->is_live
                    ? sheet_live(w, sheet_rounded(formula, c, w->arena), value)
                    : value);
}

static void put_reason(const struct dispute_block *b, struct sheet_writer *w,
                       const struct dispute_reason *reason,
                       const struct item_range *r)
{
    const struct currency *c = currency_at(b, reason->currency);
    struct cell count = sheet_integer((int64_t)reason->count);

    analysis_put_blank(w, AT_ID, AT_SHARE);
    sheet_write_text(w, AT_NAME, reason->reason);
    sheet_write_centered(w, AT_CURRENCY, str_from_z(c->code), CELL_PLAIN);
    if (r->is_live)
        count = sheet_formula(arena_format(w->arena, "COUNTIFS(%.*s)",
                                           STR_ARG(reason_conditions(w, r))),
                              count);
    sheet_write(w, AT_RESULT, count);
    for (size_t i = 0; i < DISPUTE_AGES; i++)
        put_age(w, r, i, c, reason->ages[i]);
    sheet_write(
        w, AT_SHARE,
        sheet_live(w,
                   sheet_rounded(sheet_sum_of_columns(w->row, AT_MADE,
                                                      AT_PAID + 1, w->arena),
                                 c, w->arena),
                   sheet_money(reason->total, c)));
    sheet_write_next(w);
}

static const struct bilingual item_headings[PROMISE_COLUMNS] = {
    [AT_ID] = {"客户编号", "Customer no."},
    [AT_NAME] = {"客户名称", "Customer"},
    [AT_CURRENCY] = {"币种", "Currency"},
    [AT_RESULT] = {"单据号", "Document"},
    [AT_MADE] = {"争议起始日", "Disputed since"},
    [AT_DATE] = {"争议天数", "Days disputed"},
    [AT_LIMIT] = {"逾期天数", "Days overdue"},
    [AT_PROMISED] = {"未付金额", "Open"},
    [AT_PAID] = {"争议金额", "Disputed"},
    [AT_SHARE] = {"无争议金额", "Undisputed"},
    [AT_COLLECTOR] = {"催收员", "Collector"},
    [AT_TEXT] = {"原因", "Reason"}};

static void put_item(const struct dispute_block *b, struct sheet_writer *w,
                     const struct disputed_item *one)
{
    const struct ledger *l = b->x->figures->ledger;
    const struct open_item *item = &b->x->figures->aging->items[one->item];
    const struct document *doc = &l->documents[item->document];
    const struct currency *c = doc->currency;
    struct cell since = sheet_date(one->from);

    since.align = CELL_ALIGN_CENTER;
    sheet_write_text(w, AT_ID, l->customers[doc->customer].customer_id);
    sheet_write(w, AT_NAME,
                analysis_customer_link(b->x, doc->customer, w->arena));
    sheet_write_centered(w, AT_CURRENCY, str_from_z(c->code), CELL_PLAIN);
    sheet_write_centered(w, AT_RESULT, doc->doc_no, CELL_PLAIN);
    sheet_write(w, AT_MADE, since);
    sheet_write(w, AT_DATE, sheet_integer(age_of(b, one)));
    sheet_write(w, AT_LIMIT,
                item->days_overdue > 0 ? sheet_integer(item->days_overdue)
                                       : (struct cell){0});
    sheet_write(w, AT_PROMISED, sheet_money(item->open, c));
    sheet_write(w, AT_PAID, sheet_money(item->disputed, c));
    sheet_write(
        w, AT_SHARE,
        sheet_live(
            w,
            sheet_rounded(
                arena_format(
                    w->arena, "%.*s-%.*s",
                    STR_ARG(sheet_cell_name(w->row, AT_PROMISED, w->arena)),
                    STR_ARG(sheet_cell_name(w->row, AT_PAID, w->arena))),
                c, w->arena),
            sheet_money(item->open - item->disputed, c)));
    sheet_write_centered(w, AT_COLLECTOR, l->customers[doc->customer].collector,
                         CELL_PLAIN);
    sheet_write_wrapped(w, AT_TEXT, one->reason);
    sheet_write_next(w);
}

/* SUMIFS takes these for something else. */
static bool has_plain_reasons(const struct dispute_block *b)
{
    for (size_t i = 0; i < b->reason_count; i++) {
        struct str r = b->reasons[i].reason;

        if (str_find_byte(r, '*') >= 0 || str_find_byte(r, '?') >= 0 ||
            str_find_byte(r, '~') >= 0 || r.len > 200 ||
            (r.len && (uint8_t)r.ptr[0] < 0x40))
            return false;
        for (size_t k = 0; k < i; k++)
            if (b->reasons[k].currency == b->reasons[i].currency &&
                str_equal_ignoring_case(b->reasons[k].reason, r))
                return false;
    }
    return true;
}

static void put_disputes(const struct dispute_block *b, struct sheet_writer *w)
{
    struct item_range r = {.is_live =
                               b->count <= MOST_ITEMS && has_plain_reasons(b)};

    sheet_write_section(w, sheet_say(w, section_reasons));
    if (!b->count) {
        sheet_write_line(w, sheet_say(w, no_disputes), CELL_PLAIN);
        sheet_write_next(w);
        return;
    }
    r.first = w->row + 1 + (uint32_t)b->reason_count + 3;
    r.last = r.first + (uint32_t)shown_items(b) - 1;
    analysis_put_headings(w, reason_headings, AT_SHARE + 1);
    for (size_t i = 0; i < b->reason_count; i++)
        put_reason(b, w, &b->reasons[i], &r);
    sheet_write_skip(w, 1);
    sheet_write_section(w, sheet_say(w, section_items));
    analysis_put_headings(w, item_headings, PROMISE_COLUMNS);
    for (size_t i = 0; i < shown_items(b); i++)
        put_item(b, w, &b->items[i]);
    if (b->count > MOST_ITEMS)
        sheet_write_note(w, arena_format(w->arena,
                                         w->language == LANGUAGE_ZH
                                             ? "其余 %zu 笔略。"
                                             : "and %zu more.",
                                         b->count - MOST_ITEMS));
    sheet_write_skip(w, 1);
}

static const struct bilingual unpaid_headings[PROMISE_COLUMNS] = {
    [AT_NAME] = {"未付原因", "Reason"},
    [AT_RESULT] = {"近 90 天次数", "Last 90 days"},
    [AT_MADE] = {"全部次数", "All contacts"},
    [AT_DATE] = {"客户数", "Customers"},
    [AT_LIMIT] = {"最近一次", "Last"}};

static void put_unpaid(const struct dispute_block *b, struct sheet_writer *w)
{
    sheet_write_section(w, sheet_say(w, section_unpaid));
    if (!b->unpaid_count) {
        sheet_write_line(w, sheet_say(w, no_unpaid), CELL_PLAIN);
        return;
    }
    analysis_put_headings(w, unpaid_headings, AT_LIMIT + 1);
    for (size_t i = 0; i < b->unpaid_count; i++) {
        const struct unpaid_reason *r = &b->unpaid[i];
        struct cell last = sheet_date(r->last);

        last.align = CELL_ALIGN_CENTER;
        analysis_put_blank(w, AT_ID, AT_LIMIT);
        sheet_write_text(w, AT_NAME, r->reason);
        sheet_write(w, AT_RESULT, sheet_integer((int64_t)r->lately));
        sheet_write(w, AT_MADE, sheet_integer((int64_t)r->count));
        sheet_write(w, AT_DATE, sheet_integer((int64_t)r->customers));
        sheet_write(w, AT_LIMIT, last);
        sheet_write_next(w);
    }
}

void dispute_block_put(const struct dispute_block *b, struct sheet_writer *w)
{
    sheet_write_section(w, sheet_say(w, section_effect));
    analysis_put_headings(w, effect_headings, AT_SHARE + 1);
    for (size_t i = 0; i < b->currency_count; i++)
        put_effect(b, w, b->currencies[i]);
    sheet_write_skip(w, 1);
    put_disputes(b, w);
    put_unpaid(b, w);
}
