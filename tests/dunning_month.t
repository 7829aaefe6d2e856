# A month of dunning on the sample book: propose, decide (with openpyxl and with
# LibreOffice), commit, post, deliveries back, a promise, broken, the next stage;
# every message, the letters' text and the clocks are compared with
# tests/dunning_month/*.txt.
#
#   ACCEPT=1 sh tests/dunning_month.t
#
# writes those anew; read the difference as carefully as code.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"
golden=$PWD/tests/dunning_month
sample=$PWD/samples/huaheng
sheets="/usr/bin/python3 $PWD/tests/dunning_month.py"
DUEBOOK=$(realpath "$DUEBOOK")
cd "$TMP" || exit 1
mkdir -p book/snapshots
cp "$sample/duebook.yaml" book/
cp -R "$sample/records" book/

step() {
    [ -z "${file:-}" ] || compare
    file=$1
    title=$2
    echo "# $title" >"$file.txt"
}

compare() {
    if [ -n "${ACCEPT:-}" ]; then
        cp "$file.txt" "$golden/"
    fi
    ok "$title" diff -u "$golden/$file.txt" "$file.txt"
}

# What it says, without the notes about how files were read.
duebook() {
    printf '\n$ duebook %s\n' "$*" >>"$file.txt"
    status=0
    "$DUEBOOK" "$@" --jobs 2 >out 2>err || status=$?
    cat out >>"$file.txt"
    grep -v ': 说明: ' err >>"$file.txt"
    echo "[退出码 $status]" >>"$file.txt"
}

new_export() {
    cp -R "$sample/snapshots/$1" book/snapshots/
    printf '\n（归档 %s 的导出）\n' "$1" >>"$file.txt"
}

show() {
    printf '\n%s\n' "$1" >>"$file.txt"
    shift
    "$@" >>"$file.txt"
}

clocks() {
    for id; do
        "$DUEBOOK" calendar book --format json 2>/dev/null | $sheets clock "$id"
    done
}

step 1-gentle "6 月 26 日：首次催款，先行提示"
new_export 2026-06-26
duebook dunning propose book
show "提案：" $sheets rows book/催款/催款提案-2026-06-26.xlsx C0020 C0029 C0058
show "时效：" clocks C0029
$sheets decide book/催款/催款提案-2026-06-26.xlsx C0020 C0029 C0058
duebook dunning commit book --dry-run
duebook dunning commit book
duebook dunning commit book --expect 3
duebook dunning commit book --expect 3
duebook dunning propose book
duebook register check book

step 2-post "6 月 29 日：寄出；30 日：一件拒收；C0058 承诺 30 日付款"
$sheets post book/records/送达-2026-06-26.xlsx 2026-06-29
duebook dunning list book
$sheets carrier book/records/送达-2026-06-26.xlsx book/records/物流-0630.csv \
    2026-06-30 2
duebook dunning list book
$sheets promise book/records/联系记录-0629.csv 2026-06-29 C0058 2026-06-30
duebook dunning propose book
show "提案：" $sheets rows book/催款/催款提案-2026-06-26-3.xlsx C0020 C0029 C0058
show "时效：" clocks C0029

step 3-formal "7 月 3 日：承诺落空，发催款函；一户经批准改级"
new_export 2026-07-03
duebook dunning propose book
proposal=book/催款/催款提案-2026-07-03.xlsx
show "提案：" $sheets rows $proposal C0020 C0029 C0058 C0043
$sheets decide $proposal C0020 C0029 C0058
$sheets change $proposal C0043 催款函 总经理批准
mkdir -p office
soffice -env:UserInstallation=file://"$TMP"/office --headless \
    --convert-to xlsx --outdir saved $proposal >/dev/null 2>&1
ok "LibreOffice saves the proposal" test -s saved/催款提案-2026-07-03.xlsx
cp saved/催款提案-2026-07-03.xlsx $proposal
duebook dunning commit book $proposal --expect 4
for letter in book/已发函件/2026-07-03/催款函/*C0058*.pdf; do
    show "函件：" pdftotext -layout "$letter" -
done

step 4-undo "7 月 6 日：一函有误，寄出后撤回"
$sheets post book/records/送达-2026-07-03.xlsx 2026-07-06
duebook dunning undo book 催字〔2026〕第0003号 --reason 所列发票已于发函前付清
duebook dunning list book
duebook register check book

step 5-next "7 月 17 日：未到最后催告函的日子"
new_export 2026-07-10
new_export 2026-07-17
duebook dunning propose book
show "提案：" $sheets rows book/催款/催款提案-2026-07-17.xlsx \
    C0020 C0029 C0058 C0043
duebook dunning propose book --date 2026-07-27
show "提案（落款 7 月 27 日）：" \
    $sheets rows book/催款/催款提案-2026-07-17-2.xlsx C0020 C0029 C0058
show "时效：" clocks C0029 C0058
compare

done_testing
