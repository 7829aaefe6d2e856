#include "book_fixture.h"

#include "input/intake.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/outfile.h"

/* The policy of a book with this text; messages of earlier reads are gone. */
static bool read_text(struct fixture *f, struct str text, struct policy *p)
{
    f->diag = (struct diag){.arena = &f->arena};
    assert_true(outfile_save(file_join(&f->arena, f->book, STR("duebook.yaml")),
                             text, &f->arena, &f->diag));
    return policy_read(f->book, p, &f->arena, &f->diag);
}

static const char whole[] =
    "version: 1\n"
    "language: en\n"
    "currency: EUR\n"
    "time_zone: \"-03:30\"\n"
    "creditor:\n"
    "  name: ' Example AG '\n"
    "  name_en: Example Ltd\n"
    "  uscc: 91350100M000100Y43\n"
    "  address: 甲路 1 号\n"
    "  address_en: 1 Road\n"
    "  legal_representative: 甲\n"
    "  contact: 乙\n"
    "  contact_en: B\n"
    "  phone: 010-5550 0100\n"
    "  email: ar@example.com\n"
    "  fax: '1'\n"
    "  postcode: \"000000\"\n"
    "  bank: {name: 示例银行, name_en: Example Bank, account: '00 01',\n"
    "         account_name: Example AG, account_name_en: Example Ltd,\n"
    "         swift: EXMPCNB0XXX}\n"
    "aging:\n"
    "  buckets: [10, 20]\n"
    "  not_due: []\n"
    "dunning:\n"
    "  ladder:\n"
    "    - {stage: mild, template: reminder, days: 1}\n"
    "    - stage: formal\n"
    "      template: demand\n"
    "      days: 9999\n"
    "  minimum: 1,000.5\n"
    "  pay_within_days: 14\n"
    "kpi: {dso_days: 365, recovery_days: 30, top: 5, promise_days: 14,\n"
    "  promise_kept: 90%, promise_grace: 0, cohort_days: [7, 14, 28],\n"
    "  retention_days: 365, financing_rate: 4.3505%, sales_vat: 13%}\n"
    "ledger:\n"
    "  allocation: civil_code\n"
    "  credit_notes: applied\n"
    "  fx: historic\n"
    "  due:\n"
    "    trade: {days: 0}\n"
    "    retention: {from: delivery_date, months: 12}\n"
    "    bill: {from: issue_date, months: 120, days: 3650}\n";

static void check_creditor(const struct creditor *c)
{
    assert_true(str_equal_z(c->name, "Example AG"));
    assert_true(str_equal_z(c->name_en, "Example Ltd"));
    assert_true(str_equal_z(c->uscc, "91350100M000100Y43"));
    assert_true(str_equal_z(c->address, "甲路 1 号"));
    assert_true(str_equal_z(c->address_en, "1 Road"));
    assert_true(str_equal_z(c->legal_representative, "甲"));
    assert_true(str_equal_z(c->contact, "乙"));
    assert_true(str_equal_z(c->contact_en, "B"));
    assert_true(str_equal_z(c->bank_account_name_en, "Example Ltd"));
    assert_true(str_equal_z(c->phone, "010-5550 0100"));
    assert_true(str_equal_z(c->email, "ar@example.com"));
    assert_true(str_equal_z(c->fax, "1"));
    assert_true(str_equal_z(c->postcode, "000000"));
    assert_true(str_equal_z(c->bank_name, "示例银行"));
    assert_true(str_equal_z(c->bank_name_en, "Example Bank"));
    assert_true(str_equal_z(c->bank_account, "00 01"));
    assert_true(str_equal_z(c->bank_account_name, "Example AG"));
    assert_true(str_equal_z(c->swift, "EXMPCNB0XXX"));
}

static void check_ledger(const struct policy *p)
{
    const struct due_rule *due = p->ledger.due;

    assert_int_equal(p->ledger.order, ORDER_CIVIL_CODE);
    assert_int_equal(p->ledger.credit_notes, CREDIT_NOTES_APPLIED);
    assert_int_equal(p->fx, FX_HISTORIC);
    assert_true(due[CLASS_TRADE].is_set && !due[CLASS_TRADE].from_delivery);
    assert_int_equal(due[CLASS_TRADE].months + due[CLASS_TRADE].days, 0);
    assert_true(due[CLASS_RETENTION].is_set);
    assert_true(due[CLASS_RETENTION].from_delivery);
    assert_int_equal(due[CLASS_RETENTION].months, 12);
    assert_int_equal(due[CLASS_RETENTION].days, 0);
    assert_false(due[CLASS_BILL].from_delivery);
    assert_int_equal(due[CLASS_BILL].months, 120);
    assert_int_equal(due[CLASS_BILL].days, 3650);
    assert_false(due[CLASS_OTHER].is_set);
}

static void test_whole(void **state)
{
    struct fixture *f = *state;
    struct policy p;

    assert_true(read_text(f, STR(whole), &p));
    assert_int_equal(f->diag.worst, DIAG_OK);
    assert_int_equal(p.language, LANGUAGE_EN);
    assert_string_equal(p.reporting_currency->code, "EUR");
    assert_int_equal(p.zone_minutes, -210);
    check_creditor(&p.creditor);
    assert_int_equal(p.buckets.count, 6);
    assert_true(str_equal_z(p.buckets.items[0].name, "not_due_1+"));
    assert_true(str_equal_z(p.buckets.items[3].name, "11-20"));
    assert_int_equal(p.stage_count, 2);
    assert_true(str_equal_z(p.stages[0].name, "mild"));
    assert_true(str_equal_z(p.stages[0].template_name, "reminder"));
    assert_int_equal(p.stages[0].days_overdue, 1);
    assert_int_equal(p.stages[1].days_overdue, 9999);
    assert_int_equal(p.minimum_letter.minor, 100050);
    assert_string_equal(p.minimum_letter.currency->code, "EUR");
    assert_int_equal(p.pay_within_days, 14);
    assert_int_equal(p.kpi.dso_days, 365);
    assert_int_equal(p.kpi.recovery_days, 30);
    assert_int_equal(p.kpi.top, 5);
    assert_int_equal(p.kpi.promise_days, 14);
    assert_int_equal(p.kpi.promise_kept, 90);
    assert_int_equal(p.kpi.promise_grace, 0);
    assert_int_equal(p.kpi.cohort_days[0], 7);
    assert_int_equal(p.kpi.cohort_days[2], 28);
    assert_int_equal(p.kpi.retention_days, 365);
    assert_int_equal(p.kpi.financing_rate, 43505); /* millionths */
    assert_int_equal(p.kpi.sales_vat, 1300);
    check_ledger(&p);
}

/* What is not said keeps its usual value; keys left empty are not said. */
static void test_defaults(void **state)
{
    static const char *const texts[] = {
        "version: 1\n",
        "version: 1\nlanguage:\ncurrency:\ntime_zone:\ncreditor:\naging:\n"
        "dunning:\nkpi:\nledger:\n",
        "version: 1\ncreditor: {name: , uscc: , bank: }\naging: {buckets: , "
        "not_due: }\ndunning: {ladder: , minimum: , pay_within_days: }\n"
        "kpi: {dso_days: , recovery_days: , top: , cohort_days: , "
        "financing_rate: , sales_vat: , promise_kept: }\n"
        "ledger: {allocation: , credit_notes: , fx: , due: }\n",
        "version: 1\nledger: {due: {trade: , retention: }}\n",
    };
    struct fixture *f = *state;
    struct policy want = policy_default(&f->arena), p;

    for (size_t i = 0; i < COUNT(texts); i++) {
        if (!read_text(f, str_from_z(texts[i]), &p))
            fail_msg("%s: %.*s", texts[i], STR_ARG(f->diag.first->text));
        assert_int_equal(f->diag.counts[DIAG_WARNING], 1); /* no name */
        assert_int_equal(p.language, want.language);
        assert_ptr_equal(p.reporting_currency, want.reporting_currency);
        assert_int_equal(p.zone_minutes, want.zone_minutes);
        assert_int_equal(p.buckets.count, want.buckets.count);
        assert_int_equal(p.stage_count, want.stage_count);
        assert_int_equal(p.kpi.top, want.kpi.top);
        assert_int_equal(p.kpi.promise_kept, 95);
        assert_int_equal(p.kpi.cohort_days[1], 60);
        assert_int_equal(p.kpi.financing_rate, 0);
        assert_int_equal(p.fx, FX_AS_OF);
        assert_int_equal(p.ledger.order, want.ledger.order);
        assert_int_equal(p.ledger.credit_notes, want.ledger.credit_notes);
        for (size_t j = 0; j < CLASS_COUNT; j++)
            assert_false(p.ledger.due[j].is_set);
    }
    assert_true(read_text(
        f, STR("version: 1\naging: {not_due: [7]}\ndunning: {ladder: []}\n"),
        &p));
    assert_int_equal(p.buckets.count, want.buckets.count);
    assert_true(str_equal_z(p.buckets.items[0].name, "not_due_8+"));
    assert_int_equal(p.stage_count, 0);
}

/* Each mistake: where it is and what the person reads. */
static const struct {
    const char *text;
    uint32_t line, column;
    const char *message;
} error_cases[] = {
    {"", 1, 1,
     "the line \"version: 1\" is missing: it says by which rules this file is "
     "read"},
    {"language: en\n", 1, 1,
     "the line \"version: 1\" is missing: it says by which rules this file is "
     "read"},
    {"version: 2\n", 1, 10,
     "version \"2\": this program reads version 1 alone"},
    {"version: 1.0\n", 1, 10,
     "version \"1.0\": this program reads version 1 alone"},
    {"- 1\n", 1, 1,
     "keys with values are expected here (key: value), indented, one a line"},
    {"text\n", 1, 1,
     "keys with values are expected here (key: value), indented, one a line"},
    {"version: 1\nlangauge: en\n", 2, 1,
     "unknown key \"langauge\"; did you mean \"language\"?"},
    {"version: 1\nlanguage: de\n", 2, 11, "\"de\" is not one of: zh-CN, en"},
    {"version: 1\nwarnings: {hhi: 10001}\n", 2, 17,
     "\"10001\": a whole number from 1 to 10000 is expected"},
    {"version: 1\nwarnings: {payment: 3}\n", 2, 12,
     "unknown key \"payment\"; did you mean \"payments\"?"},
    {"version: 1\ncurrency: XXZ\n", 2, 11,
     "\"XXZ\" is no currency: an ISO 4217 code such as CNY, USD or EUR is "
     "expected"},
    {"version: 1\ntime_zone: Asia/Shanghai\n", 2, 12,
     "\"Asia/Shanghai\" is no time zone: a fixed difference from UTC such as "
     "\"+08:00\" is expected"},
    {"version: 1\ntime_zone: +14:01\n", 2, 12,
     "\"+14:01\" is no time zone: a fixed difference from UTC such as "
     "\"+08:00\" is expected"},
    {"version: 1\ncreditor: 华恒\n", 2, 11,
     "keys with values are expected here (key: value), indented, one a line"},
    {"version: 1\ncreditor:\n  nmae: 华恒\n", 3, 3,
     "unknown key \"nmae\"; did you mean \"name\"?"},
    {"version: 1\ncreditor:\n  name: [华恒]\n", 3, 9,
     "a single value is expected here, not a list"},
    {"version: 1\ncreditor:\n  name: {a: b}\n", 3, 9,
     "a single value is expected here, not further keys"},
    {"version: 1\ncreditor:\n  address: |\n    甲\n    乙\n", 3, 12,
     "text of one line is expected here, without tabs"},
    {"version: 1\ncreditor:\n  uscc: 91350100M000100Y34\n", 3, 9,
     "unified social credit code \"91350100M000100Y34\": the last character "
     "does not check the others (it would be 0); one of them is mistyped"},
    {"version: 1\ncreditor:\n  bank:\n    acount: 1\n", 4, 5,
     "unknown key \"acount\"; did you mean \"account\"?"},
    {"version: 1\naging:\n  buckets: 30\n", 3, 12,
     "a list is expected here, such as [30, 60], or lines that begin with \"- "
     "\""},
    {"version: 1\naging:\n  buckets: []\n", 3, 3,
     "buckets needs at least one number of days, such as [30, 60, 90]"},
    {"version: 1\naging:\n  buckets: [30, 30]\n", 3, 17,
     "the numbers of days must rise: 30 does not come after 30"},
    {"version: 1\naging:\n  buckets: [0]\n", 3, 13,
     "\"0\": a whole number from 1 to 9999 is expected"},
    {"version: 1\naging:\n  buckets: [30, 10000]\n", 3, 17,
     "\"10000\": a whole number from 1 to 9999 is expected"},
    {"version: 1\naging:\n  not_due: [30, 60d]\n", 3, 17,
     "\"60d\": a whole number from 1 to 9999 is expected"},
    {"version: 1\ndunning:\n  ladder:\n    - formal\n", 4, 7,
     "keys with values are expected here (key: value), indented, one a line"},
    {"version: 1\ndunning:\n  ladder:\n    - {stage: a, days: 7}\n", 4, 7,
     "a stage is either a letter (template: demand) or a call (call: true)"},
    {"version: 1\ndunning:\n  ladder: [{stage: a, template: ../x, days: 7}]\n",
     3, 33,
     "\"../x\" is to be a name, not a path: without / \\ : * ? \" < > |"},
    {"version: 1\ndunning:\n  ladder: [{stage: a, template: .., days: 7}]\n", 3,
     33, "\"..\" may not begin with a dot"},
    {"version: 1\ndunning:\n  ladder: [{stage: a, template: b, days: 0}]\n", 3,
     42, "\"0\": a whole number from 1 to 9999 is expected"},
    {"version: 1\ndunning:\n  ladder:\n    - {stage: a, template: b, days: 7}\n"
     "    - {stage: c, template: d, days: 7}\n",
     5, 7,
     "the stages begin with the mildest: the days must rise, 7 does not come "
     "after 7"},
    {"version: 1\ndunning:\n  ladder:\n    - {stage: a, template: b, days: 7}\n"
     "    - {stage: a, template: d, days: 8}\n",
     5, 7, "the stage \"a\" stands in the ladder twice"},
    {"version: 1\ndunning:\n  minimum: -1\n", 3, 12,
     "the smallest amount of a letter may not be negative"},
    {"version: 1\ndunning:\n  pay_within_days: 0\n", 3, 20,
     "\"0\": a whole number from 1 to 366 is expected"},
    {"version: 1\nkpi:\n  top: 101\n", 3, 8,
     "\"101\": a whole number from 1 to 100 is expected"},
    {"version: 1\nkpi:\n  financing_rate: 4.35001%\n", 3, 19,
     "\"4.35001%\" is no rate: 0% to 100% with its sign and at most 4 decimals "
     "is expected here"},
    {"version: 1\nkpi:\n  financing_rate: -1%\n", 3, 19,
     "\"-1%\" is no rate: 0% to 100% with its sign and at most 4 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  financing_rate: 0.0435\n", 3, 19,
     "\"0.0435\" is no rate: 0% to 100% with its sign and at most 4 decimals "
     "is expected here"},
    {"version: 1\nkpi:\n  financing_rate: lpr\n", 3, 19,
     "\"lpr\" is no rate: 0% to 100% with its sign and at most 4 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  financing_rate: '%'\n", 3, 19,
     "\"%\" is no rate: 0% to 100% with its sign and at most 4 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  sales_vat: 101%\n", 3, 14,
     "\"101%\" is no rate: 0% to 100% with its sign and at most 2 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  sales_vat: 13\n", 3, 14,
     "\"13\" is no rate: 0% to 100% with its sign and at most 2 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  promise_kept: 0%\n", 3, 17,
     "\"0%\" is no rate: 1% to 100% with its sign and at most 0 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  promise_kept: 95\n", 3, 17,
     "\"95\" is no rate: 1% to 100% with its sign and at most 0 decimals is "
     "expected here"},
    {"version: 1\nkpi:\n  cohort_days: [30, 60]\n", 3, 16,
     "3 numbers of days are expected here, such as [30, 60, 90]"},
    {"version: 1\nkpi:\n  cohort_days: [30, 60, 60]\n", 3, 25,
     "the numbers of days must rise: 60 does not come after 60"},
    {"version: 1\nledger:\n  alocation: oldest\n", 3, 3,
     "unknown key \"alocation\"; did you mean \"allocation\"?"},
    {"version: 1\nledger:\n  rules: oldest\n", 3, 3,
     "unknown key \"rules\"; accepted here are: allocation, credit_notes, fx, "
     "due"},
    {"version: 1\nledger:\n  allocation: fifo\n", 3, 15,
     "\"fifo\" is not one of: oldest, named, civil_code, pro_rata"},
    {"version: 1\nledger:\n  credit_notes: netted\n", 3, 17,
     "\"netted\" is not one of: apart, aged, applied"},
    {"version: 1\nledger:\n  fx: today\n", 3, 7,
     "\"today\" is not one of: as_of, historic"},
    {"version: 1\nledger:\n  due:\n    warranty: {days: 1}\n", 4, 5,
     "unknown key \"warranty\"; accepted here are: trade, retention, bill, "
     "other"},
    {"version: 1\nledger:\n  due:\n    trade: 30\n", 4, 12,
     "keys with values are expected here (key: value), indented, one a line"},
    {"version: 1\nledger:\n  due:\n    trade: {from: delivery_date}\n", 4, 12,
     "a due rule says after how many months or days: {from: delivery_date, "
     "months: 12}"},
    {"version: 1\nledger:\n  due:\n    trade: {from: receipt, days: 1}\n", 4,
     19, "\"receipt\" is not one of: issue_date, delivery_date"},
    {"version: 1\nledger:\n  due:\n    trade: {days: 3651}\n", 4, 19,
     "\"3651\": a whole number from 0 to 3650 is expected"},
    {"version: 1\nledger:\n  due:\n    trade: {months: -1}\n", 4, 21,
     "\"-1\": a whole number from 0 to 120 is expected"},
};

static void test_errors(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT(error_cases); i++) {
        const char *text = error_cases[i].text;
        struct policy p = {.stage_count = 77};
        const struct message *m;
        bool ok = read_text(f, str_from_z(text), &p);

        m = f->diag.first;
        while (m && m->severity == DIAG_WARNING) /* the firm has no name */
            m = m->next;
        if (ok || p.stage_count != 77 || f->diag.worst != DIAG_ERROR)
            fail_msg("%s: ok %d", text, ok);
        if (!str_equal_z(m->text, error_cases[i].message))
            fail_msg("%s: %.*s", text, STR_ARG(m->text));
        if (m->at.line != error_cases[i].line ||
            m->at.column != error_cases[i].column)
            fail_msg("%s: at %u:%u", text, (unsigned)m->at.line,
                     (unsigned)m->at.column);
    }
}

/* All mistakes of a file are told in one run. */
static void test_all_errors(void **state)
{
    struct fixture *f = *state;
    struct policy p;

    assert_false(read_text(f,
                           STR("version: 1\nlanguage: x\ncurrency: x\n"
                               "time_zone: x\ncreditor: {nam: x, uscc: x}\n"
                               "aging: x\ndunning: {ladder: x, minimum: x,\n"
                               "pay_within_days: x}\nkpi: {top: x, foo: 1}\n"
                               "ledger: {allocation: x, credit_notes: x,\n"
                               "fx: x, foo: x, due: {bill: x, other: {}}}\n"),
                           &p));
    assert_int_equal(f->diag.counts[DIAG_ERROR], 17);
}

/* The limits of the policy are mistakes of the file, not of the program. */
static void test_limits(void **state)
{
    struct fixture *f = *state;
    struct buf b = buf_new(&f->arena, 1 << 21);
    struct policy p;

    buf_add_z(&b, "version: 1\naging: {not_due: [], buckets: [1");
    for (int i = 2; i <= BUCKET_MAX - 4; i++)
        buf_add_format(&b, ", %d", i);
    buf_add_z(&b, "]}\ndunning:\n  ladder:\n");
    for (int i = 1; i <= STAGE_MAX; i++)
        buf_add_format(&b, "  - {stage: s%d, template: t, days: %d}\n", i, i);
    assert_true(read_text(f, buf_str(&b), &p));
    assert_int_equal(p.buckets.count, BUCKET_MAX);
    assert_int_equal(p.stage_count, STAGE_MAX);
    buf_add_z(&b, "  - {stage: s, template: t, days: 99}\n");
    assert_false(read_text(f, buf_str(&b), &p));
    assert_true(str_equal_z(f->diag.last->text,
                            "the ladder has at most 16 stages; here are 17"));
    buf_clear(&b);
    buf_add_z(&b, "version: 1\naging: {buckets: [1");
    for (int i = 2; i <= BUCKET_MAX - 4; i++)
        buf_add_format(&b, ", %d", i);
    buf_add_z(&b, "]}\n");
    assert_false(read_text(f, buf_str(&b), &p));
    assert_true(str_equal_z(f->diag.last->text,
                            "at most 28 numbers of days are accepted in all"));
    buf_clear(&b);
    buf_add_repeated(&b, '#', (1 << 20) + 1);
    assert_false(read_text(f, buf_str(&b), &p));
}

static void test_encodings(void **state)
{
    struct fixture *f = *state;
    struct policy p;

    assert_true(read_text(f,
                          STR("version: 1\r\ncreditor:\r\n"
                              "  name: \xBB\xAA\xBA\xE3\r\n"),
                          &p));
    assert_true(str_equal_z(p.creditor.name, "华恒"));
    assert_int_equal(f->diag.worst, DIAG_NOTE);
    assert_true(read_text(f,
                          STR("\xEF\xBB\xBF"
                              "version: 1\ncreditor: {name: 华恒}\n"),
                          &p));
    assert_int_equal(f->diag.worst, DIAG_OK);
}

static const struct {
    const char *text;
    bool ok;
    enum language language;
} language_cases[] = {
    {"version: 1\nlanguage: en\n", true, LANGUAGE_EN},
    {"language: zh-CN\nfoo: bar\n", true, LANGUAGE_ZH}, /* wrong elsewhere */
    {"version: 1\n", false, LANGUAGE_EN},
    {"language:\n", false, LANGUAGE_EN},
    {"language: de\n", false, LANGUAGE_EN},
    {"language: [\n", false, LANGUAGE_EN},
    {"language: zh-CN\nname: [\n", true, LANGUAGE_ZH}, /* no YAML */
    {"a: [\r\nlanguage: \"zh-CN\" # 中文\r\n", true, LANGUAGE_ZH},
    {"language: 'en'\n\tx: 1\n", true, LANGUAGE_EN},
    {"x:\n  language: zh-CN\n y: [\n", false, LANGUAGE_EN},
    {"language: '\nname: [\n", false, LANGUAGE_EN},
};

static void test_language(void **state)
{
    struct fixture *f = *state;
    enum language language = LANGUAGE_EN;
    struct policy p;

    assert_false(policy_language(f->book, &language, &f->arena));
    for (size_t i = 0; i < COUNT(language_cases); i++) {
        (void)read_text(f, str_from_z(language_cases[i].text), &p);
        language = LANGUAGE_EN;
        if (policy_language(f->book, &language, &f->arena) !=
                language_cases[i].ok ||
            language != language_cases[i].language)
            fail_msg("%s", language_cases[i].text);
    }
}

/* The warning stands where the name is to be written. */
static void test_name_place(void **state)
{
    struct fixture *f = *state;
    struct policy p;

    assert_true(read_text(f, STR("version: 1\ncreditor:\n  name:\n"), &p));
    assert_int_equal(f->diag.first->at.line, 3);
    assert_true(read_text(f, STR("version: 1\ncreditor:\n  phone: 1\n"), &p));
    assert_int_equal(f->diag.first->at.line, 3);
    assert_true(read_text(f, STR("version: 1\n"), &p));
    assert_int_equal(f->diag.first->at.line, 1);
}

static void test_missing(void **state)
{
    struct fixture *f = *state;
    struct policy p;

    assert_false(policy_read(f->book, &p, &f->arena, &f->diag));
    assert_int_equal(f->diag.worst, DIAG_SYSTEM);
}

/* The starter books that `duebook init` copies are accepted as they are. */
static void test_starters(void **state)
{
    static const char *const books[] = {"templates/book/zh-CN",
                                        "templates/book/en"};
    struct fixture *f = *state;
    struct policy p;

    for (size_t i = 0; i < COUNT(books); i++) {
        f->diag = (struct diag){.arena = &f->arena};
        if (!policy_read(books[i], &p, &f->arena, &f->diag))
            fail_msg("%s: %.*s", books[i], STR_ARG(f->diag.first->text));
        assert_int_equal(f->diag.counts[DIAG_WARNING], 1); /* no name yet */
        assert_null(f->diag.first->next);
        assert_int_equal(p.language, (int)i);
        assert_int_equal(p.stage_count, 5);
        assert_int_equal(p.minimum_letter.minor, 10000);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(test_whole),      TEST(test_defaults), TEST(test_errors),
        TEST(test_all_errors), TEST(test_limits),   TEST(test_encodings),
        TEST(test_missing),    TEST(test_language), TEST(test_name_place),
        TEST(test_starters),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
