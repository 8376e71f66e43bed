import type { FeatureCollection } from 'geojson';
import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Vocabulary } from '../../domain/verdict.ts';
import { applyLayers } from './style/applyLayers.ts';
import { fontFaces } from './style/fontFaces.ts';
import { addHatches } from './style/images.ts';
import type { OwnSource } from './style/sources.ts';
import type { Layer, SourceSpecification } from './style/spec.ts';
import type { Camera } from './view/camera.ts';

setWorkerUrl(workerUrl);

/** Marks that repaint at once: a state just signed, the selected patch, the one under the pointer. */
export type PatchMarks = { s?: string; sel?: boolean; hover?: boolean };

/**
 * One drawn map: the main one, or the second one of a comparison. It is told what to show as data, before or after
 * its style has loaded, and brings MapLibre there with the fewest steps.
 */
export class Face {
  readonly map: MapLibreMap;
  #ready = false;
  #sources: Record<string, SourceSpecification> = {};
  #applied: Layer[] = [];
  #layers: Layer[] = [];
  #data = new Map<OwnSource, FeatureCollection>();
  #marks = new Map<number, PatchMarks>();

  /** Throws where the browser has no WebGL 2. */
  constructor(container: HTMLElement, camera: Camera, vocabulary: Vocabulary, title: string) {
    this.map = new MapLibreMap({
      container,
      style: { version: 8, sources: {}, layers: [], 'font-faces': fontFaces() },
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      minZoom: 5,
      maxZoom: 20,
      maxPitch: 0,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 120,
      clickTolerance: 4,
      refreshExpiredTiles: false,
      locale: { 'Map.Title': title },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.once('style.load', () => {
      addHatches(this.map, vocabulary);
      this.#ready = true;
      this.#applySources();
      this.#applyLayers();
      for (const [id, marks] of this.#marks) this.#setMarks(id, marks);
    });
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** Replaces the sources that differ; layers are put back afterwards. */
  setSources(sources: Record<string, SourceSpecification>): void {
    this.#sources = sources;
    if (this.#ready) {
      this.#applySources();
      this.#applyLayers();
    }
  }

  setLayers(layers: Layer[]): void {
    this.#layers = layers;
    if (this.#ready) this.#applyLayers();
  }

  setData(source: OwnSource, data: FeatureCollection): void {
    this.#data.set(source, data);
    if (this.#ready) (this.map.getSource(source) as GeoJSONSource | undefined)?.setData(data);
  }

  /** Repaints single patches in the next frame. */
  mark(id: number, marks: PatchMarks): void {
    this.#marks.set(id, { ...this.#marks.get(id), ...marks });
    if (this.#ready) this.#setMarks(id, marks);
  }

  /** Joins and parses the patch tiles again (another filter, another state). */
  refreshPatches(): void {
    if (this.#ready && this.map.getSource('patch')) this.map.refreshTiles('patch');
  }

  retry(source: string): void {
    if (this.#ready && this.map.getSource(source)?.type !== 'geojson') this.map.refreshTiles(source);
  }

  remove(): void {
    this.map.remove();
  }

  #setMarks(id: number, marks: PatchMarks): void {
    this.map.setFeatureState({ source: 'patch', sourceLayer: 'patch', id }, marks);
    this.map.setFeatureState({ source: 'patch-points', id }, marks);
  }

  #applySources(): void {
    const style = this.map.getStyle().sources;
    const stale = Object.keys(style).filter(
      (name) => !isOwn(style[name]!) && JSON.stringify(style[name]) !== JSON.stringify(this.#sources[name]),
    );
    if (stale.length > 0) {
      const kept = this.#applied.filter((layer) => !stale.includes(layer.source ?? ''));
      applyLayers(this.map, this.#applied, kept);
      this.#applied = kept;
      for (const name of stale) this.map.removeSource(name);
    }
    for (const [name, source] of Object.entries(this.#sources)) {
      if (this.map.getSource(name)) continue;
      this.map.addSource(name, source);
      const data = this.#data.get(name as OwnSource);
      if (data) (this.map.getSource(name) as GeoJSONSource).setData(data);
    }
  }

  #applyLayers(): void {
    const drawable = this.#layers.filter((layer) => !layer.source || layer.source in this.#sources);
    applyLayers(this.map, this.#applied, drawable);
    this.#applied = drawable;
  }
}

/** Sources whose data this page sets itself: never replaced. (terra-draw's own are of this type too.) */
const isOwn = (source: SourceSpecification) => source.type === 'geojson';
