# Give a font file other licence bits: licence.py FROM TO fsType
import struct, sys
data = bytearray(open(sys.argv[1], 'rb').read())
for record in range(12, 12 + 16 * struct.unpack('>H', data[4:6])[0], 16):
    if data[record:record + 4] == b'OS/2':
        at = struct.unpack('>I', data[record + 8:record + 12])[0]
        data[at + 8:at + 10] = struct.pack('>H', int(sys.argv[3], 16))
open(sys.argv[2], 'wb').write(data)
