import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerVersionInfo } from '../../src/api/layers.ts';
import type { Client } from '../system/driver/client.ts';
import { boxOf, importFaultyGround, SQUARE } from './driver/faultyGround.ts';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

const place = openPlace();
const VISIT = { timeout: 240_000 };
/** Where the first two parcels lie double: 10 m × 140 m. */
const OVERLAP = boxOf([80, 90, -20, 120]);
/** Four parcels in the middle of a county: the rest of it is one gap. */
const LABEL = '有缺口的地类';
let client: Client;
let landUse: LayerVersionInfo;

async function versions(): Promise<LayerVersionInfo[]> {
  return (await client.get<{ versions: LayerVersionInfo[] }>('/api/layers')).body.versions;
}

beforeAll(async () => {
  client = await place.server.signedIn('zhifa1');
  await importFaultyGround(client);
  for (;;) {
    landUse = (await versions()).find(({ label }) => label === LABEL)!;
    if (landUse.faults !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
});

const openedLayer = (desk: Desk, label: string) =>
  desk.page.getByRole('button', { name: new RegExp(`打开现状地类“${label}”`) });
const faults = (desk: Desk) => desk.page.getByRole('listbox', { name: '问题清单' });

describe('the check of a base layer', VISIT, () => {
  test('says how many faults of each kind and how much ground, and lists them, the largest first', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/data' });
    await openedLayer(desk, LABEL).click();
    const kinds = desk.page.getByRole('table', { name: '问题种类' });
    const overlap = kinds.getByRole('row').filter({ hasText: '重叠' });
    await overlap.waitFor();
    const cells = await overlap.getByRole('cell').allTextContents();
    expect(cells[0]).toBe('1');
    expect(Math.abs(Number(cells[1]) - 1400)).toBeLessThan(1);
    expect(cells[2]).toBe('2.10');
    expect(await kinds.getByRole('row').filter({ hasText: '缺口' }).count()).toBe(1);

    await faults(desk).getByRole('option').first().waitFor();
    const areas = await faults(desk)
      .getByRole('option')
      .evaluateAll((rows) =>
        rows.map((row) => Number(/([\d.]+) ㎡/.exec(row.getAttribute('aria-label')!)![1])),
      );
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
    expect(desk.page.url()).toContain(`version=${landUse.versionId}`);
    expect(await desk.nameless()).toEqual([]);
    await desk.leave();
  });

  test('a fault is drawn where it is; keys go on and back, Escape takes it away, a link brings it back', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/data?version=${landUse.versionId}` });
    await desk.page.getByRole('button', { name: '重叠', exact: true }).click();
    await faults(desk).getByText('重叠').first().waitFor();
    expect(await faults(desk).getByRole('option').count()).toBe(1);
    await desk.press('j');
    await desk.legend.getByText(/重叠：.*2\.10 亩/).waitFor();
    const { kinds, box } = await desk.drawn();
    expect(kinds).toEqual(['overlap']);
    for (const [i, side] of [OVERLAP.west, OVERLAP.south, OVERLAP.east, OVERLAP.north].entries())
      expect(Math.abs(box[i]! - side)).toBeLessThan(3e-6);
    const view = await desk.inView();
    expect(view.west).toBeLessThan(OVERLAP.west);
    expect((OVERLAP.north - OVERLAP.south) / (view.north - view.south)).toBeGreaterThan(0.3);
    const link = desk.page.url();

    await desk.press('Escape');
    await desk.legend.waitFor({ state: 'hidden' });
    expect(desk.page.url()).not.toContain('fault=');
    // The list again, by its own keys.
    await faults(desk).focus();
    await desk.press('End');
    await desk.legend.waitFor();
    await desk.page.getByText('第 1 / 1 处').waitFor();

    await desk.page.goto(link);
    await desk.legend.getByText(/重叠：/).waitFor();
    expect((await desk.inView()).west).toBeCloseTo(view.west, 4);
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });

  test('the list is saved as a table, every fault a line', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/data?version=${landUse.versionId}` });
    const download = desk.page.waitForEvent('download');
    await desk.page.getByRole('button', { name: '下载 CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n');
    const { total } = (await client.get(`/api/layers/${landUse.versionId}/faults`)).body;
    expect(lines.length - 1).toBe(total);
    expect(lines.filter((line) => line.includes('重叠')).length).toBe(1);
    await desk.leave();
  });

  test('the layer panel of the map marks the layer and leads to its faults', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/triage?q=${SQUARE}` });
    await desk.mapDrawn();
    await desk.press('l');
    await desk.page
      .getByRole('button', { name: new RegExp(`现状地类有 ${landUse.faults} 处质量问题`) })
      .click();
    await desk.page.getByRole('heading', { name: new RegExp(LABEL) }).waitFor();
    await desk.page.getByRole('button', { name: '返回数据' }).click();
    await desk.page.getByRole('region', { name: '图层版本' }).waitFor();
    await desk.leave();
  });

  test('a figure of a patch says its doubt in 亩 and leads to the faults behind it', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/triage?q=${SQUARE}` });
    await desk.open(SQUARE);
    // 10 m × 100 m bare and as much double, inside the patch.
    const doubt = desk.page.getByRole('button', { name: /^±3\.00 亩。现状地类“有缺口的地类”/ });
    await doubt.click();
    await desk.page.getByRole('heading', { name: new RegExp(LABEL) }).waitFor();
    await desk.leave();
  });

  test('on a phone the faults are reached and drawn above the sheet', async () => {
    const desk = await Desk.sit(place, '张宇', {
      path: `/data?version=${landUse.versionId}&faultKind=overlap`,
      viewport: PHONE,
    });
    await faults(desk).getByRole('option').first().tap();
    await desk.legend.waitFor();
    expect((await desk.drawn()).kinds).toEqual(['overlap']);
    expect(await desk.nameless()).toEqual([]);
    expect(
      await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    await desk.leave();
  });
});

describe('versions over time', VISIT, () => {
  test('the replaced version stays, with its last day; the one in force is marked', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/data' });
    const section = desk.page.getByRole('region', { name: '图层版本' });
    const rows = section.getByRole('row');
    const now = rows.filter({ has: openedLayer(desk, LABEL) });
    await now.waitFor();
    expect(await now.textContent()).toContain('现行');
    const before = rows.filter({ has: openedLayer(desk, '2025年度国土变更调查') });
    expect(await before.textContent()).toMatch(/2025-12-31 至 \d{4}-\d\d-\d\d/);
    expect(await before.textContent()).not.toContain('现行');
    await desk.leave();
  });

  test('its dates are changed by those who may import, and the change is kept with name and time', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/data?version=${landUse.versionId}` });
    await desk.page.getByTitle('有效期', { exact: true }).click();
    await desk.page.getByRole('button', { name: '修改有效期' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('最后有效日').fill('2020-01-01');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('最后有效日早于生效日').waitFor();
    await dialog.getByLabel('最后有效日').fill('');
    // On those days the version before it is in force.
    await dialog.getByLabel('生效日').fill('2026-11-01');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').filter({ hasText: '有效期重叠' }).waitFor();
    await dialog.getByLabel('生效日').fill('2026-11-30');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.page.getByText('2026-11-30 起').filter({ visible: true }).first().waitFor();
    await desk.page
      .getByText(/→ 2026-11-30 起/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await desk.page.getByText(/人工修改 · 张宇/).waitFor();
    const version = (await versions()).find(({ versionId }) => versionId === landUse.versionId)!;
    expect([version.validFrom, version.validTo]).toEqual(['2026-11-30', '']);
    await desk.leave();
  });

  test('a leader may look at all of it and change nothing', async () => {
    const desk = await Desk.sit(place, '赵国华', { path: `/data?version=${landUse.versionId}` });
    await desk.page.getByTitle('有效期', { exact: true }).click();
    await desk.page.getByText('您的角色只能查看').waitFor();
    expect(await desk.page.getByRole('button', { name: '修改有效期' }).count()).toBe(0);
    await desk.leave();
  });
});
