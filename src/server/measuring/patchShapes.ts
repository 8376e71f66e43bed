import type { AccountShapes, CoverageWithShape } from '../../api/account.ts';
import { LAYER_KINDS, type LayerKind } from '../../domain/layerKind.ts';
import { initCoverage } from '../../geo/coverage.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { bbox } from '../../geo/flat.ts';
import type { LayerVersion, Store } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import { touch } from './parts.ts';
import { accountShapesOf, coverageOf, type Ground } from './shapes.ts';

/** Gap and overlap of the base data on one patch. Throws a 404 Fault where there is no such patch or land use. */
export async function patchAccountShapes(store: Store, patchId: number): Promise<AccountShapes> {
  const ground = await groundOf(store, patchId);
  const land = await inForce(store, 'landUse');
  return accountShapesOf(ground, await touchLayer(store, land, ground), land.codeSystem);
}

/** Union coverage of one patch by a layer in force. Throws a 404 Fault where there is no such patch or layer. */
export async function patchCoverage(
  store: Store,
  patchId: number,
  kind: LayerKind,
): Promise<CoverageWithShape> {
  const ground = await groundOf(store, patchId);
  const layer = await inForce(store, kind);
  const land = (await store.layers.current()).find((one) => one.kind === 'landUse');
  return coverageOf(
    ground,
    layer,
    await touchLayer(store, layer, ground),
    land ? { touched: await touchLayer(store, land, ground), codeSystem: land.codeSystem } : null,
  );
}

async function touchLayer(store: Store, layer: LayerVersion, { polygon }: Ground) {
  await initCoverage();
  return touch(polygon, await store.layers.zones(layer.id, bbox(polygon) ?? undefined));
}

async function groundOf(store: Store, patchId: number): Promise<Ground> {
  const detail = await store.patches.detail(patchId);
  if (detail) return { polygon: detail.polygon, areaM2: areaM2(detail.polygon) };
  throw new Fault(404, 'notFound', {
    zh: `没有图斑 ${patchId}，或它已不在列表中；请刷新`,
    en: `There is no patch ${patchId}, or it is no longer listed; reload the page`,
  });
}

async function inForce(store: Store, kind: LayerKind): Promise<LayerVersion> {
  const layer = (await store.layers.current()).find((one) => one.kind === kind);
  if (layer) return layer;
  const { zh, en } = LAYER_KINDS[kind].name;
  throw new Fault(404, 'noLayer', {
    zh: `还没有导入“${zh}”图层，无法测算；请先在数据页导入`,
    en: `The layer "${en}" has not been imported, so nothing can be measured on it; import it on the data page first`,
  });
}
