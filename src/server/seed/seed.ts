import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Text } from '../../domain/text.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { STORE_FILE } from '../../store/storeFile.ts';
import { type ImportRequest, importFile } from '../jobs/importFile.ts';
import { measurePending } from '../jobs/measure.ts';
import { addVocabularies } from '../vocabulary.ts';
import { seedDecisions } from './decisions.ts';
import { createDemoAccounts } from './demoAccounts.ts';
import { DEMO_FOLDER, readDemoCounty } from './demoCounty.ts';
import { seedImages } from './images.ts';

/** The demo county is built here and moved into place when it is whole. */
const BUILDING = '.building';

export type OnStep = (step: Text, done: number, total: number) => void;

/**
 * Builds the demo county in a new folder, through the same intake as any import. It grows in a folder of its own
 * and appears at once at the end: an interrupted build leaves no store and is begun again at the next start.
 */
export async function seedDemo(folder: string, onStep: OnStep): Promise<void> {
  const building = join(folder, BUILDING);
  // Whoever builds holds the lock; what a killed build left is free, and goes.
  if (existsSync(building)) {
    await (await openStore(building, { lock: true })).close();
    await rm(building, { recursive: true });
  }
  const store = await openStore(building, { lock: true });
  try {
    await fill(store, onStep);
  } finally {
    await store.close();
  }
  await moveInto(building, folder);
}

async function fill(store: Store, onStep: OnStep): Promise<void> {
  const demo = readDemoCounty();
  const total = demo.layers.length + demo.batches.length + 3;
  let done = 0;
  const step = (zh: string, en: string) => onStep({ zh, en }, ++done, total);
  await addVocabularies(store);
  await store.meta.setCounty({ code: demo.code, name: demo.name, bbox: demo.bbox, synthetic: true });
  const people = await createDemoAccounts(store);
  const by = people.get('admin')!.name;
  const take = (file: string, request: Record<string, unknown>) =>
    withPlainFile(store.folder, join(DEMO_FOLDER, file), (path) =>
      importFile(store, { path, fileName: basename(path), by, ...request } as ImportRequest, QUIETLY),
    );
  const layers = demo.layers.map(({ kind, version, validFrom, file }) => async () => {
    await take(file, { target: 'layer', kind, label: version, validFrom });
    step(`图层 ${kind}`, `layer ${kind}`);
  });
  // One after the other, so that patches get the same ids every time.
  const batches = async () => {
    for (const { id, name, source, period, issuedOn, deadline, file } of demo.batches) {
      await take(file, {
        target: 'patches',
        batchId: id,
        batchName: name,
        source,
        period,
        issuedOn,
        deadline,
      });
      step(`图斑 ${name}`, `patches ${id}`);
    }
  };
  // Townships first: patches are told apart by them. Then the largest layer, and the small ones beside it.
  const townships = demo.layers.findIndex(({ kind }) => kind === 'township');
  await layers.splice(townships, 1)[0]?.();
  await inTwos([...layers, batches]);
  await measurePending(store, QUIETLY);
  step('套合分析', 'overlays');
  await seedDecisions(store, join(DEMO_FOLDER, demo.decisions), people);
  step('判定记录', 'verdicts');
  await seedImages(store, demo.images);
  step('影像', 'images');
}

const QUIETLY = { onProgress: () => undefined, signal: new AbortController().signal };

/** The demo files are kept gzipped; an import takes the plain file. */
async function withPlainFile<T>(
  folder: string,
  zipped: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, basename(zipped, '.gz'));
  await writeFile(path, gunzipSync(await readFile(zipped)));
  try {
    return await use(path);
  } finally {
    await rm(path);
  }
}

/** Each file is read in a thread of its own: two at a time keep two cores busy. */
async function inTwos(works: (() => Promise<void>)[]): Promise<void> {
  const queue = works[Symbol.iterator]();
  const run = async () => {
    for (const work of queue) await work();
  };
  await Promise.all([run(), run()]);
}

/** The store file goes last: a folder without it holds no store, whatever else lies there. */
async function moveInto(building: string, folder: string): Promise<void> {
  const names = await readdir(building);
  for (const name of names.filter(
    (one) => one !== STORE_FILE && !one.startsWith(`${STORE_FILE}-`) && !/lock/.test(one),
  )) {
    await rm(join(folder, name), { recursive: true, force: true });
    await rename(join(building, name), join(folder, name));
  }
  await rename(join(building, STORE_FILE), join(folder, STORE_FILE));
  await rm(building, { recursive: true });
}
