#include "command/command.h"

#include "base/job.h"
#include "base/utf8.h"
#include "command/book.h"
#include "command/calc.h"
#include "command/help.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of aging and kpi; far more firms than one report is read for. */
#define BOOKS_MAX 1000

/* Characters; a few sentences. */
#define REASON_MAX 500

const struct command commands[] = {
    {"init",
     "DIR",
     {"write a commented starter book", "新建账簿文件夹，内附带注释的样板"},
     {NULL},
     1,
     1,
     command_init},
    {"take",
     "BOOK FILE...",
     {"file an export into snapshots/: what it is, what moved, what will be "
      "ignored",
      "将导出文件归档到快照：说明识别结果、较上期的变动与忽略的行"},
     {"--as-of", "--replace", "--accept-gap", "--odbc", "--profile", "--format",
      NULL},
     1,
     SIZE_MAX,
     command_take},
    {"check",
     "BOOK",
     {"read everything, tie out, list rejects; exit 1 if it does not tie",
      "读入全部数据，核对勾稽，列出拒收行；勾稽不符时退出码为 1"},
     {"--as-of", "--known-at", "--since", "--profile", "--format", "-o",
      "--accept-gap", NULL},
     1,
     1,
     command_check},
    {"weekly",
     "BOOK",
     {"this week's papers: aging workbook, KPI report, draft letters",
      "生成本周文件：账龄表、管理指标、催款函草稿"},
     {"--as-of", "--known-at", "--since", "--full", "-o", "--names",
      "--accept-gap", NULL},
     1,
     1,
     command_weekly},
    {"aging",
     "BOOK|FILE...",
     {"receivables by days past due; of several books with their entity",
      "应收账款账龄；可列多个账簿（每个法律主体一个），加列主体"},
     {"--as-of", "--known-at", "--since", "--profile", "--format", "-o", NULL},
     1,
     BOOKS_MAX,
     command_aging},
    {"kpi",
     "BOOK|FILE...",
     {"recovery rate, DSO, cost of collection, each with its formula",
      "逾期款收回率、应收账款周转天数、催收成本，逐项附公式与取数"},
     {"--as-of", "--known-at", "--profile", "--format", "-o", NULL},
     1,
     BOOKS_MAX,
     command_kpi},
    {"close",
     "BOOK --as-of DATE",
     {"month end: freeze the ledger, the buckets, the provision and the key "
      "figures of a day; provision and voucher; what was entered late since "
      "the last close",
      "月末结账：锁定当日台账、账龄、坏账准备与管理指标，生成坏账准备表与凭证，"
      "列出上次结账后的期后补录"},
     {"--as-of", "--reason", "--accept-gap", "--names", "--format", NULL},
     1,
     1,
     command_close},
    {"calendar",
     "BOOK",
     {"legal deadlines by date: limitation, guarantees, bills, preservation, "
      "enforcement, insolvency; internal",
      "按日期列出法定期限：诉讼时效、保证期间、票据、保全、执行、破产债权申报；"
      "仅供内部使用"},
     {"--as-of", "--known-at", "--profile", "--format", "-o", NULL},
     1,
     1,
     command_calendar},
    {"explain",
     "BOOK NUMBER|NAME",
     {"every event of a document, receipt, bill or customer, and why the rest "
      "stands in its bucket",
      "单据、收款、票据或客户的逐笔往来、余额与出处，及所在账龄段的理由"},
     {"--as-of", "--known-at", "--profile", "--format", NULL},
     2,
     2,
     command_explain},
    {"claim",
     "BOOK --customer ID",
     {"what a customer owes by law: interest or penalty by segments, payments "
      "and what they met, costs; what is to be verified stands on a list of "
      "its own",
      "某户依法应付的本金、利息/违约金（分段）、付款抵充与费用；待核实事项另"
      "列清单"},
     {"--customer", "--as-of", "--known-at", "--format", "-o", "--names", NULL},
     1,
     1,
     command_claim},
    {"dunning",
     "propose|commit|undo|list BOOK [PROPOSAL|NUMBER]",
     {"propose letters on a sheet that people decide on; commit numbers and "
      "issues those decided, once; undo withdraws one; list shows all",
      "催款：propose 生成提案表供人决定；commit "
      "按决定签发并编号，每函一次；undo "
      "撤回；list 列出历史"},
     {"--as-of", "--date", "--expect", "--dry-run", "--reason", "--customer",
      "--accept-gap", "--format", "-o", "--names", NULL},
     2,
     3,
     command_dunning},
    {"document",
     "--list [BOOK] | NAME BOOK --customer ID...|--customers FILE|--all",
     {"draft a paper for one customer, for several or for all whom it fits; "
      "--issue numbers and issues it",
      "为一户、多户或全部适用客户起草文书（草稿，不编号）；--issue "
      "则编号签发"},
     {"--list", "--customer", "--customers", "--all", "--issue", "--expect",
      "--reason", "--as-of", "--date", "--format", "-o", "--names",
      "--accept-gap", NULL},
     0,
     2,
     command_document},
    {"register",
     "check|rebuild BOOK",
     {"check: the register of letters, its list and the letters on disk agree; "
      "rebuild: make it anew from the letters",
      "check 核对登记簿、登记簿.csv 与已发函件；rebuild 由已发函件重建登记簿"},
     {NULL},
     2,
     2,
     command_register},
    {"profile",
     "guess FILE|list [BOOK]",
     {"draft a profile for an unknown export, saying what is unsure; list the "
      "profiles there are",
      "为未知的导出文件草拟导入配置，并说明哪些列尚不能确定；列出已有的导入配"
      "置"},
     {"-o", NULL},
     1,
     2,
     command_profile},
    {"render",
     "TEMPLATE",
     {"a template and data become a PDF or HTML file, or one a line of data",
      "用模板和数据生成 PDF 或 HTML；数据每行一份时逐份生成"},
     {"--data", "-o", "--format", "--attach", "--watch", NULL},
     1,
     1,
     command_render},
    {"lint",
     "[TEMPLATE|BOOK...]",
     {"check templates without data: names, forms, blocks, tables, signs and "
      "words",
      "不用数据检查模板：名称、写法、块、表格、标点与用词"},
     {NULL},
     0,
     SIZE_MAX,
     command_lint},
    {"vars",
     "[TEMPLATE|KIND]",
     {"what a template may use, or does use; --format json: data to begin with",
      "模板可用或已用的变量；--format json 输出一份示例数据"},
     {"--format", "-o", NULL},
     0,
     1,
     command_vars},
    {"fonts",
     "[BOOK] [TEXT]",
     {"the families of fonts with their files and licences; or the font of "
      "each character of a text",
      "列出字体族及其字体文件、授权与缺失；给出文本时列出每个字用哪个字体"},
     {NULL},
     0,
     2,
     command_fonts},
    {"calc",
     "KIND VALUE...",
     {"interest, court fees, limitation, working days, capitals, each with its "
      "law and table",
      "利息、诉讼费、时效、工作日、金额大写等单项计算，列明依据与取数"},
     {"--book", "--currency", "--format", "--principal", "--from", "--to",
      "--rate", "--year", "--end", "--period", "--law", NULL},
     1,
     SIZE_MAX,
     command_calc},
};
const size_t command_count = COUNT(commands);

/* The language of messages where neither flag nor book decides. */
static enum language language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < COUNT(names); i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return strncmp(value, "zh", 2) == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}

/* Wrong usage is told in the language of the book, too. */
static bool speak_as_asked(struct run *r)
{
    const char *lang = r->options.lang;

    if (!lang && r->operand_count)
        book_speak(r, r->operands[0]);
    if (!lang)
        return true;
    if (strncmp(lang, "zh", 2) == 0)
        run_speak(r, LANGUAGE_ZH);
    else if (strncmp(lang, "en", 2) == 0)
        run_speak(r, LANGUAGE_EN);
    else
        return diag_usage(r->diag, "--lang %s: zh or en is expected", lang);
    return true;
}

static bool read_jobs(struct run *r)
{
    const char *text = r->options.jobs;
    unsigned n = 0;

    r->jobs = job_cores();
    if (!text)
        return true;
    for (const char *p = text; *p; p++) {
        if (*p < '0' || *p > '9' || n > JOB_MAX_THREADS)
            n = JOB_MAX_THREADS + 1;
        else
            n = 10 * n + (unsigned)(*p - '0');
    }
    if (n < 1 || n > JOB_MAX_THREADS)
        return diag_usage(r->diag,
                          "--jobs %s: a number from 1 to %d is "
                          "expected",
                          text, JOB_MAX_THREADS);
    r->jobs = n;
    return true;
}

static bool check_names(struct run *r)
{
    const char *names = r->options.names;

    if (!names || strcmp(names, "ascii") == 0)
        return true;
    return diag_usage(r->diag, "--names %s: ascii is expected", names);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/* A reason is kept in files and shown in sheets: a line of text. */
static bool check_reason(struct run *r, const char *flag, const char *reason)
{
    struct str rest = str_from_z(reason ? reason : "");

    if (utf8_check(rest) < rest.len)
        return diag_usage(r->diag, "%s: the reason is not UTF-8", flag);
    if (utf8_length(rest) > REASON_MAX)
        return diag_usage(r->diag,
                          "%s: a reason of at most %d characters is expected; "
                          "here are %zu",
                          flag, REASON_MAX, utf8_length(rest));
    while (rest.len)
        if (is_control(utf8_next(&rest)))
            return diag_usage(r->diag,
                              "%s: the reason is one line of text, without "
                              "control characters",
                              flag);
    return true;
}

static const struct command *find_command(struct str name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (str_equal_z(name, commands[i].name))
            return &commands[i];
    }
    return NULL;
}

/* Flags that no command lists are for all of them. */
static bool is_common(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        for (size_t j = 0; commands[i].flags[j]; j++) {
            if (strcmp(commands[i].flags[j], name) == 0)
                return false;
        }
    }
    return true;
}

bool command_takes(const struct command *c, const char *flag)
{
    for (size_t j = 0; c->flags[j]; j++) {
        if (strcmp(c->flags[j], flag) == 0)
            return true;
    }
    return is_common(flag);
}

static const struct flag *find_flag(struct str name)
{
    for (size_t i = 0; i < flag_count; i++) {
        if (str_equal_z(name, flags[i].name))
            return &flags[i];
    }
    return NULL;
}

static const char *nearest_flag(const struct command *c, struct str name)
{
    const char *best = "--help";
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < flag_count; i++) {
        unsigned n = str_distance(name, str_from_z(flags[i].name));

        if (command_takes(c, flags[i].name) && n < least) {
            least = n;
            best = flags[i].name;
        }
    }
    return best;
}

static void set_switch(struct options *options, const struct flag *flag)
{
    *(bool *)((char *)options + flag->offset) = true;
}

static bool takes_many(const struct flag *flag)
{
    return flag->argument && str_ends(str_from_z(flag->argument), STR("..."));
}

static void add_word(struct run *r, const struct flag *flag, const char *value)
{
    struct word_list *list =
        (struct word_list *)((char *)&r->options + flag->offset);

    ARENA_PUSH(r->arena, list->items, list->count, list->capacity) = value;
}

/* Words not yet read. */
struct words {
    char **at;
    char **end;
};

/* "-" is a file, "-3" a number: no flag begins with a digit. */
static bool is_flag(const char *word)
{
    return word[0] == '-' && word[1] && !str_is_digit(word[1]);
}

/* How many of the words are operands. */
static size_t count_operands(struct words words)
{
    size_t n = 0;

    for (; words.at < words.end; words.at++) {
        const struct flag *flag = find_flag(str_from_z(*words.at));

        if (!is_flag(*words.at))
            n++;
        else if (flag && flag->argument && words.at + 1 < words.end)
            words.at++;
    }
    return n;
}

/* All words up to the next flag, but for those that the command needs. */
static void add_words(struct run *r, const struct command *c,
                      const struct flag *flag, struct words *words)
{
    while (words->at < words->end && **words->at != '-') {
        struct words rest = {words->at + 1, words->end};

        if (r->operand_count + count_operands(rest) < c->least)
            return;
        add_word(r, flag, *words->at++);
    }
}

static void set_text(struct options *options, const struct flag *flag,
                     const char *value)
{
    *(const char **)((char *)options + flag->offset) = value;
}

static void set_value(struct run *r, const struct flag *flag, const char *value)
{
    if (takes_many(flag))
        add_word(r, flag, value);
    else
        set_text(&r->options, flag, value);
}

/* "--flag VALUE" or "--flag=VALUE". */
static bool read_flag(struct run *r, const struct command *c,
                      struct words *words)
{
    struct str name, value;
    const char *word = *words->at++;
    bool has_value = str_cut(str_from_z(word), '=', &name, &value);
    const struct flag *flag = find_flag(name);

    if (!flag || !command_takes(c, flag->name))
        return diag_usage(r->diag, "%s: unknown flag %.*s; did you mean %s?",
                          c->name, STR_ARG(name), nearest_flag(c, name));
    if (!flag->argument && has_value)
        return diag_usage(r->diag, "%s takes no value", flag->name);
    if (!flag->argument) {
        set_switch(&r->options, flag);
    } else if (has_value) {
        set_value(r, flag, value.ptr ? value.ptr : "");
    } else if (words->at < words->end) {
        set_value(r, flag, *words->at++);
        if (takes_many(flag))
            add_words(r, c, flag, words);
    } else {
        return diag_usage(r->diag, "%s needs a value: %s", flag->name,
                          flag->argument);
    }
    return true;
}

static bool read_words(struct run *r, const struct command *c,
                       struct words words)
{
    size_t n = (size_t)(words.end - words.at);
    const char **operands = arena_array(r->arena, const char *, n);
    bool only_operands = false;

    r->operands = operands;
    while (words.at < words.end) {
        const char *word = *words.at;

        if (!only_operands && strcmp(word, "--") == 0) {
            only_operands = true;
            words.at++;
        } else if (!only_operands && is_flag(word)) {
            if (!read_flag(r, c, &words))
                return false;
        } else {
            operands[r->operand_count++] = word;
            words.at++;
        }
    }
    return true;
}

static bool run_command(struct run *r, const struct command *c,
                        struct words words)
{
    if (!read_words(r, c, words) || !speak_as_asked(r) || !read_jobs(r) ||
        !check_names(r) || !check_reason(r, "--reason", r->options.reason) ||
        !check_reason(r, "--accept-gap", r->options.accept_gap))
        return false;
    if (r->options.help) {
        help_command(c, r->language);
        if (c->run == command_calc)
            calc_help(r->language);
        return true;
    }
    if (r->operand_count > 1 && c->run == command_weekly)
        return diag_usage(r->diag,
                          "weekly takes one book: letters are made book by "
                          "book; aging and kpi take several");
    if (r->operand_count < c->least || r->operand_count > c->most)
        return diag_usage(r->diag, "duebook %s %s", c->name, c->usage);
    return c->run(r);
}

static bool report_command(struct run *r, struct str name)
{
    for (size_t i = 0; i < command_count; i++)
        if (str_distance(name, str_from_z(commands[i].name)) <= 2)
            return diag_usage(r->diag, "unknown command %.*s; did you mean %s?",
                              STR_ARG(name), commands[i].name);
    return diag_usage(r->diag, "unknown command %.*s; see duebook --help",
                      STR_ARG(name));
}

static bool run_words(struct run *r, struct words words)
{
    struct str name;
    const struct command *c;

    if (words.at == words.end) {
        help_all(r->language);
        return diag_usage(r->diag, "a command is expected");
    }
    if (strcmp(*words.at, "--lang") == 0 && words.end - words.at > 2) {
        r->options.lang = words.at[1];
        words.at += 2;
        if (!speak_as_asked(r))
            return false;
    }
    name = str_from_z(*words.at++);
    if (str_equal(name, STR("--help")) || str_equal(name, STR("help"))) {
        if (words.end - words.at == 2 && strcmp(*words.at, "--lang") == 0) {
            r->options.lang = words.at[1];
            if (!speak_as_asked(r))
                return false;
        }
        help_all(r->language);
        return true;
    }
    if (str_equal(name, STR("--version"))) {
        help_version();
        return true;
    }
    c = find_command(name);
    if (!c)
        return report_command(r, name);
    return run_command(r, c, words);
}

int command_main(int argc, char **argv)
{
    struct arena arena = {0};
    struct diag diag = {.arena = &arena};
    struct run r = {.arena = &arena, .diag = &diag, .words = argv};
    struct words words = {argv + (argc > 0), argv + argc};
    int status;

    r.word_count = (size_t)argc;
    run_speak(&r, language_of_environment());
    /* A file-size limit is a full disk, told as one. */
    signal(SIGXFSZ, SIG_IGN);
    (void)!run_words(&r, words);
    run_progress_end(&r);
    if ((fflush(stdout) != 0 || ferror(stdout)) && diag.worst < DIAG_SYSTEM)
        diag_system(&diag, NULL, "standard output cannot be written");
    diag_print(&diag, stderr, r.options.quiet ? DIAG_ERROR : DIAG_NOTE);
    status = diag_exit_status(&diag, r.options.strict);
    arena_release(&arena);
    return status;
}
