import type { AreaUnit } from '../../geo/statedArea.ts';
import type { FormatErrorData } from '../error.ts';
import type { AxisOrder, FormatName, LayerGeometry, ReadNote, ReadResult } from '../types.ts';

/** [west, south, east, north] degrees, CGCS2000. */
export type LonLatBox = [number, number, number, number];

/** Everything that can be said of a file before anything of it is stored. */
export type Inspection = {
  fileName: string;
  bytes: number;
  sha256: string;
  layers: { name: string; format: FormatName; records: number | null; geometry: LayerGeometry }[];
  /** The layer looked into: the one chosen, or the only one of polygons. */
  layer: LayerInspection | null;
  /** What a person has to settle before an import can start, in this order. */
  asks: Ask[];
  /** Why the file, or the layer looked into, cannot be imported as it stands; null where it can. */
  refusal: (FormatErrorData & { text: { zh: string; en: string } }) | null;
};

export type Ask = 'layer' | 'encoding' | 'columns' | 'axisOrder' | 'crs';

export type LayerInspection = {
  name: string;
  format: FormatName;
  /** Records read, and how many of them have a usable polygon. */
  records: number;
  features: number;
  vertices: number;
  /** Sum over all usable polygons, ellipsoidal. */
  areaM2: number;
  bbox: LonLatBox | null;
  fields: FieldInspection[];
  encoding: ReadResult['encoding'] & {
    /** Texts of the file that show whether the encoding is right. */
    sample: string[];
    alternatives: { name: string; sample: string[] }[];
  };
  /** Null where nothing tells it. */
  crs: ReadResult['crs'] | null;
  axisOrder: AxisOrder | null;
  /** Systems and orders the numbers fit, the likeliest first; what the person may choose at one click. */
  candidates: CrsCandidate[];
  /** Usable polygons that meet the extent where data is expected; null where none was given. */
  inExpected: number | null;
  areaField: AreaField | null;
  repairs: { code: string; records: number }[];
  /** The first of them, by record. */
  repaired: {
    record: number;
    code: string;
    areaBeforeM2: number | null;
    areaAfterM2: number | null;
    bbox: LonLatBox | null;
  }[];
  /** Records without a usable polygon. They refuse the file unless the person leaves them out. */
  refused: { record: number; code: string; text: { zh: string; en: string } }[];
  refusedCount: number;
  notes: ReadNote[];
  /** Outlines for a small map, thinned; [lon, lat, lon, lat, …] a ring. */
  outline: number[][];
};

export type FieldInspection = {
  name: string;
  /** As the source states it; '' where it states none. */
  type: string;
  /** Records that have a value. */
  filled: number;
  samples: string[];
};

export type CrsCandidate = {
  epsg: number;
  axisOrder: AxisOrder['order'];
  name: { zh: string; en: string };
  /** Where the data would lie. */
  bbox: LonLatBox;
  /** Whether that meets the extent where data is expected; null where none was given. */
  inExpected: boolean | null;
};

/** A column of areas, and the unit in which it agrees with the geometry. */
export type AreaField = { field: string; unit: AreaUnit; compared: number; agreeing: number };
