import type { Text } from '../../domain/text.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import { bbox, vertexCount } from '../../geo/flat.ts';
import { loadGeos } from '../../geo/geos/module.ts';
import { checkGeometry, type GeometryCheck } from '../../geo/quality/check.ts';
import { countyOf } from '../../geo/quality/county.ts';
import type { BBox, LayerVersion, NewFault, NewLayerCheck, Store } from '../../store/store.ts';
import type { ImportWatch } from '../jobs/importFile.ts';
import { STEPS } from '../jobs/progress.ts';
import { overlayOnAllCores } from '../overlayPool.ts';
import { ZoneIndexes } from '../zoneIndexes.ts';
import { type LayerAttributes, readAttributes, vintageFaults, zoneNames } from './attributes.ts';
import { faultText } from './faultText.ts';
import { pairsOfNeighbours } from './pairs.ts';
import { CHECK_RULES, covers } from './rules.ts';

/** A zone with more vertices is not copied into its faults: it is shown from the layer itself. */
const MOST_VERTICES = 20_000;

/**
 * Checks every layer version that is not checked yet. What is done stays done: stopped or crashed, the next run goes
 * on with the rest. Answers the number of versions checked.
 */
export async function checkPending(store: Store, { onProgress, signal }: ImportWatch): Promise<number> {
  const pending = await store.checks.pending(CHECK_RULES);
  const indexes = new ZoneIndexes(store, { measure: overlayOnAllCores, memoryBytes: 0 });
  let county: { polygon: FlatPolygon | null; versionId: number } | null = null;
  for (const [done, id] of pending.entries()) {
    signal.throwIfAborted();
    onProgress({ step: STEPS.check, done, total: pending.length });
    const layer = await store.layers.version(id);
    if (!layer) continue;
    county ??= await countyInForce(store);
    await checkVersion(store, layer, indexes, county, signal);
  }
  onProgress({ step: STEPS.check, done: pending.length, total: pending.length });
  return pending.length;
}

async function countyInForce(store: Store) {
  const layer = (await store.layers.current()).find(({ kind }) => kind === 'township');
  if (!layer) return { polygon: null, versionId: 0 };
  await loadGeos();
  const zones = await store.layers.zones(layer.id);
  return { polygon: countyOf(zones.map(({ polygon }) => polygon)), versionId: layer.id };
}

async function checkVersion(
  store: Store,
  layer: LayerVersion,
  indexes: ZoneIndexes,
  county: { polygon: FlatPolygon | null; versionId: number },
  signal: AbortSignal,
): Promise<void> {
  const { index, neighbours } = await indexes.get(layer, signal);
  const { ids, polygons } = await store.layers.polygons(layer.id);
  const areasM2 = Float64Array.from({ length: polygons.length }, (_, zone) => areaM2(polygons.at(zone)!));
  const attributes = await readAttributes(store, layer, polygons.length);
  const inside =
    layer.kind === 'township'
      ? // Townships make the county: what they ought to cover is their own outline without holes.
        countyOf(
          Array.from({ length: polygons.length }, (_, zone) => polygons.at(zone)!),
          true,
        )
      : county.polygon;
  const found = await checkGeometry(
    {
      zones: polygons,
      areasM2,
      index,
      pairs: pairsOfNeighbours(neighbours),
      county: inside,
      covers: covers(layer.kind),
      stated: attributes.stated,
    },
    { measure: overlayOnAllCores, signal },
  );
  const vintages = vintageFaults(attributes, { ids, areasM2, polygons });
  const nameOf = await zoneNames(store, layer.id, keptZones(found, ids));
  const faults = [...geometryFaults(found, ids, nameOf, layer.bbox), ...vintages];
  await store.checks.save(
    layer.id,
    {
      rules: CHECK_RULES,
      townshipVersionId: county.versionId,
      checkedAt: new Date().toISOString(),
      covers: covers(layer.kind),
      stated: found.unit && { field: attributes.field, unit: found.unit },
      counts: countsOf(found, vintages),
      remarks: remarksOf(layer, inside, attributes, found),
    },
    faults,
  );
}

/** Ids of the zones that kept faults name. */
function keptZones({ kinds }: GeometryCheck, ids: Float64Array): number[] {
  const places = [...kinds.values()].flatMap(({ kept }) => kept.flatMap(({ zones }) => zones));
  return [...new Set(places)].map((zone) => ids[zone]!);
}

function geometryFaults(
  { kinds }: GeometryCheck,
  ids: Float64Array,
  nameOf: (zoneId: number) => Text,
  layerBox: BBox,
): NewFault[] {
  return [...kinds.values()].flatMap(({ kept }) =>
    kept.map((fault) => {
      const zoneIds = fault.zones.map((zone) => ids[zone]!);
      const { kind, areaM2: faultM2, polygon } = fault;
      const isSmall = polygon !== null && vertexCount(polygon) <= MOST_VERTICES;
      return {
        kind,
        areaM2: faultM2,
        bbox: (polygon && bbox(polygon)) ?? layerBox,
        zoneIds,
        text: faultText(fault, zoneIds.map(nameOf)),
        polygon: isSmall ? polygon : null,
      };
    }),
  );
}

function countsOf({ kinds }: GeometryCheck, vintages: readonly NewFault[]): NewLayerCheck['counts'] {
  const counts = [...kinds].map(([kind, { count, areaM2: sumM2, kept }]) => ({
    kind: kind as string,
    count,
    areaM2: sumM2,
    kept: kept.length,
  }));
  if (vintages.length === 0) return counts;
  const vintagesM2 = vintages.reduce((sum, fault) => sum + fault.areaM2, 0);
  return [
    ...counts,
    { kind: 'mixedVintage', count: vintages.length, areaM2: vintagesM2, kept: vintages.length },
  ];
}

/** What was not looked at, and why. */
function remarksOf(
  layer: LayerVersion,
  county: FlatPolygon | null,
  { stated, field }: LayerAttributes,
  { unit }: GeometryCheck,
): Text[] {
  const remarks: Text[] = [];
  if (!county) {
    remarks.push({
      zh: `没有生效的苏木镇图层，未检查${covers(layer.kind) ? '缺口和' : ''}超出县界；导入苏木镇后会自动补查`,
      en: `No townships are in force, so ${covers(layer.kind) ? 'gaps and ' : ''}what lies outside the county were not looked for; once they are imported this is made up for`,
    });
  }
  if (stated && !unit) {
    remarks.push({
      zh: `字段 ${field} 与图形面积在任何单位下都对不上，未比较标注面积`,
      en: `Field ${field} agrees with the outlines in no unit, so stated areas were not compared`,
    });
  }
  return remarks;
}
