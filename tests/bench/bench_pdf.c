/*
 * The cost of a letter's PDF without its composition: a page of 600 Chinese
 * characters, a heading and a table of 12 rows, in three faces.
 *
 * usage: bench_pdf [LETTERS]
 */
#include "../typewriter.h"
#include "output/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *const paragraphs[] = {
    "贵我双方于2025年3月签订《设备零部件采购合同》，约定由我司向贵司供应"
    "轴承座、联轴器及配套紧固件，贵司应于收到货物并验收合格后六十日内以银行"
    "转账方式支付全部货款。合同签订后，我司严格按照约定的数量、质量和期限履行"
    "了交货义务，贵司的收货人员已在送货单上签字确认，相应的增值税专用发票亦已"
    "开具并由贵司签收入账，贵司从未就货物质量或数量提出任何书面异议。",
    "然而，截至2026年7月17日，贵司仍拖欠我司货款人民币壹佰贰拾叁万肆仟伍佰"
    "陆拾柒元捌角玖分（¥1,234,567.89），其中最早一笔已逾期二百余天。我司财务"
    "人员曾多次通过电话、电子邮件及上门拜访等形式催收，贵司虽口头承诺尽快安排"
    "付款，但至今未予兑现，上述行为已构成违约，并给我司的资金周转和正常经营"
    "造成了严重影响。",
    "根据《中华人民共和国民法典》第五百七十七条、第五百七十九条及第五百八十五条"
    "之规定，当事人一方未支付价款的，对方可以请求其支付；约定了违约金的，还应当"
    "承担相应的违约责任。为维护双方长期以来建立的合作关系，现郑重函告如下：请贵"
    "司"
    "于收到本函之日起七日内，将全部欠款一次性汇入本函所列的收款账户，并将付款"
    "凭证复印件传真或以电子邮件方式发送至我司财务部，以便及时核对销账。",
    "如贵司对上述欠款金额有不同意见，请在同一期限内提供书面说明及有关证明材料，"
    "我司将安排专人与贵司对账。逾期未付款又未书面回复的，我司将视为贵司对欠款"
    "事实无异议，并将依法采取包括但不限于申请支付令、提起诉讼、申请财产保全等"
    "措施追究贵司的法律责任，由此产生的诉讼费、保全费、律师费、差旅费等一切费用"
    "均由贵司承担。特此函告，盼复为荷！",
};

static mpt write_paragraph(struct typewriter *w, mpt y, struct str text)
{
    while (text.len > 0) {
        struct str rest = text;

        for (int i = 0; i < 40 && rest.len > 0; i++)
            utf8_next(&rest);
        typewriter_line(w, 85000, y, str_head(text, text.len - rest.len));
        text = rest;
        y += 18000;
    }
    return y + 4000;
}

static void write_letter(struct typewriter *w, int number)
{
    mpt y = 130000;

    *w->page = (struct page){.setup = {.width = 595276, .height = 841890}};
    w->family = FONT_SANS;
    w->bold = true;
    w->size = 18000;
    typewriter_line(w, 270000, 90000, STR("催款函"));
    w->family = FONT_SERIF;
    w->size = 10500;
    typewriter_line(w, 85000, 110000, STR("致：示例机械（虚构）有限公司"));
    w->bold = false;
    for (size_t i = 0; i < COUNT(paragraphs); i++)
        y = write_paragraph(w, y, str_from_z(paragraphs[i]));
    w->family = FONT_SANS;
    w->size = 9000;
    for (int row = 0; row < 12; row++, y += 16000)
        typewriter_line(w, 90000, y,
                        arena_format(w->arena,
                                     "FP-%06d   2025-%02d-15   2026-%02d-14   "
                                     "%d,%03d.%02d   %d",
                                     number * 12 + row, row + 1, row + 1,
                                     (number + row) % 90 + 10, number % 1000,
                                     row, 200 + number % 100));
}

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The programs alone, as pdf_font asks for them: the first 300 glyphs. */
static double time_subset(const struct font_set *set, int rounds, size_t *size)
{
    uint32_t glyphs[300];
    uint16_t ids[COUNT(glyphs)];
    struct str program = {0};
    double start = seconds();

    for (size_t i = 0; i < COUNT(glyphs); i++)
        glyphs[i] = (uint32_t)i;
    for (int i = 0; i < rounds; i++) {
        struct arena scratch = {0};

        if (!font_subset(font_set_face(set, 0), glyphs, COUNT(glyphs), &program,
                         ids, &scratch))
            abort();
        *size = program.len;
        arena_release(&scratch);
    }
    return (seconds() - start) / rounds;
}

static void row(const char *what, double value, const char *unit)
{
    printf("%s\t%.3f\t%s\t-\n", what, value, unit);
}

static bool run(struct arena *a, struct diag *d, int letters)
{
    struct pdf_options options = {.created = {20651}, .zone_minutes = 480};
    struct document_tree document = {.title = STR("催款函"),
                                     .language = STR("zh-CN"),
                                     .author = STR("示例公司（虚构）")};
    struct font_set *set;
    struct page page;
    struct pages pages = {.items = &page, .count = 1, .document = &document};
    struct typewriter w = {.page = &page, .arena = a};
    struct buf text = buf_new(a, 1 << 20);
    double shaping = 0, making = 0, start = seconds();
    size_t bytes = 0, program = 0;

    for (size_t i = 0; i < COUNT(paragraphs); i++)
        buf_add_z(&text, paragraphs[i]);
    buf_add_z(&text, "催款函致：示例机械（虚构）有限公司");
    if (!font_set_load(&set, typewriter_fonts, COUNT(typewriter_fonts), a, d) ||
        !font_set_freeze(set, buf_str(&text), a, d))
        return false;
    w.set = set;
    row("pdf: load and cut fonts, once a run", (seconds() - start) * 1e3, "ms");
    w.shaper = shaper_new(a);
    for (int i = 0; i < letters; i++) {
        struct arena_mark mark = arena_mark(a);
        struct str file;

        start = seconds();
        write_letter(&w, i);
        shaping += seconds() - start;
        start = seconds();
        if (!pdf_make(&pages, w.set, &options, &file, a, d))
            return false;
        making += seconds() - start;
        bytes += file.len;
        arena_rewind(a, mark);
    }
    row("pdf: shape a letter", shaping / letters * 1e3, "ms");
    row("pdf: pdf_make a letter", making / letters * 1e3, "ms");
    row("pdf: of it a font of 300 glyphs",
        time_subset(set, 200, &program) * 1e3, "ms");
    row("pdf: letters without composition", letters / (shaping + making),
        "1/s a core");
    row("pdf: size", (double)bytes / letters / 1e3, "KB a letter");
    shaper_release(w.shaper);
    font_set_release(set);
    return true;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    bool ok = run(&a, &d, argc > 1 ? atoi(argv[1]) : 500);

    diag_print(&d, stderr, DIAG_NOTE);
    arena_release(&a);
    return ok ? 0 : 1;
}
