import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { VerdictType, Vocabulary } from '../../../src/domain/verdict.ts';
import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { type FlatPolygon, fromRings } from '../../../src/geo/flat.ts';
import { type OpenOptions, openStore } from '../../../src/store/open.ts';
import type { NewEvent, NewPatch, NewZone, Store } from '../../../src/store/store.ts';

/** A folder that goes with the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function open(folder: string, options: OpenOptions = {}): Promise<Store> {
  const store = await openStore(folder, options);
  onTestFinished(() => store.close());
  return store;
}

const verdict = (code: string, zh: string, counts: VerdictType['counts']): VerdictType => ({
  code,
  name: { zh, en: code },
  key: code[0]!,
  from: 'any',
  counts,
  second: [],
  symbol: { light: '#000', dark: '#fff', hatch: 'none', line: 'solid', mark: code[0]! },
});

export const VOCABULARY: Vocabulary = {
  version: '2026.1',
  name: { zh: '测试词表', en: 'Test vocabulary' },
  pending: { code: 'pending', name: { zh: '待判', en: 'Pending' }, symbol: verdict('p', '', 'other').symbol },
  verdicts: [
    verdict('legal', '合法', 'legal'),
    verdict('violating', '违法', 'violating'),
    verdict('other', '其他', 'other'),
    verdict('rectified', '整改到位', 'rectified'),
  ],
};

/** A square of `sizeDeg` degrees whose south-west corner is at a place in 乌审旗. */
export function square(lon: number, lat: number, sizeDeg = 0.001): FlatPolygon {
  const [e, n] = [lon + sizeDeg, lat + sizeDeg];
  return fromRings([[[[lon, lat], [e, lat], [e, n], [lon, n], [lon, lat]]]]); // biome-ignore format: one ring
}

export function patch(number: number, polygon = square(108.8 + number * 0.01, 38.6)): NewPatch {
  return {
    code: `150626SJBG2026${String(number).padStart(4, '0')}`,
    kind: 'GF',
    beforeClass: '0102',
    beforeName: '水浇地',
    townshipCode: '150626100',
    areaM2: areaM2(polygon),
    lon: polygon.coords[0]! + 0.0005,
    lat: polygon.coords[1]! + 0.0005,
    text: '光伏板',
    raw: { JCBH: `${number}`, TZ: '光伏板', 备注: null, MJ: 12.5 },
    polygon,
  };
}

export function zone(polygon: FlatPolygon, classCode = '0102', className = '水浇地'): NewZone {
  return {
    classCode,
    className,
    name: '图克镇',
    areaM2: areaM2(polygon),
    raw: { DLBM: classCode, DLMC: className },
    polygon,
  };
}

const IMPORTED = { importedBy: '张宇', importedAt: '2026-05-02T01:00:00.000Z' };

export function batchOf(id: string) {
  return {
    id,
    name: '2026年第一期',
    source: '部下发',
    period: '2026Q1',
    issuedOn: '2026-05-01',
    deadline: '',
    ...IMPORTED,
  };
}

export async function issue(store: Store, id: string, patches: NewPatch[]) {
  const intake = await store.batches.begin(batchOf(id));
  await intake.add(patches);
  return intake.commit({ fileName: 'a.zip' });
}

export async function layer(
  store: Store,
  kind: Parameters<Store['layers']['begin']>[0]['kind'],
  zones: NewZone[],
) {
  const intake = await store.layers.begin({ kind, label: '2025年度', validFrom: '2025-12-31', ...IMPORTED });
  await intake.add(zones);
  return intake.commit(null);
}

/** A county with a vocabulary, an officer (account 1) and a batch of some patches (ids from 1). */
export async function county(folder: string, patches = 3, options: OpenOptions = {}): Promise<Store> {
  const store = await open(folder, options);
  await store.meta.setCounty({
    code: '150626',
    name: '乌审旗',
    bbox: [108.2, 37.6, 109.7, 39.4],
    synthetic: true,
  });
  await store.meta.addVocabulary(VOCABULARY);
  await store.accounts.create({
    login: 'zhifa1',
    name: '张宇',
    role: 'enforcer',
    demo: true,
    passwordHash: 'x',
  });
  if (patches > 0)
    await issue(
      store,
      '2026-1',
      Array.from({ length: patches }, (_, i) => patch(i)),
    );
  return store;
}

export function signed(
  patchId: number,
  baseVersion: number,
  code: string,
  more: Partial<NewEvent> = {},
): NewEvent {
  return {
    patchId,
    baseVersion,
    verdict: code,
    second: '',
    note: '',
    vocabularyVersion: VOCABULARY.version,
    userId: 1,
    userName: '张宇',
    at: `2026-06-0${baseVersion + 1}T02:00:00.000Z`,
    undoes: null,
    seen: { layers: ['landUse'], imageDates: ['2025-10-06', '2026-05-01'] },
    ...more,
  };
}
