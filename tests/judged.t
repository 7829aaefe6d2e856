# veraPDF's word on every document that the samples make: PDF/A-2b, with
# attachments PDF/A-3b, and PDF/UA-1.  Damaged on purpose, it says no.
. tests/tap.sh

judge=$ROOT/../shared/tools/verapdf/verapdf
[ -x "$judge" ] || skip_all "no ../shared/tools"
command -v java >/dev/null || skip_all "no Java"
export DUEBOOK_HOME="$ROOT"
day=2026-07-17
made=$TMP/made
attached=$TMP/attached
mkdir -p "$made" "$attached/files"

# The sample book, weekly and KPI report, in Chinese and in English.
for language in zh-CN en; do
    book=$TMP/book-$language
    cp -R samples/huaheng "$book"
    sed -i "s/^language: .*/language: $language/" "$book/duebook.yaml"
    run "$DUEBOOK" weekly "$book" --as-of $day -o "$made/weekly-$language"
    ok "the sample week in $language has its letters" sh -c \
        'find "$1" -name "*.pdf" | grep -c . | grep -qE "^[23][0-9]$"' sh \
        "$made/weekly-$language"
    mkdir "$made/kpi-$language"
    "$DUEBOOK" kpi "$book" --as-of $day -o "$made/kpi-$language/one.pdf" \
        >/dev/null 2>&1
    cp -R "$book" "$TMP/second-$language"
    "$DUEBOOK" kpi "$book" "$TMP/second-$language" --as-of $day \
        -o "$made/kpi-$language/two.pdf" >/dev/null 2>&1
    is "and the KPI reports of one book and of two" "one.pdf two.pdf" \
        "$(ls "$made/kpi-$language" | xargs)"
done

# The claims of the sample book, and what the house notes of them.
mkdir "$made/claims"
for id in C0061 C0062 C0063 C0064; do
    "$DUEBOOK" claim samples/huaheng --customer $id --as-of $day \
        --format pdf -o "$made/claims" >/dev/null 2>&1
done
ok "the schedules of four claims" sh -c 'test "$(ls "$1" | wc -l)" -ge 4' sh \
    "$made/claims"

# The exports of other programs, as far as they make a report.
mkdir "$made/exports"
for file in samples/minimal/*.csv samples/exports/*.csv \
    samples/exports/*.xls*; do
    "$DUEBOOK" kpi "$file" --as-of $day \
        -o "$made/exports/$(basename "$file").pdf" >/dev/null 2>&1
done
ok "reports of exports" sh -c 'test "$(ls "$1" | wc -l)" -ge 15' sh \
    "$made/exports"

# Every template that has data beside it, and again with these attached.
mkdir "$made/templates"
for data in samples/documents/*.json samples/letters/*.json \
    tests/specimen/*.json; do
    name=$(basename "$data" .json)
    for folder in "$made/templates" "$attached/files"; do
        set --
        [ "$folder" = "$made/templates" ] ||
            set -- --attach "$data" --attach samples/minimal/documents.csv
        run "$DUEBOOK" render "${data%.json}.md" --data "$data" \
            -o "$folder/$name.pdf" "$@"
        ok "$data is rendered${1:+ with attachments}" \
            test -s "$folder/$name.pdf"
    done
done

# What a template of ours may use, as its data: vars makes them up.
mkdir "$made/vars"
for template in templates/letters/*/*.md templates/court/*/*.md; do
    name=$(echo "${template#templates/}" | tr / -)
    "$DUEBOOK" vars "$template" --format json >"$TMP/vars.json" 2>/dev/null &&
        "$DUEBOOK" render "$template" --data "$TMP/vars.json" \
            -o "$made/vars/${name%.md}.pdf" >/dev/null 2>&1
    ok "$template is rendered of its own variables" \
        test -s "$made/vars/${name%.md}.pdf"
done

# judge KIND NAME FOLDER: what is in each folder of it, all in one call.
judge() {
    find "$3" -name '*.pdf' | LC_ALL=C sort >"$TMP/files"
    LC_ALL=C.UTF-8 xargs -d '\n' -a "$TMP/files" "$judge" "$1" >"$TMP/said"
    for folder in "$3"/*; do
        n=$(grep -c "^$folder/" "$TMP/files")
        ok "$2: $(basename "$folder"), $n documents" all_pass "$folder" "$n"
    done
}
all_pass() { # FOLDER DOCUMENTS
    grep -A 20 "^FAIL.*$1/" "$TMP/said"
    [ "$2" -gt 0 ] && [ "$(grep -c "^PASS.*$1/" "$TMP/said")" = "$2" ]
}
judge 2b PDF/A-2b "$made"
judge ua1 PDF/UA-1 "$made"
judge 3b PDF/A-3b "$attached"
judge ua1 PDF/UA-1 "$attached"

# One thing broken in a sample document, and it is noticed.
mkdir -p "$TMP/broken/2b" "$TMP/broken/ua1" "$TMP/broken/3b"
break_one() { # KIND NAME FROM CHANGE
    qpdf --qdf --object-streams=disable --newline-before-endstream "$3" \
        "$TMP/plain.pdf"
    perl -pe "$4" "$TMP/plain.pdf" >"$TMP/edited.pdf"
    cmp -s "$TMP/plain.pdf" "$TMP/edited.pdf" && return 1
    fix-qdf "$TMP/edited.pdf" >"$TMP/broken/$1/$2.pdf" 2>/dev/null
}
letter=$(find "$made/weekly-zh-CN" -name 'C0004_*.pdf')
while read -r kind name from change; do
    [ "$from" = letter ] && from=$letter || from=$attached/files/complaint.pdf
    ok "broken: $name" break_one "$kind" "$name" "$from" "$change"
done <<'EDITS'
2b nothing letter s/^%% Original object/%% Former object/
2b no-intent letter s/OutputIntents/OutputIntenzs/
2b other-part letter s/<pdfaid:part>2/<pdfaid:part>9/
2b no-program letter s/\/FontFile3/\/FontFilx3/
2b other-width letter s/^(\s+)\/DW 1000/$1\/DW 900/
ua1 nothing letter s/^%% Original object/%% Former object/
ua1 no-tag-of-heading letter s/^\/H1<<\/MCID/\/H1<<\/MCIX/
ua1 no-tree letter s/\/StructTreeRoot/\/StructTreeRood/
ua1 no-language letter s/\/Lang \(zh-CN\)/\/Lanx (zh-CN)/
ua1 no-scope letter s/\/Scope \/Column/\/Scopx \/Column/
3b nothing court s/^%% Original object/%% Former object/
3b no-relationship court s/\/AFRelationship/\/AFRelationshix/
EDITS
for kind in 2b ua1 3b; do
    $judge $kind "$TMP/broken/$kind"/*.pdf >"$TMP/said"
    for file in "$TMP/broken/$kind"/*.pdf; do
        name=$(basename "$file" .pdf)
        verdict=$([ $name = nothing ] && echo PASS || echo FAIL)
        ok "$kind: $verdict with $name broken" \
            grep -q "^$verdict.*/$name.pdf" "$TMP/said"
    done
done
done_testing
