#include "input/issued.h"

#define LARGEST_MANIFEST (64u << 20)

static bool read_date(struct str text, struct date *out)
{
    struct field f = {.text = text};
    struct diag quiet = {0};

    return text.len > 0 && date_parse(f, DATE_YMD, false, out, &quiet);
}

bool manifest_read(const char *path, struct run_manifest *out, struct arena *a,
                   struct diag *d)
{
    struct run_manifest m;

    if (!json_read(path, LARGEST_MANIFEST, &m.top, a, d))
        return false;
    if (!read_date(json_find_text(&m.top, "as_of"), &m.as_of) ||
        !read_date(json_find_text(&m.top, "snapshot"), &m.snapshot))
        return diag_error(d, place_of(path, 0, 0),
                          "this manifest does not say its as_of and snapshot: "
                          "was the file edited?");
    *out = m;
    return true;
}

size_t manifest_inputs(const struct run_manifest *m, struct str prefix,
                       struct run_input **out, struct arena *a)
{
    const struct json_node *list = json_find(&m->top, "inputs");
    size_t count = list && list->kind == JSON_IS_LIST ? list->count : 0;
    size_t n = 0;

    *out = arena_array(a, struct run_input, count);
    for (size_t i = 0; i < count; i++) {
        struct run_input x = {json_find_text(&list->items[i], "path"),
                              json_find_text(&list->items[i], "sha256")};

        if (str_starts(x.path, prefix))
            (*out)[n++] = x;
    }
    return n;
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

static bool read_document(const struct json_node *node,
                          const struct currency *currency,
                          struct issued_document *out)
{
    *out = (struct issued_document){.doc_no = json_find_text(node, "doc_no"),
                                    .installment_no =
                                        json_find_text(node, "installment_no"),
                                    .due_date = no_date};
    (void)read_date(json_find_text(node, "due_date"), &out->due_date);
    return out->doc_no.len > 0 &&
           read_amount(node, "open", currency, &out->open);
}

static bool read_letter(const struct json_node *node, struct issued_letter *x,
                        struct arena *a)
{
    const struct json_node *documents = json_find(node, "documents");

    x->file = json_find_text(node, "file");
    x->number = json_find_text(node, "number");
    x->stage = json_find_text(node, "stage");
    x->customer_id = json_find_text(node, "customer_id");
    x->currency = currency_find(json_find_text(node, "currency"));
    if (!x->customer_id.len || !x->currency || !documents ||
        documents->kind != JSON_IS_LIST ||
        !read_amount(node, "total", x->currency, &x->total))
        return false;
    x->document_count = documents->count;
    x->documents = arena_array(a, struct issued_document, documents->count);
    for (size_t i = 0; i < documents->count; i++)
        if (!read_document(&documents->items[i], x->currency, &x->documents[i]))
            return false;
    return true;
}

bool manifest_letters(const struct run_manifest *m, const char *path,
                      struct str run, struct issued *out, struct arena *a,
                      struct diag *d)
{
    const struct json_node *list = json_find(&m->top, "letters");
    size_t count = list && list->kind == JSON_IS_LIST ? list->count : 0;
    bool all = true;

    for (size_t i = 0; i < count; i++) {
        struct issued_letter x = {.run = run, .as_of = m->as_of};

        if (read_letter(&list->items[i], &x, a))
            ARENA_PUSH(a, out->letters, out->count, out->capacity) = x;
        else
            all = diag_error(d, place_of(path, 0, 0),
                             "letter %zu of this manifest does not say its "
                             "customer, currency, total and documents: was "
                             "the file edited?",
                             i + 1);
    }
    return all;
}
