import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Download } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { SQUARE_BOX, squareAsText } from './driver/faultyGround.ts';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

const place = openPlace();
const VISIT = { timeout: 180_000 };

/** Opens the dialog, chooses a format, exports, and answers what the browser was given. */
async function exported(desk: Desk, button: RegExp | string, format: string): Promise<Download> {
  await desk.page.getByRole('button', { name: button }).first().click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: format, exact: true }).click();
  const download = desk.page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  const file = await download;
  await dialog.getByText(`已保存“${file.suggestedFilename()}”`).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).first().click();
  return file;
}

describe('taking data out', VISIT, () => {
  test('研判: exactly the patches of the filter, in the list’s order, under a Chinese name', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3&land=redLine&sort=area' });
    const listed = (await desk.rows()).map((row) => row.split('，')[0]!);
    expect(listed.length).toBeGreaterThan(2);
    const file = await exported(desk, /^导出当前筛选的 \d+ 个图斑$/, 'GeoJSON');
    expect(file.suggestedFilename()).toMatch(/^[^\x20-\x7e].*\.(geojson|json)$/);
    const { features } = JSON.parse(readFileSync(await file.path(), 'utf8'));
    const codes = features.map(
      ({ properties }: { properties: Record<string, string> }) => properties.监测编号,
    );
    // The list is virtual: what is drawn of it is its beginning.
    expect(codes.slice(0, listed.length)).toEqual(listed);
    const shown = Number(
      /共 (\d+) 个/.exec(
        (await desk.page
          .getByText(/^共 \d+ 个/)
          .first()
          .textContent())!,
      )![1],
    );
    expect(codes.length).toBe(shown);
    await desk.leave();
  });

  test('数据: a batch as a table, a layer version as GeoPackage with all its zones', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/data' });
    const batch = await exported(desk, /^导出批次“2026年第一期”的 620 个图斑$/, 'CSV');
    const lines = readFileSync(await batch.path(), 'utf8')
      .trim()
      .split(/\r\n/);
    expect(lines.length).toBe(621);
    expect(lines[0]).toContain('监测编号');

    await desk.page.getByRole('button', { name: /打开生态保护红线/ }).click();
    const layer = await exported(desk, /^导出生态保护红线“/, 'GeoPackage');
    expect(layer.suggestedFilename()).toMatch(/\.gpkg$/);
    const db = new DatabaseSync(await layer.path(), { readOnly: true });
    const { table_name } = db
      .prepare("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
      .get() as { table_name: string };
    const { n } = db.prepare(`SELECT count(*) AS n FROM "${table_name}"`).get() as { n: number };
    db.close();
    const zones = (await (await place.server.signedIn('zhifa1')).get('/api/catalog')).body.layers.find(
      ({ kind }: { kind: string }) => kind === 'ecologicalRedLine',
    ).zones;
    expect(n).toBe(zones);
    await desk.leave();
  });

  test('规划: the site as 界址点 TXT, in metres of the zone, X to the north', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    await desk.page.getByRole('textbox', { name: /地块界址/ }).fill(squareAsText());
    const file = await exported(desk, '导出地块', '界址点 TXT');
    const bytes = readFileSync(await file.path());
    const text = new TextDecoder('gbk').decode(bytes);
    expect(text).toContain('[地块坐标]');
    const points = [...text.matchAll(/^J?\d+,\d+,([\d.]+),([\d.]+)/gm)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(points.length).toBeGreaterThanOrEqual(4);
    for (const [x, y] of points as [number, number][]) {
      expect(x).toBeGreaterThan(4_200_000);
      expect(y).toBeGreaterThan(36_000_000);
    }
    const north = points.map(([x]) => x!);
    const [, , fromY, toY] = SQUARE_BOX;
    expect(Math.max(...north) - Math.min(...north)).toBeCloseTo(toY - fromY, -1);
    await desk.leave();
  });

  test('a cancelled export saves nothing, a failed one says why and can be tried again', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
    let downloads = 0;
    desk.page.on('download', () => downloads++);
    const asked = '**/api/exports/patches';
    // An answer that does not come.
    await desk.context.route(asked, () => undefined);
    await desk.page.getByRole('button', { name: /^导出当前筛选的/ }).click();
    const dialog = desk.page.getByRole('dialog');
    const go = dialog.getByRole('button', { name: '导出', exact: true });
    await go.click();
    await dialog.getByText('服务器正在生成文件…').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await go.waitFor();
    await desk.context.unroute(asked);

    await desk.context.route(asked, (route) => route.abort());
    await go.click();
    await dialog.getByText(/没有导出：连不上服务器/).waitFor();
    await desk.context.unroute(asked);
    expect(downloads).toBe(0);

    await desk.context.route(asked, (route) =>
      route.fulfill({
        status: 422,
        json: { code: 'notInGbk', text: { zh: '第 3 条的“备注”有 GBK 没有的字', en: 'not in GBK' } },
      }),
    );
    await go.click();
    await dialog.getByText('没有导出：第 3 条的“备注”有 GBK 没有的字').waitFor();
    await desk.context.unroute(asked);
    const download = desk.page.waitForEvent('download');
    await go.click();
    await download;
    expect(downloads).toBe(1);
    await desk.leave();
  });

  test('by keyboard alone: opened, chosen, exported and closed', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
    await desk.page.getByRole('button', { name: /^导出当前筛选的/ }).focus();
    await desk.press('Enter');
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'GeoPackage' }).focus();
    await desk.press('ArrowDown');
    expect(await dialog.getByRole('radio', { name: /^SHP/ }).isChecked()).toBe(true);
    await dialog.getByLabel('文字编码').waitFor();
    const download = desk.page.waitForEvent('download');
    await desk.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
    await desk.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await desk.leave();
  });

  test('on a phone the dialog fits and every control has a name', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3', viewport: PHONE });
    await desk.page.getByRole('button', { name: /^导出当前筛选的/ }).tap();
    await desk.page.getByRole('dialog').getByRole('radio', { name: 'Excel' }).waitFor();
    expect(await desk.nameless()).toEqual([]);
    expect(
      await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    await desk.leave();
  });
});
