#include "register/register_parts.h"

#include <stddef.h>

enum column_kind {
    IS_TEXT,
    IS_INT32,
    IS_INT64,
    IS_DATE,
    IS_CURRENCY,
    IS_STATE
};

/* A column of the table letters and its member of struct issued_letter. */
static const struct column {
    const char *name;
    enum column_kind kind;
    size_t offset;
} columns[] = {
    {"number", IS_TEXT, offsetof(struct issued_letter, number)},
    {"series", IS_TEXT, offsetof(struct issued_letter, series)},
    {"year", IS_INT32, offsetof(struct issued_letter, year)},
    {"sequence", IS_INT32, offsetof(struct issued_letter, sequence)},
    {"run", IS_TEXT, offsetof(struct issued_letter, run)},
    {"file", IS_TEXT, offsetof(struct issued_letter, file)},
    {"title", IS_TEXT, offsetof(struct issued_letter, title)},
    {"stage", IS_TEXT, offsetof(struct issued_letter, stage)},
    {"customer_id", IS_TEXT, offsetof(struct issued_letter, customer_id)},
    {"recipient", IS_TEXT, offsetof(struct issued_letter, recipient)},
    {"phone", IS_TEXT, offsetof(struct issued_letter, phone)},
    {"address", IS_TEXT, offsetof(struct issued_letter, address)},
    {"currency", IS_CURRENCY, offsetof(struct issued_letter, currency)},
    {"total", IS_INT64, offsetof(struct issued_letter, total)},
    {"as_of", IS_DATE, offsetof(struct issued_letter, as_of)},
    {"letter_date", IS_DATE, offsetof(struct issued_letter, letter_date)},
    {"pay_by", IS_DATE, offsetof(struct issued_letter, pay_by)},
    {"template", IS_TEXT, offsetof(struct issued_letter, template_name)},
    {"template_sha256", IS_TEXT,
     offsetof(struct issued_letter, template_sha256)},
    {"policy_sha256", IS_TEXT, offsetof(struct issued_letter, policy_sha256)},
    {"sha256", IS_TEXT, offsetof(struct issued_letter, sha256)},
    {"corrects", IS_TEXT, offsetof(struct issued_letter, corrects)},
    {"reason", IS_TEXT, offsetof(struct issued_letter, reason)},
    {"withdrawn_date", IS_DATE, offsetof(struct issued_letter, withdrawn_date)},
    {"registered_at", IS_TEXT, offsetof(struct issued_letter, registered_at)},
    {"state", IS_STATE, offsetof(struct issued_letter, state)},
};

/* At most: currency code, date. */
#define DOCUMENT_SQL                                                        \
    "INSERT INTO documents(number, position, doc_no, installment_no, open," \
    " due_date) VALUES (?, ?, ?, ?, ?, ?)"

static const void *member(const struct issued_letter *x, const struct column *c)
{
    return (const char *)x + c->offset;
}

static int bind_text(sqlite3_stmt *s, int at, struct str text)
{
    return sqlite3_bind_text64(s, at, text.len ? text.ptr : "", text.len,
                               SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int bind_date(sqlite3_stmt *s, int at, struct date day, struct arena *a)
{
    return bind_text(s, at, date_iso(day, a));
}

static int bind_member(sqlite3_stmt *s, int at, const struct issued_letter *x,
                       const struct column *c, struct arena *a)
{
    const void *value = member(x, c);

    switch (c->kind) {
    case IS_TEXT:
        return bind_text(s, at, *(const struct str *)value);
    case IS_INT32:
        return sqlite3_bind_int(s, at, *(const int32_t *)value);
    case IS_INT64:
        return sqlite3_bind_int64(s, at, *(const int64_t *)value);
    case IS_DATE:
        return bind_date(s, at, *(const struct date *)value, a);
    case IS_CURRENCY:
        return bind_text(s, at, str_from_z(x->currency->code));
    case IS_STATE:
        break;
    }
    return sqlite3_bind_int(s, at, (int)*(const enum issued_state *)value);
}

/* "INSERT INTO letters(number, ...) VALUES (?, ...)" or "SELECT number, ...".
 */
static const char *statement(const char *before, const char *behind, bool marks,
                             struct arena *a)
{
    struct buf b = buf_new(a, 4096);

    buf_add_z(&b, before);
    for (size_t i = 0; i < COUNT(columns); i++) {
        buf_add_z(&b, i ? ", " : "");
        buf_add_z(&b, columns[i].name);
    }
    buf_add_z(&b, behind);
    for (size_t i = 0; marks && i < COUNT(columns); i++)
        buf_add_z(&b, i ? ", ?" : "?");
    buf_add_z(&b, marks ? ")" : "");
    return arena_z(a, buf_str(&b));
}

static bool run_once(const struct issue_register *r, sqlite3_stmt *s,
                     bool bound, struct diag *d)
{
    bool ok = bound && sqlite3_step(s) == SQLITE_DONE;

    if (!ok)
        (void)register_failed(r, d);
    sqlite3_finalize(s);
    return ok;
}

static bool insert_document(const struct issue_register *r, struct str number,
                            const struct issued_document *x, int position,
                            struct diag *d)
{
    sqlite3_stmt *s = NULL;
    bool ok =
        sqlite3_prepare_v2(r->db, DOCUMENT_SQL, -1, &s, NULL) == SQLITE_OK &&
        bind_text(s, 1, number) == SQLITE_OK &&
        sqlite3_bind_int(s, 2, position) == SQLITE_OK &&
        bind_text(s, 3, x->doc_no) == SQLITE_OK &&
        bind_text(s, 4, x->installment_no) == SQLITE_OK &&
        sqlite3_bind_int64(s, 5, x->open) == SQLITE_OK &&
        bind_date(s, 6, x->due_date, r->arena) == SQLITE_OK;

    return run_once(r, s, ok, d);
}

bool register_insert(const struct issue_register *r,
                     const struct issued_letter *x, struct diag *d)
{
    struct arena_mark mark = arena_mark(r->arena);
    const char *sql =
        statement("INSERT INTO letters(", ") VALUES (", true, r->arena);
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) == SQLITE_OK;

    for (size_t i = 0; ok && i < COUNT(columns); i++)
        ok = bind_member(s, (int)i + 1, x, &columns[i], r->arena) == SQLITE_OK;
    ok = run_once(r, s, ok, d);
    for (size_t i = 0; ok && i < x->document_count; i++)
        ok = insert_document(r, x->number, &x->documents[i], (int)i, d);
    if (!d->first || ok)
        arena_rewind(r->arena, mark);
    return ok;
}

static struct str text_at(sqlite3_stmt *s, int at, struct arena *a)
{
    const unsigned char *text = sqlite3_column_text(s, at);
    int n = sqlite3_column_bytes(s, at);

    return text && n > 0
               ? arena_str(a, (struct str){(const char *)text, (size_t)n})
               : STR("");
}

static struct date date_at(sqlite3_stmt *s, int at, struct arena *a)
{
    struct field f = {.text = text_at(s, at, a)};
    struct diag quiet = {0};
    struct date day = no_date;

    if (f.text.len && !date_parse(f, DATE_YMD, false, &day, &quiet))
        return no_date;
    return day;
}

static void read_member(sqlite3_stmt *s, int at, struct issued_letter *x,
                        const struct column *c, struct arena *a)
{
    void *value = (char *)x + c->offset;

    switch (c->kind) {
    case IS_TEXT:
        *(struct str *)value = text_at(s, at, a);
        break;
    case IS_INT32:
        *(int32_t *)value = sqlite3_column_int(s, at);
        break;
    case IS_INT64:
        *(int64_t *)value = sqlite3_column_int64(s, at);
        break;
    case IS_DATE:
        *(struct date *)value = date_at(s, at, a);
        break;
    case IS_CURRENCY:
        x->currency = currency_find(text_at(s, at, a));
        break;
    case IS_STATE:
        x->state = (enum issued_state)sqlite3_column_int(s, at);
        break;
    }
}

static bool is_sound(const struct issued_letter *x)
{
    return x->number.len && x->currency && x->state >= ISSUED_RESERVED &&
           x->state <= ISSUED_WITHDRAWN;
}

static bool load_letters(struct issue_register *r, struct diag *d)
{
    const char *sql =
        statement("SELECT ", " FROM letters ORDER BY series, year, sequence",
                  false, r->arena);
    sqlite3_stmt *s = NULL;
    int step = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL);

    while (step == SQLITE_OK || step == SQLITE_ROW) {
        struct issued_letter x = {0};

        step = sqlite3_step(s);
        if (step != SQLITE_ROW)
            break;
        for (size_t i = 0; i < COUNT(columns); i++)
            read_member(s, (int)i, &x, &columns[i], r->arena);
        if (!is_sound(&x))
            step = SQLITE_CORRUPT;
        else
            ARENA_PUSH(r->arena, r->letters.letters, r->letters.count,
                       r->letters.capacity) = x;
    }
    if (step != SQLITE_DONE)
        (void)register_failed(r, d);
    sqlite3_finalize(s);
    return step == SQLITE_DONE;
}

/* Documents come in the order of the letters, so the search goes on. */
static bool add_document(struct issue_register *r, sqlite3_stmt *s, size_t *at,
                         size_t *capacity)
{
    struct str number = text_at(s, 0, r->arena);
    struct issued_letter *x;

    while (*at < r->letters.count &&
           !str_equal(r->letters.letters[*at].number, number)) {
        ++*at;
        *capacity = 0;
    }
    if (*at == r->letters.count)
        return false;
    x = &r->letters.letters[*at];
    ARENA_PUSH(r->arena, x->documents, x->document_count, *capacity) =
        (struct issued_document){
            text_at(s, 1, r->arena), text_at(s, 2, r->arena),
            sqlite3_column_int64(s, 3), date_at(s, 4, r->arena)};
    return true;
}

static bool load_documents(struct issue_register *r, struct diag *d)
{
    static const char sql[] =
        "SELECT d.number, doc_no, installment_no, open, due_date FROM "
        "documents d JOIN letters l ON l.number = d.number ORDER BY series, "
        "year, sequence, position";
    sqlite3_stmt *s = NULL;
    size_t at = 0, capacity = 0;
    bool ok = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) == SQLITE_OK;
    int step = SQLITE_DONE;

    while (ok && (step = sqlite3_step(s)) == SQLITE_ROW)
        ok = add_document(r, s, &at, &capacity);
    ok = ok && step == SQLITE_DONE;
    if (!ok)
        (void)register_failed(r, d);
    sqlite3_finalize(s);
    return ok;
}

bool register_load(struct issue_register *r, struct diag *d)
{
    r->letters = (struct issued){0};
    return load_letters(r, d) && load_documents(r, d);
}
