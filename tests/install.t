# make install, and the installed program from another folder.
. tests/tap.sh

[ "$BUILD" = release ] || skip_all "installs the release build"
ok "make install" make -s install DESTDIR="$TMP/root" PREFIX=/usr
ok "the program is there" test -x "$TMP/root/usr/bin/duebook"
ok "templates and fonts are there" test -d \
    "$TMP/root/usr/share/duebook/templates" -a -d \
    "$TMP/root/usr/share/duebook/fonts"
cp -R samples/huaheng "$TMP/book"
mv "$TMP/root" "$TMP/moved"
ok "it runs where it was not built" sh -c 'cd / && env -i \
    "$1/moved/usr/bin/duebook" weekly "$1/book" -o "$1/week"' sh "$TMP"
ok "it has the tables of the law" sh -c 'cd / && test "$(env -i \
    "$1/moved/usr/bin/duebook" calc fee acceptance 1234567.89 |
    tail -n 1)" = 15911.11' sh "$TMP"
ok "and writes the letters" test -s "$TMP/week/manifest.json"
ok "init writes a book that check accepts or asks to be filled" sh -c '
    "$1/moved/usr/bin/duebook" init "$1/new" && test -s "$1/new/duebook.yaml"
    ' sh "$TMP"
run "$DUEBOOK" --help
is "--help: exit status" 0 "$status"
for command in init check weekly aging kpi; do
    ok "--help names $command" grep -q "$command" "$TMP/out"
done
for lang in zh en; do
    for command in aging kpi check; do
        run "$DUEBOOK" $command --help --lang $lang
        ok "$command --help, $lang: -o replaces a file that is there" \
            has '(a file of that name is replaced|覆盖同名文件)' "$TMP/out"
    done
    run "$DUEBOOK" weekly --help --lang $lang
    ok "weekly --help, $lang: -o never does" \
        has '(never overwritten|从不覆盖)' "$TMP/out"
done
run "$DUEBOOK" close --help --lang en
ok "close --help: --as-of has no default" \
    has_not '--as-of.*default' "$TMP/out"

# The formats of the help are those that the command takes.
for command in "take x" "check x" "aging x" "kpi x" "close x" "calendar x" \
    "explain x y" "claim x --customer y" "render x --data y.json" vars \
    "calc upper 1"; do
    name=${command%% *}
    run "$DUEBOOK" $command --format none --lang en
    taken=$(sed -n 's/.*one of \(.*\) is expected.*/\1/p' "$TMP/err")
    for lang in zh en; do
        run "$DUEBOOK" $name --help --lang $lang
        is "$name --help, $lang: its formats" "$taken" "$(
            sed -n 's/^  --format FORMAT *//p' "$TMP/out" |
                sed 's/（.*）//; s/ *([^)]*)//g; s/、/, /g')"
    done
done
done_testing
