# Customers typed in records/ whose number is another than the export's only in
# how it is written: Excel takes the zeros off, people mistype.
. tests/tap.sh

export LC_ALL=C.UTF-8

book() {
    rm -rf "$TMP/book"
    mkdir -p "$TMP/book/snapshots/2026-07-10" "$TMP/book/records"
    printf 'version: 1\nlanguage: zh-CN\ncurrency: CNY\ncreditor:\n  name: %s\n' \
        示例制造有限公司 >"$TMP/book/duebook.yaml"
    cat >"$TMP/book/snapshots/2026-07-10/documents.csv" <<'ROWS'
单据号,客户编号,客户名称,开票日期,到期日,金额,未收余额
A1,00001,甲示例公司,2026-04-01,2026-05-01,1000.00,1000.00
A2,00002,乙示例公司,2026-04-01,2026-05-01,200.00,200.00
A3,C-15,丙示例公司,2026-04-01,2026-05-01,30.00,30.00
ROWS
}

# customers: rows from standard input, then what weekly says and writes.
customers() {
    {
        echo 客户编号,客户名称,联系电话
        cat
    } >"$TMP/book/records/客户.csv"
    rm -rf "$TMP/run"
    run "$DUEBOOK" weekly "$TMP/book" --accept-gap test -o "$TMP/run"
    letters=$(ls "$TMP/run/催款函" 2>/dev/null | cut -d_ -f1 | tr '\n' ' ')
}

book
customers <<'ROWS'
00001,甲示例公司,
ROWS
is "a number as it stands is no doubt" "0 00001 00002 C-15 " "$status $letters"

customers <<'ROWS'
1,甲示例公司,
ROWS
is "without its zeros it is an error, and holds him" "1 00002 C-15 " \
    "$status $letters"
ok "which says what it should be" has \
    '客户.csv:2:1: 错误: 导出数据中没有客户 1；是否应为 00001？' "$TMP/err"

customers <<'ROWS'
1,,
ROWS
is "without a name as well" "1 00002 C-15 " "$status $letters"

customers <<'ROWS'
C15,丙示例公司,
ROWS
is "a near number with the same name is one" "1 00001 00002 " "$status $letters"

customers <<'ROWS'
K77,丙示例公司,
ROWS
is "another number with the same name is a warning" "0 00001 00002 C-15 " \
    "$status $letters"
ok "that names both" has \
    '客户.csv:2: 警告: 导出数据中没有客户 K77，但其名称与客户 C-15 相同' "$TMP/err"

customers <<'ROWS'
C-15,丙示例公司,
C-16,丙示例公司,
ROWS
is "who has a row beside him is another" "0 00001 00002 C-15 " \
    "$status $letters"
ok "of whom nothing is said" has_not '没有客户' "$TMP/err"

customers <<'ROWS'
1,戊示例公司,
C16,丁示例公司,
ROWS
is "another name is another customer" "0 00001 00002 C-15 " "$status $letters"
ok "of whom nothing is said" has_not '没有客户' "$TMP/err"

# Who stood in an export once, and has paid.
mkdir -p "$TMP/book/snapshots/2026-07-03"
cat >"$TMP/book/snapshots/2026-07-03/documents.csv" <<'ROWS'
单据号,客户编号,客户名称,开票日期,到期日,金额,未收余额
A1,00001,甲示例公司,2026-04-01,2026-05-01,1000.00,1000.00
A2,00002,乙示例公司,2026-04-01,2026-05-01,200.00,200.00
A3,C-15,丙示例公司,2026-04-01,2026-05-01,30.00,30.00
A4,C15,丙示例公司,2026-04-01,2026-05-01,3.00,3.00
ROWS
customers <<'ROWS'
C15,丙示例公司,
ROWS
is "is a customer of his own" "0 00001 00002 C-15 " "$status $letters"
rm -r "$TMP/book/snapshots/2026-07-03"

# A block for the number without its zeros.
book
printf '客户编号,暂停起始日,暂停原因\n2,2026-07-01,x\n' \
    >"$TMP/book/records/暂停催收.csv"
customers <<'ROWS'
ROWS
is "a block for a number without its zeros holds him" "1 00001 C-15 " \
    "$status $letters"
ok "and asks" has '没有客户 2；是否应为 00002？' "$TMP/err"

done_testing
