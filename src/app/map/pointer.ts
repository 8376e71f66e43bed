import type { Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';

const PATCH_LAYERS = ['patch-fill', 'patch-line', 'patch-point'];
const HOVER_TOLERANCE_PX = 3;

/** What the pointer does on a map means to its owner. */
export type PointerOwner = {
  /** False while a tool has the pointer: then nothing is hovered or selected. */
  listening: () => boolean;
  areaOf: (id: number) => number;
  onMove: (place: { lon: number; lat: number } | null) => void;
  /** Patch under the pointer, with the pointer's place in the stage in px. */
  onHover: (hover: { id: number; x: number; y: number } | null) => void;
  onPatch: (id: number) => void;
  onTownship: ((code: string) => void) | null;
};

/** Follows the pointer over one map. `owner` is asked anew each time, so that it may change its mind. */
export function followPointer(map: MapLibreMap, owner: () => PointerOwner): void {
  const hasHover = window.matchMedia('(hover: hover)').matches;
  const move = everyFrame((event: MapMouseEvent) => {
    const { listening, areaOf, onMove, onHover, onTownship } = owner();
    onMove({ lon: event.lngLat.lng, lat: event.lngLat.lat });
    if (!listening()) return;
    const id = patchAt(map, event.point, HOVER_TOLERANCE_PX, areaOf);
    const { offsetLeft, offsetTop } = map.getContainer();
    onHover(id === null ? null : { id, x: event.point.x + offsetLeft, y: event.point.y + offsetTop });
    const clickable = id !== null || (onTownship !== null && townshipAt(map, event.point) !== null);
    map.getCanvas().style.cursor = clickable ? 'pointer' : '';
  });
  // A tap also counts as a move for the browser; on a touch screen it would leave a stale place behind.
  if (hasHover) map.on('mousemove', move);
  map.on('mouseout', () => {
    owner().onMove(null);
    owner().onHover(null);
  });
  map.on('click', (event) => {
    const { listening, areaOf, onPatch, onTownship } = owner();
    if (!listening()) return;
    const id = patchAt(map, event.point, toleranceOf(event), areaOf);
    if (id !== null) onPatch(id);
    else {
      const township = townshipAt(map, event.point);
      if (township) onTownship?.(township);
    }
  });
}

/** The patch at a place of the screen: the smallest that contains it, else the smallest within `tolerancePx`. */
function patchAt(
  map: MapLibreMap,
  point: Point,
  tolerancePx: number,
  areaOf: (id: number) => number,
): number | null {
  const layers = PATCH_LAYERS.filter((id) => map.getLayer(id));
  if (layers.length === 0) return null;
  const near = (px: number) =>
    map
      .queryRenderedFeatures(
        [
          [point.x - px, point.y - px],
          [point.x + px, point.y + px],
        ],
        { layers },
      )
      .map((feature) => Number(feature.id));
  const found = near(0);
  const ids = found.length > 0 ? found : near(tolerancePx);
  return ids.reduce<number | null>(
    (best, id) => (best === null || areaOf(id) < areaOf(best) ? id : best),
    null,
  );
}

function townshipAt(map: MapLibreMap, point: Point): string | null {
  if (!map.getLayer('choropleth-fill')) return null;
  const [feature] = map.queryRenderedFeatures(point, { layers: ['choropleth-fill'] });
  return feature ? `${feature.properties.c ?? ''}` || null : null;
}

/** Touches are blunt. */
const toleranceOf = (event: MapMouseEvent) =>
  (event.originalEvent as MouseEvent & { pointerType?: string }).pointerType === 'touch' ||
  window.matchMedia('(pointer: coarse)').matches
    ? 14
    : 4;

/** Runs at most once a frame, with the latest argument. */
function everyFrame<T>(run: (value: T) => void): (value: T) => void {
  let latest: T;
  let waiting = false;
  return (value) => {
    latest = value;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run(latest);
    });
  };
}
