# The text of each letter of the ladder and of the correction, in Chinese and in
# English, for customers with one item, with contracts, disputes, credits and
# money on account, is compared with tests/letters/*.txt.
#
#   ACCEPT=1 sh tests/letters.t
#
# writes those anew; read the difference as carefully as a letter you sign.
. tests/tap.sh

golden=$PWD/tests/letters

# Which customers: one item; contracts and money on account; a dispute; credits.
customers="C0029 C0016 C0001 C0019"

compare() { # FILE: what stands there is what was accepted
    [ -z "${ACCEPT:-}" ] || cp "$TMP/$1" "$golden/"
    ok "the text of $1" diff -u "$golden/$1" "$TMP/$1"
}

# The words, without how they are spaced out.
words() {
    pdftotext -layout "$1" - | sed 's/  */ /g; s/ *$//; s/^ //' | grep -v '^$'
}

# No page that holds the slip lacks a line of it.
whole_slips() { # FOLDER FIRST LAST
    find "$1" -name '*.pdf' | sort | while read -r pdf; do
        pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
        for page in $(seq 1 "$pages"); do
            pdftotext -layout -f "$page" -l "$page" "$pdf" "$TMP/page"
            [ "$(grep -c "$2" "$TMP/page")" = "$(grep -c "$3" "$TMP/page")" ] ||
                echo "$pdf $page"
        done
    done
}

for language in zh-CN en; do
    book=$TMP/book-$language
    cp -R samples/huaheng "$book"
    sed -i "s/^language: .*/language: $language/" "$book/duebook.yaml"
    for file in "$book"/snapshots/*/customers.csv; do
        iconv -f gb18030 -t utf-8 "$file" | sed "s/,zh-CN,/,$language,/" >"$TMP/customers"
        cp "$TMP/customers" "$file"
    done
    for name in reminder friendly demand final; do
        asked="--customer $customers"
        [ $name != reminder ] || asked=--all
        # shellcheck disable=SC2086
        run "$DUEBOOK" document $name "$book" $asked -o "$TMP/$language/$name"
        is "$name in $language: drafts are made" 0 "$status"
        find "$TMP/$language/$name" -name '*.pdf' | sort |
            while read -r pdf; do
                echo "# $(basename "$pdf")"
                words "$pdf"
            done >"$TMP/$name.$language.txt"
        compare "$name.$language.txt"
    done
    run "$DUEBOOK" document demand "$book" --customer C0029 --issue \
        --reason test --expect 1
    number=$(sed -n 's/.*\(催字[^ ]*号\|DL-[0-9-]*\).*/\1/p' "$TMP/out" | head -n 1)
    printf 'letter_no,customer_id,tracking_no,posted_at,recorded_at\n%s,C0029,EX1,2026-07-17,2026-07-17\n' \
        "$number" >"$book/records/deliveries-posted.csv"
    run "$DUEBOOK" dunning undo "$book" "$number" \
        --reason "$([ $language = en ] && echo 'it was sent to a former address' ||
            echo 函件误寄至贵司原住所地)"
    is "the correction in $language is made" 0 "$status"
    words "$(find "$book" -name '*更正函.pdf' -o -name '*orrection*.pdf' |
        head -n 1)" >"$TMP/correction.$language.txt"
    compare "correction.$language.txt"
done

is "each slip stands whole on its page" "" "$(
    whole_slips "$TMP/zh-CN" '^ *回　执' '签收人身份'
    whole_slips "$TMP/en" 'Acknowledgement of receipt' 'Signature:')"

done_testing
