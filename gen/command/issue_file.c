#include "command/issue_file.h"

#include "base/file.h"
#include "command/output_names.h"
#include "input/csv.h"
#include "input/json.h"
#include "output/csv_out.h"
#include "output/json.h"

#include <stddef.h>

#define LARGEST_RUN ((size_t)1 << 30)
#define LARGEST_CSV ((size_t)1 << 30)

/* The texts and days of a letter, by their key. */
static const struct {
    const char *key;
    size_t offset;
} texts[] =
    {
        {"number", offsetof(struct issued_letter, number)},
        {"series", offsetof(struct issued_letter, series)},
        {"run", offsetof(struct issued_letter, run)},
        {"file", offsetof(struct issued_letter, file)},
        {"sha256", offsetof(struct issued_letter, sha256)},
        {"title", offsetof(struct issued_letter, title)},
        {"stage", offsetof(struct issued_letter, stage)},
        {"customer_id", offsetof(struct issued_letter, customer_id)},
        {"recipient", offsetof(struct issued_letter, recipient)},
        {"phone", offsetof(struct issued_letter, phone)},
        {"address", offsetof(struct issued_letter, address)},
        {"template", offsetof(struct issued_letter, template_name)},
        {"template_sha256", offsetof(struct issued_letter, template_sha256)},
        {"policy_sha256", offsetof(struct issued_letter, policy_sha256)},
        {"corrects", offsetof(struct issued_letter, corrects)},
        {"reason", offsetof(struct issued_letter, reason)},
        {"registered_at", offsetof(struct issued_letter, registered_at)},
},
  days[] = {
      {"as_of", offsetof(struct issued_letter, as_of)},
      {"letter_date", offsetof(struct issued_letter, letter_date)},
      {"pay_by", offsetof(struct issued_letter, pay_by)},
};

static struct value document_value(const struct issued_document *x,
                                   const struct currency *currency,
                                   struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "doc_no", value_text(x->doc_no), a);
    value_set(v, "installment_no", value_text_or_null(x->installment_no), a);
    value_set(v, "due_date", value_date(x->due_date), a);
    value_set(v, "open", value_minor(x->open, currency), a);
    return v;
}

static struct value letter_value(const struct issued_letter *x, struct arena *a)
{
    struct value v = value_map_new(a), documents = value_list_new(a);

    for (size_t i = 0; i < COUNT(texts); i++)
        value_set(v, texts[i].key,
                  value_text_or_null(
                      *(const struct str *)((const char *)x + texts[i].offset)),
                  a);
    for (size_t i = 0; i < COUNT(days); i++)
        value_set(v, days[i].key,
                  value_date(
                      *(const struct date *)((const char *)x + days[i].offset)),
                  a);
    value_set(v, "year", value_integer(x->year), a);
    value_set(v, "sequence", value_integer(x->sequence), a);
    value_set(v, "currency", value_z(x->currency->code), a);
    value_set(v, "total", value_minor(x->total, x->currency), a);
    for (size_t i = 0; i < x->document_count; i++)
        value_push(documents, document_value(&x->documents[i], x->currency, a),
                   a);
    value_set(v, "documents", documents, a);
    return v;
}

struct str issue_file_text(const struct issued_letter *letters, size_t count,
                           struct arena *a)
{
    struct value run = value_map_new(a), list = value_list_new(a);

    for (size_t i = 0; i < count; i++)
        value_push(list, letter_value(&letters[i], a), a);
    value_set(run, "version", value_integer(1), a);
    value_set(run, "letters", list, a);
    return json_make(run, a);
}

static bool read_day(struct str text, struct date *out)
{
    struct diag quiet = {0};

    *out = no_date;
    return !text.len || date_parse((struct field){.text = text}, DATE_YMD,
                                   false, out, &quiet);
}

static bool read_amount(const struct json_node *node, const char *key,
                        const struct currency *currency, int64_t *out)
{
    struct field f = {.text = json_find_text(node, key)};
    struct money m = {0, currency};
    struct diag quiet = {0};

    if (!f.text.len || !money_parse(f, currency, number_plain, &m, &quiet))
        return false;
    *out = m.minor;
    return true;
}

static int32_t integer_of(const struct json_node *node, const char *key)
{
    const struct json_node *n = json_find(node, key);

    return n && n->kind == JSON_IS_INTEGER ? (int32_t)n->integer : 0;
}

static bool read_documents(const struct json_node *list,
                           struct issued_letter *x, struct arena *a)
{
    if (!list || list->kind != JSON_IS_LIST)
        return false;
    x->document_count = list->count;
    x->documents = arena_array(a, struct issued_document, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct json_node *n = &list->items[i];
        struct issued_document *doc = &x->documents[i];

        doc->doc_no = json_find_text(n, "doc_no");
        doc->installment_no = json_find_text(n, "installment_no");
        if (!read_day(json_find_text(n, "due_date"), &doc->due_date) ||
            !read_amount(n, "open", x->currency, &doc->open))
            return false;
    }
    return true;
}

static bool read_letter(const struct json_node *node, struct issued_letter *x,
                        struct arena *a)
{
    bool ok = true;

    for (size_t i = 0; i < COUNT(texts); i++)
        *(struct str *)((char *)x + texts[i].offset) =
            json_find_text(node, texts[i].key);
    for (size_t i = 0; i < COUNT(days); i++)
        ok = read_day(json_find_text(node, days[i].key),
                      (struct date *)((char *)x + days[i].offset)) &&
             ok;
    x->withdrawn_date = no_date;
    x->year = integer_of(node, "year");
    x->sequence = integer_of(node, "sequence");
    x->currency = currency_find(json_find_text(node, "currency"));
    x->state = ISSUED_ISSUED;
    return ok && x->number.len && x->series.len && x->sequence > 0 &&
           x->file.len && x->sha256.len && x->customer_id.len && x->currency &&
           read_amount(node, "total", x->currency, &x->total) &&
           read_documents(json_find(node, "documents"), x, a);
}

bool issue_file_read(const char *path, struct issued *out, struct arena *a,
                     struct diag *d)
{
    struct json_node top;
    const struct json_node *list;

    if (!json_read(path, LARGEST_RUN, &top, a, d))
        return false;
    list = json_find(&top, "letters");
    if (!list || list->kind != JSON_IS_LIST)
        return diag_error(d, place_of(path, 0, 0),
                          "this RUN.json lists no letters: was the file "
                          "edited?");
    for (size_t i = 0; i < list->count; i++) {
        struct issued_letter x = {0};

        if (!read_letter(&list->items[i], &x, a))
            return diag_error(d, place_of(path, 0, 0),
                              "letter %zu of this RUN.json does not say its "
                              "number, file, hash, customer, currency, total "
                              "and documents: was the file edited?",
                              i + 1);
        ARENA_PUSH(a, out->letters, out->count, out->capacity) = x;
    }
    return true;
}

static const struct bilingual states[] = {
    [ISSUED_DRAFT] = {"草稿", "draft"},
    [ISSUED_RESERVED] = {"占号", "reserved"},
    [ISSUED_ISSUED] = {"已签发", "issued"},
    [ISSUED_WITHDRAWN] = {"已撤回", "withdrawn"},
};

static const struct bilingual headings[] = {
    {"文号", "Number"},
    {"函件名称", "Paper"},
    {"客户编号", "Customer"},
    {"收件人", "Recipient"},
    {"阶段", "Stage"},
    {"币种", "Currency"},
    {"金额", "Amount"},
    {"截止日期", "As of"},
    {"函件日期", "Dated"},
    {"付款期限", "Pay by"},
    {"状态", "State"},
    {"撤回日期", "Withdrawn"},
    {"撤回或改级理由", "Reason"},
    {"更正的文号", "Corrects"},
    {"批次", "Run"},
    {"文件", "File"},
    {"文件哈希", "SHA-256"},
    {"模板", "Template"},
    {"模板哈希", "Template SHA-256"},
    {"政策哈希", "Policy SHA-256"},
    {"登记时间", "Registered"},
};

static void add_letter(struct buf *b, const struct issued_letter *x,
                       enum language language, struct arena *a)
{
    const struct bilingual *state = &states[x->state];
    const struct str fields[] = {
        x->number,
        x->title,
        x->customer_id,
        x->recipient,
        x->stage,
        str_from_z(x->currency->code),
        money_plain((struct money){x->total, x->currency}, a),
        date_iso(x->as_of, a),
        date_iso(x->letter_date, a),
        date_iso(x->pay_by, a),
        str_from_z(language == LANGUAGE_ZH ? state->zh : state->en),
        date_iso(x->withdrawn_date, a),
        x->reason,
        x->corrects,
        x->run,
        x->file,
        x->sha256,
        x->template_name,
        x->template_sha256,
        x->policy_sha256,
        x->registered_at,
    };

    for (size_t i = 0; i < COUNT(fields); i++)
        csv_add_text(b, fields[i], i == 0);
    buf_add_z(b, "\r\n");
}

struct str issue_list_text(const struct issued *letters, enum language language,
                           struct arena *a)
{
    struct buf b = buf_new(a, LARGEST_CSV);
    struct arena room = {0};

    buf_add_z(&b, "\xEF\xBB\xBF");
    for (size_t i = 0; i < COUNT(headings); i++)
        csv_add_text(&b,
                     str_from_z(language == LANGUAGE_ZH ? headings[i].zh
                                                        : headings[i].en),
                     i == 0);
    buf_add_z(&b, "\r\n");
    for (size_t i = 0; i < letters->count; i++) {
        struct arena_mark mark = arena_mark(&room);

        if (letters->letters[i].state != ISSUED_RESERVED)
            add_letter(&b, &letters->letters[i], language, &room);
        arena_rewind(&room, mark);
    }
    arena_release(&room);
    return buf_str(&b);
}

const char *issue_list_path(const struct book *b, struct arena *a)
{
    return file_join(a, b->folder, output_name(OUTPUT_REGISTER, &b->policy));
}

/* Columns of the list, by their place in headings. */
enum { AT_NUMBER = 0, AT_STATE = 10, AT_WITHDRAWN = 11, AT_REASON = 12 };

static void take_row(const struct csv_row *row, struct issued *out,
                     struct arena *a)
{
    struct issued_letter x = {.state = ISSUED_WITHDRAWN};

    if (row->count <= AT_REASON ||
        (!str_equal_z(row->fields[AT_STATE], states[ISSUED_WITHDRAWN].zh) &&
         !str_equal_z(row->fields[AT_STATE], states[ISSUED_WITHDRAWN].en)) ||
        !read_day(row->fields[AT_WITHDRAWN], &x.withdrawn_date))
        return;
    x.number = arena_str(a, row->fields[AT_NUMBER]);
    x.reason = arena_str(a, row->fields[AT_REASON]);
    ARENA_PUSH(a, out->letters, out->count, out->capacity) = x;
}

void issue_list_withdrawn(const struct book *b, struct issued *out,
                          struct arena *a)
{
    const char *path = issue_list_path(b, a);
    struct csv_format format = {',', '\n', false};
    struct diag quiet = {0};
    struct csv_splitter s;
    struct csv_reader *reader;
    struct csv_row row;
    struct str text;

    *out = (struct issued){0};
    if (!file_exists(path) || !file_read(&text, path, LARGEST_CSV, a, &quiet))
        return;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    s = (struct csv_splitter){
        .text = text, .line = 1, .stop = text.len, .format = format};
    reader = csv_reader_new(format, a);
    while (csv_next(&s, &row))
        if (csv_read(reader, &row) == ROW_FINE)
            take_row(&row, out, a);
    csv_reader_close(reader);
}
