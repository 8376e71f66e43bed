import type { Text } from '../../../domain/text.ts';

/** A vertex as written: two numbers and the line (from 1) on which they stand. */
export type Vertex = { a: number; b: number; line: number };
export type Ring = Vertex[];

/**
 * An outline as written, before it is placed on the earth. `order` says what the two numbers are: 'xy' east first
 * (GeoJSON, WKT), 'any' as the numbers themselves tell (lists of coordinates, where survey X is the northing).
 */
export type Outline = {
  format: 'geojson' | 'wkt' | 'list';
  parts: Ring[][];
  order: 'xy' | 'any';
  /** Where the text itself names its coordinate system. */
  epsg?: number;
  /** 3° zone of six-digit eastings, where the text names it (带号). */
  zone?: number;
};

/** The text is not a site: which line (from 1; 0 for the text as a whole), what is wrong, how to go on. */
export class SiteTextError extends Error {
  readonly line: number;
  readonly text: Text;
  constructor(line: number, text: Text) {
    super(text.en);
    this.line = line;
    this.text = text;
  }
}

/** More than a site ever has; keeps a wrong paste from stalling the page. */
export const MAX_VERTICES = 20_000;

/** Line (from 1) of a character position. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
