import { describe, expect, test } from 'vitest';
import { fileNameOf } from '../../../../src/app/export/fileName.ts';
import { attachment } from '../../../../src/server/exports/send.ts';

describe('the name of a file that is sent', () => {
  test.each(['图斑_2026年第一期_20261124.zip', "a'b(c)*d.csv", '100%.kml', '乌审旗 𠮷.gpkg'])(
    '%s arrives as it is, but for what no file name may have',
    (name) => {
      const header = attachment(name);
      expect(header).toMatch(/^[\x20-\x7e]*$/);
      expect(fileNameOf(header)).toBe(name.replaceAll('*', '_'));
    },
  );

  test('leads nowhere and breaks no header', () => {
    const header = attachment('../..\\a"\r\nset-cookie: x.csv');
    expect(header).not.toMatch(/[\r\n]/);
    expect(fileNameOf(header)).toBe('_.._a___set-cookie_ x.csv');
  });
});
