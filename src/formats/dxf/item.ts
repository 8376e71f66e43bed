import type { GeometryKind } from '../reasons.ts';
import type { Xy } from './curves.ts';
import type { Affine } from './transform.ts';

/** What the drawing holds, seen from above, in the coordinates of the drawing or of the block it stands in. */
export type Item = { layer: string } & (
  | Shape
  | { kind: 'text'; x: number; y: number; text: string }
  | Insert
  /** Nothing with an area. `type` as DXF calls it. */
  | { kind: 'other'; what: GeometryKind; type: string }
);

export type Shape = {
  kind: 'shape';
  /** Closed lines have one ring; a hatch may have several, of which some are holes. */
  rings: Xy[];
  isHatch: boolean;
  handle: string;
  /** Texts that other programs keep with an entity (XDATA), by application. */
  extended: Map<string, string>;
  /** Name of the block it came with; '' where it was drawn directly. */
  block: string;
};

export type Insert = {
  kind: 'insert';
  block: string;
  /** From the block's coordinates to those around it, at the first place of the array. */
  place: Affine;
  columns: number;
  rows: number;
  /** x, y from one column or row to the next. */
  columnStep: number[];
  rowStep: number[];
  texts: { x: number; y: number; text: string }[];
};

/** Blocks by name, in lower case since references do not keep the case; base points are taken off already. */
export type Drawing = { items: Item[]; blocks: Map<string, Item[]>; version: string };
