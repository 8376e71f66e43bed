import { describe, expect, test } from 'vitest';
import { formFor, problemsOf } from '../../../../src/app/data/importForm.ts';

const patches = { fileName: '2026年第一期.shp.zip', target: 'patches', kind: null } as const;

describe('the import form', () => {
  const form = formFor(patches, '2026-06-01');

  test('suggests the batch name from the file and today as the day of issue', () => {
    expect(form).toMatchObject({ target: 'patches', batchName: '2026年第一期', issuedOn: '2026-06-01' });
  });

  test('suggests the name of the chosen layer where the file holds several', () => {
    const file = { fileName: '规划包.zip', layerName: '规划包.zip/150626.gdb/GHFQ' } as const;
    expect(formFor({ ...file, target: 'layer', kind: 'planningZone' }, '2026-06-01')).toMatchObject({
      label: 'GHFQ',
      kind: 'planningZone',
      validFrom: '2026-06-01',
    });
  });

  test('keeps a name that is nothing but an ending', () => {
    expect(formFor({ ...patches, fileName: '.zip' }, '2026-06-01').batchName).toBe('.zip');
  });

  test('refuses a batch name that exists and a deadline before the issue, each at its field', () => {
    expect(problemsOf(form, [{ name: '2026年第一期' }])).toHaveProperty('batchName');
    expect(problemsOf({ ...form, deadline: '2026-05-31' }, [])).toHaveProperty('deadline');
    expect(problemsOf({ ...form, deadline: '2026-06-01' }, [])).toEqual({});
  });

  test('a corrected issue takes its batch’s own name and dates', () => {
    expect(problemsOf({ ...form, reissueOf: '7', batchName: '' }, [])).toEqual({});
  });

  test('asks for a batch name only for patches, for a kind and a first day only for layers', () => {
    expect(Object.keys(problemsOf({ ...form, batchName: ' ' }, []))).toEqual(['batchName']);
    const layer = { ...form, target: 'layer', batchName: '', validFrom: '' } as const;
    expect(Object.keys(problemsOf(layer, []))).toEqual(['kind', 'validFrom']);
  });
});
