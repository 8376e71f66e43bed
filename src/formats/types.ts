import type { Bbox, FlatPolygon } from '../geo/flat.ts';
import type { Repair } from '../geo/repair.ts';
import type { GeometryKind } from './reasons.ts';

/** Formats read; `read.ts` says by which content each is known. */
export type FormatName =
  | 'shapefile'
  | 'geojson'
  | 'geopackage'
  | 'fileGdb'
  | 'kml'
  | 'dxf'
  | 'flatGeobuf'
  | 'csv'
  | 'excel'
  | 'coordinateText'
  | 'vct';

export type RawValue = string | number | null;

/** One record of a file, in CGCS2000 longitude and latitude. */
export type SourceFeature = {
  /** 1-based place in the file, as the user counts rows. */
  record: number;
  /** All attributes under their original names. Dates are ISO text; integers beyond 2^53 are text. */
  properties: Record<string, RawValue>;
  polygon: FlatPolygon;
};

/** How the text encoding became known, from sure to guessed. */
export type EncodingHow = 'chosen' | 'cpg' | 'ldid' | 'bom' | 'validUtf8' | 'fallback' | 'format';

/** How the coordinate system became known, from sure to guessed. */
export type CrsHow =
  | 'chosen'
  | 'prj'
  | 'member'
  | 'table'
  | 'header'
  | 'format'
  | 'zonePrefix'
  | 'extent'
  | 'magnitude';

/** In which order the file writes a position: `xy` easting (longitude) first, `yx` northing (latitude) first. */
export type AxisOrder = {
  order: 'xy' | 'yx';
  /** `format`: by rule or custom of the format; `magnitude`, `extent`: the numbers fit this way only */
  how: 'chosen' | 'format' | 'magnitude' | 'extent';
};

/** Which columns of a table hold what; a name as in the file's heading, or its place from 1 where there is none. */
export type TableColumns = {
  wkt?: string;
  x?: string;
  y?: string;
  /** tells one parcel from the next */
  parcel?: string;
  /** 圈号: 1 outer ring, further ones holes or parts */
  ring?: string;
};

/** Something the reader did or ignored that the user should see, though the import goes on. */
export type ReadNote =
  | { code: 'deletedRecords'; count: number }
  | { code: 'trailingBytes'; bytes: number }
  | { code: 'headerLengthWrong' }
  | { code: 'otherLayers'; names: string[] }
  /** A reader's own remark, ready to show; `record` 1-based, `line` of a text file. */
  | { code: 'remark'; text: { zh: string; en: string }; record?: number; line?: number };

/** A record that was left out because nothing could be done with its geometry. */
export type Skipped = {
  record: number;
  code:
    | 'geometryMissing'
    | 'geometryKind'
    | 'geometryBad'
    | 'geometryEmpty'
    | 'coordinateNotFinite'
    | 'coordinateRange';
};

export type ReadResult = {
  layerName: string;
  format: FormatName;
  encoding: { name: string; how: EncodingHow };
  /** The file's own system; the features have been brought to EPSG:4490. */
  crs: { epsg: number; how: CrsHow; name?: string };
  axisOrder?: AxisOrder;
  features: SourceFeature[];
  /** With the place of what came of it; null where nothing is left. */
  repairs: { record: number; repair: Repair; bbox: Bbox | null }[];
  /** Always empty unless `skipInvalid` was asked for: else one such record refuses the file. */
  skipped: Skipped[];
  notes: ReadNote[];
  /** Field name → type as the source states it, in the source's order. */
  sourceFieldTypes: Record<string, string>;
};

/** Takes what is read, one after the other. */
export type Taker = {
  /** Called once before the first feature, with the names of the fields. */
  begin?: (fields: string[]) => void;
  /** Gets each feature, and may let the next one wait. */
  take: (feature: SourceFeature) => Promise<void> | void;
};

/** All of a result but its features. */
export type ReadHead = Omit<ReadResult, 'features'>;

/** What the user may settle in the preview when the file leaves it open. */
export type ReadOptions = {
  /** Encoding label known to WHATWG, e.g. `gb18030`, `utf-8`. */
  encoding?: string;
  /** EPSG code of the file's coordinates. */
  epsg?: number;
  /** Which layer, when the file holds several. */
  layerName?: string;
  /** Order of the two numbers of a position, where the file leaves it open or gets it wrong. */
  axisOrder?: AxisOrder['order'];
  /** Columns of a table (CSV, Excel) that its headings do not tell. */
  columns?: TableColumns;
  /** [west, south, east, north] degrees: where data is expected; tells zones without a prefix apart. */
  expectedExtent?: [number, number, number, number];
  /** Leave out records without a usable polygon instead of refusing the file. */
  skipInvalid?: boolean;
  /** Leave coordinates as the file has them, to see which systems and orders they fit. Not for importing. */
  asWritten?: boolean;
  /** Take any coordinate system of the earth that needs no secret parameters, not only those of the trade. */
  anywhere?: boolean;
};

/** The files of a loose shapefile beside its .shp. */
export type ShapefileSiblings = { dbf?: Uint8Array; prj?: Uint8Array; cpg?: Uint8Array };

/** What a reader hands to `normalise`: still unrepaired, already lon/lat. */
export type RawFeature = {
  record: number;
  properties: Record<string, RawValue>;
  polygon: FlatPolygon;
};

export type RawResult = Omit<ReadResult, 'features' | 'repairs'> & { features: RawFeature[] };

/** What a layer holds, as far as opening the file tells. */
export type LayerGeometry = 'polygon' | GeometryKind | 'none' | 'unknown';

/** A layer that opening a file has found; reading it is another step. */
export type LayerSource = {
  /** Unique in the file; inside archives with the archive's own folders, `规划包.zip/150626.gdb/GHFQ`. */
  name: string;
  format: FormatName;
  /** Records as the file states them; null where only reading tells. */
  records: number | null;
  geometry: LayerGeometry;
  /** What the other layers of the file hold is in this one too. */
  holdsOthers?: boolean;
  /** May be called once. */
  read: () => Promise<RawResult>;
  /** Texts as bytes, those that are no ASCII first, to show them in one encoding and another; absent where it is fixed. */
  textBytes?: () => Uint8Array[];
  /** Of a table: its columns with first values, also where it is not known which hold coordinates. */
  columns?: () => { name: string; samples: string[] }[];
};

/** Opens a file of one format. Throws a FormatError where not even its layers can be listed. */
export type Reader = (bytes: Uint8Array, file: string, context: ReadContext) => Promise<LayerSource[]>;

export type Stage = 'unpack' | 'open' | 'convert' | 'repair';

/** `done` of `total` records in a stage; total 0 while unknown. */
export type Progress = { stage: Stage; done: number; total: number };

export type ReadContext = {
  options: ReadOptions;
  onProgress: (progress: Progress) => void;
  siblings?: ShapefileSiblings;
  /** Takes what has to be let go of when the file is done with, such as an open dataset. */
  onClose?: (close: () => Promise<void>) => void;
};
