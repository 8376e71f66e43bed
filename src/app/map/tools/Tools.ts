import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Site } from '../contract.ts';
import type { SnapshotStore, ToolId } from '../snapshot.ts';
import { MeasureTool } from './MeasureTool.ts';
import type { SiteMode, SiteTool } from './SiteTool.ts';

type Surroundings = {
  /** The planner's site as it is wished now. */
  site: () => Site | null;
  draw: (source: 'measure' | 'site', data: FeatureCollection) => void;
  /** A tool takes the pointer. */
  onBegin: () => void;
};

/** The tools that take the pointer, at most one at a time: measuring, and drawing or reshaping the planner's site. */
export class Tools {
  readonly #map: MapLibreMap;
  readonly #snapshot: SnapshotStore;
  readonly #around: Surroundings;
  #measure: MeasureTool | null = null;
  #site: SiteTool | null = null;

  constructor(map: MapLibreMap, snapshot: SnapshotStore, around: Surroundings) {
    this.#map = map;
    this.#snapshot = snapshot;
    this.#around = around;
  }

  stop(): void {
    this.#measure?.stop();
    this.#site?.stop();
  }

  /** Begins measuring, or ends it (null). */
  measure(tool: ToolId | null): void {
    this.#measure?.stop();
    this.#measure = null;
    this.#snapshot.set({ tool, measured: { points: [], done: false } });
    if (!tool) return;
    this.#around.onBegin();
    this.#measure = new MeasureTool(
      this.#map,
      tool,
      (data) => this.#around.draw('measure', data),
      (points, done) => this.#snapshot.set({ measured: { points: [...points], done } }),
    );
  }

  finishMeasure(): void {
    this.#measure?.finish();
  }

  /** Begins drawing or reshaping the planner's site, or ends it (null). */
  async setSiteMode(mode: SiteMode | null): Promise<void> {
    this.#snapshot.set({ siteMode: mode });
    if (mode) {
      this.measure(null);
      this.#around.onBegin();
      const { SiteTool } = await import('./SiteTool.ts');
      // Somebody may have ended it while the tool was loading.
      if (this.#snapshot.get().siteMode !== mode) return;
      this.#site ??= new SiteTool(this.#map, (polygon) => {
        if (this.#snapshot.get().siteMode !== 'edit') void this.setSiteMode(null);
        this.#around.site()?.onDrawn(polygon);
      });
      this.#site.setMode(mode, this.#around.site()?.polygon ?? null);
    } else {
      this.#site?.stop();
      this.#site = null;
    }
    this.#drawSite();
  }

  /** Follows the workspace's wishes: begins or ends drawing, shows the site. */
  siteChanged(): void {
    const site = this.#around.site();
    const { siteMode } = this.#snapshot.get();
    const canGoOn = siteMode === 'edit' ? site?.polygon : site?.drawing;
    if (site?.drawing && !siteMode) void this.setSiteMode('polygon');
    else if (siteMode && !canGoOn) void this.setSiteMode(null);
    this.#drawSite();
  }

  #drawSite(): void {
    const polygon = this.#snapshot.get().siteMode === 'edit' ? null : this.#around.site()?.polygon;
    const geometry = polygon as FeatureCollection['features'][number]['geometry'];
    this.#around.draw('site', {
      type: 'FeatureCollection',
      features: polygon ? [{ type: 'Feature', properties: {}, geometry }] : [],
    });
  }
}
