import type { LayerInspection } from '../../../../../src/api/inspection.ts';
import type { Preview } from '../../../../../src/api/uploads.ts';

/** A layer of 24 patches in zone 36 as the server describes it. */
export function layerOf(change: Partial<LayerInspection> = {}): LayerInspection {
  return {
    name: '图斑',
    format: 'shapefile',
    records: 24,
    features: 24,
    vertices: 120,
    areaM2: 60_000,
    bbox: [108.7, 38.6, 108.75, 38.61],
    fields: [
      { name: 'JCBH', type: 'C', filled: 24, samples: ['A0001', 'A0002'] },
      { name: 'TBLX', type: 'C', filled: 24, samples: ['YH'] },
      { name: '备注', type: 'C', filled: 12, samples: ['彩钢房'] },
    ],
    encoding: {
      name: 'gb18030',
      how: 'fallback',
      sample: ['彩钢房'],
      alternatives: [{ name: 'utf-8', sample: ['���'] }],
    },
    crs: { epsg: 4524, how: 'zonePrefix' },
    axisOrder: null,
    candidates: [],
    inExpected: 24,
    areaField: null,
    repairs: [],
    repaired: [],
    refused: [],
    refusedCount: 0,
    notes: [],
    outline: [],
    ...change,
  };
}

export function previewOf(change: Partial<Preview> = {}, layer = layerOf()): Preview {
  return {
    inspection: {
      fileName: '图斑.zip',
      bytes: 4000,
      sha256: 'ab'.repeat(32),
      layers: [{ name: '图斑', format: 'shapefile', records: 24, geometry: 'polygon' }],
      layer,
      asks: [],
      refusal: null,
    },
    target: 'patches',
    kind: null,
    schema: null,
    mapping: {
      columns: [
        { name: 'code', label: { zh: '监测编号', en: 'Patch code' }, required: true, field: 'JCBH' },
        { name: 'kind', label: { zh: '图斑类型', en: 'Kind' }, required: false, field: 'TBLX' },
        { name: 'note', label: { zh: '备注', en: 'Note' }, required: false, field: null },
      ],
      how: 'guessed',
    },
    sameFile: [],
    reissueOf: [],
    shift: null,
    ...change,
  };
}
