import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '../../../../src/formats/write/formula.ts';
import { type Case, tables } from './support/arbitrary.ts';
import { written } from './support/files.ts';
import { tableOf } from './support/trade.ts';

describe('a text that looks like a formula', () => {
  test('is guarded, and comes back as it was; so does any other', () => {
    const unit = fc.constantFrom(..."'=+-@\t\r1a旗");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
        expect(/^[=+@\t\r]/.test(guardFormula(text)) && !/^[+]\d/.test(text)).toBe(false);
      }),
      { seed: 3 },
    );
  });

  test('is none when it is a plain number', () => {
    expect(['-5', '+1.5e3', '-5a', '=1'].map(guardFormula)).toEqual(['-5', '+1.5e3', "'-5a", "'=1"]);
  });
});

describe('a CSV', () => {
  test('gives back every value to a reader of RFC 4180', async () => {
    const check = ({ fields, rows }: Case) =>
      written('csv', tableOf(rows, fields), {}, ({ bytes }) => {
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
        const { data, errors } = Papa.parse<string[]>(new TextDecoder().decode(bytes), {
          delimiter: ',',
          skipEmptyLines: true,
        });
        expect(errors).toEqual([]);
        expect(data[0]).toEqual([...fields.map(({ title }) => title), 'WKT']);
        expect(data.slice(1).map((row) => row.slice(0, -1).map(unguardFormula))).toEqual(
          rows.map(({ values }) => values.map((value) => (value === null ? '' : String(value)))),
        );
      });
    await fc.assert(fc.asyncProperty(tables(), check), { numRuns: 40, seed: 4 });
  });

  test('names the system of coordinates that do not tell it themselves', async () => {
    const wkt = (epsg: number) =>
      written(
        'csv',
        tableOf(),
        { epsg },
        ({ bytes }) => /"((SRID=\d+;)?\w+) /.exec(new TextDecoder().decode(bytes))?.[1],
      );
    expect(await wkt(4545)).toBe('SRID=4545;POLYGON');
    expect(await wkt(4524)).toBe('POLYGON');
  });
});
