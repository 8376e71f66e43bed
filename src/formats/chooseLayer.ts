import { refuse } from './error.ts';
import type { LayerSource } from './types.ts';

/**
 * The layer to read: the one asked for, by its full name or, where that is unique, by its last part; else the only one
 * of polygons. Tables, layers of points and lines, and empty ones beside full ones do not stand for choice.
 * @throws FormatError `layerMissing`, `severalLayers`, `layerKind`, `noPolygonLayer`
 */
export function chooseLayer(layers: readonly LayerSource[], file: string, wanted?: string): LayerSource {
  if (wanted !== undefined) return findLayer(layers, file, wanted);
  const candidates = candidatesOf(layers);
  if (candidates.length === 1) return candidates[0]!;
  if (candidates.length > 1) throw refuse('severalLayers', file, { names: namesOf(candidates) });
  const [first] = layers;
  const kind = first?.geometry;
  if (
    layers.length === 1 &&
    kind !== undefined &&
    kind !== 'none' &&
    kind !== 'polygon' &&
    kind !== 'unknown'
  ) {
    throw refuse('layerKind', file, { kind });
  }
  throw refuse('noPolygonLayer', file, { names: namesOf(layers) || '—' });
}

/** Formats that beside a layer are its attachment, such as an Excel list of the same parcels. */
const TABLES: ReadonlySet<string> = new Set(['csv', 'excel', 'coordinateText']);

/** Layers that may hold polygons; tables beside layers, and those that are empty, only where all are. */
export function candidatesOf(all: readonly LayerSource[]): LayerSource[] {
  const drawn = all.filter(({ format }) => !TABLES.has(format));
  const ofDrawn = spatial(drawn);
  return ofDrawn.length > 0 ? ofDrawn : spatial(all);
}

function spatial(layers: readonly LayerSource[]): LayerSource[] {
  const areal = layers.filter(({ geometry }) => geometry === 'polygon' || geometry === 'unknown');
  const mixed = layers.filter(({ geometry }) => geometry === 'collection');
  const open = areal.length > 0 ? areal : mixed;
  const full = open.filter(({ records }) => records !== 0);
  return full.length > 0 ? full : open;
}

/** Layers a message lists. */
const MAX_NAMED = 20;

function namesOf(layers: readonly LayerSource[]): string {
  const names = layers.slice(0, MAX_NAMED).map(({ name }) => name);
  return names.join('、') + (layers.length > MAX_NAMED ? ' …' : '');
}

function findLayer(layers: readonly LayerSource[], file: string, wanted: string): LayerSource {
  const exact = layers.find(({ name }) => name === wanted);
  if (exact) return exact;
  const byEnd = layers.filter(({ name }) => name.slice(name.lastIndexOf('/') + 1) === wanted);
  if (byEnd.length === 1) return byEnd[0]!;
  throw refuse('layerMissing', file, { name: wanted, names: namesOf(layers) });
}
