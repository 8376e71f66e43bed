import { describe, expect, test } from 'vitest';
import vocabularyJson from '../../../../data/reference/vocabulary.json' with { type: 'json' };
import { rowAfterUndo, rowAfterVerdict } from '../../../../src/app/state/optimistic.ts';
import type { Vocabulary } from '../../../../src/domain/verdict.ts';
import { patch } from '../../domain/patches.ts';

const vocabulary = vocabularyJson as Vocabulary;
const MAY = '2026-05-01T02:00:00Z';
const JUNE = '2026-06-01T02:00:00Z';

describe('the row shown before the server answers', () => {
  test('a violation keeps the day it was first found', () => {
    const found = rowAfterVerdict(patch({ version: 2 }), vocabulary, 'violating', 'solar', MAY);
    expect(found).toMatchObject({
      state: 'violating',
      second: 'solar',
      version: 3,
      violatingAt: MAY,
      verdictAt: MAY,
    });
    const again = rowAfterVerdict(found, vocabulary, 'violating', 'road', JUNE);
    expect(again).toMatchObject({ violatingAt: MAY, verdictAt: JUNE, version: 4 });
  });

  test('rectification has its own day', () => {
    const found = rowAfterVerdict(patch({}), vocabulary, 'violating', '', MAY);
    expect(rowAfterVerdict(found, vocabulary, 'rectified', '', JUNE)).toMatchObject({
      violatingAt: MAY,
      rectifiedAt: JUNE,
    });
  });

  test('taking back restores everything a verdict changes, and is a version more, not one less', () => {
    const before = patch({ version: 4 });
    const after = rowAfterVerdict(before, vocabulary, 'violating', 'solar', MAY);
    expect(rowAfterUndo(after, before)).toEqual({ ...before, version: 6 });
  });
});
