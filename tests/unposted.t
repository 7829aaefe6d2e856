# A receipt typed in records/ of a day that the export of open items covers: it
# is in the export, or is told of.
. tests/tap.sh

export LC_ALL=C.UTF-8

# book HEADINGS: an export of 2026-07-10; its rows from standard input.
book() {
    rm -rf "$TMP/book"
    mkdir -p "$TMP/book/snapshots/2026-07-10" "$TMP/book/records"
    printf 'version: 1\nlanguage: en\ncurrency: CNY\ncreditor:\n  name: %s\n' \
        示例制造有限公司 >"$TMP/book/duebook.yaml"
    {
        echo "$1"
        cat
    } >"$TMP/book/snapshots/2026-07-10/documents.csv"
}

# receipts: rows from standard input, then what check says of them.
receipts() {
    {
        echo receipt_no,customer_id,receipt_date,amount,doc_nos
        cat
    } >"$TMP/book/records/receipts.csv"
    run "$DUEBOOK" check "$TMP/book"
    grep -c 'is not after the export' "$TMP/err" >"$TMP/count"
}

# told NAME COUNT ROW...: how many of the receipts check tells of.
told() {
    name=$1 wanted=$2
    shift 2
    printf '%s\n' "$@" | receipts
    is "$name" "$wanted" "$(cat "$TMP/count")"
}

full() {
    book doc_no,customer_id,issue_date,due_date,amount,open_amount <<'ROWS'
A1,C1,2026-04-01,2026-05-01,1000.00,1000.00
A2,C2,2026-04-01,2026-05-01,1000.00,600.00
A3,C3,2026-04-01,2026-05-01,300.00,300.00
ROWS
}

full
receipts <<'ROWS'
R1,C1,2026-07-09,1000,A1
ROWS
ok "what is not posted is told by its row, with the open amount" has \
    'receipts.csv:2: warning: receipt R1 of 2026-07-09 is not after the export of 2026-07-10, which still shows document A1 open with 1,000.00 CNY' \
    "$TMP/err"
run "$DUEBOOK" weekly "$TMP/book" -o "$TMP/run"
ok "the others get letters" sh -c 'ls "$1"/run/letters/*C2*' sh "$TMP"
ok "its customer gets none" not sh -c 'ls "$1"/run/letters/*C1*' sh "$TMP"

told "on the day itself too, and in part" 1 R1,C1,2026-07-10,1,A1
told "a day later it moves the open amount" 0 R1,C1,2026-07-11,1000,A1
told "what the export is less by is posted" 0 R1,C2,2026-07-01,400,A2
told "but once" 1 R1,C2,2026-07-01,400,A2 R2,C2,2026-07-09,100,A2
ok "the later one is the one that is told" has 'receipts.csv:3: warning' \
    "$TMP/err"
told "a receipt that names nothing cannot be told" 0 R1,C1,2026-07-09,1000,
told "nor one that also paid what is gone" 0 'R1,C3,2026-07-09,500,A3;A4'
told "of two that are both open it can" 1 'R1,C3,2026-07-09,1300,A1;A3'

# An export whose one amount is what is open: a part of it may be posted.
book 单号,客户,开票日,到期,余额 <<'ROWS'
A1,C1,2026-04-01,2026-05-01,600.00
ROWS
mkdir -p "$TMP/book/profiles"
cat >"$TMP/book/profiles/own.yaml" <<'YAML'
version: 1
recognise:
  headings: [单号, 余额]
tables:
  documents:
    doc_no: 单号
    customer_id: 客户
    issue_date: 开票日
    due_date: 到期
    amount: 余额
    open_amount: 余额
YAML
told "less than what is open may be in it" 0 R1,C1,2026-07-09,400,A1
told "all of it cannot" 1 R1,C1,2026-07-09,600,A1

done_testing
