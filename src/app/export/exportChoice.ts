import { EXPORT_FORMATS, type ExportFormat, type ExportRequest } from '../../api/exports.ts';
import { CRS_LIST, gk3Epsg, gk3Zone } from '../../geo/crs.ts';
import type { LonLatBox } from '../map/contract.ts';

/** What a person settles before an export; kept from one export to the next. */
export type ExportChoice = { format: ExportFormat; epsg: number; encoding: 'auto' | 'gbk' | 'utf-8' };

const DEGREES = 4490;
const FIRST_ZONE = 25;
const LAST_ZONE = 45;

/** Coordinate systems of a format: the county's own first, then all others that it can be written in. */
export function crsChoices(format: ExportFormat, county: LonLatBox): { usual: number[]; others: number[] } {
  if (format === 'kml') return { usual: [DEGREES], others: [] };
  const zones = zonesOf(county);
  // The coordinate list is in metres of a zone whose number stands before the easting: that is its grammar.
  const usual =
    format === 'txt'
      ? zones.map((zone) => gk3Epsg(zone))
      : [DEGREES, ...zones.map((zone) => gk3Epsg(zone)), ...zones.map((zone) => gk3Epsg(zone, false))];
  const others = CRS_LIST.filter(
    ({ epsg, kind, hasPrefix }) =>
      !usual.includes(epsg) && (format !== 'txt' || (kind === 'gk3' && hasPrefix === true)),
  ).map(({ epsg }) => epsg);
  return { usual, others };
}

/** The 3° zones that a box lies in, its middle's first. */
function zonesOf([west, , east]: LonLatBox): number[] {
  const inTable = (zone: number) => Math.min(Math.max(zone, FIRST_ZONE), LAST_ZONE);
  return [...new Set([(west + east) / 2, west, east].map((lon) => inTable(gk3Zone(lon))))];
}

/** The choice with a coordinate system that the format allows: another format must not carry the wrong one along. */
export function fitting(choice: ExportChoice, county: LonLatBox): ExportChoice {
  const { usual, others } = crsChoices(choice.format, county);
  return usual.includes(choice.epsg) || others.includes(choice.epsg)
    ? choice
    : { ...choice, epsg: usual[0]! };
}

/** Formats whose text may be in one of two encodings. */
export const hasEncoding = (format: ExportFormat) => format === 'shp' || format === 'txt';

/** What the server is asked for; the encoding only where there is one and the person chose it. */
export function requestOf(choice: ExportChoice): Pick<ExportRequest, 'format' | 'epsg' | 'encoding'> {
  const { format, epsg, encoding } = choice;
  return {
    format,
    ...(format !== 'kml' && { epsg }),
    ...(hasEncoding(format) && encoding !== 'auto' && { encoding }),
  };
}

/** The choice as it is kept on this machine: `shp 4524 gbk`. */
export const keptText = ({ format, epsg, encoding }: ExportChoice) => `${format} ${epsg} ${encoding}`;

/** A kept choice; the first one where nothing sensible was kept. */
export function choiceOf(kept: string): ExportChoice {
  const [format, epsg, encoding] = kept.split(' ');
  return {
    format: EXPORT_FORMATS.find((one) => one === format) ?? 'gpkg',
    epsg: CRS_LIST.some((crs) => `${crs.epsg}` === epsg) ? Number(epsg) : DEGREES,
    encoding: encoding === 'utf-8' || encoding === 'gbk' ? encoding : 'auto',
  };
}
