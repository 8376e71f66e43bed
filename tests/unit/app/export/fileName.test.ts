import { expect, test } from 'vitest';
import { fileNameOf, safeName, sizeText } from '../../../../src/app/export/fileName.ts';

test('the Chinese name of a file is read from its UTF-8 form, before the plain one', () => {
  const name = '图斑 2026年第1期.zip';
  const header = `attachment; filename="__ 2026_.zip"; filename*=UTF-8''${encodeURIComponent(name)}`;
  expect(fileNameOf(header)).toBe(name);
  expect(fileNameOf('attachment; filename="patches.zip"')).toBe('patches.zip');
  expect(fileNameOf('attachment; filename=patches.zip')).toBe('patches.zip');
});

test('no name, a broken one, or a path never becomes a path', () => {
  expect(fileNameOf(null)).toBeNull();
  expect(fileNameOf('attachment')).toBeNull();
  expect(fileNameOf(`attachment; filename="a.zip"; filename*=UTF-8''%E4%ZZ`)).toBe('a.zip');
  expect(fileNameOf(`attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd`)).toBe('passwd');
  expect(safeName('1/2:3*“批次”?.shp')).toBe('1_2_3_“批次”_.shp');
  expect(safeName('  ')).toBe('导出');
});

test('a size is told so that a person can read it', () => {
  expect(sizeText(1)).toBe('1 KB');
  expect(sizeText(512 * 1024)).toBe('512 KB');
  expect(sizeText(12.34 * 1024 * 1024)).toBe('12.3 MB');
});
