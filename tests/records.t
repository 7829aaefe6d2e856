#!/bin/sh
# What people type in records/: rows of two collectors, rows that stand over
# the export, rows that refer to nothing, and what keeps a letter back.
. tests/tap.sh

book=$TMP/book
mkdir -p "$book/snapshots/2026-07-17" "$book/records"
cat >"$book/duebook.yaml" <<'EOF'
version: 1
language: en
currency: CNY
creditor: {name: 甲示例公司, name_en: Example Firm A}
dunning:
  ladder:
    - {stage: formal, template: demand, days: 7}
EOF
cat >"$book/snapshots/2026-07-17/customers.csv" <<'EOF'
customer_id,name,email,registration_status
C1,东示例商贸有限公司,old@east.example,存续
C2,西示例商贸有限公司,,
C3,南示例商贸有限公司,,
C4,北示例商贸有限公司,,
C5,中示例商贸有限公司,,
EOF
cat >"$book/snapshots/2026-07-17/documents.csv" <<'EOF'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
A1,C1,invoice,2026-01-01,2026-02-01,CNY,1000.00
A2,C2,invoice,2026-01-01,2026-02-01,CNY,2000.00
A3,C3,invoice,2026-01-01,2026-02-01,CNY,3000.00
A4,C4,invoice,2026-01-01,2026-02-01,CNY,4000.00
A5,C5,invoice,2026-01-01,2026-02-01,CNY,5000.00
A6,C5,invoice,2026-01-01,2026-02-01,CNY,60.00
EOF
records=$book/records

# put FILE: a file of records/ from stdin.
put() {
    cat >"$records/$1"
}

letters() {
    ls "$TMP/week/letters" 2>/dev/null | sed 's/_.*//' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

weekly() {
    rm -rf "$TMP/week"
    run "$DUEBOOK" weekly "$book" -o "$TMP/week"
}

weekly
is "nothing is typed: exit status" 0 "$status"
is "nothing is typed: five letters" "C1 C2 C3 C4 C5" "$(letters)"

# Each thing that keeps a letter back; two collectors, two languages.
put contacts-zhang.csv <<'EOF'
contact_id,at,customer_id,channel,promise_date,promise_amount,doc_nos
EXAMPLE-1,2026-07-01,C0001,phone,2026-08-01,100.00,A1
K1,2026-07-10 14:30,C1,phone,2026-07-17,1000.00,
EOF
put 联系记录-李四.csv <<'EOF'
联系编号,联系日期,客户编号,沟通方式,承诺付款日期,涉及单据,沟通内容
示例,2026年7月1日,C0001,电话,2026年8月1日,,示例
K2,2026年7月9日,西示例商贸有限公司,微信,2026年7月16日,,已过期的承诺
EOF
put 暂停催收.csv <<'EOF'
客户编号,单据号,暂停起始日,暂停截止日,暂停原因
C3,,2026-07-01,,总经理要求
,A6,2026-07-01,2026-07-31,发票退回重开
EOF
put bank.csv <<'EOF'
value_date,payer,amount,ref
2026-07-16,北示例商贸有限公司,4000.00,9001
2026-07-16,无名示例公司,1.00,9002
EOF
weekly
is "typed by two: exit status" 0 "$status"
is "typed by two: who gets a letter" "C2 C5" "$(letters)"
ok "a payer nobody knows is told" \
    has 'bank.csv:3: warning: payer 无名示例公司 is no customer' "$TMP/err"
ok "a promise that runs is told" has 'no letter to 1 of the customers: they have promised' "$TMP/out"
ok "a block is told" has 'no letter to 1 of the customers: blocked' "$TMP/out"
ok "money at the bank is told" has 'money of theirs is at the bank' "$TMP/out"
pdftotext -layout "$TMP"/week/letters/C5_*.pdf "$TMP/c5.txt"
ok "the document that is not blocked is in the letter" has 'A5' "$TMP/c5.txt"
ok "the blocked one is not" sh -c '! grep -q A6 "$1"' sh "$TMP/c5.txt"
run "$DUEBOOK" check "$book"
ok "example rows are ignored by name" has 'example row 1' "$TMP/out"

# What happened after the snapshot's day holds the letters of today; unless
# the day at which it was recorded is left out.
rm "$records"/*
put contacts.csv <<'EOF'
contact_id,at,customer_id,promise_date,recorded_date
N1,2026-07-19,C1,2026-07-25,2026-07-20
EOF
put blocks.csv <<'EOF'
customer_id,from,reason,recorded_date
C2,2026-07-20,goes to court,2026-07-20
EOF
put bank.csv <<'EOF'
value_date,payer,amount,recorded_date
2026-07-20,南示例商贸有限公司,3000.00,2026-07-20
EOF
weekly
is "recorded after the snapshot's day: who gets a letter" "C4 C5" "$(letters)"
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$book" --known-at 2026-07-19 -o "$TMP/week"
is "not known then: all get a letter" "C1 C2 C3 C4 C5" "$(letters)"

# Written otherwise than the export does: brackets, width, case, blanks. Two
# customers who are alike are not told apart, so neither is meant.
alike=$TMP/alike
mkdir -p "$alike/snapshots/2026-07-17" "$alike/records"
cp "$book/duebook.yaml" "$alike/"
cat >"$alike/snapshots/2026-07-17/documents.csv" <<'EOF'
doc_no,customer_id,customer_name,issue_date,due_date,currency,amount
A1,C1,东示例（华东）有限公司,2026-01-01,2026-02-01,CNY,1000.00
A2,C2,西示例（华东）有限公司,2026-01-01,2026-02-01,CNY,1000.00
A3,C3,ACME Example Ltd,2026-01-01,2026-02-01,CNY,1000.00
A4,C4,北示例（华东）有限公司,2026-01-01,2026-02-01,CNY,1000.00
A5,C5,中示例(华东)有限公司,2026-01-01,2026-02-01,CNY,1000.00
A6,C6,中示例（华东）有限公司,2026-01-01,2026-02-01,CNY,1000.00
EOF
cat >"$alike/records/bank.csv" <<'EOF'
value_date,payer,amount
2026-07-16,东示例(华东)有限公司,1000.00
2026-07-16,中示例 (华东）有限公司,1000.00
EOF
cat >"$alike/records/blocks.csv" <<'EOF'
customer_id,from,reason
西示例(华东)有限公司,2026-07-01,x
c4,2026-07-01,x
EOF
cat >"$alike/records/contacts.csv" <<'EOF'
contact_id,at,customer_id,promise_date
K1,2026-07-10,ＡＣＭＥ example ltd,2026-07-25
EOF
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$alike" -o "$TMP/week"
is "written otherwise: exit status" 0 "$status"
is "written otherwise: who gets a letter" "C5 C6" "$(letters)"
ok "who may be either of two is told" has 'bank.csv:3: warning: payer .* is no customer' "$TMP/err"

# The same of the numbers of documents: block, promise, dispute, allocation.
rm "$alike"/records/*
cat >>"$alike/snapshots/2026-07-17/documents.csv" <<'EOF'
a-7,C7,七示例有限公司,2026-01-01,2026-02-01,CNY,1000.00
A-7,C8,八示例有限公司,2026-01-01,2026-02-01,CNY,1000.00
00077,C9,九示例有限公司,2026-01-01,2026-02-01,CNY,1000.00
EOF
cat >"$alike/records/blocks.csv" <<'EOF'
doc_no,from,reason
Ａ1 ,2026-07-01,x
EOF
cat >"$alike/records/contacts.csv" <<'EOF'
contact_id,at,customer_id,promise_date,doc_nos
K1,2026-07-10,C2,2026-07-25,a 2
EOF
cat >"$alike/records/disputes.csv" <<'EOF'
doc_no,from,reason
a3,2026-07-01,x
EOF
cat >"$alike/records/receipts.csv" <<'EOF'
receipt_no,customer_id,receipt_date,currency,amount
R4,C4,2026-07-01,CNY,1000.00
EOF
cat >"$alike/records/allocations.csv" <<'EOF'
from_no,to_doc_no,amount,allocation_date
R4,ａ４,1000.00,2026-07-01
EOF
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$alike" -o "$TMP/week"
is "numbers written otherwise: exit status" 0 "$status"
is "numbers written otherwise: who gets a letter" "C5 C6 C7 C8 C9" "$(letters)"

# Which of two is not known: both are held. Of one that is only near it is said
# that the letter goes; zeros apart its customer is held.
cat >"$alike/records/blocks.csv" <<'EOF'
doc_no,from,reason
Ａ－7,2026-07-01,x
77,2026-07-01,x
A55,2026-07-01,x
EOF
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$alike" -o "$TMP/week"
is "a number of two: exit status" 1 "$status"
is "a number of two: who gets a letter" "C1 C5 C6" "$(letters)"
ok "of two it is told" has 'blocks.csv:2:1: error: several documents bear the number' "$TMP/err"
ok "zeros are told" has 'blocks.csv:3:1: error: document 77 is not in these files; did you mean 00077' "$TMP/err"
ok "a letter that goes is told" has 'blocks.csv:4:1: .*letters may go out regardless.*did you mean A5' "$TMP/err"

# What was found so is settled by its next week, and no mistake then.
cat >"$alike/snapshots/2026-07-17/documents.csv" <<'EOF'
doc_no,customer_id,customer_name,issue_date,due_date,currency,amount,open_amount
A1,C1,东示例（华东）有限公司,2026-01-01,2026-02-01,CNY,1000.00,1000.00
A2,C2,西示例（华东）有限公司,2026-01-01,2026-02-01,CNY,1000.00,1000.00
EOF
mkdir "$alike/snapshots/2026-07-24"
sed /A1/d "$alike/snapshots/2026-07-17/documents.csv" \
    >"$alike/snapshots/2026-07-24/documents.csv"
rm "$alike"/records/*
cat >"$alike/records/blocks.csv" <<'EOF'
doc_no,from,reason
Ａ1,2026-07-01,x
EOF
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$alike" --accept-gap paid -o "$TMP/week"
is "settled since: exit status" 0 "$status"
is "settled since: who gets a letter" "C2" "$(letters)"

# What came in, the kind and the currency that are typed over an open-items
# export: they count, or the row is refused and its customer held.
items=$TMP/items
mkdir -p "$items/snapshots/2026-07-17" "$items/records"
cp "$book/duebook.yaml" "$items/"
{
    echo doc_no,customer_id,kind,issue_date,due_date,currency,amount,received_amount
    for i in 1 2 3 4 5 6 7; do
        echo "A$i,C$i,invoice,2026-01-01,2026-02-01,CNY,1000.00,200.00"
    done
} >"$items/snapshots/2026-07-17/documents.csv"
cat >"$items/records/documents.csv" <<'EOF'
doc_no,kind,currency,amount,open_amount,received_amount
A1,,,,,1000
A2,red_letter,,,,
A3,,,,300,700
A4,,,,300,100
A5,,USD,,,
A6,,,,,500
EOF
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$items" -o "$TMP/week"
is "typed amounts: who gets a letter" "C3 C6 C7" "$(letters)"
ok "amounts that contradict each other" has 'documents.csv:5:11: error: the amount 1000.00 less the received amount 100.00 is not the open amount 300.00' "$TMP/err"
ok "a currency without an amount" has 'documents.csv:6:5: error: an amount is one of its currency' "$TMP/err"
run "$DUEBOOK" check "$items"
ok "what came in stands beside the export's" has 'A1, received_amount: 1000.00 instead of 200.00' "$TMP/out"
ok "and the kind" has 'A2, kind: .* instead of invoice' "$TMP/out"
ok "and both amounts" has 'A3, open_amount: 300.00 instead of 800.00' "$TMP/out"
ok "each with its own cell" has 'A3, received_amount: 700.00 instead of 200.00' "$TMP/out"
run "$DUEBOOK" aging "$items" --format csv
cp "$TMP/out" "$TMP/items.csv"
run "$DUEBOOK" explain "$items" A6
ok "the rest is open" has '500.00' "$TMP/out"
run "$DUEBOOK" explain "$items" A2
ok "the other side is open" has '-800.00' "$TMP/out"

# A row over the export's: it tells only what changes.
rm "$records"/*
put documents.csv <<'EOF'
doc_no,due_date,amount,status,handed_over_date,recorded_date
A1,2026-02-02,,,,
A2,,1999.00,,,
A3,,,作废,,
A4,,,,2026-07-01,
EOF
put 客户.csv <<'EOF'
客户编号,电子邮箱,登记状态,联系人
C1,new@east.example,,王一
C5,,破产清算,
EOF
run "$DUEBOOK" check "$book"
is "cells over the export's: exit status" 0 "$status"
ok "a typed date is listed with the export's" \
    has 'A1, due_date: 2026-02-02 instead of 2026-02-01 .*documents.csv:2' "$TMP/out"
ok "a typed amount" has 'A2, amount: 1999.00 instead of 2000.00' "$TMP/out"
ok "a void row" has 'A3, status: void instead of valid' "$TMP/out"
ok "a typed address" \
    has 'C1, email: new@east.example instead of old@east.example .*:2' "$TMP/out"
ok "what the export has not is counted, not listed" has_not '王一' "$TMP/out"
ok "rows of people are counted by table" \
    has '^records/, documents: 4 rows typed, 0 rejected; 3 cells' "$TMP/out"
ok "the void row takes the export's away" has '5 customers, 5 documents' "$TMP/out"
run "$DUEBOOK" check "$book" --format json
ok "JSON: five tables' worth of overrides" python3 -c '
import json, sys
r = json.load(open(sys.argv[1]))["records"]
assert [t["table"] for t in r["tables"]] == ["documents", "customers"], r
want = {("A1", "due_date"): ("2026-02-01", "2026-02-02"),
        ("A2", "amount"): ("2000.00", "1999.00"),
        ("A3", "status"): ("valid", "void"),
        ("A4", "handed_over_date"): (None, "2026-07-01"),
        ("C1", "email"): ("old@east.example", "new@east.example"),
        ("C1", "contact"): (None, "王一"),
        ("C5", "registration_status"): (None, "insolvent")}
got = {(o["key"], o["column"]): (o["was"], o["now"]) for o in r["overrides"]}
assert got == want, got
o = r["overrides"][0]
assert (o["file"], o["line"], o["export_file"], o["export_line"]) == (
    "documents.csv", 2, "documents.csv", 2), o
' "$TMP/out"
run "$DUEBOOK" explain "$book" A1
ok "explain: what was typed" \
    has 'typed: due_date 2026-02-02 instead of 2026-02-01' "$TMP/out"
ok "explain: the due date is the typed one" \
    has 'due 2026-02-02, as typed in documents.csv:2' "$TMP/out"
weekly
is "who gets a letter: not the void, not the lawyer's, not the insolvent" \
    "C1 C2" "$(letters)"
ok "the insolvent is told" has 'insolvent, in liquidation or dissolved' "$TMP/out"

# Two people, one row: both add, the newer counts, else neither.
rm "$records"/*
put documents-zhang.csv <<'EOF'
doc_no,due_date,amount,recorded_date
A1,2026-03-01,,2026-07-01
A2,2026-03-01,,
A3,,2900.00,
EOF
put documents-li.csv <<'EOF'
doc_no,due_date,amount,recorded_date
A1,2026-04-01,,2026-07-02
A2,2026-04-01,,
A3,2026-03-03,,
EOF
run "$DUEBOOK" check "$book"
is "two people: exit status" 1 "$status"
ok "the newer row counts" has 'documents-li.csv:2.* A1: due_date is 2026-04-01 here, recorded later than 2026-03-01 in line 2 of documents-zhang.csv' "$TMP/err"
ok "neither is newer: the first is refused" \
    has 'documents-zhang.csv:3:4: error: A2: due_date is 2026-03-01 here, but 2026-04-01 in line 3 of documents-li.csv' "$TMP/err"
ok "neither is newer: the second as well" \
    has 'documents-li.csv:3.*A2: due_date is 2026-04-01 here, but 2026-03-01' "$TMP/err"
run "$DUEBOOK" explain "$book" A2
ok "the export stands" has '2026-02-01' "$TMP/out"
run "$DUEBOOK" explain "$book" A3
ok "what one left empty the other fills" sh -c \
    'grep -q 2900.00 "$1" && grep -q 2026-03-03 "$1"' sh "$TMP/out"

# Rows that refer to nothing, with what is near.
rm "$records"/*
put documents.csv <<'EOF'
doc_no,due_date,status
A11,2026-03-01,
A66,,void
EOF
put contacts.csv <<'EOF'
at,customer_id,promise_date,doc_nos
2026-07-10,C11,2026-08-01,
2026-07-10,C2,2026-08-01,A22
2026-07-10,C2,2026-08-01,A1
2026-07-10,C2,2026-07-01,
EOF
put blocks.csv <<'EOF'
customer_id,doc_no,from,reason
C9,,2026-07-01,x
,,2026-07-01,x
EOF
run "$DUEBOOK" check "$book"
is "rows that refer to nothing: exit status" 1 "$status"
ok "a document" has 'documents.csv:2.*A11 is not in the export; did you mean A1\?' "$TMP/err"
ok "a void one is only warned of" has 'documents.csv:3: warning: A66 is void here, but is not in the export; did you mean A6\?' "$TMP/err"
ok "a customer" has 'contacts.csv:2:12: error: customer C11 is not in these files, and letters may go out regardless of this row; did you mean C1\?' "$TMP/err"
ok "a document in a list" has 'contacts.csv:3:26: error: document A22 is not in these files; did you mean A2\?' "$TMP/err"
ok "another's document" has 'A1 is one of customer C1, not of customer C2' "$TMP/err"
ok "a promise before it was made" has 'contacts.csv:5.*would run out before' "$TMP/err"
ok "a block of nobody known" has 'blocks.csv:2:1: error: customer C9 is not in these files, and letters may go out regardless of this row$' "$TMP/err"
ok "a block of nothing" has 'a block needs a customer or a document number' "$TMP/err"

# Tables that an export may hold as well; two collectors number from 1.
rm "$records"/*
put evidence.csv <<'EOF'
evidence_id,customer_id,title,form
E1,C1,Contract,copy
EOF
cp "$records/evidence.csv" "$book/snapshots/2026-07-17/evidence.csv"
put evidence.csv <<'EOF'
evidence_id,customer_id,title,form,file
E1,C1,Contract,original,C1/a.pdf
E2,C1,Delivery note,,
EOF
put contacts-zhang.csv <<'EOF'
contact_id,at,customer_id,promise_date
1,2026-07-10,C1,2026-08-01
EOF
put contacts-li.csv <<'EOF'
contact_id,at,customer_id,promise_date
1,2026-07-10,C2,2026-08-02
EOF
run "$DUEBOOK" check "$book"
is "the same number of two people: exit status" 0 "$status"
ok "evidence over the export's" \
    has 'E1, form: original instead of copy .*evidence.csv:2' "$TMP/out"
run "$DUEBOOK" explain "$book" C1
ok "two pieces, and his contact" sh -c \
    'grep -q "2 pieces of evidence" "$1" && grep -q 2026-08-01 "$1"' sh "$TMP/out"
put contacts-li.csv <<'EOF'
contact_id,at,customer_id,promise_date
1,2026-07-10,C1,2026-08-02
EOF
run "$DUEBOOK" check "$book"
ok "one contact told by two" \
    has '1: promise_date is 2026-08-02 here, but 2026-08-01 in line 2' "$TMP/err"
rm "$book/snapshots/2026-07-17/evidence.csv"

# A customer's name that only the export's documents tell names him as well.
named=$TMP/named
mkdir -p "$named/snapshots/2026-07-17" "$named/records"
cp "$book/duebook.yaml" "$named/"
cat >"$named/snapshots/2026-07-17/documents.csv" <<'EOF'
doc_no,customer_id,customer_name,issue_date,due_date,amount
A1,00001,甲丙示例厂,2026-01-01,2026-03-01,1000.00
A2,00002,乙丁示例厂,2026-01-01,2026-03-01,2000.00
A3,00003,戊己示例厂,2026-01-01,2026-03-01,3000.00
A4,00004,庚辛示例厂,2026-01-01,2026-03-01,4000.00
A5,00005,壬癸示例厂,2026-01-01,2026-03-01,5000.00
EOF
printf '到账日期,付款人,到账金额\n2026-07-16,甲丙示例厂,500\n' \
    >"$named/records/银行到账.csv"
printf '客户编号,暂停起始日,暂停原因\n乙丁示例厂,2026-07-10,例\n' \
    >"$named/records/暂停催收.csv"
printf '联系日期,客户编号,承诺付款日期\n2026-07-15,戊己示例厂,2026-07-31\n2026-07-15,壬癸示例厂,\n' \
    >"$named/records/联系记录.csv"
printf '单据号,客户编号,争议开始,争议金额\n,庚辛示例厂,2026-07-10,4000\n' \
    >"$named/records/争议.csv"
rm -rf "$TMP/week"
run "$DUEBOOK" weekly "$named" -o "$TMP/week"
is "names of documents: exit status" 0 "$status"
is "names of documents: only who is not held gets a letter" 00005 "$(letters)"

# Words that people write: a day without a year, who called whom.
printf '联系日期,客户编号,联系方向\n7月15日,壬癸示例厂,\n15/7/2026,壬癸示例厂,\n2026-07-15,壬癸示例厂,我方联系\n' \
    >"$named/records/联系记录.csv"
sed -i 's/^language: .*/language: zh-CN/' "$named/duebook.yaml"
run "$DUEBOOK" check "$named"
ok "a day without a year" has '“7月15日”不是日期：请写明年份，如 2026-07-15' "$TMP/err"
ok "a day that no profile could read" \
    has '“15/7/2026”不是按年、月、日书写的日期；请写作 2026-07-15' "$TMP/err"
ok "... and none is spoken of" has_not '导入配置' "$TMP/err"
ok "who called whom" has '联系记录.csv：共 3 行，采用 1' "$TMP/out"

# What is typed over an export counts as if the export had been corrected.
for seed in 1 2 3 4; do
    for kind in typed edited; do
        mkdir -p "$TMP/$kind$seed/snapshots/2026-07-17" \
            "$TMP/$kind$seed/records"
        cp "$book/duebook.yaml" "$TMP/$kind$seed/"
    done
    python3 tests/records_random.py $seed "$TMP/typed$seed" "$TMP/edited$seed"
    for kind in typed edited; do
        run "$DUEBOOK" aging "$TMP/$kind$seed" --format csv
        cp "$TMP/out" "$TMP/$kind.csv"
        cp "$TMP/err" "$TMP/$kind.err"
    done
    ok "random rows $seed: as if the export had been corrected" \
        cmp "$TMP/typed.csv" "$TMP/edited.csv"
    ok "random rows $seed: there is something" test -s "$TMP/typed.csv"
    ok "random rows $seed: none is rejected" has_not error "$TMP/typed.err"
done

# A real ledger: of each overdue customer something random is typed.
ledger=../shared/data/ibm_watson_ar.csv
if [ ! -f "$ledger" ]; then
    skip "a real ledger" "no $ledger"
    done_testing
    exit 0
fi
for day in 2012-03-04 2012-05-20 2012-09-04 2012-09-08 2013-01-15 2013-06-30; do
    book=$TMP/real-$day
    mkdir -p "$book/snapshots/$day" "$book/records"
    sed 's/CNY/USD/; s/days: 7/days: 1/' "$TMP/book/duebook.yaml" \
        >"$book/duebook.yaml"
    cp "$ledger" "$book/snapshots/$day/ledger.csv"
    python3 tests/records_real.py "$ledger" "$book" "$day" | sort \
        >"$TMP/want"
    weekly
    is "real ledger of $day: exit status" 0 "$status"
    is "real ledger of $day: $(grep -c . "$TMP/want") letters" \
        "$(tr '\n' ' ' <"$TMP/want" | sed 's/ $//')" "$(letters)"
done
done_testing
