import type { VerdictType } from '../domain/verdict.ts';

/** One event of a patch as far as its standing depends on it. */
export type ChainEvent = {
  seq: number;
  verdict: string;
  second: string;
  note: string;
  at: string;
  undoes: number | null;
  /** What its verdict counts towards, in the vocabulary that it was signed under. */
  counts: VerdictType['counts'];
};

/** What holds of a patch after all its events. Times are '' where there is none. */
export type Standing = {
  state: string;
  second: string;
  note: string;
  verdictAt: string;
  violatingAt: string;
  rectifiedAt: string;
};

/** Seqs of the events that are taken back. Taking back an undo brings back what it had undone. */
export function undoneSeqs(events: readonly ChainEvent[]): Set<number> {
  const undone = new Set<number>();
  for (const event of [...events].reverse()) {
    if (event.undoes !== null && !undone.has(event.seq)) undone.add(event.undoes);
  }
  return undone;
}

/** Works out a patch's standing from all its events in order of version. */
export function standing(events: readonly ChainEvent[]): Standing {
  const undone = undoneSeqs(events);
  const live = events.filter((event) => event.undoes === null && !undone.has(event.seq));
  const last = live.at(-1);
  return {
    state: last?.verdict ?? 'pending',
    second: last?.second ?? '',
    note: last?.note ?? '',
    verdictAt: last?.at ?? '',
    violatingAt: live.find((event) => event.counts === 'violating')?.at ?? '',
    rectifiedAt: last?.counts === 'rectified' ? last.at : '',
  };
}
