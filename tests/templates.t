# templates/README.md: every example in it is run, and does what it says.
. tests/tap.sh

export TMP
mkdir -p "$TMP/bin"
ln -s "$DUEBOOK" "$TMP/bin/duebook"
readme=$ROOT/templates/README.md
export DUEBOOK_HOME="$ROOT"

# One file a block, in order: NN.kind with its name on the first line.
perl -CSD -ne '
    if (!$in && /^# /) { $half++; mkdir "$ENV{TMP}/$half" }
    if (!$in && /^```(\w+) ?(\S*)$/) {
        $in = 1;
        open $out, ">:utf8", sprintf "%s/%d/.%02d.%s", $ENV{TMP}, $half, ++$n, $1;
        print $out "$2\n";
    } elsif ($in && /^```$/) {
        $in = 0;
        close $out;
    } elsif ($in) {
        print $out $_;
    }' "$readme"

# The commands of a block and what they say, as the block shows them.
console() {
    : >"$TMP/said"
    sed -n 's/^\$ //p' "$1" >"$TMP/commands"
    while read -r command; do
        printf '$ %s\n' "$command" >>"$TMP/said"
        (PATH="$TMP/bin:$PATH" LANG=$2 sh -c "$command") >"$TMP/o" 2>"$TMP/e" || :
        cat "$TMP/o" "$TMP/e" >>"$TMP/said"
    done <"$TMP/commands"
    is "$3: $(head -n 1 "$TMP/commands")" "$(tail -n +2 "$1")" \
        "$(cat "$TMP/said")"
}

# Each line of a block is in the PDF, blanks apart.
prints() {
    pdf=$(head -n 1 "$1")
    pdftotext -layout "$pdf" - | perl -CSD -pe 's/\s//g' >"$TMP/text"
    tail -n +2 "$1" | perl -CSD -pe 's/\s(?!$)//g' >"$TMP/lines"
    while IFS= read -r line; do
        ok "$2: $pdf prints $line" grep -aqF -e "$line" "$TMP/text"
    done <"$TMP/lines"
}

for half in 1 2; do
    cd "$TMP/$half" || exit 1
    language=$([ $half = 1 ] && echo zh_CN.UTF-8 || echo en_GB.UTF-8)
    for block in .[0-9]*; do
        case $block in
        *.console) console "$block" "$language" "${language%%_*}" ;;
        *.text) prints "$block" "${language%%_*}" ;;
        *) tail -n +2 "$block" >"$(head -n 1 "$block")" ;;
        esac
    done
    # What the examples are not asked to say, they are free of.
    for template in notice list court form chart pay; do
        [ -e $template.md ] || continue
        run env LANG=C "$DUEBOOK" lint --strict $template.md
        is "${language%%_*}: $template.md is without fault" \
            "0 1 templates looked at: 0 errors, 0 warnings" \
            "$status $(cat "$TMP/out" "$TMP/err")"
    done
    is "${language%%_*}: its documents" "$(ls letters | wc -l)" 2
    cd "$ROOT" || exit 1
done

done_testing
