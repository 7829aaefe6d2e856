#!/usr/bin/python3
"""Compare a workbook's cached values with those another program calculated.

    xlsx_recalc.py compare ORIGINAL RECALCULATED
        every formula cell: equal after rounding to the decimals it shows
    xlsx_recalc.py plant ORIGINAL COPY
        a copy with one false cached value on every sheet that has formulas;
        prints the cells
"""
import decimal
import re
import sys
import zipfile

import openpyxl


def formulas(path):
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate, cell.number_format


def decimals(number_format):
    first = number_format.split(";")[0]
    point = re.search(r"\.(0+)", first)
    digits = len(point.group(1)) if point else 0
    return digits + (2 if first.endswith("%") else 0)


def shown(value, number_format):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        unit = decimal.Decimal(1).scaleb(-decimals(number_format))
        number = decimal.Decimal(repr(value)).quantize(
            unit, rounding=decimal.ROUND_HALF_UP)
        return number if number else abs(number)
    return value


def compare(original, recalculated):
    cached = openpyxl.load_workbook(original, data_only=True)
    fresh = openpyxl.load_workbook(recalculated, data_only=True)
    count, wrong = 0, 0
    for sheet, at, number_format in formulas(original):
        want = shown(cached[sheet][at].value, number_format)
        got = shown(fresh[sheet][at].value, number_format)
        count += 1
        if want is None or want != got:
            wrong += 1
            if wrong <= 20:
                print(f"{sheet}!{at}: cached {want!r}, calculated {got!r}")
    print(f"{count} formula cells, {wrong} differ")
    return 1 if wrong or not count else 0


def plant(original, copy):
    number = re.compile(
        rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>(?!HYPERLINK)[^<]*</f><v>)'
        rb"-?[0-9.]+(</v>)")
    with zipfile.ZipFile(original) as source, \
            zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            xml = source.read(name)
            if re.fullmatch(r"xl/worksheets/sheet[0-9]+\.xml", name):
                found = number.search(xml)
                if found:
                    print(name, found.group(2).decode())
                    xml = (xml[:found.end(1)] + b"123456.25" +
                           xml[found.start(3):])
            target.writestr(name, xml)
    return 0


if __name__ == "__main__":
    command, first, second = sys.argv[1:]
    sys.exit({"compare": compare, "plant": plant}[command](first, second))
