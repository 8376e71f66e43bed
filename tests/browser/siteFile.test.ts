import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gbkShapefile, issuedPatches } from '../system/driver/patchFile.ts';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

const place = openPlace();
const VISIT = { timeout: 180_000 };

/** Squares of 40 m and 55 m side, 175 m apart. */
const TWO = issuedPatches(2, '地块');

async function openFile(desk: Desk, name: string, bytes: string | Uint8Array) {
  const path = join(place.folder, name);
  writeFileSync(path, bytes);
  // The first file of a server waits for its readers to load.
  desk.page.setDefaultTimeout(90_000);
  await desk.page.locator('input[type=file][aria-label=打开文件]').setInputFiles(path);
  return desk.page.getByRole('region', { name: '文件', exact: true });
}

/** 亩 of the site as the panel shows it. */
async function siteMu(desk: Desk): Promise<number> {
  const text = await desk.page
    .locator('p', { hasText: /^地块面积\s*\d/ })
    .first()
    .textContent();
  return Number(/(\d+\.\d\d)\s*亩/.exec(text!)![1]);
}
const result = (desk: Desk) => desk.page.getByRole('region', { name: '核查结果' });

describe('规划: a site out of a file', VISIT, () => {
  test('a GBK shapefile in zone 36 without .prj is checked at once, and its name stays shown', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    await openFile(desk, '拟选地块.zip', gbkShapefile(TWO.slice(0, 1)));
    await result(desk).waitFor();
    expect(await siteMu(desk)).toBeCloseTo(40 * 40 * 0.0015, 1);
    await desk.page.getByText('来自文件“拟选地块.zip”').waitFor();
    expect(await desk.page.getByRole('textbox', { name: /地块界址/ }).inputValue()).toMatch(/108\.\d+/);
    // The link holds the site; the file is not needed again.
    const link = desk.page.url();
    expect(link).toContain('site=');
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });

  test('several shapes: one is chosen, or all as one site', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    const file = await openFile(desk, '两块.zip', gbkShapefile(TWO));
    const choice = file.getByLabel('文件里有 2 块，核查哪一块？');
    await choice.waitFor();
    expect(await result(desk).count()).toBe(0);
    const option = (text: string) => desk.page.locator('.ant-select-item-option', { hasText: text });
    await choice.press('ArrowDown');
    await option('全部 2 块，作为一个地块').click();
    await result(desk).waitFor();
    expect(await siteMu(desk)).toBeCloseTo((40 * 40 + 55 * 55) * 0.0015, 1);
    await choice.press('ArrowDown');
    await option('地块0002').click();
    await desk.page.getByText('来自文件“两块.zip” · 地块0002').waitFor();
    expect(await siteMu(desk)).toBeCloseTo(55 * 55 * 0.0015, 1);
    await desk.leave();
  });

  test('界址点 without a zone: found where they fall into the county, asked about where they fall nowhere', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    const points = (north: number) =>
      [
        '[地块坐标]',
        '4,2.0,1,地块,面,,,,@',
        `J1,1,${north},573000`,
        `J2,1,${north},573200`,
        `J3,1,${north - 100},573200`,
        `J4,1,${north - 100},573000`,
      ].join('\r\n');
    const file = await openFile(desk, '界址.txt', points(4_274_000));
    await result(desk).waitFor();
    expect(await siteMu(desk)).toBeCloseTo(200 * 100 * 0.0015, 1);

    // Five degrees further north no zone is right: the person says which, and is told where that is.
    await openFile(desk, '远处.txt', points(4_830_000));
    const crs = file.getByLabel('看不出坐标系，请选一个：');
    await crs.press('ArrowDown');
    await desk.page.locator('.ant-select-item-option', { hasText: '中央经线108°' }).first().click();
    await desk.page.getByText('来自文件“远处.txt”').waitFor();
    await desk.page.getByText('地块不在本旗范围内').waitFor();
    await desk.leave();
  });

  test('what is no file of shapes is refused with its name and the reason; the next file works', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    const file = await openFile(desk, '其实是文本.zip', '这不是压缩包');
    await file
      .getByRole('alert')
      .filter({ hasText: /“其实是文本\.zip”：内容是文本/ })
      .waitFor();
    await openFile(desk, '空.kml', '');
    await file
      .getByRole('alert')
      .filter({ hasText: /空\.kml.*空文件/ })
      .waitFor();
    await openFile(desk, '好.zip', gbkShapefile(TWO.slice(0, 1)));
    await result(desk).waitFor();
    expect(await file.getByRole('alert').count()).toBe(0);
    await desk.leave();
  });

  test('pasting takes the place of the file; clearing closes it', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    const file = await openFile(desk, '拟选地块.zip', gbkShapefile(TWO.slice(0, 1)));
    await desk.page.getByText('来自文件“拟选地块.zip”').waitFor();
    await desk.page
      .getByRole('textbox', { name: /地块界址/ })
      .fill('108.80, 38.60\n108.81, 38.60\n108.81, 38.61\n108.80, 38.61');
    await desk.page.getByText('来自文件“拟选地块.zip”').waitFor({ state: 'hidden' });
    await desk.page.getByRole('button', { name: '清除' }).click();
    await file.waitFor({ state: 'hidden' });
    expect(desk.page.url()).not.toContain('site=');
    await desk.leave();
  });

  test('on a phone a file is opened and everything has a name', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning', viewport: PHONE });
    await openFile(desk, '拟选地块.zip', gbkShapefile(TWO.slice(0, 1)));
    await result(desk).waitFor();
    expect(await desk.nameless()).toEqual([]);
    expect(
      await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    await desk.leave();
  });
});
