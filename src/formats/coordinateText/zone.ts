import { refuse } from '../error.ts';
import type { CrsHow } from '../types.ts';
import type { Header } from './header.ts';

/**
 * The coordinate system that a header and the eastings of a list agree on. `at` is an easting of the list and its line.
 * @returns undefined where neither tells it: the person is asked
 * @throws FormatError `crsDatum`, `crsUnsupported`, `zoneConflict`, `zoneImpossible`
 */
export function crsOfList(
  header: Header,
  at: { east: number; line: number },
  file: string,
): { epsg: number; how: CrsHow } | undefined {
  refuseForeign(header, file);
  const prefix = Math.floor(at.east / 1_000_000);
  return prefix >= 1 ? prefixed(header, prefix, at, file) : plain(header, file);
}

/** The system of a list of degrees. */
export function degreesOfList(header: Header, file: string): { epsg: number; how: CrsHow } {
  refuseForeign(header, file);
  if (!header.datum) return { epsg: 4490, how: 'magnitude' };
  return { epsg: header.datum.kind === 'wgs84' ? 4326 : 4490, how: 'header' };
}

function refuseForeign({ datum, projection, unit }: Header, file: string): void {
  if (datum?.kind === 'local') throw refuse('crsDatum', file, { name: datum.name });
  if (datum?.kind === 'unknown') throw refuse('crsUnsupported', file, { name: datum.name });
  if (projection && !OWN_PROJECTION.test(projection.name)) {
    throw refuse('crsUnsupported', file, { name: projection.name });
  }
  if (unit?.value === 'other') throw refuse('unitUnknown', file, { line: unit.line, unit: unit.name });
}

/** What a header may call the projection of the trade, or say where there is none. */
const OWN_PROJECTION = /高斯|gauss|kr[uü]ger|克吕格|克里格|^3?tm|横轴墨卡托|transverse|经纬|地理|^无$/i;

type Width = 3 | 6;

/** Zones of China: 25–45 are 3° wide, 13–23 are 6° wide, so that a number tells its width. */
function widthOf(zone: number): Width | undefined {
  if (zone >= 25 && zone <= 45) return 3;
  return zone >= 13 && zone <= 23 ? 6 : undefined;
}

const meridianOf = (zone: number, width: Width) => (width === 3 ? 3 * zone : 6 * zone - 3);

function prefixed(
  header: Header,
  zone: number,
  { east, line }: { east: number; line: number },
  file: string,
): { epsg: number; how: CrsHow } | undefined {
  const width = widthOf(zone);
  if (width === undefined) return undefined;
  const { zone: stated, width: statedWidth, meridian } = header;
  if (stated && stated.value !== zone) {
    throw refuse('zoneConflict', file, {
      line,
      value: east,
      zone,
      stated: stated.value,
      header: stated.line,
    });
  }
  if (statedWidth && statedWidth.value !== width) {
    throw refuse('zoneImpossible', file, { line, zone, width: statedWidth.value, header: statedWidth.line });
  }
  if (meridian && meridian.value !== meridianOf(zone, width)) {
    throw refuse('meridianConflict', file, {
      line: meridian.line,
      meridian: meridian.value,
      zone,
      own: meridianOf(zone, width),
    });
  }
  const epsg = width === 3 ? 4513 + zone - 25 : 4491 + zone - 13;
  return { epsg, how: (stated ?? statedWidth ?? meridian) ? 'header' : 'zonePrefix' };
}

/** Eastings of six digits: the header has to name the zone or the meridian. */
function plain({ zone, width, meridian }: Header, file: string): { epsg: number; how: CrsHow } | undefined {
  if (zone) {
    const own = widthOf(zone.value);
    if (own === undefined || (width && width.value !== own)) {
      throw refuse('zoneImpossible', file, {
        line: zone.line,
        zone: zone.value,
        width: width?.value ?? 3,
        header: width?.line ?? zone.line,
      });
    }
    if (meridian && meridian.value !== meridianOf(zone.value, own)) {
      throw refuse('meridianConflict', file, {
        line: meridian.line,
        meridian: meridian.value,
        zone: zone.value,
        own: meridianOf(zone.value, own),
      });
    }
    return { epsg: own === 3 ? 4534 + zone.value - 25 : 4502 + zone.value - 13, how: 'header' };
  }
  if (!meridian) return undefined;
  const zone3 = meridian.value / 3;
  if (!Number.isInteger(zone3) || zone3 < 25 || zone3 > 45) {
    throw refuse('crsUnsupported', file, { name: `中央子午线 ${meridian.value}°` });
  }
  // a 6° zone has the same numbers as the 3° zone on its meridian
  return { epsg: 4534 + zone3 - 25, how: 'header' };
}
