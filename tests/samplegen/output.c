#include "samplegen.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SINK_BYTES ((size_t)1 << 20)

const char *const currency_codes[CURRENCY_COUNT] = {"CNY", "USD", "EUR", "GBP"};

/* Columns of documents that a ledger of documents alone does without. */
#define MORE                                                        \
    ",installment_no,posting_date,contract_no,delivery_date,class," \
    "handed_over_date,recorded_date"

static const struct {
    const char *name;
    const char *heading;
    const char *line_end;
} tables[TABLE_COUNT] = {
    [TABLE_CUSTOMERS] = {"customers",
                         "customer_id,name,name_en,uscc,address,"
                         "legal_representative,contact,phone,email,language,"
                         "region,collector,credit_limit,terms_days,currency,"
                         "parent_id,former_ids,industry,salesperson,"
                         "credit_rating",
                         "\r\n"},
    [TABLE_DOCUMENTS] = {"documents",
                         "\xEF\xBB\xBF"
                         "doc_no,customer_id,kind,issue_date,due_date,"
                         "currency,amount,tax,order_no,description" MORE,
                         "\n"},
    [TABLE_RECEIPTS] = {"receipts",
                        "receipt_no,customer_id,receipt_date,currency,amount,"
                        "method,bank_ref,doc_nos,reversed_date,recorded_date",
                        "\n"},
    [TABLE_ALLOCATIONS] = {"allocations",
                           "from_no,to_doc_no,to_installment_no,"
                           "allocation_date,amount,recorded_date",
                           "\n"},
    [TABLE_DISPUTES] = {"disputes",
                        "doc_no,installment_no,customer_id,from,until,amount,"
                        "reason,recorded_date",
                        "\n"},
    [TABLE_COSTS] = {"costs", "cost_date,kind,amount,currency,customer_id",
                     "\n"},
    [TABLE_CONTROL] = {"control", "as_of,account,currency,amount", "\n"},
    [TABLE_BILLS] = {"bills",
                     "\xEF\xBB\xBF"
                     "票据号码,客户编号,票据种类,币种,票面金额,出票人,承兑人,"
                     "出票日,收票日期,票据到期日,票据状态,提示付款日,拒付日期,"
                     "拒付证明,对应单据,录入日期",
                     "\r\n"},
    [TABLE_WRITEOFFS] = {"writeoffs",
                         "writeoff_date,doc_no,installment_no,amount,reason,"
                         "recorded_date",
                         "\n"},
    [TABLE_CONTRACTS] = {"contracts",
                         "contract_no,customer_id,guarantor,guarantee_end,"
                         "penalty_rule",
                         "\n"},
    [TABLE_FX] = {"fx", "currency,rate_date,rate", "\n"},
};

_Noreturn void fail(const char *what, const char *which)
{
    fprintf(stderr, "samplegen: %s: %s\n", which, what);
    exit(3);
}

void row_clear(struct row *r)
{
    r->len = 0;
    r->begun = false;
}

static void add(struct row *r, const char *bytes, size_t n)
{
    if (r->len + n > sizeof(r->text))
        fail("row too long", "output");
    memcpy(r->text + r->len, bytes, n);
    r->len += n;
}

static void add_comma(struct row *r)
{
    if (r->begun)
        add(r, ",", 1);
    r->begun = true;
}

void row_text(struct row *r, const char *text)
{
    add_comma(r);
    add(r, text, strlen(text));
}

void row_format(struct row *r, const char *format, ...)
{
    char text[256];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    row_text(r, text);
}

/* Digits right to left, at least width of them; printf is too slow here. */
static char *digits(char *end, uint64_t n, int width)
{
    do {
        *--end = (char)('0' + n % 10);
        n /= 10;
        width--;
    } while (n || width > 0);
    return end;
}

void row_date(struct row *r, int32_t day, enum date_style style)
{
    struct civil c = civil_of(day);
    char text[16];
    char *end = text + sizeof(text);
    char *p = end;

    if (day == 0) {
        row_text(r, "");
        return;
    }
    if (style == DATE_SLASH) {
        row_format(r, "%d/%d/%d", c.year, c.month, c.day);
        return;
    }
    if (style == DATE_HAN) {
        row_format(r, "%d年%d月%d日", c.year, c.month, c.day);
        return;
    }
    p = digits(p, (uint64_t)c.day, 2);
    *--p = '-';
    p = digits(p, (uint64_t)c.month, 2);
    *--p = '-';
    p = digits(p, (uint64_t)c.year, 4);
    add_comma(r);
    add(r, p, (size_t)(end - p));
}

void row_amount(struct row *r, int64_t minor, bool grouped)
{
    char text[40];
    char *end = text + sizeof(text);
    char *p = end;
    uint64_t n = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    uint64_t whole = n / 100;
    bool quoted = grouped && whole >= 1000;

    if (quoted)
        *--p = '"';
    p = digits(p, n % 100, 2);
    *--p = '.';
    while (quoted && whole >= 1000) {
        p = digits(p, whole % 1000, 3);
        *--p = ',';
        whole /= 1000;
    }
    p = digits(p, whole, 1);
    if (minor < 0)
        *--p = '-';
    if (quoted)
        *--p = '"';
    add_comma(r);
    add(r, p, (size_t)(end - p));
}

void row_encode(struct row *r)
{
    iconv_t cd = iconv_open("GB18030", "UTF-8");
    char out[sizeof(r->text)];
    char *from = r->text;
    char *to = out;
    size_t left = r->len;
    size_t room = sizeof(out);

    if (cd == (iconv_t)-1)
        fail("no GB18030 in iconv", "output");
    if (iconv(cd, &from, &left, &to, &room) == (size_t)-1)
        fail("cannot be encoded in GB18030", "output");
    iconv_close(cd);
    memcpy(r->text, out, (size_t)(to - out));
    r->len = (size_t)(to - out);
}

static void flush(struct sink *s)
{
    size_t done = 0;

    while (done < s->used) {
        ssize_t n = write(s->fd, s->bytes + done, s->used - done);
        if (n <= 0)
            fail(strerror(errno), "write");
        done += (size_t)n;
    }
    s->used = 0;
}

static void put(struct sink *s, const char *bytes, size_t n)
{
    if (!s->open)
        return;
    if (s->used + n > SINK_BYTES)
        flush(s);
    memcpy(s->bytes + s->used, bytes, n);
    s->used += n;
}

void snapshot_add(struct snapshot *s, enum table table, const struct row *r)
{
    const char *end = tables[table].line_end;

    put(&s->sinks[table], r->text, r->len);
    put(&s->sinks[table], end, strlen(end));
}

/* mkdir -p */
static void make_folder(char *path)
{
    for (char *p = path + 1;; p++) {
        char c = *p;
        if (c != '/' && c != '\0')
            continue;
        *p = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            fail(strerror(errno), path);
        *p = c;
        if (c == '\0')
            return;
    }
}

static void sink_open(struct sink *s, enum table table, const char *folder,
                      bool documents_only)
{
    char path[4096];
    struct row heading;

    if (snprintf(path, sizeof(path), "%s/%s.csv", folder, tables[table].name) >=
        (int)sizeof(path))
        fail("path too long", folder);
    s->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (s->fd < 0)
        fail(strerror(errno), path);
    s->bytes = malloc(SINK_BYTES);
    if (!s->bytes)
        fail("no memory", path);
    s->open = true;
    row_clear(&heading);
    row_text(&heading, tables[table].heading);
    if (documents_only)
        heading.len -= strlen(MORE);
    put(s, heading.text, heading.len);
    put(s, tables[table].line_end, strlen(tables[table].line_end));
}

void snapshots_open(struct snapshot *snapshots, size_t n, const char *folder,
                    bool documents_only)
{
    char path[4000];

    for (size_t i = 0; i < n; i++) {
        struct civil c = civil_of(snapshots[i].day);
        if (snprintf(path, sizeof(path), "%s/snapshots/%04d-%02d-%02d", folder,
                     c.year, c.month, c.day) >= (int)sizeof(path))
            fail("path too long", folder);
        make_folder(path);
        for (int t = 0; t < TABLE_COUNT; t++)
            if (t == TABLE_DOCUMENTS || !documents_only)
                sink_open(&snapshots[i].sinks[t], (enum table)t, path,
                          documents_only);
    }
}

void snapshots_close(struct snapshot *snapshots, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (int t = 0; t < TABLE_COUNT; t++) {
            struct sink *s = &snapshots[i].sinks[t];
            if (!s->open)
                continue;
            flush(s);
            if (close(s->fd) != 0)
                fail(strerror(errno), "close");
            free(s->bytes);
            s->open = false;
        }
}
