import type { CameraForBoundsOptions, Map as MapLibreMap } from 'maplibre-gl';
import type { LonLatBox } from './contract.ts';
import { metresPerPixel } from './view/camera.ts';
import { boxRound } from './view/tiles.ts';

/** Close enough to judge a patch by, and no closer: beyond, the imagery is only blurred further. */
const CLOSEST_ZOOM = 17;
/** Share of the shorter side of the map that stays free round a patch. */
const PATCH_MARGIN = 0.27;
const NEAR_MS = 160;

/** How long a resize still belongs to the last movement. */
const AIM_MS = 1500;
const aims = new WeakMap<MapLibreMap, { box: LonLatBox; margin: number; until: number }>();

/** Leaves `margin` (share of the shorter side) free all round. */
function framing(map: MapLibreMap, margin: number): CameraForBoundsOptions {
  const { clientWidth, clientHeight } = map.getContainer();
  return { padding: Math.round(Math.min(clientWidth, clientHeight) * margin), maxZoom: CLOSEST_ZOOM };
}

/** Brings a box into view: glides there when it is on the screen already, else is there at once. */
export function goTo(map: MapLibreMap, box: LonLatBox, margin = PATCH_MARGIN): void {
  const camera = map.cameraForBounds(box, framing(map, margin));
  if (!camera) return;
  aims.set(map, { box, margin, until: performance.now() + AIM_MS });
  const near = map.getBounds().contains(camera.center as [number, number]);
  if (near) map.easeTo({ ...camera, duration: NEAR_MS });
  else map.jumpTo(camera);
}

/**
 * Opening a patch also opens its panel, which makes the map narrower while it glides: aims once more, so that the
 * patch stands in the middle of what is left.
 */
export function aimAgainOnResize(map: MapLibreMap): void {
  // Whoever moves the map by hand wants it where it is.
  map.on('movestart', (event) => {
    if ((event as { originalEvent?: Event }).originalEvent) aims.delete(map);
  });
  map.on('resize', () => {
    const aim = aims.get(map);
    const camera =
      aim && performance.now() < aim.until && map.cameraForBounds(aim.box, framing(map, aim.margin));
    if (camera) map.jumpTo(camera);
  });
}

/** The camera that shows the whole county, clear of the bar at the top. */
export function countyCamera(map: MapLibreMap, county: LonLatBox) {
  const padding = { top: 54, bottom: 16, left: 16, right: 16 };
  return map.cameraForBounds(county, { padding }) ?? {};
}

/** What the map would show if it were taken to `box` as goTo does: zoom, and the box of the whole screen. */
export function viewOf(map: MapLibreMap, box: LonLatBox): { zoom: number; box: LonLatBox } {
  const camera = map.cameraForBounds(box, framing(map, PATCH_MARGIN));
  const zoom = typeof camera?.zoom === 'number' ? camera.zoom : CLOSEST_ZOOM;
  const lon = (box[0] + box[2]) / 2;
  const lat = (box[1] + box[3]) / 2;
  const { clientWidth, clientHeight } = map.getContainer();
  const halfM = (Math.max(clientWidth, clientHeight) / 2) * metresPerPixel(zoom, lat);
  return { zoom, box: boxRound(lon, lat, halfM) };
}

/** Box that stands in for the outline of a patch of which only the centre and the area are known. */
export function boxOfArea(lon: number, lat: number, areaM2: number): LonLatBox {
  return boxRound(lon, lat, Math.max(60, 0.9 * Math.sqrt(areaM2)));
}
