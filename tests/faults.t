# A full disk, a failed fsync, a failed rename: the old file stays, nothing
# half-written is left, the exit status is 3 and the message names the file.
. tests/tap.sh

[ "$BUILD" = release ] || [ "$BUILD" = debug ] ||
    skip_all "the sanitizers do not go with a preloaded library"
[ -f build/faults.so ] || skip_all "no build/faults.so"
faults=$(realpath build/faults.so)

with_fault() {
    fault=$1
    shift
    status=0
    FAULT=$fault FAULT_COUNT="$TMP/count" LD_PRELOAD=$faults "$@" \
        >"$TMP/out" 2>"$TMP/err" || status=$?
}

age() {
    with_fault "$1" "$DUEBOOK" aging samples/huaheng --format xlsx \
        -o "$TMP/x/aging.xlsx" --lang en
}

# after NAME: what must hold after any fault.
after() {
    is "$1: exit status" 3 "$status"
    ok "$1: the message names the file" grep -q 'aging\.xlsx' "$TMP/err"
    is "$1: only the old file is there" "./aging.xlsx" "$(files_below "$TMP/x")"
    is "$1: the old file is as it was" old "$(cat "$TMP/x/aging.xlsx")"
}

mkdir "$TMP/x"
for call in write fsync rename open; do
    echo old >"$TMP/x/aging.xlsx"
    age "$call:0"
    count=$(cat "$TMP/count")
    is "no fault: exit status" 0 "$status"
    ok "a workbook takes $count x $call" test "$count" -gt 0
    n=1
    while [ "$n" -le "$count" ] && [ "$n" -le 12 ]; do
        echo old >"$TMP/x/aging.xlsx"
        age "$call:$n+:ENOSPC"
        # A second fsync, that of the folder, comes after the rename.
        if [ "$call" = fsync ] && [ "$n" -gt 1 ]; then
            is "fsync $n: exit status" 3 "$status"
        else
            after "$call $n fails"
        fi
        n=$((n + 1))
    done
done

# A workbook with every feature, at every single call.
feature() {
    with_fault "$1" build/feature_book "$TMP/x/aging.xlsx"
}
if [ -x build/feature_book ]; then
    for call in write fsync rename open; do
        feature "$call:0"
        count=$(cat "$TMP/count")
        wrong=
        n=1
        while [ "$n" -le "$count" ]; do
            echo old >"$TMP/x/aging.xlsx"
            feature "$call:$n+:ENOSPC"
            [ "$status" -eq 1 ] && [ -s "$TMP/err" ] || wrong="$wrong $n:$status"
            [ "$call" = fsync ] && [ "$n" -gt 1 ] && break
            [ "$(cat "$TMP/x/aging.xlsx")" = old ] &&
                [ "$(files_below "$TMP/x")" = "./aging.xlsx" ] ||
                wrong="$wrong $n:changed"
            n=$((n + 1))
        done
        is "every feature: each of $count x $call fails, the old file stays" \
            "" "$wrong"
    done
else
    skip "a workbook with every feature" "build/feature_book is not built"
fi

# Killed: the old file or the new one, and the next run is not disturbed.
rm -f "$TMP/x/"*
age write:0
count=$(cat "$TMP/count")
cp "$TMP/x/aging.xlsx" "$TMP/whole.xlsx"
for call in write:1 write:$((count / 2)) write:$count fsync:1 rename:1 \
    fsync:2; do
    rm -f "$TMP/x/".*.tmp
    echo old >"$TMP/x/aging.xlsx"
    age "$call:KILL"
    is "killed at $call" 137 "$status"
    ok "killed at $call: the old file or the whole new one" sh -c \
        "[ \"\$(cat '$TMP/x/aging.xlsx' | tr -d '\\0')\" = old ] ||
        cmp '$TMP/whole.xlsx' '$TMP/x/aging.xlsx'"
    age write:0
    ok "killed at $call: the next run writes it" cmp "$TMP/whole.xlsx" \
        "$TMP/x/aging.xlsx"
    is "killed at $call: beside it at most the hidden rest of what was killed" \
        "./aging.xlsx" "$(files_below "$TMP/x" | grep -v '^\./\.[^/]*\.tmp$')"
done

# The weekly run: no folder at all, or the whole one.
week() {
    rm -rf "$TMP/w"
    mkdir "$TMP/w"
    with_fault "$1" "$DUEBOOK" weekly samples/huaheng -o "$TMP/w/week" \
        --jobs 1 --lang en
}
for call in write rename; do
    week "$call:0"
    count=$(cat "$TMP/count")
    is "weekly without a fault" 0 "$status"
    for n in 1 2 $((count / 2)) $((count - 1)) "$count"; do
        [ "$n" -ge 1 ] || continue
        week "$call:$n+:ENOSPC"
        is "weekly, $call $n of $count fails: exit status" 3 "$status"
        is "weekly, $call $n of $count fails: nothing is left" "" \
            "$(ls -A "$TMP/w")"
    done
done

# A real full device.
if [ -w /dev/full ]; then
    status=0
    "$DUEBOOK" aging samples/huaheng --format json >/dev/full 2>"$TMP/err" ||
        status=$?
    is "standard output on a full disk: exit status" 3 "$status"
fi
done_testing
