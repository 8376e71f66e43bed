import { findCrs, fromLonLat, gk3Epsg, toLonLat } from './crs.ts';
import type { Bbox } from './flat.ts';

/** A place someone typed, in degrees, with the coordinate system it was understood in. */
export type Place = { lon: number; lat: number; epsg: number };

export type ParseOptions = {
  /** box of the county: tells which zone a six-digit easting belongs to */
  within?: Bbox;
  /** 3° zone for a six-digit easting when the box does not tell; 36 by default */
  zone?: number;
};

type Angle = { value: number; hemisphere: string };

const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const ANGLE = String.raw`(${NUMBER})\s*(?:[°度]\s*(?:(\d+(?:\.\d+)?)\s*['分]\s*(?:(\d+(?:\.\d+)?)\s*["秒]\s*)?)?)?`;
const TOKEN = new RegExp(String.raw`([NSEW])\s*${ANGLE}|${ANGLE}\s*([NSEW])?`, 'g');
const LABELS = /(?:经度|纬度|LON|LNG|LAT|[XY]|[=:])/g;

/**
 * Reads a typed place: degrees ("108.84, 38.60", "38.60N 108.84E", 108°50′24″ 38°36′00″) or zone coordinates
 * ("36573174 4274433"), in either order, with or without the zone number. Returns null when it is something else.
 */
export function parsePlace(text: string, options: ParseOptions = {}): Place | null {
  const plain = text
    .replace(/[″”“]|′′|''/g, '"')
    .replace(/[′’‘]/g, "'")
    .normalize('NFKC')
    .toUpperCase()
    .replace(/东经/g, 'E')
    .replace(/西经/g, 'W')
    .replace(/北纬/g, 'N')
    .replace(/南纬/g, 'S')
    // before the letters N S E W are looked for: LON holds an N
    .replace(LABELS, ' ');
  const angles: Angle[] = [];
  const rest = plain.replace(TOKEN, (...match: (string | undefined)[]) => {
    const at = match[1] === undefined ? 5 : 2;
    const angle = toAngle(match[at], match[at + 1], match[at + 2]);
    angles.push({ value: angle, hemisphere: match[1] ?? match[8] ?? '' });
    return ' ';
  });
  if (angles.length !== 2 || /[^\s,;、|/]/.test(rest) || angles.some((a) => Number.isNaN(a.value)))
    return null;
  const [a, b] = angles;
  const isProjected = Math.abs(a.value) > 180 || Math.abs(b.value) > 180;
  return isProjected ? fromMetres(a.value, b.value, options) : fromDegrees(a, b);
}

function toAngle(degrees = '', minutes = '0', seconds = '0'): number {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return NaN;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return degrees.startsWith('-') ? -size : size;
}

function fromDegrees(a: Angle, b: Angle): Place | null {
  const signed = ({ value, hemisphere }: Angle) => (/[SW]/.test(hemisphere) ? -value : value);
  const isLat = (angle: Angle) => /[NS]/.test(angle.hemisphere);
  const isLon = (angle: Angle) => /[EW]/.test(angle.hemisphere);
  if ((isLat(a) && isLat(b)) || (isLon(a) && isLon(b))) return null;
  // without letters the larger one is the longitude if only it can be; China lies east of its latitudes
  const latFirst =
    isLat(a) || isLon(b) || (!isLon(a) && !isLat(b) && Math.abs(a.value) < 60 && Math.abs(b.value) > 60);
  const lon = signed(latFirst ? b : a);
  const lat = signed(latFirst ? a : b);
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat, epsg: 4490 } : null;
}

const isNorthing = (value: number) => value >= 1_000_000 && value < 7_000_000;

function fromMetres(first: number, second: number, options: ParseOptions): Place | null {
  const northing = isNorthing(first) ? first : second;
  const easting = isNorthing(first) ? second : first;
  if (!isNorthing(northing) || isNorthing(easting)) return null;
  const places = candidateCodes(easting, options)
    .filter((epsg) => findCrs(epsg) !== undefined)
    .map((epsg) => {
      const [lon, lat] = toLonLat(epsg)(easting, northing);
      return { lon, lat, epsg };
    });
  const box = options.within;
  const inBox = ({ lon, lat }: Place) =>
    box !== undefined && lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
  return places.find(inBox) ?? places[0] ?? null;
}

/** EPSG codes an easting can belong to, the most likely one first. */
function candidateCodes(easting: number, { zone = 36 }: ParseOptions): number[] {
  const prefix = Math.floor(easting / 1_000_000);
  if (prefix >= 25 && prefix <= 45) return [gk3Epsg(prefix)];
  if (prefix >= 13 && prefix <= 23) return [4491 + prefix - 13];
  if (easting < 100_000 || easting >= 1_000_000) return [];
  return [zone, zone + 1, zone - 1].filter((z) => z >= 25 && z <= 45).map((z) => gk3Epsg(z, false));
}

/** Degrees for the status bar, such as "108.8412°E 38.5971°N". */
export function formatLonLat(lon: number, lat: number, digits = 4): string {
  const one = (value: number, letters: string) =>
    `${Math.abs(value).toFixed(digits)}°${value < 0 ? letters[1] : letters[0]}`;
  return `${one(lon, 'EW')} ${one(lat, 'NS')}`;
}

/** Degrees, minutes and seconds, such as "108°50′28.32″E 38°35′49.56″N". */
export function formatDms(lon: number, lat: number, digits = 2): string {
  const one = (value: number, letters: string) => {
    const seconds = Number((Math.abs(value) * 3600).toFixed(digits));
    const rest = (seconds % 60).toFixed(digits).padStart(digits > 0 ? digits + 3 : 2, '0');
    const minutes = String(Math.floor(seconds / 60) % 60).padStart(2, '0');
    return `${Math.floor(seconds / 3600)}°${minutes}′${rest}″${value < 0 ? letters[1] : letters[0]}`;
  };
  return `${one(lon, 'EW')} ${one(lat, 'NS')}`;
}

/** Zone coordinates for the status bar: X is the northing, Y the easting, as surveyors have it. */
export function formatZone(lon: number, lat: number, epsg: number, language: 'zh' | 'en' = 'zh'): string {
  const crs = findCrs(epsg);
  const [easting, northing] = fromLonLat(epsg)(lon, lat);
  const name =
    crs?.zone === undefined ? `EPSG:${epsg}` : language === 'zh' ? `${crs.zone}带` : `Zone ${crs.zone}`;
  return `${name} X ${northing.toFixed(0)} Y ${easting.toFixed(0)}`;
}
