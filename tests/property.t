# Random books (seeded): each day of a year ties out to what was entered, the
# days differ by what happened, and what was known then is what was told then.
# PROOF=full plays more of them.
. tests/tap.sh

# holds SEED WHICH: property.py says what.
holds() {
    python3 tests/property.py "$DUEBOOK" "$TMP/$1" "$1" "$2" >"$TMP/said" 2>&1
    held=$?
    cat "$TMP/said"
    rm -rf "$TMP/$1"
    return $held
}

for seed in 0 1; do
    ok "book $seed, every day of a year" holds "$seed" every
done
for seed in 2 3 4 5 6 7 8 9 10 11; do
    ok "book $seed, every week and month's end" holds "$seed" weekly
done
[ "${PROOF:-}" != full ] || for seed in $(seq 12 111); do
    ok "book $seed, every day of a year" holds "$seed" every
done
ok "a unit more in one document is noticed" not holds 2 spoilt
done_testing
