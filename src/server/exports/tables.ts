import { LAYER_KINDS } from '../../domain/layerKind.ts';
import { uniqueNames } from '../../formats/write/names.ts';
import type { Field, Row, Table } from '../../formats/write/types.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { roundedMu, roundHalfUp } from '../../geo/mu.ts';
import type { LayerVersion, PatchChoice, RawAttributes, Store } from '../../store/store.ts';
import { notFound } from '../fault.ts';
import type { ExportSource } from './order.ts';
import { PATCH_FIELDS, patchValues } from './patchFields.ts';
import { rawFields } from './rawFields.ts';
import { usableSite } from './site.ts';

/** The table that an export writes, its rows read as they are asked for. @throws Fault 404 where there is nothing */
export function tableOf(store: Store, source: ExportSource): Promise<Table> {
  if (source.of === 'patches') return patchTable(store, source);
  return source.of === 'layer' ? layerTable(store, source.versionId) : siteTable(source);
}

async function patchTable(store: Store, choice: PatchChoice): Promise<Table> {
  const batches = await store.batches.list();
  const batch = batches.find(({ id }) => id === choice.batchId);
  if (choice.batchId !== undefined && !batch) {
    throw notFound(`批次 ${choice.batchId}`, `batch ${choice.batchId}`);
  }
  const { raw, names } = await withRaw(PATCH_FIELDS, store.exports.patchAttributes(choice));
  const words = {
    vocabulary: await store.meta.vocabulary(),
    batchName: new Map(batches.map(({ id, name }) => [id, name])),
  };
  return {
    name: batch ? `图斑_${batch.name}` : '图斑',
    titleZh: batch ? `${batch.name}变化图斑` : '变化图斑',
    fields: [...PATCH_FIELDS, ...raw],
    rows: await some(
      store.exports.patches(choice),
      (patch): Row => ({
        values: [...patchValues(patch, words), ...rawValues(names, patch.raw)],
        polygon: patch.polygon,
      }),
      () => notFound('要导出的图斑；可能没有符合条件的，或批次还没有导入', 'patch to export'),
    ),
  };
}

async function layerTable(store: Store, versionId: number): Promise<Table> {
  const version = await store.layers.version(versionId);
  if (!version) throw notFound(`图层版本 ${versionId}`, `layer version ${versionId}`);
  const { raw, names } = await withRaw([], store.exports.zoneAttributes(versionId));
  return {
    name: layerName(version),
    titleZh: layerName(version),
    fields: raw,
    rows: await some(
      store.exports.zones(versionId),
      (zone): Row => ({ values: rawValues(names, zone.raw), polygon: zone.polygon }),
      () => notFound('要导出的要素', 'zone to export'),
    ),
  };
}

async function siteTable({ name, geometry }: Extract<ExportSource, { of: 'site' }>): Promise<Table> {
  const polygon = await usableSite(geometry);
  const m2 = areaM2(polygon);
  const area = (title: string): Field => ({ name: title, title, type: 'real', decimals: 2 });
  return {
    name,
    titleZh: name,
    fields: [{ name: '地块名称', title: '地块名称', type: 'text' }, area('面积_平方米'), area('面积_亩')],
    rows: [{ values: [name, roundHalfUp(m2, 2), roundedMu(m2)], polygon }],
  };
}

/** What a layer version is called in files: its kind, and its label where it has one. */
function layerName({ kind, label }: LayerVersion): string {
  const { zh } = LAYER_KINDS[kind].name;
  return label && label !== zh ? `${zh}_${label}` : zh;
}

/** Columns for the attributes as issued; a name that one of ours has gets a number behind it. */
async function withRaw(own: readonly Field[], attributes: AsyncIterable<RawAttributes[]>) {
  const found = await rawFields(attributes);
  const names = found.map(({ name }) => name);
  const unique = uniqueNames(names, { reserved: own.map(({ name }) => name) });
  return { names, raw: found.map((field, i) => ({ ...field, name: unique[i], title: unique[i] })) };
}

const rawValues = (names: readonly string[], raw: RawAttributes) =>
  names.map((name) => (Object.hasOwn(raw, name) ? raw[name] : null));

/** Rows made from chunks. The first chunk is read at once, so that nothing to write is known before the file begins. */
async function some<T>(
  chunks: AsyncIterable<T[]>,
  make: (item: T) => Row,
  none: () => Error,
): Promise<AsyncIterable<Row>> {
  const iterator = chunks[Symbol.asyncIterator]();
  let next = await iterator.next();
  if (next.done) throw none();
  return (async function* rows() {
    while (!next.done) {
      for (const item of next.value) yield make(item);
      next = await iterator.next();
    }
  })();
}
