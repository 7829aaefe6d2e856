#include "command/paper_cover.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"
#include "command/output_names.h"
#include "doc/blanks.h"
#include "report/variables.h"

void paper_cover_add(struct paper_cover *cover, const struct customer *customer,
                     const struct template *t, const struct document_tree *tree,
                     struct arena *a)
{
    struct covered_paper paper = {.customer = customer,
                                  .title = template_title(t),
                                  .count = tree->blank_count};
    struct arena room = {0};
    struct blanks typed;

    blanks_find(tree, &typed, &room);
    paper.typed = arena_array(a, struct str, typed.count + 1);
    for (; paper.typed_count < typed.count; paper.typed_count++)
        paper.typed[paper.typed_count] =
            arena_str(a, typed.items[paper.typed_count]);
    arena_release(&room);
    if (!paper.count && !paper.typed_count)
        return;
    paper.blanks = arena_array(a, struct field, tree->blank_count);
    for (size_t i = 0; i < tree->blank_count; i++)
        paper.blanks[i].text = arena_str(a, tree->blanks[i].text);
    ARENA_PUSH(a, cover->items, cover->count, cover->capacity) = paper;
}

/* "contract.penalty_clause: 违约金条款" of the names a template may use. */
static void add_blank(struct buf *b, struct str name, bool zh)
{
    const struct variable_kind *kind = variables_find(STR("paper"));
    const struct variable *v = variables_of(kind, name);

    if (v)
        buf_add_format(b, "  - %s (%.*s)\n", zh ? v->zh : v->en, STR_ARG(name));
    else
        buf_add_format(b, "  - %.*s\n", STR_ARG(name));
}

static void add_paper(struct buf *b, const struct covered_paper *p, bool zh)
{
    buf_add_format(b, "\n%.*s %.*s %s%.*s%s\n",
                   STR_ARG(p->customer->customer_id),
                   STR_ARG(p->customer->name), zh ? "《" : "“",
                   STR_ARG(p->title), zh ? "》" : "”");
    for (size_t i = 0; i < p->count; i++)
        add_blank(b, p->blanks[i].text, zh);
    for (size_t i = 0; i < p->typed_count; i++)
        buf_add_format(b, zh ? "  - “%.*s”\n" : "  - \"%.*s\"\n",
                       STR_ARG(p->typed[i]));
}

bool paper_cover_write(struct run *r, const struct book *b,
                       const struct paper_cover *cover, const char *folder)
{
    bool zh = b->policy.language == LANGUAGE_ZH;
    struct buf text = buf_new(r->arena, 16u << 20);
    const char *path =
        file_join(r->arena, folder, output_name(OUTPUT_TO_FILL_IN, &b->policy));

    if (!cover->count)
        return true;
    buf_add_z(&text,
              zh ? "内部使用，不得外发\n"
                   "下列文书中的横线处账簿没有数据，请在签发前手工填写，"
                   "或补入 records/ 后重新生成；引号内为须自行填写处的"
                   "原文。\n"
                 : "For the house only\n"
                   "The data do not hold what these papers leave blank: "
                   "fill it in by hand before signing, or enter it in "
                   "records/ and make them anew; what is quoted is yours "
                   "to decide.\n");
    for (size_t i = 0; i < cover->count; i++)
        add_paper(&text, &cover->items[i], zh);
    if (!outfile_save(path, buf_str(&text), r->arena, r->diag))
        return false;
    run_say(r, "%s: what is to be filled in by hand\n", path);
    return true;
}
