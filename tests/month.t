#!/bin/sh
# A month on paper: what an office does in four weeks, and every message that
# it reads, compared with tests/month/*.txt.
#
#   ACCEPT=1 sh tests/month.t
#
# writes those anew; read the difference as carefully as code: it is what the
# program says to people.
. tests/tap.sh

python=/usr/bin/python3
$python -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"
golden=$PWD/tests/month
make_data=$PWD/tests/month_data.py
cd "$TMP" || exit 1

# data WHAT FILE: an export, or a sheet that somebody types.
data() {
    $python "$make_data" "$1" "$2"
}

# step NAME TITLE: what follows is written to NAME.txt.
step() {
    [ -z "${file:-}" ] || compare
    file=$1
    title=$2
    echo "# $title" >"$file.txt"
}

# note TEXT: what people do besides.
note() {
    printf '\n（%s）\n' "$1" >>"$file.txt"
}

# duebook ARGUMENT...: run, and keep all it says.
duebook() {
    shown=$*
    printf '\n$ duebook %s\n' "$shown" >>"$file.txt"
    status=0
    "$DUEBOOK" "$@" --jobs 2 >"$TMP/.out" 2>"$TMP/.err" || status=$?
    cat "$TMP/.out" >>"$file.txt"
    # A last line without its end would run into the messages.
    [ ! -s "$TMP/.out" ] || [ -z "$(tail -c1 "$TMP/.out")" ] ||
        echo >>"$file.txt"
    cat "$TMP/.err" >>"$file.txt"
    echo "[退出码 $status]" >>"$file.txt"
}

compare() {
    if [ -n "${ACCEPT:-}" ]; then
        cp "$file.txt" "$golden/"
    fi
    ok "$title: every message and exit status" \
        diff -u "$golden/$file.txt" "$file.txt"
}

# --- 7 月 3 日 -----------------------------------------------------------------

step 1-first "第一天：建账簿，归档第一份导出"
duebook init 账簿 --lang zh
sed -i 's/^  name: .*/  name: 华示例设备有限公司/' 账簿/duebook.yaml
rm 账簿/records/*.xlsx
note "在 duebook.yaml 中填写单位名称；另存导出文件"
data w1 应收单.csv
duebook take 账簿 应收单.csv
duebook check 账簿
duebook weekly 账簿

# --- 7 月 10 日 ----------------------------------------------------------------

step 2-records "第二周：两人登记，再次归档"
data contacts-张三 账簿/records/contacts-张三.xlsx
data contacts-李四 账簿/records/contacts-李四.csv
data 争议 账簿/records/争议.xlsx
note "张三、李四各填一份联系记录，另登记一笔争议"
data w2 应收单.xlsx
duebook take 账簿 应收单.xlsx
duebook weekly 账簿

step 3-twice "同一份导出，归档两次；另有一份重名的更正文件"
duebook take 账簿 应收单.xlsx
mkdir 下载
data w2b '下载/应收单(1).xlsx'
duebook take 账簿 '下载/应收单(1).xlsx'

# --- 7 月 17 日 ----------------------------------------------------------------

step 4-filter "第三周：导出时漏选了一个部门"
data w3-华南 应收单_20260717.xlsx
duebook take 账簿 应收单_20260717.xlsx
note "重新导出，部门全选"
data w3 应收单_20260717.xlsx
duebook take 账簿 应收单_20260717.xlsx
duebook weekly 账簿

step 5-corrected "更正上一周的快照"
duebook take 账簿 '下载/应收单(1).xlsx' --replace
duebook check 账簿
duebook weekly 账簿

# --- 7 月 24 日 ----------------------------------------------------------------

step 6-by-hand "第四周：自行放入快照，又漏了一个部门"
mkdir 账簿/snapshots/2026-07-24
data w4-华东 账簿/snapshots/2026-07-24/应收单.xlsx
duebook check 账簿
duebook weekly 账簿
note "out 文件夹中的运行记录："
cat 账簿/out/运行记录.txt >>"$file.txt"
rm -r 账簿/snapshots/2026-07-24

step 7-open "表格正由他人打开"
data w4 应收单.xlsx
duebook take 账簿 应收单.xlsx
: >'账簿/records/~$contacts-张三.xlsx'
: >'账簿/records/contacts-李四 (冲突副本).csv'
mkdir 出表
: >'出表/~$账龄表.xlsx'
note "有人正打开出表文件夹中的账龄表和张三的联系记录；共享盘生成了冲突副本"
duebook aging 账簿 --format xlsx -o 出表/账龄表.xlsx
is "nothing is written beside the lock" '~$账龄表.xlsx' "$(ls -A 出表)"
rm '出表/~$账龄表.xlsx'
duebook aging 账簿 --format xlsx -o 出表/账龄表.xlsx
rm '账簿/records/~$contacts-张三.xlsx' '账簿/records/contacts-李四 (冲突副本).csv'

step 8-end "月末：全部文件与归档记录"
duebook weekly 账簿
(cd 账簿 && find . -type f | LC_ALL=C sort) >>"$file.txt"
note "snapshots 文件夹中的运行记录："
cat 账簿/snapshots/运行记录.txt >>"$file.txt"
compare
done_testing
