import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { overlaySync } from '../../../../src/geo/overlay/overlay.ts';
import { indexFolder } from '../../../../src/server/measuring/zoneIndexFile.ts';
import { ZoneIndexes } from '../../../../src/server/zoneIndexes.ts';
import type { LayerVersion, Store } from '../../../../src/store/store.ts';
import { county, layer, scratch, square, zone } from '../../store/county.ts';

/** Four parcels of which the second and the third lie over each other. */
const PARCELS = [
  zone(square(108.8, 38.6)),
  zone(square(108.8015, 38.6), '0401'),
  zone(square(108.802, 38.6), '0602'),
  zone(square(108.81, 38.61), '1205'),
];

async function countyWithParcels(): Promise<{ store: Store; version: LayerVersion; file: string }> {
  const store = await county(scratch());
  const version = await layer(store, 'landUse', PARCELS);
  return { store, version, file: join(indexFolder(store.folder), `${version.id}-1.bin`) };
}

/** As the next start of the server does it. */
async function startAgain(store: Store, version: LayerVersion) {
  const indexes = new ZoneIndexes(store);
  return { ...(await indexes.get(version)), counts: indexes.counts };
}

describe('the index of a layer version', () => {
  test('is built once, and read at the next start: zones, ids and overlaps the same, areas to the last bit', async () => {
    const { store, version } = await countyWithParcels();
    const first = await startAgain(store, version);
    expect(first.counts).toEqual({ built: 1, read: 0 });
    const second = await startAgain(store, version);
    expect(second.counts).toEqual({ built: 0, read: 1 });
    const ids = (await store.layers.zones(version.id)).map(({ id }) => id);
    const site = [square(108.8005, 38.6002, 0.002)];
    for (const made of [first, second]) {
      expect([...made.ids]).toEqual(ids);
      expect([...made.neighbours]).toEqual([
        [1, [2]],
        [2, [1]],
      ]);
      expect(overlaySync(site, made.index)).toEqual(overlaySync(site, first.index));
    }
    expect([...overlaySync(site, second.index).zone]).toEqual([0, 1, 2]);
  });

  test('is held in memory, and made once for all who ask at the same time', async () => {
    const { store, version } = await countyWithParcels();
    const indexes = new ZoneIndexes(store);
    const asked = await Promise.all([indexes.get(version), indexes.get(version), indexes.get(version)]);
    expect(asked[0]).toBe(asked[2]);
    expect(await indexes.get(version)).toBe(asked[0]);
    expect(indexes.counts).toEqual({ built: 1, read: 0 });
  });

  test('gives way to others in memory when there are too many, and comes back from disk', async () => {
    const { store, version } = await countyWithParcels();
    const other = await layer(store, 'approval', PARCELS);
    const indexes = new ZoneIndexes(store, { memoryBytes: 1 });
    for (const one of [version, other, version]) await indexes.get(one);
    expect(indexes.counts).toEqual({ built: 2, read: 1 });
  });

  test.each([
    ['cut short', (file: string) => truncateSync(file, statSync(file).size - 9)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['damaged in one byte', (file: string) => damage(file, -20)],
    ['damaged in its head', (file: string) => damage(file, 30)],
    ['of another format', (file: string) => damage(file, 4)],
    [
      'some other file',
      (file: string) => writeFileSync(file, 'not an index at all, but long enough for one'),
    ],
  ])('is built again where the file is %s', async (_, spoil) => {
    const { store, version, file } = await countyWithParcels();
    const before = await startAgain(store, version);
    const whole = readFileSync(file);
    spoil(file);
    const after = await startAgain(store, version);
    expect(after.counts).toEqual({ built: 1, read: 0 });
    expect([...after.ids]).toEqual([...before.ids]);
    expect(readFileSync(file).equals(whole)).toBe(true);
  });

  test('is built again where the same number names other content, as after restoring a backup', async () => {
    const { store, version } = await countyWithParcels();
    await startAgain(store, version);
    const other = { ...version, importedAt: '2027-01-01T00:00:00.000Z' };
    expect((await startAgain(store, other)).counts).toEqual({ built: 1, read: 0 });
  });

  test('does without the disk where it cannot be written', async () => {
    const { store, version } = await countyWithParcels();
    // A file stands where the folder should be.
    writeFileSync(join(store.folder, 'cache'), '');
    const made = await startAgain(store, version);
    expect(made.counts).toEqual({ built: 1, read: 0 });
    expect(
      areaM2(PARCELS[0]!.polygon) / overlaySync([PARCELS[0]!.polygon], made.index).areaM2[0]!,
    ).toBeCloseTo(1, 12);
  });
});

test('files of other formats and crashes are swept; those of versions, replaced ones too, and being written stay', async () => {
  const { store, version, file } = await countyWithParcels();
  await startAgain(store, version);
  const into = indexFolder(store.folder);
  mkdirSync(into, { recursive: true });
  const now = await layer(store, 'landUse', PARCELS);
  const indexes = new ZoneIndexes(store);
  await indexes.get(now);
  const hourAgo = new Date(Date.now() - 2 * 3600_000);
  for (const name of [`${now.id}-0.bin`, '7-1.bin.1-0.part', '8-1.bin.1-0.part'])
    writeFileSync(join(into, name), '');
  utimesSync(join(into, '7-1.bin.1-0.part'), hourAgo, hourAgo);
  expect(existsSync(file)).toBe(true);
  await indexes.sweep();
  expect(readdirSync(into).sort()).toEqual([basename(file), `${now.id}-1.bin`, '8-1.bin.1-0.part'].sort());
});

function damage(file: string, at: number): void {
  const bytes = readFileSync(file);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = bytes[place]! ^ 0xff;
  writeFileSync(file, bytes);
}
