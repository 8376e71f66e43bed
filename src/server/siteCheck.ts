import type { PolygonJson } from '../api/common.ts';
import type { SiteReport } from '../api/jobs.ts';
import type { OverlayLayer, OverlayPart } from '../api/patches.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import type { Text } from '../domain/text.ts';
import { initCoverage } from '../geo/coverage.ts';
import { areaM2 } from '../geo/ellipsoid.ts';
import { type FlatPolygon, fromGeoJson } from '../geo/flat.ts';
import { overlaySync } from '../geo/overlay/overlay.ts';
import { initRepair, repairPolygon } from '../geo/repair.ts';
import { widthOf } from '../geo/width.ts';
import type { LayerVersion, Store } from '../store/store.ts';
import { Fault } from './fault.ts';
import { type Touched, unionOfParts } from './measuring/parts.ts';
import { accountShapesOf, coverageOf, type Ground, type ZoneShape } from './measuring/shapes.ts';
import { outside, patchAccount } from './patchDetail.ts';
import { repairText } from './repairText.ts';
import type { ZoneIndexes } from './zoneIndexes.ts';

/** Vertices of a drawn or pasted site; surveyed sites have some hundreds. */
const MOST_VERTICES = 20_000;

/** What a site touches on every layer in force, measured as patches are. Throws a 422 Fault on an unusable outline. */
export async function checkSite(
  store: Store,
  indexes: ZoneIndexes,
  geometry: PolygonJson,
): Promise<SiteReport> {
  const { site, repairs } = await usable(geometry);
  await initCoverage();
  const ground = { polygon: site, areaM2: areaM2(site) };
  const touched = [];
  for (const layer of await store.layers.current()) {
    touched.push({ layer, touched: await touchIndexed(store, indexes, layer, site) });
  }
  const overlays = touched.map((one) => layerReport(one.layer, one.touched, ground.areaM2));
  const unions = touched.flatMap(({ layer, touched: { unionM2 } }) =>
    unionM2 === undefined ? [] : [[layer.id, unionM2] as const],
  );
  const landUse = touched.find(({ layer }) => layer.kind === 'landUse');
  const land = landUse && { touched: landUse.touched, codeSystem: landUse.layer.codeSystem };
  return {
    areaM2: ground.areaM2,
    overlays,
    account: patchAccount(
      ground.areaM2,
      touched.map(({ layer }) => layer),
      overlays,
      new Map(unions),
    ),
    accountShapes: land ? accountShapesOf(ground, land.touched, land.codeSystem) : null,
    coverage: touched
      .filter(({ layer }) => LAYER_KINDS[layer.kind].group === 'permit')
      .map((one) => coverageOf(ground, one.layer, one.touched, land ?? null)),
    width: widthOf(site),
    repairs,
  };
}

async function usable(geometry: PolygonJson): Promise<{ site: FlatPolygon; repairs: Text[] }> {
  const drawn = fromGeoJson(geometry as Parameters<typeof fromGeoJson>[0]);
  if (drawn.coords.length / 2 > MOST_VERTICES) {
    throw unusable(`顶点超过 ${MOST_VERTICES} 个`, `it has more than ${MOST_VERTICES} vertices`);
  }
  await initRepair();
  const { polygon, repairs } = repairPolygon(drawn);
  const texts = repairs.map((repair) => repairText(repair.code));
  if (!polygon) throw unusable(texts.at(-1)?.zh ?? '没有面积', texts.at(-1)?.en ?? 'it has no area');
  return { site: polygon, repairs: texts };
}

/** Measured on the index of all zones; only those touched are read from the store. */
async function touchIndexed(
  store: Store,
  indexes: ZoneIndexes,
  layer: LayerVersion,
  site: FlatPolygon,
): Promise<Touched<ZoneShape>> {
  const { index, ids, neighbours } = await indexes.get(layer);
  const found = overlaySync([site], index);
  const rows = await store.layers.zonesById(
    layer.id,
    Array.from(found.zone, (place) => ids[place]!),
  );
  const zones = new Map(rows.map((zone, i) => [found.zone[i]!, zone]));
  const parts = Array.from(found.zone, (zone, i) => ({ zone, areaM2: found.areaM2[i]! }));
  return {
    parts: parts
      .map((part) => ({ zone: zones.get(part.zone)!, areaM2: part.areaM2 }))
      .sort((a, b) => b.areaM2 - a.areaM2),
    unionM2: unionOfParts(site, parts, neighbours, (zone) => zones.get(zone)!.polygon),
  };
}

function layerReport(
  layer: LayerVersion,
  touched: Touched<ZoneShape>,
  siteM2: Ground['areaM2'],
): OverlayLayer {
  const parts = touched.parts.map(
    ({ zone, areaM2: partM2 }): OverlayPart => ({
      kind: layer.kind,
      layerVersionId: layer.id,
      zoneId: zone.id,
      classCode: zone.classCode,
      className: zone.className,
      name: zone.name,
      areaM2: partM2,
      share: partM2 / siteM2,
    }),
  );
  return {
    kind: layer.kind,
    name: LAYER_KINDS[layer.kind].name,
    layerVersionId: layer.id,
    label: layer.label,
    status: 'measured',
    parts,
    outsideM2: outside(siteM2, parts, touched.unionM2),
  };
}

const unusable = (zh: string, en: string) =>
  new Fault(422, 'site', {
    zh: `这个范围不能测量：${zh}。请重新绘制或检查粘贴的坐标`,
    en: `This site cannot be measured: ${en}. Draw it again or check the pasted coordinates`,
  });
