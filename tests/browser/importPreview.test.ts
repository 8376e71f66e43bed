import { expect, test, vi } from 'vitest';
import { ImportDesk } from './driver/importDesk.ts';
import {
  gbkZip,
  jsonPatches,
  looseShapefile,
  picked,
  pointsWithoutZone,
  wktTable,
} from './driver/importFiles.ts';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

// Each file is read by a thread of its own, several times a test.
vi.setConfig({ testTimeout: 180_000 });
const place = openPlace();

async function sit(options: Parameters<typeof Desk.sit>[2] = {}): Promise<ImportDesk> {
  return new ImportDesk(await Desk.sit(place, '张宇', { path: '/data', ...options }));
}

test('a GBK shapefile without .cpg reads right; UTF-8 shows garbage at one click, and back', async () => {
  const file = await sit();
  await file.preview(gbkZip('八月图斑.zip', 24, 'GBK2026'));
  const words = file.section('文字');
  await words.getByText('GB18030 · 没有说明，按国标编码读').waitFor();
  expect(await words.getByRole('radio', { name: /GB18030/ }).isChecked()).toBe(true);
  expect(await words.textContent()).toMatch(/彩钢房/);
  expect(await file.section('位置').textContent()).toMatch(/36带.*带号.*全部图形都落在乌审旗/);
  expect(await file.row('图斑编号')).toMatch(/JCBH.*GBK20260001/);

  await file.take('文字', /UTF-8/);
  expect(await words.getByRole('radio', { name: /UTF-8/ }).isChecked()).toBe(true);
  await words.getByText(/按 utf-8 解码失败/).waitFor();
  expect(await file.confirm.isDisabled()).toBe(true);
  await words.getByRole('button', { name: '恢复自动识别' }).click();
  await words.getByText('GB18030 · 没有说明，按国标编码读').waitFor();
  await file.read();
  await file.desk.mapDrawn();
  await file.desk.screenshot('data-preview');
  expect(await file.desk.nameless()).toEqual([]);

  expect(await file.importAs('八月补充批')).toMatch(/完成/);
  await file.jobs
    .getByText(/导入报告/)
    .first()
    .click();
  await file.jobs
    .getByText(/^GB18030 ·/)
    .first()
    .waitFor();
  await file.page.getByRole('button', { name: '查看批次“八月补充批”的图斑' }).click();
  await file.page.getByText('共 24 个').waitFor();
  expect(await file.desk.open()).toMatch(/^GBK2026\d{4}$/);
  await file.page.getByText('旱地').first().waitFor();
  expect(file.desk.errors).toEqual([]);
  await file.desk.leave();
});

test('a coordinate list without its zone is put where it falls into the county; another zone is one click away', async () => {
  const file = await sit();
  await file.preview(pointsWithoutZone('井场界址点.txt', 3, 108.72));
  const where = file.section('位置');
  await where.getByText('全部图形都落在乌审旗').waitFor();
  expect(await where.textContent()).toMatch(/中央经线108°.*由落在本旗内判断/);
  await file.take('位置', /中央经线111°/);
  await where.getByText('没有图形落在乌审旗').waitFor();
  await file.take('位置', /中央经线108°/);
  await where.getByText('全部图形都落在乌审旗').waitFor();
  await file.map('图斑编号', '地块编号');
  expect(await file.importAs('井场')).toMatch(/完成/);
  await file.desk.leave();
});

test('one that falls into the county by no zone asks, and is answered by one click', async () => {
  const file = await sit();
  await file.preview(pointsWithoutZone('邻县界址点.txt', 2, 107.1));
  await file
    .section('位置')
    .getByText(/应该落在哪里/)
    .waitFor();
  expect(await file.confirm.isDisabled()).toBe(true);
  await file.take('位置', /中央经线108°/);
  await file.section('位置').getByText('没有图形落在乌审旗').waitFor();
  expect(
    await file
      .section('位置')
      .getByText(/应该落在哪里/)
      .count(),
  ).toBe(0);
  await file.page.getByRole('button', { name: '换一个文件' }).click();
  await file.desk.leave();
});

test('a table with WKT; a field that nobody knows is mapped once and remembered', async () => {
  const file = await sit();
  await file.preview(wktTable('台账一.csv', 4, 'CSV1-'));
  expect(await file.section('内容').textContent()).toMatch(/CSV · 4 条记录 · 4 个面/);
  await file.map('备注', '谁也不认识的列');
  expect(await file.row('备注')).toMatch(/第1号棚/);
  expect(await file.importAs('台账一批')).toMatch(/完成/);

  await file.preview(wktTable('台账二.csv', 5, 'CSV2-'));
  await file.section('字段').getByText('与上次导入同类文件时一样').waitFor();
  expect(await file.row('备注')).toMatch(/谁也不认识的列.*第1号棚/);
  await file.desk.leave();
});

test('loose files of a shapefile are packed on the page and read as one', async () => {
  const file = await sit();
  await file.preview(...looseShapefile('散件', 6, 'LOOSE'));
  await file.page.getByRole('heading', { name: '散件.zip' }).waitFor();
  expect(await file.section('内容').textContent()).toMatch(/Shapefile · 6 条记录/);
  expect(await file.row('图斑编号')).toMatch(/LOOSE0001/);
  await file.page.getByRole('button', { name: '换一个文件' }).click();
  await file.page.getByText(/把文件或文件夹拖到这里/).waitFor();
  await file.desk.leave();
});

test('a picture is told from data before it is sent, a broken file is refused with the reason', async () => {
  const file = await sit();
  await file.pick(picked('航片.tif', new Uint8Array(10)));
  await file.page.getByText(/“航片\.tif”是影像或图片/).waitFor();

  const cut = gbkZip('没传完.zip', 10, 'CUT');
  await file.preview({ ...cut, buffer: cut.buffer.subarray(0, 600) });
  const alert = file.page.getByRole('alert').filter({ hasText: '不能导入' });
  expect(await alert.textContent()).toMatch(/没传完\.zip/);
  expect(await file.confirm.isDisabled()).toBe(true);
  await file.desk.leave();
});

test('records without a shape refuse the file until they are left out; the report names them', async () => {
  const file = await sit();
  await file.preview(jsonPatches('缺图形.geojson', ['S1', 'S2', 'S3'], { broken: true }));
  await file.section('记录').getByText('1 条没有可用的图形').waitFor();
  expect(await file.confirm.isDisabled()).toBe(true);
  await file
    .section('记录')
    .getByRole('checkbox', { name: /不导入这 1 条，只导入其余 2 条/ })
    .check();
  await file.page.locator('form[aria-busy="true"]').waitFor();
  await file.read();
  expect(await file.importAs('留下两个')).toMatch(/未导入 1 条/);
  await file.desk.leave();
});

test('a corrected issue is offered, taken by choice, and reported patch by patch', async () => {
  const file = await sit();
  const codes = ['R001', 'R002', 'R003', 'R004'];
  await file.preview(jsonPatches('一期.geojson', codes));
  expect(await file.importAs('更正批')).toMatch(/完成/);

  const corrected = [...codes.slice(1), 'R005'];
  await file.preview(jsonPatches('一期更正.geojson', corrected, { moved: true }));
  await file
    .section('导入为')
    .getByRole('radio', { name: /更正“更正批”.*相同 3 个，新增 1 个，缺少 1 个/ })
    .check({ force: true });
  await file.confirm.filter({ hasText: '更正批次' }).waitFor();
  expect(await file.import('一期更正')).toMatch(/更正内容/);
  await file.page.getByRole('button', { name: '导入报告：更正批' }).click();
  const report = file.page.getByRole('region', { name: '导入报告：更正批' });
  await report.getByText(/^更正内容/).click();
  await report.getByRole('row', { name: /R001.*撤回/ }).waitFor();
  await report.getByRole('row', { name: /R005.*新增/ }).waitFor();
  await file.desk.leave();
});

test('the very same file is told with who and when', async () => {
  const file = await sit();
  const same = jsonPatches('同一份.geojson', ['Q1', 'Q2']);
  await file.preview(same);
  expect(await file.importAs('头一回')).toMatch(/完成/);
  await file.preview(same);
  await file.page.getByText(/同一个文件已经导入过：“头一回”，张宇，\d{4}-/).waitFor();
  await file.desk.leave();
});

test('a reload opens the same preview with what was settled, and a preview left alone is found again', async () => {
  const file = await sit();
  await file.preview(gbkZip('刷新.zip', 6, 'RELOAD'));
  await file.take('文字', /BIG5/);
  await file.map('备注', 'TBLX');
  await file.page.reload();
  await file.read();
  await file.section('文字').getByText('BIG5 · 人工指定').waitFor();
  expect(await file.row('备注')).toMatch(/TBLX/);

  await file.page.goto(`${place.server.url}/data`);
  await file.page.getByRole('button', { name: '预览“刷新.zip”' }).click();
  await file.read();
  await file.section('文字').getByText('BIG5 · 人工指定').waitFor();
  await file.desk.leave();
});

test('the outline goes onto the map before anything is stored, and comes off again', async () => {
  const file = await sit();
  await file.preview(gbkZip('上图.zip', 12, 'MAP'));
  await file.section('位置').getByRole('button', { name: '在地图上看' }).click();
  await file.desk.legend.getByText('待导入：上图.zip').waitFor();
  const { box } = await file.desk.drawn();
  expect(box[0]).toBeCloseTo(108.7, 2);
  await file.page.getByRole('button', { name: '换一个文件' }).click();
  await file.desk.legend.waitFor({ state: 'detached' });
  await file.desk.leave();
});

test('everything is reached by keyboard alone', async () => {
  const file = await sit();
  await file.preview(gbkZip('键盘.zip', 6, 'KEYS'));
  await file
    .section('文字')
    .getByRole('radio', { name: /GB18030/ })
    .focus();
  await file.desk.press('ArrowDown');
  await file
    .section('文字')
    .getByText(/按 utf-8 解码失败/)
    .waitFor();
  await file.desk.press('ArrowUp');
  await file.section('文字').getByText('GB18030 · 人工指定').waitFor();
  await file.read();
  await file.page.getByRole('textbox', { name: '批次名称' }).focus();
  await file.desk.press('Control+A');
  await file.page.keyboard.type('键盘批');
  await file.read();
  await file.desk.press('Enter');
  expect(await file.ended('键盘批')).toMatch(/完成/);
  await file.desk.leave();
});

test('on a phone the preview fits, and a file comes in by touch', async () => {
  const file = await sit({ viewport: PHONE });
  await file.preview(gbkZip('手机.zip', 6, 'PHONE'));
  await file.page
    .getByRole('button', { name: /面板高度|调整面板/ })
    .first()
    .tap();
  await file.desk.screenshot('data-preview-phone');
  expect(
    await file.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  expect(await file.desk.nameless()).toEqual([]);
  expect(await file.importAs('手机批')).toMatch(/完成/);
  await file.desk.leave();
});
