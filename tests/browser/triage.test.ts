import { describe, expect, test } from 'vitest';
import { TubanServer } from '../system/driver/server.ts';
import { openPlace } from './driver/place.ts';
import { Desk } from './driver/tuban.ts';

const OPEN_BATCH = '/triage?batch=2026-3&state=pending';

const place = openPlace();

describe('clearing a batch', () => {
  test('one key signs, the next patch is open at once, undo takes it back, and a killed server forgets nothing', async () => {
    const desk = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3' });
    const first = await desk.open();
    await desk.press('2');
    await desk.expectState(first, '违法');
    const second = await desk.openedCode();
    expect(second).not.toBe(first);
    await desk.press('3');
    await desk.expectState(second, '其他');
    await desk.press('z');
    await desk.expectState(second, '待研判');
    await desk.acknowledged();

    await place.server.kill();
    const { port } = new URL(place.server.url);
    place.server = await TubanServer.start(place.folder, { page: true, env: { TUBAN_PORT: port } });
    await desk.page.reload();
    await desk.list.waitFor();
    await desk.expectState(first, '违法');
    await desk.expectState(second, '待研判');
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });

  test('整改到位 can be signed only where the patch is 违法, and the button says why not', async () => {
    const desk = await Desk.sit(place, '张宇', { path: OPEN_BATCH });
    const code = await desk.open();
    const rectified = desk.verdict('整改到位');
    expect(await rectified.getAttribute('aria-disabled')).toBe('true');
    expect(await rectified.getAttribute('aria-description')).toContain('违法');
    await desk.press('5');
    await desk.expectState(code, '待研判');
    await desk.leave();
  });

  test('the chooser adds a second class and a note, and the history keeps them', async () => {
    const desk = await Desk.sit(place, '李娜', { path: '/triage?batch=2026-3' });
    const code = await desk.open((await desk.rows()).find((row) => row.includes('待研判'))!.split('，')[0]);
    await desk.press('Shift+Digit1');
    await desk.page.getByRole('textbox', { name: '备注（可选）' }).fill('批文内政土发〔2025〕12号');
    await desk.page.getByRole('button', { name: '签署：合法 · 供地手续' }).click();
    await desk.expectState(code, '合法');
    await desk.open(code);
    await desk.page.getByText('批文内政土发〔2025〕12号').first().waitFor();
    await desk.page.getByText('供地手续').first().waitFor();
    await desk.leave();
  });

  test('? shows the keys and Escape closes them', async () => {
    const desk = await Desk.sit(place, '张宇', { path: OPEN_BATCH });
    await desk.press('?');
    const sheet = desk.page.getByRole('dialog');
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain('需外业核查');
    await desk.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await desk.leave();
  });
});

describe('two people on one batch', () => {
  test('see each other’s marks without reloading', async () => {
    const one = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3&sort=code' });
    const other = await Desk.sit(place, '李娜', { path: '/triage?batch=2026-3&sort=code' });
    const code = await one.open((await one.rows()).find((row) => row.includes('待研判'))!.split('，')[0]);
    await one.press('4');
    await other.expectState(code, '需外业核查');
    await one.leave();
    await other.leave();
  });

  test('the later one is shown both verdicts and nothing is overwritten', async () => {
    const one = await Desk.sit(place, '张宇', { path: '/triage?batch=2026-3&sort=code' });
    const other = await Desk.sit(place, '李娜', { path: '/triage?batch=2026-3&sort=code' });
    const pending = (await one.rows()).find((row) => row.includes('待研判'))!.split('，')[0]!;
    await one.open(pending);
    await other.open(pending);
    // The other page is cut off from live events, as on a bad line, so that it still holds the old version.
    await other.context.route('**/api/events*', (route) => route.abort());
    await other.page.reload();
    await other.heading(pending).waitFor();
    await one.press('1');
    await one.expectState(pending, '合法');
    await other.press('2');
    const dialog = other.page.getByRole('dialog');
    await dialog.waitFor();
    const text = (await dialog.textContent())!;
    expect(text).toContain('张宇');
    expect(text).toContain('合法');
    expect(text).toContain('违法');
    await other.page.getByRole('button', { name: '保留对方的' }).click();
    await other.expectState(pending, '合法');
    await one.leave();
    await other.leave();
  });
});

test('a leader sees the patches and is told who signs, but has no verdict buttons', async () => {
  const desk = await Desk.sit(place, '赵国华', { path: '/triage?batch=2026-3' });
  await desk.open();
  await desk.page.getByText('只能查看').waitFor();
  expect(await desk.verdict('违法').count()).toBe(0);
  await desk.leave();
});

test('a link reopens the same patch, filter and workspace', async () => {
  const desk = await Desk.sit(place, '张宇', {
    path: '/triage?batch=2026-3&land=permanentFarmland',
  });
  const code = await desk.open();
  const rows = await desk.rows();
  const link = desk.page.url();
  await desk.leave();
  const again = await Desk.sit(place, '李娜', { path: link.slice(place.server.url.length) });
  await again.heading(code).waitFor();
  expect(await again.rows()).toEqual(rows);
  await again.leave();
});
