import type { PolygonJson } from '../../api/common.ts';
import { partsOf } from './siteText/writeSite.ts';

/**
 * A site inside a link: degrees × 1e9 as whole numbers, each as the difference from the vertex before, in digits of 5
 * bits that an address carries unescaped. Rings end with `.`, parts with `~`. About 10 characters a vertex.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SCALE = 1e9;
/** Longer links are cut by mail programs and chat windows. */
export const MAX_LINK = 1800;

export function encodeSite(polygon: PolygonJson): string {
  let [x, y] = [0, 0];
  const ringCode = (ring: number[][]) =>
    ring
      .slice(0, -1)
      .map(([lon, lat]) => {
        const [east, north] = [Math.round(lon! * SCALE), Math.round(lat! * SCALE)];
        const code = encodeNumber(east - x) + encodeNumber(north - y);
        [x, y] = [east, north];
        return code;
      })
      .join('');
  return partsOf(polygon)
    .map((part) => part.map(ringCode).join('.'))
    .join('~');
}

/** The polygon of a link; null where it is none, or broken on its way. */
export function decodeSite(code: string): PolygonJson | null {
  let [x, y] = [0, 0];
  const parts: number[][][][] = [];
  for (const partCode of code.split('~')) {
    const rings: number[][][] = [];
    for (const ringCode of partCode.split('.')) {
      const numbers = decodeNumbers(ringCode);
      if (!numbers || numbers.length < 6 || numbers.length % 2 !== 0) return null;
      const ring: number[][] = [];
      for (let i = 0; i < numbers.length; i += 2) {
        x += numbers[i]!;
        y += numbers[i + 1]!;
        if (Math.abs(x) > 180 * SCALE || Math.abs(y) > 90 * SCALE) return null;
        ring.push([x / SCALE, y / SCALE]);
      }
      rings.push([...ring, ring[0]!]);
    }
    parts.push(rings);
  }
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };
}

// Arithmetic, not bit operations: 180e9 does not fit 32 bits.
function encodeNumber(value: number): string {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let code = '';
  while (rest >= 32) {
    code += ALPHABET[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return code + ALPHABET[rest];
}

function decodeNumbers(code: string): number[] | null {
  const numbers: number[] = [];
  let value = 0;
  let weight = 1;
  for (const letter of code) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return null;
    value += (digit % 32) * weight;
    if (digit >= 32) {
      weight *= 32;
      continue;
    }
    numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
    value = 0;
    weight = 1;
  }
  return weight === 1 ? numbers : null;
}
