# What runs on late sums and what payments meet, worked out a second time: day
# by day, from the law's rules, for random claims (seeded).  PROOF=full plays
# more of them.
. tests/tap.sh

[ -x build/claim_cases ] || skip_all "build/claim_cases is missing"

agrees() {
    python3 tests/claim_reference.py "$@"
}

for seed in 1 2 3 4; do
    ok "2,500 random claims, seed $seed" agrees 2500 $seed build/claim_cases
done
[ "${PROOF:-}" != full ] || for seed in $(seq 5 24); do
    ok "2,500 random claims, seed $seed" agrees 2500 "$seed" build/claim_cases
done

# A program that gives one unit more in one row, one that forgets a part.
cat >"$TMP/more" <<EOF
#!/bin/sh
$ROOT/build/claim_cases | awk '/^R/ && !n++ { \$NF++ } { print }'
EOF
cat >"$TMP/less" <<EOF
#!/bin/sh
$ROOT/build/claim_cases | awk '/^X/ && !n++ { next } { print }'
EOF
chmod +x "$TMP/more" "$TMP/less"
ok "a unit more in one row is noticed" not agrees 50 1 "$TMP/more"
ok "a part that is forgotten is noticed" not agrees 50 1 "$TMP/less"
done_testing
