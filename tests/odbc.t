# Straight from a database: a PostgreSQL of the test's own, over its Unix
# socket, by Debian's driver; started here and stopped here.
. tests/tap.sh

python=/usr/bin/python3
here=$PWD
[ -x "$python" ] || skip_all "python3 is not installed"
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
[ -x "$bin/initdb" ] || skip_all "PostgreSQL is not installed (postgresql)"
driver=$(ls /usr/lib/*/odbc/psqlodbcw.so 2>/dev/null | head -n 1)
[ "$driver" ] || skip_all "no driver (odbc-postgresql)"
command -v psql >/dev/null || skip_all "psql is not installed"

# --- the server --------------------------------------------------------------

# initdb refuses root: the package's own user then.
as_server() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}
PG=$TMP/pg
mkdir "$PG"
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || skip_all "there is no user postgres"
    chmod 711 "$TMP"
    chown postgres "$PG"
fi
start() {
    as_server "$bin/pg_ctl" -D "$PG/data" -s -w -l "$PG/log" \
        -o "-c listen_addresses='' -k $PG -c fsync=off" start
}
stop() {
    as_server "$bin/pg_ctl" -D "$PG/data" -s -m immediate stop
}
trap 'stop >/dev/null 2>&1; rm -rf "$TMP"' EXIT
as_server "$bin/initdb" -D "$PG/data" -U owner -A trust -E UTF8 --locale=C \
    --no-sync >"$TMP/initdb" 2>&1 && start >>"$TMP/initdb" 2>&1 ||
    skip_all "PostgreSQL does not start here"

sql() {
    PGOPTIONS='-c client_min_messages=warning' psql -qAtX -h "$PG" -U owner \
        -v ON_ERROR_STOP=1 "$@"
}
sql -c 'CREATE DATABASE erp' postgres
"$python" tests/odbc_load.py samples/huaheng/snapshots/2026-07-17 \
    >"$TMP/load.sql"
ok "the sample's tables are loaded, with types" sql -f "$TMP/load.sql" erp
sql erp >/dev/null <<'SQL'
CREATE ROLE reader LOGIN PASSWORD 'wolkig;{7}';
GRANT USAGE ON SCHEMA erp TO reader;
GRANT SELECT ON ALL TABLES IN SCHEMA erp TO reader;
CREATE TABLE erp.touched (n integer);
CREATE FUNCTION erp.touch() RETURNS text LANGUAGE sql
    AS 'INSERT INTO erp.touched VALUES (1) RETURNING ''D-1''::text';
SQL
printf 'local all reader scram-sha-256\nlocal all all trust\n' >"$TMP/hba"
cp "$TMP/hba" "$PG/hba" && chmod 644 "$PG/hba"
sql -c "ALTER SYSTEM SET hba_file = '$PG/hba'" postgres
stop
start

mkdir "$TMP/etc"
printf '[PG]\nDriver = %s\n' "$driver" >"$TMP/etc/odbcinst.ini"
printf '[ANSI]\nDriver = %s\n' "${driver%w.so}a.so" >>"$TMP/etc/odbcinst.ini"
source_of() {
    printf '[%s]\nDriver = %s\nServername = %s\nDatabase = erp\n' \
        "$1" "$2" "$PG"
    shift 2
    printf '%s\n' "$@" ""
}
{
    source_of ERP PG 'UserName = owner'
    source_of FETCH PG 'UserName = owner' 'UseDeclareFetch = 1' 'Fetch = 100'
    source_of BYTES ANSI 'UserName = owner'
    source_of BARE PG
} >"$TMP/odbc.ini"
ODBCSYSINI=$TMP/etc
ODBCINI=$TMP/odbc.ini
export ODBCSYSINI ODBCINI
unset DUEBOOK_ODBC_UID DUEBOOK_ODBC_PWD DUEBOOK_ODBC_TIMEOUT

# --- the same bytes downstream -----------------------------------------------

mkdir "$TMP/csv" "$TMP/db"
cp -R samples/huaheng "$TMP/csv/book"
cp -R samples/huaheng "$TMP/db/book"
rm -r "$TMP/db/book/snapshots/2026-07-17"
mkdir -p "$TMP/db/book/profiles"
cp samples/exports/odbc-example.yaml "$TMP/db/book/profiles/erp.yaml"
cd "$TMP/db" || exit 1
run "$DUEBOOK" take book --odbc ERP --as-of 2026-07-17
is "take --odbc: exit status 0" 0 "$status"
is "every table is a file" "allocations.csv bills.csv contracts.csv \
control.csv costs.csv customers.csv disputes.csv documents.csv fx.csv \
receipts.csv take.json writeoffs.csv" \
    "$(ls book/snapshots/2026-07-17 | tr '\n' ' ' | sed 's/ $//')"
for where in csv db; do
    cd "$TMP/$where" || exit 1
    "$DUEBOOK" aging book --format json -o aging.json 2>err
    "$DUEBOOK" aging book --format xlsx -o aging.xlsx 2>>err >out
    "$DUEBOOK" kpi book --format json -o kpi.json 2>>err
    "$DUEBOOK" explain book C0045 >explain.txt 2>>err
    "$DUEBOOK" weekly book -o week >out 2>>err
done
cd "$TMP" || exit 1
# The files differ in their encodings, which the figures tell.
for where in csv db; do
    sed '/^        "encoding":/d' $where/kpi.json >$where/figures.json
    "$python" -W ignore "$here/tests/xlsx_read.py" but $where/aging.xlsx 说明 \
        >$where/aging.txt
done
ok "the workbook has cells" test -s csv/aging.txt
for file in aging.json aging.txt figures.json explain.txt; do
    ok "$file: the same bytes as from the CSV" cmp "csv/$file" "db/$file"
done
(cd csv/week && find . -path '*催款函*' -type f | sort) >csv/letters
ok "there are letters" test -s csv/letters
ok "and they are the same" sh -c '
    while read -r letter; do
        cmp "csv/week/$letter" "db/week/$letter" || exit 1
    done <csv/letters'

documents=db/book/snapshots/2026-07-17/documents.csv
is "a file begins with the mark of UTF-8 and the canonical headings" \
    "efbbbf646f635f6e6f2c" "$(head -c 10 "$documents" | od -An -tx1 | tr -d ' ')"
is "lines end with CR LF" "$(wc -l <"$documents")" \
    "$(grep -c "$(printf '\r')\$" "$documents")"
ok "take.json has the data source's name" \
    has '"original": "odbc:ERP documents"' db/book/snapshots/2026-07-17/take.json
run "$DUEBOOK" take db/book --odbc ERP --as-of 2026-07-17
is "the same again: exit status 0" 0 "$status"
ok "is ignored, by the same bytes" has 'documents.csv.*(filed already|已归档)' \
    "$TMP/err"
ok "nothing of ours is left behind" not test -e db/book/snapshots/.odbc
ok "the log names the table, not where it lay meanwhile" sh -c \
    'grep -q "^odbc:ERP documents" "$@" &&
        ! grep -Eq "[.]odbc/.*(read with|导入配置)" "$@"' sh \
    $(ls db/book/snapshots/*.txt db/book/snapshots/*.log 2>/dev/null)

mkdir -p early/profiles
cp db/book/duebook.yaml early
cp db/book/profiles/erp.yaml early/profiles
run "$DUEBOOK" take early --odbc ERP --as-of 2026-03-31
is ":as_of is the day" \
    "$(sql -c "SELECT count(*) + 1 FROM erp.documents
        WHERE recorded_date <= '2026-03-31'" erp)" \
    "$(wc -l <early/snapshots/2026-03-31/documents.csv)"

# --- values ------------------------------------------------------------------

# book NAME QUERY: a book whose profile asks for documents alone.
book() {
    rm -rf "$TMP/$1"
    mkdir -p "$TMP/$1/profiles" "$TMP/$1/snapshots"
    printf 'version: 1\nlanguage: en\ncreditor:\n  name: 云汐示例有限公司\n' \
        >"$TMP/$1/duebook.yaml"
    printf 'version: 1\ndescription: test\nsql:\n  documents: |\n    %s\n' \
        "$2" >"$TMP/$1/profiles/own.yaml"
}
plain="'A-'||n AS doc_no, 'C'||n%7 AS customer_id, 'invoice' AS kind,
    DATE '2026-01-01' AS issue_date, 1.00+n AS amount"
take() {
    run "$DUEBOOK" take "$@" --as-of 2026-07-17
}
book values "SELECT 'A-' || n AS doc_no, c::char(10) AS customer_id,
    t AS customer_name, 'invoice' AS kind, d AS issue_date, ts AS due_date,
    'CNY' AS currency, a AS amount, o AS open_amount, ok AS flag, f AS float,
    r AS real, tz, big, current_setting('transaction_read_only') AS ro,
    current_setting('transaction_isolation') AS level
    FROM (VALUES
    (1, 'C1', '乙公司\"引号\",逗号', DATE '2026-01-02',
     TIMESTAMP '2026-02-03 00:00:00', 12.50::numeric, 0.5::numeric(10,1), true,
     1.5e15::float8, 0.1::real, TIMESTAMPTZ '2026-02-03 04:05:06.789+00',
     9223372036854775807::bigint),
    (2, NULL, E'=1+1' || chr(10) || '二 😀𠀀', DATE '0001-01-01',
     TIMESTAMP '2026-02-03 04:05:06', -99999999999999.99, NULL, false, 1e-7,
     NULL, NULL, NULL),
    (3, 'C3  x', '-5.00', DATE '9999-12-31', NULL, -0.01, 0, NULL, 'NaN', 3.25,
     NULL, -1)) x(n, c, t, d, ts, a, o, ok, f, r, tz, big)
    WHERE :as_of > d OR n = 3 ORDER BY n"
cat >"$TMP/wanted" <<'CSV'
doc_no,customer_id,customer_name,kind,issue_date,due_date,currency,amount,open_amount,flag,float,real,tz,big,ro,level
A-1,C1,"乙公司""引号"",逗号",invoice,2026-01-02,2026-02-03,CNY,12.50,0.5,yes,1500000000000000,0.1,2026-02-03 04:05:06,9223372036854775807,on,repeatable read
A-2,,"'=1+1
二 😀𠀀",invoice,0001-01-01,2026-02-03 04:05:06,CNY,-99999999999999.99,,no,0.0000001,,,,on,repeatable read
A-3,C3  x,-5.00,invoice,9999-12-31,,CNY,-0.01,0,,NaN,3.25,,-1,on,repeatable read
CSV
PGTZ=UTC
export PGTZ
for dsn in ERP FETCH; do
    rm -rf values/snapshots
    LC_ALL=de_DE.UTF-8 take values --odbc $dsn
    tail -c +4 values/snapshots/2026-07-17/documents.csv 2>/dev/null |
        tr -d '\r' >"$TMP/got"
    is "$dsn: every value as text, in a transaction that only reads" \
        "$(cat "$TMP/wanted")" "$(cat "$TMP/got")"
done

book large "SELECT $plain, repeat('长文本', n) AS description
    FROM generate_series(1, 3000) n ORDER BY n"
take large --odbc ERP
is "long texts, many rows: exit status 0" 0 "$status"
is "none is cut" $((3000 * 3001 / 2)) \
    "$(grep -o 长文本 large/snapshots/2026-07-17/documents.csv | wc -l)"
sum=$(sha256sum <large/snapshots/2026-07-17/documents.csv)
rm -r large/snapshots
take large --odbc FETCH
is "the same bytes by a cursor" "$sum" \
    "$(sha256sum <large/snapshots/2026-07-17/documents.csv)"

book names "SELECT 'A-' || customer_id AS doc_no, customer_id,
    name AS customer_name, 'invoice' AS kind, DATE '2026-01-01' AS issue_date,
    credit_limit AS amount FROM erp.customers ORDER BY line"
take names --odbc ERP
sum=$(sha256sum <names/snapshots/2026-07-17/documents.csv)
rm -r names/snapshots
take names --odbc BYTES
is "the same bytes by a driver that knows no Unicode" "$sum" \
    "$(sha256sum <names/snapshots/2026-07-17/documents.csv)"

book bytes "SELECT 'A'::text AS doc_no, '\\x00'::bytea AS picture"
take bytes --odbc ERP
is "bytes are no text: exit status 1" 1 "$status"
ok "the column is named" has '^bytes/profiles/own.yaml:\d+:.*picture' "$TMP/err"

# --- names and passwords -----------------------------------------------------

secret='wolkig;{7}'
book login "SELECT $plain FROM generate_series(1, 3) n"
DUEBOOK_ODBC_UID=reader DUEBOOK_ODBC_PWD=$secret take login --odbc BARE
is "name and password from the environment: exit status 0" 0 "$status"
rm -r login/snapshots
DUEBOOK_ODBC_UID=reader DUEBOOK_ODBC_PWD=wrong$secret take login --odbc BARE
is "a wrong one: exit status 3" 3 "$status"
ok "the driver's reason is told" has 'BARE.*authentication.*SQLSTATE' "$TMP/err"
DUEBOOK_ODBC_UID="$secret" DUEBOOK_ODBC_PWD=$secret take login --odbc BARE
take login --odbc "DSN=BARE;UID=reader;PWD=$secret"
is "a connection string: exit status 2" 2 "$status"
grep -rF -e "$secret" login "$TMP/err" "$TMP/out" >"$TMP/leaks"
is "the password is in no file and no message" "" "$(cat "$TMP/leaks")"
ok "nothing was filed" not test -e login/snapshots/2026-07-17
take login --odbc NOWHERE
is "a data source that is not there: exit status 3" 3 "$status"
ok "is named" has 'NOWHERE' "$TMP/err"

# --- reading alone -----------------------------------------------------------

while IFS='|' read -r name query pattern; do
    book refused "$query"
    take refused --odbc ERP
    is "$name: exit status 1" 1 "$status"
    ok "$name: said where" \
        has "^refused/profiles/own.yaml:[45](:\d+)?: error: .*$pattern" "$TMP/err"
    ok "$name: nothing is filed" not test -e refused/snapshots/2026-07-17
done <<'CASES'
a DELETE|DELETE FROM erp.documents|SELECT or WITH
two statements|SELECT 1; SELECT 2|semicolon
a deletion inside a query|WITH x AS (DELETE FROM erp.fx RETURNING *) SELECT * FROM x|DELETE
another parameter|SELECT :password|:password
a function that writes|SELECT erp.touch() AS doc_no|read-only.*25006
a table that is not there|SELECT * FROM erp.nothing|nothing.*42P01
a data error|SELECT 1/(n-2) AS doc_no FROM generate_series(1,3) n|22012
CASES
is "nothing was written" 0 "$(sql -c 'SELECT count(*) FROM erp.touched' erp)"

book without "SELECT 1"
rm without/profiles/own.yaml
take without --odbc ERP
is "no profile with queries: exit status 2" 2 "$status"
run "$DUEBOOK" take login --odbc ERP
is "no day: exit status 2" 2 "$status"
take login samples/minimal/documents.csv --odbc ERP
is "files beside the database: exit status 2" 2 "$status"
cp login/profiles/own.yaml login/profiles/other.yaml
take login --odbc ERP
is "two profiles with queries: exit status 2" 2 "$status"
take login --odbc ERP --profile other
is "unless one is named" 0 "$status"
book nothing "SELECT $plain FROM generate_series(1, 0) n"
take nothing --odbc ERP
is "no rows at all: exit status 1" 1 "$status"
ok "nothing is filed then" not test -e nothing/snapshots/2026-07-17

# --- a connection that breaks ------------------------------------------------

slow="SELECT $plain FROM generate_series(1, 100000) n
    WHERE pg_sleep(0.001) IS NOT NULL"
# wait_for QUERY: until it gives a row, 20 seconds at most.
wait_for() {
    for _ in $(seq 200); do
        [ "$(sql -c "$1" erp 2>/dev/null)" ] && return 0
        sleep 0.1
    done
    return 1
}
busy="SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'
    AND datname = 'erp' AND pid <> pg_backend_pid()
    AND query ~ 'pg_sleep|FETCH|fetch'"
broken() {
    book broken "$slow"
    printf '  customers: SELECT customer_id, name FROM erp.customers\n' \
        >>broken/profiles/own.yaml
    # The table that was read alone would pass for a snapshot.
    mkdir broken/snapshots/2026-07-10
    cp db/book/snapshots/2026-07-17/customers.csv broken/snapshots/2026-07-10
    files_below broken >"$TMP/before"
    "$DUEBOOK" take broken --odbc "$1" --as-of 2026-07-17 >"$TMP/out" \
        2>"$TMP/err" &
    taker=$!
    wait_for "$busy" && sleep 0.7
    ls -A broken/snapshots/.odbc >"$TMP/staged"
    sql -c "SELECT pg_terminate_backend(pid) FROM ($busy) x" erp >/dev/null
    status=0
    wait $taker || status=$?
}
for dsn in ERP FETCH; do
    broken $dsn
    is "$dsn: the connection is cut: exit status 3" 3 "$status"
    ok "$dsn: one table was there, another was being read" \
        grep -qx customers.csv "$TMP/staged"
    ok "$dsn: the driver's reason is told" has 'SQLSTATE' "$TMP/err"
    files_below broken | grep -v 'run.log' >"$TMP/after"
    is "$dsn: the snapshots are as they were" "$(cat "$TMP/before")" \
        "$(cat "$TMP/after")"
    ok "$dsn: and the log has it" grep -q SQLSTATE broken/snapshots/run.log
done

book broken "$slow"
"$DUEBOOK" take broken --odbc FETCH --as-of 2026-07-17 >"$TMP/out" 2>&1 &
taker=$!
wait_for "$busy"
take broken --odbc ERP
is "a second one at the same time: exit status 3" 3 "$status"
kill -9 $taker
wait $taker 2>/dev/null
ok "killed: no snapshot" not test -e broken/snapshots/2026-07-17
book again "SELECT $plain FROM generate_series(1, 3) n"
cp again/profiles/own.yaml broken/profiles/own.yaml
take broken --odbc ERP
is "the next one is fine: exit status 0" 0 "$status"
ok "and clears up" not test -e broken/snapshots/.odbc

book broken "SELECT 'A' AS doc_no FROM pg_sleep(60)"
DUEBOOK_ODBC_TIMEOUT=1 take broken --odbc ERP
is "a query that takes too long: exit status 3" 3 "$status"
stop
take login --odbc ERP --profile other
is "no server: exit status 3" 3 "$status"
ok "is told with its state" has 'ERP cannot be opened.*08001' "$TMP/err"

done_testing
