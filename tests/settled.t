# What people typed of a document that an earlier export of open items had and
# the newest has no more: it stays settled, and is no mistake.
. tests/tap.sh

export LC_ALL=C.UTF-8
heading=doc_no,customer_id,customer_name,issue_date,due_date,currency,amount
heading=$heading,open_amount

# export DAY: rows of open items of the day.
export_of() {
    mkdir -p "$TMP/book/snapshots/$1"
    {
        echo $heading
        cat
    } >"$TMP/book/snapshots/$1/documents.csv"
}

# type TABLE: rows of records/.
typed() {
    mkdir -p "$TMP/book/records"
    cat >"$TMP/book/records/$1.csv"
}

book() {
    rm -rf "$TMP/book"
    mkdir -p "$TMP/book/snapshots"
    printf 'version: 1\nlanguage: en\ncurrency: CNY\ncreditor:\n  name: %s\n' \
        示例制造有限公司 >"$TMP/book/duebook.yaml"
}


# closing FLAG...: what is owed in all, into $closing.
closing() {
    run "$DUEBOOK" check "$TMP/book" --accept-gap test "$@"
    closing=$(sed -n 's/^  = closing //p' "$TMP/out")
}

two_weeks() {
    book
    export_of 2026-07-03 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
A2,C2,乙示例公司,2026-04-01,2026-05-01,CNY,200.00,200.00
A3,C3,丙示例公司,2026-04-01,2026-05-01,CNY,30.00,30.00
ROWS
    export_of 2026-07-10 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
A2,C2,乙示例公司,2026-04-01,2026-05-01,CNY,200.00,200.00
ROWS
}
rows=doc_no,customer_id,issue_date,due_date,amount

# --- A row that would stand by itself -------------------------------------
two_weeks
typed documents <<ROWS
$rows
A3,C3,2026-04-01,2026-05-03,30.00
ROWS
closing
is "what was settled is not owed again" 1,200.00 "$closing"
is "without an error" 0 "$status"
ok "the row is told of with its number" has \
    'documents.csv:2: note: document A3 stood in the export of 2026-07-03 and stands in this one no more' \
    "$TMP/err"
ok "and the document is settled, cause unknown" has \
    'C3: A3 settled, cause unknown, open then 30.00, now 0.00 CNY' "$TMP/out"
ok "the row is counted as of what is no longer open" has \
    'of what is no longer open 1' "$TMP/out"
closing --as-of 2026-07-03
is "on the day of the first export it counts" 1,230.00 "$closing"

# A snapshot in between, in which it stood no more either.
export_of 2026-07-17 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
ROWS
closing
is "nor some weeks later" 1,000.00 "$closing"
export_of 2026-07-17 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
A3,C3,丙示例公司,2026-04-01,2026-05-01,CNY,30.00,30.00
ROWS
closing
is "but when the export has it again" 1,030.00 "$closing"
ok "what is typed stands over it" has 'A3: what is typed here stands' "$TMP/err"

# --- A row never seen in an export, which then is ----------------------------
two_weeks
typed documents <<ROWS
$rows
N9,C1,2026-06-01,2026-07-01,5.00
ROWS
closing
is "a new document counts" 1,205.00 "$closing"
ok "and nobody says that it was settled" has_not 'N9' "$TMP/err"
export_of 2026-07-17 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
N9,C1,甲示例公司,2026-06-01,2026-07-01,CNY,5.00,5.00
ROWS
closing
is "entered in the books it counts once" 1,005.00 "$closing"
export_of 2026-07-24 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
ROWS
closing
is "and no more when it is settled" 1,000.00 "$closing"

# --- Numbers that begin anew, other customers, instalments -------------------
two_weeks
typed documents <<ROWS
$rows
A3,C3,2026-07-08,2026-08-08,31.00
ROWS
closing
is "a number used again for a later document is a new one" 1,231.00 "$closing"
typed documents <<ROWS
$rows
A3,C1,2026-04-01,2026-05-01,30.00
ROWS
closing
is "of another customer it is not used" 1,200.00 "$closing"
ok "which is a warning" has \
    'warning: document A3 stood in the export of 2026-07-03 with another customer' \
    "$TMP/err"
typed documents <<'ROWS'
doc_no,customer_id,issue_date,due_date,currency,amount
A3,C3,2026-04-01,2026-05-01,USD,30.00
ROWS
closing
ok "and so is another currency" has 'with another customer or currency' \
    "$TMP/err"
typed documents <<'ROWS'
doc_no,installment_no,customer_id,issue_date,due_date,amount
A3,2,C3,2026-04-01,2026-05-01,7.00
ROWS
closing
is "an instalment that no export had is new" 1,207.00 "$closing"

# --- A row of the newest export that is rejected -----------------------------
two_weeks
export_of 2026-07-10 <<'ROWS'
A1,C1,甲示例公司,2026-04-01,2026-05-01,CNY,1000.00,1000.00
A3,C3,丙示例公司,2026-13-01,2026-05-01,CNY,30.00,30.00
ROWS
typed documents <<ROWS
$rows
A3,C3,2026-04-01,2026-05-03,30.00
ROWS
closing
is "the export still has it, though its row is no good" 1,030.00 "$closing"

# --- A full list of documents is no photograph ------------------------------
two_weeks
for day in 2026-07-03 2026-07-10; do
    sed -i 's/,[^,]*$//' "$TMP/book/snapshots/$day/documents.csv"
done
typed documents <<ROWS
$rows
A3,C3,2026-04-01,2026-05-03,30.00
ROWS
closing
is "where no export tells what is open, what is typed counts" 1,230.00 "$closing"

# --- What only adds to a row that is gone, and blocks -----------------------
two_weeks
typed documents <<'ROWS'
doc_no,due_date
A3,2026-05-03
ROWS
typed blocks <<'ROWS'
doc_no,customer_id,from,reason
A3,,2026-07-01,goods returned
,C3,2026-07-01,asked to wait
ROWS
typed contacts <<'ROWS'
at,customer_id,promise_date,doc_nos
2026-07-01,C3,2026-07-20,A3
ROWS
closing
is "what is typed of a settled document is left aside" 1,200.00 "$closing"
is "and is no error, week after week" 0 "$status"
ok "neither of documents nor of blocks or promises" has_not \
    'records.*(error|warning)' "$TMP/err"
typed blocks <<'ROWS'
doc_no,customer_id,from,reason
A4,,2026-07-01,goods returned
ROWS
closing
is "a number that no export ever had is one" 1 "$status"
ok "and is told" has 'document A4 is not in these files' "$TMP/err"

done_testing
