# render --attach: files within the PDF, as PDF/A-3b.
. tests/tap.sh

judge=$ROOT/../shared/tools/verapdf/verapdf
cd "$TMP" || exit 1
cat >letter.md <<'END'
---
title: 对账函
needs: { as_of: date, total: money CNY }
---
# 对账函

截至{{as_of}}，尚未支付的货款合计{{total.full}}，明细见所附文件。
END
echo '{"as_of": "2026-07-17", "total": "1234.50"}' >data.json
mkdir sub
printf '单据,金额\nFP-01,1234.50\n' >sub/明细.csv
printf '\265\245\276\335,1\n' >gbk.CSV
printf 'a\0b' >binary.csv
printf '\211PNG\r\n\032\nx' >photo
printf 'PK\003\004x' >book.xlsx
printf 'PK\003\004x' >archive
printf '%%PDF-1.7\n' >contract.txt
: >empty.json
cp -p sub/明细.csv "name (1)#;.csv"

run "$DUEBOOK" --lang en render letter.md --data data.json -o plain.pdf
is "without attachments it is PDF/A-2b" "2" \
    "$(grep -ao 'pdfaid:part>[0-9]' plain.pdf | tail -c 2 | tr -d '\n')"
attach="data.json sub/明细.csv gbk.CSV binary.csv photo book.xlsx archive
    contract.txt empty.json alternative:letter.md"
# shellcheck disable=SC2086
run "$DUEBOOK" --lang en render letter.md --data data.json -o a.pdf \
    --attach $attach --attach="name (1)#;.csv"
is "several at once, and again" "0 a.pdf: written" "$status $(cat out err)"
is "with them it is PDF/A-3b" "3" \
    "$(grep -ao 'pdfaid:part>[0-9]' a.pdf | tail -c 2 | tr -d '\n')"
# shellcheck disable=SC2086
run "$DUEBOOK" render letter.md --data data.json -o b.pdf \
    --attach $attach --attach "name (1)#;.csv"
ok "the same bytes again" cmp a.pdf b.pdf
pdftotext a.pdf a.txt
pdftotext plain.pdf plain.txt
ok "the pages are the same" cmp a.txt plain.txt

cat >read.py <<'END'
import sys, re, subprocess
pdf = sys.argv[1]
text = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"],
                      stdout=subprocess.PIPE).stdout.decode("latin-1")
objects = dict(re.findall(r"^(\d+) 0 obj\n(.*?)^endobj", text, re.M | re.S))
for spec in objects.values():
    if "/Type /Filespec" not in spec or "/EF" not in spec:
        continue
    file = objects[re.search(r"/F (\d+) 0 R", spec).group(1)]
    print(re.search(r"/AFRelationship /(\w+)", spec).group(1),
          re.search(r"/Subtype /(\S+)", file).group(1).replace("#2f", "/")
          .replace("#2F", "/"))
END
python3 read.py a.pdf >kinds
is "what they are, and what to the document" \
    'Source application/json
Data text/csv
Data text/csv
Supplement application/octet-stream
Supplement image/png
Data application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
Supplement application/zip
Supplement application/pdf
Data application/json
Alternative text/markdown
Data text/csv' "$(cat kinds)"

mkdir saved
pdfdetach -saveall -o saved a.pdf
is "their names" 'archive
binary.csv
book.xlsx
contract.txt
data.json
empty.json
gbk.CSV
letter.md
name (1)#;.csv
photo
明细.csv' "$(ls saved | LC_ALL=C sort)"
for file in data.json sub/明细.csv gbk.CSV binary.csv photo book.xlsx archive \
    contract.txt empty.json letter.md "name (1)#;.csv"; do
    cmp "$file" "saved/${file##*/}" || echo "$file" >>lost
done
ok "byte for byte, by poppler" test ! -e lost
is "and by qpdf" 11 "$(qpdf --list-attachments a.pdf | wc -l | tr -d ' ')"
ok "byte for byte" sh -c 'qpdf a.pdf --show-attachment=000002 |
    cmp - sub/明细.csv'
for kind in "3b PDF/A-3b" "ua1 PDF/UA-1"; do
    if [ -x "$judge" ] && command -v java >/dev/null; then
        ok "veraPDF: ${kind#* }" env LC_ALL=C.UTF-8 \
            "$judge" "${kind%% *}" a.pdf
    else
        skip "veraPDF: ${kind#* }" "no ../shared/tools or no Java"
    fi
done

# One a line: each has them.
cat data.json data.json >two.jsonl
run "$DUEBOOK" render letter.md --data two.jsonl -o many --attach sub/明细.csv
is "documents of lines have them, too" "0 1 1" "$status $(
    for pdf in many/*.pdf; do qpdf --list-attachments "$pdf" | wc -l; done |
        tr -d ' ' | paste -sd ' ')"

refused() { # NAME STATUS MESSAGE ARGUMENTS
    name=$1 wanted="$2 $3"
    shift 3
    run "$DUEBOOK" --lang en render letter.md --data data.json "$@"
    is "$name" "$wanted" "$status $(cat err)"
}
refused "a file that is not there" 3 \
    "none.csv: error: cannot be opened: No such file or directory" -o no.pdf --attach none.csv
mkdir other
cp gbk.CSV other
refused "two of one name" 1 \
    'other/gbk.CSV: error: two attachments would have the name "gbk.CSV": rename one of the files' \
    -o no.pdf --attach gbk.CSV other/gbk.CSV
cp gbk.CSV gbk.csv
refused "whatever the case" 1 \
    'gbk.csv: error: two attachments would have the name "gbk.csv": rename one of the files' \
    -o no.pdf --attach gbk.CSV gbk.csv
refused "HTML and DOCX have no place for them" 2 \
    "usage: --attach puts files into a PDF; HTML and DOCX have no place for them" \
    -o no.html --attach gbk.CSV
refused "no file" 2 "usage: --attach needs a value: FILE..." -o no.pdf --attach
truncate -s 65M large.csv
run "$DUEBOOK" --lang en render letter.md --data data.json -o no.pdf \
    --attach large.csv
is "too large" 3 "$status"
ok "is told" has '^large.csv' err
ok "nothing was written" not test -e no.pdf -o -e no.html
done_testing
