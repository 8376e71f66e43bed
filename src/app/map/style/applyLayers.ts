import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Layer, LayerSpecification } from './spec.ts';

export type LayerChange =
  | { do: 'remove'; id: string }
  | { do: 'add'; layer: Layer; before: string | undefined }
  | { do: 'move'; id: string; before: string | undefined }
  | { do: 'paint' | 'layout'; id: string; name: string; value: unknown }
  | { do: 'filter'; id: string; filter: Layer['filter'] }
  | { do: 'zoom'; id: string; minzoom: number; maxzoom: number };

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The least that has to be done to bring the map's layers from one stack to the next. Pure. */
export function layerChanges(before: readonly Layer[], after: readonly Layer[]): LayerChange[] {
  const changes: LayerChange[] = [];
  const wanted = new Map(after.map((layer) => [layer.id, layer]));
  const old = new Map(before.map((layer) => [layer.id, layer]));
  // Another type or source cannot be changed in place.
  const keeps = (layer: Layer) => {
    const next = wanted.get(layer.id);
    return next && next.type === layer.type && next.source === layer.source;
  };
  for (const layer of before) if (!keeps(layer)) changes.push({ do: 'remove', id: layer.id });
  const order = before.filter(keeps).map((layer) => layer.id);
  // From the top down, so that the layer to stand before is already in its place.
  for (let i = after.length - 1; i >= 0; i--) {
    const layer = after[i]!;
    const above = after[i + 1]?.id;
    const at = order.indexOf(layer.id);
    if (at < 0) {
      changes.push({ do: 'add', layer, before: above });
      order.splice(above ? order.indexOf(above) : order.length, 0, layer.id);
      continue;
    }
    if (order[at + 1] !== above) {
      order.splice(at, 1);
      order.splice(above ? order.indexOf(above) : order.length, 0, layer.id);
      changes.push({ do: 'move', id: layer.id, before: above });
    }
    changes.push(...propertyChanges(old.get(layer.id)!, layer));
  }
  return changes;
}

function propertyChanges(from: Layer, to: Layer): LayerChange[] {
  const changes: LayerChange[] = [];
  const { id } = to;
  if (from.minzoom !== to.minzoom || from.maxzoom !== to.maxzoom)
    changes.push({ do: 'zoom', id, minzoom: to.minzoom ?? 0, maxzoom: to.maxzoom ?? 24 });
  if (!same(from.filter, to.filter)) changes.push({ do: 'filter', id, filter: to.filter });
  for (const part of ['layout', 'paint'] as const) {
    const names = new Set([...Object.keys(from[part] ?? {}), ...Object.keys(to[part] ?? {})]);
    for (const name of names)
      if (!same(from[part]?.[name], to[part]?.[name]))
        changes.push({ do: part, id, name, value: to[part]?.[name] });
  }
  return changes;
}

/** Brings the map from one stack to the next. */
export function applyLayers(map: MapLibreMap, before: readonly Layer[], after: readonly Layer[]): void {
  for (const change of layerChanges(before, after)) {
    if (change.do === 'remove') map.removeLayer(change.id);
    else if (change.do === 'add') map.addLayer(change.layer as LayerSpecification, change.before);
    else if (change.do === 'move') map.moveLayer(change.id, change.before);
    else if (change.do === 'filter') map.setFilter(change.id, (change.filter ?? null) as never);
    else if (change.do === 'zoom') map.setLayerZoomRange(change.id, change.minzoom, change.maxzoom);
    else if (change.do === 'paint')
      map.setPaintProperty(change.id, change.name as never, change.value as never);
    else map.setLayoutProperty(change.id, change.name as never, change.value as never);
  }
}
