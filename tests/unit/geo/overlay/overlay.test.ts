import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import { overlay, overlayPair, overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../../src/geo/overlay/zoneIndex.ts';
import { representativePoint } from '../../../../src/geo/point.ts';
import { blob, coverage, ORIGIN, seeded } from '../synthetic.ts';

const box = (x: number, y: number, w: number, h = w): number[][] => {
  const at = (dx: number, dy: number) => [ORIGIN.lon + (x + dx) / 1000, ORIGIN.lat + (y + dy) / 1000];
  return [at(0, 0), at(w, 0), at(w, h), at(0, h), at(0, 0)];
};
const polygon = (...rings: number[][][]) => fromRings([rings]);
const square = polygon(box(0, 0, 1));

describe('what a patch and a zone have in common', () => {
  it('is all of it when they are equal', () => {
    expect(overlayPair(square, square)).toBe(areaM2(square));
  });

  it('is nothing when they only share an edge or a corner', () => {
    expect(overlayPair(square, polygon(box(1, 0, 1)))).toBe(0);
    expect(overlayPair(square, polygon(box(0, 1, 1)))).toBe(0);
    expect(overlayPair(square, polygon(box(1, 1, 1)))).toBe(0);
  });

  it('is the patch when the zone contains it, with a shared edge or without', () => {
    expect(overlayPair(square, polygon(box(-1, -1, 3)))).toBeCloseTo(areaM2(square), 8);
    expect(overlayPair(square, polygon(box(0, 0, 3)))).toBeCloseTo(areaM2(square), 8);
  });

  it('leaves out holes, and counts an island in a hole', () => {
    const ring = polygon(box(-1, -1, 3), box(0, 0, 1));
    expect(overlayPair(square, ring)).toBe(0);
    const island = fromRings([[box(-1, -1, 3), box(0, 0, 1)], [box(0.25, 0.25, 0.5)]]);
    expect(overlayPair(square, island)).toBeCloseTo(areaM2(polygon(box(0.25, 0.25, 0.5))), 8);
    expect(overlayPair(island, square)).toBeCloseTo(areaM2(polygon(box(0.25, 0.25, 0.5))), 8);
  });

  it('adds up over the parts of a multipolygon', () => {
    const west = box(-0.5, 0, 0.75, 1);
    const east = box(0.5, 0.5, 2, 2);
    const both = fromRings([[west], [east]]);
    const sum = overlayPair(square, polygon(west)) + overlayPair(square, polygon(east));
    expect(overlayPair(square, both)).toBeCloseTo(sum, 8);
  });
});

describe('patches over parcels without gaps', () => {
  const parcels = coverage(30, 30, 0.001, 5);
  const index = ZoneIndex.build(parcels);
  const random = seeded(21);
  const patches = Array.from({ length: 300 }, (_, i) => {
    const radius = i % 10 === 0 ? 0.006 : 0.0002 + random() * 0.002;
    const within = () => 0.007 + random() * 0.016;
    return blob(random, ORIGIN.lon + within(), ORIGIN.lat + within(), radius, i % 20 === 0 ? 900 : 30);
  });
  const result = overlaySync(patches, index);

  it('close to the patch within 1e-12', () => {
    const sums = new Float64Array(patches.length);
    result.patch.forEach((patch, i) => {
      sums[patch] += result.areaM2[i];
    });
    patches.forEach((patch, i) => {
      expect(Math.abs(sums[i] / areaM2(patch) - 1)).toBeLessThan(1e-12);
    });
  });

  it('give each pair once, in order, with an area above zero', () => {
    for (let i = 1; i < result.patch.length; i++) {
      const [p, q] = [result.patch[i - 1], result.patch[i]];
      expect(p < q || (p === q && result.zone[i - 1] < result.zone[i])).toBe(true);
    }
    expect(result.areaM2.every((area) => area > 0)).toBe(true);
  });

  it('give the same when the work is done in slices', async () => {
    const seen: number[] = [];
    const sliced = await overlay(patches, index, { onProgress: (done) => seen.push(done) });
    expect(sliced).toEqual(result);
    expect(seen.at(-1)).toBe(patches.length);
  });

  it('stop when asked to', async () => {
    const many = Array.from({ length: 200 }, () => patches).flat();
    const abort = new AbortController();
    const work = overlay(many, index, {
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('stop')),
    });
    await expect(work).rejects.toThrow('stop');
  });

  it('tell which parcel a point lies in', () => {
    for (const zone of [0, 17, 450, 899]) {
      const point = representativePoint(parcels[zone]);
      expect(point && index.zonesAt(point[0], point[1])).toEqual([zone]);
    }
    expect(index.zonesAt(ORIGIN.lon - 1, ORIGIN.lat)).toEqual([]);
  });
});

it('an empty layer, an empty batch and a polygon without extent give no pairs', () => {
  expect(overlaySync([square], ZoneIndex.build([])).patch.length).toBe(0);
  expect(overlaySync([], ZoneIndex.build([square])).patch.length).toBe(0);
  const nothing = fromRings([]);
  const line = polygon([box(0, 0, 1)[0], box(0, 0, 1)[1], box(0, 0, 1)[0]]);
  expect(overlaySync([nothing, line, square], ZoneIndex.build([line, nothing, square]))).toEqual({
    patch: Uint32Array.of(2),
    zone: Uint32Array.of(2),
    areaM2: Float64Array.of(areaM2(square)),
  });
});
