#include "input/guess_write.h"
#include "model/ledger.h"

#define LISTED_MAX 4

static struct str list_rivals(const struct guess_writing *w,
                              const struct guess_pick *p)
{
    struct buf text = buf_new(w->arena, 600);

    for (size_t i = 0; i < p->rival_count; i++) {
        if (i)
            buf_add_z(&text, " / ");
        buf_add(&text, guess_column_shown(w, p->rivals[i]));
    }
    return buf_str(&text);
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
static void add_choice(struct guess_writing *w, enum role role)
{
    const struct guess_pick *p = &w->guess->picks[role];
    const char *column = role_forms[role].column;
    struct str rivals = list_rivals(w, p);
    const char *why =
        guess_said(w, p->why ? p->why : "no column looks like it");

    buf_add_format(&w->out, "    %s: ", column);
    guess_add_scalar(
        &w->out, arena_format(w->arena, GUESS_MARK " %.*s", STR_ARG(rivals)));
    buf_add_format(&w->out, guess_said(w, "  # %s; %s\n"), why,
                   guess_said(w, decides(role)));
    if (rivals.len)
        diag_warning(w->diag, guess_heading_place(w),
                     "not sure of %s: %s (%.*s); %s", column, why,
                     STR_ARG(rivals), guess_said(w, decides(role)));
    else
        diag_warning(w->diag, guess_heading_place(w), "not sure of %s: %s; %s",
                     column, why, guess_said(w, decides(role)));
}

static void add_sure(struct guess_writing *w, enum role role)
{
    buf_add_format(&w->out, "    %s: ", role_forms[role].column);
    guess_add_column(&w->out, &w->guess->table, w->guess->picks[role].column);
    buf_add_byte(&w->out, '\n');
}

static void add_role(struct guess_writing *w, enum role role, bool needed)
{
    const struct guess_pick *p = &w->guess->picks[role];

    if (p->sure == GUESS_SURE)
        add_sure(w, role);
    else if (p->sure == GUESS_UNSURE || needed)
        add_choice(w, role);
}

static void add_customer(struct guess_writing *w)
{
    bool id = w->guess->picks[ROLE_CUSTOMER_ID].sure == GUESS_SURE;
    bool name = w->guess->picks[ROLE_CUSTOMER_NAME].sure == GUESS_SURE;

    if (id) {
        add_sure(w, ROLE_CUSTOMER_ID);
        add_role(w, ROLE_CUSTOMER_NAME, false);
    } else if (name) {
        buf_add_z(&w->out, "    customer_id: ");
        guess_add_column(&w->out, &w->guess->table,
                         w->guess->picks[ROLE_CUSTOMER_NAME].column);
        buf_add_format(
            &w->out, "  # %s\n",
            guess_said(w, "without a number the name is the number"));
    } else {
        struct str rivals =
            list_rivals(w, &w->guess->picks[ROLE_CUSTOMER_NAME]);

        buf_add_z(&w->out, "    customer_id: ");
        guess_add_scalar(&w->out, arena_format(w->arena, GUESS_MARK " %.*s",
                                               STR_ARG(rivals)));
        buf_add_format(&w->out, "  # %s\n",
                       guess_said(w, "who is the customer?"));
        diag_warning(w->diag, guess_heading_place(w),
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
static void warn_of_words(struct guess_writing *w, const struct str *texts,
                          size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int means = guess_kind(texts[i]);

        if (kind_name(means))
            continue;
        buf_add_z(&w->out, "        # ");
        guess_add_scalar(&w->out, texts[i]);
        buf_add_format(
            &w->out, ": ?  # %s\n",
            guess_said(w,
                       means == GUESS_KIND_RECEIPT
                           ? "money, no document: give it a table of receipts "
                             "with a when, or ignore it"
                           : "what is it? until then its rows are rejected"));
        diag_warning(w->diag, guess_heading_place(w),
                     means == GUESS_KIND_RECEIPT
                         ? "rows of kind %.*s look like money received: the "
                           "draft rejects them until it says what they are"
                         : "kind %.*s is not known: the draft rejects its "
                           "rows until it says what they are",
                     STR_ARG(texts[i]));
    }
}

static void add_kind(struct guess_writing *w)
{
    const struct guess_pick *p = &w->guess->picks[ROLE_KIND];
    struct str texts[WORDS_MAX];
    size_t n;

    if (p->sure == GUESS_UNSURE && p->rival_count) {
        buf_add_z(&w->out, "    # kind: ");
        guess_add_column(&w->out, &w->guess->table, p->rivals[0]);
        buf_add_format(&w->out, "  # %s\n", guess_said(w, p->why));
        diag_warning(w->diag, guess_heading_place(w),
                     "not sure of kind: none of the words of %.*s is known; "
                     "all rows are read as invoices",
                     STR_ARG(guess_column_shown(w, p->rivals[0])));
    }
    if (p->sure != GUESS_SURE)
        return;
    n = guess_texts(&w->guess->table, p->column, texts, COUNT(texts));
    buf_add_z(&w->out, "    kind:\n      ");
    guess_add_named(&w->out, &w->guess->table, p->column);
    buf_add_z(&w->out, "\n      words:\n");
    for (size_t i = 0; i < n; i++) {
        const char *means = kind_name(guess_kind(texts[i]));

        if (!means)
            continue;
        buf_add_z(&w->out, "        ");
        guess_add_scalar(&w->out, texts[i]);
        buf_add_format(&w->out, ": %s\n", means);
    }
    warn_of_words(w, texts, n);
}

static void add_due(struct guess_writing *w)
{
    const struct guess_pick *p = &w->guess->picks[ROLE_DUE_DATE];

    if (p->sure != GUESS_NONE) {
        add_role(w, ROLE_DUE_DATE, false);
        return;
    }
    buf_add_format(&w->out,
                   "    # due_date: { after: issue_date, days: 60 }  # %s\n",
                   guess_said(w, "no column tells when a document is due"));
    diag_warning(w->diag, guess_heading_place(w),
                 "no column tells when a document is due: say it by a rule, "
                 "or by the terms of the customers");
}

static void add_open(struct guess_writing *w)
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
        struct str heading = guess_column_shown(w, settled->column);

        buf_add_z(&w->out, "    # received_amount: { column: ..., when: { "
                           "column: ");
        guess_add_scalar(&w->out, heading);
        buf_add_z(&w->out, ", filled: yes } }\n");
        diag_warning(w->diag, guess_heading_place(w),
                     "not sure of received_amount: is a row with a %.*s paid "
                     "in full? The draft takes all rows as unpaid",
                     STR_ARG(heading));
        return;
    }
    diag_warning(w->diag, guess_heading_place(w),
                 "no column tells what is still open: all documents count as "
                 "unpaid but for receipts in other files");
}

/* "Void: yes": what says that a document does not stand. */
bool guess_is_void_word(const struct guess_column *c, struct str s)
{
    static const char *const keys[] = {"作废", "void", "cancel"};
    static const char *const words[] = {"是", "Y",    "Yes", "TRUE",
                                        "1",  "作废", "√"};
    bool asks = false, says = false;

    for (size_t i = 0; i < COUNT(keys); i++)
        asks |= str_find(c->key, str_from_z(keys[i])) >= 0;
    for (size_t i = 0; i < COUNT(words); i++)
        says |= str_equal_ignoring_case(s, str_from_z(words[i]));
    return asks && says;
}

static void note_status(struct guess_writing *w, const struct str *texts,
                        size_t n)
{
    const struct guess_pick *p = &w->guess->picks[ROLE_STATUS];
    struct buf list = buf_new(w->arena, 400);

    for (size_t i = 0; i < n && i < LISTED_MAX; i++) {
        if (i)
            buf_add_z(&list, ", ");
        buf_add(&list, texts[i]);
    }
    diag_note(w->diag, guess_heading_place(w),
              "rows are left out where %.*s says that they are void (it says: "
              "%.*s); other words leave them in",
              STR_ARG(guess_column_shown(w, p->column)),
              STR_ARG(buf_str(&list)));
}

static void add_status(struct guess_writing *w)
{
    const struct guess_table *t = &w->guess->table;
    const struct guess_pick *p = &w->guess->picks[ROLE_STATUS];
    struct str texts[WORDS_MAX];
    bool any = false;
    size_t n;

    if (p->sure != GUESS_SURE)
        return;
    n = guess_texts(t, p->column, texts, COUNT(texts));
    for (size_t i = 0; i < n; i++) {
        if (!guess_is_void_word(&t->columns[p->column], texts[i]))
            continue;
        if (!any) {
            buf_add_z(&w->out, "    status: { ");
            guess_add_named(&w->out, t, p->column);
        }
        buf_add_z(&w->out, any ? ", " : ", words: { ");
        guess_add_scalar(&w->out, texts[i]);
        buf_add_z(&w->out, ": void");
        any = true;
    }
    if (any)
        buf_add_z(&w->out, " }, otherwise: valid }\n");
    else
        add_sure(w, ROLE_STATUS);
    note_status(w, texts, n);
}

static void add_number(struct guess_writing *w)
{
    if (w->guess->picks[ROLE_DOC_NO].sure != GUESS_NONE) {
        add_role(w, ROLE_DOC_NO, true);
        return;
    }
    buf_add_format(&w->out, "    doc_no: { line: yes }  # %s\n",
                   guess_said(w,
                              "no column looks like numbers: file and line are "
                              "the number"));
    diag_warning(w->diag, guess_heading_place(w),
                 "no column looks like numbers of documents: the draft takes "
                 "file and line for them");
}

void guess_add_documents(struct guess_writing *w)
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
