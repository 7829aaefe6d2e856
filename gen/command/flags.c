/*
 * The flags of all commands, as command.h tells them.
 */
#include "command/command.h"

#include <string.h>

#define OPTION(field) offsetof(struct options, field)

const struct flag flags[] = {
    {"--as-of",
     "DATE",
     {"the day everything is computed for (default: the newest snapshot's)",
      "计算基准日（默认：最新快照的日期）"},
     OPTION(as_of)},
    {"--known-at",
     "DATE",
     {"what was known on this day: the newest snapshot not after it, without "
      "rows recorded later",
      "截至该日已知的数据：只使用该日及以前的快照，录入日期在后的行不计"},
     OPTION(known_at)},
    {"--since",
     "DATE",
     {"tie out from the report of this day (default: the snapshot before)",
      "勾稽的期初日（默认：上一期快照的日期）"},
     OPTION(since)},
    {"--profile",
     "NAME",
     {"how to read the file (default: told by its headings)",
      "读取文件所用的导入配置（默认：按标题行识别）"},
     OPTION(profile)},
    {"--full",
     NULL,
     {"the analysis as well: what moved, migration, warnings, forecast, "
      "provision, credit, evidence",
      "同时生成分析工作簿：变动、迁徙、预警、回款预测、坏账准备、授信、证据链"},
     OPTION(full)},
    {"--format",
     "FORMAT",
     {"the form of the result", "输出格式"},
     OPTION(format)},
    {"-o",
     "PATH",
     {"where to write (default: text, json, csv and ics to standard output, "
      "all else into this folder); a file of that name is replaced",
      "输出位置（默认：text、json、csv、ics "
      "输出到屏幕，其余写入当前文件夹）；覆盖"
      "同名文件"},
     OPTION(output)},
    {"--date",
     "DATE",
     {"the date of the letters (default: the as-of day)",
      "函件落款日期（默认：计算基准日）"},
     OPTION(date)},
    {"--expect",
     "N",
     {"issue only if there are just so many letters", "恰为该份数时才签发"},
     OPTION(expect)},
    {"--all",
     NULL,
     {"for all customers whom the paper fits", "全部适用的客户"},
     OPTION(all)},
    {"--dry-run",
     NULL,
     {"write the letters as drafts without number; register nothing",
      "只生成不编号的草稿，不作登记"},
     OPTION(dry_run)},
    {"--replace",
     NULL,
     {"the file takes the place of those of its day whose numbers or name it "
      "bears; they are kept in replaced/",
      "以本文件替换当日编号或文件名相同的文件，原文件保留在 replaced/ 中"},
     OPTION(replace)},
    {"--accept-gap",
     "REASON",
     {"go on although rows, customers or a total fell by more than 20 %, a "
      "currency, a department or the open amounts vanished, or nearly all "
      "numbers changed; the reason is recorded",
      "行数、客户数或合计降幅超过 20%，某币种、部门或未收余额栏消失，"
      "或编号几乎全部改变时仍继续；理由记录在案"},
     OPTION(accept_gap)},
    {"--reason",
     "TEXT",
     {"why a day that is closed already is closed again; one line of at most "
      "500 characters",
      "已结账的日期再次结账的理由，一行，最多 500 个字符"},
     OPTION(reason)},
    {"--odbc",
     "DSN",
     {"take the tables from a database: a data source of odbc.ini, and the "
      "queries of a profile (sql:)",
      "直接从数据库取数：odbc.ini 中的数据源，查询语句写在导入配置的 sql 中"},
     OPTION(odbc)},
    {"--data",
     "FILE",
     {"the data: FILE.json is one document, FILE.jsonl one a line",
      "数据文件：FILE.json 一份文书，FILE.jsonl 每行一份"},
     OPTION(data)},
    {"--attach",
     "FILE...",
     {"files that travel in the PDF (PDF/A-3b then): the data behind its "
      "figures, or, as supplement:FILE, source:FILE, alternative:FILE, what "
      "else belongs to it; repeatable",
      "随 PDF 一并附上的文件（生成 PDF/A-3b）：文书所据的数据；也可写成 "
      "supplement:文件（补充材料）、source:文件（原始资料）、alternative:文件"
      "（同一内容的另一格式）；可重复"},
     OPTION(attach)},
    {"--customer",
     "ID",
     {"the customer, by number or whole name", "客户编号或完整名称"},
     OPTION(customer)},
    {"--watch",
     NULL,
     {"render again whenever the template, a partial or the data change; "
      "Ctrl-C ends it",
      "模板、片段或数据有改动即重新生成；按 Ctrl-C 结束"},
     OPTION(watch)},
    {"--book",
     "BOOK",
     {"by this book's own tables/, too", "兼用该账簿 tables/ 中自备的数据表"},
     OPTION(book)},
    {"--currency",
     "CODE",
     {"the amount's currency (default: CNY)", "金额的币种（默认：CNY）"},
     OPTION(currency)},
    {"--principal",
     "AMOUNT",
     {"the sum that is late", "本金"},
     OPTION(principal)},
    {"--from", "DATE", {"the first day counted", "计息首日"}, OPTION(from)},
    {"--to", "DATE", {"the last day", "计息末日"}, OPTION(to)},
    {"--rate", "RULE", {"what runs on it", "计息标准"}, OPTION(rate)},
    {"--year",
     "DAYS",
     {"365 (default), 360 or actual", "全年天数：365（默认）、360 或 actual"},
     OPTION(year)},
    {"--end",
     "KIND",
     {"inclusive (default): the last day counts; exclusive: it does not",
      "inclusive（默认）：计入末日；exclusive：不计入"},
     OPTION(end)},
    {"--period",
     "LENGTH",
     {"3y, 6m, 10d (default: 3y; English law: 6y)",
      "期间：3y、6m、10d（默认：3y；英格兰法：6y）"},
     OPTION(period)},
    {"--law",
     "cn|en",
     {"whose law of limitation (default: cn)", "适用的时效法：cn（默认）、en"},
     OPTION(law)},
    {"--names",
     "ascii",
     {"names of outputs in ASCII whatever the book's language",
      "输出文件一律用英文名"},
     OPTION(names)},
    {"--jobs",
     "N",
     {"threads (default: all cores); the output does not depend on it",
      "线程数（默认：全部核心），不影响输出内容"},
     OPTION(jobs)},
    {"--lang",
     "zh|en",
     {"language of messages", "提示信息的语言"},
     OPTION(lang)},
    {"--quiet",
     NULL,
     {"no progress, no notes, no warnings", "不显示进度、说明与警告"},
     OPTION(quiet)},
    {"--strict",
     NULL,
     {"warnings make the exit status 1", "有警告时退出码为 1"},
     OPTION(strict)},
    {"--help", NULL, {"this text", "显示本说明"}, OPTION(help)},
};
const size_t flag_count = COUNT(flags);

/* Where a flag is another thing to a command. */
static const struct {
    const char *command, *flag;
    struct help_text help;
} words[] = {
    {"take",
     "--as-of",
     {"the day of the export (default: the one in the file's title or name)",
      "导出的截止日期（默认：文件表头或文件名中的日期）"}},
    {"close",
     "--as-of",
     {"the day that is closed; always needed", "结账日；必填"}},
    {"weekly",
     "-o",
     {"the folder to write (default: BOOK/out/DATE); one that is there is "
      "never overwritten",
      "输出文件夹（默认：账簿的 out/日期）；从不覆盖已有结果"}},
    {"take", "--format", {"text (default), json", "text（默认）、json"}},
    {"check",
     "--format",
     {"text (default), json, xlsx", "text（默认）、json、xlsx"}},
    {"aging",
     "--format",
     {"json (default), csv, xlsx", "json（默认）、csv、xlsx"}},
    {"kpi",
     "--format",
     {"pdf (default), html, json, xlsx", "pdf（默认）、html、json、xlsx"}},
    {"close", "--format", {"text (default), json", "text（默认）、json"}},
    {"calendar",
     "--format",
     {"text (default), json, xlsx, ics", "text（默认）、json、xlsx、ics"}},
    {"explain", "--format", {"text (default), json", "text（默认）、json"}},
    {"claim",
     "--format",
     {"text (default), json, xlsx, pdf", "text（默认）、json、xlsx、pdf"}},
    {"render",
     "--format",
     {"pdf, html (default: by the ending of -o, else pdf)",
      "pdf、html（默认：由 -o 的扩展名决定，否则 pdf）"}},
    {"vars", "--format", {"text (default), json", "text（默认）、json"}},
    {"calc", "--format", {"text (default), json", "text（默认）、json"}},
};

const struct help_text *flag_help(const struct command *c,
                                  const struct flag *flag)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(words[i].command, c->name) == 0 &&
            strcmp(words[i].flag, flag->name) == 0)
            return &words[i].help;
    return &flag->help;
}
