import { expect, test } from 'vitest';
import { openPlace } from './driver/place.ts';
import { Desk } from './driver/tuban.ts';

const place = openPlace();

/** State that the map draws a patch in, as MapLibre holds it. */
const drawnState = (desk: Desk, id: number) =>
  desk.page.evaluate((patch) => {
    type Map = {
      getStyle(): { sources: Record<string, { type: string }> };
      querySourceFeatures(source: string, options: object): { id?: number | string }[];
      getFeatureState(feature: object): Record<string, unknown>;
    };
    const map = (window as unknown as { __tuban: { map: Map } }).__tuban.map;
    for (const [source, { type }] of Object.entries(map.getStyle().sources)) {
      if (type !== 'vector' || !source.startsWith('patch')) continue;
      return map.getFeatureState({ source, sourceLayer: 'patch', id: patch });
    }
    return null;
  }, id);

test('a verdict changes how the patch is drawn, without a new tile', async () => {
  const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
  await desk.open();
  await desk.mapDrawn();
  const id = Number(new URL(desk.page.url()).searchParams.get('patch'));
  const before = await drawnState(desk, id);
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(request.url()));
  await desk.press('2');
  await desk.page.waitForFunction(
    ([patch, was]) => {
      type Map = { getStyle(): { sources: object }; getFeatureState(feature: object): object };
      const map = (window as unknown as { __tuban: { map: Map } }).__tuban.map;
      const source = Object.keys(map.getStyle().sources).find((name) => name.startsWith('patch'))!;
      return JSON.stringify(map.getFeatureState({ source, sourceLayer: 'patch', id: patch })) !== was;
    },
    [id, JSON.stringify(before)] as const,
  );
  expect(asked.filter((url) => url.includes(`/tiles/patch/`) && url.includes('reload'))).toEqual([]);
  await desk.press('z');
  await desk.leave();
});

test('swipe and side by side name the image date of each side; the flicker key changes the date', async () => {
  const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
  await desk.open();
  await desk.mapDrawn();
  for (const key of ['s', 'd']) {
    await desk.press(key);
    await desk.page.getByText('2025-10-06', { exact: true }).last().waitFor();
    await desk.page.getByText('2026-05-01', { exact: true }).last().waitFor();
    expect(desk.page.url()).toContain(key === 's' ? 'compare=swipe' : 'compare=side');
    await desk.press(key);
  }
  expect(desk.page.url()).not.toContain('compare=');
  await desk.press('f');
  const flicker = desk.page.getByRole('button', { name: /闪烁|切换前后时相/ });
  expect(await flicker.getAttribute('aria-pressed')).toBe('true');
  await desk.page.locator('.map-date-left', { hasText: '2025-10-06' }).waitFor();
  await desk.leave();
});

test('the layer tree switches a layer on and its address keeps it', async () => {
  const desk = await Desk.sit(place, '张宇', { path: '/triage' });
  await desk.mapDrawn();
  await desk.page.getByRole('button', { name: /图层/ }).first().click();
  const box = desk.page.getByRole('checkbox', { name: '显示现状地类' });
  const before = await box.isChecked();
  await box.click();
  await desk.page.waitForFunction(() => new URL(location.href).searchParams.has('layers'));
  const link = desk.page.url();
  await desk.page.goto(link);
  await desk.list.waitFor();
  await desk.page.getByRole('button', { name: /图层/ }).first().click();
  expect(await desk.page.getByRole('checkbox', { name: '显示现状地类' }).isChecked()).toBe(!before);
  await desk.leave();
});

test('search finds a patch by its code, a township, and coordinates in the three-degree zone', async () => {
  const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
  const code = (await desk.rows())[3]!.split('，')[0]!;
  await desk.press('/');
  const search = desk.page.getByRole('combobox', { name: '搜索图斑编号、苏木镇或坐标' });
  await search.fill(code);
  await desk.press('Enter');
  await desk.heading(code).waitFor();
  await search.fill('36573174 4274433');
  await desk.press('Enter');
  await desk.page.waitForFunction(() =>
    /38\.5\d+\/108\.8\d+/.test(new URL(location.href).searchParams.get('at') ?? ''),
  );
  await desk.leave();
});

test('nothing on the page asks another host for anything', async () => {
  const desk = await Desk.sit(place, '张宇', { path: '/triage' });
  await desk.open();
  await desk.press('s');
  await desk.mapDrawn();
  for (const workspace of ['规划', '态势', '数据']) {
    await desk.goTo(workspace);
    await desk.mapDrawn();
  }
  expect(desk.foreign).toEqual([]);
  expect(desk.errors).toEqual([]);
  await desk.leave();
});
