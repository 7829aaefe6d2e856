# Every paper of the library, made for the sample book as PDF and as DOCX: which
# customer gets which, with what words (tests/papers/*.txt), what each leaves
# blank, and that nothing the house noted leaves it.
#
#   ACCEPT=1 sh tests/papers.t
#
# writes the texts anew; read the difference as carefully as a paper you sign.
. tests/tap.sh

golden=$PWD/tests/papers
judges=$ROOT/../shared/tools
secret=内部机密勿外传
book=$TMP/book
cp -R samples/huaheng "$book"

# An arbitration clause, a judgment and an insolvency beside what is there, and
# notes that must never leave the house.
cat >"$book/records/合同-仲裁.csv" <<'CSV'
合同号,客户编号,合同名称,合同类型,签订日期,签约时我方企业规模,签约时对方企业规模,仲裁约定,付款条件,录入日期
HT25-0029,C0029,模具标准件买卖合同,买卖,2025-01-20,大型,大型,提交云汐示例仲裁委员会仲裁,开票后 90 日内付款,2026-07-10
CSV
cat >"$book/records/案件-判决.csv" <<'CSV'
案号,客户编号,案件事项,事项日期,期限届满日,受理机构,录入日期
（2026）示0102民初29号,C0062,裁判文书生效,2026-07-01,2026-07-11,青岚市示例区人民法院,2026-07-10
CSV
cat >"$book/records/客户-破产.csv" <<'CSV'
客户编号,登记状态,破产受理日期,债权申报截止日,录入日期
C0064,破产清算,2026-07-06,2026-08-20,2026-07-10
CSV
cat >"$book/records/联系记录-内部.csv" <<CSV
联系日期,客户编号,沟通方式,联系方向,我方人员,对方人员,沟通内容,录入日期
2026-07-14,C0061,电话,去,催收一组,财务部,${secret}：对方已在转移财产,2026-07-14
2026-07-14,C0062,电话,去,催收一组,财务部,${secret}：时效将满,2026-07-14
2026-07-14,C0063,电话,去,催收一组,财务部,${secret}：评级下调,2026-07-14
CSV
cat >"$book/records/暂停催收-内部.csv" <<CSV
客户编号,起始日期,截止日期,原因,批准人,录入日期
C0063,2026-07-01,2026-12-31,${secret},财务总监,2026-07-10
CSV

papers=$("$DUEBOOK" document --list "$book" --lang zh 2>/dev/null |
    sed -n 's/^\([a-z][a-z-]*\)  .*/\1/p' | grep -v '^correction$')
is "the papers of the library" 40 "$(echo "$papers" | wc -l)"
is "each is told with what it needs, and the correction" 41 \
    "$("$DUEBOOK" document --list "$book" --lang zh | grep -c '^    所需数据')"

# Of whom each is shown, and for whom each is made here.
customer_of() {
    case $1 in
    arbitration-application) echo C0029 ;;
    enforcement-application) echo C0062 ;;
    proof-of-debt) echo C0064 ;;
    bill-recourse) echo C0032 ;;
    guarantor-demand) echo C0013 ;;
    stop-supply | payment-order-application) echo C0063 ;;
    reminder) echo C0046 ;;
    demand | final | friendly) echo C0029 ;;
    *) echo C0061 ;;
    esac
}
for name in $papers; do
    customer=$(customer_of "$name")
    mkdir -p "$TMP/$name"
    for form in pdf docx; do
        run "$DUEBOOK" document "$name" "$book" --customer "$customer" \
            --format $form -o "$TMP/$name"
        is "$name as $form" 0 "$status"
        mv "$(find "$TMP/$name" -name "C*.$form" | head -n 1)" \
            "$TMP/$name.$form" 2>/dev/null
    done
    pdftotext -layout "$TMP/$name.pdf" - | sed 's/  */ /g; s/ *$//; s/^ //' |
        grep -v '^$' >"$TMP/$name.txt"
    [ ! -f "$TMP/$name/待补内容（内部）.txt" ] || {
        echo "--- 待补"
        sed 1,3d "$TMP/$name/待补内容（内部）.txt"
    } >>"$TMP/$name.txt"
    [ -z "${ACCEPT:-}" ] || cp "$TMP/$name.txt" "$golden/"
    ok "the text of $name" diff -u "$golden/$name.txt" "$TMP/$name.txt"
done

# --- the sums ------------------------------------------------------------------
# What is asked for adds up to what is asked for in all, of every customer.
mkdir "$TMP/sums"
for name in complaint arbitration-application proof-of-debt; do
    "$DUEBOOK" document $name "$book" --all -o "$TMP/sums/$name" >/dev/null 2>&1
done
cat >"$TMP/sums.py" <<'PY'
import glob, re, subprocess, sys
from decimal import Decimal
number = r'[¥$€£]?([0-9][0-9,]*\.[0-9]{2})'
bad = seen = 0
for path in glob.glob(sys.argv[1] + '/*/*.pdf'):
    text = subprocess.run(['pdftotext', '-raw', path, '-'],
                          capture_output=True, text=True).stdout
    flat = re.sub(r'\s', '', text)
    if '债权申报书' in flat:
        part = flat[flat.index('申报债权：'):]
        amounts = re.findall(r'(?:本金|日）|赔偿金|费用)' + number, part)
        total = re.search(r'合计' + number, part).group(1)
    else:
        part = flat[flat.index('请求：'):flat.index('以上暂合计')]
        amounts = re.findall(r'(?:货款|违约金|付款损失|赔偿金|的费用)[^0-9；]*?'
                             + number, part)
        total = re.search(r'以上暂合计[^0-9]*?' + number, flat).group(1)
    add = sum(Decimal(x.replace(',', '')) for x in amounts)
    seen += 1
    if add != Decimal(total.replace(',', '')):
        bad += 1
        print(path, amounts, total)
print('%d papers, %d wrong' % (seen, bad))
PY
/usr/bin/python3 "$TMP/sums.py" "$TMP/sums" >"$TMP/added"
ok "what is asked for adds up, of at least six papers" \
    grep -qE '^([6-9]|[1-9][0-9]+) papers, 0 wrong$' "$TMP/added"
sed 's/^/# /' "$TMP/added"

# --- who gets which ---------------------------------------------------------
while read -r name customer why; do
    run "$DUEBOOK" document "$name" "$book" --customer "$customer" \
        -o "$TMP/refused" --lang zh
    ok "$name to $customer: $why" sh -c '[ "$1" = 1 ] && grep -q "$2" "$3"' \
        sh "$status" "$why" "$TMP/err"
done <<'CASES'
complaint C0029 arbitration-application
complaint-elements C0029 arbitration-application
preservation-application C0029 仲裁机构
arbitration-application C0061 complaint
complaint C0064 proof-of-debt
complaint-elements C0064 proof-of-debt
payment-order-application C0064 proof-of-debt
payment-order-application C0061 诉前保全
preservation-application C0064 proof-of-debt
enforcement-application C0064 proof-of-debt
instalment-agreement C0064 proof-of-debt
settlement-agreement C0064 proof-of-debt
payment-in-kind C0064 proof-of-debt
set-off-notice C0064 proof-of-debt
termination-notice C0064 proof-of-debt
assignment-notice C0064 proof-of-debt
stop-supply C0064 proof-of-debt
confirmation-asking C0064 proof-of-debt
rights-notice C0064 proof-of-debt
lawyers-letter C0064 proof-of-debt
sme-complaint C0064 proof-of-debt
mediation-confirmation C0064 proof-of-debt
proof-of-debt C0061 受理破产申请
enforcement-application C0061 裁判文书
complaint C0062 enforcement-application
complaint-elements C0062 enforcement-application
payment-order-application C0062 enforcement-application
sme-complaint C0062 enforcement-application
preservation-renewal C0062 preservation-application
stop-supply C0061 停供条款
guarantor-demand C0061 担保人
bill-recourse C0061 退回的票据
complaint C0002 逾期
debt-acknowledgement C0002 逾期
hand-over C0002 逾期
write-off-approval C0002 逾期
repayment-undertaking C0002 逾期
CASES
run "$DUEBOOK" document guarantor-demand "$book" --all -o "$TMP/all"
is "--all: whom it fits, and no error for the others" 0 "$status"
is "those with guarantors" 2 "$(find "$TMP/all" -name '*.pdf' | wc -l)"
ok "a clause that is on file is quoted" grep -q '中止供货至付清为止' \
    "$TMP/stop-supply.txt"
cp -R "$book" "$TMP/early" # before anything was preserved
sed -i '/诉前保全/d' "$TMP/early/records/"案件*.csv
for of in C0061 C0063; do
    "$DUEBOOK" document payment-order-application "$TMP/early" --customer $of \
        -o "$TMP/order" >/dev/null 2>&1
    pdftotext "$TMP/order/$of"_*.pdf - | tr -d '\n ' >"$TMP/order.$of"
done
ok "a payment order claims the penalty that a clause grants" \
    grep -q 第八条约定的逾期付款违约金 "$TMP/order.C0061"
ok "and none without a clause" sh -c '! grep -q 违约金 "$1"' sh "$TMP/order.C0063"
"$DUEBOOK" document repayment-undertaking "$book" --customer C0061 \
    -o "$TMP/blanks" >/dev/null 2>&1
"$DUEBOOK" document stop-supply "$book" --customer C0063 -o "$TMP/blanks.2" \
    >/dev/null 2>&1
ok "blanks typed in a template are told with their clause" \
    grep -q '一、自＿＿＿＿年＿＿月＿＿日起' "$TMP/blanks.2/待补内容（内部）.txt"
ok "a column of blanks by its heading" \
    grep -q '“还款日期”' "$TMP/blanks/待补内容（内部）.txt"
ok "what others fill in is not" not grep -q 签收人 "$TMP/blanks.2/待补内容（内部）.txt"
run "$DUEBOOK" document complaint "$book" --customer C0061 --issue --expect 1
is "what has no series is not issued" 1 "$status"
run "$DUEBOOK" document confirmation "$book" --customer C0061 C0063 --issue
ok "without --expect nothing is issued" test ! -e "$book/已发函件"
sed -i 's/^  start: gentle/&\n  max_letters_per_run: 1/' "$book/duebook.yaml"
run "$DUEBOOK" document confirmation "$book" --customer C0061 C0063 --issue \
    --expect 2
ok "max_letters_per_run holds papers too" grep -q max_letters_per_run "$TMP/err"
sed -i '/max_letters_per_run/d' "$book/duebook.yaml"
run "$DUEBOOK" document confirmation "$book" --customer C0061 C0063 --issue \
    --expect 2
is "confirmations are issued as letters are" 0 "$status"
ok "in a series of their own" grep -q '函字〔2026〕第0001号 至 函字〔2026〕第0002号' "$TMP/out"
run "$DUEBOOK" register check "$book"
is "the register, its list and the papers agree" 0 "$status"
rm -rf "$book/已发函件" "$book/register.db" "$book/登记簿.csv"

# --- the judges --------------------------------------------------------------
list() {
    for name in $papers; do
        echo "$TMP/$name.$1"
    done
}
if [ -x "$judges/verapdf/verapdf" ] && command -v java >/dev/null; then
    for kind in 2b ua1; do
        list pdf | LC_ALL=C.UTF-8 xargs "$judges/verapdf/verapdf" $kind >"$TMP/said" 2>&1
        is "veraPDF $kind passes all" 40 "$(grep -c ^PASS "$TMP/said")"
        grep ^FAIL "$TMP/said" | sed 's/^/# /'
    done
    list docx | LC_ALL=C.UTF-8 xargs "$judges/ooxml-check/ooxml-check" >"$TMP/said" 2>&1
    is "ooxml-check passes all" 40 "$(grep -c ^PASS "$TMP/said")"
else
    skip "veraPDF and ooxml-check" "no ../shared/tools, or no Java"
fi

# The words of the DOCX are those of the PDF.
if soffice --headless --version >/dev/null 2>&1; then
    mkdir "$TMP/office"
    soffice "-env:UserInstallation=file://$TMP/profile" --headless \
        --convert-to pdf --outdir "$TMP/office" "$TMP"/*.docx >/dev/null 2>&1
    words() {
        pdftotext -layout -nopgbrk "$1" "$TMP/text"
        head -n 1 "$TMP/text" | tr -d ' \t\f　' >"$TMP/header"
        LC_ALL=C.UTF-8 sed -E '/^ *(第 *[0-9]+ *页|Page [0-9]+ of)/d
            s/草稿|DRAFT//g; s/[][ \t\f　_＿•，☐□—-]//g' "$TMP/text" |
            grep -avxF -f "$TMP/header" | tr -d '\n' |
            LC_ALL=C.UTF-8 grep -ao . | LC_ALL=C sort | uniq -c
    }
    for name in $papers; do
        words "$TMP/$name.pdf" >"$TMP/of.pdf"
        words "$TMP/office/$name.pdf" >"$TMP/of.docx"
        ok "$name: Word has the words of the PDF" \
            diff "$TMP/of.pdf" "$TMP/of.docx"
    done
else
    skip "LibreOffice reads the words of the PDF" "no LibreOffice"
fi

# --- nothing the house noted leaves it ----------------------------------------
leaks=
for name in $papers; do
    case $name in
    dossier | hand-over | visit-record | write-off-approval | factoring-pool) continue ;;
    esac
    for form in pdf docx; do
        "$DUEBOOK" document "$name" "$book" --format $form -o "$TMP/sent" \
            --customer C0061 C0062 C0063 C0064 C0029 >/dev/null 2>&1
    done
done
for file in "$TMP"/sent/C*.pdf; do
    {
        pdftotext "$file" -
        pdfinfo "$file"
        pdfdetach -list "$file"
        qpdf --qdf --object-streams=disable "$file" - 2>/dev/null
    } | grep -aqE "$secret|诉讼时效|催收一组" && leaks="$leaks $file"
done
for file in "$TMP"/sent/C*.docx; do
    unzip -p "$file" | grep -aqE "$secret|诉讼时效|催收一组" && leaks="$leaks $file"
done
ok "more than a hundred papers were looked through" test \
    "$(find "$TMP/sent" -name 'C*' | wc -l)" -gt 100
is "none holds a note of the house" "" "$leaks"
ok "the test can see one" sh -c \
    'printf "%s" "$1" >"$2/x"; grep -aq "$1" "$2/x"' sh "$secret" "$TMP"

# --- what lint asks of every demand -------------------------------------------
cp -R templates "$TMP/templates"
lint_says() { # EDIT WORDS
    sed -i "$1" "$TMP/templates/letters/zh-CN/demand.md"
    run "$DUEBOOK" lint "$TMP/templates/letters/zh-CN/demand.md" --lang zh
    ok "lint: $2" grep -q "$2" "$TMP/err"
    cp templates/letters/zh-CN/demand.md "$TMP/templates/letters/zh-CN/demand.md"
}
lint_says 's/；未列明部分不构成放弃//' 未列明部分不构成放弃
lint_says 's/宽限或对违约责任的放弃/宽限/' 所定期限不构成
lint_says '/zh-slip/d' 须附回执
lint_says 's/特此函告/否则将在媒体曝光，特此函告/' 不得出现“曝光”
lint_says 's/^title: 催款函/title: 律师函/' 公司不得自行出具律师函

# Twins ask for the same, but for how an amount is written out.
for en in templates/letters/en/*.md templates/inside/en/*.md; do
    zh=$(echo "$en" | sed 's,/en/,/zh-CN/,')
    [ -f "$zh" ] || continue
    for file in "$zh" "$en"; do
        "$DUEBOOK" vars "$file" --format json --lang en >"$TMP/vars.json"
        /usr/bin/python3 -c '
import json, sys
def walk(v, path):
    if isinstance(v, dict):
        for k, x in v.items():
            yield from walk(x, path + [k])
    elif isinstance(v, list):
        for x in v[:1]:
            yield from walk(x, path)
        yield ".".join(path)
    else:
        yield ".".join(path)
print("\n".join(sorted(set(walk(json.load(open(sys.argv[1])), [])))))
' "$TMP/vars.json" >"$TMP/names.$(basename "$(dirname "$file")")"
    done
    ok "twins: $(basename "$en" .md)" diff "$TMP/names.zh-CN" "$TMP/names.en"
done

done_testing
