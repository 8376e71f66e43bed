import { isLayerKind, LAYER_KINDS, type LayerKind } from '../../../domain/layerKind.ts';

/** One shown layer. Opacity in percent, 0 to 100. */
export type LayerSetting = { kind: LayerKind; opacity: number };

/** What the `layers` string of the URL says. `shown` runs from the top of the map down. */
export type LayerView = { shown: LayerSetting[]; imageOpacity: number; patches: boolean };

/** Opacity in percent at which each kind leaves the imagery under it legible. */
export const DEFAULT_OPACITY: Record<LayerKind, number> = {
  township: 90,
  permanentFarmland: 45,
  ecologicalRedLine: 40,
  urbanBoundary: 70,
  planningZone: 50,
  landUse: 60,
  basicGrassland: 45,
  approval: 60,
  miningRight: 70,
};

const percent = (text: string | undefined, fallback: number) => {
  const value = Number(text);
  return text !== undefined && text !== '' && Number.isFinite(value)
    ? Math.min(100, Math.max(0, Math.round(value)))
    : fallback;
};

/**
 * Reads `landUse.approval:40`. `none` shows no layer at all; `image:60` sets the opacity of the imagery, `patch:0`
 * hides the patches. What is unknown or said twice is dropped: old links must open. Layers of one group stay
 * together, in the order in which the groups first appear.
 */
export function parseLayers(text: string): LayerView {
  const view: LayerView = { shown: [], imageOpacity: 100, patches: true };
  for (const part of text.split('.')) {
    const [name = '', value] = part.split(':');
    if (name === 'image') view.imageOpacity = percent(value, 100);
    else if (name === 'patch') view.patches = percent(value, 100) > 0;
    else if (isLayerKind(name) && !view.shown.some((layer) => layer.kind === name))
      view.shown.push({ kind: name, opacity: percent(value, DEFAULT_OPACITY[name]) });
  }
  view.shown = byGroup(view.shown, (layer) => layer.kind);
  return view;
}

export function formatLayers(view: LayerView): string {
  const parts = view.shown.map(({ kind, opacity }) =>
    opacity === DEFAULT_OPACITY[kind] ? kind : `${kind}:${opacity}`,
  );
  if (parts.length === 0) parts.push('none' as LayerKind);
  if (view.imageOpacity !== 100) parts.push(`image:${view.imageOpacity}`);
  if (!view.patches) parts.push('patch:0');
  return parts.join('.');
}

/** Brings the members of a group together at the place of the group's first member; stable otherwise. */
export function byGroup<T>(items: readonly T[], kindOf: (item: T) => LayerKind): T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = LAYER_KINDS[kindOf(item)].group;
    const members = groups.get(group);
    if (members) members.push(item);
    else groups.set(group, [item]);
  }
  return [...groups.values()].flat();
}

/**
 * Order of all layers, shown or not, after the URL changed: shown ones take the URL's order in the places that shown
 * ones held, hidden ones stay where they were, so that switching a layer off and on does not move it.
 */
export function mergeOrder(previous: readonly LayerKind[], shown: readonly LayerKind[]): LayerKind[] {
  const places = new Set(shown);
  const queue = shown.filter((kind) => previous.includes(kind));
  const merged = previous.map((kind) => (places.has(kind) ? queue.shift()! : kind));
  for (const kind of shown) if (!merged.includes(kind)) merged.unshift(kind);
  return byGroup(merged, (kind) => kind);
}

/** Moves a layer one place up or down within its group; at the edge of the group the whole group moves. */
export function moveLayer(order: readonly LayerKind[], kind: LayerKind, by: -1 | 1): LayerKind[] {
  const at = order.indexOf(kind);
  const other = order[at + by];
  if (at < 0 || other === undefined) return [...order];
  if (LAYER_KINDS[other].group === LAYER_KINDS[kind].group) return swap(order, at, at + by);
  const groups = [...new Set(order.map((item) => LAYER_KINDS[item].group))];
  const from = groups.indexOf(LAYER_KINDS[kind].group);
  const moved = swap(groups, from, from + by);
  return moved.flatMap((group) => order.filter((item) => LAYER_KINDS[item].group === group));
}

/** Puts `kind` in the place of `target` (drag and drop); across groups the whole group takes the place. */
export function dropLayer(order: readonly LayerKind[], kind: LayerKind, target: LayerKind): LayerKind[] {
  let next = [...order];
  const down = order.indexOf(kind) < order.indexOf(target);
  for (let steps = 0; steps < order.length && kind !== target; steps++) {
    const at = next.indexOf(kind);
    const to = next.indexOf(target);
    if (down ? at >= to : at <= to) break;
    next = moveLayer(next, kind, down ? 1 : -1);
  }
  return next;
}

function swap<T>(items: readonly T[], a: number, b: number): T[] {
  const next = [...items];
  [next[a], next[b]] = [next[b]!, next[a]!];
  return next;
}
