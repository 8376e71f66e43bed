import type { Ask, Inspection, LayerInspection } from '../../formats/inspect/types.ts';
import { noteText } from '../../formats/noteText.ts';
import { findCrs } from '../../geo/crs.ts';
import { MU_PER_M2 } from '../../geo/ellipsoid.ts';

/** Lines a list takes before it says how many more. */
const SHOWN = 8;

const ASKS: Record<Ask, string> = {
  layer: '哪个图层 which layer: --layer',
  encoding: '文字编码 text encoding: --encoding',
  columns: '哪几列是坐标 which columns hold coordinates（在预览中选 / choose in the preview）',
  axisOrder: '坐标次序 order of coordinates: --axis xy|yx',
  crs: '坐标系 coordinate system: --epsg',
};

/** What the preview knows, for a person at a terminal. */
export function summaryOf(inspection: Inspection): string {
  const { fileName, bytes, sha256, layers, layer, asks, refusal } = inspection;
  const lines = [`${fileName}  ${bytes.toLocaleString('en')} B  sha256 ${sha256.slice(0, 16)}…`];
  lines.push(
    ...listed(
      layers,
      (one) => `  图层 layer  ${one.name}  [${one.format}, ${one.geometry}, ${one.records ?? '?'}]`,
    ),
  );
  if (layer) lines.push(...layerLines(layer));
  for (const ask of asks) lines.push(`  待定 to settle  ${ASKS[ask]}`);
  if (refusal) lines.push(`  ✗ ${refusal.text.zh}`, `    ${refusal.text.en}`);
  else lines.push('  ✓ 可以导入 can be imported');
  return lines.join('\n');
}

function layerLines(layer: LayerInspection): string[] {
  const mu = layer.areaM2 * MU_PER_M2;
  const { encoding, areaField, bbox } = layer;
  return [
    `  读取 read  ${layer.name}`,
    `  记录 records  ${layer.records}, 面 polygons ${layer.features}, 顶点 vertices ${layer.vertices}, ${layer.areaM2.toFixed(2)} m² = ${mu.toFixed(2)} 亩 mu`,
    ...(bbox ? [`  范围 extent  ${bbox.map((v) => v.toFixed(6)).join(', ')}`] : []),
    ...(layer.inExpected === null
      ? []
      : [`  在本县范围内 in the county  ${layer.inExpected} / ${layer.features}`]),
    `  编码 encoding  ${encoding.name} (${encoding.how})  ${encoding.sample.slice(0, 4).join(' · ')}`,
    `  坐标系 system  ${systemOf(layer)}`,
    ...listed(
      layer.fields,
      (one) =>
        `  字段 field  ${one.name}  ${one.type}  ${one.filled}  ${one.samples.slice(0, 3).join(' · ')}`,
    ),
    ...(areaField
      ? [
          `  面积字段 area  ${areaField.field} = ${areaField.unit}  (${areaField.agreeing} / ${areaField.compared})`,
        ]
      : []),
    ...candidateLines(layer),
    ...layer.repairs.map(({ code, records }) => `  修复 repair  ${code}  ${records}`),
    ...listed(layer.refused, (one) => `  不可用 unusable  ${one.record}  ${one.text.zh} / ${one.text.en}`),
    ...layer.notes.map((note) => `  注意 note  ${noteText(note, 'zh')} / ${noteText(note, 'en')}`),
  ];
}

function systemOf({ crs, axisOrder }: LayerInspection): string {
  if (!crs) return '—';
  const name = findCrs(crs.epsg)?.nameZh ?? crs.name ?? '';
  return `EPSG:${crs.epsg} ${name} (${crs.how})${axisOrder ? `, ${axisOrder.order} (${axisOrder.how})` : ''}`;
}

/** Only where a choice has to be made. */
function candidateLines({ crs, candidates }: LayerInspection): string[] {
  if (crs) return [];
  return candidates.map(
    ({ epsg, axisOrder, name, bbox, inExpected }) =>
      `  可选 candidate  --epsg ${epsg} --axis ${axisOrder}  ${name.zh}  ${bbox.map((v) => v.toFixed(3)).join(', ')}${inExpected ? '  ← 本县 this county' : ''}`,
  );
}

function listed<T>(all: readonly T[], line: (one: T) => string): string[] {
  const shown = all.slice(0, SHOWN).map(line);
  return all.length > SHOWN ? [...shown, `  … ${all.length - SHOWN} 更多 more`] : shown;
}
