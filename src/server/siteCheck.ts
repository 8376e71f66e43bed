import type { PolygonJson } from '../api/common.ts';
import type { SiteReport } from '../api/jobs.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import type { Text } from '../domain/text.ts';
import { initCoverage } from '../geo/coverage.ts';
import { areaM2 } from '../geo/ellipsoid.ts';
import { type FlatPolygon, fromGeoJson } from '../geo/flat.ts';
import { initRepair, repairPolygon } from '../geo/repair.ts';
import { widthOf } from '../geo/width.ts';
import type { LayerVersion, Store } from '../store/store.ts';
import { doubtOf } from './checks/doubt.ts';
import { Fault } from './fault.ts';
import { touchIndexed } from './measuring/judge.ts';
import type { Touched } from './measuring/parts.ts';
import { accountShapesOf, coverageOf, covered, type ZoneShape } from './measuring/shapes.ts';
import { overlayOf, patchAccount } from './patchOverlays.ts';
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
  const townships = touched.find(({ layer }) => layer.kind === 'township');
  const inCountyM2 = townships && covered(townships.touched);
  const overlays = await Promise.all(
    touched.map(async (one) => ({
      ...overlayOf(one.layer, ground.areaM2, measuredOf(one.touched)),
      doubtM2: await siteDoubt(store, one, ground.areaM2, inCountyM2),
    })),
  );
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

/** As of a patch. */
function siteDoubt(
  store: Store,
  { layer, touched }: { layer: LayerVersion; touched: Touched<ZoneShape> },
  areaM2: number,
  inCountyM2: number | undefined,
): Promise<number | null> {
  const parts = touched.parts.map(({ zone, areaM2: partM2 }) => ({ zoneId: zone.id, areaM2: partM2 }));
  return doubtOf(store, { layer, areaM2, parts, coveredM2: Math.min(areaM2, covered(touched)) }, inCountyM2);
}

function measuredOf({ parts, unionM2 }: Touched<ZoneShape>) {
  return {
    parts: parts.map(({ zone, areaM2: partM2 }) => ({ ...zone, zoneId: zone.id, areaM2: partM2 })),
    unionM2,
  };
}

const unusable = (zh: string, en: string) =>
  new Fault(422, 'site', {
    zh: `这个范围不能测量：${zh}。请重新绘制或检查粘贴的坐标`,
    en: `This site cannot be measured: ${en}. Draw it again or check the pasted coordinates`,
  });
