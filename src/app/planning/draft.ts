import type { PolygonJson } from '../../api/common.ts';
import { decodeSite, encodeSite, MAX_LINK } from './siteLink.ts';
import type { Box, PlaceOptions } from './siteText/place.ts';
import { readSite, type SiteText } from './siteText/readSite.ts';
import { partsOf, writeSite } from './siteText/writeSite.ts';

/** The site on the table: its outline as text, how it was read, and the polygon where there is one. */
export type Draft = {
  text: string;
  /** EPSG that the person chose; null: found by the numbers. */
  chosenEpsg: number | null;
  read: SiteText | null;
  polygon: PolygonJson | null;
  /** Typed text waits a moment before it is sent. */
  source: 'text' | 'drawn' | 'link' | 'file';
  /** For a site out of a file: its name and which of its shapes, as it is shown beside the outline. */
  origin?: SiteOrigin;
};

export type SiteOrigin = { fileName: string; shape: string };

export const EMPTY_DRAFT: Draft = { text: '', chosenEpsg: null, read: null, polygon: null, source: 'text' };

export function draftOfText(text: string, chosenEpsg: number | null, within: Box): Draft {
  if (text.trim() === '') return { ...EMPTY_DRAFT, text, chosenEpsg };
  const options: PlaceOptions = { within, epsg: chosenEpsg ?? undefined };
  const read = readSite(text, options);
  return { text, chosenEpsg, read, polygon: read.ok ? read.polygon : null, source: 'text' };
}

/** What was drawn, to the 1e-9 degree that a link carries, so that both are measured alike. */
export function draftOfDrawing(drawn: PolygonJson): Draft {
  const polygon = decodeSite(encodeSite(drawn)) ?? drawn;
  return { ...EMPTY_DRAFT, text: writeSite(polygon, 4490), polygon, source: 'drawn' };
}

/** A shape out of a file. */
export function draftOfFile(polygon: PolygonJson, origin: SiteOrigin): Draft {
  return { ...EMPTY_DRAFT, text: writeSite(polygon, 4490), polygon, source: 'file', origin };
}

export function draftOfLink(code: string): Draft | null {
  const polygon = decodeSite(code);
  return polygon && { ...EMPTY_DRAFT, text: writeSite(polygon, 4490), polygon, source: 'link' };
}

/** The site for the address; undefined where there is none or it is too long for a link. */
export function linkOf(polygon: PolygonJson | null): string | undefined {
  const code = polygon && encodeSite(polygon);
  return code && code.length <= MAX_LINK ? code : undefined;
}

export function boxOf(polygon: PolygonJson): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [lon, lat] of partsOf(polygon).flat(2) as [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

export const meets = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
