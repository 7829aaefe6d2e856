#include "command/command.h"

/* Sorted by the English text, which is the key. */
static const struct phrase items[] = {
    {"  %.*s/: %zu draft letters\n", "  %.*s/：催款函草稿 %zu 份\n"},
    {"  %.*s\n", "  %.*s\n"},
    {"  %s %.*s\n", "  %s %.*s\n"},
    {"  %zu rows were rejected: see the workbook\n",
     "  有 %zu 行被拒收，详见账龄表\n"},
    {"  ignored: %.*s\n", "  忽略：%.*s\n"},
    {"%s %s: a date such as 2026-07-17 is expected",
     "%s %s：应为日期，例如 2026-07-17"},
    {"%s does not tie: the events come to %.*s, buckets and unapplied money to "
     "%.*s, the difference is %.*s",
     "%s 核对不符：发生额合计为 %.*s，账龄各段与未核销款合计为 %.*s，差额 "
     "%.*s"},
    {"%s is one file: say the day with --as-of DATE",
     "%s 是单个文件，请用 --as-of 日期 指明基准日"},
    {"%s is ready: fill in duebook.yaml, put the first export into "
     "%s/snapshots/DATE/, then run duebook weekly %s",
     "%s 已建好。请填写 duebook.yaml，将第一份导出文件放入 "
     "%s/snapshots/日期/，然后运行 duebook weekly %s"},
    {"%s needs a value: %s", "%s 须带取值：%s"},
    {"%s takes no value", "%s 不带取值"},
    {"%s: %s\n", "%s：%s\n"},
    {"%s: %zu rows, %zu used, %zu ignored, %zu rejected (%.*s, %.*s)\n",
     "%s：共 %zu 行，采用 %zu，忽略 %zu，拒收 %zu（%.*s，%.*s）\n"},
    {"%s: nothing has changed since this run\n",
     "%s：数据与上次运行相同，未重复生成\n"},
    {"%s: unknown flag %.*s; did you mean %s?",
     "%s：没有参数 %.*s，是否要用 %s？"},
    {"%s: written\n", "%s：已生成\n"},
    {"%zu characters of this document are in no font",
     "本文件中有 %zu 个字符在所有字体中均不存在"},
    {"%zu customers, %zu documents, %zu receipts, %zu rejected\n",
     "客户 %zu 户，单据 %zu 张，收款 %zu 笔，拒收 %zu 行\n"},
    {"%zu letters are due, but duebook.yaml does not name the creditor "
     "(creditor: name:); none was written",
     "应发催款函 %zu 份，但 duebook.yaml 未填写债权人名称（creditor: "
     "name:），故一份未写"},
    {"+ as exported", "加减：与导出未清额的差异"},
    {"+ debit notes", "加：借项通知单"},
    {"+ invoices", "加：发票"},
    {"+ reversals", "加：收款冲回"},
    {"- credit notes", "减：贷项通知单"},
    {"- receipts", "减：收款"},
    {"--format %s: one of %s is expected", "--format %s：应为 %s 之一"},
    {"--jobs %s: a number from 1 to %d is expected",
     "--jobs %s：应为 1 至 %d 的整数"},
    {"--lang %s: zh or en is expected", "--lang %s：应为 zh 或 en"},
    {"... and %zu more messages\n", "……另有 %zu 条提示未列出\n"},
    {"= closing", "期末"},
    {"Cannot allocate memory", "内存不足"},
    {"DOES NOT TIE", "勾稽不符"},
    {"File exists", "文件已存在"},
    {"File name too long", "文件名过长"},
    {"Input/output error", "读写错误"},
    {"Is a directory", "是文件夹"},
    {"No space left on device", "磁盘已满"},
    {"No such file or directory", "没有此文件或文件夹"},
    {"Not a directory", "不是文件夹"},
    {"Permission denied", "没有权限"},
    {"Read-only file system", "文件系统只读"},
    {"Too many open files", "打开的文件过多"},
    {"\"%.*s\" is no currency: an ISO 4217 code such as CNY, USD or EUR is "
     "expected",
     "“%.*s”不是币种；应为 ISO 4217 代码，例如 CNY、USD、EUR"},
    {"\"%.*s\" is no time zone: a fixed difference from UTC such as \"+08:00\" "
     "is expected",
     "“%.*s”不是时区；应为与协调世界时的固定时差，例如 \"+08:00\""},
    {"\"%.*s\" is not a date; in this file it would be written as %s or "
     "2026-11-20",
     "“%.*s”不是日期；本文件中的日期应写作 %s 或 2026-11-20"},
    {"\"%.*s\" is not a date; write it as 2026-11-20, or let the profile say "
     "the order of day and month",
     "“%.*s”不是日期；请写作 2026-11-20，或在导入配置中说明日、月的先后"},
    {"\"%.*s\" is not a number; write it as 1234.50",
     "“%.*s”不是数字；请写作 1234.50"},
    {"\"%.*s\" is not an amount; write it as 1234%c50",
     "“%.*s”不是金额；请写作 1234%c50"},
    {"\"%.*s\" is not one of: %s", "“%.*s”不在可用的内容之列：%s"},
    {"\"%.*s\" is to be a name, not a path: without / \\ : * ? \" < > |",
     "“%.*s”应为名称，不是路径，不得含有 / \\ : * ? \" < > |"},
    {"\"%.*s\" may not begin with a dot", "“%.*s”不得以点号开头"},
    {"\"%.*s\": a whole number from %jd to %jd is expected",
     "“%.*s”：应为 %jd 至 %jd 之间的整数"},
    {"a colon stands where no key can stand: check the indentation, or put "
     "text that holds a colon in quotation marks",
     "此处不应出现冒号；请检查缩进，内容中含有冒号的请加英文引号"},
    {"a command is expected", "应写明命令"},
    {"a configuration text has at most %d bytes; this one has %zu",
     "设置文件最大 %d 字节，此文件有 %zu 字节"},
    {"a control character stands in the text", "文字中含有控制字符"},
    {"a key must be plain text", "项目名称须为普通文字"},
    {"a key needs a colon and a blank behind it (key: value)",
     "项目名称之后须有英文冒号和一个空格（项目: 内容）"},
    {"a list is expected here, such as [30, 60], or lines that begin with \"- "
     "\"",
     "此处应为列表，例如 [30, 60]，或以“- ”开头的各行"},
    {"a list may not begin on this line: begin it on the next one, indented",
     "列表不能从这一行开始；请另起一行并缩进"},
    {"a number is missing here; write it as 1234.50",
     "此处缺少数字；请写作 1234.50"},
    {"a part of the work was not done", "有一部分工作未能完成"},
    {"a quotation mark that was opened here is not closed",
     "此处的引号没有成对"},
    {"a role has at most %d fonts; take one out",
     "同一用途最多 %d 个字体，请删去一个"},
    {"a second document begins here (---); only one is accepted",
     "此处（---）开始了第二份文档；只接受一份"},
    {"a single value is expected here, not a list",
     "此处应为单个内容，而不是列表"},
    {"a single value is expected here, not further keys",
     "此处应为单个内容，而不是下级项目"},
    {"a stage of the ladder needs the key \"%s\" ({stage: formal, template: "
     "demand, days: 7})",
     "催收阶梯的每个阶段须有项目“%s”（{stage: formal, template: demand, days: "
     "7}）"},
    {"aliases and anchors (* and &) are not accepted: write the value out, in "
     "quotation marks if it begins with * or &",
     "不接受以 * 或 & 表示的引用；请直接写出内容，以 * 或 & "
     "开头的内容请加英文引号"},
    {"allocation of %.*s %s to document \"%.*s\" in %s: both ends and the "
     "allocation must be in one currency",
     "核销金额 %.*s %s，单据“%.*s”的币种为 %s：核销双方与核销金额须为同一币种"},
    {"allocation of %.*s to document \"%.*s\" names neither a receipt nor a "
     "credit note",
     "核销金额 %.*s（核销单据“%.*s”）：既未指明收款，也未指明贷项通知单"},
    {"allocation of %.*s: document \"%.*s\" cannot be applied to itself",
     "核销金额 %.*s：单据“%.*s”不能核销自身"},
    {"allocation of %.*s: with it, document \"%.*s\" of %.*s (%s:%u) would be "
     "left at %.*s; at most what is open can be allocated",
     "核销金额 %.*s：核销后，单据“%.*s”（金额 %.*s，%s:%u）的未结金额将为 "
     "%.*s；核销金额不得超过未结金额"},
    {"allocation of %.*s: with it, receipt \"%.*s\" of %.*s (%s:%u) would be "
     "left at %.*s; at most what is left can be allocated",
     "核销金额 %.*s：核销后，收款“%.*s”（金额 %.*s，%s:%u）的未核销余额将为 "
     "%.*s；核销金额不得超过未核销余额"},
    {"amount \"%.*s\" has more decimals than %s has (%d); correct it, or let "
     "the profile say how to round",
     "金额“%.*s”的小数位数超过 %s 的小数位数（%d "
     "位）；请更正，或在导入配置中规定舍入办法"},
    {"amount \"%.*s\" is in %s, but this row is in %s",
     "金额“%.*s”的币种为 %s，而本行的币种为 %s"},
    {"amount \"%.*s\" is in scientific notation, which loses digits; write all "
     "its digits",
     "金额“%.*s”为科学记数法，已丢失位数；请写出全部数字"},
    {"amount \"%.*s\" is too large", "金额“%.*s”过大"},
    {"amount \"%.*s\": the digits are not grouped by three; write it as "
     "1234%c50",
     "金额“%.*s”：分节号不是每三位一个；请写作 1234%c50"},
    {"archives are not read: unpack it first", "不读取压缩文件；请先解压"},
    {"as of %.*s\n", "基准日 %.*s\n"},
    {"at most %d numbers of days are accepted in all",
     "分段的天数合计最多 %d 个"},
    {"blocks are nested more than %d deep: end some of them first",
     "版块嵌套超过 %d 层：请先结束其中一部分"},
    {"buckets", "各账龄段合计"},
    {"buckets needs at least one number of days, such as [30, 60, 90]",
     "buckets 至少需要一个天数，例如 [30, 60, 90]"},
    {"cannot be made safe on disk", "无法可靠地存盘"},
    {"cannot be opened", "无法打开"},
    {"cannot be opened as a folder", "无法作为文件夹打开"},
    {"cannot be read", "无法读取"},
    {"cannot be written", "无法写入"},
    {"cannot be written: a temporary file of the workbook is incomplete; is a "
     "disk full?",
     "无法写出：工作簿的临时文件不完整；磁盘是否已满？"},
    {"computing the aging ...", "正在计算账龄……"},
    {"control total", "总账余额"},
    {"customer \"%.*s\": his documents and receipts come to %.*s %s, the aging "
     "shows %.*s",
     "客户“%.*s”：单据与收款合计为 %.*s %s，账龄表为 %.*s"},
    {"customer \"%.*s\": reversed or refunded receipts exceed what stood to "
     "his credit by %.*s %s; say which receipts or documents they belong to",
     "客户“%.*s”：冲销或退回的收款超出其贷方余额 %.*s "
     "%s；请说明所对应的收款或单据"},
    {"date \"%.*s\": there is no such day (year %d, month %d, day %d)",
     "日期“%.*s”：没有这一天（%d 年 %d 月 %d 日）"},
    {"difference", "差异"},
    {"difference to the control total", "与总账余额的差异"},
    {"document \"%.*s\" has just the amount of the difference to the control "
     "total",
     "单据“%.*s”的金额恰为与总账控制数的差额"},
    {"folders inside a snapshot are not read: move the files one level up",
     "快照文件夹内的子文件夹不读取；请将文件移到上一级"},
    {"has %zu bytes; at most %zu are read",
     "有 %zu 字节，超过可读取的上限 %zu 字节"},
    {"in double quotation marks a backslash begins a code: write \\\\ for a "
     "backslash, or use single quotation marks",
     "双引号内的反斜杠表示转义；需要反斜杠本身时请写作 \\\\，或改用单引号"},
    {"is a folder; a file is needed here", "是文件夹，此处应为文件"},
    {"is missing; looked for %s%s%s", "缺失；已查找 %s%s%s"},
    {"is not a regular file", "不是普通文件"},
    {"is not a regular file; nothing is written there",
     "不是普通文件，不向其写入"},
    {"is there already and not empty; a new book needs a new folder",
     "已存在且不为空；新建账簿须用新文件夹"},
    {"keys with values are expected here (key: value), indented, one a line",
     "此处应为下级项目（项目: 内容），缩进书写，每行一项"},
    {"libharu error 0x%04lX (%lu)", "libharu 错误 0x%04lX（%lu）"},
    {"libxlsxwriter cannot write the workbook: %s",
     "libxlsxwriter 无法写出工作簿：%s"},
    {"libxlsxwriter did not write a whole archive",
     "libxlsxwriter 没有写出完整的文件"},
    {"link \"%.*s\" left out: only http, https and mailto are written",
     "链接“%.*s”未写入：只写入 http、https 和 mailto 链接"},
    {"lists and maps are nested deeper than %d levels",
     "列表和项目的层次超过 %d 层"},
    {"no font has the character U+%04X \"%.*s\": change the text or add a font "
     "that has it to fonts/fonts.yaml",
     "没有字体包含字符 U+%04X“%.*s”：请修改文字，或在 fonts/fonts.yaml "
     "中增加含有该字的字体"},
    {"no memory for the workbook", "没有供工作簿使用的内存"},
    {"no memory to read YAML", "内存不足，无法读取设置文件"},
    {"no memory to write a PDF file", "内存不足，无法生成 PDF 文件"},
    {"number \"%.*s\" has too many digits", "数字“%.*s”位数过多"},
    {"number \"%.*s\" is in scientific notation, which loses digits; write all "
     "its digits",
     "数字“%.*s”为科学记数法，已丢失位数；请写出全部数字"},
    {"number \"%.*s\": the digits are not grouped by three; write it as "
     "1,234.50 or 1234.50",
     "数字“%.*s”：分节号不是每三位一个；请写作 1,234.50 或 1234.50"},
    {"only files whose name ends in .csv are read",
     "只读取扩展名为 .csv 的文件"},
    {"open items as exported on %.*s", "未清项取自 %.*s 的导出数据"},
    {"opening", "期初"},
    {"reading the ledger ...", "正在读取账簿……"},
    {"receipt \"%.*s\" has just the amount of the difference to the control "
     "total",
     "收款“%.*s”的金额恰为与总账控制数的差额"},
    {"sheet \"%.*s\" is not as libxlsxwriter writes it",
     "工作表“%.*s”与 libxlsxwriter 应写出的不符"},
    {"sheet \"%.*s\": its rows are too long", "工作表“%.*s”：行的内容过长"},
    {"standard output cannot be written", "无法写入标准输出"},
    {"tags (beginning with !) are not accepted: values are plain text",
     "不接受以 ! 开头的标签；内容一律为普通文字"},
    {"text of one line is expected here, without tabs",
     "此处应为单行文字，不含制表符"},
    {"the amount is missing; write it as 1234%c50",
     "金额为空；请写作 1234%c50"},
    {"the amounts of the ledger are too large to be added exactly; look for an "
     "amount in the wrong column",
     "账簿金额过大，无法精确合计；请检查是否有金额列错位"},
    {"the chart is not as libxlsxwriter writes it",
     "图表与 libxlsxwriter 应写出的不符"},
    {"the control total in %s is %.*s, the ledger comes to %.*s: the "
     "difference is %.*s",
     "%s 的总账控制数为 %.*s，账簿合计为 %.*s，差额 %.*s"},
    {"the control totals in %s are too large to be compared",
     "%s 的总账控制数过大，无法核对"},
    {"the costs of the period in %s are too large to be added",
     "本期 %s 的清收费用过大，无法合计"},
    {"the date is missing; write it as 2026-11-20",
     "日期为空；请写作 2026-11-20"},
    {"the elements of a list begin with \"- \" in the same column",
     "列表的各项须以“- ”开头，并在同一列对齐"},
    {"the elements of a list in brackets are separated by commas and closed by "
     "]",
     "方括号内的各项须以英文逗号分隔，并以 ] 结束"},
    {"the file ends in the middle of a character (%s): it was cut short; "
     "export or copy it again",
     "文件在一个字符中间结束（%s），内容不完整；请重新导出或重新复制"},
    {"the file is read as %s", "文件按 %s 编码读取"},
    {"the folder cannot be made", "无法建立文件夹"},
    {"the font file %.*s is not on this machine; the Debian package %.*s has "
     "it",
     "本机没有字体文件 %.*s；Debian 软件包 %.*s 含此文件"},
    {"the indentation does not fit the lines above, or a quotation mark or "
     "bracket is not closed",
     "缩进与上文不一致，或者引号、括号没有成对"},
    {"the key \"%.*s\" stands here a second time; the first is on line %u",
     "项目“%.*s”重复；第一次出现在第 %u 行"},
    {"the keys in braces are separated by commas and closed by }",
     "花括号内的各项须以英文逗号分隔，并以 } 结束"},
    {"the ladder has at most %d stages; here are %zu",
     "催收阶梯最多 %d 个阶段，此处有 %zu 个"},
    {"the line \"version: 1\" is missing: it says by which rules this file is "
     "read",
     "缺少“version: 1”一行；该行说明本文件的格式版本"},
    {"the margins leave no room for text: page %d x %d pt, room %d x %d pt",
     "页边距过大，没有排版空间：页面 %d × %d 磅，版心仅 %d × %d 磅"},
    {"the name of your firm is missing (creditor: name:): every letter carries "
     "it",
     "未填写本单位名称（creditor 下的 name）；每份函件均须载明"},
    {"the numbers of days must rise: %d does not come after %d",
     "天数须由小到大排列：%d 不应在 %d 之后"},
    {"the outlines of this font cannot be used; it is damaged or of a kind "
     "that cannot be embedded",
     "该字体的轮廓无法使用：文件已损坏，或其类型不能嵌入"},
    {"the rejected amounts add up to more than can be counted",
     "被拒金额的合计超出可计算的范围"},
    {"the smallest amount of a letter may not be negative",
     "函件的最低金额不得为负数"},
    {"the stage \"%.*s\" stands in the ladder twice", "催收阶段“%.*s”重复"},
    {"the stages begin with the mildest: the days must rise, %d does not come "
     "after %d",
     "催收阶段须由轻到重排列，天数由小到大：%d 不应在 %d 之后"},
    {"the templates that belong to the program are not beside it; set "
     "DUEBOOK_HOME to the folder that holds templates and fonts",
     "程序旁没有随附的模板；请将 DUEBOOK_HOME 设为存放 templates 和 fonts "
     "的文件夹"},
    {"the text is neither UTF-8 nor GB18030 and is read as windows-1252: check "
     "the names, or save the file as UTF-8",
     "文件的编码不是 UTF-8 或 GB18030，已按 windows-1252 "
     "读取；请核对名称，或将文件另存为 UTF-8 编码"},
    {"the text is neither UTF-8 nor GB18030 nor windows-1252: save the file "
     "again as UTF-8",
     "文件的编码不是 UTF-8、GB18030 或 windows-1252；请另存为 UTF-8 编码"},
    {"the text is not UTF-8: save the file again as UTF-8",
     "文字不是 UTF-8 编码；请将文件另存为 UTF-8 编码"},
    {"the workbook holds at most 4,294,967,294 rows",
     "工作簿最多容纳 4,294,967,294 行"},
    {"the workbook is larger than 4 GiB; choose CSV",
     "工作簿超过 4 GiB；请改用 CSV"},
    {"there is no CSV file in this folder: put the export there",
     "此文件夹内没有 CSV 文件；请将导出的数据放入其中"},
    {"there is no snapshot of %.*s or before; the first is of %.*s",
     "没有 %.*s 或更早的快照；最早的快照为 %.*s"},
    {"there is no snapshot: put the first export into a folder named by its "
     "day, such as 2026-07-17",
     "还没有快照；请将第一次导出的数据放入以日期命名的文件夹，例如 2026-07-17"},
    {"this byte is not valid %s (0x%02X): correct the file, or save it again "
     "as UTF-8",
     "此处的字节不符合 %s 编码（0x%02X）；请更正文件，或另存为 UTF-8 编码"},
    {"this character cannot begin a value: indent with blanks, not with tabs, "
     "and put text that begins with @ or ` in quotation marks",
     "内容不能以此字符开头；请用空格而不是制表符缩进，以 @ 或 ` "
     "开头的内容请加英文引号"},
    {"this document has more than 65,535 different characters of one font; "
     "divide it",
     "本文件使用同一字体的不同字符超过 65,535 个，请拆分文件"},
    {"this file is not read: put it into a folder named by its day, such as "
     "snapshots/2026-07-17/",
     "不读取此文件；请将其放入以日期命名的文件夹，例如 snapshots/2026-07-17/"},
    {"this folder is missing: it holds the exports, in folders named by their "
     "day, such as 2026-07-17",
     "缺少此文件夹；导出的数据应放在其中以日期命名的子文件夹内，例如 "
     "2026-07-17"},
    {"this folder is not read: the name of a snapshot is its day, such as "
     "2026-07-17",
     "不读取此文件夹；快照文件夹须以日期命名，例如 2026-07-17"},
    {"this font has no outlines or no character map; OpenType (CFF) and "
     "TrueType fonts are accepted",
     "该字体没有轮廓或字符映射表；可用的字体格式为 OpenType（CFF）和 TrueType"},
    {"this font's licence bits (fsType 0x%04x) forbid embedding it in part; "
     "use another font",
     "该字体的许可标志（fsType 0x%04x）禁止部分嵌入，请改用其他字体"},
    {"this is a workbook or an archive, not text: open it and save the sheet "
     "as CSV UTF-8",
     "这是工作簿或压缩文件，不是文本文件；请打开后将工作表另存为“CSV "
     "UTF-8”格式"},
    {"this is not YAML: %s", "不符合 YAML 的书写格式：%s"},
    {"this is not a font file with a face number %u, or it is cut short",
     "该文件不是含有第 %u 号字形集的字体文件，或文件不完整"},
    {"this is not a text file (it holds a NUL byte): save the table as CSV "
     "UTF-8",
     "这不是文本文件（含有空字节）；请将表格另存为“CSV UTF-8”格式"},
    {"this rejected row has just the amount of the difference to the control "
     "total",
     "本行（已被拒）的金额恰为与总账控制数的差额"},
    {"ties", "勾稽相符"},
    {"unapplied", "未核销"},
    {"unified social credit code \"%.*s\": character %zu, \"%.*s\", cannot "
     "stand in a code (digits and capital letters without I, O, S, V, Z)",
     "统一社会信用代码“%.*s”：第 %zu "
     "位“%.*s”不能用于代码（只能是数字和大写字母，不含 I、O、S、V、Z）"},
    {"unified social credit code \"%.*s\": it has %zu characters and needs 18",
     "统一社会信用代码“%.*s”：有 %zu 位，应为 18 位"},
    {"unified social credit code \"%.*s\": the last character does not check "
     "the others (it would be %c); one of them is mistyped",
     "统一社会信用代码“%.*s”：校验码与前 17 位不符（应为 "
     "%c）；其中有一位录入错误"},
    {"unknown command %.*s; see duebook --help",
     "没有命令 %.*s，命令一览见 duebook --help"},
    {"unknown key \"%.*s\"; accepted here are: %s",
     "没有名为“%.*s”的项目；此处可用的项目有：%s"},
    {"unknown key \"%.*s\"; did you mean \"%s\"?",
     "没有名为“%.*s”的项目；是否应为“%s”？"},
    {"use: duebook %s %s", "用法：duebook %s %s"},
    {"version \"%.*s\": this program reads version 1 alone",
     "格式版本“%.*s”：本程序只能读取版本 1"},
    {"weekly needs a book: a folder with duebook.yaml; duebook init makes one",
     "weekly 须用账簿，即含 duebook.yaml 的文件夹；可用 duebook init 新建"},
    {"workbooks are not read: save the sheet as CSV UTF-8 in the same folder",
     "不读取工作簿；请将工作表另存为“CSV UTF-8”格式，放在同一文件夹内"},
    {"writing %s ...", "正在写 %s……"},
    {"writing %zu letters ...", "正在写 %zu 份催款函……"},
    {"writing the workbook ...", "正在写账龄表……"},
};

const struct phrases phrases_zh = {
    items, COUNT(items), {"正常", "说明", "警告", "错误", "用法", "错误"}};
