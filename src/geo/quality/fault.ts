import type { FlatPolygon } from '../flat.ts';
import { KEPT_A_KIND } from './thresholds.ts';

export type GeometryFaultKind = 'gap' | 'overlap' | 'sliver' | 'duplicate' | 'outsideCounty' | 'areaDiffers';

/** One finding about a layer's geometry. */
export type GeometryFault = {
  kind: GeometryFaultKind;
  /** ㎡ of the gap, of the common ground, outside the county; for a zone its own; for an area the difference */
  areaM2: number;
  /** places of the zones concerned in the layer: two for an overlap, none for a gap */
  zones: readonly number[];
  /** where it is, degrees; null while it is not drawn, or where it cannot be */
  polygon: FlatPolygon | null;
  /** of a sliver: what is so thin or small */
  of?: 'zone' | 'gap' | 'overlap';
  /** of what is thin: its mean width in metres */
  widthM?: number;
  /** of an area that differs: what the zone states, ㎡ */
  statedM2?: number;
};

/** Faults of one kind: all counted, the largest kept. */
export type KindTally = { count: number; areaM2: number; kept: GeometryFault[] };

/** Counts faults and keeps the largest of each kind, so that a hopeless layer costs no more memory than a bad one. */
export class FaultTally {
  readonly #most: number;
  readonly #kinds = new Map<GeometryFaultKind, KindTally>();

  constructor(most = KEPT_A_KIND) {
    this.#most = most;
  }

  add(fault: GeometryFault): void {
    let tally = this.#kinds.get(fault.kind);
    if (!tally) {
      tally = { count: 0, areaM2: 0, kept: [] };
      this.#kinds.set(fault.kind, tally);
    }
    tally.count += 1;
    tally.areaM2 += fault.areaM2;
    tally.kept.push(fault);
    if (tally.kept.length >= 2 * this.#most) shorten(tally, this.#most);
  }

  /** Each kind that occurs, its kept faults the largest first. */
  finish(): Map<GeometryFaultKind, KindTally> {
    for (const tally of this.#kinds.values()) shorten(tally, this.#most);
    return this.#kinds;
  }
}

function shorten(tally: KindTally, most: number): void {
  tally.kept.sort((a, b) => b.areaM2 - a.areaM2 || (a.zones[0] ?? 0) - (b.zones[0] ?? 0));
  tally.kept.length = Math.min(tally.kept.length, most);
}
