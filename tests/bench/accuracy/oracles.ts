import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { overlaySync } from '../../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../../src/geo/overlay/zoneIndex.ts';
import { geosIsValid } from '../../../src/geo/repair/geos.ts';
import { initRepair } from '../../../src/geo/repair.ts';
import { geosOracle, toPlane } from '../../unit/geo/geosOracle.ts';
import { type Accuracy, againstExact, againstGeos } from '../../unit/geo/overlay/exact/accuracy.ts';
import { haveJtsCases, jtsCases, placeCase, polygonOf } from '../../unit/geo/overlay/exact/jtsCases.ts';
import {
  boardPairs,
  freePools,
  gridPools,
  type Pair,
  type Pool,
} from '../../unit/geo/overlay/exact/scenes.ts';
import { blob, coverage, ORIGIN, seeded } from '../../unit/geo/synthetic.ts';

const PARCELS_A_SIDE = 100;
const CELL_DEG = 0.001;

const isValidInPlane = (polygon: Parameters<typeof toPlane>[0]) =>
  geosIsValid(toPlane(polygon, 12_089_297, 4_011_682));

function* pairsOf(pools: Iterable<Pool>): Generator<Pair> {
  for (const { patches, zones } of pools) {
    for (const patch of patches) for (const zone of zones) yield [patch, zone];
  }
}

const figures = ({ pairs, meeting, refused, worst, off }: Accuracy) => ({
  pairs,
  meeting,
  refused,
  worstRelative: worst,
  over1e9: off,
});

/** Exact arithmetic, and GEOS, on seeded scenes; worst differences as a share of the smaller polygon. */
export async function oracles() {
  await initRepair();
  const geos = await geosOracle();
  const free = againstGeos(freePools(42, 40, 50), geos);
  return {
    exactArithmetic: {
      joinedTrianglesOnGrid: figures(againstExact(boardPairs(31, 20_000))),
      anySlopeOnGrid: figures(againstExact(pairsOf(gridPools(32, 100, 10, isValidInPlane)))),
      irregular: figures(againstExact(pairsOf(freePools(33, 20, 10)))),
      jtsCases: haveJtsCases ? figures(againstExact(jtsPairs())) : '../shared/data not found',
    },
    geos: {
      snappedToGrid: figures(againstGeos(gridPools(41, 32, 60, isValidInPlane), geos)),
      irregular: figures(free),
      irregularWorstPairAgainstExact: free.worstPair && againstExact([free.worstPair]).worst,
    },
  };
}

function* jtsPairs(): Generator<Pair> {
  const { overlay, robustness } = jtsCases();
  for (const { a, b } of [...overlay, ...robustness]) {
    const [planarA, planarB] = [polygonOf(a), polygonOf(b)];
    if (!planarA?.coords.length || !planarB?.coords.length) continue;
    const placed = placeCase(planarA, planarB);
    yield [placed.a, placed.b];
  }
}

/** How far the parts of patches over parcels without gaps are from adding up, at worst. */
export function closure() {
  const random = seeded(71);
  const parcels = coverage(PARCELS_A_SIDE, PARCELS_A_SIDE, CELL_DEG, 6);
  const within = () => CELL_DEG * (8 + random() * (PARCELS_A_SIDE - 16));
  const patches = Array.from({ length: 20_000 }, () =>
    blob(random, ORIGIN.lon + within(), ORIGIN.lat + within(), 0.00005 + 0.006 * random() ** 3, 24),
  );
  const { patch, areaM2: areas } = overlaySync(patches, ZoneIndex.build(parcels));
  const sums = new Float64Array(patches.length);
  patch.forEach((p, i) => {
    sums[p] += areas[i];
  });
  const worst = patches.reduce((most, one, p) => Math.max(most, Math.abs(sums[p] / areaM2(one) - 1)), 0);
  return { patches: patches.length, parcels: parcels.length, parts: areas.length, worstRelative: worst };
}
