#!/usr/bin/python3
"""Look for words of the house in what leaves it.

    claim_bytes.py PHRASES FILE...
        every line of PHRASES against every byte of each file: as it stands,
        as the PDF's objects uncompressed, as the workbook's parts, and as the
        text that a reader extracts; prints where one is found
"""
import subprocess
import sys
import zipfile


def of_pdf(path):
    qdf = subprocess.run(['qpdf', '--qdf', '--object-streams=disable', path,
                          '-'], capture_output=True, check=True).stdout
    yield 'objects', qdf
    for flags in ([], ['-layout']):
        yield 'text', subprocess.run(['pdftotext', *flags, path, '-'],
                                     capture_output=True, check=True).stdout
    yield 'information', subprocess.run(['pdfinfo', '-meta', path],
                                        capture_output=True,
                                        check=True).stdout


def of_zip(path):
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            yield name, z.read(name)


def parts(path):
    with open(path, 'rb') as f:
        whole = f.read()
    yield 'bytes', whole
    if whole.startswith(b'%PDF'):
        yield from of_pdf(path)
    elif whole.startswith(b'PK'):
        yield from of_zip(path)


def forms(phrase):
    yield phrase.encode('utf-8')
    yield phrase.encode('utf-16-be')
    yield phrase.encode('utf-16-be').hex().encode()
    yield phrase.encode('utf-16-be').hex().upper().encode()
    yield phrase.encode('gb18030')


def main(phrases, *files):
    found = []
    words = [w for w in open(phrases, encoding='utf-8').read().split('\n')
             if w]
    for path in files:
        for name, data in parts(path):
            squeezed = b''.join(data.split())
            for word in words:
                for form in forms(word):
                    if form in data or b''.join(form.split()) in squeezed:
                        found.append('%s, %s: %s' % (path, name, word))
                        break
    print('\n'.join(found))
    return 1 if found else 0


sys.exit(main(*sys.argv[1:]))
