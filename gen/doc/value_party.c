#include "doc/value_party.h"

#include "doc/value_form.h"

/* What stands together on a line of a block has the same line number. */
static const struct {
    const char *key;
    const char *zh, *en;
    int line;
} parts[] = {
    {"uscc", "统一社会信用代码：", "Registration no.: ", 1},
    {"address", "地址：", "Address: ", 2},
    {"postcode", "邮编：", "postcode ", 2},
    {"legal_representative", "法定代表人：", "Legal representative: ", 3},
    {"contact", "联系人：", "Contact: ", 4},
    {"phone", "电话：", "Telephone: ", 4},
    {"fax", "传真：", "Fax: ", 4},
    {"email", "电子邮箱：", "E-mail: ", 4},
};

static void add_part(struct type_node *party, const char *name, bool optional,
                     struct arena *a)
{
    struct value_type type = {.kind = TYPE_TEXT, .optional = optional};
    struct field field = {str_from_z(name), party->at};
    struct diag quiet = {0};

    if (!type_find(party, field.text))
        (void)!type_add(party, field, type, a, &quiet);
}

/* As deep as types are declared. */
void party_add_parts(struct type_node *root, struct arena *a)
{
    struct type_node *node = root->children;

    for (; node; node = node->next) {
        party_add_parts(node, a);
        if (node->type.kind != TYPE_PARTY)
            continue;
        add_part(node, "name", false, a);
        for (size_t i = 0; i < COUNT(parts); i++)
            add_part(node, parts[i].key, true, a);
    }
}

bool value_is_party(struct value v)
{
    const struct value *name =
        v.kind == VALUE_MAP ? value_find(v, STR("name")) : NULL;

    return name && name->kind == VALUE_TEXT;
}

/* The text of a part; empty where the data do not say. */
static struct str part_text(struct value party, const char *key)
{
    const struct value *v = value_find(party, str_from_z(key));

    return v && v->kind == VALUE_TEXT ? v->text : STR("");
}

static struct str block(struct value party, bool english, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 20);
    int line = 0;

    buf_add(&b, part_text(party, "name"));
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct str text = part_text(party, parts[i].key);

        if (text.len == 0)
            continue;
        if (parts[i].line != line)
            buf_add_byte(&b, '\n');
        else
            buf_add_z(&b, english ? ", " : "　");
        line = parts[i].line;
        buf_add_z(&b, english ? parts[i].en : parts[i].zh);
        buf_add(&b, text);
    }
    return buf_str(&b);
}

static struct str in_line(struct value party, bool english, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 20);
    bool any = false;

    buf_add(&b, part_text(party, "name"));
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct str text = part_text(party, parts[i].key);

        if (text.len == 0)
            continue;
        if (any)
            buf_add_z(&b, english ? "; " : "，");
        else
            buf_add_z(&b, english ? " (" : "（");
        any = true;
        buf_add_z(&b, english ? parts[i].en : parts[i].zh);
        buf_add(&b, text);
    }
    if (any)
        buf_add_z(&b, english ? ")" : "）");
    return buf_str(&b);
}

bool party_form(struct value party, struct str form, bool english,
                struct str *out, struct arena *a)
{
    if (str_equal_z(form, "block"))
        *out = block(party, english, a);
    else if (str_equal_z(form, "line"))
        *out = in_line(party, english, a);
    else
        return false;
    return true;
}
