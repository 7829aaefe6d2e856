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
    ls "$TMP/week/letters" | sed 's/_.*//' | tr '\n' ' ' | sed 's/ $//'
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
ok "a promise that runs is told" has '1 customers get no letter: they have promised' "$TMP/out"
ok "a block is told" has '1 customers get no letter: blocked' "$TMP/out"
ok "money at the bank is told" has 'money of theirs is at the bank' "$TMP/out"
pdftotext -layout "$TMP"/week/letters/C5_*.pdf "$TMP/c5.txt"
ok "the document that is not blocked is in the letter" has 'A5' "$TMP/c5.txt"
ok "the blocked one is not" sh -c '! grep -q A6 "$1"' sh "$TMP/c5.txt"
run "$DUEBOOK" check "$book"
ok "example rows are ignored by name" has 'example row 1' "$TMP/out"

done_testing
