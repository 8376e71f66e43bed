import { type Bbox, bbox, type FlatPolygon, vertexCount } from './flat.ts';
import { overlayPair } from './overlay/overlay.ts';
import type { OverlayResult } from './overlay/result.ts';
import type { ZoneIndex } from './overlay/zoneIndex.ts';
import type { PolygonList } from './polygonList.ts';

/**
 * Two zones of one layer that have less than this in common, ㎡, share an edge that was drawn twice: a square
 * centimetre is finer than any survey.
 */
export const LEAST_OVERLAP_M2 = 1e-4;

/** Pairs of zones of one layer that lie over each other: `a[i]` with `b[i]`, a < b, ordered. Indices of zones. */
export type ZonePairs = { readonly a: Uint32Array; readonly b: Uint32Array };

/** From so many vertices a zone is not measured on itself, which nobody needs and which is most of the work. */
const HUGE = 20_000;

const NOWHERE: Bbox = [Infinity, Infinity, -Infinity, -Infinity];

/** As `overlay` of the engine, on one core or on all. */
export type Measure = (
  patches: PolygonList,
  index: ZoneIndex,
  options: { signal?: AbortSignal },
) => Promise<OverlayResult>;

/** The pairs of a layer's zones; `index` is built from them. Once a layer version: the answer is kept with its index. */
export async function overlappingPairs(
  zones: PolygonList,
  index: ZoneIndex,
  measure: Measure,
  signal?: AbortSignal,
): Promise<ZonePairs> {
  const isHuge = Uint8Array.from({ length: zones.length }, (_, at) =>
    vertexCount(zones.at(at)!) > HUGE ? 1 : 0,
  );
  const huge = Array.from(isHuge.keys()).filter((at) => isHuge[at]);
  const found = await measure(huge.length > 0 ? without(zones, isHuge) : zones, index, { signal });
  const pairs: [number, number][] = [];
  for (let i = 0; i < found.patch.length; i++) {
    const a = found.patch[i];
    const b = found.zone[i];
    // Two ordinary zones are found from either side.
    if (found.areaM2[i] >= LEAST_OVERLAP_M2 && (a < b || isHuge[b]))
      pairs.push([Math.min(a, b), Math.max(a, b)]);
  }
  for (const [a, b] of boxesThatMeet(huge.map((at) => zones.at(at)!))) {
    signal?.throwIfAborted();
    if (lieOver(zones.at(huge[a])!, zones.at(huge[b])!)) pairs.push([huge[a], huge[b]]);
  }
  return pairsOf(pairs);
}

const NOTHING: FlatPolygon = {
  coords: new Float64Array(),
  ringEnds: new Uint32Array(),
  partEnds: new Uint32Array(),
};

/** The same places, with nothing in those that are left out. */
function without(zones: PolygonList, left: Uint8Array): PolygonList {
  return { length: zones.length, at: (index) => (left[index] ? NOTHING : zones.at(index)) };
}

/** The pairs among the zones near one patch, at once. */
export function overlappingPairsSync(zones: readonly FlatPolygon[]): ZonePairs {
  return pairsOf(boxesThatMeet(zones).filter(([a, b]) => lieOver(zones[a], zones[b])));
}

function lieOver(one: FlatPolygon, other: FlatPolygon): boolean {
  return overlayPair(one, other) >= LEAST_OVERLAP_M2;
}

/** Pairs a < b whose boxes have ground in common, by a sweep from west to east. */
function boxesThatMeet(zones: readonly FlatPolygon[]): [number, number][] {
  const boxes = zones.map((zone) => bbox(zone) ?? NOWHERE);
  const eastward = boxes.map((_, at) => at).sort((p, q) => boxes[p][0] - boxes[q][0]);
  const pairs: [number, number][] = [];
  for (const [from, p] of eastward.entries()) {
    const [, south, east, north] = boxes[p];
    for (let i = from + 1; i < eastward.length && boxes[eastward[i]][0] < east; i++) {
      const q = eastward[i];
      if (boxes[q][1] < north && south < boxes[q][3]) pairs.push([Math.min(p, q), Math.max(p, q)]);
    }
  }
  return pairs;
}

function pairsOf(pairs: [number, number][]): ZonePairs {
  pairs.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return { a: Uint32Array.from(pairs, ([a]) => a), b: Uint32Array.from(pairs, ([, b]) => b) };
}

/**
 * Of the zones that a patch touches, those that lie over another one of them, ascending. Where this is empty, which
 * is nearly always, the union of the parts is their sum and nothing else need be computed.
 */
export function entangled(
  touched: readonly number[],
  neighbours: ReadonlyMap<number, readonly number[]>,
): number[] {
  if (touched.length < 2 || neighbours.size === 0) return [];
  const here = new Set(touched);
  return touched
    .filter((zone) => neighbours.get(zone)?.some((other) => here.has(other)))
    .sort((x, y) => x - y);
}

/** For each zone that lies over another one: which. */
export function neighboursOf({ a, b }: ZonePairs): Map<number, number[]> {
  const neighbours = new Map<number, number[]>();
  const note = (zone: number, other: number) => {
    const known = neighbours.get(zone);
    if (known) known.push(other);
    else neighbours.set(zone, [other]);
  };
  for (let i = 0; i < a.length; i++) {
    note(a[i], b[i]);
    note(b[i], a[i]);
  }
  return neighbours;
}
