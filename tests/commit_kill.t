# Letters go out once, whatever happens: a commit of 300 letters is killed at
# 200 random moments and finds the disk full at 50; two commits at once where
# locks of files are granted to everybody.  A re-run leaves what an undisturbed
# run leaves.
. tests/tap.sh

[ "$BUILD" = release ] || [ "$BUILD" = debug ] ||
    skip_all "the sanitizers do not go with a preloaded library"
[ -f build/faults.so ] || skip_all "no build/faults.so"
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"

FAULTS=$(realpath build/faults.so)
DUEBOOK=$(realpath "$DUEBOOK")
export FAULTS DUEBOOK
driver="/usr/bin/python3 tests/commit_kill.py"

ok "a book of 300 letters is proposed and decided" \
    $driver make "$TMP/book" 300

# Two at a time: a commit alone waits for the disk as much as it works.
$driver kill "$TMP/book" 100 1 >"$TMP/kill1" 2>&1 &
first=$!
$driver kill "$TMP/book" 100 2 >"$TMP/kill2" 2>&1
wait "$first"
is "killed at 100 moments, all is as undisturbed" "" "$(cat "$TMP/kill1")"
is "killed at 100 more, all is as undisturbed" "" "$(cat "$TMP/kill2")"

$driver full "$TMP/book" 25 3 >"$TMP/full1" 2>&1 &
first=$!
$driver full "$TMP/book" 25 4 >"$TMP/full2" 2>&1
wait "$first"
is "a disk full at 25 moments, all is as undisturbed" "" "$(cat "$TMP/full1")"
is "full at 25 more, all is as undisturbed" "" "$(cat "$TMP/full2")"

$driver race "$TMP/book" >"$TMP/race" 2>&1
is "of two commits at once one wins, the other says who holds it" "" \
    "$(cat "$TMP/race")"

done_testing
