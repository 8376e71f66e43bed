import type { Preview } from '../../api/uploads.ts';
import type { Text } from '../../domain/text.ts';
import type { Inspection } from '../../formats/inspect/types.ts';
import { type LonLat, type ShiftSystem, unshift } from '../../geo/shift.ts';
import type { Store } from '../../store/store.ts';
import { coincidences } from './coincide.ts';
import { SHIFT_LEAST, SHIFT_SAMPLE } from './limits.ts';

type Shift = NonNullable<Preview['shift']>;

/** Of the vertices that lie on the county's own lines: so many after undoing the shift, so few before. */
const LEAST_AFTER = 0.5;
const MOST_BEFORE = 0.2;

const SYSTEMS: Record<ShiftSystem, Text> = {
  gcj02: {
    zh: 'GCJ-02（高德、腾讯等网络地图的偏移坐标）',
    en: 'GCJ-02, the shifted coordinates of Chinese web maps',
  },
  bd09: { zh: 'BD-09（百度地图的偏移坐标）', en: 'BD-09, the shifted coordinates of Baidu maps' },
};

const WORDS: readonly [pattern: RegExp, system: Shift['system'], name: Text][] = [
  [/gcj[-_ ]?0?2|火星坐标|国测局坐标|高德|腾讯地图|amap/i, 'gcj02', SYSTEMS.gcj02],
  [/bd[-_ ]?0?9|百度/i, 'bd09', SYSTEMS.bd09],
  [/(北京|beijing|bj)[-_ ]*(19)?54/i, 'beijing54', { zh: '1954 年北京坐标系', en: 'Beijing 1954' }],
  [/(西安|xi'?an|xa)[-_ ]*(19)?80/i, 'xian80', { zh: '1980 西安坐标系', en: "Xi'an 1980" }],
];

/**
 * Whether the data seems displaced against the county's own: measured, where its vertices meet the lines of the
 * townships or the land use only once a published shift is undone; else by the words of the file. Null where neither
 * tells. Nothing is ever corrected.
 */
export async function shiftOf(
  store: Store,
  inspection: Inspection,
  fileName: string,
): Promise<Preview['shift']> {
  return (await measuredShift(store, inspection)) ?? wordedShift(inspection, fileName);
}

async function measuredShift(store: Store, { layer }: Inspection): Promise<Shift | null> {
  const vertices = sampleOf(layer?.outline ?? []);
  if (vertices.length < SHIFT_LEAST) return null;
  const layers = await store.layers.current();
  for (const kind of ['township', 'landUse'] as const) {
    const version = layers.find((one) => one.kind === kind);
    if (!version) continue;
    const before = await coincidences(store, version.id, vertices);
    if (before.length > MOST_BEFORE * vertices.length) return null;
    for (const system of ['gcj02', 'bd09'] as const) {
      const places = vertices.map((vertex) => unshift(system, vertex));
      const after = await coincidences(store, version.id, places);
      if (after.length < SHIFT_LEAST || after.length < LEAST_AFTER * vertices.length) continue;
      return measured(
        system,
        after.map((i) => [vertices[i]!, places[i]!]),
      );
    }
  }
  return null;
}

const METRES_PER_DEGREE = 111_320;

/** Mean displacement of the file's positions against where they belong. */
function measured(system: ShiftSystem, pairs: readonly (readonly [LonLat, LonLat])[]): Shift {
  const cos = Math.cos((pairs[0]![1][1] * Math.PI) / 180);
  const mean = (pick: (pair: readonly [LonLat, LonLat]) => number) =>
    Math.round(pairs.reduce((sum, pair) => sum + pick(pair), 0) / pairs.length);
  const eastM = mean(([there, here]) => (there[0] - here[0]) * METRES_PER_DEGREE * cos);
  const northM = mean(([there, here]) => (there[1] - here[1]) * METRES_PER_DEGREE);
  const { zh, en } = SYSTEMS[system];
  return {
    system,
    eastM,
    northM,
    text: {
      zh: `坐标像是${zh}：还原后与本县图层的界线吻合，现在偏东 ${eastM} 米、偏北 ${northM} 米。没有自动改动；请向提供方索取 CGCS2000 坐标的文件`,
      en: `The coordinates seem to be ${en}: undone, they meet the lines of the county's own layers; as they are, they lie ${eastM} m east and ${northM} m north of them. Nothing was corrected; ask for the file in CGCS2000`,
    },
  };
}

function wordedShift({ layer, layers, refusal }: Inspection, fileName: string): Shift | null {
  const names = layers.map(({ name }) => name);
  const notes = layer?.notes.flatMap((note) => (note.code === 'remark' ? [note.text.zh] : [])) ?? [];
  const refused = refusal?.code === 'crsDatum' ? [`${refusal.params.name ?? ''}`] : [];
  const samples = layer?.encoding.sample ?? [];
  const words = [fileName, ...names, layer?.crs?.name ?? '', ...notes, ...refused, ...samples].join('\n');
  const found = WORDS.find(([pattern]) => pattern.test(words));
  if (found) return worded(found[1], found[2]);
  return refusal?.code === 'crsDatum'
    ? worded('other', { zh: `“${refusal.params.name}”`, en: `"${refusal.params.name}"` })
    : null;
}

const worded = (system: Shift['system'], name: Text): Shift => ({
  system,
  eastM: null,
  northM: null,
  text: {
    zh: `文件中的文字提到${name.zh}，与 CGCS2000 之间可能相差数十至数百米。没有自动改动；请先核对位置，或索取 CGCS2000 坐标的文件`,
    en: `The file speaks of ${name.en}, which may lie tens or hundreds of metres off CGCS2000. Nothing was corrected; check where it lies, or ask for the file in CGCS2000`,
  },
});

/** Vertices from all over the outlines, evenly. */
function sampleOf(outline: readonly (readonly number[])[]): LonLat[] {
  const all: LonLat[] = [];
  for (const ring of outline) {
    for (let i = 0; i + 1 < ring.length; i += 2) all.push([ring[i]!, ring[i + 1]!]);
  }
  const step = Math.max(1, all.length / SHIFT_SAMPLE);
  return Array.from({ length: Math.min(all.length, SHIFT_SAMPLE) }, (_, i) => all[Math.floor(i * step)]!);
}
