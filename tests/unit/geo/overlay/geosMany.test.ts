import { beforeAll, describe, expect, it } from 'vitest';
import { geosIsValid } from '../../../../src/geo/repair/geos.ts';
import { initRepair } from '../../../../src/geo/repair.ts';
import { type GeosOracle, geosOracle, toPlane } from '../geosOracle.ts';
import { againstExact, againstGeos } from './exact/accuracy.ts';
import { freePools, gridPools } from './exact/scenes.ts';

let geos: GeosOracle;
beforeAll(async () => {
  geos = await geosOracle();
  await initRepair();
});

const isValidInPlane = (polygon: Parameters<typeof toPlane>[0]) =>
  geosIsValid(toPlane(polygon, 12_089_297, 4_011_682));

/** A slow machine that is busy with other things too takes its time. */
const TIMEOUT_MS = 240_000;

describe('areas of more than a hundred thousand pairs are those of GEOS', () => {
  it(
    'for 57,600 pairs snapped to a grid, which GEOS gets in whole metres and so never refuses',
    () => {
      const found = againstGeos(gridPools(41, 16, 60, isValidInPlane), geos);
      expect(found.pairs).toBe(57_600);
      expect(found.meeting).toBeGreaterThan(35_000);
      expect(found.refused).toBe(0);
      expect(found.worst).toBeLessThan(1e-12);
    },
    TIMEOUT_MS,
  );

  it(
    'for 75,000 pairs of irregular polygons',
    () => {
      const found = againstGeos(freePools(42, 30, 50), geos);
      expect(found.pairs).toBe(75_000);
      expect(found.meeting).toBeGreaterThan(65_000);
      expect(found.refused).toBe(0);
      // where they are furthest apart, exact arithmetic says who is right
      expect(found.worst).toBeLessThan(1e-12);
      expect(found.worstPair && againstExact([found.worstPair]).worst).toBeLessThan(1e-13);
    },
    TIMEOUT_MS,
  );
});
