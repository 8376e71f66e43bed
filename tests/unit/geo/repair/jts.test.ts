import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { bbox, type FlatPolygon } from '../../../../src/geo/flat.ts';
import { geosIsValid } from '../../../../src/geo/repair/geos.ts';
import { initRepair, type Repair, repairPolygon } from '../../../../src/geo/repair.ts';
import { haveJtsCases, jtsCases, polygonOf } from '../overlay/exact/jtsCases.ts';

beforeAll(initRepair);

/**
 * A planar polygon in degrees: moved to the corner of the map where doubles are finest, and scaled by a power of
 * two, so that cases which live in the last bits keep them.
 */
function asDegrees(polygon: FlatPolygon): FlatPolygon {
  const [minX, minY, maxX, maxY] = bbox(polygon) ?? [0, 0, 0, 0];
  const extent = Math.max(maxX - minX, maxY - minY);
  const scale = extent > 0 ? 2 ** -Math.ceil(Math.log2(extent)) : 1;
  const coords = polygon.coords.map((value, i) => (value - (i % 2 === 0 ? minX : minY)) * scale);
  return { ...polygon, coords };
}

/** What repair puts right though OGC allows it: repeated vertices, and holes that turn like their outer ring. */
const isTidying = ({ code }: Repair) => code === 'duplicateVertices' || code === 'orientation';

describe.skipIf(!haveJtsCases)(
  'the validity cases of the JTS library (skipped without ../shared/data)',
  () => {
    it('valid ones keep their shape, the others are repaired or refused, and nothing throws', () => {
      const { validity } = jtsCases();
      const tally = { notPolygons: 0, empty: 0, untouched: 0, tidied: 0, repaired: 0, refused: 0 };
      const against: string[] = [];
      for (const { a, case: number, file, expected } of validity) {
        const planar = polygonOf(a);
        if (planar === null) {
          tally.notPolygons++;
          continue;
        }
        if (planar.coords.length === 0) {
          tally.empty++;
          expect(repairPolygon(planar)).toEqual({ polygon: null, repairs: [{ code: 'empty' }] });
          continue;
        }
        const one = asDegrees(planar);
        const { polygon, repairs } = repairPolygon(one);
        if (polygon === null) tally.refused++;
        else if (repairs.length === 0) tally.untouched++;
        else if (repairs.every(isTidying)) tally.tidied++;
        else tally.repaired++;
        const keptShape = polygon !== null && repairs.every(isTidying);
        if (keptShape !== expected) against.push(`${file} ${number}`);
        if (repairs.length === 0) expect(polygon).toBe(one);
        if (polygon === null) continue;
        expect(geosIsValid(polygon)).toBe(true);
        expect(areaM2(polygon)).toBeGreaterThan(0);
      }
      // a triangle 10^15 long and 10 wide, "valid": to us a line
      expect(against).toEqual(['general/TestValid2-big.xml 0']);
      const { notPolygons, empty, untouched, tidied, repaired, refused } = tally;
      expect(notPolygons).toBe(524);
      expect(empty).toBe(2);
      expect(untouched + tidied + repaired + refused).toBe(396);
      expect(untouched).toBeGreaterThan(200);
      expect(repaired).toBeGreaterThan(100);
    });
  },
);
