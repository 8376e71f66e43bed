import type { FeatureCollection } from 'geojson';
import type { Catalog } from '../../api/catalog.ts';
import { syncCameras } from './compare.ts';
import { Face, type PatchMarks } from './Face.ts';
import type { ImageDate } from './style/imageLayers.ts';
import { type OwnSource, sources } from './style/sources.ts';
import type { Layer } from './style/spec.ts';
import type { Camera } from './view/camera.ts';

/** The main map, and while two dates are compared the second one: told the same, shown the same. */
export class Faces {
  readonly main: Face;
  #second: { face: Face; stopSync: () => void } | null = null;
  #secondBox: HTMLElement;
  #owner: string;
  #catalog: Catalog;
  #dates: readonly ImageDate[] = [];
  #title: string;
  #data = new Map<OwnSource, FeatureCollection>();
  #marks = new Map<number, PatchMarks>();
  #onFace: (face: Face) => void;

  /** `onFace` is told of each map that is made. Throws where the browser has no WebGL 2. */
  constructor(
    boxes: { main: HTMLElement; second: HTMLElement },
    camera: Camera,
    catalog: Catalog,
    names: { owner: string; title: string },
    onFace: (face: Face) => void,
  ) {
    this.#secondBox = boxes.second;
    this.#catalog = catalog;
    this.#owner = names.owner;
    this.#title = names.title;
    this.#onFace = onFace;
    this.main = new Face(boxes.main, camera, catalog.vocabulary, names.title);
    onFace(this.main);
  }

  get all(): Face[] {
    return this.#second ? [this.main, this.#second.face] : [this.main];
  }

  /** Opens or closes the second map. */
  compare(on: boolean): void {
    if (!on) {
      this.#second?.stopSync();
      this.#second?.face.remove();
      this.#second = null;
    } else if (!this.#second) {
      const { map } = this.main;
      const { lng, lat } = map.getCenter();
      const camera = { zoom: map.getZoom(), lon: lng, lat };
      const face = new Face(this.#secondBox, camera, this.#catalog.vocabulary, this.#title);
      this.#second = { face, stopSync: syncCameras(map, face.map) };
      face.setSources(sources(this.#catalog, this.#dates, this.#owner));
      for (const [source, data] of this.#data) face.setData(source, data);
      for (const [id, marks] of this.#marks) face.mark(id, marks);
      this.#onFace(face);
    }
  }

  setCatalog(catalog: Catalog, dates: readonly ImageDate[]): void {
    this.#catalog = catalog;
    this.#dates = dates;
    for (const face of this.all) face.setSources(sources(catalog, dates, this.#owner));
  }

  setLayers(main: Layer[], second: Layer[]): void {
    this.main.setLayers(main);
    this.#second?.face.setLayers(second);
  }

  setData(source: OwnSource, data: FeatureCollection): void {
    this.#data.set(source, data);
    for (const face of this.all) face.setData(source, data);
  }

  mark(id: number, marks: PatchMarks): void {
    this.#marks.set(id, { ...this.#marks.get(id), ...marks });
    for (const face of this.all) face.mark(id, marks);
  }

  remove(): void {
    this.compare(false);
    this.main.remove();
  }
}
