import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/server/standing.ts';

const verdict = (seq: number) => ({ seq, undoes: null });
const undo = (seq: number, undoes: number) => ({ seq, undoes });
const seqs = (history: Parameters<typeof standing>[0]) => standing(history).map(({ seq }) => seq);

describe('the verdicts that stand', () => {
  it('are all of them while nobody takes one back', () => {
    expect(seqs([verdict(1), verdict(4), verdict(9)])).toEqual([1, 4, 9]);
  });

  it('lose one with each undo, the last first', () => {
    expect(seqs([verdict(1), verdict(2), undo(3, 2)])).toEqual([1]);
    expect(seqs([verdict(1), verdict(2), undo(3, 2), undo(4, 1)])).toEqual([]);
  });

  it('go on from what stood before the undo', () => {
    expect(seqs([verdict(1), verdict(2), undo(3, 2), verdict(4)])).toEqual([1, 4]);
    expect(seqs([verdict(1), verdict(2), undo(3, 2), verdict(4), undo(5, 4)])).toEqual([1]);
  });
});
