import { describe, expect, it } from 'vitest';
import { overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { blob, coverage, ORIGIN, seeded } from '../synthetic.ts';

const random = seeded(3);
const parcels = coverage(12, 12, 0.001, 9);
const redLine = blob(random, ORIGIN.lon + 0.006, ORIGIN.lat + 0.006, 0.005, 900);
const patches = Array.from({ length: 80 }, () =>
  blob(random, ORIGIN.lon + 0.012 * random(), ORIGIN.lat + 0.012 * random(), 0.001, 30),
);

describe('an index of zones kept as bytes', () => {
  const built = ZoneIndex.build([...parcels, redLine]);

  it('gives the very same areas when it is read back', () => {
    const read = ZoneIndex.fromBytes(built.toBytes());
    expect(read.zoneCount).toBe(145);
    expect(overlaySync(patches, read)).toEqual(overlaySync(patches, built));
    expect(read.zonesAt(ORIGIN.lon + 0.006, ORIGIN.lat + 0.006)).toEqual(
      built.zonesAt(ORIGIN.lon + 0.006, ORIGIN.lat + 0.006),
    );
    expect(read.toBytes()).toEqual(built.toBytes());
  });

  it('may lie in memory that threads share, and anywhere in it at a multiple of 8', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(built.byteLength + 24), 24);
    built.writeTo(shared);
    expect(overlaySync(patches, ZoneIndex.fromBytes(shared))).toEqual(overlaySync(patches, built));
  });

  it('may be empty', () => {
    const none = ZoneIndex.fromBytes(ZoneIndex.build([]).toBytes());
    expect(none.zoneCount).toBe(0);
    expect(overlaySync(patches, none).patch.length).toBe(0);
  });

  it('is refused when it is cut short, too long, of another format or something else', () => {
    const bytes = built.toBytes();
    expect(() => ZoneIndex.fromBytes(bytes.slice(0, -8))).toThrow(RangeError);
    expect(() => ZoneIndex.fromBytes(new Uint8Array([...bytes, ...new Uint8Array(8)]))).toThrow(RangeError);
    expect(() => ZoneIndex.fromBytes(new Uint8Array(16))).toThrow(RangeError);
    const other = bytes.slice();
    other[4] += 1;
    expect(() => ZoneIndex.fromBytes(other)).toThrow(RangeError);
    other.fill(0x7f);
    expect(() => ZoneIndex.fromBytes(other)).toThrow(RangeError);
  });
});
