import type { AccountShapes, CoverageWithShape } from '../../api/account.ts';
import type { PolygonJson } from '../../api/common.ts';
import { bareM2, closeAccount } from '../../domain/closeAccount.ts';
import { landGroup } from '../../domain/landClass.ts';
import type { CodeSystem } from '../../domain/landClassTables.ts';
import { coverage } from '../../geo/coverage.ts';
import { bbox, type FlatPolygon, toGeoJson } from '../../geo/flat.ts';
import type { LayerVersion, ZoneRow } from '../../store/store.ts';
import { type Touched, touch } from './parts.ts';

export type ZoneShape = ZoneRow & { polygon: FlatPolygon };
/** A patch or site to be measured. */
export type Ground = { polygon: FlatPolygon; areaM2: number };

/** Where the parcels leave the ground bare and where they lie over each other. Needs `initCoverage`. */
export function accountShapesOf(
  { polygon, areaM2 }: Ground,
  land: Touched<ZoneShape>,
  codeSystem: CodeSystem,
): AccountShapes {
  const { lines } = closeAccount(areaM2, classed(land), covered(land), codeSystem);
  // Most accounts close without either; then nothing need be cut out.
  const shapes = lines.noBase > 0 || lines.baseOverlap < 0 ? coverage(polygon, zonesOf(land)) : null;
  const noBase = lines.noBase > 0 ? shape(shapes?.uncovered) : shape(null);
  const baseOverlap = lines.baseOverlap < 0 ? shape(shapes?.overlapped) : shape(null);
  return {
    noBase: noBase.geometry,
    noBaseBbox: noBase.box,
    baseOverlap: baseOverlap.geometry,
    baseOverlapBbox: baseOverlap.box,
  };
}

/**
 * Union coverage of the ground by one layer, with the remainder as a shape and the farmland in it. `land` is what it
 * touches of land use; null where there is no such layer. Needs `initCoverage`.
 */
export function coverageOf(
  { polygon, areaM2 }: Ground,
  layer: Pick<LayerVersion, 'kind' | 'id' | 'label'>,
  touched: Touched<ZoneShape>,
  land: { touched: Touched<ZoneShape>; codeSystem: CodeSystem } | null,
): CoverageWithShape {
  const sumM2 = touched.parts.reduce((sum, part) => sum + part.areaM2, 0);
  const coveredM2 = Math.min(covered(touched), areaM2);
  const uncoveredM2 = bareM2(areaM2, coveredM2);
  const left = uncoveredM2 === 0 ? null : remainder(polygon, touched);
  const { geometry, box } = shape(left);
  return {
    kind: layer.kind,
    layerVersionId: layer.id,
    label: layer.label,
    zones: touched.parts.map(({ zone, areaM2: partM2 }) => ({
      zoneId: zone.id,
      name: zone.name,
      areaM2: partM2,
      share: share(partM2, areaM2),
    })),
    coveredM2,
    coveredShare: share(coveredM2, areaM2),
    uncoveredM2,
    uncoveredFarmlandM2: land && farmlandLeft(left, uncoveredM2, land.touched, land.codeSystem),
    overlapM2: Math.max(0, sumM2 - covered(touched)),
    uncovered: geometry,
    uncoveredBbox: box,
  };
}

function remainder(polygon: FlatPolygon, touched: Touched<ZoneShape>): FlatPolygon | null {
  if (touched.parts.length === 0) return polygon;
  return coverage(polygon, zonesOf(touched))?.uncovered ?? null;
}

/** 耕地 in the remainder, ㎡; null where the remainder could not be cut out. */
function farmlandLeft(
  left: FlatPolygon | null,
  uncoveredM2: number,
  land: Touched<ZoneShape>,
  codeSystem: CodeSystem,
): number | null {
  if (uncoveredM2 === 0) return 0;
  if (!left) return null;
  const farmland = zonesOf(land, ({ classCode }) => landGroup(classCode, codeSystem) === 'farmland');
  const found = touch(
    left,
    farmland.map((one) => ({ polygon: one })),
  );
  return Math.min(covered(found), uncoveredM2);
}

function zonesOf(touched: Touched<ZoneShape>, counts: (zone: ZoneShape) => boolean = () => true) {
  return touched.parts.filter(({ zone }) => counts(zone)).map(({ zone }) => zone.polygon);
}

/** ㎡ under at least one of the zones touched. */
export function covered({ parts, unionM2 }: Touched<unknown>): number {
  return unionM2 ?? parts.reduce((sum, { areaM2 }) => sum + areaM2, 0);
}

const classed = ({ parts }: Touched<ZoneShape>) =>
  parts.map(({ zone, areaM2 }) => ({ classCode: zone.classCode, areaM2 }));
const share = (areaM2: number, ofM2: number) => (ofM2 > 0 ? Math.min(1, areaM2 / ofM2) : 0);

function shape(polygon: FlatPolygon | null | undefined) {
  if (!polygon) return { geometry: null, box: null };
  return { geometry: toGeoJson(polygon) as PolygonJson, box: bbox(polygon) };
}
