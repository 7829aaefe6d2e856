#!/usr/bin/python3
"""What build/feature_book wrote, read by openpyxl: prints what is missing.

    xlsx_features.py FILE
"""
import sys
import warnings
import zipfile

import openpyxl

warnings.simplefilter("ignore", UserWarning)
wrong = []


def check(name, got, want):
    if got != want:
        wrong.append(f"{name}: {got!r}, not {want!r}")


def charts(archive):
    parts = sorted(n for n in archive.namelist() if "charts/chart" in n)
    xml = {n: archive.read(n).decode() for n in parts}
    check("charts", len(parts), 9)
    for kind, many in (("percentStacked", 1), ('"stacked"', 3),
                       ("clustered", 4), ('barDir val="bar"', 2),
                       ("<c:lineChart>", 2), ('crosses val="max"', 3),
                       ("<a:noFill/></a:ln></c:spPr><c:invert", 1)):
        check(kind, sum(kind in x for x in xml.values()), many)


def figures(book):
    sheet = book["清单"]
    formats = [sheet.cell(row, 8).number_format.split(";")[0]
               for row in range(4, 12)]
    check("formats", formats,
          ["0.0%", "0.00%", "#,##0", "#,##0.0", "#,##0.00", "#,##0.0000",
           "+0.0%", "+#,##0.0"])
    check("n/a", sheet["H12"].alignment.horizontal, "right")
    # openpyxl 3.0 has a list of them, 3.1 a dictionary.
    names = book.defined_names
    check("names", sorted(
        n.name for n in (names.definedName if hasattr(names, "definedName")
                         else names.values())), ["CNY_合计", "截止日"])
    check("a name's cell", names["截止日"].attr_text, "'清单'!$B$2")
    table = sheet.tables["客户_余额_"]
    check("list", table.ref, "A4:E16")
    check("its filter", table.autoFilter.ref, "A4:E16")
    check("structured reference", sheet["D17"].value,
          "=SUM(客户_余额_[变动'[周']])")
    kinds = [rule.type for ranges in sheet.conditional_formatting
             for rule in ranges.rules]
    check("marks", sorted(kinds),
          ["cellIs", "cellIs", "colorScale", "colorScale", "colorScale",
           "dataBar", "expression"])
    check("legend", [sheet.cell(r, 2).value for r in range(19, 24)],
          ["数据条：余额", "颜色越深，占比越高", "红色增加，绿色减少",
           "超过信用额度", "余额不足3000元"])


def folds(book):
    sheet = book["分级"]
    levels = [sheet.row_dimensions[r].outlineLevel for r in range(1, 17)]
    check("levels", levels, [0, 1, 1, 1, 1, 2, 2, 2, 2] + [1] * 6 + [0])
    check("summary above", sheet.sheet_properties.outlinePr.summaryBelow,
          False)
    check("folded", [sheet.row_dimensions[r].hidden for r in (17, 18, 32)],
          [False, True, False])
    check("not protected where rows fold", sheet.protection.sheet, False)
    # The folded group takes one row, a page 29: two groups never fit.
    check("breaks", [b.id for b in sheet.row_breaks.brk], [32, 48, 64, 80])
    table = book["表 1"]
    check("a table's levels",
          [table.row_dimensions[r].outlineLevel for r in range(3, 10)],
          [0, 1, 1, 1, 2, 2, 0])
    check("table", table.tables["表_1"].ref, "A2:E62")
    check("its marks cover all rows",
          sorted(str(r.sqref) for r in table.conditional_formatting),
          ["B3:B62", "C3:C62"])


def paper(book):
    inside = book["瀑布"]
    check("protected", inside.protection.sheet, True)
    check("filters stay", inside.protection.autoFilter, False)
    check("sorting stays", inside.protection.sort, False)
    check("portrait", inside.page_setup.orientation, "portrait")
    check("footer", inside.oddFooter.left.text, "内部使用，不得外传")
    check("pages", inside.oddFooter.center.text, "第 &P 页 共 &N 页")
    check("header", inside.oddHeader.left.text, "示例 && 有限公司")
    check("tab", inside.sheet_properties.tabColor.rgb, "FFB5403A")
    first = book["图表"]
    check("titles repeat", first.print_title_rows, "$1:$1")
    check("Excel minds breaks", first.sheet_properties.pageSetUpPr.fitToPage,
          None)
    check("charts stay whole", [b.id for b in first.row_breaks.brk],
          [15, 32, 49, 66])
    check("frozen", book["表 1"].freeze_panes, "A3")


def main(path):
    book = openpyxl.load_workbook(path)
    with zipfile.ZipFile(path) as archive:
        charts(archive)
        check("company", b"<Company>" in archive.read("docProps/app.xml"),
              True)
    check("keywords", book.properties.keywords, "应收账款, 账龄")
    figures(book)
    folds(book)
    paper(book)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
