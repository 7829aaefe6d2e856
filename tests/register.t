# The register of letters on disk: an older one that was restored, a copy that a
# program left, a newer or older schema, a damaged file, letters that were
# changed or went missing; and the way back, register rebuild.
. tests/tap.sh

command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed"
book=$TMP/book
cp -R samples/huaheng "$book"
register=$book/register.db

issue() { # CUSTOMER [ENVIRONMENT...]
    customer=$1
    shift
    run env "$@" "$DUEBOOK" document demand "$book" --customer "$customer" \
        --issue --reason 测试 --expect 1
}
has() { # TEXT FILE
    grep -q -- "$1" "$2"
}
rows() {
    sqlite3 "$1" 'select * from letters order by number' \
        'select * from documents order by number, position'
}

issue C0029
is "a letter is issued" 0 "$status"
cp -R "$book" "$TMP/first"
issue C0001
is "a second one" 0 "$status"
run "$DUEBOOK" register check "$book"
is "they agree: exit status" 0 "$status"
rows "$register" >"$TMP/rows"
is "both are registered" 2 "$(sqlite3 "$register" 'select count(*) from letters')"

# A backup of last week is put back: commit would give number 2 once more.
restore() {
    rm -rf "$book"
    cp -R "$TMP/second" "$book"
}
cp -R "$book" "$TMP/second"
cp "$TMP/first/register.db" "$register"
issue C0016
is "an older register: nothing is issued" 3 "$status"
ok "it says what it does not know" has '第0002号' "$TMP/err"
ok "and the way back" has 'duebook register rebuild' "$TMP/err"
is "number 2 stands once" 1 "$(find "$book/已发函件" -name '0002_*.pdf' | wc -l)"
for verb in "dunning propose" "dunning list" "register check"; do
    # shellcheck disable=SC2086
    run "$DUEBOOK" $verb "$book"
    ok "$verb stops at it, too" test "$status" -ne 0
done
run "$DUEBOOK" register rebuild "$book"
is "rebuild: exit status" 0 "$status"
rows "$register" | diff - "$TMP/rows" >"$TMP/diff"
is "the rows are those it had" "" "$(cat "$TMP/diff")"
ok "the older one is kept aside" sh -c 'ls "$1"/register.db.* | grep -q .' sh "$book"
issue C0016
ok "the next number is the third" has '第0003号' "$TMP/out"

# No register at all, and one of noise.
restore
rm "$register"
issue C0016
is "a register that is gone: nothing is issued" 3 "$status"
head -c 8192 /dev/urandom >"$register"
issue C0016
is "a damaged register: nothing is issued" 3 "$status"
ok "it is called damaged" has 已损坏 "$TMP/err"
run "$DUEBOOK" register rebuild "$book"
is "it can be rebuilt as well" 0 "$status"
rows "$register" | diff - "$TMP/rows" >"$TMP/diff"
is "with the same rows" "" "$(cat "$TMP/diff")"

# A program that synchronises folders leaves a second one.
for name in "register (1).db" "register-电脑的冲突副本.db" \
    "register (conflicted copy 2026-07-17).db"; do
    restore
    cp "$TMP/first/register.db" "$book/$name"
    issue C0016
    is "$name: nothing is issued" 3 "$status"
    ok "the copy is named" has "$name" "$TMP/err"
done

# Schemas: a newer one is refused, an older one migrated with a copy left.
restore
sqlite3 "$register" 'pragma user_version = 99'
issue C0016
is "a newer schema: nothing is issued" 3 "$status"
ok "it says which" has 99 "$TMP/err"
is "and leaves it alone" 99 "$(sqlite3 "$register" 'pragma user_version')"
old() {
    restore
    sqlite3 "$register" 'drop index letters_of_customer' \
        'drop index letters_with_document' 'pragma user_version = 1'
    cp "$register" "$TMP/v1.db"
}
old
run "$DUEBOOK" dunning list "$book"
is "an older schema can be read" 0 "$status"
is "reading does not change it" 1 "$(sqlite3 "$register" 'pragma user_version')"
issue C0016
is "writing migrates it: exit status" 0 "$status"
is "to the newest schema" 2 "$(sqlite3 "$register" 'pragma user_version')"
is "the copy is the one it was" "" "$(cmp "$TMP/v1.db" "$register.v1" 2>&1)"
sqlite3 "$register" 'delete from documents where number like "%0003号"' \
    'delete from letters where number like "%0003号"'
rows "$register" | diff - "$TMP/rows" >"$TMP/diff"
is "the letters it had are the same" "" "$(cat "$TMP/diff")"
is "SQLite finds it sound" ok "$(sqlite3 "$register" 'pragma integrity_check')"

# A kill at any write of the migration: the old one or the new one, never half.
faults=build/faults.so
if [ -f "$faults" ] && [ "$BUILD" = release ]; then
    halves=0
    for n in 1 2 3 4 5 6 7 8; do
        old
        issue C0016 LD_PRELOAD="$PWD/$faults" "FAULT=write:$n:KILL"
        sqlite3 "$register" 'pragma integrity_check' | grep -qx ok || halves=1
        issue C0016
        [ "$status" = 0 ] || halves=1
        [ "$(sqlite3 "$register" 'select count(*) from letters')" = 3 ] || halves=1
    done
    is "killed at its first eight writes: the next run goes on" 0 "$halves"
fi

# Letters that are not what was issued.
restore
letter=$(find "$book/已发函件" -name '0001_*.pdf')
printf x >>"$letter"
run "$DUEBOOK" register check "$book"
is "a letter that was changed: exit 1" 1 "$status"
ok "it is named" has "0001_.*催款函.pdf" "$TMP/err"
rm "$letter"
run "$DUEBOOK" register check "$book"
ok "one that is gone: not in order" test "$status" -ne 0
restore
sed -i '2s/C0029/C0028/' "$book/登记簿.csv"
run "$DUEBOOK" register check "$book"
is "a list that was edited: exit 1" 1 "$status"

# Somebody holds it, on another machine.
restore
printf 'host: elsewhere\nuser: somebody\npid: 1\n' >"$book/register.lock"
issue C0016
ok "held elsewhere: nothing is issued" test "$status" -ne 0
ok "the lock file is named" has register.lock "$TMP/err"
is "and nothing changed" "" "$(rows "$register" | diff - "$TMP/rows")"

# In English once.
restore
cp "$TMP/first/register.db" "$register"
run "$DUEBOOK" register check "$book" --lang en
ok "the same in English" has 'older than the letters; duebook register rebuild' "$TMP/err"

done_testing
