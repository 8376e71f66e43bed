import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { PatchRow } from '../../../src/domain/patch.ts';
import { STORE_FILE } from '../../../src/store/storeFile.ts';
import { county, issue, layer, patch, scratch, square, zone } from './county.ts';

const FIELDS = ['farmlandM2', 'grass0401M2', 'grass0403M2', 'grass0404M2', 'forestM2'] as const;

describe('figures of land touched', () => {
  it('are null until the kind is measured, then read from its parts', async () => {
    const store = await county(scratch());
    const classes = ['0102', '0103', '0401', '0403', '0404', '0305', '1205', '0201K'];
    const landUse = await layer(
      store,
      'landUse',
      classes.map((code, i) => zone(square(108.8 + i * 0.01, 38), code, code)),
    );
    const task = { batchId: '2026-1', kind: 'landUse', layerVersionId: landUse.id } as const;
    expect(await store.overlays.pending()).toEqual([task]);
    const zones = await store.layers.zones(landUse.id);
    await store.overlays.save(
      task,
      zones.map(({ id }, i) => ({ patchId: 1, zoneId: id, areaM2: 100 + i })),
    );
    expect(await store.overlays.pending()).toEqual([]);
    const rows = await store.patches.rows();
    expect(FIELDS.map((field) => rows[0]![field])).toEqual([201, 102, 103, 104, 105]);
    expect(FIELDS.map((field) => rows[1]![field])).toEqual([0, 0, 0, 0, 0]);
    expect(rows[0]).toMatchObject({ redLineM2: null, permanentFarmlandM2: null, approvedM2: null });
    const { measured, parts } = await store.overlays.ofPatch(1);
    expect(measured).toEqual([{ kind: 'landUse', layerVersionId: landUse.id }]);
    expect(parts).toHaveLength(8);
    expect(parts[0]).toMatchObject({ classCode: '0201K', areaM2: 107, zoneId: zones[7]!.id, name: '图克镇' });
  });

  it('count ground under several zones once, and never exceed the patch', async () => {
    const store = await county(scratch());
    const shape = square(108.8, 38.6);
    const area = (await store.patches.rows())[0]!.areaM2;
    const kinds = ['permanentFarmland', 'ecologicalRedLine', 'basicGrassland', 'approval'] as const;
    for (const kind of kinds) {
      const version = await layer(store, kind, [zone(shape), zone(shape)]);
      const [one, two] = await store.layers.zones(version.id);
      const parts = [
        { patchId: 1, zoneId: one!.id, areaM2: area * 0.7 },
        { patchId: 1, zoneId: two!.id, areaM2: area * 0.2 },
        { patchId: 2, zoneId: one!.id, areaM2: area * 0.7 },
        { patchId: 2, zoneId: two!.id, areaM2: area * 0.6 },
        { patchId: 3, zoneId: two!.id, areaM2: area * 0.2 },
      ];
      const task = { batchId: '2026-1', kind, layerVersionId: version.id };
      await store.overlays.save(task, parts, [{ patchId: 1, coveredM2: area * 0.75 }]);
    }
    const figures = (row: PatchRow) => [
      row.permanentFarmlandM2,
      row.redLineM2,
      row.basicGrasslandM2,
      row.approvedM2,
    ];
    const rows = await store.patches.rows();
    expect(figures(rows[0]!)).toEqual(kinds.map(() => area * 0.75));
    // Patch 2: more than the patch, with no word of a union.
    expect(figures(rows[1]!)).toEqual(kinds.map(() => rows[1]!.areaM2));
    expect(figures(rows[2]!)).toEqual(kinds.map(() => area * 0.2));
    const { unions } = await store.overlays.ofPatch(1);
    expect(unions).toHaveLength(4);
    expect(unions[0]).toMatchObject({ coveredM2: area * 0.75 });
    expect((await store.overlays.ofPatch(2)).unions).toEqual([]);
  });

  it('of land use close to the patch in the store, gap and overlap included', async () => {
    const store = await county(scratch());
    const area = (await store.patches.rows())[0]!.areaM2;
    const codes = ['0102', '0305', '1205', '0602', '9999'];
    const version = await layer(
      store,
      'landUse',
      codes.map((code, i) => zone(square(108.8 + i * 0.01, 38), code)),
    );
    const zones = await store.layers.zones(version.id);
    const parts = zones.map(({ id }, i) => ({ patchId: 1, zoneId: id, areaM2: (area * (i + 1)) / 20 }));
    const task = { batchId: '2026-1', kind: 'landUse', layerVersionId: version.id } as const;
    await store.overlays.save(task, parts, [{ patchId: 1, coveredM2: area * 0.7 }]);
    const database = new DatabaseSync(join(store.folder, STORE_FILE), { readOnly: true });
    const row = database.prepare('SELECT * FROM patch_measure WHERE patch_id = 1').get() as Record<
      string,
      number
    >;
    const view = database.prepare('SELECT * FROM patch_with_verdict WHERE fid = 1').get() as Record<
      string,
      number
    >;
    database.close();
    const share = (column: string) => row[column]! / area;
    expect(share('farmland_m2')).toBeCloseTo(0.05, 12);
    expect(share('other_agricultural_m2')).toBeCloseTo(0.1, 12);
    expect(share('unused_m2')).toBeCloseTo(0.15, 12);
    expect(share('construction_m2')).toBeCloseTo(0.2, 12);
    expect(share('unclassified_m2')).toBeCloseTo(0.25, 12);
    expect(share('no_base_m2')).toBeCloseTo(0.3, 12);
    expect(share('base_overlap_m2')).toBeCloseTo(-0.05, 12);
    expect(Math.abs(share('residual_m2'))).toBeLessThan(1e-9);
    expect(row.land_table).toBe('survey3 2026.1');
    expect(view.no_base_m2).toBe(row.no_base_m2);
  });

  it('go by the code system of the layer version: 0601 is built in the survey, a rural track in the plan', async () => {
    const store = await county(scratch());
    for (const [codeSystem, column] of [
      ['survey3', 'construction_m2'],
      ['planning2023', 'other_agricultural_m2'],
    ] as const) {
      const intake = await store.layers.begin({
        kind: 'landUse',
        label: codeSystem,
        validFrom: '2025-12-31',
        importedBy: '张宇',
        importedAt: '2026-05-02T01:00:00.000Z',
        codeSystem,
      });
      await intake.add([zone(square(108.8, 38.6), '0601', '')]);
      const version = await intake.commit(null);
      expect(version.codeSystem).toBe(codeSystem);
      const [only] = await store.layers.zones(version.id);
      const task = { batchId: '2026-1', kind: 'landUse', layerVersionId: version.id } as const;
      await store.overlays.save(task, [{ patchId: 1, zoneId: only!.id, areaM2: 500 }]);
      const database = new DatabaseSync(join(store.folder, STORE_FILE), { readOnly: true });
      expect(
        database.prepare(`SELECT ${column} AS area FROM patch_measure WHERE patch_id = 1`).get(),
      ).toEqual({
        area: 500,
      });
      database.close();
    }
  });

  it('are measured again when the land class table has another version', async () => {
    const store = await county(scratch());
    const version = await layer(store, 'landUse', [zone(square(108.8, 38.6))]);
    const task = { batchId: '2026-1', kind: 'landUse', layerVersionId: version.id } as const;
    await store.overlays.save(task, []);
    expect(await store.overlays.pending()).toEqual([]);
    const database = new DatabaseSync(join(store.folder, STORE_FILE));
    database.exec("UPDATE overlay_done SET land_table = 'survey3 2019.1'");
    database.close();
    expect(await store.overlays.pending()).toEqual([task]);
  });

  it('become null again when the layer is replaced or another batch comes, until measured again', async () => {
    const store = await county(scratch());
    const old = await layer(store, 'ecologicalRedLine', [zone(square(108.8, 38.6))]);
    const save = async (batchId: string, layerVersionId: number, patchId: number, areaM2: number) => {
      const zoneId = (await store.layers.zones(layerVersionId))[0]!.id;
      const task = { batchId, kind: 'ecologicalRedLine', layerVersionId } as const;
      await store.overlays.save(task, [{ patchId, zoneId, areaM2 }]);
    };
    const figures = async () => (await store.patches.rows()).map(({ redLineM2 }) => redLineM2);
    await save('2026-1', old.id, 1, 10);
    expect(await figures()).toEqual([10, 0, 0]);
    await issue(store, '2026-2', [patch(9)]);
    expect(await figures()).toEqual([10, 0, 0, null]);
    const now = await layer(store, 'ecologicalRedLine', [zone(square(108.8, 38.6))]);
    expect(await figures()).toEqual([null, null, null, null]);
    expect((await store.overlays.ofPatch(1)).measured).toEqual([]);
    await save('2026-1', now.id, 2, 20);
    await save('2026-1', old.id, 1, 99);
    expect(await figures()).toEqual([0, 20, 0, null]);
    expect(await store.overlays.pending()).toEqual([
      { batchId: '2026-2', kind: 'ecologicalRedLine', layerVersionId: now.id },
    ]);
  });

  it('are replaced whole when a task is measured again', async () => {
    const store = await county(scratch());
    const { id } = await layer(store, 'approval', [zone(square(108.8, 38.6))]);
    const task = { batchId: '2026-1', kind: 'approval', layerVersionId: id } as const;
    const [only] = await store.layers.zones(id);
    await store.overlays.save(
      task,
      [1, 2, 3].map((patchId) => ({ patchId, zoneId: only!.id, areaM2: 5 })),
    );
    await store.overlays.save(task, [{ patchId: 2, zoneId: only!.id, areaM2: 7 }]);
    expect((await store.patches.rows()).map(({ approvedM2 }) => approvedM2)).toEqual([0, 7, 0]);
    expect((await store.overlays.ofPatch(1)).parts).toEqual([]);
  });

  it('are not marked measured when a part names a strange patch or zone', async () => {
    const store = await county(scratch());
    const { id } = await layer(store, 'approval', [zone(square(108.8, 38.6))]);
    const task = { batchId: '2026-1', kind: 'approval', layerVersionId: id } as const;
    const refused = (patchId: number, zoneId: number) =>
      expect(store.overlays.save(task, [{ patchId, zoneId, areaM2: 5 }])).rejects;
    await refused(77, 1).toMatchObject({ code: 'unknownPatch' });
    await refused(1, 77).toMatchObject({ code: 'unknownZone' });
    expect(await store.overlays.pending()).toEqual([task]);
    expect((await store.patches.rows())[0]?.approvedM2).toBeNull();
  });
});
