import type { FeatureCollection } from 'geojson';
import type { Seen } from '../../api/patches.ts';
import { annotationFeatures } from './annotation.ts';
import type { LonLatBox, MapHandle, MapStageProps } from './contract.ts';
import type { Face } from './Face.ts';
import { Faces } from './Faces.ts';
import {
  ANNOTATION_FRAME,
  aimAgainOnResize,
  BOX_FRAME,
  boxOfArea,
  countyCamera,
  goTo,
  viewOf,
} from './movements.ts';
import { heatPoints } from './patches/heat.ts';
import { setJoiner } from './patches/patchProtocol.ts';
import { patchPoints } from './patches/points.ts';
import { followPointer, type PointerOwner } from './pointer.ts';
import { prefetchTiles } from './prefetch.ts';
import { shownImages } from './shownImages.ts';
import { firstSnapshot, SnapshotStore, type ToolId } from './snapshot.ts';
import { type ImageDate, imageDates } from './style/imageLayers.ts';
import { layerStack } from './style/layerStack.ts';
import type { Theme } from './style/stateExpressions.ts';
import type { SiteMode } from './tools/SiteTool.ts';
import { Tools } from './tools/Tools.ts';
import { townshipLabels } from './townshipLabels.ts';
import { formatAt, parseAt } from './view/camera.ts';
import { layerView } from './view/presets.ts';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
const REFRESH_DELAY_MS = 90;
let owners = 0;

export type ControllerProps = MapStageProps & { theme: Theme; title: string };

/**
 * The one map. Not React: it lives as long as the page, is told the wishes of a workspace as plain props, compares
 * them with the last ones and changes only what differs. What the parts round the map show of it is in `snapshot`.
 */
export class MapController implements MapHandle {
  readonly snapshot: SnapshotStore;
  readonly #faces: Faces;
  readonly #owner = `map${++owners}`;
  #props: ControllerProps;
  #dates: ImageDate[];
  readonly #tools: Tools;
  #lastAt: string;
  #aimedAt: string | null = null;
  #refresh: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: () => void;

  /** Throws where the browser has no WebGL 2. */
  constructor(main: HTMLElement, second: HTMLElement, props: ControllerProps) {
    const { catalog, table, view, title, selected } = props;
    this.#props = props;
    this.#dates = imageDates(catalog.images);
    const [west, south, east, north] = catalog.county.bbox;
    const asked = parseAt(view.at);
    const camera = asked ?? { zoom: 8, lon: (west + east) / 2, lat: (south + north) / 2 };
    this.snapshot = new SnapshotStore(firstSnapshot(camera));
    const names = { owner: this.#owner, title };
    this.#faces = new Faces({ main, second }, camera, catalog, names, (face) => this.#listen(face));
    this.#tools = new Tools(this.map, this.snapshot, {
      site: () => this.#props.site,
      draw: (source, data) => this.#faces.setData(source, data),
      onBegin: () => this.#hover(null),
    });
    setJoiner(this.#owner, (id) => this.#stateToDraw(id));
    if (!asked) this.map.jumpTo(countyCamera(this.map, catalog.county.bbox));
    this.#lastAt = this.#at();
    this.map.on('move', () => {
      const { lng, lat } = this.map.getCenter();
      this.snapshot.set({ zoom: this.map.getZoom(), centre: { lon: lng, lat } });
    });
    aimAgainOnResize(this.map);
    this.map.on('moveend', () => this.#tellCamera());
    this.#unsubscribe = table.subscribe((changed) => this.#rowsChanged(changed));
    this.#faces.setCatalog(catalog, this.#dates);
    this.#setPoints();
    this.#setConcentration();
    this.#setAnnotation();
    this.#faces.compare(view.compare !== undefined);
    if (selected !== null) this.#faces.mark(selected, { sel: true });
    this.#restack();
    this.#tools.siteChanged();
  }

  /** MapLibre's main map. */
  get map() {
    return this.#faces.main.map;
  }

  /** Brings the map to new wishes. Does nothing where nothing of the map's concern changed. */
  update(props: ControllerProps): void {
    const before = this.#props;
    this.#props = props;
    const changed = (...names: (keyof ControllerProps)[]) =>
      names.some((name) => before[name] !== props[name]);
    const looked = (...names: (keyof ControllerProps['view'])[]) =>
      names.some((name) => before.view[name] !== props.view[name]);
    if (changed('catalog')) {
      this.#dates = imageDates(props.catalog.images);
      this.#faces.setCatalog(props.catalog, this.#dates);
    }
    if (changed('table')) {
      this.#unsubscribe();
      this.#unsubscribe = props.table.subscribe((ids) => this.#rowsChanged(ids));
    }
    if (changed('visible', 'table')) this.#rowsChanged('all');
    if (changed('selected')) {
      if (before.selected !== null) this.#faces.mark(before.selected, { sel: false });
      if (props.selected !== null) this.#faces.mark(props.selected, { sel: true });
    }
    if (changed('concentration', 'catalog')) this.#setConcentration();
    if (changed('annotation')) this.#setAnnotation();
    if (looked('image', 'compare')) this.snapshot.set({ flickering: false });
    if (looked('compare')) this.#faces.compare(props.view.compare !== undefined);
    if (
      changed('catalog', 'theme', 'concentration', 'site') ||
      looked('layers', 'image', 'compare', 'left', 'right')
    )
      this.#restack();
    if (changed('site')) this.#tools.siteChanged();
    if (looked('at') && props.view.at !== this.#lastAt) {
      const camera = parseAt(props.view.at);
      if (camera) this.map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom });
    }
  }

  remove(): void {
    this.#unsubscribe();
    clearTimeout(this.#refresh);
    this.#tools.stop();
    setJoiner(this.#owner, null);
    this.#faces.remove();
  }

  showPatch = (id: number, box?: LonLatBox): void => {
    const row = this.#props.table.get(id);
    this.#faces.setData('found', NOTHING);
    if (box) goTo(this.map, box);
    else if (row) goTo(this.map, boxOfArea(row.lon, row.lat, row.areaM2));
  };

  showBox = (box: LonLatBox): void => goTo(this.map, box, BOX_FRAME);

  showPoint = (lon: number, lat: number, zoom = 15): void => {
    const geometry = { type: 'Point' as const, coordinates: [lon, lat] };
    this.#faces.setData('found', {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry }],
    });
    this.map.jumpTo({ center: [lon, lat], zoom: Math.max(zoom, this.map.getZoom()) });
  };

  fitCounty = (): void => {
    this.map.easeTo({ ...countyCamera(this.map, this.#props.catalog.county.bbox), duration: 300 });
  };

  zoomBy = (levels: number): void => {
    this.map.easeTo({ zoom: this.map.getZoom() + levels, duration: 200 });
  };

  flicker = (): void => {
    this.snapshot.set({ flickering: !this.snapshot.get().flickering });
    this.#restack();
  };

  seen = (): Seen => {
    const { image, secondImage } = this.snapshot.get();
    const bounds = this.map.getBounds();
    const versions = new Map(this.#props.catalog.layers.map((layer) => [layer.kind, layer.versionId]));
    return {
      layers: this.#view.shown.flatMap(({ kind }) =>
        versions.has(kind) ? `${kind}@${versions.get(kind)}` : [],
      ),
      imageDates: [image, secondImage].filter((date) => date !== null),
      compare: this.#props.view.compare ?? '',
      bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      zoom: this.map.getZoom(),
    };
  };

  prefetch = (box: LonLatBox): void => {
    const { image, secondImage, ahead } = this.#images();
    const dates = this.#dates.filter(({ date }) => [image, secondImage, ahead].includes(date));
    const kinds = this.#view.shown.map(({ kind }) => kind);
    const next = viewOf(this.map, box);
    prefetchTiles(this.#props.catalog, dates, kinds, next.box, next.zoom);
  };

  setTool = (tool: ToolId | null): void => this.#tools.measure(tool);

  finishMeasure = (): void => this.#tools.finishMeasure();

  setSiteMode = (mode: SiteMode | null): Promise<void> => this.#tools.setSiteMode(mode);

  toggleLayers = (): void => this.snapshot.set({ layersOpen: !this.snapshot.get().layersOpen });

  /** Asks again for the tiles that could not be loaded. */
  retry = (): void => {
    const { failed } = this.snapshot.get();
    this.snapshot.set({ failed: [] });
    for (const source of failed) for (const face of this.#faces.all) face.retry(source);
  };

  get #view() {
    const { view, concentration, site } = this.#props;
    return layerView(view.layers, concentration ? 'overview' : site ? 'planning' : 'triage');
  }

  #images() {
    const dates = this.#dates.map(({ date }) => date);
    return shownImages(dates, this.#props.view, this.snapshot.get().flickering);
  }

  /** State of a patch that is to be drawn, null where the filter or the table leaves it out. */
  #stateToDraw(id: number): string | null {
    const { visible, table } = this.#props;
    if (visible && !visible.has(id)) return null;
    return table.get(id)?.state ?? null;
  }

  #rowsChanged(changed: readonly number[] | 'all'): void {
    if (changed !== 'all')
      for (const id of changed) this.#faces.mark(id, { s: this.#props.table.get(id)?.state ?? 'pending' });
    // Colours are right already; patterns, dashes and what the filter hides follow once, however many rows came.
    clearTimeout(this.#refresh);
    const delay = changed === 'all' ? 0 : REFRESH_DELAY_MS;
    this.#refresh = setTimeout(() => {
      this.#setPoints();
      for (const face of this.#faces.all) face.refreshPatches();
    }, delay);
  }

  #setPoints(): void {
    const { table, visible } = this.#props;
    this.#faces.setData('patch-points', patchPoints(table.rows, visible));
  }

  #setConcentration(): void {
    const { concentration, table, catalog } = this.#props;
    const weights = concentration?.mode === 'heat' ? concentration.weights : undefined;
    this.#faces.setData('heat', weights ? heatPoints(table.rows, weights) : NOTHING);
    const values = concentration?.mode === 'township' ? concentration.values : undefined;
    this.#faces.setData('township-labels', townshipLabels(catalog.townships, values));
  }

  /** Draws the annotation and, once for each, goes where it is. */
  #setAnnotation(): void {
    const { annotation } = this.#props;
    this.#faces.setData('annotation', annotationFeatures(annotation));
    if (annotation?.aim && annotation.box && annotation.key !== this.#aimedAt)
      goTo(this.map, annotation.box, ANNOTATION_FRAME);
    this.#aimedAt = annotation?.key ?? null;
  }

  /** Computes the layers of each map from the view and applies what differs. */
  #restack(): void {
    const { catalog, theme, concentration } = this.#props;
    const { image, secondImage, ahead } = this.#images();
    this.snapshot.set({ image, secondImage });
    const view = this.#view;
    const stack = (shown: string | null, imageAhead: string | null) =>
      layerStack({
        theme,
        vocabulary: catalog.vocabulary,
        catalogLayers: catalog.layers,
        view,
        dates: this.#dates,
        image: shown,
        imageAhead,
        concentration,
      });
    this.#faces.setLayers(stack(image, ahead), stack(secondImage, null));
  }

  #at(): string {
    const { lng, lat } = this.map.getCenter();
    return formatAt({ zoom: this.map.getZoom(), lat, lon: lng });
  }

  #tellCamera(): void {
    const at = this.#at();
    if (at === this.#lastAt) return;
    this.#lastAt = at;
    this.#props.onViewChange({ at });
  }

  #listen(face: Face): void {
    const owner = (): PointerOwner => ({
      listening: () =>
        face.ready && this.snapshot.get().tool === null && this.snapshot.get().siteMode === null,
      areaOf: (id) => this.#props.table.get(id)?.areaM2 ?? 0,
      onMove: (pointer) => this.snapshot.set({ pointer }),
      onHover: (hover) => this.#hover(hover),
      onPatch: (id) => this.#props.onSelect(id),
      onTownship: this.#props.onTownship ?? null,
    });
    followPointer(face.map, owner);
    face.map.on('dataloading', () => this.snapshot.set({ loading: true }));
    face.map.on('idle', () => this.snapshot.set({ loading: false }));
    face.map.on('error', (event) => {
      const { sourceId } = event as { sourceId?: string };
      const { failed } = this.snapshot.get();
      if (!sourceId) console.error(event.error);
      else if (!failed.includes(sourceId)) this.snapshot.set({ failed: [...failed, sourceId] });
    });
  }

  #hover(next: { id: number; x: number; y: number } | null): void {
    const before = this.snapshot.get().hover;
    if (before?.id !== next?.id) {
      if (before) this.#faces.mark(before.id, { hover: false });
      if (next) this.#faces.mark(next.id, { hover: true });
    }
    this.snapshot.set({ hover: next });
  }
}
