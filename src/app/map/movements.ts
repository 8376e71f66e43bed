import type { CameraForBoundsOptions, Map as MapLibreMap } from 'maplibre-gl';
import type { LonLatBox } from './contract.ts';
import { metresPerPixel } from './view/camera.ts';
import { boxRound } from './view/tiles.ts';

/** How a box is brought into view. */
type Frame = {
  /** Share of the shorter side of the map that stays free all round. */
  margin: number;
  /** No closer than this zoom. */
  closest: number;
  /** What lies over the map's edges, in px: kept free besides. */
  clear: { top: number; right: number; bottom: number; left: number };
};
/** Close enough to judge a patch by: beyond, the imagery is only blurred further. */
const PATCH_FRAME: Frame = { margin: 0.27, closest: 17, clear: { top: 0, right: 0, bottom: 0, left: 0 } };
export const BOX_FRAME: Frame = { ...PATCH_FRAME, margin: 0.08 };
/** A gap may be a few centimetres wide; the bar above and the legend below must not hide a label. */
export const ANNOTATION_FRAME: Frame = {
  margin: 0.1,
  closest: 19.5,
  clear: { top: 50, right: 44, bottom: 56, left: 0 },
};
const NEAR_MS = 160;

/** How long a resize still belongs to the last movement. */
const AIM_MS = 1500;
const aims = new WeakMap<MapLibreMap, { box: LonLatBox; frame: Frame; until: number }>();

function framing(map: MapLibreMap, { margin, closest, clear }: Frame): CameraForBoundsOptions {
  const { clientWidth, clientHeight } = map.getContainer();
  const free = Math.round(Math.min(clientWidth, clientHeight) * margin);
  const padding = {
    top: free + clear.top,
    right: free + clear.right,
    bottom: free + clear.bottom,
    left: free + clear.left,
  };
  return { padding, maxZoom: closest };
}

/** Brings a box into view: glides there when it is on the screen already, else is there at once. */
export function goTo(map: MapLibreMap, box: LonLatBox, frame = PATCH_FRAME): void {
  const camera = map.cameraForBounds(box, framing(map, frame));
  if (!camera) return;
  aims.set(map, { box, frame, until: performance.now() + AIM_MS });
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
      aim && performance.now() < aim.until && map.cameraForBounds(aim.box, framing(map, aim.frame));
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
  const camera = map.cameraForBounds(box, framing(map, PATCH_FRAME));
  const zoom = typeof camera?.zoom === 'number' ? camera.zoom : PATCH_FRAME.closest;
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
