import { describe, expect, test } from 'vitest';
import { guessTarget, isImportable } from '../../../../src/app/data/guess.ts';
import { formFor, problemsOf, queryOf } from '../../../../src/app/data/importForm.ts';

describe('what a file probably is, by its name', () => {
  test.each([
    ['150626_YJJBNTTB_2025.zip', 'permanentFarmland'],
    ['生态保护红线.gpkg', 'ecologicalRedLine'],
    ['CZKFBJ.geojson', 'urbanBoundary'],
    ['DLTB_2025.zip', 'landUse'],
    ['乌审旗基本草原.zip', 'basicGrassland'],
    ['采矿权.zip', 'miningRight'],
    ['XZQ.zip', 'township'],
  ])('%s is a layer: %s', (fileName, kind) => {
    expect(guessTarget(fileName)).toEqual({ target: 'layer', kind });
  });

  test('anything else is taken for a batch of patches', () => {
    expect(guessTarget('2026年第一期卫片.zip')).toEqual({ target: 'patches' });
  });

  test('loose parts of a shapefile are refused before they are uploaded', () => {
    expect(['a.zip', 'A.GEOJSON', 'b.gpkg'].every(isImportable)).toBe(true);
    expect(['a.shp', 'a.dbf', 'report.docx'].some(isImportable)).toBe(false);
  });
});

describe('the import form', () => {
  const form = formFor('2026年第一期.shp.zip', '2026-06-01');

  test('suggests the batch name from the file and today as the day of issue', () => {
    expect(form).toMatchObject({ target: 'patches', batchName: '2026年第一期', issuedOn: '2026-06-01' });
  });

  test('refuses a batch name that exists and a deadline before the issue, each at its field', () => {
    expect(problemsOf(form, [{ name: '2026年第一期' }])).toHaveProperty('batchName');
    expect(problemsOf({ ...form, deadline: '2026-05-31' }, [])).toHaveProperty('deadline');
    expect(problemsOf({ ...form, deadline: '2026-06-01' }, [])).toEqual({});
  });

  test('asks for a batch name only for patches, for a kind only for layers', () => {
    expect(Object.keys(problemsOf({ ...form, batchName: ' ' }, []))).toEqual(['batchName']);
    expect(Object.keys(problemsOf({ ...form, target: 'layer', batchName: '' }, []))).toEqual(['kind']);
  });

  test('sends only what belongs to the target, and no empty fields', () => {
    expect(queryOf({ ...form, source: '' })).toEqual({
      target: 'patches',
      batchName: '2026年第一期',
      source: undefined,
      issuedOn: '2026-06-01',
      deadline: undefined,
    });
    expect(queryOf({ ...form, target: 'layer', kind: 'landUse', label: '2025' })).toEqual({
      target: 'layer',
      kind: 'landUse',
      label: '2025',
    });
  });
});
