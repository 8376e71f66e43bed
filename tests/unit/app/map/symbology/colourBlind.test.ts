import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Vocabulary } from '../../../../../src/domain/verdict.ts';

const FILE = new URL('../../../../../data/reference/vocabulary.json', import.meta.url);
const vocabulary = JSON.parse(readFileSync(FILE, 'utf8')) as Vocabulary;
const STATES = [vocabulary.pending, ...vocabulary.verdicts];

/** Deuteranopia in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const DEUTERANOPIA = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];
/** CIE76 difference from which two marks of this size are told apart at a glance. */
const APART = 20;

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
const seenBy = (matrix: number[][], rgb: number[]) =>
  matrix.map((row) => Math.min(1, Math.max(0, row[0]! * rgb[0]! + row[1]! * rgb[1]! + row[2]! * rgb[2]!)));

/** CIE L*a*b* (D65) of linear RGB. */
function lab([r, g, b]: number[]): number[] {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r! + 0.3576 * g! + 0.1805 * b!) / 0.9505);
  const y = f(0.2126 * r! + 0.7152 * g! + 0.0722 * b!);
  const z = f((0.0193 * r! + 0.1192 * g! + 0.9505 * b!) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(['light', 'dark'] as const)('the colours of the states, %s theme', (theme) => {
  const colours = STATES.map((state) => ({ code: state.code, rgb: linear(state.symbol[theme]) }));
  const pairs = colours.flatMap((one, i) => colours.slice(i + 1).map((other) => [one, other] as const));

  test.each([
    ['everybody', (rgb: number[]) => rgb],
    ['those who see no green', (rgb: number[]) => seenBy(DEUTERANOPIA, rgb)],
  ])('stay apart for %s', (_, seen) => {
    const alike = pairs
      .map(([one, other]) => ({
        pair: `${one.code} ${other.code}`,
        apart: Math.hypot(...lab(seen(one.rgb)).map((value, i) => value - lab(seen(other.rgb))[i]!)),
      }))
      .filter(({ apart }) => apart < APART);
    expect(alike).toEqual([]);
  });
});
