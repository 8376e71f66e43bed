import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRings } from '../../../src/geo/flat.ts';
import { decodeGpkg, encodeGpkg, encodeWkb } from '../../../src/geo/wkb.ts';
import { WkbError } from '../../../src/geo/wkbError.ts';
import { decodeWkb } from '../../../src/geo/wkbRead.ts';
import { coverage } from './synthetic.ts';

const square = fromRings([
  [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
]);
const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const anyPolygon = fc
  .array(fc.array(fc.array(position, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 }), {
    maxLength: 4,
  })
  .map(fromRings);

function code(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof WkbError) return error.code;
    throw error;
  }
  return 'read';
}

describe('a GeoPackage geometry blob', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(anyPolygon, fc.integer({ min: -1, max: 999999 }), (polygon, srsId) => {
        expect(decodeGpkg(encodeGpkg(polygon, srsId))).toEqual({ polygon, srsId });
      }),
    );
  });

  it('has the header that the standard asks for', () => {
    const blob = encodeGpkg(square, 4490);
    const view = new DataView(blob.buffer);
    expect([...blob.slice(0, 4)]).toEqual([0x47, 0x50, 0, 0b0011]);
    expect(view.getInt32(4, true)).toBe(4490);
    // envelope: minX, maxX, minY, maxY
    expect([8, 16, 24, 32].map((at) => view.getFloat64(at, true))).toEqual([0, 1, 0, 1]);
    expect(view.getUint32(41, true)).toBe(6);
    expect(encodeGpkg(fromRings([]))[3]).toBe(0b10001);
  });

  it('is written and read for twenty thousand parcels in well under a second of processor time', () => {
    const parcels = coverage(142, 142, 0.002, 6);
    const before = process.cpuUsage();
    const read = parcels.map((parcel) => decodeGpkg(encodeGpkg(parcel)).polygon);
    const used = process.cpuUsage(before);
    expect(used.user + used.system).toBeLessThan(1_000_000);
    expect(read[777]).toEqual(parcels[777]);
  });

  it('is read from the middle of a larger buffer', () => {
    const blob = encodeGpkg(square);
    const larger = new Uint8Array(blob.length + 13);
    larger.set(blob, 7);
    expect(decodeGpkg(larger.subarray(7, 7 + blob.length)).polygon).toEqual(square);
  });

  it('that is damaged says how, and never reads on', () => {
    const blob = encodeGpkg(square);
    for (let size = 0; size < blob.length; size++) {
      expect(code(() => decodeGpkg(blob.subarray(0, size)))).toBe('truncated');
    }
    expect(code(() => decodeGpkg(new Uint8Array(60)))).toBe('notGeoPackage');
    const order = blob.slice();
    order[40] = 7;
    expect(code(() => decodeGpkg(order))).toBe('byteOrder');
    const huge = blob.slice();
    new DataView(huge.buffer).setUint32(40 + 18, 0xffffffff, true);
    expect(code(() => decodeGpkg(huge))).toBe('truncated');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(['truncated', 'notGeoPackage']).toContain(code(() => decodeGpkg(noise)));
      }),
    );
  });
});

describe('WKB of others', () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'));
  const one = '3ff0000000000000';
  const zero = '0000000000000000';

  it('may be big endian, a plain polygon, with Z and M', () => {
    // POLYGON ZM in ISO (3003), four corners of four ordinates
    const corner = (x: string, y: string) => x + y + one + one;
    const wkb = `00 00000bbb 00000001 00000004 ${corner(zero, zero)}${corner(one, zero)}${corner(one, one)}${corner(zero, zero)}`;
    expect(decodeWkb(hex(wkb))).toEqual(
      fromRings([
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ]),
    );
  });

  it('may be the extended kind of PostGIS, with its SRID and Z', () => {
    const corner = (x: string, y: string) => x + y + one;
    const wkb = `00 a0000003 0000118a 00000001 00000004 ${corner(zero, zero)}${corner(one, zero)}${corner(one, one)}${corner(zero, zero)}`;
    expect(decodeWkb(hex(wkb))).toEqual(
      fromRings([
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ]),
    );
  });

  it('that is a point or a line is refused', () => {
    expect(code(() => decodeWkb(hex(`00 00000001 ${one}${one}`)))).toBe('notPolygon');
    const withLine = encodeWkb(square);
    new DataView(withLine.buffer).setUint32(10, 2, true);
    expect(code(() => decodeWkb(withLine))).toBe('notPolygon');
  });
});
