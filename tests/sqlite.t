# The figures a second time, by other means: SQL that reads the design for
# itself, run by sqlite3 on the same files, must come to the same cent for
# every customer, bucket, part and line of the tie-out.  PROOF=full has more
# days.
. tests/tap.sh

command -v sqlite3 >/dev/null || skip_all "no sqlite3"
sql=$ROOT/tests/sql
mkdir "$TMP/w"

# recode FOLDER: the tables of a snapshot into $TMP/w, as UTF-8 without marks.
recode() {
    for table in customers documents receipts allocations disputes bills \
        writeoffs control fx; do
        from=UTF-8
        [ $table = customers ] && from=GB18030
        iconv -f $from -t UTF-8 "$1/$table.csv" |
            sed '1s/^\xEF\xBB\xBF//; s/\r$//' >"$TMP/w/$table.csv"
    done
    : >"$TMP/w/reported.csv"
}

# query TABLES DAY BEFORE LAST...: from tests/sql/TABLES.sql to tieout.sql, then
# LAST; BEFORE may be empty.
query() {
    (cd "$TMP/w" && {
        printf '.bail on\n.parameter set :day "'\''%s'\''"\n' "$2"
        printf '.parameter set :known "'\''9999-12-31'\''"\n'
        if [ "$3" ]; then
            printf '.parameter set :before "'\''%s'\''"\n' "$3"
        else
            printf '.parameter set :before NULL\n'
        fi
        tables=$1
        shift 3
        for file in tables "$tables" open aging tieout "$@"; do
            echo ".read $sql/$file.sql"
        done
    } | sqlite3 -batch :memory:)
}

# differs TABLES DAY BEFORE: both sides' lines in $TMP/w; leaves $lines.
differs() {
    query "$1" "$2" "$3" told differ >"$TMP/differ" 2>&1
    lines=$(sed -n 's/^lines|//p' "$TMP/differ")
    sed -i '/^lines|[1-9]/d' "$TMP/differ"
    [ ! "${lines:-0}" -gt 0 ] || [ -s "$TMP/differ" ]
}

# agree NAME TABLES DAY BEFORE: the lines in $TMP/w against its JSON.
agree() {
    differs "$2" "$3" "$4"
    is "$1, $3: ${lines:-0} lines agree to the cent" "" "$(cat "$TMP/differ")"
}

# told BOOK FLAG...: what the program tells, beside the tables.
told() {
    for command in aging check; do
        run "$DUEBOOK" $command "$@" --format json
        cp "$TMP/out" "$TMP/w/$command.json"
        [ "$status" = 0 ] || is "$command $*: exit status" 0 "$status"
    done
}

# The last snapshot of the book before a day, of those up to another.
snapshot_before() {
    (cd "$book/snapshots" && ls) | sort |
        awk -v day="$1" -v to="$2" '$1 < day && $1 <= to' | tail -n 1
}

# proves SNAPSHOT DAY: as it was known on the snapshot's day.
proves() {
    before=$(snapshot_before "$2" "$1")
    : >"$TMP/reported"
    if [ "$before" ]; then
        recode "$book/snapshots/$before"
        query canonical "$before" "" reported >"$TMP/reported"
    fi
    recode "$book/snapshots/$1"
    cp "$TMP/reported" "$TMP/w/reported.csv"
    told "$book" --known-at "$1" --as-of "$2"
    agree "$(basename "$book") as known on $1" canonical "$2" "$before"
}

# The sample book: its snapshots, each on its day and on others.
book=samples/huaheng
for snapshot in 2026-06-26 2026-07-03 2026-07-10 2026-07-17; do
    proves $snapshot $snapshot
done
for day in 2024-12-31 2025-03-31 2025-10-01 2026-02-28 2026-06-25 2026-06-27 \
    2026-07-03 2026-07-08 2026-07-10 2026-07-11 2026-07-16 2026-12-31; do
    proves 2026-07-17 $day
done
[ "${PROOF:-}" != full ] || for day in $(seq 0 7 600); do
    proves 2026-07-17 "$(date -ud "2025-01-01 +$day days" +%F)"
done

# A cent more in the last row of a table that the SQL reads, and it disagrees.
cent() {
    python3 - "$TMP/w/$1.csv" "$2" <<'PY'
import csv, sys
from decimal import Decimal
path, column = sys.argv[1], int(sys.argv[2])
rows = list(csv.reader(open(path, encoding='utf-8', newline='')))
more = Decimal(rows[-1][column].replace(',', '')) + Decimal('0.01')
rows[-1][column] = str(more)
csv.writer(open(path, 'w', encoding='utf-8', newline='')).writerows(rows)
PY
    differs canonical 2026-07-17 2026-07-10
    grep -q '^computed' "$TMP/differ"
}
proves 2026-07-17 2026-07-17
cp -R "$TMP/w" "$TMP/whole"
while read -r table column; do
    rm -rf "$TMP/w"
    cp -R "$TMP/whole" "$TMP/w"
    ok "a cent in $table is seen" cent "$table" "$column"
done <<'EOF2'
documents 6
receipts 4
allocations 4
writeoffs 3
bills 4
control 3
EOF2

# A ledger with every kind of event, 200,000 sales of 3,000 customers.
book=$TMP/large
mkdir "$book"
cp samples/huaheng/duebook.yaml "$book"
build/samplegen --out "$book" --customers 3000 --documents 200000 --seed 7
proves 2026-07-17 2026-07-17
[ "${PROOF:-}" != full ] || for day in 2025-06-30 2026-02-28 2026-05-31; do
    proves 2026-07-17 $day
done
rm -rf "$book"

# Ledgers that others published, mapped to tables by the SQL itself.
data=../shared/data
published() {
    sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$data/$1" >"$TMP/w/ledger.csv"
    : >"$TMP/w/reported.csv"
    told "$data/$1" --profile "$2" --as-of "$4"
    agree "$1" "$3" "$4" ""
}
if [ -d $data ]; then
    while read -r file profile tables day; do
        published "$file" "$profile" "$tables" "$day"
    done <<'EOF2'
ibm_watson_ar.csv ibm-watson-ar ibm 2012-02-29
ibm_watson_ar.csv ibm-watson-ar ibm 2012-06-30
ibm_watson_ar.csv ibm-watson-ar ibm 2013-03-31
ibm_watson_ar.csv ibm-watson-ar ibm 2013-12-31
cassandra_udyam_ar_train.csv cassandra-ar cassandra 2017-12-31
cassandra_udyam_ar_train.csv cassandra-ar cassandra 2026-11-23
cumcm2020c/E1.csv cn-vat-sales vat 2018-02-28
cumcm2020c/E1.csv cn-vat-sales vat 2020-02-29
cumcm2020c/E7.csv cn-vat-sales vat 2020-02-29
cumcm2020c/E27.csv cn-vat-sales vat 2019-06-30
cumcm2020c/E50.csv cn-vat-sales vat 2018-12-31
cumcm2020c/E90.csv cn-vat-sales vat 2019-12-31
cumcm2020c/E113.csv cn-vat-sales vat 2019-12-31
EOF2
else
    skip "ledgers that others published" "no $data"
fi
done_testing
