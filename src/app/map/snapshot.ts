import type { LonLat } from './tools/measure.ts';

export type ToolId = 'distance' | 'area';

/** What the React parts round the map show of it. Changes by replacement, so that React compares by identity. */
export type MapSnapshot = {
  zoom: number;
  centre: { lon: number; lat: number };
  pointer: { lon: number; lat: number } | null;
  /** Patch under the pointer, with the pointer's place in the stage in px. */
  hover: { id: number; x: number; y: number } | null;
  /** Image date on the main map, null for the plain ground; and on the second map of a comparison. */
  image: string | null;
  secondImage: string | null;
  flickering: boolean;
  loading: boolean;
  /** Sources of which a tile could not be loaded. */
  failed: readonly string[];
  layersOpen: boolean;
  tool: ToolId | null;
  measured: { points: readonly LonLat[]; done: boolean };
  siteMode: 'polygon' | 'rectangle' | 'edit' | null;
};

/** A tiny external store for useSyncExternalStore. */
export class SnapshotStore {
  #value: MapSnapshot;
  #listeners = new Set<() => void>();
  constructor(value: MapSnapshot) {
    this.#value = value;
  }

  get = (): MapSnapshot => this.#value;

  set(change: Partial<MapSnapshot>): void {
    const changed = (Object.keys(change) as (keyof MapSnapshot)[]).some(
      (key) => !Object.is(change[key], this.#value[key]),
    );
    if (!changed) return;
    this.#value = { ...this.#value, ...change };
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The snapshot before anything has happened. */
export function firstSnapshot(camera: { zoom: number; lon: number; lat: number }): MapSnapshot {
  return {
    zoom: camera.zoom,
    centre: { lon: camera.lon, lat: camera.lat },
    pointer: null,
    hover: null,
    image: null,
    secondImage: null,
    flickering: false,
    loading: true,
    failed: [],
    layersOpen: false,
    tool: null,
    measured: { points: [], done: false },
    siteMode: null,
  };
}
