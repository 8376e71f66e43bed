import type { ApiError } from '../../api/common.ts';
import type { Conflict, Seen, Signed, SignVerdict } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import type { Vocabulary } from '../../domain/verdict.ts';
import { ApiFailure } from '../client/request.ts';
import { rowAfterUndo, rowAfterVerdict } from './optimistic.ts';
import type { PatchTableStore } from './patchTable.ts';

export type Draft = { verdict: string; second?: string; note?: string; seen?: Seen };

export type SignOutcome =
  | { kind: 'signed'; before: PatchRow; signed: Signed }
  | { kind: 'conflict'; before: PatchRow; conflict: Conflict }
  | { kind: 'failed'; before: PatchRow; error: ApiError };

export type UndoOutcome =
  | { kind: 'undone'; patchId: number; signed: Signed }
  | { kind: 'nothing' }
  | { kind: 'failed'; patchId: number; error: ApiError };

export type SigningDeps = {
  table: PatchTableStore;
  vocabulary: Vocabulary;
  userId: number;
  sign: (id: number, verdict: SignVerdict) => Promise<Signed>;
  undo: (id: number, baseVersion: number) => Promise<Signed>;
  nowIso?: () => string;
};

type Step = { before: PatchRow; done: Promise<SignOutcome> };
const MOST_STEPS = 200;

export type Signing = ReturnType<typeof createSigning>;

/**
 * Signs and takes back verdicts: the table changes in the same frame, the server is told meanwhile, and a refusal or
 * a lost connection puts the row back. Two verdicts on one patch go to the server in the order they were signed.
 */
export function createSigning(deps: SigningDeps) {
  const { table, vocabulary } = deps;
  const nowIso = deps.nowIso ?? (() => new Date().toISOString());
  const steps: Step[] = [];
  const underWay = new Map<number, Promise<unknown>>();

  /** Runs `call` when the earlier calls for this patch have answered. */
  function inOrder<T>(id: number, call: () => Promise<T>): Promise<T> {
    const result = (underWay.get(id) ?? Promise.resolve()).then(call);
    const settled = result.catch(() => undefined);
    underWay.set(id, settled);
    void settled.then(() => {
      if (underWay.get(id) === settled) underWay.delete(id);
    });
    return result;
  }

  /** Puts `row` back in place of a shown guess, unless something newer has come meanwhile. */
  const putBack = (guess: PatchRow, row: PatchRow) => {
    if (table.get(guess.id) === guess) table.apply([row], table.rev, true);
  };

  /** `baseVersion`: what the signer saw; the version of the row on screen unless told otherwise. */
  function sign(id: number, draft: Draft, baseVersion?: number): Promise<SignOutcome> {
    const before = table.get(id);
    if (!before) throw new Error(`no patch ${id} in the table`);
    const guess = rowAfterVerdict(before, vocabulary, draft.verdict, draft.second ?? '', nowIso());
    table.apply([guess]);
    const verdict: SignVerdict = { ...draft, baseVersion: baseVersion ?? before.version };
    const done = inOrder(id, () => deps.sign(id, verdict)).then(
      (signed): SignOutcome => {
        table.apply([signed.row]);
        return { kind: 'signed', before, signed };
      },
      (error: unknown): SignOutcome => {
        const conflict = asConflict(error);
        if (conflict && isOurs(conflict, verdict, deps.userId)) {
          table.apply([conflict.row]);
          return { kind: 'signed', before, signed: { row: conflict.row, event: conflict.theirs! } };
        }
        if (conflict) {
          putBack(guess, conflict.row);
          table.apply([conflict.row]);
          return { kind: 'conflict', before, conflict };
        }
        putBack(guess, before);
        return { kind: 'failed', before, error: explain(error) };
      },
    );
    steps.push({ before, done });
    if (steps.length > MOST_STEPS) steps.shift();
    return done;
  }

  /**
   * Takes back the newest verdict of this page that reached the server, whichever patch it was on. `onStart` is told
   * the patch as soon as it is known.
   */
  async function undo(onStart?: (patchId: number) => void): Promise<UndoOutcome> {
    for (;;) {
      const step = steps.pop();
      if (!step) return { kind: 'nothing' };
      // A verdict still on its way is shown again at once; what it came to is known in a moment.
      onStart?.(step.before.id);
      const outcome = await step.done;
      if (outcome.kind !== 'signed') continue;
      const { before, signed } = outcome;
      const id = before.id;
      const shown = table.get(id)!;
      const guess = shown.version === signed.row.version ? rowAfterUndo(shown, before) : null;
      if (guess) table.apply([guess]);
      try {
        const undone = await inOrder(id, () => deps.undo(id, signed.row.version));
        table.apply([undone.row]);
        return { kind: 'undone', patchId: id, signed: undone };
      } catch (error) {
        const conflict = asConflict(error);
        if (guess) putBack(guess, conflict?.row ?? shown);
        if (conflict) table.apply([conflict.row]);
        else if (mayTryAgain(error)) steps.push(step);
        return { kind: 'failed', patchId: id, error: explain(error) };
      }
    }
  }

  return { sign, undo, canUndo: () => steps.length > 0 };
}

function asConflict(error: unknown): Conflict | null {
  if (!(error instanceof ApiFailure) || error.status !== 409) return null;
  const body = error.body as Partial<Conflict> | null;
  return body?.code === 'stale' && body.row ? (body as Conflict) : null;
}

/** Our own verdict, whose answer was lost on the way: the second try finds it already there. */
function isOurs(conflict: Conflict, verdict: SignVerdict, userId: number): boolean {
  const { theirs } = conflict;
  return (
    theirs !== null &&
    theirs.userId === userId &&
    theirs.baseVersion === verdict.baseVersion &&
    theirs.verdict === verdict.verdict &&
    theirs.second === (verdict.second ?? '') &&
    theirs.note === (verdict.note ?? '')
  );
}

/** A refusal stays a refusal; a lost connection or a failing server may answer the second time. */
const mayTryAgain = (error: unknown) =>
  error instanceof ApiFailure && (error.status === 0 || error.status >= 500);

function explain(error: unknown): ApiError {
  if (error instanceof ApiFailure) return error.error;
  const reason = error instanceof Error ? error.message : `${error}`;
  return {
    code: 'page',
    text: { zh: `页面出错：${reason}`, en: `The page failed: ${reason}` },
  };
}
