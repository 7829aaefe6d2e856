#include "command/close_voucher.h"

#include "output/csv_out.h"

#define LONGEST (1u << 20)
#define FIELDS  6

static void add_row(struct buf *b, const struct str *fields)
{
    for (size_t i = 0; i < FIELDS; i++)
        csv_add_text(b, fields[i], i == 0);
    buf_add_z(b, "\r\n");
}

static void add_headings(struct buf *b, bool english)
{
    static const struct str zh[FIELDS] = {
        STR_INIT("凭证日期"), STR_INIT("摘要"), STR_INIT("会计科目"),
        STR_INIT("币种"),     STR_INIT("借方"), STR_INIT("贷方")};
    static const struct str en[FIELDS] = {
        STR_INIT("date"),     STR_INIT("text"),  STR_INIT("account"),
        STR_INIT("currency"), STR_INIT("debit"), STR_INIT("credit")};

    add_row(b, english ? en : zh);
}

static void add_part(struct buf *b, const struct provision *p,
                     const struct provision_currency_part *part,
                     enum language language, struct arena *a)
{
    struct voucher_line lines[2];
    size_t n = provision_voucher(part, language, lines);

    for (size_t i = 0; i < n; i++) {
        struct str amount =
            money_plain((struct money){lines[i].minor, part->currency}, a);
        struct str fields[FIELDS] = {
            date_iso(p->day, a), provision_voucher_text(p, part, language, a),
            lines[i].account, str_from_z(part->currency->code)};

        fields[lines[i].debit ? 4 : 5] = amount;
        add_row(b, fields);
    }
}

struct str close_voucher_csv(const struct provision *p, enum language language,
                             struct arena *a)
{
    struct buf b = buf_new(a, LONGEST);
    bool any = false;

    buf_add_z(&b, "\xEF\xBB\xBF");
    add_headings(&b, language == LANGUAGE_EN);
    for (size_t i = 0; i < p->part_count; i++) {
        size_t before = buf_str(&b).len;

        add_part(&b, p, &p->parts[i], language, a);
        any |= buf_str(&b).len > before;
    }
    return any ? buf_str(&b) : (struct str){0};
}
