import { expect, test } from 'vitest';
import { classNameIn } from '../../../../src/app/text/names.ts';

test('one code has the name of its own code list: 0601 is industry in the survey, a farm road in the plan', () => {
  expect(classNameIn('survey3', '0601', '').zh).toBe('工业用地');
  expect(classNameIn('planning2023', '0601', '').zh).toBe('农村道路');
  expect(classNameIn('survey3', '0601', '').en).not.toBe(classNameIn('planning2023', '0601', '').en);
});

test('the layer’s own Chinese name stands, letters at the end of a code do not hide its class', () => {
  expect(classNameIn('survey3', '0201K', '可调整果园')).toMatchObject({ zh: '可调整果园' });
  expect(classNameIn('survey3', '0201K', '').zh).toBe('果园');
});

test('a code that no table knows is shown as it is', () => {
  expect(classNameIn('survey3', '9999', '')).toEqual({ zh: '9999', en: '9999' });
  expect(classNameIn('another', '0601', '工业')).toEqual({ zh: '工业', en: '工业' });
  expect(classNameIn('survey3', '', '')).toEqual({ zh: '—', en: '—' });
});
