import { expect, test } from 'vitest';
import { openPlace } from './driver/place.ts';
import { Desk } from './driver/tuban.ts';

const place = openPlace();

test('态势: a click on a figure lands on exactly the patches that it counts', async () => {
  const desk = await Desk.sit(place, '赵国华', { path: '/overview' });
  const figure = desk.page.getByRole('button', { name: /违法宗数 \d+ 宗，查看这些图斑/ }).first();
  const counted = Number(/违法宗数 (\d+) 宗/.exec((await figure.getAttribute('aria-label'))!)![1]);
  expect(counted).toBeGreaterThan(100);
  await figure.click();
  await desk.list.waitFor();
  await desk.page.getByText(`共 ${counted} 个`).waitFor();
  const states = (await desk.rows()).map((row) => row.split('，')[1]);
  expect(new Set(states).size).toBeLessThanOrEqual(2);
  for (const state of states) expect(['违法', '整改到位']).toContain(state);
  await desk.leave();
});

test('态势: the figures change while somebody signs', async () => {
  const manager = await Desk.sit(place, '赵国华', { path: '/overview' });
  const officer = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
  const decided = manager.page.getByText(/^已研判 \d+ \/ 1600$/);
  const before = Number(/\d+/.exec((await decided.textContent())!)![0]);
  await officer.open();
  await officer.press('2');
  await manager.page.getByText(`已研判 ${before + 1} / 1600`).waitFor();
  await officer.leave();
  await manager.leave();
});

test('规划: a pasted outline shows what it touches, in areas that close', async () => {
  const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
  await desk.page
    .getByRole('textbox', { name: /地块界址/ })
    .fill('J1,1,4200000,36560000\nJ2,1,4200000,36562000\nJ3,1,4198000,36562000\nJ4,1,4198000,36560000');
  const result = desk.page.getByRole('region', { name: '核查结果' });
  await result.waitFor();
  const zoning = result.getByRole('region', { name: '规划分区' });
  await zoning.waitFor();
  const areas = (await zoning.getByRole('row').allTextContents()).map((row) => row.replaceAll(/\s+/g, ' '));
  expect(areas.at(-1)).toMatch(/^地块合计 ?\d+\.\d\d/);
  // 2 km × 2 km in the plane of zone 36, 60 km from its axis: 4 km² less the zone's enlargement of some 90 ppm.
  const text = (await desk.page
    .locator('p', { hasText: /^地块面积\s*\d/ })
    .first()
    .textContent())!;
  const mu = Number(/(\d+\.\d\d)\s*亩/.exec(text)![1]);
  expect(Math.abs(mu / 6000 - 1)).toBeLessThan(2e-4);
  await desk.leave();
});

test('规划: a line that is no coordinate is named', async () => {
  const desk = await Desk.sit(place, '陈晓', { path: '/planning' });
  await desk.page.getByRole('textbox', { name: /地块界址/ }).fill('108.8, 38.6\n108.9, 三十八\n108.9, 38.7');
  await desk.page.getByText('第 2 行').waitFor();
  await desk.leave();
});

test('管理: an administrator makes an account, which can sign in until it is switched off', async () => {
  const desk = await Desk.sit(place, '刘洋', { path: '/admin' });
  await desk.page.getByRole('button', { name: '新建账号' }).first().click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '用户名' }).fill('xuncha1');
  await dialog.getByRole('textbox', { name: '姓名' }).fill('巡查员甲');
  await dialog.getByLabel('初始密码').fill('沙地里的四棵柳树');
  await dialog.getByRole('button', { name: '新建账号' }).click();
  await desk.page.getByRole('button', { name: '停用 巡查员甲' }).waitFor();

  const officer = place.server.client();
  const signIn = () => officer.post('/api/session', { login: 'xuncha1', password: '沙地里的四棵柳树' });
  expect((await signIn()).body.user.name).toBe('巡查员甲');
  await desk.page.getByRole('button', { name: '停用 巡查员甲' }).click();
  await desk.page.getByRole('button', { name: '启用 巡查员甲' }).waitFor();
  expect((await officer.get('/api/catalog')).status).toBe(401);
  expect((await signIn()).status).toBe(401);
  await desk.leave();
});
