import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnReader, fieldsKey, settleMapping, textOf } from '../../../../src/domain/schemas/mapping.ts';
import { isoDate, statedM2 } from '../../../../src/domain/schemas/values.ts';

describe('a date of an issue', () => {
  it.each([
    ['20251006', '2025-10-06'],
    ['2026-05-01', '2026-05-01'],
    ['2026/5/1', '2026-05-01'],
    ['2026.05.01', '2026-05-01'],
    ['2026年5月1日', '2026-05-01'],
    ['2026-05-01T08:00:00Z', '2026-05-01'],
    ['2026-05-01 08:00', '2026-05-01'],
    ['20260501.0', '2026-05-01'],
    ['20260230', ''],
    ['202605', ''],
    ['11109', ''],
    ['', ''],
    ['不详', ''],
  ])('%s is %s', (text, day) => expect(isoDate(text)).toBe(day));

  it('comes back as it went in, whichever way it is written', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [y, m, d] = day.split('-').map(Number);
        for (const text of [day, day.replaceAll('-', ''), `${y}/${m}/${d}`, `${y}年${m}月${d}日`]) {
          expect(isoDate(text)).toBe(day);
        }
      }),
    );
  });
});

describe('a stated area', () => {
  it('is ㎡ by its unit: 亩 = 666.67 ㎡, 公顷 = 15 亩', () => {
    expect(statedM2('3', 'mu')).toBeCloseTo(2000, 9);
    expect(statedM2('0.2', 'ha')).toBe(2000);
    expect(statedM2('1,234.5', 'm2')).toBe(1234.5);
    for (const none of ['', '0', '-5', '约 3 亩', 'Infinity']) expect(statedM2(none, 'm2')).toBeNull();
  });
});

describe('a mapping', () => {
  it('settled by a person counts, and only that field is read', () => {
    const fields = ['JCBH', 'TBBH', 'TBLX'];
    const read = columnReader('patches', null, fields, { code: 'TBBH', kind: null });
    expect(read({ JCBH: 'A', TBBH: 'B', TBLX: 'GF' }, 'code')).toBe('B');
    expect(read({ JCBH: 'A', TBBH: '', TBLX: 'GF' }, 'code')).toBe('');
    expect(read({ JCBH: 'A', TBBH: 'B', TBLX: 'GF' }, 'kind')).toBe('');
  });

  it('that nobody settled falls back to the next name where the first is empty', () => {
    const read = columnReader('patches', null, ['JCBH', 'TBBH']);
    expect(read({ JCBH: null, TBBH: 17 }, 'code')).toBe('17');
  });

  it('fills what a person left out, and nothing that is none of our columns', () => {
    const mapping = settleMapping('patches', null, ['A', 'TBLX'], { code: 'A', nonsense: 'A' });
    expect(mapping).toMatchObject({ code: 'A', kind: 'TBLX' });
    expect(Object.hasOwn(mapping, 'nonsense')).toBe(false);
  });

  it('is remembered by the fields, not by their order or case', () => {
    expect(fieldsKey(['b', 'A'])).toBe(fieldsKey(['a', 'B']));
    expect(fieldsKey(['ab', 'c'])).not.toBe(fieldsKey(['a', 'bc']));
  });

  it('reads own fields only', () => {
    expect(textOf({}, 'constructor')).toBe('');
    expect(textOf(JSON.parse('{"__proto__": " x "}'), '__proto__')).toBe('x');
  });
});
