import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawValue } from '../../../../src/formats/types.ts';
import { unguardFormula } from '../../../../src/formats/write/formula.ts';
import type { WrittenFormat } from '../../../../src/formats/write/types.ts';
import { type Case, tables } from './support/arbitrary.ts';
import { there } from './support/files.ts';
import { shapeText } from './support/sameShape.ts';
import { inExcel, propertiesOf, tableOf } from './support/trade.ts';

const RUNS = { numRuns: 40, seed: 20260501 };

async function shapesStay(format: WrittenFormat, { fields, rows }: Case) {
  const read = await there(format, tableOf(rows, fields));
  expect(read.features.map(({ polygon }) => shapeText(polygon))).toEqual(
    rows.map(({ polygon }) => shapeText(polygon)),
  );
  return read.features;
}

const inKml = (value: RawValue) =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? String(value) : value;

describe('any table goes out and comes in again unchanged', () => {
  test.each<WrittenFormat>(['gpkg', 'geojson'])('%s: shapes, names and values', async (format) => {
    const check = async (table: Case) => {
      const features = await shapesStay(format, table);
      expect(features.map(({ properties }) => properties)).toEqual(
        propertiesOf(tableOf(table.rows, table.fields), table.rows),
      );
    };
    await fc.assert(fc.asyncProperty(tables(), check), RUNS);
  });

  test('shapefile: shapes and values; names are cut, never mixed up', async () => {
    const check = async ({ fields, rows }: Case) => {
      const features = await shapesStay('shp', { fields, rows });
      expect(features.map(({ properties }) => Object.values(properties))).toEqual(
        rows.map(({ values }) => values),
      );
    };
    await fc.assert(fc.asyncProperty(tables(), check), RUNS);
  });

  test('Excel: shapes and values', async () => {
    const check = async ({ fields, rows }: Case) => {
      const features = await shapesStay('xlsx', { fields, rows });
      expect(features.map(({ properties }) => Object.values(properties))).toEqual(
        rows.map(({ values }) => values.map(inExcel)),
      );
    };
    await fc.assert(fc.asyncProperty(tables(), check), RUNS);
  });

  test('CSV: shapes, and values as text', async () => {
    const check = async ({ fields, rows }: Case) => {
      const features = await shapesStay('csv', { fields, rows });
      const asText = (value: unknown) => (value === null ? null : unguardFormula(String(value)));
      expect(features.map(({ properties }) => fields.map(({ name }) => asText(properties[name])))).toEqual(
        rows.map(({ values }) => values.map((value) => (value === null ? null : String(value)))),
      );
    };
    await fc.assert(fc.asyncProperty(tables(), check), RUNS);
  });

  test('KML: shapes, and values; what is beyond 2^53 as text', async () => {
    const check = async ({ fields, rows }: Case) => {
      const features = await shapesStay('kml', { fields, rows });
      expect(features.map(({ properties }) => fields.map(({ name }) => properties[name] ?? null))).toEqual(
        rows.map(({ values }) => values.map(inKml)),
      );
    };
    await fc.assert(fc.asyncProperty(tables(['text', 'date', 'real']), check), RUNS);
  });
});
