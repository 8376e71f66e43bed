import { describe, expect, test } from 'vitest';
import { landing } from '../../../../src/app/ui/landing.ts';
import { nearestSnap, SHEET_SNAPS, stepSnap } from '../../../../src/app/ui/sheetSnaps.ts';
import { patch } from '../../domain/patches.ts';

const catalog = {
  batches: [
    { id: 'old', issuedOn: '2026-01-05' },
    { id: 'new', issuedOn: '2026-11-09' },
  ],
} as Parameters<typeof landing>[1];

describe('where a person starts', () => {
  test('enforcement in the newest batch that still has patches to decide', () => {
    const rows = [
      patch({ batchId: 'old', state: 'pending' }),
      patch({ id: 2, batchId: 'new', state: 'legal' }),
    ];
    expect(landing('enforcer', catalog, rows, {})).toEqual({ workspace: 'triage', search: { batch: 'old' } });
  });

  test('with everything decided, in the whole list', () => {
    expect(landing('reviewer', catalog, [patch({ state: 'legal' })], {})).toEqual({
      workspace: 'triage',
      search: {},
    });
  });

  test('leaders in the overview, planners at their sites', () => {
    expect(landing('leader', catalog, [], {}).workspace).toBe('overview');
    expect(landing('planner', catalog, [], {}).workspace).toBe('planning');
  });

  test('an address that names a view is left alone', () => {
    const rows = [patch({ batchId: 'new', state: 'pending' })];
    expect(landing('enforcer', catalog, rows, { patch: 7 }).search).toEqual({ patch: 7 });
  });
});

describe('the sheet of the phone', () => {
  test('settles at the nearest of its three heights', () => {
    expect([0, 0.3, 0.4, 0.8, 1.2].map(nearestSnap)).toEqual([0.16, 0.16, 0.52, 1, 1]);
  });
  test('steps up and down and stops at the ends', () => {
    expect(stepSnap(SHEET_SNAPS[0]!, -1)).toBe(SHEET_SNAPS[0]);
    expect(stepSnap(SHEET_SNAPS[1]!, 1)).toBe(1);
    expect(stepSnap(1, 1)).toBe(1);
  });
});
