import { expect, test } from 'vitest';
import { orderOf } from '../../../../src/app/export/source.ts';

const choice = { format: 'shp', epsg: 4524, encoding: 'gbk' } as const;
const how = { format: 'shp', epsg: 4524, encoding: 'gbk' };

test('the filtered list goes out by id in its own order', () => {
  const order = orderOf({ of: 'patches', name: '图斑', ids: [9, 2, 5] }, choice);
  expect(order).toEqual({
    path: '/api/exports/patches',
    json: { ...how, ids: [9, 2, 5] },
    name: '图斑.zip',
  });
});

test('a batch, a layer version and a site are asked for by what names them', () => {
  expect(orderOf({ of: 'batch', name: '八月', batchId: '2026-8' }, choice).json).toEqual({
    ...how,
    batchId: '2026-8',
  });
  expect(orderOf({ of: 'layer', name: '地类', versionId: 7 }, choice).path).toBe('/api/exports/layers/7');
  const geometry = { type: 'Polygon' as const, coordinates: [] };
  expect(orderOf({ of: 'site', name: '选址', geometry }, { ...choice, format: 'txt' })).toMatchObject({
    path: '/api/exports/site',
    json: { name: '选址', geometry, format: 'txt' },
    name: '选址.txt',
  });
});
