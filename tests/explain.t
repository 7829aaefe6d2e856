# duebook explain: every event with its row, the balance after it, and why.
. tests/tap.sh

book=$TMP/book
snapshot=$book/snapshots/2026-07-17
mkdir -p "$snapshot"
cat > "$book/duebook.yaml" <<'X'
version: 1
language: zh-CN
currency: CNY
creditor: {name: 示例甲公司}
X
cat > "$snapshot/customers.csv" <<'X'
customer_id,name,parent_id,former_ids
K0,示例集团,,
K1,示例乙公司,K0,旧1
X
# A-1: paid in part, a bill sent back, disputed, written off in part.
cat > "$snapshot/documents.csv" <<'X'
doc_no,customer_id,kind,issue_date,due_date,currency,amount,class,handed_over_date,recorded_date
A-1,K1,invoice,2026-01-10,2026-06-16,CNY,1000.00,,2026-07-01,2026-01-10
A-2,旧1,invoice,2026-03-01,,CNY,50.01,retention,,2026-04-01
A-3,K1,invoice,2026-07-18,2026-08-18,CNY,1.00,,,
X
cat > "$snapshot/receipts.csv" <<'X'
receipt_no,customer_id,receipt_date,currency,amount,bank_ref,doc_nos
R-1,K1,2026-02-01,CNY,300.00,,A-1
R-2,K1,2026-05-01,CNY,7.00,,
X
cat > "$snapshot/bills.csv" <<'X'
bill_no,customer_id,amount,currency,issue_date,received_date,maturity_date,status,dishonoured_at,doc_nos
B-1,K1,200.00,CNY,2026-02-10,2026-02-15,2026-05-10,dishonoured,2026-05-12,A-1
X
cat > "$snapshot/allocations.csv" <<'X'
from_no,to_doc_no,allocation_date,amount
R-1,A-1,2026-02-01,300.00
B-1,A-1,2026-02-15,200.00
X
cat > "$snapshot/writeoffs.csv" <<'X'
writeoff_date,doc_no,amount,reason
2026-06-30,A-1,100.00,客户停业
X
cat > "$snapshot/disputes.csv" <<'X'
doc_no,from,until,amount,reason
A-1,2026-06-20,,60.00,数量不符
X

# lines SUBJECT: date, event, amount, balance and line of each event.
lines() {
    python3 - "$TMP/out" <<'PY'
import json, sys
out = json.load(open(sys.argv[1]))
for s in out['subjects']:
    for e in s['events']:
        print(e['date'], e['event'], e['amount'], e['balance'],
              '%s:%s' % (e['file'], e['line']))
PY
}

# field NAME: of the first subject.
field() {
    python3 - "$TMP/out" "$1" <<'PY'
import json, sys
s = json.load(open(sys.argv[1]))['subjects'][0]
for key in sys.argv[2].split('.'):
    s = s[key]
print(s)
PY
}

run "$DUEBOOK" explain "$book" A-1 --format json
is "a document: exit status" 0 "$status"
is "a document: all events in order, with balances and rows" \
"2026-01-10 document 1000.00 1000.00 documents.csv:2
2026-02-01 allocation -300.00 700.00 allocations.csv:2
2026-02-15 allocation -200.00 500.00 allocations.csv:3
2026-05-12 bill_dishonoured 200.00 700.00 bills.csv:2
2026-06-20 dispute 60.00 700.00 disputes.csv:2
2026-06-30 writeoff -100.00 600.00 writeoffs.csv:2
2026-07-01 handed_over None None documents.csv:2" "$(lines)"
is "a document: open, as the aging has it" 600.00 "$(field open)"
is "a document: disputed" 60.00 "$(field disputed)"
is "a document: opened again by the bill" 200.00 "$(field returned)"
is "a document: 31 days past due" 31 "$(field days_past_due)"
is "a document: bucket" 31-60 "$(field buckets.due_date)"
is "a document: years since it arose" 0-1y "$(field buckets.disclosure)"

run "$DUEBOOK" explain "$book" A-1 --format json --as-of 2026-05-11
is "the day before the bill came back" 500.00 "$(field open)"
run "$DUEBOOK" explain "$book" A-1 --format json --as-of 2026-05-12
is "the day the bill came back" 700.00 "$(field open)"

run "$DUEBOOK" explain "$book" A-2 --format json
is "a former number leads to the customer" K1 "$(field customer_id)"
is "no due date: its own bucket" no_due_date "$(field buckets.due_date)"

run "$DUEBOOK" explain "$book" R-2 --format json
is "a receipt: what is left of it" -7.00 "$(field unapplied)"
run "$DUEBOOK" explain "$book" B-1 --format json
is "a bill: in, applied, dishonoured" \
"2026-02-15 bill -200.00 -200.00 bills.csv:2
2026-02-15 allocation 200.00 0.00 allocations.csv:3
2026-05-12 bill_dishonoured -200.00 -200.00 bills.csv:2
2026-05-12 bill_dishonoured 200.00 0.00 bills.csv:2" "$(lines)"

run "$DUEBOOK" explain "$book" K1 --format json
is "a customer: all that moved his balance" \
"2026-01-10 document 1000.00 1000.00 documents.csv:2
2026-02-01 receipt -300.00 700.00 receipts.csv:2
2026-02-15 bill -200.00 500.00 bills.csv:2
2026-03-01 document 50.01 550.01 documents.csv:3
2026-05-01 receipt -7.00 543.01 receipts.csv:3
2026-05-12 bill_dishonoured 200.00 743.01 bills.csv:2
2026-06-30 writeoff -100.00 643.01 writeoffs.csv:2" "$(lines)"
run "$DUEBOOK" aging "$book" --format json
ok "a customer: the last balance is the aging's total" \
    grep -q '"total": "643.01"' "$TMP/out"

run "$DUEBOOK" explain "$book" 示例乙公司
is "by name, for people: exit status" 0 "$status"
ok "the text names row, bucket and reason" \
    grep -q 'A-1：未收 600.00 CNY（截至 2026-07-17），列入“逾期31-60天”' "$TMP/out"
ok "the text says what a late entry is" grep -q '录入于 2026-04-01' "$TMP/out"
ok "the text says that the lawyer has it" grep -q '移交律师' "$TMP/out"
run "$DUEBOOK" explain "$book" K1 --lang en
ok "in English" grep -q '31 days overdue' "$TMP/out"
ok "in English: nothing of the Chinese text" \
    sh -c "! grep -q '截至\|余额\|核销' '$TMP/out'"

run "$DUEBOOK" explain "$book" A-3
ok "not issued yet on that day" grep -q '尚未开具' "$TMP/out"
run "$DUEBOOK" explain "$book" A-9
is "an unknown number: exit status" 1 "$status"
ok "an unknown number: what is expected" grep -q 'A-9' "$TMP/err"
run "$DUEBOOK" explain "$book" k1
ok "another case: who may be meant" grep -q 'K1 示例乙公司' "$TMP/err"
run "$DUEBOOK" explain "$book" 示例乙 --lang en
ok "a part of the name: who may be meant" grep -q 'meant: K1' "$TMP/err"
run "$DUEBOOK" explain "$book" K0
ok "a group's head names its members" grep -q '所辖客户 K1' "$TMP/out"
sed -i 's/^A-3,K1,invoice,2026-07-18/A-3,K1,invoice,2026-02-30/' \
    "$snapshot/documents.csv"
run "$DUEBOOK" explain "$book" A-3
is "a rejected row: exit status" 1 "$status"
ok "a rejected row: where it stands" grep -q 'documents.csv:4:.*A-3' "$TMP/err"

# Exported open amounts: the difference is an event of its own.
cat > "$TMP/open.csv" <<'X'
doc_no,customer_id,issue_date,due_date,currency,amount,open_amount
P-1,K9,2026-05-01,2026-06-01,CNY,100.00,40.00
X
run "$DUEBOOK" explain "$TMP/open.csv" P-1 --as-of 2026-07-17 --format json
is "a photograph: from the amount to what is open" \
"2026-05-01 document 100.00 100.00 open.csv:2
2026-07-17 as_exported -60.00 40.00 open.csv:2" "$(lines)"

# What was refused is no event; a write-off of a red letter adds.
cat > "$snapshot/writeoffs.csv" <<'X'
writeoff_date,doc_no,amount,reason
2026-06-30,A-1,100.00,客户停业
2026-07-01,A-1,5000.00,多写
2026-07-02,A-4,0.01,尾差
X
echo 'A-4,K1,invoice,2026-07-01,,CNY,-2.00,,,' >> "$snapshot/documents.csv"
run "$DUEBOOK" explain "$book" K1 --format json
last=$(lines | tail -1)
is "write-offs: none that was refused, each with its document's sign" \
    "2026-07-02 writeoff 0.01 641.02 writeoffs.csv:4" "$last"
run "$DUEBOOK" aging "$book" --format json
ok "write-offs: the last balance is the aging's total" \
    grep -q '"total": "641.02"' "$TMP/out"
done_testing
