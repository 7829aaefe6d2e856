# hyphens: English words are divided where a template asks for it, and nothing
# else is; who reads the text back gets the words.
. tests/tap.sh

cd "$TMP" || exit 1
echo '{}' >none.json

notice() { # NAME LANGUAGE KEY
    cat >"$1.md" <<EOF
---
title: Notice
language: $2
page: { size: A4, margins: [25mm, 70mm, 25mm, 70mm] }
$3
---
# Characteristically straightforward documentation

Notwithstanding any representation made previously, the undersigned
corporation considers the aforementioned documentation sufficient
acknowledgement of the indebtedness; correspondingly, the outstanding
receivables including contractual penalties become immediately payable.
Internationalization Incorporated and McIntoshsubsidiaries say
"respectively", (characteristically) and “unconditionally”. See
www.internationalization-example.com/documentationreceivables or
accountingdepartment@internationalexample.example about
XS260717documentation0001, ABCDEFGHIJKLMNOPQRSTUVWX and
CNY 1,234,567.89, self-characteristically, misunderstandings/responsibilities
or responsibilities2026.

根据 international characteristically considerations 与 responsibilities
的约定，贵司应当承担notwithstanding条款项下的 responsibilities 以及其他责任。

| characteristically | responsibilities | misunderstandings | considerations |
|---|---|---|---|
| characteristically | responsibilities | misunderstandings | considerations |
EOF
    "$DUEBOOK" render "$1.md" --data none.json --lang en -o "$1.pdf" >"$1.out" 2>&1 &&
        pdftotext -raw "$1.pdf" "$1.txt"
}

notice plain en "indent: false"
ok "words are whole unless a template asks" has_not "$(printf '\302\255')" plain.txt
notice none en "hyphenation: none"
ok "none is the same" cmp plain.txt none.txt

# words FILE PLAIN: what is divided, and the text without hyphens.
cat >words.py <<'EOF'
import re, sys
soft, plain = (open(f, encoding='utf-8').read() for f in sys.argv[1:3])
spaces = lambda t: re.sub(r'\s+', '', t)
divided = re.findall(r'(\S*)\u00ad\n(\S*)', soft)
assert len(divided) > 3, soft
for left, right in divided:
    left, right = (re.sub(r'[^a-z]+$|^[^a-z]+', '', w) for w in (left, right))
    left = re.sub(r'.*[^a-z]', '', left)
    assert re.fullmatch('[a-z]{3,}', left), left
    assert re.fullmatch('[a-z]{3,}', right), right
assert spaces(soft.replace('\u00ad\n', '')) == spaces(plain), 'text changed'
assert '\u00ad' not in re.sub('\u00ad\n', '', soft), 'inside a line'
for whole in ('Internationalization', 'McIntoshsubsidiaries', 'XS260717documentation0001',
              'ABCDEFGHIJKLMNOPQRSTUVWX', '1,234,567.89', 'responsibilities2026'):
    assert whole in soft, whole
head, table = soft.split('\n', 1)[0], soft[soft.rfind('。'):]
assert '\u00ad' not in head + table, 'heading or table'
EOF
for language in en zh-CN; do
    notice plain $language "indent: false"
    notice divided $language "hyphenation: en"
    ok "$language: words only, and all of the text" \
        /usr/bin/python3 words.py divided.txt plain.txt
    ok "$language: nothing beyond the measure" sh -c \
        'pdftotext -bbox divided.pdf - | awk -F\" "/<word/ && \$6 > 595.3 - 198.4 + 1 {bad = 1; print} END {exit bad}"'
done

notice wrong en "hyphenation: fr"
ok "another value is refused with its place" \
    has '^wrong.md:5:14: error: hyphenation "fr" is unknown; accepted are en and none' wrong.out

"$DUEBOOK" render divided.md --data none.json -o divided.html >/dev/null
ok "HTML divides English" has 'hyphens:auto' divided.html
done_testing
