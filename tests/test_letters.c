#include "report/letters.h"

#include "base/file.h"
#include "base/utf8.h"
#include "command/template_file.h"

#include "tree_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "variables_check.h"

#define DEMAND_ZH "templates/letters/zh-CN/demand.md"
#define DEMAND_EN "templates/letters/en/demand.md"

/* A customer with two overdue documents; tests change what they look at. */
struct scene {
    struct arena arena;
    struct diag diag;
    struct customer customers[2];
    struct document_details details;
    struct document documents[2];
    struct open_item items[2];
    size_t indexes[2];
    struct stage stage;
    struct ledger ledger;
    struct aging aging;
    struct dunning_case dunning;
    struct policy policy;
    struct letter_ask ask;
};

static struct date day(int year, int month, int of_month)
{
    return date_from_civil((struct civil){year, month, of_month});
}

static void set_policy(struct scene *s)
{
    s->ask = (struct letter_ask){&s->ledger, &s->aging, &s->dunning, &s->policy,
                                 no_date,    {0},       {0},         {0}};
    s->policy = policy_default(&s->arena);
    s->policy.language = LANGUAGE_ZH;
    s->policy.reporting_currency = currency_find(STR("CNY"));
    s->policy.pay_within_days = 14;
    s->policy.creditor = (struct creditor){
        .name = STR("华衡精密机械有限公司"),
        .name_en = STR("Huaheng Precision Machinery Co., Ltd."),
        .contact = STR("应收会计"),
        .phone = STR("0000-0000000"),
        .bank_name = STR("示例银行示例支行"),
        .bank_account = STR("0000 1111 2222 3333"),
    };
}

static void set_document(struct scene *s, size_t i, struct str number,
                         int64_t open, struct date due)
{
    const struct currency *currency = currency_find(STR("CNY"));

    s->documents[i] = (struct document){.doc_no = number,
                                        .owed = open + 5000,
                                        .currency = currency,
                                        .issue_date = date_add_days(due, -60),
                                        .due_date = due,
                                        .recorded_date = no_date,
                                        .handed_over_date = no_date};
    s->items[i] =
        (struct open_item){.document = (uint32_t)i,
                           .days_overdue = s->aging.as_of.day - due.day,
                           .open = open};
    s->indexes[i] = i;
}

static struct scene *new_scene(void)
{
    struct scene *s = calloc(1, sizeof(*s));

    assert_non_null(s);
    s->diag.arena = &s->arena;
    set_policy(s);
    s->aging.as_of = day(2026, 7, 17);
    s->customers[0] = (struct customer){
        .customer_id = STR("C001"),
        .name = STR("东川装备制造有限公司"),
        .name_en = STR("Dongchuan Equipment Co., Ltd."),
        .terms_days = -1,
    };
    set_document(s, 0, STR("FP-1001"), 1234567, day(2026, 5, 13));
    set_document(s, 1, STR("FP-1002"), 1, day(2026, 7, 10));
    s->stage = (struct stage){.name = STR("formal"),
                              .template_name = STR("demand"),
                              .days_overdue = 7};
    s->ledger.customers = s->customers;
    s->ledger.customer_count = COUNT(s->customers);
    s->ledger.documents = s->documents;
    s->ledger.document_count = COUNT(s->documents);
    s->aging.items = s->items;
    s->aging.item_count = COUNT(s->items);
    s->dunning = (struct dunning_case){.currency = s->documents[0].currency,
                                       .reason = DUNNING_DUE,
                                       .stage = &s->stage,
                                       .items = s->indexes,
                                       .item_count = COUNT(s->indexes),
                                       .claimed = 1234568,
                                       .oldest_days = 65};
    return s;
}

static void drop_scene(struct scene *s)
{
    arena_release(&s->arena);
    free(s);
}

static struct str messages(const struct diag *d, struct arena *a)
{
    struct buf text = buf_new(a, 1 << 16);

    diag_text(d, DIAG_NOTE, &text);
    return buf_str(&text);
}

static bool make(struct scene *s, const char *path, struct document_tree *tree)
{
    const struct template *t;

    struct template_search search = {.root = "."};

    if (!template_load(&t, path, &search, &s->arena, &s->diag))
        fail_msg("%.*s", STR_ARG(messages(&s->diag, &s->arena)));
    return letter_make(t, &s->ask, tree, &s->arena, &s->diag);
}

static struct str letter_text(struct scene *s, const char *path)
{
    struct document_tree tree = {0};

    if (!make(s, path, &tree))
        fail_msg("%s: %.*s", path, STR_ARG(messages(&s->diag, &s->arena)));
    return tree_text(tree.blocks, &s->arena);
}

static void assert_says(struct str text, const char *words)
{
    if (str_find(text, str_from_z(words)) < 0)
        fail_msg("the letter does not say: %s\n%.*s", words, STR_ARG(text));
}

static void assert_silent(struct str text, const char *words)
{
    if (str_find(text, str_from_z(words)) >= 0)
        fail_msg("the letter says: %s\n%.*s", words, STR_ARG(text));
}

static void test_chinese(void **state)
{
    static const char *const says[] = {
        "h1(催款函)",
        "＿＿＿＿＿＿＿＿（草稿）",
        "*致：**东川装备制造有限公司*",
        "2026年7月17日",
        "*人民币壹万贰仟叁佰肆拾伍元陆角捌分*",
        "¥12,345.68",
        "65 天",
        "table(total:clccrrr:序号|单据号|开票日期|到期日|单据金额|未付金额|"
        "逾期天数;1|FP-1001|2026-03-14|2026-05-13|12,395.67|12,345.67|65;2|"
        "FP-1002|2026-05-11|2026-07-10|50.01|0.01|7;*合计*|||||"
        "*12,345.68*|)",
        "2026年7月31日前（含当日）",
        "p(收款单位：华衡精密机械有限公司)p(开户银行：示例银行示例支行)p("
        "账　　号：0000 1111 2222 3333)",
        "我司就附表所列全部债权（含争议部分、逾期付款违约金/利息及实现债权的"
        "费用）要求贵司付款；未列明部分不构成放弃。",
        "本函所定付款期限不构成对合同付款期限的变更、宽限或对违约责任的放弃，"
        "逾期付款违约金/利息仍自原到期日次日起计。",
        "如贵司已于近日付款，请忽略",
        "并将付款凭证发送我司核对。",
        "将上述款项 ¥12,345.68 足额付至下列账户",
        "东川装备制造有限公司已收到贵司《催款函》",
        "要求付款日期为2026年7月31日",
        "（请签收后寄回）",
        "职务：",
        "我司将依法通过诉讼/仲裁、财产保全、申请强制执行等途径主张权利。",
        "□ 法定代表人　□ 负责人　□ 收发人员　□ 经授权的人员",
        "slip(",
    };
    static const char *const not_said[] = {"异议的款项", "未核销", "冲减",
                                           "地址"};
    struct scene *s = new_scene();
    struct str text = letter_text(s, DEMAND_ZH);

    (void)state;
    variables_check_kind(
        "letter", letter_value(&s->ask, LANGUAGE_ZH, &s->arena), &s->arena);
    for (size_t i = 0; i < COUNT(says); i++)
        assert_says(text, says[i]);
    for (size_t i = 0; i < COUNT(not_said); i++)
        assert_silent(text, not_said[i]);
    drop_scene(s);
}

static void test_english(void **state)
{
    static const char *const says[] = {
        "h1(Demand for payment)",
        "*Dongchuan Equipment Co., Ltd.*",
        "Huaheng Precision Machinery Co., Ltd.",
        "17 July 2026",
        "31 July 2026",
        "CNY 12,345.68",
        ("including any disputed part, contractual damages or interest for "
         "late payment"),
        "and the costs of enforcing the claims",
        "neither varies nor extends the due dates",
        "from the day after each original due date",
        "please disregard this letter to the extent of that payment",
        "□ legal representative　□ person in charge　□ mail-room staff",
        "tell us why in writing by 31 July 2026",
        "not paid in full by 31 July 2026",
        "Dongchuan Equipment Co., Ltd. has received your letter",
    };
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    s->customers[0].language = STR("en");
    assert_int_equal(letter_language(&s->customers[0], &s->policy),
                     LANGUAGE_EN);
    assert_int_equal(letter_language(&s->customers[1], &s->policy),
                     LANGUAGE_ZH);
    text = letter_text(s, DEMAND_EN);
    for (size_t i = 0; i < COUNT(says); i++)
        assert_says(text, says[i]);
    drop_scene(s);
}

/* Money paid and not yet applied is not asked for again. */
static void test_net(void **state)
{
    static const char *const zh[] = {
        "合计 ¥12,345.68，逾期最久的已达 65 天。扣除贵司已付（含贷项）未核销"
        "款项 ¥300.00 后，请求支付*人民币壹万贰仟零肆拾伍元陆角捌分*（"
        "¥12,045.68）。",
        "将上述请求支付的款项人民币壹万贰仟零肆拾伍元陆角捌分（¥12,045.68）"
        "足额付至",
        "合计 ¥12,345.68，请求支付人民币壹万贰仟零肆拾伍元陆角捌分（"
        "¥12,045.68），要求付款日期为",
        "*合计*|||||*12,345.68*|",
        "p(另有贵司款项（含贷项）¥300.00 "
        "尚未与具体单据核销，未在附表各行扣减，已自本函要求支付的金额中扣除；"
        "如贵司对该款项的用途另有指定，请告知。)",
    };
    static const char *const en[] = {
        "Together they amount to CNY 12,345.68.",
        "After deduction of your unallocated payments and credits of CNY "
        "300.00, we request payment of *CNY** **12,045.68*.",
        "Please pay *CNY** **12,045.68* so that",
        "p(Payments and credits of yours of CNY 300.00 have not yet been "
        "allocated to particular items; they have been deducted from the sum "
        "requested in this letter, not in the rows of the schedule. If you "
        "have specified a different use of them, please let us know.)",
        "payment of CNY 12,045.68 is requested by 31 July 2026",
    };
    struct scene *s = new_scene();

    (void)state;
    s->dunning.unapplied = -30000;
    for (size_t i = 0; i < COUNT(zh); i++)
        assert_says(letter_text(s, DEMAND_ZH), zh[i]);
    for (size_t i = 0; i < COUNT(en); i++)
        assert_says(letter_text(s, DEMAND_EN), en[i]);
    assert_silent(letter_text(s, DEMAND_ZH), "未注明");
    assert_silent(letter_text(s, DEMAND_EN), "reference to");
    drop_scene(s);
}

/* What is disputed stands in the schedule, apart; the sums are the rows'. */
static void test_disputed(void **state)
{
    static const char *const zh[] = {
        "序号|单据号|合同号|到期日|未付金额|其中争议|无争议|逾期天数;",
        "1|FP-1001|—|2026-05-13|12,345.67|12,345.67|0.00|65;",
        "2|FP-1002|HT-7|2026-07-10|0.01|—|0.01|7;",
        "*合计*||||*12,345.68*|*12,345.67*|*0.01*|",
        "有 2 笔逾期未付，合计 ¥12,345.68，逾期最久的已达 65 天。",
        "暂不计贵司已提出异议的款项 ¥12,345.67 后，请求支付*人民币壹分*（"
        "¥0.01）",
        "贵司已提出异议的款项在附表中单列，未计入本函限期支付的金额；我司对该"
        "部分款项的全部权利予以保留。",
    };
    static const char *const en[] = {
        "|Outstanding|Disputed|Undisputed|Days overdue;",
        "*12,345.68*|*12,345.67*|*0.01*|",
        ("Leaving the disputed CNY 12,345.67 aside for now, we request payment "
         "of *CNY** **0.01*."),
        "not part of the sum to be paid by 31 July 2026",
    };
    struct scene *s = new_scene();

    (void)state;
    s->details.contract_no = STR("HT-7");
    s->documents[1].details = &s->details;
    s->items[0].disputed = 1234567;
    s->dunning.claimed = 1;
    s->dunning.disputed = 1234567;
    s->dunning.oldest_days = 7;
    for (size_t i = 0; i < COUNT(zh); i++)
        assert_says(letter_text(s, DEMAND_ZH), zh[i]);
    for (size_t i = 0; i < COUNT(en); i++)
        assert_says(letter_text(s, DEMAND_EN), en[i]);
    s->dunning.disputed--;
    assert_false(make(s, DEMAND_ZH, &(struct document_tree){0}));
    drop_scene(s);
}

/* A red letter reduces what is owed; it is no overdue item itself. */
static void test_red_letter(void **state)
{
    static const char *const says[] = {
        ("有 1 笔逾期未付，扣减红字/冲减单据后合计*人民币壹万贰仟叁佰肆拾伍元"
         "陆角陆分*（¥12,345.66），已逾期 65 天。"),
        "65;冲减|FP-1002|2026-05-11|2026-07-10|49.99|-0.01|–;",
        "*合计*|||||*12,345.66*|",
    };
    struct scene *s = new_scene();

    (void)state;
    s->items[1].open = -1;
    s->documents[1].owed = 4999;
    s->items[1].days_overdue = 700;
    s->dunning.claimed = 1234566;
    for (size_t i = 0; i < COUNT(says); i++)
        assert_says(letter_text(s, DEMAND_ZH), says[i]);
    assert_says(letter_text(s, DEMAND_EN),
                "Credit|FP-1002|2026-05-11|2026-07-10|49.99|-0.01|–;");
    drop_scene(s);
}

/* Rows of one number are told apart, and money held back is named so. */
static void test_instalments(void **state)
{
    static const struct {
        const char *part;
        uint8_t class_of;
        const char *zh, *en;
    } rows[] = {
        {"", CLASS_TRADE, "2|FP-1001|", "2|FP-1001|"},
        {"2", CLASS_TRADE, "2|FP-1001（第2期）|", "2|FP-1001, instalment 2|"},
        {"2/3", CLASS_OTHER, "2|FP-1001（第2/3期）|",
         "2|FP-1001, instalment 2/3|"},
        {"首付款", CLASS_TRADE, "2|FP-1001（首付款）|", "2|FP-1001, 首付款|"},
        {"", CLASS_RETENTION, "2|FP-1001（质保金）|",
         "2|FP-1001, retention money|"},
        {"10", CLASS_RETENTION, "2|FP-1001（第10期，质保金）|",
         "2|FP-1001, instalment 10, retention money|"},
        {"质保金", CLASS_RETENTION, "2|FP-1001（质保金）|",
         "2|FP-1001, 质保金, retention money|"},
    };
    struct scene *s = new_scene();

    (void)state;
    s->documents[1].doc_no = s->documents[0].doc_no;
    s->documents[1].details = &s->details;
    for (size_t i = 0; i < COUNT(rows); i++) {
        s->details.installment_no = str_from_z(rows[i].part);
        s->documents[1].class_of = rows[i].class_of;
        assert_says(letter_text(s, DEMAND_ZH), rows[i].zh);
        assert_says(letter_text(s, DEMAND_EN), rows[i].en);
        assert_says(letter_text(s, DEMAND_ZH), "1|FP-1001|");
    }
    s->items[1].open = -1;
    s->dunning.claimed = 1234566;
    s->details.installment_no = STR("2");
    s->documents[1].class_of = CLASS_TRADE;
    assert_says(letter_text(s, DEMAND_ZH), "冲减|FP-1001（第2期）|");
    drop_scene(s);
}

/* Who writes, to whom, and where the slip goes back to. */
static void test_addresses(void **state)
{
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    s->customers[0].address = STR("东川路 1 号");
    s->policy.creditor.address = STR("华衡路 2 号");
    s->policy.creditor.address_en = STR("2 Huaheng Road");
    s->policy.creditor.postcode = STR("000000");
    s->policy.creditor.fax = STR("0000-1");
    s->policy.creditor.email = STR("ar@huaheng.example");
    text = letter_text(s, DEMAND_ZH);
    assert_says(text, "（地址：东川路 1 号）");
    assert_says(text, "电话：0000-0000000　地址：华衡路 2 号");
    assert_says(text, "（请签收后寄回：华衡路 2 号，邮编 000000；传真：0000-1；"
                      "电子邮箱：ar@huaheng.example）");
    text = letter_text(s, DEMAND_EN);
    assert_says(text, "2 Huaheng Road");
    assert_says(text, "Telephone 0000-0000000, e-mail ar@huaheng.example");
    assert_says(text, "(please sign and return to 2 Huaheng Road, postcode "
                      "000000; fax 0000-1; e-mail ar@huaheng.example)");
    drop_scene(s);
}

/* What the book does not say is a line to fill in by hand, not a gap. */
static void test_blanks(void **state)
{
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    s->policy.creditor.bank_name = STR("");
    s->policy.creditor.bank_account = STR("");
    s->policy.creditor.contact = STR("");
    text = letter_text(s, DEMAND_ZH);
    assert_says(text, "p(开户银行：＿＿＿＿＿＿＿＿＿＿＿＿)p(账　　号："
                      "＿＿＿＿＿＿＿＿＿＿＿＿)");
    assert_silent(text, "联系人");
    drop_scene(s);
}

/* Whatever a customer is called, the letter keeps its shape. */
static void test_hostile_name(void **state)
{
    struct scene *plain = new_scene(), *hostile = new_scene();
    struct document_tree a = {0}, b = {0};
    const struct block *x, *y;

    (void)state;
    hostile->customers[0].name = STR("**甲|乙**\n# 丙 <b> ::: {{total}} &amp;");
    hostile->documents[0].doc_no = STR("| 1 | 2 |\n| --- |");
    hostile->policy.creditor.bank_account = STR("`|`");
    assert_true(make(plain, DEMAND_ZH, &a) && make(hostile, DEMAND_ZH, &b));
    for (x = a.blocks, y = b.blocks; x && y; x = x->next, y = y->next)
        assert_int_equal(x->kind, y->kind);
    assert_true(!x && !y);
    assert_says(tree_text(b.blocks, &hostile->arena),
                "****甲|乙***\\n*# 丙 <b> ::: {{total}} &amp;*");
    drop_scene(plain);
    drop_scene(hostile);
}

static void test_total(void **state)
{
    struct scene *s = new_scene();
    struct document_tree tree = {0};

    (void)state;
    s->dunning.claimed++;
    assert_false(make(s, DEMAND_ZH, &tree));
    assert_string_equal(
        arena_z(&s->arena, messages(&s->diag, &s->arena)),
        "error: letter to C001: the rows sum to 12345.68, the claim is "
        "12345.69; no letter is written\n");
    drop_scene(s);
}

/* DOMAIN decisions 16 and 23: words no demand may contain. */
static void test_words(void **state)
{
    static const char *const files[] = {DEMAND_ZH, DEMAND_EN};
    static const char *const banned[] = {
        "报案",     "刑事",   "诈骗",      "老赖",          "曝光",
        "失信",     "征信",   "税务举报",  "上门",          "家人",
        "后果自负", "律师函", "时效",      "limitation",    "police",
        "criminal", "fraud",  "blacklist", "credit bureau",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        struct arena arena = {0};
        struct diag diag = {0};
        struct str text;

        assert_true(file_read(&text, files[i], 1 << 20, &arena, &diag));
        for (size_t j = 0; j < COUNT(banned); j++)
            if (str_find(text, str_from_z(banned[j])) >= 0)
                fail_msg("%s: %s", files[i], banned[j]);
        arena_release(&arena);
    }
}

static const struct {
    const char *id, *name, *stage;
    bool foreign, ascii;
    const char *want;
    const char *language;
} name_cases[] = {
    {"C001", "东川装备", "formal", false, false, "C001_东川装备_催款函.pdf",
     ""},
    {"C001", "东川装备", "formal", true, false, "C001_东川装备_催款函_USD.pdf",
     ""},
    {"C001", "东川装备", "formal", false, true, "C001_formal.pdf", ""},
    {"C001", "C001", "final", false, false, "C001_最后催告函.pdf", ""},
    {"C001", "A", "三催", false, false, "C001_A_三催.pdf", ""},
    {"CON.1", "../../etc/passwd", "formal", false, false,
     "CON_1_.._.._etc_passwd_催款函.pdf", ""},
    {" a\\b:c*d ", "<x>|\"?", "formal", false, false, "a_b_c_d__x_催款函.pdf",
     ""},
    {"1", "甲\n乙\t\x7F\xE2\x80\xAE丙", "formal", false, false,
     "1_甲_乙_丙_催款函.pdf", ""},
    {"编号", "甲", "formal", false, true, "_formal.pdf", ""},
    {"C1", "Brindle", "formal", true, false, "C1_Brindle_Demand_USD.pdf", "en"},
    {"C1", "Bri", "final", false, false, "C1_Bri_Final_demand.pdf", "en"},
    {"C001", "Brindle", "三催", false, false, "C001_Brindle_三催.pdf", "en"},
    {"C001", "Brindle", "formal", false, true, "C001_formal.pdf", "en"},
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(name_cases); i++) {
        struct scene *s = new_scene();
        struct dunning dunning = {.cases = &s->dunning, .count = 1, .due = 1};
        struct str name = {0};

        s->customers[0].customer_id = str_from_z(name_cases[i].id);
        s->customers[0].name = str_from_z(name_cases[i].name);
        s->customers[0].language = str_from_z(name_cases[i].language);
        s->stage.name = str_from_z(name_cases[i].stage);
        s->policy.ascii_names = name_cases[i].ascii;
        if (name_cases[i].foreign)
            s->dunning.currency = currency_find(STR("USD"));
        letter_names(&dunning, &s->ledger, &s->policy, &name, &s->arena);
        if (!str_equal_z(name, name_cases[i].want))
            fail_msg("%s: %.*s", name_cases[i].want, STR_ARG(name));
        drop_scene(s);
    }
}

static void test_long_name(void **state)
{
    struct scene *s = new_scene();
    struct dunning dunning = {.cases = &s->dunning, .count = 1, .due = 1};
    struct buf b = buf_new(&s->arena, 1 << 16);
    struct str name = {0};

    (void)state;
    for (int i = 0; i < 500; i++)
        buf_add_z(&b, i % 2 ? "𠀀" : "长");
    s->customers[0].customer_id = buf_str(&b);
    s->customers[0].name =
        arena_format(&s->arena, "%.*s2", STR_ARG(buf_str(&b)));
    letter_names(&dunning, &s->ledger, &s->policy, &name, &s->arena);
    assert_true(utf8_length(name) <= 80 && name.len <= 240 &&
                utf8_check(name) == name.len);
    assert_true(str_ends(name, STR("_催款函.pdf")));
    drop_scene(s);
}

/* Names that some file system takes for one are told apart by a hash. */
static void test_unique_names(void **state)
{
    struct scene *s = new_scene();
    struct dunning_case cases[3] = {s->dunning, s->dunning, s->dunning};
    struct dunning dunning = {.cases = cases, .count = 3, .due = 2};
    struct str names[3] = {{0}};

    (void)state;
    cases[1].customer = 1;
    cases[2].reason = DUNNING_HELD;
    s->customers[0].customer_id = STR("a/1");
    s->customers[1] = s->customers[0];
    s->customers[1].customer_id = STR("A:1");
    letter_names(&dunning, &s->ledger, &s->policy, names, &s->arena);
    assert_true(str_starts(names[0], STR("a_1_东川装备制造有限公司_催款函_")));
    assert_true(str_starts(names[1], STR("A_1_东川装备制造有限公司_催款函_")));
    assert_false(str_equal_ignoring_case(names[0], names[1]));
    assert_int_equal(names[2].len, 0);
    drop_scene(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_chinese),
                                       cmocka_unit_test(test_english),
                                       cmocka_unit_test(test_net),
                                       cmocka_unit_test(test_disputed),
                                       cmocka_unit_test(test_red_letter),
                                       cmocka_unit_test(test_instalments),
                                       cmocka_unit_test(test_addresses),
                                       cmocka_unit_test(test_blanks),
                                       cmocka_unit_test(test_hostile_name),
                                       cmocka_unit_test(test_total),
                                       cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_names),
                                       cmocka_unit_test(test_long_name),
                                       cmocka_unit_test(test_unique_names)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
