# The pitfalls of the field, each a small book that can be checked by hand.
# NAME/expected says what stands where and why; see judge.py for its form.
. tests/tap.sh

for folder in tests/pitfalls/*/; do
    name=$(basename "$folder")
    ok "$name" python3 tests/pitfalls/judge.py "$folder" "$DUEBOOK" \
        "$TMP/$name"
done

# A judge that lets a wrong figure pass proves nothing: one cent, one bucket.
spoilt() {
    mkdir "$TMP/spoilt.$1"
    cp -R tests/pitfalls/01-partial-payment "$TMP/spoilt.$1/"
    sed -i "$2" "$TMP/spoilt.$1/01-partial-payment/expected"
    not python3 tests/pitfalls/judge.py "$TMP/spoilt.$1/01-partial-payment" \
        "$DUEBOOK" "$TMP/spoilt.$1/book"
}
ok "a cent too much is seen" spoilt cent 's/700\.00/700.01/'
ok "another bucket is seen" spoilt bucket 's/1-30 *1000\.00/31-60 1000.00/'
ok "an amount that is not told is seen" spoilt none '/2026-06-10.*700/d'
done_testing
