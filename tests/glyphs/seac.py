# Change NimbusRoman so that its Á is composed of two glyphs by their codes
# (seac): seac.py FROM TO.  No font of the packages has such a glyph left.
import struct, sys
data = bytearray(open(sys.argv[1], 'rb').read())
def u16(at): return data[at] << 8 | data[at + 1]
def u32(at): return u16(at) << 16 | u16(at + 2)
tables = {bytes(data[r:r + 4]): u32(r + 8)
          for r in range(12, 12 + 16 * u16(4), 16)}
cff = tables[b'CFF ']
def index(at):
    count = u16(at)
    size = data[at + 2]
    number = lambda k: int.from_bytes(
        data[at + 3 + k * size:at + 3 + (k + 1) * size], 'big')
    base = at + 2 + (count + 1) * size
    return [(base + number(k), base + number(k + 1)) for k in range(count)]
tops = index(index(cff + data[cff + 2])[-1][1])
def entries(at, end):
    stack, out = [], {}
    while at < end:
        b = data[at]
        if b == 29: stack.append(u32(at + 1)); at += 5
        elif b == 28: stack.append(u16(at + 1)); at += 3
        elif b == 30:
            at += 1
            while data[at] & 15 != 15: at += 1
            at += 1
        elif b >= 32:
            stack.append(b - 139 if b < 247 else
                         (b - 247) * 256 + data[at + 1] + 108 if b < 251 else
                         -(b - 251) * 256 - data[at + 1] - 108)
            at += 1 if b < 247 else 2
        else:
            out[b], stack = stack, []
            at += 2 if b == 12 else 1
    return out
top = entries(*tops[0])
size, start = top[18]
private = entries(cff + start, cff + start + size)
nominal = private.get(21, [0])[0]
glyphs = index(cff + top[17][0])
cmap = tables[b'cmap']
for k in range(u16(cmap + 2)):
    sub = cmap + u32(cmap + 8 + 8 * k)
    if u16(sub) == 4: break
n = u16(sub + 6) // 2
def glyph(c):
    for k in range(n):
        end, start = u16(sub + 14 + 2 * k), u16(sub + 16 + 2 * n + 2 * k)
        if start <= c <= end:
            delta = u16(sub + 16 + 4 * n + 2 * k)
            o = sub + 16 + 6 * n + 2 * k
            offset = u16(o)
            return ((c + delta) & 0xffff if not offset else
                    (u16(o + offset + 2 * (c - start)) + delta) & 0xffff)
def number(v):
    return (bytes([v + 139]) if -107 <= v <= 107 else
            bytes([247 + (v - 108) // 256, (v - 108) % 256]) if v > 0 else
            bytes([251 + (-v - 108) // 256, (-v - 108) % 256]))
# Its width, then A and the acute by their standard codes.
start, end = glyphs[glyph(0xc1)]
text = b''.join(map(number, [u16(tables[b'hmtx'] + 4 * glyph(0xc1)) - nominal,
                             195, 186, 65, 194])) + b'\x0e'
assert len(text) <= end - start
data[start:start + len(text)] = text
open(sys.argv[2], 'wb').write(data)
