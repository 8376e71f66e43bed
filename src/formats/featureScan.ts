import { quoteLongIntegers } from './json.ts';

/**
 * A FeatureCollection taken apart by its brackets: where each feature lies in the bytes, and all else as one object.
 * Features can then be parsed one at a time, which needs a tenth of the memory of the whole and half of the time.
 */
export type FeatureScan = {
  /** The collection with an empty list of features. */
  root: Record<string, unknown>;
  count: number;
  /** Parses a feature. Throws a SyntaxError, or a TypeError where it is no UTF-8. */
  parse: (index: number) => unknown;
  hasBom: boolean;
};

const [QUOTE, BACKSLASH, COLON, COMMA, DOT] = [0x22, 0x5c, 0x3a, 0x2c, 0x2e];
const [BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Digits from which on a whole number may not fit a double. */
const LONG_DIGITS = 16;

/** Kinds of bytes that the scan has to look at; all others are passed over. */
const [OPEN, CLOSE, TEXT, DIGIT] = [1, 2, 3, 4];
const KIND = new Uint8Array(256);
KIND[BRACE] = KIND[BRACKET] = OPEN;
KIND[BRACE_END] = KIND[BRACKET_END] = CLOSE;
KIND[QUOTE] = TEXT;
for (let digit = 0x30; digit <= 0x39; digit++) KIND[digit] = DIGIT;

/**
 * Takes a collection apart, or answers `null` for everything else: another root, another encoding than UTF-8, broken
 * brackets. The caller then reads it as a whole, which also finds the place of a mistake. `repeated`: there are two
 * lists of features, of which JSON.parse would drop the first without a word.
 */
export function scanFeatures(bytes: Uint8Array): FeatureScan | 'repeated' | null {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const list = findFeatures(bytes, hasBom ? 3 : 0);
  if (list === null || list === 'repeated') return list;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const before = decoder.decode(bytes.subarray(hasBom ? 3 : 0, list.from));
    const shell = `${before}[]${decoder.decode(bytes.subarray(list.to))}`;
    const root = JSON.parse(quoteLongIntegers(shell));
    if (root.type !== 'FeatureCollection') return null;
    const { ranges, isLong } = list;
    const parse = (index: number) => {
      const text = decoder.decode(bytes.subarray(ranges[2 * index], ranges[2 * index + 1]));
      return JSON.parse(isLong.has(index) ? quoteLongIntegers(text) : text);
    };
    return { root, count: ranges.length / 2, parse, hasBom };
  } catch {
    return null;
  }
}

type List = {
  /** The bytes of the list, brackets included. */
  from: number;
  to: number;
  /** Start and end of each feature. */
  ranges: number[];
  /** Features with a whole number that a double may not hold. */
  isLong: Set<number>;
};

/** The only member `features` of the root object, if it is a list of objects and all brackets close. */
function findFeatures(bytes: Uint8Array, start: number): List | 'repeated' | null {
  let at = skipSpace(bytes, start);
  if (bytes[at] !== BRACE) return null;
  let found: List | null = null;
  do {
    at = skipSpace(bytes, at + 1);
    if (bytes[at] !== QUOTE) return null;
    const keyEnd = endOfText(bytes, at);
    const key = String.fromCharCode(...bytes.subarray(at + 1, Math.min(keyEnd - 1, at + 64)));
    at = skipSpace(bytes, keyEnd);
    if (bytes[at] !== COLON) return null;
    at = skipSpace(bytes, at + 1);
    if (key === 'features') {
      if (found !== null) return 'repeated';
      if (bytes[at] !== BRACKET) return null;
      found = listFeatures(bytes, at);
      if (found === null) return null;
      at = found.to;
    } else at = endOfValue(bytes, at);
    at = skipSpace(bytes, at);
  } while (bytes[at] === COMMA);
  return bytes[at] === BRACE_END && skipSpace(bytes, at + 1) === bytes.length ? found : null;
}

function listFeatures(bytes: Uint8Array, from: number): List | null {
  const list: List = { from, to: from, ranges: [], isLong: new Set() };
  let at = skipSpace(bytes, from + 1);
  while (bytes[at] !== BRACKET_END) {
    if (bytes[at] !== BRACE) return null;
    const end = endOfObject(bytes, at, list);
    if (end === 0) return null;
    list.ranges.push(at, end);
    at = skipSpace(bytes, end);
    if (bytes[at] === COMMA) {
      at = skipSpace(bytes, at + 1);
      if (bytes[at] === BRACKET_END) return null;
    } else if (bytes[at] !== BRACKET_END) return null;
  }
  list.to = at + 1;
  return list;
}

/** Just past the object that begins at `at`; 0 when it does not end. The hot loop: it sees every byte of the file. */
function endOfObject(bytes: Uint8Array, at: number, list: List): number {
  let depth = 0;
  let digits = 0;
  for (let i = at; i < bytes.length; i++) {
    const kind = KIND[bytes[i]];
    if (kind === DIGIT) {
      digits++;
      if (digits === LONG_DIGITS && bytes[i - LONG_DIGITS] !== DOT) list.isLong.add(list.ranges.length / 2);
      continue;
    }
    digits = 0;
    if (kind === OPEN) depth++;
    else if (kind === TEXT) i = endOfText(bytes, i) - 1;
    else if (kind === CLOSE && --depth === 0) return i + 1;
  }
  return 0;
}

/** Just past a value that is no list of features: a text, or all up to the comma or bracket that follows it. */
function endOfValue(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; i++) {
    const byte = bytes[i];
    const kind = KIND[byte];
    if (depth === 0 && (byte === COMMA || kind === CLOSE)) return i;
    if (kind === OPEN) depth++;
    else if (kind === CLOSE) depth--;
    else if (kind === TEXT) i = endOfText(bytes, i) - 1;
  }
  return bytes.length;
}

/** Just past the text whose quote is at `at`. */
function endOfText(bytes: Uint8Array, at: number): number {
  let i = at + 1;
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i + 1;
}

function skipSpace(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === 0x20 || bytes[i] === 0x0a || bytes[i] === 0x0d || bytes[i] === 0x09) i++;
  return i;
}
