import type { PolygonJson } from '../../../api/common.ts';
import type { Text } from '../../../domain/text.ts';
import { readGeoJson } from './geojson.ts';
import { readList } from './list.ts';
import { type Outline, SiteTextError } from './outline.ts';
import { type PlaceOptions, placeOutline } from './place.ts';
import { readWkt, WKT_START } from './wkt.ts';

export type SiteText =
  | { ok: true; polygon: PolygonJson; format: Outline['format']; epsg: number; vertices: number }
  | { ok: false; line: number; text: Text };

/** Whatever a planner pastes → a polygon, or which line is wrong and why. Never throws on bad input. */
export function readSite(text: string, options: PlaceOptions): SiteText {
  try {
    const outline = readOutline(text);
    const { polygon, epsg } = placeOutline(outline, options);
    const vertices = outline.parts.flat().reduce((sum, ring) => sum + ring.length, 0);
    return { ok: true, polygon, format: outline.format, epsg, vertices };
  } catch (error) {
    if (error instanceof SiteTextError) return { ok: false, line: error.line, text: error.text };
    throw error;
  }
}

function readOutline(text: string): Outline {
  if (/^\s*\{/.test(text)) return readGeoJson(text);
  if (WKT_START.test(text)) return readWkt(text);
  const other = /^\s*(?:SRID\s*=\s*\d+\s*;)?\s*(MULTI)?(POINT|LINESTRING|GEOMETRYCOLLECTION|POLYGON)/i.exec(
    text,
  );
  if (other) {
    throw new SiteTextError(1, {
      zh: `WKT “${other[0].trim()}”不是地块的面。要用 POLYGON((…)) 或 MULTIPOLYGON(((…)))。`,
      en: `The WKT "${other[0].trim()}" is no polygon. A site needs POLYGON((…)) or MULTIPOLYGON(((…))).`,
    });
  }
  return readList(text);
}
