# TAP for shell tests: ". tests/tap.sh", then ok, is and skip, and at the end
# done_testing.  $TMP is a fresh folder, removed afterwards; $DUEBOOK the
# program, by its absolute path.
set -u
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT
trap 'exit 1' HUP INT TERM
DUEBOOK=$(realpath "${DUEBOOK:-build/duebook}")
ROOT=$PWD
BUILD=${BUILD:-release}
export PYTHONDONTWRITEBYTECODE=1 # nothing beside the tests' sources
tap_count=0

tap_point() {
    tap_count=$((tap_count + 1))
    echo "$1 $tap_count - $2"
}

# ok NAME COMMAND...: the command succeeds; its output is shown if not.
ok() {
    tap_name=$1
    shift
    if "$@" >"$TMP/.tap" 2>&1; then
        tap_point ok "$tap_name"
    else
        tap_point "not ok" "$tap_name"
        printf '# %s\n' "$*" | head -n 3
        head -n 15 "$TMP/.tap" | sed 's/^/#   /'
    fi
}

# is NAME WANTED GOT
is() {
    if [ "$2" = "$3" ]; then
        tap_point ok "$1"
    else
        tap_point "not ok" "$1"
        printf 'wanted: %s\n   got: %s\n' "$2" "$3" | head -n 40 |
            sed 's/^/#  /'
    fi
}

# skip NAME WHY
skip() {
    tap_point ok "$1 # SKIP $2"
}

skip_all() {
    echo "1..0 # SKIP $1"
    exit 0
}

done_testing() {
    echo "1..$tap_count"
}

# Status and outputs of a command: $status, $TMP/out, $TMP/err.
run() {
    status=0
    "$@" >"$TMP/out" 2>"$TMP/err" || status=$?
}

# Every file below a folder, but for the harness's own.
files_below() {
    (cd "$1" && find . -type f ! -name .tap | LC_ALL=C sort)
}

not() {
    ! "$@"
}

# has PATTERN FILE: a Perl pattern in UTF-8 text, whatever the locale.
has() {
    LC_ALL=C.UTF-8 grep -qP -e "$1" "$2"
}

has_not() {
    LC_ALL=C.UTF-8 grep -P -e "$1" "$2" | head -n 3 >"$TMP/.has"
    cat "$TMP/.has"
    [ ! -s "$TMP/.has" ]
}
