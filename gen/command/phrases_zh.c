#include "command/command.h"

/* Sorted by the English text, which is the key. */
static const struct phrase items[] = {
    {"      each document that uses it holds all of it, %zu KB before "
     "compression\n",
     "      凡用到该字体的文件都整体嵌入，压缩前 %zu KB\n"},
    {"    %.*s to %.*s, %d days, on %.*s at %.*s (%.*s): %.*s\n",
     "    %.*s 至 %.*s，%d 天，基数 %.*s，%.*s（%.*s）：%.*s\n"},
    {"    %.*s%.*s\n", "    %.*s%.*s\n"},
    {"    %.*s: %.*s\n", "    %.*s：%.*s\n"},
    {"    %.*s: %s, %s, %zu glyphs, %s\n",
     "    %.*s：%s，%s，%zu 个字形，%s\n"},
    {"    %.*s: missing; put it into the book's fonts/\n",
     "    %.*s：缺失；请放入账簿的 fonts/ 文件夹\n"},
    {"    %.*s: missing; the Debian package %.*s has it ('make deps' fetches "
     "it)\n",
     "    %.*s：缺失；Debian 软件包 %.*s 收有此文件（make deps 会取来）\n"},
    {"    %.*s\n", "    %.*s\n"},
    {"    %d days overdue, the day after the due date being the first\n",
     "    逾期 %d 天（到期日次日为第 1 天）\n"},
    {"    %s from %.*s: %.*s%% (%.*s, row %u)\n",
     "    %s，自 %.*s 起：%.*s%%（%.*s 第 %u 行）\n"},
    {"    %s: %.*s\n", "    %s：%.*s\n"},
    {"    at least %d days after the stage before it\n",
     "    距上一阶段发函至少 %d 天\n"},
    {"    cut at the cap\n", "    达到上限，超出部分不计\n"},
    {"    due %.*s, as its row says\n", "    到期日 %.*s，以原行所载为准\n"},
    {"    due %.*s, as typed in %.*s\n", "    到期日 %.*s，按 %.*s 手工录入\n"},
    {"    due %.*s, by the terms: its row has no due date\n",
     "    到期日 %.*s，原行未填，按账期或到期日规则推算\n"},
    {"    due in %d days\n", "    距到期 %d 天\n"},
    {"    due today, which is not overdue\n", "    基准日当日到期，不算逾期\n"},
    {"    fixed sum %.*s\n", "    固定赔偿金 %.*s\n"},
    {"    interest %.*s, of it met %.*s, unpaid %.*s\n",
     "    利息/违约金 %.*s，其中已抵充 %.*s，尚欠 %.*s\n"},
    {"    issued %.*s (days since: %d); in the notes to the accounts: %.*s\n",
     "    开具于 %.*s，距基准日 %d 天；附注披露账龄：%.*s\n"},
    {"    it has no due date, and no rule gives one\n",
     "    无到期日，亦无账期或到期日规则可据以推算\n"},
    {"    made of open items %.*s, and credit notes and unapplied money %.*s\n",
     "    其中：单据未收 %.*s，红字、贷项及未核销款 %.*s\n"},
    {"    not with: %.*s\n", "    不适用：%.*s\n"},
    {"    of it disputed: %.*s\n", "    其中争议 %.*s\n"},
    {"    of it open again since a bill was dishonoured: %.*s\n",
     "    其中因票据拒付而恢复未收 %.*s\n"},
    {"    only with: %.*s\n", "    适用条件：%.*s\n"},
    {"    promised: %.*s %.*s by %.*s, which has not come\n",
     "    承诺付款：%.*s %.*s，期限 %.*s，尚未届满\n"},
    {"    promised: %.*s %.*s by %.*s, which is past\n",
     "    承诺付款：%.*s %.*s，期限 %.*s，已届满\n"},
    {"    retention money: a contract asset until it is due\n",
     "    质保金：到期前列为合同资产\n"},
    {"    with the lawyer since %.*s: no letter of ours\n",
     "    已于 %.*s 移交律师，不另发函\n"},
    {"  # %s; %s\n", "  # %s；%s\n"},
    {"  %.*s %.*s\n", "  %.*s %.*s\n"},
    {"  %.*s %s unapplied as of %.*s\n", "  未核销 %.*s %s（截至 %.*s）\n"},
    {"  %.*s contact: %.*s (%.*s)\n", "  %.*s 联系：%.*s（%.*s）\n"},
    {"  %.*s due %.*s, %.*s: unpaid principal %.*s\n",
     "  %.*s，到期日 %.*s，金额 %.*s：未付本金 %.*s\n"},
    {"  %.*s receipt %.*s names it: %.*s %s\n",
     "  %.*s 收款 %.*s 指明该单据：%.*s %s\n"},
    {"  %.*s/%.*s: %.*s, %.*s due %.*s in the letter, now %.*s\n",
     "  %.*s/%.*s：%.*s，%.*s 函件所列到期日 %.*s，应为 %.*s\n"},
    {"  %.*s/%.*s: %.*s, %.*s in the letter %.*s, now %.*s %s\n",
     "  %.*s/%.*s：%.*s，%.*s 函件所列 %.*s，当日应为 %.*s %s\n"},
    {"  %.*s/: %zu draft letters\n", "  %.*s/：催款函草稿 %zu 份\n"},
    {"  %.*s: %.*s %.*s %.*s %s, now open %.*s, last seen in %.*s (%.*s)\n",
     "  %.*s：%.*s %.*s %.*s %s，本期未收 %.*s，最后见于 %.*s（%.*s）\n"},
    {"  %.*s: %.*s %.*s of %.*s: due %.*s as reported, now due %.*s; %.*s %s "
     "as before (%.*s)\n",
     "  %.*s：%.*s %.*s，业务日期 %.*s，到期日原报 %.*s，现为 %.*s；余额 %.*s "
     "%s 不变（%.*s）\n"},
    {"  %.*s: %.*s %.*s of %.*s: reported as %.*s, now %.*s %s (%.*s)\n",
     "  %.*s：%.*s %.*s，业务日期 %.*s，原报 %.*s，现为 %.*s %s（%.*s）\n"},
    {"  %.*s: %.*s %.*s, open then %.*s, now %.*s %s, last seen in %.*s "
     "(%.*s)\n",
     "  %.*s：%.*s %.*s，上期未收 %.*s，本期未收 %.*s %s，最后见于 "
     "%.*s（%.*s）\n"},
    {"  %.*s: %.*s %s open as of %.*s, in \"%.*s\"\n",
     "  %.*s：未收 %.*s %s（截至 %.*s），列入“%.*s”\n"},
    {"  %.*s: %s closing %.*s, buckets %.*s, unapplied %.*s, difference %.*s\n",
     "  %.*s：%s 期末 %.*s，各账龄段合计 %.*s，未核销 %.*s，差异 %.*s\n"},
    {"  %.*s: %s reported %.*s, correction %.*s, corrected %.*s\n",
     "  %.*s：%s 原报 %.*s，更正 %.*s，更正后 %.*s\n"},
    {"  %.*s: %zu, %s %.*s\n", "  %.*s：%zu 份，%s %.*s\n"},
    {"  %.*s: %zu, %zu, %zu\n", "  %.*s：%zu、%zu、%zu\n"},
    {"  %.*s: %zu\n", "  %.*s：%zu\n"},
    {"  %.*s: from %d working days before the due date\n",
     "  %.*s：到期日前 %d 个工作日起\n"},
    {"  %.*s: from day %d overdue\n", "  %.*s：逾期 %d 天起\n"},
    {"  %.*s\n", "  %.*s\n"},
    {"  %s %.*s, %.*s: %.*s instead of %.*s (%s:%u)\n",
     "  %s %.*s，%.*s：%.*s，原为 %.*s（%s:%u）\n"},
    {"  %s %.*s\n", "  %s %.*s\n"},
    {"  %s closing receivables: %.*s -> %.*s\n",
     "  %s 期末应收：%.*s → %.*s\n"},
    {"  %s closing receivables: %.*s\n", "  %s 期末应收：%.*s\n"},
    {"  %s invoiced: %.*s -> %.*s\n", "  %s 开票金额：%.*s → %.*s\n"},
    {"  %s invoiced: %.*s\n", "  %s 开票金额：%.*s\n"},
    {"  %s: %.*s\n", "  %s：%.*s\n"},
    {"  %s: letters %zu, sum %.*s\n", "  %s：%zu 份，合计 %.*s\n"},
    {"  %s: replaces the voucher of the close %.*s (%.*s), which is to be "
     "reversed first; difference %.*s\n",
     "  %s：替代 %.*s 结账的坏账准备凭证（%.*s），原凭证应先以红字冲销；差额 "
     "%.*s\n"},
    {"  %s: required %.*s, as before: nothing to enter\n",
     "  %s：应计提 %.*s，与分录前相同，无需编制分录\n"},
    {"  %s: required %.*s, before this entry %.*s: debit allowance, credit "
     "credit impairment loss %.*s\n",
     "  %s：应计提 %.*s，本次分录前 %.*s：借 坏账准备 贷 信用减值损失 %.*s\n"},
    {"  %s: required %.*s, before this entry %.*s: debit credit impairment "
     "loss, credit allowance %.*s\n",
     "  %s：应计提 %.*s，本次分录前 %.*s：借 信用减值损失 贷 坏账准备 %.*s\n"},
    {"  %s: the entry is not known, see above\n",
     "  %s：无法确定本次分录，见上\n"},
    {"  %zu pieces of evidence\n", "  证据 %zu 件\n"},
    {"  %zu rows were rejected: see the workbook\n",
     "  有 %zu 行被拒收，详见账龄表\n"},
    {"  %zu rows: %zu used, %zu ignored, %zu rejected\n",
     "  共 %zu 行：采用 %zu 行，忽略 %zu 行，拒收 %zu 行\n"},
    {"  (numbered %.*s)", "（编号系列：%.*s）"},
    {"  Latin letters and digits: those of %.*s\n",
     "  西文与数字：用 %.*s 的\n"},
    {"  a customer without an earlier letter begins with the first stage, "
     "whatever his age\n",
     "  此前未发过函的客户，不论账龄，一律从第一阶段开始\n"},
    {"  and %zu more: see --format json\n",
     "  另有 %zu 项未列，见 --format json\n"},
    {"  at the bank on %.*s and not posted: %.*s %s (%.*s)\n",
     "  %.*s 已到账待入账：%.*s %s（%.*s）\n"},
    {"  blocked %.*s from %.*s until %.*s: %.*s (%.*s)\n",
     "  暂停催收 %.*s，自 %.*s 至 %.*s：%.*s（%.*s）\n"},
    {"  bold: that of %.*s\n", "  粗体：用 %.*s 的粗体\n"},
    {"  bold:\n", "  粗体：\n"},
    {"  contract %.*s %.*s %.*s (%.*s)\n", "  合同 %.*s %.*s %.*s（%.*s）\n"},
    {"  cost %.*s of %.*s: %.*s, of it met %.*s\n",
     "  费用 %.*s（%.*s）：%.*s，其中已抵充 %.*s\n"},
    {"  customers: %jd -> %jd (%zu new, %zu gone)\n",
     "  客户：%jd → %jd 户（新增 %zu，减少 %zu）\n"},
    {"  documents: %jd -> %jd (%zu new, %zu gone, %zu with another amount)\n",
     "  单据：%jd → %jd 张（新增 %zu，减少 %zu，金额变动 %zu）\n"},
    {"  documents: %jd, customers: %jd, receipts: %jd\n",
     "  单据 %jd 张，客户 %jd 户，收款 %jd 笔\n"},
    {"  doubled since %.*s: %.*s %.*s, %s %.*s, then %.*s\n",
     "  金额较 %.*s 翻倍：%.*s %.*s，%s %.*s，当时 %.*s\n"},
    {"  first letters to these customers: %zu; final demands: %zu\n",
     "  首次发函：%zu 份；最终催告：%zu 份\n"},
    {"  from %.*s until actual payment: on %.*s at %.*s, %.*s a day\n",
     "  自 %.*s 起至实际清偿之日止：以 %.*s 为基数，%.*s，每日 %.*s\n"},
    {"  held: %zu, see above\n", "  暂不发出：%zu 份，见上\n"},
    {"  held: a row of his was rejected or does not tie; no letter\n",
     "  数据待核：有被拒收或勾稽不符的行，暂不发函\n"},
    {"  if the export is complete and right, take it again with --accept-gap "
     "\"REASON\"\n",
     "  经核实导出完整无误的，请加 --accept-gap \"理由\" 重新归档\n"},
    {"  ignored: %.*s\n", "  忽略：%.*s\n"},
    {"  insolvent, in liquidation or dissolved: no letter; lodge the claim in "
     "time\n",
     "  已破产、清算或注销：不发函，请按期申报债权\n"},
    {"  it is filed; the exit status is 1 because of the errors told (rejected "
     "rows of exports: %zu, of records/: %zu)\n",
     "  已归档；退出码 1 系因所列错误（拒收行数：导出文件 %zu 行，records/ %zu "
     "行），请更正\n"},
    {"  no letter to %zu of the customers: blocked\n",
     "  %zu 户暂停催收，不发函\n"},
    {"  no letter to %zu of the customers: insolvent, in liquidation or "
     "dissolved; "
     "lodge the claim in time\n",
     "  %zu 户已破产、清算或注销，不发函；请按期申报债权\n"},
    {"  no letter to %zu of the customers: money of theirs is at the bank and "
     "not "
     "posted yet\n",
     "  %zu 户款项已到账待入账，不发函\n"},
    {"  no letter to %zu of the customers: they have promised to pay, and the "
     "day "
     "has not come\n",
     "  %zu 户承诺付款期未届满，不发函\n"},
    {"  no letter to %zu of the overdue customers: rows of theirs "
     "were rejected\n",
     "  有 %zu 户逾期客户因所涉数据行被拒收，本周不发函（数据待核）\n"},
    {"  not issued yet on %.*s\n", "  截至 %.*s 尚未开具\n"},
    {"  not written to: disputed, blocked or promised debts, money at the "
     "bank, firms that are insolvent or with the lawyer\n",
     "  "
     "不发函的情形：争议、暂停催收、承诺期内、已到账待入账、破产清算、已移交律"
     "师\n"},
    {"  of %.*s (its name)\n", "  数据日期：%.*s（见文件名）\n"},
    {"  of %.*s (its title, line %zu)\n",
     "  数据日期：%.*s（见表头第 %zu 行）\n"},
    {"  of his group: %.*s\n", "  所辖客户 %.*s\n"},
    {"  of the group of %.*s, for reports alone\n",
     "  所属集团 %.*s（仅用于报表汇总）\n"},
    {"  open documents: %jd -> %jd (%zu new, %zu gone, %zu with another "
     "amount)\n",
     "  有未收余额的单据：%jd → %jd 张（新增 %zu，减少 %zu，金额变动 %zu）\n"},
    {"  open documents: %jd of %jd, customers: %jd, receipts: %jd\n",
     "  有未收余额的单据 %jd 张（共 %jd 张），客户 %jd 户，收款 %jd 笔\n"},
    {"  opening as of %.*s: %.*s\n", "  期初（%.*s 报告数）：%.*s\n"},
    {"  payment %.*s of %.*s, %.*s: to costs %.*s, to interest %.*s, to "
     "principal %.*s, elsewhere %.*s\n",
     "  付款 %.*s（%.*s）%.*s：抵充费用 %.*s，利息/违约金 %.*s，本金 "
     "%.*s，其他 %.*s\n"},
    {"  receipt %.*s: %.*s %s unapplied\n", "  收款 %.*s：未核销 %.*s %s\n"},
    {"  receipts: %jd -> %jd\n", "  收款：%jd → %jd 笔\n"},
    {"  regular:\n", "  常规：\n"},
    {"  row of totals (line %u), %.*s: %.*s, DIFFERS from the rows\n",
     "  合计行（第 %u 行）“%.*s”：%.*s，与各行之和不符\n"},
    {"  row of totals (line %u), %.*s: %.*s, as the rows come to\n",
     "  合计行（第 %u 行）“%.*s”：%.*s，与各行之和相符\n"},
    {"  settled as of %.*s\n", "  截至 %.*s 已结清\n"},
    {"  stopped by: %.*s\n", "  未归档的原因：%.*s\n"},
    {"  stopped by: %s, line %u: %.*s\n",
     "  未归档的原因：%s 第 %u 行，%.*s\n"},
    {"  the first %d days overdue do not count\n", "  逾期的前 %d 天不计\n"},
    {"  typed: %.*s %.*s (%.*s)\n", "  手工录入：%.*s 为 %.*s（%.*s）\n"},
    {"  typed: %.*s %.*s instead of %.*s (%.*s)\n",
     "  手工录入：%.*s 为 %.*s，原为 %.*s（%.*s）\n"},
    {"  unapplied as of %.*s: %.*s %s\n", "  截至 %.*s 未核销：%.*s %s\n"},
    {"  unchanged since the snapshot before\n", "  与上期快照完全相同\n"},
    {"  was or will be blocked %.*s from %.*s until %.*s: %.*s (%.*s)\n",
     "  暂停催收（当日不在期内）%.*s，自 %.*s 至 %.*s：%.*s（%.*s）\n"},
    {"  what it lacks: from %.*s\n", "  所缺的字：取自 %.*s\n"},
    {" (%.*s)", "（%.*s）"},
    {" (its days or class are others)", "（日期或者类别有变）"},
    {" (where \"%.*s\" is empty)", "（“%.*s”没有值时）"},
    {" (where all sections are empty)%.*s", "（各区段都没有值时）%.*s"},
    {" (where of all sections \"%.*s\" alone is there)",
     "（各区段中只有“%.*s”有值时）"},
    {"# A draft by duebook profile guess.  \"%s\" is to be chosen: until then "
     "the profile is refused.\n",
     "# 由 duebook profile guess "
     "草拟。标有“%s”处须作选择，选定之前该导入配置不被接受。\n"},
    {"%.*s", "%.*s"},
    {"%.*s  %.*s", "%.*s  %.*s"},
    {"%.*s  %.*s  %.*s  %.*s %.*s  %s %.*s  %s",
     "%.*s  %.*s  %.*s  %.*s %.*s  %s %.*s  %s"},
    {"%.*s %.*s of customer %.*s (%.*s)\n", "%.*s %.*s　客户 %.*s（%.*s）\n"},
    {"%.*s %.*s, %s, as of %.*s\n", "%.*s %.*s，%s，截至 %.*s\n"},
    {"%.*s (%.*s) got %.*s since the proposal: nothing more is sent",
     "%.*s（%.*s）在提案之后已发 %.*s：不再发出"},
    {"%.*s (%s) %s: %.*s (%.*s, row %u)\n",
     "%.*s（%s）%s：%.*s（%.*s 第 %u 行）\n"},
    {"%.*s (%s) gets no %.*s: %.*s", "%.*s（%s）不生成 %.*s：%.*s"},
    {"%.*s (%s), or the next working day (Civil Code 203)\n",
     "%.*s（%s），遇休息日顺延至下一工作日（《民法典》第二百零三条）\n"},
    {"%.*s (%s): working day %d after it\n", "%.*s（%s）之后第 %d 个工作日\n"},
    {"%.*s (%s): working day %d before it\n", "%.*s（%s）之前第 %d 个工作日\n"},
    {"%.*s (by our order)", "%.*s（按核销顺序推定）"},
    {"%.*s (its name)", "%.*s（文件名）"},
    {"%.*s (line %zu)", "%.*s（第 %zu 行）"},
    {"%.*s U+%04X  %.*s\n", "%.*s U+%04X  %.*s\n"},
    {"%.*s \"%.*s\" is unknown; accepted are true and false",
     "%.*s 不能是“%.*s”；只接受 true 和 false"},
    {"%.*s cannot be closed yet: the newest export is of %.*s; take one of "
     "that day or later first",
     "%.*s 尚不能结账：最新的导出数据截至 "
     "%.*s；请先归档当日或者以后的导出数据"},
    {"%.*s ends with 元 or 整: 元 would stand twice",
     "%.*s 已以“元”或“整”结尾：“元”会重复"},
    {"%.*s ends with 日: it would stand twice",
     "%.*s 已以“日”结尾：“日”会重复"},
    {"%.*s gets no %.*s: nothing is open",
     "%.*s 不生成 %.*s：没有未结清的单据"},
    {"%.*s gets no such paper: %s", "%.*s 不适用该文书：%s"},
    {"%.*s has half the amount of the difference to the control total: look "
     "for a wrong sign",
     "%.*s的金额恰为与总账余额之差额的一半：请核对正负号"},
    {"%.*s has half the amount of the difference: look for a wrong sign",
     "%.*s的金额恰为差额的一半：请核对正负号"},
    {"%.*s has just the amount of the difference", "%.*s的金额恰等于差额"},
    {"%.*s has just the amount of the difference to the control total",
     "%.*s的金额恰等于与总账余额的差额"},
    {"%.*s has no series: it is not numbered, and drafted alone",
     "%.*s 未设置编号系列（series）：该文书不编号，只能生成草稿"},
    {"%.*s in %.*s is decided otherwise on row %u: one decision a customer and "
     "currency is expected",
     "%.*s（%.*s）与第 %u 行的决定不一致：每一客户、每一币种只能有一个决定"},
    {"%.*s is a weekday, worked without a row; is the day right?",
     "%.*s 为周一至周五，本为工作日，无须列入；请核对日期"},
    {"%.*s is closed already, and its figures are not those that were frozen: "
     "say with --reason TEXT why it is closed again",
     "%.*s 已经结账，而现在的数据与结账时不同：再次结账须用 --reason 写明理由"},
    {"%.*s is empty, but every row of %s needs it",
     "“%.*s”为空，而%s的每一行都须填写"},
    {"%.*s is made by the program itself, not by document",
     "%.*s 由程序自行生成，不能用 document 起草"},
    {"%.*s is not chosen yet: write one of the headings in place of \"%.*s\"",
     "%.*s 尚未选定：请将一个列标题填在“%.*s”处"},
    {"%.*s is not in the export, and a row of its own needs %.*s as well",
     "导出数据中没有 %.*s；如为新增，还须填写%.*s"},
    {"%.*s is not in the export; did you mean %.*s?  A row of its own needs "
     "%.*s as well",
     "导出数据中没有 %.*s；是否应为 %.*s？如为新增，还须填写%.*s"},
    {"%.*s is not known: the one thing that may be put into a query is :as_of, "
     "the day",
     "不认识 %.*s：查询语句中只能使用 :as_of（基准日）"},
    {"%.*s is not open any more", "%.*s 已无未付金额"},
    {"%.*s is not the file that was issued: it was changed since",
     "%.*s 已不是签发时的文件：其后被改动"},
    {"%.*s is not the last day of a month; it is closed all the same, but roll "
     "rates only look at month ends",
     "%.*s 不是月末：照常结账，但迁徙率只取月末的结账"},
    {"%.*s is of another amount than in the report of %.*s: no balance of that "
     "day changes",
     "%.*s单据金额与 %.*s 的报告所列不同：当日余额不变"},
    {"%.*s is void here, but is not in the export",
     "%.*s 此处为作废，但导出数据中没有"},
    {"%.*s is void here, but is not in the export; did you mean %.*s?",
     "%.*s 此处为作废，但导出数据中没有；是否应为 %.*s？"},
    {"%.*s owes in %zu currencies, each with a paper of its own: -o names a "
     "folder then",
     "%.*s 有 %zu 个币种的债务，各自成表：此时 -o 须是文件夹"},
    {"%.*s owes nothing in %.*s any more, or this is no customer of the book: "
     "nothing is sent",
     "%.*s 的 %.*s 欠款已无余额，或者本账簿无此客户：不予发出"},
    {"%.*s owes nothing that is due on %.*s",
     "%.*s 没有截至 %.*s 已到期的债务"},
    {"%.*s says the currency itself: 人民币 would stand twice",
     "%.*s 本身带有币种：“人民币”会重复"},
    {"%.*s stands behind %.*s; the rows must be in the order of their days",
     "%.*s 排在 %.*s 之后；各行应按日期先后排列"},
    {"%.*s stands here a second time; each day has one row",
     "%.*s 重复出现；每一日只能有一行"},
    {"%.*s stands in this row, which was rejected: %.*s",
     "%.*s 所在的这一行已被拒收：%.*s"},
    {"%.*s takes one value, not a list", "%.*s 只能取一个值，不能是列表"},
    {"%.*s to %.*s: %.*s * %.*s%% a day * %d days = %.*s\n",
     "%.*s 至 %.*s：%.*s × 日利率 %.*s%% × %d 日 = %.*s\n"},
    {"%.*s to %.*s: %.*s * %.*s%% a month * 12 / %d * %d days = %.*s\n",
     "%.*s 至 %.*s：%.*s × 月利率 %.*s%% × 12 ÷ %d × %d 日 = %.*s\n"},
    {"%.*s to %.*s: %.*s * %.*s%% a year / %d * %d days = %.*s\n",
     "%.*s 至 %.*s：%.*s × 年利率 %.*s%% ÷ %d × %d 日 = %.*s\n"},
    {"%.*s was \"%.*s\", is \"%.*s\"", "%.*s 原为“%.*s”，现为“%.*s”"},
    {"%.*s was not written: see above", "%.*s 未能生成，原因见上"},
    {"%.*s was withdrawn already on %.*s", "%.*s 已于 %.*s 撤回"},
    {"%.*s written off%s%.*s", "%.*s 坏账核销%s%.*s"},
    {"%.*s%.*s", "%.*s%.*s"},
    {"%.*s%.*s\n", "%.*s%.*s\n"},
    {"%.*s, %.*s: \"%.*s\" is typed here, the export has \"%.*s\"",
     "%.*s 的%.*s：此处录入“%.*s”，导出数据为“%.*s”"},
    {"%.*s, due %.*s now, was due %.*s in the report of %.*s: no balance of "
     "that day changes",
     "%.*s到期日现为 %.*s，原为 %.*s（见 %.*s 的报告）：当日余额不变"},
    {"%.*s, in row %zu of %.*s at the last run, is in no file of records/ any "
     "more",
     "%.*s（上次运行时在第 %zu 行，文件 %.*s）现在 records "
     "文件夹的各文件中均已没有"},
    {"%.*s, of %.*s and recorded %.*s, was not in the report of %.*s: it is "
     "restated by %.*s",
     "%.*s日期为 %.*s，%.*s 录入，未列入 %.*s 的报告：据此更正该报告数 %.*s"},
    {"%.*s, of %.*s now, was of %.*s in the report of %.*s: no balance of that "
     "day changes",
     "%.*s日期现为 %.*s，原为 %.*s（见 %.*s 的报告）：当日余额不变"},
    {"%.*s, of %.*s, counts with %.*s, in the report of %.*s with %.*s: it is "
     "restated by %.*s",
     "%.*s日期为 %.*s，现计 %.*s，在 %.*s 的报告中计 %.*s：据此更正该报告数 "
     "%.*s"},
    {"%.*s, of %.*s, was in the report of %.*s and is in the ledger no more: "
     "the report is restated by %.*s",
     "%.*s日期为 %.*s，已列入 %.*s "
     "的报告，但本次采用的数据中已无此项（已删除，或所在行被拒收）：据此更正该"
     "报告数 %.*s"},
    {"%.*s, of %.*s, was not in the report of %.*s: it is restated by %.*s",
     "%.*s日期为 %.*s，未列入 %.*s 的报告：据此更正该报告数 %.*s"},
    {"%.*s, recorded %.*s", "%.*s，录入于 %.*s"},
    {"%.*s: %.*s * %.*s%%, once = %.*s\n",
     "%.*s：%.*s × %.*s%%（一次性） = %.*s\n"},
    {"%.*s: %.*s is %.*s here, but %.*s in line %u of %s, and no recorded_date "
     "says which is newer: neither counts",
     "%.*s：%.*s此处为 %.*s，另一处为 %.*s（第 %u "
     "行，%s），录入日期不能说明先后：两行均不采用"},
    {"%.*s: %.*s is %.*s here, recorded later than %.*s in line %u of %s: this "
     "row counts",
     "%.*s：%.*s此处为 %.*s，录入晚于另一行的 %.*s（第 %u "
     "行，%s）：以此行为准"},
    {"%.*s: %.*s is left blank: fill it in by hand before it is posted",
     "%.*s：%.*s 尚为空白：寄出前请手工填写"},
    {"%.*s: %s %.*s\n", "%.*s：%s %.*s\n"},
    {"%.*s: %s\n", "%.*s：%s\n"},
    {"%.*s: a block, a promise, money at the bank or not applied has changed",
     "%.*s 的暂停催收、承诺、银行到账或者未核销款项有变动"},
    {"%.*s: disputed was %.*s, is %.*s", "%.*s 的争议金额原为 %.*s，现为 %.*s"},
    {"%.*s: is the export complete?  If it is, say why with --accept-gap "
     "REASON",
     "%.*s；请核实导出是否完整，确属正常的，用 --accept-gap 写明理由"},
    {"%.*s: nothing is due in %s, and this paper claims what is",
     "%.*s：无到期的 %s 债权，而该文书以到期债权为内容"},
    {"%.*s: open was %.*s, is %.*s", "%.*s 的未付金额原为 %.*s，现为 %.*s"},
    {"%.*s: the claim has questions that are not decided: duebook claim BOOK "
     "--customer %.*s tells them",
     "%.*s：其债权尚有未决问题，请运行 duebook claim 账簿 --customer %.*s "
     "查看"},
    {"%.*s: the row in line %u of %s, which this one adds to, is rejected",
     "%.*s：此行所补充的一行（第 %u 行，%s）已被拒收"},
    {"%.*s: the row of totals of the file holds no number here to compare with",
     "“%.*s”：合计行此栏不是数字，无从核对"},
    {"%.*s: the row of totals says %.*s, the rows come to %.*s: was the file "
     "cut or edited?",
     "“%.*s”：合计行为 %.*s，各行之和为 %.*s；请核实文件是否被截断或改动"},
    {"%.*s: the row of totals says %.*s, the rows read come to %.*s; %zu rows "
     "with %.*s were rejected",
     "“%.*s”：合计行为 %.*s，读入各行之和为 %.*s；另有 %zu 行（%.*s）被拒收"},
    {"%.*s: this cell is a formula that was not calculated, or that failed: "
     "write the text itself",
     "%.*s：该单元格是未经计算或者出错的公式：请直接填写文字"},
    {"%.*s: what is typed here stands instead of the export",
     "%.*s：以此处手工录入的内容为准，替代导出文件"},
    {"%.*s: withdrawn; its number is not used again\n",
     "%.*s：已撤回；该文号不再使用\n"},
    {"%.*s; accepted: %.*s", "%.*s；已予接受，理由：%.*s"},
    {"%.*s; accepted: %s", "%.*s；已予接受，理由：%s"},
    {"%.*s\n", "%.*s\n"},
    {"%.*s\n%.*s", "%.*s\n%.*s"},
    {"%d numbers of days are expected here, such as [30, 60, 90]",
     "此处应为 %d 个天数，例如 [30, 60, 90]"},
    {"%jd days; each further day at the last rate: %.*s\n",
     "共 %jd 日；其后每日按末段利率计 %.*s\n"},
    {"%s", "%s"},
    {"%s %s: a date such as 2026-07-17 is expected",
     "%s %s：应为日期，例如 2026-07-17"},
    {"%s and %s are one book: what it holds would be counted twice",
     "%s 与 %s 是同一账簿：其中的数据会被计算两次"},
    {"%s does not say which day it is of (neither above its headings nor in "
     "its name): add --as-of DATE, the day on which it was exported",
     "%s 的表头和文件名均未注明数据日期；请用 --as-of 日期 注明导出当日"},
    {"%s does not tie: the events come to %.*s, buckets and unapplied money to "
     "%.*s, the difference is %.*s",
     "%s 勾稽不符：按发生额推算的期末为 %.*s，各账龄段与未核销款合计为 "
     "%.*s，差额 %.*s"},
    {"%s has no date: say the day with --as-of DATE",
     "%s 没有日期，请用 --as-of 日期 指明基准日"},
    {"%s has no series: it is not numbered, and drafted alone",
     "%s 未设置编号系列（series）：该文书不编号，只能生成草稿"},
    {"%s in Chinese text; should it be %s?", "中文里用了 %s，是否应为 %s？"},
    {"%s is a copy that a program which synchronises folders has made of a "
     "file two people changed: keep the right one, remove the other, and run "
     "again",
     "%s "
     "是同步软件因两人同时修改而生成的冲突副本：请保留正确的一份，移走另一份后"
     "重新运行"},
    {"%s is a folder: name the files in it", "%s 是文件夹，请指明其中的文件"},
    {"%s is being edited: what is not saved yet is not read",
     "%s 正由他人编辑，尚未保存的内容未读取"},
    {"%s is no book: a folder with duebook.yaml comes first, then the files to "
     "be taken; duebook init makes one",
     "%s 不是账簿：请先写含 duebook.yaml "
     "的账簿文件夹，再写要归档的文件；新账簿用 duebook init 建立"},
    {"%s is no book: a folder with duebook.yaml is expected; duebook init "
     "makes one",
     "%s 不是账簿：应为含有 duebook.yaml 的文件夹，可用 duebook init 新建"},
    {"%s is no folder", "%s 不是文件夹"},
    {"%s is not accepted here", "此处不接受 %s"},
    {"%s is of %.*s, %s of %.*s: take the files of one day at a time, or say "
     "the day with --as-of DATE",
     "%s 的数据日期为 %.*s，%s 为 %.*s；请按日期分次归档，或用 --as-of "
     "注明日期"},
    {"%s is open in somebody's office program (%s): close it there and run "
     "again; if nobody has it open, delete that lock file",
     "%s 正由他人打开（锁文件 "
     "%s）：请关闭后重新运行；如确无人打开，请删除该锁文件"},
    {"%s is read by the profile %.*s (%.*s): it needs none of its own\n",
     "%s 可由导入配置 %.*s 读取（%.*s），无需另写\n"},
    {"%s is ready: fill in duebook.yaml, file the first export with duebook "
     "take %s FILE, then run duebook weekly %s",
     "%s 已建好：请填写 duebook.yaml，用 duebook take %s 导出文件 "
     "归档首次导出的数据，再运行 duebook weekly %s"},
    {"%s is text and will be printed; a mark is written in half width: %s",
     "“%s”只是文字，会照样印出；记号要用半角：%s"},
    {"%s is there already", "%s 已存在"},
    {"%s needs a value: %s", "%s 须带取值：%s"},
    {"%s of %.*s: %s\n", "%s，标的额 %.*s：%s\n"},
    {"%s speaks of a period to %.*s, not of the day on which it was exported: "
     "add --as-of DATE, that day",
     "%s 载明的是截至 %.*s 的期间，并非导出数据的基准日；请加 --as-of "
     "日期，写明导出当日"},
    {"%s speaks of several days: %.*s; say with --as-of DATE which one it is "
     "of",
     "%s 载有多个日期：%.*s；请用 --as-of 注明数据日期"},
    {"%s stands behind %s; the events must be in the order of their days",
     "%s 排在 %s 之后；各次中断应按日期先后排列"},
    {"%s takes no value", "%s 不带取值"},
    {"%s: %.*s", "%s：%.*s"},
    {"%s: %.*s corrects it, for it was posted already\n",
     "%s：该函已寄出，另发 %.*s 予以更正\n"},
    {"%s: %.*s, read with the profile %.*s (%.*s)\n",
     "%s：%.*s，导入配置 %.*s（%.*s）\n"},
    {"%s: %s", "%s：%s"},
    {"%s: %s\n", "%s：%s\n"},
    {"%s: %zu documents written\n", "%s：已生成文书 %zu 份\n"},
    {"%s: %zu drafts; nothing was issued\n",
     "%s：草稿 %zu 份；未签发任何函件\n"},
    {"%s: %zu rows, %zu used, %zu ignored, %zu rejected (%.*s, %.*s)\n",
     "%s：共 %zu 行，采用 %zu，忽略 %zu，拒收 %zu（%.*s，%.*s）\n"},
    {"%s: a reason of at most %d characters is expected; here are %zu",
     "%s：理由最多 %d 个字符，现为 %zu 个"},
    {"%s: closed\n", "%s：已结账\n"},
    {"%s: issued %.*s\n", "%s：已签发 %.*s\n"},
    {"%s: issued %zu letters, %.*s to %.*s\n",
     "%s：已签发 %zu 份，%.*s 至 %.*s\n"},
    {"%s: no such folder", "%s：没有这个文件夹"},
    {"%s: nothing has changed since this close\n",
     "%s：数据与该次结账相同，未再结账\n"},
    {"%s: nothing has changed since this run\n",
     "%s：数据与上次运行相同，未重复生成\n"},
    {"%s: records/ allowance has %.*s for %.*s, the close of that day %.*s; "
     "records/ is taken",
     "%s：坏账准备表（records/）为 %.*s（%.*s），当日结账为 "
     "%.*s；以坏账准备表为准"},
    {"%s: the draft is complete; check it against the rows above\n",
     "%s：草稿已完整，请与上列各行核对\n"},
    {"%s: the draft is not complete: choose where it says ??\n",
     "%s：草稿尚不完整，请在标有 ?? 处作出选择\n"},
    {"%s: the folder that it is to stand in is not there; make it first, such "
     "as profiles in the folder of the book",
     "%s：所在文件夹不存在；请先建立该文件夹，例如账簿文件夹内的 profiles"},
    {"%s: the reason is not UTF-8", "%s：理由不是 UTF-8 文本"},
    {"%s: the reason is one line of text, without control characters",
     "%s：理由须为一行文字，不得含控制字符"},
    {"%s: the table (%s) begins on %.*s and says nothing of %.*s; add the "
     "earlier rows to a copy of it in the book's tables/",
     "%s：数据表（%s）始于 %.*s，不含 %.*s；请将该表复制到账簿的 tables/ "
     "文件夹，补充其前各行"},
    {"%s: the table (%s) ends on %.*s and says nothing of %.*s; add the later "
     "rows and the new last day (valid_to) to a copy of it in the book's "
     "tables/",
     "%s：数据表（%s）截止于 %.*s，不含 %.*s；请将该表复制到账簿的 tables/ "
     "文件夹，补充其后各行并改写有效截止日（valid_to）"},
    {"%s: unknown flag %.*s; did you mean %s?",
     "%s：没有参数 %.*s，是否要用 %s？"},
    {"%s: what is to be filled in by hand\n", "%s：列明须手工填写的内容\n"},
    {"%s: written\n", "%s：已生成\n"},
    {"%u hidden rows are read like all others; this is the first (a filter may "
     "be on)",
     "有 %u 个隐藏行，与其他行一样读取；此为第一行（可能启用了筛选）"},
    {"%u rows of this sheet are hidden, this is the first; their decisions "
     "count",
     "该工作表有 %u 行被隐藏或筛选掉，此为第一行；其决定照常有效"},
    {"%zu characters of this document are in no font",
     "本文件中有 %zu 个字符在所有字体中均不存在"},
    {"%zu customers, %zu documents, %zu receipts, %zu rejected\n",
     "客户 %zu 户，单据 %zu 张，收款 %zu 笔（含票据），拒收 %zu 行\n"},
    {"%zu documents", "已生成 %zu 份"},
    {"%zu documents were refused; the rest of the data was not looked at",
     "已有 %zu 份文书被拒，其余数据未再处理"},
    {"%zu entries of %.*s and before are not as reported then:\n",
     "有 %zu 笔 %.*s 及以前的业务与当时的报告数不同（更正明细）：\n"},
    {"%zu letters are due, but duebook.yaml does not name the creditor "
     "(creditor: name:); none was written",
     "应发催款函 %zu 份，但 duebook.yaml 未填写债权人名称（creditor 下的 "
     "name），均未生成"},
    {"%zu letters of earlier runs are no longer right of their day; letters "
     "that correct them are advised:\n",
     "此前出具的 %zu 封函件与当日应有数据不符，建议出具更正函：\n"},
    {"%zu letters were decided, and max_letters_per_run of duebook.yaml allows "
     "%d: nothing is issued",
     "决定发出 %zu 份，超过 duebook.yaml 中 max_letters_per_run 规定的 %d "
     "份：一份也不签发"},
    {"%zu letters would be issued, and max_letters_per_run of duebook.yaml "
     "allows %d: nothing is issued",
     "拟签发 %zu 份函件，而 duebook.yaml 的 max_letters_per_run 只允许 %d "
     "份：未签发任何函件"},
    {"%zu more customers have no document and no row of customers",
     "另有 %zu 个客户既无单据，也无客户资料"},
    {"%zu more customers in records/ are in no export, but have the name of "
     "one who is",
     "records/ 中另有 %zu 个客户不在导出数据中，但名称与导出数据中的客户相同"},
    {"%zu more customers seem to be in the ledger twice",
     "另有 %zu 个客户疑似重复建档"},
    {"%zu more documents in earlier letters are no longer as the letters say: "
     "see the tie-out sheet",
     "此前函件中另有 %zu 张单据与现有数据不符：见“勾稽”表"},
    {"%zu more documents of this file have no open amount: all of each is "
     "taken as open",
     "本文件另有 %zu 张单据未填未收金额：均按全额未收处理"},
    {"%zu more numbers that receipts name are borne by no invoice of their "
     "customer",
     "另有 %zu 个收款所指单据号在其客户名下不存在"},
    {"%zu more payers at the bank are no customers",
     "另有 %zu 笔到账的付款人不是客户"},
    {"%zu more receipts are not after the export and name documents that it "
     "still shows open",
     "另有 %zu 笔收款未晚于快照日，其所列单据在导出文件中仍有未收余额"},
    {"%zu more rejected rows name nobody that is known",
     "另有 %zu 行被拒收，所指对象均无法识别"},
    {"%zu more rows are not as the report of %.*s had them",
     "另有 %zu 行与 %.*s 的报告所列不一致"},
    {"%zu more rows of this file are rejected; the list of rejects has them "
     "all",
     "该文件另有 %zu 行被拒收；全部列于被拒收行清单"},
    {"%zu more typed documents stand in the export no more and count as "
     "settled",
     "另有 %zu 张手工录入的单据，本期导出文件已不再列示，按已结清处理"},
    {"%zu more typed rows of the run of %s stand in no file of records/ any "
     "more: see %s there",
     "另有 %zu 行在 %s 的运行中已读取的录入，现在 records "
     "文件夹中均已没有：见该次输出中的 %s"},
    {"%zu more write-offs stand twice, and both count",
     "另有 %zu 笔坏账核销与其他行相同，均已计入"},
    {"%zu numbers stand in %s as well (%.*s%s): give one of the two files only",
     "有 %zu 个编号在 %s 中也有（%.*s%s）；两个文件只能归档其一"},
    {"%zu numbers stand in %s as well (%.*s%s): if this file is the corrected "
     "one, add --replace",
     "有 %zu 个编号在 %s 中也有（%.*s%s）；若本文件为更正后的文件，请加 "
     "--replace"},
    {"%zu of %zu letters cannot be written: see above; none was issued and no "
     "number was taken",
     "%zu 份（共 %zu 份）函件无法生成，原因见上；一份也未签发，未占用文号"},
    {"%zu of %zu tracking numbers of the carrier are of no letter in "
     "deliveries",
     "物流记录有 %zu 个单号（共 %zu 个）未见于送达表，与函件无关或尚未登记"},
    {"%zu open documents of one collector do not fit a sheet: divide his "
     "customers among several",
     "一名催收人员有 %zu 张未结单据，一张工作表容纳不下：请将其客户分给几人"},
    {"%zu open items are not as the export of %.*s had them, and no receipt of "
     "the data says why:\n",
     "有 %zu 笔未清项与 %.*s 导出文件所列不同，收款资料未说明原因：\n"},
    {"%zu rates: %zu are expected, first %zu of what is not due, then one for "
     "each end of buckets, then one for what is older",
     "列出了 %zu 个比率，应为 %zu 个：先列未到期的 %zu 个，再按 buckets "
     "各段的上限逐段列出，最后一个是更久的"},
    {"%zu rates: six are expected, one for each of up to 1, 2, 3, 4, 5 years "
     "and more",
     "列出了 %zu 个比率，应为六个：1 年以内、1 至 2 年、2 至 3 年、3 至 4 "
     "年、4 至 5 年、5 年以上各一个"},
    {"%zu receipts name documents, but the table of allocations does not apply "
     "them: they stand unapplied",
     "有 %zu 笔收款指明了单据，但核销表中没有其核销记录：这些收款列为未核销款"},
    {"%zu rows are rejected and only %zu can be used: was the file recognised "
     "as what it is?",
     "拒收 %zu 行，可采用的仅 %zu 行；请核实文件是否识别有误"},
    {"%zu rows have an amount but no number: if they are lines of the document "
     "above, say fill_down and repeated: sum; until then they are rejected",
     "有 %zu 行有金额而无单据号：若为上一单据的明细行，请写 fill_down 和 "
     "repeated: sum；在此之前予以拒收"},
    {"%zu rows have only one cell, the first \"%.*s\": if they name the "
     "customer of the rows below, say so by groups; until then they are "
     "rejected",
     "有 %zu 行只有一个单元格，首个为“%.*s”：若其为下面各行的客户，请用 groups "
     "说明；在此之前予以拒收"},
    {"%zu rows of the proposal are missing here, numbers %.*s%s; nothing is "
     "sent for them",
     "提案中缺少 %zu 行，序号 %.*s%s；相应函件不予发出"},
    {"%zu rows; the amounts add up to %.*s, whatever their currency\n",
     "共 %zu 行；金额合计 %.*s（未区分币种）\n"},
    {"%zu templates looked at: %zu errors, %zu warnings\n",
     "已检查模板 %zu 个：错误 %zu 处，警告 %zu 处\n"},
    {"+ as exported", "调整：导出文件的未收余额与推算数之差"},
    {"+ credit balances (contract liabilities)", "加：贷方余额（合同负债）"},
    {"+ debit notes", "加：借项通知单"},
    {"+ invoices", "加：发票"},
    {"+ restatements", "加：对期初报告数的更正"},
    {"+ reversals", "加：收款冲回"},
    {", ", "，"},
    {", or ]", ", 或 ]"},
    {", or }", ", 或 }"},
    {"- bills", "减：收到票据"},
    {"- credit notes", "减：贷项通知单"},
    {"- receipts", "减：收款"},
    {"- retention not yet due (contract assets)",
     "减：未到期质保金（合同资产）"},
    {"- write-offs", "减：坏账核销"},
    {"--accept-gap needs a reason, such as \"the Ningbo branch keeps its own "
     "books since July\"",
     "--accept-gap 须写明理由，例如“宁波分公司 7 月起单独建账”"},
    {"--attach puts files into a PDF; HTML and DOCX have no place for them",
     "--attach 只用于 PDF；HTML 和 DOCX 不能附带文件"},
    {"--book %s: the folder of a book is expected",
     "--book %s：应为账簿文件夹"},
    {"--currency %s: a code of ISO 4217 is expected, as in CNY",
     "--currency %s：应为 ISO 4217 币种代码，例如 CNY"},
    {"--end %s: inclusive or exclusive is expected",
     "--end %s：应为 inclusive（计入）或 exclusive（不计入）"},
    {"--expect %s, but %zu letters would be issued: nothing was",
     "--expect 为 %s，而应签发 %zu 份：一份也未签发"},
    {"--format %s: one of %s is expected", "--format %s：应为 %s 之一"},
    {"--format %s: text or json is expected",
     "--format %s：应为 text 或者 json"},
    {"--jobs %s: a number from 1 to %d is expected",
     "--jobs %s：应为 1 至 %d 的整数"},
    {"--lang %s: zh or en is expected", "--lang %s：应为 zh 或 en"},
    {"--law %s: cn or en is expected", "--law %s：应为 cn 或 en"},
    {"--names %s: ascii is expected", "--names %s：只接受 ascii"},
    {"--odbc takes the name of a data source (DSN) that stands in odbc.ini, at "
     "most 32 characters; name and password stand there too, or in "
     "DUEBOOK_ODBC_UID and DUEBOOK_ODBC_PWD, never on the command line",
     "--odbc 后应为 odbc.ini 中数据源（DSN）的名称，至多 32 "
     "个字符；用户名与密码写在 odbc.ini 或环境变量 "
     "DUEBOOK_ODBC_UID、DUEBOOK_ODBC_PWD 中，不得写在命令行上"},
    {"--odbc takes the tables from a database: no file is named beside the "
     "book",
     "--odbc 直接从数据库取数：账簿之外不再列文件"},
    {"--period %s: years, months and days are expected, as in 3y, 6m or 10d",
     "--period %s：应为年（y）、月（m）、日（d），例如 3y、6m、10d"},
    {"--reason needs a reason in words", "--reason 须写明理由"},
    {"--since %s: a day before %.*s is expected",
     "--since %s：应为 %.*s 之前的日期"},
    {"--to %s is before --from %s", "--to %s 早于 --from %s"},
    {"--year %s: 365, 360 or actual is expected",
     "--year %s：应为 365、360 或 actual"},
    {"-o %s: JSON lines become many documents; name a folder for them",
     "-o %s：JSON Lines 数据逐行生成多份文档，-o 后应为文件夹"},
    {"-o %s: the name of a document ends in .pdf, .html or .docx; a folder "
     "must be there already",
     "-o %s：文档名应以 .pdf、.html 或 .docx "
     "结尾；若指文件夹，该文件夹须已存在"},
    {"-o %s: the name of a new folder is expected",
     "-o %s：应为新文件夹的名称"},
    {"... and %zu more messages\n", "……另有 %zu 条提示未列出\n"},
    {": ", "："},
    {"::: carry adds up amounts, and this table has no column of them",
     "::: carry 累计金额，而本表没有金额列"},
    {"::: carry adds up amounts, and this table has several currencies: make "
     "one table of each",
     "::: carry 累计金额，而本表有多种币种：请按币种分表"},
    {"::: carry needs a column without amounts for its words",
     "::: carry 需要一个没有金额的列，以写“承前页”“转次页”"},
    {"::: closes a block, but none is open here (page-break and chart need no "
     "closing line)",
     "::: 用来结束版块，但此处没有未结束的版块（page-break 和 chart "
     "不需要结束行）"},
    {"::: is read as a block only at the beginning of a line",
     "::: 只有位于行首才表示版块"},
    {"<< has no cell at its left to be merged with",
     "<< 左边没有可以合并的单元格"},
    {"= closing", "期末"},
    {"= trade receivables in the balance sheet, before allowance",
     "资产负债表“应收账款”项目（未扣坏账准备）"},
    {"Bank of England official bank rate", "英格兰银行基准利率"},
    {"Cannot allocate memory", "内存不足"},
    {"Civil Code 188, 195 and 201 to 203\n",
     "依据：《民法典》第一百八十八条、第一百九十五条、第二百零一条至第二百零三"
     "条\n"},
    {"Civil Procedure Law 264, 法释〔2014〕8号: 0.0175 per cent a day on what "
     "a judgment orders to pay, but for interest",
     "《民事诉讼法》第二百六十四条、法释〔2014〕8号第一条，加倍部分债务利息，按"
     "日万分之一点七五，基数不含一般债务利息"},
    {"DOES NOT TIE", "勾稽不符"},
    {"DUEBOOK_ODBC_TIMEOUT=%s: seconds from 1 to %d are expected",
     "DUEBOOK_ODBC_TIMEOUT=%s：应为 1 至 %d 秒"},
    {"Directive 2011/7/EU, article 6", "欧盟指令 2011/7/EU 第 6 条"},
    {"Directive 2011/7/EU, articles 2(6) and 3: ECB rate on 1 January or 1 "
     "July + 8 points, the least that national law gives",
     "欧盟指令 2011/7/EU 第 2 条第 6 项、第 3 条：1 月 1 日或者 7 月 1 "
     "日的欧洲中央银行利率加 8 个百分点，为各国法律规定的下限"},
    {"ECB main refinancing rate", "欧洲中央银行主要再融资利率"},
    {"File exists", "文件已存在"},
    {"File name too long", "文件名过长"},
    {"Fill in the decisions, save, then: duebook dunning commit\n",
     "填写“决定”各栏并保存后，执行 duebook dunning commit\n"},
    {"Forms, by the type of x:\n", "各类型的写法（x 代表变量名）：\n"},
    {"Friday", "星期五"},
    {"HTML is refused; write \\< for the sign itself, {{! … }} for a comment",
     "不接受 HTML；要印出该符号请写 \\<，注释请写 {{! … }}"},
    {"HTML such as %s is refused; write \\< for the sign itself, \\ at the end "
     "of a line for a new line, {{! … }} for a comment",
     "不接受 %s 之类的 HTML；要印出该符号请写 \\<，换行请在行末写 \\，注释请写 "
     "{{! … }}"},
    {"Input/output error", "读写错误"},
    {"Interpretation on Sales Contracts, article 18(4): the LPR at the time of "
     "breach, raised by 30 to 50 %",
     "《最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释》第十八条第四款"
     "，以违约行为发生时的一年期 LPR 为基础，加计 30—50%"},
    {"Interpretation on Sales Contracts, article 18(4): the benchmark rate for "
     "breaches before 2019-08-20, at the standard of overdue loans",
     "《最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释》第十八条第四款"
     "，违约行为发生在 2019 年 8 月 19 "
     "日之前的，以同期同类人民币贷款基准利率为基础，参照逾期罚息利率标准"},
    {"Is a directory", "是文件夹"},
    {"Issue these %zu letters?  Type yes: ",
     "是否签发以上 %zu 份函件？请输入“是”："},
    {"Late Payment of Commercial Debts (Interest) Act 1998, s. 4, and SI "
     "2002/1675, art. 4: Bank Rate on 30 June or 31 December before interest "
     "starts + 8 points",
     "英国《1998年商业债务逾期付款（利息）法》第 4 条、SI 2002/1675 第 4 "
     "条：起息前最近的 6 月 30 日或者 12 月 31 日的英格兰银行基准利率加 8 "
     "个百分点"},
    {"Late Payment of Commercial Debts (Interest) Act 1998, s. 5A",
     "英国《1998年商业债务逾期付款（利息）法》第 5A 条"},
    {"Limitation Act 1980, ss. 5, 29 and 30: only a signed acknowledgment or a "
     "part payment before the end starts it anew\n",
     "英国《1980年时效法》第 5 条、第 29 条、第 30 "
     "条：届满前签字承认债务或者部分付款的，方重新起算\n"},
    {"Measures on the Payment of Litigation Costs, article 13",
     "《诉讼费用交纳办法》第十三条，分段累计"},
    {"Measures on the Payment of Litigation Costs, article 14(2)",
     "《诉讼费用交纳办法》第十四条第二项，分段累计，最多不超过 5000 元"},
    {"Measures on the Payment of Litigation Costs, articles 13 and 14(3): a "
     "third of the acceptance fee",
     "《诉讼费用交纳办法》第十三条、第十四条第三项，比照财产案件受理费标准的 "
     "1/3 交纳"},
    {"Measures on the Payment of Litigation Costs, articles 13, 15 and 16: "
     "half of the acceptance fee where a case is mediated or withdrawn, or "
     "heard in simplified procedure",
     "《诉讼费用交纳办法》第十三条、第十五条、第十六条，以调解方式结案、申请撤"
     "诉或者适用简易程序审理的，减半交纳"},
    {"Measures on the Payment of Litigation Costs, articles 14(1), 20 and 38: "
     "not paid in advance, borne by the debtor",
     "《诉讼费用交纳办法》第十四条第一项、第二十条、第三十八条，执行后交纳，由"
     "被执行人负担"},
    {"Monday", "星期一"},
    {"No space left on device", "磁盘已满"},
    {"No such file or directory", "没有此文件或文件夹"},
    {"Not a directory", "不是文件夹"},
    {"Of a list: {{x.count}}, {{x.total.PART}}, {{#x.totals.PART}} (one sum a "
     "currency); inside of it {{-index}}, {{-count}}, {{#-first}}, "
     "{{#-last}}.\nA type with ? may be left out: put it into a section {{#x}} "
     "… {{/x}}.\n",
     "列表：{{x.count}} 项数、{{x.total.下级名}} 合计、{{#x.totals.下级名}} "
     "分币种合计；区段之内 {{-index}} 序号、{{-count}} 项数、{{#-first}} "
     "首项、{{#-last}} 末项。\n类型后带 ? 的可以没有值：请放进区段 {{#x}} … "
     "{{/x}}。\n"},
    {"PBoC benchmark lending rate", "中国人民银行贷款基准利率"},
    {"Permission denied", "没有权限"},
    {"Read-only file system", "文件系统只读"},
    {"SVG <%.*s> asks for what is not drawn here: gradients, transparency, "
     "clipping, dashes, skewing; plain fills and strokes are accepted",
     "SVG <%.*s> "
     "使用了此处不支持的渐变、透明、裁剪、虚线或倾斜；只接受纯色填充和描边"},
    {"SVG <%.*s> is not drawn here; make paths of it",
     "此处不支持 SVG <%.*s>；请将其转换为路径"},
    {"SVG <%.*s>: %s \"%.*s\" cannot be read; a number is accepted",
     "SVG <%.*s>：%s“%.*s”无法读取；应为数字"},
    {"SVG <%.*s>: its outline is damaged, too long or too far away",
     "SVG <%.*s>：轮廓已损坏、过长或坐标过大"},
    {"SVG <style>: only rules for classes, as \".a{fill:red}\", are accepted",
     "SVG <style>：只接受按类的规则，如“.a{fill:red}”"},
    {"SVG: entities are not accepted", "SVG：不接受实体声明"},
    {"SVG: more than %d elements deep", "SVG：元素嵌套超过 %d 层"},
    {"SVG: the first element is <svg> with a viewBox, or with width and height",
     "SVG：首个元素应为带有 viewBox（或 width 和 height）的 <svg>"},
    {"Saturday", "星期六"},
    {"Sunday", "星期日"},
    {"The first proposal of this book.  Its ladder:\n",
     "本账簿首次生成催款提案。催收阶梯如下：\n"},
    {"Thursday", "星期四"},
    {"Too many open files", "打开的文件过多"},
    {"Tuesday", "星期二"},
    {"Wednesday", "星期三"},
    {"\"#%.*s\": #source, #as_of or #valid_to is expected; a remark has a "
     "blank after the #",
     "“#%.*s”：应为 #source（来源）、#as_of（查阅日）或 "
     "#valid_to（有效至）；说明文字请在 # 后空一格"},
    {"\"%.*s\" (%.*s) is missing here; the template needs it",
     "此处缺少模板所需的“%.*s”（%.*s）"},
    {"\"%.*s\" (%.*s) is null here; the template needs it",
     "“%.*s”（%.*s）在此为 null，而模板需要它"},
    {"\"%.*s\" (%.*s, row %zu), which the run of %s read, stands in no file of "
     "records/ any more; it said: %.*s",
     "“%.*s”（%.*s 第 %zu 行）已由 %s 的运行读取，现在 records "
     "文件夹的各文件中均已没有；原内容：%.*s"},
    {"\"%.*s\" (text) is empty here; the template needs it",
     "“%.*s”（text）在此为空，而模板需要它"},
    {"\"%.*s\" and \"%.*s\" both mean the same column of ours, but differ in "
     "this row (%.*s, %.*s): rename the one that does not count, or choose the "
     "other in a profile",
     "“%.*s”与“%.*s”对应本程序的同一列，但本行两者不同（%.*s，%.*s）："
     "请将不作数的一列改名，或在导入配置中指定另一列"},
    {"\"%.*s\" cannot be declared: parts stand behind a point, below a list, a "
     "group or a party",
     "“%.*s”不能这样声明：下级名称写在点号之后，其上级须为 list、group 或 "
     "party"},
    {"\"%.*s\" has parts: it is no %.*s", "“%.*s”有下级名称，不能是 %.*s"},
    {"\"%.*s\" has several currencies: amounts of different currencies are "
     "never added; totals (with s) is the list of one total a currency",
     "“%.*s”含多个币种：不同币种的金额不相加；totals（多一个 "
     "s）按币种逐一列出合计"},
    {"\"%.*s\" is %.*s in a document of this kind, not %.*s",
     "这种文书里“%.*s”是 %.*s，不是 %.*s"},
    {"\"%.*s\" is a group: write %.*s: {%.*s}",
     "“%.*s”含有若干子项：应写作 %.*s: {%.*s}"},
    {"\"%.*s\" is a list or a group: name one of its parts",
     "“%.*s”是一组数据：请写明其中的哪一项"},
    {"\"%.*s\" is declared twice", "“%.*s”声明了两次"},
    {"\"%.*s\" is empty here: fill it in, or put it into a section {{#%.*s}} … "
     "{{/%.*s}}",
     "“%.*s”在此为空：请补填数据，或放入区段 {{#%.*s}} … {{/%.*s}} 之中"},
    {"\"%.*s\" is money %s in the template, but in %s here",
     "“%.*s”在模板中为 money %s，此处的币种却是 %s"},
    {"\"%.*s\" is no %.*s: %s is expected", "“%.*s”不是 %.*s，应写成 %s"},
    {"\"%.*s\" is no amount in %s, such as \"1234.50\"",
     "“%.*s”不是 %s 金额；应写成 \"1234.50\""},
    {"\"%.*s\" is no amount: write {\"amount\": \"1234.50\", \"currency\": "
     "\"CNY\"}; or \"1234.50\" behind a \"currency\": \"CNY\" of its group, or "
     "as \"money CNY\" in the template",
     "“%.*s”不是金额：请写 {\"amount\": \"1234.50\", \"currency\": "
     "\"CNY\"}；或在同组之前写 \"currency\": \"CNY\"，或在模板中声明为 money "
     "CNY，再写 \"1234.50\""},
    {"\"%.*s\" is no condition of papers: has_overdue, has_arbitration, "
     "has_suspension, is_insolvent, has_judgment, has_presuit, has_freeze, "
     "has_guarantors and has_bills are",
     "“%.*s”不是文书的适用条件；可用的有 "
     "has_overdue、has_arbitration、has_suspension、is_insolvent、has_"
     "judgment、has_presuit、has_freeze、has_guarantors、has_bills"},
    {"\"%.*s\" is no currency: an ISO 4217 code such as CNY, USD or EUR is "
     "expected",
     "“%.*s”不是币种；应为 ISO 4217 代码，例如 CNY、USD、EUR"},
    {"\"%.*s\" is no decision: 发, 不发 or 改级 (send, do not send, change "
     "stage) is expected; empty: not sent",
     "“%.*s”不是可用的决定：应为 发、不发 或者 改级；留空即不发"},
    {"\"%.*s\" is no key of a template; the nearest is \"%.*s\"",
     "模板没有设置项“%.*s”；最接近的是“%.*s”"},
    {"\"%.*s\" is no length; write a number and mm, cm, pt or in, such as 25mm",
     "“%.*s”不是长度；请写数字和单位 mm、cm、pt 或 in，例如 25mm"},
    {"\"%.*s\" is no name of a font file; write the name of a file in fonts/ "
     "or in the system's font folders",
     "“%.*s”不是字体文件名；请填写 fonts/ 或系统字体文件夹中的文件名"},
    {"\"%.*s\" is no name of a variable: letters, digits, _ and -, joined by "
     "points, are accepted",
     "“%.*s”不能作变量名：只接受字母、数字、_ 和 -，各级之间用点号连接"},
    {"\"%.*s\" is no rate: %d%% to %d%% with its sign and at most %d decimals "
     "is "
     "expected here",
     "“%.*s”不是百分率：此处应为 %d%% 至 %d%%，须带百分号，最多 %d 位小数"},
    {"\"%.*s\" is no stage of the ladder that has a letter: choose one under "
     "改为阶段 (Change to)",
     "“%.*s”不是催收阶梯中有函件的阶段：请在“改为阶段”栏选择"},
    {"\"%.*s\" is no time zone: a fixed difference from UTC such as \"+08:00\" "
     "is expected",
     "“%.*s”不是时区；应为与协调世界时的固定时差，例如 \"+08:00\""},
    {"\"%.*s\" is no type: only money is followed by a currency",
     "“%.*s”不是类型：只有 money 后面可以写币种"},
    {"\"%.*s\" is no type; accepted are text, integer, decimal, bool, date, "
     "money, money CNY, list, group, party and any, each with ? behind it "
     "where the value may be left out",
     "“%.*s”不是类型；可用的有 "
     "text、integer、decimal、bool、date、money、money CNY、list、group、party "
     "和 any，可以不给值的在后面加 ?"},
    {"\"%.*s\" is none of our classes of debts (trade, retention, bill, "
     "other): such documents are of class other",
     "“%.*"
     "s”不是已知的款项类别（货款、质保金、票据、其他），此类单据归入“其他”"},
    {"\"%.*s\" is not a currency; write a code such as CNY or USD",
     "“%.*s”不是币种；请填写 CNY、USD 等币种代码"},
    {"\"%.*s\" is not a date by year, month and day; write it as 2026-07-15",
     "“%.*s”不是按年、月、日书写的日期；请写作 2026-07-15 这样的形式"},
    {"\"%.*s\" is not a date: write its year too, as in 2026-07-15",
     "“%.*s”不是日期：请写明年份，如 2026-07-15"},
    {"\"%.*s\" is not a date; in this file it would be written as %s or "
     "2026-11-20",
     "“%.*s”不是日期；本文件中的日期应写作 %s 或 2026-11-20"},
    {"\"%.*s\" is not a date; write it as 2026-11-20, or let the profile say "
     "the order of day and month",
     "“%.*s”不是日期；请写作 2026-11-20，或在导入配置中说明日、月的先后"},
    {"\"%.*s\" is not a known word here; accepted are: %.*s",
     "“%.*s”不是此栏可填的内容；可填：%.*s"},
    {"\"%.*s\" is not a meaning of this column; accepted are: %.*s",
     "“%.*s”不是该列的含义；可用的有：%.*s"},
    {"\"%.*s\" is not a number; write it as 1234.50",
     "“%.*s”不是数字；请写作 1234.50"},
    {"\"%.*s\" is not among the needs of the template; did you mean \"%.*s\"?",
     "“%.*s”不在模板的 needs 中；是否应为“%.*s”？"},
    {"\"%.*s\" is not an amount; write it as 1234%c50",
     "“%.*s”不是金额；请写作 1234%c50"},
    {"\"%.*s\" is not one of: %s", "“%.*s”不在可用的内容之列：%s"},
    {"\"%.*s\" is read as the amount that is owed; \"%.*s\" is taken to be "
     "without tax",
     "以“%.*s”为应收金额；“%.*s”视为不含税金额，不使用"},
    {"\"%.*s\" is to be a name, not a path: without / \\ : * ? \" < > |",
     "“%.*s”应为名称，不是路径，不得含有 / \\ : * ? \" < > |"},
    {"\"%.*s\" looks like the heading of a group, but not like those that the "
     "profile describes: the rows below are rejected until a group begins; "
     "correct the row, or \"groups\" or \"ignore\" in the profile",
     "“%.*"
     "s”似为分组标题，但与导入配置所述的写法不同：其下各行在下一个分组标题之前"
     "一律不予读取；请更正该行，或修改导入配置的 groups 或 ignore"},
    {"\"%.*s\" may be left out, which would stop the document: put it into a "
     "section {{#%.*s}} … {{/%.*s}}",
     "“%.*s”可以没有值，没有时文书会中止：请放进区段 {{#%.*s}} … {{/%.*s}}"},
    {"\"%.*s\" may not begin with a dot", "“%.*s”不得以点号开头"},
    {"\"%.*s\" says the same on every line of a document (%zu documents, such "
     "as %.*s): it is added up; if it is the document's, let the export write "
     "it in the first line only",
     "“%.*s”在同一单据的各行上相同（%zu 张单据，如 "
     "%.*s）：按各行相加；如为整张单据的金额，请只在首行导出"},
    {"\"%.*s\" says the same on every line of a document (%zu documents, such "
     "as %.*s): taken for what the document says, it counts once",
     "“%.*s”在同一单据的各行上相同（%zu 张单据，如 "
     "%.*s）：视为整张单据的金额，只计一次"},
    {"\"%.*s\" stands outside of a list", "“%.*s”不在列表区段之内"},
    {"\"%.*s\" was proposed, today \"%.*s\" is due: propose again",
     "提案拟发“%.*s”，今日应发“%.*s”：请重新生成提案"},
    {"\"%.*s\": %.*s has no \"%.*s\"; there are: %.*s",
     "“%.*s”：%.*s 没有“%.*s”，可用的有：%.*s"},
    {"\"%.*s\": %.*s has no forms and no parts; take \".%.*s\" away",
     "“%.*s”：%.*s 没有其他写法，也没有下级名称，请去掉“.%.*s”"},
    {"\"%.*s\": Excel has saved this column as numbers and its last digits are "
     "lost; export it again as text",
     "“%.*s”：该列曾被 Excel 按数字保存，末位已丢失，请按文本重新导出"},
    {"\"%.*s\": \"%.*s\" is neither an amount nor a number in every element of "
     "the list",
     "“%.*s”：列表各项的“%.*s”并非都是金额或数字"},
    {"\"%.*s\": a rate with its sign is expected, such as 1.5%%",
     "“%.*s”：比率须带百分号，例如 1.5%%"},
    {"\"%.*s\": a whole number from %jd to %jd is expected",
     "“%.*s”：应为 %jd 至 %jd 之间的整数"},
    {"\"%.*s\": the total is too large", "“%.*s”：合计过大"},
    {"\"%s\" may not stand in a paper that leaves the house: name lawful "
     "remedies alone",
     "对外文书不得出现“%s”：只写依法可采取的途径"},
    {"\"%s\": a whole number of days from -%d to %d is expected",
     "“%s”：应为 -%d 至 %d 之间的整数天数"},
    {"\"after: issue_date\" is missing: from which date are the days counted?",
     "缺少 \"after: issue_date\"：天数从哪一日起算？"},
    {"\"day\" belongs to a date that is joined: join: [year, month, day]",
     "\"day\" 只用于拼接的日期：join: [年, 月, 日]"},
    {"\"else\" follows \"else\" more than %d times", "\"else\" 连续超过 %d 层"},
    {"\"groups\" needs \"as\": the heading by which the tables call that name",
     "\"groups\" 须有 \"as\"：各表引用该名称时所用的列标题"},
    {"\"groups\" needs \"column\" or \"position\": which cell names whom the "
     "rows below are about?",
     "\"groups\" 须有 \"column\" 或 "
     "\"position\"：哪个单元格指明下面各行属于谁？"},
    {"\"heading_row: 0\" means that there are no headings, \"heading_rows\" "
     "that there are several",
     "\"heading_row: 0\" 表示没有标题行，\"heading_rows\" "
     "表示标题有几行，两者矛盾"},
    {"\"line\" makes numbers for doc_no and receipt_no only",
     "\"line\" 只能用于 doc_no 和 receipt_no 的编号"},
    {"\"repeated: sum\": table %s needs a source for its column %.*s",
     "\"repeated: sum\"：表 %s 的 %.*s 列须有来源"},
    {"\"version: 1\" is missing in this profile",
     "该导入配置缺少 \"version: 1\""},
    {"\\n, \\t or \\u in place of a control character",
     "\\n、\\t 或 \\u（不能直接写控制字符）"},
    {"\n", "\n"},
    {"\n    %.*s", "\n    %.*s"},
    {"\n    needs: %.*s\n", "\n    所需数据：%.*s\n"},
    {"^^ has no cell above it to be merged with",
     "^^ 上面没有可以合并的单元格"},
    {"a ? may not stand in a query; the day is :as_of",
     "查询语句中不得有 ?；基准日写作 :as_of"},
    {"a JPEG in CMYK, whose colours depend on a printing press; save it in RGB",
     "JPEG 为 CMYK 颜色，其显色取决于印刷机；请另存为 RGB"},
    {"a JPEG of %d bits and %d channels: 8 bits in grey or in RGB are accepted",
     "JPEG 为 %d 位、%d 个通道：接受 8 位灰度或 RGB"},
    {"a JPEG of a kind that few programs read; save it as baseline or "
     "progressive JPEG",
     "此种 JPEG 多数程序无法读取；请另存为基线或渐进式 JPEG"},
    {"a NUL byte stands in the row: it is damaged",
     "该行含有空字节（NUL），已损坏"},
    {"a backslash in a quoted text means different things to databases: write "
     "the quote twice",
     "引号内的反斜杠在各数据库中含义不同：请将引号连写两次"},
    {"a bill of his came back: bill-recourse is the paper",
     "有退回的票据：请用票据追索通知书（bill-recourse）"},
    {"a bill that came back", "有退回的票据"},
    {"a blank between Chinese characters would be printed",
     "汉字之间的空格会打印出来"},
    {"a block needs a customer or a document number",
     "暂停催收须填写客户编号或单据号"},
    {"a block of code is not accepted: take the four blanks or the ``` from "
     "the beginning of the line",
     "不接受代码块：请去掉行首的四个空格或 ```"},
    {"a book is expected: a folder with duebook.yaml; duebook init makes one",
     "应为账簿，即含有 duebook.yaml 的文件夹；可用 duebook init 新建"},
    {"a carriage return stands in the middle of the row", "行中间出现回车符"},
    {"a change of stage needs its reason: fill in 决定理由 (Decision reason)",
     "改级须写明理由：请填写“决定理由”"},
    {"a clause that allows to stop supply", "合同订有停供条款"},
    {"a colon stands where no key can stand: check the indentation, or put "
     "text that holds a colon in quotation marks",
     "此处不应出现冒号；请检查缩进，内容中含有冒号的请加英文引号"},
    {"a column is named by \"column\" (its heading) or by \"position\", not by "
     "both",
     "列由 \"column\"（标题）或 \"position\"（序号）指明，不能同时使用"},
    {"a column of this table adds up to more than can be counted",
     "本表有一列的合计超出可计算的范围"},
    {"a command is expected", "应写明命令"},
    {"a company may not issue a 律师函: call it 催款函 or 告知函, or leave it "
     "to the law firm, without a series",
     "公司不得自行出具律师函：应称催款函、告知函，或者由律师事务所出具（不设编"
     "号系列）"},
    {"a condition needs \"column\" or \"position\"",
     "条件须有 \"column\" 或 \"position\""},
    {"a condition needs \"is\", \"starts\", \"ends\", \"contains\", "
     "\"filled\", \"zero\", \"negative\" or \"alone\"",
     "条件须有 "
     "\"is\"、\"starts\"、\"ends\"、\"contains\"、\"filled\"、\"zero\"、\"negat"
     "ive\" 或 \"alone\""},
    {"a configuration text has at most %d bytes; this one has %zu",
     "设置文件最大 %d 字节，此文件有 %zu 字节"},
    {"a control character stands in the text", "文字中含有控制字符"},
    {"a correction is made of the letter that it corrects: duebook dunning "
     "undo BOOK NUMBER",
     "更正函须针对已发出的函件制作：duebook dunning undo 账簿 编号"},
    {"a credit note is written without a minus: its kind gives the sign; if "
     "the export writes one, say \"credit_notes: minus\" in the profile",
     "贷项通知单金额不带负号，其方向由单据类型决定；若导出文件带负号，请在导入"
     "配置中写明 \"credit_notes: minus\""},
    {"a credit note without a minus, though the profile says \"credit_notes: "
     "minus\"",
     "贷项通知单金额没有负号，而导入配置规定 \"credit_notes: minus\""},
    {"a database does not say of which day it is: say it with --as-of DATE",
     "数据库不说明数据截至何日：请用 --as-of 日期 指定"},
    {"a date comes from one column or is joined of three, not both",
     "日期取自一列，或由三列拼接，不能同时使用"},
    {"a date is joined of three columns, in this order: [year, month, day]",
     "日期由三列按次序拼接：[年, 月, 日]"},
    {"a day of rest: the next working day is %.*s (%s)\n",
     "届满日为休息日，顺延至下一工作日：%.*s（%s）\n"},
    {"a demand must say that all claims listed are asserted and that none is "
     "waived, in the words of templates/letters/demand",
     "催告付款的函件须写明就所列全部债权主张权利、未列明部分不构成放弃，文字与 "
     "templates/letters/demand 一致"},
    {"a demand must say that its date extends nothing, in the words of "
     "templates/letters/demand",
     "催告付款的函件须写明所定期限不构成变更、宽限或者放弃，文字与 "
     "templates/letters/demand 一致"},
    {"a demand needs a reply slip (::: reply-slip) for whoever signs for it",
     "催告付款的函件须附回执（::: reply-slip），供签收人签署"},
    {"a digit", "数字"},
    {"a digit of \\u", "\\u 后的十六进制数字"},
    {"a dispute needs a document number or a customer",
     "争议须有单据号或客户编号"},
    {"a disputed amount is more than 0; leave it empty where all that is open "
     "is disputed",
     "争议金额应大于 0；如对全部未收金额有争议，请留空"},
    {"a document before this one is called \"%.*s\", too: it is written as %s",
     "此前已有文档名为“%.*s”；本份写作 %s"},
    {"a document may have at most %d footnotes", "一份文件最多可有%d条脚注"},
    {"a document may have at most %d lines", "一份文件不得超过 %d 行"},
    {"a due date is counted after: issue_date",
     "到期日只能从 after: issue_date（开票日期）起算"},
    {"a due rule says after how many months or days: {from: delivery_date, "
     "months: 12}",
     "到期日规则须写明月数（months）或天数（days），例如 {from: delivery_date, "
     "months: 12}"},
    {"a family has at most %d fonts; take one out",
     "一个字体族最多 %d 个字体文件；请删去一个"},
    {"a family of fonts needs a name", "字体族缺少名称（name）"},
    {"a footnote cannot have footnotes of its own", "脚注中不能再有脚注"},
    {"a forward factor is more than 0 and at most 10, such as 1.05",
     "前瞻性调整系数应大于 0 且不超过 10，例如 1.05"},
    {"a group may have at most %d keys", "一组最多 %d 个键"},
    {"a group {…}", "一组 {…}"},
    {"a guarantor", "有担保人"},
    {"a heading needs a blank behind its #; as it is the # is printed",
     "标题的 # 后面要空一格，否则 # 会印出来"},
    {"a judgment in force", "有生效的裁判文书"},
    {"a judgment is in force: enforcement-application is the paper",
     "已有生效的裁判文书：请用强制执行申请书（enforcement-application）"},
    {"a key must be plain text", "项目名称须为普通文字"},
    {"a key needs a colon and a blank behind it (key: value)",
     "项目名称之后须有英文冒号和一个空格（项目: 内容）"},
    {"a later day is closed already (%.*s): its opening allowance stays as it "
     "was frozen",
     "以后的日期已经结账（%.*s）：其期初坏账准备仍按结账时的数额"},
    {"a line may have at most %u bytes", "一行不得超过 %u 字节"},
    {"a line of data may have at most %u bytes", "数据每行最多 %u 字节"},
    {"a line |:--|--:| is missing between the heading of the table and its "
     "rows",
     "表格的标题行与各行之间缺少 |:--|--:| 一行"},
    {"a list is expected here, such as [30, 60], or lines that begin with \"- "
     "\"",
     "此处应为列表，例如 [30, 60]，或以“- ”开头的各行"},
    {"a list may not begin on this line: begin it on the next one, indented",
     "列表不能从这一行开始；请另起一行并缩进"},
    {"a list of a template's front matter holds plain texts only",
     "模板文首设置中的列表只能由文字组成"},
    {"a negative amount, which the profile refuses (\"negative: reject\")",
     "金额为负，导入配置不接受（\"negative: reject\"）"},
    {"a number belongs here, but the cell is the date %.*s: the spreadsheet "
     "has "
     "made it of what was typed; correct it there as text",
     "此处应为编号，但单元格是日期 "
     "%.*s（表格软件把录入的内容变成了日期）；请在原表中改为文本"},
    {"a number is missing here; write it as 1234.50",
     "此处缺少数字；请写作 1234.50"},
    {"a part of the work was not done", "有一部分工作未能完成"},
    {"a partial has no front matter: it stands in the template that includes "
     "it",
     "片段不写文首设置，设置写在引用它的模板里"},
    {"a picture of %d x %d pixels: 1 to %d a side and %u million in all are "
     "accepted",
     "图片为 %d x %d 像素：每边 1 至 %d，总数不超过 %u 百万"},
    {"a picture of %zu MB: at most %u MB are accepted",
     "图片有 %zu MB：最大 %u MB"},
    {"a picture stands in a paragraph of its own: leave a blank line above and "
     "below it",
     "图片须独立成段：请在其上下各空一行"},
    {"a portfolio needs a name and what belongs to it ({name: export, regions: "
     "[overseas]})",
     "组合须有名称和归入条件（{name: 境外, regions: [境外]}）"},
    {"a preservation before suit", "已申请诉前保全"},
    {"a profile needs \"tables\": what does a row feed?",
     "导入配置须有 \"tables\"：一行数据写入哪些表？"},
    {"a provision is not less than 0", "单项计提的金额不得小于 0"},
    {"a query begins with SELECT or WITH, not with %.*s",
     "查询语句应以 SELECT 或 WITH 开头，不能是 %.*s"},
    {"a quotation is not accepted: write \\> for the sign itself",
     "不接受引用块：要印出该符号请写 \\>"},
    {"a quotation mark that was opened here is not closed",
     "此处的引号没有成对"},
    {"a quote opens a field here and is never closed",
     "此处的引号开始了一个字段，但始终没有结束"},
    {"a quote stands in the middle of a field; inside quotes it is written "
     "twice",
     "字段中间出现引号；引号内的引号须连写两个"},
    {"a rate is from 0%% to 100%%, such as 50%% or 0.5",
     "比例应在 0%% 至 100%% 之间，例如 50%% 或者 0.5"},
    {"a rate is from 0%% to 100%%, with at most four decimals",
     "比率应在 0%% 至 100%% 之间，百分数最多保留四位小数"},
    {"a rate of exchange has at most %d decimals", "汇率最多 %d 位小数"},
    {"a rate of exchange is more than 0: units of the reporting currency for "
     "one of this currency",
     "汇率须大于 0，表示一单位该币种折合本位币的数额"},
    {"a row that is ignored needs a \"reason\" for the reader of the report",
     "忽略行的规则须写明 \"reason\"（原因），供报告读者查看"},
    {"a run of letters was interrupted here: the next commit finishes it",
     "此处有一批函件签发中断：下次签发时办完"},
    {"a second document begins here (---); only one is accepted",
     "此处（---）开始了第二份文档；只接受一份"},
    {"a single value is expected here, not a list",
     "此处应为单个内容，而不是列表"},
    {"a single value is expected here, not further keys",
     "此处应为单个内容，而不是下级项目"},
    {"a stage before the due date is the first of the ladder, and there is one "
     "at most",
     "到期日前的阶段应列在阶梯之首，至多一个"},
    {"a stage begins so many \"days\" overdue, or a letter so many "
     "\"workdays_before\" the due date: one of the two is expected",
     "每一阶段自逾期满 \"days\" 天起，或者（函件）自到期日前 "
     "\"workdays_before\" 个工作日起：应填其一"},
    {"a stage is either a letter (template: demand) or a call (call: true)",
     "每一阶段或为函件（template: demand），或为电话催收（call: true）"},
    {"a stage of the ladder needs the key \"stage\" ({stage: formal, template: "
     "demand, days: 7})",
     "催收阶梯的每一阶段须有 \"stage\"（{stage: formal, template: demand, "
     "days: 7}）"},
    {"a table may have at most %d columns", "一个表格不得超过 %d 列"},
    {"a template may have at most %u bytes", "模板不得超过 %u 字节"},
    {"a text in \"…\"", "用 \"…\" 括起的文字"},
    {"a text in column %.*s is longer than 64 MiB",
     "列 %.*s 中有文本超过 64 MiB"},
    {"a value", "一个值"},
    {"a write-off of 0 changes nothing: write the amount written off, with a "
     "minus where one is taken back",
     "坏账核销金额为 0，不产生任何影响：请填写核销金额，转回时填写负数"},
    {"acceptance fee", "案件受理费"},
    {"acceptance fee, halved", "案件受理费（减半）"},
    {"against the files of this day that it replaces:\n",
     "较被替换的当日文件：\n"},
    {"against the snapshot of %.*s:\n", "较 %.*s 的快照：\n"},
    {"aliases and anchors (* and &) are not accepted: write the value out, in "
     "quotation marks if it begins with * or &",
     "不接受以 * 或 & 表示的引用；请直接写出内容，以 * 或 & "
     "开头的内容请加英文引号"},
    {"all", "全部"},
    {"all of them with what to do about each: --format xlsx\n",
     "逐项清单及处理办法见 --format xlsx\n"},
    {"all that is open", "全部未收金额"},
    {"allocation of %.*s %s to document \"%.*s\" in %s: both ends and the "
     "allocation must be in one currency",
     "核销金额 %.*s %s，单据“%.*s”的币种为 %s：核销双方与核销金额须为同一币种"},
    {"allocation of %.*s takes back more than the %.*s allocated to the "
     "instalments %.*s of document \"%.*s\"",
     "核销金额 %.*s 冲回的数额超过已核销的 %.*s（各期 %.*s，单据“%.*s”）"},
    {"allocation of %.*s takes back more than was allocated from receipt "
     "\"%.*s\" of %.*s (%s:%u), which would be left at %.*s",
     "核销 %.*s：冲回金额超过已核销金额，收款“%.*s”金额 "
     "%.*s（%s:%u），冲回后将余 %.*s"},
    {"allocation of %.*s takes back more than was allocated to document "
     "\"%.*s\" of %.*s (%s:%u), which would be left at %.*s",
     "核销 %.*s：冲回金额超过已核销金额，单据“%.*s”原金额 "
     "%.*s（%s:%u），冲回后将余 %.*s"},
    {"allocation of %.*s to document \"%.*s\" names neither a receipt nor a "
     "credit note",
     "核销金额 %.*s（核销单据“%.*s”）：既未指明收款，也未指明贷项通知单"},
    {"allocation of %.*s: document \"%.*s\" cannot be applied to itself",
     "核销金额 %.*s：单据“%.*s”不能核销自身"},
    {"allocation of %.*s: of the instalments %.*s of document \"%.*s\" only "
     "%.*s is open; at most that can be allocated",
     "核销金额 %.*s：各期（%.*s，单据“%.*s”）合计仅 %.*s "
     "未收；核销金额不得超过未收金额"},
    {"allocation of %.*s: with it, document \"%.*s\" of %.*s (%s:%u) would be "
     "left at %.*s; at most what is open can be allocated",
     "核销金额 %.*s：核销后，单据“%.*s”（金额 %.*s，%s:%u）的未收金额将为 "
     "%.*s；核销金额不得超过未收金额"},
    {"allocation of %.*s: with it, receipt \"%.*s\" of %.*s (%s:%u) would be "
     "left at %.*s; at most what is left can be allocated",
     "核销金额 %.*s：核销后，收款“%.*s”（金额 %.*s，%s:%u）的未核销余额将为 "
     "%.*s；核销金额不得超过未核销余额"},
    {"allocation to document %.*s, which is not in these files (or its row was "
     "rejected)",
     "核销的单据 %.*s 不在这些文件中（或其所在行已被拒收）"},
    {"allocations", "核销表"},
    {"allowance", "坏账准备表"},
    {"amount", "金额"},
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
    {"amount \"%.*s\": an amount from 0 on is expected",
     "金额“%.*s”：应为不小于 0 的金额"},
    {"amount \"%.*s\": the digits are not grouped by three; write it as "
     "1234%c50",
     "金额“%.*s”：千分位分隔符的位置不对；请写作 1234%c50"},
    {"amount \"%s\" is too large to reckon a fee of",
     "金额“%s”过大，无法计算费用"},
    {"amount \"%s\": an amount above 0 is expected", "金额“%s”：应大于 0"},
    {"amount in capitals \"%.*s\" cannot be read: it is written like "
     "人民币壹仟肆佰零玖元伍角, with 零壹贰叁肆伍陆柒捌玖 拾佰仟万亿 元角分整",
     "大写金额“%.*"
     "s”无法识读：应写作如“人民币壹仟肆佰零玖元伍角”，用字为零壹贰叁肆伍陆柒捌"
     "玖、拾佰仟万亿、元角分整"},
    {"amount in capitals \"%.*s\": not a form of the regulation; %.*s is "
     "written %.*s",
     "大写金额“%.*s”不合规范；%.*s 应写作 %.*s"},
    {"amount: %s %.*s\n", "金额：%s %.*s\n"},
    {"an allocation joins one currency: this one is from %s to %s",
     "核销双方币种须相同：此行由 %s 核销到 %s"},
    {"an amount is one of its currency: with another currency the amount has "
     "to be typed as well",
     "金额以其币种计：更改币种须同时填写金额"},
    {"an amount is promised, but not by when: fill in promise_date",
     "填了承诺付款金额而没有承诺付款日期：请填写承诺付款日期"},
    {"an arbitration clause", "合同订有仲裁条款"},
    {"and %zu more that were entered late", "另有 %zu 笔期后补录，从略"},
    {"and %zu rows more\n", "另有 %zu 行，从略\n"},
    {"another close of this book is running: wait for its end",
     "该账簿正在结账：请等待其完成"},
    {"another take is filing into this book: try again when it has ended",
     "另有一项归档正在进行，请待其结束后重试"},
    {"another take is reading a database into this book: try again when it has "
     "ended",
     "另一个 take 正在为本账簿从数据库取数：请待其结束后重试"},
    {"applied to %.*s", "核销 %.*s"},
    {"archives are not read: unpack it first", "不读取压缩文件；请先解压"},
    {"as agreed (Civil Code 585)", "依约定（《民法典》第五百八十五条）"},
    {"as agreed (Civil Code 585): the LPR of each day",
     "依约定（《民法典》第五百八十五条），按各日有效的 LPR 分段"},
    {"as of %.*s\n", "基准日 %.*s\n"},
    {"assets are seized or frozen already: preservation-renewal is the paper",
     "财产已被查封、冻结：请用续行保全申请书（preservation-renewal）"},
    {"assets seized or frozen", "财产已被查封、冻结"},
    {"at most %.*s\n", "最多不超过 %.*s\n"},
    {"at most %d numbers of days are accepted in all",
     "分段的天数合计最多 %d 个"},
    {"at most %d portfolios are accepted", "最多可设 %d 个组合"},
    {"balance", "余额"},
    {"bank", "银行到账表"},
    {"before a day the word is 截至; 截止 ends a period",
     "写到某日为止的状态用“截至”；“截止”指期限到此为止"},
    {"begins on %.*s, which is not counted; first day: %.*s\n",
     "%.*s 起算，当日不计入；首日 %.*s\n"},
    {"behind a picture only its width may stand, such as {width=30mm}; this is "
     "\"%.*s\"",
     "图片后面只能写宽度，例如 {width=30mm}；此处是“%.*s”"},
    {"bill", "票据"},
    {"bill %.*s dishonoured", "票据 %.*s 拒付退回"},
    {"bill %.*s has the number of the credit note in line %u of %s",
     "票据 %.*s 与贷项通知单编号重复：该贷项通知单在第 %u 行（文件 %s）"},
    {"bill %.*s is dishonoured, but line %u of %s takes its receipt back "
     "already: that stands",
     "票据 %.*s 已被拒付，但第 %u 行（文件 "
     "%s）的负数收款已将其冲回：以该行为准，不再重复冲回"},
    {"bill %.*s of customer %.*s (%.*s)\n", "票据 %.*s　客户 %.*s（%.*s）\n"},
    {"bill %.*s taken in payment", "收到票据 %.*s"},
    {"bill %.*s would be dishonoured before it came in",
     "票据 %.*s 的拒付日期早于收票日期"},
    {"bill %.*s: its receipt in line %u of %s is reversed on %.*s, another day "
     "than it was dishonoured: the receipt's day stands",
     "票据 %.*s：其收款（第 %u 行，文件 %s）的冲销日期为 "
     "%.*s，与拒付日期不一致：以收款的冲销日期为准"},
    {"bill %.*s: what is typed here stands instead of the export",
     "票据 %.*s：以此处手工录入的内容为准，替代导出文件"},
    {"bill \"%.*s\"", "票据“%.*s”"},
    {"bill \"%.*s\" of customer \"%.*s\"", "票据“%.*s”（客户“%.*s”）"},
    {"bill number %.*s stands already in line %u of %s",
     "票据号 %.*s 重复：首次出现在第 %u 行（文件 %s）"},
    {"bill number %.*s stands already in line %u of %s, with another customer",
     "票据号 %.*s 重复：首次出现在第 %u 行（文件 %s），且属于另一客户"},
    {"bills", "应收票据表"},
    {"blocks", "暂停催收表"},
    {"blocks ::: are nested more than %d deep", "::: 版块嵌套超过 %d 层"},
    {"blocks are nested more than %d deep: end some of them first",
     "版块嵌套超过 %d 层：请先结束其中一部分"},
    {"both an amount and a rate: leave one of them empty",
     "金额与比例不能同时填写：请留空其中一项"},
    {"buckets", "各账龄段合计"},
    {"buckets needs at least one number of days, such as [30, 60, 90]",
     "buckets 至少需要一个天数，例如 [30, 60, 90]"},
    {"built in: files with our own headings", "内置：使用本程序标题的文件"},
    {"by: the rules for filling in bills and settlement vouchers "
     "(正确填写票据和结算凭证的基本规定)\n",
     "依据：《正确填写票据和结算凭证的基本规定》\n"},
    {"calc %s: has no flag %s; duebook calc %s %s",
     "calc %s：没有参数 %s；用法：duebook calc %s %s"},
    {"calc %s: one of %.*s is expected", "calc %s：应为下列之一：%.*s"},
    {"calc fee %s: acceptance, acceptance_half, payment_order, enforcement or "
     "preservation is expected",
     "calc fee %s：应为 "
     "acceptance（案件受理费）、acceptance_half（减半）、payment_"
     "order（支付令）、enforcement（执行）或 preservation（保全）"},
    {"calc interest needs %s", "calc interest 缺少参数 %s"},
    {"call not filled in", "尚未填写的致电行"},
    {"cannot be joined with the others: %s", "不能与其他文件合订：%s"},
    {"cannot be locked", "无法锁定"},
    {"cannot be made safe on disk", "无法可靠写入磁盘"},
    {"cannot be opened", "无法打开"},
    {"cannot be opened as a folder", "无法作为文件夹打开"},
    {"cannot be put aside", "无法移开"},
    {"cannot be read", "无法读取"},
    {"cannot be written", "无法写入"},
    {"cannot be written: a temporary file of the workbook is incomplete; is a "
     "disk full?",
     "无法写出：工作簿的临时文件不完整；磁盘是否已满？"},
    {"carrier", "物流表"},
    {"cases", "案件表"},
    {"changed while it was read: try again", "读取期间被改动，请重试"},
    {"characters 9 to 17, %.*s, are a valid organisation code (GB "
     "11714-1997)\n",
     "第 9 至 17 位 %.*s 为有效的组织机构代码（GB 11714—1997）\n"},
    {"characters 9 to 17, %.*s, do not check as an organisation code (GB "
     "11714-1997); newer codes need not\n",
     "第 9 至 17 位 %.*s 不符合组织机构代码校验规则（GB "
     "11714—1997）；新赋代码可不符合\n"},
    {"chart \"%.*s\": \"%s\" has %zu elements, but there are %zu categories",
     "图表“%.*s”：“%s”有 %zu 项，与类别数 %zu 不一致"},
    {"chart \"%.*s\": \"%s\" has %zu elements; 1 to %zu are accepted",
     "图表“%.*s”：“%s”有 %zu 项，应为 1 至 %zu 项"},
    {"chart \"%.*s\": \"%s\" is no %s", "图表“%.*s”：“%s”应为%s"},
    {"chart \"%.*s\": its kind is none of bars, stacked, lines, waterfall, "
     "heat",
     "图表“%.*s”：类型（kind）应为 bars、stacked、lines、waterfall、heat 之一"},
    {"choose the amount with tax, in the document's own currency, before "
     "anything was received",
     "请选择含税、原币、未减收款的金额"},
    {"choose the date on the invoice", "请选择发票（单据）上的日期"},
    {"choose the day by which the customer has to pay",
     "请选择客户应付款的最后日期"},
    {"choose the number that the customer sees on the invoice",
     "请选择客户在发票上看到的号码"},
    {"choose the right one, or take the line out",
     "请选择正确的一列，或删去该行"},
    {"choose what had been received by the day of the export",
     "请选择截至导出当日已收的金额"},
    {"choose what was still owed on the day of the export",
     "请选择导出当日尚欠的金额"},
    {"claim: --customer ID is expected", "claim：请用 --customer 指明客户编号"},
    {"close needs a book: a folder with duebook.yaml; duebook init makes one",
     "close 须以账簿为对象，即含有 duebook.yaml 的文件夹；可用 duebook init "
     "新建"},
    {"close: --as-of DATE is expected, the day that is closed",
     "close：须用 --as-of 指明结账日"},
    {"column %.*s of the query holds bytes, not text: convert it in the query",
     "查询结果的列 %.*s 为二进制数据，不是文本：请在查询中转换"},
    {"column %s (%s) is missing; the columns of this table are %.*s",
     "缺少列 %s（%s）；本表应有的列为 %.*s"},
    {"column %zu", "第 %zu 列"},
    {"column %zu is asked for, but %s has only %zu columns",
     "指定了第 %zu 列，但 %s 只有 %zu 列"},
    {"column \"%.*s\" stands here a second time", "列“%.*s”重复出现"},
    {"column \"%.*s\": the columns of this table are %.*s",
     "列“%.*s”：本表应有的列为 %.*s"},
    {"comments that a database obeys (/*! or /*+) may not stand in a query",
     "查询语句中不得有数据库会执行的注释（/*! 或 /*+）"},
    {"computing the aging ...", "正在计算账龄……"},
    {"conditions stand in conditions more than %d deep", "条件嵌套超过 %d 层"},
    {"connecting to %s ...", "正在连接 %s …"},
    {"contacts", "联系记录表"},
    {"contract %.*s: what is typed here stands instead of the export",
     "合同 %.*s：以此处手工录入的内容为准，替代导出文件"},
    {"contract number %.*s stands already in line %u of %s",
     "合同号 %.*s 重复：首次出现在第 %u 行（文件 %s）"},
    {"contract of a customer without documents", "合同所属客户无单据"},
    {"contracts", "合同表"},
    {"control", "总账余额表"},
    {"control total", "总账余额"},
    {"costs", "清收费用表"},
    {"costs unpaid", "尚欠费用"},
    {"court fees of the PRC", "诉讼费用标准"},
    {"credit note %.*s has the number of the receipt in line %u of %s",
     "贷项通知单 %.*s 与收款单号重复：该收款在第 %u 行（文件 %s）"},
    {"credit note %.*s is applied to itself", "贷项通知单 %.*s 不能核销自身"},
    {"credit note %.*s to %.*s", "贷项通知单 %.*s 冲抵 %.*s"},
    {"currency: %s; we write it %.*s\n", "币种：%s；规范写法：%.*s\n"},
    {"customer %.*s (%.*s)\n", "客户 %.*s（%.*s）\n"},
    {"customer %.*s has no document and no row of customers",
     "客户 %.*s 既无单据，也无客户资料"},
    {"customer %.*s has no document and no row of customers; did you mean "
     "%.*s?",
     "客户 %.*s 既无单据，也无客户资料；是否应为 %.*s？"},
    {"customer %.*s has the code %.*s of customer %.*s (line %u of %s): write "
     "the one into former_ids of the other if they are one firm, or into its "
     "parent_id if it is a branch",
     "客户 %.*s 的统一社会信用代码 %.*s 与客户 %.*s 相同（第 %u 行，文件 "
     "%s）：如为同一单位，请将其中一个编号填入另一个的曾用编号（former_"
     "ids）；如为分支机构，请填写上级客户编号（parent_id）"},
    {"customer %.*s is in no export, but has the name of customer %.*s: if "
     "they are one, write that number here",
     "导出数据中没有客户 %.*s，但其名称与客户 %.*s "
     "相同：如系同一客户，请改填该客户编号"},
    {"customer %.*s is in no export; did you mean %.*s?  What is typed here "
     "does not count, and %.*s gets no letter",
     "导出数据中没有客户 %.*s；是否应为 "
     "%.*s？本行录入的内容不予采用，更正之前不向 %.*s 发函"},
    {"customer %.*s is not in the table of customers",
     "客户 %.*s 不在客户表中"},
    {"customer %.*s is not in these files", "这些文件中没有客户 %.*s"},
    {"customer %.*s is not in these files, and letters may go out regardless "
     "of this row",
     "这些文件中没有客户 %.*s，函件可能不顾本行照常发出"},
    {"customer %.*s is not in these files, and letters may go out regardless "
     "of this row; did you mean %.*s?",
     "这些文件中没有客户 %.*s，函件可能不顾本行照常发出；是否应为 %.*s？"},
    {"customer %.*s is not in these files; did you mean %.*s?",
     "这些文件中没有客户 %.*s；是否应为 %.*s？"},
    {"customer %.*s stands already in line %u of %s",
     "客户 %.*s 重复：首次出现在第 %u 行（文件 %s）"},
    {"customer %.*s: the character U+%04X, which nobody sees, stands in what "
     "his letters print: correct the name or address where it comes from",
     "客户 %.*s：函件所印的名称或者地址中含有不可见字符 "
     "U+%04X：请在数据来源处更正"},
    {"customer %.*s: what is open in the ledger and the claimed principal "
     "differ by %.*s without a reason; no claim is made of it",
     "客户 %.*s：应收台账未收金额与主张的本金相差 "
     "%.*s，原因不明；不据此主张债权"},
    {"customer %.*s: what is typed here stands instead of the export",
     "客户 %.*s：以此处手工录入的内容为准，替代导出文件"},
    {"customer \"%.*s\": his documents and receipts come to %.*s %s, the aging "
     "shows %.*s",
     "客户“%.*s”：单据与收款合计为 %.*s %s，账龄表为 %.*s"},
    {"customer \"%.*s\": reversed or refunded receipts exceed what stood to "
     "his credit by %.*s %s; say which receipts or documents they belong to",
     "客户“%.*s”：冲回或退还的收款超出其贷方余额 %.*s "
     "%s；请注明所对应的收款或单据"},
    {"customer \"%.*s\": what was reported on %.*s, restated and has happened "
     "since comes to %.*s %s, which is not what his documents and receipts of "
     "all time come to",
     "客户“%.*s”：%.*s 的报告数加更正及其后发生额为 %.*s "
     "%s，与其全部单据和收款的合计不符"},
    {"customers", "客户表"},
    {"customers \"%.*s\" and \"%.*s\" differ in brackets or blanks alone: if "
     "they are one firm, write the one into former_ids of the other in "
     "records/%s",
     "客户“%.*s”与“%.*s”的名称仅括号或空格不同：如为同一单位，请将其中一个填入"
     "另一个的曾用编号（former_ids），填在 records/%s 中"},
    {"customers \"%.*s\" and \"%.*s\" have names written nearly alike: if they "
     "are one firm, write the one into former_ids of the other in records/%s",
     "客户“%.*s”与“%.*s”的名称写法相近：如为同一单位，请将其中一个填入"
     "另一个的曾用编号（former_ids），填在 records/%s 中"},
    {"customers that do not tie:\n", "勾稽不符的客户：\n"},
    {"customers.xlsx", "客户.xlsx"},
    {"customers: %jd in the snapshot of %.*s, now %jd (%.*s %% less)",
     "客户：%jd 户（%.*s 的快照），本期 %jd 户，下降 %.*s%%"},
    {"data source %.*s cannot be opened: %.*s (SQLSTATE %.*s)",
     "数据源 %.*s 无法打开：%.*s（SQLSTATE %.*s）"},
    {"data source %.*s: %.*s does not let a transaction read only, so nothing "
     "is asked of it",
     "数据源 %.*s：%.*s 不接受只读事务，因此未作任何查询"},
    {"data source %.*s: this database (%.*s) knows no transaction that only "
     "reads: use a user who may only read",
     "数据源 %.*s：该数据库（%.*s）没有只读事务：请使用只有读权限的用户"},
    {"data source %s: table %.*s has no rows on this day",
     "数据源 %s：表 %.*s 截至当日没有数据"},
    {"date", "日期"},
    {"date \"%.*s\": there is no such day (year %d, month %d, day %d)",
     "日期“%.*s”：没有这一天（%d 年 %d 月 %d 日）"},
    {"date: %.*s\n", "日期：%.*s\n"},
    {"delivered", "已签收"},
    {"deliveries", "送达表"},
    {"deliveries are taken without the register, and begin no period anew: "
     "%.*s",
     "送达记录未能与登记簿核对，不据以认定时效中断：%.*s"},
    {"difference", "差异"},
    {"difference to the control total", "与总账余额的差异"},
    {"dispute of customer %.*s, who is not in these files",
     "有争议的客户 %.*s 不在这些文件中"},
    {"dispute of document %.*s, which is not in these files (or its row was "
     "rejected)",
     "有争议的单据 %.*s 不在这些文件中（或其所在行已被拒收）"},
    {"disputed: %.*s%s%.*s", "提出争议：%.*s%s%.*s"},
    {"disputes", "争议表"},
    {"divided by %d\n", "除以 %d\n"},
    {"do rows of one cell name the customer of the rows below?",
     "只有一个单元格的行是否为下面各行的客户？"},
    {"document %.*s has a negative amount and is taken as one that takes "
     "another back (red letter)",
     "单据 %.*s 的金额为负数，按红字单据处理"},
    {"document %.*s has the customer, dates, amount and description of "
     "document %.*s: was it entered twice?",
     "单据 %.*s 的客户、日期、金额、摘要均与单据 %.*s 相同：是否重复录入？"},
    {"document %.*s is due on %.*s by line %u, but on %.*s by this one; "
     "instalments need numbers of their own (installment_no)",
     "单据 %.*s 的到期日：%.*s（第 %u 行），而本行为 "
     "%.*s；分期的单据须以期次（installment_no）区分"},
    {"document %.*s is not in these files (or its row was rejected)",
     "这些文件中没有单据 %.*s（或该行已被拒收）"},
    {"document %.*s is not in these files (or its row was rejected), and "
     "letters may go out regardless of this row",
     "这些文件中没有单据 %.*s（或该行已被拒收），函件可能不顾本行照常发出"},
    {"document %.*s is not in these files, and letters may go out regardless "
     "of this row; did you mean %.*s?",
     "这些文件中没有单据 %.*s，函件可能不顾本行照常发出；是否应为 %.*s？"},
    {"document %.*s is not in these files; did you mean %.*s?",
     "这些文件中没有单据 %.*s；是否应为 %.*s？"},
    {"document %.*s is of %.*s by line %u, but of %.*s by this one",
     "单据 %.*s 的开票日期：%.*s（第 %u 行），而本行为 %.*s"},
    {"document %.*s is of another kind or class in line %u",
     "单据 %.*s 的类型或款项类别与第 %u 行不同"},
    {"document %.*s is one of customer %.*s, not of customer %.*s",
     "单据 %.*s 属于客户 %.*s，不属于客户 %.*s"},
    {"document %.*s of customer %.*s is not in the newest export; last seen in "
     "%.*s, open then %.*s %s\n",
     "单据 %.*s（客户 %.*s）不在最新导出文件中；最后见于 %.*s，当日未收 %.*s "
     "%s\n"},
    {"document %.*s of customer %.*s: settled, cause unknown; last seen in "
     "%.*s, open then %.*s %s\n",
     "单据 %.*s（客户 %.*s）：结清·原因未知，最后见于 %.*s，当日未收 %.*s "
     "%s\n"},
    {"document %.*s of customer %.*s: settled, receipts name it; last seen in "
     "%.*s, open then %.*s %s\n",
     "单据 %.*s（客户 %.*s）：已结清，有收款指明该单据，最后见于 "
     "%.*s，当日未收 %.*s %s\n"},
    {"document %.*s stood in the export of %.*s and stands in this one no "
     "more: it counts as settled, and what is typed here no longer counts",
     "单据 %.*s 曾见于 %.*s "
     "的导出文件，本期导出文件已不再列示：按已结清处理（原因未知），此处录入的"
     "内容不再计入"},
    {"document %.*s stood in the export of %.*s with another customer or "
     "currency, and stands in this one no more: it counts as settled, and this "
     "row is not used; if it is another document, give it a number of its own",
     "单据 %.*s 曾见于 %.*s "
     "的导出文件，但客户或币种与此处所填不同，本期导出文件已不再列示：按已结清"
     "处理（原因未知），本行不予采用；如系另一张单据，请另编单据号"},
    {"document %.*s: due on %.*s, before it was issued on %.*s",
     "单据 %.*s：到期日 %.*s 早于开票日期 %.*s"},
    {"document %.*s: issued on %.*s, after the day of the data, %.*s",
     "单据 %.*s：开票日期 %.*s 晚于数据日期 %.*s"},
    {"document %.*s: what is typed here stands instead of the export",
     "单据 %.*s：以此处手工录入的内容为准，替代导出文件"},
    {"document %.*s: with the amount %.*s typed here the open amount %.*s of "
     "line %u of %s cannot be: all of it is taken as open",
     "单据 %.*s：此处录入的金额为 %.*s，原未收金额 %.*s（第 %u 行，文件 "
     "%s）与之不符，不予采用，按全额未收处理"},
    {"document \"%.*s\"", "单据“%.*s”"},
    {"document \"%.*s\" has no open amount, though others of this file have "
     "one: all of it is taken as open",
     "单据“%.*s”未填未收金额，而本文件其他行已填：按全额未收处理"},
    {"document \"%.*s\" of customer \"%.*s\"", "单据“%.*s”（客户“%.*s”）"},
    {"document \"%.*s\": its open amount is %.*s, but %.*s less its "
     "allocations and write-offs leaves %.*s on %.*s; correct one of them",
     "单据“%.*s”：导出的未收金额为 %.*s，而原金额 %.*s 减去核销及坏账核销后余 "
     "%.*s（截至 %.*s），两者不符，请更正其一"},
    {"document \"%.*s\": its open amount is %.*s, but %.*s less its "
     "allocations leaves %.*s on %.*s; correct one of them",
     "单据“%.*s”：导出的未收金额为 %.*s，而原金额 %.*s 减去核销后余 %.*s（截至 "
     "%.*s），两者不符，请更正其一"},
    {"document needs a book: a folder with duebook.yaml; duebook init makes "
     "one",
     "document 须以账簿为对象：即含有 duebook.yaml 的文件夹；可用 duebook init "
     "新建"},
    {"document number %.*s stands already in line %u of %s",
     "单据号 %.*s 重复：首次出现在第 %u 行（文件 %s）"},
    {"document numbers repeat (%zu rows): say whether the rows are lines of "
     "one document (repeated: sum) or documents of their own (keep)",
     "单据号有重复（%zu 行）：请说明是同一单据的明细行（repeated: "
     "sum），还是各自独立的单据（keep）"},
    {"document: --customer ID, --customers FILE or --all is expected",
     "document：应给出 --customer 编号、--customers 名单文件或者 --all"},
    {"document: -o is for drafts; what is issued stands in the book",
     "document：-o 只用于草稿；签发的函件存放在账簿内"},
    {"document: what is issued is a PDF; --format docx is for drafts",
     "document：签发的函件一律为 PDF；--format docx 只用于草稿"},
    {"documents", "应收单据表"},
    {"documents: %jd in the snapshot of %.*s, now %jd (%.*s %% less)",
     "单据：%jd 张（%.*s 的快照），本期 %jd 张，下降 %.*s%%"},
    {"duebook %s %s", "duebook %s %s"},
    {"duebook calc %s %s", "用法：duebook calc %s %s"},
    {"duebook document --list [BOOK]", "duebook document --list [账簿]"},
    {"duebook document NAME BOOK, or duebook document --list",
     "duebook document 名称 账簿，或者 duebook document --list"},
    {"duebook profile guess FILE", "duebook profile guess 文件"},
    {"duebook profile guess FILE | list [BOOK]",
     "duebook profile guess 文件 | list [账簿]"},
    {"duebook.yaml sets no rates under \"provision\": nothing is provided, and "
     "there is no voucher",
     "duebook.yaml 的 provision 未设 rates：不计提坏账准备，也不生成凭证"},
    {"dunning needs a book: a folder with duebook.yaml; duebook init makes one",
     "dunning 需要一本账簿：含 duebook.yaml 的文件夹；duebook init 可以新建"},
    {"dunning undo BOOK NUMBER --reason \"...\" is expected",
     "应为 dunning undo 账簿 文号 --reason \"……\""},
    {"dunning: propose BOOK, commit BOOK [PROPOSAL], undo BOOK NUMBER or list "
     "BOOK is expected",
     "dunning：应为 propose 账簿、commit 账簿 [提案]、undo 账簿 文号 或者 list "
     "账簿"},
    {"empty row", "空行"},
    {"ends on the matching day: %.*s (%s)\n", "届满于对应日：%.*s（%s）\n"},
    {"entered after the close of %.*s: %zu open items of that day are not as "
     "they were frozen; effect %.*s",
     "期后补录（结账 %.*s 之后）：当日有 %zu 笔未清项与结账时不同，影响金额 "
     "%.*s"},
    {"entered after the close of %.*s: the open items of that day are as they "
     "were frozen, but not what happened up to it",
     "期后补录（结账 %.*s "
     "之后）：当日未清项与结账时一致，但截至当日的发生额有变动"},
    {"entered late, added: %.*s of %.*s, now %.*s %s",
     "期后补录，新增：%.*s（客户 %.*s），现为 %.*s %s"},
    {"entered late, changed: %.*s of %.*s, frozen as %.*s, now %.*s %s%s",
     "期后补录，变更：%.*s（客户 %.*s），结账时为 %.*s，现为 %.*s %s%s"},
    {"entered late, gone: %.*s of %.*s, frozen as %.*s %s",
     "期后补录，减少：%.*s（客户 %.*s），结账时为 %.*s %s"},
    {"event", "事项"},
    {"evidence", "证据表"},
    {"example row", "示例行"},
    {"exit status %d\n\n", "退出码 %d\n\n"},
    {"expat cannot start", "expat 无法启动"},
    {"fee for a payment order", "支付令申请费"},
    {"fee for enforcement", "执行申请费"},
    {"fee for preservation", "保全申请费"},
    {"filed: %s/%.*s; no row of totals was found, so its sum is not checked\n",
     "已归档：%s/%.*s；未见合计行，未核对总额\n"},
    {"filed: %s/%.*s\n", "已归档：%s/%.*s\n"},
    {"filled down, the file becomes too large", "向下填充后文件过大"},
    {"fixed sum besides: %s %.*s (%s)\n", "另有定额补偿：%s %.*s（%s）\n"},
    {"fixed sums for late payment (United Kingdom)", "英国逾期付款定额补偿"},
    {"fixed sums unpaid", "尚欠固定赔偿金"},
    {"folders inside a snapshot are not read: move the files one level up",
     "快照文件夹内的子文件夹不读取；请将文件移到上一级"},
    {"footer of the report", "报表页脚"},
    {"former id %.*s of customer %.*s is a customer of its own in line %u of "
     "%s: delete one of the two",
     "曾用编号 %.*s（客户 %.*s 所填）本身又是一个客户（第 %u 行，文件 "
     "%s）：请删除其中一处"},
    {"former id %.*s of customer %.*s is one of customer %.*s as well (line %u "
     "of %s): delete one of the two",
     "曾用编号 %.*s 同时属于客户 %.*s 和客户 %.*s（第 %u 行，文件 "
     "%s）：请删除其中一处"},
    {"from", "出处"},
    {"from %.*s to %.*s, both days counted\n",
     "自 %.*s 起至 %.*s 止，首末两日均计入\n"},
    {"from %.*s to %.*s, the last day not counted\n",
     "自 %.*s 起至 %.*s 止，末日不计入\n"},
    {"full-width digits or letters: write them half width (2026, not ２０２６)",
     "全角的数字或字母：请用半角（2026，不用２０２６）"},
    {"full-width punctuation in English text", "英文里用了全角标点"},
    {"fx", "汇率表"},
    {"handed over to the lawyer", "移交律师"},
    {"has %zu bytes; at most %zu are read",
     "有 %zu 字节，超过可读取的上限 %zu 字节"},
    {"heading of a group", "分组标题行"},
    {"holds the same as %s: ignored", "内容与 %s 相同，不再归档"},
    {"hyphenation \"%.*s\" is unknown; accepted are en and none",
     "hyphenation 的值“%.*s”不能识别；可用的值：en、none"},
    {"hyphenation: en needs %s, which is not on this machine; the Debian "
     "package hyphen-en-us has it",
     "hyphenation: en 需要 %s，本机没有；该文件在 Debian 软件包 hyphen-en-us "
     "中"},
    {"in accounts and payments the character is 账 (账户, 账款)",
     "账户、账款、对账一律用“账”"},
    {"in double quotation marks a backslash begins a code: write \\\\ for a "
     "backslash, or use single quotation marks",
     "双引号内的反斜杠表示转义；需要反斜杠本身时请写作 \\\\，或改用单引号"},
    {"insolvency proceedings are open: claims are lodged with the "
     "administrator, proof-of-debt is the paper",
     "已受理其破产申请：应向管理人申报债权，请用债权申报书（proof-of-debt）"},
    {"interest unpaid", "尚欠利息/违约金"},
    {"interrupts: the period begins anew", "时效中断，重新起算"},
    {"invoiced in %s, credit notes not taken off: %.*s in the snapshot of "
     "%.*s, now %.*s (%.*s %% less)",
     "%s 开票金额合计（红字、贷项未抵减）：%.*s（%.*s 的快照），本期 "
     "%.*s，下降 %.*s%%"},
    {"is a folder; a file is needed here", "是文件夹，此处应为文件"},
    {"is a public holiday", "法定节假日"},
    {"is filed already, as %s: ignored", "已归档为 %s，不再归档"},
    {"is missing; looked for %s%s%s", "缺失；已查找 %s%s%s"},
    {"is no regular file: the data are read twice",
     "不是普通文件：数据要读两遍"},
    {"is not a regular file", "不是普通文件"},
    {"is not a regular file; nothing is written there",
     "不是普通文件，不向其写入"},
    {"is the tax in it?", "是否含税？"},
    {"is there already and not empty; a new book needs a new folder",
     "已存在且不为空；新建账簿须用新文件夹"},
    {"is worked", "调休上班"},
    {"it does not lie between 0 and the amount", "其数额不在 0 与金额之间"},
    {"it is before the date of its own document", "其日期早于单据日期"},
    {"it is not told when bill %.*s came in, and no receipt bears its number: "
     "fill received_date",
     "票据 %.*s "
     "未注明收票日期，也没有编号相同的收款：请填写收票日期（received_date）"},
    {"it may be the number of the accounting entry", "可能是记账凭证号"},
    {"it may be the running balance of the account", "可能是账户的逐笔结余"},
    {"its buckets are not those of %s (aging.buckets in duebook.yaml): they "
     "cannot be added",
     "其账龄段与 %s 不一致（duebook.yaml 的 aging.buckets）：不能相加"},
    {"its cohorts, promises or retention under kpi: are not those of %s: "
     "figures of all together need the same",
     "其 kpi: 下的收回率天数、承诺或客户保持率设置与 %s "
     "不同：合并计算的指标要求设置相同"},
    {"its credit notes do not stand where those of %s do (ledger.credit_notes "
     "in duebook.yaml): they cannot be added",
     "其贷项的列示方式与 %s 不一致（duebook.yaml 的 "
     "ledger.credit_notes）：不能相加"},
    {"its heading says so, but not all of its cells are dates",
     "标题如此，但并非每个单元格都是日期"},
    {"its heading says so, but not all of its cells are numbers",
     "标题如此，但并非每个单元格都是数字"},
    {"its kpi.dso_days and kpi.recovery_days are not those of %s: rates of all "
     "together need the same days",
     "其 kpi.dso_days 与 kpi.recovery_days 同 %s "
     "不一致：合计指标须按相同天数计算"},
    {"its month has no matching day: the last day of the month\n",
     "到期月没有对应日，以月末日为届满日\n"},
    {"its newest snapshot is of %.*s; all books are reported as of %.*s, the "
     "newest day that all have",
     "其最新快照为 %.*s；各账簿一律按共有的最新一期 %.*s 报告"},
    {"its open documents are not those of the proposal any more",
     "其未结单据已与提案不同"},
    {"joining %zu letters ...", "合订 %zu 份函件……"},
    {"keys with values are expected here (key: value), indented, one a line",
     "此处应为下级项目（项目: 内容），缩进书写，每行一项"},
    {"kind %.*s is not known: the draft rejects its rows until it says what "
     "they are",
     "不认得类型“%.*s”：在导入配置中说明之前，草稿拒收这些行"},
    {"kind \"%.*s\" is no built-in document; accepted are: %.*s",
     "没有“%.*s”这种内置文书；可用的有：%.*s"},
    {"kind: %s - %s\n", "kind: %s（%s）\n"},
    {"language \"%.*s\" is unknown; accepted are zh-CN and en",
     "没有语言“%.*s”；只接受 zh-CN 和 en"},
    {"late charges between civil parties are 违约金 or 逾期利息; 滞纳金 is for "
     "taxes and public dues",
     "平等主体之间用“违约金”或“逾期利息”；“滞纳金”用于税费和行政收费"},
    {"leading \"%.*s\": a number from 1.2 to 2.5 is expected, the distance of "
     "the lines by the size of their type",
     "行距（leading）“%.*s”无效：应为 1.2 至 2.5 之间的数，即行距与字号之比"},
    {"letter %.*s has a result, but no day of posting: fill in posted_at",
     "函件 %.*s 填有送达结果，但未填寄出日期；请补填寄出日期"},
    {"letter %.*s is dated %.*s: it cannot have been posted on %.*s",
     "函件 %.*s 的落款日期为 %.*s，不可能于 %.*s 寄出"},
    {"letter %.*s is not in the register, which gives out the numbers of this "
     "series",
     "登记簿中没有文号 %.*s，而该字号、年度的文号均由登记簿编发；请核对文号"},
    {"letter %.*s is not in the register; did you mean %.*s?",
     "登记簿中没有文号 %.*s，是否应为 %.*s？"},
    {"letter %.*s is read as %.*s of the register",
     "文号“%.*s”按登记簿中的 %.*s 处理"},
    {"letter %.*s was withdrawn on %.*s: it cannot have been posted on %.*s",
     "函件 %.*s 已于 %.*s 作废，不应再于 %.*s 寄出"},
    {"letter %.*s went to customer %.*s, not to customer %.*s",
     "函件 %.*s 的收件客户为 %.*s，而非 %.*s"},
    {"letter %.*s: this row contradicts %s:%u and is left out",
     "函件 %.*s：本行与 %s:%u 相互矛盾，本行不采用"},
    {"letter %zu of this RUN.json does not say its number, file, hash, "
     "customer, currency, total and documents: was the file edited?",
     "该 RUN.json 的第 %zu "
     "份函件缺少文号、文件、哈希、客户、币种、金额或者单据：文件是否被改动？"},
    {"letter %zu of this manifest does not say its customer, currency, total "
     "and documents: was the file edited?",
     "该清单第 %zu 封函件未写明客户、币种、合计或单据：文件是否被改动过？"},
    {"letter to %.*s: the rows sum to %.*s, the claim is %.*s; no letter is "
     "written",
     "致 %.*s 的函件：各行合计为 %.*s，函中请求金额为 "
     "%.*s，两者不符；不生成函件"},
    {"letters in English, as to customer %.*s, lack what duebook.yaml does not "
     "have under creditor: %.*s; what stands there in Chinese alone is printed "
     "so",
     "英文函件（如致客户 %.*s）：duebook.yaml 的 creditor 下缺少 %.*s；"
     "只有中文的内容将照印中文"},
    {"libharu error 0x%04lX (%lu)", "libharu 错误 0x%04lX（%lu）"},
    {"libxlsxwriter cannot write the workbook: %s",
     "libxlsxwriter 无法写出工作簿：%s"},
    {"libxlsxwriter did not write a whole archive",
     "libxlsxwriter 没有写出完整的文件"},
    {"line %u of document %.*s was rejected, and so is this one",
     "第 %u 行（单据 %.*s）被拒收，本行一并拒收"},
    {"line %u: data source %s: the query did not finish: %.*s (SQLSTATE %.*s)",
     "第 %u 行：数据源 %s：查询未能完成：%.*s（SQLSTATE %.*s）"},
    {"link \"%.*s\" left out: no heading has this title",
     "链接“%.*s”未写入：没有以此为题的标题"},
    {"link \"%.*s\" left out: only http, https, mailto, tel and # with a "
     "heading's title are written",
     "链接“%.*s”未写入：只写入 http、https、mailto、tel 链接和“#标题”"},
    {"list", "列表"},
    {"list of groups", "由各组数据组成的列表"},
    {"list of numbers", "数字列表"},
    {"list of texts", "文本列表"},
    {"list of true and false", "由 true 和 false 组成的列表"},
    {"lists and maps are nested deeper than %d levels",
     "列表和项目的层次超过 %d 层"},
    {"lists and marks are nested more than %d deep",
     "列表和标记嵌套超过 %d 层"},
    {"lists cannot begin with \"%.*s\"; accepted are 1. 1、 （1） (1) 一、 "
     "（一） ① a. and i.",
     "列表不能以“%.*s”开始编号；可用的写法：1. 1、 （1） (1) 一、 （一） ① a. "
     "i."},
    {"loan prime rate (LPR)", "贷款市场报价利率（LPR）"},
    {"lpr_multiple is from 1.3 to 1.5 (the rate and 30 to 50 per cent of it)",
     "lpr_multiple 须为 1.3 至 1.5（LPR 加计 30% 至 50%）"},
    {"margins are four lengths: [top, right, bottom, left]",
     "页边距须为四个长度：[上, 右, 下, 左]"},
    {"may be embedded for editing", "授权允许嵌入并编辑"},
    {"may be embedded for viewing and printing", "授权允许嵌入供查看与打印"},
    {"may be embedded freely", "授权允许自由嵌入"},
    {"may be embedded, but not in part", "授权允许嵌入，但须整体嵌入"},
    {"money, no document: give it a table of receipts with a when, or ignore "
     "it",
     "是收款而非单据：请另设 receipts 表并写 when，或列入 ignore"},
    {"nearly all numbers have changed: of the %jd documents in the snapshot of "
     "%.*s hardly one is there still, and those that are new were issued "
     "before it",
     "单据编号（或客户编号）几乎全部改变：原有单据 %jd 张（%.*s "
     "的快照），本期几乎均无，而新出现的单据开票日期均早于该快照"},
    {"needs without types: forms cannot be checked; write needs: {total: money "
     "CNY, …}",
     "needs 没有写类型，写法无从检查；请写成 needs: {total: money CNY, …}"},
    {"neither amount nor rate: fill in one of them",
     "金额与比例均未填写：请填写其中一项"},
    {"new delimiters are written {{=<%% %%>=}}: two marks of at most %d bytes, "
     "without =",
     "更换定界符的写法是 {{=<%% %%>=}}：两个记号，各不超过 %d 字节，不得含 ="},
    {"no arbitration clause is on file (contracts: arbitration): the courts "
     "have it, complaint is the paper",
     "合同.csv 未登记仲裁条款：应由法院管辖，请用民事起诉状（complaint）"},
    {"no bill of his came back (bills: dishonoured_at)", "没有退回的票据"},
    {"no clause that allows to stop supply is on file (contracts: "
     "suspension_clause): without one, or a ground of Civil Code art. 526 or "
     "527, it would be our own breach",
     "合同.csv "
     "未登记停供条款：没有约定，又不具备民法典第五百二十六条、第五百二十七条的"
     "情形，停止供货即为我方违约"},
    {"no column looks like it", "没有相像的列"},
    {"no column looks like numbers of documents: the draft takes file and line "
     "for them",
     "没有列像是单据号：草稿以文件名和行号代替"},
    {"no column looks like numbers: file and line are the number",
     "没有列像是单据号：以文件名和行号为单据号"},
    {"no column tells it: else the book's counts",
     "没有列指明；不写则用账簿的币种"},
    {"no column tells what is still open: all documents count as unpaid but "
     "for receipts in other files",
     "没有列说明尚欠多少：除其他文件中的收款外，所有单据均按未收计算"},
    {"no column tells when a document is due", "没有列说明单据何时到期"},
    {"no column tells when a document is due: say it by a rule, or by the "
     "terms of the customers",
     "没有列说明单据何时到期：请写明到期日规则，或填写客户账期"},
    {"no comma stands before this %c: take it away",
     "“%c”前面不应有逗号：请删去"},
    {"no control total is of %.*s: the general ledger was not compared on that "
     "day",
     "总账余额表中没有 %.*s 的记录：未与该日总账核对"},
    {"no currency: neither the row nor the profile nor the book says one",
     "缺少币种：该行、导入配置和账簿均未指明"},
    {"no customer is called %.*s; a whole number or name is expected",
     "没有名为 %.*s 的客户；请给出完整的编号或名称"},
    {"no customer is called %.*s; is one of these meant: %.*s?",
     "没有名为 %.*s 的客户；是否指：%.*s？"},
    {"no document, receipt, bill or customer is called %.*s; a whole number or "
     "name is expected",
     "没有编号或名称为“%.*"
     "s”的单据、收款、票据或客户；请输入完整的编号或名称（区分大小写）"},
    {"no document, receipt, bill or customer is called %.*s; is one of these "
     "meant: %.*s?",
     "没有编号或名称为 %.*s 的单据、收款、票据或客户，是否指以下客户：%.*s？"},
    {"no due date is read, but \"%.*s\" may tell it: rename that heading (%s), "
     "or draft a profile",
     "未读取到期日，而“%.*s”似为到期日：请将该标题改为“%s”，或另写导入配置"},
    {"no font has the character U+%04X \"%.*s\" in \"%.*s\": change the text, "
     "or put a font that has it into the book's fonts/",
     "没有字体收有字符 "
     "U+%04X“%.*s”（“%.*s”）：请改写，或将收有该字的字体放入账簿的 fonts/"},
    {"no font has the character \"%.*s\" (U+%04X) of \"%.*s\": reports show 〓 "
     "in its place",
     "没有字体收有字符“%.*s”（U+%04X，见“%.*s”）：报告中以〓代替"},
    {"no font has the form of \"%.*s\" that U+%04X asks for: it is set in its "
     "usual form",
     "没有字体收有“%.*s”由 U+%04X 指定的异体字形：按通行字形排印"},
    {"no guarantor is on file (contracts: guarantor)", "合同.csv 未登记担保人"},
    {"no heading says it for sure", "没有标题明确指明"},
    {"no heading says it; by what it holds it may be",
     "没有标题指明；按内容看可能是"},
    {"no insolvency is on file (customers: insolvency_date)",
     "客户表未登记受理破产申请之日"},
    {"no judgment in force is on file (cases: event judgment)",
     "案件.csv 未登记生效的裁判文书"},
    {"no letter has the number %.*s: dunning list shows all",
     "没有文号为 %.*s 的函件：dunning list 列出全部"},
    {"no longer disputed: %.*s%s%.*s", "争议解除：%.*s%s%.*s"},
    {"no memory for the workbook", "内存不足，无法生成工作簿"},
    {"no memory to read YAML", "内存不足，无法读取设置文件"},
    {"no memory to read an SVG", "内存不足，无法读取 SVG"},
    {"no memory to write a PDF file", "内存不足，无法生成 PDF 文件"},
    {"no messages\n", "无提示信息\n"},
    {"no partial \"%.*s\" here", "此处没有名为“%.*s”的子模板"},
    {"no preservation before suit is on file (cases: event pre-suit "
     "preservation)",
     "没有诉前保全的记录（案件：案件事项“诉前保全”）"},
    {"no profile fits this file: name one with --profile, or draft one with "
     "\"duebook profile guess\" (its headings are: %.*s)",
     "没有导入配置适用于该文件：请用 --profile 指定，或用 \"duebook profile "
     "guess\" 草拟一个（文件的标题有：%.*s）"},
    {"no profile in %s/profiles has queries (sql: in "
     "templates/profiles/README.md): write one, or say --profile NAME",
     "%s/profiles 中没有带查询语句的导入配置（sql，写法见 "
     "templates/profiles/README.md）：请编写，或用 --profile 指定"},
    {"no row of this file can be used", "该文件没有可采用的行"},
    {"no table has any row in data source %s: nothing is filed",
     "数据源 %s 的各表均无数据：未归档"},
    {"no table has this name, and the file is not read; the names are %.*s",
     "没有使用此文件名的数据表，该文件不会读取；可用的文件名为 %.*s"},
    {"no variable \"%.*s\": \"%.*s\" is unknown",
     "没有变量“%.*s”：“%.*s”不存在"},
    {"no variable \"%.*s\": \"%.*s\" is unknown; the nearest is \"%.*s\"",
     "没有变量“%.*s”：“%.*s”不存在；最接近的是“%.*s”"},
    {"no variable \"%.*s\": \"%.*s\" is unknown; there are: %.*s",
     "没有变量“%.*s”：“%.*s”不存在；可用的有：%.*s"},
    {"nobody named gets %.*s: nothing they owe fits it, or letters to them are "
     "held (duebook dunning propose says why)",
     "指定的客户中无人适用 %.*s：没有相应的款项，或者暂缓发函（原因见 duebook "
     "dunning propose）"},
    {"nobody named has anything open: no paper was made",
     "所列客户均无未结清单据：未生成任何文书"},
    {"none of its words is known", "其各种写法均不认得"},
    {"not audited", "未审核"},
    {"not filed: the snapshots are as they were\n",
     "未归档，快照未作任何改动\n"},
    {"not in the table (%.*s begins on %.*s): before it weekends and fixed "
     "holidays alone hold\n",
     "早于节假日表：%.*s 始于 %.*s，此前仅按周末及固定节日推算，请核对\n"},
    {"not posted yet", "尚未审核"},
    {"not proposed, of those overdue:\n", "逾期而不列入的：\n"},
    {"not sure of %s: %s (%.*s); %s", "%s 不能确定：%s（%.*s）；%s"},
    {"not sure of %s: %s; %s", "%s 不能确定：%s；%s"},
    {"not sure of kind: none of the words of %.*s is known; all rows are read "
     "as invoices",
     "kind 不能确定：“%.*s”中的各种写法均不认得；所有行按发票读取"},
    {"not sure of received_amount: is a row with a %.*s paid in full? The "
     "draft takes all rows as unpaid",
     "received_amount "
     "不能确定：填有“%.*s”的行是否已全部收回？草稿一律按未收处理"},
    {"not sure of the dates: no day above 12 tells whether the day or the "
     "month comes first; say dates: dmy or mdy",
     "日期的先后不能确定：没有大于 12 的日数可资判断日、月先后；请写 dates: "
     "dmy 或 mdy"},
    {"not sure who the customer is: no heading says it (%.*s)",
     "客户不能确定：没有标题指明（%.*s）"},
    {"nothing in this book is dated up to %.*s: there is nothing to close",
     "截至 %.*s 本账簿没有任何业务：无账可结"},
    {"nothing is seized or frozen by the cases on file: "
     "preservation-application is the paper",
     "案件.csv "
     "未登记查封、冻结：请用财产保全申请书（preservation-application）"},
    {"nothing may stand behind ::: %s", "::: %s 后面不能有内容"},
    {"nothing of his is overdue", "没有逾期款项"},
    {"nothing runs", "不计息"},
    {"nothing to issue: no letter was decided that is due today\n",
     "没有可签发的函件：所作决定中没有今日应发的\n"},
    {"nothing was issued yet\n", "尚未签发任何函件\n"},
    {"nothing was issued: --expect %zu says that just these letters are meant",
     "未签发：确认即签发这些函件的，请加 --expect %zu"},
    {"number %d stands where %d is expected", "此处编号是第 %d，应为第 %d"},
    {"number %jd stands on row %u already: take out one of the two",
     "序号 %jd 已出现在第 %u 行：请删去重复的一行"},
    {"number \"%.*s\" has too many digits", "数字“%.*s”位数过多"},
    {"number \"%.*s\" is in scientific notation, which loses digits; write all "
     "its digits",
     "数字“%.*s”为科学记数法，已丢失位数；请写出全部数字"},
    {"number \"%.*s\": the digits are not grouped by three; write it as "
     "1,234.50 or 1234.50",
     "数字“%.*s”：千分位分隔符的位置不对；请写作 1,234.50 或 1234.50"},
    {"number | customer | issued | due | amount | open\n",
     "单据号 | 客户 | 开票日期 | 到期日 | 金额 | 未收\n"},
    {"numbering \"%.*s\" is unknown; accepted are cn and none",
     "numbering 的值“%.*s”不能识别；可用的值：cn、none"},
    {"numbers are written in full: 100000, not 1e5",
     "数字应写全：100000，不写 1e5"},
    {"numbers need a point, and a grouping that differs from it",
     "数字格式须有小数点，且千位分隔符须与之不同"},
    {"numbers repeat: sum where the rows are lines of one document, keep where "
     "they are documents of their own; until it is said the later ones are "
     "rejected",
     "单据号重复：同一单据的明细行写 sum，各自独立的单据写 "
     "keep；写明之前拒收后面的行"},
    {"of %.*s and %.*s one export is of open items and the other has documents "
     "and receipts: what happened between them cannot be told item by item, "
     "and stands in one sum",
     "%.*s 与 %.*s "
     "的导出文件，一份只有未清项，另一份有单据和收款明细：两者之间的变动无法逐"
     "笔说明，以一个合计数列示"},
    {"of these %zu letters the ladder would write %zu not today, or of another "
     "stage: --reason TEXT says why they go out, and the register keeps it",
     "这 %zu 份函件中有 %zu 份今日不应按催款阶梯发出，或应属其他阶段：请以 "
     "--reason 说明签发理由，登记簿将予记录"},
    {"of what is no longer open", "客户或单据已无未结余额"},
    {"one customer is expected after --customer; here are %zu, the second is "
     "%s",
     "--customer 之后应只有一个客户；此处有 %zu 个，第二个是 %s"},
    {"one of %s has no partner in its paragraph", "%s 在本段中没有成对"},
    {"one of \" \\ / b f n r t u", "\" \\ / b f n r t u 之一"},
    {"one of these is expected: %s", "此处应为下列之一：%s"},
    {"only an amount has a \"sign\", and %.*s is none",
     "只有金额可写 \"sign\"，%.*s 不是金额"},
    {"only dates are joined, and %.*s is none",
     "只有日期可以拼接，%.*s 不是日期"},
    {"only due_date can be counted by a rule",
     "只有 due_date（到期日）可以按规则推算"},
    {"only one statement may stand in a query: something follows the semicolon",
     "每项只能有一条查询语句：分号之后还有内容"},
    {"only tables are read: files whose name ends in .csv, .xlsx, .xls or .ods",
     "只读取表格：文件名以 .csv、.xlsx、.xls 或 .ods 结尾"},
    {"only 定金 has the effect of article 586 of the Civil Code; 订金 is an "
     "advance payment",
     "只有“定金”具有民法典第五百八十六条的效力；“订金”只是预付款"},
    {"open", "未定"},
    {"open insolvency proceedings", "已受理破产申请"},
    {"open items as exported on %.*s", "未清项取自 %.*s 的导出数据"},
    {"open items as exported on %.*s cannot be closed as of %.*s: take the "
     "export of that day, or close the day of this one",
     "未清项数据导出于 %.*s，不能据以对 %.*s "
     "结账：请归档当日的导出数据，或者对导出当日结账"},
    {"open items in %s, credit notes not taken off: %.*s in the snapshot of "
     "%.*s, now %.*s (%.*s %% less)",
     "%s 单据未收合计（红字、贷项未抵减）：%.*s（%.*s 的快照），本期 "
     "%.*s，下降 %.*s%%"},
    {"opening", "期初"},
    {"or mdy: no day above 12 tells; until it is said such dates are rejected",
     "或 mdy：没有大于 12 的日数可资判断；写明之前拒收此类日期"},
    {"organisation code \"%.*s\": eight digits or capital letters and a check "
     "character are expected, as in D2143569-X",
     "组织机构代码“%.*s”：应为 8 位数字或大写字母加 1 位校验码，例如 "
     "D2143569-X"},
    {"organisation code \"%.*s\": the last character does not check the others "
     "(it would be %c); one of them is mistyped",
     "组织机构代码“%.*s”：末位校验码与前 8 位不符（应为 %c），其中有误填"},
    {"page.grid \"%.*s\" is unknown; accepted is gbt9704",
     "page.grid 不能是“%.*s”；只接受 gbt9704"},
    {"page.grid says how large the text is: leave size out",
     "page.grid 已规定字号，请去掉 size"},
    {"paid by bill %.*s", "票据 %.*s 核销"},
    {"paid by receipt %.*s", "收款 %.*s 核销"},
    {"paper \"%.*s\" is unknown; accepted are A4 and Letter",
     "没有纸型“%.*s”；只接受 A4 和 Letter"},
    {"parcel %.*s: deliveries say %s, the carrier says %s (%s:%u); what was "
     "typed stands",
     "邮件 %.*s：送达表填写为“%s”，物流记录为“%s”（%s:%u）；以送达表所填为准"},
    {"parent %.*s of customer %.*s is not in the table of customers: it stands "
     "in the reports by that name alone",
     "上级客户 %.*s（客户 %.*s 所属）不在客户表中：报表中仅以此名称列示"},
    {"partials that include partials: more than %d",
     "子模板相互引用超过 %d 个"},
    {"payer %.*s is no customer by number or name: it holds no letter",
     "付款人 %.*s 与任何客户的编号、名称均不相符，函件照常发出"},
    {"payer %.*s is no customer by number or name: it holds no letter; did you "
     "mean %.*s?",
     "付款人 %.*s 与任何客户的编号、名称均不相符，函件照常发出；是否应为 "
     "%.*s？"},
    {"paying in proportion makes too many allocations: choose another order "
     "under ledger: allocation, \"oldest\" for example",
     "按比例核销产生的核销记录过多：请在 ledger: allocation "
     "下改选其他顺序，例如 \"oldest\""},
    {"penalty rule \"%.*s\" is not understood; write it as 0.05%%/day, "
     "1.5%%/month, 18%%/year, 5%%/once, lpr1y*1.5:fixed, lpr1y*1.5:floating, "
     "delayed, uk, eu or none, with \", cap 20%%\" behind it if there is one",
     "无法识别违约金标准“%.*s”；请写为 "
     "0.05%%/day（日万分之五）、1.5%%/month（月利率1.5%%）、18%%/"
     "year（年利率18%%）、5%%/"
     "once（一次性5%%）、lpr1y*1.5:fixed、lpr1y*1.5:floating、delayed、uk、eu "
     "或 none，有上限的在其后写“，总额不超过20%%”"},
    {"penalty rule \"%.*s\": what 分 stands for is not agreed everywhere; "
     "write the rate in per cent, such as 2%%/month",
     "违约金标准“%.*s”：“分”的含义各地不一；请以百分比书写利率，例如 "
     "2%%/month（月利率2%%）"},
    {"pictures cannot be read here", "此处不能读取图片"},
    {"preservation before suit was applied for: a payment order is not to be "
     "had any more (Interpretation of the Civil Procedure Law, art. 427); "
     "complaint is the paper",
     "已申请诉前保全，不能再申请支付令（民诉法解释第四百二十七条）：请用民事起"
     "诉状（complaint）"},
    {"principal", "本金"},
    {"principal: %s %.*s\n", "本金：%s %.*s\n"},
    {"profile %.*s knows the headings, but rejects %zu of %zu rows, this one "
     "first: %.*s; so a draft follows",
     "导入配置 %.*s 认得标题，但会拒收 %zu 行（共 %zu "
     "行），首先是本行：%.*s；因此另拟草稿"},
    {"programs leave such files beside those that are open: it is not read",
     "程序打开文件时在旁留下的临时文件，不读入"},
    {"proposed: %zu letters and calls\n", "拟发函、拟致电：%zu 份\n"},
    {"proven by days above 12", "有大于 12 的日数为证"},
    {"provisions", "单项计提表"},
    {"rate %.*s: what is typed here stands instead of the export",
     "汇率 %.*s：以此处手工录入的内容为准，替代导出文件"},
    {"rate \"%.*s\": per cent a year from 0 to 100 with at most %d decimals is "
     "expected, as in 3.10",
     "利率“%.*s”：应为 0 至 100 之间的年利率百分数，小数不超过 %d 位，例如 "
     "3.10"},
    {"rate: %s: %s\n", "计息标准：%s：%s\n"},
    {"rates are a list, such as [0.5%%, 3%%, 10%%], or the word roll",
     "rates 应为一组比率，例如 [0.5%%, 3%%, 10%%]，或者 roll"},
    {"rates by roll need the key \"lgd\", the part that is lost of what "
     "defaults, such as 60%%",
     "按迁徙率计提的须填 \"lgd\"（违约损失率），例如 60%%"},
    {"reading %.*s ...", "正在读取 %.*s …"},
    {"reading %.*s: %zu rows ...", "正在读取 %.*s：%zu 行 …"},
    {"reading the ledger ...", "正在读取账簿……"},
    {"receipt %.*s", "收款 %.*s"},
    {"receipt %.*s has a negative amount and is taken as a reversal or refund",
     "收款 %.*s 的金额为负数，按冲回或退款处理"},
    {"receipt %.*s has the customer, date, amount and bank reference of "
     "receipt %.*s: was it entered twice?",
     "收款 %.*s 的客户、日期、金额、银行流水号均与收款 %.*s "
     "相同：是否重复录入？"},
    {"receipt %.*s of %.*s is not after the export of %.*s, which still shows "
     "document %.*s open with %.*s %s: it takes nothing off; if it is not in "
     "the books yet, enter it as money at the bank instead; until then "
     "customer %.*s gets no letter",
     "收款 %.*s（%.*s）未晚于 %.*s 的快照日，而该导出文件仍列示单据 %.*s 未收 "
     "%.*s "
     "%s：本行不冲减该单据；如尚未入账，请改录“银行到账”；核实之前不向客户 "
     "%.*s 发函"},
    {"receipt %.*s of %.*s pays document %.*s, issued later, on %.*s: nothing "
     "to do where it was paid in advance",
     "收款 %.*s（%.*s）核销的单据 %.*s "
     "开票日期在后（%.*s）：属预收款的不必处理"},
    {"receipt %.*s of customer %.*s (%.*s)\n",
     "收款 %.*s　客户 %.*s（%.*s）\n"},
    {"receipt %.*s reversed", "收款 %.*s 冲回"},
    {"receipt %.*s: received on %.*s, after the day of the data, %.*s",
     "收款 %.*s：收款日期 %.*s 晚于数据日期 %.*s"},
    {"receipt %.*s: reversed on %.*s, before it was received on %.*s",
     "收款 %.*s：冲回日期 %.*s 早于收款日期 %.*s"},
    {"receipt %.*s: what is typed here stands instead of the export",
     "收款 %.*s：以此处手工录入的内容为准，替代导出文件"},
    {"receipt \"%.*s\"", "收款“%.*s”"},
    {"receipt \"%.*s\" names \"%.*s\", but customer %.*s has no such invoice: "
     "the money goes by the order of allocation",
     "收款或票据“%.*s”指明核销“%.*s”，但客户 %.*s "
     "名下无此单据：该款改按账簿所定顺序核销，余款记为未核销"},
    {"receipt \"%.*s\" names \"%.*s\", but customer %.*s has no such invoice: "
     "the money goes to the oldest due",
     "收款或票据“%.*s”指明核销“%.*s”，但客户 %.*s "
     "名下无此单据：该款改为核销最早到期的单据，余款记为未核销"},
    {"receipt \"%.*s\" names \"%.*s\", but customer %.*s has no such invoice: "
     "the money stays unapplied",
     "收款或票据“%.*s”指明核销“%.*s”，但客户 %.*s "
     "名下无此单据：该款记为未核销"},
    {"receipt \"%.*s\" of customer %.*s names \"%.*s\", which is of customer "
     "%.*s: correct the one or the other; until then %.*s gets no letter",
     "收款“%.*s”（客户 %.*s）指明核销“%.*s”，而该单据属于客户 "
     "%.*s：请更正客户编号或单据号；更正前不向 %.*s 出具函件"},
    {"receipt \"%.*s\" of customer \"%.*s\"", "收款“%.*s”（客户“%.*s”）"},
    {"receipt number %.*s stands already in line %u of %s",
     "收款单号 %.*s 重复：首次出现在第 %u 行（文件 %s）"},
    {"receipts", "收款表"},
    {"receipts: %jd in the snapshot of %.*s, now %jd (%.*s %% less)",
     "收款：%jd 笔（%.*s 的快照），本期 %jd 笔，下降 %.*s%%"},
    {"recorded after %.*s", "%.*s 之后录入"},
    {"records/, %s: %zu rows typed, %zu rejected; %zu cells instead of the "
     "export's, %zu where it has none\n",
     "records/ %s：录入 %zu 行，拒收 %zu 行；替代导出数据 %zu 格，补充 %zu "
     "格\n"},
    {"refused", "拒收"},
    {"register: check BOOK or rebuild BOOK is expected",
     "register：应为 check 账簿 或者 rebuild 账簿"},
    {"render needs --data FILE.json (one document) or FILE.jsonl (one a line)",
     "render 需要 --data：FILE.json（一份文书）或 FILE.jsonl（每行一份）"},
    {"render with JSON lines needs -o FOLDER for its documents",
     "数据每行一份时，须用 -o 指定存放文书的文件夹"},
    {"repealed on 1 January 2021: the Civil Code applies",
     "已于2021年1月1日废止，适用民法典"},
    {"replaced, and kept in %s/replaced/: %.*s\n",
     "被替换并保留于 %s/replaced/：%.*s\n"},
    {"rests", "休息"},
    {"returned", "退回"},
    {"reviews", "待核实表"},
    {"roll rates need buckets (and not_due) of one width, 30 days or a year: "
     "the closes are compared at that distance ([30, 60, 90] or [365, 730, "
     "1095])",
     "按迁徙率计提的，buckets 与 not_due 各段须等宽，为 30 "
     "天或者一年：结账数据按该间隔逐期比较（[30, 60, 90] 或者 [365, 730, "
     "1095]）"},
    {"rounded half-up to fen\n", "四舍五入至分\n"},
    {"row %u: over %.*s: %.*s * %.*s%% = %.*s\n",
     "第 %u 行：超过 %.*s 的部分：%.*s × %.*s%% = %.*s\n"},
    {"row %u: up to %.*s: %.*s a case\n",
     "第 %u 行：不超过 %.*s 的部分：每件 %.*s\n"},
    {"row %zu of table %.*s is longer than 64 MiB",
     "第 %zu 行（表 %.*s）超过 64 MiB"},
    {"row of no table", "不属于任何表的行"},
    {"row of totals", "合计行"},
    {"rows are left out where %.*s says that they are void (it says: %.*s); "
     "other words leave them in",
     "“%.*s”表明作废的行不计入（其写法有：%.*s）；其他写法的行照常计入"},
    {"rows of kind %.*s look like money received: the draft rejects them until "
     "it says what they are",
     "类型为“%.*s”的行似为收款：在导入配置中说明之前，草稿拒收这些行"},
    {"rows where %.*s is %.*s are left out as not posted yet",
     "“%.*s”为“%.*s”的行视为尚未审核，不计入"},
    {"rows where %.*s is %.*s are left out as void",
     "“%.*s”为“%.*s”的行视为作废，不计入"},
    {"rows without a number: lines of the document above? then repeated: sum "
     "as well",
     "无单据号的行是否为上一单据的明细行？若是，另写 repeated: sum"},
    {"sales", "销售额表"},
    {"schedule \"%.*s\": acceptance (案件受理费), enforcement (执行申请费) or "
     "preservation (保全申请费) is expected",
     "费用“%.*"
     "s”：应为案件受理费（acceptance）、执行申请费（enforcement）或保全申请费（"
     "preservation）"},
    {"sections and partials are nested more than %d deep",
     "区段和子模板嵌套超过 %d 层"},
    {"sections are nested more than %d deep", "区段嵌套超过 %d 层"},
    {"several columns may be meant", "可能是以下几列之一"},
    {"several customers are called %.*s (%.*s): name the parent by its "
     "customer_id",
     "名称“%.*s”对应多个客户（%.*s）：请用客户编号指明上级客户"},
    {"several customers are called %.*s (%.*s): write the customer_id of the "
     "one that is meant",
     "名称“%.*s”对应多个客户（%.*s）：请填写所指客户的客户编号"},
    {"several customers are called %.*s: %.*s; give the number",
     "名为 %.*s 的客户不止一户：%.*s；请用客户编号"},
    {"several customers are called %.*s; give the number",
     "名为 %.*s 的客户不止一个；请给出客户编号"},
    {"several customers bear this name (%.*s): write the customer_id of the "
     "one that is meant",
     "该名称对应多个客户（%.*s）：请填写所指客户的客户编号"},
    {"several documents bear the number %.*s", "有多张单据使用编号 %.*s"},
    {"several profiles fit this file: %.*s; choose one with --profile",
     "有多个导入配置适用于该文件：%.*s；请用 --profile 指定一个"},
    {"several receipts bear the number of bill %.*s and its amount, the first "
     "in line %u of %s",
     "有多笔收款与票据 %.*s 编号及金额均相同，其中第一笔在第 %u 行（文件 %s）"},
    {"several receipts or credit notes bear the number %.*s",
     "有多张收款单或贷项通知单使用编号 %.*s"},
    {"several rows of the export bear the number %.*s",
     "导出数据中有多行的编号为 %.*s"},
    {"sheet \"%.*s\" is not as libxlsxwriter writes it",
     "工作表“%.*s”与 libxlsxwriter 应写出的不符"},
    {"sheet \"%.*s\": its rows are too long", "工作表“%.*s”：行的内容过长"},
    {"six fields are expected: table, column, kind (text, date, amount or "
     "whole), meaning, example, offers",
     "每行应有六栏：table、column、kind（text、date、amount 或 "
     "whole）、meaning、example、offers"},
    {"size \"%.*s\" is out of range; accepted are 5pt to 72pt",
     "字号“%.*s”超出范围；只接受 5pt 至 72pt"},
    {"somebody is just locking the register: run again in a moment; if nobody "
     "is, delete this file",
     "登记簿正被他人锁定：请稍后再试；确无他人使用的，删除此文件"},
    {"something is missing: write ::: %s %s", "缺少内容：请写 ::: %s %s"},
    {"something is overdue", "有逾期款项"},
    {"something overdue", "有逾期款项"},
    {"standard output cannot be written", "无法写入标准输出"},
    {"stands in the snapshot of %.*s already",
     "本就在 %.*s 的快照中，无须归档"},
    {"subtotal", "小计"},
    {"sum: %.*s\n", "合计：%.*s\n"},
    {"table %s needs a source for its column %.*s",
     "表 %s 的列 %.*s 须指明来源"},
    {"table: %.*s, %.*s\n", "数据表：%.*s，%.*s\n"},
    {"tags (beginning with !) are not accepted: values are plain text",
     "不接受以 ! 开头的标签；内容一律为普通文字"},
    {"take --profile goes with --odbc: a file is told by its headings, now and "
     "by every later run",
     "take 的 --profile 只与 --odbc "
     "同用：文件一律按标题识别，以后各次运行也是如此"},
    {"take BOOK FILE...: the files of the export are expected, or --odbc DSN",
     "take 账簿 文件…：缺少导出文件，也未用 --odbc 指定数据源"},
    {"terms are whole days from 0 to 3650", "账期须为 0 至 3650 的整数天"},
    {"text", "文本"},
    {"text of one line is expected here, without tabs",
     "此处应为单行文字，不含制表符"},
    {"texts between $ signs are not read alike by databases: use '...'",
     "各数据库对 $ 之间的文本理解不同：请改用 '...'"},
    {"the JSON ends where %s is expected", "JSON 到此中断，此处应为%s"},
    {"the JSON is nested deeper than %d levels", "JSON 嵌套超过 %d 层"},
    {"the JSON is not UTF-8: save it as UTF-8",
     "JSON 不是 UTF-8 编码：请另存为 UTF-8"},
    {"the allocation to document \"%.*s\"", "对单据“%.*s”的核销"},
    {"the amount %.*s is too large; is it a number, of an account or an "
     "invoice say, in a column of amounts?",
     "金额 %.*s 过大：金额栏中是否误填了账号、发票号等号码？"},
    {"the amount %.*s less the received amount %.*s is not the open amount "
     "%.*s",
     "金额 %.*s 减去已收金额 %.*s 不等于未收金额 %.*s"},
    {"the amount is missing; write it as 1234%c50",
     "金额为空；请写作 1234%c50"},
    {"the amount is too large", "金额过大"},
    {"the amount is too large, or has more than the %d decimals of %s",
     "金额过大，或小数超过 %d 位（币种 %s）"},
    {"the amount of a bill is more than 0; one that came back is dishonoured "
     "or void",
     "票据金额须大于 0；退回的票据，票据状态应为“拒付”或“作废”"},
    {"the amount of document %.*s is 0", "单据 %.*s 的金额为 0"},
    {"the amount written off is too large or has more decimals than %.*s",
     "坏账核销金额过大，或小数位数超过 %.*s 的规定"},
    {"the amounts are in %.*s: they are rounded, and no letter may quote them; "
     "export them in full, in whole units with their decimals",
     "金额以“%.*"
     "s”计，已经取整，不能据以出具函件；请以元为单位、保留小数重新导出"},
    {"the amounts are in %s, as the file says here",
     "该文件此处注明金额以 %s 计，已按此读取"},
    {"the amounts are in %s, as the file says, but the profile says %s: choose "
     "the profile that fits, or change its \"currency\"",
     "该文件注明金额以 %s 计，而导入配置为 %s；请选用相符的导入配置，"
     "或修改其 currency"},
    {"the amounts in %s are too large to be averaged",
     "%s 金额过大，无法计算平均数"},
    {"the amounts in %s are too large to be converted to %s exactly; look for "
     "a rate or an amount in the wrong column",
     "%s 金额过大，无法准确折算为 %s；请检查是否有汇率或金额填错了列"},
    {"the amounts of the books together are too large to be added",
     "各账簿的金额合计过大，无法相加"},
    {"the amounts of the ledger are too large to be added exactly; look for an "
     "amount in the wrong column",
     "账簿金额过大，无法精确合计；请检查是否有金额填错了列"},
    {"the amounts that were promised are too large to be added",
     "承诺付款的金额过大，无法相加"},
    {"the bands of a schedule begin over 0, each where the one before it ends, "
     "and the last has no upper end",
     "每种费用的各档应自 0 起，后一档从前一档的上限起算，最后一档不设上限"},
    {"the bands of schedule %s (%s) are missing", "缺少%s（%s）的分档"},
    {"the bill falls due before it was issued: maturity_date is before "
     "issue_date",
     "票据到期日早于出票日：请核对到期日（maturity_date）和出票日（issue_"
     "date）"},
    {"the bill has a day of dishonour, but its status is another: write "
     "dishonoured as its status, or empty dishonoured_at",
     "票据填有拒付日期，但票据状态不是拒付：请将票据状态（status）改为“拒付”，"
     "或清空拒付日期（dishonoured_at）"},
    {"the bill is dishonoured, but the day is missing: fill in dishonoured_at",
     "票据状态为拒付，但未填写日期：请填写拒付日期（dishonoured_at）"},
    {"the bill would be dishonoured before it came in: dishonoured_at is "
     "before received_date",
     "票据的拒付日期（dishonoured_at）早于收票日期（received_date）"},
    {"the block ::: that begins here is not closed by a line :::",
     "此处开始的 ::: 版块没有以单独一行 ::: 结束"},
    {"the block \"::: %.*s\" is unknown, the nearest is \"%s\"; accepted are: "
     "%.*s",
     "没有“::: %.*s”这种块，最接近的是“%s”；可用的块：%.*s"},
    {"the block would end before it began: \"until\" is before \"from\"",
     "暂停催收的截止日早于起始日"},
    {"the books have no snapshot of one day (%.*s): say the day with --as-of "
     "DATE",
     "各账簿没有同一日的快照（%.*s）：请用 --as-of 日期 指定基准日"},
    {"the books together cannot be counted: there is not enough memory",
     "内存不足，无法合计各账簿"},
    {"the books together have more rows than can be counted",
     "各账簿的行数合计过多，无法处理"},
    {"the bottom margin of %d mm has no room for the footer: %d mm or more are "
     "needed",
     "下边距 %d 毫米，容不下页脚：至少需要 %d 毫米"},
    {"the cap on the penalty is of the contract's price, which is not known "
     "here; write the cap as a sum, such as \", cap 50000\"",
     "违约金上限以合同总价为基数，而合同总价不详；请将上限写为金额，例如“，总额"
     "不超过50000元”"},
    {"the cell holds the error %.*s of the spreadsheet: correct it there and "
     "export again",
     "该单元格为电子表格的错误值 %.*s：请在表中更正后重新导出"},
    {"the cell is a formula whose result the file does not hold: copy the "
     "column, paste it as values and save again",
     "该单元格为公式，文件中未保存其计算结果：请复制该列，选择性粘贴为数值后重"
     "新保存"},
    {"the cells merged by << and ^^ make no rectangle",
     "以 << 和 ^^ 合并的单元格不成矩形"},
    {"the cells of this column are shown in %s (row %u), but this one is not, "
     "and no column says which row is in which currency: export the currency "
     "of each row",
     "本列单元格以 %s 显示（第 %u "
     "行），而此单元格并非如此，又没有逐行的币种列；"
     "请导出各行的币种"},
    {"the character U+%04X \"%.*s\" in \"%.*s\" is of a script whose letters "
     "change their shapes and places, which cannot be set: remove it from the "
     "text",
     "字符 "
     "U+%04X“%.*s”（“%.*s”）所属的文字须变形、换位，无法排版：请从文本中删去"},
    {"the character U+%04X \"%.*s\" in \"%.*s\" is written from right to left, "
     "which cannot be set: remove it from the text",
     "字符 U+%04X“%.*s”（“%.*s”）自右向左书写，无法排版：请从文本中删去"},
    {"the closing \"", "结束的 \""},
    {"the column %s of this sheet is hidden; what it says counts",
     "该工作表的“%s”栏被隐藏；其内容照常有效"},
    {"the column \"%.*s\" is not used, but says %.*s in %zu rows, and they "
     "count as owed: where that means void or not audited, leave them out by a "
     "profile (ignore: - { column: %.*s, is: [%.*s], reason: void })",
     "“%.*s”列未使用，但其中有“%.*s”，共 %zu "
     "行，现仍计入应收：如系作废或未审核，请在导入配置中写明不计入（ignore: - "
     "{ column: %.*s, is: [%.*s], reason: 作废 }）"},
    {"the column \"%.*s\" is read as a remark alone, but says %.*s in %zu "
     "rows, and they count as owed: where that means void, leave them out by a "
     "profile (ignore: - { column: %.*s, is: [%.*s], reason: void })",
     "“%.*s”列仅作摘要读取，但其中有“%.*s”，共 %zu "
     "行，现仍计入应收：如系作废，请在导入配置中写明不计入（ignore: - "
     "{ column: %.*s, is: [%.*s], reason: 作废 }）"},
    {"the contract allows to stop supply", "合同约定可以中止供货"},
    {"the contract has an arbitration clause: arbitration-application is the "
     "paper, and preservation goes through the institution",
     "合同订有仲裁条款：应申请仲裁，请用仲裁申请书（arbitration-"
     "application）；财产保全须通过仲裁机构提出"},
    {"the control character U+%04X is no text; only \\n and \\t are accepted",
     "控制字符 U+%04X 不是文字；仅接受 \\n 与 \\t"},
    {"the control total in %s is %.*s, the ledger comes to %.*s: the "
     "difference is %.*s",
     "%s 的总账余额为 %.*s，台账期末为 %.*s，差额 %.*s"},
    {"the control totals in %s are too large to be compared",
     "%s 的总账余额过大，无法核对"},
    {"the costs of the period in %s are too large to be added",
     "本期 %s 的清收费用过大，无法合计"},
    {"the credit limits in %s add up to more than can be counted: look for one "
     "with too many digits",
     "%s 的信用额度合计超出可计算的范围：请查找位数过多的额度"},
    {"the currency %s has vanished: %.*s in the snapshot of %.*s, now nothing",
     "币种 %s 消失：%.*s（%.*s 的快照），本期无"},
    {"the data of a document are a group {…}", "一份文档的数据应写作一个 {…}"},
    {"the database refuses the query: %.*s (SQLSTATE %.*s)",
     "数据库拒绝该查询：%.*s（SQLSTATE %.*s）"},
    {"the date is missing; write it as 2026-11-20",
     "日期为空；请写作 2026-11-20"},
    {"the day would be outside the years 1 to 9999",
     "所得日期超出公元 1 年至 9999 年"},
    {"the decisions of rows %u to %u are merged into one cell: split it, and "
     "decide each customer on a row of his",
     "第 %u 行至第 %u "
     "行的决定合并在一个单元格中：请取消合并，并在各客户自己的行上填写决定"},
    {"the department %.*s of the snapshot of %.*s has vanished",
     "部门“%.*s”消失（%.*s 的快照中有，本期无）"},
    {"the difference to the control total is divisible by 9: two digits of an "
     "amount may have been swapped",
     "与总账余额的差额能被 9 整除：可能有金额的两位数字前后颠倒"},
    {"the dispute would end before it began: \"until\" is before \"from\"",
     "争议的解决日期（until）早于提出日期（from）"},
    {"the disputed amount is too large or has more decimals than %.*s",
     "争议金额过大，或小数位数超过币种 %.*s 的规定"},
    {"the disputed document is not one of customer %.*s",
     "争议所指单据不属于客户 %.*s"},
    {"the document has the instalments %.*s: name the one that is meant in "
     "installment_no",
     "该单据分为以下各期：%.*s；请在期次（installment_no）中指明所指的一期"},
    {"the document is larger than %u MiB", "文件大小超过 %u MiB"},
    {"the document is made from this file, which it would overwrite: name "
     "another one behind -o",
     "文档正由此文件生成，不得将其覆盖：请在 -o 后另指定文件名"},
    {"the document of this line was not written", "本行数据的文件未生成"},
    {"the driver of data source %.*s gives texts that are not UTF-8: use its "
     "Unicode driver, or set the client's encoding to UTF-8 in odbc.ini",
     "数据源 %.*s 的驱动程序给出的文本不是 UTF-8：请改用其 Unicode 驱动，或在 "
     "odbc.ini 中将客户端编码设为 UTF-8"},
    {"the earlier report of %.*s cannot be counted: there is not enough memory",
     "%.*s的上期报告无法计算：内存不足"},
    {"the earlier report of %.*s cannot be made any more: the tie-out begins "
     "at the beginning",
     "%.*s 的上期数据已无法读取，勾稽改自账簿起始日计算"},
    {"the elements of a list begin with \"- \" in the same column",
     "列表的各项须以“- ”开头，并在同一列对齐"},
    {"the elements of a list in brackets are separated by commas and closed by "
     "]",
     "方括号内的各项须以英文逗号分隔，并以 ] 结束"},
    {"the end", "结尾"},
    {"the exported open amounts stand: %zu write-offs and bills typed in "
     "records/ do not change them; they must be in the export",
     "以导出文件的未收金额为准：records/ 中录入的 %zu "
     "笔坏账核销和票据不改变未收金额，须体现在导出文件中"},
    {"the exported open amounts stand: %zu write-offs and bills typed in "
     "records/ up to %.*s do not change them; they must be in the export",
     "以导出文件的未收金额为准：records/ 中录入的 %zu 笔截至 %.*s "
     "的坏账核销和票据不改变未收金额，须体现在导出文件中"},
    {"the file ends in the middle of a character (%s): it was cut short; "
     "export or copy it again",
     "文件在一个字符中间结束（%s），内容不完整；请重新导出或重新复制"},
    {"the file has a heading row but no data rows",
     "文件只有标题行，没有数据行"},
    {"the file has no heading row (row %zu)", "文件没有标题行（第 %zu 行）"},
    {"the file is empty: a heading row and data rows are expected",
     "文件为空：须有标题行和数据行"},
    {"the file is read as %s", "文件按 %s 编码读取"},
    {"the file names two currencies of its amounts, %s and %s, and no column "
     "says which row is in which: export the currency of each row, or one "
     "currency alone",
     "该文件为金额注明了 %s 和 %s 两个币种，又没有逐行的币种列；"
     "请导出各行的币种，或只导出一个币种"},
    {"the file says that it shows what was open on %.*s, but --as-of says "
     "%.*s: leave --as-of out",
     "该文件载明为 %.*s 的未收余额，而 --as-of 为 %.*s；请去掉 --as-of"},
    {"the filled template would be larger than %u bytes or takes more than %d "
     "steps",
     "模板填入数据后将超过 %u 字节，或处理步骤超过 %d 步"},
    {"the first half of a character", "字符的前半个代码"},
    {"the fixed sum of the Late Payment Act is in pounds, the debt in %s; "
     "claim it by hand",
     "英国《逾期付款法》的定额补偿以英镑计，而债权币种为%s；请另行手工主张"},
    {"the folder cannot be made", "无法建立文件夹"},
    {"the font \"%.*s\" is in no fonts.yaml, and no file of this name is in "
     "the book's fonts/",
     "fonts.yaml 中没有字体“%.*s”，账簿的 fonts/ 中也没有以此命名的字体文件"},
    {"the font file %.*s is not on this machine; put it into the book's fonts/",
     "本机没有字体文件 %.*s；请放入账簿的 fonts/ 文件夹"},
    {"the font file %.*s is not on this machine; the Debian package %.*s has "
     "it",
     "本机没有字体文件 %.*s；Debian 软件包 %.*s 含此文件"},
    {"the footer is too long: even in 6 pt it is %d mm wide, and the page has "
     "room for %d mm",
     "页脚过长：缩至 6 磅仍宽 %d 毫米，版心宽仅 %d 毫米"},
    {"the footnote [^%.*s] has no text: write a line [^%.*s]: … below",
     "脚注[^%.*s]没有注文：请在下文另起一行写 [^%.*s]: …"},
    {"the footnote [^%.*s] is empty", "脚注[^%.*s]的注文为空"},
    {"the front matter of a template is lines of the form \"key: value\"",
     "模板的文首设置须逐行写成“设置项: 值”"},
    {"the front matter of a template nests maps only once",
     "模板的文首设置只能嵌套一层"},
    {"the front matter that begins with --- has no second line --- that ends "
     "it",
     "以 --- 开始的文首设置缺少结束它的第二行 ---"},
    {"the header is too long: even in 6 pt it is %d mm wide, and the page has "
     "room for %d mm",
     "页眉过长：缩至 6 磅仍宽 %d 毫米，版心宽仅 %d 毫米"},
    {"the heading \"%.*s\" stands over %zu columns: name the right one by its "
     "position in a profile, or rename one",
     "标题“%.*s”出现在 %zu "
     "列上：请在导入配置中用列序号指明，或修改其中一个标题"},
    {"the heading has %zu columns and this line %zu: so it is no table",
     "标题行有 %zu 列，本行有 %zu 列：不成其为表格"},
    {"the heading row cannot be read: %s", "标题行无法读取：%s"},
    {"the headings go on in this line: say heading_rows: %zu in the profile, "
     "and name its columns by both lines, joined by a blank (\"金额 原币\")",
     "标题在本行续写：请在导入配置中写 heading_rows: "
     "%zu，各列按两行标题以空格连接填写（如“金额 原币”）"},
    {"the headings stand in two lines, and none of them says alone which "
     "column is \"%.*s\": draft a profile with \"duebook profile guess\" that "
     "says heading_rows: 2 and names the right one; the file has: %.*s",
     "标题分两行书写，无法单独判定哪一列是“%.*s”；请用 duebook profile guess "
     "生成导入配置草稿，写明 heading_rows: 2 并选定该列；文件的标题有：%.*s"},
    {"the hidden sheet %.*s is not read", "隐藏的工作表 %.*s 未读取"},
    {"the indentation does not fit the lines above, or a quotation mark or "
     "bracket is not closed",
     "缩进与上文不一致，或者引号、括号没有成对"},
    {"the interest on this debt is too large to be computed exactly; check its "
     "principal, rate and days",
     "该笔债权的利息数额过大，无法精确计算；请核对本金、利率和天数"},
    {"the key \"%.*s\" stands here a second time; the first is on line %u",
     "项目“%.*s”重复；第一次出现在第 %u 行"},
    {"the key \"%.*s\" stands here for the second time", "键“%.*s”在此重复"},
    {"the keys in braces are separated by commas and closed by }",
     "花括号内的各项须以英文逗号分隔，并以 } 结束"},
    {"the ladder has at most %d stages; here are %zu",
     "催收阶梯最多 %d 个阶段，此处有 %zu 个"},
    {"the last day for which the table answers is missing; write a row "
     "#valid_to,2026-12-31 above the headings",
     "缺少本表的有效截止日；请在标题行之前写一行：#valid_to,2026-12-31"},
    {"the law's term is 法定代表人; a 法人代表 may be anybody sent by the firm",
     "法律用语是“法定代表人”；“法人代表”可以是单位派出的任何人"},
    {"the ledger has too many rows", "账簿行数过多"},
    {"the letter %.*s is not there any more: put it back from a backup",
     "函件 %.*s 已不在原处：请从备份恢复"},
    {"the letter to %.*s (%.*s) is held: %.*s",
     "致 %.*s 的函件（%.*s）暂不发出：%.*s"},
    {"the letter would be signed for before it was posted: signed_at is before "
     "posted_at",
     "签收日期早于寄出日期"},
    {"the letters are reserved, but their folder cannot be put in its place; "
     "run again when it can",
     "函件已占号，但其文件夹无法就位；排除原因后请再次执行"},
    {"the letters would be dated %.*s, before the as-of day %.*s: --date names "
     "a day not before it",
     "函件落款日期 %.*s 早于计算基准日 %.*s：--date 不得早于基准日"},
    {"the letters would be dated %.*s, which is no working day: the next one "
     "is %.*s",
     "落款日期 %.*s 不是工作日：其后第一个工作日为 %.*s"},
    {"the line \"version: 1\" is missing: it says by which rules this file is "
     "read",
     "缺少“version: 1”一行；该行说明本文件的格式版本"},
    {"the line above begins with | and is no table: a table begins with its "
     "heading and a line |:--|--:|",
     "上一行以 | 开头却不是表格：表格须先有标题行和 |:--|--:| 一行"},
    {"the line above the headings that says how many rows this proposal has is "
     "missing: propose again",
     "缺少表头上方写明“本提案行数”的一行：请重新生成提案"},
    {"the lines of this credit note add up to what takes nothing off: look at "
     "its signs",
     "该贷项通知单各行合计不构成减项，请核对正负号"},
    {"the link \"%.*s\" leads nowhere: no heading has this title; the nearest "
     "is \"#%.*s\"",
     "链接“%.*s”没有去处：没有这个标题；最接近的是“#%.*s”"},
    {"the link \"%.*s\" leads nowhere: there are no headings",
     "链接“%.*s”没有去处：文中没有标题"},
    {"the link to \"%.*s\" is refused; accepted are https://, http://, "
     "mailto:, tel: and #",
     "不接受指向“%.*s”的链接；只接受 https://、http://、mailto:、tel: 和 #"},
    {"the margins leave no room for text", "页边距过大，没有留下正文的位置"},
    {"the margins leave no room for text: page %d x %d pt, room %d x %d pt",
     "页边距过大，没有排版空间：页面 %d × %d 磅，版心仅 %d × %d 磅"},
    {"the messages could not be added here: %s", "运行记录无法写入：%s"},
    {"the name of the file speaks of %.*s; it is filed as of %.*s, as --as-of "
     "says",
     "文件名中的日期为 %.*s，按 --as-of 归档为 %.*s"},
    {"the name of your firm is missing (creditor: name:): every letter carries "
     "it",
     "未填写本单位名称（creditor 下的 name）；每份函件均须载明"},
    {"the newest export is of %.*s: what happened between it and %.*s is not "
     "in it",
     "最新的导出文件截至 %.*s，此后至 %.*s 的往来未包括在内"},
    {"the numbers of days must rise: %d does not come after %d",
     "天数须由小到大排列：%d 不应在 %d 之后"},
    {"the old one is kept as %s\n", "原登记簿另存为 %s\n"},
    {"the open amount %.*s does not lie between 0 and the amount %.*s",
     "未收金额 %.*s 不在 0 与单据金额 %.*s 之间"},
    {"the open amounts of %zu more documents contradict the allocations; their "
     "customers get no letter",
     "另有 %zu 张单据的未收金额与核销记录不符，其客户不发函"},
    {"the opening of %.*s as reported, and corrected:\n",
     "%.*s 期初：原报、更正与更正后：\n"},
    {"the outlines of this font cannot be used; it is damaged or of a kind "
     "that cannot be embedded",
     "该字体的轮廓无法使用：文件已损坏，或其类型不能嵌入"},
    {"the parents go in a circle: %.*s; none of them is taken",
     "上级客户循环引用：%.*s；上述上级关系均不予采用"},
    {"the part %.*s declares a document type, which no spreadsheet program "
     "writes; the workbook is not read",
     "部件 %.*s "
     "含有文档类型声明，电子表格软件不会写入此类内容；该工作簿不予读取"},
    {"the period would end before it began: \"ends\" is before event_date",
     "期限的届满日早于起始日：“ends（期限届满日）”早于事项日期"},
    {"the picture \"%.*s\" needs words for those who cannot see it: "
     "![words](%.*s)",
     "图片“%.*s”须有文字说明，供看不见图片的人使用：![说明](%.*s)"},
    {"the principal has two amounts on %.*s", "%.*s的本金有两个不同金额"},
    {"the principal is below zero from %.*s on", "自%.*s起本金为负数"},
    {"the profiles %.*s and %.*s both have queries: say with --profile NAME "
     "which one is meant",
     "导入配置 %.*s 与 %.*s 都有查询语句：请用 --profile 指定其一"},
    {"the promise would run out before it was made: promise_date is before the "
     "day of the contact",
     "承诺付款日期早于联系日期"},
    {"the provision would end before it began: \"until\" is before \"from\"",
     "单项计提的截止日早于起始日：until 早于 from"},
    {"the query gives %d columns; 1 to %d are expected",
     "查询结果有 %d 列；应为 1 至 %d 列"},
    {"the query has a %c without its end", "查询语句中的 %c 没有配对"},
    {"the query has a comment without its end", "查询语句中的注释没有结束"},
    {"the query holds a zero byte", "查询语句中有零字节"},
    {"the query is empty: SELECT ... is expected",
     "查询语句为空：应为 SELECT …"},
    {"the query is longer than 1 MiB", "查询语句超过 1 MiB"},
    {"the query of table %s is empty", "表 %s 的查询语句为空"},
    {"the query says %.*s, but only reading is allowed; a column of that name "
     "is written \"%.*s\"",
     "查询语句中有 %.*s，而此处只允许读取；如为列名，请写作 \"%.*s\""},
    {"the rate of %.*s is another in line %u of %s",
     "%.*s 的汇率与第 %u 行（文件 %s）不一致"},
    {"the rate of interest has too many digits to be multiplied exactly; write "
     "it with fewer decimals",
     "利率位数过多，无法精确相乘；请减少小数位数"},
    {"the rate's term is not told: that of one year is taken\n",
     "未指明利率期限，按一年期计算\n"},
    {"the receipt of bill %.*s is that of the bill in line %u of %s already",
     "票据 %.*s 对应的收款已与另一张票据对应：该票据在第 %u 行（文件 %s）"},
    {"the receipt that bears the number of bill %.*s is of another customer or "
     "amount (line %u of %s)",
     "与票据 %.*s 编号相同的收款，其客户或金额与票据不符（第 %u 行，文件 %s）"},
    {"the register cannot be used: %s", "登记簿无法使用：%s"},
    {"the register does not know %.*s, or another one of that number, which "
     "lies in %.*s: it is older than the letters; duebook register rebuild "
     "makes it anew from them",
     "登记簿中没有 %.*s，或者该文号所登记的并非 %.*s "
     "中的函件：登记簿旧于函件；可用 duebook register rebuild 由函件重建"},
    {"the register is damaged (%s): duebook register rebuild makes it anew "
     "from the letters on disk",
     "登记簿已损坏（%s）：可用 duebook register rebuild 由磁盘上的函件重建"},
    {"the register is in use by %.*s on %.*s (process %ld, since %.*s): wait "
     "until it ends; if that machine was switched off meanwhile, delete this "
     "file",
     "登记簿正由 %.*s 在 %.*s 上使用（进程 %ld，始于 "
     "%.*s）：请待其结束；该机器已关机的，删除此文件"},
    {"the register is made anew from %zu letters on disk\n",
     "已由磁盘上的 %zu 份函件重建登记簿\n"},
    {"the register says that %.*s is issued, its list that it is withdrawn: it "
     "is older than the list; duebook register rebuild makes it anew",
     "登记簿称 %.*s 已签发，而登记簿.csv 称其已撤回：登记簿旧于清单；可用 "
     "duebook register rebuild 重建"},
    {"the register, its list and %zu letters agree\n",
     "登记簿、登记簿.csv 与 %zu 份函件一致\n"},
    {"the rejected amounts add up to more than can be counted",
     "被拒金额的合计超出可计算的范围"},
    {"the return of bill \"%.*s\" of customer \"%.*s\"",
     "票据“%.*s”的退回（客户“%.*s”）"},
    {"the reversal of receipt \"%.*s\" of customer \"%.*s\"",
     "收款“%.*s”的冲回（客户“%.*s”）"},
    {"the row has %zu cells, but the heading row has %zu",
     "该行有 %zu 个单元格，而标题行有 %zu 个"},
    {"the row has more cells than the headings (%zu); text with a comma stands "
     "in quotes",
     "本行的单元格多于标题行（%zu 个）；含逗号的文字应加引号"},
    {"the row holds bytes that are not valid UTF-8: a character is damaged",
     "该行含有无效的 UTF-8 字节：有字符已损坏"},
    {"the row is longer than 1 MiB", "该行超过 1 MiB"},
    {"the rows of column %d add up to %.*s, but the total says %.*s: this "
     "column is not carried forward",
     "第 %d 列各行合计为 %.*s，而合计行写的是 %.*s：该列不结转次页"},
    {"the rule does not say the term of its rate, or whether it is fixed or "
     "floating; write lpr1y*1.5:fixed or lpr1y*1.5:floating, and lpr5y or "
     "benchmark1y likewise",
     "计息标准未写明利率的期限，或者未写明固定还是浮动；请写为 lpr1y*1.5:fixed "
     "或 lpr1y*1.5:floating，五年期以上写 lpr5y，贷款基准利率写 benchmark1y"},
    {"the run that was interrupted here is finished now",
     "此前中断的一批函件现已办完"},
    {"the same row stands in line %u of %s: a sheet or file that is there "
     "twice would count twice; take one of them away",
     "该行与第 %u 行（文件 "
     "%s）完全相同：同一工作表或文件出现两次会重复计算，请移去其中一份"},
    {"the same stop twice", "标点重复"},
    {"the second half of a character", "字符的后半个代码"},
    {"the section {{#%.*s}} that begins here is not closed by {{/%.*s}}",
     "此处开始的区段 {{#%.*s}} 没有以 {{/%.*s}} 结束"},
    {"the smallest amount of a letter may not be negative",
     "函件的最低金额不得为负数"},
    {"the snapshot before cannot be read: nothing is compared with it",
     "上期快照无法读取，未与之比较"},
    {"the snapshot of %.*s cannot be read any more: what it showed is missing "
     "from the comparison",
     "%.*s 的快照已无法读取：比较中缺少当日的数据"},
    {"the snapshot of %.*s does not say what is open of each document, this "
     "export does: the two cannot be compared",
     "%.*s 的快照未载明各单据的未收余额，本期导出载明，两者无法比较"},
    {"the snapshot of %.*s has receipts, this one none yet: take them as well "
     "before the next report",
     "%.*s 的快照有收款数据，本期尚无；请在出具报表前一并归档"},
    {"the snapshot of %.*s says what is open of each document, this export has "
     "no such column any more: its documents would be owed in full",
     "%.*s "
     "的快照载明各单据的未收余额，本期导出已无该栏，各单据将按全额计为未收"},
    {"the snapshot of %.*s was replaced after its report: what was reported "
     "and the correction are told apart",
     "%.*s 的快照在报告之后已被替换：原报数与更正数分列"},
    {"the stage \"%.*s\" stands in the ladder twice", "催收阶段“%.*s”重复"},
    {"the stages begin with the mildest: the days must rise, %d does not come "
     "after %d",
     "催收阶段须由轻到重排列，天数由小到大：%d 不应在 %d 之后"},
    {"the sums of this claim are too large to be computed exactly; check "
     "principals, costs and payments",
     "本项债权的金额过大，无法精确计算；请核对本金、费用和付款"},
    {"the table ends (#valid_to) on %.*s, before its last row of %.*s",
     "本表的有效截止日（#valid_to）为 %.*s，早于最后一行的 %.*s"},
    {"the table has headings and no rows", "本表只有标题行，没有数据行"},
    {"the table is empty; its columns are %.*s", "本表为空；应有的列为 %.*s"},
    {"the tag that begins here is not closed by %.*s",
     "此处开始的标记没有以 %.*s 结束"},
    {"the template contains U+FDD0 or U+FDD1, which are no characters",
     "模板中含有 U+FDD0 或 U+FDD1，它们不是文字"},
    {"the template does not know \"%.*s\", and \"%.*s\" is not given: is it "
     "misspelt?",
     "模板中没有“%.*s”，而“%.*s”未提供：名称是否有误？"},
    {"the template does not know \"%.*s\"; it needs \"%.*s\" (%.*s) here",
     "模板中没有“%.*s”；此处应有“%.*s”（%.*s）"},
    {"the template does not say what it needs, so names and forms cannot be "
     "checked: write needs: {total: money CNY, …} or kind: letter into the "
     "front matter",
     "模板未写明需要哪些数据，名称和写法无从检查：请在文首写 needs: {total: "
     "money CNY, …} 或 kind: letter"},
    {"the template does not say what it needs: write needs: {total: money CNY, "
     "…} into its front matter",
     "模板未写明需要哪些数据：请在文首写 needs: {total: money CNY, …}"},
    {"the template has no title: write \"title: …\" between two lines --- at "
     "its beginning",
     "模板没有标题：请在文首两行 --- 之间写“title: …”"},
    {"the template is not UTF-8: save it as UTF-8",
     "模板不是 UTF-8 编码：请另存为 UTF-8"},
    {"the template needs \"%.*s\" as %.*s; the data have it as %.*s",
     "模板要求“%.*s”为 %.*s，数据中为 %.*s"},
    {"the template needs \"%.*s\", but does not use it",
     "模板的 needs 列有“%.*s”，但并未使用"},
    {"the template needs \"%.*s\", which the data do not have",
     "模板需要“%.*s”，而数据中没有"},
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
    {"the title of the file speaks of %.*s; it is filed as of %.*s, as --as-of "
     "says",
     "表头日期为 %.*s，按 --as-of 归档为 %.*s"},
    {"the top margin of %d mm has no room for the header: %d mm or more are "
     "needed",
     "上边距 %d 毫米，容不下页眉：至少需要 %d 毫米"},
    {"the two years of the General Principles of Civil Law 135: they had run "
     "out before 2017-10-01, so the three of the Civil Code do not apply (Fa "
     "Shi [2018] 12)\n",
     "依据：《民法通则》第一百三十五条、法释〔2018〕12号第二条、第三条（二年期"
     "间已于 2017-10-01 前届满，不适用三年）\n"},
    {"the value \"%.*s\" holds {{, which cannot stand in a header or footer",
     "值“%.*s”含有 {{，不能用于页眉或页脚"},
    {"the word is 签订", "应为“签订”"},
    {"the workbook has no sheet with cells in it: a heading row and data rows "
     "are expected",
     "工作簿中没有含内容的工作表：应有标题行和数据行"},
    {"the workbook holds at most 4,294,967,294 rows",
     "工作簿最多容纳 4,294,967,294 行"},
    {"the workbook is damaged or was cut short: its list of parts cannot be "
     "read; export or copy it again",
     "工作簿已损坏或不完整：无法读取其部件目录；请重新导出或复制"},
    {"the workbook is damaged or was cut short: open it in a spreadsheet "
     "program and save it again as .xlsx",
     "工作簿已损坏或不完整：请用电子表格软件打开并另存为 .xlsx"},
    {"the workbook is damaged: a text in it is longer than any cell can be",
     "工作簿已损坏：其中有文本超过单元格允许的长度"},
    {"the workbook is damaged: its part %.*s cannot be unpacked; open it in a "
     "spreadsheet program and save it again",
     "工作簿已损坏：部件 %.*s 无法解压；请用电子表格软件打开并重新保存"},
    {"the workbook is damaged: its part %.*s has a cell at \"%.*s\"",
     "工作簿已损坏：部件 %.*s 中有单元格的位置为“%.*s”"},
    {"the workbook is damaged: its part %.*s has a cell beyond row 1048576 or "
     "column 16384",
     "工作簿已损坏：部件 %.*s 中有单元格超出第 1048576 行或第 16384 列"},
    {"the workbook is damaged: its part %.*s is missing",
     "工作簿已损坏：缺少部件 %.*s"},
    {"the workbook is damaged: its part %.*s is nested too deeply",
     "工作簿已损坏：部件 %.*s 嵌套层次过深"},
    {"the workbook is damaged: its part %.*s is no XML; open it in a "
     "spreadsheet program and save it again",
     "工作簿已损坏：部件 %.*s 不是合格的 XML；请用电子表格软件打开并重新保存"},
    {"the workbook is damaged: row %u of its part %.*s names a text that is "
     "missing",
     "工作簿已损坏：第 %u 行（部件 %.*s）引用的文本不存在"},
    {"the workbook is larger than 4 GiB; choose CSV",
     "工作簿超过 4 GiB；请改用 CSV"},
    {"the workbook's part %.*s holds more cells than a ledger can have; it is "
     "not read",
     "工作簿的部件 %.*s 的单元格数超出账簿可能的规模，不予读取"},
    {"the workbook's part %.*s unpacks to more than a ledger can be; it is not "
     "read",
     "工作簿的部件 %.*s 解压后超出账簿可能的大小，不予读取"},
    {"the write-off of %.*s on document %.*s on %.*s stands already in line %u "
     "of %s: both count; delete one if it was entered twice",
     "坏账核销 %.*s（单据 %.*s，日期 %.*s）与第 %u 行（文件 "
     "%s）相同：两笔均已计入；如系重复录入，请删除其中一笔"},
    {"the write-off of document \"%.*s\"", "单据“%.*s”的坏账核销"},
    {"the write-off of document \"%.*s\" of customer \"%.*s\"",
     "单据“%.*s”的坏账核销（客户“%.*s”）"},
    {"there are more than %d families of fonts", "字体族超过 %d 个"},
    {"there are no headings and rows in this file to draft a profile from",
     "该文件没有可据以草拟导入配置的标题行和数据行"},
    {"there is a footnote [^%.*s] already: give this one another name",
     "已有脚注[^%.*s]：请给这条脚注另起名称"},
    {"there is a guarantor", "有担保人"},
    {"there is no chart \"%.*s\" here", "此处没有名为“%.*s”的图表"},
    {"there is no currency \"%.*s\"", "没有币种“%.*s”"},
    {"there is no document in it: each is one line, a group {…}",
     "其中没有任何文档数据：每份占一行，写作一个 {…}"},
    {"there is no family of fonts \"%.*s\" above",
     "前面没有名为“%.*s”的字体族"},
    {"there is no file with rows to read", "没有可读取数据行的文件"},
    {"there is no paper %.*s; did you mean %.*s?",
     "没有名为 %.*s 的函件；是否指 %.*s？"},
    {"there is no partial \"%.*s\": neither the book's templates/partials nor "
     "the template's folder has %.*s.md",
     "没有片段“%.*s”：账簿的 templates/partials 和模板所在文件夹中都没有 "
     "%.*s.md"},
    {"there is no picture \"%.*s\" here; its file stands beside the template "
     "and is named without any tag",
     "此处没有图片“%.*"
     "s”；图片文件须放在模板旁边，文件名须直接写出，不能用标签"},
    {"there is no picture \"%.*s\" in the book's templates or beside the "
     "template",
     "账簿的 templates 目录和模板所在目录中都没有图片“%.*s”"},
    {"there is no profile %s; did you mean %.*s? There are: %.*s",
     "没有导入配置 %s；是否指 %.*s？现有：%.*s"},
    {"there is no profile %s; there are: %.*s", "没有导入配置 %s；现有：%.*s"},
    {"there is no proposal yet: duebook dunning propose writes one",
     "尚无催款提案：请先用 duebook dunning propose 生成"},
    {"there is no rate of %s for %.*s or an earlier day, so what is open in it "
     "is not converted to %s; add a row to the table fx",
     "缺少 %s 在 %.*s 或更早日期的汇率，该币种的未收金额未折算为 "
     "%s；请在汇率表（fx）中补充一行"},
    {"there is no receipt or credit note %.*s in these files",
     "这些文件中没有收款单或贷项通知单 %.*s"},
    {"there is no snapshot before to compare with\n",
     "没有更早的快照可供比较\n"},
    {"there is no snapshot of %.*s or before; the first is of %.*s",
     "没有 %.*s 或更早的快照；最早的快照为 %.*s"},
    {"there is no snapshot: file the first export with duebook take, or put it "
     "into a folder named by its day, such as 2026-07-17",
     "尚无快照：请用 duebook take "
     "归档首次导出的数据，或将其放入以数据日期命名的文件夹，例如 2026-07-17"},
    {"there is no table in this folder: put the export there, as .xlsx, .xls, "
     ".ods or .csv",
     "该文件夹中没有表格：请放入 .xlsx、.xls、.ods 或 .csv 格式的导出文件"},
    {"there is not enough memory to read the row", "内存不足，无法读取该行"},
    {"there is nothing to compare with on %.*s: the first snapshot is of a "
     "later day; the tie-out begins at the beginning",
     "%.*s 尚无快照可比，勾稽自账簿起始日计算"},
    {"there was nothing to accept: --accept-gap is not recorded",
     "没有需要接受的事项，--accept-gap 未予记录"},
    {"these ** make nothing bold: each needs its partner in the same "
     "paragraph, without a blank on its inner side",
     "此处的 ** 没有使文字加粗：须在同一段内成对出现，且内侧不留空格"},
    {"these columns are not used, though they may tell what is still owed: "
     "%.*s",
     "以下各列未被使用，但可能关系到尚欠金额：%.*s"},
    {"these columns are not used: %.*s", "以下列未使用：%.*s"},
    {"this JPEG is damaged or cut off", "此 JPEG 已损坏或不完整"},
    {"this PNG is damaged: %s", "此 PNG 已损坏：%s"},
    {"this RUN.json lists no letters: was the file edited?",
     "该 RUN.json 未列函件：文件是否被改动？"},
    {"this SVG is damaged: %s", "此 SVG 已损坏：%s"},
    {"this SVG shows nothing", "此 SVG 没有任何图形"},
    {"this amount is more than 0: it is what came in or what is promised",
     "该金额应大于 0：填写已到账或承诺支付的金额"},
    {"this book cannot be read, and no report is made of the others: a total "
     "without it would be wrong",
     "该账簿无法读取，其余账簿也不出具报告：缺少一个主体的合计是错误的"},
    {"this byte is not valid %s (0x%02X): correct the file, or save it again "
     "as UTF-8",
     "此处的字节不符合 %s 编码（0x%02X）；请更正文件，或另存为 UTF-8 编码"},
    {"this character cannot begin a value: indent with blanks, not with tabs, "
     "and put text that begins with @ or ` in quotation marks",
     "内容不能以此字符开头；请用空格而不是制表符缩进，以 @ 或 ` "
     "开头的内容请加英文引号"},
    {"this close cannot be understood; it may be of a newer version of duebook",
     "该次结账的内容无法识别；可能由更新版本的 duebook 生成"},
    {"this close has no close.json: take the folder from a backup",
     "该次结账缺少 close.json：请从备份恢复该文件夹"},
    {"this close is not as it was frozen: its hash is not the one in "
     "manifest.json; take the folder from a backup",
     "该次结账的内容已被改动：与 manifest.json "
     "所载哈希值不符；请从备份恢复该文件夹"},
    {"this column is free text: it takes neither \"words\" nor \"otherwise\"",
     "该列为自由文本，不能使用 \"words\" 或 \"otherwise\""},
    {"this decision does not say who made it: fill in 决定人 (Decided by)",
     "该决定未写明由谁作出：请填写“决定人”"},
    {"this decision is a formula that was never calculated: write the word "
     "itself (发, 不发, 改级)",
     "该决定是未经计算的公式：请直接填写 发、不发 或者 改级"},
    {"this document has more than 65,535 different characters of one font; "
     "divide it",
     "本文件使用同一字体的不同字符超过 65,535 个，请拆分文件"},
    {"this file is not read: put it into a folder named by its day, such as "
     "snapshots/2026-07-17/",
     "不读取此文件；请将其放入以日期命名的文件夹，例如 snapshots/2026-07-17/"},
    {"this file is saved as %s: save the proposal as .xlsx",
     "该文件的格式为 %s：请将提案另存为 .xlsx"},
    {"this file says so outside its rows: it is read from there each time",
     "该文件在数据行之外注明了币种：每次读取时以文件所注为准"},
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
    {"this font's licence bits (fsType 0x%04x) allow embedding its bitmaps "
     "only, which do not print well; use another font",
     "该字体的授权位（fsType "
     "0x%04x）只允许嵌入点阵，打印效果不合要求；请换用其他字体"},
    {"this font's licence bits (fsType 0x%04x) forbid embedding a part of it: "
     "each document that uses it holds all of it, %zu KB before compression",
     "该字体的授权位（fsType "
     "0x%04x）不允许只嵌入所用的字：凡用到该字体的文件都整体嵌入，压缩前 %zu "
     "KB"},
    {"this font's licence bits (fsType 0x%04x) forbid embedding it in a "
     "document; use another font",
     "该字体的授权位（fsType 0x%04x）不允许嵌入文件；请换用其他字体"},
    {"this is a Chinese sign: JSON is written with the half-width \" : , { }",
     "这是中文标点：JSON 中要用半角的 \" : , { }"},
    {"this is a second register, which a program that synchronises folders has "
     "left: find out which one is right, remove the other, then duebook "
     "register rebuild",
     "这是同步程序留下的另一份登记簿：请查明以哪一份为准，移走另一份，再执行 "
     "duebook register rebuild"},
    {"this is a variable font whose default form has the weight %d, and %s is "
     "wanted; use a static file of that weight",
     "这是可变字体，默认字重为 %d，此处需要 %s；请改用该字重的静态字体文件"},
    {"this is a variable font with outlines of the kind CFF2, which cannot be "
     "embedded; use its static files",
     "这是 CFF2 轮廓的可变字体，不能嵌入；请改用其静态字体文件"},
    {"this is an archive: unpack it first and give the files in it",
     "这是压缩包：请先解压，再归档其中的文件"},
    {"this is neither a workbook nor text, but an archive or another document: "
     "unpack it, or save its table as .xlsx",
     "这既不是工作簿也不是文本，而是压缩包或其他文档：请先解压，或将其中的表另"
     "存为 .xlsx"},
    {"this is no JSON: %s is expected here", "不是合格的 JSON：此处应为%s"},
    {"this is no picture that can be printed: PNG, JPEG and SVG are accepted",
     "这不是可以印出的图片：接受 PNG、JPEG 和 SVG"},
    {"this is no proposal: an .xlsx or .ods file is expected that dunning "
     "propose wrote, with the columns 序号, 客户编号, 决定, 币种, 单据号 and "
     "核对码",
     "这不是催款提案：应为 dunning propose 生成的 .xlsx 文件（可另存为 "
     ".ods），含序号、客户编号、决定、币种、单据号、核对码各列"},
    {"this is not YAML: %s", "不符合 YAML 的书写格式：%s"},
    {"this is not a font file with a face number %u, or it is cut short",
     "该文件不是含有第 %u 号字形集的字体文件，或文件不完整"},
    {"this is not a text file (it holds a NUL byte): save the table as CSV "
     "UTF-8",
     "这不是文本文件（含有空字节）；请将表格另存为“CSV UTF-8”格式"},
    {"this is not valid JSON: was the file edited?",
     "不是有效的 JSON，该文件可能被改动过"},
    {"this is the copy that a shared folder makes when two people write at "
     "once; it is not read: compare it with the original, then delete it",
     "这是共享文件夹在两人同时保存时产生的冲突副本，不读入；请与原件核对后删"
     "除"},
    {"this is where the picture is asked for", "此处要求插入该图片"},
    {"this letter to %.*s has \"%.*s\" due on %.*s, but %.*s is right: a "
     "letter that corrects it is advised",
     "发给 %.*s 的该函列示“%.*s”到期日 %.*s，而应为 %.*s：建议出具更正函"},
    {"this letter to %.*s lists \"%.*s\" with %.*s, but of that day %.*s %s is "
     "right: a letter that corrects it is advised",
     "发给 %.*s 的该函列示“%.*s”%.*s，而当日应为 %.*s %s：建议出具更正函"},
    {"this line is printed behind the one above, in one paragraph: leave an "
     "empty line between them, or end the one above with \\",
     "本行会接在上一行后面，排成一段：两行之间空一行，或在上一行末尾加 \\"},
    {"this line would be a row of the table above: put an empty line between "
     "them",
     "本行会成为上面表格的一行：请在中间空一行"},
    {"this list does not say what the register says: it was edited; the next "
     "commit writes it anew",
     "该清单与登记簿不一致：曾被改动；下次签发时重新写入"},
    {"this list of conditions is empty", "条件清单为空"},
    {"this list of the letters is missing: the next commit writes it anew",
     "函件登记簿.csv 缺失：下次签发时重新写入"},
    {"this manifest cannot be read: what its run reported is not known",
     "该清单无法读取：该次运行报告了什么无从得知"},
    {"this manifest does not say its as_of and snapshot: was the file edited?",
     "该清单未写明 as_of 和 snapshot：文件是否被改动过？"},
    {"this number has too many digits", "这个数字的位数过多"},
    {"this profile has no queries: a key sql, with a SELECT for each table, is "
     "expected",
     "该导入配置没有查询语句：应有 sql 一项，每张表一条 SELECT"},
    {"this register was written by a newer duebook (schema %d; this one knows "
     "%d): use that one",
     "该登记簿由较新版本的 duebook 写成（结构版本 %d，本程序至 "
     "%d）：请使用新版本"},
    {"this rejected row", "本行（已被拒收）"},
    {"this rejected row names no customer, document or receipt that is known: "
     "a letter may ask for what it would have taken off",
     "本行被拒收，且所指客户、单据、收款均无法识别：函件可能仍催收本行本应冲减"
     "的金额"},
    {"this row cannot be read: %s", "该行无法读取：%s"},
    {"this row has %zu cells, its table %zu columns: the last ones stay empty",
     "本行有 %zu 格，表格有 %zu 列：后面的格子会空着"},
    {"this row has %zu cells, its table %zu columns: what is behind would not "
     "be printed",
     "本行有 %zu 格，表格有 %zu 列：多出的不会打印"},
    {"this row has no number of the proposal: take out rows that were added, "
     "and leave the first column as it was",
     "该行没有提案中的序号：请删去另行添加的行，并保持“序号”栏原样"},
    {"this row settles \"%.*s\", but no item of that number was settled since "
     "the export of %.*s: correct the number if it is mistaken",
     "该行核销“%.*s”，但自 %.*s "
     "导出文件以来没有该编号的未清项结清：编号有误则请更正"},
    {"this run of letters has lost its RUN.json: put it back from a backup",
     "该批函件缺少 RUN.json：请从备份恢复"},
    {"this says neither \"column\" nor \"position\" nor \"constant\": where "
     "does the value come from?",
     "此处未写 \"column\"、\"position\" 或 \"constant\"：值从何而来？"},
    {"this sheet has no headings that are known, but rows like those of %.*s "
     "(%u rows): give it the same headings, or hide the sheet if it is not to "
     "be read",
     "该工作表没有可识别的标题，但其各行与工作表 %.*s 的相同（%u "
     "行）；请补上同样的标题，不需读入的请隐藏该工作表"},
    {"this sheet is hidden and is not read: nothing is sent for its rows; show "
     "it, if its decisions are to count",
     "该工作表已被隐藏，不予读取，其中各行均不发函；如须生效，请取消隐藏"},
    {"this sheet is not read: %.*s", "该工作表未读取：%.*s"},
    {"this snapshot, which was replaced, cannot be read: the correction of the "
     "report of %.*s is not known",
     "该快照已被替换，但无法读取：对 %.*s 报告的更正无从得知"},
    {"this workbook cannot be read: it is protected by a password, an .xlsb, a "
     "web archive, or of a program before Excel 95; save it as .xlsx without "
     "password",
     "该工作簿无法读取：设有密码、为 .xlsb 格式、网页归档，或由 Excel 95 "
     "以前的程序保存；请去除密码后另存为 .xlsx"},
    {"this workbook is encrypted with a password: open it in the spreadsheet "
     "program, save it without password and use that file",
     "该工作簿已设密码加密：请在表格软件中打开，取消密码后另存，再使用另存的文"
     "件"},
    {"ties", "勾稽相符"},
    {"to be issued, dated %.*s:\n", "拟签发，落款日期 %.*s：\n"},
    {"to be looked at (errors, warnings, notes):\n",
     "待处理事项（错误、警告、提示件数）：\n"},
    {"to be verified: %.*s", "待核实：%.*s"},
    {"to the open amount as exported", "调整至导出的未收金额"},
    {"today it is not due: ", "今日不应发函："},
    {"total", "合计"},
    {"tracking number %.*s is not in the carrier's export; did you mean %.*s?",
     "物流记录中没有单号 %.*s，是否应为 %.*s？"},
    {"tracking number %.*s stands at customer %.*s and at customer %.*s "
     "(%s:%u): neither is taken to have got it",
     "快递单号 %.*s 同时记在客户 %.*s 与客户 %.*s 名下（%s:%u），两行均不采用；"
     "请核对单号"},
    {"true or false", "true 或 false"},
    {"two attachments would have the name \"%.*s\": rename one of the files",
     "两个附件同名“%.*s”：请将其中一个文件改名"},
    {"type \"%.*s\": rest (休), work (班) or statutory (法定) is expected",
     "类型“%.*s”：应为休（rest）、班（work）或法定（statutory）"},
    {"typed cells that stand instead of the export's:\n",
     "手工录入并替代导出数据的单元格：\n"},
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
    {"unixODBC cannot be started", "unixODBC 无法启动"},
    {"unknown column: our own table needs the heading \"%.*s\"; for an export "
     "of another layout, draft a profile: duebook profile guess FILE; the file "
     "has: %.*s",
     "找不到列：标准格式需要标题“%.*s”；如系其他格式的导出文件，请用 duebook "
     "profile guess 文件 起草导入配置；文件中的标题有：%.*s"},
    {"unknown column: profile %.*s needs the heading \"%.*s\"; the file has: "
     "%.*s",
     "找不到列：导入配置 %.*s 需要标题“%.*s”；文件中的标题有：%.*s"},
    {"unknown command %.*s; did you mean %s?", "没有命令 %.*s，是否指 %s？"},
    {"unknown command %.*s; see duebook --help",
     "没有命令 %.*s，命令一览见 duebook --help"},
    {"unknown key \"%.*s\"; accepted here are: %s",
     "没有名为“%.*s”的项目；此处可用的项目有：%s"},
    {"unknown key \"%.*s\"; did you mean \"%s\"?",
     "没有名为“%.*s”的项目；是否应为“%s”？"},
    {"valid: character 18, %c, checks the other seventeen (GB 32100-2015, "
     "modulo 31)\n",
     "有效：第 18 位校验码 %c 与前 17 位相符（GB 32100—2015，模 31）\n"},
    {"valid: the last character, %c, checks the first eight (GB 11714-1997, "
     "modulo 11)\n",
     "有效：末位校验码 %c 与前 8 位相符（GB 11714—1997，模 11）\n"},
    {"vars --format json needs a template or a kind",
     "vars --format json 须指明模板或内置文书"},
    {"version \"%.*s\": this program reads version 1 alone",
     "格式版本“%.*s”：本程序只能读取版本 1"},
    {"void", "作废"},
    {"void by records/", "按 records/ 作废"},
    {"weekly needs a book: a folder with duebook.yaml; duebook init makes one",
     "weekly 须用账簿，即含 duebook.yaml 的文件夹；可用 duebook init 新建"},
    {"weekly takes one book: letters are made book by book; aging and kpi take "
     "several",
     "weekly 每次只处理一个账簿：催款函按账簿分别生成；aging 与 kpi "
     "可列多个账簿"},
    {"what does not tie is not closed: see duebook check, mend it, and close "
     "then",
     "勾稽不符，不予结账：请用 duebook check 查明并更正后再结账"},
    {"what is it? until then its rows are rejected",
     "是什么单据？说明之前拒收"},
    {"what moved since %.*s does not fit in 64 bits",
     "%.*s 以来的变动金额超出 64 位整数范围"},
    {"what was entered after the close of %.*s is not known: the export of "
     "that day cannot be read any more",
     "无法查明结账 %.*s 之后的期后补录：当日的导出数据已无法读取"},
    {"who is the customer?", "客户是谁？"},
    {"without a number the name is the number", "没有客户编号时以名称为编号"},
    {"without effect: the period does not run yet", "不发生中断：时效尚未起算"},
    {"without effect: the period has ended", "不发生中断：时效已经届满"},
    {"workbooks in .xlsb are not read: save it as .xlsx",
     ".xlsb 工作簿无法读取：请另存为 .xlsx"},
    {"working days of the PRC", "工作日历"},
    {"write-off of %.*s %s: document \"%.*s\" is in %s; it can only be written "
     "off in its own currency",
     "坏账核销金额 %.*s %s，单据“%.*s”的币种为 %s：坏账核销须与单据为同一币种"},
    {"write-off of %.*s taken back%s%.*s", "%.*s 坏账核销转回%s%.*s"},
    {"write-off of %.*s takes back more than was written off of document "
     "\"%.*s\" of %.*s (%s:%u)",
     "坏账核销 %.*s：冲回金额超过单据“%.*s”（原金额 "
     "%.*s，%s:%u）已作坏账核销的金额"},
    {"write-off of %.*s: with it, document \"%.*s\" of %.*s (%s:%u) would be "
     "left at %.*s; at most what is open can be written off",
     "坏账核销 %.*s：核销后单据“%.*s”（原金额 %.*s，%s:%u）将余 "
     "%.*s；坏账核销金额不得超过未收金额"},
    {"write-off of document %.*s, which is not in these files (or its row was "
     "rejected)",
     "作坏账核销的单据 %.*s 不在这些文件中（或其所在行已被拒收）"},
    {"writeoffs", "坏账核销表"},
    {"writing %s ...", "正在生成 %s……"},
    {"writing %zu letters ...", "正在生成 %zu 份催款函……"},
    {"writing the analysis ...", "正在生成分析工作簿……"},
    {"writing the proposal ...", "正在生成催款提案……"},
    {"writing the workbook ...", "正在生成账龄表……"},
    {"{{/%.*s}} closes a section that is not open",
     "{{/%.*s}} 要结束的区段并未开始"},
    {"{{/%.*s}} stands where {{/%.*s}} is expected, which closes the section "
     "opened at line %u",
     "此处是 {{/%.*s}}，应为 {{/%.*s}}，用以结束第 %u 行开始的区段"},
    {"{{{x}}} and {{&x}} are refused: a value is always text; write {{x}}",
     "不接受 {{{x}}} 和 {{&x}}：代入的值一律作为文字；请写 {{x}}"},
    {"未公布调休: the notices in %.*s end on %.*s; behind it weekends and "
     "statutory days hold, and the day may still move\n",
     "未公布调休：%.*s 收录的放假安排截至 "
     "%.*s，其后按周末与法定节假日推算，公布放假安排后可能变动\n"},
};

const struct phrases phrases_zh = {
    items, COUNT(items), {"正常", "说明", "警告", "错误", "用法", "错误"}};
