import fc from 'fast-check';
import { describe, it, vi } from 'vitest';
import { openDbf } from '../../../src/formats/dbf.ts';
import { FormatError } from '../../../src/formats/error.ts';
import { readFile } from '../../../src/formats/read.ts';
import { walkShp } from '../../../src/formats/shp.ts';
import { COLUMNS, rowsIn, SYSTEMS } from './support/patches.ts';
import { makeDbf, makeShp, zipShapefile } from './support/shapefile.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const rows = rowsIn(4524);
const shp = makeShp(rows);
const dbf = makeDbf(COLUMNS, rows, 'gbk');
const { prj } = SYSTEMS[4524];

/** A few bytes changed, and perhaps the end cut off. */
function damaged(bytes: Uint8Array) {
  const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 6,
  });
  return fc.tuple(changes, fc.option(fc.nat(bytes.length), { freq: 5 })).map(([list, length]) => {
    const copy = bytes.slice();
    for (const [at, byte] of list) copy[at] = byte;
    return length === null ? copy : copy.subarray(0, length);
  });
}

function refusesOrReads(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}

describe('a damaged shapefile never ends in anything but a reading or a refusal', () => {
  it('in the walk through its geometry', () => {
    fc.assert(
      fc.property(damaged(shp), (bytes) => refusesOrReads(() => walkShp(bytes, 'a.shp'))),
      { numRuns: 3000 },
    );
  });

  it('in its attribute table', () => {
    const readAll = (bytes: Uint8Array) => {
      const table = openDbf(bytes, 'a.dbf');
      for (let i = 0; i < table.records; i++) table.row(i);
    };
    fc.assert(
      fc.property(damaged(dbf), (bytes) => refusesOrReads(() => readAll(bytes))),
      { numRuns: 3000 },
    );
  });

  it('in GDAL and the repair behind them', async () => {
    const property = fc.asyncProperty(damaged(shp), async (bytes) => {
      await readFile(zipShapefile({ shp: bytes, dbf, prj }), 'a.zip').catch((error: unknown) => {
        if (!(error instanceof FormatError)) throw error;
      });
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
