# Month ends: what is frozen stays, what differs later is told, and a close is
# there whole or not at all.
. tests/tap.sh

export LC_ALL=C.UTF-8
python=/usr/bin/python3
reference="$ROOT/tests/close_reference.py"

close() { # BOOK FLAG...
    run "$DUEBOOK" close "$@" --lang en
}
figure() { # FILE EXPRESSION: of the JSON j
    $python -c 'import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
print(eval(sys.argv[2]))' "$@"
}
listing() { # FOLDER: names and hashes, hidden ones too
    (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

# --- the golden figure ------------------------------------------------------
# 7.0m x 1.5 % + 4.0m x 3.4 % + 2.5m x 7.1 % + 1.0m x 10.8 % = 526,500
book() { # FOLDER PROVISION
    mkdir -p "$1/snapshots/2026-06-30" "$1/records"
    printf 'version: 1\nlanguage: en\ncurrency: CNY\ncreditor:\n  name: A\n' \
        >"$1/duebook.yaml"
    printf 'provision:\n%s\n' "$2" >>"$1/duebook.yaml"
    cat >"$1/snapshots/2026-06-30/documents.csv" <<'END'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
D1,C1,invoice,2026-01-01,2026-06-15,CNY,7000000.00
D2,C1,invoice,2026-01-01,2026-05-15,CNY,4000000.00
D3,C2,invoice,2026-01-01,2026-04-15,CNY,2500000.00
D4,C2,invoice,2026-01-01,2026-02-15,CNY,1000000.00
END
}
rates='  buckets: [30, 60, 90]
  rates: [0.5%, 1.5%, 3.4%, 7.1%, 10.8%]'
book "$TMP/gold" "$rates"
gold="$TMP/gold"
printf 'as_of,currency,amount\n2026-05-31,CNY,500000.00\n' \
    >"$gold/records/allowance.csv"
close "$gold" --as-of 2026-06-30
is "the golden book is closed" 0 "$status"
ok "golden: 526,500.00 required, 26,500.00 to enter" \
    has 'required 526,500.00, before this entry 500,000.00: debit credit impairment loss, credit allowance 26,500.00' "$TMP/out"
is "golden: close.json" "526500.00 500000.00 26500.00" "$(figure \
    "$gold/closes/2026-06-30/close.json" \
    '(lambda p: p["required"] + " " + p["movement"]["opening"] + " " + p["movement"]["entry"])(j["figures"]["provision"]["currencies"][0])')"
is "golden: the voucher" "date,text,account,currency,debit,credit
2026-06-30,Allowance for bad debts as of 30 June 2026,Credit impairment loss,CNY,26500.00,
2026-06-30,Allowance for bad debts as of 30 June 2026,Allowance for bad debts,CNY,,26500.00" \
    "$(sed '1s/^\xef\xbb\xbf//' "$gold/closes/2026-06-30/voucher.csv" | tr -d '\r')"
ok "golden: the sheet has it" $python "$reference" sheet \
    "$gold/closes/2026-06-30/analysis.xlsx" \
    "$gold/closes/2026-06-30/close.json"
ok "golden: all again" $python "$reference" matrix \
    "$gold/closes/2026-06-30/close.json"

# Too much is reversed: 借 坏账准备 贷 信用减值损失.
book "$TMP/less" "$rates"
printf 'as_of,currency,amount\n2026-05-31,CNY,600000.00\n' \
    >"$TMP/less/records/allowance.csv"
run "$DUEBOOK" close "$TMP/less" --as-of 2026-06-30 --lang zh
ok "a reversal" has '借 坏账准备 贷 信用减值损失 73,500.00' "$TMP/out"

# Nothing is guessed.
book "$TMP/none" ''
close "$TMP/none" --as-of 2026-06-30
is "without rates: closed all the same" 0 "$status"
ok "without rates: it is said" has 'sets no rates' "$TMP/err"
is "without rates: no voucher" "close.json manifest.json analysis.xlsx" \
    "$(cd "$TMP/none/closes/2026-06-30" && echo close.json manifest.json a*)"
book "$TMP/unopened" "$rates"
close "$TMP/unopened" --as-of 2026-06-30
ok "without an opening: the entry is not known" \
    has 'the entry is not known' "$TMP/out"
is "without an opening: it is null" None "$(figure \
    "$TMP/unopened/closes/2026-06-30/close.json" \
    'j["figures"]["provision"]["currencies"][0]["movement"]["entry"]')"

# --- never overwritten ------------------------------------------------------
listing "$gold/closes" >"$TMP/before"
close "$gold" --as-of 2026-06-30
is "the same again" "0 $gold/closes/2026-06-30: nothing has changed since this close" \
    "$status $(cat "$TMP/out")"
listing "$gold/closes" >"$TMP/after"
ok "and nothing is written" cmp "$TMP/before" "$TMP/after"
echo 'D5,C3,invoice,2026-06-01,2026-06-20,CNY,100.00' \
    >>"$gold/snapshots/2026-06-30/documents.csv"
close "$gold" --as-of 2026-06-30
is "other data ask for a reason" 1 "$status"
ok "they do so in words" has 'closed already.*--reason' "$TMP/err"
ok "and name the row" has 'entered late, added: D5 of C3, now 100.00 CNY' "$TMP/err"
listing "$gold/closes" >"$TMP/after"
ok "nothing is written then" cmp "$TMP/before" "$TMP/after"
close "$gold" --as-of 2026-06-30 --reason ' '
is "a blank is no reason" 2 "$status"
for reason in "$(printf 'two\nlines')" "$(printf 'a\001bell')" \
    "$(printf '\377')" "$(printf '\302\205')" "$(printf '%501s' x)"; do
    close "$gold" --as-of 2026-06-30 --reason "$reason"
    is "a reason that is no line of text: $(printf %s "$reason" |
        head -c 9 | od -An -c)" 2 "$status"
done
ok "the limit is told" has 'at most 500 characters is expected; here are 501' "$TMP/err"
listing "$gold/closes" >"$TMP/after"
ok "nothing is written then, either" cmp "$TMP/before" "$TMP/after"
close "$gold" --as-of 2026-06-30 --reason 'an invoice was late'
is "with a reason it is a second close" "0 2026-06-30 2026-06-30-2" \
    "$status $(ls "$gold/closes" | tr '\n' ' ' | sed 's/ $//')"
is "that names the first, the reason and the row" \
    "2026-06-30 an invoice was late D5 100.00" "$(figure \
    "$gold/closes/2026-06-30-2/close.json" \
    'j["supersedes"]["close"] + " " + j["reason"] + " " + j["supersedes"]["rows"][0]["number"] + " " + j["supersedes"]["rows"][0]["effect"]')"
replaced='replaces the voucher of the close 2026-06-30, which is to be reversed first'
ok "the console tells whose voucher is replaced, and the difference" \
    has 'CNY: replaces the voucher of the close 2026-06-30 \(26,500.00\), which is to be reversed first; difference 1.50' "$TMP/out"
is "and so does each line of the voucher" 2 \
    "$(grep -c "$replaced" "$gold/closes/2026-06-30-2/voucher.csv")"
ok "the first voucher replaces none" \
    has_not 'replaces' "$gold/closes/2026-06-30/voucher.csv"
ok "the second sheet has the entry replaced and the difference" \
    $python - "$gold/closes/2026-06-30-2/analysis.xlsx" <<'END'
import openpyxl, sys
s = openpyxl.load_workbook(sys.argv[1], data_only=True)["Provision"]
at = {r[0].value: r for r in s.iter_rows()}
was = at["Entry of the voucher replaced"]
assert was[1].value == 26500 and "2026-06-30" in was[2].value
assert at["Difference to it"][1].value == 1.5
END
# What was nil is not replaced; what is nil now reverses the earlier one.
twice="$TMP/twice"
book "$twice" "$rates"
printf 'as_of,currency,amount\n2026-05-31,CNY,500000.00\n2026-05-31,JPY,0\n2026-05-31,KWD,0.000\n' \
    >"$twice/records/allowance.csv"
printf '%s\n' 'D6,C1,invoice,2026-06-29,2026-06-29,KWD,1000.500' \
    'D7,C1,invoice,2026-06-29,2026-06-29,JPY,1' \
    >>"$twice/snapshots/2026-06-30/documents.csv"
close "$twice" --as-of 2026-06-30 --format json
is "the first close of a day replaces nothing" '[]' \
    "$(figure "$TMP/out" 'j["replaces"]')"
sed -i 's/^D6,.*/D6,C1,invoice,2026-06-29,2026-07-29,KWD,0.001/
    s/^D7,.*/D7,C1,invoice,2026-06-29,2026-06-29,JPY,1001/' \
    "$twice/snapshots/2026-06-30/documents.csv"
close "$twice" --as-of 2026-06-30 --reason 'D6 and D7 were wrong' --format json
is "entries replaced by currency: none where there was none" \
    "CNY 2026-06-30 26500.00 0.00, KWD 2026-06-30 15.008 -15.008" \
    "$(figure "$TMP/out" '", ".join(" ".join(x[k] for k in ("currency", "close", "entry", "difference")) for x in j["replaces"])')"
voucher="$twice/closes/2026-06-30-2/voucher.csv"
is "the voucher says so of these alone" "CNY CNY" \
    "$(grep replaces "$voucher" | grep -o ',CNY,' | tr -d , | xargs)"
is "and has the others" "JPY JPY" \
    "$(grep -v replaces "$voucher" | grep -o JPY | xargs)"
ok "a nil entry is told to reverse the earlier one" $python - \
    "$twice/closes/2026-06-30-2/analysis.xlsx" <<'END'
import openpyxl, sys
s = openpyxl.load_workbook(sys.argv[1], data_only=True)["Provision"]
texts = [c.value for r in s.iter_rows() for c in r]
assert "Nothing to enter; the voucher above is to be reversed." in texts
assert texts.count("Entry of the voucher replaced") == 2
END
run "$DUEBOOK" weekly "$twice" --full --lang en -o "$TMP/twice-week"
ok "a weekly analysis of that day replaces nothing: its entry is the close's" \
    $python - "$TMP/twice-week/analysis.xlsx" <<'END'
import openpyxl, sys
s = openpyxl.load_workbook(sys.argv[1], data_only=True)["Provision"]
assert not [c for r in s.iter_rows() for c in r if "replace" in str(c.value)]
END
ok "the first is as it was" sh -c "cd '$gold/closes' && grep 2026-06-30/ '$TMP/before' | sha256sum --quiet -c"
close "$gold" --as-of 2026-06-30
ok "the second again" has '2026-06-30-2: nothing has changed' "$TMP/out"
sed -i 's/"7000000.00"/"7000001.00"/' "$gold/closes/2026-06-30/close.json"
close "$gold" --as-of 2026-06-30
is "a close that was edited is noticed" 1 "$status"
edited='closes/2026-06-30/close.json: error: this close is not as it was frozen'
ok "and named" has "$edited" "$TMP/err"
run "$DUEBOOK" weekly "$gold" --full --lang en -o "$TMP/edited"
is "in a week, too, whose papers are written" "1 analysis.xlsx" \
    "$status $(cd "$TMP/edited" && ls analysis.xlsx)"
ok "and named" has "$edited" "$TMP/err"
ok "and in its log" has "$edited" "$TMP/edited/run.log"

# --- a folder that cannot be written ----------------------------------------
fixed="$TMP/fixed"
book "$fixed" "$rates"
chmod 711 "$TMP"
chmod -R a+rX,a-w "$fixed"
as=
[ "$(id -u)" = 0 ] && as="setpriv --reuid=65534 --regid=65534 --clear-groups"
if $as test -r "$fixed/duebook.yaml" -a -x "$DUEBOOK" 2>/dev/null; then
    run $as "$DUEBOOK" close "$fixed" --as-of 2026-06-30 --lang en
    is "a book that may not be written is not closed" 3 "$status"
    ok "and the folder is named" \
        has 'fixed/closes: error: the folder cannot be made' "$TMP/err"
    run $as "$DUEBOOK" weekly "$fixed" --full --lang en
    is "nor has it a week" 3 "$status"
    run $as "$DUEBOOK" kpi "$fixed" --format json --lang en
    is "what writes nothing runs" 0 "$status"
    is "nothing was left in it" "duebook.yaml records snapshots" \
        "$(ls -A "$fixed" | xargs)"
else
    skip "a folder that cannot be written" "another user cannot read the book"
fi
chmod -R u+w "$fixed"

# --- which days -------------------------------------------------------------
close "$TMP/unopened" --as-of 2026-07-31
is "a day after the newest export" 1 "$status"
ok "is told so" has 'cannot be closed yet' "$TMP/err"
close "$TMP/unopened" --as-of 2025-12-31
is "a day before the first entry" 1 "$status"
ok "is told so" has 'nothing in this book is dated up to 2025-12-31' "$TMP/err"
is "neither leaves anything" "2026-06-30" "$(ls -A "$TMP/unopened/closes")"
close "$TMP/unopened" --as-of 2026-06-17
is "not a month end" 0 "$status"
ok "is told so" has 'not the last day of a month' "$TMP/err"
ok "and a later close stands beside it" has 'a later day is closed already' "$TMP/err"
close "$TMP/unopened"
is "no day is wrong usage" 2 "$status"
close samples/minimal/documents.csv --as-of 2026-07-17
is "a file is no book" 2 "$status"

# Open items are a photograph of their day.
mkdir -p "$TMP/photo/snapshots/2026-05-31" "$TMP/photo/snapshots/2026-06-30"
cp "$TMP/none/duebook.yaml" "$TMP/photo/"
printf '%s\n' "$rates" >>"$TMP/photo/duebook.yaml"
photo() { # DAY ROW...
    day=$1
    shift
    echo doc_no,customer_id,issue_date,due_date,currency,amount,open_amount \
        >"$TMP/photo/snapshots/$day/documents.csv"
    printf '%s\n' "$@" >>"$TMP/photo/snapshots/$day/documents.csv"
}
photo 2026-05-31 P1,C1,2026-01-01,2026-05-15,CNY,100.00,80.00 \
    P2,C1,2026-01-01,2026-05-15,CNY,100.00,100.00
photo 2026-06-30 P2,C1,2026-01-01,2026-05-15,CNY,100.00,100.00 \
    P3,C1,2026-06-01,2026-07-15,CNY,50.00,50.00
close "$TMP/photo" --as-of 2026-05-31 --accept-gap test
is "a photograph's own day" "0 180.00" "$status $(figure \
    "$TMP/photo/closes/2026-05-31/close.json" \
    'j["figures"]["buckets"][0]["total"]')"
close "$TMP/photo" --as-of 2026-06-15 --accept-gap test
is "a day between photographs" 1 "$status"
ok "is told so" has 'open items as exported on 2026-05-31 cannot be closed as of 2026-06-15' "$TMP/err"
close "$TMP/photo" --as-of 2026-06-30 --accept-gap test
is "the next photograph" 0 "$status"
ok "with the first as its opening" has_not 'the entry is not known' "$TMP/out"
photo 2026-05-31 P1,C1,2026-01-01,2026-05-15,CNY,100.00,90.00 \
    P2,C1,2026-01-01,2026-05-15,CNY,100.00,100.00
run "$DUEBOOK" check "$TMP/photo" --lang en --accept-gap test
ok "a photograph that was replaced by hand is told" \
    has 'entered late, changed: P1 of C1, frozen as 80.00, now 90.00' "$TMP/err"

# --- twelve month ends of the sample book ------------------------------------
huaheng="$TMP/huaheng"
cp -r samples/huaheng "$huaheng"
sed -i '/^provision:/,/^[a-z]/{/^provision:/d;/^[ #]/d}' "$huaheng/duebook.yaml"
printf '\nprovision: {buckets: [30, 60, 90], rates: roll, lgd: 45%%, forward: 1.1}\n' \
    >>"$huaheng/duebook.yaml"
for day in 2025-06-30 2025-07-31 2025-08-31 2025-09-30 2025-10-31 2025-11-30 \
    2025-12-31 2026-01-31 2026-02-28 2026-03-31 2026-04-30; do
    "$DUEBOOK" close "$huaheng" --as-of $day --quiet >/dev/null 2>&1 ||
        echo "# $day: $?"
done
close "$huaheng" --as-of 2026-06-30
ok "one month end is missing: not enough data, and its name" \
    has 'Not enough data: 12 periods are needed, and these days are not closed: 2026-05-31' "$TMP/err"
is "no rate is guessed" "[None, None, None, None, None]" "$(figure \
    "$huaheng/closes/2026-06-30/close.json" \
    '[c["rate"] for c in j["figures"]["provision"]["currencies"][0]["portfolios"][0]["segments"]]')"
close "$huaheng" --as-of 2026-05-31
close "$huaheng" --as-of 2026-06-30 --reason 'May was closed late'
is "with all month ends it is closed again" 0 "$status"
mv "$huaheng/closes/2026-06-30" "$TMP/first"
mv "$huaheng/closes/2026-06-30-2" "$huaheng/closes/2026-06-30"
ok "rates of twelve periods, by Python from the frozen items" \
    $python "$reference" roll "$huaheng/closes" 2026-06-30 0.45 1.1
sed 's/^/# /' "$TMP/.tap"
ok "matrix, bridge and movement, by Python" $python "$reference" matrix \
    "$huaheng/closes/2026-06-30/close.json"
ok "the sheet has the same" $python "$reference" sheet \
    "$huaheng/closes/2026-06-30/分析.xlsx" \
    "$huaheng/closes/2026-06-30/close.json"
run "$DUEBOOK" aging "$huaheng" --as-of 2026-06-30 --format json
is "the frozen items are those of the aging" "True" "$($python - "$TMP/out" \
    "$huaheng/closes/2026-06-30/close.json" <<'END'
import decimal, json, sys
aging, close = (json.load(open(p)) for p in sys.argv[1:])
sums = {}
for i in close["figures"]["ledger"]["items"]:
    sums[i["currency"]] = sums.get(i["currency"], 0) + decimal.Decimal(i["open"])
print({c["currency"]: decimal.Decimal(c["total"]["amount"])
       for c in aging["currencies"]} == sums)
END
)"

# What is entered later for a closed day.
mv "$huaheng/closes/2026-06-30" "$huaheng/closes/2026-06-30-2"
mv "$TMP/first" "$huaheng/closes/2026-06-30"
printf 'LATE-1,C0002,invoice,2026-06-20,2026-07-20,CNY,1234.50,,,,,,,,trade,,2026-07-15\r\n' \
    >>"$huaheng/snapshots/2026-07-17/documents.csv"
late='entered late, added: LATE-1 of C0002, now 1,234.50 CNY'
run "$DUEBOOK" check "$huaheng" --lang en
ok "check tells it" has "$late" "$TMP/err"
run "$DUEBOOK" weekly "$huaheng" --lang zh -o "$TMP/week"
ok "weekly tells it" has '期后补录，新增：LATE-1（客户 C0002），现为 1,234.50 CNY' "$TMP/err"
ok "and its log keeps it" has '期后补录' "$TMP/week/运行记录.txt"
close "$huaheng" --as-of 2026-07-09
ok "the next close tells it" has "$late" "$TMP/err"
is "and freezes it" "added LATE-1 1234.50" "$(figure \
    "$huaheng/closes/2026-07-09/close.json" \
    '" ".join(j["entered_late"]["rows"][0][k] for k in ("change", "number", "effect"))')"

close "$huaheng" --as-of 2026-07-10
is "what does not tie to the general ledger is not closed" 1 "$status"
ok "it is said" has 'what does not tie is not closed' "$TMP/err"

# --- same bytes -------------------------------------------------------------
for n in 1 2; do
    cp -r "$TMP/unopened" "$TMP/bytes$n"
    rm -r "$TMP/bytes$n/closes"
    "$DUEBOOK" close "$TMP/bytes$n" --as-of 2026-06-30 --jobs $n --quiet \
        >/dev/null
done
ok "on one thread and on two: the same bytes" \
    diff -r "$TMP/bytes1/closes" "$TMP/bytes2/closes"

# --- one at a time ----------------------------------------------------------
if command -v flock >/dev/null; then
    rm -r "$TMP/bytes1/closes/2026-06-30"
    status=0
    flock "$TMP/bytes1/closes" "$DUEBOOK" close "$TMP/bytes1" \
        --as-of 2026-06-30 --lang en 2>"$TMP/err" || status=$?
    is "while another close runs" "3 " "$status $(ls -A "$TMP/bytes1/closes")"
    ok "it is said" has 'another close of this book is running' "$TMP/err"
fi

# --- week by week -----------------------------------------------------------
data=../shared/data/ibm_watson_ar.csv
if [ -f $data ]; then
    ibm="$TMP/ibm"
    mkdir -p "$ibm/snapshots/2014-03-31"
    printf 'version: 1\nlanguage: en\ncurrency: USD\ncreditor:\n  name: A\nprovision:\n%s\n' \
        "$rates" >"$ibm/duebook.yaml"
    cp $data "$ibm/snapshots/2014-03-31/"
    for day in $($python -c 'import datetime
d = datetime.date(2012, 2, 3)
while d.year < 2014:
    print(d)
    d += datetime.timedelta(35)'); do
        close "$ibm" --as-of $day --quiet
        [ "$status" = 0 ] &&
            $python "$reference" matrix "$ibm/closes/$day/close.json" &&
            $python "$reference" sheet "$ibm/closes/$day/analysis.xlsx" \
                "$ibm/closes/$day/close.json" || echo "wrong: $day"
    done >"$TMP/weeks" 2>&1
    is "every fifth week of 2012 and 2013: the sheet is matrix x buckets" \
        "20 0" "$(grep -c '^ok [0-9.]*\.' "$TMP/weeks") $(grep -vc '^ok' "$TMP/weeks")"
else
    skip "week by week" "no ../shared/data"
fi

# --- whatever fails ---------------------------------------------------------
faults=build/faults.so
if [ -f $faults ] && { [ "$BUILD" = release ] || [ "$BUILD" = debug ]; }; then
    faults=$(realpath $faults)
    kept="$TMP/kept"
    cp -r "$TMP/unopened" "$kept"
    listing "$kept/closes" >"$TMP/before"
    echo 'D5,C3,invoice,2026-06-01,2026-06-20,CNY,100.00' \
        >>"$kept/snapshots/2026-06-30/documents.csv"
    faulty() { # FAULT
        status=0
        FAULT=$1 FAULT_COUNT="$TMP/count" LD_PRELOAD=$faults "$DUEBOOK" close \
            "$kept" --as-of 2026-06-30 --reason test --jobs 1 --lang en \
            >"$TMP/out" 2>"$TMP/err" || status=$?
    }
    # What was there is as it was, and the new one is whole or not there.
    sound() {
        (cd "$kept/closes" && sha256sum --quiet -c "$TMP/before") || return 1
        if [ -d "$kept/closes/2026-06-30-2" ]; then
            $python - "$kept/closes/2026-06-30-2" <<'END'
import hashlib, json, os, sys
folder = sys.argv[1]
m = json.load(open(folder + "/manifest.json"))
assert len(m["outputs"]) >= 2 and m["outputs"][0]["path"] == "close.json"
for o in m["outputs"]:
    data = open(folder + "/" + o["path"], "rb").read()
    assert hashlib.sha256(data).hexdigest() == o["sha256"], o
END
        fi
    }
    # The next run makes of whatever a killed one left what an undisturbed one
    # would have made, and leaves nothing else.
    mended() {
        "$DUEBOOK" close "$kept" --as-of 2026-06-30 --reason test --jobs 1 \
            --quiet >/dev/null 2>&1 && diff -r "$TMP/undisturbed" "$kept/closes"
    }
    for call in write fsync rename open; do
        rm -rf "$kept/closes/2026-06-30-2"
        faulty "$call:0"
        count=$(cat "$TMP/count")
        is "no fault: closed" 0 "$status"
        rm -rf "$TMP/undisturbed"
        cp -r "$kept/closes" "$TMP/undisturbed"
        wrong=
        for how in "+:ENOSPC" ":KILL"; do
            n=1
            while [ "$n" -le "$count" ]; do
                rm -rf "$kept/closes/2026-06-30-2"
                faulty "$call:$n$how"
                [ "$how" = ":KILL" ] || [ "$status" = 3 ] ||
                    wrong="$wrong $call:$n$how=$status"
                sound >"$TMP/sound" 2>&1 || wrong="$wrong $call:$n$how!"
                mended >"$TMP/mended" 2>&1 || wrong="$wrong $call:$n$how~"
                n=$((n + 1))
            done
        done
        is "$count x $call, on a full disk and killed" "" "$wrong"
    done
    # A killed close of another day, and one that finds nothing changed.
    rm -rf "$kept/closes/2026-06-30-2"
    faulty "rename:1:KILL"
    is "a killed close leaves its hidden folder" .2026-06-30-2.1.tmp \
        "$(ls -A "$kept/closes" | grep '^[.]')"
    close "$kept" --as-of 2026-06-17 --reason test
    is "which the next close removes, though of another day" "" \
        "$(ls -A "$kept/closes" | grep '^[.]')"
    rm -rf "$kept/closes/2026-06-17-2"
    rm -rf "$kept/closes/2026-06-30-2"
    faulty "write:0"
    is "after all that it closes, and leaves nothing else" \
        "0 2026-06-17 2026-06-30 2026-06-30-2" \
        "$status $(ls -A "$kept/closes" | tr '\n' ' ' | sed 's/ $//')"
else
    skip "whatever fails" "no build/faults.so, or sanitizers"
fi

done_testing
