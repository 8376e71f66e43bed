import type { FlatPolygon } from '../../geo/flat.ts';
import type { RawValue } from '../types.ts';

/** Formats that tables are written in; `shp` and `txt` are as the trade calls them. */
export const WRITTEN_FORMATS = ['gpkg', 'shp', 'geojson', 'kml', 'txt', 'csv', 'xlsx'] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

/**
 * One column. `integer` holds numbers, or digits as text beyond 2^53; `real` numbers; `date` ISO text, `YYYY-MM-DD`.
 * Any value may be null.
 */
export type Field = {
  /** Unique in its table; what the column is called in files for programs. */
  name: string;
  /** What people read above it, in tables. */
  title: string;
  type: 'text' | 'integer' | 'real' | 'date';
  /** Decimals that a spreadsheet shows of a number; the number itself stays whole. */
  decimals?: number;
};

/** One record: its values in the order of the fields, its shape in degrees of CGCS2000. */
export type Row = { values: readonly RawValue[]; polygon: FlatPolygon };

/** What is to be written. `rows` is run through once, so that any number of them needs little memory. */
export type Table = {
  /** Name of the layer, also of the files inside an archive. */
  name: string;
  /** Title above a table. */
  titleZh: string;
  fields: readonly Field[];
  rows: Iterable<Row> | AsyncIterable<Row>;
};

export type WriteOptions = {
  /** Of the coordinates: CGCS2000 degrees (4490) or a Gauss–Krüger zone; TXT knows zones only (4524 where absent). */
  epsg?: number;
  /** Of shapefile and TXT text; where absent GBK, or UTF-8 as soon as GBK lacks a character. */
  encoding?: 'gbk' | 'utf-8';
  /** Ends the writing with its reason. */
  signal?: AbortSignal;
};

/** Something that the format could not take as it was; also said inside the file where there is room for it. */
export type Remark = { zh: string; en: string };

export type Written = { rows: number; bytes: number; remarks: Remark[] };

/** Writes a whole file at `path`, which must not exist; on failure the caller removes what is there. */
export type TableWriter = (table: Table, path: string, options: WriteOptions) => Promise<Written>;
