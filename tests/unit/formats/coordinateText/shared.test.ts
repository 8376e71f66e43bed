import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { read } from './list.ts';

const FOLDER = '../shared/data/coordinate-txt';
const AREAS = `${FOLDER}/EXPECTED_AREAS.csv`;
const rows = existsSync(AREAS)
  ? readFileSync(AREAS, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
  : [];

describe.skipIf(rows.length === 0)('real lists, where ../shared/data/coordinate-txt is present', () => {
  it.each(rows.map(([parcel, , , geodesic]) => [parcel, Number(geodesic)] as const))(
    '%s has %f ㎡ on the ellipsoid',
    async (parcel, expectedM2) => {
      const { features } = await read(readFileSync(`${FOLDER}/${parcel}.txt`), {}, `${parcel}.txt`);
      expect(features).toHaveLength(1);
      // sides of some hundred metres are straight in another plane there: 1e-5 of the area
      expect(areaM2(features[0].polygon) / expectedM2).toBeCloseTo(1, 4);
    },
  );
});
