import { beforeAll, describe, expect, test } from 'vitest';
import { boxOf, GAP, importFaultyGround, ROAD, SQUARE, squareAsText } from './driver/faultyGround.ts';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

const place = openPlace();
const BATCH = '/triage?batch=2026-3&sort=area';
/** Each test is a whole visit to the page, with the map drawn several times by the processor. */
const VISIT = { timeout: 180_000 };

/** A decimal with two places in hundredths, exactly. */
const hundredths = (decimal: string) => {
  expect(decimal).toMatch(/^-?\d+\.\d\d$/);
  return Math.round(Number(decimal) * 100);
};
const sum = (values: Iterable<number>) => [...values].reduce((all, one) => all + one, 0);

describe('the closed account of the county’s patches', VISIT, () => {
  test('adds up as it is shown in 亩, in unrounded ㎡, and in the classes of a line', async () => {
    const desk = await Desk.sit(place, '张宇', { path: BATCH });
    const account = desk.section('闭合账');
    for (const row of (await desk.rows()).slice(0, 3)) {
      const code = row.split('，')[0]!;
      await desk.open(code);
      const { lines, total, closes } = await desk.account();
      expect(sum([...lines.values()].map(hundredths)), code).toBe(hundredths(total));
      expect(row).toContain(`，${total} 亩`);
      expect(closes).toBe(true);
      expect(await account.textContent()).toMatch(/余差 -?[\d.e-]+ ㎡/);
      expect([...lines.keys()]).not.toContain('未识别地类');
    }

    const folded = desk.page.getByRole('button', { expanded: false });
    const line = account.getByRole('row').filter({ has: folded }).first();
    const shown = hundredths((await line.getByRole('cell').first().textContent())!);
    await line.getByRole('button').click();
    const classes = await account
      .locator('.account-class')
      .evaluateAll((rows) => rows.map((one) => one.querySelector('td')!.textContent!));
    expect(sum(classes.map(hundredths))).toBe(shown);

    await desk.press('j');
    await account.getByRole('button', { name: '㎡' }).press('Enter');
    const { lines, total } = await desk.account();
    expect(Math.abs(sum([...lines.values()].map(Number)) / Number(total) - 1)).toBeLessThan(1e-9);
    await desk.press('j');
    await account.getByText('㎡（未舍入）').waitFor();
    await desk.leave();
  });

  test('names the layer version and the version of the class table, and is copied for a spreadsheet', async () => {
    const desk = await Desk.sit(place, '张宇', { path: BATCH });
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const code = await desk.open();
    const { lines, total } = await desk.account();
    const account = desk.section('闭合账');
    expect(await account.textContent()).toMatch(/现状地类 \S.* · 地类对照表 [\d.]+ · 三调地类/);
    await account.getByRole('button', { name: '复制表格' }).click();
    await account.getByRole('button', { name: '已复制' }).waitFor();
    const cells = (await desk.page.evaluate(() => navigator.clipboard.readText()))
      .split(/\r?\n/)
      .map((row) => row.split('\t'));
    expect(cells[0]).toEqual(['闭合账', code]);
    for (const [name, mu] of lines) expect(cells.find((row) => row[0] === name)?.[1]).toBe(mu);
    expect(cells.find((row) => row[0] === '图斑面积')?.[1]).toBe(total);
    await desk.leave();
  });
});

describe('a patch on faulty base data, under two approvals', VISIT, () => {
  beforeAll(async () => importFaultyGround(await place.server.signedIn('zhifa1')));

  test('the gap counts in the sum; Enter draws it, Escape takes it away, a link brings it back', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/triage?q=${SQUARE}` });
    await desk.open(SQUARE);
    const { lines, total, closes } = await desk.account();
    expect(Number(total)).toBeCloseTo(30, 1);
    expect(Number(lines.get('耕地'))).toBeCloseTo(13.5, 1);
    expect(Number(lines.get('建设用地'))).toBeCloseTo(10.5, 1);
    expect(Number(lines.get('非耕农用地'))).toBeCloseTo(6, 1);
    expect(Number(lines.get('无底图数据'))).toBeCloseTo(1.5, 1);
    expect(Number(lines.get('减：底图重叠'))).toBeCloseTo(-1.5, 1);
    expect(sum([...lines.values()].map(hundredths))).toBe(hundredths(total));
    expect(closes).toBe(true);
    expect(await desk.section('闭合账').textContent()).toContain('存疑：底图缺口或重叠达 1 ㎡ 以上');

    const gap = boxOf(GAP);
    await desk.figure('闭合账', '无底图数据').press('Enter');
    await desk.legend.getByText(/无底图数据：现状地类没有覆盖这里，1\.\d\d 亩/).waitFor();
    const { kinds, box } = await desk.drawn();
    expect(kinds).toEqual(['gap']);
    for (const [i, side] of [gap.west, gap.south, gap.east, gap.north].entries())
      expect(Math.abs(box[i]! - side)).toBeLessThan(3e-6);
    const view = await desk.inView();
    expect(view.west).toBeLessThan(gap.west);
    expect(view.north).toBeGreaterThan(gap.north);
    // Close enough to be seen: the gap fills a good part of the height of the map.
    expect((gap.north - gap.south) / (view.north - view.south)).toBeGreaterThan(0.3);
    const link = desk.page.url();
    expect(link).toContain('show=gap');

    await desk.press('Escape');
    await desk.legend.waitFor({ state: 'hidden' });
    expect((await desk.drawn()).kinds).toEqual([]);
    await desk.heading(SQUARE).waitFor();

    await desk.page.goto(link);
    await desk.legend.waitFor();
    expect((await desk.drawn()).kinds).toEqual(['gap']);
    expect((await desk.inView()).west).toBeCloseTo(view.west, 4);
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });

  test('the overlap, what no approval covers, and the width of a road are drawn in turn', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?q=ZHANGMU&sort=code' });
    await desk.open(SQUARE);
    const overlap = desk.figure('闭合账', '底图重叠');
    await overlap.click();
    await desk.legend.waitFor();
    const doubled = await desk.drawn();
    expect(doubled.kinds).toEqual(['overlap']);
    const { west, east } = boxOf([80, 90, 0, 100]);
    expect(doubled.box[0]).toBeCloseTo(west, 5);
    expect(doubled.box[2]).toBeCloseTo(east, 5);
    expect(await overlap.getAttribute('aria-pressed')).toBe('true');
    await overlap.click();
    await desk.legend.waitFor({ state: 'hidden' });
    expect((await desk.drawn()).kinds).toEqual([]);

    // Two approvals of 100 m and 80 m that share 20 m of the 200 m.
    const coverage = desk.section('审批覆盖');
    await coverage.getByText('内政土发〔2024〕11号').waitFor();
    await coverage.getByText('内政土发〔2025〕12号').waitFor();
    const text = (await coverage.textContent())!;
    expect(text).toMatch(/已覆盖 ?(80\.0\d|79\.9\d)%/);
    expect(text).toMatch(/批文之间重叠 (3\.0\d|2\.9\d) 亩/);
    expect(text).toMatch(/覆盖 ≥ 95%.*未达到/);
    expect(text).toMatch(/未覆盖耕地 < 0\.5 亩(3\.0\d|2\.9\d) 亩 ?未达到/);
    expect(text).not.toMatch(/合法|违法/);
    await desk.figure('审批覆盖', '未覆盖').click();
    await desk.legend.getByText(/未被审批覆盖，(6\.0\d|5\.9\d) 亩/).waitFor();
    const rest = await desk.drawn();
    expect(rest.kinds).toEqual(['uncovered']);
    const square = boxOf([0, 200, 0, 100]);
    expect(rest.box[0]).toBeCloseTo(square.west, 5);
    expect(rest.box[2]).toBeCloseTo(square.east, 5);

    // What is drawn for one patch goes with it.
    await desk.press('j');
    await desk.heading(ROAD).waitFor();
    await desk.legend.waitFor({ state: 'hidden' });
    expect((await desk.drawn()).kinds).toEqual([]);
    expect(desk.page.url()).not.toContain('show=');

    const width = desk.section('宽度');
    await width.waitFor();
    expect(await width.textContent()).toMatch(/最窄(4\.00|3\.99|4\.01)m.*农村道路 2–8 m.*全程在内/);
    await desk.figure('宽度', '在地图上画出').click();
    await desk.legend.getByText(/中心线，长 (39|40)\d\.\d\d m/).waitFor();
    const road = await desk.drawn();
    expect(road.kinds).toEqual(['axis', 'widthMark']);
    expect(road.labels.map((label) => label.split(' ')[0])).toEqual(['中位', '最宽', '最窄']);
    for (const label of road.labels) expect(label).toMatch(/ (4\.00|3\.99|4\.01) m$/);
    const whole = await desk.inView();
    await desk.figure('宽度', '最窄').click();
    await desk.page.waitForTimeout(400);
    await desk.mapDrawn();
    const close = await desk.inView();
    expect(close.east - close.west).toBeLessThan((whole.east - whole.west) / 3);
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });

  test('coverage that could not be asked for says why and is asked again', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/triage?q=${SQUARE}` });
    const refused = '**/coverage/approval';
    await desk.context.route(refused, (route) => route.abort());
    await desk.open(SQUARE);
    const failure = desk.section('审批覆盖').getByRole('alert');
    await failure.getByText(/覆盖情况没有载入：连不上服务器/).waitFor();
    await desk.context.unroute(refused);
    await failure.getByRole('button', { name: '重试' }).click();
    await desk.section('审批覆盖').getByText('已覆盖').waitFor();
    await desk.leave();
  });

  test('on a phone the sheet makes room for what is drawn', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/triage?q=${SQUARE}`, viewport: PHONE });
    await desk.open(SQUARE);
    await desk.page.getByRole('button', { name: /面板高度/ }).press('ArrowUp');
    await desk.figure('闭合账', '无底图数据').tap();
    await desk.legend.waitFor();
    const { kinds, box } = await desk.drawn();
    expect(kinds).toEqual(['gap']);
    expect(box[0]).toBeCloseTo(boxOf(GAP).west, 5);
    expect(await desk.nameless()).toEqual([]);
    await desk.leave();
  });

  test('a planner who pastes the same outline gets the same account, and the gap on the map', async () => {
    const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
    await desk.page.getByRole('textbox', { name: /地块界址/ }).fill(squareAsText());
    const { lines, total, closes } = await desk.account();
    expect(closes).toBe(true);
    expect(sum([...lines.values()].map(hundredths))).toBe(hundredths(total));
    expect(Number(lines.get('无底图数据'))).toBeCloseTo(1.5, 1);
    expect(await desk.section('审批覆盖').textContent()).toMatch(/已覆盖 ?(80\.0\d|79\.9\d)%/);
    await desk.figure('闭合账', '无底图数据').click();
    await desk.legend.waitFor();
    expect((await desk.drawn()).kinds).toEqual(['gap']);
    expect(desk.page.url()).toContain('show=siteGap');
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });
});
