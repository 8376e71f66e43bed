import { describe, expect, test } from 'vitest';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

/**
 * Every screen at both sizes, for people to look at, and what can be checked of a screen without looking: nothing
 * wider than the window, no control without a name, no error. `npm run screenshots` puts them into the documents.
 */
const place = openPlace();

const WORKSPACES = [
  ['triage', '/triage?batch=2026-3', '张宇'],
  ['overview', '/overview', '赵国华'],
  ['planning', '/planning', '陈晓'],
  ['data', '/data', '张宇'],
  ['admin', '/admin', '刘洋'],
] as const;

async function look(desk: Desk, name: string) {
  await desk.mapDrawn();
  await desk.screenshot(name);
  expect(await desk.nameless()).toEqual([]);
  expect(
    await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  expect(desk.errors).toEqual([]);
}

describe('at a desk', () => {
  for (const [name, path, who] of WORKSPACES) {
    test(`${name} in Chinese, light`, async () => {
      const desk = await Desk.sit(place, who, { path });
      if (name === 'triage') await desk.open();
      await look(desk, name);
      await desk.leave();
    });
    test(`${name} in English, dark: no Chinese is left but the data's own`, async () => {
      const desk = await Desk.sit(place, who, { path, lang: 'en', theme: 'dark' });
      if (name === 'triage') await desk.open();
      await look(desk, `${name}-en-dark`);
      const labels = await desk.page
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
      const chinese = labels.filter((label) => /(图层|关闭|收起|展开|显示|撤销|筛选)/.test(label));
      expect(chinese).toEqual([]);
      await desk.leave();
    });
  }

  test('the swipe over a change', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-1&township=150626104&kind=GF' });
    // One of those in the place with an image of 2.5 m.
    await desk.open('150626SJBG26210026');
    await desk.press('s');
    await look(desk, 'swipe');
    await desk.leave();
  });
});

describe('on a phone', () => {
  for (const [name, path, who] of WORKSPACES) {
    test(name, async () => {
      const desk = await Desk.sit(place, who, { path, viewport: PHONE });
      if (name === 'triage') await desk.open();
      await look(desk, name === 'triage' ? 'phone' : `${name}-phone`);
      await desk.leave();
    });
  }

  test('a verdict is signed by touch', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3', viewport: PHONE });
    const code = await desk.open();
    await desk.verdict('需外业核查').tap();
    await desk.acknowledged();
    const response = await desk.page.request.get(`${place.server.url}/api/patches/page?text=${code}&limit=5`);
    expect(JSON.stringify(await response.json())).toContain('fieldCheck');
    await desk.leave();
  });
});
