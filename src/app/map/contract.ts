import type { Catalog } from '../../api/catalog.ts';
import type { PolygonJson } from '../../api/common.ts';
import type { Seen } from '../../api/patches.ts';
import type { PatchTableStore } from '../state/patchTable.ts';
import type { Annotation } from './annotation.ts';

export type LonLatBox = [west: number, south: number, east: number, north: number];

/** What a workspace asks of the one map; the map itself is mounted once and never reloaded. */
export type MapStageProps = {
  catalog: Catalog;
  table: PatchTableStore;
  /** Patches that pass the filter; null shows all. Others are not drawn. */
  visible: ReadonlySet<number> | null;
  selected: number | null;
  onSelect: (id: number | null) => void;
  view: MapView;
  /** Partial change by the user (camera moved, layer switched, comparison opened …); the owner puts it in the URL. */
  onViewChange: (change: Partial<MapView>) => void;
  /** 态势: how concentration is shown; null outside that workspace. */
  concentration: Concentration | null;
  onTownship?: (code: string) => void;
  /** 规划: the site being drawn or checked; null outside that workspace. */
  site: Site | null;
  /** Shapes that explain a figure of a panel; null for none. */
  annotation: Annotation | null;
};

export type MapView = {
  /** zoom/lat/lon. */
  at?: string;
  image?: string;
  compare?: 'swipe' | 'side';
  left?: string;
  right?: string;
  /** See ViewSearch.layers. undefined = the preset of the workspace. */
  layers?: string;
};

export type Concentration = {
  mode: 'heat' | 'township';
  /** For heat: weight of each visible patch (id → weight). For township: value and shown label by township code. */
  weights?: ReadonlyMap<number, number>;
  values?: ReadonlyMap<string, { value: number; label: string; muted?: boolean }>;
  legend: { title: string; unit: string };
};

export type Site = {
  polygon: PolygonJson | null;
  drawing: boolean;
  onDrawn: (polygon: PolygonJson) => void;
};

/** What others may ask of the map at any time (React ref of MapStage). */
export type MapHandle = {
  /** Brings a patch into view at a scale that fits it, between the panels. */
  showPatch: (id: number, box?: LonLatBox) => void;
  showBox: (box: LonLatBox) => void;
  showPoint: (lon: number, lat: number, zoom?: number) => void;
  /** Shows the other image date while held or for one toggle (the flicker key). */
  flicker: () => void;
  /** Opens or closes the layer panel. */
  toggleLayers: () => void;
  /** What is on screen now, for the record of a verdict. */
  seen: () => Seen;
  /** Loads tiles and images of the next patch ahead. */
  prefetch: (box: LonLatBox) => void;
};
