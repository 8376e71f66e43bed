import { Readable } from 'node:stream';
import type { FaultKind } from '../../api/layers.ts';
import { toGeoJson } from '../../geo/flat.ts';
import { formatDecimal, formatM2, formatMu } from '../../geo/mu.ts';
import type { FaultWithShape, Store } from '../../store/store.ts';
import { FAULT_LABELS } from './faultText.ts';

/** Faults read and written at a time. */
const PAGE = 500;
/** Degrees to a tenth of a millimetre. */
const DECIMALS = 9;

const HEADING = ['编号', '类型', '面积_平方米', '面积_亩', '相关要素', '说明', '中心经度', '中心纬度'];

type Asked = { versionId: number; kind?: FaultKind };

/** The faults of a version as CSV that Excel opens as Chinese: UTF-8 with a mark, the largest first. */
export function faultsCsv(store: Store, asked: Asked): Readable {
  return Readable.from(
    (async function* () {
      yield `\uFEFF${HEADING.join(',')}\r\n`;
      for await (const faults of pages(store, asked, false)) yield faults.map(csvLine).join('');
    })(),
  );
}

function csvLine({ id, kind, areaM2, zoneIds, text, bbox: [west, south, east, north] }: FaultWithShape) {
  const cells = [
    id,
    FAULT_LABELS[kind as FaultKind].zh,
    formatM2(areaM2),
    formatMu(areaM2),
    zoneIds.join(' '),
    text.zh,
    formatDecimal((west + east) / 2, 6),
    formatDecimal((south + north) / 2, 6),
  ];
  return `${cells.map((cell) => quoted(`${cell}`)).join(',')}\r\n`;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The faults of a version as GeoJSON with their shapes; null for one that has none of its own. */
export function faultsGeoJson(store: Store, asked: Asked): Readable {
  return Readable.from(
    (async function* () {
      yield '{"type":"FeatureCollection","features":[';
      let between = '\n';
      for await (const faults of pages(store, asked, true)) {
        for (const fault of faults) {
          yield `${between}${JSON.stringify(feature(fault))}`;
          between = ',\n';
        }
      }
      yield '\n]}\n';
    })(),
  );
}

function feature({ id, kind, areaM2, zoneIds, text, bbox, polygon }: FaultWithShape) {
  return {
    type: 'Feature',
    id,
    bbox,
    properties: { kind, label: FAULT_LABELS[kind as FaultKind].zh, areaM2, zoneIds, text: text.zh },
    geometry: polygon && rounded(toGeoJson(polygon)),
  };
}

function rounded(geometry: ReturnType<typeof toGeoJson>): unknown {
  const text = JSON.stringify(geometry, (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(DECIMALS)) : value,
  );
  return JSON.parse(text);
}

async function* pages(store: Store, { versionId, kind }: Asked, shapes: boolean) {
  for (let offset = 0; ; offset += PAGE) {
    const { faults } = await store.checks.faults(versionId, { kind, offset, limit: PAGE, shapes });
    if (faults.length === 0) return;
    yield faults;
  }
}
