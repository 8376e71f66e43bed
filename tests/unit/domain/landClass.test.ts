import { describe, expect, test } from 'vitest';
import { codeSystemOf } from '../../../src/domain/codeSystem.ts';
import { isNamedLand, type LandGroup, landGroup, tableVersion } from '../../../src/domain/landClass.ts';
import { CODE_SYSTEMS, LAND_CLASS_TABLES } from '../../../src/domain/landClassTables.ts';

const GROUP_OF_WORD: Record<string, LandGroup> = {
  耕地: 'farmland',
  非耕农用地: 'otherAgricultural',
  建设用地: 'construction',
  未利用地: 'unused',
};

describe.each(CODE_SYSTEMS)('the table of %s', (system) => {
  const { classes, id, version } = LAND_CLASS_TABLES[system];

  test('has a version, and every code once with a name in both languages and a group', () => {
    expect(id).toBe(system);
    expect(version).toMatch(/^\d{4}\.\d+$/);
    expect(tableVersion(system)).toBe(`${system} ${version}`);
    expect(new Set(classes.map(({ code }) => code)).size).toBe(classes.length);
    for (const { name, nameEn, group } of classes) {
      expect(name).toMatch(/\p{Script=Han}/u);
      expect(nameEn).toMatch(/^[A-Z]/);
      expect(Object.keys(GROUP_OF_WORD)).toContain(group);
    }
  });

  test('decides the group of each of its codes', () => {
    for (const { code, group } of classes) expect(landGroup(code, system)).toBe(GROUP_OF_WORD[group]);
  });
});

describe('the third survey', () => {
  // The regular expressions by which a live system of 2026 sorts the codes, from a source of its own.
  const CONSTRUCTION = /^(05|06|07|08|09|100[1-5]|100[7-9]|1109|1201)/;
  const AGRICULTURAL = /^(01|02|03|0401|0402|0403|1006|1103|1104|1107|1202|1203)/;

  test('is grouped as the official overlay rows of 2026 are', () => {
    for (const { code } of LAND_CLASS_TABLES.survey3.classes) {
      const group = landGroup(code);
      expect(group === 'construction', code).toBe(CONSTRUCTION.test(code));
      expect(group === 'farmland' || group === 'otherAgricultural', code).toBe(AGRICULTURAL.test(code));
      expect(group === 'farmland', code).toBe(code.startsWith('01'));
    }
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
    expect(landGroup('0810a')).toBe('construction');
    expect(landGroup('05H1')).toBe('construction');
    expect(landGroup('08H3')).toBe('construction');
    expect(landGroup('0602C')).toBe('construction');
    expect(landGroup('1208')).toBe('unused');
  });

  test('an unlisted second level goes with its first only where the first is of one group', () => {
    expect(landGroup('0501')).toBe('construction');
    expect(landGroup('0399')).toBe('otherAgricultural');
    expect(landGroup('0499')).toBe('unknown');
    expect(landGroup('1299')).toBe('unknown');
  });

  test('a code that is none is unknown, never guessed', () => {
    for (const code of ['', '99', 'abc', 'H1', '0', '4']) expect(landGroup(code)).toBe('unknown');
  });
});

describe('the planning list of 2023', () => {
  test.each([
    ['0601', 'construction', 'otherAgricultural', '工业用地 / 农村道路'],
    ['0602', 'construction', 'otherAgricultural', '采矿用地 / 设施农用地'],
    ['0403', 'otherAgricultural', 'unused', '人工牧草地 / 其他草地'],
    ['1103', 'otherAgricultural', 'construction', '水库水面 / 物流仓储的下级'],
    ['1202', 'otherAgricultural', 'construction', '设施农用地 / 公路用地'],
    ['0504', 'construction', 'unused', '商服 / 其他沼泽地'],
  ] as const)('%s is %s in the survey and %s here (%s)', (code, survey, planning, _names) => {
    expect(landGroup(code, 'survey3')).toBe(survey);
    expect(landGroup(code, 'planning2023')).toBe(planning);
  });

  test('a third level goes with its second', () => {
    expect(landGroup('060102', 'planning2023')).toBe('otherAgricultural');
    expect(landGroup('100103', 'planning2023')).toBe('construction');
  });

  test('sea is no land', () => {
    expect(landGroup('1801', 'planning2023')).toBe('unknown');
  });
});

test('the second survey counts a reservoir as built, the third as farming land', () => {
  expect(landGroup('113', 'survey2')).toBe('construction');
  expect(landGroup('1103', 'survey3')).toBe('otherAgricultural');
});

test('grassland is told apart in every system, whatever its digits', () => {
  expect(isNamedLand('grass0403', '0403')).toBe(true);
  expect(isNamedLand('grass0403', '0402', 'planning2023')).toBe(true);
  expect(isNamedLand('grass0404', '0403', 'planning2023')).toBe(true);
  expect(isNamedLand('grass0404', '043', 'survey2')).toBe(true);
  expect(isNamedLand('forest', '0305')).toBe(true);
});

describe('the code system of a layer', () => {
  const pairs = (text: string) =>
    text.split(' ').map((pair) => {
      const [code = '', name = ''] = pair.split('/');
      return { code, name };
    });

  test('is told by the planning list’s own field', () => {
    expect(codeSystemOf(pairs('0601/ 1001/'), ['BSM', 'ydyhfldm'])).toBe('planning2023');
  });

  test('is told by codes with their names', () => {
    expect(codeSystemOf(pairs('0601/工业用地 0602/采矿用地 1003/公路用地'), ['DLBM'])).toBe('survey3');
    expect(codeSystemOf(pairs('0601/农村道路 0602/设施农用地 1001/工业用地'), ['DLBM'])).toBe('planning2023');
    expect(codeSystemOf(pairs('011/水田 043/其他草地'), ['DLBM'])).toBe('survey2');
  });

  test('is told by the shape of the codes where there are no names', () => {
    expect(codeSystemOf(pairs('013 041 122'))).toBe('survey2');
    expect(codeSystemOf(pairs('060101 1701 2305'))).toBe('planning2023');
    expect(codeSystemOf(pairs('0102 0602 1205'))).toBe('survey3');
  });

  test('is the third survey where nothing tells', () => {
    expect(codeSystemOf([])).toBe('survey3');
    expect(codeSystemOf(pairs('/'))).toBe('survey3');
  });
});
