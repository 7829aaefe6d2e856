#!/bin/sh
# dunning propose over 20,000 customers with five open documents each; the floor
# is `duebook aging` of the same book as a workbook, which reads the same and
# writes as many rows.  Best of three.
#
# Then 20,000 letters are issued, which is what commit does with what was
# decided (numbers, hashes, register, post pack); the floor is the same letters
# as drafts, which are printed alone.  Once each.
set -eu
book=$BENCH_DIR/dunning
rm -rf "$book"
mkdir -p "$book/snapshots/2026-07-17"
cat >"$book/duebook.yaml" <<'YAML'
version: 1
language: zh-CN
currency: CNY
creditor:
  name: 示例制造有限公司
dunning:
  ladder:
    - {stage: reminder, template: reminder, workdays_before: 3}
    - {stage: friendly, template: friendly, days: 1}
    - {stage: formal, template: demand, days: 7}
    - {stage: call, call: true, days: 15}
    - {stage: final, template: final, days: 30, pay_within_days: 10}
YAML
awk -v customers="$book/snapshots/2026-07-17/customers.csv" \
    -v documents="$book/snapshots/2026-07-17/documents.csv" '
BEGIN {
    print "customer_id,name,address,collector" >customers
    print "doc_no,customer_id,kind,issue_date,due_date,currency,amount" \
        >documents
    for (i = 1; i <= 20000; i++) {
        printf "K%05d,示例客户%05d有限公司,示例市示例区%d号,催收%d组\n",
            i, i, i, i % 40 >customers
        for (k = 1; k <= 5; k++) {
            x = (x * 16807 + 12345) % 2147483647
            due = sprintf("2026-%02d-%02d", 1 + int(x / 65536) % 9,
                1 + int(x / 1024) % 28)
            printf "F%05d-%d,K%05d,invoice,2026-01-01,%s,CNY,%d.%02d\n",
                i, k, i, due, 100 + int(x / 4096) % 90000, x % 100 >documents
        }
    }
}'

# best COMMAND...: the shortest of three runs, in milliseconds.
best() {
    least=999999
    for i in 1 2 3; do
        from=$(date +%s%N)
        "$@" >/dev/null 2>&1 || exit 1
        took=$((($(date +%s%N) - from) / 1000000))
        [ "$took" -ge "$least" ] || least=$took
    done
    echo "$least"
}
aging=$(best "$DUEBOOK" aging "$book" --format xlsx -o "$BENCH_DIR/aging.xlsx")
propose=$(best "$DUEBOOK" dunning propose "$book" \
    -o "$BENCH_DIR/proposal.xlsx")
printf 'dunning propose, 20,000 customers, 100,000 documents\t%s\tms\t2000\n' \
    "$propose"
printf 'duebook aging --format xlsx of the same book\t%s\tms\t-\n' "$aging"
printf 'dunning propose against it\t%s.%02d\ttimes\t-\n' \
    $((propose / aging)) $((propose * 100 / aging % 100))

# once COMMAND...: in milliseconds.
once() {
    from=$(date +%s%N)
    "$@" >"$BENCH_DIR/said" 2>&1 || exit 1
    echo $((($(date +%s%N) - from) / 1000000))
}
draft=$(once "$DUEBOOK" document friendly "$book" --all -o "$BENCH_DIR/drafts")
letters=$(find "$BENCH_DIR/drafts" -name '*.pdf' | wc -l)
rm -rf "$BENCH_DIR/drafts"
issue=$(once "$DUEBOOK" document friendly "$book" --all --issue \
    --reason bench --expect "$letters")
printf 'issue of %s letters, with register and post pack\t%s\tms\t-\n' \
    "$letters" "$issue"
printf 'the same letters as drafts\t%s\tms\t-\n' "$draft"
printf 'issue against drafts\t%s.%02d\ttimes\t4.00\n' \
    $((issue / draft)) $((issue * 100 / draft % 100))
rm -rf "$book"
[ "$propose" -lt 2000 ] && [ "$issue" -lt $((draft * 4)) ]
