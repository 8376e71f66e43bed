import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OverviewGroup } from '../../src/domain/overview.ts';
import type { Client } from './driver/client.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

let folder: string;
let server: TubanServer;
let client: Client;

beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
  client = await server.signedIn('lingdao');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

const groupsBy = async (by: string): Promise<OverviewGroup[]> =>
  (await client.get(`/api/overview?by=${by}`)).body.groups;

describe('the figures of the overview', () => {
  it('are those that plain SQL counts from the events and the overlay rows of the live file', async () => {
    const db = new DatabaseSync(join(folder, 'tuban.gpkg'), { readOnly: true });
    const events = db
      .prepare('SELECT patch_id, seq, verdict, undoes FROM verdict_event ORDER BY seq')
      .all() as { patch_id: number; seq: number; verdict: string; undoes: number | null }[];
    const patches = db.prepare('SELECT fid, batch_id, area_m2 FROM patch').all() as {
      fid: number;
      batch_id: string;
      area_m2: number;
    }[];
    const state = new Map<number, string>();
    for (const event of events) state.set(event.patch_id, event.verdict);
    const groups = await groupsBy('batch');
    expect(groups.length).toBe(3);
    for (const group of groups) {
      const own = patches.filter((patch) => patch.batch_id === group.key);
      const of = (...states: string[]) =>
        own.filter((patch) => states.includes(state.get(patch.fid) ?? 'pending'));
      expect(group.all.patches).toBe(own.length);
      expect(group.violating.patches).toBe(of('violating').length);
      expect(group.rectified.patches).toBe(of('rectified').length);
      expect(group.undecided.patches).toBe(of('pending', 'fieldCheck').length);
      const found = of('violating', 'rectified');
      expect(group.found.areaM2).toBeCloseTo(
        found.reduce((sum, patch) => sum + patch.area_m2, 0),
        3,
      );
      if (found.length > 0)
        expect(group.rectifiedShare.byCount).toBeCloseTo(of('rectified').length / found.length, 12);
    }
    db.close();
  });

  it('add up to the same county whichever way they are grouped', async () => {
    const [townships, batches, kinds, county] = await Promise.all(
      ['township', 'batch', 'kind', 'county'].map(groupsBy),
    );
    for (const groups of [townships, batches, kinds]) {
      const sum = (pick: (group: OverviewGroup) => number) =>
        groups!.reduce((total, group) => total + pick(group), 0);
      expect(sum((group) => group.all.patches)).toBe(county![0]!.all.patches);
      expect(sum((group) => group.found.permanentFarmlandM2)).toBeCloseTo(
        county![0]!.found.permanentFarmlandM2,
        4,
      );
    }
    expect(county![0]!.unmeasured).toBe(0);
  });

  it('change with the next verdict', async () => {
    const officer = await server.signedIn('zhifa1');
    const row = (await officer.rows()).find((one) => one.state === 'pending')!;
    const before = (await groupsBy('county'))[0]!;
    await officer.sign(row.id, 'violating', row.version);
    const after = (await groupsBy('county'))[0]!;
    expect(after.violating.patches).toBe(before.violating.patches + 1);
    expect(after.found.areaM2).toBeCloseTo(before.found.areaM2 + row.areaM2, 3);
    expect(after.undecided.patches).toBe(before.undecided.patches - 1);
  });
});
