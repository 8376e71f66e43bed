import type { UploadShapes } from '../../api/uploads.ts';
import { columnReader } from '../../domain/schemas/mapping.ts';
import { readInWorker } from '../../formats/readInWorker.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { bbox, toGeoJson, vertexCount } from '../../geo/flat.ts';
import type { Store } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import { type OnProgress, STEPS } from '../jobs/progress.ts';
import { MAX_SHAPE_VERTICES, MAX_SHAPES } from './limits.ts';
import type { LookInput } from './messages.ts';

/** Fields that name a polygon on a list: of projects, parcels, patches. */
const NAMES = [
  'XMMC',
  'DKMC',
  'DKBH',
  'NAME',
  '项目名称',
  '地块名称',
  '地块编号',
  '名称',
  'MC',
  'JCBH',
  'TBBH',
  'BSM',
  'ID',
];

/** The polygons of a small file, for a planner's site. Throws FormatError, or a 422 Fault on a file that is no site. */
export async function shapesOf(
  store: Store,
  bytes: Uint8Array,
  { fileName, request }: LookInput,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<UploadShapes> {
  const county = await store.meta.county();
  const read = await readInWorker(bytes, fileName, {
    options: { ...request.reading, ...(county && { expectedExtent: county.bbox }) },
    signal,
    onProgress: ({ stage, done, total }) => onProgress({ step: STEPS[stage], done, total }),
  });
  const vertices = read.features.reduce((sum, { polygon }) => sum + vertexCount(polygon), 0);
  if (read.features.length > MAX_SHAPES || vertices > MAX_SHAPE_VERTICES) {
    throw notSite(fileName, read.features.length, vertices);
  }
  const fields = Object.keys(read.sourceFieldTypes);
  const code = columnReader('patches', null, fields);
  return {
    shapes: read.features.map(({ record, properties, polygon }) => ({
      record,
      name: named(properties, fields) || code(properties, 'code') || `${record}`,
      areaM2: areaM2(polygon),
      bbox: bbox(polygon)!,
      geometry: toGeoJson(polygon) as UploadShapes['shapes'][number]['geometry'],
    })),
  };
}

function named(properties: Record<string, unknown>, fields: readonly string[]): string {
  for (const name of NAMES) {
    const field = fields.find((one) => one.toUpperCase() === name);
    const value = field === undefined || !Object.hasOwn(properties, field) ? null : properties[field];
    if (value !== null && value !== undefined && `${value}`.trim() !== '') return `${value}`.trim();
  }
  return '';
}

const notSite = (fileName: string, shapes: number, vertices: number) =>
  new Fault(422, 'notSite', {
    zh: `“${fileName}”有 ${shapes} 个面、${vertices} 个顶点；作为选址最多 ${MAX_SHAPES} 个面、${MAX_SHAPE_VERTICES} 个顶点。请只留下要检查的地块`,
    en: `${fileName} has ${shapes} polygons and ${vertices} vertices; a site has at most ${MAX_SHAPES} and ${MAX_SHAPE_VERTICES}. Keep only the plots to be checked`,
  });
