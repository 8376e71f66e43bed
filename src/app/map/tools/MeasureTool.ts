import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { ToolId } from '../snapshot.ts';
import { formatLength, type LonLat, measurePath } from './measure.ts';

type Report = (points: readonly LonLat[], done: boolean) => void;

/**
 * Distance and area by clicking points on the map. A double click, Enter or a click on the first point ends the
 * figure, Backspace takes the last point back; the next click begins anew. Esc is handled by the owner.
 */
export class MeasureTool {
  #map: MapLibreMap;
  #tool: ToolId;
  #report: Report;
  #draw: (data: FeatureCollection) => void;
  #points: LonLat[] = [];
  #next: LonLat | null = null;
  #done = false;

  constructor(map: MapLibreMap, tool: ToolId, draw: (data: FeatureCollection) => void, report: Report) {
    this.#map = map;
    this.#tool = tool;
    this.#draw = draw;
    this.#report = report;
    map.doubleClickZoom.disable();
    map.getCanvas().style.cursor = 'crosshair';
    map.on('click', this.#onClick);
    map.on('dblclick', this.#onDouble);
    map.on('mousemove', this.#onMove);
    window.addEventListener('keydown', this.#onKey);
  }

  stop(): void {
    const map = this.#map;
    map.off('click', this.#onClick);
    map.off('dblclick', this.#onDouble);
    map.off('mousemove', this.#onMove);
    window.removeEventListener('keydown', this.#onKey);
    map.doubleClickZoom.enable();
    map.getCanvas().style.cursor = '';
    this.#points = [];
    this.#next = null;
    this.#show();
  }

  finish = (): void => {
    if (this.#points.length < (this.#tool === 'area' ? 3 : 2)) return;
    this.#done = true;
    this.#next = null;
    this.#show();
  };

  undo = (): void => {
    this.#points.pop();
    this.#done = false;
    this.#show();
  };

  #onClick = (event: MapMouseEvent): void => {
    const point: LonLat = [event.lngLat.lng, event.lngLat.lat];
    if (this.#done) {
      this.#points = [];
      this.#done = false;
    }
    const last = this.#points.at(-1);
    // The second click of a double click lands on the first one's place: no new point.
    if (last && this.#near(last, event)) return;
    const first = this.#points[0];
    if (this.#tool === 'area' && first && this.#points.length > 2 && this.#near(first, event)) {
      this.finish();
      return;
    }
    this.#points.push(point);
    this.#show();
  };

  #onDouble = (event: MapMouseEvent): void => {
    event.preventDefault();
    this.finish();
  };

  #onMove = (event: MapMouseEvent): void => {
    if (this.#done || this.#points.length === 0) return;
    this.#next = [event.lngLat.lng, event.lngLat.lat];
    this.#show();
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (event.key === 'Enter') this.finish();
    else if (event.key === 'Backspace') this.undo();
    else return;
    event.preventDefault();
  };

  #near(place: LonLat, event: MapMouseEvent): boolean {
    const at = this.#map.project(place);
    return Math.hypot(at.x - event.point.x, at.y - event.point.y) < 6;
  }

  #show(): void {
    const points = this.#next ? [...this.#points, this.#next] : this.#points;
    this.#draw(measureDrawing(points, this.#tool, this.#done));
    this.#report(points, this.#done);
  }
}

/** What the map draws of a measurement: line or ring, vertices, and the running length at each vertex. */
export function measureDrawing(points: readonly LonLat[], tool: ToolId, done: boolean): FeatureCollection {
  const features: FeatureCollection['features'] = [];
  const ring = tool === 'area' && points.length > 2;
  const line = ring ? [...points, points[0]!] : [...points];
  if (line.length > 1)
    features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } });
  if (ring)
    features.push({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [line] } });
  const { legsM } = measurePath(points);
  let runM = 0;
  for (const [i, place] of points.entries()) {
    runM += i > 0 ? legsM[i - 1]! : 0;
    const labelled = tool === 'distance' && i > 0 && (done || i < points.length - 1 || points.length > 1);
    features.push({
      type: 'Feature',
      properties: labelled ? { label: formatLength(runM) } : {},
      geometry: { type: 'Point', coordinates: place },
    });
  }
  return { type: 'FeatureCollection', features };
}
