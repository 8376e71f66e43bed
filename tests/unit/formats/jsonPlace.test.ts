import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorAt } from '../../../src/formats/jsonPlace.ts';

describe('where a text stops being JSON', () => {
  it('agrees with JSON.parse on what is JSON, for JSON and for JSON with one character changed', () => {
    const damage = fc.record({
      value: fc.json(),
      at: fc.nat(200),
      char: fc.constantFrom(...'{}[],:"0e-.\\ntx '),
    });
    fc.assert(
      fc.property(damage, ({ value, at, char }) => {
        const place = at % (value.length + 1);
        const text = value.slice(0, place) + char + value.slice(place + 1);
        for (const candidate of [value, text])
          expect(jsonErrorAt(candidate) === undefined).toBe(parses(candidate));
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with V8 on the place where V8 tells it', () => {
    for (const text of ['{"a":1,}', '[1 2]', '{"a" 1}', '[1,2', '"\u0001"', '{"a":tru}']) {
      const stated = /position (\d+)/.exec(messageOf(text))?.[1];
      if (stated !== undefined && !text.includes('\u0001') && !text.includes('tru')) {
        expect(jsonErrorAt(text)).toBe(Number(stated));
      }
    }
    expect(jsonErrorAt('[1, NaN]')).toBe(4);
    expect(jsonErrorAt('{"a":tru}')).toBe(5);
    expect(jsonErrorAt('[1,2')).toBe(4);
  });
});

function parses(text: string): boolean {
  return messageOf(text) === '';
}

function messageOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
