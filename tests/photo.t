# Photographs as the camera was held: the eight orientations of EXIF.
. tests/tap.sh

cd "$TMP" || exit 1
cat >quarters.svg <<'END'
<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">
<rect x="0" y="0" width="100" height="50" fill="#f00"/>
<rect x="100" y="0" width="100" height="50" fill="#0f0"/>
<rect x="0" y="50" width="100" height="50" fill="#00f"/>
<rect x="100" y="50" width="100" height="50" fill="#000"/>
</svg>
END
page() { # PICTURE
    printf -- '---\ntitle: T\nlanguage: en\n---\n![four quarters](%s){width=40mm}\n' \
        "$1" >page.md
    run "$DUEBOOK" render page.md --data e.json -o page.pdf
}
echo '{}' >e.json
page quarters.svg

# The quarters that a page shows, row by row, and whether they lie or stand.
cat >look.py <<'END'
import sys
data = open(sys.argv[1], "rb").read()
width, height = map(int, data.split(None, 3)[1:3])
pixels = data[len(data) - 3 * width * height:]
at = lambda x, y: pixels[3 * (y * width + x):3 * (y * width + x) + 3]
dark = [(x, y) for y in range(height) for x in range(width)
        if min(at(x, y)) < 128]
left, right = min(p[0] for p in dark), max(p[0] for p in dark)
up, down = min(p[1] for p in dark), max(p[1] for p in dark)
if len(sys.argv) > 2:
    print(left, up, right - left + 1, down - up + 1)
    sys.exit()
def name(x, y):
    bright = [c for c, v in zip("rgb", at(x, y)) if v > 128]
    return bright[0] if bright else "k"
w, h = right - left, down - up
print("".join(name(left + w * i // 4, up + h * j // 4)
              for j in (1, 3) for i in (1, 3)),
      "lying" if w > h else "standing")
END
pdftoppm -r 72 -singlefile page.pdf page
is "upright, as drawn" "rgbk lying" "$(python3 look.py page.ppm)"
# The drawing as a photograph.
set -- $(python3 look.py page.ppm box)
pdftoppm -r 72 -singlefile -x "$1" -y "$2" -W "$3" -H "$4" -jpeg page.pdf photo

# turned ORIENTATION ORDER: photo.jpg with EXIF of that.
turned() {
    python3 - "$1" "$2" <<'END'
import struct, sys
order = sys.argv[2]
tiff = {"II": b"II", "MM": b"MM"}[order]
e = {"II": "<", "MM": ">"}[order]
tiff += struct.pack(e + "HI", 42, 8) + struct.pack(e + "H", 2)
tiff += struct.pack(e + "HHI", 0x0100, 4, 1) + struct.pack(e + "I", 9)
tiff += struct.pack(e + "HHI", 0x0112, 3, 1)
tiff += struct.pack(e + "HH", int(sys.argv[1]), 0) + b"\0\0\0\0"
exif = b"Exif\0\0" + tiff
photo = open("photo.jpg", "rb").read()
open("turned.jpg", "wb").write(
    photo[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    + photo[2:])
END
}
while read -r orientation wanted; do
    for order in II MM; do
        turned "$orientation" $order
        page turned.jpg
        pdftoppm -r 72 -singlefile page.pdf page
        is "orientation $orientation $order" "0 $wanted" \
            "$status $(python3 look.py page.ppm)"
    done
    cp page.pdf "$orientation.pdf"
    run "$DUEBOOK" render page.md --data e.json -o page.html
    is "orientation $orientation, HTML" "${wanted#* }" "$(sed -n \
        's/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1 \2/p' page.html |
        awk '{ print ($1 > $2 ? "lying" : "standing") }')"
done <<'END'
0 rgbk lying
1 rgbk lying
2 grkb lying
3 kbgr lying
4 bkrg lying
5 rbgk standing
6 brkg standing
7 kgbr standing
8 gkrb standing
9 rgbk lying
END

if command -v mutool >/dev/null; then
    mutool draw -q -r 72 -o mu.ppm 6.pdf 2>/dev/null
    is "as MuPDF draws it" "brkg standing" "$(python3 look.py mu.ppm)"
fi
judge=$ROOT/../shared/tools/verapdf/verapdf
for kind in 2b ua1; do
    if [ -x "$judge" ] && command -v java >/dev/null; then
        ok "veraPDF: $kind" env LC_ALL=C.UTF-8 "$judge" $kind 5.pdf 6.pdf
    else
        skip "veraPDF: $kind" "no ../shared/tools or no Java"
    fi
done
done_testing
