"""Walks the structure of PDF files without duebook's help.

usage: pdf_walk.py [--tree] FILE...

Objects and streams are read by qpdf, the page contents and the ToUnicode maps
by this program.  Checked of each file: every glyph and line that is drawn
stands in a sequence of a tag or of an artifact, never in both; each sequence
is held by the tag that the parent tree names, once; the tree read in order
says what pdftotext -raw says but for the artifacts and, in an order of their
own, the notes; headings skip no level; rows of a table are of one width;
figures have words and a box; links have a place to click and words; notes
have names.
"""
import json
import re
import subprocess
import sys
import unicodedata

TOKEN = re.compile(rb'<<|>>|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|\[|\]|'
                   rb'/[^\s<>\[\]()/%]*|[^\s<>\[\]()/%]+', re.S)
PAINT = {b'f', b'F', b'f*', b'S', b's', b'B', b'B*', b'b', b'b*', b'Do', b'sh'}


class Fault(Exception):
    pass


def check(ok, *words):
    if not ok:
        raise Fault(' '.join(str(w) for w in words))


class File:
    def __init__(self, path):
        text = subprocess.run(
            ['qpdf', '--json', '--json-stream-data=inline',
             '--decode-level=generalized', path],
            capture_output=True, check=True).stdout
        self.objects = json.loads(text)['qpdf'][1]
        self.maps = {}

    def get(self, value):
        if isinstance(value, str) and re.fullmatch(r'\d+ \d+ R', value):
            found = self.objects['obj:' + value]
            return found['stream']['dict'] if 'stream' in found \
                else found['value']
        return value

    def data(self, reference):
        import base64
        return base64.b64decode(self.objects['obj:' + reference]
                                ['stream']['data'])

    def trailer(self):
        return self.objects['trailer']['value']

    def unicode_map(self, font):
        """What each code of a font says."""
        if font not in self.maps:
            codes = {}
            text = self.data(self.get(font)['/ToUnicode']).decode('ascii')
            for first, last, texts in re.findall(
                    r'<([0-9a-f]{4})><([0-9a-f]{4})>\[([<>0-9a-f]*)\]', text,
                    re.I):
                texts = re.findall(r'<([0-9a-f]*)>', texts, re.I)
                if int(last, 16) - int(first, 16) + 1 != len(texts):
                    raise Fault('a range of texts has another length')
                for code, says in enumerate(texts, int(first, 16)):
                    codes[code] = bytes.fromhex(says).decode('utf-16-be')
            self.maps[font] = codes
        return self.maps[font]


def text_of(value):
    """A text string, as qpdf tells it."""
    return value[2:] if isinstance(value, str) and value.startswith('u:') \
        else None


def actual(tokens):
    """/ActualText of a property list, or None."""
    for i, token in enumerate(tokens):
        if token == b'/ActualText':
            raw = bytes.fromhex(tokens[i + 1][1:-1].decode())
            return raw[2:].decode('utf-16-be')
    return None


def sequence(tokens):
    for i, token in enumerate(tokens):
        if token == b'/MCID':
            return int(tokens[i + 1])
    return None


class Page:
    """The words of each sequence, and of the whole page in order."""

    def __init__(self, pdf, reference):
        self.pdf = pdf
        self.page = pdf.get(reference)
        self.fonts = pdf.get(pdf.get(self.page['/Resources'])
                             .get('/Font', {}))
        self.words = {}
        self.names = {}
        self.all = []
        self.stack = []
        contents = self.page['/Contents']
        contents = contents if isinstance(contents, list) else [contents]
        self.run(b'\n'.join(pdf.data(c) for c in contents))

    def where(self):
        """The sequence that is open: a number, 'artifact' or None."""
        found = None
        for name, number, _ in self.stack:
            if name == b'/Artifact':
                check(found is None, 'an artifact within a tag')
                found = 'artifact'
            elif number is not None:
                check(found is None, 'a sequence within another')
                found = number
        return found

    def say(self, text, place, plain=True):
        """The innermost ActualText speaks for what it encloses."""
        if place != 'artifact':
            self.words[place] = self.words.get(place, '') + text
        if plain:
            self.all.append(text)

    def begin(self, operands):
        tag, properties = operands[0], operands[1:]
        number = sequence(properties)
        words = actual(properties)
        self.stack.append((tag, number, words))
        if number is not None:
            check(number not in self.words, 'MCID', number, 'twice')
            self.words[number] = ''
            self.names[number] = tag.decode()
        place = self.where()
        if words is not None:
            # A span around two tags speaks for the page, its parts for them.
            if place is None:
                self.all.append(words)
            else:
                check(tag == b'/Span', 'ActualText of', tag)
                self.say(words, place)

    def show(self, codes, font):
        place = self.where()
        check(place is not None, 'glyphs of no tag')
        spoken = [w for n, m, w in self.stack if w is not None]
        inner = [i for i, s in enumerate(self.stack) if s[2] is not None]
        text = ''.join(font.get(c, '') for c in codes)
        if not spoken:
            self.say(text, place)
        elif place != 'artifact' and not any(
                s[1] is not None for s in self.stack[:inner[0]]):
            self.say(text, place, plain=False)

    def run(self, content):
        operands, depth, font = [], 0, {}
        for token in TOKEN.findall(content):
            if not re.fullmatch(rb"[A-Za-z'\"][A-Za-z0-9*'\"]*", token):
                operands.append(token)
                continue
            if token == b'BDC' or token == b'BMC':
                self.begin(operands)
            elif token == b'EMC':
                check(self.stack, 'EMC without BDC')
                self.stack.pop()
            elif token == b'BT' or token == b'ET':
                depth += 1 if token == b'BT' else -1
                check(depth in (0, 1), 'text objects nest')
            elif token == b'Tf':
                font = self.pdf.unicode_map(self.fonts[operands[0].decode()])
            elif token in (b'TJ', b'Tj'):
                for operand in operands:
                    if operand.startswith(b'<') and operand != b'<<':
                        digits = operand[1:-1].decode()
                        self.show([int(digits[i:i + 4], 16)
                                   for i in range(0, len(digits), 4)], font)
            elif token in PAINT:
                place = self.where()
                check(place is not None, 'lines of no tag')
            operands = []
        check(not self.stack, 'BDC without EMC')


class Tree:
    def __init__(self, pdf):
        self.pdf = pdf
        catalog = pdf.get(pdf.trailer()['/Root'])
        check(pdf.get(catalog.get('/MarkInfo', {})).get('/Marked') is True,
              'not marked')
        check(text_of(catalog.get('/Lang')), 'no language')
        check(catalog['/ViewerPreferences']['/DisplayDocTitle'] is True,
              'no title to show')
        self.root = pdf.get(catalog['/StructTreeRoot'])
        self.page_list = []
        self.list_pages(catalog['/Pages'])
        self.pages = {p: Page(pdf, p) for p in self.page_list}
        self.read = []       # the words in reading order
        self.notes = []      # those of notes, which stand at the foot
        self.seen = set()    # (page, MCID) that a tag holds
        self.lines = []
        self.last_heading = 0
        self.figures = 0
        self.links = 0
        self.parents = self.parent_tree()
        self.walk(self.root['/K'], None, 0)
        self.check_all_held()

    def list_pages(self, reference):
        node = self.pdf.get(reference)
        if node['/Type'] == '/Page':
            self.page_list.append(reference)
        for kid in node.get('/Kids', []):
            self.list_pages(kid)

    def parent_tree(self):
        nums = self.pdf.get(self.root['/ParentTree'])['/Nums']
        return {nums[i]: self.pdf.get(nums[i + 1])
                if isinstance(self.pdf.get(nums[i + 1]), list)
                else nums[i + 1] for i in range(0, len(nums), 2)}

    def hold(self, reference, page, number, element):
        check(page in self.pages, 'content of no page')
        key = self.pages[page].page['/StructParents']
        check(self.parents[key][number] == reference,
              'the parent tree names another tag for', number)
        check((page, number) not in self.seen, 'held twice:', number)
        self.seen.add((page, number))
        check(self.pages[page].names[number] == element['/S'] or
              (element['/S'] == '/Span'), 'is called',
              self.pages[page].names[number], 'and is', element['/S'])
        return self.pages[page].words[number]

    def walk(self, reference, parent, depth, note=False):
        element = self.pdf.get(reference)
        kind = element['/S']
        check(depth < 60, 'too deep')
        check(parent is None or element['/P'] == parent, 'another parent')
        place = len(self.lines)
        self.lines.append(None)
        kids = element.get('/K', [])
        kids = kids if isinstance(kids, list) else [kids]
        kinds, own, annotations = [], '', 0
        note = note or kind == '/Note'
        self.check_kind(element, kind)
        for kid in kids:
            value = self.pdf.get(kid)
            if isinstance(value, int):
                words = self.hold(reference, element['/Pg'], value, element)
            elif value.get('/Type') == '/MCR':
                words = self.hold(reference, value['/Pg'], value['/MCID'],
                                  element)
            elif value.get('/Type') == '/OBJR':
                self.check_annotation(reference, value['/Obj'])
                annotations += 1
                continue
            else:
                kinds.append(value['/S'])
                self.walk(kid, reference, depth + 1, note)
                continue
            own += words
            (self.notes if note else self.read).append(words)
        self.lines[place] = '%s%s %s' % ('  ' * depth, kind[1:], own)
        self.check_kids(kind, kinds, kids, element)
        if kind == '/Link':
            check(annotations > 0, 'a link without a place to click')
            self.links += 1

    def check_annotation(self, reference, annotation):
        a = self.pdf.get(annotation)
        check(a['/Subtype'] == '/Link', 'an annotation of another kind')
        check(text_of(a.get('/Contents')), 'a link without words')
        check(self.parents[a['/StructParent']] == reference,
              'the parent tree names another tag for a link')

    def check_kind(self, element, kind):
        heading = re.fullmatch('/H([1-6])', kind)
        if heading:
            level = int(heading.group(1))
            check(level <= self.last_heading + 1, 'a heading of level', level,
                  'follows one of', self.last_heading)
            self.last_heading = level
        if kind == '/Figure':
            self.figures += 1
            check(text_of(element.get('/Alt', '')), 'a figure without words')
            box = element['/A']['/BBox']
            check(box[0] < box[2] and box[1] < box[3], 'a figure of no size')
        if kind == '/TH':
            check(element['/A']['/Scope'] in ('/Column', '/Row', '/Both'),
                  'a heading of what?')
        if kind == '/Note':
            check(text_of(element.get('/ID', '')) or element.get('/ID'),
                  'a note without a name')

    def check_kids(self, kind, kinds, kids, element):
        wanted = {'/L': {'/LI', '/Caption'}, '/LI': {'/Lbl', '/LBody'},
                  '/Table': {'/TR', '/Caption'}, '/TR': {'/TH', '/TD'}}
        if kind in wanted:
            check(set(kinds) <= wanted[kind] and len(kinds) == len(kids),
                  kind, 'holds', kinds)
        if kind == '/Table':
            self.check_table(element)

    def check_table(self, element):
        kids = element['/K'] if isinstance(element['/K'], list) \
            else [element['/K']]
        taken, width = {}, None
        for row, kid in enumerate(kids):
            tr = self.pdf.get(kid)
            if tr['/S'] != '/TR':
                continue
            cells = tr.get('/K', [])
            cells = cells if isinstance(cells, list) else [cells]
            count = 0
            for cell in cells:
                a = self.pdf.get(cell).get('/A', {})
                for below in range(1, a.get('/RowSpan', 1)):
                    taken[row + below] = taken.get(row + below, 0) + \
                        a.get('/ColSpan', 1)
                count += a.get('/ColSpan', 1)
            count += taken.get(row, 0)
            check(width is None or count == width, 'rows of', width, 'and',
                  count, 'columns')
            width = count

    def check_all_held(self):
        for reference, page in self.pages.items():
            for number in page.words:
                check((reference, number) in self.seen,
                      'no tag holds MCID', number)
            if page.page.get('/Annots'):
                check(page.page.get('/Tabs') == '/S', 'no /Tabs')


def plain(text):
    """Readers differ in blanks, and in compatibility forms."""
    text = unicodedata.normalize('NFKC', text)
    return re.sub(r'[\s\u200b\u3000\u00ad\x00-\x1f]+', '', text)


def raw_text(path):
    return subprocess.run(['pdftotext', '-raw', path, '-'],
                          capture_output=True, check=True).stdout.decode(
                              'utf-8', 'replace')


def subsequence(part, whole):
    """Every word of the tags, in the order of the page."""
    at = 0
    for words in part:
        found = whole.find(words, at)
        check(found >= 0, 'out of order or not on the page:', words[:40])
        at = found + len(words)


def examine(path, tree_wanted):
    tree = Tree(File(path))
    said = ''.join(''.join(tree.pages[p].all) for p in tree.page_list)
    shown = plain(raw_text(path))
    check(plain(said) == shown, 'pdftotext reads something else:',
          first_difference(plain(said), shown))
    subsequence([plain(w) for w in tree.read if plain(w)], plain(said))
    subsequence([plain(w) for w in tree.notes if plain(w)], plain(said))
    if tree_wanted:
        print('\n'.join(tree.lines))
    return tree


def first_difference(a, b):
    for i in range(min(len(a), len(b))):
        if a[i] != b[i]:
            return repr(a[max(0, i - 10):i + 20]) + ' / ' + \
                repr(b[max(0, i - 10):i + 20])
    return 'lengths %d and %d' % (len(a), len(b))


def main():
    tree_wanted = '--tree' in sys.argv
    bad = False
    for path in sys.argv[1:]:
        if path == '--tree':
            continue
        try:
            tree = examine(path, tree_wanted)
            print('%s: %d tags, %d sequences, %d figures, %d links' %
                  (path, len(tree.lines), len(tree.seen), tree.figures,
                   tree.links))
        except (Fault, KeyError, IndexError) as fault:
            print('%s: %s %s' % (path, type(fault).__name__, fault))
            bad = True
    sys.exit(bad)


if __name__ == '__main__':
    main()
