# Every workbook of the samples, every sheet of it, as other people's programs
# read, calculate and write it.
. tests/tap.sh

python=/usr/bin/python3
"$python" -c 'import openpyxl' 2>/dev/null ||
    skip_all "openpyxl is not installed (python3-openpyxl)"
books=$TMP/books
mkdir "$books"

# take PREFIX FOLDER: all workbooks below the folder, by names of their own
take() {
    find "$2" -name '*.xlsx' | sort | while read -r found; do
        cp "$found" "$books/$1-$(echo "${found#"$2"/}" | tr '/' '-')"
    done
}

# --- all that the program writes as a workbook -------------------------------

for language in zh-CN en; do
    book=$TMP/$language
    mkdir "$book"
    cp -R samples/huaheng/. "$book"
    sed -i "s/^language: .*/language: $language/" "$book/duebook.yaml"
    "$DUEBOOK" weekly "$book" --full -o "$TMP/week_$language" \
        >"$TMP/out" 2>"$TMP/err"
    take "week_$language" "$TMP/week_$language"
    for what in check calendar kpi; do
        "$DUEBOOK" $what "$book" --format xlsx \
            -o "$books/$what-$language.xlsx" >"$TMP/out" 2>"$TMP/err"
    done
    mkdir "$TMP/close_$language"
    cp -R "$book/." "$TMP/close_$language"
    "$DUEBOOK" close "$TMP/close_$language" --as-of 2026-06-30 \
        >"$TMP/out" 2>"$TMP/err"
    [ -d "$TMP/close_$language/closes" ] &&
        take "close_$language" "$TMP/close_$language/closes"
    rm -rf "$TMP/close_$language"
    "$DUEBOOK" init "$TMP/new_$language" --lang "${language%-CN}" \
        >"$TMP/out" 2>"$TMP/err"
    take "forms_$language" "$TMP/new_$language"
done
for customer in C0001 C0013; do
    mkdir "$TMP/claim_$customer"
    (cd "$TMP/claim_$customer" && "$DUEBOOK" claim "$TMP/zh-CN" \
        --customer $customer --format xlsx >"$TMP/out" 2>"$TMP/err")
    take claim_$customer "$TMP/claim_$customer"
done
cp -R samples/minimal "$TMP/minimal"
"$DUEBOOK" weekly "$TMP/minimal" --full --as-of 2026-07-17 \
    -o "$TMP/week_minimal" >"$TMP/out" 2>"$TMP/err"
[ -d "$TMP/week_minimal" ] && take minimal "$TMP/week_minimal"
[ -x build/feature_book ] && build/feature_book "$books/features.xlsx"

want="week_zh-CN-账龄表 week_zh-CN-分析 week_en-aging week_en-analysis check-zh-CN
    calendar-zh-CN check-en calendar-en close_zh-CN-2026-06-30-分析
    close_en-2026-06-30-analysis kpi-zh-CN kpi-en"
for name in $want; do
    ok "$name.xlsx is written" test -s "$books/$name.xlsx"
done

if [ -s "$books/features.xlsx" ]; then
    is "openpyxl reads every feature of a sheet" "" \
        "$("$python" tests/xlsx_features.py "$books/features.xlsx" 2>&1)"
else
    skip "openpyxl reads every feature of a sheet" "no build/feature_book"
fi

# --- judges ------------------------------------------------------------------

check=../shared/tools/ooxml-check/ooxml-check
if [ -x "$check" ] && command -v java >/dev/null; then
    parts_follow() {
        LC_ALL=C.UTF-8 "$check" "$books"/*.xlsx >"$TMP/checked" && return 0
        grep -v '^PASS' "$TMP/checked"
        return 1
    }
    ok "ooxml-check: all parts follow the ECMA-376 schemas" parts_follow
else
    skip "ooxml-check" "../shared/tools or Java is missing"
fi
if ! command -v soffice >/dev/null; then
    skip "LibreOffice calculates the same values" "soffice is not installed"
    done_testing
    exit
fi
mkdir -p "$TMP/profile/user"
cat >"$TMP/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
"$python" tests/xlsx_judge.py plant "$books" "$TMP/false"
# recalculate FROM TO
recalculate() {
    soffice "-env:UserInstallation=file://$TMP/profile" --headless \
        --convert-to xlsx --outdir "$2" "$1"/*.xlsx >"$TMP/soffice" 2>&1
}
recalculate "$books" "$TMP/written"
recalculate "$TMP/false" "$TMP/noticed"
"$python" tests/xlsx_judge.py judge "$books" "$TMP/written" "$TMP/false" \
    "$TMP/noticed" >"$TMP/points" 2>"$TMP/err"
while IFS='	' read -r word text; do
    case $word in
    '#') echo "#   $text" ;;
    *) tap_point "$word" "$text" ;;
    esac
done <"$TMP/points"
ok "the judge came to its end" grep -q 'formulas$' "$TMP/err"
sed 's/^#*/# /' "$TMP/err"

done_testing
