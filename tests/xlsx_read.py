#!/usr/bin/python3
"""What another library (openpyxl) reads in a workbook, as lines of text.

    xlsx_read.py sheets FILE            names, in order
    xlsx_read.py types FILE SHEET ROW   the cells of a row: type and value
    xlsx_read.py find FILE SHEET TEXT   type, format and value of the cells
                                        that hold just this text
    xlsx_read.py beside FILE SHEET TEXT what is filled to the right of the
                                        first cell that holds just this text
    xlsx_read.py last FILE SHEET TEXT   the number next to the last such cell
    xlsx_read.py setup FILE             print set-up, freeze and filter
    xlsx_read.py links FILE SHEET       links and what stands where they lead
    xlsx_read.py properties FILE        title, author, created
    xlsx_read.py but FILE SHEET         every cell of all other sheets: its
                                        place, value and format
    xlsx_read.py chart FILE             the chart's cached points against cells
"""
import datetime
import re
import sys
import zipfile

import openpyxl


def sheets(book):
    for sheet in book.worksheets:
        print(sheet.title)


def types(book, name, row):
    for cell in book[name][int(row)]:
        print(cell.coordinate, cell.data_type, cell.number_format,
              cell.value, sep="\t")


def find(book, name, text):
    for row in book[name].iter_rows():
        for cell in row:
            if cell.value == text:
                print(cell.coordinate, cell.data_type, cell.value)


def shown(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{round(value, 10):.15g}"
    return str(value)


def right_of(book, name, text):
    for row in book[name].iter_rows():
        for i, cell in enumerate(row):
            if cell.value == text:
                yield [shown(c.value) for c in row[i + 1:]
                       if c.value not in (None, "")]


def beside(book, name, text):
    print(*next(right_of(book, name, text), []))


def last(book, name, text):
    print(list(right_of(book, name, text))[-1][0])


def setup(book):
    for sheet in book.worksheets:
        page = sheet.page_setup
        tables = ",".join(t.ref for t in sheet.tables.values())
        print(sheet.title, page.orientation, f"paper {page.paperSize}",
              f"wide {page.fitToWidth or 1} high {page.fitToHeight}",
              f"fit {sheet.sheet_properties.pageSetUpPr.fitToPage}",
              f"repeat {sheet.print_title_rows}",
              f"freeze {sheet.freeze_panes}", f"table {tables}",
              f"columns {sheet.print_title_cols}",
              f"footer {sheet.oddFooter.center.text}", sep="\t")


def links(book, name):
    for row in book[name].iter_rows():
        for cell in row:
            if cell.hyperlink:
                where = re.fullmatch(r"'(.+)'!([A-Z]+\d+)",
                                     cell.hyperlink.location)
                target = book[where.group(1)][where.group(2)]
                print(cell.value, cell.offset(column=-1).value,
                      target.value, sep="\t")


def properties(book):
    print(book.properties.title, book.properties.creator,
          book.properties.created, sep="\t")


def but(book, name):
    for sheet in book.worksheets:
        for row in sheet.iter_rows() if sheet.title != name else ():
            for cell in row:
                if cell.value is not None:
                    print(sheet.title, cell.coordinate, repr(cell.value),
                          cell.number_format)


def chart(path):
    values = openpyxl.load_workbook(path, data_only=True)
    with zipfile.ZipFile(path) as archive:
        parts = [n for n in archive.namelist()
                 if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
        xml = "".join(archive.read(n).decode() for n in sorted(parts))
    series = re.findall(
        r"<c:val><c:numRef><c:f>'?([^'!]+)'?!([$A-Z0-9:]+)</c:f>(.*?)</c:val>",
        xml)
    wrong = 0
    for name, place, cache in series:
        cells = values[name][place.replace("$", "")]
        cells = [c for row in cells for c in row] if isinstance(cells, tuple) \
            else [cells]
        shown = [float(c.value) for c in cells if c.value is not None]
        points = re.findall(r"<c:v>([^<]*)</c:v>", cache)
        wrong += len(points) != len(shown) or any(
            abs(float(p) - c) > 1e-9 for p, c in zip(points, shown))
    print(f"{len(parts)} charts, {len(series)} series, {wrong} differ")


if __name__ == "__main__":
    command, path, *rest = sys.argv[1:]
    if command == "chart":
        chart(path)
    else:
        values = command in ("beside", "last")
        globals()[command](openpyxl.load_workbook(path, data_only=values),
                           *rest)
