# The examples of templates/profiles/README.md do what they say.
. tests/tap.sh

readme=templates/profiles/README.md

# example N: the N-th profile of the Chinese part.
example() {
    awk -v n="$1" '/^---$/ { exit }
        /^```$/ { inside = 0 }
        inside && at == n
        /^```yaml$/ { at++; inside = 1 }' "$readme"
}

# rows HEADING...: the sheet of the Chinese part that begins so.
rows() {
    sed -n "/^    $1/,/^\$/s/^    //p;/^---\$/q" "$readme"
}

# new_book NAME: with a settings file and a snapshot's folder.
new_book() {
    book="$TMP/$1"
    mkdir -p "$book/profiles" "$book/snapshots/2026-07-31"
    printf 'version: 1\nlanguage: zh-CN\ncreditor: {name: 示例公司}\n' \
        >"$book/duebook.yaml"
}

new_book small
example 1 >"$book/profiles/本公司ERP.yaml"
rows '单据编号,' >"$book/snapshots/2026-07-31/应收明细.csv"
run "$DUEBOOK" check "$book" --lang zh
is "the example is read" 0 "$status"
is "without a word of complaint" "" "$(cat "$TMP/err")"
ok "by the profile, two rows left out" \
    has '共 4 行，采用 2，忽略 2，拒收 0（本公司ERP' "$TMP/out"
ok "named with their reasons" has '作废 1, 合计行 1' "$TMP/out"
ok "10,000.00 less 500.00" has '期末 9,500.00' "$TMP/out"
run "$DUEBOOK" check "$book" --profile nope --lang en
is "a profile that does not exist: exit status" 2 "$status"
ok "says which there are" has '本公司ERP' "$TMP/err"
run "$DUEBOOK" check "$book" --profile ../../x --lang en
is "no way out of the folders" 2 "$status"
done_testing
