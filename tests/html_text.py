"""html_text.py PAGE.html PAGE.pdf: the words of one are those of the other.

PAGE.html is what a browser made of it.  Each block's words stand in the PDF in
the same order; and what is left of the PDF is headers, footers and headings of
tables that go on over the page.
"""
import html.parser
import re
import subprocess
import sys

BLOCKS = {"p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "text",
          "div", "br"}
HIDDEN = {"style", "title", "details"}
VOID = {"meta", "br", "hr", "link", "img", "line", "rect", "polygon",
        "polyline"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.hidden = 0
        self.blocks = [""]
        self.known = ""  # may stand in the PDF once more
        self.heading = False
        self.watermark = False

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN:
            self.hidden += 1
        if tag in BLOCKS:
            self.blocks.append("")
        self.heading = tag == "th" or (self.heading and tag not in BLOCKS)
        if dict(attrs).get("class") == "watermark":
            self.hidden += 1
            self.watermark = True

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.heading = False
        if tag in HIDDEN or (tag == "p" and self.watermark):
            self.hidden -= 1
            self.watermark = False
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data):
        if not self.hidden:
            self.blocks[-1] += data
            self.known += data if self.heading else ""
        else:
            self.known += data if self.watermark else ""
            for text in re.findall(r'content:([^}]*)}', data):
                text = re.sub(r'" *counter\(pages?\) *"|"', "", text)
                self.known += re.sub(r'\\([0-9A-F]{6})',
                                     lambda m: chr(int(m[1], 16)), text)


def squash(text):
    return re.sub(r"\s+", "", text)


page = Page()
page.feed(open(sys.argv[1], encoding="utf-8").read())
blocks = [b for b in map(squash, page.blocks) if b]
pdf = squash(subprocess.run(["pdftotext", "-raw", sys.argv[2], "-"],
                            capture_output=True, check=True)
             .stdout.decode("utf-8"))
at, left, wrong = 0, "", 0
for block in blocks:
    found = pdf.find(block, at)
    if found < 0:
        print("not in the PDF, or in another order:", block[:80])
        wrong += 1
        continue
    left += pdf[at:found]
    at = found + len(block)
left += pdf[at:]
strange = set(re.sub(r"[\d.•]", "", left)) - set(page.known)
if strange:
    print("in the PDF alone:", left[:200], strange)
    wrong += 1
print(len(blocks), "blocks")
sys.exit(wrong > 0 or not blocks)
