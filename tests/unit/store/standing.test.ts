import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainEvent, standing } from '../../../src/store/standing.ts';

const COUNTS = { legal: 'legal', violating: 'violating', rectified: 'rectified', other: 'other' } as const;

describe('the standing of a patch', () => {
  it('after any run of verdicts and undos of the last standing one is that of a plain stack', () => {
    const steps = fc.array(fc.constantFrom('undo', 'legal', 'violating', 'rectified', 'other'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, (names) => {
        const events: ChainEvent[] = [];
        const stack: ChainEvent[] = [];
        for (const [index, name] of names.entries()) {
          const at = `t${String(index).padStart(2, '0')}`;
          const base = { seq: index + 1, second: name, note: '', at };
          if (name === 'undo') {
            const top = stack.pop();
            if (!top) continue;
            const verdict = stack.at(-1)?.verdict ?? 'pending';
            events.push({ ...base, verdict, undoes: top.seq, counts: 'undecided' });
          } else {
            const event = {
              ...base,
              verdict: name,
              undoes: null,
              counts: COUNTS[name as keyof typeof COUNTS],
            };
            events.push(event);
            stack.push(event);
          }
        }
        const top = stack.at(-1);
        expect(standing(events)).toEqual({
          state: top?.verdict ?? 'pending',
          second: top?.second ?? '',
          note: '',
          verdictAt: top?.at ?? '',
          violatingAt: stack.find(({ verdict }) => verdict === 'violating')?.at ?? '',
          rectifiedAt: top?.verdict === 'rectified' ? top.at : '',
        });
      }),
    );
  });

  it('returns to a verdict whose undo is itself undone', () => {
    const event = (seq: number, verdict: string, undoes: number | null): ChainEvent => ({
      seq,
      verdict,
      second: '',
      note: '',
      at: `t${seq}`,
      undoes,
      counts: 'violating',
    });
    const chain = [event(1, 'violating', null), event(2, 'pending', 1), event(3, 'violating', 2)];
    expect(standing(chain)).toMatchObject({ state: 'violating', verdictAt: 't1' });
  });
});
