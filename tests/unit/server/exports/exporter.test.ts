import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Exporter } from '../../../../src/server/exports/exporter.ts';
import type { ExportOrder } from '../../../../src/server/exports/order.ts';
import { square } from '../../../system/driver/polygonFile.ts';
import { county, scratch } from '../../store/county.ts';

const SITE: ExportOrder = {
  source: { of: 'site', name: '井场', geometry: square(108.8, 38.6, 0.001) as never },
  format: 'geojson',
};
const never = new AbortController().signal;

async function ready(): Promise<{ folder: string; exporter: Exporter; left: () => string[] }> {
  const folder = scratch();
  await county(folder);
  const outgoing = join(folder, 'outgoing');
  return {
    folder,
    exporter: new Exporter(folder),
    left: () => (existsSync(outgoing) ? readdirSync(outgoing) : []),
  };
}

describe('the exporter', () => {
  test('hands over a whole file that goes when it is let go of', async () => {
    const { exporter, left } = await ready();
    const file = await exporter.run(SITE, never);
    expect(file).toMatchObject({ name: '井场', rows: 1 });
    expect(JSON.parse(readFileSync(file.path, 'utf8')).features[0].properties).toMatchObject({
      地块名称: '井场',
    });
    await file.discard();
    expect(left()).toEqual([]);
  });

  test('leaves nothing of an export that fails, and says why', async () => {
    const { exporter, left } = await ready();
    const missing = exporter.run({ source: { of: 'layer', versionId: 9 }, format: 'gpkg' }, never);
    await expect(missing).rejects.toMatchObject({ status: 404, code: 'notFound' });
    await expect(exporter.run({ ...SITE, format: 'txt', epsg: 4490 }, never)).rejects.toMatchObject({
      status: 422,
      code: 'crs',
    });
    expect(left()).toEqual([]);
  });

  test('lets few run and some wait, refuses more, and goes on when one leaves', async () => {
    const { exporter, left } = await ready();
    const leave = new AbortController();
    const leavers = Promise.allSettled(Array.from({ length: 21 }, () => exporter.run(SITE, leave.signal)));
    const last = exporter.run(SITE, never);
    await expect(exporter.run(SITE, never)).rejects.toMatchObject({ status: 503, code: 'busy' });
    leave.abort(new Error('gone'));
    expect(new Set((await leavers).map(({ status }) => status))).toEqual(new Set(['rejected']));
    const file = await last;
    await file.discard();
    expect(left()).toEqual([]);
  });

  test('removes what a server that was killed has left', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'outgoing/export-x'), { recursive: true });
    writeFileSync(join(folder, 'outgoing/export-x/file'), 'half');
    new Exporter(folder);
    expect(existsSync(join(folder, 'outgoing'))).toBe(false);
  });
});
