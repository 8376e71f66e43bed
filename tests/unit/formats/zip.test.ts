import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/formats/error.ts';
import { MAX_ENTRIES } from '../../../src/formats/limits.ts';
import { listZip, unzip } from '../../../src/formats/zip.ts';
import { utf8 } from './support/outcome.ts';
import { encode } from './support/shapefile.ts';
import { makeZip } from './support/zip.ts';

function code(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('an archive', () => {
  it('gives back what was packed, with Chinese names in UTF-8 or GBK', () => {
    const data = utf8('图斑'.repeat(1000));
    const zip = makeZip([
      { name: '图斑.dbf', data },
      { name: '图斑.shp', data, nameBytes: encode('图斑.shp', 'gbk') },
    ]);
    const entries = listZip(zip, 'a.zip');
    expect(entries.map(({ name }) => name)).toEqual(['图斑.dbf', '图斑.shp']);
    for (const entry of entries) expect(new Uint8Array(unzip(zip, entry, 'a.zip'))).toEqual(data);
  });

  it('leaves out folders and what macOS adds', () => {
    const names = ['__MACOSX/a.shp', 'x/._a.shp', '.DS_Store', 'x/', 'x/a.shp'];
    const zip = makeZip(names.map((name) => ({ name, data: utf8('x') })));
    expect(listZip(zip, 'a.zip').map(({ name }) => name)).toEqual(['x/a.shp']);
  });

  for (const name of ['../a.shp', 'x/../../a.shp', '/etc/a.shp', 'C:\\a.shp', '..\\a.shp']) {
    it(`that holds the name ${name} is refused`, () => {
      expect(code(() => listZip(makeZip([{ name, data: utf8('x') }]), 'a.zip'))).toBe('zipUnsafeName');
    });
  }

  it('with a password is refused', () => {
    expect(code(() => listZip(makeZip([{ name: 'a.shp', data: utf8('x'), flags: 1 }]), 'a.zip'))).toBe(
      'zipEncrypted',
    );
  });

  it('with another method than Deflate is refused', () => {
    const zip = makeZip([{ name: 'a.shp', data: utf8('x'), method: 14 }]);
    expect(code(() => unzip(zip, listZip(zip, 'a.zip')[0], 'a.zip'))).toBe('zipMethod');
  });

  it('packed like a bomb is refused before it is unpacked', () => {
    const zip = makeZip([{ name: 'a.dbf', data: new Uint8Array(40 * 1024 * 1024) }]);
    expect(code(() => listZip(zip, 'a.zip'))).toBe('zipRatio');
  });

  it('that promises more than the limit is refused before it is unpacked', () => {
    const zip = makeZip([{ name: 'a.dbf', data: utf8('x') }], { unpackedBytes: 0xfffffff0 });
    expect(code(() => listZip(zip, 'a.zip'))).toBe('zipTooLarge');
  });

  it('that unpacks to more than it promised is stopped there', () => {
    const zip = makeZip([{ name: 'a.dbf', data: new Uint8Array(1_000_000) }], { unpackedBytes: 10 });
    expect(code(() => unzip(zip, listZip(zip, 'a.zip')[0], 'a.zip'))).toBe('zipDamaged');
  });

  it('with a wrong checksum is refused', () => {
    const zip = makeZip([{ name: 'a.dbf', data: utf8('x') }], { crc: 1 });
    expect(code(() => unzip(zip, listZip(zip, 'a.zip')[0], 'a.zip'))).toBe('zipDamaged');
  });

  it('of too many files is refused', () => {
    const zip = makeZip(
      Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => ({ name: `${i}`, data: utf8('') })),
    );
    expect(code(() => listZip(zip, 'a.zip'))).toBe('zipTooManyEntries');
  });

  it('damaged or cut anywhere is refused or gives the true bytes, and never anything else', () => {
    const data = utf8('图斑监测编号'.repeat(50));
    const zip = makeZip([{ name: 'a.dbf', data }]);
    const damage = fc.record({
      at: fc.nat(zip.length - 1),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.boolean(),
    });
    fc.assert(
      fc.property(damage, ({ at, byte, cut }) => {
        const broken = cut ? zip.slice(0, at) : zip.slice();
        if (!cut) broken[at] = byte;
        try {
          for (const entry of listZip(broken, 'a.zip')) {
            expect(new Uint8Array(unzip(broken, entry, 'a.zip'))).toEqual(data);
          }
        } catch (error) {
          if (!(error instanceof FormatError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
