import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type LandGroup, landGroup } from '../../../src/domain/landClass.ts';

const REFERENCE = JSON.parse(
  readFileSync(new URL('../../../data/reference/landClasses.json', import.meta.url), 'utf8'),
) as { classes: { code: string; name: string; group: string }[] };

const GROUP_OF_WORD: Record<string, LandGroup> = {
  耕地: 'farmland',
  非耕农用地: 'otherAgricultural',
  建设用地: 'construction',
  未利用地: 'unused',
};

describe('the group of a land class of the third survey', () => {
  test.each(REFERENCE.classes)('$code $name is $group, as the reference table says', ({ code, group }) => {
    expect(Object.keys(GROUP_OF_WORD)).toContain(group);
    expect(landGroup(code)).toBe(GROUP_OF_WORD[group]);
  });

  test('0404 其他草地 is unused land, unlike 0401 and 0403', () => {
    expect([landGroup('0401'), landGroup('0403'), landGroup('0404')]).toEqual([
      'otherAgricultural',
      'otherAgricultural',
      'unused',
    ]);
  });

  test('letters in a code do not lead astray: K 可调整, A, H1, H2 and the forms new in 2026', () => {
    expect(landGroup('0201K')).toBe('otherAgricultural');
    expect(landGroup('1104A')).toBe('otherAgricultural');
    expect(landGroup('05H1')).toBe('construction');
    expect(landGroup('0602C')).toBe('construction');
    expect(landGroup('1208')).toBe('unused');
  });

  test('农村道路 1006 and 沟渠 1107 are farming land, 公路 1003 and 水工建筑 1109 are built', () => {
    expect([landGroup('1006'), landGroup('1107')]).toEqual(['otherAgricultural', 'otherAgricultural']);
    expect([landGroup('1003'), landGroup('1109')]).toEqual(['construction', 'construction']);
  });

  test('a code that is none is unknown, never guessed', () => {
    for (const code of ['', '99', 'abc']) expect(landGroup(code)).toBe('unknown');
  });
});
