import { describe, expect, test } from 'vitest';
import { encodeGbk, gbkLength, missingInGbk } from '../../../../src/formats/write/gbk.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('gbk', { fatal: true }).decode(bytes);

describe('GBK', () => {
  test('every character that it takes comes back from the decoder of the platform', () => {
    let taken = 0;
    for (let unit = 0; unit < 0x10000; unit++) {
      if (unit >= 0xd800 && unit < 0xe000) continue;
      const char = String.fromCharCode(unit);
      if (missingInGbk(char) !== null) continue;
      taken += 1;
      expect(decode(encodeGbk(char))).toBe(char);
      expect(encodeGbk(char).length).toBe(gbkLength(char));
    }
    // 21,886 of GBK 1.0 (CP936 without private use, some signs more or less) and 128 of ASCII
    expect(taken).toBeGreaterThan(21_800);
    expect(taken).toBeLessThan(22_200);
  });

  test('knows the codes that GB 2312 prints: 啊 B0A1, 图 CDBC, 斑 B0DF', () => {
    expect(Buffer.from(encodeGbk('啊图斑')).toString('hex')).toBe('b0a1cdbcb0df');
  });

  test('lacks Mongolian script, emoji and rare characters of names, and says which', () => {
    expect(missingInGbk('乌审旗ᠤᠦᠰᠢᠨ')).toBe('ᠤ');
    expect(missingInGbk('张𠮷')).toBe('𠮷');
    expect(missingInGbk('㎡亩〇')).toBeNull();
  });
});
