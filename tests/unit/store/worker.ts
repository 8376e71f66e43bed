import { areaM2 } from '../../../src/geo/ellipsoid.ts';
import { fromRings } from '../../../src/geo/flat.ts';
import { openStore } from '../../../src/store/open.ts';
import type { NewPatch } from '../../../src/store/store.ts';

/** A process of its own that works on a store until it is killed, and says each thing that the store acknowledged. */
const [task, folder] = process.argv.slice(2) as [string, string];
const say = (text: string | number) => process.stdout.write(`${text}\n`);

if (task === 'hold') {
  await openStore(folder, { lock: true });
  say('held');
  setInterval(() => {}, 1000);
} else if (task === 'verdicts') {
  const store = await openStore(folder, { lock: true });
  for (let patchId = 1; patchId <= 200; patchId++) {
    await store.verdicts.append({
      patchId,
      baseVersion: 0,
      verdict: 'violating',
      second: '',
      note: '',
      vocabularyVersion: '2026.1',
      userId: 1,
      userName: '张宇',
      at: new Date().toISOString(),
      undoes: null,
      seen: null,
    });
    say(patchId);
  }
} else {
  const store = await openStore(folder, { lock: true });
  const batch = await store.batches.begin({
    id: 'half',
    name: '一半',
    source: '部下发',
    period: '',
    issuedOn: '2026-05-01',
    deadline: '',
    importedBy: '张宇',
    importedAt: new Date().toISOString(),
  });
  const layer = await store.layers.begin({
    kind: 'landUse',
    label: '一半',
    validFrom: '2025-12-31',
    importedBy: '张宇',
    importedAt: new Date().toISOString(),
  });
  for (let round = 0; ; round++) {
    const patches = Array.from({ length: 200 }, (_, i) => somePatch(round * 200 + i));
    await batch.add(patches);
    await layer.add(patches.map((patch) => ({ ...patch, classCode: '0102', className: '水浇地', name: '' })));
    say(round);
  }
}

function somePatch(number: number): NewPatch {
  const [lon, lat] = [108.3 + (number % 500) * 0.002, 37.8 + Math.floor(number / 500) * 0.002];
  const ring = [
    [lon, lat],
    [lon + 0.001, lat],
    [lon + 0.001, lat + 0.001],
    [lon, lat],
  ];
  const polygon = fromRings([[ring]]);
  return {
    code: `H${number}`,
    kind: 'GF',
    beforeClass: '0102',
    beforeName: '水浇地',
    townshipCode: '',
    areaM2: areaM2(polygon),
    lon,
    lat,
    text: '',
    raw: {},
    polygon,
  };
}
