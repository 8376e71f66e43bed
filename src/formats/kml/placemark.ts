import type { FlatPolygon } from '../../geo/flat.ts';
import type { FormatError } from '../error.ts';
import type { GeometryKind } from '../reasons.ts';
import type { RawValue } from '../types.ts';

/** One placemark as it was read; its polygon is in degrees, longitude first, unrepaired. */
export type Placemark = {
  /** Names of the folders around it, joined by `/`; '' at the top. */
  folder: string;
  /** '' where it has none */
  name: string;
  /** All attributes under their original names, without `name`, `description` and `Folder`. */
  values: Map<string, RawValue>;
  /** The description without its markup; '' where there is none or where all of it became attributes. */
  description: string;
  /** Null where there is none; `others` says what there is instead. */
  polygon: FlatPolygon | null;
  others: Set<GeometryKind>;
  /** The polygon was drawn as a closed line or a lone ring. */
  isFromLine: boolean;
  /** Why its geometry cannot be read. */
  trouble: FormatError | null;
};
