import { areaM2, ringAreaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import type { Point } from '../basis/plane.ts';
import { type Arc, traceArcs } from '../topology/arcs.ts';
import { fillPatchwork } from '../topology/cells.ts';
import { type DegreeArc, generalizeArcs } from '../topology/generalize.ts';
import { groupCells } from '../topology/parcels.ts';
import { assemble, type LonLatPolygon } from '../topology/rings.ts';
import type { Feature } from '../world/feature.ts';
import { naturalClass } from '../world/natural.ts';
import { inCounty } from '../world/outline.ts';
import { villageAt } from '../world/villages.ts';
import { leastLineHalfWidthM, type World } from '../world/world.ts';
import { PADDOCKS, paddockAt } from './paddocks.ts';

/** One land-use parcel (地类图斑) of the demo county. */
export interface Parcel {
  /** Number from 1, as in the arcs. */
  id: number;
  dlbm: string;
  /** Index into VILLAGES. */
  village: number;
  /** The made thing that the parcel is, or undefined for natural ground. */
  feature: Feature | undefined;
  polygons: LonLatPolygon[];
  areaM2: number;
}

export interface LandUse {
  parcels: Parcel[];
  /** Borders between parcels, for melting parcels into larger zones with exactly the same edges. */
  arcs: DegreeArc[];
  /** Area within the outer border, measured from the outer border alone. */
  countyAreaM2: number;
}

const NATURAL = ['0301', '0305', '0307', '0401', '0402', '0403', '0404', '1102', '1104', '1204', '1205'];
const VILLAGE_STEP = 1 << 20;
const FIRST_FEATURE = 64;

/** Draw the parcels: sample the ground, follow its borders, simplify them, close the rings. */
export function drawLandUse(world: World, log: (text: string) => void): LandUse {
  const codeAt = (x: number, y: number): number => {
    if (!inCounty(x, y)) return 0;
    const feature = world.featureAt(x, y, leastLineHalfWidthM(x, y));
    const what = feature
      ? FIRST_FEATURE + feature.id
      : NATURAL.indexOf(naturalClass(x, y)) * PADDOCKS + paddockAt(x, y);
    return (villageAt(x, y) + 1) * VILLAGE_STEP + what;
  };
  const isFeature = (code: number) => code % VILLAGE_STEP >= FIRST_FEATURE;
  const patchwork = fillPatchwork(codeAt);
  log('cells sampled');
  const groups = groupCells(patchwork, (code, fine) => {
    const feature = isFeature(code) ? world.features[(code % VILLAGE_STEP) - FIRST_FEATURE] : undefined;
    if (feature) return fine ? 110 : feature.kind === 'river' || feature.kind === 'riverBed' ? 9000 : 900;
    return fine ? 900 : 27_000;
  });
  log(`${groups.code.length - 1} parcels`);

  const crossing = (p: Point, q: Point, cellP: number, cellQ: number): number => {
    if (groups.moved[cellP] || groups.moved[cellQ]) return 0.5;
    const code = patchwork.code[cellP];
    let low = 0;
    let high = 1;
    for (let k = 0; k < 6; k++) {
      const t = (low + high) / 2;
      if (codeAt(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t) === code) low = t;
      else high = t;
    }
    return Math.min(0.97, Math.max(0.03, (low + high) / 2));
  };
  const traced = traceArcs(patchwork, groups, crossing);
  const points = traced.reduce((sum, { points }) => sum + points.length, 0);
  log(`${traced.length} borders of ${points} points`);

  const made = (parcel: number) => parcel !== 0 && isFeature(groups.code[parcel]!);
  const toleranceM = (arc: Arc) => {
    if (arc.fine) return made(arc.left) || made(arc.right) ? 0.9 : 3;
    if (made(arc.left) || made(arc.right)) return 4.5;
    return arc.left === 0 || arc.right === 0 ? 8 : 13;
  };
  const { arcs, rounds } = generalizeArcs(traced, toleranceM);
  log(
    `${arcs.reduce((sum, { lonLat }) => sum + lonLat.length, 0)} border points kept, ${rounds} rounds against crossings`,
  );

  const shapes = assemble(arcs, (parcel) => parcel);
  const parcels: Parcel[] = [];
  for (let id = 1; id < groups.code.length; id++) {
    const code = groups.code[id]!;
    const what = code % VILLAGE_STEP;
    const feature = what >= FIRST_FEATURE ? world.features[what - FIRST_FEATURE] : undefined;
    const polygons = shapes.get(id)!;
    parcels.push({
      id,
      dlbm: feature?.dlbm ?? NATURAL[Math.floor(what / PADDOCKS)]!,
      village: Math.floor(code / VILLAGE_STEP) - 1,
      feature,
      polygons,
      areaM2: areaM2(fromRings(polygons)),
    });
  }
  const county = assemble(arcs, () => 1).get(1)!;
  const flat = fromRings(county);
  return { parcels, arcs, countyAreaM2: Math.abs(ringAreaM2(flat.coords, 0, flat.ringEnds[0]!)) };
}
