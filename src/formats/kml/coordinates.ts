/** What a `<coordinates>` text holds: x, y interleaved, or why it cannot be understood. */
export type Coordinates =
  | { ok: true; xy: number[] }
  | { ok: false; why: 'unclear' | 'notFinite'; found: string };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** What programs print for a number that is none. */
const NO_NUMBER = /^[+-]?(?:nan|inf|infinity|1\.#\w+)$/i;
/** Characters of the text that a message repeats. */
const QUOTED = 40;

/**
 * Reads `lon,lat[,alt]` tuples (OGC KML 2.3, 11.4.2). Spaces around commas are not allowed but common, and so are
 * texts of commas alone or of spaces alone. Those are taken only if they make sense in one way; what could be read
 * in two ways is `unclear`. Altitudes are dropped.
 */
export function parseCoordinates(raw: string): Coordinates {
  // The comma of Chinese input methods; spaces of all kinds are \s already.
  const text = raw.replaceAll('，', ',').trim();
  if (text === '') return { ok: true, xy: [] };
  const tokens = text.split(/\s+/);
  const strict = tuples(tokens);
  if (strict) return strict;
  const tight = tokens.join(' ').replaceAll(' ,', ',').replaceAll(', ', ',');
  return tuples(tight.split(' ')) ?? sequence(tight) ?? unclear(tokens);
}

/** Each token one position: two or three numbers, perhaps a comma too many. */
function tuples(tokens: string[]): Coordinates | undefined {
  const xy: number[] = [];
  for (const token of tokens) {
    const parts = token.split(',');
    if (parts.length > 2 && parts.at(-1) === '') parts.pop();
    if (parts.length !== 2 && parts.length !== 3) return undefined;
    for (const part of parts) if (!NUMBER.test(part) && !NO_NUMBER.test(part)) return undefined;
    const x = Number(parts[0]);
    const y = Number(parts[1]);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      return { ok: false, why: 'notFinite', found: token.slice(0, QUOTED) };
    }
    xy.push(x, y);
  }
  return { ok: true, xy };
}

function unclear(tokens: string[]): Coordinates {
  return { ok: false, why: 'unclear', found: tokens.slice(0, 4).join(' ').slice(0, QUOTED) };
}

/** All numbers parted alike, by commas or by spaces: pairs or triples, if only one of them makes a closed ring. */
function sequence(text: string): Coordinates | undefined {
  const hasComma = text.includes(',');
  if (hasComma && text.includes(' ')) return undefined;
  const parts = text.split(hasComma ? ',' : ' ');
  if (parts.at(-1) === '') parts.pop();
  if (!parts.every((part) => NUMBER.test(part))) return undefined;
  const numbers = parts.map(Number);
  const readings = [2, 3].map((step) => ringOf(numbers, step)).filter((ring) => ring !== undefined);
  return readings.length === 1 ? { ok: true, xy: readings[0]! } : undefined;
}

function ringOf(numbers: number[], step: number): number[] | undefined {
  if (numbers.length % step !== 0 || numbers.length < 4 * step) return undefined;
  const xy: number[] = [];
  for (let at = 0; at < numbers.length; at += step) {
    const x = numbers[at]!;
    const y = numbers[at + 1]!;
    if (Math.abs(x) > 180 || Math.abs(y) > 90) return undefined;
    xy.push(x, y);
  }
  return xy[0] === xy.at(-2) && xy[1] === xy.at(-1) ? xy : undefined;
}
