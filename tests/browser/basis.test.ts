import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../system/driver/client.ts';
import { importFaultyGround, SQUARE } from './driver/faultyGround.ts';
import { openPlace } from './driver/place.ts';
import { Desk, PHONE } from './driver/tuban.ts';

const place = openPlace();
const VISIT = { timeout: 240_000 };
const BATCH = '/triage?batch=2026-3&sort=area';
let client: Client;

// Replaces the land use as of today: on the days of the images the one before was in force.
beforeAll(async () => {
  client = await place.server.signedIn('zhifa1');
  await importFaultyGround(client);
});

const basis = (desk: Desk, name: RegExp) => desk.page.getByLabel('按哪天的图层').getByText(name).first();

describe('judging a patch by the layers of another day', VISIT, () => {
  test('后时相: the land use of that day with its version, and what had none is said', async () => {
    const desk = await Desk.sit(place, '张宇', { path: BATCH });
    await desk.open();
    expect(await desk.section('闭合账').textContent()).toContain('现状地类 有缺口的地类');
    await basis(desk, /后时相 2026-05-01/).click();
    await desk.page.getByText('以下按 2026-05-01 有效的图层测算。').waitFor();
    expect(await desk.section('闭合账').textContent()).toContain('现状地类 2025年度国土变更调查');
    await desk.page.getByText(/与现行版本不同：.*现状地类“2025年度国土变更调查”（2025-12-31 至 /).waitFor();
    // Approvals and mining rights of the demo county begin on 2026-10-31.
    await desk.page.getByText(/当日没有有效版本，不参与套合：.*采矿权/).waitFor();
    const { lines, total, closes } = await desk.account();
    const sum = [...lines.values()].reduce((all, mu) => all + Math.round(Number(mu) * 100), 0);
    expect(sum).toBe(Math.round(Number(total) * 100));
    expect(closes).toBe(true);

    // The basis stays while one goes on, and a link knows it.
    expect(desk.page.url()).toContain('basis=after');
    await desk.press('j');
    await desk.page.getByText('以下按 2026-05-01 有效的图层测算。').waitFor();
    await desk.page.reload();
    await desk.page.getByText('以下按 2026-05-01 有效的图层测算。').waitFor();
    expect(desk.errors).toEqual([]);
    await desk.leave();
  });

  test('前时相: before any survey there is no account, and that is said, not shown as zero', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `${BATCH}&basis=before` });
    await desk.open();
    await desk.page.getByText('以下按 2025-10-06 有效的图层测算。').waitFor();
    await desk.page.getByText(/当日没有有效版本，不参与套合：.*现状地类/).waitFor();
    expect(await desk.section('闭合账').count()).toBe(0);
    await basis(desk, /^现行$/).click();
    await desk.section('闭合账').waitFor();
    expect(desk.page.url()).not.toContain('basis=');
    await desk.leave();
  });

  test('a verdict keeps by which layers it was given', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `${BATCH}&basis=after` });
    const code = await desk.open();
    await desk.page.getByText('以下按 2026-05-01 有效的图层测算。').waitFor();
    await desk.mapDrawn();
    await desk.press('3');
    await desk.acknowledged();
    const row = (await client.rows()).find((one) => one.code === code)!;
    const { seen } = (await client.patch(row.id)).history.at(-1)!;
    expect(seen!.basis).toEqual({ by: 'after', asOf: '2026-05-01' });
    const land = seen!.versions!.find(({ kind }) => kind === 'landUse')!;
    expect(land.label).toBe('2025年度国土变更调查');
    expect(seen!.versions!.map(({ kind }) => kind)).not.toContain('miningRight');
    await desk.open(code);
    await desk.page.getByText(/所见: .*按 2026-05-01 图层/).waitFor();
    await desk.leave();
  });

  test('a patch whose issue names no days is judged by today, whatever a link asks for', async () => {
    const desk = await Desk.sit(place, '张宇', { path: `/triage?q=${SQUARE}&basis=after` });
    await desk.open(SQUARE);
    await desk.section('闭合账').waitFor();
    expect(await desk.page.getByLabel('按哪天的图层').count()).toBe(0);
    await desk.leave();
  });

  test('on a phone in English the choice is there and named', async () => {
    const desk = await Desk.sit(place, '张宇', { path: BATCH, viewport: PHONE, lang: 'en' });
    await desk.open();
    await desk.page.getByLabel('Layers of which day').getByText('After 2026-05-01').click();
    await desk.page.getByText('Measured on the layers in force on 2026-05-01.').waitFor();
    expect(await desk.nameless()).toEqual([]);
    await desk.leave();
  });
});
