import type { PolygonJson } from '../api/common.ts';
import type { SiteReport } from '../api/jobs.ts';
import type { OverlayLayer, OverlayPart } from '../api/patches.ts';
import { LAYER_KINDS } from '../domain/layerKind.ts';
import type { Text } from '../domain/text.ts';
import { areaM2 } from '../geo/ellipsoid.ts';
import { bbox, type FlatPolygon, fromGeoJson } from '../geo/flat.ts';
import { overlay } from '../geo/overlay/overlay.ts';
import { ZoneIndex } from '../geo/overlay/zoneIndex.ts';
import { initRepair, repairPolygon } from '../geo/repair.ts';
import type { BBox, LayerVersion, Store } from '../store/store.ts';
import { Fault } from './fault.ts';
import { outside } from './patchDetail.ts';
import { repairText } from './repairText.ts';

/** Vertices of a drawn or pasted site; surveyed sites have some hundreds. */
const MOST_VERTICES = 20_000;

/** What a site touches on every layer in force, measured as patches are. Throws a 422 Fault on an unusable outline. */
export async function checkSite(store: Store, geometry: PolygonJson): Promise<SiteReport> {
  const { site, repairs } = await usable(geometry);
  const siteM2 = areaM2(site);
  const box = bbox(site) as BBox;
  const overlays: OverlayLayer[] = [];
  for (const layer of await store.layers.current()) {
    overlays.push(await touch(store, layer, site, siteM2, box));
  }
  return { areaM2: siteM2, overlays, repairs };
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

async function touch(
  store: Store,
  layer: LayerVersion,
  site: FlatPolygon,
  siteM2: number,
  box: BBox,
): Promise<OverlayLayer> {
  const zones = await store.layers.zones(layer.id, box);
  const found = await overlay([site], ZoneIndex.build(zones.map((zone) => zone.polygon)));
  const parts: OverlayPart[] = Array.from(found.zone, (at, i) => {
    const zone = zones[at]!;
    return {
      kind: layer.kind,
      layerVersionId: layer.id,
      zoneId: zone.id,
      classCode: zone.classCode,
      className: zone.className,
      name: zone.name,
      areaM2: found.areaM2[i]!,
      share: found.areaM2[i]! / siteM2,
    };
  }).sort((a, b) => b.areaM2 - a.areaM2);
  return {
    kind: layer.kind,
    name: LAYER_KINDS[layer.kind].name,
    layerVersionId: layer.id,
    label: layer.label,
    status: 'measured',
    parts,
    outsideM2: outside(siteM2, parts),
  };
}

const unusable = (zh: string, en: string) =>
  new Fault(422, 'site', {
    zh: `这个范围不能测量：${zh}。请重新绘制或检查粘贴的坐标`,
    en: `This site cannot be measured: ${en}. Draw it again or check the pasted coordinates`,
  });
