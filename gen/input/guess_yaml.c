#include "input/guess.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "input/cell.h"
#include "model/ledger.h"

#define YAML_MAX   (1u << 20)
#define WORDS_MAX  40
#define LISTED_MAX 4

struct writing {
    const struct guess *guess;
    struct buf out;
    struct arena *arena;
    struct diag *diag;
};

static const char *said(const struct writing *w, const char *text)
{
    return diag_translate(w->diag, text);
}

/* May it stand in YAML as it is? */
static bool is_plain(struct str s)
{
    if (!s.len || s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ' ||
        s.ptr[0] == '-' || s.ptr[0] == '.')
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

        if (!letter && (c < '0' || c > '9') && c < 0x80 && c != '_' &&
            c != '-' && c != '.' && c != ' ')
            return false;
    }
    return true;
}

static bool is_printable(uint32_t c)
{
    return c >= ' ' && !(c >= 0x7F && c <= 0x9F) && c != 0x2028 &&
           c != 0x2029 && c != 0xFEFF;
}

/* Never more than one line, whatever the text holds. */
static void add_scalar(struct buf *out, struct str s)
{
    if (is_plain(s)) {
        buf_add(out, s);
        return;
    }
    buf_add_byte(out, '"');
    while (s.len) {
        uint32_t c = utf8_next(&s);

        if (c == '"' || c == '\\')
            buf_add_byte(out, '\\');
        utf8_add(out, is_printable(c) ? c : ' ');
    }
    buf_add_byte(out, '"');
}

/* How a column is called; by its position where its heading is no name. */
static void add_column(struct buf *out, const struct guess_table *t,
                       size_t column)
{
    if (t->columns[column].is_alone)
        add_scalar(out, t->columns[column].heading);
    else
        buf_add_format(out, "{ position: %zu }", column + 1);
}

/* "column: H" or "position: 3". */
static void add_named(struct buf *out, const struct guess_table *t,
                      size_t column)
{
    if (!t->columns[column].is_alone) {
        buf_add_format(out, "position: %zu", column + 1);
        return;
    }
    buf_add_z(out, "column: ");
    add_scalar(out, t->columns[column].heading);
}

/* The same in a sentence. */
static struct str column_shown(const struct writing *w, size_t column)
{
    const struct guess_column *c = &w->guess->table.columns[column];

    if (c->is_alone)
        return c->heading;
    return arena_format(w->arena, said(w, "column %zu"), column + 1);
}

static struct str list_rivals(const struct writing *w,
                              const struct guess_pick *p)
{
    struct buf text = buf_new(w->arena, 600);

    for (size_t i = 0; i < p->rival_count; i++) {
        if (i)
            buf_add_z(&text, " / ");
        buf_add(&text, column_shown(w, p->rivals[i]));
    }
    return buf_str(&text);
}

static struct place heading_place(const struct writing *w)
{
    return place_of(w->guess->table.file->path, w->guess->table.heading.line,
                    0);
}

/* What would decide. */
static const char *decides(enum role role)
{
    switch (role) {
    case ROLE_AMOUNT:
        return "choose the amount with tax, in the document's own currency, "
               "before anything was received";
    case ROLE_OPEN:
        return "choose what was still owed on the day of the export";
    case ROLE_RECEIVED:
        return "choose what had been received by the day of the export";
    case ROLE_DUE_DATE:
        return "choose the day by which the customer has to pay";
    case ROLE_ISSUE_DATE:
        return "choose the date on the invoice";
    case ROLE_DOC_NO:
        return "choose the number that the customer sees on the invoice";
    default:
        return "choose the right one, or take the line out";
    }
}

/* "??": a heading that no file has, so that the draft is refused. */
static void add_choice(struct writing *w, enum role role)
{
    const struct guess_pick *p = &w->guess->picks[role];
    const char *column = role_forms[role].column;
    struct str rivals = list_rivals(w, p);
    const char *why = said(w, p->why ? p->why : "no column looks like it");

    buf_add_format(&w->out, "    %s: ", column);
    add_scalar(&w->out,
               arena_format(w->arena, GUESS_MARK " %.*s", STR_ARG(rivals)));
    buf_add_format(&w->out, "  # %s; %s\n", why, said(w, decides(role)));
    if (rivals.len)
        diag_warning(w->diag, heading_place(w), "not sure of %s: %s (%.*s); %s",
                     column, why, STR_ARG(rivals), said(w, decides(role)));
    else
        diag_warning(w->diag, heading_place(w), "not sure of %s: %s; %s",
                     column, why, said(w, decides(role)));
}

static void add_sure(struct writing *w, enum role role)
{
    buf_add_format(&w->out, "    %s: ", role_forms[role].column);
    add_column(&w->out, &w->guess->table, w->guess->picks[role].column);
    buf_add_byte(&w->out, '\n');
}

static void add_role(struct writing *w, enum role role, bool needed)
{
    const struct guess_pick *p = &w->guess->picks[role];

    if (p->sure == GUESS_SURE)
        add_sure(w, role);
    else if (p->sure == GUESS_UNSURE || needed)
        add_choice(w, role);
}

static void add_customer(struct writing *w)
{
    bool id = w->guess->picks[ROLE_CUSTOMER_ID].sure == GUESS_SURE;
    bool name = w->guess->picks[ROLE_CUSTOMER_NAME].sure == GUESS_SURE;

    if (id) {
        add_sure(w, ROLE_CUSTOMER_ID);
        add_role(w, ROLE_CUSTOMER_NAME, false);
    } else if (name) {
        buf_add_z(&w->out, "    customer_id: ");
        add_column(&w->out, &w->guess->table,
                   w->guess->picks[ROLE_CUSTOMER_NAME].column);
        buf_add_format(&w->out, "  # %s\n",
                       said(w, "without a number the name is the number"));
    } else {
        struct str rivals =
            list_rivals(w, &w->guess->picks[ROLE_CUSTOMER_NAME]);

        buf_add_z(&w->out, "    customer_id: ");
        add_scalar(&w->out,
                   arena_format(w->arena, GUESS_MARK " %.*s", STR_ARG(rivals)));
        buf_add_format(&w->out, "  # %s\n", said(w, "who is the customer?"));
        diag_warning(w->diag, heading_place(w),
                     "not sure who the customer is: no heading says it "
                     "(%.*s)",
                     STR_ARG(rivals));
    }
}

static const char *kind_name(int means)
{
    switch (means) {
    case DOCUMENT_INVOICE:
        return "invoice";
    case DOCUMENT_CREDIT_NOTE:
        return "credit_note";
    case DOCUMENT_DEBIT_NOTE:
        return "debit_note";
    case DOCUMENT_OPENING:
        return "opening";
    case KIND_RED_LETTER:
        return "red_letter";
    default:
        return NULL;
    }
}

/* Words that are not known, or that tell money: their rows are refused. */
static void warn_of_words(struct writing *w, const struct str *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int means = guess_kind(texts[i]);

        if (kind_name(means))
            continue;
        buf_add_z(&w->out, "        # ");
        add_scalar(&w->out, texts[i]);
        buf_add_format(
            &w->out, ": ?  # %s\n",
            said(w, means == GUESS_KIND_RECEIPT
                        ? "money, no document: give it a table of receipts "
                          "with a when, or ignore it"
                        : "what is it? until then its rows are rejected"));
        diag_warning(w->diag, heading_place(w),
                     means == GUESS_KIND_RECEIPT
                         ? "rows of kind %.*s look like money received: the "
                           "draft rejects them until it says what they are"
                         : "kind %.*s is not known: the draft rejects its "
                           "rows until it says what they are",
                     STR_ARG(texts[i]));
    }
}

static void add_kind(struct writing *w)
{
    const struct guess_pick *p = &w->guess->picks[ROLE_KIND];
    struct str texts[WORDS_MAX];
    size_t n;

    if (p->sure == GUESS_UNSURE && p->rival_count) {
        buf_add_z(&w->out, "    # kind: ");
        add_column(&w->out, &w->guess->table, p->rivals[0]);
        buf_add_format(&w->out, "  # %s\n", said(w, p->why));
        diag_warning(w->diag, heading_place(w),
                     "not sure of kind: none of the words of %.*s is known; "
                     "all rows are read as invoices",
                     STR_ARG(column_shown(w, p->rivals[0])));
    }
    if (p->sure != GUESS_SURE)
        return;
    n = guess_texts(&w->guess->table, p->column, texts, COUNT(texts));
    buf_add_z(&w->out, "    kind:\n      ");
    add_named(&w->out, &w->guess->table, p->column);
    buf_add_z(&w->out, "\n      words:\n");
    for (size_t i = 0; i < n; i++) {
        const char *means = kind_name(guess_kind(texts[i]));

        if (!means)
            continue;
        buf_add_z(&w->out, "        ");
        add_scalar(&w->out, texts[i]);
        buf_add_format(&w->out, ": %s\n", means);
    }
    warn_of_words(w, texts, n);
}

static void add_due(struct writing *w)
{
    const struct guess_pick *p = &w->guess->picks[ROLE_DUE_DATE];

    if (p->sure != GUESS_NONE) {
        add_role(w, ROLE_DUE_DATE, false);
        return;
    }
    buf_add_format(&w->out,
                   "    # due_date: { after: issue_date, days: 60 }  # %s\n",
                   said(w, "no column tells when a document is due"));
    diag_warning(w->diag, heading_place(w),
                 "no column tells when a document is due: say it by a rule, "
                 "or by the terms of the customers");
}

static void add_open(struct writing *w)
{
    const struct guess_pick *open = &w->guess->picks[ROLE_OPEN];
    const struct guess_pick *received = &w->guess->picks[ROLE_RECEIVED];
    const struct guess_pick *settled = &w->guess->picks[ROLE_SETTLED];

    if (open->sure != GUESS_NONE)
        add_role(w, ROLE_OPEN, false);
    if (open->sure == GUESS_SURE)
        return;
    if (received->sure != GUESS_NONE) {
        add_role(w, ROLE_RECEIVED, false);
        return;
    }
    if (open->sure == GUESS_UNSURE)
        return;
    if (settled->sure == GUESS_SURE) {
        struct str heading = column_shown(w, settled->column);

        buf_add_z(&w->out, "    # received_amount: { column: ..., when: { "
                           "column: ");
        add_scalar(&w->out, heading);
        buf_add_z(&w->out, ", filled: yes } }\n");
        diag_warning(w->diag, heading_place(w),
                     "not sure of received_amount: is a row with a %.*s paid "
                     "in full? The draft takes all rows as unpaid",
                     STR_ARG(heading));
        return;
    }
    diag_warning(w->diag, heading_place(w),
                 "no column tells what is still open: all documents count as "
                 "unpaid but for receipts in other files");
}

static void add_status(struct writing *w)
{
    const struct guess_pick *p = &w->guess->picks[ROLE_STATUS];
    struct str texts[WORDS_MAX];
    struct buf list = buf_new(w->arena, 400);
    size_t n;

    if (p->sure != GUESS_SURE)
        return;
    add_sure(w, ROLE_STATUS);
    n = guess_texts(&w->guess->table, p->column, texts, COUNT(texts));
    for (size_t i = 0; i < n && i < LISTED_MAX; i++) {
        if (i)
            buf_add_z(&list, ", ");
        buf_add(&list, texts[i]);
    }
    diag_note(w->diag, heading_place(w),
              "rows are left out where %.*s says that they are void (it says: "
              "%.*s); other words leave them in",
              STR_ARG(column_shown(w, p->column)), STR_ARG(buf_str(&list)));
}

static void add_number(struct writing *w)
{
    if (w->guess->picks[ROLE_DOC_NO].sure != GUESS_NONE) {
        add_role(w, ROLE_DOC_NO, true);
        return;
    }
    buf_add_format(&w->out, "    doc_no: { line: yes }  # %s\n",
                   said(w, "no column looks like numbers: file and line are "
                           "the number"));
    diag_warning(w->diag, heading_place(w),
                 "no column looks like numbers of documents: the draft takes "
                 "file and line for them");
}

static void add_documents(struct writing *w)
{
    static const enum role plain[] = {ROLE_CONTRACT_NO, ROLE_ORDER_NO,
                                      ROLE_DELIVERY_NO, ROLE_DELIVERY_DATE,
                                      ROLE_DEPARTMENT,  ROLE_SALESPERSON,
                                      ROLE_DESCRIPTION};

    buf_add_z(&w->out, "\ntables:\n  documents:\n");
    add_number(w);
    add_role(w, ROLE_INSTALLMENT, false);
    add_customer(w);
    add_kind(w);
    add_role(w, ROLE_ISSUE_DATE, true);
    add_role(w, ROLE_POSTING_DATE, false);
    add_due(w);
    add_role(w, ROLE_CURRENCY, false);
    add_role(w, ROLE_AMOUNT, true);
    add_role(w, ROLE_TAX, false);
    add_open(w);
    for (size_t i = 0; i < COUNT(plain); i++)
        if (w->guess->picks[plain[i]].sure == GUESS_SURE)
            add_sure(w, plain[i]);
    add_status(w);
}

/* Headings that tell this export from others. */
static void add_recognise(struct writing *w)
{
    static const enum role telling[] = {
        ROLE_DOC_NO,   ROLE_CUSTOMER_ID, ROLE_CUSTOMER_NAME, ROLE_ISSUE_DATE,
        ROLE_DUE_DATE, ROLE_AMOUNT,      ROLE_OPEN,          ROLE_RECEIVED};
    const struct guess_table *t = &w->guess->table;
    bool any = false;

    for (size_t i = 0; i < COUNT(telling); i++) {
        const struct guess_pick *p = &w->guess->picks[telling[i]];

        if (p->sure != GUESS_SURE || !t->columns[p->column].is_alone)
            continue;
        buf_add_z(&w->out, any ? ", " : "recognise:\n  headings: [");
        add_scalar(&w->out, t->columns[p->column].heading);
        any = true;
    }
    if (any)
        buf_add_z(&w->out, "]\n");
    else
        buf_add_format(&w->out, "heading_row: %zu\n",
                       t->file->format.is_sheet ? (size_t)t->heading.line
                                                : t->heading_index + 1);
    if (t->heading_rows > 1)
        buf_add_format(&w->out, "heading_rows: %zu\n", t->heading_rows);
}

static void add_dates(struct writing *w)
{
    static const char *const orders[] = {"ymd", "dmy", "mdy"};
    const struct guess *g = w->guess;

    switch (g->dates) {
    case DATES_PLAIN:
        return;
    case DATES_PROVEN:
        buf_add_format(&w->out, "dates: %s  # %s\n", orders[g->order],
                       said(w, "proven by days above 12"));
        return;
    case DATES_BY_SEPARATOR:
        buf_add_format(&w->out, "dates: { \".\": %s, \"/\": %s, \"-\": %s }\n",
                       orders[g->orders[0]], orders[g->orders[1]],
                       orders[g->orders[2]]);
        return;
    case DATES_OPEN:
        break;
    }
    buf_add_format(&w->out, "# dates: dmy  # %s\n",
                   said(w, "or mdy: no day above 12 tells; until it is said "
                           "such dates are rejected"));
    diag_warning(w->diag, heading_place(w),
                 "not sure of the dates: no day above 12 tells whether the "
                 "day or the month comes first; say dates: dmy or mdy");
}

/* What a program says of a document that is not posted yet. */
static bool is_unposted(struct str s)
{
    static const char *const words[] = {
        "草稿",     "暂存",   "创建",   "审核中",
        "重新审核", "未审核", "未记账", "录入",
        "未过账",   "新建",   "Draft",  "Pending",
        "Unposted", "Parked", "New",    "Awaiting Approval"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(s, str_from_z(words[i])))
            return true;
    return false;
}

static bool tells_state(const struct guess_column *c)
{
    return c->role == ROLE_STATUS || str_find(c->key, STR("状态")) >= 0 ||
           str_find(c->key, STR("status")) >= 0;
}

/* Rows of drafts: no receivables yet. */
static bool add_unposted(struct writing *w, size_t column, bool first)
{
    struct str texts[WORDS_MAX];
    size_t n = guess_texts(&w->guess->table, column, texts, COUNT(texts));
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        if (!is_unposted(texts[i]))
            continue;
        if (!any) {
            buf_add_z(&w->out, first ? "\nignore:\n  - { " : "  - { ");
            add_named(&w->out, &w->guess->table, column);
            buf_add_z(&w->out, ", is: [");
        }
        buf_add_z(&w->out, any ? ", " : "");
        add_scalar(&w->out, texts[i]);
        any = true;
        diag_warning(w->diag, heading_place(w),
                     "rows where %.*s is %.*s are left out as not posted yet",
                     STR_ARG(column_shown(w, column)), STR_ARG(texts[i]));
    }
    if (any)
        buf_add_format(&w->out, "], reason: %s }\n", said(w, "not posted yet"));
    return any;
}

static void add_rules(struct writing *w)
{
    const struct guess_table *t = &w->guess->table;
    const struct guess_pick *issue = &w->guess->picks[ROLE_ISSUE_DATE];

    bool first = true;

    for (size_t i = 0; i < t->column_count; i++)
        if (tells_state(&t->columns[i]) && add_unposted(w, i, first))
            first = false;
    if (t->rule_count && first)
        buf_add_z(&w->out, "\nignore:\n");
    for (size_t i = 0; i < t->rule_count; i++) {
        const struct guess_rule *r = &t->rules[i];

        buf_add_z(&w->out, "  - { all: [ { ");
        add_named(&w->out, t, r->column);
        buf_add_format(&w->out, ", %s: [", r->ends ? "ends" : "starts");
        add_scalar(&w->out, r->word);
        buf_add_z(&w->out, "] }");
        if (issue->sure == GUESS_SURE && issue->column != r->column) {
            buf_add_z(&w->out, ", { ");
            add_named(&w->out, t, issue->column);
            buf_add_z(&w->out, ", filled: no }");
        }
        buf_add_format(&w->out, " ], reason: %s }\n", said(w, "row of totals"));
    }
}

/* Rows of one cell may name the customer of those below. */
static void add_groups(struct writing *w)
{
    const struct guess_table *t = &w->guess->table;

    if (!t->lone_rows)
        return;
    buf_add_format(&w->out, "# groups: { position: %zu, as: Customer }  # %s\n",
                   t->lone_column + 1,
                   said(w, "do rows of one cell name the customer of the rows "
                           "below?"));
    diag_warning(w->diag, heading_place(w),
                 "%zu rows have only one cell, the first \"%.*s\": if they "
                 "name the customer of the rows below, say so by groups; until "
                 "then they are rejected",
                 t->lone_rows, STR_ARG(cell_shown(t->lone_text)));
}

/* Lines of the document above, perhaps. */
static void add_fill_down(struct writing *w)
{
    const struct guess *g = w->guess;
    const struct guess_pick *number = &g->picks[ROLE_DOC_NO];
    const struct guess_pick *amount = &g->picks[ROLE_AMOUNT];
    size_t n = 0;

    if (number->sure != GUESS_SURE || amount->sure != GUESS_SURE)
        return;
    for (size_t i = 0; i < g->table.row_count; i++)
        n += !g->table.rows[i].fields[number->column].len &&
             g->table.columns[amount->column].is_number[i];
    if (!n)
        return;
    buf_add_z(&w->out, "# fill_down: [");
    add_column(&w->out, &g->table, number->column);
    buf_add_format(&w->out, ", ...]  # %s\n",
                   said(w, "rows without a number: lines of the document "
                           "above? then repeated: sum as well"));
    diag_warning(w->diag, heading_place(w),
                 "%zu rows have an amount but no number: if they are lines of "
                 "the document above, say fill_down and repeated: sum; until "
                 "then they are rejected",
                 n);
}

static size_t count_repeats(const struct guess_table *t, size_t column)
{
    const struct guess_column *c = &t->columns[column];

    return c->filled - c->distinct;
}

static void add_settings(struct writing *w)
{
    const struct guess *g = w->guess;
    const struct guess_pick *number = &g->picks[ROLE_DOC_NO];

    add_dates(w);
    if (g->table.style.point == ',')
        buf_add_z(&w->out, "numbers: { point: \",\", grouping: \".\" }\n");
    add_groups(w);
    add_fill_down(w);
    if (g->credit_minus)
        buf_add_z(&w->out, "credit_notes: minus\n");
    if (g->picks[ROLE_CURRENCY].sure != GUESS_SURE)
        buf_add_format(&w->out, "# currency: CNY  # %s\n",
                       said(w, "no column tells it: else the book's counts"));
    if (number->sure == GUESS_SURE &&
        count_repeats(&g->table, number->column)) {
        buf_add_format(
            &w->out, "# repeated: sum  # %s\n",
            said(w, "numbers repeat: sum where the rows are lines of one "
                    "document, keep where they are documents of their own; "
                    "until it is said the later ones are rejected"));
        diag_warning(w->diag, heading_place(w),
                     "document numbers repeat (%zu rows): say whether the "
                     "rows are lines of one document (repeated: sum) or "
                     "documents of their own (keep)",
                     count_repeats(&g->table, number->column));
    }
}

struct str guess_yaml(const struct guess *g, struct arena *a, struct diag *d)
{
    struct writing w = {g, buf_new(a, YAML_MAX), a, d};

    buf_add_format(&w.out,
                   said(&w, "# A draft by duebook profile guess.  \"%s\" is to "
                            "be chosen: until then the profile is refused.\n"),
                   GUESS_MARK);
    buf_add_z(&w.out, "version: 1\ndescription: ");
    add_scalar(&w.out, g->table.file->name);
    buf_add_byte(&w.out, '\n');
    add_recognise(&w);
    add_settings(&w);
    add_rules(&w);
    add_documents(&w);
    return buf_str(&w.out);
}
