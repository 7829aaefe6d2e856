# The post pack of a run and its way back: what goes to the printer, the seal
# and the post, the sheet of deliveries, the carrier's export, the states of
# letters, the clocks, and what is refused.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"

book="$TMP/book"
cp -R samples/huaheng "$book"
pack="$book/已发函件/2026-07-17/寄送"
sheet="$book/records/送达-2026-07-17.xlsx"

pack() {
    /usr/bin/python3 tests/post_pack.py "$@"
}

# What the program says of a command's rows, without their folder.
told() {
    "$DUEBOOK" "$@" 2>&1 >"$TMP/out" | sed "s|$book/||"
}

state_of() {
    "$DUEBOOK" dunning list "$book" --format json 2>/dev/null |
        pack state "$1"
}

"$DUEBOOK" dunning propose "$book" >/dev/null 2>&1
pack decide "$book"/催款/*.xlsx
count=$("$DUEBOOK" dunning commit "$book" --date 2026-07-17 2>&1 |
    sed -n 's/.*--expect \([0-9]*\).*/\1/p')

# --- the pack -----------------------------------------------------------------

run "$DUEBOOK" dunning commit "$book" --date 2026-07-17 --expect "$count"
is "letters are issued" 0 "$status"
is "the pack has three files" "EMS寄件表.xlsx
打印合订.pdf
用印申请.xlsx" "$(ls "$pack" | LC_ALL=C sort)"
ok "the bundle is sound" qpdf --check "$pack/打印合订.pdf"
ok "each letter begins on an odd page, in its own words" \
    pack bundle "$book/已发函件/2026-07-17" "$TMP"
ok "the seal request has each letter of the register with its pages" \
    pack seal "$book/已发函件/2026-07-17" "$TMP"
ok "the mail list names letter, number and demand" \
    pack mail "$book/已发函件/2026-07-17"
ok "the manifest has the hashes of all three" \
    pack manifest "$book/已发函件/2026-07-17"
ok "the sheet of deliveries has each number once, with nothing else to say" \
    pack prefilled "$sheet" "$book/已发函件/2026-07-17"
is "its rows are read as deliveries" "$count" \
    "$("$DUEBOOK" check "$book" 2>/dev/null |
        sed -n "s|.*送达-2026-07-17.xlsx：共 \([0-9]*\) 行，采用 \1.*|\1|p")"

# --- back from the post -------------------------------------------------------

"$DUEBOOK" calendar "$book" --as-of 2026-07-24 --format json \
    >"$TMP/before.json" 2>/dev/null
pack type "$sheet" C0001 快递单号=1100000000001
pack type "$sheet" C0004 快递单号=1100000000002
pack type "$sheet" C0015 快递单号=1100000000003 存根文件=C0015/存根.pdf \
    地址依据=合同约定
is "a number alone posts nothing" issued "$(state_of C0001)"
cat >"$book/records/物流-邮政.csv" <<'CSV'
邮件号,收寄日期,邮件状态,签收人,签收时间
1100000000001,2026-07-17 16:20,投递中,,
1100000000001,2026-07-17 16:20,妥投（他人代收）,前台,2026-07-19 10:20:30
1100000000002,2026-07-17 16:20,退回妥投,,2026-07-22 09:00:00
1100000000003,2026-07-17 16:20,运输中,,
9900000000003,2026-07-17 16:20,运输中,,
CSV
is "妥投 is delivered" delivered "$(state_of C0001)"
is "退回妥投 is returned" returned "$(state_of C0004)"
is "运输中 is posted" posted "$(state_of C0015)"
is "no parcel is issued" issued "$(state_of C0016)"
is "parcels of no letter are counted" \
    "records/物流-邮政.csv: 说明: 物流记录有 1 个单号（共 4 个）未见于送达表，与函件无关或尚未登记" \
    "$(told check "$book" | grep 物流记录)"

"$DUEBOOK" calendar "$book" --as-of 2026-07-24 --format json \
    >"$TMP/after.json" 2>/dev/null
ok "clocks move for just the documents of the letters, by grade of proof" \
    pack clocks "$TMP/before.json" "$TMP/after.json" \
    "$book/已发函件/2026-07-17" \
    C0001=2026-07-19,carrier C0004=2026-07-22,none C0015=2026-07-17,posted
"$DUEBOOK" calendar "$book" --as-of 2026-07-18 --format json \
    >"$TMP/earlier.json" 2>/dev/null
ok "what is not yet delivered moves none" \
    pack unmoved "$TMP/earlier.json" C0001

# --- what people typed stands -------------------------------------------------

cp "$sheet" "$TMP/typed.xlsx"
"$DUEBOOK" weekly "$book" -o "$TMP/week" >/dev/null 2>&1
"$DUEBOOK" dunning list "$book" >/dev/null 2>&1
ok "the sheet stays as people filled it in" cmp "$sheet" "$TMP/typed.xlsx"
pack type "$sheet" C0001 送达结果=拒收
is "what was typed stands over the carrier's word" refused "$(state_of C0001)"
is "and the difference is told" \
    "records/送达-2026-07-17.xlsx:$(pack row "$sheet" C0001): 警告: 邮件 1100000000001：送达表填写为“拒收”，物流记录为“已签收”（$book/records/物流-邮政.csv:3）；以送达表所填为准" \
    "$(told check "$book" | grep '邮件 1100000000001')"
cp "$TMP/typed.xlsx" "$sheet"

# --- refused, with file and row -----------------------------------------------

# refused NAME WORDS ROW...: a row of deliveries beside the others.
refused() {
    name=$1 words=$2
    shift 2
    {
        echo 函件编号,客户编号,快递单号,寄出日期,送达结果,签收日期
        printf '%s\n' "$@"
    } >"$book/records/送达-另.csv"
    is "$name" "$words" "$(told check "$book" | grep '送达-另.csv:[0-9]' |
        sed "s|$book/||g")"
    rm "$book/records/送达-另.csv"
}
at='records/送达-另.csv'

refused "an unknown number, the nearest named" \
    "$at:2: 错误: 登记簿中没有文号 催字〔2026〕第0001号B，是否应为 催字〔2026〕第0001号？" \
    "催字〔2026〕第0001号B,,9,2026-07-20,,"
refused "a number that was never given out" \
    "$at:2: 错误: 登记簿中没有文号 催字〔2026〕第0999号，而该字号、年度的文号均由登记簿编发；请核对文号" \
    "催字〔2026〕第0999号,,9,2026-07-20,,"
refused "other brackets are understood and told" \
    "$at:2: 说明: 文号“催字[2026]第5号”按登记簿中的 催字〔2026〕第0005号 处理" \
    "催字[2026]第5号,,9,2026-07-20,,"
refused "another customer" \
    "$at:2: 错误: 函件 催字〔2026〕第0005号 的收件客户为 $(pack owner "$sheet" 催字〔2026〕第0005号)，而非 C0001" \
    "催字〔2026〕第0005号,C0001,9,2026-07-20,,"
refused "posted before it was written" \
    "$at:2: 错误: 函件 催字〔2026〕第0005号 的落款日期为 2026-07-17，不可能于 2026-07-16 寄出" \
    "催字〔2026〕第0005号,,9,2026-07-16,,"
refused "a result without a day of posting" \
    "$at:2: 警告: 函件 催字〔2026〕第0005号 填有送达结果，但未填寄出日期；请补填寄出日期" \
    "催字〔2026〕第0005号,,9,,签收,2026-07-20"
refused "one parcel for two customers" \
    "$at:2: 错误: 快递单号 1100000000001 同时记在客户 $(pack owner "$sheet" 催字〔2026〕第0005号) 与客户 C0001 名下（records/送达-2026-07-17.xlsx:$(pack row "$sheet" C0001)），两行均不采用；请核对单号" \
    "催字〔2026〕第0005号,,1100000000001,2026-07-17,,"
five=$(pack owner "$sheet" 催字〔2026〕第0005号)
pack type "$sheet" "$five" 寄出日期=2026-07-20 送达结果=退回
refused "rows that contradict each other" \
    "$at:2: 错误: 函件 催字〔2026〕第0005号：本行与 records/送达-2026-07-17.xlsx:$(pack row "$sheet" "$five") 相互矛盾，本行不采用" \
    "催字〔2026〕第0005号,,9,2026-07-20,签收,2026-07-21"
cp "$TMP/typed.xlsx" "$sheet"
refused "a letter of a hand that is not the register's is fine" "" \
    "函2025-7,C0001,9,2025-07-20,签收,2025-07-21"

# --- withdrawn ----------------------------------------------------------------

run "$DUEBOOK" dunning undo "$book" 催字〔2026〕第0006号 --reason 金额有误
is "a letter is withdrawn before it is posted" 0 "$status"
refused "it is not posted afterwards" \
    "$at:2: 错误: 函件 催字〔2026〕第0006号 已于 2026-07-17 作废，不应再于 2026-07-20 寄出" \
    "催字〔2026〕第0006号,,9,2026-07-20,,"
is "its row in the sheet is no mistake" "" \
    "$(told check "$book" | grep 'xlsx:[0-9]*: 错误')"

pack type "$sheet" C0004 寄出日期=2026-07-20
run "$DUEBOOK" dunning undo "$book" 催字〔2026〕第0002号 --reason 金额有误
again="$book/已发函件/2026-07-20/寄送"
is "one that was posted is corrected by a letter with a pack of its own" \
    "更正函 更字〔2026〕第0001号 更正催字〔2026〕第0002号" \
    "$(pack contents "$again/EMS寄件表.xlsx")"
ok "and a sheet of its own" pack prefilled \
    "$book/records/送达-2026-07-20.xlsx" "$book/已发函件/2026-07-20"
is "how the letter was posted is no mistake" "" \
    "$(told check "$book" | grep 'xlsx:[0-9]*: 错误')"

# --- without the register -----------------------------------------------------

printf 'this is no database, and never was one' >"$book/register.db"
is "a damaged register is told, and nothing else stops" "1 0" \
    "$(told check "$book" | grep -c '^register.db: 警告: 送达记录未能与登记簿核对') $(
        "$DUEBOOK" aging "$book" --format json >/dev/null 2>&1; echo $?)"
"$DUEBOOK" calendar "$book" --as-of 2026-07-24 --format json \
    >"$TMP/alone.json" 2>/dev/null
ok "then no letter begins a period anew" pack unmoved "$TMP/alone.json" C0015

done_testing
