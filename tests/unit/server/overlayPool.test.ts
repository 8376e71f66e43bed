import { describe, expect, it } from 'vitest';
import { fromRings } from '../../../src/geo/flat.ts';
import { overlaySync } from '../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../src/geo/overlay/zoneIndex.ts';
import { overlayOnAllCores } from '../../../src/server/overlayPool.ts';
import { blob, coverage, ORIGIN, seeded } from '../geo/synthetic.ts';

const random = seeded(8);
const parcels = coverage(40, 40, 0.001, 5);
const index = ZoneIndex.build(parcels);
const patches = Array.from({ length: 6000 }, (_, i) =>
  i % 7 === 0
    ? fromRings([])
    : blob(random, ORIGIN.lon + 0.04 * random(), ORIGIN.lat + 0.04 * random(), 0.001, i === 9 ? 120_000 : 20),
);

describe('an overlay on several threads', () => {
  it('is that of one thread to the last digit, and says how far it is', async () => {
    const seen: number[] = [];
    const result = await overlayOnAllCores(patches, index, {
      threads: 2,
      onProgress: (done) => seen.push(done),
    });
    expect(result).toEqual(overlaySync(patches, index));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(patches.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('takes an index that lies in shared memory, and another one after it', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(index.byteLength));
    index.writeTo(shared);
    const expected = overlaySync(patches, index);
    expect(await overlayOnAllCores(patches, ZoneIndex.fromBytes(shared), { threads: 2 })).toEqual(expected);
    const fewer = ZoneIndex.build(parcels.slice(0, 800));
    expect(await overlayOnAllCores(patches, fewer, { threads: 2 })).toEqual(overlaySync(patches, fewer));
  });

  it('stops when asked to, and works again afterwards', async () => {
    const abort = new AbortController();
    const many = Array.from({ length: 10 }, () => patches).flat();
    const work = overlayOnAllCores(many, index, {
      threads: 2,
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('stop')),
    });
    await expect(work).rejects.toThrow('stop');
    expect(await overlayOnAllCores(patches, index, { threads: 2 })).toEqual(overlaySync(patches, index));
  });
});
