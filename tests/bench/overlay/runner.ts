import type { OverlayResult } from '../../../src/geo/overlay/result.ts';
import type { Scene } from './scenes/scene.ts';

/** What an engine made of a scene. Times are medians in milliseconds, warm. */
export type Measured = {
  /** making the zones ready, paid once a layer */
  indexMs: number;
  /** all pairs that were asked */
  overlayMs: number;
  /** processor time of the overlay, all cores together; none where it cannot be told */
  cpuMs?: number;
  /** index and overlay in one go, as when both are new */
  togetherMs: number;
  /** candidate pairs asked, when it was a sample of them */
  sampled?: number;
  /** area of each pair asked; pairs left out have none */
  pairs: OverlayResult;
  /** peak memory of a server of its own, MB */
  serverMb?: number;
  /** what else a reader has to know, to judge the figures */
  notes?: Record<string, unknown>;
};

/** An engine that cannot run here, or was given up, and why; `overMs` is how long it was waited for. */
export type Missing = { missing: string; overMs?: number };

export type Runner = {
  /** how it is done, in one line */
  readonly title: string;
  run(scene: Scene, limits: Limits): Promise<Measured | Missing>;
};

export type Limits = {
  /** timed runs, of which the median counts */
  readonly runs: number;
  /** after so long a peer is given up, ms */
  readonly giveUpMs: number;
};
