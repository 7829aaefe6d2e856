/*
 * Letters a second on one core, from template to the bytes of the PDF: the
 * peers' letter of 598 characters and a table of 12 rows.
 *
 * usage: bench_letters [LETTERS]
 */
#include "../typewriter.h"
#include "doc/template.h"
#include "layout/compose.h"
#include "output/pdf.h"
#include "output/pdf_stock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROWS    12
#define FLOOR   "600"
#define SAMPLES 8

static const char body[] =
    "# 催款函\n"
    "\n"
    "::: right\n"
    "编号：{{number}}\n"
    ":::\n"
    "\n"
    "**致：{{customer}}**\n"
    "\n"
    "贵我双方于2025年3月签订《设备零部件采购合同》（编号：{{contr"
    "act}}，以下简称“合同”），约定由我司向贵司供应轴承座、联轴器及配套"
    "紧固件，贵司应于收到货物并验收合格后六十日内以银行转账方式支付全部货款。"
    "合同签订后，我司严格按照约定的数量、质量和期限履行了交货义务，贵司的收货"
    "人员已在送货单上签字确认。\n"
    "\n"
    "截至2026年7月17日，贵司仍拖欠我司货款人民币¥{{total}}元"
    "（大写：壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分），其中最早一笔已逾期二百余"
    "天。我司财务人员曾多次通过电话、电子邮件及上门拜访等形式催收，贵司虽口头"
    "承诺尽快安排付款，但至今未予兑现——上述行为已构成违约。欠款明细如下：\n"
    "\n"
    "| 序号 | 发票号码 | 开票日期 | 到期日 | 逾期天数 | 未付"
    "金额（元） |\n"
    "|:-:|:--|:-:|:-:|--:|--:|\n"
    "{{#documents}}\n"
    "| {{row}} | {{doc_no}} | {{issued}} "
    "| {{due}} | {{days}} | {{open}} |\n"
    "{{/documents}}\n"
    "\n"
    "根据《中华人民共和国民法典》第五百七十七条、第五百七十九条之规定，当事人"
    "一方未支付价款的，对方可以请求其支付；约定了违约金的，还应当承担相应的违"
    "约责任。请贵司于收到本函之日起七日内，将全部欠款一次性汇入我司账户，并将"
    "付款凭证以电子邮件方式发送至我司财务部。\n"
    "\n"
    "如贵司对上述金额有不同意见，请在同一期限内提供书面说明及有关证明材料，我"
    "司将安排专人与贵司对账。逾期未付款又未书面回复的，我司将依法采取包括但不"
    "限于申请支付令、提起诉讼、申请财产保全等措施，由此产生的诉讼费、保全费、"
    "律师费等一切费用均由贵司承担。\n"
    "\n"
    "::: signature\n"
    "滨江华恒精密制造有限公司（盖章）\n"
    "2026年7月17日\n"
    ":::\n";

static void set_text(struct value map, const char *key, struct arena *a,
                     const char *format, int n)
{
    value_set(map, key, value_text(arena_format(a, format, n, n % 97)), a);
}

static struct value letter_data(int number, struct arena *a)
{
    static const char *const names[] = {"宏远", "鼎盛", "瑞和", "博川",
                                        "新泰", "华通", "中岳", "嘉禾"};
    struct value map = value_map_new(a), rows = value_list_new(a);

    set_text(map, "number", a, "HH-CK-%06d", number);
    set_text(map, "contract", a, "HT-2025-%04d", number % 10000);
    set_text(map, "total", a, "1,234,%03d.%02d", number % 1000);
    value_set(map, "customer",
              value_text(arena_format(a, "临江%s机械设备有限公司",
                                      names[(size_t)number % COUNT(names)])),
              a);
    for (int i = 1; i <= ROWS; i++) {
        struct value row = value_map_new(a);

        set_text(row, "row", a, "%d", i);
        set_text(row, "doc_no", a, "2431%08d", number * ROWS + i);
        set_text(row, "issued", a, "2026-01-%02d", i);
        set_text(row, "due", a, "2026-03-%02d", i);
        set_text(row, "days", a, "%d", 138 - i);
        set_text(row, "open", a, "%d,800.%02d", 10 + (number + i * 37) % 900);
        value_push(rows, row, a);
    }
    value_set(map, "documents", rows, a);
    return map;
}

struct press {
    const struct template *template;
    struct font_set *fonts;
    struct shaper *shaper;
    struct pdf_stock *stock; /* made of the first letters */
    struct arena *long_lived;
    double filling, composing, making; /* seconds */
    size_t bytes, pages;
};

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void set_up(struct document_tree *tree)
{
    tree->language = STR("zh-CN");
    tree->author = STR("滨江华恒精密制造有限公司");
    tree->header = STR("滨江华恒精密制造有限公司");
    tree->footer = STR("第 {{page}} 页 共 {{pages}} 页");
    tree->body_font = STR("serif");
    tree->body_size = 10500;
    tree->first_line_indent = true;
    tree->page = (struct page_setup){.width = 595276,
                                     .height = 841890,
                                     .top = 72000,
                                     .right = 72000,
                                     .bottom = 72000,
                                     .left = 72000};
}

/* As duebook render makes it of eight letters. */
static bool make_stock(struct press *p, struct diag *d)
{
    bool ok = true;

    p->stock = pdf_stock_new(p->fonts, p->long_lived);
    for (int i = 0; ok && i < SAMPLES; i++) {
        struct arena a = {0};
        struct document_tree tree = {0};
        struct pages pages = {0};

        ok = template_fill(p->template, letter_data(i, &a), NULL, 0, &tree, &a,
                           d);
        set_up(&tree);
        ok = ok && compose(&tree, p->fonts, p->shaper, &pages, &a, d);
        if (ok)
            pdf_stock_add(p->stock, &pages);
        arena_release(&a);
    }
    pdf_stock_settle(p->stock);
    return ok;
}

static bool print_letter(struct press *p, int number, struct diag *d)
{
    struct pdf_options options = {
        .created = {20651}, .zone_minutes = 480, .stock = p->stock};
    struct arena a = {0};
    struct document_tree tree = {0};
    struct pages pages = {0};
    struct str file = {0};
    double start = seconds(), filled, composed;
    bool ok = template_fill(p->template, letter_data(number, &a), NULL, 0,
                            &tree, &a, d);

    set_up(&tree);
    filled = seconds();
    ok = ok && compose(&tree, p->fonts, p->shaper, &pages, &a, d);
    composed = seconds();
    ok = ok && pdf_make(&pages, p->fonts, &options, &file, &a, d);
    p->filling += filled - start;
    p->composing += composed - filled;
    p->making += seconds() - composed;
    p->bytes += file.len;
    p->pages += pages.count;
    arena_release(&a);
    return ok;
}

static void report(const struct press *p, int letters)
{
    double all = p->filling + p->composing + p->making;

    printf("letters a second a core\t%.0f\tletters/s\t" FLOOR "\n",
           letters / all);
    printf("a letter\t%.1f\tKB\t75\n", (double)p->bytes / letters / 1024);
    printf("  template and data to tree\t%.3f\tms\t-\n",
           p->filling * 1e3 / letters);
    printf("  tree to pages\t%.3f\tms\t0.8\n", p->composing * 1e3 / letters);
    printf("  pages to PDF\t%.3f\tms\t-\n", p->making * 1e3 / letters);
}

static bool run(struct arena *a, struct diag *d, int letters)
{
    struct field title = {.text = STR("催款函")};
    struct front_entry entry = {
        .key = {.text = STR("title")}, .values = &title, .value_count = 1};
    struct front_matter front = {.items = &entry, .count = 1, .capacity = 1};
    struct template_source source = {
        .path = "bench.md", .body = STR(body), .body_line = 1, .front = &front};
    struct press p = {.long_lived = a};
    struct str characters = STR(
        "催款函致：第页共临江宏远鼎盛瑞和博川新泰华通中岳嘉禾机械设备有限公司");

    if (!template_parse(&p.template, &source, a, d) ||
        !font_set_load(&p.fonts, typewriter_fonts, COUNT(typewriter_fonts), a,
                       d) ||
        !font_set_freeze(p.fonts,
                         arena_format(a, "%s%.*s", body, STR_ARG(characters)),
                         a, d))
        return false;
    p.shaper = shaper_new(a);
    if (!make_stock(&p, d))
        return false;
    for (int i = 0; i < letters; i++)
        if (!print_letter(&p, i, d))
            return false;
    report(&p, letters);
    shaper_release(p.shaper);
    font_set_release(p.fonts);
    return true;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    int letters = argc > 1 ? atoi(argv[1]) : 2000;
    bool ok = run(&a, &d, letters > 0 ? letters : 1);

    diag_print(&d, stderr, DIAG_NOTE);
    arena_release(&a);
    return ok ? 0 : 1;
}
