#!/usr/bin/python3
"""What another program made of workbooks, beside what we wrote.

    xlsx_judge.py plant FOLDER FALSE
        copies of the workbooks of FOLDER into FALSE, with one false cached
        value on every sheet that has a formula with a number
    xlsx_judge.py judge FOLDER WRITTEN FALSE NOTICED
        WRITTEN holds the workbooks of FOLDER as the program calculated and
        wrote them, NOTICED those of FALSE.  Prints TAP points, without the
        numbers: one a workbook for its formulas, one for its survival; and one
        for the planted values.
"""
import datetime
import pathlib
import re
import sys
import warnings
import xml.etree.ElementTree
import zipfile

import openpyxl

from xlsx_recalc import shown

warnings.simplefilter("ignore", UserWarning)  # extensions: data bars of 2010

FORMULA = re.compile(
    rb'(<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?><f>(?!HYPERLINK)[^<]*</f><v>)'
    rb"(-?[0-9.]+)(</v>)")
PLANTED = b"123456.25"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def sheet_files(archive):
    return [n for n in archive.namelist()
            if re.fullmatch(r"xl/worksheets/sheet[0-9]+\.xml", n)]


def plant(path, to):
    """The sheets' numbers that got a false value."""
    planted = []
    with zipfile.ZipFile(path) as source, \
            zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as target:
        sheets = sheet_files(source)
        for name in source.namelist():
            part = source.read(name)
            found = FORMULA.search(part) if name in sheets else None
            if found:
                planted.append((name, found.group(2).decode()))
                part = part[:found.end(1)] + PLANTED + part[found.start(4):]
            target.writestr(name, part)
    return planted


def plant_all(folder, false):
    false = pathlib.Path(false)
    false.mkdir(exist_ok=True)
    with open(false / "planted", "w", encoding="utf-8") as out:
        for path in sorted(pathlib.Path(folder).glob("*.xlsx")):
            planted = plant(path, false / path.name)
            for sheet, at in planted:
                print(path.name, re.findall(r"[0-9]+", sheet)[0], at, sep="\t",
                      file=out)
            if not planted:
                (false / path.name).unlink()


def cached_cells(book, reference):
    """The cells of "'图表'!$A$5:$A$12", as they are shown before calculation."""
    name, cells = reference.rsplit("!", 1)
    found = book.values[name.strip("'").replace("''", "'")][
        cells.replace("$", "")]
    if not isinstance(found, tuple):
        return [found]
    return [c for row in found for c in row]


def judge_point(cell, point):
    value = cell.value
    if value is None or value == "":
        return point is None
    if isinstance(value, datetime.datetime):
        value = openpyxl.utils.datetime.to_excel(value)
    if isinstance(value, (int, float)):
        return point is not None and same(float(value), float(point))
    return point is None or str(value) == point


def judge_charts(path, book):
    """Each chart's copies of its points are what the cells show."""
    wrong = []
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            if not part.startswith("xl/charts/chart"):
                continue
            tree = xml.etree.ElementTree.fromstring(archive.read(part))
            for kind in ("numRef", "strRef"):
                for ref in tree.iter(CHART + kind):
                    at = ref.find(CHART + "f").text
                    points = {int(p.get("idx")): p.find(CHART + "v").text
                              for p in ref.iter(CHART + "pt")}
                    cells = cached_cells(book, at)
                    wrong += [
                        f"{part}: {at} point {i} is {points.get(i)!r}, "
                        f"the cell {c.value!r}" for i, c in enumerate(cells)
                        if not judge_point(c, points.get(i))]
    return wrong


class Book:
    """Values, formulas and features of a workbook, read once."""

    def __init__(self, path):
        self.values = openpyxl.load_workbook(path, data_only=True)
        self.formulas = openpyxl.load_workbook(path)
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
        self.charts = sum("xl/charts/chart" in n for n in names)
        self.names = self.values.sheetnames
        # openpyxl 3.0 has a list of them, 3.1 a dictionary.
        names = self.values.defined_names
        self.defined = {
            n.name for n in (names.definedName if hasattr(
                names, "definedName") else names.values())}

    def cells(self, name):
        return [c for row in self.formulas[name].iter_rows() for c in row]


def same(a, b):
    if isinstance(a, float) or isinstance(b, float):
        try:
            return abs(float(a) - float(b)) <= 1e-9 * max(1, abs(float(a)))
        except (TypeError, ValueError):
            return False
    return (a or None) == (b or None) or str(a) == str(b)


def judge_formulas(ours, theirs):
    """Every formula cell: the cached value is the calculated one, as shown."""
    count, wrong = 0, []
    for name in ours.names:
        if name not in theirs.names:
            continue
        for cell in ours.cells(name):
            if cell.data_type != "f":
                continue
            at, number_format = cell.coordinate, cell.number_format
            want = shown(ours.values[name][at].value, number_format)
            got = shown(theirs.values[name][at].value, number_format)
            count += 1
            if want is None and cell.value.startswith("=HYPERLINK"):
                continue
            if (want or None) != (got or None) and not (
                    want == 0 and got == 0) or isinstance(got, str) and \
                    re.match(r"#[A-Z/0]+[!?]?$", got):
                wrong.append(f"{name}!{at} {cell.value[:60]}: "
                             f"cached {want!r}, calculated {got!r}")
    return count, wrong


def judge_survival(ours, theirs):
    wrong = []
    if ours.names != theirs.names:
        wrong.append(f"sheets {ours.names} became {theirs.names}")
        return wrong
    if ours.charts != theirs.charts:
        wrong.append(f"{ours.charts} charts became {theirs.charts}")
    if ours.defined - theirs.defined:
        wrong.append(f"names lost: {ours.defined - theirs.defined}")
    for name in ours.names:
        a, b = ours.formulas[name], theirs.formulas[name]
        # Frozen panes are of a window, which LibreOffice --headless has not.
        if bool(a.conditional_formatting) != bool(b.conditional_formatting):
            wrong.append(f"{name}: its conditional formats are lost")
        if a.protection.sheet != b.protection.sheet:
            wrong.append(f"{name}: its protection changed")
        for cell in ours.cells(name):
            got = theirs.formulas[name][cell.coordinate]
            if cell.data_type == "f":
                if got.data_type != "f":
                    wrong.append(f"{name}!{cell.coordinate}: "
                                 "no formula any more")
            elif not same(cell.value, got.value):
                wrong.append(f"{name}!{cell.coordinate}: {cell.value!r} "
                             f"became {got.value!r}")
    return wrong


def point(ok, text, wrong=()):
    print("ok" if ok else "not ok", text, sep="\t")
    for line in list(wrong)[:12]:
        print(f"#\t{line}")


def judge_planted(false, noticed):
    """Each planted value must be seen in what the program made of it."""
    total, missed, seen = 0, [], {}
    with open(pathlib.Path(false) / "planted", encoding="utf-8") as file:
        lines = [line.split() for line in file]
    for name, number, at in lines:
        after = pathlib.Path(noticed) / name
        if name not in seen and after.exists():
            ours = Book(pathlib.Path(false) / name)
            _, wrong = judge_formulas(ours, Book(after))
            seen[name] = ours.names, {line.split(" =")[0] for line in wrong}
        names, wrong = seen.get(name, ([], set()))
        sheet = names[int(number) - 1] if names else ""
        total += 1
        if f"{sheet}!{at}" not in wrong:
            missed.append(f"{name}: {sheet}!{at}")
    return total, missed


def judge_all(folder, written, false, noticed):
    formulas = sheets = 0
    for path in sorted(pathlib.Path(folder).glob("*.xlsx")):
        after = pathlib.Path(written) / path.name
        if not after.exists():
            point(False, f"{path.name}: the program reads and writes it")
            continue
        ours, theirs = Book(path), Book(after)
        count, wrong = judge_formulas(ours, theirs)
        formulas += count
        sheets += len(ours.names)
        point(not wrong, f"{path.name}: {len(ours.names)} sheets, {count} "
              "formulas calculate to what we wrote", wrong)
        wrong = judge_charts(path, ours)
        point(not wrong, f"{path.name}: {ours.charts} charts draw what their "
              "cells show", wrong)
        wrong = judge_survival(ours, theirs)
        point(not wrong, f"{path.name}: survives being written again", wrong)
    planted, missed = judge_planted(false, noticed)
    point(planted > 0 and not missed,
          f"each of {planted} false values that were planted is noticed",
          missed)
    print(f"#\t{sheets} sheets, {formulas} formulas", file=sys.stderr)


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    {"plant": plant_all, "judge": judge_all}[command](*arguments)
