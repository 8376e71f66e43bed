import { type Member, makeZip } from '../support/zip.ts';
import type { Random } from './random.ts';

/** A whole file; a ZIP by its members, so that damage reaches what is inside. */
export type Sample = { name: string; bytes: Uint8Array; members?: Member[] };

export type Mutation = { name: string; bytes: Uint8Array; how: string };

type Operator = (bytes: Uint8Array, random: Random, others: readonly Sample[]) => Uint8Array;

/** Counts, lengths and offsets that lie at the edges of what fields hold. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

const OPERATORS: Record<string, Operator> = {
  'bit flips': (bytes, random) => {
    const copy = bytes.slice();
    for (let n = random.pick([1, 1, 2, 8]); n > 0; n--)
      copy[random.below(copy.length)] ^= 1 << random.below(8);
    return copy;
  },
  bytes: (bytes, random) => {
    const copy = bytes.slice();
    for (let n = random.pick([1, 1, 2, 6]); n > 0; n--) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  truncation: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  duplication: (bytes, random) => {
    const [from, length] = [random.below(bytes.length), 1 + random.below(2_000)];
    return join(bytes.subarray(0, from), bytes.subarray(from, from + length), bytes.subarray(from));
  },
  removal: (bytes, random) => {
    const from = random.below(bytes.length);
    return join(bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(500)));
  },
  'a length or count': (bytes, random) => {
    const copy = bytes.slice();
    const at = random.below(Math.min(copy.length, random.pick([64, 512, copy.length])) - 4);
    new DataView(copy.buffer).setUint32(Math.max(0, at), random.pick(EDGES), random.below(2) === 0);
    return copy;
  },
  'a number in the text': (bytes, random) => {
    const text = Buffer.from(bytes).toString('latin1');
    const numbers = [...text.slice(0, 200_000).matchAll(/\d+(\.\d+)?/g)];
    if (numbers.length === 0) return bytes.slice();
    const { index, 0: found } = random.pick(numbers);
    const value = random.pick([
      '-1',
      '0',
      '1e308',
      '1e999',
      'NaN',
      '',
      '999999999999999999999',
      '0x10',
      '٣',
      `${found}.${found}`,
    ]);
    return Buffer.from(text.slice(0, index) + value + text.slice(index + found.length), 'latin1');
  },
  'lines changed over': (bytes, random) => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  nesting: (bytes, random) => {
    const at = random.below(bytes.length);
    const piece = random.pick(['[', '{"a":', '(', '<Folder>', 'POLYGON(', '<g>', '0\nINSERT\n2\nA\n']);
    return join(
      bytes.subarray(0, at),
      Buffer.from(piece.repeat(random.pick([10, 1_000, 50_000]))),
      bytes.subarray(at),
    );
  },
  'a splice of two files': (bytes, random, others) => {
    const other = random.pick(others).bytes;
    return join(bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length)));
  },
  'strange signs': (bytes, random) => {
    const at = random.below(bytes.length);
    const sign = random.pick([
      '\0',
      '\u2028',
      '\u202e',
      '\ufeff',
      '"',
      '\r',
      ',,,,,,,,',
      '\ud83d\ude00',
      '__proto__',
      '@',
      '%s%n',
      "';--",
    ]);
    return join(bytes.subarray(0, at), Buffer.from(sign.repeat(1 + random.below(40))), bytes.subarray(at));
  },
};

/** Those that leave most of a file as it was, so that what is deep inside a reader is reached. */
const GENTLE = ['bit flips', 'bytes', 'a length or count', 'a number in the text', 'lines changed over'];

/** One damaged file from a sample: one to three operators, on the whole or on one member of an archive. */
export function mutate(sample: Sample, random: Random, others: readonly Sample[]): Mutation {
  const inside = sample.members && random.below(4) > 0 ? random.pick(sample.members) : undefined;
  let bytes = inside ? inside.data : sample.bytes;
  const how: string[] = inside ? [inside.name] : [];
  for (let n = random.pick([1, 1, 1, 1, 2, 3]); n > 0 && bytes.length > 0; n--) {
    const name = random.pick(random.below(2) === 0 ? GENTLE : Object.keys(OPERATORS));
    bytes = OPERATORS[name](bytes, random, others);
    how.push(name);
  }
  if (!inside || !sample.members) return { name: sample.name, bytes, how: how.join(', ') };
  const members = sample.members.map((member) => (member === inside ? { ...member, data: bytes } : member));
  return { name: sample.name, bytes: makeZip(members), how: how.join(', ') };
}

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
