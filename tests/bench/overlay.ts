import { intersect } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { areaM2, planeX, planeY } from '../../src/geo/ellipsoid.ts';
import { type FlatPolygon, toGeoJson } from '../../src/geo/flat.ts';
import { overlayPair, overlaySync } from '../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../src/geo/overlay/zoneIndex.ts';
import { geosOracle, toPlane } from '../unit/geo/geosOracle.ts';
import { blob, coverage, ORIGIN, seeded } from '../unit/geo/synthetic.ts';

const PARCELS_A_SIDE = 450;
const CELL_DEG = 0.0025;
const SAMPLE = 2000;
const TURF_SAMPLE = 200;

function milliseconds<T>(work: () => T): [T, number] {
  const began = performance.now();
  const result = work();
  return [result, Math.round((performance.now() - began) * 10) / 10];
}

/** A ring of so many vertices, crooked at every scale as a red line is. */
function redLine(vertices: number): FlatPolygon {
  const random = seeded(5);
  const waves = Array.from({ length: 400 }, () => [2 * Math.PI * random(), random()]);
  const coords = new Float64Array(2 * vertices + 2);
  for (let i = 0; i <= vertices; i++) {
    const angle = (2 * Math.PI * (i % vertices)) / vertices;
    let radius = 0.4;
    for (let k = 1; k < 400; k++)
      radius += (0.08 / k) * Math.sin(((k * k) % 997) * angle + waves[k][0]) * waves[k][1];
    coords[2 * i] = ORIGIN.lon + 0.55 + radius * Math.cos(angle);
    coords[2 * i + 1] = ORIGIN.lat + 0.55 + radius * Math.sin(angle);
  }
  return { coords, ringEnds: Uint32Array.of(vertices + 1), partEnds: Uint32Array.of(1) };
}

/** 50,000 patches on 202,500 parcels, a red line of a million vertices, and GEOS and turf on the same pairs. */
export async function run(): Promise<unknown> {
  const random = seeded(7);
  const parcels = coverage(PARCELS_A_SIDE, PARCELS_A_SIDE, CELL_DEG, 6);
  const place = () => 0.01 + random() * CELL_DEG * (PARCELS_A_SIDE - 8);
  const patches = Array.from({ length: 50_000 }, () =>
    blob(random, ORIGIN.lon + place(), ORIGIN.lat + place(), 0.0002 + 0.0014 * random(), 24),
  );
  // the first run pays for compiling; the second is what a server sees
  overlaySync(patches.slice(0, 2000), ZoneIndex.build(parcels.slice(0, 2000)));
  const [index, indexMs] = milliseconds(() => ZoneIndex.build(parcels));
  const [result, overlayMs] = milliseconds(() => overlaySync(patches, index));
  const sums = new Float64Array(patches.length);
  result.patch.forEach((patch, i) => {
    sums[patch] += result.areaM2[i];
  });
  const closing = patches.reduce((worst, p, i) => Math.max(worst, Math.abs(sums[i] / areaM2(p) - 1)), 0);

  const line = redLine(1_000_000);
  const [lineIndex, lineIndexMs] = milliseconds(() => ZoneIndex.build([line]));
  const [, lineMs] = milliseconds(() => overlaySync(patches.slice(0, 10_000), lineIndex));

  const step = Math.max(1, Math.floor(result.patch.length / SAMPLE));
  const pairs = Array.from({ length: SAMPLE }, (_, i) => i * step).filter((i) => i < result.patch.length);
  const geos = await compareWithGeos(pairs.map((i) => [patches[result.patch[i]], parcels[result.zone[i]]]));
  return {
    patches: patches.length,
    parcels: parcels.length,
    pairs: result.patch.length,
    indexMs,
    overlayMs,
    microsecondsPerPair: round((1000 * overlayMs) / result.patch.length),
    largestClosingError: closing,
    millionVertexZone: { patches: 10_000, indexMs: lineIndexMs, overlayMs: lineMs },
    geosWasm: geos,
    turf: compareWithTurf(
      pairs.slice(0, TURF_SAMPLE).map((i) => [patches[result.patch[i]], parcels[result.zone[i]]]),
    ),
  };
}

async function compareWithGeos(pairs: [FlatPolygon, FlatPolygon][]) {
  const geos = await geosOracle();
  const read = pairs.map(([a, b]) => {
    const [x, y] = [planeX(a.coords[0]), planeY(a.coords[1])];
    return [geos.read(toPlane(a, x, y)), geos.read(toPlane(b, x, y))];
  });
  // only the intersections are timed: reading the geometries is not GEOS's fault
  const [areas, ms] = milliseconds(() => read.map(([a, b]) => geos.intersectionOfReadM2(a, b)));
  const [own, ownMs] = milliseconds(() => pairs.map(([a, b]) => overlayPair(a, b)));
  const worst = areas.reduce(
    (w, area, i) => (Number.isNaN(area) ? w : Math.max(w, Math.abs(own[i] - area) / areaM2(pairs[i][0]))),
    0,
  );
  return {
    pairs: pairs.length,
    microsecondsPerPair: round((1000 * ms) / pairs.length),
    ownPairByPairMicroseconds: round((1000 * ownMs) / pairs.length),
    largestDifferenceOfPatchArea: worst,
  };
}

function compareWithTurf(pairs: [FlatPolygon, FlatPolygon][]) {
  const collections = pairs.map(
    ([a, b]): FeatureCollection<Polygon | MultiPolygon> => ({
      type: 'FeatureCollection',
      features: [a, b].map(
        (p): Feature<Polygon | MultiPolygon> => ({ type: 'Feature', properties: {}, geometry: toGeoJson(p) }),
      ),
    }),
  );
  const [, ms] = milliseconds(() => collections.map((pair) => intersect(pair)));
  return { pairs: pairs.length, microsecondsPerPair: round((1000 * ms) / pairs.length) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
