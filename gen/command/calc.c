#include "command/calc.h"

#include "base/file.h"
#include "command/law.h"
#include "command/output.h"

#include <stdio.h>
#include <string.h>

const struct calc_kind calc_kinds[] = {
    {"upper",
     "[--] AMOUNT [--currency CODE]",
     {"an amount in Chinese capitals", "金额大写"},
     1,
     1,
     false,
     {"--currency", NULL},
     calc_upper},
    {"amount",
     "CAPITALS",
     {"capitals read back, and checked", "读出并核对大写金额"},
     1,
     1,
     false,
     {NULL},
     calc_amount_read},
    {"words",
     "[--] AMOUNT [--currency CODE]",
     {"an amount in English words", "金额的英文大写"},
     1,
     1,
     false,
     {"--currency", NULL},
     calc_words},
    {"billdate",
     "DATE",
     {"a date in capitals, as on bills and cheques", "票据日期大写"},
     1,
     1,
     false,
     {NULL},
     calc_billdate},
    {"uscc",
     "CODE",
     {"check a unified social credit code", "校验统一社会信用代码"},
     1,
     1,
     false,
     {NULL},
     calc_uscc},
    {"orgcode",
     "CODE",
     {"check an organisation code", "校验组织机构代码"},
     1,
     1,
     false,
     {NULL},
     calc_orgcode},
    {"fee",
     "acceptance|acceptance_half|payment_order|enforcement|preservation AMOUNT",
     {"court fees", "诉讼费用：案件受理费、减半、支付令、执行、保全"},
     2,
     2,
     true,
     {NULL},
     calc_fee},
    {"interest",
     "--principal AMOUNT --from DATE --to DATE --rate RULE [--year "
     "365|360|actual] [--end inclusive|exclusive] [--currency CODE]",
     {"interest or penalty; RULE is as in contracts: lpr*1.5:fixed, "
      "lpr*1.5:floating, 0.05%/day, 18%/year, benchmark*1.5:fixed, delayed, "
      "uk, eu; --from is the first day counted and fixes the rate",
      "逾期利息、违约金；RULE 写法同合同违约金标准：lpr*1.5:fixed、"
      "lpr*1.5:floating、日万分之五、年利率18%、benchmark*1.5:fixed、"
      "delayed（迟延履行）、uk、eu；--from 为计息首日，利率按该日确定"},
     0,
     0,
     true,
     {"--principal", "--from", "--to", "--rate", "--year", "--end",
      "--currency", NULL},
     calc_interest},
    {"limitation",
     "DUE [EVENT...] [--period 3y|6m|10d] [--law cn|en]",
     {"the end of a limitation period that runs from DUE and, anew, from each "
      "EVENT that interrupts it",
      "诉讼时效届满日：自 DUE 起算，自每次中断（EVENT）重新起算"},
     1,
     SIZE_MAX,
     true,
     {"--period", "--law", NULL},
     calc_limitation},
    {"workday",
     "DATE [N]",
     {"the working day N days on or back; without N, DATE or the next one",
      "前后第 N 个工作日；不写 N：当日，遇休息日顺延"},
     1,
     2,
     true,
     {NULL},
     calc_workday},
};
const size_t calc_kind_count = COUNT(calc_kinds);

/* Flags that only some kinds have. */
static const struct {
    const char *name;
    size_t offset;
} own_flags[] = {
    {"--currency", offsetof(struct options, currency)},
    {"--principal", offsetof(struct options, principal)},
    {"--from", offsetof(struct options, from)},
    {"--to", offsetof(struct options, to)},
    {"--rate", offsetof(struct options, rate)},
    {"--year", offsetof(struct options, year)},
    {"--end", offsetof(struct options, end)},
    {"--period", offsetof(struct options, period)},
    {"--law", offsetof(struct options, law)},
};

void calc_help(enum language language)
{
    bool zh = language == LANGUAGE_ZH;

    puts("");
    for (size_t i = 0; i < calc_kind_count; i++)
        printf("  calc %s %s\n      %s\n", calc_kinds[i].name,
               calc_kinds[i].usage,
               zh ? calc_kinds[i].help.zh : calc_kinds[i].help.en);
}

void calc_set(struct calc *c, const char *key, struct value v)
{
    value_set(c->json, key, v, c->r->arena);
}

struct field calc_operand(const struct calc *c, size_t i)
{
    return (struct field){.text = str_from_z(c->operands[i])};
}

bool calc_currency(struct calc *c, const char *otherwise,
                   const struct currency **out)
{
    const char *asked = c->r->options.currency;

    *out = currency_find(str_from_z(asked ? asked : otherwise));
    if (*out)
        return true;
    return diag_usage(c->r->diag,
                      "--currency %s: a code of ISO 4217 is expected, as in "
                      "CNY",
                      asked);
}

bool calc_amount(struct calc *c, struct field text,
                 const struct currency *currency, struct money *out)
{
    if (!money_parse(text, currency, number_plain, out, c->r->diag))
        return false;
    calc_set(c, "currency", value_z(currency->code));
    return true;
}

bool calc_date(struct calc *c, struct field text, struct date *out)
{
    return date_parse(text, DATE_YMD_ONLY, false, out, c->r->diag);
}

struct str calc_table_name(const struct table_head *head)
{
    return file_name(head->path);
}

void calc_say_unannounced(struct calc *c, struct date day)
{
    const struct calendar *calendar = &c->tables->calendar;
    struct arena *a = c->r->arena;

    if (day.day < calendar->valid_from.day)
        run_say(c->r,
                "not in the table (%.*s begins on %.*s): before it "
                "weekends and fixed holidays alone hold\n",
                STR_ARG(calc_table_name(&calendar->head)),
                STR_ARG(date_iso(calendar->valid_from, a)));
    else
        run_say(
            c->r,
            "未公布调休: the notices in %.*s end on %.*s; behind it weekends "
            "and statutory days hold, and the day may still move\n",
            STR_ARG(calc_table_name(&calendar->head)),
            STR_ARG(date_iso(calendar->head.valid_to, a)));
}

const char *calc_weekday(const struct calc *c, struct date day)
{
    static const char *const names[] = {"Monday",   "Tuesday", "Wednesday",
                                        "Thursday", "Friday",  "Saturday",
                                        "Sunday"};

    return diag_translate(c->r->diag, names[date_weekday(day) - 1]);
}

bool calc_done(struct calc *c, struct str result)
{
    if (c->r->is_silent) {
        calc_set(c, "result", value_text(result));
        return output_json(c->r, c->json);
    }
    run_say(c->r, "%.*s\n", STR_ARG(result));
    return true;
}

static bool knows(const struct calc_kind *kind, const char *flag)
{
    for (size_t i = 0; kind->flags[i]; i++)
        if (strcmp(kind->flags[i], flag) == 0)
            return true;
    return false;
}

/* A flag of another kind would be taken for heeded. */
static bool check_flags(const struct run *r, const struct calc_kind *kind)
{
    for (size_t i = 0; i < COUNT(own_flags); i++) {
        const char *value;

        memcpy(&value, (const char *)&r->options + own_flags[i].offset,
               sizeof(value));
        if (value && !knows(kind, own_flags[i].name))
            return diag_usage(r->diag,
                              "calc %s: has no flag %s; duebook calc "
                              "%s %s",
                              kind->name, own_flags[i].name, kind->name,
                              kind->usage);
    }
    return true;
}

static const struct calc_kind *find_kind(const char *name)
{
    for (size_t i = 0; i < calc_kind_count; i++)
        if (strcmp(calc_kinds[i].name, name) == 0)
            return &calc_kinds[i];
    return NULL;
}

static bool report_kind(struct run *r, const char *name)
{
    struct buf names = buf_new(r->arena, 1024);

    for (size_t i = 0; i < calc_kind_count; i++)
        buf_add_format(&names, "%s%s", i ? ", " : "", calc_kinds[i].name);
    return diag_usage(r->diag, "calc %s: one of %.*s is expected", name,
                      STR_ARG(buf_str(&names)));
}

/* The tables are those of --book over the program's own. */
static bool open_tables(struct calc *c)
{
    const char *book = c->r->options.book;

    if (book && !file_is_folder(book))
        return diag_usage(c->r->diag,
                          "--book %s: the folder of a book is expected", book);
    c->tables = arena_new(c->r->arena, struct law_tables);
    return law_open_tables(c->r, book, c->tables);
}

bool command_calc(struct run *r)
{
    static const char *const formats[] = {"text", "json"};
    const struct calc_kind *kind = find_kind(r->operands[0]);
    struct calc c = {.r = r,
                     .operands = r->operands + 1,
                     .count = r->operand_count - 1,
                     .json = value_map_new(r->arena)};
    size_t format;

    if (!kind)
        return report_kind(r, r->operands[0]);
    if (!output_format(r, formats, COUNT(formats), &format) ||
        !check_flags(r, kind))
        return false;
    if (c.count < kind->least || c.count > kind->most)
        return diag_usage(r->diag, "duebook calc %s %s", kind->name,
                          kind->usage);
    r->is_silent = format == 1;
    calc_set(&c, "calc", value_z(kind->name));
    if (kind->needs_tables && !open_tables(&c))
        return false;
    return kind->run(&c);
}
